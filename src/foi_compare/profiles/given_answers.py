"""Comparison rows to answers: what one reply gives to one question, row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from foi_compare.model import (
    ComparisonRow,
    Dataset,
    Observation,
    PeriodKind,
    Question,
    ReadReply,
    Span,
)
from foi_compare.profiles.period_kinds import kind_of, span_of
from foi_compare.text import normalise

Detail = Literal["codes", "groups", "total", "nothing"]
Split = tuple[tuple[str, str], ...]
RowKey = tuple[object, ...]

_CODE_PARTS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One comparison row with the observations behind it.

    `detail` is what stands in it: numbers by code, only groups of codes, only a total, or nothing
    yet. `split` divides it from others beside period and offence; `offence` is a key by which one
    offence is known however it is written.
    """

    row: ComparisonRow
    position: int
    members: tuple[Observation, ...]
    detail: Detail
    split: Split
    offence: str
    span: Span | None
    kind: PeriodKind

    @property
    def codes(self) -> frozenset[str]:
        """The codes that have a number in this row."""
        return frozenset(code for code, _ in self.row.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one reply says to one question, with the rows of numbers in it.

    `members` are all its numbers but the totals over others, those of no row among them.
    """

    force_id: str
    reference: str
    question: Question
    lines: tuple[Line, ...]
    members: tuple[Observation, ...] = ()

    @property
    def standing(self) -> tuple[Line, ...]:
        """The rows in which a number stands."""
        return tuple(line for line in self.lines if line.detail != "nothing")

    @property
    def in_review(self) -> int:
        """How many of its numbers wait for a person."""
        return sum(one.status == "review" for one in self.members)

    @property
    def codes(self) -> frozenset[str]:
        """The codes that have a number in any row."""
        return frozenset(code for line in self.lines for code in line.codes)

    @property
    def offences(self) -> frozenset[str]:
        """The offences that the numbers or the question name, as keys."""
        named = {line.offence for line in self.lines}
        named.add(offence_key(self.question.offence, self.question.offence_code))
        return frozenset(named - {""})


class Shape(NamedTuple):
    """What rows must share to stand in one table."""

    measure: str
    unit: str
    detail: Detail
    split: Split
    offence: str
    kind: PeriodKind
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the table that is tried: whose it is, and its shape."""

    force_id: str
    line: Line
    shape: Shape


def answers_of(dataset: Dataset) -> tuple[Answer, ...]:
    """Return every question of every reply with its rows, in an order that files do not decide.

    A row belongs to the reply with its force and reference that has its question; rows of a
    question that no reply lists make an answer of their own.
    """
    members: dict[RowKey, list[Observation]] = {}
    by_question: dict[tuple[str, str, str], list[Observation]] = {}
    for one in dataset.observations:
        members.setdefault(_key_of_observation(one), []).append(one)
        if not one.across:
            key = (one.force_id, one.reference, one.question)
            by_question.setdefault(key, []).append(one)
    rows: dict[tuple[str, str, str], list[Line]] = {}
    for position, row in enumerate(dataset.comparison):
        key = (row.force_id, row.reference, row.question)
        rows.setdefault(key, []).append(_line(row, position, members.get(_key_of_row(row), ())))
    found: dict[tuple[str, str, str], Answer] = {}
    for read in dataset.replies:
        reply = read.reply
        for question in _questions(read):
            key = (reply.force_id, reply.reference, question.number)
            answer = Answer(
                force_id=reply.force_id,
                reference=reply.reference,
                question=question,
                lines=tuple(rows.get(key, ())),
                members=tuple(by_question.get(key, ())),
            )
            found.setdefault(key, answer)
    return tuple(found[key] for key in sorted(found))


def _questions(read: ReadReply) -> Iterable[Question]:
    """Yield the questions of a reply, and those that only its numbers name."""
    yield from read.reply.questions
    known = {question.number for question in read.reply.questions}
    for number in sorted({one.question for one in read.observations} - known):
        yield Question(number=number)


def _key_of_observation(one: Observation) -> RowKey:
    who = (one.force_id, one.reference, one.question, one.asked)
    return (
        *who,
        one.measure,
        one.unit,
        one.offence,
        one.series,
        span_of(one.period),
        one.breakdown,
    )


def _key_of_row(row: ComparisonRow) -> RowKey:
    who = (row.force_id, row.reference, row.question, row.asked)
    return (
        *who,
        row.measure,
        row.unit,
        row.offence,
        row.series,
        span_of(row.period),
        row.breakdown,
    )


def _line(row: ComparisonRow, position: int, members: Sequence[Observation]) -> Line:
    span = span_of(row.period)
    code = next((one.offence_code for one in members if one.offence_code), "")
    return Line(
        row=row,
        position=position,
        members=tuple(members),
        detail=_detail(row, members),
        split=split_of(row),
        offence=offence_key(row.offence, code),
        span=span,
        kind=kind_of(span),
    )


def _detail(row: ComparisonRow, members: Sequence[Observation]) -> Detail:
    if row.cells:
        return "codes"
    if any(one.role == "group" and one.status != "review" for one in members):
        return "groups"
    in_doubt = any(one.role == "code" and one.status == "review" for one in members)
    return "total" if row.total_printed is not None and not in_doubt else "nothing"


def split_of(row: ComparisonRow | Observation) -> Split:
    """Return what divides a row, or a number, from others beside period and offence."""
    pairs = tuple((normalise(name), normalise(value)) for name, value in row.breakdown)
    series = normalise(row.series)
    if not series or series == normalise(row.offence):
        return pairs
    if row.period is not None and _prints(series, normalise(row.period.as_printed)):
        return pairs
    return (("", series), *pairs)


def _prints(series: str, period: str) -> bool:
    """Return whether a heading is there to print a period, alone or with words that announce it."""
    return bool(period) and (period in series or series in period)


def offence_key(name: str, code: str) -> str:
    """Return a key by which one offence is known: its Home Office code, else its name.

    `86/2`, `086/02` and `08602` are one code.
    """
    parts = _CODE_PARTS.findall(code)
    if len(parts) == 1 and len(parts[0]) == 5:
        parts = [parts[0][:3], parts[0][3:]]
    if parts:
        return "/".join(str(int(part)) for part in parts)
    return normalise(name)
