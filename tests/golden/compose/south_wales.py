"""The figures of FOI 586/26: two-digit codes with a colon, flattened to lines of text."""

from __future__ import annotations

from letter import Grid, Heading, Letter, Paragraph

SOURCE = (
    "https://www.south-wales.police.uk/foi-ai/south-wales-police/disclosure-log/2026/foi-58626/"
)
OUTCOMES = (
    ("Positive Outcomes", "Count"),
    ("01: Charged/summonsed", "363"),
    ("01a: Charged/summonsed [alternate]", "25"),
    ("02: Caution - youths", "4"),
    ("03: Caution - adults", "11"),
    ("08: Community resolution", "34"),
)

LETTER = Letter(
    title="FOI 586/26",
    head=("South Wales Police", "Disclosure log", "FOI 586/26"),
    parts=(
        Paragraph(
            text="Facsimile. Composed for foi-compare; not a document of the force.\n"
            f"Source of the figures and labels: {SOURCE}"
        ),
        Heading(text="REQUEST"),
        Paragraph(
            text="1. For the calendar year 2025, how many sexual offences did the force proceed "
            "against in all? Where a figure is below 5, please write <5."
        ),
        Heading(text="RESPONSE"),
        Heading(text="Question 1"),
        Paragraph(
            text="The figures below are those of our crime system for sexual offences that were "
            "given a positive outcome between 1 January 2025 and 31 December 2025."
        ),
        Grid(rows=OUTCOMES),
    ),
    foot="",
)
