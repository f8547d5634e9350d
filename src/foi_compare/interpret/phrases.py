"""Patterns of words, as the wording files hold them, to searches over sentences.

A pattern is a row of words. `<name>` stands for any word of the list of that name, `(a|b c)` for a
choice, `[a]` for a word that may be missing, `rec*` for any word with that beginning, `#` for
digits, `..` for up
to three words and `...` for up to eight; `^` and `$` are the ends of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from foi_compare.model.wordings import Wordings
from foi_compare.text import fold_marks

_TOKEN = re.compile(r"\^|\$|\.{2,3}|\[[^\]]*\]|\([^)]*\)|<[\w-]+>|[^\s\[\](<]+")
_WORD = r"[^\W_][\w'/&.-]*"
_GAPS = {"..": 3, "...": 8}
# A pattern begins where a word does; saying so first keeps the search quick.
_AT_WORD = r"(?:^|(?<!\w)(?=\w))"
# No sentence is longer; what is, is read up to here, so that a broken file costs no hours.
_LONGEST = 1600
_KEPT = 20_000
_SIGNS = re.compile(r"[*#].*")  # what may stand for more than one text in a word of a pattern
_BLANK = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00a0\n\r\t", " "))


def plain(text: str) -> str:
    """Return the text in lower case with plain marks and spaces; every offset still holds."""
    spaced = text.translate(_BLANK)
    folded = fold_marks(spaced)
    lowered = folded.lower()
    return lowered if len(lowered) == len(text) else folded


class Phrase(NamedTuple):
    """Where a pattern was found in a text, and the group it belongs to."""

    group: str
    start: int
    end: int


class Phrasebook:
    """The compiled patterns of the wording files, searched by the name of their group."""

    def __init__(self, wordings: Wordings) -> None:
        self._words = dict(wordings.words)
        self._known: dict[tuple[str, str], bool] = {}
        self._entries = {group: entries for group, entries in wordings.patterns if entries}
        self._signs: dict[str, tuple[str, ...]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def words(self, name: str) -> tuple[str, ...]:
        """Return the word list of that name; empty where the files hold none."""
        return self._words.get(name, ())

    def has(self, group: str, text: str) -> bool:
        """Return whether a sentence says what the group says, and not what its `unless` says.

        `text` must be what `plain` returns.
        """
        key = (group, text)
        if key not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[key] = next(self.find(group, text), None) is not None
        return self._known[key]

    def find(self, group: str, text: str) -> Iterator[Phrase]:
        """Yield where a sentence says what the group says; nothing where its `unless` holds."""
        pattern = self._pattern(group, text)
        if pattern is None:
            return
        unless = self._pattern(f"{group}_unless", text)
        for found in pattern.finditer(text, 0, _LONGEST):
            if unless is not None and unless.search(text, 0, _LONGEST):
                return
            yield Phrase(group, found.start(), found.end())

    def whole(self, group: str, text: str) -> bool:
        """Return whether the text is one phrase of the group, with nothing but marks around it."""
        pattern = self._pattern(group, text)
        bare = text.strip(" \t\n:;,.-=*_#|>()[]\"'!")
        return pattern is not None and pattern.fullmatch(bare) is not None

    def leads(self, group: str, text: str) -> int:
        """Return where a phrase of the group ends that opens the text, else 0."""
        pattern = self._pattern(group, text)
        if pattern is None:
            return 0
        skipped = len(text) - len(text.lstrip(" \t\n-=*_#|>\"'"))
        found = pattern.match(text, skipped)
        return found.end() if found is not None else 0

    def _pattern(self, group: str, text: str) -> re.Pattern[str] | None:
        """Return the pattern of a group; None where there is none, or none of it can be found.

        Patterns are compiled when a text holds a word that one of them needs: a third of a second
        for all of them is more than most files take to be read.
        """
        pattern = self._patterns.get(group)
        if pattern is not None or group not in self._entries:
            return pattern
        signs = self._signs.get(group)
        if signs is None:
            signs = self._signs[group] = tuple(self._signs_of(self._entries[group]))
        if not any(sign in text for sign in signs):
            return None
        entries = "|".join(map(self._compile, self._entries[group]))
        pattern = self._patterns[group] = re.compile(_AT_WORD + "(?:" + entries + ")")
        return pattern

    def _signs_of(self, entries: tuple[str, ...]) -> set[str]:
        """Return beginnings of words of which a text has one at least if a pattern is in it."""
        signs: set[str] = set()
        for entry in entries:
            needed = [
                self._beginnings(part)
                for part in _TOKEN.findall(entry)
                if part not in {"^", "$"} and part not in _GAPS and not part.startswith("[")
            ]
            signs |= max(needed, key=lambda words: min(map(len, words)), default={""})
        return signs

    def _beginnings(self, part: str) -> set[str]:
        """Return how the first words of the choices of a part begin, as they stand in a text."""
        if part.startswith("<"):
            choices = self._words[part[1:-1]]
        else:
            choices = tuple(part.strip("()").split("|"))
        found: set[str] = set()
        for choice in choices:
            first = choice.split(maxsplit=1)[0] if choice.strip() else ""
            found |= self._beginnings(first) if first.startswith("<") else {_SIGNS.sub("", first)}
        return found

    def _compile(self, entry: str) -> str:
        parts: list[str] = []
        separator = ""
        for part in _TOKEN.findall(entry):
            if part == "^":
                parts.append(r"(?:^[\W_]*)")
            elif part == "$":
                parts.append(r"(?=[\W_]*$)")
            elif part in _GAPS:
                separator = rf"(?:\W+{_WORD}){{0,{_GAPS[part]}}}?\W+"
            elif part.startswith("["):
                inner = self._alternatives(part[1:-1])
                parts.append(rf"(?:{separator}{inner})?" if separator else rf"(?:{inner}\W+)?")
                separator = separator or ""
            else:
                parts.append(separator + self._alternatives(part))
                separator = r"\W+"
        return "(?:" + "".join(parts) + ")"

    def _alternatives(self, part: str) -> str:
        if part.startswith("<"):
            return self._choice(self._words[part[1:-1]])
        return self._choice(tuple(part.strip("()").split("|")))

    def _choice(self, entries: tuple[str, ...]) -> str:
        alternatives = []
        for entry in entries:
            words = entry.split()
            if words and all(word.startswith("<") for word in words):
                alternatives.append(r"\W+".join(self._alternatives(word) for word in words))
                continue
            alternatives.append(r"\W+".join(_one_word(word) for word in words))
        return "(?:" + "|".join(sorted(alternatives, key=len, reverse=True)) + ")"


def _one_word(word: str) -> str:
    if "#" in word:  # `#` is a number, `s#` a section as in `s40`
        return re.escape(word).replace(re.escape("#"), r"\d[\d,]*") + r"(?!\w)"
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"[\w'-]*"
    return re.escape(word) + r"(?![\w])"


@lru_cache(maxsize=4)
def phrasebook(wordings: Wordings) -> Phrasebook:
    """Return the compiled patterns of the wordings; compiled once for each value."""
    return Phrasebook(wordings)
