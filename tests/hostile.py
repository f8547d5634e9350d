"""Files that strangers could send to harm a run, each made by code and small in git."""

from __future__ import annotations

import base64
import io
import random
import zipfile
from collections.abc import Mapping
from copy import copy
from pathlib import Path

from PIL import Image

from reading import word

_OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_WORKBOOK = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="Figures" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="worksheets/sheet1.xml" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
    ),
}


def packed(members: Mapping[str, bytes | str]) -> bytes:
    """Return a zip archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def odt_of_repeats(rows: int, columns: int, tables: int = 1) -> bytes:
    """Return an OpenDocument text with tables of one cell that is repeated across and down."""
    return _opendocument("text", _repeats(rows, columns) * tables)


def ods_of_repeats(rows: int, columns: int, sheets: int) -> bytes:
    """Return an OpenDocument spreadsheet with sheets of one cell repeated across and down."""
    return _opendocument("spreadsheet", _repeats(rows, columns) * sheets)


def _repeats(rows: int, columns: int) -> str:
    return (
        '<table:table table:name="A">'
        f'<table:table-row table:number-rows-repeated="{rows}">'
        f'<table:table-cell table:number-columns-repeated="{columns}"><text:p>7</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )


def _opendocument(kind: str, body: str) -> bytes:
    content = (
        f"<office:document-content {_OFFICE}><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return packed({"mimetype": mimetype, "content.xml": content})


def zip_in_zips(levels: int, copies: int) -> bytes:
    """Return an archive that holds copies of one that holds copies, so many levels deep."""
    data = b"Year,Charged\n2020,7\n"
    for _ in range(levels):
        data = packed({f"{number}.zip": data for number in range(copies)})
    return data


def zip_of_zips(copies: int, unpacked: int) -> bytes:
    """Return an archive of archives, each of which unpacks to so many bytes."""
    inner = packed({"figures.csv": b"7,7\n" * (unpacked // 4)})
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(copies):
            archive.writestr(zipfile.ZipInfo(f"{number}.zip"), inner)
    return stream.getvalue()


def packed_twice(copies: int, unpacked: int) -> bytes:
    """Return the same archive of archives, packed once more in a few kilobytes."""
    return packed({"all.zip": zip_of_zips(copies, unpacked)})


def zip_listing_again(times: int, data: bytes, *, apart: bool = False) -> bytes:
    """Return an archive that lists its one file so many times, `apart` under other names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.csv"), data)
        archive.filelist *= times
        for number, info in enumerate(archive.filelist if apart else ()):
            archive.filelist[number] = copy(info)
            archive.filelist[number].filename = f"{number}.csv"
    return stream.getvalue()


def zip_within_a_member(data: bytes) -> bytes:
    """Return an archive with two files, one of which lies within the bytes of the other."""
    inner, stream = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr(zipfile.ZipInfo("b.csv"), data)
        (within,) = archive.filelist
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.csv"), inner.getvalue())
        within.header_offset = 30 + len("a.csv")
        archive.filelist.append(within)
    return stream.getvalue()


def zip_without_a_name(data: bytes) -> bytes:
    """Return an archive of a file that has no name."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w") as archive,
        archive.open(zipfile.ZipInfo(""), "w") as member,
    ):
        member.write(data)
    return stream.getvalue()


def sparse_workbook(cells: int) -> bytes:
    """Return a workbook whose cells stand on the diagonal of a sheet, each in a row of its own."""
    rows = "".join(
        f'<row r="{at}"><c r="{_letters(1 + at % 16_000)}{at}"><v>{at}</v></c></row>'
        for at in range(1, cells + 1)
    )
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    return packed({**_WORKBOOK, "xl/worksheets/sheet1.xml": sheet})


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def pdf_whose_form_draws_itself(times: int = 2) -> bytes:
    """Return a PDF with a form XObject whose content draws the form again, so many times."""
    content, form = b"/F Do", b"/F Do " * times
    return pdf_of(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /F 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content),
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length %d"
        b" /Resources << /XObject << /F 5 0 R >> >> >> stream\n%s\nendstream" % (len(form), form),
    )


def pdf_of_forms(count: int) -> bytes:
    """Return a PDF with a form that draws the next twice, and so on, so many of them."""
    content = b"/F Do"
    forms = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 11"
        b" /Resources << /XObject << /F %d 0 R >> >> >> stream\n/F Do /F Do\nendstream" % after
        for after in range(6, 5 + count)
    )
    return pdf_of(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /F 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content),
        *forms,
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 13 >> stream\n"
        b"0 0 m 9 9 l S\nendstream",
    )


def pdf_packed(content: bytes, times: int) -> bytes:
    """Return a PDF of a page whose content is deflated so many times over."""
    return pdf_of(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Filter [%s] /Length %d >> stream\n%s\nendstream"
        % (b" ".join([b"/FlateDecode"] * times), len(content), content),
    )


def pdf_of(*objects: bytes) -> bytes:
    """Return a PDF of one page: its object is number 3, the others follow."""
    whole = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        *objects,
    )
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(whole, start=1):
        places.append(len(data))
        data += b"%d 0 obj %s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(whole) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(data))
    )


def wide_scan(width: int, height: int) -> bytes:
    """Return a white picture of a page of that many pixels."""
    stream = io.BytesIO()
    Image.new("1", (width, height), 1).save(stream, "PNG")
    return stream.getvalue()


def sparse_file(path: Path, size: int) -> None:
    """Write a file that takes no room on the disk and is so many bytes long."""
    with path.open("wb") as stream:
        stream.truncate(size)


def pdf_of_pages(count: int) -> bytes:
    """Return a PDF that counts one empty page so many times."""
    kids = b"3 0 R " * count
    return pdf_of(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>").replace(
        b"/Kids [3 0 R] /Count 1", b"/Kids [%s] /Count %d" % (kids, count)
    )


def picture_of_pages(count: int) -> bytes:
    """Return a TIFF of so many white pages."""
    stream = io.BytesIO()
    page = Image.new("1", (40, 40), 1)
    page.save(stream, "TIFF", save_all=True, append_images=[page] * (count - 1))
    return stream.getvalue()


def numbered_lines(count: int) -> bytes:
    """Return a text of lines with a number alone, each one more than the last."""
    return "".join(f"{number}.\n" for number in range(count)).encode()


def coded_text(lines: int) -> bytes:
    """Return an attachment as a mail carries it: lines of letters that mean nothing."""
    return base64.encodebytes(random.Random("coded").randbytes(57 * lines))  # noqa: S311 - no secret


def broken_mail(lines: int) -> bytes:
    """Return a mail whose attachment is told of nowhere, so that it is text."""
    head = b"From: foi@kent.example\nSubject: FOI\nContent-Type: multipart/mixed\n\nWe hold 12.\n\n"
    return head + coded_text(lines)


def deep_page(levels: int) -> bytes:
    """Return a web page with elements inside each other, so many levels deep."""
    return b"<html><body>" + b"<div>" * levels + b"12" + b"</div>" * levels


def element_of_attributes(count: int, between: str = "") -> str:
    """Return a web page with an element of so many attributes, each of another name."""
    named = " ".join(f"a{number}{between}" for number in range(count))
    return f"<html><body><p {named}>There were 12</p>"


def spanned_page(rows: int) -> bytes:
    """Return a web page with a table whose cells all reach down to its end."""
    return b"<table><tr><th>Outcome</th></tr>" + b"<tr><td rowspan=65534>1</td></tr>" * rows


def mail_of_parts(count: int) -> bytes:
    """Return a mail of so many parts."""
    head = (
        b"From: foi@kent.example\nSubject: FOI\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=X\n\n"
    )
    return head + b"--X\nContent-Type: text/plain\n\nThere were 12.\n" * count + b"--X--\n"


def mail_in_parts(levels: int) -> bytes:
    """Return a mail whose text is a part of a part, and so on, so many levels deep."""
    part = "Content-Type: text/plain\n\nThere were 12.\n"
    for level in range(levels):
        mark = f"B{level:04}"
        part = f"Content-Type: multipart/mixed; boundary={mark}\n\n--{mark}\n{part}\n--{mark}--\n"
    return f"From: foi@kent.example\nSubject: FOI\nMIME-Version: 1.0\n{part}".encode()


def deep_word(levels: int) -> bytes:
    """Return a Word file with a paragraph in so many controls inside each other."""
    opened, closed = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
    return word(opened * levels + _in_word("There were 12") + closed * levels)


def deep_odt(levels: int) -> bytes:
    """Return an OpenDocument text with a paragraph in so many sections inside each other."""
    opened, closed = "<text:section>", "</text:section>"
    return _opendocument("text", opened * levels + "<text:p>12</text:p>" + closed * levels)


def lines_of_text(count: int) -> bytes:
    """Return a text of lines with a number each, all of one paragraph."""
    return b"".join(b"There were %d\n" % number for number in range(count))


def numbers_of_text(count: int) -> bytes:
    """Return a text of one line with so many numbers."""
    return b" ".join(b"%d" % number for number in range(count))


def page_of_lines(count: int) -> bytes:
    """Return a web page of so many lines."""
    return b"<html><body>" + b"12<br>" * count


def word_of_paragraphs(count: int) -> bytes:
    """Return a Word file of so many paragraphs."""
    return word("<w:p><w:r><w:t>12</w:t></w:r></w:p>" * count)


def mail_of_lines(count: int) -> bytes:
    """Return a mail with a text of so many lines."""
    head = b"From: foi@kent.example\nSubject: FOI\nContent-Type: text/plain\n\n"
    return head + lines_of_text(count)


def csv_of_cell(text: str) -> bytes:
    """Return rows of fields, one of which holds a text."""
    return f'Outcome,2020\nCharged,7\n"{text}",8\n'.encode()


def page_of_cell(text: str) -> bytes:
    """Return a web page of a table, one cell of which holds a text."""
    rows = "<tr><th>Outcome<th>2020</tr><tr><td>Charged<td>7</tr>"
    held = text.replace("\n", "<br>")
    return f"<table>{rows}<tr><td>{held}<td>8</tr></table>".encode()


def word_of_cell(text: str) -> bytes:
    """Return a Word file of a table, one cell of which holds a text."""
    rows = "".join(
        f"<w:tr><w:tc>{_in_word(label)}</w:tc><w:tc>{_in_word(value)}</w:tc></w:tr>"
        for label, value in (("Outcome", "2020"), ("Charged", "7"), (text, "8"))
    )
    return word(f"<w:tbl>{rows}</w:tbl>")


def _in_word(text: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))


def workbook_of_cell(text: str) -> bytes:
    """Return a workbook, one cell of which holds a text."""
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>{label}</t></is></c>'
        f'<c r="B{at}"><v>{value}</v></c></row>'
        for at, (label, value) in enumerate((("Outcome", 2020), ("Charged", 7), (text, 8)), 1)
    )
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    return packed({**_WORKBOOK, "xl/worksheets/sheet1.xml": sheet})


def pdf_of_pattern(step: str, side: int = 1, times: int = 1) -> bytes:
    """Return a PDF of a page that a pattern fills: the side of its cell, its step, how often."""
    return pdf_of(
        _page(b"/Pattern << /P 5 0 R >>"),
        _stream(b"", b"/Pattern cs /P scn " + b"0 0 595 842 re f " * times),
        _stream(
            b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /Resources << >>"
            b" /BBox [0 0 %d %d] /XStep %s /YStep %s" % (side, side, step.encode(), step.encode()),
            b"0 0 1 1 re f",
        ),
    )


def pdf_of_program(steps: int, content: bytes = b"/S sh") -> bytes:
    """Return a PDF of a page whose colours a program of so many steps makes for every point."""
    shading = (
        b"<< /ShadingType 1 /Domain [0 1 0 1] /Matrix [595 0 0 842 0 0] /ColorSpace /DeviceRGB"
        b" /Function 6 0 R >>"
    )
    return pdf_of(
        _page(b"/Shading << /S 5 0 R >> /Pattern << /P << /PatternType 2 /Shading 5 0 R >> >>"),
        _stream(b"", content),
        shading,
        _stream(
            b"/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]",
            b"{ pop " + b"dup sin pop " * steps + b"dup dup }",
        ),
    )


def pdf_of_mesh(triangles: int, content: bytes = b"/S sh") -> bytes:
    """Return a PDF of a page that so many triangles of colours cover, each most of it."""
    corners = bytes([0, 0, 0, 9, 9, 9, 0, 255, 0, 99, 9, 9, 0, 0, 255, 9, 99, 9])
    return pdf_of_corners(corners * triangles, content)


def pdf_of_corners(corners: bytes, content: bytes = b"/S sh", kind: bytes = b"4") -> bytes:
    """Return a PDF of a page with a mesh of these corners: flag, place and colour, bytes each."""
    return pdf_of(
        _page(b"/Shading << /S 5 0 R >> /Pattern << /P 6 0 R >>"),
        _stream(b"", content),
        _stream(
            b"/ShadingType " + kind + b" /ColorSpace /DeviceRGB /BitsPerCoordinate 8"
            b" /BitsPerComponent 8 /BitsPerFlag 8 /VerticesPerRow 40"
            b" /Decode [0 595 0 842 0 1 0 1 0 1]",
            corners,
        ),
        b"<< /PatternType %d /Shading 5 0 R >>" % (2 if b"scn" in content else 1),
    )


def pdf_of_shadings(times: int) -> bytes:
    """Return a PDF of a page that runs from one colour to another, so many times over."""
    return pdf_of(
        _page(b"/Shading << /S 5 0 R >>"),
        _stream(b"", b"/S sh " * times),
        b"<< /ShadingType 2 /Coords [0 0 1 1] /Extend [true true] /ColorSpace /DeviceRGB /Function"
        b" << /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 1 1] /N 1 >> >>",
    )


def pdf_of_groups(times: int) -> bytes:
    """Return a PDF of a page with a form that is drawn so many times, each a picture by itself."""
    return pdf_of(
        _page(b"/XObject << /F 5 0 R >>"),
        _stream(b"", b"/F Do " * times),
        _stream(
            b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency >>"
            b" /Resources << /ExtGState << /G << /ca 0.5 >> >> >>",
            b"/G gs 0 0 595 842 re f",
        ),
    )


def pdf_of_masks(levels: int) -> bytes:
    """Return a PDF of a page whose mask is masked, and so on, so many levels deep."""
    first = 5
    masks = []
    for level in range(levels):
        number, last = first + 2 * level, level == levels - 1
        further = b"" if last else b"/ExtGState << /G %d 0 R >>" % (number + 2)
        masks.append(b"<< /Type /ExtGState /SMask << /S /Luminosity /G %d 0 R >> >>" % (number + 1))
        masks.append(
            _stream(
                b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency"
                b" /CS /DeviceGray >> /Resources << %s >>" % further,
                b"0 0 9 9 re f" if last else b"/G gs 0 0 595 842 re f",
            )
        )
    return pdf_of(
        _page(b"/ExtGState << /G 5 0 R >>"), _stream(b"", b"/G gs 0 0 595 842 re f"), *masks
    )


def _page(resources: bytes) -> bytes:
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << %s >> >>" % resources
    )


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<< %s /Length %d >> stream\n%s\nendstream" % (entries, len(content), content)
