"""Figures to their places in the raw text: what a decision names them by, and their identifiers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from foi_compare.addresses import Addresses
from foi_compare.model import Address, Figure, Match, Reply, SetAside, Spot
from foi_compare.rulings.sited import Sited

ID_LENGTH = 12
_COUNTED = "counted_record"
_Row = tuple[str, str, int, int]  # file, part, table and row of a list of records


def site(
    reply: Reply, matches: Mapping[int, tuple[Match, ...]], addresses: Addresses
) -> tuple[Sited, ...]:
    """Return each figure with its verdict, its identifier and its addresses."""
    hashes = dict(zip(reply.files, reply.sha256, strict=True))
    records = _first_numerals(reply.set_aside)
    # One sentence of a joint letter may stand for each of its forces; the first has its numerals.
    own = reply.force_id if "joint_reply" in reply.flags else ""
    taken: dict[str, int] = {}
    found = []
    for figure in reply.figures:
        sha256 = hashes.get(figure.file, "")
        where = _addresses(figure, addresses)
        identity = _identity(figure, sha256, where, own)
        taken[identity] = taken.get(identity, 0) + 1
        suffix = f"-{taken[identity]}" if taken[identity] > 1 else ""
        match = matches[figure.group][figure.label_index]
        where = where or addresses.of(records.get(_row_of(figure), ()))
        found.append(Sited(figure, match, identity + suffix, where, sha256))
    return tuple(found)


def _addresses(figure: Figure, addresses: Addresses) -> tuple[Address, ...]:
    """Return where the numerals of a figure stand; without any, the words that say it.

    A counted figure has none of its own: its rows are counted, and their numerals are others'.
    """
    where = addresses.of(figure.spots)
    if not where and figure.named_by:
        return addresses.of_blank(*figure.named_by, column=figure.place.column)
    if not where and not figure.counted:
        return addresses.of_words(figure.spots, figure.file, figure.place.part, figure.evidence)
    return where


def _first_numerals(set_aside: Iterable[SetAside]) -> dict[_Row, tuple[Spot, ...]]:
    """Return the first numeral of each row of the lists that were counted.

    A row is counted in one figure, so that the first row of a figure tells it from all others.
    """
    found: dict[_Row, tuple[Spot, ...]] = {}
    for one in set_aside:
        if one.rule == _COUNTED:
            for spot in one.spots:
                row = (one.file, one.place.part, one.place.table, spot.row + 1)
                found.setdefault(row, (spot,))
    return found


def _row_of(figure: Figure) -> _Row:
    place = figure.place
    return (figure.file, place.part, place.table, place.row if figure.counted else 0)


def _identity(figure: Figure, sha256: str, addresses: Sequence[Address], force_id: str) -> str:
    """Return an id that depends on the bytes of the file and where the numerals stand in them.

    A counted number stands where the rows stand that it counts, and is told from others by what it
    counts; a number of which the raw text has no trace by its place. The force tells apart what one
    sentence says of several.
    """
    counted = (figure.rows, figure.label, figure.series, figure.breakdown, figure.offence)
    shared = not (figure.counted or figure.named_by or (figure.spots and addresses))
    parts: tuple[object, ...] = (
        sha256,
        *((address.part, address.at, address.across) for address in addresses),
        *((figure.place.part, *counted) if figure.counted else ()),
        *((figure.place, figure.value.as_printed) if not (addresses or figure.counted) else ()),
        *((force_id,) if force_id and shared else ()),
    )
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:ID_LENGTH]
