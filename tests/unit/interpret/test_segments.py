from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret import interpret
from foi_compare.model import Settings
from lettering import dispositions, forces, letter, matcher, paragraphs, wordings


def test_a_line_that_is_printed_twice_is_a_question_also_within_a_paragraph() -> None:
    found = letter(
        "Kent Police",
        "1. What were the ages of all of the suspects?\n"
        "2. Where did each of the crimes take place?\n"
        "What were the ages of all of the suspects?\n"
        "This is exempt under Section 40(2).\n"
        "Where did each of the crimes take place?\n"
        "We do not hold this information.",
    )
    assert dispositions(found) == [("1", "refused"), ("2", "not_held")]


def test_columns_that_lost_their_marks_are_told_apart_line_by_line() -> None:
    found = letter(
        "Kent Police",
        "Request Response",
        "1. Names of the officers who dealt with each case. This is exempt under Section 40(2).",
        "2. How many crimes were recorded as Outcome 21? There were 12 crimes.",
        "3. Please send the policy. There are several. Which one are you interested in?",
    )
    assert dispositions(found) == [
        ("1", "refused"),
        ("2", "disclosed"),
        ("3", "clarification_sought"),
    ]


def test_a_number_that_a_line_break_brought_to_the_front_opens_no_question() -> None:
    found = letter(
        "Kent Police",
        "Request",
        "1. Please provide any policy on when Outcome 21 and Outcome\n22 are used in your force.",
        "Response",
        "1. No information is held in relation to this\nquestion.",
    )
    assert dispositions(found) == [("1", "not_held")]


def test_rows_that_open_with_codes_are_no_answers_to_questions_of_that_number() -> None:
    rows = (
        "2: Caution - youths: a youth offender has been cautioned by the police 114\n"
        "13: A named suspect has been identified but the victim is too ill 1\n"
        "16: A named suspect has been identified and support is withdrawn 3"
    )
    found = letter(
        "Kent Police",
        "Request",
        "1. How were the crimes finalised?\n\n2. How many were given Outcome 22?",
        "Response",
        f"Question 1\n\nOutcome Total\n\n{rows}\n\nQuestion 2\n\nNone.",
    )
    listed = [part for part in found.parts if part.segment.listed]
    assert {part.numbers for part in listed} == {("1",)}


@pytest.mark.parametrize(
    ("mark", "cell"), [("* ", "*"), ("(a) ", "7 (a)"), ("\N{DAGGER} ", "7\N{DAGGER}")]
)
def test_a_line_below_a_table_that_explains_a_mark_is_a_footnote(mark: str, cell: str) -> None:
    found = letter(
        "Kent Police",
        "Request\n\n1. How many crimes, by outcome?\n\nResponse",
        table("Outcome | 2022", "Charged | 40", f"Caution | {cell}"),
        f"{mark}includes 2 crimes transferred from another force and withheld there",
    )
    assert [part.kind for part in found.parts][-1] == "footnote"
    assert dispositions(found) == [("1", "disclosed")]


def test_the_title_of_a_sheet_opens_no_response_where_the_letter_begins_below_it() -> None:
    found = letter(
        "Response",
        "Kent Police",
        "Date: 3 May 2024",
        "Dear Requester,",
        "Request\n\n1. How many crimes were recorded?",
        "Response\n\n1. There were 12 crimes.",
    )
    assert found.dated == "2024-05-03"
    assert found.force_id == "kent"


def test_answers_that_cite_vanished_questions_keep_their_numbers() -> None:
    found = letter(
        "Gwent Police\n2025/28532",
        "Our response is below.",
        "Q7. 14 crimes were recorded as Outcome 22.",
        "Q8. 59",
        "Qb. Information not held.",
    )
    assert dispositions(found) == [("7", "disclosed"), ("8", "disclosed"), ("b", "not_held")]


def test_a_page_of_a_log_holds_one_reply_for_each_reference() -> None:
    page = paragraphs(
        "Humberside Police\n\nDisclosure log 2023",
        "Reference: F-2023-00101\nDate: 12 January 2023",
        "Request\n\nHow many robberies were finalised as Outcome 1?",
        "Response\n\nThere were 21 crimes.",
        "Reference: F-2023-00188\nDate: 2 February 2023",
        "Request\n\nHow many burglaries were finalised as Outcome 2?",
        "Response\n\nThere were 7 crimes.",
    )
    found = interpret(
        (page,),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    told = [(one.force_id, one.reference, one.dated) for one in found]
    assert told == [
        ("humberside", "F-2023-00101", "2023-01-12"),
        ("humberside", "F-2023-00188", "2023-02-02"),
    ]
    assert [[figure.value.amount for figure in one.figures] for one in found] == [[21], [7]]
    spots = [
        spot for one in found for item in (*one.figures, *one.set_aside) for spot in item.spots
    ]
    assert len(spots) == len(set(spots))


def test_a_letter_that_repeats_its_reference_is_one_reply() -> None:
    page = paragraphs(
        "Humberside Police",
        "Reference: F-2023-00101",
        "Request\n\nHow many robberies were finalised as Outcome 1?",
        "Reference: F-2023-00101",
        "Response\n\nThere were 21 crimes.",
    )
    found = interpret(
        (page,),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    assert len(found) == 1


def test_a_question_goes_on_where_a_line_ends_between_the_day_and_its_month() -> None:
    found = letter(
        "Kent Police",
        "1. Please send the policy on arson.",
        "2. I would like the number of crimes of arson that were filed under Outcome 21 "
        "between the 1st\nJanuary 2020 and 31st December 2022.",
        "Please send the policy on arson.",
        "We do not hold one.",
        "I would like the number of crimes of arson that were filed under Outcome 21 "
        "between the 1st\nJanuary 2020 and 31st December 2022.",
        "None.",
    )
    assert dispositions(found) == [("1", "not_held"), ("2", "nil")]
    assert found.questions[1].text.endswith("January 2020 and 31st December 2022.")


def test_a_line_below_a_numbered_question_that_answers_plainly_is_its_answer() -> None:
    found = letter(
        "Kent Police",
        "1. A copy of the guidance for officers.\nWe do not have this information.",
        "2. The names of all officers.\nWe neither confirm nor deny it: Section 23(5).",
    )
    assert dispositions(found) == [("1", "not_held"), ("2", "neither_confirm_nor_deny")]


def test_dashes_that_stand_again_are_questions_whatever_their_words() -> None:
    asked = ("- Training material about arson.", "- Please give the number of crimes of arson.")
    found = letter(
        "Kent Police", "REQUEST", *asked, "RESPONSE", asked[0], "This is not held.", asked[1], "59"
    )
    assert dispositions(found) == [("1", "not_held"), ("2", "disclosed")]


def test_what_was_asked_back_and_replied_in_between_is_no_answer_and_no_quotation() -> None:
    found = letter(
        "Kent Police",
        "On 1 April 2022 you asked:",
        "1. How many crimes of arson had Outcome 16?",
        "On 4 April we wrote to you: Which years do you mean?",
        "On 5 April you replied: I would like 2020 and 2021, please.",
        "Our response:",
        "There were 23 crimes.",
    )
    kinds = [part.kind for part in found.parts]
    assert kinds == ["letterhead", "letterhead", *("request",) * 3, "heading", "answer"]
    assert dispositions(found) == [("1", "disclosed")]


def test_a_question_of_two_lines_is_one_where_lines_of_columns_were_read_as_rows() -> None:
    columns = table(
        "Request | Response",
        "1. How many crimes of arson had Outcome 16 | There were 41 crimes.",
        "in 2017? | ",
        "2. Please send the policy. | We do not hold one.",
        "3. How many crimes of arson had Outcome 18 | 59",
    )
    found = letter("Kent Police", columns, "in 2018?")
    assert [one.text for one in found.questions] == [
        "How many crimes of arson had Outcome 16 in 2017?",
        "Please send the policy.",
        "How many crimes of arson had Outcome 18 in 2018?",
    ]
    assert dispositions(found) == [("1", "disclosed"), ("2", "not_held"), ("3", "disclosed")]
