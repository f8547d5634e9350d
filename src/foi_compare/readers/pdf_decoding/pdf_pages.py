"""A PDF file, opened through pdfium and turned into pages of words, rules and fills."""

from __future__ import annotations

import bisect
import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from foi_compare.errors import PasswordProtectedError, TooLargeError, UnreadableDocumentError
from foi_compare.model import Box, Source
from foi_compare.readers.pdf_decoding.pdf_costs import note_costs
from foi_compare.readers.pdf_decoding.pdf_forms import check_forms
from foi_compare.readers.pdf_decoding.pdf_glue import glued
from foi_compare.readers.pdf_decoding.pdf_paths import Marks, Matrix, PathReader
from foi_compare.readers.pdf_decoding.pdf_patterns import check_patterns
from foi_compare.readers.pdf_decoding.pdf_streams import check_streams
from foi_compare.readers.pdf_decoding.pdf_words import PageText, WordReader, is_raised
from foi_compare.readers.pdf_decoding.points_in_boxes import lie_in_a_box
from foi_compare.readers.tables.ground.columns import is_value
from foi_compare.readers.tables.ground.lines import SUPERSCRIPTS
from foi_compare.readers.tables.ground.page import Fill, Page, Rule, Word

MAX_BYTES = 200_000_000
_FINE = 100_000  # device units across a page, when asking pdfium where its corners lie
_EMPTY = 2  # bytes of a text without characters
_PASSWORD_NEEDED = 4  # FPDF_ERR_PASSWORD
_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
_BAND = 8.0  # points; words are looked up by the band their top lies in,
_STRIP = 64.0  # points, and by the strip that they begin in
_INDENT = 8.0  # points between a rule and the text right of it, at most
_GLUED = 1.0  # points between two characters of one word that a rule runs through
_DARK = 200  # a fill darker than this shows white letters


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A page as it is read, and what is needed to say where it stands on the printed page.

    `turned` is the angle the reading position is turned by against the displayed page, whose
    size is `width` and `height`. `hidden` are words that are in the file and not seen, `twice`
    those drawn a second time, `raised` the marks of footnotes; at `cuts` a word of the raw text is
    parted. `scanned` tells that the words are a layer under a picture. The words of a `picture`
    were read off it: `doubts` hold for a word, by its offset, what another look saw, `unread` are
    the places with ink that no word accounts for, `annotations` the kinds of what is laid over the
    page and not read, and `leaning` is the angle in degrees that it was
    turned by to lie level.
    """

    page: Page
    raw: str
    turned: int
    width: float
    height: float
    hidden: tuple[Word, ...]
    twice: tuple[Word, ...]
    raised: tuple[Word, ...]
    cuts: tuple[int, ...]
    scanned: bool
    picture: bool = False
    doubts: Mapping[int, str] = field(default_factory=dict)
    unread: tuple[Box, ...] = ()
    annotations: tuple[str, ...] = ()
    leaning: float = 0.0

    def printed_box(self, box: Box) -> Box:
        """Return a box of the reading position as it stands on the displayed page."""
        if self.leaning:
            box = _leaned(box, self.leaning, self.page.width, self.page.height)
        if not self.turned:
            return box
        return turn_box(box, -self.turned % 360, self.page.width, self.page.height)


@contextmanager
def opened(source: Source, password: str) -> Iterator[Any]:
    """Open a PDF with pypdfium2 and close it again.

    Raises PasswordProtectedError where the password is missing or wrong, TooLargeError where a
    limit is passed, and UnreadableDocumentError where pdfium cannot make sense of the file.
    """
    import pypdfium2

    if len(source.data) > MAX_BYTES:
        raise TooLargeError(
            source.name,
            f"the file is larger than {MAX_BYTES // 1_000_000} MB.",
            "Split it, or print the pages with tables to a new PDF.",
        )
    check_streams(source, password)
    check_forms(source, password)
    check_patterns(source, password)
    try:
        document = pypdfium2.PdfDocument(source.data, password=password or None)
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) == _PASSWORD_NEEDED:
            raise PasswordProtectedError(
                source.name,
                "the PDF opens only with a password."
                if not password
                else "the password does not open the PDF.",
                "Give it with --password, or for this file in foi-compare.toml.",
            ) from problem
        raise UnreadableDocumentError(
            source.name,
            "the PDF is damaged and cannot be opened.",
            "Ask the force to send it again, or open it and print it to a new PDF.",
        ) from problem
    note_costs(document, source, password)
    try:
        yield document
    finally:
        document.close()


class Handles(NamedTuple):
    """A page that pdfium has loaded, and its text; either is None where it could not."""

    page: Any
    text_page: Any


def load_page(document: Any, index: int) -> Handles:  # noqa: ANN401 - pdfium has no types
    """Load a page; most of the time that pdfium itself takes goes here."""
    import pypdfium2.raw as pdfium

    page = pdfium.FPDF_LoadPage(document.raw, index)
    return Handles(page, pdfium.FPDFText_LoadPage(page) if page else None)


def close_page(loaded: Handles) -> None:
    """Give back what a page that was loaded holds."""
    import pypdfium2.raw as pdfium

    if loaded.text_page:
        pdfium.FPDFText_ClosePage(loaded.text_page)
    if loaded.page:
        pdfium.FPDF_ClosePage(loaded.page)


def read_page(loaded: Handles, number: int) -> ReadPage | None:
    """Read the page of that number, counted from 1; None where pdfium could not load it."""
    import pypdfium2.raw as pdfium

    return _read(pdfium, *loaded, number) if loaded.page else None


def _read(pdfium: Any, page: Any, text_page: Any, number: int) -> ReadPage:  # noqa: ANN401 - as above
    to_page, width, height = _frame(pdfium, page)
    marks = PathReader(pdfium, to_page).read(page)
    if text_page:
        reader = WordReader(pdfium, text_page, to_page)
        text = reader.read()
        whole, raw = glued(_split_at_rules(reader, text.words, marks.vertical), text.raw)
        white, raw = glued(text.white, raw)
        text = text._replace(raw=raw, white=white)
        words, twice = _drop_doubles(whole)
        words, raised = _raise_footnotes(words)
    else:
        text, words, twice, raised = PageText([], [], [], ""), [], [], []
    seen, unseen = _tell_white(text.white, marks)
    scanned = _is_scan(text, marks.images, width * height)
    if scanned:
        words = words + text.hidden
    else:
        unseen += text.hidden
    words += seen
    inside, outside = _crop(words, width, height)
    turned = _dominant_turn(inside)
    content = Page(
        number=number,
        width=width,
        height=height,
        words=tuple(inside),
        horizontal=tuple(marks.horizontal),
        vertical=tuple(marks.vertical),
        fills=tuple(marks.fills),
        images=tuple(marks.images),
    )
    return ReadPage(
        page=turn_page(content, turned) if turned else content,
        raw=text.raw,
        turned=turned,
        width=width,
        height=height,
        hidden=tuple(unseen + outside),
        twice=tuple(twice),
        raised=tuple(raised),
        annotations=_annotations(pdfium, page),
        cuts=tuple(w.start for w in inside if w.start and not text.raw[w.start - 1].isspace()),
        scanned=scanned,
    )


def _annotations(pdfium: Any, page: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    """Return what is laid over a page and is no text of it: filled fields, comments, boxes."""
    kinds = {
        pdfium.FPDF_ANNOT_WIDGET: ("form field", b"V"),
        pdfium.FPDF_ANNOT_TEXT: ("comment", b"Contents"),
        pdfium.FPDF_ANNOT_FREETEXT: ("text box", b"Contents"),
    }
    found = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        name, key = kinds.get(pdfium.FPDFAnnot_GetSubtype(annotation), ("", b""))
        # Two bytes end an empty text.
        if name and pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0) > _EMPTY:
            found.append(name)
        pdfium.FPDFPage_CloseAnnot(annotation)
    return tuple(found)


def _frame(pdfium: Any, page: Any) -> tuple[Matrix, float, float]:  # noqa: ANN401 - as above
    """Return the map from user space to the displayed page, and its width and height.

    pdfium knows it by its own rotation, crop box and inherited entries; three corners give it.
    """
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    x, y = ctypes.c_double(), ctypes.c_double()
    corners = []
    for across, down in ((0, 0), (_FINE, 0), (0, _FINE)):
        pdfium.FPDF_DeviceToPage(page, 0, 0, _FINE, _FINE, 0, across, down, x, y)
        corners.append((x.value, y.value))
    (ox, oy), *ends = corners
    rows = []
    for (ex, ey), length in zip(ends, (width, height), strict=True):
        dx, dy = ex - ox, ey - oy
        scale = length / ((dx * dx + dy * dy) or 1.0)
        rows.append((round(dx * scale, 6), round(dy * scale, 6)))
    (a, c), (b, d) = rows
    return Matrix(a, b, c, d, -(a * ox + c * oy), -(b * ox + d * oy)), width, height


def _split_at_rules(reader: WordReader, words: list[Word], vertical: list[Rule]) -> list[Word]:
    """Cut a word in two where a rule runs through a gap in it: two cells glued together."""
    rules = sorted(vertical)
    places = [rule.at for rule in rules]
    done: list[Word] = []
    for word in words:
        low = bisect.bisect_left(places, word.x0 + 2)
        if low == len(places) or places[low] > word.x1 - 2:
            done.append(word)
            continue
        high = bisect.bisect_right(places, word.x1 - 2)
        crossing = [r for r in rules[low:high] if r.start <= word.middle <= r.end]
        if not crossing or word.turn or len(word.text) == 1:
            done.append(word)
            continue
        edges = reader.character_edges(word)
        runs = reader.character_runs(word)
        cuts = _cuts(edges, runs, [rule.at for rule in crossing])
        begin = 0
        for cut in [*cuts, len(word.text)]:
            done.append(
                word._replace(
                    text=word.text[begin:cut],
                    x0=edges[begin][0],
                    x1=edges[min(cut, len(edges)) - 1][1],
                    start=word.start + begin,
                    length=cut - begin,
                    run=runs[begin],
                )
                if cuts
                else word
            )
            begin = cut
    return done


def _cuts(edges: list[tuple[float, float]], runs: list[int], rules: Sequence[float]) -> list[int]:
    """Return the characters of a word that begin the text of another cell, right of a rule.

    Either there is a gap around the rule; or another drawing operation begins just right of it:
    the text before was cut off at the edge of its cell.
    """
    found = []
    for index in range(1, len(edges)):
        before, begin = edges[index - 1][1], edges[index][0]
        gap = begin - before > _GLUED and any(before - 1 <= at <= begin + 1 for at in rules)
        clipped = runs[index] != runs[index - 1] and any(
            at - 1 <= begin <= at + _INDENT for at in rules
        )
        if gap or clipped:
            found.append(index)
    return found


def _drop_doubles(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Tell the words apart from those printed a second time on the same spot to look bold."""
    kept: list[Word] = []
    twice: list[Word] = []
    seen: dict[tuple[str, float, float], list[Word]] = {}
    for word in words:
        text, x0, top, _, bottom, _, _, _, _, _ = word
        near = 0.1 * (bottom - top) if bottom - top > _BAND else 0.1 * _BAND
        band, strip = top // _BAND, x0 // _STRIP
        below, right = top - band * _BAND, x0 - strip * _STRIP
        here = others = seen.get((text, band, strip))
        if not (near <= below <= _BAND - near and near <= right <= _STRIP - near):
            bands = (band, band - 1) if below < near else (band, band + 1)
            strips = (strip, strip - 1) if right < near else (strip, strip + 1)
            others = [one for b in bands for s in strips for one in seen.get((text, b, s), ())]
        if others and any(abs(o[1] - x0) < near and abs(o[2] - top) < near for o in others):
            twice.append(word)
            continue
        kept.append(word)
        if here:
            here.append(word)
        else:
            seen[text, band, strip] = [word]
    return kept, twice


def _raise_footnotes(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Write small raised figures that follow a word as raised, so that `5` and `1` is no 51."""
    found: list[Word] = []
    raised: list[Word] = []
    for word in words:
        if found and word.text.isdecimal() and not word.turn and len(word.text) <= 2:
            before = found[-1]
            height = before.bottom - before.top
            near = -1 <= word.x0 - before.x1 <= height * 0.25
            if near and is_raised(before[1:5], word[1:5]):
                word = word._replace(text=word.text.translate(_SUPERSCRIPT))  # noqa: PLW2901
                raised.append(word)
        found.append(word)
    return found, raised


def _tell_white(words: list[Word], marks: Marks) -> tuple[list[Word], list[Word]]:
    """White letters are seen on a dark fill or a picture, and on nothing else."""
    dark = [fill.box for fill in marks.fills if min(fill.colour) < _DARK] + marks.images
    seen: list[Word] = []
    unseen: list[Word] = []
    middles = [((word.x0 + word.x1) / 2, word.middle) for word in words]
    for word, shown in zip(words, lie_in_a_box(middles, dark), strict=True):
        (seen if shown else unseen).append(word)
    return seen, unseen


def _is_scan(text: PageText, images: list[Box], area: float) -> bool:
    """Tell whether a picture covers most of the page and its text is an invisible layer."""
    covered = max(((i.x1 - i.x0) * (i.bottom - i.top) for i in images), default=0.0)
    return covered > area * 0.5 and len(text.words) * 4 <= len(text.hidden)


def _crop(words: list[Word], width: float, height: float) -> tuple[list[Word], list[Word]]:
    across, down = 2 * width + 2, 2 * height + 2
    outside = [
        word
        for word in words
        if not (-2 <= word[1] + word[3] <= across and -2 <= word[2] + word[4] <= down)
    ]
    if not outside:
        return words, []
    left_out = set(map(id, outside))
    return [word for word in words if id(word) not in left_out], outside


def _dominant_turn(words: list[Word]) -> int:
    """Return the angle that the text of a page is turned by, so that it can be turned back.

    Most letters have it, and most values where any are printed: long headings that are turned to
    stand in narrow columns may hold more letters than all that stands level, and no value.
    """
    if not {word.turn for word in words} - {0}:
        return 0
    letters: Counter[int] = Counter()
    values: Counter[int] = Counter()
    for word in words:
        letters[word.turn] += len(word.text)
        values[word.turn] += is_value((word,))
    if letters[0] * 2 >= letters.total() or values[0] * 2 > values.total():
        return 0
    return letters.most_common(1)[0][0]


def _leaned(box: Box, angle: float, width: float, height: float) -> Box:
    """Return a box turned by some degrees about the middle of the page, its own size kept."""
    radians = math.radians(angle)
    x = (box.x0 + box.x1) / 2 - width / 2
    y = (box.top + box.bottom) / 2 - height / 2
    across = x * math.cos(radians) - y * math.sin(radians) - x
    down = x * math.sin(radians) + y * math.cos(radians) - y
    return Box(box.x0 + across, box.top + down, box.x1 + across, box.bottom + down)


def turn_box(box: Box, angle: int, width: float, height: float) -> Box:
    """Turn a box with its page of the given size back by `angle` degrees, so that text is level."""
    if angle == 90:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    if angle == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    if angle == 270:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    return box


def turn_page(page: Page, angle: int) -> Page:
    """Turn a page so that text that stood at `angle` is level."""
    width, height = page.width, page.height

    def turned(box: Box) -> Box:
        return turn_box(box, angle, width, height)

    words = []
    for word in page.words:
        box = turned(Box(word.x0, word.top, word.x1, word.bottom))
        words.append(
            word._replace(
                x0=box.x0, top=box.top, x1=box.x1, bottom=box.bottom, turn=(word.turn - angle) % 360
            )
        )
    horizontal, vertical = [], []
    for level, rules in ((True, page.horizontal), (False, page.vertical)):
        for rule in rules:
            box = turned(
                Box(rule.start, rule.at, rule.end, rule.at)
                if level
                else Box(rule.at, rule.start, rule.at, rule.end)
            )
            if (angle % 180 == 0) == level:
                horizontal.append(Rule(box.top, box.x0, box.x1))
            else:
                vertical.append(Rule(box.x0, box.top, box.bottom))
    swap = angle % 180 == 90
    return replace(
        page,
        width=height if swap else width,
        height=width if swap else height,
        words=tuple(words),
        horizontal=tuple(horizontal),
        vertical=tuple(vertical),
        fills=tuple(Fill(turned(fill.box), fill.colour) for fill in page.fills),
        images=tuple(turned(image) for image in page.images),
    )
