"""A word to its class: in which lists it stands, in letters, and how it is written.

The letters say that a word is a first name (`g`) or a last name (`s`), a title (`t`), part of an
office (`r`), of what is built (`b`), a place (`p`) or a smaller one (`k`), a firm or a system
(`o`), a name that is a word as well (`a`), a word of the language (`e`), a particle (`q`); `u` says
that no list has it, `m` that it is a month or a day, `n` that it is a numeral in words, `d` that it
greets or ends a letter and `I` that it is one letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from functools import lru_cache

from foi_compare.masking.kinds_of_words.name_words import (
    has_capital,
    in_language,
    is_particle,
    plain,
)
from foi_compare.model.personal import NameLists
from foi_compare.text import NUMBER_WORDS

_TITLE_WORDS = """
    mr mrs ms miss mx dr prof professor rev reverend sir dame lord lady baroness cllr councillor
    alderman alderwoman
    con prif gwnstabl mayor officer trainee ranger master sister father canon judge coroner
    constable sergeant inspector superintendent commander commissioner captain major colonel
    analyst nurse doctor manager supervisor director chair chairman chairwoman volunteer cadet
    corporal lieutenant brigadier admiral retd rtd
    matron midwife paramedic surgeon provost pastor
    cpl brig warden pc dc ps ds di dci dcs acc dcc pcso insp sgt supt det cmdr lt col capt maj comdr
    rhingyll arolygydd cwnstabl
"""
_TITLES = frozenset(_TITLE_WORDS.split())
# May, April, June, August and `Iau` are first names as well.
_MONTH_WORDS = """
    january february march july september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday ionawr chwefror
    mawrth ebrill mehefin gorffennaf awst medi hydref tachwedd rhagfyr llun mercher gwener sadwrn
    sul mon tue tues wed thu thurs fri
"""
_MONTHS = frozenset(_MONTH_WORDS.split())
_NUMERALS = frozenset(NUMBER_WORDS)
_COURTESY_WORDS = """
    dear hi hiya hello morning afternoon evening thanks cheers regards rgds sincerely faithfully
    yours annwyl helo shwmae prynhawn p'nawn pnawn noswaith hwyl diolch cofion
"""
_COURTESIES = frozenset(_COURTESY_WORDS.split())
# The list of English words holds none so short, and no Welsh ones.
_ENGLISH_WORDS = """
    a i o an am as at be by do go he hi if in is it me my no of oh ok on or so to up us we all
    i'd i'll
    and any are but can did due for had has her his how its let may new not now off old one our
    out own per say see she the too two was way who why yes yet you
    ours yours hers theirs mine
"""
_WELSH_WORDS = """
    y ein eich ni na os ar ac am yn yr yw i'r mae nid oes fod rydym rydych ydych wedi beth faint
    pryd sawl pa pwy ble bydd byddai roedd cewch gellir gallwch dyma dylid tim heddlu uned
    swyddfa rhif cyfeirnod dyddiad ffon gwefan cais ymateb ateb
    adran deddf rhyddid gwybodaeth canlyniad blwyddyn cyfanswm trosedd
    troseddau gogledd de dwyrain gorllewin cymru gymru nghymru dim yng yn unol pob hawl drwy trwy
    gyda heb neu felly hefyd ffordd heol stryd sir bae
"""
_WELSH = frozenset(_WELSH_WORDS.split()) - frozenset(_ENGLISH_WORDS.split())
_SHORT = _WELSH | frozenset(_ENGLISH_WORDS.split())
_BEHIND_MARK = re.compile(r"['’-].")
_OWNED = re.compile(r"['’`]s?$")
_ALL_CAPITALS = 3
_LONG_NUMBER = 5
_FEWEST_FOREIGN = 2
_SMALL = re.compile(r"(?<!\S)[a-zà-ÿ][a-zà-ÿŵŷ'’-]+(?=[,.;:?!]?(?:\s|$))")


class Vocabulary:
    """What the lists of the package say of words; each word is looked up once."""

    def __init__(self, lists: NameLists) -> None:
        """Take the lists."""
        self._lists = lists
        self._holders: tuple[tuple[str, Container[str]], ...] = (
            ("t", _TITLES),
            ("g", lists.given),
            ("s", lists.surnames),
            ("r", lists.roles),
            ("b", lists.buildings),
            ("o", lists.organisations),
            ("p", lists.places),
            ("k", lists.settlements),
            ("a", lists.also_words),
        )
        self.class_of: Callable[[str], str] = lru_cache(maxsize=2**15)(self._class_of)
        self.heard_as: Callable[[str], str] = lru_cache(maxsize=2**15)(self._heard_as)
        self.looks_as: Callable[[str], str] = lru_cache(maxsize=2**15)(self._looks_as)

    def is_eponym(self, name: Iterable[str]) -> bool:
        """Return whether two words are the name of a place or a thing, though one is a person's."""
        return " ".join(map(plain, name)) in self._lists.eponyms

    def is_foreign(self, text: str) -> bool:
        """Return whether half of the words in small letters, two or more, are not English."""
        small = _SMALL.findall(text)
        foreign = sum("u" in self.class_of(one) or plain(one) in _WELSH for one in small)
        return foreign >= _FEWEST_FOREIGN and 2 * foreign >= len(small)

    def _class_of(self, word: str) -> str:
        small = plain(word)
        if len(word) == 1:
            return "I"
        parts = [part for part in small.split("-") if part] or [small]
        for letter, holder in (("m", _MONTHS), ("n", _NUMERALS), ("d", _COURTESIES)):
            if holder.issuperset(parts):
                return letter
        letters = "-".join(sorted({self._letters(part) for part in parts}))
        return f"{letters}h" if len(parts) > 1 else letters

    def _letters(self, small: str) -> str:
        found = "q" if is_particle(small) else ""
        found += "".join(letter for letter, holder in self._holders if small in holder)
        if small in _SHORT or in_language(small, self._lists):
            found += "e"
        return found or "u"

    def _heard_as(self, token: str) -> str:
        """Return what a token is to its neighbours: a word itself, of a name its class."""
        if token[0].isdigit():
            return "##" if len(token) >= _LONG_NUMBER else "#"
        if not has_capital(token):
            return token
        letters = self.class_of(token)
        known = not _KNOWN_OTHERS.isdisjoint(letters) and "g" not in letters
        return f"^{token.lower() if known else letters}"

    def _looks_as(self, token: str) -> str:
        """Return what a token looks like from afar."""
        if token[0].isdigit():
            return "#"
        if has_capital(token):
            return f"^{self.class_of(token)}{shape(token)}"
        if token[0].isalpha():
            return "q" if is_particle(token) else "x"
        return token


_KNOWN_OTHERS = frozenset("reotmbnd")


@lru_cache(maxsize=4)
def vocabulary(lists: NameLists) -> Vocabulary:
    """Return what some lists say of words."""
    return Vocabulary(lists)


@lru_cache(maxsize=2**15)
def shape(word: str) -> str:
    """Return how a word with a capital is written: `X`, in capitals, or with more of them."""
    if word.isupper():
        return "I" if len(word) == 1 else "U" if len(word) > _ALL_CAPITALS else "UU"
    rest = _BEHIND_MARK.sub("", word[1:])
    return "X" if rest.islower() else "Xx"


@lru_cache(maxsize=2**15)
def unowned(word: str) -> str:
    """Return a word in small letters without the ending of a possessive."""
    return _OWNED.sub("", word.lower())
