"""Whose number a sentence gives: this force's own, somebody else's, or nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from foi_compare.headway import signed
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.running_text.prose_claims import OF_OTHERS, is_told, opens_example
from foi_compare.text import fold_space

if TYPE_CHECKING:
    from foi_compare.interpret.language.phrases import Phrasebook
    from foi_compare.interpret.whole_letter.letter import Letter
    from foi_compare.model import Figure, Force

_KIND = re.compile(r"\b(?:police|constabulary|service|force)\b", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\s*[(\[]?\d{1,2}[)\].:]?\s")
_DECIDING = frozenset({"cps", "crown prosecution service"})
_ITS_RULES = re.compile(
    r"(?:'s)?\s(?:outcome|code|counting|class|guid|rule|defin|crime|offence|recording|framework|standard"
    r"|categor|type)"
)
_GIVES_NUMBER = re.compile(r"(?:[:=–-]|\b(?:is|was|were|total))\s*\d[\d,]*\W*$")


def other_forces(letter: Letter, forces: tuple[Force, ...]) -> re.Pattern[str]:
    """Return what finds the name of a force that does not reply: `Essex Police`.

    Where no force is certain nothing is found. Forces that often reply together do so here only
    where each has a part of the letter.
    """
    own = {letter.force_id, *(letter.joint if letter.regions else ())}
    names = {
        fold_space(_KIND.sub(" ", force.name)) for force in forces if force.force_id not in own
    }
    if not any(force.force_id in own for force in forces):
        return re.compile("(?!)")
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\s+(?:Police|Constabulary)\b", re.IGNORECASE)


def defines(folded: str, book: Phrasebook) -> bool:
    """Return whether a sentence says what an outcome is, not how often there was one.

    `folded` is what `plain` returns: `1 Includes postal charge requisition` and `Outcome 18 means
    that no suspect was identified` count nothing. One that ends in a number may give a count.
    """
    if _GIVES_NUMBER.search(folded):
        return False
    footnote = _FOOTNOTE.match(folded)
    if footnote is not None and book.leads("defining", folded[footnote.end() :]):
        return True
    return book.has("defines", folded)


def is_of_others(sentence: str, others: re.Pattern[str], book: Phrasebook) -> bool:
    """Return whether a sentence gives a figure of the requester, another force or the country.

    `others` is what `other_forces` returns.
    """
    folded = plain(sentence)
    return (
        book.has("of_others", folded)
        or _by_publisher(folded, book)
        or others.search(sentence) is not None
    )


def _by_publisher(folded: str, book: Phrasebook) -> bool:
    """Return whether a body that publishes for all forces speaks: `the Home Office counts 85`.

    Its codes and rules are those by which every force counts; prosecutors decide single crimes.
    """
    return any(
        _ITS_RULES.match(folded, found.end()) is None
        for body in book.words("national")
        if body not in _DECIDING and body in folded
        for found in re.finditer(rf"(?<!\w){re.escape(body)}(?!\w)", folded)
    )


def ask_where_from_elsewhere(
    figures: Sequence[Figure],
    captions: Mapping[int, tuple[str, ...]],
    others: re.Pattern[str],
    book: Phrasebook,
) -> tuple[Figure, ...]:
    """Return the figures, with a doubt those under the name of another force or of the country.

    `captions` are the texts that name the table of each label group; `others` is what
    `other_forces` returns.
    """

    @cache  # the heading of a column names thousands of figures
    def is_elsewhere(text: str) -> bool:
        folded = plain(fold_space(text))
        return (
            book.has("of_elsewhere", folded)
            or is_told(folded)
            or opens_example(folded)
            or others.search(text) is not None
        )

    return tuple(
        replace(figure, doubts=(*figure.doubts, OF_OTHERS))
        if any(map(is_elsewhere, _headings(figure, captions.get(figure.group, ()))))
        else figure
        for figure in signed(figures)
    )


def _headings(figure: Figure, captions: tuple[str, ...]) -> Iterator[str]:
    yield figure.series
    yield from (text for _, text in figure.breakdown)
    yield from captions
