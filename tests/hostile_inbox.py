"""Inboxes of files that strangers could send, each with what is to be told of every file."""

from __future__ import annotations

import os
import socket
import stat
import zlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import attacked
from hostile import (
    broken_mail,
    coded_text,
    csv_of_cell,
    deep_odt,
    deep_page,
    deep_word,
    element_of_attributes,
    lines_of_text,
    mail_in_parts,
    mail_of_lines,
    mail_of_parts,
    numbered_lines,
    numbers_of_text,
    ods_of_repeats,
    odt_of_repeats,
    packed,
    packed_twice,
    page_of_cell,
    page_of_lines,
    pdf_of,
    pdf_of_forms,
    pdf_of_groups,
    pdf_of_masks,
    pdf_of_mesh,
    pdf_of_pages,
    pdf_of_pattern,
    pdf_of_program,
    pdf_of_shadings,
    pdf_packed,
    pdf_whose_form_draws_itself,
    picture_of_pages,
    spanned_page,
    sparse_file,
    sparse_workbook,
    wide_scan,
    word_of_cell,
    word_of_paragraphs,
    workbook_of_cell,
    zip_in_zips,
    zip_of_zips,
    zip_within_a_member,
)

MB = 1024 * 1024
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
KENT = ("3", "4", "7")
FORGED = LETTER.replace("1088", "1099").replace("Charged/Summonsed", "\u200b=1+1;=2+2 Charged")
CLOSE_IT = "Close it where it is open"
IN_A_SMALLER_FILE = "Ask the force for the figures in a smaller file"
UNPACK_IT = "Unpack it by hand"
PUT_A_FILE = "put the reply there as a file"
CUT_IT = "Cut it into the pages"
A_NEW_PDF = "in a new PDF"
ASK_FOR_THE_PDF = "Ask the force for the PDF"


class Case(NamedTuple):
    """A file of an inbox: what writes it, and what `inputs.csv` is to say of it.

    `row` is its name there, where that is another.
    """

    file: str
    write: Callable[[Path], None]
    status: str = "unread"
    reason: str = ""
    next_step: str = ""
    row: str = ""


def holding(make: Callable[[], bytes]) -> Callable[[Path], None]:
    """Return what writes a file of the bytes that are made for it."""
    return lambda path: _put(path, make())


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _text(content: str) -> Callable[[Path], None]:
    return holding(content.encode)


def _reply(reference: int) -> Callable[[Path], None]:
    return _text(LETTER.replace("1088", str(reference)))


def _secret(path: Path) -> None:
    _put(path, b"secret")
    path.chmod(0)


def _locked_folder(path: Path) -> None:
    path.mkdir(mode=0)


def _plug(path: Path) -> None:
    """Leave a socket; the path to one is to be short."""
    before = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(path.name)
    os.chdir(before)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))  # zeros without end


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _empty(path: Path) -> None:
    path.mkdir(parents=True)


def _earlier_outputs(path: Path) -> None:
    _put(path / "run.json", b'{"foi_compare": "0.1.0"}')
    _put(path / "observations.csv", b"observation_id,force_id\n")


def _lines_of_a_page(count: int) -> bytes:
    return pdf_packed(zlib.compress(b"0 0 m 9 9 l S " * count), times=1)


def _letters_of_a_page(count: int) -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    shown = b"(" + b"7" * 1_000 + b") Tj "  # pdfium reads no text of more than 32,767 letters
    content = zlib.compress(b"BT /F 1 Tf 9 9 Td " + shown * (count // 1_000 + 1) + b"ET")
    return pdf_of(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Filter /FlateDecode /Length %d >> stream\n%s\nendstream" % (len(content), content),
        font,
    )


def _packed_lines(times: int) -> bytes:
    content = b"0 0 m 9 9 l S " * 5_000_000
    for _ in range(times):
        content = zlib.compress(content)
    return pdf_packed(content, times)


def _of_members(count: int) -> bytes:
    return packed({f"{number}.csv": b"Outcome,2020\nCharged,7\n" for number in range(count)})


def _workbook_of_parts(count: int) -> bytes:
    return packed(
        {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}
        | {f"xl/{number}.xml": "" for number in range(count)}
    )


NAMES = (
    Case("\u00e9.txt", _reply(1089), "read"),
    Case("e\u0301.txt", _reply(1090), "read", row="\u00e9 (2).txt"),
    Case(os.fsdecode(b"\xfe.txt"), _reply(1091), "read", row="\ufffd.txt"),
    Case(os.fsdecode(b"\xff.txt"), _reply(1092), "read", row="\ufffd (2).txt"),
    Case("=1+1.txt", _reply(1093), "read", row="'=1+1.txt"),
    Case(
        "a\n\x1b[2J\x9b\u202e\u2028Everything was read.txt",
        _reply(1094),
        "read",
        row="a\ufffd\ufffd[2J\ufffd\ufffd\ufffdEverything was read.txt",
    ),
    Case("forged.txt", _text(FORGED), "read"),
    Case("kent/.DS_Store", _text("7"), "not_read", "a hidden file"),
    Case("kent/.git/config", _text("7"), "not_read", "a hidden folder", row="kent/.git"),
    Case("kent/README.md", _text("7"), "not_read", "no reply, by its name"),
    Case("kent/Decisions.csv", _text("7"), "not_read", "beside the inbox"),
    Case("kent/Foi-Compare.toml", _text("["), "not_read", "beside the inbox"),
    Case("kent/~$reply.docx", _text("7"), "not_read", "what Office leaves beside a file"),
    Case("essex/empty", _empty, "not_read", "an empty folder"),
    Case("etc", _link("/etc"), "not_read", "a link to another folder, which is not followed"),
    Case("passwd.txt", _link("/etc/passwd"), "not_read", "a link that leads out of the inbox"),
    Case("loop.pdf", _link("loop.pdf"), reason="Too many levels", next_step="no link to what is"),
    Case("gone.pdf", _link("nowhere.pdf"), reason="No such file", next_step="no link to what is"),
    Case("outputs", _earlier_outputs, "not_read", "the outputs of a run"),
    Case("plug.pdf", _plug, reason="a socket", next_step=PUT_A_FILE),
    Case("pipe.pdf", _pipe, reason="a pipe", next_step=PUT_A_FILE),
    Case("zeros.pdf", _device, reason="a device", next_step=PUT_A_FILE),
    Case("secret.pdf", _secret, reason="Permission denied", next_step=CLOSE_IT),
    Case("locked", _locked_folder, reason="Permission denied", next_step=CLOSE_IT),
    Case(
        "long.csv",
        partial(sparse_file, size=8 * 1024 * MB),
        reason="larger than 256 MB",
        next_step="Split it",
    ),
)

PACKED = (
    Case(
        "twice.zip",
        holding(lambda: packed_twice(300, 16 * MB - 8)),
        reason="may unpack to 16 MB",
        next_step=UNPACK_IT,
        row="twice.zip/all.zip/9.zip",
    ),
    Case(
        "zips.zip",
        holding(lambda: zip_of_zips(3, 60 * MB)),
        reason="far larger than any reply",
        next_step=UNPACK_IT,
        row="zips.zip/2.zip",
    ),
    Case(
        "nested.zip",
        holding(lambda: zip_in_zips(3, 13)),
        reason="holds more than 2,000 files",
        next_step=UNPACK_IT,
        row="nested.zip/11.zip",
    ),
    Case(
        "deep.zip",
        holding(lambda: zip_in_zips(8, 1)),
        reason="packed more than 5 times over",
        next_step=UNPACK_IT,
        row="deep.zip" + "/0.zip" * 6,
    ),
    Case(
        "members.zip",
        holding(lambda: _of_members(2_001)),
        reason="holds more than 2,000 files",
        next_step=UNPACK_IT,
    ),
    Case(
        "within.zip",
        holding(lambda: zip_within_a_member(b"Outcome,2020\nCharged,7\n")),
        reason="its parts lie over one another",
        next_step="ask the force for the files themselves",
    ),
    Case(
        "parts.xlsx",
        holding(lambda: _workbook_of_parts(20_001)),
        reason="more than 20,000",
    ),
    Case(
        "repeats.odt",
        holding(lambda: odt_of_repeats(5_000, 5_000)),
        reason="repeat cells more than 100,000 times",
        next_step="delete the rows and columns",
    ),
    Case(
        "repeats.ods",
        holding(lambda: ods_of_repeats(5_000, 5_000, 3)),
        reason="repeat cells more than 100,000 times",
        next_step="delete the rows and columns",
    ),
    Case(
        "rows.ods",
        holding(lambda: ods_of_repeats(10_000_000, 1, 1)),
        reason="repeat cells more than 100,000 times",
        next_step="delete the rows and columns",
    ),
    *(
        Case(
            name,
            holding(partial(make, 20_000)),
            reason="lie within each other deeper than can be read",
            next_step="Save what lies in it",
        )
        for name, make in (("deep.docx", deep_word), ("deep.odt", deep_odt))
    ),
    Case(
        "sheets.ods",
        holding(lambda: ods_of_repeats(1, 1, 30_000)),
        reason="more than 5,000 sheets",
        next_step="Copy the sheets with figures into a new workbook",
    ),
    Case(
        "sparse.xlsx",
        holding(lambda: sparse_workbook(17_000)),
        reason="more than 1,500,000 cells",
        next_step="Delete what is empty",
    ),
)

PAGES = (
    Case(
        "itself.pdf",
        holding(pdf_whose_form_draws_itself),
        reason="more than 64 MB with the forms inside it",
        next_step=ASK_FOR_THE_PDF,
    ),
    Case(
        "forms.pdf",
        holding(lambda: pdf_of_forms(30)),
        reason="more than 64 MB with the forms inside it",
        next_step=ASK_FOR_THE_PDF,
    ),
    Case(
        "pattern.pdf",
        holding(lambda: pdf_of_pattern("0.000001")),
        reason="draws its cell more than 100,000,000 times",
        next_step=A_NEW_PDF,
    ),
    Case(
        "masks.pdf",
        holding(lambda: pdf_of_masks(30)),
        reason="more than 16 masks inside each other",
        next_step=A_NEW_PDF,
    ),
    Case(
        "shadings.pdf",
        holding(lambda: pdf_of_shadings(100_000)),
        reason="painted over more than 500 times",
        next_step=A_NEW_PDF,
    ),
    *(
        Case(
            name,
            holding(partial(make, much)),
            reason="painted over more than 500 times",
            next_step=A_NEW_PDF,
        )
        for name, make, much in (
            ("fills.pdf", partial(pdf_of_pattern, "0.5", 1), 500),
            ("program.pdf", pdf_of_program, 10_000),
            ("mesh.pdf", pdf_of_mesh, 10_000),
        )
    ),
    Case(
        "groups.pdf",
        holding(lambda: pdf_of_groups(100_000)),
        reason="painted over more than 500 times",
        next_step=A_NEW_PDF,
    ),
    Case(
        "packed.pdf",
        holding(lambda: _packed_lines(2)),
        reason="unpacks to more than 64 MB",
        next_step=ASK_FOR_THE_PDF,
    ),
    Case(
        "pages.pdf",
        holding(lambda: pdf_of_pages(5_001)),
        reason="5,001 pages, more than the 5,000",
        next_step=A_NEW_PDF,
    ),
    Case(
        "lines.pdf",
        holding(lambda: _lines_of_a_page(250_001)),
        reason="more than 250,000 lines",
        next_step=A_NEW_PDF,
    ),
    Case(
        "letters.pdf",
        holding(lambda: _letters_of_a_page(250_001)),
        reason="more than 250,000 letters",
        next_step=A_NEW_PDF,
    ),
    Case(
        "wide.png",
        holding(lambda: wide_scan(30_000, 300)),
        reason="30,000 pixels long",
        next_step=CUT_IT,
    ),
    Case(
        "area.png",
        holding(lambda: wide_scan(12_000, 12_000)),
        reason="more than 120,000,000 pixels",
        next_step=CUT_IT,
    ),
    Case(
        "pages.tiff",
        holding(lambda: picture_of_pages(101)),
        reason="more than 100 pages",
        next_step=CUT_IT,
    ),
    Case(
        "deep.html",
        holding(lambda: deep_page(200_000)),
        reason="more than 20,000 elements inside each other",
        next_step=IN_A_SMALLER_FILE,
    ),
    Case(
        "attributes.html",
        holding(lambda: element_of_attributes(400_000).encode()),
        reason="an element of more than 2,000 attributes",
        next_step=IN_A_SMALLER_FILE,
    ),
    Case(
        "spans.html",
        holding(lambda: spanned_page(8_000)),
        reason="reach down over more than 20,000 places",
        next_step=IN_A_SMALLER_FILE,
    ),
    Case(
        "nested.eml",
        holding(lambda: mail_in_parts(400)),
        reason="more than 40 deep within each other",
        next_step=IN_A_SMALLER_FILE,
    ),
    Case(
        "parts.eml",
        holding(lambda: mail_of_parts(20_000)),
        reason="more than 2,000 parts",
        next_step=IN_A_SMALLER_FILE,
    ),
)

# More text than a reply is: told by its lines and numerals, whatever the computer.
TEXTS = tuple(
    Case(
        name,
        holding(partial(make, 300_000)),
        reason=f"its text has more than {limit} outside tables",
        next_step="Split the file, or ask the force for the figures alone",
    )
    for name, make, limit in (
        ("many lines.txt", lines_of_text, "200,000 lines"),
        ("many numbers.txt", numbers_of_text, "250,000 numbers"),
        ("many lines.html", page_of_lines, "200,000 lines"),
        ("paragraphs.docx", word_of_paragraphs, "200,000 lines"),
        ("many lines.eml", mail_of_lines, "200,000 lines"),
    )
)

# One cell with more text than a reply has.
CELLS = tuple(
    Case(name, holding(partial(make, text)), reason=reason, next_step="Split the file, or ask the")
    for name, make, text, reason in (
        ("lines.csv", csv_of_cell, "7\n" * 300_000, "hold more than 200,000 lines"),
        ("numbers.xlsx", workbook_of_cell, "7 " * 300_000, "hold more than 250,000 numbers"),
        ("letters.html", page_of_cell, "Charged, " * 120_000, "holds more than 1,000,000 letters"),
        ("lines.docx", word_of_cell, "Charged\n" * 201_000, "holds more than 1,000,000 letters"),
    )
)

# What is long and no more: it is read, in a time that grows with its length.
LONG = (
    Case("lines.txt", holding(lambda: numbered_lines(600)), "read"),
    Case("paragraph.txt", holding(lambda: lines_of_text(600)), "read"),
    Case("numbers.txt", holding(lambda: numbers_of_text(20_000)), "read"),
    # Found by damaging files: each line was read with all of its paragraph.
    Case("sums.txt", _text("RESPONSE\n\n1. How many?\n\n" + "All 17\n 12\n" * 200), "read"),
    Case("coded.txt", holding(lambda: coded_text(60)), "read"),
    Case("broken.eml", holding(lambda: broken_mail(60)), "read"),
    # A number may begin at each comma of one, and a name behind each hyphen.
    Case("commas.txt", _text((f"There were {'1,' * 999}9 " * 9 + "crimes.\n\n") * 10), "read"),
    Case("hyphens.txt", _text("Written by " + "Ab-" * 20_000), "read"),
    # Found by damaging files: words without a space have many ways to be parted into words.
    Case("dotted.txt", _text("application/vnd" + "\u00ecoasis.opendocument.sprea" * 45), "read"),
)

# Each is read by what does to its process what the file says; see `attacked`.
READERS = (
    Case(
        "crash.txt",
        holding(lambda: attacked.CRASH),
        reason="the program that reads it crashed",
        next_step="save it anew",
    ),
    Case(
        "turn.txt",
        holding(lambda: attacked.TURN),
        reason="no page, sheet or part of it was done in 3 seconds",
        next_step="raise `seconds_without_progress` and `processor_seconds` under [limits]",
    ),
    Case(
        "grow.txt",
        holding(lambda: attacked.GROW),
        reason="more than the 500 MB of memory",
        next_step="Raise `memory_mb` under [limits]",
    ),
)
# What a person says of an inbox: here, that its files may take less than others.
SETTINGS = {
    "long": "[limits]\nprocessor_seconds = 20\n",
    "readers": "[limits]\nmemory_mb = 500\nprocessor_seconds = 3\n",
}

INBOXES = {
    "names": NAMES,
    "packed": PACKED,
    "pages": PAGES,
    "texts": (*TEXTS, *CELLS),
    "long": LONG,
    "readers": READERS,
}


def write(cases: Iterable[Case], inbox: Path) -> frozenset[str]:
    """Write the files of an inbox beside a good reply, and return those there is no right to."""
    inbox.mkdir()
    (inbox / "reply.txt").write_text(LETTER, encoding="utf-8")
    refused: set[str] = set()
    for case in cases:
        path = inbox / case.file
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            case.write(path)
        except PermissionError:
            refused.add(case.file)
    return frozenset(refused)
