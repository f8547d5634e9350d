"""What is said of words around a number whose use is not known: one text for each cause."""

from __future__ import annotations

from typing import Literal

from foi_compare.model import NOTED, Doubt, DoubtAbout

About = Literal["column", "row", "sentence", "table"]

# What a number carries that stands in place of one which the letter takes back, and what the old
# one does where both stand side by side.
GIVEN_ANEW = "the letter gives it in place of a number that it takes back"
REPLACED = f"{NOTED}the number beside it stands in its place"
_LONGEST = 120
_PLACES = {
    "column": "stand over this column",
    "row": "stand beside this row",
    "sentence": "stand around this number",
    "table": "stand around this table",
}


# Where so many sentences may speak of one number that they are not all told.
FURTHER_SENTENCES = Doubt(
    "further sentences of the letter stand around this number: do they change what it counts?",
    "number",
)

# A row beside which such words stand is as read, or counts nothing; a column may have another name.
_SETTLED_BY: dict[About, DoubtAbout] = {
    "column": "column",
    "row": "reading",
    "sentence": "number",
    "table": "table",
}


def left_over(words: str, about: About) -> Doubt:
    """Return the doubt on numbers around which words stand that may change what they count."""
    text = f"the words “{_short(words)}” {_PLACES[about]}: do they change what its numbers count?"
    return Doubt(text, _SETTLED_BY[about])


def reaches(words: str) -> Doubt:
    """Return the doubt on a table of which a heading stands over a part, and may hold for all."""
    text = f"“{_short(words)}” stands over a part of this table alone: what is the rest of it?"
    return Doubt(text, "table")


def noted(text: str) -> str:
    """Return the note that a number carries by its sign."""
    return f"{NOTED}{_short(text)}"


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
