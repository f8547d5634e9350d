"""Pictures of pages (PNG, JPEG, TIFF, scanned PDF) → blocks, by reading what is drawn on them."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from foi_compare.errors import NoTextLayerError, UnreadableDocumentError
from foi_compare.model import Block, Box, Document, Hint, Source, Table
from foi_compare.readers import ocr, page_image
from foi_compare.readers.ocr import SeenLine
from foi_compare.readers.pdf_build import PageContent, build
from foi_compare.readers.pdf_pages import ReadPage
from foi_compare.readers.tables.choose import loose_lines, tables_of
from foi_compare.readers.tables.page import Page, Rule, Word

Image = Any  # a PIL image

_SIGNATURES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF87a", b"GIF89a",
)  # fmt: skip
_DPI = 200
_MOST_PAGES = 100
_MOST_PIXELS = 120_000_000
_A4 = (595.0, 842.0)  # points
_POINTS = 72.0
_SURE = 0.85  # of a page that stands upright
_READ = "read from a picture by optical character recognition; every number was looked at twice"


class _Picture(NamedTuple):
    image: Image
    scale: float  # points for a pixel


class Straight(NamedTuple):
    """A page as it was read: upright and level, with the turn and the angle that it took."""

    lines: tuple[SeenLine, ...]
    image: Image
    turned: int
    angle: float


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are a picture of a kind that is read."""
    webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return webp or (data.startswith(_SIGNATURES) and (data[:2] != b"BM" or data[6:10] == b"\0" * 4))


def read(source: Source, password: str = "") -> Document:
    """Return the document of a picture; `password` has no meaning here.

    Raises:
        NoTextLayerError: the engine that reads pictures is not installed.

    """
    del password
    need_engine(source.name, "this is a picture", installed=ocr.is_installed())
    return _document(source, _pictures(source), "image")


def read_pdf(source: Source, password: str = "") -> Document:
    """Return the document of a PDF whose pages are pictures.

    Raises:
        NoTextLayerError: the engine that reads pictures is not installed.

    """
    what = "the PDF is a scan: it holds pictures of pages and no text"
    need_engine(source.name, what, installed=ocr.is_installed())
    return _document(source, _rendered(source, password), "scan")


def need_engine(name: str, what: str, *, installed: bool) -> None:
    """Raise NoTextLayerError, with what to install, where the engine is missing."""
    if not installed:
        raise NoTextLayerError(
            name,
            f"{what}, and the engine that reads pictures is not installed.",
            "Install it with `pip install foi-compare[ocr]` and run this again, "
            "or ask the force for the original file.",
        )


def _document(source: Source, pictures: Iterable[_Picture], kind: str) -> Document:
    scales: list[float] = []
    pages: list[Straight] = []
    for picture in pictures:
        pages.append(_straight(picture.image))
        scales.append(picture.scale)
    document = document_of(*pages, name=source.name, scales=scales)
    return replace(document, sha256=source.sha256, format=kind)


def document_of(*pages: Straight, name: str, scales: Sequence[float] = ()) -> Document:
    """Return the document of pages that were read; `scales` are the points for a pixel of each."""
    contents = [
        _content(page, scale, number)
        for number, (page, scale) in enumerate(
            zip(pages, scales or [0.5] * len(pages), strict=True), start=1
        )
    ]
    blocks, raw = build(contents)
    sizes = [(content.read.width, content.read.height) for content in contents]
    angles = [page.angle for page in pages]
    hints = [Hint(kind="unknowable", value=_READ)]
    hints += [
        Hint(kind="unknowable", value=f"page {content.read.page.number} is a picture without text")
        for content in contents
        if not content.read.page.words
    ]
    return Document(
        name=name,
        sha256="",
        format="image",
        blocks=tuple(_askew(_in_doubt(block, pages), angles, sizes) for block in blocks),
        raw=raw,
        hints=tuple(hints),
    )


def _straight(image: Image) -> Straight:
    """Read a page, turned as a whole until it reads well: no line is ever turned by itself."""
    first = _seen(image, 0)
    if _reads_well(first.lines):
        best = first
    else:
        upright = all(line.upright for line in first.lines)
        tries = [first, *(_seen(image, turn) for turn in ((180,) if upright else (90, 270)))]
        best = max(tries, key=lambda page: _quality(page.lines))
    import numpy as np

    seen = ocr.with_second_look(np.asarray(best.image), best.lines)
    return best._replace(lines=seen)


def _seen(image: Image, turn: int) -> Straight:
    import numpy as np

    turned = image.rotate(turn, expand=True) if turn else image
    level, angle = page_image.straightened(turned)
    return Straight(ocr.see(np.asarray(level.convert("RGB"))), level, turn, angle)


def _reads_well(lines: Sequence[SeenLine]) -> bool:
    letters = sum(len(line.text) for line in lines)
    standing = sum(len(line.text) for line in lines if not line.upright)
    return letters == 0 or (_quality(lines) >= _SURE * letters and standing * 2 < letters)


def _quality(lines: Sequence[SeenLine]) -> float:
    return sum(line.sure * len(line.text) for line in lines if line.upright)


def _content(straight: Straight, scale: float, number: int) -> PageContent:
    raw: list[str] = []
    words: list[Word] = []
    doubts: dict[int, str] = {}
    length = 0
    for line in straight.lines:
        for seen in line.words:
            start = length
            box = (seen.x0 * scale, seen.top * scale, seen.x1 * scale, seen.bottom * scale)
            words.append(Word(seen.text, *box, start=start, length=len(seen.text)))
            if seen.doubt:
                doubts[start] = seen.doubt
            raw.append(seen.text)
            length += len(seen.text) + 1
    width, height = (side * scale for side in straight.image.size)
    level, upright = page_image.strokes(straight.image)
    page = Page(
        number=number,
        width=width,
        height=height,
        words=tuple(words),
        horizontal=tuple(Rule(*(value * scale for value in stroke)) for stroke in level),
        vertical=tuple(Rule(*(value * scale for value in stroke)) for stroke in upright),
    )
    tables = [
        replace(table, doubts={**table.doubts, **{s: doubts[s] for s in doubts if s in places}})
        for table in tables_of(page, None, check=False)
        for places in (table.grid.places,)
    ]
    read = ReadPage(
        page=page,
        raw="\n".join(raw),
        turned=straight.turned,
        width=height if straight.turned % 180 else width,
        height=width if straight.turned % 180 else height,
        hidden=(),
        twice=(),
        raised=(),
        cuts=(),
        scanned=False,
    )
    return PageContent(read=read, tables=tables, lines=loose_lines(page, tables))


def _in_doubt(block: Block, pages: Sequence[Straight]) -> Block:
    """Return a text with what the second look saw of its numbers, where it differs."""
    if isinstance(block, Table) or not block.place.page:
        return block
    inside = set(block.text.split())
    doubts = [
        f"`{word.text}` may be {word.doubt}"
        for line in pages[block.place.page - 1].lines
        for word in line.words
        if word.doubt and word.text in inside
    ]
    return replace(block, doubt="; ".join(doubts)) if doubts else block


def _askew(block: Block, angles: Sequence[float], sizes: Sequence[tuple[float, float]]) -> Block:
    """Return a block whose boxes lie where the picture, which may lean, shows them."""

    def leaning(place: Any) -> Any:  # noqa: ANN401 - a Place, kept as it is but for its box
        angle = angles[place.page - 1] if place.page else 0.0
        if place.box is None or not angle:
            return place
        return replace(place, box=_leaning(place.box, angle, sizes[place.page - 1]))

    if not isinstance(block, Table):
        return replace(block, place=leaning(block.place))
    cells = tuple(replace(cell, place=leaning(cell.place)) for cell in block.cells)
    return replace(block, place=leaning(block.place), cells=cells)


def _leaning(box: Box, angle: float, size: tuple[float, float]) -> Box:
    """Return a box turned back about the middle of the page, its own size kept."""
    radians = math.radians(angle)
    x = (box.x0 + box.x1) / 2 - size[0] / 2
    y = (box.top + box.bottom) / 2 - size[1] / 2
    across = x * math.cos(radians) - y * math.sin(radians) + size[0] / 2 - (box.x0 + box.x1) / 2
    down = x * math.sin(radians) + y * math.cos(radians) + size[1] / 2 - (box.top + box.bottom) / 2
    return Box(box.x0 + across, box.top + down, box.x1 + across, box.bottom + down)


def _pictures(source: Source) -> Iterator[_Picture]:
    """Yield the pages of a picture; a TIFF may hold several."""
    from PIL import Image as Pillow
    from PIL import ImageOps, ImageSequence

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the size is judged below
        try:
            file = Pillow.open(io.BytesIO(source.data))
        except Pillow.DecompressionBombError as error:
            raise _too_large(source) from error
        with file:
            for number, frame in enumerate(ImageSequence.Iterator(file)):
                if number >= _MOST_PAGES or frame.width * frame.height > _MOST_PIXELS:
                    raise _too_large(source)
                upright = ImageOps.exif_transpose(frame)
                yield _Picture(_grey(upright), _scale(frame))


def _too_large(source: Source) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        source.name,
        "the picture is too large or has too many pages.",
        "Split it, or ask the force for the original file.",
    )


def _grey(image: Image) -> Image:
    """Return a picture in shades of grey, on white where it is transparent."""
    from PIL import Image as Pillow

    clear = image.convert("RGBA")
    paper = Pillow.new("RGBA", clear.size, "white")
    return Pillow.alpha_composite(paper, clear).convert("L")


def _scale(image: Image) -> float:
    """Return the points for a pixel: by the resolution that the file names, else as on A4."""
    given = image.info.get("dpi") or (0, 0)
    dpi = float(given[0])
    if 90 <= dpi <= 1200:  # a screen's 72 or 96 says nothing of paper; 96 is a safe reading
        return _POINTS / dpi
    side = _A4[0] if image.height >= image.width else _A4[1]
    return side / max(1.0, float(image.width))


def _rendered(source: Source, password: str) -> Iterator[_Picture]:
    """Yield the pages of a PDF as pictures."""
    import pypdfium2

    with pypdfium2.PdfDocument(source.data, password=password or None) as document:
        if len(document) > _MOST_PAGES:
            raise UnreadableDocumentError(
                source.name,
                f"the scan has {len(document)} pages, more than {_MOST_PAGES}.",
                "Put the pages with tables into a PDF of their own.",
            )
        for page in document:
            most = math.sqrt(_MOST_PIXELS / max(1.0, page.get_width() * page.get_height()))
            scale = min(_DPI / _POINTS, most)
            bitmap = page.render(scale=scale, grayscale=True)
            yield _Picture(bitmap.to_pil().convert("L"), 1 / scale)
            bitmap.close()
            page.close()
