"""Lines that each stand over the same list of words and numbers: `Charged:`, `2022: 1`, `2023: 2`.

Bullets below bullets print it, and the terms of a definition list; nothing but that the same words
stand below each line tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foi_compare.interpret.meanings.cell_kinds import is_period_text
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.interpret.periods.periods import find_periods
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
_PLURAL = re.compile(r"s\b")
_LONGEST = 300  # characters
# `2021: charged 4; cautioned 5`, `Luton: 4 charged, 5 cautioned`: all of a group in one line.
_HEADED = re.compile(r"(?P<head>[^:;,.?!]{2,40}?)\s*(?::|\s[-\u2013])\s+(?=\S)")
_NUMBER = re.compile(
    r"(?<![\w./,-])(?:(?:<|≤)\s?|(?:fewer|less|more) than |under |over |up to |at (?:least|most) )?"
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?![\w/%]|[.,-]\d)",
    re.IGNORECASE,
)
# What a sentence says of a number beside what it counts: a part, a change, people, a guess.
_OF_ANOTHER = re.compile(
    r"\b(?:of (?:which|these|those|them|whom)|out of|includ\w+|exclud\w+|average\w*"
    r"|r[io]se\w*|risen|f[ae]ll(?:en)?|increas\w+|decreas\w+|reduc\w+|chang\w+|by|higher|lower|another"
    r"|people|persons|individuals|defendants|suspects|offenders|victims"
    r"|about|around|approx\w*|roughly|nearly|almost|some|only)\b",
    re.IGNORECASE,
)
_AROUND = re.compile(r"^[\s,;:x\u00d7-]*(?:and\s+)?|[\s,;.:=\u2013-]*(?:\sand)?[\s.]*$")
_MOST_LINES = 6  # over which such a line runs in a mail
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
        """Return the words of its entries: `cautions` beside a two is `caution` beside a one."""
        return [_PLURAL.sub("", text.casefold()) for text, _, _ in self.keys]


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
    """Return the line at a place with the entries below or behind it, None where it has none."""
    group = _in_line(lines, at) or _below(lines, at)
    return None if group is None or len(set(group.words)) < len(group.words) else group


def _in_line(lines: Sequence[Line], at: int) -> Group | None:
    """Return the group that is one line, or one that a mail has broken."""
    if at >= len(lines):
        return None
    first = lines[at]
    headed = _HEADED.match(first.text, _start(first))
    if headed is None or len(first.text) > _LONGEST:
        return None
    last = _last_line(lines, at)
    text = "\n".join(line.text for line in lines[at : last + 1])
    entries = _entries_in(text, headed.end())
    if len(entries) < FEWEST:
        return None
    head = (fold_space(headed["head"]), first.block, first.offset + headed.start("head"))
    keys, values = (
        tuple((fold_space(text[a:b]), first.block, first.offset + a) for a, b in spans)
        for spans in zip(*entries, strict=True)
    )
    return Group(head, first.place, keys, values, at, last + 1)


def _last_line(lines: Sequence[Line], at: int) -> int:
    """Return the place of the last line before the next that is headed, or ends the paragraph."""
    last = at
    for below in lines[at + 1 : at + _MOST_LINES]:
        headed = _HEADED.match(below.text, _start(below)) is not None
        if headed or not _follows(lines[last], below):
            break
        last += 1
    return last


def _follows(line: Line, below: Line) -> bool:
    """Return whether a line stands right below another, in one paragraph."""
    return below.block == line.block and below.offset == line.offset + len(line.text) + 1


def _entries_in(text: str, start: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where the words and the number of each entry stand: all behind words, or all before.

    A number within words leaves it open which one counts.
    """
    items = [_ITEM.fullmatch(text, *_trimmed(text, *one)) for one in _between(text, start)]
    if _OF_ANOTHER.search(text, start) or find_periods(text[start:]):
        return []  # `Jan 12` may be a month of 2012
    told = [item for item in items if item and not (item["space"] and _has_digit(item["key"]))]
    if len(items) >= FEWEST and len(told) == len(items):
        return [(item.span("key"), item.span("value")) for item in told]
    numbers = [found.span() for found in _NUMBER.finditer(text, start)]
    if not numbers:
        return []
    behind = not text[numbers[-1][1] :].strip(" .;\n")
    edges = [start, *(end for _, end in numbers)] if behind else [first for first, _ in numbers]
    ends = [first for first, _ in numbers] if behind else [*edges[1:], len(text)]
    if not behind and text[start : edges[0]].strip():
        return []
    begun = edges if behind else [end for _, end in numbers]
    words = [_trimmed(text, a, b) for a, b in zip(begun, ends, strict=False)]
    plain = all(any(map(str.isalpha, text[a:b])) and not _has_digit(text[a:b]) for a, b in words)
    return list(zip(words, numbers, strict=True)) if plain else []


def _between(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans that semicolons part."""
    for found in re.finditer(r"[^;]+", text[start:]):
        if found[0].strip(" .\n"):
            yield start + found.start(), start + found.end()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the marks and the `and` around its words."""
    lead = _AROUND.match(text[start:end])
    first = start + (lead.end() if lead else 0)
    rest = text[first:end]
    tail = next((one.start() for one in _AROUND.finditer(rest) if one.start()), len(rest))
    return first, first + tail


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _below(lines: Sequence[Line], at: int) -> Group | None:
    if at + 1 >= len(lines) or not _is_head(lines[at]):
        return None
    entries: list[tuple[Head, Head]] = []
    after = at + 1
    while after < len(lines) and (entry := _entry(lines[after])) is not None:
        entries.append(entry)
        after += 1
    keys, values = tuple(key for key, _ in entries), tuple(value for _, value in entries)
    if not keys:
        return None
    line, start = lines[at], _start(lines[at])
    head = (fold_space(line.text[start:]).rstrip(_COLON), line.block, line.offset + start)
    return Group(head, line.place, keys, values, at, after)


def _within(fewer: Sequence[str], more: Sequence[str]) -> bool:
    """Return whether words stand among others in the same order."""
    rest = iter(more)
    return all(word in rest for word in fewer)


def lines_in_groups(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines of two groups or more, whose entries below are all alike.

    What stands below the numbers of questions answers each of them.
    """
    found: set[int] = set()
    at = 0
    while at < len(lines):
        groups = groups_at(lines, at) if _below(lines, at) is not None else []
        after = groups[-1].after if groups else at + 1
        alike = all(one.words == groups[0].words for one in groups)
        if is_list(groups) and alike and not any(_is_numbered(one.head[0]) for one in groups):
            found.update(range(at, after))
        at = after
    return frozenset(found)


def _is_numbered(head: str) -> bool:
    marker = read_marker(head)
    return marker is not None and bool(marker.numbers)


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
