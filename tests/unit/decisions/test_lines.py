from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deciding import SHA256, decided
from foi_compare.decisions import COLUMNS, TODO_COLUMNS
from foi_compare.decisions.decision_cells import OLD_COLUMNS, csv_lines
from foi_compare.model import Address, Decision

OLD = ",".join(OLD_COLUMNS)
GOOD = "label,Not recorded,kent,Outcome 3"
HEADER = "kind,subject,force_id,answer"


def the_one(text: str) -> Decision:
    (decision,), problems = decided(text)
    assert problems == ()
    return decision


def test_a_line_is_read_whatever_the_order_of_its_columns() -> None:
    found = the_one(f"{HEADER},decided_by,note\n{GOOD},me,they said so\n")
    assert (found.kind, found.scope, found.force_id) == ("label", "force", "kent")
    assert (found.subject, found.answer, found.written) == ("Not recorded", "3", "Outcome 3")
    assert (found.decided_by, found.note, found.line) == ("me", "they said so", 2)
    other = the_one("Answer,Force ID,KIND,subject\nOutcome 3,Kent Police,label,Not recorded\n")
    assert (other.answer, other.force_id, other.kind) == ("3", "kent", "label")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}\r\n{GOOD}\r\n",
        f"{HEADER}\n{GOOD}".replace(",", ";"),
        f"{HEADER}\n{GOOD}".replace(",", "\t"),
        f"{HEADER},,\n{GOOD},,\n,,,,,\n",
        f"\n\n{HEADER}\n\n{GOOD}\n",
    ],
)
def test_what_excel_makes_of_a_file_is_read(text: str) -> None:
    found = the_one(text)
    assert (found.subject, found.force_id, found.answer) == ("Not recorded", "kent", "3")


def test_the_columns_of_a_todo_file_are_ignored() -> None:
    asked = {"ask": "Which outcome?", "choices": "3 | 4", "settles": "7"}
    line = csv_lines([asked | {"kind": "label", "subject": "x", "answer": "3"}], TODO_COLUMNS)
    assert the_one(",".join(TODO_COLUMNS) + "\n" + line).scope == "all"


def test_a_place_is_a_file_with_its_hash_and_the_numerals_it_holds() -> None:
    found = the_one(
        f"kind,source_sha256,page,anchor,answer\ncolumn,{SHA256.upper()},Page 3,page 3#4-5,2019\n"
    )
    assert found.anchor == (Address("page 3", 4), Address("page 3", 5))
    assert (found.scope, found.source_sha256, found.page) == ("place", SHA256, "3")


@pytest.mark.parametrize(
    ("row", "kind", "answer", "detail", "scope"),
    [
        ("label,x,*,,1A,,,,me,,", "label", "1A", (), "all"),
        ("label,x,kent,,none,,,,,,", "label", "none", (), "force"),
        ("code,,,,16,abc,,hash,,,", "number", "code", (("code", "16"),), "place"),
        ("value,,,,,abc,16,hash,,,", "number", "value", (("value", "16"),), "place"),
        ("set_aside,,,,,abc,,hash,,,", "number", "none", (), "place"),
    ],
)
def test_the_first_header_is_read_for_ever(
    row: str, kind: str, answer: str, detail: tuple[tuple[str, str], ...], scope: str
) -> None:
    found = the_one(f"{OLD}\n{row}\n")
    assert (found.kind, found.answer, found.detail, found.scope) == (kind, answer, detail, scope)
    if kind == "number":
        assert (found.observation_id, found.source_sha256) == ("abc", "hash")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("guess,x,kent,,1,,,,,,", "`guess` is no kind of decision"),
        ("label,,kent,,1,,,,,,", "needs a label"),
        ("label,x,,,1,,,,,,", "needs a force_id"),
        ("code,,,,1,,,hash,,,", "needs a observation_id"),
        ("value,,,,,abc,many,hash,,,", "`many` is no value"),
    ],
)
def test_a_line_under_the_first_header_is_named_as_precisely(row: str, problem: str) -> None:
    found, (only,) = decided(f"{OLD}\n{row}\nlabel,y,kent,,1,,,,,,\n")
    assert [one.subject for one in found] == ["y"]
    assert problem in only.problem


def test_a_header_that_stands_again_begins_a_new_section() -> None:
    text = f"{OLD}\nlabel,x,kent,,1,,,,,,\n{HEADER}\n{GOOD}\nsubject;kind;answer\ny;label;total\n"
    found, problems = decided(text)
    assert problems == ()
    assert [(one.subject, one.answer) for one in found] == [
        ("x", "1"),
        ("Not recorded", "3"),
        ("y", "total"),
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("labl,x,kent,3", "`labl` is no kind of decision; the nearest is `label`"),
        ("label,x,kentt,3", "`kentt` is no force of the register; the nearest is `kent`"),
        ("label,x,kent,", "it has no answer"),
        ("label,,kent,3", "needs a subject"),
        ("label,x,kent,3,too,many", "put a cell that holds a comma in quotation marks"),
        ('label,"x,kent,3', "quotation mark in it is not closed"),
        ('label,"x"y,kent,3', "quotation mark"),
        ("column,x,,2019", "needs `source_sha256` and `anchor`"),
        ("force,,,kent", "needs `file` or `source_sha256`"),
        ("blank,-,,zero", "needs a force_id"),
        ("label,x,kent,undo", "`undo` takes back the line that `replaces` names"),
    ],
)
def test_a_line_that_cannot_be_understood_is_named_and_the_others_hold(
    row: str, problem: str
) -> None:
    found, (only,) = decided(f"{HEADER}\n{GOOD}\n{row}\nlabel,later,,total\n")
    assert [one.subject for one in found] == ["Not recorded", "later"]
    assert (only.line, only.kind) == (3, "unreadable")
    assert problem in only.problem


def test_a_kind_reaches_as_far_as_it_can() -> None:
    rows = ("label,place,x,3", "column,all,x,2019", "label,evrywhr,x,3", "label,every force,x,3")
    found, problems = decided("\n".join(("kind,scope,subject,answer", *rows)))
    assert [one.scope for one in found] == ["all"]
    assert [one.problem for one in problems] == [
        "a decision on a label has the scope force or all.",
        "a decision on a column has the scope place.",
        "`evrywhr` is no scope. It may be file, place, force, all.",
    ]


def test_a_misspelt_column_is_named_with_the_nearest() -> None:
    _, problems = decided("kind,subjct,answer\nlabel,x,3\n")
    assert (problems[0].line, problems[0].problem) == (
        1,
        "`subjct` is no column; the nearest is `subject`.",
    )


def test_a_file_without_a_header_says_what_it_needs() -> None:
    found, (problem,) = decided("Dear Sir,\nyours faithfully\n")
    assert found == ()
    assert (problem.line, problem.kind) == (1, "unreadable")
    assert "`kind` and `answer` are needed" in problem.problem


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    found, _ = decided(f'{HEADER}\nlabel,"two\nlines",kent,3\n\nlabel,x,kent,4\n')
    assert [one.line for one in found] == [2, 5]


def test_what_a_spreadsheet_would_run_is_restored() -> None:
    assert the_one(f"{HEADER}\nlabel,'=Other,kent,3\n").subject == "=Other"


def test_an_identifier_is_made_from_the_line_and_not_from_its_place() -> None:
    first = the_one(f"{HEADER}\n{GOOD}\n")
    (_, moved), _ = decided(f"{HEADER}\nlabel,x,,4\n{GOOD}\n")
    turned = the_one("answer,kind,subject,force_id,page\nOutcome 3,label,Not recorded,kent,\n")
    assert first.decision_id == moved.decision_id == turned.decision_id
    assert replace(first, line=0) == replace(moved, line=0) == replace(turned, line=0)


def test_a_decision_for_another_codebook_is_left_as_it_stands() -> None:
    assert the_one("kind,subject,answer,codebook\nlabel,x,W1,ethnicity\n").answer == "W1"


_LINES = st.text(st.sampled_from(",;\"\n\r\t abkindlelswr=|3'\x00…"), max_size=60)


@given(before=_LINES, after=_LINES)
def test_no_text_around_a_good_line_loses_it(before: str, after: str) -> None:
    found, _ = decided(f"{HEADER}\n{before}\n{GOOD}\n{after}")
    assert any((one.subject, one.answer) == ("Not recorded", "3") for one in found)


@given(st.text(max_size=200))
def test_no_text_stops_the_reading(text: str) -> None:
    decided(text)


@given(
    st.dictionaries(
        st.sampled_from([name for name in COLUMNS if name not in {"kind", "replaces"}]),
        st.text(max_size=20),
        max_size=6,
    ),
    st.sampled_from(["label", "column", "table", "number", "file", "disposition", "odd"]),
)
def test_any_cells_are_a_decision_or_a_problem(cells: dict[str, str], kind: str) -> None:
    found, problems = decided(
        ",".join(COLUMNS) + "\n" + csv_lines([cells | {"kind": kind}], COLUMNS)
    )
    assert len(found) + len(problems) == 1
