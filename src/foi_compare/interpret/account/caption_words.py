"""What the captions of a table say, less what a figure or what stands beside it carries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from foi_compare.interpret.account.asked_words import is_other_kind, without_kind_asked
from foi_compare.interpret.account.doubt_texts import GIVEN_ANEW, REPLACED
from foi_compare.interpret.account.word_uses import Left, Uses, words_of
from foi_compare.interpret.meanings.offences import looks_like_offence
from foi_compare.interpret.meanings.units import counts_as
from foi_compare.interpret.table_layout.headings import is_name, read_heading
from foi_compare.model import Figure

COUNTED = re.compile(
    r"\b(?:crimes?|offences?|outcomes?|troseddau|records|years?|months?|monthly)\b"
    r"|^\W*(?:(?:for|in|the|year)\s)*(?:19|20)\d\d\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    r"\b[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}\b|@|www\.|https?:|\btel\b|\bdate:|\bref(?:erence)?\b",
    re.IGNORECASE,
)


class Beside(NamedTuple):
    """What a figure carries by what stands beside it.

    `measures` are those of the columns for its row and series, such as its percentage, which carry
    the word for them; `wanted` is what the words of its question change, None where there is none.
    """

    measures: frozenset[str] = frozenset()
    wanted: tuple[Left, ...] | None = None


class Captions(NamedTuple):
    """The texts that name a table: those to ask about, and those that a number carries as notes."""

    asked: tuple[str, ...]
    noted: tuple[str, ...]


def captions_left(captions: Sequence[str], figure: Figure, beside: Beside, uses: Uses) -> Captions:
    """Return the texts above a table that say of a figure below it what it does not carry."""
    captions = [text for text in captions if not _is_short_for(text, captions)]
    speaking = [text for text in captions if _speaks(text, uses)]
    asked = [text for text in speaking if _is_asked_about(text, figure, beside, uses)]
    rest = (text for text in speaking if text not in asked)
    noted = (text for text in rest if any(one.kind == "noted" for one in uses.changes(text)))
    return Captions(tuple(asked), tuple(noted))


def _speaks(text: str, uses: Uses) -> bool:
    """Return whether a caption speaks of the numbers, and says more than the request does."""
    of_numbers = uses.speaks_of_numbers(text) or COUNTED.search(text) is not None
    of_numbers = of_numbers or (looks_like_offence(text) and not is_name(text))
    if not (of_numbers or is_name(text)) or ADDRESS.search(text) or uses.is_asked(text):
        return False
    return not text.endswith("?")  # a question says what was asked for, and nothing of the answer


def _is_asked_about(text: str, figure: Figure, beside: Beside, uses: Uses) -> bool:
    if uses.names_outcome(text):
        named = figure.label.casefold() in text.casefold()
        return figure.rule != "code_in_caption" and not named
    changes = uses.changes(text)
    if is_other_kind(changes, beside.wanted):
        return True
    carried = bool(changes) and not without_use(changes, figure, beside)
    return not (carried or uses.may_be_label(text)) and uses.bears(text, "caption")


def _is_short_for(text: str, captions: Sequence[str]) -> bool:
    """Return whether another caption says all that a text says, as a title does of its sheet."""
    words = words_of(text)
    return any(words < words_of(other) for other in captions)


def without_use(changes: Sequence[Left], figure: Figure, beside: Beside) -> list[Left]:
    """Return the phrases whose changes neither a figure nor what stands beside it carries."""
    rest = without_kind_asked(changes, beside.wanted or ())
    return [
        left
        for left in rest
        if not has_use(left, figure)
        and (left.kind != "measure" or read_heading(left.words).measure not in beside.measures)
    ]


def has_use(left: Left, figure: Figure) -> bool:
    """Return whether a figure carries what a phrase changes: unit, measure, that it is given anew.

    What is said of a table that was wrong is said of the one in whose place it stands.
    """
    if left.kind in {"basis", "revision", "error"}:
        return is_given_anew(figure)
    if left.kind == "people":
        return bool(figure.unit) and counts_as(figure.unit, left.words)
    return left.kind == "measure" and figure.value.measure != "count"


def is_given_anew(figure: Figure) -> bool:
    """Return whether a figure stands in place of another, or another in its place."""
    return GIVEN_ANEW in figure.note or REPLACED in figure.note
