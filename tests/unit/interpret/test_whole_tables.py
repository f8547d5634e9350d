"""A table without outcome labels is set aside whole only where nothing speaks for outcomes."""

from __future__ import annotations

from builders import table
from foi_compare.checks import run_checks
from foi_compare.interpret import interpret
from foi_compare.interpret.table_figures.whole_tables import (
    ASKED_ABOVE,
    GOES_ON,
    NO_HEADINGS,
    SAME_ROWS,
    SOME_OUTCOMES,
)
from foi_compare.model import Block, Figure, Finding, Observation, Reply, Settings
from foi_compare.observe import observe
from lettering import forces, matcher, paragraphs, wordings

OUTCOMES = table("Outcome | 2021 | 2022", "Charged/Summonsed | 12 | 14", "Outcome 8 | 30 | 31")
DISTRICTS = table("District | Charged/Summonsed", "Ashdown | 12", "Seaford | 14")


def reply(*answer: Block | str, asked: str = "How many burglaries ended in each outcome?") -> Reply:
    """Return the reply to one question with these answers."""
    letter = f"Kent Police\n\nDear requester\n\nRequest\n\n1. {asked}\n\nResponse"
    (one,) = interpret(
        (paragraphs(letter, *answer),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return one


def published(one: Reply) -> tuple[tuple[Observation, ...], tuple[Finding, ...]]:
    """Return what is observed in a reply, and what the checks say of it."""
    observations, *_ = observe(one, matcher=matcher(), codebook_name="home-office-outcomes")
    return observations, run_checks(one, observations, matcher().codes)


def asked(one: Reply, doubt: str) -> list[Figure]:
    """Return the figures that are asked about for one reason."""
    return [figure for figure in one.figures if doubt in figure.doubts]


def test_columns_without_labels_go_on_from_the_table_before() -> None:
    one = reply(OUTCOMES, table("2023 | 2024", "15 | 16", "32 | 33"))
    found = asked(one, GOES_ON)
    assert [(f.label, f.series, f.value.amount, f.doubts) for f in found] == [
        ("Charged/Summonsed", "2023", 15, (GOES_ON,)),
        ("Charged/Summonsed", "2024", 16, (GOES_ON,)),
        ("Outcome 8", "2023", 32, (GOES_ON,)),
        ("Outcome 8", "2024", 33, (GOES_ON,)),
    ]
    waiting = [row for row in published(one)[0] if row.status == "review"]
    assert [row.code for row in waiting] == ["1", "1", "8", "8"]


def test_other_rows_than_those_before_get_no_label() -> None:
    found = asked(reply(OUTCOMES, table("2023", "15", "32", "47")), GOES_ON)
    assert [figure.label for figure in found] == ["", "", ""]


def test_outcomes_without_the_names_of_their_rows_take_those_before() -> None:
    one = reply(DISTRICTS, table("Outcome 8 | Outcome 18", "3 | 4", "5 | 6"))
    found = asked(one, GOES_ON)
    assert [(figure.label, figure.series) for figure in found] == [
        ("Outcome 8", "Ashdown"),
        ("Outcome 18", "Ashdown"),
        ("Outcome 8", "Seaford"),
        ("Outcome 18", "Seaford"),
    ]


def test_the_rows_of_a_table_of_outcomes_are_asked_about() -> None:
    one = reply(DISTRICTS, "Further", table("District | Panel", "Ashdown | 3", "Seaford | 4"))
    assert [figure.value.amount for figure in asked(one, SAME_ROWS)] == [3, 4]


def test_one_outcome_among_other_headings_is_asked_about() -> None:
    one = reply(
        table("Year | Crimes | Arrests | Charges", "2021 | 90 | 31 | 12"),
        asked="How many burglaries were there, and how many arrests?",
    )
    assert [figure.value.amount for figure in asked(one, SOME_OUTCOMES)] == [90, 31, 12]
    assert {row.status for row in published(one)[0]} == {"review"}


def test_a_table_into_which_a_letter_has_run_is_asked_about_for_its_outcomes() -> None:
    letter = "Our ref 12/24. 1. How many thefts were recorded in each year, by outcome?"
    one = reply(
        table("table. | Figures are", "from a live system", f"{letter} | 2022 | 2023",
              "Charged/Summonsed | 44 | 80", "Caution - adults | 86 | 5", "Local words | 7 | 4"),
    )  # fmt: skip
    assert {44, 80, 86, 5} <= {figure.value.amount for figure in asked(one, SOME_OUTCOMES)}


def test_questions_that_name_outcomes_are_no_outcomes() -> None:
    one = reply(
        table("Asked | 2022", "How many were charged? | 4", "How many were cautioned? | 8",
              "How many dogs were there? | 2"),
    )  # fmt: skip
    assert not any(SOME_OUTCOMES in figure.doubts for figure in one.figures)


def test_words_that_stand_in_tables_of_everything_are_no_outcome() -> None:
    one = reply(
        table("Weapon | 2021", "Knife | 12", "Axe | 3", "Bat | 4", "Other | 5", "Not known | 6"),
        asked="How many weapons were taken?",
    )
    assert not one.figures


def test_a_caption_that_names_outcomes_is_asked_about() -> None:
    caption = "Number of people cautioned"
    one = reply(OUTCOMES, caption, table("Year | Number", "2021 | 12", "2022 | 14"))
    found = asked(one, ASKED_ABOVE)
    assert [(figure.label, figure.series) for figure in found] == [
        (caption, "2021"),
        (caption, "2022"),
    ]


def test_columns_whose_headings_are_lost_are_asked_about() -> None:
    one = reply(OUTCOMES, "By station", table("Ashdown | 3 | 4", "Seaford | 5 | 6"))
    assert len(asked(one, NO_HEADINGS)) == 4


def test_a_table_about_something_else_is_named_with_its_first_rows() -> None:
    one = reply(OUTCOMES, "Ages of victims", table("Age | 2021", "18 to 64 | 3", "Over 64 | 2"))
    assert {figure.series for figure in one.figures} == {"2021", "2022"}
    (found,) = [f for f in published(one)[1] if f.check == "table_set_aside"]
    assert found.passed
    assert found.severity == "info"
    assert found.message.endswith("it begins: Age | 2021 / 18 to 64 | 3 / Over 64 | 2")
    assert found.places == ("table 2",) or found.places


def test_a_reply_without_outcomes_says_so() -> None:
    one = reply("This information is not held.")
    assert [f.message for f in published(one)[1] if f.check == "no_outcomes"] == [
        "this reply holds no outcomes"
    ]
    assert not [f for f in published(reply(OUTCOMES))[1] if f.check == "no_outcomes"]


def test_a_list_among_the_words_of_the_requester_is_asked_about() -> None:
    letter = (
        "Kent Police\n\nRequest\n\n1. How many burglaries ended in each outcome? You gave me:"
        "\n\nCharged 12\n\nOutcome 8 30\n\nResponse\n\n1. The police have 14 dogs."
    )
    (one,) = interpret(
        (paragraphs(letter),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    found = [figure for figure in one.figures if figure.origin == "list"]
    assert [figure.value.amount for figure in found] == [12, 30]
    assert all(figure.doubts for figure in found)
