"""Observations to how they are counted and printed, and that to one plain sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from foi_compare.model import (
    BlankReading,
    Observation,
    PeriodKind,
    QuestionProfile,
    ReadReply,
    Span,
    Suppression,
)
from foi_compare.model.profile import DASH_IS_NIL, MARK_IS_NIL, Form, Meaning, Totals
from foi_compare.profiles.given_answers import Answer, split_of
from foi_compare.profiles.period_kinds import kind_of, listed, natural, range_words, span_of
from foi_compare.profiles.reasons import ROUNDED, numbers

_EACH: Mapping[PeriodKind, str] = {
    "calendar": "by calendar year",
    "financial": "by financial year",
    "quarter": "by quarter",
    "month": "by month",
    "year": "by year",
}
_MEANINGS: Mapping[Meaning, str] = {
    "nil_by_total": "are nil, because the printed totals are reached without them",
    "nil_by_custom": "are read as nil, because it prints no other zeros",
    "nil_by_words": "are nil, as it says itself",
    "not_stated": "are not explained",
}
_UNNAMED = "other headings"
_HIDING_SHOWN = 2
_TEXT_SHOWN = 60


def profile_question(answer: Answer) -> QuestionProfile:
    """Return how the numbers of one answer are counted and printed."""
    members = answer.members
    spans = {span for one in members if (span := span_of(one.period)) is not None}
    return QuestionProfile(
        question=answer.question.number,
        asked=answer.question.asked,
        form=_form(members),
        records=sum(one.counted for one in members if one.role != "total"),
        measures=_each(one.measure for one in members),
        units=_each(one.unit for one in members),
        kinds=tuple(dict.fromkeys(kind_of(span) for span in sorted(spans))) or ("none",),
        periods=tuple(sorted(spans)),
        offences=_each(one.offence or one.offence_code for one in members),
        splits=_each(name for one in members for name in _split_names(one)),
        codes=tuple(sorted(answer.codes, key=natural)),
        together=_each(one.label for one in members if one.role == "group"),
        blanks=_blanks(members),
        suppressed=_suppressed(members),
        numbers=len(members),
        in_review=answer.in_review,
        totals=_totals(answer),
        rounded=ROUNDED in answer.question.flags,
    )


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


def _split_names(one: Observation) -> Iterator[str]:
    """Yield what divides a number from others, as printed; a heading without a name too."""
    yield from (name for name, _ in one.breakdown if name)
    if any(not name for name, _ in split_of(one)):
        yield _UNNAMED


def _form(members: Sequence[Observation]) -> Form:
    if any(one.counted for one in members):
        return "records"
    return "counts" if any(one.place.table for one in members) else "sentences"


def _totals(answer: Answer) -> Totals:
    met = {line.row.reconciles for line in answer.lines}
    if False in met:
        return "missed"
    return "reached" if True in met else "not_printed"


def _blanks(members: Iterable[Observation]) -> tuple[BlankReading, ...]:
    found: Counter[tuple[str, Meaning]] = Counter()
    for one in members:
        printed = one.value.as_printed.strip() or "blank"
        if one.value.status == "not_stated":
            found[printed, "not_stated"] += 1
        elif one.value.amount == 0 and one.status != "decided" and _is_no_digit(printed):
            found[printed, _how_known(one.reason)] += 1
    return tuple(BlankReading(*key, count) for key, count in sorted(found.items()))


def _how_known(reason: str) -> Meaning:
    """Return how it is known that a mark is nil, from what its number notes."""
    if MARK_IS_NIL in reason:
        return "nil_by_words"
    return "nil_by_custom" if DASH_IS_NIL in reason else "nil_by_total"


def _is_no_digit(printed: str) -> bool:
    """Return whether a cell is blank or holds a dash: only a total or custom makes it nil."""
    return printed == "blank" or not any(character.isalnum() for character in printed)


def _suppressed(members: Iterable[Observation]) -> tuple[Suppression, ...]:
    found = Counter(
        (one.value.as_printed, one.value.lower, one.value.upper)
        for one in members
        if one.value.status == "suppressed"
    )
    ordered = sorted(found.items(), key=lambda item: str(item[0]))
    return tuple(Suppression(*key, count) for key, count in ordered)


def summarise(
    questions: Sequence[QuestionProfile], hidden: Sequence[str], unknowable: Sequence[str]
) -> str:
    """Return a reply's profile in one readable sentence; empty where it holds nothing to say."""
    with_numbers = [one for one in questions if one.numbers]
    parts: list[str] = []
    if with_numbers:
        parts.append(_opening(with_numbers))
        if not any(one.units for one in with_numbers):
            parts.append("it does not say what it counts")
        parts.extend(_outcomes(with_numbers))
        parts.extend(_marks(with_numbers))
        in_review = sum(one.in_review for one in with_numbers)
        if in_review:
            parts.append(f"{numbers(in_review)} in review")
    else:
        parts.append("no numbers about outcomes")
    if hidden:
        parts.append(f"its files hide {_shown(hidden)}")
    if unknowable:
        parts.append(f"not known from its files: {_shown(unknowable)}")
    text = "; ".join(parts)
    return text[0].upper() + text[1:]


def _opening(questions: Sequence[QuestionProfile]) -> str:
    """Return what is counted, for which periods and offences, and how it is divided."""
    units = _each(unit for one in questions for unit in one.units)
    words = _counted_words(questions, units)
    spans = sorted({span for one in questions for span in one.periods})
    kinds = list(dict.fromkeys(kind_of(span) for span in spans))
    if not spans:
        words += ", no period stated"
    words += ", and".join(_periods_words(kind, spans) for kind in kinds)
    splits = _each(split for one in questions for split in one.splits)
    if splits:
        words += f", broken down by {listed(splits)}"
    offences = _each(offence for one in questions for offence in one.offences)
    if offences:
        words += f", for {listed([f'“{offence}”' for offence in offences], most=3)}"
    return words


def _periods_words(kind: PeriodKind, spans: Sequence[Span]) -> str:
    own = [span for span in spans if kind_of(span) == kind]
    if len(own) > 1 and kind in _EACH:
        return f" {_EACH[kind]}, {range_words(own)}"
    named = {"calendar": "calendar year ", "financial": "financial year "}.get(kind, "")
    return f" for {named}{range_words(own)}"


def _counted_words(questions: Sequence[QuestionProfile], units: Sequence[str]) -> str:
    what = f" of {listed(units)}" if units else ""
    records = sum(one.records for one in questions)
    measures = {measure for one in questions for measure in one.measures}
    others = sorted(
        {"percentage": "percentages", "rate": "rates", "money": "sums of money"}.get(m, m)
        for m in measures - {"count"}
    )
    beside = f" and {listed(others)}" if others else ""
    if records:
        counted = f"{records:,} {listed(units)}".strip()
        return f"one row for each record ({counted} counted){beside}"
    if measures and "count" not in measures:
        return f"{listed(others)}{what}"
    if all(one.form == "sentences" for one in questions):
        return f"counts{what} in sentences{beside}"
    return f"counts{what}{beside}"


def _outcomes(questions: Sequence[QuestionProfile]) -> Iterator[str]:
    codes = {code for one in questions for code in one.codes}
    if len(codes) > 3:
        yield f"{len(codes)} outcomes"
    elif codes:
        yield f"outcome{'s' if len(codes) > 1 else ''} {listed(sorted(codes, key=natural))}"
    together = _each(label for one in questions for label in one.together)
    if together:
        yield f"{listed([f'“{label}”' for label in together], most=3)} as one number"
    met = {one.totals for one in questions}
    if "missed" in met:
        yield "totals that do not add up"
    elif "reached" in met:
        yield "totals add up"


def _marks(questions: Sequence[QuestionProfile]) -> Iterator[str]:
    """Yield what blanks, dashes and marks of suppression mean, and how that is known."""
    seen: dict[tuple[str, Meaning], int] = {}
    for one in questions:
        for blank in one.blanks:
            key = (blank.printed, blank.meaning)
            seen[key] = seen.get(key, 0) + blank.cells
    for (printed, meaning), count in sorted(seen.items()):
        name = "blanks" if printed == "blank" else f"cells with “{printed}”"
        yield f"{name} ({count}) {_MEANINGS[meaning]}"
    hidden: dict[str, str] = {}
    for one in questions:
        for mark in one.suppressed:
            bounds = (
                "a number without bounds" if mark.upper is None else f"{mark.lower} to {mark.upper}"
            )
            hidden[f"“{mark.mark}” stands for {bounds}"] = ""
    if any(one.rounded for one in questions):
        yield "numbers are rounded"
    if hidden:
        yield f"small numbers are hidden: {listed(list(hidden))}"


def _shown(texts: Sequence[str]) -> str:
    cut = [t if len(t) <= _TEXT_SHOWN else f"{t[:_TEXT_SHOWN].rstrip()}…" for t in texts]
    return listed(cut, most=_HIDING_SHOWN + 1)


def hints_of(read: ReadReply, kind: str) -> tuple[str, ...]:
    """Return what the files of a reply hide, or what their formats cannot tell."""
    return tuple(dict.fromkeys(hint.value for hint in read.reply.hints if hint.kind == kind))
