"""Names that a reply gives in part to the first names that stand before them elsewhere.

`Ms P Ukwin` signs, and `Persephone Ukwin` may seek a review: no list has either word, and at the
beginning of a sentence a capital says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from foi_compare.masking.kinds_of_words.read_lines import Line
from foi_compare.masking.kinds_of_words.word_classes import Vocabulary, shape

Words = tuple[str, ...]

_NO_FIRST_NAME, _NO_PERSON = frozenset("rotmnbde"), frozenset("rotmnbd")


def called_first(
    lines: Sequence[Line],
    names: Collection[Words],
    last_names: frozenset[str],
    small: frozenset[str],
    words: Vocabulary,
) -> Iterator[Words]:
    """Yield each last name with the first name at once before it.

    A first name is no word of the language or of an office, or begins with the letter that the
    reply gives for it elsewhere and is no word that it prints in small letters too.

    Args:
        lines: the lines of the reply.
        names: the names found on them.
        last_names: the words of these that stand for a person wherever they stand.
        small: the words of the reply in small letters.
        words: what the lists say of words.

    """
    letters = {(name[0], name[-1]) for name in names if len(name) > 1 and len(name[0]) == 1}
    for line in lines:
        for at in line.capitals:
            if at - 1 not in line.capitals or line.tokens[at] not in last_names:
                continue
            first, last = line.tokens[at - 1 : at + 1]
            known = (first[0], last) in letters and first.lower() not in small
            if _may_be_first(first, words, known=known) and _is_beside(line, at):
                yield (first, last)


def _may_be_first(word: str, words: Vocabulary, *, known: bool) -> bool:
    letters = words.class_of(word)
    others = _NO_PERSON if known else _NO_FIRST_NAME
    return others.isdisjoint(letters) and shape(word) == "X"


def _is_beside(line: Line, at: int) -> bool:
    return line.text[line.places[at - 1][1] : line.places[at][0]] in {" ", "\u00a0"}
