"""What a reply says of persons: their names, and where anything personal stands in a text."""

from __future__ import annotations

from collections.abc import Container
from typing import Literal, NamedTuple

PersonalKind = Literal["name", "e-mail address", "telephone number", "address"]


class Person(NamedTuple):
    """Somebody whom a reply names: the words of the name in order, without titles.

    `alone` are those of the words that stand for the person wherever they stand: none that is also
    a place or an ordinary word (`Young`, `Mark`, `Preston`). `home` is a postal address in its
    parts; one whose owner is not certain has no words.
    """

    words: tuple[str, ...]
    alone: tuple[str, ...] = ()
    home: tuple[str, ...] = ()


class PersonalSpan(NamedTuple):
    """A run of characters that is personal, and what it is."""

    start: int
    end: int
    kind: PersonalKind


class NameLists(NamedTuple):
    """The words by which a name is told from what looks like one, each in lower case.

    `given` are first names and `surnames` last names, some of them words or places as well.
    `roles` are never part of a name (`officer`, `outcome`). `buildings`
    make a place of the words before them (`hospital`, `road`) and are sometimes a last name;
    `places` and `also_words` are names, and places or ordinary words as well. `eponyms` are persons
    after whom hospitals, laws and inquiries are called: first and last name. `english` are the
    words of the language; `organisations` are firms, charities, papers and systems of one word.
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
