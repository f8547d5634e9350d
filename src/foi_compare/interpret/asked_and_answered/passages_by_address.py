"""Passages in pieces, where their sentences say to which question each speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from foi_compare.interpret.letter_text.addressed import addresses
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import read_marker


def with_addresses_parted(segments: Iterable[Segment], words: Voice) -> list[Segment]:
    """Return the segments, a passage in pieces where its sentences speak to different questions."""
    return [piece for one in segments for piece in _by_address(one, words)]


def _by_address(segment: Segment, words: Voice) -> Iterator[Segment]:
    """Yield a passage in pieces where its sentences say that they speak to another question."""
    if segment.table is not None or segment.listed or words.asks(segment):
        yield segment
        return
    cuts = [one.start for one in addresses(segment.text) if one.start > 0]
    yield from pieces_at(segment, cuts)


def pieces_at(segment: Segment, cuts: Iterable[int]) -> Iterator[Segment]:
    """Yield the pieces of a segment; each but the first has the marker that its text opens with."""
    points = [0, *cuts, len(segment.text)]
    for start, end in pairwise(points):
        text = segment.text[start:end]
        piece = segment._replace(text=text, start=segment.start + start, end=segment.start + end)
        yield piece if start == 0 else piece._replace(marker=read_marker(text))


def cites_by_order(segments: Iterable[Segment]) -> bool:
    """Return whether a passage says that it speaks to the first question, or the second."""
    return any(addresses(one.text) for one in segments if one.table is None and not one.listed)
