"""The language of phrases, as `phrases.py` and the comments of `facts.toml` promise it."""

from __future__ import annotations

import pytest

from foi_compare.match.label_reading.label_phrases import PhraseBook, compile_phrase
from foi_compare.match.label_reading.lexicon import Kind, Token

KINDS: dict[str, Kind] = {
    ",": "break",
    ";": "break",
    "not": "negator",
    "perhaps": "doubt",
    "n??t": "torn",
}


def found(phrases: list[str], label: str) -> list[tuple[str, tuple[int, ...]]]:
    """Return the phrases that a label of spaced words holds, with the places of their words."""
    tokens = [Token(word, KINDS.get(word, "term"), word) for word in label.split()]
    compiled = [compile_phrase(phrase, owner) for owner, phrase in enumerate(phrases)]
    hits = PhraseBook(compiled, frozenset({"victim"})).find(tokens)
    return [(phrases[hit.owner], hit.positions) for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "label", "positions"),
    [
        ("charge", "suspect charge", (1,)),
        ("charge court", "charge court", (0, 1)),
        ("charge court", "charge , court", (0, 2)),
        ("charge court", "charge ; court", (0, 2)),
        ("charge|summons court", "summons court", (0, 1)),
        ("charge press? court", "charge court", (0, 1)),
        ("charge press? court", "charge press court", (0, 1, 2)),
        ("charge press|bring? court", "charge bring court", (0, 1, 2)),
        ("charge .. court", "charge court", (0, 1)),
        ("charge .. court", "charge a b c d court", (0, 5)),
        ("charge .. court", "charge a , b c d court", (0, 6)),
        ("charge .. court", "charge a , court court", (0, 3)),
        ("^ charge", "charge court", (0,)),
        ("^ charge", ", charge court", (1,)),
        ("charge $", "court charge", (1,)),
        ("charge $", "court charge ;", (1,)),
        ("charge $", "charge charge", (1,)),
        ("^ charge $", "charge", (0,)),
        ("not charge", "not charge", (0, 1)),
        ("not charge", "not , charge", (0, 2)),
        ("charge not", "charge not", (0, 1)),
        ("not charge ; court", "not charge ; court", (0, 1, 2, 3)),
        ("not charge ; court", "not charge ; , court", (0, 1, 2, 4)),
        ("not charge ; court", "not charge ; ; court", (0, 1, 2, 4)),
    ],
)
def test_a_phrase_is_found(phrase: str, label: str, positions: tuple[int, ...]) -> None:
    assert found([phrase], label) == [(phrase, positions)]


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("charge court", "charge"),
        ("charge court", "court charge"),
        ("charge court", "charge a court"),
        ("charge press? court", "charge press a court"),
        ("charge .. court", "charge a b c d e court"),
        ("charge .. court", "charge ; a court"),
        ("charge .. court", "charge a ; b court"),
        ("charge .. court", "charge not court"),
        ("charge .. court", "charge perhaps court"),
        ("charge .. court", "charge n??t court"),
        ("charge .. court", "charge victim court"),
        ("^ charge", "suspect charge"),
        ("charge $", "charge suspect"),
        ("not charge", "not ; charge"),
        ("charge not", "charge ; not"),
        ("not charge ; court", "not charge court"),
        ("not .. charge", "not a ; charge"),
        ("not press? charge", "not ; charge"),
        ("charge", ""),
    ],
)
def test_a_phrase_is_not_found(phrase: str, label: str) -> None:
    assert found([phrase], label) == []


@pytest.mark.parametrize(
    ("phrases", "label", "kept"),
    [
        (["charge", "charge court"], "charge court", ["charge court"]),
        (["charge", "^ charge"], "charge court", ["^ charge"]),
        (["charge $", "^ charge $"], "charge", ["^ charge $"]),
        (["court charge", "charge court"], "charge court charge", ["charge court"]),
        (["charge", "charge"], "charge", ["charge"]),
        (["charge", "court"], "charge court", ["charge", "court"]),
        (["charge"], "charge charge", ["charge", "charge"]),
    ],
)
def test_the_longest_phrase_wins_and_no_word_serves_two(
    phrases: list[str], label: str, kept: list[str]
) -> None:
    assert [phrase for phrase, _ in found(phrases, label)] == kept
