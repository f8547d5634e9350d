from __future__ import annotations

import pytest

from lettering import dispositions, letter, prose

HEAD = "Kent Police\n\nOur ref: 22/03/1001\n\nDate: 3 May 2023\n\n"


def test_welsh_questions_that_share_an_answer_are_both_answered() -> None:
    found = letter(
        HEAD,
        "Cais",
        "1) How many crimes of arson had Outcome 16 in 2022?",
        "8) How many had Outcome 18 in 2022?",
        "Ymateb",
        "Cwestiynau 1 ac 8",
        "This is not held.",
    )
    assert dispositions(found) == [("1", "not_held"), ("8", "not_held")]


def test_answers_by_number_may_open_the_letter() -> None:
    text = (
        HEAD + "Answer 1: 14 crimes had Outcome 16.\nAnswer 2: This is exempt under Section 40(2)."
        "\n\nRequest 1: How many crimes of arson had Outcome 16?\nRequest 2: Who did it?"
    )
    figures, _ = prose(text)
    assert dispositions(letter(text)) == [("1", "disclosed"), ("2", "refused")]
    assert [(figure.value.amount, figure.question) for figure in figures] == [(14, "1")]


def test_a_list_of_questions_that_end_in_a_year_counts_nothing() -> None:
    found = letter(
        HEAD,
        "Request",
        "1. Outcome 14 crimes in 2021, 2022 and 2023\n2. Outcome 15 crimes in 2022\n"
        "3. Outcome 16 crimes in 2022",
        "Response",
        "1. Not held.\n\n2. None recorded\n\n3. 12",
    )
    assert dispositions(found) == [("1", "not_held"), ("2", "nil"), ("3", "disclosed")]


def test_a_count_of_the_outcome_within_the_reckoning_of_costs_goes_to_a_person() -> None:
    figures, aside = prose(
        HEAD + "Request\n\nHow many crimes of arson had Outcome 18?\n\nResponse\n\n"
        "Section 12(1) applies. To find more of 4,500 arson crimes with Outcome 18 we would have "
        "to read each of them, at 5 minutes each, being 375 hours."
    )
    assert [figure.value.amount for figure in figures] == [4500]
    assert figures[0].doubts
    assert "time_or_effort" in {item.rule for item in aside}


def test_figures_up_to_a_day_of_the_year_are_those_of_a_part_of_it() -> None:
    found = letter(
        HEAD,
        "Request",
        "How many crimes of arson had Outcome 18?",
        "Response",
        "There were 12 crimes. Figures for 2022 are up to 30 June 2022.",
    )
    assert found.questions[0].flags == ("part_year",)


@pytest.mark.parametrize("verb", ["numbered", "totalled", "amounted to", "came to a total of"])
def test_an_answer_that_opens_as_a_demand_does_and_gives_a_number_is_no_part_of_it(
    verb: str,
) -> None:
    question = "1. How many offences of arson were closed with Outcome 18 in 2021?"
    answer = f"The crimes closed with Outcome 18 {verb} 41 in 2021."
    text = f"{HEAD}{question}\n\n{answer}\n\nYours sincerely"
    figures, _ = prose(text)
    assert dispositions(letter(text)) == [("1", "disclosed")]
    assert [(figure.value.amount, figure.question) for figure in figures] == [(41, "1")]


def test_a_demand_for_crimes_by_a_number_stays_a_demand() -> None:
    text = (
        f"{HEAD}Request\n\n1. The crimes closed with Outcome 18, numbered by their year.\n\n"
        "2. The offences that were Outcome 21.\n\nResponse\n\n1. Not held.\n\n2. None recorded."
    )
    assert dispositions(letter(text)) == [("1", "not_held"), ("2", "nil")]


@pytest.mark.parametrize(
    "answer",
    [
        "37.",
        "37 in total.",
        "It was 37.",
        "Yes, 37 crimes.",
        "37 times.",
        "A total of 37 crimes were identified.",
        "37 - Outcome 16",
    ],
)
def test_a_short_answer_below_a_question_is_no_part_of_it(answer: str) -> None:
    question = "1. How many crimes of arson recorded in 2021 were closed as Outcome 16?"
    text = f"{HEAD}{question}\n\n{answer}\n\n2. Which team closed them?\n\nNot held."
    figures, _ = prose(text)
    assert dispositions(letter(text)) == [("1", "disclosed"), ("2", "not_held")]
    assert [(f.value.amount, f.question, f.doubts) for f in figures] == [(37, "1", ())]


def test_the_number_of_the_next_question_below_a_question_is_no_answer() -> None:
    asked = "Request\n\n1. How many crimes had Outcome 16 in 2021?\n\n2.\n\nWhich team closed them?"
    text = f"{HEAD}{asked}\n\nResponse\n\n1. 12\n\n2. Not held."
    assert dispositions(letter(text)) == [("1", "disclosed"), ("2", "not_held")]


@pytest.mark.parametrize(
    "answer",
    [
        "Of the 55 crimes, 12 were Outcome 1, 3 Outcome 14 and 40 Outcome 18.",
        "There were 55 crimes: 12 Outcome 1, 3 x Outcome 14, 40 - Outcome 18.",
    ],
)
def test_a_number_between_two_outcomes_is_no_code_in_a_list_of_them(answer: str) -> None:
    figures, _ = prose(f"{HEAD}1. How many crimes of arson ended in each outcome?\n\n{answer}")
    assert sorted(figure.value.amount or 0 for figure in figures) == [3, 12, 40, 55]


@pytest.mark.parametrize(
    "answer",
    [
        "37 crimes across 3 districts.",
        "37 crimes by 14 officers.",
        "In answer to question 1, 37 crimes.",
        "Regarding Q1, 37 crimes.",
    ],
)
def test_a_count_beside_another_number_is_not_lost(answer: str) -> None:
    question = "Request\n\n1. How many crimes of arson recorded in 2021 had Outcome 16?"
    figures, _ = prose(f"{HEAD}{question}\n\nResponse\n\n{answer}")
    assert 37 in [figure.value.amount for figure in figures]
    assert {figure.question for figure in figures} == {"1"}


@pytest.mark.parametrize("answer", ["Two crimes.", "Twenty-one offences", "Twelve recorded crimes"])
def test_a_number_in_words_below_a_demand_answers_it(answer: str) -> None:
    demand = "1. I would like to know how many crimes of arson in 2021 ended in Outcome 21."
    figures, _ = prose(f"{HEAD}{demand}\n\n{answer}\n\nThe figures were correct when produced.")
    assert [(figure.question, figure.doubts) for figure in figures] == [("1", ())]
