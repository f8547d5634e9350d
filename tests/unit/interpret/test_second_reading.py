"""A letter is read again as a whole where the first reading leaves something unexplained."""

from __future__ import annotations

from builders import document
from foi_compare.interpret.whole_letter.letter import Letter, read_letter
from foi_compare.model import Place, TextBlock
from lettering import forces, letter, reading, wordings

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
END = "Yours faithfully"


def read(*parts: str) -> Letter:
    return letter(*HEAD, *parts, END)


def printed(*blocks: TextBlock) -> Letter:
    return read_letter((document(*HEAD, *blocks),), forces(), wordings())


def answers(found: Letter) -> dict[str, str]:
    return {one.number: one.disposition for one in found.questions}


def texts(found: Letter) -> dict[str, str]:
    return {one.number: one.text for one in found.questions}


def test_numbers_out_of_order_are_those_of_questions() -> None:
    found = read(
        "I have put iii first as it is the shortest.",
        "iii. Assaults on staff recorded in 2023", "There were 45 assaults.",
        "i. How many cameras does the force have?", "2,186 cameras.",
        "ii. How many were worn at the time of the assaults?", "This information is not held.",
    )  # fmt: skip
    assert answers(found) == {"i": "disclosed", "ii": "not_held", "iii": "disclosed"}
    assert texts(found)["ii"].startswith("How many were worn")


def test_numbers_in_brackets_behind_each_other() -> None:
    found = read(
        "Your request read:",
        "(1)(a) How many drones were bought in 2023?", "(1)(b) How many drones were lost?",
        "(2)(a) How many complaints were made?",
        "RESPONSE",
        "(1)(a) and (1)(b) There were none in 2023.", "(2)(a) This information is not held.",
    )  # fmt: skip
    assert answers(found) == {"1a": "nil", "1b": "nil", "2a": "not_held"}


def test_a_noun_of_its_own_numbers_the_questions_of_a_letter() -> None:
    asked = "Element A   The number of reports in 2023\nElement B   The number of suicides"
    found = read(
        "I.  WHAT WAS ASKED", asked, "II.  WHAT WE SAY",
        "Element A.  There were 317 reports in 2023.",
        "Element B.  The force does not hold this information.",
    )  # fmt: skip
    assert answers(found) == {"A": "disclosed", "B": "not_held"}


def test_an_outcome_numbers_no_question() -> None:
    rows = "Outcome 1   12 crimes\nOutcome 2   3 crimes"
    found = read("1. How many crimes had each outcome in 2022 and in 2023?", rows, rows)
    assert list(answers(found)) == ["1"]


def test_questions_and_answers_by_one_letter_each() -> None:
    found = read(
        "The answers are these.",
        "Q. Thefts of bicycles in 2023 (i)\nA. 274 were recorded.",
        "Q. The makes most often hit (ii)\nA. No information is held.",
        "Q. Reward paid for information (iii)\nA. Nothing was paid.",
    )  # fmt: skip
    assert answers(found)["2"] == "not_held"
    assert len(found.questions) == 3


def test_what_is_quoted_twice_answers_what_is_quoted_once() -> None:
    found = read(
        "Your lines begin with one mark, and ours with two.",
        "> 1) How many people were detained in 2023?", ">> 1,527.",
        "> 1a) How many of them were taken to hospital by car?", ">> 688 were.",
        "> 2) How many were children?", ">> None at all.",
    )  # fmt: skip
    assert answers(found) == {"1": "disclosed", "1a": "disclosed", "2": "nil"}


def test_a_request_in_an_annex_is_what_the_letter_answers() -> None:
    found = read(
        "Your request is set out on the last page.",
        "Questions 3 and 2. This information is not held.",
        "Question 1. There were 41 murders.",
        END,
        "Annex: request as received",
        "1. How many murders were there?", "2. How many were closed?", "3. What did it cost?",
    )  # fmt: skip
    assert answers(found) == {"1": "disclosed", "2": "not_held", "3": "not_held"}
    assert texts(found)["1"] == "How many murders were there?"


def test_headings_alone_say_what_was_asked() -> None:
    def titled(title: str, text: str) -> tuple[TextBlock, TextBlock]:
        place = Place(part="body")
        heading = TextBlock(place=place, kind="heading", text=title, bold=True)
        return heading, TextBlock(place=place, kind="paragraph", text=text)

    found = printed(
        *titled("Officers by base", "We hold this but it is exempt under section 31(1)(a)."),
        *titled("Deployments in the year", "611 operations were recorded in 2023."),
        *titled("Makers of the ammunition", "This information is not held."),
    )
    assert answers(found) == {"1": "refused", "2": "disclosed", "3": "not_held"}


def test_a_question_told_in_a_sentence_has_its_answer_behind_it() -> None:
    found = read(
        "Question one asked how many recordings were made on 3 May. 1,918 recordings were made.",
        "Question two wanted the number of cameras. This information is not held.",
    )
    assert answers(found) == {"1": "disclosed", "2": "not_held"}


def test_every_question_that_is_asked_is_kept() -> None:
    found = read(
        "1. Please provide the number of robberies.", "2. Please provide the number of charges.",
        "3. Please provide the ages of victims.", "Response",
        "Question 3", "This information is not held.",
    )  # fmt: skip
    assert list(answers(found)) == ["1", "2", "3"]


def test_the_last_answer_ends_where_the_letter_does() -> None:
    found = read(
        "1. How many robberies were recorded in 2023?", "There were 318 robberies.",
        "2. Will there be more cameras?", "Yes. This was agreed on 12 September.", "Yours,",
        "If you are not happy with this you can ask that it be withheld or refused again.",
    )  # fmt: skip
    assert answers(found) == {"1": "disclosed", "2": "disclosed"}


def test_things_told_in_one_sentence_are_answered_by_what_they_are_about() -> None:
    found = read(
        "I write about your request of 8 April for (1) copies of the plans of the station, (2) the "
        "cost of repairs to its roof and (3) the minutes of the board.",
        "The repairs first. We spent £14,310 in 2022 and £6,875 in 2023.",
        "The plans are not held by the force.",
        "The minutes are refused under section 36(2)(c).",
    )
    assert answers(found) == {"1": "not_held", "2": "disclosed", "3": "refused"}


def test_decimals_within_a_quotation_number_what_it_asks() -> None:
    found = read(
        "1. Thank you for your letter of 7 October. It reads:",
        '"1.1 How many fires were reported? 1.2 How many were passed on? '
        '2.1 How many officers are there at Ash? 3. Every record about my road."',
        "2. I take the last first. 3 is refused under section 12(1): to search for one road would "
        "take weeks.",
        "3. 2.1 - there are 9 officers.",
        "4. 1.1 - 87 in 2022/23 and 113 in 2023/24.",
        "5. 1.2 - none.",
    )
    assert answers(found) == {"1.1": "disclosed", "1.2": "nil", "2.1": "disclosed", "3": "refused"}


def test_what_turns_to_something_else_is_the_next_answer() -> None:
    found = read(
        "I should like to know how many kennels there are and how many vans were bought. Please "
        "also say whether Mr Teal was arrested.",
        "There are 14 kennels.",
        "We bought 3 vans.",
        "As to the person you name, we neither confirm nor deny that information is held, by "
        "virtue of section 40(5).",
    )
    assert len(found.questions) == 3
    assert reading(found.questions[2]) == "neither_confirm_nor_deny"


def test_an_answer_below_its_question_may_point_to_another() -> None:
    found = read(
        "1. How many vehicles were seized?", "There were 2 in 2021 and 6 in 2022.",
        "2. How many drivers were prosecuted?", "As for question 1: all of them, so 2 and 6.",
        "3. How many were fined?", "None.",
    )  # fmt: skip
    second = found.questions[1]
    assert "unanswered" not in second.flags
    assert "all of them" in " ".join([second.statement, *(one.why for one in second.readings)])


def test_lines_between_the_words_that_announce_them_and_the_response_are_asked() -> None:
    found = read(
        "Specifically, you asked:",
        "The number of offences on campuses in 2023/24",
        "Whether any lecturer was a suspect",
        "The number reported after more than a month",
        "Our response:",
        "Offences on campuses: 131.",
        "* An asterisk on campuses stands for a number reported after the others.",
        "Lecturers as suspects: the force can neither confirm nor deny that it holds information.",
        "Reported after more than a month: 22.",
    )
    assert len(found.questions) == 3
    assert answers(found)["2"] == "neither_confirm_nor_deny"
