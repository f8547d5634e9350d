"""Compose the replies that `foi-compare example` lays out: forty forces, one request, many looks.

Every force, reference and figure in them is put together here; none is a document of a force.
Run it with the development installation: `python scripts/compose_example.py`.
"""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import NamedTuple

from docx import Document
from openpyxl import Workbook
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from reportlab.platypus import Table as PdfTable

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "foi_compare" / "example" / "replies.zip"
EPOCH = (2025, 1, 1, 0, 0, 0)
YEARS = ("2022", "2023", "2024")
FINANCIAL = ("2021/22", "2022/23", "2023/24")
FIRST = (
    "How many crimes of theft of a pedal cycle did you record in each of the calendar years 2022,"
    " 2023 and 2024, broken down by Home Office outcome?"
)
SECOND = "In how many of the crimes of 2024 was a bicycle given back to its owner?"
# code, words with the code, words alone, share of the crimes
OUTCOMES = (
    ("1", "Charged/Summonsed", "A person has been charged or summonsed", 0.02),
    ("3", "Caution - adults", "An adult has been cautioned", 0.01),
    ("8", "Community resolution", "Community resolution", 0.02),
    (
        "14",
        "Evidential difficulties victim based - named suspect not identified",
        "Evidential difficulties: suspect not identified; victim does not support further action",
        0.08,
    ),
    (
        "15",
        (
            "Named suspect identified: victim supports police action but evidential difficulties"
            " prevent further action"
        ),
        "Evidential difficulties: suspect identified; victim supports action",
        0.04,
    ),
    (
        "16",
        (
            "Named suspect identified: evidential difficulties prevent further action; victim does"
            " not support police action"
        ),
        "Evidential difficulties: suspect identified; victim does not support further action",
        0.03,
    ),
    (
        "18",
        "Investigation complete - no suspect identified",
        "Investigation complete – no suspect identified",
        0.77,
    ),
    ("", "Not yet assigned an outcome", "Not yet assigned an outcome", 0.03),
)
SILENT = frozenset({"gwent", "durham", "wiltshire"})
LEFT_OUT = frozenset(
    {"btp", "civil-nuclear-constabulary", "ministry-of-defence-police", "police-scotland"}
)


class Rows(NamedTuple):
    """A table: the headings, and rows of a label and what stands under each."""

    headings: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]


class Reply(NamedTuple):
    """A letter: what stands in it, from top to bottom; a table stands as such."""

    force_id: str
    force: str
    reference: str
    date: str
    parts: Sequence[str | Rows]


def forces() -> list[tuple[str, str]]:
    """Return the forces that were asked: of each area in England, Wales, Northern Ireland."""
    path = ROOT / "src" / "foi_compare" / "codebooks" / "forces.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        found = [(row["force_id"], row["name"]) for row in csv.DictReader(stream)]
    return [one for one in found if one[0] not in LEFT_OUT]


def figures(place: random.Random, years: Sequence[str]) -> dict[str, list[int]]:
    """Return counts by code, one for each year."""
    size = place.randint(400, 2600)
    return {
        code: [max(1, round(size * share * place.uniform(0.7, 1.35))) for _ in years]
        for code, _, _, share in OUTCOMES
    }


def table(force_id: str, place: random.Random, n: int) -> Rows:
    """Return the table of outcomes of one force, printed in one of the ways that forces have."""
    years = FINANCIAL if force_id in {"kent", "humberside"} else YEARS
    counts = figures(place, years)
    hides = force_id in {"cumbria", "dorset", "north-wales", "warwickshire"}
    rows = []
    for code, coded, worded, _ in OUTCOMES:
        label = worded if n % 3 == 1 or not code else f"{code} - {coded}"
        if n % 3 == 2 and code:
            label = f"Outcome {code}: {coded}"
        if force_id == "essex" and code == "3":
            label = "Caution"
        values = [str(one) for one in counts[code]]
        if hides:
            values = ["<10" if int(one) < 10 else one for one in values]
        rows.append((label, values))
    totals = [sum(column) for column in zip(*counts.values(), strict=True)]
    if force_id == "lincolnshire":
        totals[1] += 4  # the rows of 2023 are four short of its total
    if not hides:
        rows.append(("Total", [f"{one:,}" for one in totals]))
    return Rows(("Outcome", *years), rows)


def letter(force_id: str, force: str, n: int) -> Reply:
    """Return the reply of one force."""
    place = random.Random(f"example {force_id}")  # noqa: S311 - figures, not secrets
    reference = f"{place.randint(1000, 9999)}/25"
    date = f"{place.randint(3, 28)} February 2025"
    opening = (
        "Thank you for your request for information under the Freedom of Information Act 2000."
    )
    counted = table(force_id, place, n)
    back = place.randint(2, 90)
    about = SPECIAL.get(force_id)
    if about is not None:
        return Reply(force_id, force, reference, date, [opening, *about(counted, back)])
    given = f"A bicycle was given back in {back} of the crimes of 2024."
    second = given if n % 4 else NOT_HELD
    return Reply(force_id, force, reference, date, [opening, *answers(counted, second)])


def answers(first: Rows | str, second: str) -> list[str | Rows]:
    """Return two questions, each with what is said to it beneath."""
    return [f"1. {FIRST}", first, f"2. {SECOND}", second]


NOT_HELD = (
    "This information is not held. What becomes of property is written in the record of each crime"
    " and is not counted."
)
COST = (
    "To find out would need each crime record to be read. At five minutes a record this takes more"
    " than 18 hours, and the cost would exceed the appropriate limit. This part of your request is"
    " therefore refused under section 12(1) of the Act."
)
SPECIAL: dict[str, Callable[[Rows, int], list[str | Rows]]] = {
    "cheshire": lambda _, __: answers(COST, COST),
    "suffolk": lambda _, __: answers(COST, COST),
    "nottinghamshire": lambda counted, _: answers(counted, COST),
    "surrey": lambda counted, _: answers(counted, COST),
    "bedfordshire": lambda _, __: answers(
        "This force does not hold outcomes for theft of a pedal cycle apart from those for other"
        " theft. The information is not held.",
        NOT_HELD,
    ),
    "cleveland": lambda _, __: [
        (
            "Your request was received on 10 February 2025 and is being dealt with. You can expect"
            " a reply within 20 working days."
        )
    ],
    "northumbria": lambda _, __: answers(
        "The figures are published by the force each year and are reasonably accessible to you on"
        " its website. They are therefore exempt under section 21(1) of the Act.",
        NOT_HELD,
    ),
    "west-mercia": lambda counted, back: [
        *answers(counted, f"A bicycle was given back in {back} of the crimes of 2024."),
        "Please note that the table above counts suspects and not crimes.",
    ],
}


def paragraphs(reply: Reply) -> list[str | Rows]:
    """Return a letter with its head and its foot."""
    return [
        reply.force,
        "Freedom of Information",
        f"Our reference: FOI {reply.reference}",
        f"Date: {reply.date}",
        "Dear applicant",
        *reply.parts,
        "If you are not satisfied with this reply you may ask for an internal review.",
        "Yours faithfully",
        "Information Disclosure Unit",
    ]


def as_text(reply: Reply) -> bytes:
    """Return a letter as plain text, its table in columns."""
    lines = []
    for part in paragraphs(reply):
        if isinstance(part, str):
            lines += [part, ""]
            continue
        rows = [("Outcome", part.headings[1:]), *part.rows]
        width = max(len(label) for label, _ in rows) + 3
        lines += [
            f"{label:<{width}}" + "".join(f"{v:>9}" for v in values) for label, values in rows
        ]
        lines.append("")
    return "\n".join(lines).encode()


def as_html(reply: Reply) -> bytes:
    """Return a letter as a web page."""
    body = []
    for part in paragraphs(reply):
        if isinstance(part, str):
            body.append(f"<p>{escape(part)}</p>")
            continue
        head = "".join(f"<th>{escape(one)}</th>" for one in part.headings)
        rows = "".join(
            f"<tr><td>{escape(label)}</td>{''.join(f'<td>{escape(v)}</td>' for v in values)}</tr>"
            for label, values in part.rows
        )
        body.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
    title = f"FOI {reply.reference}"
    text = "\n".join(body)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title></head><body>\n{text}\n</body></html>\n"
    ).encode()


def as_docx(reply: Reply) -> bytes:
    """Return a letter as a Word document."""
    document = Document()
    for part in paragraphs(reply):
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        grid = document.add_table(rows=0, cols=len(part.headings), style="Table Grid")
        for label, values in [(part.headings[0], part.headings[1:]), *part.rows]:
            for cell, text in zip(grid.add_row().cells, (label, *values), strict=True):
                cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return _without_clock(stream.getvalue())


def _without_clock(data: bytes) -> bytes:
    """Return an Office file whose members bear no time, so that it is the same each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            _put(new, name, old.read(name))
    return made.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    member = zipfile.ZipInfo(name, EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, data)


def as_pdf(reply: Reply) -> bytes:
    """Return a letter as a PDF, its table with rules or without."""
    sheet = getSampleStyleSheet()
    story: list[object] = []
    for part in paragraphs(reply):
        if isinstance(part, str):
            story += [Paragraph(escape(part), sheet["BodyText"]), Spacer(1, 6)]
            continue
        cells = [
            [Paragraph(escape(label), sheet["BodyText"]), *values]
            for label, values in [(part.headings[0], part.headings[1:]), *part.rows]
        ]
        ruled = sum(map(ord, reply.force_id)) % 2
        style: list[tuple[object, ...]] = [("ALIGN", (1, 0), (-1, -1), "RIGHT")]
        if ruled:
            style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
        else:
            style.append(("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black))
        story += [PdfTable(cells, colWidths=[270, 65, 65, 65], style=style), Spacer(1, 8)]
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4, invariant=1, title=f"FOI {reply.reference}").build(story)
    return stream.getvalue()


def as_mail(reply: Reply) -> bytes:
    """Return an e-mail with the letter in it."""
    mail = EmailMessage()
    mail["From"] = f"Freedom of Information <foi@{reply.force_id}.police.uk>"
    mail["To"] = "requester@example.org"
    mail["Subject"] = f"FOI {reply.reference}"
    mail["Date"] = f"{reply.date.split()[0]} Feb 2025 10:00:00 +0000"
    mail.set_content(as_text(reply).decode())
    return mail.as_bytes()


def as_folder(reply: Reply) -> dict[str, bytes]:
    """Return a letter in Word that points to a workbook, and the workbook."""
    told = [
        "The figures are in the attached spreadsheet." if isinstance(part, Rows) else part
        for part in reply.parts
    ]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Outcomes"
    for part in reply.parts:
        if isinstance(part, Rows):
            sheet.append([f"FOI {reply.reference}: question 1"])
            sheet.append(list(part.headings))
            for label, values in part.rows:
                plain = [one.replace(",", "") for one in values]
                sheet.append([label, *[int(one) if one.isdigit() else one for one in plain]])
    book.properties.creator = ""
    stream = io.BytesIO()
    book.save(stream)
    return {
        "letter.docx": as_docx(reply._replace(parts=told)),
        "figures.xlsx": _without_clock(stream.getvalue()),
    }


FORMS: Sequence[tuple[str, Callable[[Reply], bytes]]] = (
    ("pdf", as_pdf),
    ("docx", as_docx),
    ("pdf", as_pdf),
    ("html", as_html),
    ("eml", as_mail),
    ("txt", as_text),
)


def main() -> None:
    """Write the archive that is part of the package."""
    TARGET.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(TARGET, "w") as archive:
        for n, (force_id, force) in enumerate(forces()):
            if force_id in SILENT:
                continue
            reply = letter(force_id, force, n)
            if force_id in {"thames-valley", "south-wales", "lancashire"}:
                for name, data in as_folder(reply).items():
                    _put(archive, f"inbox/{force_id}/{name}", data)
                continue
            suffix, written = FORMS[n % len(FORMS)]
            _put(archive, f"inbox/{force_id}.{suffix}", written(reply))
        _put(archive, "foi-compare.toml", SETTINGS.encode())
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size:,} bytes")


SETTINGS = f"""\
# The request as it was sent. `foi-compare init` writes a file with every key explained.
sent_on = 2025-02-03
period_start = 2022-01-01
period_end = 2024-12-31
offence = "theft of a pedal cycle"
forces = [
{chr(10).join(f'  "{force_id}",' for force_id, _ in forces())}
]

[[questions]]
key = "outcomes"
text = "{FIRST}"
unit = "crimes"

[[questions]]
key = "given-back"
text = "{SECOND}"
"""


if __name__ == "__main__":
    main()
