"""The dataset to the rows of each published table, as plain values in the order of its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from foi_compare.export.board import force_rows
from foi_compare.export.csv_text import CellValue
from foi_compare.export.masked import masked_rows
from foi_compare.export.published_columns import code_column
from foi_compare.model import (
    UNKNOWN_FORCE,
    Amount,
    Box,
    Candidate,
    CodebookHeader,
    ComparisonRow,
    Dataset,
    Finding,
    Observation,
    Period,
    Place,
    Question,
    ReadReply,
    ReviewItem,
    SetAside,
    write_anchor,
)
from foi_compare.sums import is_exact

Row = tuple[CellValue, ...]

UNKNOWN_NAME = "Unknown"


def rows_of(dataset: Dataset, table: str) -> tuple[Row, ...]:
    """Return the rows of one published table.

    Args:
        dataset: the dataset.
        table: the name of the table: `observations`, `comparison`, `replies` and so on.

    """
    return tuple(each_row(dataset, table))


def each_row(dataset: Dataset, table: str) -> Iterable[Row]:
    """Yield the rows of one published table, for whoever needs no two of them at once."""
    return masked_rows(_TABLES[table](dataset), dataset, table)


def _names(dataset: Dataset) -> Mapping[str, str]:
    names = {force.force_id: force.name for force in dataset.batch.forces}
    return names | {UNKNOWN_FORCE: UNKNOWN_NAME}


def _observations(dataset: Dataset) -> Iterable[Row]:
    names = _names(dataset)
    codes = {code.code: code for code in dataset.batch.codebook.codes}
    for one in dataset.observations:
        code = codes.get(one.code)
        yield (
            *_identity(one, names),
            *_what(one),
            one.codebook,
            one.code,
            code.title if code else "",
            code.group if code else "",
            *_value(one),
            one.label,
            one.value.as_printed,
            one.role,
            one.match_rule,
            round(one.match_score, 4),
            one.status,
            one.reason,
            one.evidence,
            one.file,
            one.sha256,
            *_place(one.place, one.rows),
            _box(one.place.box),
            one.review_id,
            write_anchor(one.addresses),
        )


def _identity(one: Observation, names: Mapping[str, str]) -> Row:
    return (
        one.observation_id,
        one.force_id,
        names.get(one.force_id, ""),
        one.reference,
        one.question,
        one.asked,
    )


def _what(one: Observation) -> Row:
    return (
        one.measure,
        one.unit,
        one.offence,
        one.offence_code,
        one.series,
        *_period(one.period),
        breakdown(one.breakdown),
    )


def _value(one: Observation) -> Row:
    value = one.value
    exact = value.amount if value.status == "exact" else None
    return (exact, value.lower, value.upper, value.status)


def _period(period: Period | None) -> Row:
    return (period.start, period.end) if period else (None, None)


def breakdown(pairs: Iterable[tuple[str, str]]) -> str:
    """Return dimensions and values as `Gender=Female; Hospital=…`."""
    return "; ".join(f"{dimension}={value}" if dimension else value for dimension, value in pairs)


def _place(place: Place | None, rows: str) -> Row:
    if place is None:
        return (None, None, None, None)
    return (page(place), place.table or None, rows or _number(place.row), place.column or None)


def page(place: Place) -> str | None:
    """Return the page number, or the sheet where a workbook has no pages."""
    if place.part.startswith("sheet "):
        return place.part
    return _number(place.page)


def _number(number: int) -> str | None:
    return str(number) if number else None


def _box(box: Box | None) -> str:
    return " ".join(f"{edge:.1f}" for edge in box) if box else ""


def amount(value: Amount | None) -> CellValue:
    """Return an amount as the comparison prints it: a number, or `1 to 4`.

    Never `1-4`: Excel makes that a date.
    """
    if value is None:
        return None
    return value.lower if is_exact(value) else str(value)


def _comparison(dataset: Dataset) -> Iterable[Row]:
    names = _names(dataset)
    order = [code.code for code in dataset.batch.codebook.codes]
    for row in dataset.comparison:
        cells = dict(row.cells)
        yield (
            *_comparison_key(row, names),
            *(amount(cells.get(code)) for code in order),
            amount(row.total_printed),
            amount(row.total_summed),
            row.reconciles,
            row.in_review,
            row.comparable,
            _sums(row, dataset.batch.codebook),
        )


def _sums(row: ComparisonRow, codebook: CodebookHeader) -> str:
    """Return what the cells of a row add: `outcome_15 = 2 (CPS) + 89 (Police)`."""
    return "; ".join(
        f"{code_column(codebook, code)} = "
        + " + ".join(f"{amount(part.amount)} ({part.label})" for part in parts)
        for code, parts in row.sums
    )


def _comparison_key(row: ComparisonRow, names: Mapping[str, str]) -> Row:
    return (
        row.force_id,
        names.get(row.force_id, ""),
        row.reference,
        row.question,
        row.asked,
        row.measure,
        row.unit,
        row.offence,
        row.series,
        *_period(row.period),
        breakdown(row.breakdown),
    )


def _replies(dataset: Dataset) -> Iterable[Row]:
    names = _names(dataset)
    for read in dataset.replies:
        # A reply in which no question was found is still a reply that came.
        for question in read.reply.questions or (Question(number=""),):
            yield _reply(read, question, names)


def _reply(read: ReadReply, question: Question, names: Mapping[str, str]) -> Row:
    reply = read.reply
    return (
        reply.force_id,
        names.get(reply.force_id, ""),
        reply.reference,
        question.dated or reply.dated,
        question.number,
        question.asked,
        question.text,
        question.disposition,
        "" if question.disposition_status == "review" else "; ".join(question.exemptions),
        question.statement,
        "; ".join(dict.fromkeys((*question.flags, *reply.flags))),
        "; ".join(reply.files),
        question.disposition_status,
    )


def candidates(found: Iterable[Candidate]) -> str:
    """Return candidates as `16 (0.71): victim does not support; 14 (0.70): …`."""
    return "; ".join(
        f"{one.code} ({one.score:.2f})" + (f": {one.why}" if one.why else "") for one in found
    )


def _review(dataset: Dataset) -> Iterable[Row]:
    return map(_question, dataset.review)


def _question(item: ReviewItem) -> Row:
    return (
        item.review_id,
        item.kind,
        item.force_id,
        item.reference,
        item.question,
        item.ask,
        " | ".join(item.choices),
        item.settles,
        item.label,
        item.value_as_printed,
        item.series,
        item.reason,
        candidates(item.candidates),
        item.file,
        *_place(item.place, item.rows),
    )


def _inputs(dataset: Dataset) -> Iterable[Row]:
    """Yield every entry of the inbox with what became of it."""
    passed_over = [(name, "", "not_read", "", why, "") for name, why in dataset.batch.passed_over]
    yield from sorted((*_files_read(dataset), *passed_over), key=lambda row: str(row[0]))


def _files_read(dataset: Dataset) -> Iterable[Row]:
    unread = {one.file: one for one in dataset.batch.unread}
    replies = {file: read.reply for read in dataset.replies for file in read.reply.files}
    parts = {row.file for row in dataset.ledger}
    copies = {one.files[-1]: one for one in dataset.findings if one.check == "read_once"}
    for name, sha256 in dataset.batch.inputs:
        if name in unread:
            problem = unread[name]
            yield (name, sha256, "unread", "", problem.problem, problem.next_step)
        elif name in copies:
            yield (name, sha256, "copy", "", copies[name].message, "")
        elif name in dataset.batch.no_replies:
            yield (name, sha256, "no_reply", "", dataset.batch.no_replies[name], "")
        elif name in replies:
            reply = replies[name]
            said = ", ".join(filter(None, (reply.force_id, reply.reference)))
            yield (name, sha256, "read", said, "", "")
        else:
            held = "a container of other files" if name not in parts else "no reply was found in it"
            yield (name, sha256, "container" if name not in parts else "read", "", held, "")


def _set_aside(dataset: Dataset) -> Iterable[Row]:
    for read in dataset.replies:
        for one in read.set_aside:
            yield _left_out(one, read.reply.force_id)


def _left_out(one: SetAside, force_id: str) -> Row:
    return (
        force_id,
        one.file,
        *_place(one.place, one.rows),
        one.text,
        one.rule,
        one.reason,
        one.anchor,
    )


def _findings(dataset: Dataset) -> Iterable[Row]:
    return map(_finding, dataset.findings)


def _finding(finding: Finding) -> Row:
    return (
        finding.check,
        finding.severity,
        finding.passed,
        finding.force_id,
        finding.reference,
        finding.question,
        finding.message,
        finding.left,
        finding.right,
        "; ".join(finding.files),
        "; ".join(finding.places),
    )


def _ledger(dataset: Dataset) -> Iterable[Row]:
    for row in dataset.ledger:
        yield (row.file, row.part, row.numerals, row.observed, row.set_aside, row.unread)


def _forces(dataset: Dataset) -> Iterable[Row]:
    return force_rows(dataset)


def counts(dataset: Dataset) -> Mapping[str, int]:
    """Return the number of observations by status."""
    return Counter(one.status for one in dataset.observations)


_TABLES: Mapping[str, Callable[[Dataset], Iterable[Row]]] = {
    "observations": _observations,
    "comparison": _comparison,
    "replies": _replies,
    "forces": _forces,
    "review": _review,
    "inputs": _inputs,
    "set_aside": _set_aside,
    "findings": _findings,
    "ledger": _ledger,
}
