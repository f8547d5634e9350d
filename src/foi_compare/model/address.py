"""Where numerals stand in the raw text of a file: the addresses that identifiers are made from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote, unquote


class Address(NamedTuple):
    """One numeral of the raw text: the `at`-th of its part, counted from 1.

    A cell without a numeral has two places instead: `at` is that of its row's label and `across`
    that of its column's heading, as offsets into the raw text counted from 1. `across` is 0 for a
    numeral.
    """

    part: str
    at: int
    across: int = 0


_PIECE = re.compile(r"(\d+)(?:(-)(\d+)|(x)(\d+))?")


def write_anchor(addresses: Iterable[Address]) -> str:
    """Return addresses as text: `page 3#14,18-22|page 4#1-3`; a blank cell is `120x44`."""
    parts: dict[str, list[Address]] = {}
    for address in sorted(set(addresses)):
        parts.setdefault(address.part, []).append(address)
    return "|".join(f"{quote(part, safe=' ')}#{_runs(own)}" for part, own in parts.items())


def read_anchor(text: str) -> tuple[Address, ...]:
    """Return the addresses that a text of `write_anchor` names, in order.

    Raises:
        ValueError: the text is none.

    """
    found: list[Address] = []
    for written in filter(None, text.split("|")):
        part, mark, pieces = written.rpartition("#")
        if not mark:
            raise ValueError(f"`{written}` is no anchor; it reads as `page 3#14,18-22`")
        for piece in pieces.split(","):
            match = _PIECE.fullmatch(piece.strip())
            if match is None:
                raise ValueError(
                    f"`{piece}` is no place in an anchor; one reads as `14` or `18-22`"
                )
            first, run, last, blank, across = match.groups()
            if blank:
                found.append(Address(unquote(part), int(first), int(across)))
            else:
                end = int(last) if run else int(first)
                found += [Address(unquote(part), at) for at in range(int(first), end + 1)]
    return tuple(sorted(set(found)))


def _runs(addresses: Iterable[Address]) -> str:
    numerals = [address.at for address in addresses if not address.across]
    breaks = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(numerals)) if b != a + 1)]
    runs = [numerals[a:b] for a, b in zip(breaks, [*breaks[1:], len(numerals)], strict=True)]
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs if run]
    return ",".join([*texts, *(f"{one.at}x{one.across}" for one in addresses if one.across)])
