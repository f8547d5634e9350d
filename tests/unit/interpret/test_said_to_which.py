"""What a letter says to which question: turning to it, paragraphs, background, mails below it."""

from __future__ import annotations

import pytest

from builders import paragraph, table
from foi_compare.model import Table, TextBlock
from lettering import dispositions, letter

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
END = "Yours faithfully"
BIKES = "How many bikes were stolen in 2024?"


def said(*parts: str | Table | TextBlock) -> list[tuple[str, str]]:
    return dispositions(letter(*HEAD, *parts, END))


def quoted(text: str) -> TextBlock:
    return paragraph(text, "quoted")


def test_what_turns_to_a_letter_is_said_to_it_though_the_questions_stand_behind() -> None:
    found = said(
        "As regards i. (bikes stolen): 46 in 2023 and 39 in 2024.",
        "As regards ii. (bikes found): we hold no information.",
        "Your request of 24 February 2025",
        "i. Bikes stolen in each of two years.",
        "ii. Bikes found again.",
    )
    assert found == [("i", "disclosed"), ("ii", "not_held")]


def test_what_turns_to_two_letters_is_said_to_both() -> None:
    found = said(
        "You asked:", f"(1) {BIKES}", "(2) What are the names of the thieves?",
        "(3) What are the names of the owners?",
        "As regards (1), 46 bikes were stolen.",
        "As regards (2) and (3), the names are exempt under section 40(2) and are withheld.",
    )  # fmt: skip
    assert found == [("1", "disclosed"), ("2", "refused"), ("3", "refused")]


def test_a_sentence_that_ends_with_the_number_of_a_question_speaks_to_it() -> None:
    first, second, third = said(
        "You asked:", f"1. {BIKES}", "2. How many were found?", "3. What is the plan?",
        "Questions 1 and 2 can be dealt with now. There were 46 thefts. 11 bikes were found.",
        "We are not yet in a position to decide upon Question 3. Under section 10(3) we are allowed"
        " such further time as is reasonable for this.",
    )  # fmt: skip
    assert (first, second, third) == (("1", "disclosed"), ("2", "disclosed"), ("3", "unclear"))


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ("1. On 3 February the applicant put three questions.",
             "2. On 3 March the force refused all three.",
             "3. I have spoken with the decision maker.",
             "4. As to Questions 1 and 2 it is now given: 23 officers were assigned.",
             "5. As to Question 3 the refusal under section 31(1)(a) is upheld."),
            [("1", "disclosed"), ("2", "disclosed"), ("3", "refused")],
        ),
        (
            ("1. 23 officers were assigned.", "2. There were 31 arrests.",
             "3. As to question 3, this is exempt under section 31(1)(a) and is withheld."),
            [("1", "disclosed"), ("2", "disclosed"), ("3", "refused")],
        ),
    ],
)  # fmt: skip
def test_paragraphs_that_turn_to_other_numbers_have_none_of_their_own(
    paragraphs: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert said(*paragraphs) == expected


COLUMNS = "Your request | Our response"
ASKED = (
    f"{BIKES} | 88", "How many were found? | 12",
    "What are the names of the thieves? | Refused under section 40(2).",
)  # fmt: skip
GIVEN = [("1", "disclosed"), ("2", "disclosed"), ("3", "refused")]


def test_a_row_in_which_the_requester_tells_of_himself_counts_no_question() -> None:
    tells = "I am a student and write about bikes. | Thank you for telling us."
    assert said(table(COLUMNS, tells, *ASKED)) == GIVEN


def test_a_row_that_asks_in_few_words_counts() -> None:
    numbers = [one for one, _ in said(table(COLUMNS, "Bikes marked | Noted.", *ASKED))]
    assert numbers == ["1", "2", "3", "4"]


def test_the_sheet_of_a_question_opens_with_its_number() -> None:
    rows = (f"2.1 | {BIKES} | 88", "2.2 | How many samples were sent, with results? | See tab 2")
    sheet = table("Result | Samples", "Above | 67", "Below | 31")
    found = said(
        table("No. | Question | Response", *rows), paragraph("2.2 samples", "heading"), sheet
    )
    assert found == [("2.1", "disclosed"), ("2.2", "disclosed")]


def test_a_line_in_print_that_names_its_question_says_nothing_of_it() -> None:
    found = said(
        "You applied for two things. First, the log of enquiries made in the murder of a"
        " shopkeeper. Second, a list of the places where hidden cameras have been sited. The force"
        " has decided that neither can be released.",
        paragraph("First: the enquiry log", "heading"),
        "The log is kept for the purposes of a criminal investigation. It is exempt by virtue of"
        " section 30(1)(a)(i), which is a class-based exemption.",
        paragraph("Second: the cameras", "heading"),
        "Section 31(1)(a) and (b) is a prejudice-based exemption. Harm: anyone who moves drugs"
        " would steer round the cameras. We find that the latter must prevail.",
    )
    assert found == [("1", "refused"), ("2", "refused")]


def test_a_line_in_print_that_answers_is_heard() -> None:
    found = said(
        "You asked:", f"1. {BIKES}", "2. How many were found?",
        paragraph("Question 1: 88", "heading"), paragraph("Question 2: not held", "heading"),
    )  # fmt: skip
    assert found == [("1", "disclosed"), ("2", "not_held")]


WRONG = "The answer which my colleague sent you on 23 May was wrong. Please use this one."
FORWARDED = (
    quoted("From: A. Clerk\nDate: 23 May 2024\nSubject: bikes\nTo: A. Person"),
    "1. 2,117 bikes were stolen.",
    "2. No information is held.",
)


def test_an_earlier_answer_below_the_one_that_puts_it_right_stands_no_more() -> None:
    found = said(WRONG, "1. 294 bikes were stolen.", "2. 52 bikes were found.", *FORWARDED)
    assert found == [("1", "disclosed"), ("2", "disclosed")]


def test_an_answer_below_a_few_words_about_it_stands() -> None:
    found = said("The answer sent before was wrong. The new one is below.", *FORWARDED)
    assert found == [("1", "disclosed"), ("2", "not_held")]


def test_rows_numbered_as_questions_are_part_the_list_where_the_count_goes_on_in_words() -> None:
    found = said(
        "You asked:",
        "(a) No. of bikes stolen in 2024 - 88.\n(b) The number found - 12.\n"
        "(c) Names of thieves - refused under section 40(2).",
    )
    assert found == [("a", "disclosed"), ("b", "disclosed"), ("c", "refused")]


def test_the_rows_of_a_list_of_outcomes_stay_together() -> None:
    found = said("You asked:", BIKES, "Our response:", "1. Charged: 5\n2. Cautioned: 3\n3. None: 8")
    assert found == [("1", "disclosed")]


ARRIVED = (
    (
        "This is to let you know that your message of 28 November has arrived with us and has been"
        " passed to a researcher."
    ),
    "Summary of request: Spit guards - times used, injuries, complaints",
    (
        "You should therefore expect to hear from us by 5 January 2026. If you need to speak to us,"
        " quote 19288."
    ),
)


def test_a_letter_heard_to_put_all_off_decides_nothing() -> None:
    (only,) = letter(*HEAD, *ARRIVED, END).questions
    assert (only.disposition, only.flags) == ("unclear", ("acknowledgement",))


def test_a_letter_heard_to_put_off_and_to_answer_is_no_receipt() -> None:
    (only,) = letter(*HEAD, *ARRIVED, "Spit guards were used 37 times.", END).questions
    assert "acknowledgement" not in only.flags


TASERS = (
    "How many Taser discharges were at persons under 18 since April 2019?",
    "How many officers carry one at each station?",
    "Please send the strategic threat and risk assessment for Taser.",
)
PUT_OFF = (
    (
        "We have today reached the twentieth working day. The Act allows us to take longer where a"
        " qualified exemption may apply and the public interest has to be considered. It is Section"
        " 31 (law enforcement) that we have in mind."
    ),
    (
        "No decision has been made on any part. We hope to give a full answer by 6 September 2024"
        " and are sorry for the delay."
    ),
)


@pytest.mark.parametrize("asked", [TASERS, TASERS[:1]])
def test_all_questions_of_a_letter_that_takes_time_are_put_off(asked: tuple[str, ...]) -> None:
    found = letter(*HEAD, "With regard to your email in which you asked:", *asked, *PUT_OFF, END)
    assert " ".join(one.text for one in found.questions) == " ".join(asked)
    assert {one.flags for one in found.questions} == {("more_time",)}


PARTS = "Part A - vans:", "Part B - dogs:"


def test_questions_are_numbered_by_their_parts_in_cells() -> None:
    found = said(
        table(
            "Part | What you asked | Our answer", "A1 | How many vans were stolen? | 612",
            "A2 | How many were found again? | Not held.", "B1 | How many dogs were stolen? | 87",
        )
    )  # fmt: skip
    assert found == [("A1", "disclosed"), ("A2", "not_held"), ("B1", "disclosed")]


def test_questions_are_numbered_by_their_parts_within_a_line() -> None:
    found = said(
        "You asked:", f"{PARTS[0]} A1 number stolen; A2 how many were found again.",
        f"{PARTS[1]} B1 number held; B2 what is spent on each.", "Our response",
        "A1: 612 vans were stolen.", "A2: this is not held.", "B1: 87 dogs are held.",
        "B2: this is exempt under section 43(2) and is withheld.",
    )  # fmt: skip
    assert found == [
        ("A1", "disclosed"),
        ("A2", "not_held"),
        ("B1", "disclosed"),
        ("B2", "refused"),
    ]


def test_sizes_of_paper_and_roads_number_nothing() -> None:
    found = said(
        "You asked:", "1. How many crashes were on the: A1 to Ripon; A2 to Dover?", "1. 14."
    )
    assert found == [("1", "disclosed")]


WELSH = (
    "Hoffwn wybod faint o ddronau sydd gan yr heddlu a faint o weithiau y cawsant eu hedfan.",
    "Mae gan yr heddlu 11 o ddronau.",
)
DRONES = (
    (
        "I am a journalist with a local paper on Anglesey. I would like to know how many drones the"
        " police have and how many times they were flown in 2024. It would be good to know also"
        " which models they are and how far they can see at night."
    ),
    "The force has 11 drones, and they went up 742 times between 1 January and 31 December 2024.",
    "We are not going to release the models or what they can see at night.",
    "That is exempt under section 31(1)(a) and (b), law enforcement.",
)


def test_several_things_that_are_asked_in_one_may_be_given_in_part() -> None:
    heads = [paragraph(one, "heading") for one in ("Eich cais", "Ein hymateb")]
    below = [paragraph(one, "heading") for one in ("Your request", "Our response")]
    found = letter(
        *HEAD,
        heads[0],
        WELSH[0],
        heads[1],
        WELSH[1],
        below[0],
        DRONES[0],
        below[1],
        *DRONES[1:],
        END,
    )
    last = found.questions[-1]
    assert "partial" in {last.disposition, *(one.code for one in last.readings[:1])}


def test_a_question_of_two_sentences_that_is_asked_about_stays_one() -> None:
    found = said(
        "Request 1", "Were any of the suspects already on bail? Please say how many.", "Answer",
        "To enable us to take this forward, please state the Home Office codes to be searched.",
    )  # fmt: skip
    assert found == [("1", "clarification_sought")]
