"""The segments of a letter to pieces, each with the role that learnt weights give it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from foi_compare.interpret.dispositions.weighing import Scale
from foi_compare.interpret.language.phrases import Phrasebook
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.passage_roles.chain import Chain
from foi_compare.interpret.passage_roles.letter_units import Unit, units_of
from foi_compare.interpret.passage_roles.unit_features import UnitFeatures

BEGINS, GOES_ON = "begins", "goes_on"
ASKING = frozenset({BEGINS, GOES_ON})


class Piece(NamedTuple):
    """A run of words within one segment that has one role, with the shares of its first unit."""

    segment: Segment
    role: str
    shares: Mapping[str, float]


class Roles:
    """Tells the roles of the passages of letters."""

    def __init__(self, book: Phrasebook) -> None:
        """Take the phrases that are known, and the weights that stand beside them."""
        wordings = book.wordings
        self._features = UnitFeatures(book, Scale(wordings.acts))
        self._chain = Chain(wordings.roles)

    def pieces(self, segments: Sequence[Segment]) -> list[Piece]:
        """Return the pieces of a letter in reading order."""
        units = units_of(segments)
        told = self._chain.tell(self._features.of(units), [one.opened for one in units])
        found: list[Piece] = []
        for unit, role, shares in zip(units, told.labels, told.shares, strict=True):
            last = found[-1] if found and unit.opened != "segment" else None
            if last is not None and _goes_on(last.role, role):
                found[-1] = last._replace(segment=_joined(last.segment, unit))
            else:
                found.append(Piece(unit.segment, role, shares))
        return found


def _goes_on(before: str, role: str) -> bool:
    """Return whether a unit goes on with the piece before it, in the same segment."""
    return role == before != BEGINS or (role == GOES_ON and before in ASKING)


def _joined(segment: Segment, unit: Unit) -> Segment:
    return segment._replace(text=segment.text + unit.segment.text, end=unit.segment.end)


@lru_cache(maxsize=4)
def roles_by(book: Phrasebook) -> Roles:
    """Return what tells roles by the words of a phrasebook."""
    return Roles(book)
