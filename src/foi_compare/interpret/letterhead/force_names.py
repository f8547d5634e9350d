"""The names of forces in a text: whole names, initials, addresses, and names that share a noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, product
from typing import NamedTuple

from foi_compare.interpret.language.phrases import plain
from foi_compare.model import Force
from foi_compare.text import fold_marks

_ENDINGS = ("police", "constabulary", "police service", "police force")
# What follows the name of a force in its address; `.police` alone where it ends in another way.
_DOMAINS = (".police.uk", ".pnn.police.uk", ".pnn.gov.uk", ".police")
_RUN = re.compile(r"\w+")


class _Search:
    """Finds names in a text: at each place the longest, whatever spaces stand in it.

    Before and after one stands no letter and none of the characters that are `parts` of it. A name
    is compiled once its first word is seen: one pattern of them all takes longer than a letter.
    """

    def __init__(self, names: Iterable[str], parts: str = "") -> None:
        self._before, self._after = rf"(?<![\w{parts}])", rf"(?![\w{parts}])"
        self._names: dict[str, list[str]] = {}
        for name in sorted(set(names), key=lambda name: (-len(name), name)):
            first, *_ = _RUN.findall(name)
            self._names.setdefault(first, []).append(name)
        self._compiled: dict[str, re.Pattern[str]] = {}

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the names in the text from left to right; none overlaps another."""
        end = 0
        for run in _RUN.finditer(text):
            if run.start() < end:
                continue
            for name in self._names.get(run.group(), ()):
                found = self._pattern(name).match(text, run.start())
                if found is not None:
                    yield found
                    end = found.end()
                    break

    def _pattern(self, name: str) -> re.Pattern[str]:
        if name not in self._compiled:
            spaced = re.escape(name).replace(r"\ ", r"\s+")
            self._compiled[name] = re.compile(self._before + spaced + self._after)
        return self._compiled[name]


class _Names(NamedTuple):
    """Searches for the names of the forces."""

    full: _Search
    short: _Search
    bare: _Search
    address: _Search
    owner: dict[str, str]


_AND = re.compile(r"[\s,]*(?:and|&|a'r|ac|/|,)\s*", re.IGNORECASE)
# The noun that names in a row share: Norfolk and Suffolk Constabularies.
_SHARED_NOUN = re.compile(r"\s+(?:constabularies|police\s+forces|police\s+services|forces)\b")


def _variants(force: Force) -> set[str]:
    """Return the names of a force in lower case, with `&` for `and` and either ending."""
    names = {force.name, *force.aliases}
    stem = re.sub(r"\s(?:police service|police|constabulary)$", "", force.name, flags=re.IGNORECASE)
    if stem != force.name and stem.casefold() not in {"metropolitan", "transport"}:
        names |= {f"{stem} {ending}" for ending in _ENDINGS}
    lowered = {plain(name).strip() for name in names}
    lowered |= {name.replace(" and ", " & ") for name in lowered}
    lowered |= {name.replace(" & ", " and ") for name in lowered}
    return lowered | {name.replace("-", " ") for name in lowered}


@lru_cache(maxsize=4)
def _names(forces: tuple[Force, ...]) -> _Names:
    owner: dict[str, str] = {}
    shorts: list[str] = []
    fulls: list[str] = []
    bares: list[str] = []
    addresses: list[str] = []
    for force in forces:
        for alias in force.aliases:
            if alias.isupper() or re.fullmatch(r"[A-Z][A-Za-z]*[A-Z]", alias):
                shorts.append(alias)
                owner[alias] = force.force_id
        for name in _variants(force):
            if " " in name and name not in owner:
                fulls.append(name)
                owner[name] = force.force_id
        for name in _bare_names(force):
            bares.append(name)
            owner.setdefault(name, force.force_id)
        if force.domain:
            # Some write their name as one word in one of their domains, with dashes in another.
            name = force.force_id
            stems = (force.domain.removesuffix(".police.uk"), name.replace("-", ""), name)
            for stem, ending in product(dict.fromkeys(stems), _DOMAINS):
                addresses.append(stem + ending)
                owner[stem + ending] = force.force_id
    return _Names(
        _Search(fulls), _Search(shorts), _Search(bares), _Search(addresses, parts="-"), owner
    )


def _bare_names(force: Force) -> set[str]:
    """Return the names that stand for a force where only forces stand, as in a folder name."""
    stem = re.sub(r"\s(?:police service|police|constabulary)$", "", force.name, flags=re.IGNORECASE)
    names = {plain(stem), force.force_id.replace("-", " "), force.wdtk_url_name.replace("_", " ")}
    names |= {plain(alias) for alias in force.aliases if len(alias) > 2}
    names |= {name.replace(" and ", " & ") for name in names} | _variants(force)
    if force.domain:
        names.add(force.domain.removesuffix(".police.uk").replace("-", " "))
    return {name for name in names if len(name) > 2 and name != "ministry of defence"}


class Named(NamedTuple):
    """A force named in a text: where, and whether by an address."""

    force_id: str
    text: str
    start: int
    end: int
    address: bool


def named_forces(text: str, forces: tuple[Force, ...]) -> tuple[Named, ...]:
    """Return the forces that a text names by name, initials or address, in order."""
    names = _names(forces)
    folded = plain(text)
    found: list[Named] = []
    marked = fold_marks(text) if len(fold_marks(text)) == len(text) else text
    for names_there, target, address in (
        (names.address, folded, True),
        (names.full, folded, False),
        (names.short, marked, False),
    ):
        for match in names_there.finditer(target):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            printed = re.sub(r"\s+", " ", match.group())
            owner = names.owner.get(printed) or names.owner[printed.casefold()]
            span = text[match.start() : match.end()]
            found.append(Named(owner, span, match.start(), match.end(), address))
    found.extend(_sharing_a_noun(text, folded, found, names))
    return tuple(sorted(found, key=lambda name: name.start))


def _sharing_a_noun(
    text: str, folded: str, found: Sequence[Named], names: _Names
) -> Iterator[Named]:
    """Yield the names that share a noun with the last in their row: `Kent and Essex Police`."""
    bare = [
        Named(owner, text[match.start() : match.end()], match.start(), match.end(), address=False)
        for match in names.bare.finditer(folded)
        if (owner := names.owner.get(re.sub(r"\s+", " ", match.group()), ""))
    ]
    known = frozenset(chain.from_iterable(range(one.start, one.end) for one in found))
    for row in in_one_breath(text, bare):
        last = row[-1]
        noun = _SHARED_NOUN.match(folded, last.end)
        if noun is not None:
            row[-1] = last._replace(text=text[last.start : noun.end()], end=noun.end())
        shared = noun is not None or last.text.casefold().endswith(_ENDINGS)
        # `Maidstone, Kent, Essex Police` is an address: the last name follows an `and`.
        joined = len(row) > 1 and text[row[-2].end : last.start].strip() != ","
        if shared and joined:
            yield from (one for one in row if one.start not in known)


def in_one_breath(text: str, names: Sequence[Named]) -> list[list[Named]]:
    """Return names in order, those named in one breath (`Kent Police and BTP`) together."""
    rows: list[list[Named]] = []
    for name in names:
        between = text[rows[-1][-1].end : name.start] if rows else ""
        if between and _AND.fullmatch(between):
            rows[-1].append(name)
        else:
            rows.append([name])
    return rows


def bare_forces(text: str, forces: tuple[Force, ...]) -> tuple[str, ...]:
    """Return the forces that a text names, county names alone counting too (`Norfolk`)."""
    names = _names(forces)
    found = (
        names.owner.get(re.sub(r"\s+", " ", match.group()), "")
        for match in names.bare.finditer(plain(text))
    )
    return tuple(dict.fromkeys(filter(None, found)))


def short_forces(text: str, forces: tuple[Force, ...]) -> tuple[str, ...]:
    """Return the force with whose short name a text begins, as people name files: `Herts`, `A&S`.

    It is an alias without its noun (`Herts Police`); elsewhere such a word may mean another thing.
    """
    words = plain(text).split()
    return tuple(force.force_id for force in forces if words and words[0] in _short_names(force))


@lru_cache(maxsize=100)
def _short_names(force: Force) -> frozenset[str]:
    stems = (plain(alias).rpartition(" ")[0] for alias in force.aliases if " " in alias)
    return frozenset(stem for stem in stems if stem.endswith("s") or "&" in stem)
