"""How alike a label must be to a title to get its code by that alone: share wrong by coverage."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from foi_compare.match.label_reading.facts import FactReader
from foi_compare.match.label_reading.label_words import clean
from foi_compare.match.label_reading.printed_code import CodeReader
from foi_compare.match.ruling import Judge
from foi_compare.match.similarity import Likenesses, has_other_words
from foi_compare.model.codes import Codebook
from labels.rows import Row

CUTS = tuple(cut / 100 for cut in range(60, 101, 2))
_ROOM = 0.02
MARGINS = (0.0, 0.02, 0.04, 0.06, 0.08, 0.1)


class Likely(NamedTuple):
    """The nearest code of a label within what its facts allow, and how far ahead it is."""

    row: Row
    code: str
    score: float
    ahead: float


class Point(NamedTuple):
    """What a cut and a margin would give: labels with one code that get it, and wrong codes."""

    cut: float
    margin: float
    right: int
    singles: int
    wrong: int


def likely(rows: Sequence[Row], codebook_of: Callable[[str], Codebook]) -> list[Likely]:
    """Find the nearest code of every label, with the codebook of its fold."""
    found = []
    for fold in dict.fromkeys(row.fold for row in rows):
        codebook = codebook_of(fold)
        reader, codes = FactReader(codebook), CodeReader(codebook)
        judge, likenesses = Judge(codebook), Likenesses(codebook)
        for row in rows:
            if row.fold != fold:
                continue
            printed = codes.read(clean(row.label))
            if printed.codes:
                continue  # likeness is never asked where a code is printed
            rest = printed.rest
            reading = reader.read(rest)
            allowed = [code for code in codebook.codes if not judge.against(code, reading.facts)]
            ranked = likenesses.rank(rest, allowed)[:2]
            count = reader.lexicon.negations
            wording = clean(ranked[0].wording) if ranked else ""
            if has_other_words(rest, wording, codebook.vocabulary.english):
                continue
            if ranked and count(rest) == count(wording):
                second = ranked[1].score if len(ranked) > 1 else 0.0
                first = ranked[0]
                found.append(Likely(row, first.code, first.score, first.score - second))
    return found


def points(found: Sequence[Likely], rows: Sequence[Row]) -> Iterable[Point]:
    """Yield what each cut and margin would give."""
    singles = sum(row.is_single for row in rows)
    for margin in MARGINS:
        for cut in CUTS:
            taken = [one for one in found if one.score >= cut and one.ahead >= margin]
            right = sum(one.row.is_single and one.row.answer == one.code for one in taken)
            wrong = sum(one.row.answer != one.code for one in taken)
            yield Point(cut, margin, right, singles, wrong)


def choose_cut(found: Sequence[Likely], fold: str, margin: float) -> float:
    """Return the cut that all labels but those of a fold would choose.

    It is two hundredths above the lowest one from which on none of them gets a wrong code.
    """
    others = [one for one in found if one.row.fold != fold and one.ahead >= margin]
    wrong = [one.score for one in others if one.row.answer != one.code]
    lowest = min(cut for cut in (*CUTS, 1.01) if all(score < cut for score in wrong))
    return round(min(lowest + _ROOM, 1.0), 2)


def write_curve(path: Path, curve: Iterable[Point]) -> None:
    """Write the curve as CSV."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        out = csv.writer(lines, lineterminator="\n")
        out.writerow(("cut", "margin", "coverage", "right", "wrong", "share_wrong"))
        for point in curve:
            taken = point.right + point.wrong
            out.writerow(
                (
                    f"{point.cut:.2f}",
                    f"{point.margin:.2f}",
                    f"{point.right / point.singles:.3f}",
                    point.right,
                    point.wrong,
                    f"{point.wrong / taken:.4f}" if taken else "",
                )
            )
