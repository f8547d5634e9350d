"""What a reply says of persons: their names, and where anything personal stands in a text."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

PersonalKind = Literal["name", "e-mail address", "telephone number", "address"]


class Person(NamedTuple):
    """Somebody whom a reply names: the words of the name in order, without titles.

    `alone` are those of the words that stand for the person wherever they stand: none that is also
    a place or an ordinary word (`Young`, `Mark`, `Preston`). `home` is a postal address in its
    parts; one whose owner is not certain has no words. `said` are the words or marks just before
    and behind one that stands for the person only there (`told Hope that`).
    """

    words: tuple[str, ...]
    alone: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()


class PersonalSpan(NamedTuple):
    """A run of characters that is personal, and what it is."""

    start: int
    end: int
    kind: PersonalKind


@dataclass(frozen=True, slots=True, eq=False)
class NameWeights:
    """How much each feature of a word speaks for a name, as a logarithm of odds."""

    of: Mapping[str, float]


class NameLists(NamedTuple):
    """The words by which a name is told from what looks like one, each in lower case.

    `given` are first names and `surnames` last names, some of them words or places as well.
    `roles` are never part of a name (`officer`, `outcome`). `buildings`
    make a place of the words before them (`hospital`, `road`) and are sometimes a last name;
    `places` and `also_words` are names, and places or ordinary words as well. `eponyms` are persons
    after whom hospitals, laws and inquiries are called: first and last name. `english` are the
    words of the language; `settlements` are the words of the names of smaller places, many of them
    last names; `organisations` are firms, charities, papers and systems of one word.
    `weights` are how much each feature of a word speaks for a name.
    """

    given: frozenset[str] = frozenset()
    surnames: Container[str] = frozenset()
    roles: frozenset[str] = frozenset()
    buildings: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    also_words: frozenset[str] = frozenset()
    eponyms: frozenset[str] = frozenset()
    english: Container[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    settlements: frozenset[str] = frozenset()
    weights: NameWeights = NameWeights({})
