"""CSV, TSV and their like → tables and texts, whatever the delimiter, encoding and line ends."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

from foi_compare.headway import signed
from foi_compare.limits import check_cells
from foi_compare.model import Document, RawPart, Source
from foi_compare.readers.text.encoding import decode, looks_like_text, with_plain_line_ends
from foi_compare.readers.workbooks.ragged import mended
from foi_compare.readers.workbooks.sheets import Sheet, SheetCell, sheet_blocks

_PART = "body"
_DELIMITERS = ("\t", ",", ";", "|")
_SAMPLE_LINES = 200
_SAMPLE = 65_536
_AROUND = 12  # lines
_LONGEST = 60  # characters a field has on average: prose has more between two commas
_DRAWN = re.compile(r"\s*(?::?-{2,}:?)?\s*")  # the line under the heads of a table drawn in text
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3},(?=\d{3}(?!\d))")
_SENTENCE_WORDS = 8
_SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are lines of fields, by the same delimiter all through."""
    sample = data[:_SAMPLE]
    if not looks_like_text(sample) or sample.lstrip().startswith((b"<", b"{", b"%PDF")):
        return False
    text = with_plain_line_ends(decode(sample))
    return _delimiter_of(text) != ""


def read(source: Source, password: str = "") -> Document:
    """Return the document of a file of delimited fields; `password` has no meaning here."""
    del password
    text = with_plain_line_ends(decode(source.data)).replace("\x00", "")
    delimiter = _delimiter_of(text[:_SAMPLE]) or ","
    if separator := _SEPARATOR_LINE.match(text):
        text = text[separator.end() :]
    check_cells(text.count(delimiter) + text.count("\n"))  # at a glance, and never far too many
    # The limit holds for the whole process: lowered, it would break whoever reads a CSV next.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    rows = [
        fields
        for fields in signed(csv.reader(io.StringIO(text), delimiter=delimiter))
        if not all(map(_DRAWN.fullmatch, fields)) or not any(fields)
    ]
    cells = {
        (row, column): SheetCell(text.strip(), doubt=fields.doubt)
        for row, fields in enumerate(signed(mended(rows, delimiter)))
        for column, text in enumerate(fields.texts)
        if text.strip() or fields.doubt
    }
    sheet = Sheet(name="", cells=cells, part=_PART)
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="delimited",
        blocks=sheet_blocks(sheet, first_table=1),
        raw=(RawPart(_PART, _raw(text, delimiter)),),
    )


def _raw(text: str, delimiter: str) -> str:
    """Return the fields on lines of their own, told apart by patterns alone."""
    mark = re.escape(delimiter)
    token = re.compile(rf'(?:^|(?<={mark})|(?<=\n))(?P<quoted>"(?:[^"]|"")*"?)|(?P<end>{mark})')
    return token.sub(lambda found: found["quoted"] or "\n", text)


def _delimiter_of(text: str) -> str:
    """Return the delimiter that the lines agree on, empty where they are no fields."""
    if separator := _SEPARATOR_LINE.match(text):
        return separator.group(1)
    best, best_share = "", 0.0
    for delimiter in _DELIMITERS:
        share = _agreement(text, delimiter)
        if share > best_share:
            best, best_share = delimiter, share
    return best


def _agreement(text: str, delimiter: str) -> float:
    """Return the share of lines that have the usual number of fields; 0 for prose."""
    lines = text.splitlines(keepends=True)[:_SAMPLE_LINES]
    try:
        rows = [
            [field.strip() for field in row]
            for row in csv.reader(lines, delimiter=delimiter)
            if any(map(str.strip, row))
        ]
    except csv.Error:
        return 0.0
    many = [row for row in rows if len(row) > 1]
    if len(many) < 2:
        return 0.0
    usual, times = Counter(map(len, many)).most_common(1)[0]
    fields = [field for row in many for field in row]
    if sum(map(len, fields)) > _LONGEST * len(fields):
        return 0.0
    if _is_prose(text, delimiter, many):
        return 0.0
    share = times / len(rows)
    # Titles and notes stand around the fields of a spreadsheet that was saved as text.
    around = delimiter in ",;" and usual > 2 and share > 0.3 and len(rows) - len(many) < _AROUND
    return share + usual / 1000 if share > 0.6 or around else 0.0


def _is_prose(text: str, delimiter: str, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a delimiter is a mark of prose: most have a space behind, or part thousands.

    A semicolon with a space behind may part fields as well: there the lines have to be sentences,
    too, and the fields no numbers.
    """
    marks = text.count(delimiter)
    if delimiter == "," and len(_THOUSANDS.findall(text)) == marks:
        return True
    if delimiter not in ",;" or text.count(f"{delimiter} ") * 4 <= marks or '"' in text:
        return False
    if delimiter == ",":
        return True
    wordy = sum(len(" ".join(row).split()) >= _SENTENCE_WORDS for row in rows)
    numbers = sum(any(field[:1].isdigit() for field in row[1:]) for row in rows)
    return 2 * wordy >= len(rows) and 2 * numbers < len(rows)
