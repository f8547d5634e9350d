"""A letter as a Word file; its list numbers are computed by Word and are not in the text."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Word
from letter import Grid, Heading, Letter, NewPage, Numbered, Paragraph, Part, spans

_WRITTEN = datetime(2025, 1, 1, tzinfo=UTC)
_ZIP_DATE = (2025, 1, 1, 0, 0, 0)


def as_docx(letter: Letter) -> bytes:
    """Return the letter as a Word file, the same bytes each time."""
    word = Document()
    properties = word.core_properties
    properties.title, properties.author = letter.title, "facsimile"
    properties.created = properties.modified = _WRITTEN
    for line in letter.head:
        word.add_paragraph(line)
    for part in letter.parts:
        _add(word, part)
    if letter.foot:
        word.sections[0].footer.paragraphs[0].text = letter.foot
    buffer = io.BytesIO()
    word.save(buffer)
    return with_fixed_dates(buffer.getvalue())


def _add(word: Word, part: Part) -> None:
    match part:
        case Heading(text=text, level=level):
            word.add_heading(text, level=level)
        case Paragraph(text=text, bold=bold):
            word.add_paragraph().add_run(text).bold = bold or None
        case Numbered(items=items):
            for item in items:
                word.add_paragraph(item, style="List Number")
        case Grid(rows=rows):
            table = word.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
            for row, texts in zip(table.rows, rows, strict=True):
                cells = row.cells
                for column, width, text in spans(texts):
                    cells[column].merge(cells[column + width - 1]).text = text
            word.add_paragraph()
        case NewPage():
            word.add_page_break()


def with_fixed_dates(data: bytes) -> bytes:
    """Return an archive with the same date on all its members, so that its bytes never change."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
