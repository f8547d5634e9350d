"""A line that greets, or says whom a mail is to, to the words of names on it.

There only persons and offices stand, whatever else their words are: `Dear Alexandra Preston,`,
`Cc: Bell, Joy; Rose Marsh (Media)`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from foi_compare.masking.kinds_of_words.read_lines import Line
from foi_compare.masking.kinds_of_words.word_classes import Vocabulary, unowned

# No name is longer; in a long word with hyphens one may begin at each.
_ONE = r"[^\W\d_][\w'’-]{0,40}"
_GREETED = re.compile(
    rf"\W*(?:Dear|Hello|Hi|Annwyl)\s(?P<it>{_ONE}(?:\s{_ONE}){{1,2}})\s*[,:.]?\s*"
)
_CALLED = re.compile(rf"(?P<it>{_ONE}),")
_SENT = re.compile(
    r"\W*(?:(?:from|to|b?cc|copy|copied to)\s?[:.]|cc\b)\s*(?:\|\s*)?(?=\S)", re.IGNORECASE
)
_WHO = re.compile(
    rf"\s*['\"]*(?P<it>{_ONE}(?:,\s|\s){_ONE}\.?(?:\s?[A-Z]\.?){{0,2}})['\"]*\s*"
    r"(?:[<(\[][^<>()\[\]]*[>)\]]\s*)?(?:;|$)"
)
_OF_FIRST_NAME, _OF_NO_PERSON = frozenset("gI"), frozenset("rtod")
_OF_PLACE = frozenset("pk")


def written_to(line: Line, words: Vocabulary, units: frozenset[str]) -> Iterator[int]:
    """Yield the indices of the words of those whom a line greets or names as a mail's.

    One of the words is a first name by the lists or an initial, and none is of an office or of one
    of the `units`.
    """
    called = _CALLED.fullmatch(line.text)
    if called is not None and _OF_PLACE.isdisjoint(words.class_of(called["it"])):
        yield from _named(line, called.span("it"), words, units)
    greeted = _GREETED.fullmatch(line.text)
    if greeted is not None:
        yield from _named(line, greeted.span("it"), words, units)
    sent = _SENT.match(line.text)
    at = sent.end() if sent is not None else len(line.text)
    while at < len(line.text):
        end = line.text.find(";", at) + 1 or len(line.text)
        who = _WHO.fullmatch(line.text, at, end)
        if who is not None:
            yield from _named(line, who.span("it"), words, units)
        at = end


def _named(
    line: Line, span: tuple[int, int], words: Vocabulary, units: frozenset[str]
) -> Iterator[int]:
    first, end = (
        bisect_left(line.capitals, place, key=lambda at: line.places[at][0]) for place in span
    )
    found = line.capitals[first:end]
    classes = [frozenset(words.class_of(line.tokens[at])) for at in found]
    person = any(_OF_FIRST_NAME & one for one in classes)
    other = any(_OF_NO_PERSON & one and not _OF_FIRST_NAME & one for one in classes)
    if person and not other and all(unowned(line.tokens[at]) not in units for at in found):
        yield from found
