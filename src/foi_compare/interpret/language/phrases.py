"""Patterns of words, as the wording files hold them, to searches over sentences.

A pattern is a row of words. `<name>` stands for any word of the list of that name, `<!name>` for
one word that is not in the list, `(a|b c)` for a choice, `[a]` for a word that may be missing,
`rec*` for any word with that beginning, `#` for digits, `..` for up to three words and `...` for up
to eight; `^` and `$` are the ends of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from foi_compare.headway import moved
from foi_compare.model.wording_lists import Wordings
from foi_compare.text import fold_marks

_TOKEN = re.compile(r"\^|\$|\.{2,3}|\[[^\]]*\]|\([^)]*\)|<!?[\w-]+>|[^\s\[\](<]+")
_WORD = r"[^\W_][\w'/&.-]*"
_GAPS = {"..": 3, "...": 8}  # how many words may stand between two parts of a pattern


def _gap(most: int) -> str:
    """Return what finds so many words or fewer, and what separates them from the next.

    All but the last are taken whole, so that a text without spaces (`a.b.c`, the letters of a
    broken file) has not more ways to be parted into words than characters.
    """
    return rf"(?:(?:\W+{_WORD}+){{0,{most - 1}}}?\W+{_WORD})??\W+"


# A pattern begins where a word does; saying so first keeps the search quick.
_AT_WORD = r"(?:^|(?<!\w)(?=\w))"
# No sentence is longer; what is, is read up to here, so that a broken file costs no hours.
LONGEST_SENTENCE = 1600
_KEPT = 20_000
_TWO = 2
_SIGNS = re.compile(r"[*#].*")  # what may stand for more than one text in a word of a pattern
_LETTERS = re.compile(r"[a-z]+")
_LETTER_RUN = re.compile(r"[^\W_]+")
_BLANK = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00a0\n\r\t", " "))


def plain(text: str) -> str:
    """Return the text in lower case with plain marks and spaces; every offset still holds."""
    if text.isascii() and "`" not in text:  # as most are
        return text.replace("\n", " ").replace("\r", " ").replace("\t", " ").lower()
    spaced = text.translate(_BLANK)
    folded = fold_marks(spaced)
    lowered = folded.lower()
    return lowered if len(lowered) == len(text) else folded


class Phrase(NamedTuple):
    """Where a pattern was found in a text, and the group it belongs to."""

    group: str
    start: int
    end: int


class _Entry:
    """One pattern, compiled when a text holds what it needs.

    `needed` are beginnings of words, of each of which a text has one at least if the pattern is in
    it; `signs` are those that the fewest texts have.
    """

    __slots__ = ("compiled", "needed", "signs", "written")

    def __init__(self, written: str, needed: tuple[frozenset[str], ...]) -> None:
        self.written = written
        self.needed = needed
        self.signs = max(needed, key=lambda words: min(map(len, words)), default=frozenset({""}))
        self.compiled: re.Pattern[str] | None = None


class _Signs:
    """The beginnings of words by which patterns are told that a text cannot hold.

    What a pattern needs begins where a word does. So a sign of letters alone is looked up by the
    words of a text; the few others are searched for.
    """

    def __init__(self, signs: frozenset[str]) -> None:
        self._beginnings = frozenset(filter(_LETTERS.fullmatch, signs))
        self._others = tuple(signs - self._beginnings)
        self._lengths = sorted(set(map(len, self._beginnings)))
        self._known: dict[str, frozenset[str]] = {}

    def in_text(self, text: str) -> frozenset[str]:
        """Return the signs that a text holds, those of letters alone where a word begins."""
        found = [sign for sign in self._others if sign in text]
        return frozenset(found).union(*map(self._of_word, set(_LETTER_RUN.findall(text))))

    def _of_word(self, word: str) -> frozenset[str]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            begun = (word[:length] for length in self._lengths if length <= len(word))
            known = self._known[word] = self._beginnings.intersection(begun)
        return known


class Phrasebook:
    """The patterns of the wording files, searched by the name of their group.

    `wordings` are what they were compiled from.

    A pattern is compiled once a text holds the words that it needs: a third of a second for all of
    them is more than most files take to be read.
    """

    def __init__(self, wordings: Wordings) -> None:
        self.wordings = wordings
        self._words = dict(wordings.words)
        self._known: dict[tuple[str, str], bool] = {}
        self._begun: dict[str, frozenset[str]] = {}
        self._groups = {
            group: tuple(_Entry(one, self._needed_by(one)) for one in written)
            for group, written in wordings.patterns
        }
        self._group_signs = {
            group: frozenset[str]().union(*(entry.signs for entry in entries))
            for group, entries in self._groups.items()
        }
        self._signs = _Signs(frozenset[str]().union(*self._group_signs.values()))
        self._seen: tuple[str, frozenset[str]] = ("", frozenset())

    def words(self, name: str) -> tuple[str, ...]:
        """Return the word list of that name; empty where the files hold none."""
        return self._words.get(name, ())

    def has(self, group: str, text: str) -> bool:
        """Return whether a sentence says what the group says, and not what its `unless` says.

        `text` must be what `plain` returns.
        """
        key = (group, text[:LONGEST_SENTENCE])
        if key not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[key] = next(self.find(*key), None) is not None
        return self._known[key]

    def find(self, group: str, text: str) -> Iterator[Phrase]:
        """Yield where a sentence says what the group says; nothing where its `unless` holds."""
        text = text[:LONGEST_SENTENCE]
        patterns = self._patterns(group, text)
        at = 0
        while True:
            # The leftmost counts, and of those that begin there the first of the file.
            found = [m for m in (one.search(text, at) for one in patterns) if m]
            if not found or (not at and self._takes_back(group, text)):
                return
            first = min(found, key=re.Match.start)
            yield Phrase(group, first.start(), first.end())
            at = max(first.end(), first.start() + 1)

    def whole(self, group: str, text: str) -> bool:
        """Return whether the text is one phrase of the group, with nothing but marks around it.

        So it is where it says the same in two languages: `Eich cais / Your request`.
        """
        bare = text.strip(" \t\n:;,.-=*_#|>()[]\"'!")
        if len(bare) > LONGEST_SENTENCE:
            return False
        patterns = self._patterns(group, text)
        return any(one.fullmatch(part) for part in (bare, *tongues(bare)) for one in patterns)

    def leads(self, group: str, text: str) -> int:
        """Return where a phrase of the group ends that opens the text, else 0."""
        skipped = len(text) - len(text.lstrip(" \t\n-=*_#|>\"'"))
        for pattern in self._patterns(group, text):
            found = pattern.match(text, skipped)
            if found is not None:
                return found.end()
        return 0

    def _takes_back(self, group: str, text: str) -> bool:
        unless = self._patterns(f"{group}_unless", text)
        return any(pattern.search(text) for pattern in unless)

    def _patterns(self, group: str, text: str) -> list[re.Pattern[str]]:
        """Return those patterns of a group, in the order of the file, that a text may hold."""
        if self._seen[0] != text:  # most sentences are asked about many groups in a row
            self._seen = (text, self._signs.in_text(text))
            moved()
        present = self._seen[1]
        if self._group_signs.get(group, present).isdisjoint(present):
            return []
        found = []
        for entry in self._groups.get(group, ()):
            if not entry.signs.isdisjoint(present):
                if entry.compiled is None:
                    if not all(any(map(text.__contains__, part)) for part in entry.needed):
                        continue
                    entry.compiled = re.compile(_AT_WORD + self._compile(entry.written))
                found.append(entry.compiled)
        return found

    def _needed_by(self, entry: str) -> tuple[frozenset[str], ...]:
        """Return for each part of a pattern how what it stands for begins in a text."""
        needed = []
        for part in filter(_is_needed, _TOKEN.findall(entry)):
            if part not in self._begun:
                self._begun[part] = frozenset(self._beginnings(part))
            needed.append(self._begun[part])
        return tuple(needed)

    def _beginnings(self, part: str) -> set[str]:
        """Return how the first words of the choices of a part begin, as they stand in a text."""
        if part.startswith("<!"):
            return {""}
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
        tokens = _TOKEN.findall(entry)
        last = max((i for i, part in enumerate(tokens) if _is_needed(part)), default=0)
        parts: list[str] = []
        separator = ""
        for index, part in enumerate(tokens):
            if part == "^":
                parts.append(r"^[\W_]*")
            elif part == "$":
                parts.append(r"(?=[\W_]*$)")
            elif part in _GAPS:
                separator = _gap(_GAPS[part])
            elif part.startswith("["):
                inner = self._alternatives(part[1:-1], ends=index > last)
                parts.append(rf"(?:{separator}{inner})?" if separator else rf"(?:{inner}\W+)?")
            else:
                parts.append(separator + self._alternatives(part, ends=index == last))
                separator = r"\W+"
        return "".join(parts)

    def _alternatives(self, part: str, *, ends: bool) -> str:
        """Return what finds a part of a pattern.

        Only where it `ends` the pattern has it to be said that no letter follows: what separates
        two words begins with none.
        """
        if part.startswith("<!"):
            return rf"(?!{self._choice(self._words[part[2:-1]], ends=True)}){_WORD}"
        if part.startswith("<"):
            return self._choice(self._words[part[1:-1]], ends=ends)
        return self._choice(tuple(part.strip("()").split("|")), ends=ends)

    def _choice(self, entries: tuple[str, ...], *, ends: bool) -> str:
        ordered = sorted(entries, key=lambda entry: len(self._row(entry, ends=True)), reverse=True)
        rows = [self._row(entry, ends=ends) for entry in ordered]
        return rows[0] if len(rows) == 1 else f"(?:{'|'.join(rows)})"

    def _row(self, entry: str, *, ends: bool) -> str:
        """Return what finds the words of one choice, one after the other."""
        words = entry.split()
        named = all(word.startswith("<") for word in words)
        last = len(words) - 1
        return r"\W+".join(
            self._alternatives(word, ends=ends and i == last)
            if named
            else _one_word(word, ends=ends and i == last)
            for i, word in enumerate(words)
        )


def tongues(text: str) -> list[str]:
    """Return the two sides of a slash between spaces, [] where there is not one such slash.

    So a heading or a sentence stands in two languages: `Canlyniad / Outcome`.
    """
    sides = text.split(" / ")
    return sides if len(sides) == _TWO else []


def _is_needed(part: str) -> bool:
    """Return whether a part of a pattern is a word or a choice that may not be missing."""
    return part not in {"^", "$"} and part not in _GAPS and not part.startswith("[")


def _one_word(word: str, *, ends: bool) -> str:
    if "#" in word:  # `#` is a number, `s#` a section as in `s40`
        found = re.escape(word).replace(re.escape("#"), r"\d[\d,]*")
    elif word.endswith("*"):
        return re.escape(word[:-1]) + r"[\w'-]*"
    else:
        found = re.escape(word)
    return found + r"(?!\w)" if ends else found


@lru_cache(maxsize=4)
def phrasebook(wordings: Wordings) -> Phrasebook:
    """Return the compiled patterns of the wordings; compiled once for each value."""
    return Phrasebook(wordings)


def requester_speaks(book: Phrasebook, folded: str) -> bool:
    """Return whether a sentence, folded by `plain`, is in the requester's own voice."""
    if book.has("requester_speaks_unless", folded):
        return False
    return book.has("requester_speaks", folded) or book.leads("requester_opening", folded) > 0
