from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from foi_compare.errors import NoTextLayerError, UnreadableDocumentError
from foi_compare.model import Document, TextBlock
from foi_compare.readers import ocr, scan
from foi_compare.readers.ocr import SeenLine, SeenWord
from reading import in_blocks, in_raw, read, rows, tables, texts

ROWS = [("Outcome", "2021", "2022"), ("Charged", "12", "1,234"), ("Caution", "69", "<5")]


def drawn(turn: float = 0.0, rows_: list[tuple[str, ...]] = ROWS) -> Image.Image:
    """Return a ruled table as a scanner would see it at 150 dpi, turned by some degrees."""
    image = Image.new("L", (1240, 700), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(26)
    draw.text((120, 60), "Response to request 123/24: we hold 60 records.", fill=0, font=font)
    for row, line in enumerate(rows_):
        for column, text in enumerate(line):
            left, top = 120 + column * 300, 150 + row * 60
            draw.rectangle((left, top, left + 300, top + 60), outline=0, width=2)
            draw.text((left + 15, top + 12), text, fill=0, font=font)
    return image.rotate(turn, Image.Resampling.BICUBIC, expand=turn % 90 == 0, fillcolor=255)


def saved(image: Image.Image, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, resolution=150) if kind == "PDF" else image.save(buffer, kind)
    return buffer.getvalue()


def needs_engine() -> None:
    if not ocr.is_installed():
        pytest.skip("the extra `ocr` is not installed")


def seen(data: bytes) -> Document:
    document = read("scan.png", data)
    assert in_blocks(document) == in_raw(document)
    return document


@pytest.mark.parametrize("turn", [0.9, 180, 90])
def test_a_scan_askew_or_turned_is_read_into_its_table(turn: float):
    needs_engine()
    document = seen(saved(drawn(turn)))
    assert rows(tables(document)[0]) == [" | ".join(row) for row in ROWS]
    assert texts(document) == ["Response to request 123/24: we hold 60 records."]
    assert document.format == "image"


def test_a_pdf_of_pictures_is_read_like_a_picture():
    needs_engine()
    document = seen(saved(drawn(0.4), "PDF"))
    assert document.format == "scan"
    assert rows(tables(document)[0]) == [" | ".join(row) for row in ROWS]


def test_a_picture_without_text_says_so():
    needs_engine()
    document = seen(saved(Image.new("RGB", (300, 200), "white")))
    assert document.blocks == ()
    assert "page 1 is a picture without text" in [hint.value for hint in document.hints]


def test_what_the_second_look_sees_otherwise_is_in_doubt():
    nine, sure, faint = (SeenWord(text, 0, 0, 9, 9) for text in ("9", "12", "7"))
    looks = {nine: ("6", 0.99), sure: ("12", 0.99), faint: ("7", 0.4)}
    assert ocr.doubt_of(nine, looks) == "`6`"
    assert ocr.doubt_of(sure, looks) == ""
    assert ocr.doubt_of(faint, looks) == "`7`, hardly legible"


def test_a_doubt_reaches_the_cell_and_the_sentence():
    words = [
        SeenWord(text, 50 + 300 * column, 100 + 40 * row, 150 + 300 * column, 125 + 40 * row, doubt)
        for row, line in enumerate([("Outcome", "Total"), ("Charged", "12"), ("Caution", "9")])
        for column, text in enumerate(line)
        for doubt in ("`6`" if text == "9" else "",)
    ]
    lines = tuple(SeenLine(word.text, (word,), 1.0, upright=True) for word in words)
    note = SeenWord("8", 50, 400, 60, 425, "`3`")
    image = Image.new("L", (900, 1200), 255)
    document = scan.document_of(
        scan.Straight((*lines, SeenLine("8", (note,), 1.0, upright=True)), image, 0, 0.0),
        name="a.png",
    )
    doubts = {cell.text: cell.doubt for cell in tables(document)[0].cells if cell.doubt}
    assert doubts == {"9": "a second reading of the page saw `6`"}
    assert [b.doubt for b in document.blocks if isinstance(b, TextBlock)] == ["`8` may be `3`"]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_pictures_are_known_by_their_content(kind: str):
    assert scan.recognises(saved(Image.new("RGB", (20, 20)), kind))


def test_a_picture_too_large_or_damaged_is_refused():
    needs_engine()
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        read("a.png", saved(drawn())[:400])
    huge = saved(Image.new("1", (20_000, 10_000)))
    with pytest.raises(UnreadableDocumentError, match="too large"):
        read("a.png", huge)


def test_without_the_engine_a_scan_says_what_to_install():
    with pytest.raises(NoTextLayerError, match=r"not installed\. Install it with"):
        scan.need_engine("a.png", "this is a picture", installed=False)
