"""Verdicts on labels against their true answers: right, missed, wrong, named, not named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from foi_compare.model.matching import Match
from labels.rows import Row


class Score(NamedTuple):
    """What came of labels.

    `singles` have one code: `right` of them get it. `wrong` counts every label that gets a code
    it does not have, whatever its true answer. `abstained` counts the ambiguous labels left open
    with at least their true candidates; `silent` the labels of other tables, totals included,
    that get no code.
    """

    singles: int
    right: int
    wrong: int
    ambiguous: int
    abstained: int
    others: int
    silent: int

    def line(self, name: str) -> str:
        """Return the score as one line of a table."""
        return (
            f"{name:<34} {self.right / max(self.singles, 1):>7.1%} {self.wrong:>6}"
            f"   {self.abstained:>3} of {self.ambiguous:<3}   {self.silent:>3} of {self.others}"
        )


HEADING = f"{'':<34} {'right':>7} {'wrong':>6}   {'left open':<10} {'no label'}"


def score(rows: Sequence[Row], verdicts: Sequence[Match]) -> Score:
    """Count what came of the labels."""
    pairs = list(zip(rows, verdicts, strict=True))
    singles = [pair for pair in pairs if pair[0].is_single]
    ambiguous = [pair for pair in pairs if pair[0].candidates]
    others = [pair for pair in pairs if not pair[0].is_single and not pair[0].candidates]
    return Score(
        singles=len(singles),
        right=sum(is_right(row, match) for row, match in singles),
        wrong=sum(is_wrong(row, match) for row, match in pairs),
        ambiguous=len(ambiguous),
        abstained=sum(is_right(row, match) for row, match in ambiguous),
        others=len(others),
        silent=sum(match.status != "matched" for _, match in others),
    )


def is_right(row: Row, match: Match) -> bool:
    """Say whether a verdict is the true answer; candidates may be more than the true ones."""
    if row.candidates:
        named = {candidate.code for candidate in match.candidates}
        return match.status == "ambiguous" and row.candidates <= named
    if row.answer in {"none", "total"}:
        return match.status == row.answer
    return match.status == "matched" and match.code == row.answer


def is_wrong(row: Row, match: Match) -> bool:
    """Say whether a verdict gives a code that the label does not have."""
    return match.status == "matched" and match.code != row.answer


def misses(rows: Iterable[Row], verdicts: Iterable[Match]) -> Iterable[str]:
    """Yield a line for every verdict that is not the true answer."""
    for row, match in zip(rows, verdicts, strict=True):
        if not is_right(row, match):
            truth = "|".join(sorted(row.candidates)) or row.answer
            kind = "WRONG" if is_wrong(row, match) else "miss"
            said = match.code or match.status
            label = " ".join(row.label.split())
            yield f"{kind:<5} [{row.fold}] `{label}` is {truth}; {said}: {match.reason}"


Verdicts = Callable[[Sequence[Row]], Sequence[Match]]
