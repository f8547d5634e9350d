"""A picture of a page → its words in reading position, and the rules and shading drawn on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from foi_compare.headway import moved
from foi_compare.readers.scans.ocr import Area, Eyes, Mark, sureness, text_of
from foi_compare.readers.scans.page_image import (
    Strokes,
    ink_of,
    light_ink_of,
    straightened,
    strokes,
)
from foi_compare.readers.scans.second_look import Look, looked_twice
from foi_compare.readers.scans.seen_words import (
    SeenLine,
    SeenWord,
    measured,
    with_codes_alike,
    words_of,
)
from foi_compare.readers.scans.shades import Shade, shades_of
from foi_compare.readers.scans.stray_ink import stray_areas, unread_areas

Image = Any  # a PIL image, grey
Ink = Any  # a numpy array of booleans

_SAMPLE = 8  # lines that tell which way up a page is
_SURE = 0.88  # of a page that stands upright; upside down it is seen with half of that
_APART = 0.1  # between the two ways up: less tells nothing
_TALL = 1.8  # times its width: a text that stands on its end
_LETTERS = 3
_STRAY_SURE = 0.8
_MARGIN = 0.12  # of the size of the letters, around a word that is cut out
_PAPER = 85  # percent of a cut that are no lighter than the paper, at least


class SeenPage(NamedTuple):
    """A page as it was read: `turned` and `angle` say how it was made upright and level.

    `unread` is where something is printed that no word accounts for.
    """

    words: tuple[SeenWord, ...]
    rules: Strokes
    size: tuple[int, int]
    turned: int = 0
    angle: float = 0.0
    shades: tuple[Shade, ...] = ()
    unread: tuple[Area, ...] = ()


_Known = Mapping[Area, tuple[Mark, ...]]


class _Upright(NamedTuple):
    """A page the right way up; `known` are the lines that were read to find out."""

    image: Image
    areas: tuple[Area, ...]
    turned: int
    angle: float
    doubt: str = ""
    known: _Known = MappingProxyType({})


def read_page(image: Image, eyes: Eyes) -> SeenPage:
    """Read a grey picture of a page; it is turned as a whole where it lies on a side."""
    page = _upright(image, eyes)
    rules = strokes(page.image)
    ink = ink_of(page.image, rules)
    flat = [area for area in page.areas if not _stands(area)]
    lines = _lines(page.image, ink, flat, eyes, page.known)
    known = [*flat, *(area for area in page.areas if _stands(area))]
    stray = _lines(page.image, ink, stray_areas(ink, known, lines), eyes)
    lines += [line for line in stray if _is_value(line)]
    words = [word for line in measured(lines) for word in words_of(line)]
    words += _standing(page, ink, eyes)
    if page.doubt:
        seen = tuple(word._replace(doubt=page.doubt) for word in words)
    else:
        seen = with_codes_alike(tuple(looked_twice(words, _Cutter(page.image), eyes)))
    moved()
    return SeenPage(
        seen,
        rules,
        page.image.size,
        page.turned,
        page.angle,
        shades_of(page.image),
        tuple(unread_areas(ink, seen)),
    )


def _upright(image: Image, eyes: Eyes) -> _Upright:
    """Return the page the way up on which its lines are read best: one way for all of them."""
    level, angle = straightened(image)
    areas = eyes.lines(level)
    lying = sum(area.height for area in areas if _stands(area))
    if lying <= sum(area.width for area in areas if not _stands(area)):
        turn, first = 0, _Upright(level, areas, 0, angle)
    else:
        level, angle = straightened(image.rotate(90, expand=True))
        turn, first = 90, _Upright(level, eyes.lines(level), 90, angle)
    sample = sorted(first.areas, key=_width)[-_SAMPLE:]
    known = {area: eyes.marks(_cut(first.image, area)) for area in sample}
    first, way = first._replace(known=known), _quality(known.values())
    if way >= _SURE or not sample:
        return first
    other = _quality(eyes.marks(_cut(first.image, area).rotate(180)) for area in sample)
    doubt = "" if abs(way - other) >= _APART else "this page may stand upside down"
    if way >= other:
        return first._replace(doubt=doubt)
    level, angle = straightened(image.rotate(turn + 180, expand=True))
    return _Upright(level, eyes.lines(level), turn + 180, angle, doubt)


def _quality(lines: Iterable[tuple[Mark, ...]]) -> float:
    """Return how sure the engine is of lines, all turned alike."""
    return sureness([mark for marks in lines for mark in marks])


def _width(area: Area) -> float:
    return area.width


def _stands(area: Area) -> bool:
    return area.height > _TALL * area.width


def _cut(image: Image, area: Area) -> Image:
    return image.crop(_pixels(area))


def _pixels(area: Area) -> tuple[int, int, int, int]:
    return max(0, int(area.x0)), max(0, int(area.top)), int(area.x1) + 1, int(area.bottom) + 1


def _lines(
    image: Image, ink: Ink, areas: Sequence[Area], eyes: Eyes, known: _Known = MappingProxyType({})
) -> list[SeenLine]:
    lines = []
    for area in areas:
        left, top, right, bottom = _pixels(area)
        cut = image.crop((left, top, right, bottom))
        marks = known[area] if area in known else eyes.marks(cut)
        moved()
        if text_of(marks).strip():
            light = light_ink_of(cut)
            part = ink[top:bottom, left:right] if light is None else light
            lines.append(SeenLine(marks, part, left, top))
    return lines


def _is_value(line: SeenLine) -> bool:
    """Tell whether what was read off stray ink is a number or a dash, and no smudge."""
    text = text_of(line.marks).strip()
    sure = sureness(line.marks) >= _STRAY_SURE
    return sure and (any(map(str.isdigit, text)) or text in {"-", "–", "—", "*"})


def _standing(page: _Upright, ink: Ink, eyes: Eyes) -> Iterator[SeenWord]:
    """Yield the words of texts that stand on their end, all read the same way: headings mostly."""
    areas = [area for area in page.areas if _stands(area)]
    ways = []
    for turn in (270, 90):
        read = [
            (area, eyes.marks(_cut(page.image, area).rotate(turn, expand=True))) for area in areas
        ]
        # A lone figure that is taller than wide does not stand on its end.
        read = [(area, marks) for area, marks in read if len(text_of(marks).strip()) >= _LETTERS]
        ways.append((sureness([mark for _, marks in read for mark in marks]), turn, read))
    _, turn, read = max(ways, key=lambda way: way[0])
    lone = [area for area in areas if area not in {area for area, _ in read}]
    for line in measured(_lines(page.image, ink, lone, eyes)):
        yield from words_of(line)
    import numpy as np

    lines = []
    for area, marks in read:
        left, top, right, bottom = _pixels(area)
        part = np.rot90(ink[top:bottom, left:right], turn // 90)
        lines.append((SeenLine(marks, part, 0, 0), area))
    for line, (_, area) in zip(measured([line for line, _ in lines]), lines, strict=True):
        for word in words_of(line):
            yield _turned_back(word, area, turn)


def _turned_back(word: SeenWord, area: Area, turn: int) -> SeenWord:
    """Return a word, read off a picture that was turned by `turn`, where it stands on the page."""
    left, top, right, bottom = _pixels(area)
    if turn == 90:
        x0, x1, up, down = right - word.bottom, right - word.top, top + word.x0, top + word.x1
    else:
        x0, x1, up, down = left + word.top, left + word.bottom, bottom - word.x1, bottom - word.x0
    return word._replace(x0=x0, top=up, x1=x1, bottom=down, turn=turn)


class _Cutter:
    """Cuts a word out of its page, close and with nothing but paper around it."""

    def __init__(self, image: Image) -> None:
        self._image = image

    def __call__(self, word: SeenWord, look: Look) -> Image:
        import numpy as np
        from PIL import Image as Pillow

        size = (
            min(word.bottom - word.top, word.x1 - word.x0)
            if word.turn
            else (word.bottom - word.top)
        )
        margin = _MARGIN * size
        wide, high = (0.0, margin) if word.turn else (margin, 0.0)
        box = Area(word.x0 - wide, word.top - high, word.x1 + wide, word.bottom + high)
        cut = _cut(self._image, box).rotate(word.turn, expand=True)
        paper = int(np.percentile(np.asarray(cut), _PAPER))
        room = round(look.room * size)
        shown = Pillow.new("L", (cut.width + 2 * room, cut.height + room), paper)
        shown.paste(cut, (room, room // 2))
        scaled = max(8, round(shown.width * look.scale)), max(8, round(shown.height * look.scale))
        return shown.resize(scaled, Pillow.Resampling.LANCZOS)
