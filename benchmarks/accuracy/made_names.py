"""Names made up by chance: listed ones, words of the language, places, some of no list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib.resources import files
from random import Random

from foi_compare.masking.kinds_of_words.name_words import in_language
from foi_compare.model import NameLists

_SYLLABLES = """ba be bo ka ke ko da de du fa fi ga go ha he ja ji la le lu ma me mi mo na ne ni no
    o ra re ri sa se si so ta tu ti to va ve wa ze zi chi sha tho dzu nkw mbe wie szcz brz skl"""
_ENDS = "- n r ski wicz escu s th l ng k"
_BUILT = ("O'", "Mc", "Mac")
_LED = ("van der", "de", "al-", "El-", "Ní", "Mac", "ap", "Le", "St", "Van der", "Ó", "da")
_PLACE_ENDS = (
    """ton ham ley by thorpe worth wick ford bury stead combe mouth dale field hurst well"""
)
_PLACE_STEMS = "wal hol ash harl bram kirk stan wood el mar"
_SHORTEST, _PLACE, _LONGEST_WORD = 3, 5, 8


class Names:
    """Draws names, and what looks like one, from the lists of the package."""

    def __init__(self, lists: NameLists) -> None:
        """Take the lists; their words are read from their files."""
        self._lists = lists
        first = _words("masking/data/given_names.txt")
        last = [one for one in _words("masking/data/surnames.txt") if len(one) >= _SHORTEST]
        self._first = [one for one in first if one.isalpha() and self._is_nothing_else(one)]
        self._first_words = [one for one in first if one in lists.also_words]
        self._last = [one for one in last if self._is_nothing_else(one)]
        self._last_words = [one for one in last if self._is_word(one) and self._is_free(one)]
        self._last_places = [one for one in last if one in lists.places]
        self._any_word = [
            one
            for one in _words("codebooks/english-words.txt")
            if one.isalpha() and len(one) <= _LONGEST_WORD and self._is_free(one)
        ]
        self._places = [one for one in sorted(lists.places) if len(one) >= _PLACE]
        self._firms = sorted(lists.organisations)

    def _is_nothing_else(self, word: str) -> bool:
        return not self._is_word(word) and word not in self._lists.places

    def _is_word(self, word: str) -> bool:
        return in_language(word, self._lists) or word in self._lists.also_words

    def _is_free(self, word: str) -> bool:
        lists = self._lists
        return word not in lists.roles and word not in lists.organisations

    def is_first(self, word: str) -> bool:
        """Return whether a word in small letters is a first name."""
        return word in self._lists.given

    def first(self, chance: Random) -> str:
        """Return a first name."""
        pools: tuple[tuple[float, Callable[[], str]], ...] = (
            (0.58, lambda: chance.choice(self._first)),
            (0.12, lambda: chance.choice(self._first_words)),
            (0.17, lambda: _made(chance)),
            (0.03, lambda: f"{chance.choice(self._first)}-{chance.choice(self._first)}"),
            (0.04, lambda: chance.choice(self._last_words)),
            (0.06, lambda: chance.choice(self._any_word)),
        )
        return _capital(_drawn(chance, pools))

    def first_word(self, chance: Random) -> str:
        """Return a first name that is a word as well."""
        return _capital(chance.choice(self._first_words))

    def last(self, chance: Random) -> str:
        """Return a last name."""
        pools: tuple[tuple[float, Callable[[], str]], ...] = (
            (0.40, lambda: chance.choice(self._last)),
            (0.17, lambda: chance.choice(self._last_words)),
            (0.08, lambda: chance.choice(self._last_places)),
            (0.13, lambda: _made(chance)),
            (0.04, lambda: chance.choice(_BUILT) + _capital(chance.choice(self._last))),
            (0.12, lambda: f"{chance.choice(self._last)}-{chance.choice(self._last_words)}"),
            (0.06, lambda: chance.choice(self._any_word)),
        )
        return _capital(_drawn(chance, pools))

    def led(self, chance: Random) -> str:
        """Return a last name, sometimes behind a particle."""
        lead = chance.choice(_LED) if chance.random() < 0.06 else ""
        space = "" if not lead or lead.endswith("-") else " "
        return f"{lead}{space}{self.last(chance)}"

    def whole(self, chance: Random) -> str:
        """Return a whole name, or initials and a last name."""
        first, last = self.first(chance), self.led(chance)
        forms: tuple[tuple[float, Callable[[], str]], ...] = (
            (0.64, lambda: f"{first} {last}"),
            (0.13, lambda: f"{first[0]}{chance.choice(('. ', ' '))}{last}"),
            (0.05, lambda: f"{first[0]}.{chance.choice('ABCDEGHJKLMPRST')}. {last}"),
            (0.07, lambda: f"{first} {chance.choice('ABCDEGHJKLMPRST')}. {last}"),
            (0.06, lambda: f"{first} {self.first(chance)} {last}"),
            (0.05, lambda: f"{last} {first}"),
        )
        return _drawn(chance, forms)

    def listed(self, chance: Random) -> str:
        """Return a listed first name that is of no person here, half of them words as well."""
        return _capital(chance.choice(chance.choice((self._first, self._first_words))))

    def last_of_none(self, chance: Random) -> str:
        """Return a last name that is of no person here: of a street, a law, a firm."""
        pool = chance.choice((self._last, self._last_words, self._last_words, self._last_places))
        return _capital(chance.choice(pool))

    def word(self, chance: Random) -> str:
        """Return a word with a capital that some have for a last name."""
        return _capital(chance.choice(self._last_words))

    def any_word(self, chance: Random) -> str:
        """Return any word with a capital."""
        return _capital(chance.choice(self._any_word))

    def place(self, chance: Random) -> str:
        """Return a place, of the list or made up."""
        made = chance.choice(_PLACE_STEMS.split()) + chance.choice(_PLACE_ENDS.split())
        place = _capital(chance.choice(self._places) if chance.random() < 0.6 else made)
        lead, behind = ("North", "Great", "East", "New"), ("Green", "Cross", "Hill", "Park", "Bay")
        forms: tuple[tuple[float, Callable[[], str]], ...] = (
            (0.8, lambda: place),
            (0.1, lambda: f"{chance.choice(lead)} {place}"),
            (0.1, lambda: f"{place} {chance.choice(behind)}"),
        )
        return _drawn(chance, forms)

    def firm(self, chance: Random) -> str:
        """Return a firm or a system."""
        return chance.choice(self._firms).title()


def _words(path: str) -> list[str]:
    text = (files("foi_compare") / path).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _drawn(chance: Random, pools: Sequence[tuple[float, Callable[[], str]]]) -> str:
    (pool,) = chance.choices([one for _, one in pools], [share for share, _ in pools])
    return pool()


def _made(chance: Random) -> str:
    count = chance.randint(2, 4)
    ends = chance.choice(_ENDS.split()).strip("-")
    return "".join(chance.choice(_SYLLABLES.split()) for _ in range(count)) + ends


def _capital(word: str) -> str:
    return re.sub(r"(^|[-' ])(\w)", lambda one: one[1] + one[2].upper(), word)
