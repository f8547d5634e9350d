"""Lines outside of tables, turned into headings, paragraphs and list items in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from foi_compare.model import Box, TextKind
from foi_compare.readers.tables.ground.lines import Line, join_lines, pieces_of
from foi_compare.readers.tables.ground.page import box_of

_MARKER = re.compile(
    r"(?:\d{1,2}[.)]|\(?[a-zA-Z]\)|[a-zA-Z]\.|\(?[ivx]{1,4}[.)]|[•▪●○◦·‣\uf0b7–*])\s"
)
_CAPTION = re.compile(
    r"(?:table|figure|chart|tabl|tabel)\s*\d+\b.{0,120}", re.IGNORECASE | re.DOTALL
)
_PAGE_NUMBER = re.compile(r"(?:-\s*)?page\s*\S{1,3}(?:\s*(?:of|/)\s*\S{1,3})?(?:\s*-)?")
_SMALL = re.compile(r"(?<![\d/.,-])\d{1,4}(?![\d,-]|/\d)")
_MOST_NUMBERS = 3  # in a line, of which each may be that of the page
_LARGER = 1.15  # times the usual height of letters: a heading
_LONG_HEADING = 160  # characters
_PARAGRAPH_GAP = 0.55  # times the height of a line: beyond it a new paragraph begins
_EDGE = 0.14  # share of the page at its top and bottom where running text stands
_COLUMN_GAP = 2.0  # times the height of a line: texts side by side


class Paragraph(NamedTuple):
    """Lines that belong together, in the order they are read."""

    lines: tuple[Line, ...]
    kind: TextKind
    level: int
    bold: bool
    box: Box

    @property
    def text(self) -> str:
        r"""The lines, each on a line of its own."""
        return join_lines([line.text for line in self.lines])


def usual_height(pages: Iterable[Sequence[Line]]) -> float:
    """Return the height that most letters of the document have; 0 where there are none."""
    heights: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            heights[_height(line)] += len(line.text)
    return min(heights, key=lambda h: (-heights[h], h)) if heights else 0.0


def _height(line: Line) -> float:
    return round(max(word.bottom - word.top for word in line.words) * 2) / 2


def running_lines(pages: Sequence[tuple[Sequence[Line], float]]) -> set[tuple[int, int]]:
    """Return (page index, line index) of the lines that repeat at the edge of several pages.

    Figures in them may differ from page to page, as page numbers do. `pages` holds the lines of
    each page with its height.
    """
    seen: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for page, (lines, height) in enumerate(pages):
        for index, line in enumerate(lines):
            if line.bottom <= height * _EDGE or line.top >= height * (1 - _EDGE):
                for shape in _shapes(line.text, page, len(pages)):
                    seen.setdefault((shape, line.top < height / 2), []).append((page, index))
    found: set[tuple[int, int]] = set()
    for (shape, _), places in seen.items():
        distinct = len({page for page, _ in places})
        numbered = re.fullmatch(r"(?:-\s*)?(?:page\s*)?#\w(?:\s*(?:of|/)\s*#\w)?(?:\s*-)?", shape)
        if numbered is None and len(pages) == 1:
            # A page that came as a file by itself may be any page of its letter.
            numbered = _PAGE_NUMBER.fullmatch(shape)
        if distinct > 2 or (distinct == 2 and len(pages) <= 3) or (numbered and "page" in shape):
            found.update(places)
    return found


def _shapes(text: str, page: int, count: int) -> list[str]:
    """Return what a line may read without what changes from page to page: the number of the page.

    Any of its small numbers may be that one, and the others stay: `Ref 01/24, page 1`.
    """
    text = re.sub(rf"(\d+\s*(?:of|/)\s*){count}\b", r"\1#n", text.casefold())
    numbers = [one for one in _SMALL.finditer(text) if page <= int(one.group()) <= page + 2]
    if len(numbers) > _MOST_NUMBERS:
        return [_marked(text, numbers, page)]
    return [
        _marked(text, chosen, page)
        for size in range(len(numbers) + 1)
        for chosen in combinations(numbers, size)
    ]


def _marked(text: str, numbers: Sequence[re.Match[str]], page: int) -> str:
    for one in reversed(numbers):
        text = f"{text[: one.start()]}#{int(one.group()) - page}{text[one.end() :]}"
    return text


def paragraphs_of(lines: Sequence[Line], usual: float) -> list[Paragraph]:
    """Return the paragraphs of lines that follow one another without a table between."""
    found: list[Paragraph] = []
    for group in _side_by_side(lines):
        current: list[Line] = []
        for line in group:
            if current and _begins(current, line):
                found.append(_paragraph(current, usual))
                current = []
            current.append(line)
        if current:
            found.append(_paragraph(current, usual))
    return found


def _side_by_side(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines in reading order: where texts stand side by side, the left one first."""
    groups: list[list[Line]] = []
    plain: list[Line] = []
    index = 0
    while index < len(lines):
        gutter, end = _gutter(lines, index)
        if end - index < 2:
            plain.append(lines[index])
            index += 1
            continue
        if plain:
            groups.append(plain)
            plain = []
        left: list[Line] = []
        right: list[Line] = []
        for line in lines[index:end]:
            for side, words in (
                (left, [w for w in line.words if w.x1 <= gutter]),
                (right, [w for w in line.words if w.x1 > gutter]),
            ):
                if words:
                    side.append(
                        Line(tuple(words), min(w.top for w in words), max(w.bottom for w in words))
                    )
        groups.extend((left, right))
        index = end
    if plain:
        groups.append(plain)
    return groups


def _gutter(lines: Sequence[Line], start: int) -> tuple[float, int]:
    """Return the x between two texts side by side from this line on, and where they end."""
    pieces = pieces_of(lines[start], _COLUMN_GAP)
    if len(pieces) != 2:
        return 0.0, start
    low, high = pieces[0][-1].x1, pieces[1][0].x0
    end = last = start + 1
    while end < len(lines):
        line = lines[end]
        if line.top - lines[end - 1].bottom > 1.5 * (line.bottom - line.top):
            break
        before = [w.x1 for w in line.words if w.x1 <= high - 1]
        after = [w.x0 for w in line.words if w.x1 > high - 1]
        low, high = max([low, *before]), min([high, *after])
        if high - low < 1.5 * (line.bottom - line.top):
            break
        end += 1
        if before and after:
            last = end
    return (low + high) / 2, last if last - start > 1 else start


def _bold(line: Line) -> bool:
    return all(word.bold for word in line.words)


def _begins(current: Sequence[Line], line: Line) -> bool:
    """Tell whether the line begins a new paragraph after the current ones."""
    upper = current[-1]
    height = min(upper.bottom - upper.top, line.bottom - line.top)
    if line.top - upper.bottom > _PARAGRAPH_GAP * height or line.top < upper.top - height:
        return True
    if _MARKER.match(line.text):
        return True
    if _bold(upper) != _bold(line):
        return True
    return abs(_height(upper) - _height(line)) > 0.12 * height


def _paragraph(lines: Sequence[Line], usual: float) -> Paragraph:
    words = [word for line in lines for word in line.words]
    text = "\n".join(line.text for line in lines)
    bold = all(word.bold for word in words)
    large = usual > 0 and min(_height(line) for line in lines) > usual * _LARGER
    kind: TextKind = "paragraph"
    level = 0
    if _CAPTION.fullmatch(text):
        kind = "caption"
    elif (bold or large) and len(text) <= _LONG_HEADING:
        kind, level = "heading", 1 if large else 2
    elif _MARKER.match(text):
        kind, level = "list_item", 1
    return Paragraph(tuple(lines), kind, level, bold, box_of(words))
