from __future__ import annotations

import io
import random
import re

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate

from drawn import GRID, HEAD, ROWS, new_page, source, table, text
from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Table
from foi_compare.readers.by_format import pdf

NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
ODD = (
    b"", b"0", b"-1", b"1e9", b"99999999999999999999", b"-0.0000001", b"(", b")", b"<<", b">>",
    b"[", b"]", b"/Kids", b"/Parent 1 0 R", b"/Length 5", b"/Rotate 45", b"/MediaBox [0 0 0 0]",
    b"q " * 50, b"Q " * 50, b"BT", b"ET", b"\x00", b"\xff\xfe", b"3 Tr", b"0 0 0 0 0 0 cm",
    b"1 0 0 1 1e30 1e30 cm", b"0 1 -1 0 0 0 Tm", b"() Tj", b"0 0 0 0 re f", b"NaN",
)  # fmt: skip


def plain_pdf() -> bytes:
    """Return a PDF of two pages whose streams are not packed, so that damage reaches inside."""
    buffer = io.BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=A4, invariant=1, pageCompression=0)
    shaded = [("BACKGROUND", (0, 1), (-1, 1), colors.lightgrey)]
    template.build(
        [
            text("Dear Requester, the outcomes of 237 crimes follow."),
            table(ROWS, GRID + HEAD),
            new_page(),
            table(ROWS, shaded),
            text("Yours sincerely"),
        ]
    )
    return buffer.getvalue()


def damaged(data: bytes, luck: random.Random) -> bytes:
    """Return the file with some numbers, marks and stretches of it changed, lost or doubled."""
    for _ in range(luck.randint(1, 6)):
        at = luck.randrange(len(data))
        way = luck.randrange(5)
        if way == 0:
            found = list(NUMBER.finditer(data, at, at + 400))
            if found:
                number = luck.choice(found)
                data = data[: number.start()] + luck.choice(ODD) + data[number.end() :]
        elif way == 1:
            data = data[:at] + luck.choice(ODD) + data[at + luck.randint(0, 8) :]
        elif way == 2:
            data = data[:at] + data[at + luck.randint(1, 300) :]
        elif way == 3:
            data = data[:at] + data[at : at + 200] + data[at:]
        else:
            data = data[:at] + bytes([luck.randrange(256)]) + data[at + 1 :]
    return data[: luck.randrange(len(data))] if luck.random() < 0.03 else data


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_file_is_read_or_named_and_nothing_else_is_raised(seed: int):
    luck = random.Random(seed)  # noqa: S311 - the same damage each time is wanted
    whole = plain_pdf()
    read = 0
    for _ in range(12):
        try:
            read += bool(pdf.read(source(damaged(whole, luck))).blocks)
        except UnreadableDocumentError:
            continue
    assert read


def test_objects_that_refer_to_themselves_keep_no_reader_for_ever():
    """The library of the third opinion follows such a circle without end; two readings are left."""
    fonts = re.compile(rb"1 0 obj\s*<<.*?>>\s*endobj", re.DOTALL)
    document = pdf.read(source(fonts.sub(b"1 0 obj 1 0 R endobj", plain_pdf(), count=1)))
    found = [block for block in document.blocks if isinstance(block, Table)]
    assert found
    assert not any("pdfplumber" in block.readings for block in found)
