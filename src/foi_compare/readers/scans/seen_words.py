"""The characters of a line and its ink → its words, each with the box that print would have."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from foi_compare.readers.scans.ocr import Mark, sureness, text_of
from foi_compare.readers.tables.ground.lines import SUPERSCRIPTS

Ink = Any  # a numpy array of booleans

# Shares of the size of the letters, as the common typefaces have them.
_CAPITAL, _SMALL, _TAIL, _COMMA = 0.72, 0.53, 0.21, 0.15
_ABOVE, _BELOW = 0.9, 0.22  # from the base line to the top and the bottom of a word's box
_DASH, _STAR = 0.3, 0.55  # of the size, from the base line to the middle of such a mark
_SPACE = 0.22  # of the size: a gap between letters that is a space, though none was read
_NUMBER_SPACE = 0.5  # between digits: a 1 stands far from its neighbour
_NEAR = 0.6  # of the size: how far off its place a character may have been seen
_NARROW_SPACE = 0.2  # between digits where a space was read
_NARROW_ONE = 0.36  # between a 1 and what is no digit
_AFTER_DOT = 0.28  # behind a dot that ends a number of a list
_PIECE = 0.3  # of the size: how much of another text a picture may show at its side
_TIGHT = 0.14  # where a space was read
_BOLD = 1.24  # times the usual thickness of the strokes on a page
_BOLD_SHORT, _SEVERAL = 1.35, 3  # the same for a text of fewer characters: a 1 has but one stroke
_LEVEL = 0.1  # of the size: how far the base of what stands on one line may seem to differ
_SAME = 0.1  # of a size: sizes that differ by less are one
_GAP_IN_HEIGHT = 0.2  # of the height of a line's picture: the dot of an i, and no other line

_GLYPH = 0.25  # of the size: how far off its place a figure may have been seen
_RISE = 0.22  # of the size: how far above the base line a raised figure ends, at least
_RAISED_SIZE = 0.56  # of the size: taller figures are no marks of footnotes
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)

_NUMBERED = re.compile(r"[A-Za-z]\d{1,2}\.$")
CODE_LETTER = re.compile(r"(?<![A-Za-z0-9.,])0(?=C\d)")  # the first letter of `OC1`
_O_CODE = re.compile(r"O\d{1,2}[A-Z]?")
_ZERO_CODE = re.compile(r"0\d{1,2}[A-Z]?")
_FLUSH = 0.3  # of the height of a word: how far left sides of one column may differ
_DASHES = frozenset("-–—")
_WITH_TAIL = frozenset("gjpqyQ()[]{}|@;§")
_WITH_COMMA = frozenset(",;")
_WITHOUT_HEIGHT = frozenset("-–—_=~.,:;·•*'\"‘’“”`^°+ ")
_LOW = frozenset("acegmnopqrsuvwxyz")


class SeenWord(NamedTuple):
    """A word with its box in pixels; `doubt` says what another look saw, where it differs.

    `turn` is 0 for upright text, else 90 or 270 degrees by which it is turned to be read. `bold`
    tells that its strokes are thicker than is usual on the page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    sure: float = 1.0
    doubt: str = ""
    turn: int = 0
    bold: bool = False


class SeenLine(NamedTuple):
    """Characters with the ink that they were read from, and where on the page it lies.

    `size` is that of the letters, 0 where they do not show it; `base` is their base line.
    """

    marks: tuple[Mark, ...]
    ink: Ink
    left: float
    top: float
    size: float = 0.0
    base: float = 0.0
    bold: bool = False


def measured(lines: Sequence[SeenLine]) -> list[SeenLine]:
    """Return the lines with size, base line and weight; what shows no size has that of the page.

    Lines of nearly one size are of one: a point more or less is the scanner's.
    """
    sizes = [_size(line) for line in lines]
    shown = sorted(size for size in sizes if size)
    usual = median(shown or [20.0])
    sized = [
        _of_size(line, _alike(size, shown)) if size else _dashes_of_size(line, usual)
        for line, size in zip(lines, sizes, strict=True)
    ]
    return _levelled(_weighed(sized))


def _weighed(lines: Sequence[SeenLine]) -> list[SeenLine]:
    """Return the lines, those as bold whose strokes are thicker than most of the page has them."""
    thick = [_thickness(line) for line in lines]
    usual = median([t for t, line in zip(thick, lines, strict=True) for _ in line.marks] or [0.0])
    least = [_BOLD if len(line.marks) >= _SEVERAL else _BOLD_SHORT for line in lines]
    return [
        line._replace(bold=t > usual * more)
        for line, t, more in zip(lines, thick, least, strict=True)
    ]


def _thickness(line: SeenLine) -> float:
    """Return how thick the strokes of a line are, in sizes of its letters: ink along its edges."""
    import numpy as np

    ink = np.pad(line.ink.astype(np.int8), 1)
    edges = int(np.abs(np.diff(ink, axis=0)).sum() + np.abs(np.diff(ink, axis=1)).sum())
    return 2 * float(ink.sum()) / edges / line.size if edges else 0.0


def _levelled(lines: Sequence[SeenLine]) -> list[SeenLine]:
    """Return the lines with one base for those beside one another: what they differ by is blur."""
    groups: list[list[SeenLine]] = []
    for line in sorted(lines, key=_base):
        if groups and line.base - groups[-1][0].base <= _LEVEL * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    bases = {line.base: median(one.base for one in group) for group in groups for line in group}
    return [line._replace(base=bases[line.base]) for line in lines]


def _base(line: SeenLine) -> float:
    return line.base


def _alike(size: float, sizes: Sequence[float]) -> float:
    """Return the middle one of the sizes, in order, that are nearly this one."""
    first = bisect_left(sizes, size * (1 - _SAME))
    return median(sizes[first : bisect_right(sizes, size * (1 + _SAME))])


def with_codes_alike(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """Return the words, `05` and `010` with a letter O where they stand flush below an `O1A`.

    In print the two look the same, but only the letter makes a code of what would be a number. That
    `05` and `010` alone stand flush tells it too: no numbers are filled up to two lengths.
    """
    codes = [word for word in words if _O_CODE.fullmatch(word.text)]
    numbers = [word for word in words if word.text.isdecimal()]

    def is_code(word: SeenWord) -> bool:
        column = [other.text for other in numbers if _are_flush(word, other)]
        filled = all(map(_ZERO_CODE.fullmatch, column)) and len(set(map(len, column))) > 1
        return filled or any(_are_flush(word, code) for code in codes)

    return tuple(
        word._replace(text=f"O{word.text[1:]}")
        if _ZERO_CODE.fullmatch(word.text) and is_code(word)
        else word
        for word in words
    )


def _are_flush(one: SeenWord, other: SeenWord) -> bool:
    return abs(one.x0 - other.x0) <= _FLUSH * (one.bottom - one.top) and not one.turn


class _Gap(NamedTuple):
    """A part of a line without ink."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def words_of(line: SeenLine) -> Iterator[SeenWord]:
    """Yield the words of a measured line: parted where a space was read or the ink shows one."""
    marks = [mark for mark in line.marks if not mark.text.isspace()]
    if not marks:
        return
    left, gaps, right = _gaps(line)
    begin = 0
    for index, gap in sorted(_breaks(line, gaps).items()):
        yield _word(line, marks[begin:index], left, gap.start)
        begin, left = index, gap.end
    yield _word(line, marks[begin:], left, right)


def _gaps(line: SeenLine) -> tuple[float, list[_Gap], float]:
    """Return where the ink of a line begins, its gaps, and where it ends.

    What a side of the picture cuts off, far from the rest, is a piece of the text beside it.
    """
    import numpy as np

    width = line.ink.shape[1]
    columns = np.flatnonzero(np.diff(np.pad(line.ink.any(axis=0).astype(np.int8), 1))).tolist()
    if not columns:
        return 0.0, [], float(width)
    piece, far = _PIECE * line.size, _NUMBER_SPACE * line.size
    if (
        len(columns) > 2
        and columns[0] == 0
        and columns[1] <= piece < far <= columns[2] - columns[1]
    ):
        columns = columns[2:]
    if (
        len(columns) > 2
        and columns[-1] == width
        and columns[-1] - columns[-2] <= piece < far <= columns[-2] - columns[-3]
    ):
        columns = columns[:-2]
    gaps = zip(columns[1:-1:2], columns[2::2], strict=True)
    return float(columns[0]), [_Gap(float(a), float(b)) for a, b in gaps], float(columns[-1])


def _breaks(line: SeenLine, gaps: Sequence[_Gap]) -> dict[int, _Gap]:
    """Return the gaps that end a word, by the number of characters before them, spaces left out.

    The place of a character is known to half its width, and a narrow one may seem to stand beyond
    the gap: so a space that was read takes the widest gap near it, and only what is left is
    placed by itself.
    """
    found: dict[int, _Gap] = {}
    marks = [mark for mark in line.marks if not mark.text.isspace()]
    near = _NEAR * line.size
    free = list(gaps)
    for index in _spaces(line.marks):
        before, after = marks[index - 1], marks[index]
        around = [g for g in free if before.at - near < g.middle < after.at + near]
        gap = _nearest(around, (before.at + after.at) / 2, line.size)
        if gap is None:
            if not _is_number(before.text, after.text):
                found[index] = _Gap((before.at + after.at) / 2, (before.at + after.at) / 2)
        elif not _is_number(before.text, after.text) or _width(gap) >= _NARROW_SPACE * line.size:
            found[index] = gap
            free = [g for g in free if g.start >= gap.end]
    taken = set(found.values())
    for gap in gaps:
        if gap not in taken and _width(gap) >= _SPACE * line.size:
            index = sum(mark.at < gap.middle for mark in marks)
            if 0 < index < len(marks) and index not in found:
                least = _least_space(text_of(marks[:index]), marks[index].text)
                if _width(gap) >= least * line.size:
                    found[index] = gap
    return _in_order(found)


def _nearest(gaps: Sequence[_Gap], place: float, size: float) -> _Gap | None:
    """Return the gap nearest to a place of those wide enough for a space, or the widest of all."""
    wide = [gap for gap in gaps if _width(gap) >= _TIGHT * size]
    if not wide:
        return max(gaps, key=_width, default=None)
    return min(wide, key=lambda gap: abs(gap.middle - place))


def _spaces(marks: Sequence[Mark]) -> Iterator[int]:
    """Yield for each space that was read how many characters stand before it."""
    count, spaced = 0, False
    for mark in marks:
        if mark.text.isspace():
            spaced = count > 0
            continue
        if spaced:
            yield count
        count, spaced = count + 1, False


def _in_order(found: dict[int, _Gap]) -> dict[int, _Gap]:
    """Return the breaks without those that stand left of one before them."""
    kept: dict[int, _Gap] = {}
    right = -1.0
    for index, gap in sorted(found.items()):
        if gap.start > right:
            kept[index] = gap
            right = gap.end
    return kept


def _least_space(before: str, right: str) -> float:
    """Return how wide a gap must be to be a space, though none was read; a 1 leaves much room.

    Behind the dot of a question's number (`Q1.`) no decimals follow.
    """
    left = before[-1]
    if _NUMBERED.search(before):
        return _NARROW_ONE if right == "1" else _AFTER_DOT
    if _is_number(left, right):
        return _NUMBER_SPACE
    return _NARROW_ONE if "1" in (left, right) else _SPACE


def _width(gap: _Gap) -> float:
    return gap.end - gap.start


def _is_number(left: str, right: str) -> bool:
    """Tell whether two characters may be of one number."""
    return (left.isdigit() or left in ".,<") and (right.isdigit() or right in ".,")


def _word(line: SeenLine, marks: Sequence[Mark], left: float, right: float) -> SeenWord:
    text = CODE_LETTER.sub("O", _with_capitals("".join(_risen(line, marks, left, right))))
    return SeenWord(
        # How long a dash between words is, the engine sees now so, now so: labels are to be alike.
        "–" if text in _DASHES else text,
        line.left + left,
        line.base - _ABOVE * line.size,
        line.left + max(right, left + 1),
        line.base + _BELOW * line.size,
        sureness(marks),
        bold=line.bold,
    )


def _with_capitals(text: str) -> str:
    """Return a word of capitals with an `I` for each `l`, which looks the same: `Pl` is `PI`."""
    letters = [mark for mark in text if mark.isalpha()]
    others = [mark for mark in letters if mark != "l"]
    enough = len(others) > 1 or (len(others) == 1 and len(letters) == 2)  # `All` is a word
    return text.replace("l", "I") if enough and all(map(str.isupper, others)) else text


def _risen(line: SeenLine, marks: Sequence[Mark], left: float, right: float) -> Iterator[str]:
    """Yield the characters, small raised figures as such, so that `5` and the mark `1` is no 51.

    Only where the ink parts a figure from its neighbours can its height be told.
    """
    sides = [left, *(_side(line, one, two) for one, two in pairwise(marks)), right]
    for mark, start, end in zip(marks, sides, sides[1:], strict=False):
        if mark.text.isdecimal() and start is not None and end is not None:
            yield mark.text.translate(_RAISED) if _is_raised(line, start, end) else mark.text
        else:
            yield mark.text


def _side(line: SeenLine, one: Mark, two: Mark) -> float | None:
    """Return where the ink of two neighbours is parted; None where it hangs together."""
    near = _GLYPH * line.size
    gaps = [g for g in _gaps(line)[1] if one.at - near < g.middle < two.at + near]
    between = (one.at + two.at) / 2
    return min((gap.middle for gap in gaps), key=lambda at: abs(at - between), default=None)


def _is_raised(line: SeenLine, start: float, end: float) -> bool:
    import numpy as np

    rows = np.flatnonzero(line.ink[:, int(start) : int(end) + 1].any(axis=1))
    if not len(rows):
        return False
    above = line.base - line.top - float(rows[-1] + 1)
    return above > _RISE * line.size and float(rows[-1] + 1 - rows[0]) < _RAISED_SIZE * line.size


def _size(line: SeenLine) -> float:
    """Return the size of the letters, by which of them rise and hang; 0 where that shows none."""
    text = text_of(line.marks)
    marks = [mark for mark in text if mark not in _WITHOUT_HEIGHT]
    if not marks:
        return 0.0
    top, bottom = _extent(line.ink)
    rise = _SMALL if all(mark in _LOW for mark in marks) else _CAPITAL
    return (bottom - top) / (rise + _hang(text))


def _hang(text: str) -> float:
    """Return how far a line hangs below its base, in sizes of its letters."""
    return _TAIL if _WITH_TAIL & set(text) else _COMMA if _WITH_COMMA & set(text) else 0.0


def _of_size(line: SeenLine, size: float) -> SeenLine:
    _, bottom = _extent(line.ink)
    hang = _hang(text_of(line.marks))
    return line._replace(size=size, base=line.top + bottom - hang * size)


def _dashes_of_size(line: SeenLine, size: float) -> SeenLine:
    """Return a line of dashes, stars or dots: they hang beside letters that are not there."""
    top, bottom = _extent(line.ink)
    if bottom <= top:
        top, bottom = 0.0, float(line.ink.shape[0])
    marks = set(text_of(line.marks)) - {" "}
    rise = 0.0 if marks <= {"_", ".", ","} else _STAR if marks <= {"*"} else _DASH
    return line._replace(size=size, base=line.top + (top + bottom) / 2 + rise * size)


def _extent(ink: Ink) -> tuple[float, float]:
    """Return the first row of the line and the one after the last, without those of its neighbours.

    The picture of a line may show the tails of the line above and the tops of the one below.
    """
    import numpy as np

    rows = ink.sum(axis=1)
    if not rows.any():
        return 0.0, 0.0
    edges = np.flatnonzero(np.diff(np.pad((rows > 0).astype(np.int8), 1)))
    runs = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    main = max(range(len(runs)), key=lambda index: rows[slice(*runs[index])].sum())
    top, bottom = runs[main]
    near = ink.shape[0] * _GAP_IN_HEIGHT
    for start, end in reversed(runs[:main]):
        if top - end <= near and start > 0:
            top = start
    for start, end in runs[main + 1 :]:
        if start - bottom <= near and end < ink.shape[0]:
            bottom = end
    return float(top), float(bottom)
