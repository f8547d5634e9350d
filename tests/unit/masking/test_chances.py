"""What chance makes a word one of a name, by itself and beside others."""

from __future__ import annotations

import pytest

from foi_compare.masking.kinds_of_words.read_lines import line_of
from foi_compare.masking.kinds_of_words.word_classes import vocabulary
from foi_compare.masking.where_names_stand.chances import Mention, mentions
from foi_compare.masking.where_names_stand.word_evidence import evidence, words_of_reply
from foi_compare.model import NameLists

LISTS = NameLists(given=frozenset({"june", "april"}), also_words=frozenset({"price"}))
SURE, DOUBTED, UNLIKELY = 2.0, -1.6, -1.7


def found(weights: dict[str, float], *texts: str) -> list[str]:
    lines = tuple(map(line_of, texts))
    named = mentions(
        lines,
        words_of_reply(lines, vocabulary(LISTS)),
        vocabulary(LISTS),
        {"each": -5.0, **weights},
    )
    return [" ".join(one.words) for one in named]


def of(word: str, weight: float) -> dict[str, float]:
    """Return weights by which one word has some weight."""
    return {f"begins3={word[:3].lower()}": weight + 5.0}


def test_a_word_is_of_a_name_from_a_chance_of_three_in_ten_on() -> None:
    assert found(of("Quell", -0.8), "told Quell that") == ["Quell"]
    assert found(of("Quell", -0.9), "told Quell that") == []


def test_a_word_of_a_sentence_is_of_a_name_from_a_chance_of_four_in_ten_on() -> None:
    sentence = "as we have said before we told Quell that it was done"
    assert found(of("Quell", -0.35), sentence) == ["Quell"]
    assert found(of("Quell", -0.5), sentence) == []
    assert found(of("Quell", -0.5), "told Quell that it was done") == ["Quell"]


def test_a_word_that_is_known_for_something_else_has_to_be_likely() -> None:
    lists_have = {"class=a": 4.5}
    assert found(lists_have, "told Price that") == []
    assert found({"class=a": 6.0}, "told Price that") == ["Price"]


def test_a_doubted_word_is_one_beside_a_likely_one_and_not_in_the_next_sentence() -> None:
    weights = {**of("Quell", SURE), **of("Tarn", DOUBTED)}
    assert found(weights, "told Quell Tarn that") == ["Quell Tarn"]
    assert found(weights, "told Quell. Tarn that") == ["Quell"]


def test_a_name_in_brackets_within_a_name_is_one() -> None:
    weights = {**of("Quell", SURE), **of("Tarn", SURE), **of("Zub", -3.5)}
    assert found(weights, "told Quell (Zub) Tarn that") == ["Quell", "Zub", "Tarn"]


def test_a_word_that_is_of_a_name_elsewhere_needs_less() -> None:
    weights = {**of("Quell", UNLIKELY), "-1=dear": 6.0}
    assert found(weights, "ask Quell that") == []
    assert found(weights, "ask Quell that", "dear Quell") == ["Quell", "Quell"]


def test_a_word_before_one_that_is_of_none_has_to_be_likely() -> None:
    assert found(of("Quell", -0.5), "at Quell Cairn") == []
    assert found(of("Quell", SURE), "at Quell Cairn") == ["Quell"]


def test_a_single_letter_is_none_by_itself() -> None:
    weights = {"class=I": 9.0, **of("Tarn", SURE)}
    assert found(weights, "Element B was held") == []
    assert found(weights, "by B. Tarn and by B. de Tarn") == ["B Tarn", "B de Tarn"]


@pytest.mark.parametrize(
    "text",
    [
        "on 4 June we",
        "in June 2023",
        "May to June",
        "June and July",
        "June 14",
        "in June (19460) it",
        "since June we",
    ],
)
def test_a_month_with_a_day_or_a_year_is_none(text: str) -> None:
    assert found({"word=june": 9.0, "class=g": 9.0}, text) == []
    assert found({"word=june": 9.0, "class=g": 9.0}, "told June that") == ["June"]


@pytest.mark.parametrize(
    "text", ["in Operation Quell we", "2Quell was", "Storm Quell", "under Quell's Law", "dog Quell"]
)
def test_what_is_called_after_a_name_and_a_code_are_none(text: str) -> None:
    assert found(of("Quell", SURE), text) == []


def test_a_month_that_owns_something_is_none() -> None:
    weights = {"class=g": 9.0}
    assert found(weights, "in April's absence") == ["April"]
    assert found(weights, "in April it was") == []


def test_a_month_by_itself_is_a_name_where_somebody_of_the_reply_is_called_so() -> None:
    weights = {"class=g": 4.5, "-1=dear": 2.0}
    assert found(weights, "told June that", "dear June") == ["June", "June"]
    assert found(weights, "told June that", "in june") == []


def test_a_degree_is_no_word_of_a_name() -> None:
    weights = {**of("Quell", SURE), "shape=UU": 9.0, "class=I": 9.0}
    assert found(weights, "Quell LL.B.") == ["Quell"]


def test_a_word_before_what_is_built_or_behind_a_title_says_so_everywhere() -> None:
    lists = LISTS._replace(buildings=frozenset({"hospital"}))
    words = vocabulary(lists)
    lines = [line_of(one) for one in ("at Quell Hospital", "at Quell", "Mr Tarn", "to Tarn")]
    reply = words_of_reply(lines, words)
    said = {
        lines[spot.line].tokens[spot.token]: text for spot, text in evidence(lines, reply, words)
    }
    assert "built in reply" in said["Quell"]
    assert "titled in reply" in said["Tarn"]
    assert "titled in reply" not in said["Quell"]


@pytest.mark.parametrize(
    ("said", "texts", "others"),
    [
        ("met in reply", ("dear Tarn", "told Tarn that"), ("told Tarn that",)),
        ("met in reply", ("regards", "Tarn", "told Tarn that"), ("Tarn", "told Tarn that")),
        ("placed in reply", ("at Tarn", "told Tarn that"), ("at Tarn's desk", "told Tarn that")),
        ("joined to digits", ("told Tarn7 that",), ("told Tarn 7 that",)),
        ("small part=uh", ("told Tarn-fell that",), ("told Tarn-Fell that",)),
        ("postcode", ("Tarn, Bacup OL13 9ZZ",), ("Tarn, Bacup",)),
        ("postcode below", ("Tarn", "Bacup OL13 9ZZ"), ("Tarn", "Bacup")),
        ("firms", ("Quell Ltd; Tarn",), ("Quell; Tarn",)),
        ("number ends below=True", ("Tarn", "north 41"), ("Tarn", "it is 41 in the north")),
    ],
)
def test_what_a_reply_and_the_lines_around_say_of_a_word(
    said: str, texts: tuple[str, ...], others: tuple[str, ...]
) -> None:
    assert said in last_said_of("Tarn", *texts)
    assert said not in last_said_of("Tarn", *others)


def last_said_of(word: str, *texts: str) -> list[str]:
    """Return the features of the last word that begins so."""
    lines, words = tuple(map(line_of, texts)), vocabulary(LISTS)
    read = evidence(lines, words_of_reply(lines, words), words)
    return [said for spot, said in read if lines[spot.line].tokens[spot.token].startswith(word)][-1]


@pytest.mark.parametrize(
    ("word", "letters"),
    [("Cheers", "d"), ("P'nawn", "d"), ("Cheer", "u"), ("Twenty-six", "n"), ("Sixsmith", "u")],
)
def test_numerals_and_words_that_greet_are_classes_of_their_own(word: str, letters: str) -> None:
    assert vocabulary(LISTS).class_of(word) == letters


def test_two_days_or_months_joined_are_as_one() -> None:
    words = vocabulary(LISTS)
    assert words.class_of("Mon-Wed") == words.class_of("Wed") == "m"


def test_a_month_beside_a_word_of_a_name_is_of_it() -> None:
    weights = {"word=june": 9.0, "class=g": 4.5, **of("Quell", SURE)}
    assert found({"class=g": 4.5}, "told June that") == []
    assert found(weights, "told June Quell that") == ["June Quell"]


def test_a_mention_has_what_stands_around_it_and_the_particle_before_it() -> None:
    lines = (line_of("Annwyl Mr ap Quell"), line_of("Diolch"))
    weights = {"each": -5.0, **of("Quell", SURE)}
    (one,) = mentions(lines, words_of_reply(lines, vocabulary(LISTS)), vocabulary(LISTS), weights)
    assert one == Mention(("ap", "Quell"), "Mr", "Diolch")


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Nid yw'r tabl yn cynnwys y Swyddogion.", True),
        ("Cha robh clàr againn mun Drochaid.", True),
        ("The price of each ledger was read by us in Bont Faen.", False),
        ("Write to foi.desk@force.example or ring us.", False),
    ],
)
def test_a_line_is_foreign_where_half_of_its_small_words_are(text: str, foreign: bool) -> None:
    english = frozenset({"price", "each", "ledger", "read", "write", "ring"})
    words = vocabulary(LISTS._replace(english=english, roles=frozenset({"the", "of", "by"})))
    assert words.is_foreign(text) is foreign


def test_a_word_of_another_language_keeps_its_class_before_what_is_joined_to_it() -> None:
    words = vocabulary(LISTS)
    assert words.class_of("Heddlu'n") == words.class_of("Heddlu") == "e"


def test_what_a_foreign_line_says_of_a_word_is_weighed() -> None:
    weights = {**of("Hafr", SURE), "foreign and class=u": -9.0}
    assert found(weights, "rhwng dref Hafren") == []
    assert found(weights, "told us Hafren") == ["Hafren"]
