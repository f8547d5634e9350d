"""Every line of `decisions.csv` for a second person: what was asked, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from foi_compare.decisions import Loaded
from foi_compare.decisions.decision_lines import Entry
from foi_compare.decisions.decision_rows import Row, read_records
from foi_compare.model import Dataset
from foi_compare.review.answered.made_of_lines import MadeOf, made_of, spoken_of
from foi_compare.review.answered.taking import Taking
from foi_compare.review.asked.seen import LogEntry, Standing
from foi_compare.review.asked.signing import Signature, Signing, is_questioned

_SAID_BEFORE = "An earlier line says the same."
_ASKED = {
    "file": "Is it a reply, and which?",
    "force": "Which force sent it?",
    "reference": "Which reference has it?",
    "date": "Of which day is it?",
    "disposition": "What does it say to question {subject}?",
    "question": "Which question does {subject} answer?",
    "table": "What is the table of {subject}?",
    "column": "What is above {subject}?",
    "row": "What is {subject}?",
    "label": "Which outcome is “{subject}”?",
    "number": "What is {subject}?",
    "blank": "What does “{subject}” mean?",
    "finding": "Is the failed check {subject} known?",
}


class Log:
    """The lines of the file of decisions with what others say of them."""

    def __init__(self, signing: Signing) -> None:
        """Take the signatures."""
        self._signing = signing
        self._kept: tuple[Sequence[Entry], Dataset, tuple[LogEntry, ...]] | None = None

    def entries(self, taking: Taking, dataset: Dataset) -> tuple[LogEntry, ...]:
        """Return the lines in their order.

        Each picture on the page of the log asks for one of them: they are put together once.
        """
        if (
            self._kept is None
            or self._kept[0] is not taking.entries
            or self._kept[1] is not dataset
        ):
            made = log_of(taking.text, taking.entries, taking.loaded, dataset)
            self._kept = (taking.entries, dataset, made)
        signed = self._signing.by_answer()
        return tuple(
            replace(one, signatures=tuple(signed.get(one.decision_id, ()))) for one in self._kept[2]
        )

    def sign(self, signature: Signature, *, answered_by: str) -> tuple[Signature, ...]:
        """Keep what a person says of an answer, and return all that is said of it.

        Raises:
            InputError: something is missing or not fit, or it cannot be kept.

        """
        self._signing.add(signature, answered_by=answered_by)
        return tuple(self._signing.by_answer().get(signature.decision_id, ()))

    def questioned(self, decision_ids: Iterable[str]) -> int:
        """Return how many of some answers somebody questions."""
        signed = self._signing.by_answer()
        return sum(is_questioned(signed.get(one, ())) for one in decision_ids)


def log_of(
    text: str, entries: Sequence[Entry], loaded: Loaded, dataset: Dataset
) -> tuple[LogEntry, ...]:
    """Return the lines of a decisions file in their order.

    Args:
        text: the file.
        entries: its lines, understood.
        loaded: what of it holds.
        dataset: what was made with it.

    """
    records = read_records(text)
    cells = {row.line: row.cells for row in records if isinstance(row, Row)}
    later = _later(entries)
    holding = {one.decision_id for one in loaded[0]}
    problems = {one.line: (one.kind, one.problem) for one in loaded[1]}
    made = made_of(dataset, entries)
    names = {force.force_id: force.name for force in dataset.batch.forces}
    lines = {entry.decision_id: entry for entry in reversed(entries)}
    return tuple(
        _entry(
            entry,
            cells,
            made,
            standing=(
                _standing(entry, holding, problems, later, made)
                if lines[entry.decision_id] is entry or entry.line in problems
                else ("replaced", _SAID_BEFORE, "")
            ),
            lines=lines,
            names=names,
        )
        for entry in entries
    )


def _entry(
    entry: Entry,
    cells: Mapping[int, Mapping[str, str]],
    made: MadeOf,
    *,
    standing: tuple[Standing, str, str],
    lines: Mapping[str, Entry],
    names: Mapping[str, str],
) -> LogEntry:
    own = cells.get(entry.line, {})
    stands, problem, by = standing
    numbers = made.numbers.get(entry.decision_id, ())
    force_id = own.get("force_id", "") or (numbers[0].force_id if numbers else "")
    files, statement = _said(own, made)
    return LogEntry(
        line=entry.line,
        decision_id=entry.decision_id,
        kind=own.get("kind", ""),
        force_id=force_id,
        force=names.get(force_id, force_id),
        file=own.get("file", ""),
        asked=_asked(own),
        answer=own.get("answer", ""),
        detail=own.get("detail", ""),
        note=own.get("note", ""),
        decided_by=own.get("decided_by", ""),
        decided_on=own.get("decided_on", ""),
        standing=stands,
        problem=problem,
        by_line=by,
        by=_given(cells.get(lines[by].line, {})) if by in lines else "",
        undid=tuple(_undid(entry, lines, cells)) if entry.undo else (),
        files=files,
        passages=(statement,) if statement else (),
        numbers=tuple(numbers),
        about=() if numbers else tuple(spoken_of(entry, made)),
        set_aside=tuple(made.set_aside.get(entry.decision_id, ())),
    )


def _said(cells: Mapping[str, str], made: MadeOf) -> tuple[tuple[str, ...], str]:
    """Return the files of the reply that a line on a question is about, and what it says to it."""
    file, question = cells.get("file", ""), cells.get("subject", "")
    if cells.get("kind") != "disposition":
        return (file,) if file else (), ""
    files, statement = made.said.get((file, question), ((file,), ""))
    return tuple(files), statement


def _given(cells: Mapping[str, str]) -> str:
    """Return who gave an answer, and when."""
    return ", ".join(filter(None, (cells.get("decided_by", ""), cells.get("decided_on", ""))))


def _undid(
    entry: Entry, lines: Mapping[str, Entry], cells: Mapping[int, Mapping[str, str]]
) -> Iterable[tuple[int, str]]:
    """Yield the line of each answer that another takes back, with what it said and who gave it."""
    for name in entry.replaces:
        if name in lines:
            own = cells.get(lines[name].line, {})
            said = f"{_asked(own)} {own.get('answer', '')}".strip()
            given = _given(own)
            yield lines[name].line, f"{said} ({given})" if given else said


def _asked(cells: Mapping[str, str]) -> str:
    subject = cells.get("subject", "") or "this"
    return _ASKED.get(cells.get("kind", ""), "{subject}").format(subject=subject)


def _later(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """Return for each decision the last line that takes it back, or its place."""
    return {name: entry for entry in entries for name in entry.replaces}


def _standing(
    entry: Entry,
    holding: set[str],
    problems: Mapping[int, tuple[str, str]],
    later: Mapping[str, Entry],
    made: MadeOf,
) -> tuple[Standing, str, str]:
    """Return whether a line holds, why not, and by which line."""
    if entry.line in problems:
        kind, problem = problems[entry.line]
        return kind, problem, ""  # type: ignore[return-value]
    by = later.get(entry.decision_id)
    if entry.decision_id not in holding and not entry.undo:
        if by is None:
            return "replaced", _SAID_BEFORE, ""
        return ("undone" if by.undo else "replaced"), "", by.decision_id
    if by is not None and entry.undo and by.undo:
        return "undone", "", by.decision_id
    if entry.line in made.unheard:
        return "not obeyed", made.unheard[entry.line], ""
    return ("undo" if entry.undo else "holds"), "", ""
