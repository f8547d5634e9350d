"""What a reply says in words of its empty cells, of `NULL` and of dashes."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.whole_reply.explained_marks import nil_marks
from foi_compare.model import Figure
from unit.interpret.test_whole_reply import reply

NIL = {
    "A blank cell means that there were none.": "",
    "Where a box has been left empty no crime was finalised in that way in the month.": "",
    "Nil returns are shown as a blank cell.": "",
    "Where there were no crimes the cell has been left blank.": "",
    "Recorded thefts (see below; NULL means no crimes)": "null",
    "A dash denotes that no offences were recorded.": "-",
}
OTHERWISE = (
    "Blank cells do not mean that there were no crimes.",
    "A blank cell means no crimes or fewer than five.",
    "A blank means that no information is held.",
    "NULL means not recorded.",
    "Where the ethnicity field is blank, no result was recorded by the officer.",
    "No crimes were left blank on purpose.",
)


@pytest.mark.parametrize("sentence", NIL)
def test_a_sentence_says_that_a_mark_is_nil(sentence: str) -> None:
    assert nil_marks([sentence]) == {NIL[sentence]}


@pytest.mark.parametrize("sentence", OTHERWISE)
def test_a_mark_is_not_nil_that_may_be_something_else(sentence: str) -> None:
    assert nil_marks([sentence]) == set()


def test_a_mark_that_is_explained_twice_is_not_nil() -> None:
    assert nil_marks(["NULL means no crimes.", "NULL means that it is not held."]) == set()


def figures(mark: str, note: str) -> tuple[Figure, ...]:
    rows = ("Outcome | 2022", "Charged/Summonsed | 31", f"Community resolution | {mark}")
    return reply("Kent Police", "Burglaries by outcome.", table(*rows), note).figures


def test_an_explained_mark_is_read_as_nil_and_says_why() -> None:
    nil = figures("NULL", "NULL means no crimes.")[1]
    assert (nil.value.amount, nil.value.as_printed) == (0, "NULL")
    assert "as the reply says" in nil.note


@pytest.mark.parametrize("note", ["", "NULL means not recorded."])
def test_a_mark_without_such_words_is_a_blank_that_may_be_anything(note: str) -> None:
    found = figures("NULL", note)[1]
    assert (found.value.status, found.doubts) == ("not_stated", ())


@pytest.mark.parametrize("note", ["A dash means no crimes.", "The figures are these."])
def test_a_mark_in_a_column_of_shares_is_a_share(note: str) -> None:
    rows = ("Outcome | 2022 | %", "Charged/Summonsed | 31 | 100", "Community resolution | - | -")
    found = reply("Kent Police", "Burglaries by outcome.", table(*rows), note).figures
    nil = [(one.value.amount, one.value.measure) for one in found if one.value.as_printed == "-"]
    assert nil == [(0, "count"), (0, "percentage")]
