"""Lines to the single names that a letter greets and a mail is from or to: `Dear Ludo`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foi_compare.masking.kinds_of_words.read_lines import Line

_GREETED = re.compile(r"\W*(?:Dear|Hello|Hi|Annwyl)\s(?P<name>[^\W\d_][^\W\d_'’-]+)\s*[,:.]?\s*")
_HEADED = re.compile(
    r"\W*(?:From|To|Cc|O|At)\s?:\s*(?P<name>[^\W\d_][^\W\d_'’-]+)\s*(?:[<\[(].*)?", re.DOTALL
)


def greeted(lines: Sequence[Line], small: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield each word that is both greeted and the whole of who wrote or was written to.

    `small` are the words that the reply prints in small letters too: `Dear Applicant` greets
    nobody by name.
    """
    greeting = _alone(_GREETED, lines)
    for name in sorted(greeting & _alone(_HEADED, lines)):
        if name.casefold() not in small and name[0].isupper():
            yield (name,)


def _alone(pattern: re.Pattern[str], lines: Sequence[Line]) -> set[str]:
    found = (pattern.fullmatch(line.text.rstrip()) for line in lines)
    return {one["name"] for one in found if one is not None}
