"""Two rows under one code: the parts of a known split, the same rows block by block, or asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import combinations

from foi_compare.match.label_reading.facts import Reading
from foi_compare.match.label_reading.label_words import clean, split_words
from foi_compare.model.matching import Candidate, Match

PartsOf = Callable[[str], frozenset[str]]


def ask_about_repeats(
    matches: Sequence[Match], readings: Sequence[Reading], many: Collection[str], parts_of: PartsOf
) -> list[Match]:
    """Ask about rows under one code, unless they name different parts of it.

    `CPS - ...` and `Police - ...`, charged and summonsed are parts and are summed. Codes of `many`
    gather several things, which one label does not name in words of another. Where most codes come
    equally often, the table repeats its rows block by block, and nothing is double. `parts_of`
    reads the parts that cleaned text names.
    """
    rows: dict[str, list[int]] = {}
    for place, match in enumerate(matches):
        if match.status == "matched" and match.rule != "decision":
            rows.setdefault(match.code, []).append(place)
    usual = _block_size([len(places) for places in rows.values()])
    result = list(matches)
    for code, places in rows.items():
        is_block = usual > 1 and len(places) % usual == 0
        parts = [readings[place].parts for place in places]
        if len(places) == 1 or is_block or are_parts(parts):
            continue
        labels = [matches[place].label for place in places]
        if code in many and are_parts([*map(_words, labels)]):
            continue
        if are_parts([*map(parts_of, _differing(labels))]):
            continue
        for place in places:
            result[place] = _asked(matches[place], len(places))
    return result


def _block_size(counts: Sequence[int]) -> int:
    """Return how often the codes of a table come that repeats its rows block by block, else 1."""
    if not counts:
        return 1
    size, codes = Counter(counts).most_common(1)[0]
    return size if codes > 1 and codes * 2 > len(counts) else 1


def are_parts(parts: Sequence[frozenset[str]]) -> bool:
    """Say whether rows name different parts: none of them is a part of another."""
    return all(not (one <= other or other <= one) for one, other in combinations(parts, 2))


def _words(label: str) -> frozenset[str]:
    return frozenset(word.text for word in split_words(clean(label)))


def _differing(labels: Sequence[str]) -> list[str]:
    """Return the labels without the words in which all of them begin, and those in which all end.

    `Police` and `CPS` before or behind one and the same title are parts of it, though the title
    itself speaks of `police action`.
    """
    words = [clean(label).split() for label in labels]
    begin = _shared(words)
    rest = [row[begin:] for row in words]
    end = _shared([row[::-1] for row in rest])
    return [" ".join(row[: len(row) - end]) for row in rest]


def _shared(rows: Sequence[Sequence[str]]) -> int:
    """Return how many words all rows begin with."""
    same = 0
    for words in zip(*rows, strict=False):
        if len(set(words)) > 1:
            break
        same += 1
    return same


def _asked(match: Match, rows: int) -> Match:
    return replace(
        match,
        status="ambiguous",
        code="",
        rule="duplicate",
        reason=f"{rows} rows of this table mean {match.code}: are they to be summed, or is one "
        "of them repeated?",
        candidates=(Candidate(code=match.code, score=match.score, why=match.reason),),
    )
