"""Shapes that the published figures do not have; the numbers are invented, and each says so."""

from __future__ import annotations

from letter import Grid, Heading, Letter, Numbered, Paragraph

_INVENTED = Paragraph(
    text="Facsimile. Composed for foi-compare; not a document of the force. The figures are "
    "invented and say nothing about any force."
)

CODE_COLUMNS = (
    ("Financial year", "Outcome 1", "Outcome 8", "Outcome 14", "Outcome 16", "Total"),
    ("2020/21", "118", "<5", "37", "1,204", ""),
    ("2021/22", "96", "12", "<5", "1,377", ""),
    ("2022/23", "104", "0", "41", "1,150", "1,295"),
)
SUPPRESSED = Letter(
    title="FOI-511-2023 Burglary outcomes",
    head=("Home", "About us", "Disclosure log"),
    parts=(
        Heading(text="FOI-511-2023 Burglary outcomes", level=1),
        _INVENTED,
        Heading(text="You asked"),
        Paragraph(
            text="1. For each financial year from 2020/21 to 2022/23, how many crimes of "
            "residential burglary were given each of the outcomes 1, 8, 14 and 16?"
        ),
        Heading(text="Our response"),
        Paragraph(
            text="Norfolk Constabulary holds this information. Counts between 1 and 4 are shown "
            "as <5, and a total is then left out, so that no person can be told from them."
        ),
        Grid(rows=CODE_COLUMNS),
    ),
    foot="Norfolk Constabulary",
)

BY_GENDER = (
    ("Outcome", "Female", "<", "Male", "<"),
    ("", "2022", "2023", "2022", "2023"),
    ("Outcome 1 - Charged/Summonsed", "14", "22", "31", "28"),
    ("Outcome 15 - Evidential difficulties: suspect identified; victim supports", *"4596"),
    ("Outcome 16 - Evidential difficulties: victim does not support", "61", "58", "83", "90"),
    ("Total", "79", "85", "123", "124"),
)
TWO_HEADER_ROWS = Letter(
    title="Request 2024/0931",
    head=("Gwent Police", "Our reference: 2024/0931", "4 March 2024"),
    parts=(
        _INVENTED,
        Heading(text="Request"),
        Paragraph(
            text="1. How many crimes of stalking were recorded in 2022 and in 2023, by outcome and "
            "by the gender of the victim?"
        ),
        Heading(text="Response"),
        Grid(rows=BY_GENDER, header_rows=2, label_width=0.4),
    ),
    foot="Gwent Police",
)

_RECORDED = (
    ("2021", "Shoplifting", "Community resolution"),
    ("2021", "Shoplifting", "Charged"),
    ("2021", "Bicycle theft", "Investigation complete - no suspect identified"),
    ("2021", "Shoplifting", "Investigation complete - no suspect identified"),
    ("2021", "Bicycle theft", "Investigation complete - no suspect identified"),
    ("2021", "Shoplifting", "Community resolution"),
    ("2022", "Bicycle theft", "Charged"),
    ("2022", "Shoplifting", "Community resolution"),
    ("2022", "Shoplifting", "Investigation complete - no suspect identified"),
    ("2022", "Bicycle theft", "Investigation complete - no suspect identified"),
    ("2022", "Shoplifting", "Charged"),
    ("2022", "Shoplifting", "Charged"),
)
RECORDS = Letter(
    title="Reference 2022-415",
    head=("Dorset Police", "Reference: 2022-415"),
    parts=(
        _INVENTED,
        Paragraph(text="Request", bold=True),
        Paragraph(
            text="1. Please list the thefts reported at the railway station in 2021 and 2022, with "
            "the year, the offence and the outcome of each."
        ),
        Paragraph(text="Response", bold=True),
        Grid(
            rows=(
                ("No.", "Year", "Offence", "Outcome"),
                *((str(number), *record) for number, record in enumerate(_RECORDED, start=1)),
            ),
            label_width=0.1,
        ),
    ),
    foot="Dorset Police",
)

SHARES = (
    ("Outcome", "2022", "% of 2022", "2023", "% of 2023"),
    ("8: Community resolution", "40", "20.0%", "33", "15.0%"),
    ("18: Investigation complete, no suspect identified", "110", "55.0%", "121", "55.0%"),
    ("20: Action undertaken by another body/agency", "50", "25.0%", "66", "30.0%"),
    ("Total", "200", "100.0%", "220", "100.0%"),
)
PERCENTAGES = Letter(
    title="Freedom of Information request 545/24",
    head=("Northumbria Police", "Reference: 545/24", "18th April 2024"),
    parts=(
        _INVENTED,
        Paragraph(text="You asked:", bold=True),
        Paragraph(text="1. The outcomes of crimes of arson in 2022 and 2023."),
        Paragraph(text="In Response:", bold=True),
        Grid(rows=SHARES, label_width=0.5),
    ),
    foot="Northumbria Police",
    numbered_pages=True,
)

REFUSED = Letter(
    title="FOI 2023/118",
    head=("North Wales Police", "Our reference 2023/118", "12 May 2023"),
    parts=(
        _INVENTED,
        Heading(text="Request"),
        Numbered(
            items=(
                "How many crimes of fraud were given Outcome 16 in 2022?",
                "For each, the reasons that the victim gave.",
            )
        ),
        Heading(text="Response"),
        Paragraph(
            text="The reasons are written in free text. To find them, 3,420 records would have to "
            "be read. At 5 minutes for each this comes to 285 hours, which is beyond the 18 hours "
            "or £450 that the fees regulations allow. Your request is therefore refused under "
            "section 12(1) of the Freedom of Information Act 2000."
        ),
        Paragraph(
            text="You may ask us to review this decision within 40 working days. You may then turn "
            "to the Information Commissioner on 0303 123 1113."
        ),
    ),
    foot="",
)
