from __future__ import annotations

import pytest

from foi_compare.model import Figure
from lettering import matcher, prose, unaccounted

OUTCOME = (
    "How many crimes of arson were recorded as Outcome 21 between 1 January 2021 and "
    "31 December 2023?"
)
PLAIN = "How many crimes of arson were recorded in 2022?"


def figures(answer: str, question: str = OUTCOME) -> tuple[Figure, ...]:
    found, _ = prose(
        "Kent Police", "Dear Requester", "Request", f"1. {question}", "Response", answer
    )
    return found


def read(answer: str, question: str = OUTCOME) -> list[tuple[str, float | int | None, str]]:
    """Return code, number and series of what is read without a doubt."""
    return [
        (matcher().match(figure.label).code, figure.value.amount, figure.series)
        for figure in figures(answer, question)
        if not figure.doubts
    ]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("59", [("21", 59, "")]),
        ("There were 59 crimes.", [("21", 59, "")]),
        ("Kent Police recorded 1,059 crimes.", [("21", 1059, "")]),
        ("Zero", [("21", 0, "")]),
        ("None recorded.", [("21", 0, "")]),
        ("Twelve.", [("21", 12, "")]),
        ("Fifty-nine crimes.", [("21", 59, "")]),
        ("For offence class 56/1 there were 59 crimes.", [("21", 59, "")]),
        ("No crimes were recorded.", [("21", 0, "")]),
        ("There was one crime.", [("21", 1, "")]),
        ("There were 59 of these.", [("21", 59, "")]),
        ("None of these were finalised so.", [("21", 0, "")]),
        ("1. Total crimes – 59", [("21", 59, "")]),
        ("Answer: the total is 59.", [("21", 59, "")]),
        ("It was 59. As regards the place there is nothing to add.", [("21", 59, "")]),
        ("59 crimes were closed with this outcome.", [("21", 59, "")]),
        ("The figure that you are looking for is 59.", [("21", 59, "")]),
        ("As a gesture of goodwill I can tell you that there were 59 crimes.", [("21", 59, "")]),
        ("There were 14 crimes recorded as Outcome 21.", [("21", 14, "")]),
        (
            "14 crimes were finalised as Outcome 21 and 3 as Outcome 22.",
            [("21", 14, ""), ("22", 3, "")],
        ),
        (
            "Between 2021 and 2023 there were 4, 6 and 9 respectively.",
            [("21", 4, "2021"), ("21", 6, "2022"), ("21", 9, "2023")],
        ),
        (
            "The figures for 2021, 2022 and 2023 are 4, 6 and 9 respectively.",
            [("21", 4, "2021"), ("21", 6, "2022"), ("21", 9, "2023")],
        ),
        (
            "In 2021, 2022, and 2023 there were 4, 6 and 9.",
            [("21", 4, "2021"), ("21", 6, "2022"), ("21", 9, "2023")],
        ),
        (
            "Between FY 2020/21 and FY 2022/23 there were 4, 6 and 9 crimes respectively.",
            [("21", 4, "FY 2020/21"), ("21", 6, "FY 2021/22"), ("21", 9, "FY 2022/23")],
        ),
        (
            "There were 4 in 2021, 6 in 2022 and 9 in 2023.",
            [("21", 4, "2021"), ("21", 6, "2022"), ("21", 9, "2023")],
        ),
        (
            "For 2021/22 the figure is 14 and for 2022/23 it is 17.",
            [("21", 14, "2021/22"), ("21", 17, "2022/23")],
        ),
        ("2021: 4\n2022: 6", [("21", 4, "2021"), ("21", 6, "2022")]),
        ("59 (4.5%) crimes.", [("21", 59, ""), ("21", 4.5, "")]),
        (
            "A total of 1,204 crimes were recorded, of which 59 were recorded as Outcome 21.",
            [("21", 59, "")],
        ),
    ],
)
def test_a_number_is_bound_to_outcome_and_period(
    answer: str, expected: list[tuple[str, float, str]]
) -> None:
    assert read(answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("12 resulted in a charge and 4 in a community resolution.", [("1", 12, ""), ("8", 4, "")]),
        ("There were 250 crimes, of which 12 resulted in a charge.", [("1", 12, "")]),
        ("12 community resolutions were issued.", [("8", 12, "")]),
        ("No suspect identified, victim does not support action: 12.", [("14", 12, "")]),
        ("12 had no suspect identified, victim does not support action.", [("14", 12, "")]),
        ("Investigation complete - no suspect identified: 12.", [("18", 12, "")]),
        (
            "1,700 crimes (75.8%) were closed as investigation complete, no suspect identified.",
            [("18", 1700, ""), ("18", 75.8, "")],
        ),
        (
            "12 crimes were closed as investigation complete, no suspect identified.",
            [("18", 12, "")],
        ),
        ("14 crimes were recorded as Outcome 21.", [("21", 14, "")]),
    ],
)
def test_an_outcome_that_the_sentence_names_needs_no_question(
    answer: str, expected: list[tuple[str, float, str]]
) -> None:
    assert read(answer, PLAIN) == expected


@pytest.mark.parametrize(
    "answer",
    [
        "There were 59 offenders.",
        "There were 100 crimes recorded. 59 were finalised.",
        "Approximately 60.",
        "Of these, 59 were committed by persons under 18.",
        "59 crimes were closed other than as Outcome 21.",
        "In 2022, 59 crimes were given this outcome, an increase of 4 on 2021.",
        "Not recorded 7",
        "59 and 60.",
        "Please note that 3 crimes were later cancelled.",
    ],
)
def test_what_a_careful_reader_would_ask_about_is_doubted(answer: str) -> None:
    sure = [one for one in read(answer) if one[0]]
    assert sure == []
    assert figures(answer)


def test_fewer_than_five_is_an_interval() -> None:
    (figure,) = figures("Fewer than 5.")
    assert (figure.value.status, figure.value.lower, figure.value.upper) == ("suppressed", 0, 4)


def test_fewer_than_a_number_in_words_is_an_interval() -> None:
    (figure,) = figures("Fewer than five")
    assert (figure.value.amount, figure.value.upper, figure.doubts) == (None, 4, ())


def test_the_end_of_a_name_bounds_no_number() -> None:
    values = [figure.value.amount for figure in figures("Canterbury 41 and Dover 23.")]
    assert values == [41, 23]


def test_offences_in_lines_have_their_own_numbers() -> None:
    found = figures("19C - 44 crimes\n08L - 12 crimes")
    assert [(one.offence_code, one.value.amount) for one in found] == [("19C", 44), ("8L", 12)]
    assert all(figure.doubts for figure in found)  # two numbers answer one question


def test_an_offence_that_reads_like_a_date_takes_no_number_with_it() -> None:
    values = [figure.value.amount for figure in figures("08/06 - 44 crimes\n19/08 - 12 crimes")]
    assert {44, 12} <= set(values)


def test_a_number_of_several_offences_is_asked() -> None:
    (figure,) = figures("There were 59 crimes of 019C/01 and 008/06.")
    assert any("several offences" in doubt for doubt in figure.doubts)


@pytest.mark.parametrize(
    "remark", ["We are a force with 3,500 officers.", "Our VAT no. is 123 4567 89."]
)
def test_numbers_of_the_force_itself_rival_no_answer(remark: str) -> None:
    assert read(f"There were 59 crimes. {remark}") == [("21", 59, "")]


def test_a_number_that_tells_which_one_is_no_count() -> None:
    assert figures("This is the 31st of our replies.") == ()


def test_none_held_is_no_zero() -> None:
    assert figures("None held.", "Is there a procedure for using Outcome 21?") == ()
    assert read("None recorded.") == [("21", 0, "")]


def test_the_no_in_the_name_of_an_outcome_is_no_zero() -> None:
    plain = "What became of the crimes?"
    assert read("No outcome allocated at the date of this reply.", plain) == []
    assert read("No crimes were recorded as Outcome 21.", plain) == [("21", 0, "")]


@pytest.mark.parametrize("said", ["No charge is made.", "No charge has been made for this reply."])
def test_what_a_reply_costs_is_no_zero_of_charges(said: str) -> None:
    plain = "What became of the crimes?"
    assert figures(said, plain) == ()
    assert [value for _, value, _ in read("No charges were brought.", plain)] == [0]


def test_officers_with_an_outcome_are_counted() -> None:
    values = [one.value.amount for one in figures("12 officers were charged.", PLAIN)]
    assert values == [12]


def test_an_outcome_of_a_number_names_its_code() -> None:
    asked = "How many crimes of arson had an outcome of 16 in 2022?"
    assert read("The answer to your question is 417 crimes.", asked) == [("16", 417, "")]
    assert read("0 crimes were recorded with an outcome of 16.", asked) == [("16", 0, "")]


def test_a_question_about_two_outcomes_gives_a_bare_number_to_neither() -> None:
    assert read("There were 20.", "How many resulted in a charge or a caution?") == []
    assert read("59 and 3 respectively.", "How many were Outcome 21 and how many Outcome 22?") == [
        ("21", 59, ""),
        ("22", 3, ""),
    ]


def test_no_arrests_is_no_zero_of_crimes() -> None:
    assert figures("No arrests have been recorded.") == ()


def test_a_figure_carries_its_sentence_its_question_and_what_the_question_says() -> None:
    (figure,) = figures(
        "There were 59 crimes.",
        "How many crimes (home office code 086/02) were recorded as Outcome 21 in 2022?",
    )
    assert figure.evidence == "There were 59 crimes."
    assert (figure.question, figure.unit, figure.offence_code) == ("1", "crimes", "86/2")
    assert figure.period is not None
    assert figure.period.as_printed == "2022"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Call us on 0303 123 1113.", "telephone_number"),
        ("Telephone: 101", "telephone_number"),
        ("Wycliffe House, Wilmslow SK9 5AF", "address"),
        ("See www.example.police.uk/2023/4.", "address"),
        ("Section 12(1) was considered.", "statute_or_section"),
        ("The Data Protection Act 2018 was considered.", "statute_or_section"),
        ("It came to £450.", "money"),
        ("It took 20 working days.", "time_or_effort"),
        ("The last 3 years were searched.", "time_or_effort"),
        ("Suspects under the age of 18 were searched for.", "age"),
        ("Suspects aged 10 to 17 were searched for.", "age"),
        ("Page 1 of 6", "page_or_table_number"),
        ("Table 2 was used.", "page_or_table_number"),
        ("The search was for Outcome 21 and Outcome 22.", "outcome_or_code_named"),
        ("Home office code 86/2 was searched for.", "offence_named"),
        ("This is as we said in answer to question 3.", "question_cited"),
        ("The search was run on 3 May 2024.", "date"),
        ("The search was run on 3 May.", "date"),
        ("31(3) was considered.", "statute_or_section"),
        ("What the old one held was lost.", "number_word_that_is_no_count"),
        ("Please supply one.", "number_word_that_is_no_count"),
        ("The three most common outcomes are listed.", "number_word_that_is_no_count"),
        ("Here are the top 5 highest outcomes.", "number_word_that_is_no_count"),
        ("The search covered 2019/20.", "period"),
        ("None of the information is published.", "number_word_that_is_no_count"),
        ("Numbers less than 5 have been suppressed.", "suppression_rule"),
        ("Low numbers (under 5) have been suppressed.", "suppression_rule"),
        ("* denotes fewer than 5", "suppression_rule"),
        ("Table 1 (* denotes fewer than 5)", "suppression_rule"),
        ("* = less than 5", "suppression_rule"),
        ("*- fewer than 5", "suppression_rule"),
        ("* less than five", "suppression_rule"),
        ("<5 = fewer than 5", "suppression_rule"),
        ("c = counts fewer than 5", "suppression_rule"),
        ("~ represents fewer than 10", "suppression_rule"),
        ("- indicates zero", "suppression_rule"),
        ("A dash means nil.", "suppression_rule"),
    ],
)
def test_a_number_that_counts_nothing_is_set_aside_by_the_rule_that_knows_it(
    text: str, rule: str
) -> None:
    found, aside = prose(
        "Kent Police", "Request", f"1. {OUTCOME}", "Response", f"There were 59 crimes.\n\n{text}"
    )
    assert rule in {item.rule for item in aside if text[:12] in item.text or item.text[:8] in text}
    assert [figure.value.as_printed for figure in found if not figure.doubts] == ["59"]


@pytest.mark.parametrize(
    "answer",
    [
        "59 - all of them in 2022.",
        "Outcome 21 – 59",
        "59 crimes (Outcome 21)",
        "Kent's 59 crimes were recorded as Outcome 21.",
        "With reference to 59 crimes there is nothing to add.",
        "The total figure 59 is correct.",
        "Section 40(2) and 59 crimes were considered.",
        "1) 59",
        "Q1 - 59",
        "The answer to question 1 is 59.",
        "59 went to court.",
        "59 ended in one place.",
        "* 59",
        "- 59 of them in 2022",
    ],
)
def test_a_count_beside_words_that_name_other_numbers_is_never_set_aside(answer: str) -> None:
    assert 59 in [figure.value.amount for figure in figures(answer)]


def test_a_count_that_reads_like_a_year_or_an_age_is_a_count() -> None:
    assert read("There were 2021 crimes.") == [("21", 2021, "")]
    assert [figure.value.lower for figure in figures("There were over 15 crimes.")] == [16]


def test_the_reckoning_of_costs_is_set_aside_and_a_number_within_it_is_asked() -> None:
    cost = "Each of 4,500 records would need to be read, at 5 minutes each, which is 375 hours."
    found, aside = prose("Kent Police", "Request", f"1. {OUTCOME}", "Response", cost)
    assert found == ()
    assert {"estimate", "time_or_effort"} <= {item.rule for item in aside}
    only = "There were 1,250 crimes recorded. To read them would exceed the cost limit of 18 hours."
    (figure,) = prose("Kent Police", "Request", f"1. {OUTCOME}", "Response", only)[0]
    assert figure.value.amount == 1250
    assert figure.doubts


def test_every_numeral_of_a_letter_is_accounted_for() -> None:
    letter = """
Kent Police

Our ref: 545/18

1st May 2024

Dear Requester

Your request was received on 3 April 2024 (two parts).

Request

1. How many crimes were recorded as Outcome 21 in 2022, for 3 areas?

2. How many people were arrested?

Response

1. There were 59 crimes, in 7 towns and 3 villages. Section 40(2) was considered.

2. To answer this would take 5 minutes for each of 4,500 crimes. It is refused under Section 12(1).

Yours sincerely

Disclosure Officer 4417

If you are dissatisfied write within 40 working days to the Commissioner, SK9 5AF, 0303 123 1113.
"""
    assert unaccounted(letter) == []


def test_the_number_in_a_request_that_the_force_says_again_is_the_requesters() -> None:
    asked = "1. How many crimes were recorded as Outcome 21 in 2023?"
    figures, _ = prose(
        asked, "Response", "You asked for the outcome of each of the 480 crimes recorded by then."
    )
    assert figures == ()
    figures, _ = prose(asked, "Response", "You asked for Outcome 21 and 12 were recorded as it.")
    assert [figure.value.amount for figure in figures] == [12]


def test_a_letter_may_begin_with_its_answer() -> None:
    found, rest = prose(
        "Kent Police", "Dear requester,\nWe hold 12 crimes with Outcome 14 in 2022."
    )
    assert [(figure.label, figure.value.amount) for figure in found] == [("Outcome 14", 12)]
    assert "letterhead" not in {aside.rule for aside in rest}


@pytest.mark.parametrize(
    "opening",
    [
        "Dear Sir,\nRequest 4512 - Outcome 16",
        "Subject: Outcome 21 (4512)",
        "Request 4512: crimes closed as Outcome 18",
    ],
)
def test_the_number_of_a_request_beside_an_outcome_counts_nothing(opening: str) -> None:
    found, _ = prose("Kent Police", opening, "Yours faithfully")
    assert found == ()


@pytest.mark.parametrize(
    "answer",
    [
        "Where an outcome is not listed, no crime was given it.",
        "If an outcome is not shown then no offences were given it.",
        "Outcomes that are not shown had no crimes.",
    ],
)
def test_a_remark_about_what_is_not_listed_counts_no_outcome(answer: str) -> None:
    assert figures(answer, "Please give the outcomes of all crimes of arson in 2022.") == ()


@pytest.mark.parametrize(
    "answer",
    [
        "No crimes were closed other than as Outcome 12.",
        "There were no crimes whose outcome was not Outcome 12.",
        "None were finalised with anything except Outcome 12.",
    ],
)
def test_a_zero_of_all_other_outcomes_is_no_zero_of_the_one_that_is_named(answer: str) -> None:
    assert read(answer, PLAIN) == []


def test_a_zero_said_with_not_is_the_zero_of_the_outcome_behind_it() -> None:
    assert read("We did not record any crimes as Outcome 12.", PLAIN) == [("12", 0, "")]


@pytest.mark.parametrize("named", ["Chanlyniad 8", "Ganlyniad 8", "Canlyniad 8"])
def test_the_welsh_word_for_an_outcome_is_known_whatever_its_first_sound(named: str) -> None:
    asked = f"Faint o droseddau a gofnodwyd gyda {named} yn 2022?"
    assert read(f"Cofnodwyd 14 o droseddau gyda {named}.", asked) == [("8", 14, "")]


def test_the_class_of_an_offence_counts_nothing() -> None:
    asked = "How many crimes of class 08L were given Outcome 1 and Outcome 18?"
    assert figures("Class 8L of old is now 08L, as is 92D.", asked) == ()


def test_crimes_in_districts_are_crimes() -> None:
    assert [one.value.amount for one in figures("There were 12 crimes across 3 districts.")] == [12]


EARLIER = 'You refer to our earlier reply FOI 11/22, which read:\n\n"There were 45 crimes.'


@pytest.mark.parametrize("rest", ['"', '\n\nThere were 46 in the year before."'])
def test_what_an_earlier_reply_said_is_no_answer(rest: str) -> None:
    found = figures(f"{EARLIER}{rest}\n\nThere were 11 crimes recorded as Outcome 21.")
    assert [one.value.amount for one in found] == [11]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("That is 0.7 per 1,000 people.", "rate"),
        ("We have 5 kinds of outcome that might count.", "bodies_or_places"),
    ],
)
def test_rates_and_kinds_are_no_counts(sentence: str, rule: str) -> None:
    found, aside = prose("Kent Police", "Request", f"1. {OUTCOME}", "Response", sentence)
    assert found == ()
    assert rule in {item.rule for item in aside}


def test_a_span_of_days_without_a_year_counts_nothing() -> None:
    assert not figures("Recorded crimes by outcome, 1 April to 31 March")


def test_one_number_for_two_questions_is_no_total() -> None:
    asked = [f"{number}. How many arsons of 2022 ended in Outcome {number}?" for number in (1, 2)]
    answer = "In the period specified, the number of such crimes was 7."
    found, _ = prose("Kent Police", "Request", *asked, "Response", "Questions 1 & 2", answer)
    assert [figure.value.amount for figure in found] == [7]
    assert found[0].doubts


def test_financial_years_with_their_numbers_answer_the_question() -> None:
    found = figures("FY 2021/22 14\nFY 2022/23 7")
    assert [(figure.value.amount, figure.series, figure.doubts) for figure in found] == [
        (14, "FY 2021/22", ()),
        (7, "FY 2022/23", ()),
    ]


def test_a_count_beside_no_year_is_of_the_year_of_its_paragraph() -> None:
    asked = "How many crimes of arson were recorded in each of 2021 and 2022, by outcome?"
    answer = "In 2021 there were 20 with outcome 16. A further 14 were given outcome 21."
    assert read(answer, asked) == [("16", 20, "2021"), ("21", 14, "2021")]
    both = "In 2021 there were 20 and in 2022 there were 30 with outcome 16. 14 had outcome 21."
    assert ("21", 14, "2021") not in read(both, asked)


def test_the_day_of_a_count_says_no_more_than_the_count() -> None:
    asked = "How many crimes of arson from 2024/25 are not yet assigned an outcome?"
    answer = "As at 1 August 2025, 41 crimes from 2024/25 are not yet assigned an outcome."
    assert read(answer, asked) == [("not_yet_assigned", 41, "2024/25")]
