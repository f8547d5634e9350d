"""The figures, labels and meaning of the published reply 1040A/22, in words of our own."""

from __future__ import annotations

from letter import Grid, Heading, Letter, Numbered, Paragraph

_IMAGES = (
    "the taking, making or distributing of an indecent or pseudo image of a child "
    "(Home Office code 86/2)"
)
_ARRESTS = (
    f"How many arrests were made for {_IMAGES} where the person suspected was under the age of 18, "
    "between 1st July 2021 and 1st July 2022?"
)
_OUTCOME_21, _OUTCOME_22 = (
    f"How many crimes in all of {_IMAGES}, with a suspect under 18, were recorded as "
    f"Outcome {code} between 1st July 2021 and 1st July 2022?"
    for code in (21, 22)
)
_POLICY = (
    "If it is no trouble, and if you have published a policy on when Outcome 21 and Outcome 22 are "
    "to be recorded where a minor's intimate images are shared, please provide it. Some forces may "
    "simply follow the guidance of the NPCC and hold no policy of their own."
)
_NO_ARRESTS = "No arrests were recorded that meet these criteria."
_CUSTODY = (
    "Please note that a crime can be dealt with without an arrest.",
    (
        "West Midlands Police aims to keep under 18-year olds out of custody. They are seen at a "
        "voluntary interview instead, and reported to court where that would be the outcome."
    ),
)
_EVIDENTIAL = "Named Suspect identified: evidential difficulties prevent further action"
_TOO_YOUNG = (
    "Prosecution prevented – Named suspect identified but is below the age of criminal "
    "responsibility"
)
OUTCOMES = (
    ("Outcome", "Total"),
    ("Not recorded", "7"),
    ("Community Resolution", "3"),
    ("Evidential Difficulties – Victim Based – Named suspect not identified", "3"),
    ("Formal action against the offender is not in the public interest (Police)", "3"),
    ("Further action will be taken by another body", "44"),
    ("Investigation Complete: No suspect identified", "10"),
    (f"{_EVIDENTIAL} (no victim support)", "45"),
    (f"{_EVIDENTIAL} (victim support)", "62"),
    (_TOO_YOUNG, "1"),
    ("Suspect Identified, but not in the public interest for police to investigate", "59"),
    ("Grand Total", "237"),
)

LETTER = Letter(
    title="Indecent images of children, suspects under 18 (1040A/22)",
    head=("West Midlands Police", "Freedom of Information", "Disclosure log"),
    parts=(
        Heading(text="Indecent images of children, suspects under 18 (1040A/22)", level=1),
        Paragraph(
            text="Facsimile. Composed for foi-compare; not a document of the force. Source of the "
            "figures and labels: the reply 1040A/22 that West Midlands Police published."
        ),
        Numbered(items=(_ARRESTS, _OUTCOME_21, _OUTCOME_22, _POLICY)),
        Paragraph(text=_ARRESTS, bold=True),
        Paragraph(text=_NO_ARRESTS),
        *(Paragraph(text=text) for text in _CUSTODY),
        Paragraph(text=_OUTCOME_21, bold=True),
        Paragraph(text="Please see the table below for all outcomes of this offence."),
        Grid(rows=OUTCOMES, label_width=0.8),
        Paragraph(text=_OUTCOME_22, bold=True),
        Paragraph(text=_NO_ARRESTS),
        *(Paragraph(text=text) for text in _CUSTODY),
        Paragraph(text=_POLICY, bold=True),
        Paragraph(
            text="We hold no policy of our own on this subject, because we follow the guidance on "
            "applying outcomes in PNLD (the Police National Legal Database). Details on outcome 21 "
            "and outcome 22 are given below."
        ),
        Paragraph(text="Attachments"),
    ),
    foot="",
)
