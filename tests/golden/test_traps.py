"""Every trap of the catalogue against the numbers that its file was composed from."""

from __future__ import annotations

from collections import Counter

import pytest
import traps_claims
import traps_letters
import traps_packages
import traps_pdf
import traps_sheets
import traps_text
from trap import Number, Trap

from golden.case import CASES
from golden.ingesting import Row, ingest_files

TRAPS = [
    pytest.param(trap, id=trap.name)
    for trap in (
        *traps_pdf.TRAPS,
        *traps_sheets.TRAPS,
        *traps_text.TRAPS,
        *traps_packages.TRAPS,
        *traps_letters.TRAPS,
        *traps_claims.TRAPS,
    )
]


def number(row: Row) -> Number:
    """Return label, heading, value or interval, and code or role of an observation."""
    value = row["value"] or f"{row['lower']} to {row['upper'] or '?'}"
    return row["label"], row["series"], value, row["code"] if row["role"] == "code" else row["role"]


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_gives_its_numbers_and_no_others(trap: Trap) -> None:
    outputs = ingest_files((CASES / f"trap-{trap.name}" / trap.file,))
    rows = outputs.rows("observations.csv")
    taken = Counter(number(row) for row in rows if row["status"] == "accepted")
    asked = Counter(number(row) for row in rows if row["status"] == "review")
    assert taken == Counter(trap.numbers)
    assert asked == Counter(trap.asked)
    assert not [row for row in outputs.rows("ledger.csv") if row["unread"] != "0"]
    assert outputs.exit_code == 0


def test_the_default_finder_of_pdfplumber_loses_the_continued_row() -> None:
    import pdfplumber

    with pdfplumber.open(CASES / "trap-continued-row-pdf" / "reply.pdf") as document:
        tables = [table for page in document.pages for table in page.extract_tables()]
    seen = {cell for table in tables for row in table for cell in row if cell}
    assert {"41", "118", "382"} <= seen
    assert not {"206", "231"} & seen
