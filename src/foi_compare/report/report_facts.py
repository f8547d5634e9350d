"""The published rows of a run to what the report says: who answered, what, and how it compares."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from foi_compare.drafts import asked_about
from foi_compare.export import specs_for
from foi_compare.export.published_rows import each_row
from foi_compare.model import UNKNOWN_FORCE, Dataset
from foi_compare.report.report_numbers import Numbers
from foi_compare.report.report_sources import sources_of
from foi_compare.report.report_tables import Row, Table
from foi_compare.report.report_topics import Topic, topics_of

_NOT_HEARD = frozenset({"nothing_yet", "not_asked"})
_NOT_ANSWERED = frozenset({"nothing_yet", "acknowledged"})
_REFUSING = frozenset({"refused", "partial", "neither_confirm_nor_deny"})


class Count(NamedTuple):
    """One figure of the headline, with its words."""

    figure: int
    words: str
    note: str = ""


class ToForce(NamedTuple):
    """A question to a force about figures that do not agree; `apart` is by how much."""

    force_id: str
    question: str
    text: str
    apart: str
    files: str
    places: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the report says.

    `due` are the rows of `forces.csv` of those that have not answered and are known to be due.
    `questions` are those to forces, `failed` the other checks that failed, `sources` the addresses
    at which others can see a file, where the settings give any.
    """

    counts: tuple[Count, ...]
    refused: tuple[tuple[str, int], ...]
    why_not: tuple[tuple[str, tuple[str, ...]], ...]
    silent: tuple[str, ...]
    acknowledged: tuple[str, ...]
    due: tuple[Row, ...]
    as_of: date | None
    columns: tuple[tuple[str, str], ...]
    board: tuple[BoardRow, ...]
    topics: tuple[Topic, ...]
    waiting: tuple[Row, ...]
    questions: tuple[ToForce, ...]
    failed: tuple[Row, ...]
    proofs: tuple[Row, ...]
    passed: tuple[str, ...]
    unread: tuple[Row, ...]
    numbers: Numbers
    statuses: Mapping[str, int]
    sources: Mapping[str, tuple[str, ...]]
    force_names: Mapping[str, str]

    @property
    def said(self) -> tuple[tuple[str, BoardCell], ...]:
        """Return the answers with a sentence of the force, and whose they are."""
        return tuple(
            (row.force, cell)
            for row in self.board
            for cell in (*(one for own in row.shared for one in own), *row.others)
            if cell.statement
        )


def facts_of(dataset: Dataset) -> Facts:
    """Return what a report of a dataset says; every number as the CSV files print it."""
    tables = {
        spec.name: Table(spec, each_row(dataset, spec.name))
        for spec in specs_for(dataset.batch.codebook)
        if spec.name in _READ
    }
    topics = topics_of(dataset, tables)
    forces = tables["forces"]
    columns, board = _board(dataset, tables, topics)
    findings = tables["findings"]
    return Facts(
        counts=_counts(forces, tables["replies"], topics),
        refused=_refused(tables["replies"]),
        why_not=_why_not(topics),
        silent=tuple(one["force"] for one in forces if one["status"] == "nothing_yet"),
        acknowledged=tuple(one["force"] for one in forces if one["status"] == "acknowledged"),
        due=tuple(one for one in forces if one["due_on"] and one["status"] in _NOT_ANSWERED),
        as_of=dataset.batch.settings.as_of,
        columns=columns,
        board=board,
        topics=topics,
        waiting=tuple(tables["review"]),
        questions=tuple(_questions(findings)),
        failed=tuple(one for one in findings if not one["passed"] and not _asks(one)),
        proofs=tuple(one for one in findings if one["passed"] and one["check"] in _PROOFS),
        passed=_passed(findings),
        unread=tuple(one for one in tables["inputs"] if one["status"] == "unread"),
        numbers=Numbers(tables["observations"]),
        statuses=Counter(one["status"] for one in tables["observations"]),
        sources=sources_of(dataset),
        force_names={one["force_id"]: one["force"] for one in forces} | {UNKNOWN_FORCE: "Unknown"},
    )


# What replies prove of themselves; that every number was read is said of all at once.
_PROOFS = frozenset(
    {"same_crimes_twice", "records_counted", "records_meet_summary", "printed_total"}
)
_READ = frozenset(
    {"observations", "comparison", "replies", "forces", "review", "inputs", "findings"}
)


def _passed(findings: Iterable[Row]) -> tuple[str, ...]:
    """Return how often each check passed, in words."""
    counts = Counter(one["check"].replace("_", " ") for one in findings if one["passed"])
    return tuple(f"{count:,} {check}" for check, count in sorted(counts.items()))


def _asks(finding: Row) -> bool:
    return finding["severity"] != "info" and bool(finding["force_id"] and asked_about(finding))


def _questions(findings: Sequence[Row]) -> Iterator[ToForce]:
    """Yield what `foi-compare letters` asks: a question for each proof that fails."""
    for one in findings:
        if not one["passed"] and _asks(one):
            yield ToForce(
                one["force_id"],
                one["question"],
                asked_about(one),
                _apart(one["left"], one["right"]),
                one["files"],
                one["places"],
            )


def _apart(left: str, right: str) -> str:
    """Return how far two printed numbers are apart; empty where they are not whole numbers."""
    numbers = [one.replace(",", "") for one in (left or "", right or "")]
    if not all(one.isdecimal() for one in numbers):
        return ""
    apart = int(numbers[1]) - int(numbers[0])
    return f"{abs(apart):,} {'short' if apart > 0 else 'too many'}" if apart else ""


def _counts(
    forces: Sequence[Row], replies: Sequence[Row], topics: Sequence[Topic]
) -> tuple[Count, ...]:
    """Return the headline: each later figure is a part of the first."""
    status = Counter(one["status"] for one in forces)
    heard = sum(count for kind, count in status.items() if kind not in _NOT_HEARD)
    asked = len(forces) - status["not_asked"]
    sections = {one["force_id"] for one in replies if _refuses(one)}
    without = {one["force_id"] for one in replies if _holds_nothing(one)}
    compared = {one.force_id for topic in topics for one in topic.grades if one.comparable != "no"}
    return (
        Count(asked, "forces asked" if status["not_asked"] else "forces of the register"),
        Count(heard, "replied"),
        Count(status["answered"] + status["partly_answered"], "gave answers", "all or in part"),
        Count(len(sections), "refused something"),
        Count(len(without), "do not hold something"),
        Count(status["nothing_yet"], "silent"),
        Count(len(compared), "can be compared", "on a question at least, all or in part"),
    )


def _refuses(one: Row) -> bool:
    certain = one["disposition_status"] != "review"
    return certain and one["disposition"] in _REFUSING and bool(one["exemptions"])


def _holds_nothing(one: Row) -> bool:
    return bool(one["disposition_status"] != "review" and one["disposition"] == "not_held")


def _why_not(topics: Sequence[Topic]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each reason why forces may not be compared, the one of most forces first."""
    forces: dict[str, dict[str, None]] = defaultdict(dict)
    for topic in topics:
        for force, _, why in topic.not_compared:
            forces[why][force] = None
    found = ((why, tuple(own)) for why, own in forces.items())
    return tuple(sorted(found, key=lambda one: (-len(one[1]), one[0])))


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
