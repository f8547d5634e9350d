"""Numbered lines below a table: its notes where a cell sends to them, else answers."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.meanings.cited_notes import notes_cited
from foi_compare.model import Reply
from unit.interpret.test_whole_reply import reply

HEAD = ("Kent Police", "You asked for the outcomes of robberies by year.")
NOTES = (
    "1. Nil means none.\n2. Recording was reviewed; 41 crimes were changed.\n3. By date recorded."
)


def told(*remarks: str) -> Reply:
    charged, caution = remarks
    rows = (f"Charged/Summonsed | 41 | {charged}", f"Caution - adults | 12 | {caution}")
    return reply(*HEAD, table("Outcome | 2021 | Remarks", *rows), NOTES)


def test_a_list_that_a_cell_sends_to_answers_no_question() -> None:
    found = told("", "see note 2")
    assert [question.number for question in found.questions] == ["1"]
    assert {figure.question for figure in found.figures} == {"1"}


def test_a_note_is_of_the_row_alone_that_sends_to_it() -> None:
    found = told("", "see note 2")
    assert not any(figure.doubts for figure in found.figures)
    assert [(one.label, "changed" in one.note) for one in found.figures] == [
        ("Charged/Summonsed", False), ("Caution - adults", True),
    ]  # fmt: skip


@pytest.mark.parametrize("remark", ["", "see note 7", "provisional"])
def test_a_list_that_no_cell_sends_to_may_answer(remark: str) -> None:
    assert len(told("", remark).questions) > 1


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("see note 2", [2]),
        ("12 [1]", [1]),
        ("Live\u00b3", [3]),
        ("Footnotes 4", [4]),
        ("[1]", []),
        ("denote 2", []),
        ("12 notes", []),
    ],
)
def test_the_notes_that_a_cell_sends_to(text: str, numbers: list[int]) -> None:
    assert list(notes_cited(text)) == numbers
