"""A question of a letter to what it asks for: unit, period, offence, outcome."""

from __future__ import annotations

import re
from itertools import pairwise

from foi_compare.interpret.letter_text.letter_parts import Slot
from foi_compare.interpret.meanings.aside import explain
from foi_compare.interpret.meanings.offences import find_offence_codes
from foi_compare.interpret.meanings.units import unit_asked
from foi_compare.interpret.periods.periods import find_periods
from foi_compare.model import Period, Question
from foi_compare.text import fold_space

_OFFENCE = re.compile(
    r"(?:relat(?:ed|ing)\s+to|offences?\s+of|crimes?\s+of|involving)\s+(?P<offence>[^?]{3,160}?)\s*"
    r"\((?:home\s+office|H\.?O\.?|offence|crime)\b",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"\b(?:outcome|OC)\s*(?:type|code|number|no\.?|of)?\s*[:#]?\s*(\d{1,2}[A-Ca-c]?)(?!\w)"
    r"(?!\s(?:crimes|offences|cases|incidents)\b)",
    re.IGNORECASE,
)


def question_asked(slot: Slot, title: str) -> Question:
    """Return a question of a letter with what its words ask for.

    Where its words are nowhere, `title` is what stands behind its number over the answer.
    """
    text = fold_space(slot.text)
    codes = {code for _, _, code in find_offence_codes(text)}
    offence = _OFFENCE.search(text)
    outcomes = {match.group(1).upper() for match in _CODE.finditer(text)}
    return Question(
        number=slot.number,
        text=text,
        doubt=slot.doubt,
        unit=unit_asked(text),
        period=_period(text or title),
        offence=offence["offence"] if offence is not None else "",
        offence_code=codes.pop() if len(codes) == 1 else "",
        code=outcomes.pop() if len(outcomes) == 1 else "",
    )


def _period(text: str) -> Period | None:
    """Return the one period that a question names; years in a row are one span."""
    asides = explain(text)
    periods = [
        found.period
        for found in find_periods(text)
        if not any(
            aside.start < found.end and found.start < aside.end
            for aside in asides
            if aside.rule not in {"period", "date"}
        )
    ]
    if len(periods) <= 1:
        return periods[0] if periods else None
    kinds = {period.kind for period in periods}
    ordered = sorted(periods, key=lambda period: period.start)
    gaps = any((later.start - earlier.end).days > 1 for earlier, later in pairwise(ordered))
    if len(kinds) != 1 or gaps:
        return None
    return Period(
        start=ordered[0].start,
        end=max(period.end for period in periods),
        kind="other",
        as_printed=", ".join(period.as_printed for period in periods),
    )
