"""Labels in forces' own words, with the codes a careful analyst gives them, to counts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from foi_compare.model.matching import Match

# What a writer of such a file calls it, to the name the codebook has.
_NAMES = {"NYA": "not_yet_assigned"}


class Told(NamedTuple):
    """A label with the codes that it may have: one, several (to be asked), or none.

    `role` is `total` or `group` for a label of several rows together.
    """

    label: str
    codes: frozenset[str]
    role: str

    @property
    def kind(self) -> str:
        """Say which kind of answer is wanted."""
        return self.role or ("none", "one code", "several codes")[min(len(self.codes), 2)]


def read_told(path: Path) -> tuple[Told, ...]:
    """Read a file of JSON lines with `label` and `codes`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_told(json.loads(line)) for line in lines if line.strip())


def _told(line: dict[str, object]) -> Told:
    label, codes = line["label"], line["codes"]
    assert isinstance(label, str)
    assert isinstance(codes, list)
    role = codes[0] if codes in (["total"], ["group"]) else ""
    named = frozenset() if role else frozenset(_NAMES.get(code, code) for code in codes)
    return Told(label, named, role)


def came_of(told: Told, match: Match, left: str) -> str:
    """Return in a word or two what came of a label.

    `left` are the words for which the row of a label that has its code is asked about.
    """
    if match.status == "matched":
        if match.code not in told.codes:
            return "wrong"
        if told.kind == "several codes":
            return "given one of them"
        return "row asked" if left else "right"
    if told.role:
        is_it = match.role in {told.role, f"sub{told.role}"}
        return "right" if is_it else "asked" if match.status == "ambiguous" else "no label"
    if match.status != "ambiguous":
        return "right" if told.kind == "none" else "no label"
    named = {candidate.code for candidate in match.candidates}
    if told.kind == "several codes" and not told.codes <= named:
        return "asked, not of all"
    return "asked" if told.codes <= named else "asked, not of it"


def counts(came: Iterator[tuple[Told, str]]) -> Iterator[str]:
    """Yield a line of counts for each kind of label."""
    found = Counter((told.kind, what) for told, what in came)
    for kind in sorted({kind for kind, _ in found}):
        of_kind = {what: count for (own, what), count in found.items() if own == kind}
        listed = ", ".join(f"{count} {what}" for what, count in sorted(of_kind.items()))
        yield f"{kind:<14} {sum(of_kind.values()):>4}: {listed}"


def judged(
    told: tuple[Told, ...], match: Callable[[str], Match], left: Callable[[str], tuple[str, ...]]
) -> Iterator[tuple[Told, str, str]]:
    """Yield each label with what came of it, and why."""
    for one in told:
        verdict = match(one.label)
        words = "; ".join(left(one.label))
        yield one, came_of(one, verdict, words), words or verdict.reason
