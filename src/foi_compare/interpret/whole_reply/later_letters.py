"""Figures that a later letter of the same reply puts right: the later stands, the older is kept.

It does where a sentence of the later letter names the question that it corrects, and gives each
number of it anew; else both are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.interpret.whole_reply.corrections import Correction
from foi_compare.model import Figure, LabelMatcher, SetAside

RULE = "put_right_later"


class Standing(NamedTuple):
    """The figures that stand, those that a later letter replaced, and the corrections left over."""

    figures: tuple[Figure, ...]
    set_aside: tuple[SetAside, ...]
    corrections: tuple[Correction, ...]


def stand_by_date(
    figures: Sequence[Figure],
    corrections: Iterable[Correction],
    dates: Mapping[str, str],
    matcher: LabelMatcher,
) -> Standing:
    """Return the figures without those that a later letter gives anew; `dates` are of the files."""
    replaced: dict[int, SetAside] = {}
    left: list[Correction] = []
    for one in corrections:
        found = _pairs(one, figures, dates, matcher) if one.named else ()
        replaced.update({id(old): _aside(old, new, dates[one.file]) for old, new in found})
        if not found:
            left.append(one)
    kept = tuple(figure for figure in figures if id(figure) not in replaced)
    return Standing(kept, tuple(replaced.values()), tuple(left))


def _pairs(
    correction: Correction,
    figures: Sequence[Figure],
    dates: Mapping[str, str],
    matcher: LabelMatcher,
) -> tuple[tuple[Figure, Figure], ...]:
    """Return each older figure of a question with the one in its place; () unless all have one."""
    day = dates.get(correction.file, "")
    asked = [one for one in figures if one.question in correction.questions]
    new = [one for one in asked if one.file == correction.file]
    old = [one for one in asked if "" < dates.get(one.file, "") < day]
    keys = {key_of(one, matcher): one for one in new}
    clear = bool(day) and len(keys) == len(new) == len(old) and len(new) + len(old) == len(asked)
    if not clear or {key_of(one, matcher) for one in old} != set(keys):
        return ()
    return tuple((one, keys[key_of(one, matcher)]) for one in old)


def key_of(figure: Figure, matcher: LabelMatcher) -> tuple[object, ...]:
    """Return what two figures share that give one number: question, outcome, place, period."""
    period = figure.period
    return (
        figure.question,
        matcher.match(figure.label).code or figure.label,
        figure.series,
        figure.breakdown,
        figure.offence,
        figure.value.measure,
        None if period is None else (period.start, period.end),
    )


def _aside(old: Figure, new: Figure, day: str) -> SetAside:
    return SetAside(
        rule=RULE,
        reason=f"the letter of {day} puts it right: {new.value.as_printed} ({new.file})",
        text=old.evidence,
        place=old.place,
        file=old.file,
        spots=old.spots,
    )
