"""The characters of a PDF page, read through pdfium and turned into words."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from foi_compare.limits import check_page
from foi_compare.readers.pdf_decoding.pdf_paths import Matrix, plain_call
from foi_compare.readers.tables.ground.page import Word

# pdfium writes U+0002 (older builds U+FFFE) for a hyphen at the end of a line.
_WORD = re.compile(r"[^\s\x00-\x1f\ufffe]+[\x02\ufffe]?")
_LINE_HYPHEN = re.compile("[\x02\ufffe]")
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
    0xFB05: "st", 0xFB06: "st",
    0xAD: None, 0x200B: None, 0xFEFF: None,
}  # fmt: skip
_DOUBLED = re.compile(r"(?:(.)\1)+")
_INVISIBLE_MODES = (3, 7)
_FILL_AND_STROKE = 2
_BOLD_WEIGHT = 600
_WHITE = 250  # of 255, each of red, green and blue
_LEVEL = 0.05  # radians that level text may lean
_LEVEL_POINTS = 0.5  # points that the tops of the first and last letter may differ by
_SMALLER = 0.85  # times the height of a character: a raised one is smaller, five sixths at most
_SPECK = 0.1  # points; smaller letters cannot be seen
_TALL = 1.7  # times the font size: beyond that the font lies about its height


class Run(NamedTuple):
    """How one drawing operation shows its text.

    The words of a plain one can be measured by their first and last letter alone.
    """

    number: int
    bold: bool
    turn: int
    hidden: bool
    white: bool
    tall: bool
    plain: bool = False


class Font(NamedTuple):
    """What the name and the measures of a font say; `tall`: its height is not to be trusted."""

    bold: bool
    tall: bool


class PageText(NamedTuple):
    """The text of a page: what is seen, what is there but not seen, and the raw string."""

    words: list[Word]
    hidden: list[Word]
    white: list[Word]
    raw: str


Edges = tuple[float, float, float, float]


class WordReader:
    """Reads the words of one page; `to_page` maps user space to the page as it is displayed."""

    def __init__(self, pdfium: Any, text_page: Any, to_page: Matrix) -> None:  # noqa: ANN401 - ctypes
        self._pdfium = pdfium
        self._text_page = text_page
        self._to_page = to_page
        self._handle = ctypes.cast(text_page, ctypes.c_void_p).value
        self._rect = pdfium.FS_RECTF()
        self._reference = ctypes.addressof(self._rect)
        # Left, top, right, bottom, as one list.
        self._sides = memoryview(self._rect).cast("B").cast("f").tolist
        self._colour = (ctypes.c_uint * 4)()
        size = ctypes.sizeof(ctypes.c_uint)
        begin = ctypes.addressof(self._colour)
        self._colour_references = tuple(begin + size * i for i in range(4))
        self._rgba = memoryview(self._colour).cast("B").cast("I").tolist
        self._runs: dict[int, Run] = {}
        self._fonts: dict[int, Font] = {}
        self._upright = not (to_page.b or to_page.c)
        # Called for every word: these take and return plain integers, where pypdfium2 wraps each
        # pointer, and keep the interpreter's lock, which takes longer to give away than they do.
        self._loose = plain_call(
            pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_int, ctypes.c_void_p
        )
        self._angle = plain_call(pdfium.FPDFText_GetCharAngle, ctypes.c_float, ctypes.c_int)
        self._text_object = plain_call(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_int)
        self._font = plain_call(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)
        self._render_mode = plain_call(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int)
        self._fill_colour = plain_call(
            pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, *[ctypes.c_void_p] * 4
        )

    def read(self) -> PageText:
        """Return every word of the page, those that cannot be seen apart."""
        raw = self._raw()
        found = PageText([], [], [], raw)
        if not raw:
            return found
        direct = len(raw) == self._pdfium.FPDFText_CountChars(self._text_page)
        runs, text_object, text_page = self._runs, self._text_object, self._handle
        keep, plain_word = found.words.append, self._plain_words()
        for match in _WORD.finditer(raw):
            start, end = match.span()
            first, last = (start, end - 1) if direct else (self._index(start), self._index(end - 1))
            if first < 0 or last < first:
                continue
            key = text_object(text_page, first) or 0
            run = runs.get(key) or self._run(first)
            if run[6]:  # plain
                word = plain_word(match.group(), start, first, last, run)
                if word is not None:
                    keep(word)
                    continue
            for word in self._words(match.group(), start, first, last, run):
                if not word.text:
                    continue
                if run.hidden or word.x1 - word.x0 < _SPECK or word.bottom - word.top < _SPECK:
                    found.hidden.append(word)
                else:
                    (found.white if run.white else found.words).append(word)
        return found

    def _raw(self) -> str:
        count = self._pdfium.FPDFText_CountChars(self._text_page)
        if count <= 0:
            return ""
        check_page(glyphs=count)
        buffer = (ctypes.c_ushort * (count * 2 + 2))()
        written = self._pdfium.FPDFText_GetText(self._text_page, 0, count, buffer)
        raw = bytes(memoryview(buffer)[: max(written - 1, 0)]).decode("utf-16-le", "surrogatepass")
        if len(raw) == written - 1:
            return raw
        # One character for each unit, so that offsets stay those of pdfium.
        return "".join(map(chr, buffer[: max(written - 1, 0)]))

    def _index(self, text_index: int) -> int:
        return int(self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._text_page, text_index))

    def _run(self, index: int) -> Run:
        key = self._text_object(self._handle, index) or 0
        run = self._runs.get(key)
        if run is None:
            run = self._runs[key] = self._describe(key, index)
        return run

    def _describe(self, key: int, index: int) -> Run:
        """Describe the text object with this address, in which the character stands."""
        # pdfium's angle is clockwise in a space whose y grows upwards, in radians.
        angle = self._angle(self._handle, index)
        turn = 0 if self._upright and abs(angle) < _LEVEL else self._turn(index)
        number = len(self._runs)
        if not key:
            return Run(number, bold=False, turn=turn, hidden=False, white=False, tall=False)
        mode = self._render_mode(key)
        painted = bool(self._fill_colour(key, *self._colour_references))
        red, green, blue, alpha = self._rgba()
        hidden = mode in _INVISIBLE_MODES or (painted and not alpha and mode == 0)
        white = painted and red > _WHITE and green > _WHITE and blue > _WHITE
        font = self._describe_font(self._font(key) or 0, index, turn)
        bold = mode == _FILL_AND_STROKE or font.bold
        plain = self._upright and not (turn or hidden or white or font.tall)
        return Run(number, bold, turn, hidden, white, font.tall, plain)

    def _turn(self, index: int) -> int:
        matrix = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFText_GetMatrix(self._text_page, index, ctypes.byref(matrix)):
            return 0
        page = self._to_page
        across = page.a * matrix.a + page.c * matrix.b
        down = page.b * matrix.a + page.d * matrix.b
        return round(math.degrees(math.atan2(down, across)) / 90) * 90 % 360

    def _describe_font(self, key: int, index: int, turn: int) -> Font:
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = Font(
                bold=bool(key) and self._is_bold(key), tall=self._is_tall(index, turn)
            )
        return font

    def _is_bold(self, key: int) -> bool:
        handle = ctypes.cast(key, self._pdfium.FPDF_FONT)
        buffer = ctypes.create_string_buffer(256)
        self._pdfium.FPDFFont_GetBaseFontName(handle, buffer, 256)
        name = buffer.value.decode("latin-1").lower()
        if any(part in name for part in ("bold", "black", "heavy", "demi")):
            return True
        return bool(self._pdfium.FPDFFont_GetWeight(handle) >= _BOLD_WEIGHT)

    def _is_tall(self, index: int, turn: int) -> bool:
        """Tell whether the font claims more height than letters need, or none."""
        matrix = self._pdfium.FS_MATRIX()
        self._pdfium.FPDFText_GetMatrix(self._text_page, index, ctypes.byref(matrix))
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        size = self._pdfium.FPDFText_GetFontSize(self._text_page, index) * scale
        box = self._box(index, tall=False)
        height = box[2] - box[0] if turn % 180 else box[3] - box[1]
        return not 0 < height <= _TALL * size

    def _box(self, index: int, *, tall: bool) -> Edges:
        if tall:
            left, right, low, high = (ctypes.c_double() for _ in range(4))
            if self._pdfium.FPDFText_GetCharBox(self._text_page, index, left, right, low, high):
                return self._to_page.box(left.value, low.value, right.value, high.value)
        rect = self._rect
        self._loose(self._handle, index, self._reference)
        if self._upright:
            a, _, _, d, e, f = self._to_page
            if a > 0 > d:
                return (
                    rect.left * a + e,
                    rect.top * d + f,
                    rect.right * a + e,
                    rect.bottom * d + f,
                )
        return self._to_page.box(rect.left, rect.bottom, rect.right, rect.top)

    def _words(self, text: str, start: int, first: int, last: int, run: Run) -> list[Word]:
        """Return the word, or its parts where its characters do not stand in one line."""
        one = self._box(first, tall=run.tall)
        other = self._box(last, tall=run.tall) if last > first else one
        if (
            not run.turn
            and abs(one[1] - other[1]) < _LEVEL_POINTS
            and abs(one[3] - other[3]) < _LEVEL_POINTS
            and other[0] >= one[0]
            and text.isascii()
            and "\x02" not in text
        ):
            if len(text) > 2 and text[0] == text[1] and _DOUBLED.fullmatch(text):
                text = self._undouble(text, first, run)
            top, bottom = min(one[1], other[1]), max(one[3], other[3])
            x1 = max(one[2], other[2])
            return [
                Word(
                    text, one[0], top, x1, bottom, run.number, start, run.bold, 0, last - first + 1
                )
            ]
        if _LINE_HYPHEN.search(text) or text[-1].isdigit() or not _in_line(one, other, run.turn):
            return self._split(text, start, first, run)
        return [_word(text, start, one, other, run)]

    def _plain_words(self) -> Callable[[str, int, int, int, Run], Word | None]:
        """Return what makes words of plain runs; for thousands of them a method is too slow."""
        a, _, _, d, e, f = self._to_page
        handle, loose, sides, reference = self._handle, self._loose, self._sides, self._reference
        new = tuple.__new__

        def plain_word(text: str, start: int, first: int, last: int, run: Run) -> Word | None:
            """Return a word that stands level in one line, as nearly all do, or else None."""
            if not text.isascii() or text[-1] == "\x02" or (text[0] == text[1:2] and text[2:]):
                return None
            loose(handle, first, reference)
            left, top, right, bottom = sides()
            if last > first:
                loose(handle, last, reference)
                begin, upper, right, lower = sides()
                if not -_LEVEL_POINTS < top - upper < _LEVEL_POINTS or begin < left or a != 1:
                    return None
                if not -_LEVEL_POINTS < bottom - lower < _LEVEL_POINTS:
                    return None
            if right - left < _SPECK or top - bottom < _SPECK:
                return None
            x0, y0, x1, y1 = left * a + e, top * d + f, right * a + e, bottom * d + f
            # As `Word(…)`, which takes twice as long for its names.
            return new(Word, (text, x0, y0, x1, y1, run[0], start, run[1], 0, last - first + 1))

        return plain_word

    def _undouble(self, text: str, first: int, run: Run) -> str:
        """Drop every second character where each is drawn twice on the same spot."""
        boxes = [self._box(first + offset, tall=run.tall) for offset in range(len(text))]
        same = all(
            abs(boxes[i][0] - boxes[i + 1][0]) < (boxes[i][2] - boxes[i][0]) * 0.4
            for i in range(0, len(text) - 1, 2)
        )
        return text[::2] if same else text

    def _split(self, text: str, start: int, first: int, run: Run) -> list[Word]:
        parts: list[Word] = []
        begin = 0
        boxes = [self._box(first + offset, tall=run.tall) for offset in range(len(text))]
        for offset in range(1, len(text) + 1):
            if (
                offset < len(text)
                and _in_line(boxes[offset - 1], boxes[offset], run.turn)
                and not (text[offset].isdigit() and is_raised(boxes[begin], boxes[offset]))
            ):
                continue
            parts.append(
                _word(text[begin:offset], start + begin, boxes[begin], boxes[offset - 1], run)
            )
            begin = offset
        return parts

    def character_edges(self, word: Word) -> list[tuple[float, float]]:
        """Return the left and right edge of each character of an upright word."""
        boxes = (
            self._box(self._index(word.start + offset), tall=False)
            for offset in range(len(word.text))
        )
        return [(box[0], box[2]) for box in boxes]

    def character_runs(self, word: Word) -> list[int]:
        """Return for each character the drawing operation that put it on the page."""
        return [
            self._run(self._index(word.start + offset)).number for offset in range(len(word.text))
        ]


def is_raised(one: Edges, other: Edges) -> bool:
    """Tell whether the second character is smaller than the first and stands higher: a footnote."""
    height = one[3] - one[1]
    return other[3] - other[1] < height * _SMALLER and other[3] < one[3] - height * 0.12


def _word(text: str, start: int, first: Edges, last: Edges, run: Run) -> Word:
    length = len(text)
    text = _LINE_HYPHEN.sub("-", text).translate(_LIGATURES)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    x0, x1 = min(first[0], last[0]), max(first[2], last[2])
    top, bottom = min(first[1], last[1]), max(first[3], last[3])
    return Word(text, x0, top, x1, bottom, run.number, start, run.bold, run.turn, length)


def _in_line(one: Edges, other: Edges, turn: int) -> bool:
    """Tell whether two characters of one word can stand in one line, in reading order."""
    if turn % 180:
        return abs(one[0] - other[0]) <= (one[2] - one[0]) * 0.6 + 0.5
    level = abs(one[1] - other[1]) <= (one[3] - one[1]) * 0.6 + 0.5
    return level and (turn == 180 or other[0] >= one[0] - 1.0)
