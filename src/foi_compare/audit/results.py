"""What a sample tells: rates of error, agreement of two people, what still reads the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from foi_compare.audit.claims import KINDS, Claim, agrees
from foi_compare.audit.rates import Rate, rate
from foi_compare.audit.record import READING, Keying, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A claim that a person keyed otherwise than it was read; `right` once that is settled."""

    claim: Claim
    keyings: tuple[Keying, ...]
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What a sample tells so far.

    `by_kind` and `by_stratum` count a claim as wrong where anybody keyed it otherwise, unless it
    is settled that the reading was right. `agreement` has for each two people how many claims both
    keyed, and how many of them differently.
    """

    drawn: int
    keyed: int
    by_kind: Mapping[str, Rate]
    by_stratum: Mapping[str, Rate]
    differences: tuple[Difference, ...]
    agreement: Mapping[tuple[str, str], Rate]


def results_of(record: Record) -> Results:
    """Return what a sample tells so far."""
    keyed: dict[str, list[Keying]] = defaultdict(list)
    for one in record.keyings:
        keyed[one.claim_id].append(one)
    of_claim = [(claim, keyed[claim.claim_id]) for claim in record.drawn if keyed[claim.claim_id]]
    differences = tuple(
        Difference(
            claim=claim, keyings=tuple(keyings), right=record.settled.get(claim.claim_id, "")
        )
        for claim, keyings in of_claim
        if not all(agrees(claim.kind, claim.read, one.keyed) for one in keyings)
    )
    wrong = {one.claim.claim_id for one in differences if one.right != READING}
    claims = [claim for claim, _ in of_claim]
    return Results(
        drawn=len(record.drawn),
        keyed=len(claims),
        by_kind={kind: _rate(claims, wrong, kind, "") for kind in KINDS},
        by_stratum={
            f"{kind}: {stratum}": _rate(claims, wrong, kind, stratum)
            for kind, stratum in sorted({(one.kind, one.stratum) for one in claims})
        },
        differences=differences,
        agreement=_agreement(record),
    )


def _rate(claims: Iterable[Claim], wrong: set[str], kind: str, stratum: str) -> Rate:
    own = [one for one in claims if one.kind == kind and stratum in {"", one.stratum}]
    return rate(sum(one.claim_id in wrong for one in own), len(own))


def _agreement(record: Record) -> dict[tuple[str, str], Rate]:
    kinds = {one.claim_id: one.kind for one in record.drawn}
    by: dict[str, dict[str, str]] = defaultdict(dict)
    for one in record.keyings:
        if one.claim_id in kinds:
            by[one.by][one.claim_id] = one.keyed
    found = {}
    for first, second in combinations(sorted(by), 2):
        both = by[first].keys() & by[second].keys()
        apart = sum(not agrees(kinds[one], by[first][one], by[second][one]) for one in both)
        if both:
            found[first, second] = rate(apart, len(both))
    return found


def unchanged(record: Record, claims: Iterable[Claim]) -> tuple[int, tuple[Claim, ...]]:
    """Return how many claims of a sample a run makes in the same way, and those it does not."""
    now = {one.claim_id: one.read for one in claims}
    moved = tuple(one for one in record.drawn if now.get(one.claim_id) != one.read)
    return len(record.drawn) - len(moved), moved
