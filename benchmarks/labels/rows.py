"""The labels that people keyed with their codes, and the folds they are scored in."""

from __future__ import annotations

import csv
import re
import zlib
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).parents[2] / "tests" / "unit" / "match" / "data"
INDEPENDENT = _DATA / "independent_wordings.csv"
LABELS = Path(__file__).parents[2] / ".." / "shared" / "labels" / "labels.csv"
VARIANTS = "variants"
_OWN = "n/a"
_OWN_FOLDS = 5


class Row(NamedTuple):
    """A label with its true answer: a code, `none`, `total`, or candidates.

    `fold` is the force that printed it; labels that a person wrote as variants go to one of five.
    """

    label: str
    answer: str
    candidates: frozenset[str]
    fold: str

    @property
    def is_single(self) -> bool:
        """Say whether one code is the answer."""
        return not self.candidates and self.answer not in {"none", "total"}


def read_rows(path: Path = LABELS) -> tuple[Row, ...]:
    """Read the labels in their order."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(_row(row["label"], row["code"], row["force"]) for row in csv.DictReader(lines))


def read_independent(path: Path = INDEPENDENT) -> tuple[tuple[str, str], ...]:
    """Read (label, answer) of the wordings that were written without the keyed labels.

    An answer is a code, `none`, `total`, or `ask` with the candidates that must be named.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple((row["label"], row["answer"]) for row in csv.DictReader(lines))


def fold_of(source: str) -> str:
    """Return the fold of a force or source; retyped and relabelled lists fold with their origin."""
    name = re.sub(r"\s*\(.*", "", source).strip()
    return re.sub(r" to \d{4}$", "", name)


def _row(label: str, answer: str, force: str) -> Row:
    kind, _, names = answer.partition(":")
    candidates = frozenset(names.split("|")) if kind == "ambiguous" else frozenset()
    fold = fold_of(force)
    if fold == _OWN:
        fold = f"{VARIANTS} {zlib.crc32(label.encode()) % _OWN_FOLDS + 1}"
    return Row(label, kind if candidates else answer, candidates, fold)
