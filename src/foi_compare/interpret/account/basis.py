"""By which day the crimes of a year are counted: that of their record, or that of their outcome."""

from __future__ import annotations

import re
from typing import Literal

from foi_compare.interpret.phrases import plain

Basis = Literal["record", "outcome", ""]

_TIME = r"(?:year|date|month|quarter|period|time)s?"
_BY_RECORD = re.compile(
    rf"\b{_TIME}\s(?:of (?:the )?record(?:ing)?\b"
    r"|in which (?:they|it|(?:the|a|each) (?:crime|offence)s?) (?:was|were) recorded)"
)
_BY_OUTCOME = re.compile(
    r"\b(?:outcome|disposal)s?\b[^.;]{0,30}?\b(?:assigned|given|recorded|finalised|reached)\s"
    r"(?:in|during|within)\b"
    rf"|\b{_TIME}\s(?:of|in which)\s(?:the\s|an\s|its\s)?(?:outcome|disposal|finalisation)\b"
)
_ASKS_BY_OUTCOME = re.compile(
    r"\b(?:given|assigned|finalised|received|resulted|ended|concluded|disposed)\b[^.?;]{0,30}"
    r"\b(?:outcome|disposal)s?\s(?:in|during|between|for|from|by)\b"
)
_ASKS_BY_RECORD = re.compile(r"\brecorded\b[^.?;]{0,40}\b(?:in|during|between|for|from|each)\b")


def basis_of(text: str) -> Basis:
    """Return by which day a sentence says that the crimes of a year are counted."""
    folded = plain(text)
    if _BY_RECORD.search(folded):
        return "record"
    return "outcome" if _BY_OUTCOME.search(folded) else ""


def basis_asked(question: str) -> Basis:
    """Return by which day a question asks for the crimes of a year."""
    folded = plain(question)
    if _ASKS_BY_OUTCOME.search(folded):
        return "outcome"
    return "record" if _ASKS_BY_RECORD.search(folded) else ""
