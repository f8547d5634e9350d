"""Pages of a PDF, or read off a picture, that grow along one side: pages, words, rules, tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from foi_compare.readers.scans.page_image import Stroke, Strokes
from foi_compare.readers.scans.scan_page import SeenPage
from foi_compare.readers.scans.seen_words import SeenWord

_FONT = b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
# An object that only refers to another makes pdfplumber run in circles. It is not asked of such a
# file: it weighs each line of a page against each, and what it may be shown has a limit.
_HEAD = b"%PDF-1.4\n% 0 0 obj 0 0 R\n"
_ROW = ("Charged", "12", "7")
_SENTENCE = "The force recorded the crimes below in that year"


def pdf(contents: Iterable[bytes], height: int = 842, width: int = 595) -> bytes:
    """Return a PDF with a page for each content."""
    objects = [b"", b""]
    kids = []
    for content in contents:
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources %s >>"
            % (width, height, len(objects) + 2, _FONT)
        )
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    pieces, places, length = [_HEAD], [], len(_HEAD)
    for number, body in enumerate(objects, start=1):
        places.append(length)
        pieces.append(b"%d 0 obj %s endobj\n" % (number, body))
        length += len(pieces[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    pieces.append(
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, length)
    )
    return b"".join(pieces)


def text(words: str, x: float, y: float) -> bytes:
    """Return the content that prints words at a place, in points from the corner at the bottom."""
    return f"BT /F 9 Tf 1 0 0 1 {x:g} {y:g} Tm ({words}) Tj ET\n".encode()


def line(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """Return the content that draws a line."""
    return f"{x0:g} {y0:g} m {x1:g} {y1:g} l S\n".encode()


def rows(count: int, top: float, left: float = 50, *, ruled: bool = True) -> Iterator[bytes]:
    """Yield the content of a table of so many rows below its head, ruled or not."""
    for at in range(count + 1):
        y = top - 14 * at
        if ruled:
            yield line(left, y + 10, left + 300, y + 10)
        texts = _ROW if at else ("Outcome", "2021", "2022")
        for column, words in enumerate(texts):
            yield text(words, left + 4 + 100 * column, y)
    if ruled:
        bottom = top - 14 * count - 4
        yield line(left, bottom, left + 300, bottom)
        for column in range(4):
            yield line(left + 100 * column, top + 10, left + 100 * column, bottom)


def pages(count: int) -> bytes:
    """Return a PDF of pages with a table and a sentence on each."""
    content = b"".join((text(_SENTENCE, 50, 780), *rows(3, 700)))
    return pdf([content] * count)


def pages_of_one_table(count: int) -> bytes:
    """Return a PDF of pages over which a single table goes on."""
    content = b"".join(rows(20, 780))
    return pdf([content] * count)


def lines_of_a_page(count: int) -> bytes:
    """Return a PDF of one page with lines of prose."""
    height = 100 + 14 * count
    return pdf(
        [b"".join(text(_SENTENCE, 50, height - 50 - 14 * at) for at in range(count))], height
    )


def letters_of_a_line(count: int) -> bytes:
    """Return a PDF of one page with one long line."""
    return pdf([text("Charged " * count, 50, 700)], width=100 + 40 * count)


def rows_of_a_table(count: int) -> bytes:
    """Return a PDF of one page with one ruled table."""
    height = 150 + 14 * count
    return pdf([b"".join(rows(count, height - 50))], height)


def rows_without_rules(count: int) -> bytes:
    """Return a PDF of one page with one table that no line is drawn in."""
    height = 150 + 14 * count
    return pdf([b"".join(rows(count, height - 50, ruled=False))], height)


def tables_of_a_page(count: int) -> bytes:
    """Return a PDF of one page with ruled tables, one below the other."""
    height = 150 + 80 * count
    tables = (b"".join(rows(2, height - 50 - 80 * at)) for at in range(count))
    return pdf([b"".join(tables)], height)


def columns_of_a_table(count: int) -> bytes:
    """Return a PDF of one page with a ruled table of so many columns."""
    content: list[bytes] = []
    for y in (700, 686, 672):
        content.append(line(50, y + 10, 50 + 40 * count, y + 10))
        content.extend(text("12" if y < 700 else "2021", 54 + 40 * at, y) for at in range(count))
    content.append(line(50, 668, 50 + 40 * count, 668))
    content.extend(line(50 + 40 * at, 710, 50 + 40 * at, 668) for at in range(count + 1))
    return pdf([b"".join(content)], width=100 + 40 * count)


def loose_rules(count: int) -> bytes:
    """Return a PDF of one page with lines that join nowhere, and a few words."""
    height = 100 + 8 * count
    drawn = (line(50 + at % 7, 50 + 8 * at, 400 + at % 11, 50 + 8 * at) for at in range(count))
    return pdf([b"".join((text(_SENTENCE, 50, 20), *drawn))], height)


def shaded_rows(count: int) -> bytes:
    """Return a PDF of one page with a table whose rows are told apart by shades."""
    height = 150 + 14 * count
    shades = (
        b"%g g 50 %d 300 14 re f\n" % (0.9 if at % 2 else 0.8, height - 54 - 14 * at)
        for at in range(count + 1)
    )
    content = b"".join((*shades, b"0 g\n", *rows(count, height - 50, ruled=False)))
    return pdf([content], height)


def pictures_of_a_page(count: int) -> bytes:
    """Return a PDF of one page with large pictures over each other, and white words on dark."""
    height = 150 + 14 * count
    drawn = (
        b"q 200 0 0 %d 300 %d cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q\n" % (height // 4, at)
        for at in range(count)
    )
    white = (
        b"0 g 50 %d 60 12 re f\n1 g\n" % (height - 54 - 14 * at)
        + text("Charged", 54, height - 50 - 14 * at)
        for at in range(count)
    )
    content = b"".join((*drawn, *white, b"0 g\n", text(_SENTENCE, 50, 20)))
    return pdf([content], height)


def _seen(words: Iterable[tuple[str, float, float]], strokes: Strokes, height: float) -> SeenPage:
    found = tuple(SeenWord(words, x, y, x + 18 * len(words), y + 30) for words, x, y in words)
    return SeenPage(words=found, rules=strokes, size=(2000, int(height)), turned=0)


def seen_rows(count: int) -> SeenPage:
    """Return a page read off a picture: the words of a ruled table."""
    height = 400 + 60 * count
    words = [
        (words, 204 + 400 * column, 200 + 60 * at)
        for at in range(count + 1)
        for column, words in enumerate(_ROW if at else ("Outcome", "2021", "2022"))
    ]
    level = [Stroke(195 + 60 * at, 200, 1400, 3) for at in range(count + 2)]
    upright = [Stroke(200 + 400 * at, 195, 255 + 60 * count, 3) for at in range(4)]
    return _seen(words, Strokes(tuple(level), tuple(upright)), height)


def seen_lines(count: int) -> SeenPage:
    """Return a page read off a picture: lines of prose."""
    words = [
        (word, 200 + 150 * column, 200 + 60 * at)
        for at in range(count)
        for column, word in enumerate(_SENTENCE.split())
    ]
    return _seen(words, Strokes((), ()), 400 + 60 * count)
