"""Questions that a request asks within one passage, where each begins and what it is numbered.

`… how many were stolen; how long it takes; and the cost.`, `1a) the number of officers; 2) the
report.`: each thing that is asked there may have an answer of its own, which only the answers tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.letter_voice import FIRST_NUMBERS, Voice
from foi_compare.interpret.letter_text.numbering import above, before

_TWO = 2
_FEWEST_WORDS = 2
_NUMBERED = re.compile(
    r"(?:^|(?<=[\s\"\u201c(]))(?:\(?(?P<number>\d{1,2}[a-h]?|[a-h]|[ivx]{1,4})\)"
    r"|(?P<dotted>\d{1,2}\.\d{1,2}|\d{1,2}(?=\.))\.?)\s(?=\S)",
    re.IGNORECASE,
)
# What a thing that is asked begins with, behind a comma or `and`.
_BEGINS = re.compile(
    r"(?:;|,|\band\b)\s+(?:(?:and|also|as well as)\s+)?"
    r"(?=(?:please (?:say|tell|state)|how (?:many|much|long|often)|what"
    # `your letter of 3 May, which asked for …` asks nothing with its `which`.
    r"|which(?!\s(?:asked|asks|was|were|is|came|you|we|i|reached|has|had|reads)\b)"
    r"|whether|if (?:any|there)|any|(?:the )?(?:numbers?|amounts?"
    r"|costs?|totals?|names?|average) of|a copy|copies)\b)|;\s+(?:and\s+)?(?=\S)",
    re.IGNORECASE,
)
_WANTS = re.compile(r"\bI(?:['\u2019]d| would| should)?(?: also)? (?:like|want|need|wish)\b")
_COLON = re.compile(r":\s+(?=\S)")


class Thing(NamedTuple):
    """A thing that is asked: where its words begin and end, and its number, '' for none."""

    start: int
    end: int
    number: str = ""
    words: int = -1  # where the words begin behind the number


def things_asked(text: str, words: Voice) -> tuple[Thing, ...]:
    """Return the things that a passage asks for, () where it asks for one or for none."""
    found = numbered_things(text) or tuple(_by_words(text, words))
    return found if len(found) >= _TWO else ()


def numbered_things(text: str, last: str = "") -> tuple[Thing, ...]:
    """Return the things behind numbers that count up from the first one, or on from the `last`."""
    marks: list[tuple[re.Match[str], str]] = []
    for mark in _NUMBERED.finditer(text):
        number = mark["number"] or mark["dotted"]
        own = number.casefold()
        if _follows(last, own) if last else own in FIRST_NUMBERS:
            marks.append((mark, number))
            last = own
    start = marks[-1][0].end() if marks else 0
    ends = [*(one.start() for one, _ in marks[1:]), _sentence_end(text, start)]
    return tuple(
        Thing(one.start(), end, number, one.end())
        for (one, number), end in zip(marks, ends, strict=False)
    )


def _follows(last: str, number: str) -> bool:
    """Return whether a number is the next one, or opens the next part: `2.1` behind `1.3`."""
    ahead = before(number) or tuple(chain.from_iterable(map(before, above(number))))
    return not {last, *above(last)}.isdisjoint(ahead)


def _sentence_end(text: str, start: int) -> int:
    return next((one.end for one in split_sentences(text, start)), len(text))


def _by_words(text: str, words: Voice) -> Iterator[Thing]:
    """Yield the things that sentences ask for, each of which may name several."""
    for start, end in _sentences(text):
        sentence = text[start:end]
        colon = _COLON.search(sentence)
        begins = colon.end() if colon is not None and ";" in sentence[colon.end() :] else 0
        cuts = [one.end() for one in _BEGINS.finditer(sentence, begins)]
        if not (words.demands(sentence) or _WANTS.search(sentence) or len(cuts) > 1):
            continue
        for at, to in pairwise([begins, *cuts, len(sentence)]):
            if len(sentence[at:to].split()) >= _FEWEST_WORDS:
                yield Thing(start + at, start + to, "", start + at)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences begin and end; a semicolon ends none."""
    begun = -1
    for one in split_sentences(text):
        begun = one.start if begun < 0 else begun
        if not one.text.rstrip().endswith(";"):
            yield begun, one.end
            begun = -1
    if begun >= 0:
        yield begun, len(text)
