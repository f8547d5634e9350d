"""A file that has pages → the picture of one of them, in colour, and the words that stand on it."""

from __future__ import annotations

from typing import Any, NamedTuple

from foi_compare.errors import TooLargeError, UnreadableDocumentError
from foi_compare.limits import scale_of_picture
from foi_compare.model import Source
from foi_compare.readers.by_format import pdf, scan
from foi_compare.readers.opening.damage import damage_named
from foi_compare.readers.opening.flat import packed
from foi_compare.readers.opening.protected import opened as unlocked
from foi_compare.readers.pdf_decoding.pdf_pages import (
    ReadPage,
    close_page,
    load_page,
    opened,
    read_page,
)
from foi_compare.readers.pdf_decoding.pdf_paint import check_paint
from foi_compare.readers.scans import ocr
from foi_compare.readers.scans.scan_content import read_of, with_picture_read
from foi_compare.readers.scans.scan_page import read_page as read_picture

Image = Any  # a PIL image, in colour


class ShownPage(NamedTuple):
    """A page as it is displayed: its picture, and its size in points.

    `scale` are the pixels for a point, `pages` how many the file has.
    """

    image: Image
    scale: float
    width: float
    height: float
    pages: int


def shown_page(source: Source, password: str, page: int, wanted: float) -> ShownPage:
    """Return the picture of a page.

    Args:
        source: a PDF or a picture.
        password: opens it, where it needs one.
        page: counted from 1.
        wanted: pixels for a point; a large page is shown with fewer.

    Raises:
        UnreadableDocumentError: it is locked, damaged or too large, or has no such page.

    """
    source = packed(unlocked(source, password))
    if pdf.recognises(source.data):
        with damage_named(source.name, "a PDF"):
            return _of_pdf(source, password, page, wanted)
    if scan.recognises(source.data):
        with damage_named(source.name, "a picture"):
            return _of_picture(source, page, wanted)
    raise _without_pages(source)


def words_of_page(source: Source, password: str, page: int) -> ReadPage:
    """Return a page as it is read; one that is a picture is read off it where the engine is.

    Args:
        source: a PDF or a picture.
        password: opens it, where it needs one.
        page: counted from 1.

    Raises:
        UnreadableDocumentError: it is locked, damaged or too large, or has no such page.

    """
    source = packed(unlocked(source, password))
    if pdf.recognises(source.data):
        with damage_named(source.name, "a PDF"), opened(source, password) as document:
            _check_number(source, page, len(document))
            loaded = load_page(document, page - 1)
            try:
                read = read_page(loaded, page)
            finally:
                close_page(loaded)
            if read is None:
                raise _damaged(source, page)
            return with_picture_read(document, read)
    if scan.recognises(source.data):
        with damage_named(source.name, "a picture"):
            scan.need_engine(source.name, "this is a picture", ocr.missing())
            picture, _ = _frame(source, page, grey=True)
            return read_of(read_picture(picture.image, ocr.engine()), picture.scale, page)
    raise _without_pages(source)


def _of_pdf(source: Source, password: str, page: int, wanted: float) -> ShownPage:
    with opened(source, password) as document:
        _check_number(source, page, len(document))
        document.init_forms()  # what is filled in is part of what a person sees
        try:
            loaded = document[page - 1]
        except Exception as error:
            raise _damaged(source, page) from error
        try:
            width, height = loaded.get_width(), loaded.get_height()
            scale = _checked_scale(source, page, width, height, wanted)
            check_paint(loaded)
            bitmap = loaded.render(scale=scale)
            # A copy: the memory of the bitmap goes with it.
            image = bitmap.to_pil().convert("RGB").copy()
            bitmap.close()
        finally:
            loaded.close()
        return ShownPage(image, scale, width, height, len(document))


def _of_picture(source: Source, page: int, wanted: float) -> ShownPage:
    from PIL import Image as Pillow

    picture, pages = _frame(source, page, grey=False)
    image, points = picture.image, picture.scale
    width, height = image.width * points, image.height * points
    # More pixels than the picture has show no more.
    scale = min(_checked_scale(source, page, width, height, wanted), 1 / points)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return ShownPage(image.resize(size, Pillow.Resampling.LANCZOS), scale, width, height, pages)


def _frame(source: Source, page: int, *, grey: bool) -> tuple[scan.Picture, int]:
    """Return one page of a picture, and how many it has."""
    pages = scan.number_of_pages(source)
    _check_number(source, page, pages)
    return next(scan.pictures(source, grey=grey, first=page)), pages


def _checked_scale(source: Source, page: int, width: float, height: float, wanted: float) -> float:
    scale = scale_of_picture(width, height, wanted)
    if not scale:
        raise TooLargeError(
            source.name,
            f"page {page} is {width / 72:,.0f} by {height / 72:,.0f} inches large: of its picture"
            " nothing could be made out.",
            "Open the file itself.",
        )
    return scale


def _check_number(source: Source, page: int, pages: int) -> None:
    if not 1 <= page <= pages:
        has = f"{pages:,} page{'s' * (pages != 1)}"
        raise UnreadableDocumentError(
            source.name, f"it has {has}, and no page {page}.", "Name one of these."
        )


def _damaged(source: Source, page: int) -> UnreadableDocumentError:
    again = "Ask the force to send the file again."
    return UnreadableDocumentError(source.name, f"page {page} is damaged.", again)


def _without_pages(source: Source) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        source.name,
        "a file of this kind has no pages that could be shown as pictures.",
        "Only PDFs and pictures have; see its text instead.",
    )
