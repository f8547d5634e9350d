"""Which year the numbers of a list in running text are of, wherever it stands."""

from __future__ import annotations

import pytest

from foi_compare.interpret.meanings.named_outcomes import counts_outcomes
from foi_compare.text import find_numerals
from lettering import matcher
from unit.interpret.test_whole_reply import reply

ASKED = "1. How many rape offences were recorded in 2021 and 2022, by outcome?"
OF_YEARS = {
    ("2021", "Charge/Summons", 12),
    ("2021", "Community Resolution", 3),
    ("2022", "Charge/Summons", 14),
    ("2022", "Community Resolution", 4),
}


def said(*answer: str) -> set[tuple[str, str, float | int | None]]:
    """Return year, label and amount of what is read without a doubt."""
    found = reply("Kent Police", "Request", ASKED, "Response", *answer)
    return {
        (figure.period.as_printed if figure.period else "", figure.label, figure.value.amount)
        for figure in found.figures
        if not figure.doubts
    }


LINES = (
    ("{year}", "Charge/Summons - {0}", "Community Resolution - {1}"),
    ("{year}:", "Charge/Summons: {0}", "Community Resolution: {1}"),
    ("{year} Charge/Summons = {0}", "{year} Community Resolution = {1}"),
    ("Charge/Summons {year} = {0}", "Community Resolution {year} = {1}"),
    ("{year} - Charge/Summons - {0}", "{year} - Community Resolution - {1}"),
)


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "\n".join(
                line.format(*numbers, year=year)
                for year, numbers in (("2021", (12, 3)), ("2022", (14, 4)))
                for line in lines
            )
            for lines in LINES
        ),
        "Charge/Summons\n2021 - 12\n2022 - 14\nCommunity Resolution\n2021 - 3\n2022 - 4",
        "Charge/Summons: 12 (2021), 14 (2022)\nCommunity Resolution: 3 (2021), 4 (2022)",
        "Charge/Summons: 12 in 2021; 14 in 2022\nCommunity Resolution: 3 in 2021; 4 in 2022",
    ],
)
def test_the_year_of_each_number_of_a_list(answer: str):
    assert said(answer) == OF_YEARS


@pytest.mark.parametrize(("first", "second"), [("2021", "2022"), ("2021/22", "2022/23")])
def test_one_number_below_each_year_is_of_the_year_above_it(first: str, second: str):
    answer = f"{first}\nCharge/Summons - 12\n{second}\nCharge/Summons - 14"
    assert said(answer) == {(first, "Charge/Summons", 12), (second, "Charge/Summons", 14)}


def test_a_year_since_which_there_is_an_outcome_is_not_when_it_was_given():
    answer = "Charge/Summons (from 2015): 12\nCommunity Resolution (since 2014): 3"
    assert not {year for year, _, _ in said(answer)} & {"2015", "2014"}


def test_a_total_below_labels_with_years_is_of_none_of_them():
    answer = "2021 Charge/Summons = 12\n2022 Charge/Summons = 14\nTotal = 26"
    assert ("2022", "Total", 26) not in said(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "Charge/Summons: 12 (2021), 14 (2022)\nCommunity Resolution: 3 (2021), 4 (2022)",
        "Charge/Summons 12, Community Resolution 3 (2021); Charge/Summons 14.",
        "2021: 12 charged, 3 community resolution\n2022: 14 charged, 4 community resolution",
    ],
)
def test_an_answer_that_no_words_lead_to_is_no_letterhead(answer: str):
    thanks = "Thank you for your request for rape offences by outcome in 2021 and 2022."
    found = reply("Kent Police", "Dear requester,", thanks, answer, "Kind regards")
    assert {12, 3, 14} <= {figure.value.amount for figure in found.figures}
    opening = reply("Kent Police", "Dear requester,", thanks, "Our fax has 12 lines.")
    assert not opening.figures


def test_labels_beside_numbers_are_told_from_other_words():
    def counts(text: str) -> bool:
        return counts_outcomes(text, text, find_numerals(text), matcher())

    assert counts("Charge/Summons: 12, Community Resolution: 3")
    assert not counts("Room 12, floor 3: the disclosure team")


def test_numbers_in_brackets_behind_labels_may_be_codes():
    lines = (
        "Charge/Summons (12)\nCommunity Resolution (3)\nEvidential difficulties victim supports (5)"
    )
    found = reply("Kent Police", "Request", ASKED, "Response", lines).figures
    assert [figure.label for figure in found][:2] == ["Charge/Summons", "Community Resolution"]
    assert all(any("brackets" in doubt for doubt in figure.doubts) for figure in found)


def test_a_count_before_a_sentence_about_years_is_no_length_of_time():
    found = reply(
        "Kent Police", "Request", ASKED, "Response", "Year 2021: charged 12. Year 2022: 4"
    )
    assert 12 in {figure.value.amount for figure in found.figures}


@pytest.mark.parametrize(
    "answer",
    [
        "16 - Evidential difficulties victim based: 20 in 2021\n1 - Charge/Summons: 5 in 2022",
        "Outcome 16: 20 crimes in 2021; 9 others in 2022\nOutcome 1: 5 crimes in 2021",
    ],
)
def test_a_year_that_words_lead_to_counts_nothing(answer: str):
    figures = reply("Kent Police", "Request", ASKED, "Response", answer).figures
    assert {20, 5} <= {figure.value.amount for figure in figures}
    assert not any(
        "counted_records" in figure.rule or figure.value.amount == 1 for figure in figures
    )


@pytest.mark.parametrize(
    "lead", ["2021: Charge/Summons 12, Outcome 16 5", "2021: 12 charged, 5 Outcome 16"]
)
def test_no_number_is_lost_in_the_label_of_another(lead: str):
    second = lead.replace("2021", "2022").replace("12", "14").replace(" 5", " 7")
    figures = reply("Kent Police", "Request", ASKED, "Response", f"{lead}\n{second}").figures
    assert {12, 5, 14, 7} <= {figure.value.amount for figure in figures}
    assert all(figure.doubts for figure in figures)


def test_numbers_behind_one_of_the_same_line_are_not_of_the_year_below():
    answer = (
        "2021\nOutcome 1 = 12 crimes; Outcome 16 = 5 crimes\n"
        "2022\nOutcome 1 = 14 crimes; Outcome 16 = 7 crimes"
    )
    figures = reply("Kent Police", "Request", ASKED, "Response", answer).figures
    doubts = {figure.value.amount: figure.doubts for figure in figures}
    assert all(any("the year 2021" in doubt for doubt in doubts[number]) for number in (12, 5))
    assert all(any("the year 2022" in doubt for doubt in doubts[number]) for number in (14, 7))


def test_lines_that_end_in_years_are_records_or_asked_about():
    first, second, third = "Charge/Summons 2021", "Community Resolution 2022", "Outcome 16 2022"
    assert {amount for *_, amount in said(f"{first}\n{second}\n{third}")} == {1}
    two = reply("Kent Police", "Request", ASKED, "Response", f"{first}\n{second}").figures
    assert two
    assert all(figure.doubts for figure in two)


def test_a_month_and_its_number_are_no_part_of_a_label():
    answer = "Charge/Summons: Jan 12, Feb 14\nOutcome 16: Jan 5, Feb 7"
    figures = reply("Kent Police", "Request", ASKED, "Response", answer).figures
    assert {14, 7} <= {figure.value.amount for figure in figures}
    assert all(figure.doubts for figure in figures)


@pytest.mark.parametrize(("count", "amount"), [("no", 0), ("12", 12)])
def test_which_outcome_is_no_question_where_there_were_crimes(count: str, amount: int):
    found = reply(
        "Kent Police",
        "1. I would like to know how many arsons of 2021 and 2022 ended in Outcome 5.",
        f"There have been {count} arson offences to which Outcome 5 was assigned.",
        "2. What were the outcomes of the arsons recorded in 2021 and 2022?",
        "The figures are these:",
        "Outcome 1: 42\nOutcome 16: 5",
    )
    assert {(figure.question, figure.value.amount) for figure in found.figures} == {
        ("1", amount),
        ("2", 42),
        ("2", 5),
    }


def test_a_line_that_is_a_period_heads_the_lines_below_it_and_counts_nothing():
    lines = (
        "1 April 2020 to 31 March 2021",
        "Charge/Summons ........ 12",
        "Community Resolution ........ 3",
        "1 April 2021 to 31 March 2022",
        "Charge/Summons ........ 14",
        "Community Resolution ........ 4",
    )
    found = said("\n".join(lines))
    assert {(year[-4:], amount) for year, _, amount in found} == {
        ("2021", 12),
        ("2021", 3),
        ("2022", 14),
        ("2022", 4),
    }


def test_a_sentence_tells_of_the_year_of_the_one_before_it_that_it_takes_apart():
    told = "In 2021 there were 228 crimes. Of these, 24 resulted in a charge (outcome 1)."
    assert ("2021", 24) in {(year, amount) for year, _, amount in said(told)}
    both = "There were 228 crimes in 2021 and 214 in 2022. Of these, 24 were charges (outcome 1)."
    assert 24 not in {amount for _, _, amount in said(both)}
