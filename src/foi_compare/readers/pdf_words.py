"""The characters of a PDF page, read through pdfium and turned into words."""

from __future__ import annotations

import ctypes
import math
import re
from typing import Any, NamedTuple

from foi_compare.readers.pdf_paths import Matrix
from foi_compare.readers.tables.page import Word

# pdfium writes U+0002 (older builds U+FFFE) for a hyphen at the end of a line.
_WORD = re.compile(r"[^\s\x00-\x1f\ufffe]+[\x02\ufffe]?")
_LINE_HYPHEN = re.compile("[\x02\ufffe]")
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    0xAD: None, 0x200B: None, 0xFEFF: None,
}  # fmt: skip
_DOUBLED = re.compile(r"(?:(.)\1)+")
_INVISIBLE_MODES = (3, 7)
_FILL_AND_STROKE = 2
_BOLD_WEIGHT = 600
_TALL = 1.7  # times the font size: beyond that the font lies about its height


class Run(NamedTuple):
    """How one drawing operation shows its text."""

    number: int
    bold: bool
    turn: int
    hidden: bool
    white: bool
    size: float


class PageText(NamedTuple):
    """The text of a page: what is seen, what is there but not seen, and the raw string."""

    words: list[Word]
    hidden: list[Word]
    white: list[Word]
    raw: str


class WordReader:
    """Reads the words of one page; `to_page` maps user space to the page as it is displayed."""

    def __init__(self, pdfium: Any, text_page: Any, to_page: Matrix) -> None:  # noqa: ANN401 - as above
        self._pdfium = pdfium
        self._text_page = text_page
        self._to_page = to_page
        self._rect = pdfium.FS_RECTF()
        self._reference = ctypes.byref(self._rect)
        self._runs: dict[int, Run] = {}
        self._fonts: dict[int, bool] = {}

    def read(self) -> PageText:
        """Return every word of the page, those that cannot be seen apart."""
        raw = self._raw()
        direct = len(raw) == self._pdfium.FPDFText_CountChars(self._text_page)
        found = PageText([], [], [], raw)
        for match in _WORD.finditer(raw):
            start, end = match.start(), match.end()
            first, last = (start, end - 1) if direct else (self._index(start), self._index(end - 1))
            if first < 0 or last < first:
                continue
            run = self._run(first)
            for word in self._words(match.group(), start, first, last, run):
                bucket = found.hidden if run.hidden or _is_speck(word) else found.words
                if bucket is found.words and run.white:
                    bucket = found.white
                bucket.append(word)
        return found

    def _raw(self) -> str:
        count = self._pdfium.FPDFText_CountChars(self._text_page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count * 2 + 2))()
        written = self._pdfium.FPDFText_GetText(self._text_page, 0, count, buffer)
        # One character for each unit, so that offsets stay those of pdfium.
        return "".join(map(chr, buffer[: max(written - 1, 0)]))

    def _index(self, text_index: int) -> int:
        return int(self._pdfium.FPDFText_GetCharIndexFromTextIndex(self._text_page, text_index))

    def _run(self, index: int) -> Run:
        pdfium = self._pdfium
        handle = pdfium.FPDFText_GetTextObject(self._text_page, index)
        key = ctypes.cast(handle, ctypes.c_void_p).value or 0
        run = self._runs.get(key)
        if run is None:
            run = self._runs[key] = self._describe(handle, key, index)
        return run

    def _describe(self, handle: Any, key: int, index: int) -> Run:  # noqa: ANN401 - as above
        pdfium = self._pdfium
        matrix = pdfium.FS_MATRIX()
        a, b, d = 1.0, 0.0, 1.0
        if pdfium.FPDFText_GetMatrix(self._text_page, index, ctypes.byref(matrix)):
            a, b, d = matrix.a, matrix.b, matrix.d
        across, down = (
            self._to_page.a * a + self._to_page.c * b,
            self._to_page.b * a + self._to_page.d * b,
        )
        turn = round(math.degrees(math.atan2(down, across)) / 90) * 90 % 360
        size = pdfium.FPDFText_GetFontSize(self._text_page, index) * (abs(d) or abs(b) or 1.0)
        if not key:
            return Run(len(self._runs), bold=False, turn=turn, hidden=False, white=False, size=size)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        painted = pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
        hidden = mode in _INVISIBLE_MODES or (bool(painted) and not alpha.value and mode == 0)
        white = bool(painted) and min(red.value, green.value, blue.value) > 250  # noqa: PLR2004 - nearly white
        bold = mode == _FILL_AND_STROKE or self._is_bold(pdfium.FPDFTextObj_GetFont(handle))
        return Run(len(self._runs), bold=bold, turn=turn, hidden=hidden, white=white, size=size)

    def _is_bold(self, font: Any) -> bool:  # noqa: ANN401 - as above
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if not key:
            return False
        bold = self._fonts.get(key)
        if bold is None:
            buffer = ctypes.create_string_buffer(256)
            self._pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("latin-1").lower()
            bold = any(part in name for part in ("bold", "black", "heavy", "demi"))
            bold = bold or self._pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
            self._fonts[key] = bold
        return bold

    def _box(self, index: int, run: Run) -> tuple[float, float, float, float]:
        rect = self._rect
        self._pdfium.FPDFText_GetLooseCharBox(self._text_page, index, self._reference)
        box = self._to_page.box(rect.left, rect.bottom, rect.right, rect.top)
        height = box[2] - box[0] if run.turn % 180 else box[3] - box[1]
        if 0 < height <= _TALL * run.size or not run.size:
            return box
        left, right, low, high = (ctypes.c_double() for _ in range(4))
        if self._pdfium.FPDFText_GetCharBox(self._text_page, index, left, right, low, high):
            return self._to_page.box(left.value, low.value, right.value, high.value)
        return box

    def _words(self, text: str, start: int, first: int, last: int, run: Run) -> list[Word]:
        """Return the word, or its parts where its characters do not stand in one line."""
        ends = self._box(first, run), self._box(last, run)
        if len(text) > 2 and _DOUBLED.fullmatch(text):  # noqa: PLR2004 - `22` may be a number
            text, start = self._undouble(text, start, first, run)
        if _LINE_HYPHEN.search(text) or not _in_line(ends[0], ends[1], run.turn):
            return self._split(text, start, first, run)
        return [_word(text, start, ends[0], ends[1], run)]

    def _undouble(self, text: str, start: int, first: int, run: Run) -> tuple[str, int]:
        """Drop every second character where each is drawn twice on the same spot."""
        boxes = [self._box(first + offset, run) for offset in range(len(text))]
        same = all(
            abs(boxes[i][0] - boxes[i + 1][0]) < (boxes[i][2] - boxes[i][0]) * 0.4
            for i in range(0, len(text) - 1, 2)
        )
        return (text[::2], start) if same else (text, start)

    def _split(self, text: str, start: int, first: int, run: Run) -> list[Word]:
        parts: list[Word] = []
        begin = 0
        boxes = [self._box(first + offset, run) for offset in range(len(text))]
        for offset in range(1, len(text) + 1):
            if offset < len(text) and _in_line(boxes[offset - 1], boxes[offset], run.turn):
                continue
            parts.append(
                _word(text[begin:offset], start + begin, boxes[begin], boxes[offset - 1], run)
            )
            begin = offset
        return parts

    def character_edges(self, word: Word) -> list[tuple[float, float]]:
        """Return the left and right edge of each character of an upright word."""
        run = Run(word.run, word.bold, word.turn, hidden=False, white=False, size=0)
        found = []
        for offset in range(len(word.text)):
            x0, _, x1, _ = self._box(self._index(word.start + offset), run)
            found.append((x0, x1))
        return found


def _word(
    text: str,
    start: int,
    first: tuple[float, float, float, float],
    last: tuple[float, float, float, float],
    run: Run,
) -> Word:
    length = len(text)
    text = _LINE_HYPHEN.sub("-", text).translate(_LIGATURES)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    x0, x1 = min(first[0], last[0]), max(first[2], last[2])
    top, bottom = min(first[1], last[1]), max(first[3], last[3])
    return Word(text, x0, top, x1, bottom, run.number, start, run.bold, run.turn, length)


def _in_line(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float], turn: int
) -> bool:
    """Tell whether two characters of one word can stand in one line, in reading order."""
    if turn % 180:
        return abs(one[0] - other[0]) <= (one[2] - one[0]) * 0.6 + 0.5
    level = abs(one[1] - other[1]) <= (one[3] - one[1]) * 0.6 + 0.5
    return level and (turn == 180 or other[0] >= one[0] - 1.0)  # noqa: PLR2004 - half a turn


def _is_speck(word: Word) -> bool:
    return word.x1 - word.x0 < 0.1 or word.bottom - word.top < 0.5  # noqa: PLR2004 - points
