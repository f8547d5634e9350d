"""A reference, a first decision and a date of the requester are told from what answers now."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.model import TextBlock
from lettering import dispositions, letter
from unit.interpret.test_letters_by_new_hands import answers, read
from unit.interpret.test_whole_reply import reply

BODY = ("Dear Applicant", "Request", "1. How many vans were stolen?", "Response", "1. 318.")
FORCE = "Kent Police"


def dated(*head: str | TextBlock) -> str:
    return letter(*head, *BODY, "Yours faithfully").dated


@pytest.mark.parametrize("line", ["Request: FOI 154/23", "Original request: HC/2211/23"])
def test_a_reference_behind_a_label_opens_no_request(line: str) -> None:
    found = letter(FORCE, line, "4 December 2023", *BODY, "Yours faithfully")
    assert (found.dated, found.question("1") is not None) == ("2023-12-04", True)
    assert [one.text for one in found.questions] == ["How many vans were stolen?"]


def test_words_behind_the_same_label_are_the_request() -> None:
    asked = "Request: the number of vans stolen in 2023"
    found = letter(FORCE, "Dear Applicant", asked, "Response: 318 vans were stolen.", "Regards")
    assert [one.text for one in found.questions] == ["the number of vans stolen in 2023"]


@pytest.mark.parametrize("label", ["Date replied:", "Answered", "Replied on"])
def test_a_letter_says_below_itself_when_it_replied(label: str) -> None:
    line = "{} 5 July 2024. This was handled by the unit."
    assert letter(FORCE, *BODY, "Yours faithfully", line.format(label)).dated == "2024-07-05"
    assert letter(FORCE, *BODY, "Yours faithfully", line.format("Updated")).dated == ""


def test_a_mail_within_the_letter_dates_it_in_no_paragraph() -> None:
    mail = ("From: A Requester", "Sent: 7 April 2025 08:14", "Subject: vans")
    assert dated(FORCE, "FOI 309-25", "6 May 2025", "Our answers are below.", *mail) == "2025-05-06"
    own = ("From: Kent Police FOI", "Sent: 6 May 2025 09:00", "Subject: FOI 309-25")
    assert dated(*own) == "2025-05-06"


def test_a_date_over_words_to_the_force_is_the_requesters() -> None:
    page = ("From: A Requester", "28 January 2026", "Dear Kent Police,", "How many vans?")
    said = ("Good afternoon", "Our ref: FOI 2026/0133", "318 vans were stolen.")
    assert letter("Vans", *page, *said).dated == ""
    assert dated(FORCE, "28 January 2026", "Dear Applicant") == "2026-01-28"


DECIDED = (
    "No. | You asked | {}",
    "1 | How many vans were stolen in Kent? | Refused, section 12",
    "2 | Who were the owners of these vans? | Refused, section 40(2)",
)
FOUND = ("Question 1. There were 318.", "Question 2. I uphold the use of section 40(2).")


def review(heading: str) -> dict[str, str]:
    rows = (DECIDED[0].format(heading), *DECIDED[1:])
    found = reply("Kent Police", "Internal review", table(*rows), "Review findings", *FOUND)
    return {one.number: one.disposition for one in found.questions}


def test_a_column_of_what_was_decided_at_first_answers_nothing() -> None:
    assert review("Original decision") == {"1": "disclosed", "2": "refused"}
    assert review("Decision")["1"] != "disclosed"


BY_HAND = (
    "2. It would have to be got from 99 paper slips, some of which are in deep store. However I "
    "find that this would take about 8 hours and so section 12 does not apply here either. The "
    "result is: White 52, Black 21, not stated 9."
)
ASKED = "Request", "1. How many vans were stolen?", "2. Who owned them?", "Response"


@pytest.mark.parametrize(
    "said",
    [
        BY_HAND,
        "2. I looked at it again. The section 12 refusal is overturned. They are Smith and Jones.",
    ],
)
def test_a_refusal_that_is_withdrawn_refuses_nothing(said: str) -> None:
    assert answers(read(*ASKED, "1. 318.", said))["2"] != "refused"


def test_a_refusal_under_another_section_stands() -> None:
    said = "2. Section 12 does not apply here, but this is refused under section 40(2)."
    assert answers(read(*ASKED, "1. 318.", said))["2"] == "refused"


ROWS = (
    "1 | How many vans were stolen in Kent in 2022?",
    "There were 318 of them. | <",
    "2 | Who were the owners of these vans?",
    "This is refused under section 40(2) of the Act. | <",
)


def test_rows_of_a_table_that_take_turns_ask_and_answer() -> None:
    found = reply("Kent Police", "You asked as below.", table(*ROWS)).questions
    assert [(one.number, one.disposition) for one in found] == [
        ("1", "disclosed"),
        ("2", "refused"),
    ]


def test_rows_below_numbers_that_are_not_merged_hold_figures() -> None:
    rows = ("1 | Vans", "14 | 18", "2 | Cars", "11 | 19")
    assert len(reply("Kent Police", "You asked as below.", table(*rows)).questions) == 1


def test_bare_numbers_say_which_questions_an_attachment_answers() -> None:
    file = "In answer to 1 and 2 please see the spreadsheet Annex A.xlsx which comes with this."
    asked = (*ASKED[:3], "3. How many were found?", "Response")
    found = read(*asked, file, "3 - 29 were found.")
    assert {one.number for one in found.questions if "Annex" in one.statement} == {"1", "2"}


def test_a_list_of_what_is_not_clear_is_said_to_the_points_that_are_not() -> None:
    listed = ("* all statistics about vans", "* how well it was handled", "* number of officers")
    back = (
        "As it is worded we are not able to tell what is wanted from the first two points. "
        "Could you please let us know:"
    )
    about = ("- which years;", "- what you would expect to see.")
    third = "On the third point, Kent Police hold nothing about it."
    found = letter(FORCE, "You asked us for:", *listed, back, *about, third, "Regards")
    assert dispositions(found)[:2] == [
        ("1", "clarification_sought"),
        ("2", "clarification_sought"),
    ]


LISTED = (
    "Please state for 2025: how many people went on a speed awareness course; how much Kent Police "
    "got from these; and how many who were offered a place were police officers."
)
PAID = (
    "Between 1 January and 31 December 2025 a total of 21,870 people completed a course. The force "
    "received a sum of \u00a3984,150 by way of cost recovery from the provider."
)
OFFICERS = (
    "Regarding police officers, employment is not asked for when a course is offered and no "
    "information is held in relation to this."
)
SAID = ("Please find below the Kent Police response.", PAID, OFFICERS)


def test_where_an_item_of_a_list_may_be_missed_a_person_is_asked() -> None:
    found = letter(FORCE, "Dear Kent Police,", LISTED, "Yours faithfully", *SAID, "Kind regards")
    numbered = {one.number: one.disposition for one in found.questions}
    assert numbered.get("2") != "not_held"
