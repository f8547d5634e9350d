"""Lines that each stand over the same list of words and numbers: `Charged:`, `2022: 1`, `2023: 2`.

Bullets below bullets print it, and the terms of a definition list; nothing but that the same words
stand below each line tells it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from foi_compare.interpret.meanings.cell_kinds import is_period_text
from foi_compare.interpret.table_layout.flat_lines import BULLET, VALUE, Head, Line
from foi_compare.model import Place
from foi_compare.text import fold_marks, fold_space

FEWEST = 2  # lines, and entries below each
_PARTED = r"\s*(?:[:=\t|]|\s[-\u2013]\s|\.{3,})\s*"
_ITEM = re.compile(
    rf"(?P<key>[^\W_].*?)(?:{_PARTED}|(?P<space>\s+))(?P<value>{VALUE})"
    r"(?:\s(?:crimes?|offences?|records?))?\s*[.;,]?\s*",
    re.IGNORECASE,
)
_LONGEST = 300  # characters
_COLON = " :-\u2013"


class Group(NamedTuple):
    """A line with the entries below it: the words of each, and its number.

    It reaches from the line with the place `first` to the one before `after`.
    """

    head: Head
    place: Place
    keys: tuple[Head, ...]
    values: tuple[Head, ...]
    first: int
    after: int

    @property
    def words(self) -> list[str]:
        """Return the words of its entries."""
        return [text.casefold() for text, _, _ in self.keys]


def groups_at(lines: Sequence[Line], at: int) -> list[Group]:
    """Return the groups from a line on whose entries are those of one, or some of them."""
    found: list[Group] = []
    words: list[str] = []
    while (group := group_at(lines, at)) is not None:
        more, fewer = (group.words, words) if len(group.keys) > len(words) else (words, group.words)
        if not _within(fewer, more):
            break
        found.append(group)
        words, at = more, group.after
    return found


def group_at(lines: Sequence[Line], at: int) -> Group | None:
    """Return the line at a place with the entries below it, None where no entry follows."""
    if at + 1 >= len(lines) or not _is_head(lines[at]):
        return None
    entries: list[tuple[Head, Head]] = []
    after = at + 1
    while after < len(lines) and (entry := _entry(lines[after])) is not None:
        entries.append(entry)
        after += 1
    keys, values = tuple(key for key, _ in entries), tuple(value for _, value in entries)
    if not keys or len({text.casefold() for text, _, _ in keys}) < len(keys):
        return None
    line, start = lines[at], _start(lines[at])
    head = (fold_space(line.text[start:]).rstrip(_COLON), line.block, line.offset + start)
    return Group(head, line.place, keys, values, at, after)


def _within(fewer: Sequence[str], more: Sequence[str]) -> bool:
    """Return whether words stand among others in the same order."""
    rest = iter(more)
    return all(word in rest for word in fewer)


def lines_in_groups(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that are two groups or more, whose entries are all alike."""
    found: set[int] = set()
    at = 0
    while at < len(lines):
        groups = groups_at(lines, at)
        after = groups[-1].after if groups else at + 1
        if is_list(groups) and all(one.words == groups[0].words for one in groups):
            found.update(range(at, after))
        at = after
    return frozenset(found)


def is_list(groups: Sequence[Group]) -> bool:
    """Return whether groups are several, one of several entries."""
    return len(groups) >= FEWEST and max(len(one.keys) for one in groups) >= FEWEST


def _entry(line: Line) -> tuple[Head, Head] | None:
    """Return the words and the number of a line; without a sign between, the words are a year."""
    plain = fold_marks(line.text)
    if len(plain) != len(line.text) or len(plain) > _LONGEST:
        return None
    item = _ITEM.fullmatch(plain, _start(line))
    if item is None:
        return None
    key = fold_space(item["key"])
    if item["space"] and not is_period_text(key):
        return None
    return (
        (key, line.block, line.offset + item.start("key")),
        (item["value"], line.block, line.offset + item.start("value")),
    )


def _is_head(line: Line) -> bool:
    """Return whether a line names something and gives no number of it."""
    text = fold_space(line.text[_start(line) :]).rstrip(_COLON)
    return 0 < len(text) <= _LONGEST and text[-1] not in ".?!" and _entry(line) is None


def _start(line: Line) -> int:
    bullet = BULLET.match(line.text)
    return bullet.end() if bullet else len(line.text) - len(line.text.lstrip())
