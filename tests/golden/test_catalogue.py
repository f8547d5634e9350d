"""Whatever replies are known to hold has its golden cases, and the index names no others."""

from __future__ import annotations

import traps_claims
import traps_letters
import traps_packages
import traps_pdf
import traps_sheets
import traps_text
from catalogue import CATALOGUE
from trap import index

from golden.case import CASES, all_cases
from golden.ingesting import Row, ingest_files

TRAPS = (
    *traps_pdf.TRAPS, *traps_sheets.TRAPS, *traps_text.TRAPS, *traps_packages.TRAPS,
    *traps_letters.TRAPS, *traps_claims.TRAPS,
)  # fmt: skip
INDEXED = {case for one in CATALOGUE for case in (*one.there.split(), *one.alike.split())}


def test_every_case_that_the_index_names_exists() -> None:
    assert not sorted(INDEXED - {case.name for case in all_cases()})


def test_every_letter_stands_in_the_index() -> None:
    letters = {case.name for case in all_cases() if case.name.startswith("letter-")}
    assert not sorted(letters - INDEXED - {"letter-settings"})


def test_each_paragraph_has_cases_in_which_something_only_seems_to_be_there() -> None:
    paragraphs = dict.fromkeys(one.paragraph for one in CATALOGUE)
    assert all(one.there for one in CATALOGUE)
    for paragraph in paragraphs:
        assert any(one.alike for one in CATALOGUE if one.paragraph == paragraph), paragraph


def test_the_index_that_is_printed_is_that_of_the_cases() -> None:
    assert (CASES.parent / "README.md").read_bytes() == index(TRAPS)


def compared(case: str) -> dict[str, Row]:
    """Return the rows of the comparison by their heading."""
    rows = ingest_files((CASES / case / "reply.html",)).rows("comparison.csv")
    return {row["series"]: row for row in rows}


def test_a_number_that_a_sentence_tells_again_is_compared_once() -> None:
    assert compared("letter-table-and-sentences")["2022"]["outcome_1"] == "41"


def test_a_total_over_a_suppressed_number_is_an_interval() -> None:
    rows = compared("letter-suppressed-cells")
    assert rows["2020"]["outcome_2"] == "1 to 4"
    assert {year: row["total_summed"] for year, row in rows.items()} == {
        "2020": "33 to 39",
        "2021": "41",
        "2022": "53 to 56",
    }
