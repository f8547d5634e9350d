"""Whole files of each format, and ways to damage them: in the bytes and inside the packed parts."""

from __future__ import annotations

import base64
import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from email.message import EmailMessage

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.pdfgen.canvas import Canvas

from binary_workbooks import BinarySheet, xls, xlsb
from compound import compound
from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Source
from foi_compare.readers import read_source, unpack_source
from foi_compare.readers.by_format import pdf
from foi_compare.readers.opening.damage import damage_named
from reading import word, zipped

_INTERESTING = (
    b"", b"\x00", b"\xff" * 4, b"<", b">", b"</", b"&#x110000;", b"<!--", b"]]>", b'"', b"-1",
    b"99999999999999999999", b"NaN", b"1e999", b"=", b"\x7f\xff\xff\xff", b'w:val="-5"',
    b"<w:tbl>", b"<table>", b"rowspan=99999999", b"colspan=0", b"%s%n", b"\xed\xa0\x80",
    b" 1 0 R", b"obj", b"BT", b" Do", b" cm", b"/F1", b"stream\n", b"0 0 0 0 0 0 Tm ",
)  # fmt: skip
_PNG = b"\x89PNG\r\n\x1a\n"
_LENGTH = struct.Struct(">I")
_PDF_STREAM = re.compile(rb"(?<=>>\nstream\n).*?(?=endstream)", re.DOTALL)


def seeds() -> dict[str, bytes]:
    """Return one small whole file of each format that is written here."""
    return {
        "docx": _docx(),
        "pdf": _pdf(packed=False),
        "packed pdf": _pdf(packed=True),
        "xlsx": _xlsx(),
        "xls": xls(*_SHEETS),
        "xlsb": xlsb(*_SHEETS),
        "odt": _opendocument("text", _ODT),
        "ods": _opendocument("spreadsheet", _ODS),
        "html": _HTML.encode(),
        "text": _TEXT.encode(),
        "csv": b'Outcome,2021,2022\n"Charged, summons",12,"1,234"\nCaution,5,<5\n',
        "eml": _eml(),
        "msg": _msg(),
        "mails in mails": _nested(),
        "zip": zipped({"kent/a.txt": _TEXT, "kent/b.csv": "a,b\nc,1\nd,2\n"}),
        "thread": _THREAD.encode(),
    }


def damaged(data: bytes, random_: random.Random) -> bytes:
    """Return the file with a few things broken; a packed one is mostly broken inside its parts."""
    if data.startswith(b"PK") and random_.random() < 0.75:
        return _inside(data, random_)
    if data.startswith(b"%PDF") and b"FlateDecode" in data and random_.random() < 0.75:
        return _inside_pdf(data, random_)
    if data.startswith(_PNG) and random_.random() < 0.75:
        return _inside_png(data, random_)
    return _broken(data, random_)


def survives(name: str, data: bytes, *, pictures: bool = False) -> None:
    """Read a file and what is packed in it; raise only what is no error of the project's own.

    Pages that are pictures are left unless `pictures` asks for them: each takes seconds to read.
    """
    source = Source(name=name, data=data, sha256="")
    try:
        parts = unpack_source(source)
    except UnreadableDocumentError:
        return
    for part in parts:
        try:
            _read(part, pictures=pictures)
        except UnreadableDocumentError as error:
            assert error.problem  # noqa: PT017 - the error is what is tested
            assert error.next_step  # noqa: PT017 - the same


def _read(part: Source, *, pictures: bool) -> None:
    """Read as an inbox does, but for the pictures."""
    if pdf.recognises(part.data) and not pictures:
        with damage_named(part.name, "a PDF"):
            pdf.read(part)
    else:
        read_source(part)


def _inside(data: bytes, random_: random.Random) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        hit = random_.choice(names)
        for name in names:
            content = old.read(name)
            if name == hit:
                if random_.random() < 0.05:
                    continue
                content = _broken(content, random_)
            new.writestr(name, content)
    return buffer.getvalue()


def _inside_pdf(data: bytes, random_: random.Random) -> bytes:
    """Break what a stream of the file holds and pack it again; the rest stays whole."""
    streams = list(_PDF_STREAM.finditer(data))
    hit = random_.choice(streams)
    content = zlib.compress(_broken(zlib.decompress(hit.group()), random_))
    return data[: hit.start()] + content + b"\n" + data[hit.end() :]


def _inside_png(data: bytes, random_: random.Random) -> bytes:
    """Break a piece of a picture, or its pixels, and sum it up anew: a wrong sum ends the reading.

    Breaking the file alone hardly ever gets any further.
    """
    pieces = []
    at = len(_PNG)
    while at < len(data):
        (length,) = _LENGTH.unpack_from(data, at)
        pieces.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += length + 12
    hit = random_.randrange(len(pieces))
    kind, content = pieces[hit]
    if kind == b"IDAT" and random_.random() < 0.75:
        content = zlib.compress(_broken(zlib.decompress(content), random_))
    else:
        content = _broken(content, random_)
    pieces[hit] = (kind, content)
    return _PNG + b"".join(
        _LENGTH.pack(len(own)) + name + own + _LENGTH.pack(zlib.crc32(name + own))
        for name, own in pieces
    )


def _broken(data: bytes, random_: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(random_.randint(1, 6)):
        random_.choice(_WAYS)(broken, random_)
    return bytes(broken)


def _flip(data: bytearray, random_: random.Random) -> None:
    if data:
        data[random_.randrange(len(data))] = random_.randrange(256)


def _cut(data: bytearray, random_: random.Random) -> None:
    at = random_.randrange(len(data) + 1)
    del data[at : at + random_.randint(1, 200)]


def _end(data: bytearray, random_: random.Random) -> None:
    del data[random_.randrange(len(data) + 1) :]


def _insert(data: bytearray, random_: random.Random) -> None:
    at = random_.randrange(len(data) + 1)
    data[at:at] = random_.choice(_INTERESTING)


def _repeat(data: bytearray, random_: random.Random) -> None:
    at = random_.randrange(len(data) + 1)
    data[at:at] = data[at : at + random_.randint(1, 80)] * random_.randint(1, 50)


_WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip, _flip, _flip, _cut, _end, _insert, _insert, _repeat,
)  # fmt: skip


def cases(format_: str, seed: bytes, count: int, start: int = 0) -> Iterator[bytes]:
    """Yield damaged copies of a file, the same ones for the same numbers."""
    for number in range(start, start + count):
        yield damaged(seed, random.Random(f"{format_} {number}"))  # noqa: S311 - no secret


_TEXT = "RESPONSE\n\n1. How many?\n2. Which?\n\nCharged   12\nCaution    5\n\nCharged 12\nAll 17\n"
_THREAD = (
    "From: A\n  To: Kent Police\n  Date: 5 January 2024\n\nHow many?\n\nFrom: FOI, Kent Police\n"
    "  To: A\n  Date: 6 January 2024\n\nWe hold 12.\n"
)
_HTML = (
    "<html><head><title>FOI 1</title><meta charset=utf-8></head><body><nav>Home</nav><h1>FOI</h1>"
    "<ol type=a start=3><li>One<li>Two</ol><dl><dt>a<dd>1<dt>b<dd>2</dl><pre>a   1\nb   2</pre>"
    "<table><caption>C 1</caption><tr><th rowspan=2>Outcome<th colspan=2>Year<tr><th>2021<th>2022"
    "<tr><td>Charged<td>12<sup>1</sup><td hidden>5</table><p style='display:none'>7</p></body>"
)
RTF = (
    rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Kent Police FOI 12/24\par "
    rb"\trowd\cellx3000\cellx5000 Outcome\intbl\cell 2021\intbl\cell\row "
    rb"\trowd\cellx3000\cellx5000 Charged\intbl\cell 12\intbl\cell\row \pard Total 12\par}"
)
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [("office", "office"), ("text", "text"), ("table", "table"),
                         ("style", "style"), ("draw", "drawing")]
)  # fmt: skip
_ROWS = (
    "<table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>Outcome</text:p>"
    "</table:table-cell><table:covered-table-cell/></table:table-row><table:table-row>"
    "<table:table-cell><text:p>Charged</text:p></table:table-cell><table:table-cell "
    "table:number-columns-repeated='2'><text:p>12</text:p></table:table-cell></table:table-row>"
)
_ODT = (
    f"<office:document-content {_NAMES}><office:body><office:text><text:h text:outline-level='1'>R"
    "</text:h><text:list><text:list-item><text:p>One <text:span>1</text:span><text:note><text:note"
    "-body><text:p>n 2</text:p></text:note-body></text:note></text:p></text:list-item></text:list>"
    f"<table:table>{_ROWS}</table:table></office:text></office:body></office:document-content>"
)
_ODS = (
    f"<office:document-content {_NAMES}><office:body><office:spreadsheet><table:table "
    f"table:name='A'><table:table-column table:visibility='collapse'/>{_ROWS}</table:table>"
    "</office:spreadsheet></office:body></office:document-content>"
)


def _opendocument(kind: str, content: str) -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": mimetype, "content.xml": content})


def _docx() -> bytes:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = (
        "<w:tr>"
        + cell.format("<w:vMerge/>", "Outcome")
        + cell.format("<w:gridSpan w:val='2'/>", "1")
        + "</w:tr><w:tr>"
        + cell.format("<w:vMerge/>", "")
        + cell.format("", "12")
        + "</w:tr>"
    )
    numbered = (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>Crimes?</w:t></w:r></w:p>"
    )
    return word(
        f"{numbered}<w:tbl>{rows}</w:tbl><w:p><w:ins><w:r><w:t>3</w:t></w:r></w:ins></w:p>",
        header="<w:p><w:r><w:t>Kent 1</w:t></w:r></w:p>",
        styles="<w:style w:type='paragraph' w:styleId='a'><w:basedOn w:val='a'/></w:style>",
        numbering=(
            "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
            "<w:numFmt w:val='lowerRoman'/><w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
            "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        ),
    )


def _pdf(*, packed: bool) -> bytes:
    """Return two pages: a ruled table that runs on, a borderless one, a turned and a white word."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=packed)
    for page in (1, 2):
        canvas.drawString(60, 760, f"Kent Police FOI 12{page}/24")
        for row, (label, number) in enumerate(
            [("Outcome", "2021"), ("Charged", "12"), ("All", "5")]
        ):
            y = 700 - row * 20
            canvas.drawString(64, y + 5, label)
            canvas.drawString(204, y + 5, number)
            for x, width in ((60, 140), (200, 80)):
                canvas.rect(x, y, width, 20)
            canvas.drawString(64, y - 195, label)
            canvas.drawString(204, y - 195, number)
        canvas.setFillGray(1)
        canvas.drawString(60, 300, "7")
        canvas.setFillGray(0)
        canvas.rotate(90)
        canvas.drawString(300, -400, "Draft 9")
        canvas.showPage()
    canvas.save()
    return _in_plain_bytes(buffer.getvalue()) if packed else buffer.getvalue()


def _in_plain_bytes(data: bytes) -> bytes:
    """Return the file without the letters its streams are coded in, so that they can be broken."""
    return _PDF_STREAM.sub(
        lambda found: base64.a85decode(found.group().strip().removesuffix(b"~>")) + b"\n",
        data.replace(b"/ASCII85Decode /FlateDecode", b"/FlateDecode"),
    )


_SHEETS = (
    BinarySheet(
        name="Figures",
        rows=[
            ["Outcome", "Year", None],
            [None, "2021", "Share"],
            ["Charged", 12, 0.25],
            ["All", 3],
        ],
        formats={(2, 2): "0%", (3, 1): '[<5]"<5";0'},
        hidden_rows=frozenset({3}),
        merges=((0, 0, 1, 2),),
    ),
    BinarySheet(
        name="Old",
        rows=[["Outcome", "Total"], ["Charged", 7]],
        hidden=True,
        hidden_columns=frozenset({1}),
    ),
)


def _nested() -> bytes:
    """Return a mail with a mail that holds an archive with a workbook."""
    outer = EmailMessage()
    outer["From"] = "FOI <foi@kent.police.uk>"
    outer["Subject"] = "FW: FOI 1/24"
    outer.set_content("Please see the mail below.")
    inner = EmailMessage()
    inner["Subject"] = "FOI 1/24"
    inner.set_content("We hold 3.", cte="quoted-printable")
    inner.add_attachment(
        zipped({"a.xlsx": _xlsx()}), maintype="application", subtype="zip", filename="a.zip"
    )
    outer.add_attachment(inner)
    return outer.as_bytes()


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (["Outcome", "2021", "Share"], ["Charged", 12, 0.25], ["Caution", 3, "=B2"]):
        sheet.append(row)
    sheet["C2"].number_format = "0%"
    sheet.merge_cells("A5:B6")
    sheet.row_dimensions[3].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _eml() -> bytes:
    message = EmailMessage()
    message["From"] = "FOI <foi@kent.police.uk>"
    message["Subject"] = "=?utf-8?q?RE:_FOI?="
    message["Date"] = "Mon, 05 Feb 2024 10:00:00 +0000"
    message.set_content("We hold 3.\n\nOn Mon, A wrote:\n> 12\n")
    message.add_alternative("<table><tr><td>a<td>1<tr><td>b<td>2</table>", subtype="html")
    message.add_attachment(b"a,b\nc,1\nd,2\n", maintype="text", subtype="csv", filename="a.csv")
    return message.as_bytes()


def _msg() -> bytes:
    wide = "We hold 3.".encode("utf-16-le")
    return compound(
        {
            "__properties_version1.0": bytes(64),
            "__substg1.0_0037001F": wide,
            "__substg1.0_1000001F": wide,
            "__attach_version1.0_#00000000": {
                "__properties_version1.0": bytes(8),
                "__substg1.0_3707001F": "a.csv".encode("utf-16-le"),
                "__substg1.0_37010102": b"a,b\nc,1\nd,2\n",
            },
        }
    )
