"""The account of every numeral: what each part prints, against what was made of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType

from foi_compare.headway import signed
from foi_compare.model import (
    Address,
    Cell,
    Document,
    LedgerRow,
    Observation,
    Place,
    RawPart,
    SetAside,
    Spot,
    TextBlock,
)
from foi_compare.text import find_numerals, fold_marks, numeral_texts

_DIGITS = re.compile(r"\d+")
_MOST_NAMED = 20


Spans = dict[tuple[str, int, int, int], list[tuple[int, int]]]
_Piece = tuple[int, int, str, Place]  # row, column, text, place
_WHERE: Callable[[Cell], _Piece] = attrgetter("row", "column", "text", "place")


def account(
    documents: Iterable[Document],
    observations: Iterable[Observation],
    set_aside: Iterable[SetAside],
    replaced: Mapping[str, Collection[Address]] = MappingProxyType({}),
) -> tuple[LedgerRow, ...]:
    """Return one row for each part of each document.

    `replaced` are the numerals of each file in whose place a table stands that a person typed; they
    are set aside.

    What counts is the raw extraction: a numeral of it is observed or set aside if the blocks hold
    the same numeral and something accounts for that. A numeral that the blocks lack, or hold
    changed, or that no rule explains, is unread.
    """
    observed = _spans(spot for observation in observations for spot in observation.spots)
    aside = _spans(spot for item in set_aside for spot in item.spots)
    rows: list[LedgerRow] = []
    for document in documents:
        typed = replaced.get(document.name, ())
        rows.extend(_document(document, observed, aside, typed))
        rows.extend(_not_read(document))
    return tuple(rows)


def _not_read(document: Document) -> Iterator[LedgerRow]:
    """Yield a row without numerals for each thing that a file shows and its reader passes by."""
    for hint in document.hints:
        if hint.kind == "unread_content":
            yield LedgerRow(
                file=document.name, part=hint.value, numerals=0, observed=0, set_aside=0, unread=0
            )


def _document(
    document: Document, observed: Spans, aside: Spans, typed: Collection[Address]
) -> Iterator[LedgerRow]:
    printed = _accounted(document, observed, aside)
    left_out: dict[str, set[int]] = defaultdict(set)
    for address in typed:
        left_out[address.part].add(address.at - 1)
    for part, whole in _numerals(document.raw).items():
        found = printed[part]
        numerals = [text for at, text in enumerate(whole) if at not in left_out[part]]
        kinds = {kind: Counter(texts) for kind, texts in found.items()}
        counted, unread = _settle(Counter(numerals), kinds)
        yield LedgerRow(
            file=document.name,
            part=part,
            numerals=len(whole),
            observed=counted["observed"],
            set_aside=counted["aside"] + len(whole) - len(numerals),
            unread=len(unread),
            unread_texts=tuple(unread[:_MOST_NAMED]),
        )


# What is printed is the same whatever is decided: while a person decides it is asked many times.
@lru_cache(maxsize=1)
def _numerals(raw: tuple[RawPart, ...]) -> Mapping[str, Sequence[str]]:
    """Return the numerals of each part in the order of its text."""
    found: dict[str, list[str]] = defaultdict(list)
    for part, text in raw:
        found[part].extend(map(_key, numeral_texts(text)))
    return found


def _settle(
    wanted: Counter[str], kinds: dict[str, Counter[str]]
) -> tuple[dict[str, int], list[str]]:
    """Match the numerals of the raw text with those accounted for; return counts and the rest."""
    counted = dict.fromkeys(kinds, 0)
    for kind, have in kinds.items():
        both = wanted & have
        counted[kind] += both.total()
        wanted = wanted - both
        kinds[kind] = have - both
    # A line break or a gap may cut a numeral for one extraction and not for the other: what is
    # left is matched by its runs of digits, each of which must be there.
    unread = []
    runs = {kind: _runs(have) for kind, have in kinds.items()}
    for text in wanted.elements():
        need = _runs(Counter([text]))
        fitting = [
            kind
            for kind, have in runs.items()
            if need and all(have[run] >= times for run, times in need.items())
        ]
        if not fitting:
            unread.append(text)
            continue
        counted[fitting[0]] += 1
        runs[fitting[0]].subtract(need)
    return counted, unread


def _runs(numerals: Counter[str]) -> Counter[str]:
    runs: Counter[str] = Counter()
    for text, times in numerals.items():
        for run in _DIGITS.findall(text):
            runs[run] += times
    return runs


def _accounted(
    document: Document, observed: Spans, aside: Spans
) -> Mapping[str, dict[str, list[str]]]:
    """Return for each part the numerals of its blocks that are observed, and that are set aside."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"observed": [], "aside": []})
    for index, block in enumerate(document.blocks):
        pieces: Iterable[_Piece]
        if isinstance(block, TextBlock):
            pieces = ((-1, -1, block.text, block.place),)
        else:
            pieces = map(_WHERE, block.cells)
        for row, column, text, place in signed(pieces):
            numerals = find_numerals(text)
            if not numerals:
                continue
            where = (document.name, index, row, column)
            seen, left = observed.get(where), aside.get(where)
            if not (seen or left):
                continue
            own = found[place.part]
            for numeral, start, end in numerals:
                if seen and _cover(seen, start, end):
                    own["observed"].append(_key(numeral))
                elif left and _cover(left, start, end):
                    own["aside"].append(_key(numeral))
    return found


@lru_cache(maxsize=2**12)
def _key(text: str) -> str:
    return fold_marks(text).casefold()


def _spans(spots: Iterable[Spot]) -> Spans:
    """Return what is covered in each block or cell: spans in order that do not overlap."""
    covered: dict[tuple[str, int, int, int], list[tuple[int, int]]] = defaultdict(list)
    for spot in spots:
        covered[spot.file, spot.block, spot.row, spot.column].append((spot.start, spot.end))
    return {
        where: _united(sorted(spans)) if len(spans) > 1 else spans
        for where, spans in covered.items()
    }


def _united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, end in spans:
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _cover(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    # The last span that begins before the numeral ends is the only one that can reach into it.
    before = bisect_left(spans, (end, -1))
    return before > 0 and spans[before - 1][1] > start
