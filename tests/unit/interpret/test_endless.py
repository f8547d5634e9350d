"""Lines that no person wrote are kept out of every pattern, and their numerals are not lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import document, paragraph, table
from foi_compare.interpret.language.endless import LONGEST_LINE, LONGEST_WORD, legible
from foi_compare.model import Table, TextBlock


@pytest.mark.parametrize(
    "endless",
    ["7" * (LONGEST_WORD + 1), "word 12 " * (LONGEST_LINE // 8 + 1)],
    ids=["a word", "a line"],
)
def test_an_endless_line_is_set_aside_and_what_stands_before_it_is_kept(endless: str) -> None:
    text = f"Charged 3\n{endless}\nTotal 4"
    read, (item,) = legible(document("Kent Police", text))
    assert [block.text for block in read.blocks if isinstance(block, TextBlock)] == [
        "Kent Police",
        "Charged 3\n",
    ]
    assert item.rule == "endless line"
    assert {(spot.block, spot.row, spot.column) for spot in item.spots} == {(1, -1, -1)}
    assert text[item.spots[-1].start : item.spots[-1].end] == "4"
    assert min(spot.start for spot in item.spots) >= len("Charged 3\n")


def test_an_endless_cell_loses_its_text_and_its_neighbours_keep_theirs() -> None:
    whole = table("Outcome | Total", "Charged | 3")
    cells = (*whole.cells[:-1], whole.cells[-1]._replace(text="1" * (LONGEST_WORD + 1)))
    read, (item,) = legible(document(replace(whole, cells=cells)))
    (block,) = read.blocks
    assert isinstance(block, Table)
    assert [cell.text for cell in block.cells] == ["Outcome", "Total", "Charged", ""]
    assert [(spot.row, spot.column) for spot in item.spots] == [(1, 1)]


def test_a_long_letter_stays_as_it_is() -> None:
    whole = document(paragraph("\n".join(["There were 14 crimes recorded."] * 2_000)))
    assert legible(whole) == (whole, ())
