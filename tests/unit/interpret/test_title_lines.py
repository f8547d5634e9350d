"""Force, reference and date where one line says all, and numbered answers on one line."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.whole_letter.letter import read_letter
from lettering import dispositions, forces, letter, paragraphs, wordings

SHEET = table("Outcome | 2023", "Charged/Summonsed | 3", "Community resolution | 4")


@pytest.mark.parametrize(
    ("line", "force", "reference", "dated"),
    [
        (
            "Cheshire Constabulary - FOI 24/09150 - 03/10/2024",
            "cheshire",
            "FOI 24/09150",
            "2024-10-03",
        ),
        (
            "Cambridgeshire Constabulary FOI2024/06001 (21/11/2024)",
            "cambridgeshire",
            "FOI2024/06001",
            "2024-11-21",
        ),
        (
            "Lancashire Constabulary 000771/25 18/03/2025",
            "lancashire",
            "000771/25",
            "2025-03-18",
        ),
        ("West Midlands Police 10/10/2023", "west-midlands", "", "2023-10-10"),
        ("Kent Police response 24/0911/FOI", "kent", "24/0911/FOI", ""),
        ("Warwickshire Police, Leek Wootton, Warwick CV35 7QB", "warwickshire", "", ""),
    ],
)
def test_a_title_line_says_who_which_and_when(
    line: str, force: str, reference: str, dated: str
) -> None:
    found = letter(line, SHEET, name="sheet.xlsx")
    assert (found.force_id, found.reference, found.dated) == (force, reference, dated)


def test_a_span_is_no_date_of_the_letter_even_behind_a_reference() -> None:
    assert letter("Kent Police 01/04/2023 - 31/03/2024", SHEET).dated == ""
    assert letter("Kent Police\n\nFOI 24/09150 1/4/23 - 31/3/24", SHEET).dated == ""


def test_a_sentence_that_names_a_force_first_is_no_letterhead() -> None:
    found = letter("Kent Police, like others, counts crimes in 2023", SHEET)
    assert all(sign.kind != "letterhead" for sign in found.force_evidence)


def test_a_covering_text_is_read_before_the_sheet_that_it_covers() -> None:
    cover = "Derbyshire Constabulary\n28 June 2024\n\nQ1 see spreadsheet. Q2 it is not held."
    found = read_letter(
        (
            paragraphs("Q1", "Drug possession: outcomes", SHEET, name="a/figures.xlsx"),
            paragraphs(cover, name="a/letter.txt"),
        ),
        forces(),
        wordings(),
    )
    assert (found.force_id, found.dated) == ("derbyshire", "2024-06-28")
    assert dispositions(found) == [("1", "disclosed"), ("2", "not_held")]


def test_numbers_in_order_part_the_questions_and_answers_of_one_paragraph() -> None:
    found = letter(
        "Cumbria Constabulary",
        "You asked:",
        "1. How many of the 300 ended in outcome 1 and how many in outcome 18? 2. Was he charged?",
        "Response:",
        "1. The information is withheld under section 31(1)(a). 2. The Constabulary neither "
        "confirms nor denies that it holds this information: section 40(5).",
    )
    assert dispositions(found) == [("1", "refused"), ("2", "neither_confirm_nor_deny")]
    assert [question.exemptions for question in found.questions] == [("31(1)",), ("40(5)",)]


def test_a_number_that_goes_on_with_no_list_parts_no_paragraph() -> None:
    asked = "1. How many crimes ended in outcome 18? 3. is not counted, nor is outcome 2. Only 4."
    assert [one.number for one in letter("Kent Police", "You asked:", asked).questions] == ["1"]
