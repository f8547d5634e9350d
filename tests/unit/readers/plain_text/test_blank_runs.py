"""Runs of blanks longer than any page is wide are cut, before each of their places is tried."""

from __future__ import annotations

import pytest

from builders import document, table
from foi_compare.readers.text.blank_runs import with_short_blanks
from reading import read, tables, texts

LONG = 20_000


@pytest.mark.parametrize("blanks", [" ", "\t", " \t", "\u00a0"])
def test_a_run_of_blanks_is_cut_to_what_a_page_has_room_for(blanks: str) -> None:
    found = read("a.txt", f"There were{blanks * LONG}12 crimes with outcome 16.\n")
    (text,) = texts(found)
    assert text.split() == ["There", "were", "12", "crimes", "with", "outcome", "16."]
    assert len(text) < 150


def test_blanks_of_a_cell_are_cut_as_well() -> None:
    given = document(table("Outcome | 2021", f"Charged{' ' * LONG}or summonsed | 12"))
    (found,) = tables(with_short_blanks(given))
    assert [one.text.split() for one in found.cells[2:]] == [["Charged", "or", "summonsed"], ["12"]]
    assert max(len(one.text) for one in found.cells) < 150


def test_a_document_without_such_runs_is_the_same() -> None:
    given = document("There were 12.", table("Outcome | 2021", "Charged | 12"))
    assert with_short_blanks(given) is given


@pytest.mark.parametrize("run", [" " * 90, "." * 300, "1" * 300])
def test_what_a_page_may_have_or_is_no_blank_stays(run: str) -> None:
    (text,) = texts(read("a.txt", f"There were{run}12 crimes.\n"))
    assert run in text
