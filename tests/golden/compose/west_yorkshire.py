"""The figures of FOI 1711564/23: years across, codes named only by their wording."""

from __future__ import annotations

from letter import Grid, Heading, Letter, Numbered, Paragraph

SOURCE = (
    "https://www.westyorkshire.police.uk/freedom-of-information/"
    "august-2023-foi-1711564-23-sexting-under-18s"
)
OUTCOMES = (
    ("Crime outcome", "2019", "2020", "2021"),
    ("Charge/summons", "4", "8", "11"),
    ("Caution", "3", "4", "2"),
    ("Community resolution", "5", "2", "1"),
    ("Further investigation not in public interest", "540", "629", "600"),
    ("Diversionary, educational or intervention activity", "1", "10", "59"),
)

LETTER = Letter(
    title="August 2023 FOI 1711564/23 Sexting under 18s | West Yorkshire Police",
    head=("Home", "Freedom of information", "Disclosure log"),
    parts=(
        Heading(text="August 2023 FOI 1711564/23 Sexting under 18s", level=1),
        Paragraph(
            text="Facsimile. Composed for foi-compare; not a page of the force. "
            f"Source of the figures and labels: {SOURCE}"
        ),
        Heading(text="Request"),
        Paragraph(
            text="For each of the calendar years 2019, 2020 and 2021, how many young people under "
            "18 who had shared sexual images of themselves by consent were dealt with by:"
        ),
        Numbered(items=("Outcome 21", "A community resolution", "A caution", "A charge")),
        Heading(text="Our Response:"),
        Paragraph(
            text="The table counts crimes and not people. It shows each crime by its outcome and "
            "by the year in which it was recorded."
        ),
        Grid(rows=OUTCOMES),
    ),
    foot="West Yorkshire Police. In an emergency call 999; otherwise call 101.",
)
