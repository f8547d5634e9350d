"""Letters in forms that no list of formats foresees: what they say is told by all of the letter."""

from __future__ import annotations

import pytest

from builders import document, paragraph, table
from foi_compare.interpret.whole_letter.letter import Letter, read_letter
from foi_compare.model import Place, TextBlock
from lettering import forces, letter, wordings
from unit.interpret.test_whole_reply import reply

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
END = "Yours faithfully"


def read(*parts: str | TextBlock) -> Letter:
    return letter(*HEAD, *parts, END)


def answers(found: Letter) -> dict[str, str]:
    return {one.number: one.disposition for one in found.questions}


def bold(text: str) -> TextBlock:
    return TextBlock(place=Place(part="body"), kind="paragraph", text=text, bold=True)


MAIL = "From: A Requester\nSent: 3 May 2024 09:12\nTo: FOI <foi@kent.police.uk>\nSubject: vans"
WITHIN = (
    "> 1) How many vans were stolen in 2023?", ">>> 318.",
    "> 2) How many were burnt out?", ">>> It is not recorded, so we do not hold this.",
)  # fmt: skip


def test_answers_within_a_quoted_mail_are_read_where_nothing_else_answers() -> None:
    found = letter("Pat", "Answers are in among your text.", "Sam\nKent Police", MAIL, *WITHIN)
    assert answers(found) == {"1": "disclosed", "2": "not_held"}


def test_a_letter_that_answers_leaves_what_it_quotes_to_the_requester() -> None:
    said = ("Response", "1. There were 44 vans stolen.", "2. This information is not held.")
    found = letter(*HEAD, *said, "Sam\nKent Police", MAIL, *WITHIN)
    assert [one.disposition for one in found.questions] == ["disclosed", "not_held"]
    assert "44" in found.questions[0].statement


def test_a_column_of_requests_is_answered_beside_it_whatever_its_heading() -> None:
    rows = (
        "You asked | We say",
        "1a) How many crimes of stalking were recorded? | 1,083",
        "1b) How many of them had a charge by then? | 61",
    )
    (one, two) = reply("Kent Police", table(*rows)).questions
    assert (one.number, two.number) == ("1a", "1b")
    assert {one.disposition, two.disposition} == {"disclosed"}


def test_a_column_of_years_beside_requests_holds_figures() -> None:
    rows = ("You asked | 2023", "Number of crimes recorded in all districts | 1,083")
    assert [one.text for one in reply("Kent Police", table(*rows)).questions] != [
        "Number of crimes recorded in all districts"
    ]


def test_short_requests_are_told_by_the_numbers_beside_them() -> None:
    rows = ("No. | Question | Answer", "1 | Vans stolen | 14", "2 | Makes | Not held by the force.")
    found = reply("Kent Police", table(*rows)).questions
    assert [(one.text, one.disposition) for one in found] == [
        ("Vans stolen", "disclosed"),
        ("Makes", "not_held"),
    ]


DOTTED = (
    "Your request reads:",
    "1.1 The number of fires on the estate in 2022.", "1.2 Copies of the statements taken.",
    "Decision",
    "1.1 – there were 17.",
)  # fmt: skip


def test_a_sentence_speaks_to_the_number_it_opens_with() -> None:
    refused = "As to 1.2 these are refused, being exempt under section 30(1)(a) of the Act."
    assert answers(read(*DOTTED, refused)) == {"1.1": "disclosed", "1.2": "refused"}


def test_an_amount_with_a_point_is_no_question() -> None:
    aside = "As to 1.2 million records in the old system, they were moved in 2019."
    assert answers(read(*DOTTED, aside))["1.2"] == "unclear"


def test_numbers_alone_on_a_line_in_bold_stand_over_answers() -> None:
    asked = ("1. How many vans were stolen?", "2. How many of those were burnt?", "3. Who did it?")
    found = read_letter(
        (
            document(
                *HEAD, "Your request:", *asked, bold("Answers"), bold("1 and 2"),
                "There were 14 vans stolen, and 3 of them were burnt.", bold("3"),
                "Kent Police does not hold this information.", END,
            ),
        ),
        forces(), wordings(),
    )  # fmt: skip
    assert answers(found)["3"] == "not_held"
    assert answers(found)["1"] == answers(found)["2"] == "disclosed"


def test_a_line_that_names_a_question_leads_to_what_stands_below() -> None:
    found = read(
        "Your request:", "1. The number of vans stolen in 2023.", "2. The number charged with it.",
        "3. Whether an officer went to each of them.",
        "As to the first two limbs of your request", "There were 614 crimes, and 19 were charged.",
        "As to the third limb", "This is refused under section 12(1), for its cost.",
    )  # fmt: skip
    assert answers(found) == {"1": "disclosed", "2": "disclosed", "3": "refused"}


def test_numbers_that_run_on_over_two_paragraphs_are_all_asked() -> None:
    found = read(
        "At present your request reads:",
        "Please tell me 1) how many youth crimes there have been lately,",
        "2) how many were dealt with, and 3) what was spent on it.",
        "Before we can search we need to know which ages you mean by youth, which outcomes you "
        "would count as dealt with, and what kind of spend you are interested in.",
    )  # fmt: skip
    assert [one.number for one in found.questions] == ["1", "2", "3"]


ASKS_TWO = "Your e-mail asks for (i) the name of every officer there, and (ii) every e-mail on it."


def test_a_refusal_of_the_whole_answers_all_that_a_sentence_asks() -> None:
    vexed = "The request is vexatious. Section 14(1) means that we need not comply with it."
    assert answers(read(ASKS_TWO, vexed)) == {"i": "refused", "ii": "refused"}


def test_what_is_refused_in_part_answers_not_all() -> None:
    part = "There were 14 officers. Their names are exempt under section 40(2)."
    assert set(answers(read(ASKS_TWO, part)).values()) != {"refused"}


def test_what_is_asked_back_above_the_questions_is_asked_of_all() -> None:
    found = read(
        "Thank you for your e-mail about plates.",
        "Could you tell me which months you mean, and whether you want the whole force or only "
        "Dover? Until we hear from you the clock stands still.",
        "Your questions were", "(i) how many plates were found", "(ii) how many were fined",
    )  # fmt: skip
    assert answers(found) == {"i": "clarification_sought", "ii": "clarification_sought"}


def test_questions_and_answers_take_turns_within_one_paragraph() -> None:
    found = read(
        "How many knives came in? 312.\nHow many of them were zombie knives? We did not sort them, "
        "so this information is not held.\nWhich day was the busiest? It was 18 May."
    )
    assert [one.text for one in found.questions] == [
        "How many knives came in?",
        "How many of them were zombie knives?",
        "Which day was the busiest?",
    ]
    assert answers(found)["1"] == "disclosed"


def test_numbers_without_a_mark_that_are_printed_twice_ask_and_answer() -> None:
    asked = "You asked for:\n1 Number of rounds fired in 2023\n2 The stock held today"
    said = "We say:\n1 Nil\n2 Exempt under section 31(1)(a), law enforcement."
    assert answers(letter(*HEAD, asked, said)) == {"1": "nil", "2": "refused"}


def test_two_lists_that_open_with_the_same_words_are_tables_of_a_form() -> None:
    form = "{}\n1 Charged with it 14\n2 Cautioned for it 3"
    found = letter(*HEAD, form.format("In 2022:"), form.format("In 2023:"))
    assert len(found.questions) == 1


def test_lines_that_name_a_thing_and_answer_it_in_words() -> None:
    lines = (
        "Seizures of scooters in Dover since 2022 - 214 were seized in all\n"
        "Names of the riders - these are exempt under section 40(2) of the Act"
    )
    assert answers(read(lines)) == {"1": "disclosed", "2": "refused"}


def test_lines_with_a_figure_behind_each_label_are_rows() -> None:
    found = read("Seizures of scooters - 214\nFines for riding - 31\nCrashes - 9")
    assert len(found.questions) == 1


@pytest.mark.parametrize(
    "end",
    [
        ("Declan Mukherjee\nCompliance Analyst\n01632 960733",),
        ("Review requests: foi@kent.police.uk.", "Declan Mukherjee"),
        ("You may seek a review.", "Declan Mukherjee", "Information Rights Manager"),
    ],
    ids=["post and telephone", "reviews", "review and post"],
)
def test_a_letter_ends_at_names_and_reviews(end: tuple[str, ...]) -> None:
    asked = ("Q1. How many vans were stolen?", "Q2. Everything else you hold on the thieves.")
    denied = "Q2 We can neither confirm nor deny that we hold any other information: section 23(5)."
    found = letter(*HEAD, *asked, "Q1 There were 14.", denied, *end)
    assert answers(found) == {"1": "disclosed", "2": "neither_confirm_nor_deny"}


def test_names_that_answer_are_no_signature() -> None:
    asked = ("Q1. How many vans were stolen?", "Q2. Which makes were they?")
    found = letter(*HEAD, *asked, "Q1 There were 14.", "Q2 They were of two makes:", "Ford Transit")
    assert answers(found)["2"] == "disclosed"


def test_a_question_to_which_nothing_at_all_is_said_is_asked() -> None:
    (one,) = reply("Kent Police", "Dear Applicant", "1. How many vans were stolen?").questions
    assert (one.disposition, one.disposition_status) == ("unclear", "review")


def test_a_receipt_is_unclear_and_asks_nobody() -> None:
    received = "Your request has reached us. You will hear from us within 20 working days."
    (one,) = reply("Kent Police", "Dear Applicant", "1. How many vans?", received).questions
    assert (one.disposition, one.disposition_status) == ("unclear", "accepted")


SHEET = (
    table("No. | Question | Answer", '1 | Vans stolen | See sheet "Vans"', "2 | Makes | Not held."),
)


@pytest.mark.parametrize(
    ("name", "comes_to"), [("Vans", "disclosed"), ("Lorries", "see_attachment")]
)
def test_a_sheet_that_is_pointed_to_is_given_where_it_is_at_hand(name: str, comes_to: str) -> None:
    figures = table("Year | Stolen", "2022 | 14", "2023 | 9")
    found = letter(*HEAD, *SHEET, paragraph(name, "heading"), figures)
    assert answers(found) == {"1": comes_to, "2": "not_held"}
