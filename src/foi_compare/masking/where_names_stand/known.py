"""Sentences in which a name stands that was found elsewhere to the words of it before and after."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Sequence

from foi_compare.masking.kinds_of_words.name_words import is_given, leading_name, plain
from foi_compare.masking.where_names_stand.listed import runs_over
from foi_compare.model import NameLists

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEFORE = re.compile(r"(?P<in_sentence>[a-z,;]\s+)?(?P<word>[^\W\d_a-zà-ÿ][^\W\d_'’-]+)[^\S\n]$")
_PLACED = re.compile(
    r"\b(?:in|at|near|off|on|around|across|over|above|below)\s+(?![A-Z][a-z]{1,3}\s)[A-Z]\w+\s$"
)
_FIRST_BEHIND = re.compile(r",\s+([^\W\d_a-zà-ÿ][^\W\d_]+)")
_LONGEST = 40


def beside_known(
    paragraphs: Sequence[str], lines: Container[str], known: Collection[str], lists: NameLists
) -> Iterator[Words]:
    """Yield the whole of names of which a part is known: `Xolani` greets, `Xolani Dube` wrote.

    What stands before is a first name, or inside a sentence a word that is nothing else.
    """
    if not known:
        return
    odd = lists.places | lists.buildings | lists.also_words | lists.roles
    for text in paragraphs:
        for found in _WORD.finditer(text):
            word = found.group()
            if word not in known:
                continue
            whole = leading_name(text[found.start() :], lists, trusted=True)
            if not whole or len(whole.words) == 1 or runs_over(whole.words, lines):
                pass
            elif not any(plain(w) in odd for w in whole.words):
                yield whole.words
            first = _FIRST_BEHIND.match(text, found.end())
            if first and is_given(first[1], lists):
                yield (first[1], word)
            ahead = text[max(0, found.start() - _LONGEST) : found.start()]
            before = _BEFORE.search(ahead)
            if before is None or plain(before["word"]) in odd or _PLACED.search(ahead):
                continue  # `off Birker Fell`
            if before["in_sentence"] or is_given(before["word"], lists):
                yield (before["word"], word)
