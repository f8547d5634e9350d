"""The tables that are published: their columns in order, with types and meanings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from foi_compare.model import (
    CodebookHeader,
    Disposition,
    DispositionStatus,
    Role,
    Severity,
    Status,
    ValueStatus,
)

# `any`, because a code's column holds numbers, and intervals where a reply hides a number.
ColumnType = Literal["string", "integer", "number", "boolean", "date", "any"]


class Column(NamedTuple):
    """One column: `type` is that of Frictionless Table Schema.

    `categories` are all that can stand in it, where these are few. A column of the comparison that
    is about a code names it in `code`, with its `title`.
    """

    name: str
    type: ColumnType
    description: str
    categories: tuple[str, ...] = ()
    code: str = ""
    title: str = ""


class ForeignKey(NamedTuple):
    """A column whose values stand in the column of the same meaning of another table."""

    column: str
    table: str
    key: str


class TableSpec(NamedTuple):
    """One table: `name` is that of its file without the suffix."""

    name: str
    title: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()


_OF_FORCE = ForeignKey("force_id", "forces", "force_id")
_OF_FILE = ForeignKey("file", "inputs", "file")
_OF_REVIEW = ForeignKey("review_id", "review", "review_id")
_FORCE_STATUSES = (
    "answered",
    "partly_answered",
    "refused",
    "not_held",
    "acknowledged",
    "unclear",
    "nothing_yet",
    "not_asked",
)
_INPUT_STATUSES = ("read", "copy", "container", "unread", "not_read", "no_reply")
_MEASURES = ("count", "percentage", "rate", "money")

_FORCE_ID = Column("force_id", "string", "The force, as data.police.uk names it; or `unknown`.")
_FORCE = Column("force", "string", "Name of the force.")
_REFERENCE = Column("reference", "string", "The force's own reference of the reply.")
_QUESTION = Column("question", "string", "Number of the question, as the reply prints it.")
_ASKED = Column("asked", "string", "Key of the question as it was sent, from the settings.")
_SERIES = Column("series", "string", "The heading the number stands under, as printed.")
_FILE = Column("file", "string", "File in the inbox, with forward slashes.")
_PAGE = Column("page", "string", "Page, counted from 1; or the sheet, named as in the workbook.")
_TABLE = Column("table", "integer", "Table on the page or in the file, counted from 1.")
_ROW = Column("row", "string", "Row of the table, counted from 1; or the rows that were counted.")
_COLUMN = Column("column", "integer", "Column of the table, counted from 1.")
_LABEL = Column("label", "string", "The label, as printed.")
_PRINTED = Column("value_as_printed", "string", "The number as the reply prints it.")
_REASON = Column("reason", "string", "Why, in one plain sentence.")
_MEASURE = Column(
    "measure", "string", "What the number is: count, percentage, rate or money.", _MEASURES
)
_UNIT = Column("unit", "string", "What is counted: crimes, people, arrests, disposals.")
_OFFENCE = Column("offence", "string", "The offence, as printed.")
_PERIOD_START = Column("period_start", "date", "First day of the period, where it is known.")
_PERIOD_END = Column("period_end", "date", "Last day of the period, where it is known.")
_BREAKDOWN = Column("breakdown", "string", "What further headings add: `Gender=Female; …`.")

OBSERVATIONS = TableSpec(
    "observations",
    "Every published number about an outcome",
    (
        Column("observation_id", "string", "Stays the same as long as its source does."),
        _FORCE_ID,
        _FORCE,
        _REFERENCE,
        _QUESTION,
        _ASKED,
        _MEASURE,
        _UNIT,
        _OFFENCE,
        Column("offence_code", "string", "Home Office code of the offence, where it is printed."),
        _SERIES,
        _PERIOD_START,
        _PERIOD_END,
        _BREAKDOWN,
        Column("codebook", "string", "The codebook that `code` belongs to."),
        Column("code", "string", "The code; empty where there is none."),
        Column("code_title", "string", "Title of the code."),
        Column("code_group", "string", "Group of the code."),
        Column("value", "number", "The number; empty unless it is exact."),
        Column("lower", "number", "The least it can be; equal to `value` where that is exact."),
        Column("upper", "number", "The most it can be; empty where nothing bounds it."),
        Column(
            "value_status",
            "string",
            "exact, suppressed, not_held or not_stated.",
            get_args(ValueStatus),
        ),
        _LABEL,
        _PRINTED,
        Column("role", "string", "code, group, total or subtotal.", get_args(Role)),
        Column("match_rule", "string", "The rule that gave the label its code."),
        Column("match_score", "number", "Certainty of the match, from 0 to 1."),
        Column("status", "string", "accepted, decided (by a person) or review.", get_args(Status)),
        _REASON,
        Column("evidence", "string", "The sentence or row that the number was read from."),
        _FILE,
        Column("sha256", "string", "Hash of that file."),
        _PAGE,
        _TABLE,
        _ROW,
        _COLUMN,
        Column("bbox", "string", "Left, top, right, bottom of the cell on its page, in points."),
        Column("review_id", "string", "The question of `review` to which its answer is awaited."),
        Column("anchor", "string", "Where its numerals stand in the raw text, for a decision."),
    ),
    ("observation_id",),
    (_OF_FORCE, _OF_FILE, _OF_REVIEW),
)

REPLIES = TableSpec(
    "replies",
    "Every question with what the reply says to it",
    (
        _FORCE_ID,
        _FORCE,
        _REFERENCE,
        Column("date", "string", "Date of the reply, as year-month-day where it can be read."),
        _QUESTION,
        _ASKED,
        Column("question_text", "string", "The question as the reply repeats it."),
        Column(
            "disposition",
            "string",
            "disclosed, partial, refused, not_held, neither_confirm_nor_deny, nil,"
            " clarification_sought, see_attachment or unclear.",
            get_args(Disposition),
        ),
        Column("exemptions", "string", "Sections applied to this question: `12(1); 40(2)`."),
        Column("statement", "string", "The sentence that says so."),
        Column("flags", "string", "`figures_in_review`, `part_year`, `rounded` and the like."),
        Column("files", "string", "Files of the reply."),
        Column(
            "disposition_status",
            "string",
            "accepted, decided (by a person), or review: two readings are near each other.",
            get_args(DispositionStatus),
        ),
    ),
    (),
    (_OF_FORCE,),
)

FORCES = TableSpec(
    "forces",
    "Every force of the register, heard from or not",
    (
        _FORCE_ID,
        _FORCE,
        Column("ons_pfa_code", "string", "Code of the police force area (ONS)."),
        Column("wdtk_url_name", "string", "Name of the force on WhatDoTheyKnow."),
        Column(
            "status",
            "string",
            "answered, partly_answered, refused, not_held, acknowledged, unclear, nothing_yet, or"
            " not_asked.",
            _FORCE_STATUSES,
        ),
        Column("replies", "integer", "Number of replies in the inbox."),
        Column("questions_answered", "integer", "Number of questions that were answered."),
        Column("profile", "string", "How its replies count and print, in one sentence."),
        Column("comparable", "string", "yes, part or no: whether its numbers may be compared."),
        Column("note", "string", "What the replies say, and why they may not be compared."),
        Column(
            "due_on", "date", "Last day for an answer by law, where the day of asking is known."
        ),
        Column("overdue", "boolean", "Whether it is late on the day `as_of`; empty if not known."),
    ),
    ("force_id",),
)

REVIEW = TableSpec(
    "review",
    "Every question to a person, one for each cause, the one that settles most first",
    (
        Column("review_id", "string", "Stays the same as long as what is asked about does."),
        Column("kind", "string", "The kind of decision that answers it: label, column, table …"),
        _FORCE_ID,
        _REFERENCE,
        _QUESTION,
        Column("ask", "string", "The question, in plain words."),
        Column("choices", "string", "Valid answers, separated by ` | `; empty where one types."),
        Column("settles", "integer", "How many numbers it decides."),
        _LABEL,
        _PRINTED,
        _SERIES,
        _REASON,
        Column("candidates", "string", "What it may be: `16 (0.71): victim does not support; …`."),
        _FILE,
        _PAGE,
        _TABLE,
        _ROW,
        _COLUMN,
    ),
    ("review_id",),
    (_OF_FORCE, _OF_FILE),
)

INPUTS = TableSpec(
    "inputs",
    "Every file of the inbox, and every file in one, with what became of it",
    (
        _FILE,
        Column("sha256", "string", "Hash of its bytes; empty where they cannot be read."),
        Column(
            "status",
            "string",
            "read, copy, container, unread (failed), not_read (no reply), no_reply (decided).",
            _INPUT_STATUSES,
        ),
        Column("reply", "string", "Force and reference of the reply that it belongs to."),
        _REASON,
        Column("next_step", "string", "What to do about a file that was not read."),
    ),
    ("file",),
)

SET_ASIDE = TableSpec(
    "set_aside",
    "Every number that is no figure about an outcome, with the rule that says so",
    (
        _FORCE_ID,
        _FILE,
        _PAGE,
        _TABLE,
        _ROW,
        _COLUMN,
        Column("text", "string", "What stands there."),
        Column("rule", "string", "The rule that recognised it."),
        _REASON,
        Column("anchor", "string", "Where its numerals stand in the raw text, for a decision."),
    ),
    (),
    (_OF_FORCE, _OF_FILE),
)

FINDINGS = TableSpec(
    "findings",
    "Every check with its result; a passed proof is a row too",
    (
        Column("check", "string", "Name of the check."),
        Column("severity", "string", "info, warning or error.", get_args(Severity)),
        Column("passed", "boolean", "Whether what was checked holds."),
        _FORCE_ID,
        _REFERENCE,
        _QUESTION,
        Column("message", "string", "What was found, in plain words."),
        Column("left", "string", "One side of the comparison."),
        Column("right", "string", "The other side."),
        Column("files", "string", "Files it is about."),
        Column("places", "string", "Places in them."),
    ),
    (),
    (_OF_FORCE,),
)

LEDGER = TableSpec(
    "ledger",
    "The account of every page, sheet or part: numerals = observed + set aside + unread",
    (
        _FILE,
        Column("part", "string", "Page, sheet or other part of the file."),
        Column("numerals", "integer", "Numerals in an independent extraction of the part."),
        Column("observed", "integer", "Those that observations account for."),
        Column("set_aside", "integer", "Those that a rule set aside."),
        Column("unread", "integer", "Those that nothing explains: they count as lost."),
    ),
    ("file", "part"),
    (_OF_FILE,),
)

_COMPARISON_KEYS = (
    _FORCE_ID,
    _FORCE,
    _REFERENCE,
    _QUESTION,
    _ASKED,
    _MEASURE,
    _UNIT,
    _OFFENCE,
    _SERIES,
    _PERIOD_START,
    _PERIOD_END,
    _BREAKDOWN,
)
_COMPARISON_SUMS = (
    Column("total_printed", "any", "The total that the reply prints."),
    Column(
        "total_summed",
        "any",
        "Sum of all printed rows, their code known or not; `577 or more` while something of the"
        " table is not certain.",
    ),
    Column("reconciles", "boolean", "Whether the rows reach the printed total."),
    Column("in_review", "integer", "Numbers of this row that are in review, and so left empty."),
    Column("comparable", "string", "yes, or why the row may not stand beside other forces'."),
    Column("sums", "string", "What a cell adds: `outcome_15 = 2 (CPS) + 89 (Police)`."),
)


def code_column(codebook: CodebookHeader, code: str) -> str:
    """Return the name of a code's column in the comparison."""
    return f"{codebook.prefix.rstrip('_')}_{code}"


# The tables of `specs_for`, by name: they are the same for every codebook.
TABLES = (
    *("observations", "comparison", "replies", "forces", "review"),
    *("inputs", "set_aside", "findings", "ledger"),
)


def comparison_spec(codebook: CodebookHeader) -> TableSpec:
    """Return the comparison's columns: one for each code of the codebook, in its order."""
    codes = tuple(
        Column(
            code_column(codebook, code.code),
            "any",
            f"{code.title}. A whole number, or an interval such as `1 to 4`.",
            code=code.code,
            title=code.short_title or code.title,
        )
        for code in codebook.codes
    )
    return TableSpec(
        "comparison",
        "One row for each force, question, series and breakdown, one column for each code",
        (*_COMPARISON_KEYS, *codes, *_COMPARISON_SUMS),
        foreign_keys=(_OF_FORCE,),
    )


def specs_for(codebook: CodebookHeader) -> Sequence[TableSpec]:
    """Return every table that a run with this codebook publishes."""
    return (
        OBSERVATIONS,
        comparison_spec(codebook),
        REPLIES,
        FORCES,
        REVIEW,
        INPUTS,
        SET_ASIDE,
        FINDINGS,
        LEDGER,
    )
