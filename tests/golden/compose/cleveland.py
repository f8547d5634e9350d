"""The figures of FOI 242-24: one code on two rows, blanks that the row totals prove to be zero."""

from __future__ import annotations

from letter import Grid, Heading, Letter, Paragraph

SOURCE = (
    "https://www.cleveland.police.uk/foi-ai/cleveland-police/disclosure/2024/march/"
    "foi-242-24-restraining-orders/"
)
OFFENCES = (
    ("Crime Type", "2018", "2019", "2020", "2021", "2022", "2023", "Grand Total"),
    ("008/31 - Breach of restraining order", "314", "308", "356", "317", "273", "243", "1811"),
    (
        "066/38 - Breach of a Restraining Order issued on acquittal",
        *("7", "12", "13", "15", "8", "2", "57"),
    ),
    ("Grand Total", "321", "320", "369", "332", "281", "245", "1868"),
)
OUTCOMES = (
    ("Outcomes", "2018", "2019", "2020", "2021", "2022", "2023", "Grand Total"),
    ("1: Charged", "142", "135", "167", "148", "126", "118", "836"),
    ("1: Summonsed/postal requisition", "11", "16", "14", "21", "13", "4", "79"),
    ("1A: Alternate offence charged", "", "", "", "", "", "1", "1"),
    ("5: Offender has died", "1", "", "", "1", "", "", "2"),
    ("9: CPS - prosecution not in public interest", "4", "2", "2", "3", "1", "", "12"),
)

LETTER = Letter(
    title="FOI 242/24 Restraining orders",
    head=("Cleveland Police", "Freedom of Information disclosure"),
    parts=(
        Heading(text="FOI 242-24 Restraining orders", level=1),
        Paragraph(
            text="Facsimile. Composed for foi-compare; not a document of the force. "
            f"Source of the figures and labels, as far as it could be seen: {SOURCE}"
        ),
        Paragraph(text="Question 1", bold=True),
        Paragraph(
            text="How many breaches of a restraining order did the force record in each calendar "
            "year from 2018 to 2023?"
        ),
        Paragraph(text="Answer", bold=True),
        Grid(rows=OFFENCES, label_width=0.3),
        Paragraph(text="Question 2", bold=True),
        Paragraph(text="How many of these led to no further action?"),
        Paragraph(text="Answer", bold=True),
        Paragraph(
            text="No further action is no outcome that our system can be searched for. The table "
            "below gives the outcomes of the crimes instead. Some crimes are still under "
            "investigation, so that the totals of the two tables differ."
        ),
        Grid(rows=OUTCOMES, label_width=0.3),
    ),
    foot="Cleveland Police",
)
