"""Pictures of pages (PNG, JPEG, TIFF) → blocks, by reading what is drawn on them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from foi_compare.errors import NoTextLayerError, TooLargeError
from foi_compare.limits import PICTURES, PIXELS, SIDE
from foi_compare.model import Document, Source
from foi_compare.readers.pages.pdf_build import build
from foi_compare.readers.pages.pdf_contents import contents_of
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.scans import ocr
from foi_compare.readers.scans.scan_content import picture_hints, read_of, with_doubts
from foi_compare.readers.scans.scan_page import read_page

Image = Any  # a PIL image

_SIGNATURES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF87a", b"GIF89a",
)  # fmt: skip
_MANY_PIXELS = f"the picture has more than {PIXELS:,} pixels."
_LONGEST = 3600  # pixels of the longer side: a page at 300 to the inch; more shows no more
_A4 = (595.0, 842.0)  # points
_POINTS = 72.0


class Picture(NamedTuple):
    """A page of a picture, upright; `scale` are the points for a pixel of it."""

    image: Image
    scale: float


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are a picture of a kind that is read."""
    webp = data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    return webp or (data.startswith(_SIGNATURES) and (data[:2] != b"BM" or data[6:10] == b"\0" * 4))


def read(source: Source, password: str = "") -> Document:
    """Return the document of a picture; `password` has no meaning here.

    Raises:
        NoTextLayerError: the engine that reads pictures is missing.

    """
    del password
    need_engine(source.name, "this is a picture", ocr.missing())
    pages = [
        read_of(read_page(picture.image, ocr.engine()), picture.scale, number)
        for number, picture in enumerate(pictures(source, grey=True), start=1)
    ]
    return document_of(source, pages)


def need_engine(name: str, what: str, missing: str) -> None:
    """Raise NoTextLayerError, with what to install, where something is missing."""
    if missing:
        raise NoTextLayerError(
            name,
            f"{what}, and the engine that reads pictures is missing here ({missing}).",
            "Install it with `pip install onnxruntime rapidocr` and run this again; where it "
            "cannot be installed, use another version of Python, or ask the force for the "
            "original file.",
        )


def document_of(source: Source, pages: Sequence[ReadPage]) -> Document:
    """Return the document of pages that were read off pictures."""
    blocks, raw = build(contents_of(source, pages))
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="image",
        blocks=with_doubts(blocks, pages),
        raw=raw,
        hints=tuple(picture_hints(pages, {read.page.number for read in pages}, "")),
    )


def number_of_pages(source: Source) -> int:
    """Return how many pages a picture has.

    Raises:
        TooLargeError: it is larger than one that is read.

    """
    with _opened(source) as (_, pages):
        return pages


def pictures(source: Source, *, grey: bool, first: int = 1) -> Iterator[Picture]:
    """Yield the pages of a picture from one on; a TIFF may hold several.

    Args:
        source: the file.
        grey: as they are read, and not in the colours in which they are shown.
        first: the page to begin with, counted from 1.

    Raises:
        TooLargeError: it is larger than one that is read.

    """
    from PIL import Image as Pillow
    from PIL import ImageOps

    with _opened(source) as (file, pages):
        for at in range(first - 1, pages):
            file.seek(at)
            _check_frame(source, file)
            upright = _on_paper(ImageOps.exif_transpose(file)).convert("L" if grey else "RGB")
            points = _scale(file) * max(upright.size)
            upright.thumbnail((_LONGEST, _LONGEST), Pillow.Resampling.LANCZOS)
            yield Picture(upright, points / max(upright.size))


@contextmanager
def _opened(source: Source) -> Iterator[tuple[Image, int]]:
    """Open a picture, and count its pages."""
    from PIL import Image as Pillow

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the size is judged frame by frame
        try:
            file = Pillow.open(io.BytesIO(source.data))
        except Pillow.DecompressionBombError as error:
            raise _too_large(source, _MANY_PIXELS) from error
        with file:
            yield file, _count_pages(source, file)


def _count_pages(source: Source, file: Image) -> int:
    """Return how many pages there are, before the first is read, which takes seconds.

    They are counted one by one: a decoder that is asked for one behind the last counts it, too.
    """
    for at in range(PICTURES + 1):
        try:
            file.seek(at)
        except EOFError:
            file.seek(0)
            return at
    raise _too_large(source, f"the picture has more than {PICTURES} pages.")


def _check_frame(source: Source, frame: Image) -> None:
    if frame.width * frame.height > PIXELS:
        raise _too_large(source, _MANY_PIXELS)
    if max(frame.size) > SIDE:
        problem = (
            f"the picture is {max(frame.size):,} pixels long: of more than {SIDE:,} nothing can be"
            " made out once it is brought to the size of a page."
        )
        raise _too_large(source, problem)


def _too_large(source: Source, problem: str) -> TooLargeError:
    next_step = "Cut it into the pages it shows, or ask the force for the original file."
    return TooLargeError(source.name, problem, next_step)


def _on_paper(image: Image) -> Image:
    """Return a picture on white where it is transparent."""
    from PIL import Image as Pillow

    clear = image.convert("RGBA")
    paper = Pillow.new("RGBA", clear.size, "white")
    return Pillow.alpha_composite(paper, clear)


def _scale(image: Image) -> float:
    """Return the points for a pixel: by the resolution that the file names, else as on A4."""
    given = image.info.get("dpi") or (0, 0)
    dpi = float(given[0])
    if 90 <= dpi <= 1200:  # a screen's 72 or 96 says nothing of paper; 96 is a safe reading
        return _POINTS / dpi
    side = _A4[0] if image.height >= image.width else _A4[1]
    return side / max(1.0, float(image.width))
