from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from foi_compare.batch.engine import Lost, Result, Task, ThisProcess
from foi_compare.batch.progress import Progress, Step
from foi_compare.batch.tasks import GroupTask, ReadTask
from foi_compare.batch.workshop import Plan
from foi_compare.export import files_of
from foi_compare.inputs.inbox import find_files
from foi_compare.model import Dataset, FileSettings, Settings, WorkLimits
from foi_compare.pipeline import run
from foi_compare.workers.pool import Workers
from working import load

PLAN = Plan(load=load)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    for name, text in {
        "kent/letter.txt": "kent 1/22",
        "kent/data.txt": "figures",
        "essex.txt": "essex 7",
        "nobody.txt": "who?",
        "mail.eml": "PACK\nwest-midlands 9\n---\nmore",
    }.items():
        path = tmp_path / "inbox" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return tmp_path / "inbox"


def ran(inbox: Path, plan: Plan = PLAN, progress: Progress | None = None) -> Dataset:
    with ThisProcess() as engine:
        return run(find_files(inbox), plan, engine, progress)


def replies(dataset: Dataset) -> list[tuple[str, tuple[str, ...]]]:
    return [(read.reply.force_id, read.reply.files) for read in dataset.replies]


def test_files_become_replies_and_replies_a_dataset(inbox: Path) -> None:
    assert replies(ran(inbox)) == [
        ("essex", ("essex.txt",)),
        ("kent", ("kent/data.txt", "kent/letter.txt")),
        ("unknown", ("nobody.txt",)),
        ("west-midlands", ("mail.eml/0.txt", "mail.eml/1.txt")),
    ]


def test_members_of_a_container_are_inputs_with_hashes_of_their_own(inbox: Path) -> None:
    inputs = {entry.name: entry.sha256 for entry in ran(inbox).batch.inputs}
    assert {"mail.eml", "mail.eml/0.txt", "mail.eml/1.txt"} <= set(inputs)
    assert len(set(inputs.values())) == len(inputs)


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_read(inbox: Path) -> None:
    whole = replies(ran(inbox))
    (inbox / "scan.txt").write_text("no text")
    dataset = ran(inbox)
    assert replies(dataset) == whole
    (problem,) = dataset.batch.unread
    assert (problem.file, problem.error) == ("scan.txt", "NoTextLayerError")
    assert (problem.problem, problem.next_step) == ("it has no text.", "Run OCR first.")


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("reader fails", "ZeroDivisionError at foi_compare.batch.reading:"),
        ("interpret fails", "KeyError at foi_compare.batch.understanding:"),
    ],
)
def test_a_fault_of_the_program_loses_one_reply_and_says_which_error(
    inbox: Path, text: str, error: str
) -> None:
    whole = replies(ran(inbox))
    (inbox / "trap.txt").write_text(text)
    dataset = ran(inbox)
    assert replies(dataset) == whole
    (problem,) = dataset.batch.unread
    assert (problem.file, problem.error) == ("trap.txt", error.partition(" ")[0])
    assert "report it" in problem.next_step
    assert error in problem.problem
    assert str(inbox) not in problem.problem


def test_a_file_that_is_gone_when_it_is_to_be_read_is_named(inbox: Path) -> None:
    files = find_files(inbox)
    (inbox / "essex.txt").unlink()
    with ThisProcess() as engine:
        dataset = run(files, PLAN, engine)
    (problem,) = dataset.batch.unread
    assert (problem.file, problem.error) == ("essex.txt", "OSError")
    assert len(dataset.replies) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
def test_a_file_that_the_system_does_not_show_is_named(inbox: Path) -> None:
    (inbox / "dead.txt").symlink_to(inbox / "nowhere")
    (problem,) = ran(inbox).batch.unread
    assert problem.file == "dead.txt"
    assert problem.next_step


@pytest.mark.parametrize(
    ("text", "error"), [("LOCKED\n", "PasswordProtectedError"), ("BROKEN\n", "OverflowError")]
)
def test_a_container_that_does_not_open_is_named(inbox: Path, text: str, error: str) -> None:
    (inbox / "safe.zip").write_text(text)
    (problem,) = ran(inbox).batch.unread
    assert (problem.file, problem.error) == ("safe.zip", error)


def test_documents_that_make_no_reply_are_still_accounted_for(inbox: Path) -> None:
    (inbox / "list.txt").write_text("no reply")
    dataset = ran(inbox)
    assert "list.txt" in {row.file for row in dataset.ledger}
    assert not any("list.txt" in files for _, files in replies(dataset))


def test_a_bad_member_of_a_container_leaves_the_others(inbox: Path) -> None:
    (inbox / "batch.zip").write_text("PACK\nkent 5\n---\nno text")
    dataset = ran(inbox)
    assert ("kent", ("batch.zip/0.txt",)) in replies(dataset)
    assert [problem.file for problem in dataset.batch.unread] == ["batch.zip/1.txt"]


def test_members_of_the_same_name_stay_two(inbox: Path) -> None:
    (inbox / "twins.zip").write_text("TWINS\nkent 5\n---\nkent 5 too")
    (files,) = (files for _, files in replies(ran(inbox)) if files[0].startswith("twins"))
    assert files == ("twins.zip/same (2).txt", "twins.zip/same.txt")


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_files_whose_names_print_alike_are_two_replies(inbox: Path) -> None:
    (inbox / "\u00e9.txt").write_text("kent 3")
    (inbox / "e\u0301.txt").write_text("essex 4")
    read = replies(ran(inbox))
    assert ("kent", ("\u00e9.txt",)) in read
    assert ("essex", ("\u00e9 (2).txt",)) in read
    table = files_of(ran(inbox))["inputs.csv"].decode()
    assert [line.count("\u00e9.txt,") for line in table.splitlines()].count(1) == 1
    assert [line.count("\u00e9 (2).txt,") for line in table.splitlines()].count(1) == 1


def test_an_archive_in_an_archive_that_does_not_open_is_an_input(inbox: Path) -> None:
    (inbox / "outer.zip").write_text("PACK\nPACK\nPACK\nPACK\nPACK\nPACK\nPACK\nkent 5")
    dataset = ran(inbox)
    (problem,) = dataset.batch.unread
    assert problem.file.startswith("outer.zip/")
    assert problem.file in {entry.name for entry in dataset.batch.inputs}


def test_a_file_that_is_too_large_is_named_with_the_limit(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foi_compare.inputs.inbox.FILE_BYTES", 20)
    (inbox / "larger.txt").write_text("kent 5" + 20 * " ")
    (problem,) = [one for one in ran(inbox).batch.unread if one.file == "larger.txt"]
    assert problem.problem == "the file is larger than 256 MB."
    assert problem.next_step


def test_containers_without_end_are_not_followed(inbox: Path) -> None:
    (inbox / "bomb.zip").write_text("PACK\n" * 9 + "kent 5")
    (problem,) = ran(inbox).batch.unread
    assert "packed more than" in problem.problem


def test_equal_files_are_read_once_and_reported(inbox: Path) -> None:
    (inbox / "copy.txt").write_text("figures")
    (inbox / "loose.txt").write_text("more")
    dataset = ran(inbox)
    files = [file for _, files in replies(dataset) for file in files]
    assert "copy.txt" not in files
    assert "loose.txt" not in files
    found = [f.files for f in dataset.findings if f.check == "read_once"]
    assert found == [("kent/data.txt", "copy.txt"), ("mail.eml/1.txt", "loose.txt")]


def test_the_settings_name_the_force_of_a_file_for_grouping(inbox: Path) -> None:
    (inbox / "annex.txt").write_text("annex")
    told = FileSettings(file="annex.txt", force="essex", reference="7")
    plan = Plan(load=load, settings=Settings(files=(told,)))
    assert ("essex", ("annex.txt", "essex.txt")) in replies(ran(inbox, plan))


def test_the_settings_take_a_file_out_of_a_folder_of_another_force(inbox: Path) -> None:
    told = FileSettings(file="kent/data.txt", force="essex")
    plan = Plan(load=load, settings=Settings(files=(told,)))
    assert ("kent", ("kent/letter.txt",)) in replies(ran(inbox, plan))


def test_settings_that_speak_of_no_file_are_named(inbox: Path) -> None:
    entries = tuple(FileSettings(file=name) for name in ("kent", "mail.eml/1.txt", "kent.pdf"))
    dataset = ran(inbox, Plan(load=load, settings=Settings(files=entries)))
    found = [f.left for f in dataset.findings if f.check == "settings_have_their_file"]
    assert found == ["kent.pdf"]


def test_words_that_fit_no_reply_are_named(inbox: Path) -> None:
    (inbox / "copy.txt").write_text("essex 7")
    entries = (
        FileSettings(file="kent", questions=(("77", "all"),)),
        FileSettings(file="essex.txt", force="essex"),
    )
    dataset = ran(inbox, Plan(load=load, settings=Settings(files=entries)))
    found = {f.check: f.left for f in dataset.findings if f.check.startswith("settings_")}
    assert found == {"settings_are_used": "kent", "settings_have_their_file": "essex.txt"}


def test_the_settings_hold_passwords(inbox: Path) -> None:
    (inbox / "safe.txt").write_text("locked")
    assert [problem.file for problem in ran(inbox).batch.unread] == ["safe.txt"]
    told = FileSettings(file="safe.*", password="sesame")  # noqa: S106 - the word of the tale
    plan = Plan(load=load, settings=Settings(files=(told,)))
    assert ran(inbox, plan).batch.unread == ()


def test_settings_hold_for_a_file_a_folder_or_a_pattern_and_the_later_word_wins() -> None:
    settings = Settings(
        files=(
            FileSettings(file="kent", force="kent", reference="1"),
            FileSettings(file="kent/*.pdf", reference="2"),
            FileSettings(file="essex/a.pdf", force="essex"),
        )
    )
    pdf, text = settings.told_of("kent/b.pdf"), settings.told_of("kent/b.txt")
    assert (pdf.force, pdf.reference) == ("kent", "2")
    assert (text.force, text.reference) == ("kent", "1")
    assert settings.told_of("kentish/b.pdf").force == ""


def test_the_order_of_files_changes_no_byte(inbox: Path) -> None:
    files = find_files(inbox)
    with ThisProcess() as engine:
        forwards = files_of(run(files, PLAN, engine))
        assert files_of(run(files[::-1], PLAN, engine)) == forwards


def test_the_number_of_processes_changes_no_byte_and_a_dying_one_loses_one_file(
    inbox: Path,
) -> None:
    alone = files_of(ran(inbox))
    with Workers(2, WorkLimits(), tasks_each=1) as engine:
        assert files_of(run(find_files(inbox), PLAN, engine)) == alone
    for number in range(9):
        (inbox / f"z{number}.txt").write_text(f"kent {number}")
    whole = replies(ran(inbox))
    (inbox / "deadly.txt").write_text("process dies")
    with Workers(2, WorkLimits(), tasks_each=1) as engine:
        dataset = run(find_files(inbox), PLAN, engine)
    assert replies(dataset) == whole
    assert [(p.file, p.error) for p in dataset.batch.unread] == [("deadly.txt", "ProcessLost")]


@pytest.mark.parametrize("workers", [0, 2])
def test_progress_is_told_of_each_file_and_each_reply(inbox: Path, workers: int) -> None:
    class Counted:
        def __init__(self) -> None:
            self.phases: list[tuple[str, list[str]]] = []
            self.started: list[list[int]] = []
            self.done: list[list[int]] = []

        def begin(self, what: str, steps: Sequence[Step]) -> None:
            self.phases.append((what, [step.name for step in steps]))
            self.started.append([])
            self.done.append([])

        def start(self, at: int) -> None:
            self.started[-1].append(at)

        def step(self, at: int) -> None:
            assert at in self.started[-1]
            self.done[-1].append(at)

    progress = Counted()
    if workers:
        with Workers(workers, WorkLimits(), tasks_each=1) as engine:
            run(find_files(inbox), PLAN, engine, progress)
    else:
        ran(inbox, progress=progress)
    (reading, files), (understanding, replies_) = progress.phases
    assert (reading, len(files)) == ("Reading", 5)
    assert (understanding, len(replies_)) == ("Understanding", 4)
    assert all(name.startswith(tuple(files)) for name in replies_)
    assert [sorted(one) for one in progress.done] == [list(range(5)), list(range(4))]


def test_a_run_leaves_the_search_for_dead_cycles_as_it_was() -> None:
    before = gc.get_threshold()
    with ThisProcess():
        assert gc.get_threshold() != before
    assert gc.get_threshold() == before


class Recorded(ThisProcess):
    """An engine that remembers which files it was given, and in which order."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[tuple[int, Result | Lost]]:
        """Yield the results in the order of the tasks."""
        for position, task in enumerate(tasks):
            if isinstance(task, ReadTask):
                self.said.append(task.file.name)
            elif isinstance(task, GroupTask):
                self.said.append("a reply")
            yield position, function(task)


def test_what_takes_longest_is_begun_first(tmp_path: Path) -> None:
    for name, size in {"a.txt": 10, "b.txt": 400, "c.png": 20, "d.txt": 900}.items():
        (tmp_path / name).write_bytes(b"x" * size)
    engine = Recorded()
    run(find_files(tmp_path), PLAN, engine)
    # A picture takes as long as fifty times as many bytes of anything else.
    assert [name for name in engine.said if name != "a reply"] == [
        "c.png",
        "d.txt",
        "b.txt",
        "a.txt",
    ]


def test_what_is_done_meanwhile_begins_when_all_is_read_and_no_reply_understood(
    inbox: Path,
) -> None:
    engine = Recorded()
    run(find_files(inbox), PLAN, engine, meanwhile=lambda: engine.said.append("meanwhile"))
    assert engine.said.count("meanwhile") == 1
    at = engine.said.index("meanwhile")
    assert at > 0
    assert "a reply" not in engine.said[:at]
    assert set(engine.said[at + 1 :]) == {"a reply"}
