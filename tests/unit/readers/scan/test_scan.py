from __future__ import annotations

import io
import subprocess
import sys

import pytest
from PIL import Image, ImageDraw, ImageFont

from foi_compare.errors import NoTextLayerError, UnreadableDocumentError
from foi_compare.model import Box, Document, Source, TextBlock
from foi_compare.readers.by_format import scan
from foi_compare.readers.pdf_decoding.pdf_ahead import pages_of
from foi_compare.readers.pdf_decoding.pdf_pages import opened
from foi_compare.readers.scans import ocr
from foi_compare.readers.scans.page_image import Strokes
from foi_compare.readers.scans.scan_content import picture_hints, read_of
from foi_compare.readers.scans.scan_page import SeenPage
from foi_compare.readers.scans.seen_words import SeenWord
from reading import in_blocks, in_raw, read, rows, tables, texts

ROWS = [("Outcome", "2021", "2022"), ("Charged", "12", "1,234"), ("Caution", "69", "<5")]


SOURCE = Source(name="a.png", data=b"", sha256="0" * 64)


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
    return image.rotate(turn, Image.Resampling.BICUBIC, expand=turn >= 90, fillcolor=255)


def saved(image: Image.Image, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, resolution=150) if kind == "PDF" else image.save(buffer, kind)
    return buffer.getvalue()


def seen(data: bytes) -> Document:
    document = read("scan.png", data)
    assert in_blocks(document) == in_raw(document)
    return document


@pytest.mark.parametrize("turn", [0.9, 180, 90, 270.5])
def test_a_scan_askew_or_turned_is_read_into_its_table(turn: float):
    document = seen(saved(drawn(turn)))
    assert rows(tables(document)[0]) == [" | ".join(row) for row in ROWS]
    assert texts(document) == ["Response to request 123/24: we hold 60 records."]
    assert document.format == "image"


def test_light_words_on_a_dark_ground_stand_where_they_are_printed():
    image = drawn()
    draw = ImageDraw.Draw(image)
    draw.rectangle((121, 151, 1019, 209), fill=40)
    for column, text in enumerate(ROWS[0]):
        draw.text((135 + column * 300, 162), text, fill=250, font=ImageFont.load_default(26))
    document = seen(saved(image))
    assert rows(tables(document)[0]) == [" | ".join(row) for row in ROWS]


def test_a_pdf_of_pictures_is_read_like_a_picture():
    document = seen(saved(drawn(0.4), "PDF"))
    assert document.format == "scan"
    assert rows(tables(document)[0]) == [" | ".join(row) for row in ROWS]


def test_a_picture_without_text_says_so():
    document = seen(saved(Image.new("RGB", (300, 200), "white")))
    assert document.blocks == ()
    assert "page 1 is a picture without text" in [hint.value for hint in document.hints]


def test_every_page_of_a_tiff_is_read():
    buffer = io.BytesIO()
    first, second = drawn(), drawn(rows_=[("Outcome", "2023"), ("Charged", "7,081")])
    first.save(buffer, "TIFF", save_all=True, append_images=[second], dpi=(150, 150))
    document = seen(buffer.getvalue())
    assert [table.place.page for table in tables(document)] == [1, 2]
    assert rows(tables(document)[1]) == ["Outcome | 2023", "Charged | 7,081"]


def text_alone() -> bytes:
    """Return a PDF of one line of text."""
    from reportlab.pdfgen import canvas

    buffer = io.BytesIO()
    pdf = canvas.Canvas(buffer, invariant=1)
    pdf.drawString(72, 700, "Charged 5")
    pdf.save()
    return buffer.getvalue()


def mixed() -> bytes:
    """Return a PDF of a page of text and a page that is a picture."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas

    buffer = io.BytesIO()
    pdf = canvas.Canvas(buffer, pagesize=(595, 842), invariant=1)
    pdf.drawString(72, 700, "Our reply to request 123/24 is on the next page.")
    pdf.showPage()
    pdf.drawImage(ImageReader(drawn()), 0, 842 - 336, 595, 336)
    pdf.showPage()
    pdf.save()
    return buffer.getvalue()


def test_a_page_of_a_pdf_that_is_a_picture_is_read_beside_pages_of_text():
    document = seen(mixed())
    assert document.format == "pdf"
    assert texts(document)[0] == "Our reply to request 123/24 is on the next page."
    assert rows(tables(document)[0]) == [" | ".join(row) for row in ROWS]
    assert tables(document)[0].place.page == 2
    (hint,) = [hint.value for hint in document.hints if "recognition" in hint.value]
    assert hint.startswith("page 2: read from a picture")


def layered(*lines: str) -> bytes:
    """Return a PDF of a page picture with text that a scanner laid under it."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas

    buffer = io.BytesIO()
    pdf = canvas.Canvas(buffer, pagesize=(595, 336), invariant=1)
    pdf.drawImage(ImageReader(drawn()), 0, 0, 595, 336)
    layer = pdf.beginText(58, 290)
    layer.setTextRenderMode(3)
    layer.textLines(lines)
    pdf.drawText(layer)
    pdf.save()
    return buffer.getvalue()


def test_text_that_a_scanner_laid_under_its_picture_gives_way_to_what_is_seen():
    document = seen(layered("Response to request 123/24", "Outcome 2021 2022", "Charged 72 1,234"))
    assert rows(tables(document)[0]) == [" | ".join(row) for row in ROWS]
    assert not any(cell.doubt for cell in tables(document)[0].cells)


def of_words(*words: SeenWord) -> Document:
    """Return the document of a page on which these words were seen."""
    page = SeenPage(words, Strokes((), ()), (900, 1200))
    return scan.document_of(SOURCE, [read_of(page, 0.5, 1)])


def test_a_doubt_reaches_the_cell_and_the_sentence():
    words = [
        SeenWord(text, 50 + 300 * column, 100 + 40 * row, 150 + 300 * column, 125 + 40 * row,
                 doubt="`9` may be `6` on this scan" if text == "9" else "")
        for row, line in enumerate([("Outcome", "Total"), ("Charged", "12"), ("Caution", "9")])
        for column, text in enumerate(line)
    ]  # fmt: skip
    askew = "this page may stand upside down"
    text = [SeenWord(text, 50, 400, 60, 425, doubt=askew) for text in ("8", "6")]
    document = of_words(*words, *text)
    doubts = {cell.text: cell.doubt for cell in tables(document)[0].cells if cell.doubt}
    assert doubts == {"9": "`9` may be `6` on this scan"}
    assert [b.doubt for b in document.blocks if isinstance(b, TextBlock)] == [askew]


def test_a_box_lies_where_the_picture_shows_it_however_the_page_was_turned():
    word = SeenWord("8", 100, 200, 120, 220)
    page = SeenPage((word,), Strokes((), ()), (1200, 900), turned=90)
    (block,) = scan.document_of(SOURCE, [read_of(page, 1.0, 1)]).blocks
    assert block.place.box == Box(680, 100, 700, 120)
    leaning = page._replace(turned=0, angle=1.0)
    (block,) = scan.document_of(SOURCE, [read_of(leaning, 1.0, 1)]).blocks
    assert block.place.box is not None
    assert block.place.box.x0 == pytest.approx(104.3, abs=0.1)
    assert block.place.box.top == pytest.approx(191.5, abs=0.1)


def test_marks_of_another_script_are_those_of_english_print():
    assert ocr.in_latin(["一", "，", "（", "６", "a", "—"]) == ["–", ",", "(", "6", "a", "—"]
    assert ocr.in_latin(["火", "米", "※", "＊"]) == ["*"] * 4


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_pictures_are_known_by_their_content(kind: str):
    assert scan.recognises(saved(Image.new("RGB", (20, 20)), kind))


def test_a_picture_too_large_or_damaged_is_refused():
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        read("a.png", saved(drawn())[:400])
    huge = saved(Image.new("1", (20_000, 10_000)))
    with pytest.raises(UnreadableDocumentError, match="more than 120,000,000 pixels"):
        read("a.png", huge)


def test_where_the_engine_cannot_be_loaded_a_scan_says_why_and_what_to_install():
    missing = ocr.missing(("no_such_engine",))
    assert "no_such_engine" in missing
    with pytest.raises(NoTextLayerError, match=r"no_such_engine.*pip install onnxruntime rapidocr"):
        scan.need_engine("a.png", "this is a picture", missing)


def test_where_the_engine_cannot_be_loaded_a_page_that_is_a_picture_is_named():
    with opened(Source(name="a.pdf", data=mixed(), sha256="0" * 64), "") as document:
        pages = list(pages_of(document, lambda read: read))
    (hint,) = picture_hints(pages, {2}, "onnxruntime: not found")
    assert hint.value.startswith("page 2 is a picture, and the engine that reads pictures is miss")
    (hint,) = picture_hints(pages, {2}, "")
    assert hint.value == "page 2 is a picture without text"


@pytest.mark.parametrize(("doubted", "told"), [(12, True), (9, False)])
def test_a_page_with_many_doubtful_numbers_is_said_to_be_hardly_legible(doubted: int, told: bool):
    words = tuple(
        SeenWord(f"{20 + n}", 10, 30 * n, 40, 30 * n + 20, doubt="it may be 7" * (n < doubted))
        for n in range(40)
    )
    seen_ = SeenPage(words, Strokes((), ()), (600, 1300))
    hints = [hint.value for hint in picture_hints([read_of(seen_, 1.0, 1)], {1}, "")]
    assert any("hardly legible: 12 of its 40 numbers" in hint for hint in hints) == told


def test_text_alone_loads_no_engine():
    code = (
        "import sys; from foi_compare.model import Source; "
        "from foi_compare.readers.by_format import pdf; "
        "pdf.read(Source(name='a.pdf', data=sys.stdin.buffer.read(), sha256='0' * 64)); "
        "sys.exit('onnxruntime' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], input=text_alone(), check=True)  # noqa: S603 - ours
