"""The comparison to the questions of a report, with what each force gives to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foi_compare.export.published_columns import code_column
from foi_compare.model import UNKNOWN_FORCE, ComparisonRow, Dataset, Grade
from foi_compare.report.ranked import Ranked, Waits, ranked, waits_of
from foi_compare.report.report_lines import Cell, Line
from foi_compare.report.report_numbers import PLACE, identity
from foi_compare.report.report_tables import Row
from foi_compare.shares import (
    ASSIGNED,
    RECORDED,
    Denominator,
    NoShare,
    Ratio,
    counts_of,
    share_of,
    unassigned_of,
)
from foi_compare.text import on_one_line

_NOT_ANSWERED = frozenset({"nothing_yet", "acknowledged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One question, with what each force gives to it.

    `codes` are those that some row has a number for, in the order of the codebook; `not_compared`
    are the forces that answer and may not stand beside the others, each with the reason. `ranked`
    says what would change the ranking, where there is one.
    """

    key: str
    title: str
    asked: str
    lines: tuple[Line, ...]
    codes: tuple[str, ...]
    grades: tuple[Grade, ...]
    not_compared: tuple[tuple[str, str, str], ...]
    ranked: Ranked | None

    @property
    def notes(self) -> tuple[str, ...]:
        """Return why rows may not be compared, each reason once; rows say them by number."""
        reasons = (line.comparable for line in self.lines)
        return tuple(dict.fromkeys(one for one in reasons if one not in {"", "yes"}))


def topics_of(dataset: Dataset, tables: Mapping[str, Sequence[Row]]) -> tuple[Topic, ...]:
    """Return the questions to which some force gives numbers, the most answered first."""
    keys = {(g.force_id, g.reference, g.question): g.topic for g in dataset.grades}
    texts = {one.key: one.text for one in dataset.batch.settings.questions}
    printed = {  # as the CSV files print it, without the persons that a question may name
        keys.get((one["force_id"], one["reference"], one["question"]), ""): one["question_text"]
        for one in tables["replies"]
    }
    ids = identity(tables["observations"])
    lines: dict[str, list[Line]] = defaultdict(list)
    for row, record in zip(dataset.comparison, tables["comparison"], strict=True):
        key = row.asked or keys.get((row.force_id, row.reference, row.question), "")
        lines[key].append(_line(dataset, row, record, ids))
    grades: dict[str, list[Grade]] = defaultdict(list)
    for grade in dataset.grades:
        grades[grade.topic].append(grade)
    names = {force.force_id: force.name for force in dataset.batch.forces}
    names[UNKNOWN_FORCE] = "A reply whose force is not known"
    order = [code.code for code in dataset.batch.codebook.codes]
    waits = _waits(dataset, tables, keys)
    silent = [one["force_id"] for one in tables["forces"] if one["status"] in _NOT_ANSWERED]
    unassigned = unassigned_of(tuple(order))
    found = [
        Topic(
            key=key,
            title=on_one_line(texts.get(key) or printed.get(key, ""))
            or "Numbers without a printed question",
            asked=key if key in texts else "",
            lines=tuple(own),
            codes=tuple(code for code in order if any(code in line.cells for line in own)),
            grades=tuple(grades[key]),
            not_compared=tuple(
                (names.get(one.force_id, one.force_id), one.comparable, "; ".join(one.sentences))
                for one in grades[key]
                if one.sentences
            ),
            ranked=ranked(own, waits.get(key, ()), order, unassigned, names, silent),
        )
        for key, own in lines.items()
    ]
    return tuple(
        sorted(found, key=lambda one: (-len({line.force_id for line in one.lines}), one.title))
    )


def _waits(
    dataset: Dataset,
    tables: Mapping[str, Sequence[Row]],
    keys: Mapping[tuple[str, str, str], str],
) -> Mapping[str, Sequence[Waits]]:
    """Return the numbers that wait, by the key of the question that they answer."""
    by_topic: dict[str, list[Row]] = defaultdict(list)
    for one in tables["observations"]:
        if one["status"] == "review":  # the others of a large inbox are too many to be kept
            place = (one["force_id"], one["reference"], one["question"])
            by_topic[one["asked"] or keys.get(place, "")].append(one)
    return {
        key: waits_of(own, dataset.review, {one["observation_id"]: _about(one) for one in own})
        for key, own in by_topic.items()
    }


def _about(one: Row) -> str:
    """Return what a row counts."""
    parts = (one["offence"], one["breakdown"], _unit(one["measure"], one["unit"]))
    return " · ".join(filter(None, parts))


def _line(
    dataset: Dataset,
    row: ComparisonRow,
    record: Row,
    ids: Mapping[tuple[str, ...], tuple[str, ...]],
) -> Line:
    codebook = dataset.batch.codebook
    place = tuple(str(record[name] or "") for name in PLACE)
    printed = record["total_printed"]
    return Line(
        force_id=record["force_id"],
        force=record["force"],
        reference=record["reference"],
        question=record["question"],
        about=_about(record),
        series=record["series"],
        start=str(record["period_start"] or ""),
        end=str(record["period_end"] or ""),
        cells={
            code: Cell(
                str(record[code_column(codebook, code)]),
                amount.lower,
                amount.upper,
                ids.get((*place, code), ()),
            )
            for code, amount in row.cells
        },
        total="" if printed is None else str(printed),
        summed="" if record["total_summed"] is None else str(record["total_summed"]),
        reconciles=record["reconciles"],
        in_review=record["in_review"],
        comparable=record["comparable"],
        shares=_shares(dataset, row),
    )


def _shares(dataset: Dataset, row: ComparisonRow) -> dict[Denominator, dict[str, Ratio | NoShare]]:
    """Return the shares that a row gives, by what they are of and by code.

    A row with numbers in review has none: what waits may be a part of the whole.
    """
    if row.in_review:
        waits = NoShare("a number of the row waits for a person")
        return {of: {code: waits for code, _ in row.cells} for of in (ASSIGNED, RECORDED)}
    codes = tuple(code.code for code in dataset.batch.codebook.codes)
    counts = counts_of(row, unassigned=unassigned_of(codes))
    found = {
        of: {code: share_of(counts, code, of) for code, _ in row.cells}
        for of in (ASSIGNED, RECORDED)
    }
    return {
        of: {code: one for code, one in own.items() if one is not None} for of, own in found.items()
    }


def _unit(measure: str, unit: str) -> str:
    return unit if measure in {"count", ""} else f"{measure} of {unit}" if unit else measure
