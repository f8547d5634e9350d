"""What a person decided on places of a reply, laid over its figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from foi_compare.model import (
    Address,
    Candidate,
    Decision,
    DoubtAbout,
    Figure,
    Match,
    Period,
    Role,
    Value,
    about,
)
from foi_compare.rulings.sited import Ruled, Sited
from foi_compare.rulings.twins import told_apart

BETWEEN = " | "  # between the answers for the columns, or rows, that one line decides on
_LINES = frozenset({"column", "row"})
_PLACED = ("question", "table", "column", "row", "blank", "number")  # the widest first
# What an answer settles besides saying what it says.
_SETTLES: Mapping[str, frozenset[DoubtAbout]] = {
    "question": frozenset({"question"}),
    # What two tables or their lines are called tells them apart; the comparison holds that it does.
    "table": frozenset({"table", "reading", "twin"}),
    "column": frozenset({"column", "twin"}),
    "row": frozenset({"row", "twin"}),
    "blank": frozenset({"blank"}),
    "number": frozenset(get_args(DoubtAbout)) - {"force"},
}
_NAMES_LABEL = frozenset({"code", "total", "subtotal", "group"})
_ZERO, _SUPPRESSED, _NOT_HELD = "zero", "suppressed", "not_held"


# What one part of an answer is about: a column, a page and row, or the numerals of a number.
_Line = tuple[object, ...]


def _no_period(_text: str) -> Period | None:
    return None


def _no_value(_text: str) -> Value | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """The decisions on places of one reply, and what is needed to understand their answers.

    `period_of` reads a heading that a person gave, `value_of` a value. `typed` are the decisions by
    the part that the tables stand in which a person typed.
    """

    decisions: tuple[Decision, ...] = ()
    period_of: Callable[[str], Period | None] = _no_period
    value_of: Callable[[str], Value | None] = _no_value
    typed: Mapping[str, Decision] = field(default_factory=dict)

    def lay_over(self, sited: Sequence[Sited]) -> tuple[tuple[Ruled, ...], tuple[Decision, ...]]:
        """Return the figures as decided, and the decisions whose numerals no longer stand together.

        Those are not obeyed: the numerals of a decision have to stand in one table, and in as many
        columns (or rows) as it answers for.
        """
        own = [one for one in self.decisions if one.kind in _PLACED and _is_on_figures(one)]
        held = _held(own, sited)
        parts = [_parts(one, [sited[n] for n in held[k]]) for k, one in enumerate(own)]
        obeyed: dict[int, list[tuple[Decision, int]]] = defaultdict(list)
        for kind in _PLACED:
            for k, one in enumerate(own):
                told = parts[k]
                if one.kind != kind or told is None:
                    continue
                for n in held[k]:
                    obeyed[n].append((one, told.get(_line(one, sited[n]), 0)))
        ruled = tuple(self._ruled(one, obeyed[n]) for n, one in enumerate(sited))
        stale = (one for k, one in enumerate(own) if parts[k] is None and one.scope == "place")
        return told_apart(sited, ruled), tuple(stale)

    def _ruled(self, sited: Sited, decisions: Iterable[tuple[Decision, int]]) -> Ruled:
        typed = self.typed.get(sited.figure.place.part)
        ruled = Ruled(sited.figure, sited.match, (typed,) if typed is not None else ())
        for decision, which in decisions:
            ruled = self._obey(ruled, decision, which)
            if ruled.left_out:
                break
        return ruled

    def _obey(self, ruled: Ruled, decision: Decision, which: int) -> Ruled:
        answer = _part(decision.answer, which)
        settled = _settled(ruled.figure, decision.kind)
        ruled = ruled._replace(figure=settled, decisions=(*ruled.decisions, decision))
        match decision.kind:
            case "question":
                return ruled._replace(figure=replace(settled, question=answer))
            case "table":
                return self._table(ruled, decision, answer)
            case "column" | "row":
                told = {name: _part(text, which) for name, text in decision.detail}
                return self._line(ruled, decision, answer, told)
            case "blank":
                return ruled._replace(figure=_blank_read(settled, answer))
            case "number":
                told = {name: _part(text, which) for name, text in decision.detail}
                return self._number(ruled, decision, answer, told)
            case _:
                return ruled

    def _table(self, ruled: Ruled, decision: Decision, answer: str) -> Ruled:
        if answer in {"not_outcomes", "replaced_by"}:
            return ruled._replace(left_out=said_by(decision))
        if answer == "facts":
            figure = ruled.figure
            period = self.period_of(decision.told("period")) or figure.period
            return ruled._replace(
                figure=replace(
                    figure,
                    unit=decision.told("unit") or figure.unit,
                    offence=decision.told("offence") or figure.offence,
                    period=period,
                    series=figure.series or decision.told("period"),
                )
            )
        return ruled

    def _line(
        self, ruled: Ruled, decision: Decision, answer: str, told: Mapping[str, str]
    ) -> Ruled:
        if answer in {"note", "none"}:
            return ruled._replace(left_out=said_by(decision))
        if answer in _NAMES_LABEL:
            return _named(ruled, decision, answer, told)
        figure, name = ruled.figure, told.get("name", "")
        if answer == "period":
            figure = replace(figure, series=name, period=self.period_of(name) or figure.period)
        elif answer == "measure":
            figure = replace(figure, value=replace(figure.value, measure=name or "count"))
        elif answer == "part":
            added = ("part of", told.get("of", "") or name)
            figure = replace(figure, breakdown=(*figure.breakdown, added))
        elif answer == "breakdown":
            figure = _broken_down(figure, decision, name, told.get("of", ""))
        return ruled._replace(figure=figure)

    def _number(
        self, ruled: Ruled, decision: Decision, answer: str, told: Mapping[str, str]
    ) -> Ruled:
        if answer == "none":
            return ruled._replace(left_out=said_by(decision))
        if answer == "code":
            return _named(ruled, decision, answer, told)
        value = self.value_of(told.get("value", "")) if answer == "value" else None
        if value is not None:
            read = ruled.figure.value
            value = replace(value, measure=read.measure, as_printed=read.as_printed)
            ruled = ruled._replace(figure=replace(ruled.figure, value=value))
        return ruled


def _is_on_figures(decision: Decision) -> bool:
    """Return whether a decision is laid over figures, as against over the documents."""
    drawn = decision.kind == "table" and decision.answer in {"typed", "grid", "goes_on"}
    return decision.scope != "file" and not drawn


def said_by(decision: Decision) -> str:
    """Return who decided a line, and with which words."""
    by = f"decided by {decision.decided_by or 'a person'}"
    line = f"{by} (line {decision.line} of decisions.csv)" if decision.line else by
    return f"{line}: {decision.note}" if decision.note else line


def _held(decisions: Sequence[Decision], sited: Sequence[Sited]) -> list[list[int]]:
    """Return for each decision the figures that it speaks of."""
    at: dict[tuple[str, Address], list[int]] = defaultdict(list)
    named: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(sited):
        named[one.observation_id].append(n)
        for address in one.addresses:
            at[one.sha256, address].append(n)
    held = []
    for decision in decisions:
        found = {n for place in decision.anchor for n in at[decision.source_sha256, place]}
        if decision.observation_id:
            found |= set(named[decision.observation_id])
        if decision.kind == "blank":
            found = set(range(len(sited))) if decision.scope in {"force", "all"} else found
            found = {n for n in found if _prints_mark(sited[n].figure, decision.subject)}
        held.append(sorted(found))
    return held


def _prints_mark(figure: Figure, mark: str) -> bool:
    """Return whether a figure is a blank printed as a mark: `-`, or `blank` for an empty cell."""
    printed = figure.value.as_printed.strip()
    return figure.value.status == "not_stated" and printed == ("" if mark == "blank" else mark)


def _parts(decision: Decision, sited: Sequence[Sited]) -> Mapping[_Line, int] | None:
    """Return which answer of a decision is that of which line of its table; None if it is stale.

    One answer is that of every line.
    """
    if not sited:
        return None
    tables = {(one.figure.group, one.figure.file) for one in sited}
    if len(tables) > 1 and (decision.kind == "table" or decision.kind in _LINES):
        return None
    if decision.kind not in (*_LINES, "number"):
        return {}
    lines = sorted({_line(decision, one) for one in sited})
    answers = decision.answer.split(BETWEEN)
    if len(answers) == 1:
        # One value is that of one number, and of no other.
        of_one = decision.kind == "number" and decision.told("value")
        return None if of_one and len(lines) > 1 else dict.fromkeys(lines, 0)
    if len(answers) != len(lines):
        return None
    return {line: which for which, line in enumerate(lines)}


def _line(decision: Decision, sited: Sited) -> _Line:
    """Return the column, the row or the number that a part of a decision is about.

    Numbers are told apart by their numerals: those of a sentence have no row and no column.
    """
    place = sited.figure.place
    if decision.kind == "number":
        return sited.addresses
    return (place.column,) if decision.kind == "column" else (place.page, place.row)


def _part(text: str, which: int) -> str:
    parts = [part.strip() for part in text.split(BETWEEN.strip())]
    return parts[which] if len(parts) > 1 and which < len(parts) else parts[0]


def _settled(figure: Figure, kind: str) -> Figure:
    """Return a figure without the doubts that an answer of a kind settles."""
    doubts = tuple(doubt for doubt in figure.doubts if about(doubt) not in _SETTLES[kind])
    return replace(figure, doubts=doubts)


def _named(ruled: Ruled, decision: Decision, answer: str, told: Mapping[str, str]) -> Ruled:
    """Return a figure whose label a person named: a code, a total, a group of codes."""
    reason = said_by(decision)
    match = Match(label=ruled.match.label, status="matched", rule="decision", score=1.0)
    figure = _named_figure(ruled.figure, decision)
    if answer == "code":
        match = replace(match, code=told.get("code", ""), reason=reason)
    elif answer == "group":
        members = tuple(filter(None, (m.strip() for m in told.get("members", "").split(","))))
        candidates = tuple(Candidate(code=one, score=1.0, why="decided") for one in members)
        match = replace(
            match,
            status="ambiguous",
            role="group",
            members=members,
            candidates=candidates,
            reason=reason,
        )
    else:
        role: Role = "total" if answer == "total" else "subtotal"
        match = replace(match, status="total", role=role, reason=reason)
        across = decision.kind == "column"
        figure = replace(figure, across=figure.across or across)
    return ruled._replace(figure=figure, match=match)


def _named_figure(figure: Figure, decision: Decision) -> Figure:
    """Return a figure whose label a person named without the doubts that this settles.

    Where nothing is printed for a label, its line was asked about in the place of the numbers: it
    is the label now, and what a number counts is said.
    """
    in_line = decision.kind in _LINES and not figure.label.strip()
    settled = {"label", "number", "reading"} if in_line else {"label"}
    doubts = tuple(doubt for doubt in figure.doubts if about(doubt) not in settled)
    place = figure.place
    lines = {"column": f"column {place.column}", "row": f"row {place.page}, {place.row}"}
    # A printed label stays the label: the numbers beside it are never added together.
    label_at = lines[decision.kind] if in_line else figure.label_at
    return replace(figure, doubts=doubts, label_at=label_at)


def _broken_down(figure: Figure, decision: Decision, name: str, dimension: str) -> Figure:
    """Return a figure whose column (or row) stands for one value of a breakdown.

    A column that no period heads has the name for its heading, unless it is one value of something
    that has a name of its own (`Gender=Female`).
    """
    unheaded = figure.period is None or not figure.series
    if decision.kind == "column" and unheaded and not dimension:
        return replace(figure, series=name)
    return replace(figure, breakdown=(*figure.breakdown, (dimension, name)))


def _blank_read(figure: Figure, answer: str) -> Figure:
    value = figure.value
    if answer == _ZERO:
        value = replace(value, status="exact", amount=0, lower=0, upper=0)
    elif answer == _SUPPRESSED:
        value = replace(value, status="suppressed", amount=None, lower=0, upper=None)
    elif answer == _NOT_HELD:
        value = replace(value, status="not_held", amount=None, lower=0, upper=None)
    return replace(figure, value=value)
