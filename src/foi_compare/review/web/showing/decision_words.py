"""The words of decisions in plain English, and what each needs besides, for the page to ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

# What an answer means, by the kind of the decision and the word.
MEANINGS: Mapping[tuple[str, str], str] = {
    ("file", "no_reply"): "It is no reply: a cutting, somebody's notes",
    ("file", "same_reply"): "It belongs to the reply in another file",
    ("file", "replaces"): "It is a newer version of another file",
    ("disposition", "disclosed"): "The information was given",
    ("disposition", "partial"): "A part of it was given",
    ("disposition", "refused"): "It was withheld under an exemption",
    ("disposition", "not_held"): "The force does not hold it",
    ("disposition", "neither_confirm_nor_deny"): "The force neither confirms nor denies",
    ("disposition", "nil"): "There were none",
    ("disposition", "clarification_sought"): "The force asked what was meant",
    ("disposition", "see_attachment"): "The answer is in another file",
    ("disposition", "unclear"): "It does not say",
    ("disposition", "no_question"): "It is no question of the request",
    ("table", "outcomes"): "Its numbers stand as they are read",
    ("table", "not_outcomes"): "It counts something else; set it aside",
    ("table", "goes_on"): "It goes on from another table",
    ("table", "replaced_by"): "Another table stands in its place",
    ("table", "across"): "The outcomes run across, in the headings",
    ("table", "down"): "The outcomes run down, in the first column",
    ("table", "facts"): "It counts, all of it …",
    ("label", "total"): "A total of the rows",
    ("label", "subtotal"): "A total of some rows",
    ("label", "none"): "No outcome",
    ("axis", "period"): "A period",
    ("axis", "code"): "An outcome",
    ("axis", "breakdown"): "A group of people, places or crimes",
    ("axis", "measure"): "A count, percentage, rate or sum of money",
    ("axis", "part"): "Some of another one, not added to it",
    ("axis", "total"): "A total",
    ("axis", "subtotal"): "A total of some",
    ("axis", "group"): "Several outcomes together",
    ("axis", "note"): "No figure: a note, a page number",
    ("axis", "none"): "Nothing about outcomes",
    ("number", "as_read"): "It is right as it was read",
    ("number", "value"): "It is another number",
    ("number", "code"): "It has another outcome",
    ("number", "none"): "It is no figure",
    ("blank", "zero"): "None: zero",
    ("blank", "suppressed"): "A number that is withheld",
    ("blank", "not_held"): "Not held",
    ("finding", "known"): "It is known, and stays as it is",
}


class Needed(NamedTuple):
    """A key of the detail that an answer takes, as it is asked for."""

    key: str
    label: str
    hint: str = ""


# What an answer takes besides, by the kind of the decision and the word.
NEEDED: Mapping[tuple[str, str], tuple[Needed, ...]] = {
    ("file", "same_reply"): (Needed("file", "Which file"),),
    ("file", "replaces"): (Needed("file", "Which file"),),
    ("disposition", "partial"): (Needed("sections", "Sections", "40(2)"),),
    ("disposition", "refused"): (Needed("sections", "Sections", "12(1), 40(2)"),),
    ("disposition", "neither_confirm_nor_deny"): (Needed("sections", "Sections", "40(5)"),),
    ("table", "goes_on"): (Needed("to", "Which table"),),
    ("table", "replaced_by"): (Needed("to", "Which table"),),
    ("table", "facts"): (
        Needed("unit", "Unit", "crimes"),
        Needed("period", "Period", "2022/23"),
        Needed("offence", "Offence", "Rape"),
    ),
    ("axis", "period"): (Needed("name", "Which", "2022/23"),),
    ("axis", "code"): (Needed("code", "Which", "16"),),
    ("axis", "breakdown"): (Needed("name", "Which", "Under 18"), Needed("of", "Of what", "Age")),
    ("axis", "measure"): (Needed("name", "Which", "percentage"),),
    ("axis", "part"): (Needed("of", "Of which"),),
    ("axis", "group"): (Needed("members", "Outcomes", "14, 15, 16"),),
    ("number", "value"): (Needed("value", "Number", "12"),),
    ("number", "code"): (Needed("code", "Outcome", "16"),),
}

# What may be typed, by the kind of the decision.
HINTS: Mapping[str, str] = {
    "force": "Kent Police",
    "reference": "FOI 41/24",
    "date": "3 May 2024",
    "question": "1",
    "column": "2022/23, Outcome 16, Gender=Female",
    "row": "2022/23, Outcome 16, Under 18",
    "label": "Outcome 18",
    "number": "value 12, <5, Outcome 16",
    "table": "period=2022; unit=people",
    "disposition": "refused under section 12(1)",
    "blank": "zero",
}
TABLE_TOOLS: Mapping[str, str] = {
    "grid": "The lines of its table: move them",
    "typed": "Its table: type or paste it",
}


def meaning(kind: str, word: str) -> str:
    """Return what an answer means; '' where it says it itself."""
    return MEANINGS.get((_family(kind), word), "")


def needed(kind: str, word: str) -> tuple[Needed, ...]:
    """Return what an answer takes besides."""
    return NEEDED.get((_family(kind), word), ())


def _family(kind: str) -> str:
    return "axis" if kind in {"row", "column"} else kind
