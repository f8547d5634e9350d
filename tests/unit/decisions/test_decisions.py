from __future__ import annotations

from pathlib import Path

import pytest

from foi_compare.decisions import (
    COLUMNS,
    append_decisions,
    check_decisions,
    load_decisions,
    read_decisions,
)
from foi_compare.errors import DecisionsError
from foi_compare.model import Decision, DecisionKind
from observing import FORCES

HEADER = ",".join(COLUMNS)


def lines(*rows: str) -> str:
    return "\n".join((HEADER, *rows)) + "\n"


def decision(kind: DecisionKind, line: int = 0, **cells: str) -> Decision:
    whole = dict.fromkeys(COLUMNS[1:], "") | cells
    return Decision(kind=kind, line=line, **whole)


LABEL = "label,Not recorded,kent,home-office-outcomes,other,,,,me,2025-01-15,they said so"


def test_a_line_is_read_with_its_number() -> None:
    assert read_decisions(lines(LABEL)) == (
        decision(
            "label",
            2,
            label="Not recorded",
            force_id="kent",
            codebook="home-office-outcomes",
            code="other",
            decided_by="me",
            decided_on="2025-01-15",
            note="they said so",
        ),
    )


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    found = read_decisions(lines('label,"two\nlines",kent,,1,,,,,,', "", "label,x,kent,,1,,,,,,"))
    assert [one.line for one in found] == [2, 5]


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "decisions.csv") == ()


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("guess,x,kent,,1,,,,,,", "no kind of decision"),
        ("label,,kent,,1,,,,,,", "needs a label"),
        ("label,x,,,1,,,,,,", r"needs a force_id \(\* for every force\)"),
        ("label,x,kent,,,,,,,,", "needs a code"),
        ("code,,,,1,,,hash,,,", "needs a observation_id"),
        ("code,,,,1,abc,,,,,", "needs a source_sha256"),
        ("value,,,,,abc,many,hash,,,", "is no value"),
        ('value,,,,,abc,"1,234",hash,,,', "digits alone"),
        ("label,x,kent,,1,,,,,,,too,many", "unquoted"),
        ('label,"x,kent,,1,,,,,,', "not written as CSV"),
    ],
)
def test_a_line_that_cannot_be_applied_is_named(row: str, problem: str) -> None:
    with pytest.raises(DecisionsError, match=problem) as caught:
        read_decisions(lines(LABEL, row))
    assert (caught.value.file, caught.value.line) == ("decisions.csv", 3)


def test_missing_columns_are_named() -> None:
    with pytest.raises(DecisionsError, match="source_sha256 is not there") as caught:
        read_decisions(HEADER.replace("source_sha256,", "") + "\n")
    assert caught.value.line == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("label,Not recorded,kent,,other,,,,,,", "label,NOT  recorded,kent,,1,,,,,,"),
        ("label,x,*,,other,,,,,,", "label,x,*,,1,,,,,,"),
        ("code,,,,1,abc,,hash,,,", "code,,,,2,abc,,hash,,,"),
        ("value,,,,,abc,3,hash,,,", "value,,,,,abc,4,hash,,,"),
        ("value,,,,,abc,3,hash,,,", "set_aside,,,,,abc,,hash,,,"),
        ("set_aside,,,,,abc,,hash,,,", "code,,,,1,abc,,hash,,,"),
    ],
)
def test_a_contradiction_names_both_lines(first: str, second: str) -> None:
    with pytest.raises(DecisionsError, match=r"line 3: .*line 2 says"):
        read_decisions(lines(first, second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("label,x,kent,,1,,,,,,", "label,x,kent,,1,,,,,,again"),
        ("label,x,kent,,1,,,,,,", "label,x,essex,,2,,,,,,"),
        ("label,x,*,,1,,,,,,", "label,x,kent,,2,,,,,,"),
        ("code,,,,1,abc,,old,,,", "code,,,,2,abc,,new,,,"),
        ("code,,,,1,abc,,hash,,,", "value,,,,,abc,3,hash,,,"),
        ("set_aside,,,,,abc,,hash,,,", "set_aside,,,,,abc,,hash,,,"),
    ],
)
def test_what_only_looks_like_a_contradiction_is_none(first: str, second: str) -> None:
    assert len(read_decisions(lines(first, second))) == 2


def test_codes_and_forces_have_to_be_known() -> None:
    def check(one: Decision) -> None:
        check_decisions([one], codebook="outcomes", codes=["1"], forces=FORCES)

    check(decision("label", label="x", force_id="*", code="1"))
    check(decision("label", label="x", force_id="kent", code="99", codebook="another"))
    with pytest.raises(DecisionsError, match="`99` is no code of outcomes"):
        check(decision("label", 7, label="x", force_id="kent", code="99"))
    with pytest.raises(DecisionsError, match="`narnia` is no force"):
        check(decision("label", 7, label="x", force_id="narnia", code="1"))


def test_what_excel_saved_in_a_code_page_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(lines(LABEL, LABEL.replace("Not", "No \u2013")).encode("cp1252"))
    with pytest.raises(DecisionsError, match="CSV UTF-8") as caught:
        load_decisions(path)
    assert caught.value.line == 3


ADDED = decision("label", label="=x", force_id="kent", code="1", note='a "note", with\nlines')


def test_decisions_are_added_and_come_back(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    append_decisions(path, [ADDED])
    append_decisions(path, [decision("label", label="y", force_id="*", code="2")])
    first, second = load_decisions(path)
    assert (first.label, first.note, second.code) == ("=x", 'a "note", with\nlines', "2")


@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_what_was_there_stays_byte_for_byte(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "decisions.csv"
    newline = ending or "\n"
    names = ["note", "extra", *(name for name in COLUMNS if name != "note")]
    row = ["why", "mine", "label", "x", "kent", "", "1", *[""] * 5]
    before = (",".join(names) + newline + ",".join(row) + ending).encode("utf-8-sig")
    path.write_bytes(before)
    append_decisions(path, [ADDED])
    after = path.read_bytes()
    assert after.startswith(before)
    assert [one.label for one in load_decisions(path)] == ["x", "=x"]


def test_nothing_is_added_that_would_contradict_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    append_decisions(path, [ADDED])
    before = path.read_bytes()
    with pytest.raises(DecisionsError, match="Take one of the two lines out"):
        append_decisions(path, [decision("label", label="=X", force_id="kent", code="8")])
    assert path.read_bytes() == before
