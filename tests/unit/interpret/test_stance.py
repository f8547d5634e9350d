"""A sentence that defines, quotes or corrects gives no number of the force by itself."""

from __future__ import annotations

import pytest

from builders import document, table
from foi_compare.interpret import interpret
from foi_compare.interpret.language.phrases import Phrasebook, phrasebook, plain
from foi_compare.interpret.running_text.prose_claims import OF_OTHERS
from foi_compare.interpret.running_text.prose_stance import defines
from foi_compare.model import Block, Reply, Settings
from lettering import forces, matcher, wordings


@pytest.fixture(scope="module")
def book() -> Phrasebook:
    return phrasebook(wordings())


def reply(*blocks: Block | str) -> Reply:
    (one,) = interpret(
        (document("Kent Police", "Our reference: 123/24", *blocks),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return one


@pytest.mark.parametrize(
    "sentence",
    [
        "1 Includes postal requisition.",
        "2 Youth cautions include conditional cautions",
        "Outcome 18 means that no suspect was identified",
        "Outcome 5 applies if 1 offender has died",
        "There is no outcome 19 in this force",
        "1 crime may have more than one outcome 15 suspect",
    ],
)
def test_a_definition_counts_nothing(sentence: str, book: Phrasebook) -> None:
    assert defines(plain(sentence), book)
    assert reply("1. How many crimes were given each outcome?", sentence).figures == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "There were 14 crimes recorded as Outcome 21.",
        "Outcome 18 is where no suspect was identified: 45",
        "59 crimes ended in Outcome 16, where the victim does not support action.",
    ],
)
def test_a_count_is_no_definition(sentence: str, book: Phrasebook) -> None:
    assert not defines(plain(sentence), book)


@pytest.mark.parametrize(
    "sentence",
    [
        "You state that 55 crimes were given outcome 18.",
        "Your earlier request gave outcome 1 as 12 crimes.",
        "Nationally, 5,000 crimes had outcome 1.",
        "Essex Police recorded 77 crimes with outcome 1.",
        "A dip sample of 50 crimes with outcome 18 was reviewed.",
        "The Home Office target is 20 crimes with outcome 8.",
    ],
)
def test_the_figure_of_somebody_else_is_asked(sentence: str) -> None:
    figures = reply("1. How many crimes were given each outcome?", sentence).figures
    assert figures
    assert all(OF_OTHERS in figure.doubts for figure in figures)


@pytest.mark.parametrize(
    "sentence",
    [
        "There were 14 crimes recorded as Outcome 21.",
        "Kent Police recorded 12 crimes with outcome 8.",
        "As you can see, 12 crimes had outcome 8.",
    ],
)
def test_the_figure_of_the_force_itself_is_its_own(sentence: str) -> None:
    (figure,) = reply("1. How many crimes were given each outcome?", sentence).figures
    assert figure.doubts == ()


@pytest.mark.parametrize("heading", ["England and Wales", "Essex Police", "National"])
def test_a_column_of_somebody_else_is_asked(heading: str) -> None:
    counts = table(
        f"Outcome | Kent | {heading}", "Charged | 5 | 50", "Community resolution | 7 | 70"
    )
    figures = reply("1. How many crimes were given each outcome?", counts).figures
    assert [f.value.amount for f in figures if OF_OTHERS in f.doubts] == [50, 70]


def test_the_words_for_none_in_a_title_are_no_zero() -> None:
    asked = "1. How many crimes were given each outcome?"
    assert reply(asked, "Outcome 16 - there is no victim support").figures == ()


def test_a_correction_asks_for_the_figure_that_it_names() -> None:
    counts = table("Outcome | 2022", "Charged | 50", "Community resolution | 7")
    asked = "1. How many crimes were given each outcome?"
    corrected = reply(asked, counts, "The figure for charged, 50, should read 55.")
    doubted = [f.value.amount for f in corrected.figures if f.doubts and f.origin == "table"]
    assert doubted == [50]
    vague = reply(asked, counts, "Please note that a figure in the table is incorrect.")
    assert all(figure.doubts for figure in vague.figures)
    plainly = reply(asked, counts, "It should be noted that crimes may be reclassified.")
    assert not any(figure.doubts for figure in plainly.figures)
