"""Questions and answers whose numbers only the list around them tells, and their look-alikes."""

from __future__ import annotations

from builders import paragraph
from foi_compare.interpret.whole_letter.letter import Letter
from lettering import dispositions, letter, reading

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
LETTERED = (
    "You asked:",
    "A) Searches of vans in 2024",
    "B) The same for 2023",
    "C) Number of orders made in 2024",
)


def said(*paragraphs: str) -> list[tuple[str, str]]:
    return dispositions(letter(*HEAD, *paragraphs))


def came_to(found: Letter) -> list[str]:
    return [disposition for _, disposition in dispositions(found)]


def test_a_letter_alone_at_the_beginning_of_an_answer_is_a_word() -> None:
    found = said(*LETTERED, "Response", "A search of our systems shows that nothing is held.")
    assert [number for number, _ in found] == ["A", "B", "C"]
    assert len({disposition for _, disposition in found}) == 1


def test_a_lone_number_above_a_question_numbers_it() -> None:
    rows = ("1", "How many vans were stolen?", "47", "2", "How many thieves were charged?", "None.")
    assert said("Your question", "Our answer", *rows) == [("1", "disclosed"), ("2", "nil")]


def test_numbers_of_a_portal_keep_their_noughts() -> None:
    rows = ("001", "How many vans were stolen?", "47", "002", "How many were found?", "Not held.")
    assert said("Your question", "Our answer", *rows) == [("001", "disclosed"), ("002", "not_held")]


def test_a_dash_within_a_question_parts_it_from_no_answer() -> None:
    asked = ("1. Thefts - vans and lorries", "2. Thefts - cars", "3. Thefts - bicycles")
    found = letter(*HEAD, "You asked:", *asked, "Response", "1. 14", "2. 9", "3. 31")
    assert [one.text for one in found.questions][:1] == ["Thefts - vans and lorries"]


def test_labels_name_the_questions_that_passages_answer() -> None:
    asked = "You asked for:\n- thefts of vans in 2024\n- the outcomes of these\n- whose locks"
    answers = ("Thefts: 412.", "Outcomes: nobody has been charged.", "Locks: we do not hold this.")
    found = letter(*HEAD, *asked.split("\n"), "Response", *answers)
    assert came_to(found)[-1] == "not_held"
    assert len(found.questions) == 3


def test_two_letters_with_their_brackets_head_one_answer() -> None:
    asked = ("You asked:", "a) How many horses are there?", "b) Where are they?", "c) Why?")
    found = said(*asked, "Response", "a) 14", "b) and c): We do not hold this.")
    assert found == [("a", "disclosed"), ("b", "not_held"), ("c", "not_held")]


def test_dashes_quoted_line_by_line_are_questions_where_each_has_its_answer() -> None:
    quoted = (
        "> - how many horses are there",
        "> - how many of them were bought in the year",
        "> - how many were sold",
    )
    answers = ("We have 14 horses.", "2", "None were sold.")
    pairs = [one for pair in zip(quoted, answers, strict=True) for one in pair]
    found = letter(*HEAD, "We have replied within your message below.", *pairs)
    assert [reading(one) for one in found.questions] == ["disclosed", "disclosed", "nil"]


def test_the_first_of_a_numbered_list_heads_no_form() -> None:
    asked = ("You asked:", "1. Thefts of vans in 2022 and in 2023", "2. Their value", "3. Locks")
    found = letter(*HEAD, *asked, "Response", "1. 14 and 9", "2. £4,000", "3. We hold nothing.")
    assert [one.number for one in found.questions] == ["1", "2", "3"]


def test_points_below_words_that_ask_nothing_themselves_are_questions() -> None:
    receipt = "Your request has reached us and you will hear from us within 20 working days."
    asked = "Please can you tell me:\ni. the thefts of vans\nii. the cost of the locks"
    found = letter(*HEAD, "You wrote:", *asked.split("\n"), receipt)
    assert [one.number for one in found.questions] == ["i", "ii"]


def test_an_exemption_explained_behind_the_answers_belongs_to_the_answer_that_applies_it() -> None:
    asked = ("You asked:", "1. Their names?", "2. What was paid?")
    answers = ("1. Refused under section 40(2), see below.", "2. £41,316.20")
    notice = ("Exemption 40(2)", "Those who are concerned could be recognised.")
    found = letter(*HEAD, *asked, "Response", *answers, *notice)
    assert [one.disposition for one in found.questions] == ["refused", "disclosed"]
    assert [one.exemptions for one in found.questions] == [("40(2)",), ()]


def test_an_answer_that_is_nothing_but_a_number_points_there() -> None:
    found = letter(*HEAD, "1. We hold no information.", "2. As 1.", "3. 412 crimes were recorded.")
    assert came_to(found)[:2] == ["not_held", "not_held"]


def test_a_question_named_in_passing_does_not_keep_what_is_said_to_the_whole() -> None:
    whole = (
        "Question 1 by itself would have some value. I regard the request as a whole as vexatious"
        " and it is refused under section 14(1)."
    )
    found = letter(*HEAD, "You asked:", "1. How many vans?", "2. Whose?", "Response", whole)
    assert came_to(found) == ["refused", "refused"]


def test_what_a_colleague_decided_first_is_reported() -> None:
    found = letter(
        *HEAD,
        "INTERNAL REVIEW",
        "You asked:",
        "1. How many vans?",
        "2. Whose were they?",
        paragraph("Mr Marsh refused questions 1 and 2 under section 12(1)."),
        "Findings",
        "1. I overturn the first decision. There were 14.",
        "2. I uphold the decision. The names are exempt under section 40(2).",
    )
    assert came_to(found) == ["disclosed", "refused"]
