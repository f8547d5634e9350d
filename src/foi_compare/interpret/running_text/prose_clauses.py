"""A sentence with several numbers to one clause for each, and the numbers it only takes apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from foi_compare.interpret.meanings.named_outcomes import Named

# Where the clause of the next number begins: `49 were charged, 31 …`, `…, while Outcome 16 …`.
_CUT = re.compile(
    r"[,;:]\s*(?:(?:and|but|while|whilst|whereas|with|plus)\s)?|\s-\s"
    r"|\s(?:and|but|while|whilst|whereas|plus|as\swell\sas)\s"
)
_TAKEN_APART = re.compile(
    r"(?:(?P<head>[a-z-]+)\s+)?\b(?:of|among|amongst)\s+(?:(?:the|these|those|our|all)\s+)+"
    r"(?:(?:[a-z]+ed|[a-z]+ing|total|other|same|first|further)\s+)?$"
    r"|^\W*(?:(?:out\s)?of|among|amongst)\s+(?:a\stotal\sof\s+)?$|\bout\sof\s+(?:a\stotal\sof\s+)?$"
    r"|\d\s+of\s+$"
)
_NEAR = 80  # characters before a number that say what is taken from it
# `all of the 57`, `a total of the 57`: the number itself is meant.
_ALL_OF = frozenset({"all", "total", "number", "sum", "count", "each", "every"})
_VERB = re.compile(
    r"\b(?:were|was|are|is|had|have|has|received|resulted|ended|led|got|went|remain(?:s|ed)?)\b"
)
_SAYS = re.compile(rf"{_VERB.pattern}|\bcompared\b")
_SEVERAL = 2
_RELATIVE = re.compile(r"\s+(?:[a-z]+\s+){0,3}(?:that|which|who)\b")


class Numbered(Protocol):
    """A number of a sentence."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


class Clause(NamedTuple):
    """The clause of one number: its offsets, and the outcomes that it names itself."""

    start: int
    end: int
    named: tuple[Named, ...]


NameIn = Callable[[str], Sequence[Named]]


def clauses(
    text: str, folded: str, counts: Sequence[Numbered], name_in: NameIn
) -> tuple[Clause, ...]:
    """Return the clause of each number of a sentence, in their order; `folded` is its plain text.

    Between two numbers the last break parts them. Each clause is read for its outcomes by itself,
    so that one named by its words counts beside one that is named by its code.
    """
    cuts = [0]
    for one, following in pairwise(counts):
        breaks = [found.end() for found in _CUT.finditer(folded, one.end, following.start)]
        cuts.append(breaks[-1] if breaks else following.start)
    cuts.append(len(text))
    return tuple(
        _clause(text, folded, start, end, count, name_in)
        for (start, end), count in zip(pairwise(cuts), counts, strict=True)
    )


def _clause(
    text: str, folded: str, start: int, end: int, count: Numbered, name_in: NameIn
) -> Clause:
    """Return a clause; of several outcomes in it those between the breaks about its number."""
    found = _named(text, start, end, count, name_in)
    if len({one.code for one in found}) < _SEVERAL:
        return Clause(start, end, found)
    breaks = [one.span() for one in _CUT.finditer(folded, start, end)]
    before = max((stop for _, stop in breaks if stop <= count.start), default=start)
    behind = min((at for at, _ in breaks if at >= count.end), default=end)
    return Clause(start, end, _named(text, before, behind, count, name_in) or found)


def _named(text: str, start: int, end: int, count: Numbered, name_in: NameIn) -> tuple[Named, ...]:
    """Return the outcomes named in a run; a count is the code of none: `outcome 14 to 22`."""
    named = (
        one._replace(start=one.start + start, end=one.end + start)
        for one in name_in(text[start:end])
    )
    return tuple(one for one in named if not count.start <= one.start < one.end <= count.end)


def says_whose(folded: str, clause: Clause) -> bool:
    """Return whether a clause has its own outcome or verb; that of `and 4 women` is shared."""
    return bool(clause.named) or _SAYS.search(folded, clause.start, clause.end) is not None


def taken_apart(folded: str, counts: Sequence[Numbered]) -> frozenset[int]:
    """Return which numbers are only taken apart: `12 of the 340`, `Of the 130, 49 were charged`."""
    return frozenset(
        index
        for index, count in enumerate(counts)
        if (found := _taken_apart(folded, count)) is not None and found["head"] not in _ALL_OF
    )


def _taken_apart(folded: str, count: Numbered) -> re.Match[str] | None:
    return _TAKEN_APART.search(folded, max(0, count.start - _NEAR), count.start)


def phrase_of_whole(folded: str, whole: Numbered, following: int) -> tuple[int, int]:
    """Return the run of text that says which crimes a number taken apart counts.

    It ends with the comma, the next number (`following`), or the verb behind it: the verb of `that`
    and `which` belongs to it.
    """
    found = _taken_apart(folded, whole)
    start = whole.start if found is None else found.start()
    stop = folded.find(",", whole.end, following)
    end = stop if stop >= 0 else following
    relative = _RELATIVE.match(folded, whole.end, end)
    verbs = [one.start() for one in _VERB.finditer(folded, whole.end, end)]
    verbs = verbs[1:] if relative is not None else verbs
    return start, verbs[0] if verbs else end
