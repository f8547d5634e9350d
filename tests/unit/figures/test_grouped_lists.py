"""Lines that each stand over the same words and numbers: bullets below bullets, a term list."""

from __future__ import annotations

import pytest

from unit.figures.test_lists import rows
from unit.interpret.test_whole_reply import reply

BY_OUTCOME = ("Charged:", "2021: 4", "2022: 5", "Community resolution:", "2021: 6", "2022: 7")
MATRIX = [["", "2021", "2022"], ["Charged", "4", "5"], ["Community resolution", "6", "7"]]


@pytest.mark.parametrize(
    "lines",
    [
        BY_OUTCOME,
        [line.rstrip(":").replace(":", " -") for line in BY_OUTCOME],
        [line.replace(": ", " ") for line in BY_OUTCOME],
        [line if line.endswith(":") else f"o {line} crimes" for line in BY_OUTCOME],
        [
            *("2021:", "Charged: 4", "Community resolution: 6"),
            *("2022:", "Charged: 5", "Community resolution: 7"),
        ],
    ],
)
def test_labels_over_the_same_years_are_the_rows_of_a_table(lines: tuple[str, ...]) -> None:
    assert rows(*lines) == MATRIX


@pytest.mark.parametrize(
    "line",
    [
        "{0}: Charged {1}; community resolution {2}.",
        "{0} - Charged: {1}, Community resolution: {2}",
        "In {0}: {1} charged, and {2} community resolution.",
        "{0}: Outcome 1 = {1}; Outcome 8 = {2}",
        "{0}: Charged {1};\ncommunity resolution {2}.",
    ],
)
def test_all_of_a_year_in_one_line_is_a_column(line: str) -> None:
    found = rows("\n".join(line.format(*one) for one in (("2021", 4, 6), ("2022", 5, 7))))
    assert [row[1:] for row in found[1:]] == [["4", "5"], ["6", "7"]]
    assert [heading[-4:] for heading in found[0][1:]] == ["2021", "2022"]


@pytest.mark.parametrize(
    "line",
    [
        "{0}: {1} charged, of which {2} community resolution",
        "{0}: {1} charged, {2}% community resolution",
        "{0}: officers {1}; vehicles {2}",
        "{0}: {1} people charged; {2} people given a community resolution",
    ],
)
def test_parts_shares_and_other_things_are_no_entries(line: str) -> None:
    assert rows(*(line.format(*one) for one in (("2021", 4, 6), ("2022", 5, 7)))) == []


def test_what_rose_or_is_a_guess_is_left_to_the_reading_of_sentences() -> None:
    for line in (
        "{0}: charged rose by {1}; caution fell by {2}",
        "{0}: charged about {1}; caution {2}",
    ):
        texts = [line.format(*one) for one in (("2021", 4, 6), ("2022", 5, 7))]
        assert not any(row[1:] == ["4", "5"] for row in rows(*texts))


def test_hidden_numbers_and_shares_are_entries_too() -> None:
    line = "{0}: charged {1}; community resolution {2}"
    told = (("2021", "4 (40%)", "fewer than 5"), ("2022", "5 (50%)", "nil"))
    found = rows(*(line.format(*one) for one in told))
    assert [row[1:] for row in found[1:]] == [["4 (40%)", "5 (50%)"], ["fewer than 5", "nil"]]


def test_places_over_the_same_outcomes_are_the_columns_of_a_table() -> None:
    luton = ("Luton:", "Charged: 4", "Community resolution: 6")
    found = rows(*luton, "Bedford:", "Charged: 5", "Community resolution: 7")
    assert [row[1:] for row in found] == [["Luton", "Bedford"], ["4", "5"], ["6", "7"]]


def test_a_year_that_a_label_lacks_leaves_its_cell_empty() -> None:
    found = rows(*BY_OUTCOME, "Not yet assigned:", "2022: 8")
    assert found[-1] == ["Not yet assigned", "", "8"]


def test_other_words_below_the_second_line_make_no_table() -> None:
    assert rows("Charged:", "Luton: 4", "Bedford: 5", "Cautioned:", "North: 6", "South: 7") == []


def test_the_same_years_below_what_is_no_outcome_make_none() -> None:
    assert rows("Officers:", "2021: 4", "2022: 5", "Vehicles:", "2021: 6", "2022: 7") == []


@pytest.mark.parametrize("line", ["{}", "- {}"])
def test_the_lines_of_such_a_list_are_no_questions(line: str) -> None:
    lead = "Thank you for your request about the outcomes of thefts. The figures are:"
    found = reply("Kent Police", "Dear Sir", lead, *map(line.format, BY_OUTCOME), "Regards")
    figures = {
        (one.label, one.period.as_printed if one.period else "", one.value.amount, one.question)
        for one in found.figures
        if not one.doubts
    }
    assert figures == {
        ("Charged", "2021", 4, "1"),
        ("Charged", "2022", 5, "1"),
        ("Community resolution", "2021", 6, "1"),
        ("Community resolution", "2022", 7, "1"),
    }


@pytest.mark.parametrize("row", ["OC{} - {}", "Outcome number {}: {}", "Type {} = {} crimes"])
def test_the_first_row_below_an_announced_request_is_no_question(row: str) -> None:
    lead = "You asked for the number of thefts under each Home Office outcome. They are:"
    lines = (f"- {row.format(*one)}" for one in ((1, 11), (8, 7), (18, 10)))
    found = reply("Kent Police", "Dear Sir", lead, *lines, "Regards")
    assert [one.value.amount for one in found.figures if not one.doubts] == [11, 7, 10]


def test_the_same_years_below_the_numbers_of_questions_answer_each_of_them() -> None:
    asked = ("1. How many thefts led to a charge?", "2. How many to a community resolution?")
    answers = "Question 1\n2021: 4\n2022: 5\nQuestion 2\n2021: 6\n2022: 7"
    found = reply("Kent Police", "Dear Sir", *asked, "Response", answers)
    assert {(one.question, one.value.amount) for one in found.figures} == {
        *(("1", 4), ("1", 5), ("2", 6), ("2", 7)),
    }
