"""Traps in what a letter says around its figures, in files that are no plain text; all invented."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

import openpyxl
from as_docx import as_docx
from as_pdf import as_pdf
from letter import Grid, Heading, Letter, Paragraph
from trap import Number, Trap, across, listed
from traps_packages import sent
from traps_sheets import CODES, YEARS, book, put

_INVENTED = "Facsimile. Composed for foi-compare; the figures are invented."
_ASKED = "1. How many crimes of robbery were given each outcome in 2021 and in 2022?"
_LISTED = "1. Please list the robberies recorded in 2023 with the offence and the outcome of each."
_CHARGED, _RESOLVED, _UNSOLVED = "Charged/Summonsed", "Community Resolution", YEARS[3][0]
_BUSINESS, _PERSONAL = "Robbery of business property", "Robbery of personal property"
_OUTCOMES = (_UNSOLVED, _CHARGED, _UNSOLVED, _UNSOLVED, _RESOLVED, _UNSOLVED)
_OFFENCES = (_PERSONAL, _BUSINESS, _PERSONAL, _BUSINESS, _BUSINESS)

Row = tuple[str, ...]


def _letter(head: Row, *parts: Heading | Paragraph | Grid, foot: str = "") -> Letter:
    return Letter(title="Reply", head=(*head, _INVENTED), parts=parts, foot=foot)


def _records(count: int) -> tuple[Row, ...]:
    """Return one row for each crime; outcomes and offences take turns."""
    return tuple(
        (str(at + 1), _OFFENCES[at % len(_OFFENCES)], _OUTCOMES[at % len(_OUTCOMES)])
        for at in range(count)
    )


def _counted(records: tuple[Row, ...]) -> tuple[Number, ...]:
    """Return how many crimes there are of each outcome and offence."""
    pairs = [(outcome, offence) for _, offence, outcome in records]
    return tuple(
        (outcome, "", str(pairs.count((outcome, offence))), CODES[outcome])
        for outcome, offence in dict.fromkeys(pairs)
    )


_ALL = _records(90)
_SUMMARY = (
    ("Outcome", "Total"),
    (_CHARGED, "15"),
    (_RESOLVED, "15"),
    (_UNSOLVED, "60"),
    ("Total", "90"),
)
_GAP = tuple(row for row in _records(14) if row[0] != "9")
_GAP_SUMMARY = (("Outcome", "Total"), (_CHARGED, "3"), (_RESOLVED, "2"), (_UNSOLVED, "9"))
_HEADINGS = ("No.", "Offence", "Outcome")


def _over_pages() -> bytes:
    return as_pdf(
        _letter(
            ("Hertfordshire Constabulary", "Reference: FOI2024/00611"),
            Paragraph(text="Request", bold=True), Paragraph(text=_LISTED),
            Paragraph(text="Response", bold=True), Grid(rows=_SUMMARY),
            Grid(rows=(_HEADINGS, *_ALL), label_width=0.1),
            foot="Hertfordshire Constabulary",
        )
    )  # fmt: skip


def _with_gap() -> bytes:
    return as_docx(
        _letter(
            ("Essex Police", "Reference 20991"),
            Heading(text="Request"), Paragraph(text=_LISTED), Heading(text="Response"),
            Grid(rows=_GAP_SUMMARY), Grid(rows=(_HEADINGS, *_GAP)),
        )
    )  # fmt: skip


_FORM = (YEARS[0], (_CHARGED, "", ""), (_RESOLVED, "", ""))
_FILLED = (YEARS[0], (_CHARGED, "31", "28"), (_RESOLVED, "12", ""))


def _form(*answer: Paragraph | Grid) -> bytes:
    asked = "1. Please complete the table for burglary."
    return as_docx(
        _letter(
            ("Humberside Police", "Reference: F-2024-00377"),
            Heading(text="Request"), Paragraph(text=asked), Grid(rows=_FORM),
            Heading(text="Response"), *answer,
        )
    )  # fmt: skip


def _refused_form() -> bytes:
    refusal = (
        "To complete the table would exceed the appropriate limit. Section 12(1) applies and your "
        "request is refused."
    )
    return _form(Paragraph(text=refusal))


def _made_a_date(made: openpyxl.Workbook) -> None:
    sheet = made.create_sheet("Sheet1")
    sheet["A1"] = "Kent Police - Freedom of Information request 23/05/0411"
    sheet["A2"] = _ASKED
    sheet["A3"] = _INVENTED
    put(sheet, 5, 1, (YEARS[0], YEARS[1], (_RESOLVED, "", "22")))
    sheet["B7"] = datetime(2023, 4, 1, tzinfo=UTC).replace(tzinfo=None)
    sheet["B7"].number_format = "d-mmm"


_SHARED = "We have left the alliance with West Mercia Police. We thank West Mercia Police."
_STORY = "Our own system has been in use since 2019, and is ours alone."


def _by_domain() -> bytes:
    """Return a mail whose sender is one force, and whose text names another more often."""
    mail = sent(
        From="Freedom of Information <foi@warwickshire.police.uk>",
        To="A Requester <a@example.org>", Subject="FOI-311-2024",
        Date="Mon, 05 Feb 2024 10:00:00 +0000", Message_ID="<9@warwickshire.police.uk>",
    )  # fmt: skip
    mail.set_content(
        f"{_INVENTED}\n\nRequest\n\n1. How many robberies were given each outcome in 2022? I asked "
        f"West Mercia Police too.\n\nResponse\n\n{_SHARED}\n\n{_STORY}\n\n"
        f"{_CHARGED}   41\n{_RESOLVED}   17\n\nFreedom of Information\n",
        cte="7bit",
    )
    return mail.as_bytes()


def _attribute(number: int, value: bytes) -> bytes:
    return struct.pack("<BHHI", 2, number, 0, len(value)) + value + b"\0\0"


def _winmail() -> bytes:
    """Return a mail whose table is in the file that Outlook puts in place of attachments."""
    title = "outcomes.csv\0".encode("utf-16-le")
    properties = struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, len(title)) + title
    lines = "\r\n".join(",".join(row) for row in YEARS[:3])
    hidden = struct.pack("<IH", 0x223E9F78, 1) + b"".join(
        (
            _attribute(0x9002, bytes(14)),
            _attribute(0x8010, b"OUTCOM~1.CSV\0"),
            _attribute(0x800F, lines.encode()),
            _attribute(0x9005, properties),
        )
    )
    mail = sent(
        From="FOI <foi@kent.police.uk>", To="A Requester <a@example.org>",
        Subject="FOI 24/02/0311", Date="Mon, 05 Feb 2024 10:00:00 +0000",
        Message_ID="<8@kent.police.uk>",
    )  # fmt: skip
    mail.set_content(
        f"{_INVENTED}\n\nRequest\n\n{_ASKED}\n\nResponse\n\nPlease see the attached file.\n",
        cte="7bit",
    )
    mail.add_attachment(hidden, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    mail.set_boundary("parts")
    return mail.as_bytes()


TRAPS = (
    Trap(
        name="records-over-pages-pdf",
        file="reply.pdf",
        why="One row for each crime over several pages, with the heading on the first alone: "
        "counted, and checked against the printed summary.",
        data=_over_pages,
        numbers=(
            *listed(_SUMMARY[1:], CODES),
            *_counted(_ALL),
        ),
    ),
    Trap(
        name="records-with-gap-docx",
        file="reply.docx",
        why="A list of crimes leaves out one number, and its summary counts one crime more: both "
        "are asked about, and the numbers of the rows count nothing.",
        data=_with_gap,
        numbers=(
            *listed(_GAP_SUMMARY[1:], CODES),
            *_counted(_GAP),
        ),
    ),
    Trap(
        name="empty-form-docx",
        file="reply.docx",
        why="The requester's empty form without any answer to it: no cell of it is a blank.",
        data=_refused_form,
    ),
    Trap(
        name="form-sent-back-docx",
        file="reply.docx",
        why="The same form filled in but for one cell, which stays not stated.",
        data=lambda: _form(Grid(rows=_FILLED)),
        numbers=(*across(_FILLED, CODES), (_RESOLVED, "2022", "0 to ?", "8")),
    ),
    Trap(
        name="interval-made-a-date-xlsx",
        file="reply.xlsx",
        why="Excel has made the interval 1-4 a day in April: no number, and asked about.",
        data=book(_made_a_date),
        numbers=(*across(YEARS[:2], CODES), (_RESOLVED, "2022", "22", "8")),
        asked=((_RESOLVED, "2021", "0 to ?", "8"),),
    ),
    Trap(
        name="senders-domain-eml",
        file="reply.eml",
        why="The domain of the sender says which force it is, whatever other the text names more "
        "often; a year in a story above the list is not that of its numbers.",
        data=_by_domain,
        numbers=((_CHARGED, "", "41", "1"), (_RESOLVED, "", "17", "8")),
    ),
    Trap(
        name="winmail-eml",
        file="reply.eml",
        why="The figures are in a file that Outlook put into winmail.dat.",
        data=_winmail,
        numbers=across(YEARS[:3], CODES),
    ),
)
