"""The published rows of a run to what the report says: who answered, what, and how it compares."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from foi_compare.export import specs_for
from foi_compare.export.columns import code_column
from foi_compare.export.rows import each_row
from foi_compare.model import UNKNOWN_FORCE, ComparisonRow, Dataset, Grade
from foi_compare.report.numbers import PLACE, Numbers, identity
from foi_compare.report.tables import Row, Table
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

_NOT_HEARD = frozenset({"nothing_yet", "not_asked"})
_NOT_ANSWERED = frozenset({"nothing_yet", "acknowledged"})
_REFUSING = frozenset({"refused", "partial", "neither_confirm_nor_deny"})


class Count(NamedTuple):
    """One figure of the headline, with its words."""

    figure: int
    words: str
    note: str = ""


class BoardCell(NamedTuple):
    """What one force says to one question; `doubtful` where it may be read in two ways."""

    question: str
    disposition: str
    exemptions: str
    doubtful: bool
    statement: str
    flags: str


class BoardRow(NamedTuple):
    """One force on the board: its answers to questions that several forces answer, and others."""

    force_id: str
    force: str
    status: str
    shared: tuple[tuple[BoardCell, ...], ...]
    others: tuple[BoardCell, ...]


class Cell(NamedTuple):
    """One number of the comparison: as it prints, its bounds, and the numbers it is made of."""

    text: str
    lower: float
    upper: float | None
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the comparison, as the report shows it; `cells` by code."""

    force_id: str
    force: str
    reference: str
    question: str
    about: str
    series: str
    start: str
    end: str
    cells: Mapping[str, Cell]
    total: str
    summed: str
    reconciles: bool | None
    in_review: int
    comparable: str
    shares: Mapping[Denominator, Mapping[str, Ratio | NoShare]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One question, with what each force gives to it.

    `codes` are those that some row has a number for, in the order of the codebook; `not_compared`
    are the forces that answer and may not stand beside the others, each with the reason.
    """

    key: str
    title: str
    asked: str
    lines: tuple[Line, ...]
    codes: tuple[str, ...]
    grades: tuple[Grade, ...]
    not_compared: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the report says.

    `due` are the rows of `forces.csv` of those that have not answered and are known to be due.
    """

    counts: tuple[Count, ...]
    refused: tuple[tuple[str, int], ...]
    silent: tuple[str, ...]
    acknowledged: tuple[str, ...]
    due: tuple[Row, ...]
    as_of: date | None
    columns: tuple[tuple[str, str], ...]
    board: tuple[BoardRow, ...]
    topics: tuple[Topic, ...]
    waiting: tuple[Row, ...]
    failed: tuple[Row, ...]
    passed: tuple[tuple[str, int], ...]
    unread: tuple[Row, ...]
    numbers: Numbers
    statuses: Mapping[str, int]
    force_names: Mapping[str, str]


def facts_of(dataset: Dataset) -> Facts:
    """Return what a report of a dataset says; every number as the CSV files print it."""
    tables = {
        spec.name: Table(spec, each_row(dataset, spec.name))
        for spec in specs_for(dataset.batch.codebook)
        if spec.name in _READ
    }
    topics = _topics(dataset, tables)
    forces = tables["forces"]
    columns, board = _board(dataset, tables, topics)
    findings = tables["findings"]
    return Facts(
        counts=_counts(forces, tables["replies"], topics),
        refused=_refused(tables["replies"]),
        silent=tuple(one["force"] for one in forces if one["status"] == "nothing_yet"),
        acknowledged=tuple(one["force"] for one in forces if one["status"] == "acknowledged"),
        due=tuple(one for one in forces if one["due_on"] and one["status"] in _NOT_ANSWERED),
        as_of=dataset.batch.settings.as_of,
        columns=columns,
        board=board,
        topics=topics,
        waiting=tuple(tables["review"]),
        failed=tuple(one for one in findings if not one["passed"]),
        passed=tuple(sorted(Counter(one["check"] for one in findings if one["passed"]).items())),
        unread=tuple(one for one in tables["inputs"] if one["status"] == "unread"),
        numbers=Numbers(tables["observations"]),
        statuses=Counter(one["status"] for one in tables["observations"]),
        force_names={one["force_id"]: one["force"] for one in forces} | {UNKNOWN_FORCE: "Unknown"},
    )


_READ = frozenset(
    {"observations", "comparison", "replies", "forces", "review", "inputs", "findings"}
)


def _counts(
    forces: Sequence[Row], replies: Sequence[Row], topics: Sequence[Topic]
) -> tuple[Count, ...]:
    """Return the headline: each later figure is a part of the first."""
    status = Counter(one["status"] for one in forces)
    heard = sum(count for kind, count in status.items() if kind not in _NOT_HEARD)
    asked = len(forces) - status["not_asked"]
    sections = {one["force_id"] for one in replies if _refuses(one)}
    compared = {one.force_id for topic in topics for one in topic.grades if one.comparable != "no"}
    return (
        Count(asked, "forces asked" if status["not_asked"] else "forces of the register"),
        Count(heard, "replied"),
        Count(status["answered"] + status["partly_answered"], "gave answers", "all or in part"),
        Count(len(sections), "refused something"),
        Count(status["nothing_yet"], "silent"),
        Count(len(compared), "can be compared", "on a question at least, all or in part"),
    )


def _refuses(one: Row) -> bool:
    certain = one["disposition_status"] != "review"
    return certain and one["disposition"] in _REFUSING and bool(one["exemptions"])


def _refused(replies: Iterable[Row]) -> tuple[tuple[str, int], ...]:
    """Return how many forces refused something under each section, the most frequent first."""
    forces: dict[str, set[str]] = defaultdict(set)
    for one in replies:
        if _refuses(one):
            for section in one["exemptions"].split("; "):
                forces[section].add(one["force_id"])
    return tuple(
        (section, len(own))
        for section, own in sorted(forces.items(), key=lambda f: (-len(f[1]), f[0]))
    )


def _board(
    dataset: Dataset, tables: Mapping[str, Sequence[Row]], topics: Sequence[Topic]
) -> tuple[tuple[tuple[str, str], ...], tuple[BoardRow, ...]]:
    """Return the questions that the board has a column for, and a row for each force asked.

    A question has a column where the settings name it, or several forces answer it; what else a
    force was asked stands together in the last column.
    """
    columns = [
        (one.key, one.title)
        for one in topics
        if one.asked or len({g.force_id for g in one.grades}) > 1
    ]
    columns += [
        (key, text)
        for key, text in ((one.key, one.text) for one in dataset.batch.settings.questions)
        if key not in {known for known, _ in columns}
    ]
    topic_of = {(g.force_id, g.reference, g.question): t.key for t in topics for g in t.grades}
    by_force: dict[str, list[Row]] = defaultdict(list)
    for one in tables["replies"]:
        by_force[one["force_id"]].append(one)
    rows = []
    for force in tables["forces"]:
        if force["status"] == "not_asked":
            continue
        shared: dict[str, list[BoardCell]] = defaultdict(list)
        others: list[BoardCell] = []
        for one in by_force[force["force_id"]]:
            place = (one["force_id"], one["reference"], one["question"])
            key = one["asked"] or topic_of.get(place, "")
            known = key in {name for name, _ in columns}
            (shared[key] if known else others).append(_board_cell(one))
        rows.append(
            BoardRow(
                force["force_id"],
                force["force"],
                force["status"],
                tuple(tuple(shared[key]) for key, _ in columns),
                tuple(others),
            )
        )
    return tuple(columns), tuple(rows)


def _board_cell(one: Row) -> BoardCell:
    doubtful = one["disposition_status"] == "review"
    return BoardCell(
        one["question"],
        "in question" if doubtful else one["disposition"].replace("_", " "),
        one["exemptions"],
        doubtful,
        one["statement"],
        one["flags"],
    )


def _topics(dataset: Dataset, tables: Mapping[str, Sequence[Row]]) -> tuple[Topic, ...]:
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
    order = [code.code for code in dataset.batch.codebook.codes]
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
        )
        for key, own in lines.items()
    ]
    return tuple(
        sorted(found, key=lambda one: (-len({line.force_id for line in one.lines}), one.title))
    )


def _line(
    dataset: Dataset,
    row: ComparisonRow,
    record: Row,
    ids: Mapping[tuple[str, ...], tuple[str, ...]],
) -> Line:
    codebook = dataset.batch.codebook
    place = tuple(str(record[name] or "") for name in PLACE)
    about = (record["offence"], record["breakdown"], _unit(record["measure"], record["unit"]))
    printed = record["total_printed"]
    return Line(
        force_id=record["force_id"],
        force=record["force"],
        reference=record["reference"],
        question=record["question"],
        about=" · ".join(filter(None, about)),
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
