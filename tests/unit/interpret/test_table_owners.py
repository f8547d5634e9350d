"""Which question a table answers: the one that it or an answer names, else nobody's."""

from __future__ import annotations

import pytest

from builders import paragraph, table
from foi_compare.interpret import interpret
from foi_compare.model import Block, Reply, Settings, Table
from lettering import forces, matcher, paragraphs, wordings

SEVERAL = (
    "1. How many crimes ended in each outcome in 2022? | See Table 1 below.",
    "2. How many crimes ended in each outcome in 2023? | See Table 2 below.",
    "3. Which policy on outcomes is in force? | This information is not held.",
)
COUNTS = table("Outcome | Number", "Charged/Summonsed | 12", "Community resolution | 3")


def reply(*blocks: Block | str) -> Reply:
    (one,) = interpret(
        (paragraphs("Kent Police\n\nDear requester", *blocks),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return one


def dialogue(*rows: str) -> Table:
    return table("Request | Response", *rows)


def owners(one: Reply) -> set[str]:
    return {figure.question for figure in one.figures}


def doubts(one: Reply) -> set[str]:
    return {doubt for figure in one.figures for doubt in figure.doubts}


def test_a_table_belongs_to_the_question_that_its_title_names() -> None:
    one = reply(dialogue(*SEVERAL), "Table 1 (question 2)", COUNTS)
    assert (owners(one), doubts(one)) == ({"2"}, set())


def test_a_numbered_table_is_of_the_answer_above_it_while_another_is_to_come() -> None:
    asked = ("Request", "1. Outcomes of robberies in 2022", "2. The reasons of each victim")
    title = paragraph("Table 1: Robbery of personal property", "heading")
    first = (paragraph("Question 1", "heading"), "The information is below.", title, COUNTS)
    last = (paragraph("Question 2", "heading"), "This information is not held.")
    assert owners(reply(*asked, "Response", *first, *last)) == {"1"}
    assert owners(reply(*asked, "Response", first[0], first[1], *last, title, COUNTS)) == {"1"}


def test_a_title_parts_the_lines_of_a_letter_without_blank_lines() -> None:
    lines = "The policy is not held.\nTable 1 (question 1)\nOutcomes may change.\n"
    one = reply(dialogue(*SEVERAL), lines + "Outcome Number\nCharged 12\nCommunity resolution 3")
    assert owners(one) == {"1"}


def test_a_numbered_table_belongs_to_the_answer_that_points_to_it() -> None:
    one = reply(dialogue(*SEVERAL), "Table 2", COUNTS, "Table 1", COUNTS)
    assert [figure.question for figure in one.figures] == ["2", "2", "1", "1"]


def test_a_sheet_belongs_to_the_answer_that_names_it() -> None:
    asked = "1. How many crimes ended in each outcome in 2022?\n2. Which system is it held on?"
    said = ("1. Please see the tab named Outcomes.", "2. It is held on Niche.")
    rest = (*map(paragraph, said), paragraph("Outcomes", "heading"), COUNTS)
    named = reply(paragraph("Request", "heading"), asked, paragraph("Response", "heading"), *rest)
    assert owners(named) == {"1"}


def test_the_caption_that_the_file_ties_to_a_table_counts_as_its_title() -> None:
    captioned = table("Outcome | Number", "Charged | 12", "Caution | 3", caption="Table 2")
    assert owners(reply(dialogue(*SEVERAL), captioned)) == {"2"}


def test_a_table_below_a_dialogue_answers_the_one_question_that_points_to_it() -> None:
    one = reply(
        dialogue(
            "1. How many crimes ended in each outcome? | Please see the table below.",
            "2. Which policy on outcomes is in force? | This information is not held.",
        ),
        COUNTS,
    )
    assert (owners(one), doubts(one)) == ({"1"}, set())


def test_a_table_below_a_dialogue_that_two_questions_point_to_is_asked_about() -> None:
    one = reply(
        dialogue(
            "1. How many crimes ended in each outcome in 2022? | Please see the table below.",
            "2. How many crimes ended in each outcome in 2023? | Please see the table below.",
        ),
        COUNTS,
    )
    assert owners(one) == {""}
    assert "which of them does this table answer?" in doubts(one).pop()


@pytest.mark.parametrize(
    ("second", "owner"),
    [
        ("This information is not held.", "1"),
        ("The information is held. The report is of a later day.", ""),
    ],
)
def test_a_table_behind_the_letter_answers_the_one_question_that_is_given_something(
    second: str, owner: str
) -> None:
    asked = ("Request", "1. Outcomes of robberies in 2022", "2. The outcomes of burglaries")
    first = (
        paragraph("Question 1", "heading"),
        "The information is held. The report was run on 2 May 2024.",
    )
    last = (paragraph("Question 2", "heading"), second)
    one = reply(*asked, "Response", *first, *last, "Yours sincerely", "Disclosure Officer", COUNTS)
    assert owners(one) == {owner}


def test_a_table_that_answers_the_whole_request_is_in_no_doubt() -> None:
    asked = "Request\n\n1. How many arsons, by outcome?\n\n2. How many robberies, by outcome?"
    one = reply(asked, "Response", "The table below answers your request.", COUNTS)
    assert (owners(one), doubts(one)) == ({""}, set())


def test_a_table_of_an_earlier_reply_is_quoted_and_no_answer() -> None:
    one = reply(
        "You asked for the outcome of each of the 12,480 crimes recorded since 2015. To read them "
        "would take 1,040 hours. Section 12(1) applies and the request is refused.",
        "We draw your attention to our reply of 9 April 2019 to request 19/03/402, which read:",
        COUNTS,
    )
    (question,) = one.questions
    assert question.disposition == "refused"
    assert {figure.value.amount for figure in one.figures} == {12, 3}
    assert "an earlier reply" in doubts(one).pop()


def test_a_table_of_an_earlier_reply_beside_the_answer_is_set_aside() -> None:
    earlier = "Our earlier reply gave these figures for 2018."
    one = reply("1. How many arsons, by outcome?", "Response", COUNTS, earlier, COUNTS)
    assert (len(one.figures), doubts(one)) == (2, set())


def test_one_table_for_two_questions_answers_each_in_its_own_year() -> None:
    counts = table("Outcome | 2022 | 2023", "Charged/Summonsed | 4 | 6")
    one = reply(
        "Request", "1. How many thefts were there in 2022, by outcome?",
        "2. How many thefts were there in 2023, by outcome?", "Response", "Q1 & Q2.", counts,
    )  # fmt: skip
    assert [(figure.question, figure.value.amount) for figure in one.figures] == [
        ("1", 4), ("2", 6),
    ]  # fmt: skip


def test_one_table_for_two_questions_about_one_year_stays_with_the_first() -> None:
    counts = table("Outcome | 2022", "Charged/Summonsed | 4")
    one = reply(
        "Request", "1. How many thefts were there in 2022, by outcome?",
        "2. How many robberies were there in 2022, by outcome?", "Response", "Q1 & Q2.", counts,
    )  # fmt: skip
    assert owners(one) == {"1"}


def test_a_table_stays_with_its_question_while_one_with_a_bare_number_is_to_come() -> None:
    one = reply(
        paragraph("1. How many crimes were recorded with each outcome?", "heading"),
        "The table gives crimes, by year recorded.",
        paragraph("Table 1: 2022", "heading"),
        COUNTS,
        "2. What share of crimes led to a charge?",
        "This can be worked out from the table above.",
    )
    assert (owners(one), doubts(one)) == ({"1"}, set())
