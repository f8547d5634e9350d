"""Letters whose names are marked, `[[so]]`, to the words with a capital and which are of names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from accuracy.made_names import Names
from foi_compare.masking.kinds_of_words.name_words import is_particle
from foi_compare.masking.kinds_of_words.read_lines import Line, line_of
from foi_compare.masking.kinds_of_words.word_classes import Vocabulary
from foi_compare.masking.where_names_stand.word_evidence import Spot, evidence, words_of_reply

MARKED = re.compile(r"\[\[(.*?)\]\]")
_WORD = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_ADDRESS = re.compile(r"[^\s@<>:\[\]()]+@")
_BESIDE = 2  # characters by which a token may reach over the mark: a possessive


class Marked(NamedTuple):
    """A letter by some hand: its lines with their names marked."""

    hand: str
    file: str
    lines: tuple[str, ...]


class Read(NamedTuple):
    """A letter as it is weighed: its lines, where names stand on each, and what is said."""

    lines: tuple[Line, ...]
    names: tuple[tuple[tuple[int, int], ...], ...]
    said: tuple[tuple[Spot, list[str]], ...]

    def is_name(self, spot: Spot) -> bool:
        """Return whether the word at a spot is of a name."""
        start, end = self.lines[spot.line].places[spot.token]
        return any(a <= start and end <= b + _BESIDE for a, b in self.names[spot.line])


def marked_letters(path: Path) -> Iterator[Marked]:
    """Yield the letters of a file, each a line of it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        letter = json.loads(line)
        yield Marked(path.stem, letter["file"], tuple(letter["lines"]))


def read(letter: Marked, words: Vocabulary) -> Read:
    """Return what is said of the words of a letter."""
    parted = [_parted(line) for line in letter.lines]
    lines = tuple(line_of(text) for text, _ in parted)
    said = tuple(evidence(lines, words_of_reply(lines, words), words))
    return Read(lines, tuple(names for _, names in parted), said)


def _parted(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a line without its marks, and where each began and ended."""
    text, at, names = "", 0, []
    for found in MARKED.finditer(marked):
        text += marked[at : found.start()]
        names.append((len(text), len(text) + len(found[1])))
        text += found[1]
        at = found.end()
    return text + marked[at:], tuple(names)


def renamed(letter: Marked, names: Names, seed: str) -> Marked:
    """Return a letter in which everybody has another name, in its addresses too."""
    chance = Random(seed)
    parts = _parts_of_names(letter.lines, names)
    others = {
        word: names.first(chance) if part == "first" else names.last(chance)
        for word, part in parts.items()
    }

    def swapped(found: re.Match[str]) -> str:
        word = found.group()
        other = others.get(word.casefold(), word)
        return other.upper() if word.isupper() and len(word) > 1 else other

    def addressed(found: re.Match[str]) -> str:
        return _WORD.sub(lambda one: others.get(one[0].casefold(), one[0]).casefold(), found[0])

    lines = (
        MARKED.sub(lambda one: f"[[{_WORD.sub(swapped, one[1])}]]", _ADDRESS.sub(addressed, line))
        for line in letter.lines
    )
    return letter._replace(lines=tuple(lines))


def _parts_of_names(lines: Sequence[str], names: Names) -> dict[str, str]:
    """Return the words of names, and whether each is a first or a last one."""
    found: dict[str, str] = {}
    alone: dict[str, None] = {}
    for name in (one for line in lines for one in MARKED.findall(line)):
        words = [one.casefold() for one in _WORD.findall(name) if _is_whole(one)]
        if "," in name:
            words = [*words[1:], *words[:1]]
        found.update(dict.fromkeys(words[:-1], "first"))
        if len(words) > 1 or re.match(r"\W*[A-Z]\.?[ -]", name):
            found.update(dict.fromkeys(words[-1:], "last"))
        alone.update(dict.fromkeys(words))
    parts = {one: "first" if names.is_first(one) else "last" for one in alone}
    return {**parts, **found}


def _is_whole(word: str) -> bool:
    return len(word) > 1 and not is_particle(word) and word != "St"
