from __future__ import annotations

import pytest

from foi_compare.readers.pages.broken_words import full_lines, mended
from foi_compare.readers.tables.by_rules.rules import read_by_rules
from foi_compare.readers.tables.by_words.word_reading import read_by_words
from foi_compare.readers.tables.ground.lines import lines_of
from typeset import page_of, words_of


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("a\nprosecuti\non", "a\nprosecution"),
        ("Commu\nnity\nresoluti\non", "Community\nresolution"),
        ("investig\nati\non is not", "investigation is not"),
        ("No\noutco\nme\nassign\ned as\nyet", "No\noutcome\nassigned as\nyet"),
        ("Tot\nal", "Total"),
        ("No\nv\n20", "Nov\n20"),
        ("Ma\nr\n21", "Mar\n21"),
        ("Taking\n, making", "Taking, making"),
        ("Summons\n: a person", "Summons: a person"),
        ("PROSECUTI\nON", "PROSECUTION"),
        ("restrain\ning\norder", "restraining\norder"),
        ("(irrespectiv\ne of any", "(irrespective of any"),
    ],
)
def test_a_word_that_a_column_breaks_is_whole_again(broken: str, whole: str) -> None:
    assert mended(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        "under\nage",  # two words that make a third one
        "Not\nRecorded",
        "NFA\nother",
        "Charged\nor\nsummonsed",
        "no suspect\nidentified",
        "Police\nDecision",
        "2019\n20",
        "OC1\n6",
        "out\ncome1",
    ],
)
def test_words_below_each_other_stay_words(text: str) -> None:
    assert mended(text) == text


def test_a_word_that_fills_its_line_goes_on_though_both_parts_are_words() -> None:
    assert mended("Posses\nsion of", {"Posses"}) == "Possession of"
    assert mended("Posses\nsion of") == "Posses\nsion of"
    assert mended("Police\nDecision", {"Police"}) == "Police\nDecision"


@pytest.mark.parametrize(("width", "full"), [(40, {"posses"}), (60, set())])
def test_a_line_is_full_where_no_letter_has_room_between_the_rules(
    width: int, full: set[str]
) -> None:
    rows = [["posses\nsion", "4"], ["of an\narticle", "5"]]
    page = page_of(rows, [width, 30])
    (grid,) = read_by_rules(page, lines_of(page.words))
    (cell,) = (c for c in grid.cells if (c.row, c.column) == (0, 0))
    assert full_lines(cell, grid) == full


@pytest.mark.parametrize(
    ("other", "whole"),
    [("restra\nining", {"posses"}), ("prosecut\nion", set()), ("of what", set())],
)
def test_a_word_broken_for_sure_shows_how_wide_its_column_is_without_rules(
    other: str, whole: set[str]
) -> None:
    rows = [["Offence", "2019"], ["posses\nsion", "12"], [other, "7"], ["Theft", "30"]]
    (grid,) = read_by_words(lines_of(words_of(rows, [60, 60], pad=4)))
    (cell,) = (cell for cell in grid.cells if cell.text == "posses\nsion")
    assert full_lines(cell, grid) == whole
