"""A sample of claims, drawn by its seed alone."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from foi_compare.audit.claims import KINDS, Claim


def draw(claims: Iterable[Claim], size: int, seed: str) -> tuple[Claim, ...]:
    """Return a sample, drawn without replacement.

    Each kind of claim gets its share of the sample, but at least one in ten where it has so many:
    a batch has hundreds of numbers for each disposition, and a rate over five says nothing. Within
    a kind, claims are put in order by stratum and, within it, by a hash of seed and identifier, and
    every k-th is taken (systematic sampling with implicit stratification: Cochran, *Sampling
    Techniques*, 3rd edition, 1977, chapter 8), so that each claim of a kind has the same chance and
    each stratum its share.

    Args:
        claims: all of them.
        size: how many are wanted; all are returned where there are no more.
        seed: any text; the same text draws the same claims.

    """
    of_kind: dict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        of_kind[one.kind].append(one)
    sizes = _shares({kind: len(of_kind[kind]) for kind in KINDS}, size)
    return tuple(one for kind in KINDS for one in _every(of_kind[kind], sizes[kind], seed))


def _shares(counts: dict[str, int], size: int) -> dict[str, int]:
    """Return how many of each kind are drawn; in all no more than `size`."""
    whole = sum(counts.values())
    if size >= whole:
        return counts
    least = {kind: min(count, -(-size // 10)) for kind, count in counts.items()}
    left = max(size - sum(least.values()), 0)
    over = {kind: counts[kind] - least[kind] for kind in counts}
    room = sum(over.values()) or 1
    shares = {kind: least[kind] + left * over[kind] // room for kind in counts}
    for kind in sorted(counts, key=lambda kind: -over[kind]):
        shares[kind] += min(size - sum(shares.values()), counts[kind] - shares[kind])
    return shares


def _every(claims: Sequence[Claim], size: int, seed: str) -> list[Claim]:
    ordered = sorted(claims, key=lambda one: (one.stratum, _rank(seed, one.claim_id)))
    if size <= 0:
        return []
    step = len(ordered) / size
    start = int(_rank(seed, "start")[:8], 16) / 16**8 * step
    return [ordered[int(start + step * n)] for n in range(size)]


def _rank(seed: str, text: str) -> str:
    return hashlib.sha256(f"{seed}\x1f{text}".encode()).hexdigest()
