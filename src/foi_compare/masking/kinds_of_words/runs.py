"""Text to its runs of words with a capital, cut where a word stands that is of no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from foi_compare.masking.kinds_of_words.name_words import is_initial, plain
from foi_compare.masking.kinds_of_words.personal_evidence import Kinds

Words = tuple[str, ...]


class Run(NamedTuple):
    """Some words with a capital beside each other, and where they stand."""

    words: Words
    start: int
    end: int


_UP = r"[^\W\d_a-zà-ÿ]"
_ONE = (
    rf"(?:St\.?(?=\s)|(?:{_UP}\.)+(?:-{_UP}\.)?|{_UP}(?![\w'’-])"
    rf"|{_UP}[’']?[^\W\d_]+(?:['’-][^\W\d_]+)*)"
)
_LINK = (
    r"(?:de|da|dos|du|la|le|van|von|der|den|bin|bint|ibn|al|el|ap|ab|ferch|ter|ten|ní|ni|nic|uí)"
)
_RUN = re.compile(rf"(?<![\w'’&@./-]){_ONE}(?:[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}{_ONE})*")
_OWNED = re.compile(r"['’]s?$")
_WELSH_VERB = re.compile(r"\w{3,}(?:odd|wch|ais)")
INSIDE = re.compile(r"[a-z0-9,;)%]\s[(\"“‘']?$")
_BACK = 4
_TITLE_WORDS = """
    mr mrs ms miss mx dr prof professor rev reverend sir dame lord lady baroness cllr councillor
    con prif gwnstabl mayor officer trainee ranger master sister father canon judge coroner
    constable sergeant inspector superintendent commander commissioner captain major colonel
    analyst nurse doctor manager supervisor director chair chairman chairwoman volunteer cadet
    warden pc dc ps ds di dci dcs acc dcc pcso insp sgt supt det cmdr lt col capt maj comdr
    rhingyll arolygydd cwnstabl
"""
TITLES = frozenset(_TITLE_WORDS.split())


def runs(text: str) -> Iterator[Run]:
    """Yield the runs of words with a capital in a text, without the ending of a possessive."""
    for found in _RUN.finditer(text):
        words = tuple(found.group().replace("\u00a0", " ").split(" "))
        last = _OWNED.sub("", words[-1])
        yield Run((*words[:-1], last), found.start(), found.end() - len(words[-1]) + len(last))


def trimmed(run: Run, text: str, kinds: Kinds) -> Run | None:
    """Return what of a run stands behind its last word that is of no name; None if nothing does.

    Of a sentence's first words those go too that have a capital for being the first.
    """
    words, start = run.words, run.start
    opens = INSIDE.search(text[max(0, start - _BACK) : start]) is None
    none = [at for at, word in enumerate(words) if _is_none(word, kinds)]
    cut = none[-1] + 1 if none else 0
    while cut + 1 < len(words) and opens and _only_opens(words[cut:], kinds):
        cut, opens = cut + 1, False
    if cut == len(words):
        return None
    for word in words[:cut]:
        start = text.index(word, start) + len(word)
    return Run(words[cut:], text.index(words[cut], start), run.end)


def _is_none(word: str, kinds: Kinds) -> bool:
    """Return whether a word is of no name: an office, a title, a word that is known otherwise."""
    return not is_initial(word) and (kinds(word) == "other" or plain(word) in TITLES)


def _only_opens(words: Words, kinds: Kinds) -> bool:
    """Return whether the first word of a sentence has a capital for that alone: `Tell Gus`."""
    first, second = kinds(words[0]), kinds(words[1])
    if first == "word" or _WELSH_VERB.fullmatch(words[0]):
        return True
    return first in {"both", "surname"} and second == "given"
