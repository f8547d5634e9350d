"""Letters whose questions are numbered in other styles, and lists that number no questions."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.whole_letter.letter import Letter, read_letter
from foi_compare.model import Table
from lettering import forces, letter, matcher, paragraphs, wordings
from unit.interpret.test_whole_reply import reply

ROBBERIES = "How many robberies were closed with outcome 18 in 2023?"
BURGLARIES = "How many burglaries were closed with outcome 14 in 2023?"
THEFTS = "How many thefts were closed with outcome 16 in 2023?"
HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")


def answers(*parts: str | Table) -> dict[str, str]:
    """Return what a letter says to each of its questions, by their numbers."""
    found = read_letter((paragraphs(*HEAD, *parts),), forces(), wordings(), matcher=matcher())
    return {question.number: question.statement for question in found.questions}


STYLES = {
    "letters-and-roman": (
        ("1a How many robberies were recorded?", "1b(i) How many of those had outcome 16?",
         "1b(ii) How many of those had outcome 18?", "2a How many thefts had outcome 16?"),
        ("1a 812", "1b(i) 241", "1b(ii) 133", "2a 97"),
        {"1a": "812", "1bi": "241", "1bii": "133", "2a": "97"},
    ),
    "decimals": (
        (f"1.1 {ROBBERIES}", f"1.2 {BURGLARIES}", f"2.1 {THEFTS}"),
        ("1.1 318 robberies.", "1.2 44 burglaries.", "2.1 97 thefts."),
        {"1.1": "318 robberies.", "1.2": "44 burglaries.", "2.1": "97 thefts."},
    ),
    "parts-that-begin-again": (
        ("Part A", f"1. {ROBBERIES}", f"2. {THEFTS}", "Part B", f"1. {BURGLARIES}"),
        ("Part A", "1. 318", "2. 97", "Part B", "1. 44"),
        {"A1": "318", "A2": "97", "B1": "44"},
    ),
    "parts-alone": (
        (f"Part A: {ROBBERIES}", f"Part B: {BURGLARIES}"),
        ("Part A", "318 robberies.", "Part B", "No information is held."),
        {"A": "318 robberies.", "B": "No information is held."},
    ),
    "letters-and-q": (
        ("Q1. For 2023, how many stalking crimes were", "Q1a. recorded?", "Q1b. given outcome 16?"),
        ("Q1a. 812", "Q1b. 241"),
        {"1a": "812", "1b": "241"},
    ),
    "number-and-letter-on-one-line": (
        (f"1) a) {ROBBERIES}", f"b) {BURGLARIES}", f"2) {THEFTS}"),
        ("Question 1(a): 318", "Question 1(b): 44", "Question 2: 97"),
        {"1a": "318", "1b": "44", "2": "97"},
    ),
    "letters-begin-again": (
        ("1. For stalking in 2023:", "a) how many had outcome 16?", "b) how many had outcome 18?",
         "2. For harassment in 2023:", "a) how many had outcome 16?"),
        ("1.", "a) 241", "b) 133", "2.", "a) 97"),
        {"1a": "241", "1b": "133", "2a": "97"},
    ),
    "roman": (
        (f"i) {ROBBERIES}", f"ii) {BURGLARIES}", f"iii) {THEFTS}"),
        ("i) 318", "ii) 44", "iii) 97"),
        {"i": "318", "ii": "44", "iii": "97"},
    ),
    "number-in-brackets-behind-the-word": (
        (f"Question (1) - {ROBBERIES}", f"Question (2) - {THEFTS}"),
        ("Question (1) - 318", "Question (2) - Not held."),
        {"1": "318", "2": "Not held."},
    ),
    "number-as-a-word": (
        (f"Question One: {ROBBERIES}", f"Question Two: {BURGLARIES}"),
        ("Question One: 318", "Question Two: 44"),
        {"1": "318", "2": "44"},
    ),
    "dashes": (
        ("- The number of robberies with outcome 18", "- The number of thefts with outcome 16"),
        ("- 318 robberies", "- 97 thefts"),
        {"1": "318 robberies", "2": "97 thefts"},
    ),
    "letters-below-words-without-number": (
        ("Please could I have, for 2023,", "a) the number of robberies with outcome 18",
         "b) the number of thefts with outcome 16"),
        ("b) 97", "a) 318"),
        {"a": "318", "b": "97"},
    ),
    "several-answered-together": (
        (f"1a. {ROBBERIES}", f"1b. {BURGLARIES}", f"2a. {THEFTS}"),
        ("1a and 1b - This information is not held.", "2a - 97 thefts."),
        {"1a": "This information is not held.", "1b": "This information is not held.",
         "2a": "97 thefts."},
    ),
    "several-in-brackets-answered-together": (
        (f"1) {ROBBERIES}", f"2) {BURGLARIES}", f"3) {THEFTS}"),
        ("1) and 2) This information is not held.", "3) 97 thefts."),
        {"1": "This information is not held.", "2": "This information is not held.",
         "3": "97 thefts."},
    ),
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_each_answer_stands_under_its_own_question(style: str) -> None:
    asked, said, expected = STYLES[style]
    assert answers("Request", *asked, "Response", *said) == expected


def test_a_question_without_a_mark_is_no_answer_to_itself() -> None:
    asked = ("1. Number of robberies closed with outcome 18", "2. The policy on closing thefts")
    said = (asked[0], "318", asked[1], "It is published on our website.")
    assert answers("Request", *asked, "Response", *said) == {
        "1": "318", "2": "It is published on our website.",
    }  # fmt: skip


def test_short_questions_are_asked_and_answered_in_turn() -> None:
    found = answers(
        "Request", "1. Number of robberies with outcome 18", "We closed 318 robberies so.",
        "2. Reason for the fall", "This is not recorded.",
    )  # fmt: skip
    assert found == {"1": "We closed 318 robberies so.", "2": "This is not recorded."}


def test_an_answer_on_the_line_of_its_question_is_its_value() -> None:
    asked = ("1. Number of robberies with outcome 18", "2. Number of thefts with outcome 16")
    found = answers("Request", *asked, "Response", f"{asked[0]} - 318", f"{asked[1]} - 97")
    assert found == {"1": "318", "2": "97"}


def test_the_steps_of_a_search_answer_nothing() -> None:
    found = answers(
        "Request", f"1. {ROBBERIES}", f"2. {THEFTS}", "Response",
        "To answer, the following steps were taken:", "1. The system was searched for robberies.",
        "2. Duplicates were removed.", "Question 1: 318 robberies.", "Question 2: 97 thefts.",
    )  # fmt: skip
    assert found == {"1": "318 robberies.", "2": "97 thefts."}


def test_a_list_of_answers_without_a_heading_is_no_list_of_questions() -> None:
    found = answers(
        "Our response to your request is as follows.", "1. 318 robberies were closed so.",
        "2. This information is not held.",
    )  # fmt: skip
    assert found == {
        "1": "318 robberies were closed so.", "2": "This information is not held.",
    }  # fmt: skip


def test_parts_of_an_annex_and_its_paragraphs_are_no_questions() -> None:
    found = answers(
        "Request", f"1. {ROBBERIES}", "Response", "1. 318", "Annex", "Part A",
        "1.1 The scheme commits us to make information available to all.", "Part B",
        "1.1 Complaints go to the Information Commissioner, whose address is below.",
    )  # fmt: skip
    assert list(found) == ["1"]


def test_an_amount_at_the_beginning_of_a_line_is_no_number_of_a_question() -> None:
    found = letter(
        *HEAD, "Request", f"1. {ROBBERIES}", "2. How many had CCTV?", "Response", "1. 318",
        "2. To read each would take", "1.5 Hours, which section 12 does not oblige us to spend.",
    )  # fmt: skip
    (last,) = (part for part in found.parts if part.segment.text.startswith("1.5"))
    assert (last.segment.marker, last.numbers) == (None, ("2",))


def test_a_table_with_numbered_sentences_beside_answers_is_a_dialogue() -> None:
    asked = table(
        "What you asked | What we can tell you",
        "1.1 Sexual offences on trains that were charged in 2023 | 212",
        "1.2 Those that were closed without a suspect in 2023 | We do not hold this number.",
    )
    assert answers(asked) == {"1.1": "212", "1.2": "We do not hold this number."}


def test_a_table_with_numbered_labels_asks_nothing() -> None:
    counted = table("Outcome | Number", "1 Charged/Summonsed | 61", "2 Caution - youths | 7")
    found = reply(*HEAD, "Request", "1. Outcomes of robbery in 2023?", "Response", counted)
    assert [(one.value.amount, one.question) for one in found.figures] == [(61, "1"), (7, "1")]


def test_a_quoted_line_that_counts_on_is_a_question_whatever_its_words() -> None:
    found = answers(
        f"> 1. {ROBBERIES}", "It is 318.", "> 2. The same for thefts", "As above.",
        "> 3. In what share was there CCTV", "We do not hold this.",
    )  # fmt: skip
    assert found == {"1": "It is 318.", "2": "As above.", "3": "We do not hold this."}


def test_the_request_that_a_review_repeats_is_asked() -> None:
    found = answers(
        'On 7 October you wrote:\n"Please let me know:', f"1. {ROBBERIES}", f'2. {THEFTS}"',
        "Both questions are refused under section 12(2).",
    )  # fmt: skip
    assert list(found) == ["1", "2"]


def test_points_within_a_sentence_are_questions() -> None:
    asked = "You asked for (1) the number of robberies; (2) the number of thefts in 2023."
    found = letter(*HEAD, asked, "Response", "(1) 318", "(2) 97")
    assert [(one.number, one.text, one.statement) for one in found.questions] == [
        ("1", "the number of robberies;", "318"),
        ("2", "the number of thefts in 2023.", "97"),
    ]


def test_an_answer_may_name_its_question_within_its_sentence() -> None:
    found = answers(
        "Request", f"1. {ROBBERIES}", f"2. {BURGLARIES}", f"3. {THEFTS}", "Response",
        "3. 97 thefts.", "The information for question 1 is not held; see question 3.",
        "Your second question is refused under section 12(1).",
    )  # fmt: skip
    assert found == {
        "1": "The information for question 1 is not held;",
        "2": "Your second question is refused under section 12(1).",
        "3": "97 thefts.",
    }


def test_numbers_of_answers_to_points_without_numbers_are_no_codes() -> None:
    asked = "How many robberies and how many burglaries were closed in 2023?"
    found = reply(*HEAD, "Request", asked, "Response", "(1) 318", "(2) 44")
    assert [(one.value.amount, one.label) for one in found.figures] == [(318, ""), (44, "")]


def test_a_number_that_two_questions_have_is_doubted() -> None:
    found = reply(
        *HEAD, "Request", f"1. {ROBBERIES}", f"2. {BURGLARIES}",
        "1. How many thefts were closed with outcome 18 in 2023?", "Response", "1. 318", "2. 44",
    )  # fmt: skip
    assert [bool(one.doubt) for one in found.questions] == [True, False]
    assert [any("two questions" in doubt for doubt in one.doubts) for one in found.figures] == [
        True, False,
    ]  # fmt: skip


def _verdicts(found: Letter) -> dict[str, str]:
    return {one.number: one.disposition for one in found.questions}


def test_as_above_takes_the_verdict_above() -> None:
    found = letter(
        "Request", f"1. {ROBBERIES}", f"2. {THEFTS}", "Response",
        "1. This information is not held.", "2. As above.",
    )  # fmt: skip
    assert _verdicts(found) == {"1": "not_held", "2": "not_held"}


def test_the_heading_of_a_review_above_the_salutation_ends_nothing() -> None:
    found = letter("INTERNAL REVIEW", "Dear Applicant", f"1. {ROBBERIES}", "Response", "1. 318")
    assert [(one.text, one.disposition) for one in found.questions] == [(ROBBERIES, "disclosed")]


LETTERED = (f"1(a) {ROBBERIES}", "318", f"1(b) {BURGLARIES}", "Not held.")


def test_a_whole_number_goes_on_behind_letters_that_are_answered_where_they_stand():
    found = answers(*LETTERED, f"2. {THEFTS}", "205")
    assert found == {"1a": "318", "1b": "Not held.", "2": "205"}


def test_a_numbered_sentence_of_the_answer_asks_nothing_behind_letters():
    found = answers(*LETTERED, "2. We hold no more than this in our records of 2023.")
    assert found.keys() == {"1a", "1b"}


@pytest.mark.parametrize(("ending", "numbered"), [("2.2n", True), ("2.4n", False)])
def test_a_decimal_with_any_letter_counts_as_those_beside_it(ending: str, numbered: bool) -> None:
    parts = (f"2.1 {ROBBERIES}", f"{ending} {THEFTS}", "2.1 318", f"{ending} 97")
    assert (ending in answers(*parts)) is numbered
