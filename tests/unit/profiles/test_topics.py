from __future__ import annotations

from itertools import permutations

from batches import ASKED, assessed, grades, numbers, reply, rows, said
from foi_compare.model import Question
from foi_compare.profiles.answer_topics import topics_of
from foi_compare.profiles.given_answers import answers_of, offence_key
from observing import read_reply

YEARS = ("Outcome | 2018", "8 | 3", "14 | 5", "15 | 1")


def test_a_question_with_a_word_changed_is_the_same_question() -> None:
    other = "How many crimes of theft were given each of the outcomes?"
    dataset = assessed(reply("avon", *YEARS), reply("beds", *YEARS, text=other))
    assert grades(dataset) == {"avon": "yes", "beds": "yes"}


def test_a_letter_left_by_an_apostrophe_is_no_word() -> None:
    text = "What were the suspect's outcomes in each crime?"
    dataset = assessed(reply("avon", *YEARS, text=text), reply("beds", *YEARS, text=text + "?"))
    assert grades(dataset) == {"avon": "yes", "beds": "yes"}


def test_another_numeral_makes_another_question() -> None:
    first = "How many crimes of theft were given Outcome 21?"
    dataset = assessed(
        reply("avon", *YEARS, text=first), reply("beds", *YEARS, text=first.replace("21", "22"))
    )
    assert grades(dataset) == {"avon": "no", "beds": "no"}


def test_parts_of_one_question_are_different_questions() -> None:
    text = "The number of crimes recorded in the grounds of a hospital by the year of {}"
    by_outcome, by_year = text.format("outcome"), text.format("report")
    read = [
        read_reply(
            numbers(force, *YEARS, question="2"),
            force_id=force,
            questions=(Question(number="1", text=by_year), Question(number="2", text=by_outcome)),
        )
        for force in ("avon", "beds")
    ]
    dataset = assessed(*read)
    assert {(grade.question, grade.comparable) for grade in dataset.grades} == {("2", "yes")}


def test_an_answer_without_its_question_joins_the_only_one_with_its_outcomes() -> None:
    dataset = assessed(
        reply("avon", *YEARS), reply("beds", *YEARS), reply("cheshire", *YEARS, text="")
    )
    assert grades(dataset) == {"avon": "yes", "beds": "yes", "cheshire": "part"}
    assert rows(dataset, "cheshire") == {"2018": "question not printed"}
    assert said(dataset, "cheshire").startswith("the question is not printed")


def test_an_answer_without_its_question_that_two_could_be_meant_by_stays_alone() -> None:
    other = "Which outcomes did burglaries have?"
    dataset = assessed(
        reply("avon", *YEARS), reply("beds", *YEARS, text=other), reply("cheshire", *YEARS, text="")
    )
    assert said(dataset, "cheshire") == "no other force gives numbers on this question"


def test_an_answer_without_its_question_does_not_join_other_outcomes_or_offences() -> None:
    of_other_codes = reply("cheshire", "Outcome | 2018", "1 | 3", "16 | 5", text="")
    dataset = assessed(reply("avon", *YEARS), of_other_codes)
    assert grades(dataset) == {"avon": "no", "cheshire": "no"}
    of_another_offence = reply("cheshire", *YEARS, text="", offence="Rape")
    dataset = assessed(reply("avon", *YEARS, offence="Theft"), of_another_offence)
    assert said(dataset, "cheshire") == "no other force gives numbers on this question"


def test_answers_that_all_lost_their_question_are_compared_in_part() -> None:
    dataset = assessed(*(reply(force, *YEARS, text="") for force in ("avon", "beds")))
    assert grades(dataset) == {"avon": "part", "beds": "part"}


def test_the_order_of_answers_decides_no_topic() -> None:
    read = [
        reply("avon", *YEARS),
        reply("beds", *YEARS, text=ASKED.replace("crimes", "offences")),
        reply("cheshire", *YEARS, text="Something else is asked here"),
        reply("devon", *YEARS, text=""),
    ]
    answers = answers_of(assessed(*read))
    found = {
        frozenset(
            frozenset(answer.force_id for answer in topic.answers) for topic in topics_of(order)
        )
        for order in permutations(answers)
    }
    assert found == {
        frozenset({frozenset({"avon", "beds"}), frozenset({"cheshire"}), frozenset({"devon"})})
    }


def test_numbers_of_a_question_that_no_reply_lists_are_an_answer_too() -> None:
    read = [
        read_reply(numbers(force, *YEARS, question=""), force_id=force, questions=())
        for force in ("avon", "beds")
    ]
    dataset = assessed(*read)
    assert grades(dataset) == {"avon": "part", "beds": "part"}


def test_an_offence_is_known_by_its_code_then_by_its_name() -> None:
    assert offence_key("Images", "086/02") == offence_key("", "86/2") == "86/2"
    assert offence_key(" Rape  of a female", "") == "rape of a female"
