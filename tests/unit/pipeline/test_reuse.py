"""What a second run does again, and that its result is that of a first one."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi_compare.batch import illustrating, reuse
from foi_compare.batch.engine import ThisProcess
from foi_compare.batch.workshop import Marks, Plan, Workshop, load_workshop
from foi_compare.errors import (
    NoConverterError,
    NoMeansError,
    NoTextLayerError,
    UnreadableDocumentError,
)
from foi_compare.export import files_of
from foi_compare.inputs.inbox import find_files
from foi_compare.model import Decision, Document, FileSettings, Reply, Settings, Source
from foi_compare.pipeline import run
from foi_compare.run import unchanged
from foi_compare.run.intake import Job
from foi_compare.store import FILE_NAME, NoStore, Store, database

LETTER = """{force}
Freedom of Information request {reference}
30 September 2020

How many crimes were recorded in 2019, by outcome?

Outcome Total
Charged/Summonsed {charged}
{label} 4
Community resolution -
Grand Total {total}
"""
UNCLEAR = "Victim does not support prosecution"


class Stages:
    """The stages of the package, which remember what they were given."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.interpreted: list[str] = []
        self.fails = ""

    def load(self, plan: Plan) -> Workshop:
        """Build the workshop."""
        workshop = load_workshop(plan)

        def read(source: Source, password: str) -> Document:
            self.read.append(source.name)
            if source.name == self.fails:
                raise KeyboardInterrupt
            return workshop.read(source, password)

        def interpret(documents: tuple[Document, ...], marks: Marks) -> tuple[Reply, ...]:
            self.interpreted.append(" ".join(document.name for document in documents))
            return workshop.interpret(documents, marks)

        return replace(workshop, read=read, interpret=interpret)

    def forget(self) -> None:
        """Begin to remember anew."""
        self.read.clear()
        self.interpreted.clear()


class Desk:
    """An inbox, a cache, and the stages that are run over them."""

    def __init__(self, folder: Path) -> None:
        self.inbox = folder / "inbox"
        self.cache = folder / "cache"
        self.stages = Stages()
        self.said: list[str] = []
        self.plan = Plan(load=self.stages.load)

    def put(self, name: str, force: str, number: int, label: str = UNCLEAR) -> None:
        """Put a letter of a force into the inbox."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = LETTER.format(
            force=force, reference=f"20/09/{number}", charged=number, label=label, total=number + 4
        )
        path.write_text(text, encoding="utf-8")

    def run(self) -> dict[str, bytes]:
        """Run over the inbox with the cache, and hold that the outputs are those without one."""
        self.stages.forget()
        with Store(self.cache, self.said.append) as store:
            found = self.outputs(store)
        did = (self.stages.read.copy(), self.stages.interpreted.copy())
        assert found == self.outputs(NoStore())
        assert b"foi-compare failed" not in found["run.json"]
        self.stages.read, self.stages.interpreted = did
        return found

    def outputs(self, store: Store | NoStore) -> dict[str, bytes]:
        """Return what a run publishes."""
        with ThisProcess() as engine:
            return dict(files_of(run(find_files(self.inbox), self.plan, engine, None, store)))

    def did(self) -> tuple[list[str], list[str]]:
        """Return what the last run read, and what it interpreted."""
        return self.stages.read, self.stages.interpreted

    def decide(self, *decisions: Decision) -> None:
        """Decide in the place of all that was decided before."""
        numbered = (
            replace(one, line=line, decision_id=f"d{line}") for line, one in enumerate(decisions, 2)
        )
        self.plan = replace(self.plan, decisions=tuple(numbered))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    found = Desk(tmp_path)
    found.put("essex.txt", "Essex Police", 11)
    found.put("kent/letter.txt", "Kent Police", 12)
    found.put("surrey.txt", "Surrey Police", 13, label="Cautions")
    found.run()
    return found


def label(subject: str, scope: str, force: str = "", answer: str = "16") -> Decision:
    assert scope in {"all", "force"}
    return Decision(
        kind="label",
        answer=answer,
        scope="all" if scope == "all" else "force",
        force_id=force,
        subject=subject,
    )


def test_a_second_run_reads_and_interprets_nothing(desk: Desk) -> None:
    desk.run()
    assert desk.did() == ([], [])
    assert desk.said == []


def test_a_run_that_keeps_nothing_takes_no_digest_of_the_package(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError("the files of the package were read")

    for module in (reuse, illustrating, unchanged):
        monkeypatch.setattr(module, "fingerprint", refuse)
    desk.outputs(NoStore())
    job = Job(files=find_files(desk.inbox), plan=desk.plan)
    assert unchanged.words_of_last_run(NoStore(), job, desk.cache, str) is None
    with Store(desk.cache, desk.said.append) as store, pytest.raises(AssertionError, match="read"):
        desk.outputs(store)


def test_only_a_changed_file_is_read_and_only_its_reply_interpreted(desk: Desk) -> None:
    desk.put("essex.txt", "Essex Police", 14)
    desk.run()
    assert desk.did() == (["essex.txt"], ["essex.txt"])


def test_a_file_under_another_name_is_not_read_again(desk: Desk) -> None:
    (desk.inbox / "essex.txt").rename(desk.inbox / "reply.txt")
    assert b"reply.txt" in desk.run()["observations.csv"]
    assert desk.did() == ([], ["reply.txt"])


def test_a_name_that_tells_something_is_read_with_what_it_tells(desk: Desk) -> None:
    name = "Essex Police - Outcomes/2020-10-01-120000/outgoing_1.txt"
    (desk.inbox / name).parent.mkdir(parents=True)
    (desk.inbox / "essex.txt").rename(desk.inbox / name)
    desk.run()
    assert desk.did() == ([name], [name])


def test_members_of_a_zip_are_kept_and_renamed_with_it(desk: Desk) -> None:
    with zipfile.ZipFile(desk.inbox / "all.zip", "w") as zipped:
        for name in ("essex.txt", "kent/letter.txt"):
            zipped.write(desk.inbox / name, name)
            (desk.inbox / name).unlink()
    desk.run()
    assert desk.stages.read == ["all.zip/essex.txt", "all.zip/kent/letter.txt"]
    (desk.inbox / "all.zip").rename(desk.inbox / "both.zip")
    assert b"both.zip/essex.txt" in desk.run()["observations.csv"]
    assert desk.stages.read == []


def test_a_file_that_joins_a_reply_has_it_interpreted_again(desk: Desk) -> None:
    desk.put("kent/more.txt", "Kent Police", 15)
    desk.run()
    assert desk.did() == (["kent/more.txt"], ["kent/letter.txt kent/more.txt"])


def test_a_label_decided_for_all_redoes_the_replies_that_print_it(desk: Desk) -> None:
    desk.decide(label(UNCLEAR, "all"))
    assert b"decided" in desk.run()["observations.csv"]
    assert desk.did() == ([], ["essex.txt", "kent/letter.txt"])


def test_a_label_decided_for_a_force_redoes_its_replies_alone(desk: Desk) -> None:
    desk.decide(label(UNCLEAR, "force", "kent"))
    desk.run()
    assert desk.did() == ([], ["kent/letter.txt"])


def test_a_label_that_no_reply_prints_redoes_none(desk: Desk) -> None:
    desk.decide(label("Struck by lightning", "all"))
    desk.run()
    assert desk.did() == ([], [])


def test_a_decision_that_is_taken_back_finds_what_was_before_it(desk: Desk) -> None:
    before = desk.run()
    desk.decide(label(UNCLEAR, "all"))
    desk.run()
    desk.decide()
    assert desk.run() == before
    assert desk.did() == ([], [])


def test_a_decision_on_a_file_redoes_the_reply_it_is_in(desk: Desk) -> None:
    surrey = next(one for one in find_files(desk.inbox) if one.name == "surrey.txt")
    desk.decide(
        Decision(kind="force", answer="kent", file=surrey.name, source_sha256=surrey.sha256)
    )
    desk.run()
    assert desk.did() == ([], ["surrey.txt"])


def test_lines_that_a_person_drew_have_the_file_read_again_and_once(desk: Desk) -> None:
    essex = next(one for one in find_files(desk.inbox) if one.name == "essex.txt")
    told = (("x", "10 20 30"), ("y", "10 20"))
    grid = Decision(
        kind="table", answer="grid", scope="place", source_sha256=essex.sha256, detail=told
    )
    desk.decide(replace(grid, file=essex.name, page="1"))
    desk.run()
    assert desk.did() == (["essex.txt"], ["essex.txt"])
    desk.run()
    assert desk.did() == ([], [])


def test_a_force_that_is_decided_has_the_decisions_on_it(desk: Desk) -> None:
    surrey = next(one for one in find_files(desk.inbox) if one.name == "surrey.txt")
    force = Decision(kind="force", answer="kent", file=surrey.name, source_sha256=surrey.sha256)
    desk.decide(force)
    desk.run()
    desk.decide(force, label("Cautions", "force", "kent", answer="3"))
    desk.run()
    assert desk.did() == ([], ["surrey.txt"])


def test_settings_of_a_file_redo_its_reply_and_others_none(desk: Desk) -> None:
    told = FileSettings(file="essex.txt", reference="another")
    desk.plan = replace(desk.plan, settings=Settings(files=(told,)))
    desk.run()
    assert desk.did() == ([], ["essex.txt"])


def test_another_codebook_reads_nothing_again(desk: Desk, tmp_path: Path) -> None:
    shipped = Path(database.__file__).parents[1] / "codebooks" / "home-office-outcomes"
    shutil.copytree(shipped, tmp_path / "book")
    desk.plan = replace(desk.plan, codebook=str(tmp_path / "book"))
    desk.run()
    assert (desk.stages.read, len(desk.stages.interpreted)) == ([], 3)
    with (tmp_path / "book" / "aliases.csv").open("a", encoding="utf-8") as aliases:
        aliases.write(f"{UNCLEAR},14,a test\n")
    desk.run()
    assert (desk.stages.read, len(desk.stages.interpreted)) == ([], 3)


def test_another_password_has_the_file_read_again(desk: Desk) -> None:
    told = FileSettings(file="essex.txt", password="sesame")  # noqa: S106 - the word of the tale
    desk.plan = replace(desk.plan, settings=Settings(files=(told,)))
    desk.run()
    assert desk.did() == (["essex.txt"], [])


@pytest.mark.parametrize("error", [NoTextLayerError, NoConverterError, NoMeansError])
def test_what_may_be_readable_next_time_is_tried_again(
    tmp_path: Path, error: type[UnreadableDocumentError]
) -> None:
    desk = Desk(tmp_path)
    desk.put("essex.txt", "Essex Police", 11)
    (desk.inbox / "empty.txt").write_bytes(b"\n")
    (desk.inbox / "scan.txt").write_text("scan", encoding="utf-8")
    load = desk.stages.load

    def without_means(plan: Plan) -> Workshop:
        workshop = load(plan)

        def read(source: Source, password: str) -> Document:
            if source.data == b"scan":
                desk.stages.read.append(source.name)
                raise error(source.name, "it is a scan.", "Install the engine.")
            return workshop.read(source, password)

        return replace(workshop, read=read)

    desk.plan = Plan(load=without_means)
    desk.run()
    desk.run()
    assert desk.did() == (["scan.txt"], [])


def test_a_killed_run_goes_on_from_what_it_had_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_SECONDS_AT_RISK", -1)
    desk = Desk(tmp_path)
    for number, force in enumerate(("Essex Police", "Kent Police", "Surrey Police"), 11):
        desk.put(f"{number}.txt", force, number)
    desk.stages.fails = "12.txt"  # the shortest, and so the last
    killed = Store(desk.cache, desk.said.append)  # and never closed
    with pytest.raises(KeyboardInterrupt):
        desk.outputs(killed)
    desk.stages.fails = ""
    desk.run()
    assert desk.stages.read == ["12.txt"]


@pytest.mark.parametrize(
    ("damage", "read"),
    [
        ("DELETE FROM kept WHERE kind = 'reply'", 0),
        ("DELETE FROM kept WHERE kind = 'identity'", 0),
        ("DELETE FROM kept WHERE kind = 'reading'", 3),
        ("DELETE FROM kept WHERE kind IN ('document', 'reply')", 3),
        ("DELETE FROM kept WHERE kind IN ('document', 'identity')", 3),
        ("DELETE FROM kept WHERE rowid % 2", None),
        ("UPDATE kept SET body = CAST('riddle' AS BLOB)", 3),
    ],
)
def test_whatever_is_missing_of_a_store_is_made_anew(
    desk: Desk, damage: str, read: int | None
) -> None:
    with sqlite3.connect(desk.cache / FILE_NAME) as link:
        link.execute(damage)
    link.close()
    desk.run()
    assert read is None or len(desk.stages.read) == read


@pytest.mark.parametrize("kind", ["reading", "identity", "reply"])
def test_a_value_that_is_none_has_the_store_put_aside(desk: Desk, kind: str) -> None:
    with Store(desk.cache, desk.said.append) as store:
        rows = _keys(desk.cache, kind)
        for key, variant in rows:
            store.put("reading" if kind == "reading" else _kind(kind), key, b"?", variant=variant)
    desk.run()
    assert any("put aside" in said for said in desk.said)
    assert (desk.cache / f"{FILE_NAME}.damaged-1").exists()


def _kind(kind: str) -> database.Kind:
    return "identity" if kind == "identity" else "reply"


def _keys(cache: Path, kind: str) -> list[tuple[bytes, bytes]]:
    with sqlite3.connect(cache / FILE_NAME) as link:
        rows = link.execute("SELECT key, variant FROM kept WHERE kind = ?", (kind,)).fetchall()
    link.close()
    return rows


Make = Callable[[Desk], Decision]


def _on_file(kind: str, answer: str, scope: str, name: str) -> Make:
    def make(desk: Desk) -> Decision:
        file = next(one for one in find_files(desk.inbox) if one.name == name)
        told = Decision(kind="force", answer=answer, file=name, source_sha256=file.sha256)
        if kind == "disposition":
            return replace(told, kind="disposition")
        if kind == "file":
            return replace(told, kind="file", detail=(("file", "surrey.txt"),))
        return replace(told, scope="place") if scope == "place" else told

    return make


def _fixed(decision: Decision) -> Make:
    return lambda _desk: decision


DECISIONS: list[Make] = [
    *(
        _fixed(label(text, "all", answer=to))
        for text in (UNCLEAR, "Cautions")
        for to in ("3", "16")
    ),
    *(_fixed(label(UNCLEAR, "force", force)) for force in ("kent", "essex", "surrey")),
    _fixed(label("Charged/Summonsed", "all", answer="none")),
    _fixed(Decision(kind="blank", answer="zero", scope="force", force_id="kent", subject="-")),
    _fixed(Decision(kind="blank", answer="not_held", scope="all", subject="-")),
    _on_file("force", "kent", "file", "surrey.txt"),
    _on_file("force", "surrey", "file", "essex.txt"),
    _on_file("disposition", "refused", "file", "kent/letter.txt"),
    _on_file("file", "no_reply", "file", "essex.txt"),
    _on_file("file", "same_reply", "file", "essex.txt"),
]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.lists(st.sampled_from(range(len(DECISIONS))), max_size=4), min_size=1, max_size=4
    )
)
def test_after_any_decisions_the_outputs_are_those_from_nothing(
    desk: Desk, steps: list[list[int]]
) -> None:
    for step in steps:
        made = [DECISIONS[number](desk) for number in step]
        # Two on one subject both wait; the reader of decisions.csv hands on neither.
        said = {(one.kind, one.scope, one.force_id, one.file, one.subject): one for one in made}
        desk.decide(*said.values())
        desk.run()  # compares
    assert not desk.said
