"""How alike labels are to titles and aliases, where nothing else is known of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foi_compare.match.label_reading.label_words import clean
from foi_compare.match.matcher import Matcher
from foi_compare.match.similarity import Likeness, Likenesses, settles
from foi_compare.model.codes import Alias, Codebook, Vocabulary


@pytest.fixture(scope="module")
def likenesses(outcomes: Codebook) -> Likenesses:
    aliases = (
        Alias(label="Zebra crossing", codes=("16",), source="a test"),
        Alias(label="Walrus", codes=("2", "3"), source="a test"),
    )
    return Likenesses(replace(outcomes, aliases=aliases))


def test_the_nearest_title_or_alias_of_a_code_is_its_likeness(
    likenesses: Likenesses, outcomes: Codebook
) -> None:
    for code in outcomes.codes.values():
        for text in (code.title, code.short_title):
            best = {one.code: one for one in likenesses.rank(clean(text), outcomes.codes)}
            assert best[code.code].score == 1.0, text
    assert likenesses.rank("zebra-crossing", outcomes.codes)[0] == Likeness(
        "16", 1.0, "Zebra crossing"
    )


def test_an_alias_of_a_group_is_like_no_code(likenesses: Likenesses, outcomes: Codebook) -> None:
    assert likenesses.rank("walrus", outcomes.codes)[0].score < 1


def test_only_codes_that_are_allowed_are_ranked(likenesses: Likenesses) -> None:
    assert [one.code for one in likenesses.rank("zebra crossing", {"8", "16"})] == ["16", "8"]
    assert [one.code for one in likenesses.rank("zebra crossing", {"8"})] == ["8"]
    assert likenesses.rank("-", {"8"}) == ()


@pytest.mark.parametrize(
    ("words", "label", "status"),
    [
        ({}, "Ripe Grany Smith apples of the best class ex", "matched"),
        ({"doubts": ("ex",)}, "Ripe Grany Smith apples of the best class ex", "none"),
        ({"foreign": ("ex",)}, "Ripe Grany Smith apples of the best class ex", "none"),
        ({"english": frozenset({"beast"})}, "Ripe Granny Smith apples of the beast class", "none"),
        ({"terms": {"unripe": ()}}, "Unripe Granny Smith apples of the best class", "none"),
    ],
)
def test_a_doubt_a_negation_and_another_word_are_no_damaged_letters(
    outcomes: Codebook, words: dict[str, object], label: str, status: str
) -> None:
    title = "Ripe Granny Smith apples of the best class"
    code = replace(outcomes.codes["1"], code="a", title=title, short_title=title, group="")
    vocabulary = replace(Vocabulary(), **words)  # type: ignore[arg-type]  # the names are fields
    fruit = Codebook(
        name="fruit",
        title="Fruit",
        prefix="fruit_",
        counts="fruit",
        codes={"a": code},
        vocabulary=vocabulary,
        cut=0.9,
    )
    assert Matcher(fruit).match(label).status == status


@pytest.mark.parametrize(
    ("scores", "settled"),
    [
        ((), False),
        ((0.75,), True),
        ((0.5,), False),
        ((0.75, 0.5), True),
        ((0.75, 0.625), False),
        ((1.0, 0.75, 0.75), True),
    ],
)
def test_a_likeness_settles_at_the_cut_and_ahead_by_the_margin(
    scores: tuple[float, ...], *, settled: bool
) -> None:
    ranked = [Likeness(str(place), score, "") for place, score in enumerate(scores)]
    assert settles(ranked, 0.75, 0.25) == (ranked[0] if settled else None)
