"""Counts by outcome and year, made from the list of 4,492 crimes that the force disclosed."""

from __future__ import annotations

from letter import Grid, Heading, Letter, Paragraph
from typed_figures import read_figures

_COUNTED = read_figures("hertfordshire-outcomes.csv")
_SUMS = tuple(sum(int(row[column]) for row in _COUNTED[1:]) for column in range(1, 6))
YEARS = (
    ("Financial Year", "Total"),
    *zip(_COUNTED[0][1:], map(str, _SUMS), strict=True),
    ("Grand Total", str(sum(_SUMS))),
)
OUTCOMES = (
    ("Outcome Description", *_COUNTED[0][1:], "Grand Total"),
    *((*row, str(sum(map(int, row[1:])))) for row in _COUNTED[1:]),
    ("Grand Total", *map(str, _SUMS), str(sum(_SUMS))),
)

LETTER = Letter(
    title="Reported Crimes Committed on Hospital Grounds/Premises",
    head=("Hertfordshire Constabulary",),
    parts=(
        Heading(text="Reported Crimes Committed on Hospital Grounds/Premises", level=1),
        Paragraph(text="Date - 01/04/19 - 31/03/24"),
        Paragraph(
            text="Facsimile. Composed for foi-compare; not a document of the force. Source of the "
            "figures and labels: the list of crimes that Hertfordshire Constabulary disclosed, "
            "counted by outcome and year."
        ),
        Heading(text="Total No. of Crimes at Hospitals"),
        Grid(rows=YEARS),
        Heading(text="Outcome Breakdown"),
        Grid(rows=OUTCOMES),
    ),
    foot="Hertfordshire Constabulary",
)
