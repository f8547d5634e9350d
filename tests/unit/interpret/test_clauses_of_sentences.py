"""Each number of a sentence takes the outcome of its own clause, or is asked about."""

from __future__ import annotations

import pytest

from foi_compare.interpret.meanings.number_words import joined_words
from foi_compare.interpret.meanings.values import parse_word
from foi_compare.model import Figure
from foi_compare.text import find_numerals
from lettering import matcher, prose

ASKED = "1. How many stalking offences recorded in 2022 were given each outcome?"
TWO_YEARS = "1. How many stalking offences were given Outcome 18 in 2021 and 2022?"


def figures(answer: str, asked: str = ASKED) -> tuple[Figure, ...]:
    found, _ = prose("Kent Police", "Dear Requester", "Request", asked, "Response", answer)
    return found


def read(answer: str, asked: str = ASKED) -> list[tuple[str, float | int | None]]:
    """Return code and number of what is read without a doubt."""
    return [
        (matcher().match(one.label).code, one.value.amount)
        for one in figures(answer, asked)
        if not one.doubts
    ]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        # What is counted out of is no number of an outcome.
        (
            "Of the 130 offences, 49 had Outcome 1, 31 had Outcome 18 and a further 9 Outcome 8.",
            [("1", 49), ("18", 31), ("8", 9)],
        ),
        ("12 of the 340 offences recorded were closed with Outcome 22.", [("22", 12)]),
        ("None of the 57 offences had Outcome 8; all 57 had Outcome 18.", [("8", 0), ("18", 57)]),
        # An outcome named by its words counts beside one named by its code.
        ("20 were charged and 45 were closed with Outcome 18.", [("1", 20), ("18", 45)]),
        (
            "25 were closed under Outcome 14, while Outcome 16 accounts for the other 36.",
            [("14", 25), ("16", 36)],
        ),
        (
            "49 ended in Outcome 1, 9 in Outcome 8 and the rest in Outcome 18.",
            [("1", 49), ("8", 9)],
        ),
        ("71 were closed with Outcome 18, 6 of which were later reopened.", [("18", 71)]),
        ("49 were charged; of them 40 were adults, a further 9 were youths.", [("1", 49)]),
        (
            "20 led to a charge, 3 to a youth caution and 45 remain under investigation.",
            [("1", 20), ("2", 3), ("not_yet_assigned", 45)],
        ),
        # What the victim did is part of the name of an outcome; what stands behind `which` is not.
        (
            "44 were closed with a named suspect because the victim did not support action.",
            [("16", 44)],
        ),
        (
            "44 were closed with a named suspect because the complainant was not supportive.",
            [("16", 44)],
        ),
        ("20 were closed with a charge which the victim did not support.", [("1", 20)]),
        # What has no outcome yet is said with a verb that else ends the name of an outcome.
        (
            "36 were closed with Outcome 18 and the remaining 7 have not yet been assigned one.",
            [("18", 36)],
        ),
        (
            "36 were closed with Outcome 18 and the other 7 have not yet been assigned an outcome.",
            [("18", 36), ("not_yet_assigned", 7)],
        ),
        (
            "36 ended in Outcome 18 and 7 have no outcome yet.",
            [("18", 36), ("not_yet_assigned", 7)],
        ),
        # What opens a sentence so is part of a number before it, and no number of part of another.
        (
            "Of these, 5 resulted in Outcome 1, 2 in Outcome 8 and 11 in Outcome 15.",
            [("1", 5), ("8", 2), ("15", 11)],
        ),
        (
            "20 were charged, 4 of these with robbery (Outcome 1) and 45 had Outcome 18.",
            [("1", 20), ("18", 45)],
        ),
        # A denial between brackets is of the outcome before them.
        (
            "13 were given Outcome 16 (victim does not support) and 6 were given Outcome 18.",
            [("16", 13), ("18", 6)],
        ),
        (
            "In 12 the victim did not support action (Outcome 16), in 4 a charge followed.",
            [("16", 12), ("1", 4)],
        ),
    ],
)
def test_each_clause_has_its_own_outcome(
    answer: str, expected: list[tuple[str, float | int]]
) -> None:
    assert read(answer) == expected


@pytest.mark.parametrize(
    "answer",
    [
        "Of the 340 offences with Outcome 16, 12 involved a knife.",
        "12 of the 340 offences that were closed with Outcome 16 were reopened later.",
        "Half of the 80 offences had Outcome 16.",
        "All but 8 of the offences had Outcome 16.",
        "90 fewer offences had Outcome 16 than before.",
        "The number of offences with Outcome 16 fell by 12.",
        "Outcome 1 was given to 30 men and 4 women.",
        "Three dozen offences had Outcome 16.",
    ],
)
def test_a_number_that_is_no_count_of_the_outcome_is_asked(answer: str) -> None:
    assert read(answer) == []
    assert figures(answer)


def test_a_clause_about_something_else_does_not_lean_on_the_outcome_of_another() -> None:
    said = "In 2021, 14 were dropped and in 2022, 30 were closed under Outcome 18."
    assert read(said, TWO_YEARS) == [("18", 30)]
    bare = "In 2021 there were 14 and in 2022, 30 were closed under Outcome 18."
    assert read(bare, TWO_YEARS) == [("18", 14), ("18", 30)]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("One hundred and twelve offences had Outcome 18.", 112),
        ("One thousand two hundred offences had Outcome 18.", 1200),
        ("Nineteen (19) offences had Outcome 18.", 19),
        ("Twenty-six offences had Outcome 18.", 26),
    ],
)
def test_number_words_make_one_number(said: str, number: int) -> None:
    (figure,) = figures(said)
    assert (figure.value.amount, figure.doubts) == (number, ())


def test_a_number_again_in_brackets_must_be_the_same() -> None:
    text = "nineteen (19), twelve (13) and two hundred and six"
    found = [whole.text for whole, _ in joined_words(text, find_numerals(text))]
    assert found == ["nineteen", "twelve", "13", "two hundred and six"]
    assert parse_word("one hundred one hundred") is None


def test_the_year_that_heads_a_paragraph_dates_its_sentences() -> None:
    asked = "1. How many stalking offences recorded in 2021 and 2022 were given each outcome?"
    paragraph = (
        "2021\nThere were 74 crimes. Of these, 5 had Outcome 1. There were 9 with Outcome 8."
    )
    one, eight = (found for found in figures(paragraph, asked) if found.value.amount in {5, 9})
    assert [found.period.as_printed for found in (one, eight) if found.period] == ["2021", "2021"]
    assert not one.doubts
    assert not eight.doubts
    mixed = paragraph.replace("There were 9", "Unlike 2020, there were 9")
    assert any(found.doubts for found in figures(mixed, asked))


def test_cautions_are_outcomes_where_the_outcomes_of_crimes_are_asked_for() -> None:
    told = "There were 5 adult cautions (Outcome 3) and 16 community resolutions (Outcome 8)."
    assert read(told) == [("3", 5), ("8", 16)]
    assert read("There were 5 arrests (Outcome 3).") == []


def test_a_key_of_codes_behind_words_that_open_it_counts_nothing() -> None:
    assert (
        read("The following outcome types are used: 1 charge/summons; 8 community resolution.")
        == []
    )
    assert read("In 2022: 1 charge.") == [("1", 1)]
