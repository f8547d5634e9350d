"""A sentence of an answer to the features that its words have for the learnt weights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from foi_compare.interpret.language.phrases import plain
from foi_compare.text import fold_space

_LONGEST = 3  # words of a phrase that is a feature
_LONG_WORD = 3
_MOST_SHARED = 4
_WORDS_A_STEP = 5
_LONGEST_STEP = 6
_QUESTIONS = 64  # each of which many sentences answer, and which may be long
_SECTION = re.compile(
    r"\b(?:sections?|sect?|s)\.? ?(\d{1,2})(?!\d)[a-z]?(?: ?\( ?\w{1,3} ?\))*"
    r"|(?<=\W)(\d\d)(?: ?\(\w{1,3}\))+"
)
_NUMBER = re.compile(r"(?<![a-z\d])\d[\d,./:-]*")
_TOKEN = re.compile(r"sec\d+|[a-z']+|#|0|\?|\|")
_COUNTS = re.compile(r"\b(?:how (?:many|much|often|long)|numbers? of|total)\b")


def tokens(text: str) -> list[str]:
    """Return the words of a sentence.

    A number reads `#`, and `0` where it is zero; a section of the Act reads `sec40`.
    """
    folded = plain(fold_space(text)).casefold()
    folded = _SECTION.sub(lambda found: f" sec{found[1] or found[2]} ", folded)
    return _TOKEN.findall(_NUMBER.sub(_sign_of, folded))


def _sign_of(number: re.Match[str]) -> str:
    return " # " if any(digit in "123456789" for digit in number.group()) else " 0 "


def phrases_of(words: list[str]) -> frozenset[str]:
    """Return the phrases of up to three words in a row; `<` and `>` are its beginning and end."""
    row = ["<", *words, ">"]
    found = {
        " ".join(row[start : start + length])
        for length in range(1, _LONGEST + 1)
        for start in range(len(row) - length + 1)
    }
    return frozenset(found - {"<", ">"})


def form_of(text: str, words: list[str], question: str) -> Iterator[str]:
    """Yield what a sentence is like: its length, and what it has of the words of its question."""
    asked, counts = _of_question(question)
    shared = len(asked.intersection(words))
    yield f"words of the question: {min(shared, _MOST_SHARED)}"
    yield f"length: {min(len(words) // _WORDS_A_STEP, _LONGEST_STEP)}"
    if any(letter.isdigit() for letter in text):
        yield "has a digit"
    if "?" in text:
        yield "has a question mark"
    if not question:
        yield "asked for something unknown"
    elif counts:
        yield "asked for a number"


@lru_cache(maxsize=_QUESTIONS)
def _of_question(question: str) -> tuple[frozenset[str], bool]:
    """Return the long words of a question, and whether it asks for a number."""
    asked = frozenset(word for word in tokens(question) if len(word) > _LONG_WORD)
    return asked, _COUNTS.search(plain(question)) is not None


def place_of(index: int, count: int) -> Iterator[str]:
    """Yield whether a sentence is the first, the last or the only one of its answer."""
    if index == 0:
        yield "first"
    if index == count - 1:
        yield "last"
    if count == 1:
        yield "alone"
