"""References that read like dates or years: the line that says what a text is decides."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.whole_letter.letter import identify
from foi_compare.model import Table
from lettering import forces, paragraphs, wordings

BODY = "\n\nRequest\n\n1. How many crimes?\n\nResponse\n\nThere were 45 crimes."
DATED = "2025-05-17"
LIKE_DATES = ("25/03/1997", "20/09/1088", "12/05/24", "25-03-1997", "25.03.1997", "FOI 25/03/1997")
LIKE_YEARS = ("FOI 2024/1234", "01/FOI/24/012345", "2011/673", "2024/25", "2023-24", "03/2024")
REFERENCES = LIKE_DATES + LIKE_YEARS


def read(*head: str | Table) -> tuple[str, str]:
    """Return reference and date of a letter of Kent with this below its name."""
    found = identify(paragraphs("Kent Police", *head, BODY), forces(), wordings())
    return found.reference, found.dated


@pytest.mark.parametrize("reference", REFERENCES)
@pytest.mark.parametrize(
    "head",
    [
        "Our ref: {}\n17 May 2025",
        "Our ref: {} Date: 17 May 2025",
        "FOI reference number: {}\nDate of response: 17/05/2025",
        "17/05/2025\n\nOur Reference\n{}",
        "Our ref\n\n{}\n\nDate\n\n17 May 2025",
    ],
)
def test_the_line_that_names_the_reference_gives_it_and_no_date(head: str, reference: str) -> None:
    assert read(head.format(reference)) == (reference, DATED)


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_letterhead_in_a_table_gives_reference_and_date(reference: str) -> None:
    assert read(table(f"Our ref: | {reference}", "Date: | 17 May 2025")) == (reference, DATED)
    row = table(f"Our ref: | {reference} | Date: | 17 May 2025", "Unit: | Disclosure | Tel: | 101")
    assert read(row) == (reference, DATED)


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_reference_alone_is_not_the_date_of_the_reply(reference: str) -> None:
    assert read(f"Reference: {reference}") == (reference, "")
    assert read(f"Our ref\n\n{reference}") == (reference, "")


def test_one_day_may_be_both() -> None:
    assert read("Our ref: 17/05/2025\nDate: 17/05/2025") == ("17/05/2025", DATED)


def test_a_day_before_the_act_dates_no_reply() -> None:
    assert read("Outcome data (25/03/1997)\n\nPublished: 17.05.2025") == ("25/03/1997", DATED)
    assert read("Outcome data (25/03/2024)\n\nPublished: 17.05.2025")[0] == ""
    assert read("25 March 1997") == ("", "")


def test_no_part_of_a_date_is_a_reference() -> None:
    assert read("Freedom of Information request 2025-05-03") == ("", "")
    assert read("Freedom of Information request 25-03-2024")[0] == ""


def test_numbers_of_a_table_that_answers_are_no_reference() -> None:
    grid = table("Reference | Number", "123/24 | 45", "124/24 | 3")
    assert read("Dear requester" + BODY, grid)[0] == ""
