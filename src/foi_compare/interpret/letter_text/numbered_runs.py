"""Lines that a document numbers in a style of its own, told by the run that they make.

One line `A the number of thefts` says nothing; where a line `B …` and a line `C …` follow it in the
same style, the three are numbered. So are `[1]` and `[2]`, `Item 1` and `Item 2`, `Cwestiwn 1` and
`Cwestiwn 2`, `First question` and `Second question`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from foi_compare.interpret.letter_text.numbering import roman
from foi_compare.interpret.meanings.markers import Marker, read_marker

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
# What counts requests: a run of `Table 1`, `Outcome 1` or `Year 1` numbers something else.
_NOUN = (
    r"(?:questions?|query|queries|points?|requests?|items?|numbers?|nos?|enquiry|inquiry|rfi"
    r"|asks?|cwestiwn|cais|pwynt|rhif)"
)
_LABEL = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})?|[ivx]{{1,4}}|[a-z]|{'|'.join(_WORDS)})"
_LINE = re.compile(
    rf"\s*(?P<open>[\[(#*]*)\s*(?:(?P<noun>{_NOUN})\.?\s+)?(?P<label>{_LABEL})(?![\w'’])"
    r"(?P<mark>\s*[.:;,)\]*/=–—-]+(?=\s|$)|\s*$|\s{2,}|\s(?=\S))\s*",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\s*(?:(?:the|your|my)\s+)?(?P<label>{'|'.join(_ORDINALS)}|\d(?:st|nd|rd|th))\s(?P<noun>{_NOUN})"
    r"(?P<mark>\s*[.:;,)/=–—-]+(?=\s|$)|\s*$)\s*",
    re.IGNORECASE,
)
_PARTS = 2
_LETTERED = re.compile(r"[A-H]\d{1,2}")
_IN_PART = re.compile(
    r"\s*(?P<list>(?P<part>[A-H])(?P<number>\d{1,2})(?:(?:,\s|\s(?:and|&)\s)[A-H]\d{1,2})*)"
    r"(?:\s?[.):]|\s-)?(?:\s+|$)"
)
_INSIDE_PART = re.compile(r"(?:^|(?<=[:;,.]\s))(?P<part>[A-H])(?P<number>\d{1,2})(?=\s)")
_UNMARKED = re.compile(r"\s*(?P<number>\d{1,2})\s(?P<word>\S+)")
_AMOUNT = re.compile(r"[\d<]")  # `1 - 37` may be a label with its count
_FEWEST_WORDS = 3


class _Numbered(NamedTuple):
    """A line that may be numbered: its place, the style and the value of its number.

    `known` says that its marker is known without a run, `sure` that nothing else looks like it.
    """

    line: int
    style: tuple[str, ...]
    value: int
    marker: Marker
    sure: bool
    known: bool


def numbered_lines(lines: Sequence[str]) -> dict[int, Marker]:
    """Return the markers of lines, by their index, that only the run they make tells.

    Lines that open with a number in a style known by itself have their own.
    """
    runs: dict[tuple[str, ...], list[_Numbered]] = {}
    found: dict[int, Marker] = {}
    for index, line in enumerate(lines):
        for item in _read(index, line):
            run = runs.setdefault(item.style, [])
            if run and item.value != run[-1].value + 1:
                found |= _told(run)
                run.clear()
            if run or item.value == 1:
                run.append(item)
    for run in runs.values():
        found |= _told(run)
    return _twice_numbered(lines) | found


def _twice_numbered(lines: Sequence[str]) -> dict[int, Marker]:
    """Return the markers of lines that numbers without a mark count, once asked and once answered.

    Two lists that open with the same words are two tables of one form.
    """
    runs: list[list[tuple[int, re.Match[str]]]] = []
    for index, line in enumerate(lines):
        found = _UNMARKED.match(line)
        value = int(found["number"]) if found is not None else 0
        if found is not None and value == 1:
            runs.append([(index, found)])
        elif found is not None and runs and value == len(runs[-1]) + 1:
            runs[-1].append((index, found))
    if len(runs) != _PARTS or len(runs[0]) != len(runs[1]) or len(runs[0]) < _PARTS:
        return {}
    alike = (
        a["word"].casefold() == b["word"].casefold() for (_, a), (_, b) in zip(*runs, strict=True)
    )
    if any(alike):
        return {}
    return {
        index: Marker("bare", (found["number"],), found.end("number") + 1)
        for index, found in (*runs[0], *runs[1])
    }


def lettered_pieces(line: str) -> list[str]:
    """Return a line cut where `A1 …; A2 …` stand behind each other in it, from the first on."""
    found = list(_INSIDE_PART.finditer(line))
    counted = [(one["part"], int(one["number"])) for one in found]
    if counted != [(counted[0][0] if counted else "", at) for at in range(1, len(found) + 1)]:
        return [line]
    points = [0, *(one.start() for one in found if one.start()), len(line)]
    return [line[a:b] for a, b in pairwise(points)]


def lettered_lines(lines: Sequence[str]) -> dict[int, Marker]:
    """Return the markers of lines by their index that number the questions of parts: `A1`, `B1`.

    Where a part A alone is numbered so, `A1` may be the answer to question 1.
    """
    opened = {index: found for index, line in enumerate(lines) if (found := _IN_PART.match(line))}
    begun = {found["part"] for found in opened.values() if found["number"] == "1"}
    if len(begun) < _PARTS or not begun <= set("ABCDEFGH"[: len(begun)]):
        return {}
    return {
        index: Marker("bare", tuple(_LETTERED.findall(found["list"])), found.end())
        for index, found in opened.items()
        if found["part"] in begun
    }


def _told(run: Sequence[_Numbered]) -> dict[int, Marker]:
    """Return the markers of a run that is long enough to be one, and not known without it.

    `2 For each year` is numbered below `1 Please say how many`, and a row of a table below others.
    """
    sure = all(item.sure for item in run) or any(item.known for item in run)
    counts = not sure and all(item.marker.numbers[0][-1].isdigit() for item in run)
    if len(run) < (2 if sure else 3) or counts:
        return {}
    return {item.line: item.marker for item in run if not item.known}


def counts_up(labels: Sequence[str]) -> bool:
    """Return whether texts are the numbers of a list from its first item on, and nothing else."""
    found = [_LINE.fullmatch(label) for label in labels]
    values = [min(_values(one["label"])) if one is not None else 0 for one in found]
    return len(values) > 1 and values[0] == 1 and all(b == a + 1 for a, b in pairwise(values))


def value_alone(text: str) -> int:
    """Return which number a text is, spelt out and with nothing behind it (`Two.`); else 0."""
    word = text.strip().rstrip(".:)").casefold()
    return _WORDS.index(word) + 1 if word in _WORDS else 0


def _read(index: int, line: str) -> Iterator[_Numbered]:
    """Yield what a line may be numbered as: `i` may be the ninth letter or the first number."""
    ordinal = _ORDINAL.match(line)
    found = ordinal or _LINE.match(line)
    marked = read_marker(line)
    if found is None or (marked is not None and marked.kind not in {"bare", "question"}):
        return
    noun, printed, mark = found["noun"] or "", found["label"], found["mark"]
    opened = "" if ordinal else found["open"]
    if not (noun or opened) and _AMOUNT.match(line, found.end()):
        return
    alone = not line[found.end() :].strip()
    tight = mark.isspace() and len(mark) == 1
    if tight and not (noun or opened) and _is_short(line, found):
        return
    if mark.strip() in {",", ";"} and not noun:
        return
    for value in _values(printed):
        whole = len(printed) == 1 or "." in printed or roman(printed)
        number = printed if whole else str(value)
        marker = Marker("question" if noun else "bare", (number,), found.end())
        style = (opened, noun.casefold(), _kind(printed, value), mark.strip())
        sure = bool(noun or opened) or not tight or alone
        known = marked is not None and marked.numbers == marker.numbers
        if marked is None or known:
            yield _Numbered(index, style, value, marker, sure, known)


def _kind(printed: str, value: int) -> str:
    """Return the kind of a number that stands for a value: `i` is a letter as the ninth.

    The decimals below one number are of a kind.
    """
    if "." in printed:
        return f"{printed.partition('.')[0]}. decimal"
    if printed.isdigit() or (len(printed) > 1 and not roman(printed)):
        return "digits" if printed.isdigit() else "words"
    kind = "roman" if roman(printed) == value else "letter"
    return f"{'large' if printed.isupper() else 'small'} {kind}"


def _is_short(line: str, found: re.Match[str]) -> bool:
    return len(line[found.end() :].split()) < _FEWEST_WORDS


def _values(printed: str) -> tuple[int, ...]:
    """Return what a printed number may count as: its place among its like."""
    folded = printed.casefold()
    if folded[-1].isdigit():
        return (int(folded.partition(".")[2] or folded),)
    for words in (_WORDS, _ORDINALS):
        if folded in words:
            return (words.index(folded) + 1,)
    if folded[0].isdigit():
        return (int(folded[0]),)
    letter = ord(folded) - ord("a") + 1 if len(folded) == 1 else 0
    return tuple(value for value in (letter, roman(folded)) if value)
