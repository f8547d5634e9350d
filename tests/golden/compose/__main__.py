"""Write the facsimiles of `inbox/` and of the golden cases.

Call: `PYTHONPATH=tests python tests/golden/compose` from the root of the project.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import cleveland
import cumbria
import hertfordshire
import south_wales
import specimens
import traps_claims
import traps_letters
import traps_packages
import traps_pdf
import traps_sheets
import traps_text
import west_midlands
import west_yorkshire
from as_docx import as_docx
from as_html import as_html
from as_pdf import as_pdf
from as_text import as_text
from trap import about, index

ROOT = Path(__file__).resolve().parents[3]
TRAPS = (
    *traps_pdf.TRAPS,
    *traps_sheets.TRAPS,
    *traps_text.TRAPS,
    *traps_packages.TRAPS,
    *traps_letters.TRAPS,
    *traps_claims.TRAPS,
)


def compose() -> Iterator[tuple[str, bytes]]:
    """Yield the path of every composed file, from the root of the project, and its bytes."""
    yield "inbox/west-midlands-1040A-22.pdf", as_pdf(west_midlands.LETTER)
    yield "inbox/west-yorkshire-1711564-23.html", as_html(west_yorkshire.LETTER)
    yield "inbox/cleveland-242-24.docx", as_docx(cleveland.LETTER)
    yield "inbox/south-wales-586-26.txt", as_text(south_wales.LETTER)
    yield "inbox/cumbria-1306-25.pdf", as_pdf(cumbria.LETTER)
    yield "inbox/hertfordshire-hospitals.docx", as_docx(hertfordshire.LETTER)
    cases = "tests/golden/cases"
    yield f"{cases}/west-midlands-docx/reply.docx", as_docx(west_midlands.LETTER)
    yield f"{cases}/west-midlands-html/reply.html", as_html(west_midlands.LETTER)
    yield f"{cases}/west-midlands-text/reply.txt", as_text(west_midlands.LETTER)
    yield f"{cases}/suppressed-html/reply.html", as_html(specimens.SUPPRESSED)
    yield f"{cases}/two-header-rows-docx/reply.docx", as_docx(specimens.TWO_HEADER_ROWS)
    yield f"{cases}/records-docx/reply.docx", as_docx(specimens.RECORDS)
    yield f"{cases}/percentages-pdf/reply.pdf", as_pdf(specimens.PERCENTAGES)
    yield f"{cases}/refused-text/reply.txt", as_text(specimens.REFUSED)
    yield "tests/golden/README.md", index(TRAPS)
    for trap in TRAPS:
        yield f"{cases}/trap-{trap.name}/{trap.file}", trap.data()
        yield f"{cases}/trap-{trap.name}/about.toml", about(trap)


def main() -> None:
    """Write every file in its place."""
    for name, data in compose():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        sys.stdout.write(f"{name}: {len(data)} bytes\n")


if __name__ == "__main__":
    main()
