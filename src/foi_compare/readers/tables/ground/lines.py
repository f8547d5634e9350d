"""Words, turned into lines, and lines into the text that a person reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

from foi_compare.readers.tables.ground.page import Page, Word

SPACE = 0.6  # times the height of the letters: a wider gap is more than a space between words
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_left: Callable[[Word], float] = itemgetter(1)  # as a function would, which takes twice as long
_top: Callable[[Word], float] = itemgetter(2)
_bottom: Callable[[Word], float] = itemgetter(4)
_right: Callable[[Word], float] = itemgetter(3)
_SAME_LINE = 0.5  # share of the lower word's height that must overlap


class Line:
    """Words that stand on one line, from left to right; nobody changes one.

    `pieces` are the words cut where the gap between them is wider than a space; `cuts` are words
    behind a narrower one that begin a piece all the same, by their offsets in the raw text. No
    dataclass: a frozen one takes three times as long to make, and a page is cut into lines several
    times.
    """

    __slots__ = ("bottom", "cuts", "pieces", "top", "words", "x0", "x1")

    def __init__(self, words: tuple[Word, ...], top: float, bottom: float) -> None:
        self.words = words
        self.top = top
        self.bottom = bottom
        self.x0: float = words[0].x0
        self.x1: float = max(map(_right, words))
        self.pieces: tuple[tuple[Word, ...], ...] = tuple(pieces_of(self))
        self.cuts: frozenset[int] = frozenset()

    def cut(self, pieces: tuple[tuple[Word, ...], ...]) -> Line:
        """Return the line in other pieces, more than the gaps show."""
        found = Line(self.words, self.top, self.bottom)
        usual = {piece[0].start for piece in self.pieces}
        found.pieces = pieces
        found.cuts = frozenset(piece[0].start for piece in pieces) - usual
        return found

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return spaced(self.words)


def spaced(words: Sequence[Word]) -> str:
    """Return the words with one space between them, none where the page prints none (`15th`)."""
    if len(words) == 1:
        return words[0].text
    parts: list[str] = []
    end = -1
    for word in words:
        text, start, length = word.text, word.start, word.length
        if parts and start != end and text[0] not in SUPERSCRIPTS:
            parts.append(" ")
        parts.append(text)
        end = start + length if length else -1
    return "".join(parts)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Return the lines of upright words from top to bottom.

    A word joins a line if it overlaps it by half its height, so that a raised `th` stays with its
    number and two lines set tightly stay two.
    """
    # Most words of a line begin and end at the same height: these are put together first.
    level: dict[tuple[float, float], list[Word]] = defaultdict(list)
    for word in words:
        level[word[2], word[4]].append(word)
    groups: list[list[Word]] = []
    extents: list[tuple[float, float]] = []
    for (top, bottom), row in sorted(level.items(), key=_middle_and_left):
        for index in range(len(groups) - 1, max(len(groups) - 4, -1), -1):
            low, high = extents[index]
            overlap = min(high, bottom) - max(low, top)
            height_of_both = min(high - low, bottom - top)
            close = abs(top + bottom - low - high) <= height_of_both * 1.5
            if overlap > height_of_both * _SAME_LINE and close:
                # The first word of a line sets its height: a tall neighbour must not swallow the
                # next line.
                groups[index].extend(row)
                break
        else:
            groups.append(row)
            extents.append((top, bottom))
    found = []
    for group in groups:
        group.sort(key=_left)
        found.append(Line(tuple(group), min(map(_top, group)), max(map(_bottom, group))))
    found.sort(key=lambda line: line.top + line.bottom)
    return found


def upright_lines(page: Page) -> list[Line]:
    """Return the lines of the upright words of a page."""
    return lines_of(word for word in page.words if not word.turn)


def _middle_and_left(item: tuple[tuple[float, float], list[Word]]) -> tuple[float, float]:
    (top, bottom), row = item
    return top + bottom, min(map(_left, row))


def pieces_of(line: Line, gap: float = SPACE) -> list[tuple[Word, ...]]:
    """Cut a line where the gap between words is wider than `gap` times their height."""
    words = line.words
    pieces: list[tuple[Word, ...]] = []
    begin = 0
    right = words[0].x1
    limit = line.bottom - line.top
    for index in range(1, len(words)):
        _, x0, top, x1, bottom, _, _, _, _, _ = words[index]
        space = x0 - right
        if space > 0 and space > gap * min(bottom - top, limit):
            pieces.append(words[begin:index])
            begin = index
        right = max(right, x1)
    pieces.append(words[begin:])
    return pieces


def text_of(words: Sequence[Word]) -> str:
    r"""Return the words as text, lines kept by `\n`, turned words read in their own direction."""
    if not words:
        return ""
    if len(words) == 1:
        return words[0].text
    if _is_one_line(words):
        return spaced(sorted(words, key=_left))
    upright = [word for word in words if not word.turn]
    parts = [join_lines([line.text for line in lines_of(upright)])] if upright else []
    parts.extend(
        join_lines(_turned_lines(w for w in words if w.turn == turn))
        for turn in sorted({word.turn for word in words if word.turn})
    )
    return "\n".join(part for part in parts if part)


def _is_one_line(words: Sequence[Word]) -> bool:
    low = high = words[0].top
    for _, _, top, _, _, _, _, _, turn, _ in words:
        if turn:
            return False
        if top < low:
            low = top
        elif top > high:
            high = top
    return high - low < 0.5


def join_lines(lines: Sequence[str]) -> str:
    r"""Join lines by `\n`, or by nothing where a word is broken at its hyphen.

    Only between letters, the second one small: a hyphen between figures may be a range.
    """
    text = ""
    for line in lines:
        broken = (
            len(text) > 1 and text[-1] in "-\u2010" and text[-2].isalpha() and line[:1].islower()
        )
        text += line if broken or not text else "\n" + line
    return text


def laid_level(word: Word) -> Word:
    """Return a turned word as it would stand if its line were level; its place means nothing."""
    _, x0, top, x1, bottom, _, _, _, turn, _ = word
    left, upper, right, lower = {
        90: (top, -x1, bottom, -x0),
        270: (-bottom, x0, -top, x1),
        180: (-x1, -bottom, -x0, -top),
    }[turn]
    return word._replace(x0=left, top=upper, x1=right, bottom=lower, turn=0)


def _turned_lines(words: Iterable[Word]) -> list[str]:
    """Return the lines of turned words, by turning the words level first."""
    return [line.text for line in lines_of(map(laid_level, words))]
