"""Rows of a decisions file to decisions: kind, scope, place and answer, or why not."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from foi_compare.decisions.answers import read_answer
from foi_compare.decisions.decision_cells import COLUMNS, EVERY_FORCE, KINDS, OLD_COLUMNS, UNDO
from foi_compare.decisions.decision_rows import BrokenRow, Row
from foi_compare.decisions.details import Answer
from foi_compare.decisions.nearest_words import UnclearError, plain, refusal, same_word
from foi_compare.decisions.terms import Terms
from foi_compare.model import Address, Decision, DecisionKind, Scope, read_anchor

Cells = tuple[tuple[str, ...], ...]
ReadTyped = Callable[[str, str], Cells]

_SCOPES: Mapping[str, Sequence[str]] = {
    "file": ("this file",),
    "place": ("table", "cell", "here"),
    "force": ("this force",),
    "all": ("every force", "all forces", "everywhere", EVERY_FORCE),
}
# The other kinds are about a file or a place.
_REACH: Mapping[str, Sequence[Scope]] = {
    "label": ("force", "all"),
    "blank": ("place", "force", "all"),
    "question": ("place", "file"),
}
_IN_FILES = ("file", "force", "reference", "date", "disposition", "finding")
_NAMES_CODES = ("label", "column", "row", "number")
# What the kinds of the first version answer now, and from which of its columns.
_OLD_KINDS: Mapping[str, tuple[DecisionKind, str]] = {
    "label": ("label", "code"),
    "code": ("number", "code"),
    "value": ("number", "value"),
    "set aside": ("number", ""),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the file: what it decides, or why it cannot be understood.

    `replaces` are the identifiers of the lines in whose place it stands; `undo` takes them back.
    """

    line: int
    decision_id: str = ""
    replaces: tuple[str, ...] = ()
    undo: bool = False
    decision: Decision | None = None
    problem: str = ""


def read_entries(
    records: Iterable[Row | BrokenRow], terms: Terms, read_typed: ReadTyped
) -> tuple[Entry, ...]:
    """Return every line as an entry, each under its own identifier or one made from its content."""
    rows = list(records)
    whole = [row for row in rows if isinstance(row, Row)]
    ids = dict(zip((row.line for row in whole), _identifiers(whole), strict=True))
    return tuple(
        Entry(line=row.line, problem=row.problem)
        if isinstance(row, BrokenRow)
        else _entry(row, ids[row.line], terms, read_typed)
        for row in rows
    )


def identifier(cells: Mapping[str, str], occurrence: int) -> str:
    """Return the identifier that a line gets from its content, where it has none of its own."""
    names = dict.fromkeys((*COLUMNS, *OLD_COLUMNS))
    content = "\n".join(
        f"{name}={cells[name]}" for name in names if name != "decision_id" and cells.get(name)
    )
    if occurrence > 1:
        content += f"\n{occurrence}"
    return "d" + hashlib.sha256(content.encode()).hexdigest()[:10]


def free_identifier(cells: Mapping[str, str], taken: set[str]) -> str:
    """Return the first identifier from the content of a line that no other line has."""
    occurrence = 1
    while (found := identifier(cells, occurrence)) in taken:
        occurrence += 1
    return found


def _identifiers(rows: Sequence[Row]) -> list[str]:
    seen: Counter[str] = Counter()
    ids = []
    for row in rows:
        own = row.cells.get("decision_id", "")
        if not own:
            first = identifier(row.cells, 1)
            seen[first] += 1
            own = identifier(row.cells, seen[first])
        ids.append(own)
    return ids


def _entry(row: Row, decision_id: str, terms: Terms, read_typed: ReadTyped) -> Entry:
    replaces = tuple(filter(None, re.split(r"[\s,;|]+", row.cells.get("replaces", ""))))
    entry = Entry(line=row.line, decision_id=decision_id, replaces=replaces)
    if plain(row.cells.get("answer", "")) == UNDO:
        if replaces:
            return replace(entry, undo=True)
        problem = "`undo` takes back the line that `replaces` names, and that is empty."
        return replace(entry, problem=problem)
    try:
        decision = read_row(row, terms, read_typed)
    except UnclearError as error:
        return replace(entry, problem=str(error))
    return replace(entry, decision=replace(decision, decision_id=decision_id))


def read_row(row: Row, terms: Terms, read_typed: ReadTyped) -> Decision:
    """Return the decision that a row holds.

    Raises:
        UnclearError: something in it cannot be understood.

    """
    if row.old:
        return _read_old(row, terms)
    cells = {name: row.cells.get(name, "") for name in COLUMNS}
    kind = _kind(cells["kind"])
    if not cells["answer"]:
        raise UnclearError("it has no answer.")
    force_id = _force_id(cells["force_id"], terms)
    anchor = _anchor(cells["anchor"])
    scope = _scope(cells, kind, force_id, anchor)
    answer, detail = _answer(kind, cells, terms)
    told = dict(detail)
    return Decision(
        kind=kind,
        answer=answer,
        detail=detail,
        written=cells["answer"],
        scope=scope,
        force_id=force_id,
        file=_file_name(cells["file"]),
        source_sha256=cells["source_sha256"].lower().removeprefix("sha256:"),
        page=re.sub(r"^page\s+(?=\d)", "", cells["page"], flags=re.IGNORECASE),
        anchor=anchor,
        subject=cells["subject"],
        # Left empty it is that of the run: two lines on one label contradict each other either way.
        codebook=cells["codebook"] or (terms.codebook if kind == "label" else ""),
        replaces=cells["replaces"],
        decided_by=cells["decided_by"],
        decided_on=_decided_on(cells["decided_on"], terms),
        note=cells["note"],
        cells=read_typed(told["csv"], told["csv_sha256"]) if answer == "typed" else (),
        line=row.line,
    )


def _kind(text: str) -> DecisionKind:
    for kind in KINDS:
        if plain(text) == kind:
            return kind
    raise refusal(text, "kind of decision", KINDS)


def _force_id(text: str, terms: Terms) -> str:
    return "" if text in {"", EVERY_FORCE} else terms.need_force(text)


def _anchor(text: str) -> tuple[Address, ...]:
    try:
        return read_anchor(text)
    except ValueError as error:
        raise UnclearError(f"{error}.") from error


def _file_name(written: str) -> str:
    """Return the name of a file as the outputs print it, whatever system it was written on."""
    return unicodedata.normalize("NFC", written.replace("\\", "/").removeprefix("./"))


def _decided_on(text: str, terms: Terms) -> str:
    """Return the day as year-month-day, or as it stands: it decides nothing."""
    day = terms.read_day(text) if text else None
    return day.isoformat() if day else text


def _scope(
    cells: Mapping[str, str], kind: DecisionKind, force_id: str, anchor: tuple[Address, ...]
) -> Scope:
    """Return how far a line reaches, as it says or as its kind usually does."""
    scope = _usual(kind, force_id, anchor)
    if cells["scope"]:
        scope = _scope_named(cells["scope"], kind)
    if scope == "force" and cells["force_id"] == EVERY_FORCE:
        scope = "all"
    missing = _missing(scope, cells, kind)
    if missing:
        raise UnclearError(f"a decision on a {kind} needs {missing}.")
    return scope


def _scope_named(text: str, kind: DecisionKind) -> Scope:
    scopes = {word: word for word in get_args(Scope)}
    scope: Scope | None = scopes.get(same_word(text, _SCOPES))
    if scope is None:
        raise refusal(text, "scope", list(_SCOPES))
    fitting = _REACH.get(kind, ("file",) if kind in _IN_FILES else ("place",))
    if scope not in fitting:
        raise UnclearError(f"a decision on a {kind} has the scope {' or '.join(fitting)}.")
    return scope


def _missing(scope: Scope, cells: Mapping[str, str], kind: DecisionKind) -> str:
    """Return what a line lacks for how far it reaches, empty where it has all."""
    match scope:
        case "file":
            told = cells["file"] or cells["source_sha256"]
            return "" if told else "`file` or `source_sha256`"
        case "place":
            told = cells["source_sha256"] and cells["anchor"]
            return "" if told else "`source_sha256` and `anchor`; copy them from decisions-todo.csv"
        case "force" | "all":
            if scope == "force" and not cells["force_id"]:
                return f"a force_id ({EVERY_FORCE} for every force)"
            return "" if cells["subject"] else f"a subject: the {kind} as printed"


def _usual(kind: DecisionKind, force_id: str, anchor: tuple[Address, ...]) -> Scope:
    """Return the scope that a kind has where the line names none."""
    if kind in _IN_FILES or (kind == "question" and not anchor):
        return "file"
    if kind == "label" or (kind == "blank" and not anchor):
        return "force" if force_id or kind == "blank" else "all"
    return "place"


def _answer(kind: DecisionKind, cells: Mapping[str, str], terms: Terms) -> Answer:
    other = cells["codebook"] and terms.codebook and cells["codebook"] != terms.codebook
    if other and kind in _NAMES_CODES:
        # Its codes are those of a codebook that is not at hand.
        return cells["answer"], (("code", cells["detail"]),) if cells["detail"] else ()
    return read_answer(kind, cells["answer"], cells["detail"], terms)


def _read_old(row: Row, terms: Terms) -> Decision:
    """Return the decision of a line under the header of the first version."""
    cells = {name: row.cells.get(name, "") for name in OLD_COLUMNS}
    word = plain(cells["kind"])
    if word not in _OLD_KINDS:
        raise refusal(cells["kind"], "kind of decision", ["label", "code", "value", "set_aside"])
    kind, column = _OLD_KINDS[word]
    written = cells[column] if column else "none"
    needed = ("label", "force_id") if kind == "label" else ("observation_id", "source_sha256")
    for name in (*needed, *filter(None, (column,))):
        if not cells[name]:
            raise UnclearError(f"a decision on a {word} needs a {name}.")
    force_id = _force_id(cells["force_id"], terms)
    said = {"codebook": cells["codebook"], "answer": written, "detail": ""}
    if kind == "number" and column:
        said |= {"answer": column, "detail": f"{column}={written}"}
    answer, detail = _answer(kind, said, terms)
    scope: Scope = "place" if kind == "number" else "force" if force_id else "all"
    return Decision(
        kind=kind,
        answer=answer,
        detail=detail,
        written=written,
        scope=scope,
        force_id=force_id,
        source_sha256=cells["source_sha256"],
        subject=cells["label"],
        codebook=cells["codebook"],
        decided_by=cells["decided_by"],
        decided_on=_decided_on(cells["decided_on"], terms),
        note=cells["note"],
        observation_id=cells["observation_id"],
        line=row.line,
    )
