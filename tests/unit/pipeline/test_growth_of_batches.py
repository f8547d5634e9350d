"""Time grows with a batch and not faster: files, observations, causes, decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from deciding import TERMS, decided, label_decision
from foi_compare.answers.answering import Answering, read_answers
from foi_compare.batch.grouping import FileIdentity, duplicates, group_files
from foi_compare.batch.reading import together
from foi_compare.batch.tasks import FileRead
from foi_compare.batch.touching import GroupFacts, Touching
from foi_compare.batch.workshop import Plan, workshop_of
from foi_compare.checks import run_checks
from foi_compare.decisions.decision_rows import Row
from foi_compare.export.todo import todo_bytes
from foi_compare.export.write import files_of
from foi_compare.inputs.settings_use import entries_without_file
from foi_compare.match.matcher import Matcher
from foi_compare.merge import merge
from foi_compare.model import (
    Decision,
    DecisionKind,
    FileSettings,
    InputFile,
    LabelContext,
    Observation,
    Period,
    Place,
    PlainTable,
    Question,
    SaidOfFiles,
    Settings,
)
from foi_compare.names import told_apart
from foi_compare.profiles import assess
from foi_compare.rulings import (
    Decided,
    decided_on_files,
    files_decided,
    joined,
    settings_with,
)
from growing_documents import words
from growth import assert_grows_evenly, steps
from lettering import matcher
from observing import CODES, batch, observation, read_reply, value
from working import load

Work = Callable[[int], Callable[[], object]]
FIRST = 8
KNOWN = {code.code: code for code in CODES}
YEAR = Period(start=date(2019, 1, 1), end=date(2019, 12, 31), kind="year", as_printed="2019")


def place(row: int, column: int = 2, table: int = 1) -> Place:
    return Place(part="page 1", page=1, table=table, row=row, column=column)


def one_heading(n: int) -> list[Observation]:
    return [observation(words(i), str(i), "14", series="2019", place=place(i)) for i in range(n)]


def equal_labels(n: int) -> list[Observation]:
    return [observation("Charged", str(i), "1", series="2019", place=place(i)) for i in range(n)]


def headings(n: int) -> list[Observation]:
    return [observation("Charged", str(i), "1", series=f"Area {i}") for i in range(n)]


def tables(n: int) -> list[Observation]:
    return [
        observation("Charged", str(i), "1", series="2019", group=i, place=place(1, table=i))
        for i in range(n)
    ]


def waiting(n: int) -> list[Observation]:
    return [
        observation(words(i), str(i), status="review", reason="unknown", place=place(i))
        for i in range(n)
    ]


def waiting_alike(n: int) -> list[Observation]:
    return [
        observation("Kiln", str(i), status="review", reason="unknown", group=i, place=place(1))
        for i in range(n)
    ]


def totals(n: int) -> list[Observation]:
    below = [observation("Total", str(i), role="total", series="2019") for i in range(n)]
    return [*equal_labels(n), *below]


def across(n: int) -> list[Observation]:
    ends = [
        observation("Charged", str(i), "1", across=True, series=f"Area {i}", place=place(1, i))
        for i in range(n)
    ]
    return [*(replace(one, place=place(1, at)) for at, one in enumerate(headings(n))), *ends]


def blanks(n: int) -> list[Observation]:
    return [observation(words(i), "", "14", series="2019", place=place(i)) for i in range(n)]


def rows_and_columns(n: int) -> list[Observation]:
    """Return the numbers of a table of eight columns with a total below each."""
    columns = [(f"Area {at}", at + 2) for at in range(8)]
    rows = [
        observation("Charged", str(i % 5), "1", series=area, place=place(i + 2, at))
        for i in range(n)
        for area, at in columns
    ]
    below = [
        observation("Total", "9", role="total", series=area, place=place(n + 2, at))
        for area, at in columns
    ]
    return rows + below


def columns_and_rows(n: int) -> list[Observation]:
    """Return the numbers of a table of eight rows with a total at the end of each."""
    return [
        observation(
            f"Charged {row}", "3", "1", series="Total" if at == n else f"Area {at}",
            across=at == n, place=place(row + 2, at + 2),
        )
        for row in range(8)
        for at in range(n + 1)
    ]  # fmt: skip


OBSERVED = (
    one_heading, equal_labels, headings, tables, waiting, waiting_alike, totals, across, blanks,
    rows_and_columns, columns_and_rows,
)  # fmt: skip


@pytest.mark.parametrize("observed", OBSERVED)
def test_the_numbers_of_a_reply_are_merged_checked_asked_about_and_written(
    observed: Callable[[int], list[Observation]],
) -> None:
    def work(size: int) -> Callable[[], object]:
        read = read_reply(observed(size))

        def run() -> None:
            run_checks(read.reply, read.observations, KNOWN)
            dataset = assess(merge([read], batch()))
            files_of(dataset)
            todo_bytes(dataset)

        return run

    assert_grows_evenly(work, FIRST)


@pytest.mark.parametrize("observed", [totals, across, blanks, tables])
def test_the_checks_alone_add_every_row_up_once(
    observed: Callable[[int], list[Observation]],
) -> None:
    def work(size: int) -> Callable[[], object]:
        read = read_reply(observed(size))
        return lambda: run_checks(read.reply, read.observations, KNOWN)

    assert_grows_evenly(work, 32)


def test_replies_of_one_force_are_merged_graded_and_written() -> None:
    def work(size: int) -> Callable[[], object]:
        replies = [
            read_reply(
                [observation("Charged", "3", "1", reference=f"{i}/22", file=f"{i}.pdf")],
                reference=f"{i}/22", files=(f"{i}.pdf",),
            )
            for i in range(size)
        ]  # fmt: skip
        return lambda: files_of(assess(merge(replies, batch())))

    assert_grows_evenly(work, FIRST)


@pytest.mark.parametrize("asked", ["", "all"])
def test_one_question_in_many_letters_is_graded(asked: str) -> None:
    question = Question(number="1", asked=asked, text="How many crimes were there in 2019?")

    def work(size: int) -> Callable[[], object]:
        replies = [
            read_reply(
                [observation(
                    "Charged", "3", "1", reference=f"{i}/22", file=f"{i}.pdf", question="1",
                    asked=asked, force_id=("kent", "essex")[i % 2],
                )],
                reference=f"{i}/22", files=(f"{i}.pdf",), questions=(question,),
                force_id=("kent", "essex")[i % 2],
            )
            for i in range(size)
        ]  # fmt: skip
        return lambda: files_of(assess(merge(replies, batch())))

    assert_grows_evenly(work, FIRST)


@pytest.mark.parametrize("asked", ["", "all"])
def test_one_question_many_times_in_one_letter_is_graded(asked: str) -> None:
    def work(size: int) -> Callable[[], object]:
        questions = tuple(
            Question(number=str(i), asked=asked, text="How many crimes were there in 2019?")
            for i in range(size)
        )
        counted = [
            observation("Charged", str(i), "1", question=str(i), asked=asked, series="2019")
            for i in range(size)
        ]
        read = read_reply(counted, questions=questions)
        return lambda: files_of(assess(merge([read], batch())))

    assert_grows_evenly(work, FIRST)


def test_tables_of_other_things_are_held_against_the_outcomes() -> None:
    def work(size: int) -> Callable[[], object]:
        entries = tuple((f"Area {i}", "", value("5"), 1) for i in range(3))
        plain = tuple(
            PlainTable(file="kent.pdf", question="1", caption=str(i), entries=entries)
            for i in range(size)
        )
        read = read_reply(headings(3 * FIRST), plain_tables=plain)
        return lambda: run_checks(read.reply, read.observations, KNOWN)

    assert_grows_evenly(work, FIRST)


def test_labels_of_a_table_are_matched() -> None:
    def work(size: int) -> Callable[[], object]:
        labels = [words(i) for i in range(size)]
        codebook = matcher().codebook
        return lambda: Matcher(codebook).match_table(labels, LabelContext(header="Outcome"))

    assert_grows_evenly(work, 4)


@pytest.mark.parametrize(
    "named",
    [
        lambda i: FileIdentity(f"{i}.pdf", "kent", "1/22"),
        lambda i: FileIdentity(f"{i}.pdf", "kent", f"{i}/22"),
        lambda i: FileIdentity(f"all/{i}.pdf", ("kent", "essex")[i % 2], f"{i}/22"),
        lambda i: FileIdentity(f"all/{i}/a.pdf", ("kent", "essex")[i % 2], f"{i // 2}/22"),
        lambda i: FileIdentity(f"{i // 2}/{i}.pdf", "kent", f"{(i + 1) // 2}/22"),
    ],
)
def test_files_are_grouped(named: Callable[[int], FileIdentity]) -> None:
    def work(size: int) -> Callable[[], object]:
        files = [named(i) for i in range(size)]
        return lambda: group_files(files)

    assert_grows_evenly(work, 64)


def test_copies_and_names_that_look_alike_are_found() -> None:
    def work(size: int) -> Callable[[], object]:
        contents = {f"{i}.pdf": str(i // 3) for i in range(size)}
        # The number of each in characters that are not seen: so many of them for the i-th name
        # would make a text that grows with the square.
        unseen = str.maketrans("01", "\u200b\u200c")
        names = ["a\u200b" * (i % 5) + f"{i:b}".translate(unseen) + ".pdf" for i in range(size)]
        return lambda: (duplicates(contents), told_apart(names))

    assert_grows_evenly(work, 32)


def test_files_are_held_against_what_is_said_of_one() -> None:
    settings = Settings(files=(FileSettings(file="2022/*", force="kent"),))

    def work(size: int) -> Callable[[], object]:
        names = [f"{i}.pdf" for i in range(size)]
        return lambda: (
            entries_without_file(settings, names, {}),
            list(map(SaidOfFiles(settings.files).told_of, names)),
        )

    assert_grows_evenly(work, 64)


COLUMNS = "kind,scope,force_id,file,source_sha256,anchor,subject,answer,decided_by,decided_on"


@pytest.mark.parametrize(
    "line",
    [
        lambda i: f"label,all,,,,,{words(i)} {i},14,A B,2024-01-02",
        lambda i: f"label,all,,,,,Kilns,{14 + i % 2},A B,2024-01-02",
        lambda i: f"label,all,,,,,Kilns,14,A B,2024-01-{i % 28 + 1:02}",
        lambda i: (
            f"table,place,kent,kent.pdf,{'a' * 64},page 1#{i + 1},,facts; unit=u{i},A B,2024-01-02"
        ),
    ],
)
def test_many_decisions_are_read_and_answered(line: Callable[[int], str], tmp_path: Path) -> None:
    def work(size: int) -> Callable[[], object]:
        lines = [line(i) for i in range(size)]
        text = "\n".join([COLUMNS, *lines]) + "\n"
        path = tmp_path / f"{size}.csv"
        path.write_text(text, encoding="utf-8")
        rows = [
            Row(at + 2, dict(zip(COLUMNS.split(","), one.split(","), strict=True)))
            for at, one in enumerate(lines)
        ]

        def run() -> None:
            decided(text)
            answering = Answering(path, TERMS, decided_by="A B", decided_on="2024-01-02")
            read_answers(rows, answering)
            for row in rows:
                answering.is_answered(row.cells)

        return run

    assert_grows_evenly(work, FIRST)


def test_a_task_asks_for_its_stages_without_a_look_at_every_decision() -> None:
    def asked(count: int) -> int:
        files = tuple(FileSettings(file=f"{i}.pdf") for i in range(count))
        plan = Plan(load=load, decisions=decisions_on(count), settings=Settings(files=files))
        workshop_of(plan)
        return steps(lambda: workshop_of(plan))

    assert asked(64) == asked(4)


REPLACING: tuple[tuple[Callable[[int], str], Callable[[int], str]], ...] = (
    # Each line stands in the place of the one before it.
    (lambda i: f"d{i - 1}" if i else "", lambda i: str(14 + i % 2)),
    # Every other line takes the one before it back.
    (lambda i: f"d{i - 1}" if i % 2 else "", lambda i: "undo" if i % 2 else "14"),
    # Every line of a second half stands in the place of two that contradict each other.
    (lambda i: f"d{i - 2} d{i - 1}" if i % 3 == 2 else "", lambda i: str(14 + i % 3)),
)


@pytest.mark.parametrize(("replaces", "answer"), REPLACING)
def test_lines_in_the_place_of_others_are_followed(
    replaces: Callable[[int], str], answer: Callable[[int], str], tmp_path: Path
) -> None:
    def work(size: int) -> Callable[[], object]:
        lines = [
            f"d{i},label,all,Kilns,{answer(i)},{replaces(i)},A B,2024-01-02" for i in range(size)
        ]
        columns = "decision_id,kind,scope,subject,answer,replaces,decided_by,decided_on"
        path = tmp_path / f"{size}.csv"
        path.write_text("\n".join([columns, *lines]) + "\n", encoding="utf-8")
        rows = [
            Row(at + 2, {"kind": "label", "scope": "all", "subject": "Kilns", "answer": "16",
                         "replaces": f"d{at}"})
            for at in range(size)
        ]  # fmt: skip

        def run() -> None:
            answering = Answering(path, TERMS, decided_by="A B", decided_on="2024-01-02")
            for row in rows:
                answering.is_answered(row.cells)

        return run

    assert_grows_evenly(work, 64)


SHA256 = "{:064x}".format


def decisions_on(files: int) -> tuple[Decision, ...]:
    kinds: tuple[DecisionKind, ...] = ("reference", "disposition", "file")
    on_files = (
        Decision(
            kind=kinds[i % 3], answer="same_reply" if i % 3 == 2 else f"{i}/22",
            decision_id=str(i), file=f"{i}.pdf", source_sha256=SHA256(i),
            detail=(("file", f"{i + 1}.pdf"),) if i % 3 == 2 else (),
        )
        for i in range(files)
    )  # fmt: skip
    on_labels = (label_decision(f"{words(i)} {i}", "14") for i in range(files))
    return (*on_files, *on_labels)


def test_as_many_files_as_decisions_are_held_against_each_other() -> None:
    def work(size: int) -> Callable[[], object]:
        decisions, inputs = decisions_on(size), {f"{i}.pdf": SHA256(i) for i in range(size)}
        reads = [
            read_reply([], reference=f"{i}/22", files=(f"{i}.pdf",), sha256=(SHA256(i),))
            for i in range(size)
        ]
        replies = [read.reply for read in reads]
        groups = [(name,) for name in inputs]

        def run() -> None:
            found = Decided(decisions)
            placed = Decided(one for one in decisions if one.kind != "label")
            touching = Touching(decisions)
            for name, sha256 in inputs.items():
                settings_with(Settings(), found.on((sha256,)), ((name, sha256),))
                touching.of(GroupFacts(files=frozenset((name,)), sha256=frozenset((sha256,))))
            for reply in replies:
                placed.reaching(reply)
            joined(groups, files_decided(decisions, inputs).together)
            decided_on_files(Settings(), decisions, inputs, replies)
            merge(reads, replace(batch(), decisions=decisions))

        return run

    assert_grows_evenly(work, 16)


def test_what_lies_in_an_archive_is_listed() -> None:
    def work(size: int) -> Callable[[], object]:
        inner = [FileRead(inputs=(InputFile(f"a.zip/{i}", SHA256(i)),)) for i in range(size)]
        return lambda: together(InputFile("a.zip", SHA256(size)), inner)

    assert_grows_evenly(work, 256)
