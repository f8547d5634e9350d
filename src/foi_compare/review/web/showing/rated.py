"""What a sample tells to the rates, differences and agreements that a person sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from foi_compare.audit.claims import Claim
from foi_compare.audit.rates import Rate
from foi_compare.audit.record import KEYED, READING
from foi_compare.audit.results import Difference, Results

NAMES: Mapping[str, str] = {
    "number": "Numbers",
    "disposition": "Answers to questions",
    "table": "Tables set aside whole",
}
_NOTHING = "(nothing)"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow:
    """One rate, in words: how many were keyed and wrong, and the limits of their share."""

    name: str
    keyed: int
    wrong: int
    share: str
    interval: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """A claim on which reading and person differ, with what both say, to be settled.

    `address` leads to its place in the document, `picture` shows it; '' where there is none.
    """

    claim_id: str
    kind: str
    where: str
    read: str
    keyed: tuple[tuple[str, str], ...]
    right: str
    address: str
    picture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """On how many of the claims that both keyed two people agree."""

    people: str
    agreed: int
    both: int


def rate_rows(results: Results) -> tuple[RateRow, ...]:
    """Return the rate of each kind of claim that was keyed."""
    kinds = ((NAMES.get(kind, kind), one) for kind, one in results.by_kind.items())
    return tuple(_row(name, one) for name, one in kinds if one.keyed)


def stratum_rows(results: Results) -> tuple[RateRow, ...]:
    """Return the rate of each format and kind of evidence, the most often wrong first."""
    ordered = sorted(results.by_stratum.items(), key=lambda one: (-one[1].wrong, one[0]))
    return tuple(_row(name, one) for name, one in ordered if one.keyed)


def _row(name: str, one: Rate) -> RateRow:
    return RateRow(
        name=name,
        keyed=one.keyed,
        wrong=one.wrong,
        share=f"{one.wrong / one.keyed:.1%}",
        interval=f"{one.lower:.1%} to {one.upper:.1%}",
    )


def difference_views(
    differences: Iterable[Difference],
    where: Callable[[Claim], str],
    seen: Callable[[Claim], tuple[str, str]],
) -> tuple[DifferenceView, ...]:
    """Return the differences, those first that are not settled.

    Args:
        differences: of the sample.
        where: says where a claim stands.
        seen: returns the address of its place, and of a picture of it.

    """

    def shown(one: Difference) -> DifferenceView:
        address, picture = seen(one.claim)
        return DifferenceView(
            claim_id=one.claim.claim_id,
            kind=NAMES[one.claim.kind],
            where=where(one.claim),
            read=one.claim.read or _NOTHING,
            keyed=tuple((each.by or "somebody", each.keyed or _NOTHING) for each in one.keyings),
            right=one.right,
            address=address,
            picture=picture,
        )

    return tuple(map(shown, sorted(differences, key=lambda one: one.right in {READING, KEYED})))


def agreement_rows(results: Results) -> tuple[AgreementRow, ...]:
    """Return the agreement of each two people who keyed the same claims."""
    return tuple(
        AgreementRow(
            people=" and ".join(name or "somebody" for name in people),
            agreed=both.keyed - both.wrong,
            both=both.keyed,
        )
        for people, both in results.agreement.items()
    )
