"""Lines to the names that somebody signs in small letters: `thanks, jonah`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from foi_compare.masking.kinds_of_words.read_lines import Line
from foi_compare.masking.where_names_stand.line_evidence import CLOSING
from foi_compare.model.personal import NameLists

_MOST = 2  # words of such a name


def in_small_letters(lines: Sequence[Line], lists: NameLists) -> Iterator[tuple[str, ...]]:
    """Yield first names, with what may follow them, behind a closing or on the line below it."""
    for above, line in pairwise(("", *(line.text for line in lines))):
        closing = CLOSING.match(line)
        signed = (
            line[closing.end() :]
            if closing
            else line
            if CLOSING.fullmatch(above.rstrip(" ,.!"))
            else ""
        )
        words = tuple(signed.strip(" ,.!-").split())
        if 0 < len(words) <= _MOST and signed.islower() and words[0] in lists.given:
            yield words
