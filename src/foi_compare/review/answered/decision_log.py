"""Every line of `decisions.csv` for a second person: what was asked, and what came of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from foi_compare.decisions import Loaded
from foi_compare.decisions.decision_lines import Entry
from foi_compare.decisions.decision_rows import Row, read_records
from foi_compare.model import Address, Dataset, Observation, SetAside, read_anchor
from foi_compare.review.answered.taking import Taking
from foi_compare.review.asked.seen import LogEntry, Standing
from foi_compare.review.asked.signing import Signature, Signing, is_questioned
from foi_compare.text import normalise

_LINE = re.compile(r"Line (\d+) of decisions\.csv: (.*)", re.DOTALL)
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


class _Made(NamedTuple):
    """What decisions made of a batch, by their identifier, and what is said of lines."""

    numbers: Mapping[str, Sequence[Observation]]
    set_aside: Mapping[str, Sequence[SetAside]]
    unheard: Mapping[int, str]


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
    made = _made(dataset, entries)
    names = {force.force_id: force.name for force in dataset.batch.forces}
    found = []
    for entry in entries:
        own = cells.get(entry.line, {})
        standing, problem, by = _standing(entry, holding, problems, later, made)
        force_id = own.get("force_id", "")
        numbers = made.numbers.get(entry.decision_id, ())
        if not force_id and numbers:
            force_id = numbers[0].force_id
        found.append(
            LogEntry(
                line=entry.line,
                decision_id=entry.decision_id,
                kind=own.get("kind", ""),
                force_id=force_id,
                force=names.get(force_id, force_id),
                file=own.get("file", ""),
                asked=_asked(entry, own),
                answer=own.get("answer", ""),
                detail=own.get("detail", ""),
                note=own.get("note", ""),
                decided_by=own.get("decided_by", ""),
                decided_on=own.get("decided_on", ""),
                standing=standing,
                problem=problem,
                by_line=by,
                numbers=tuple(numbers),
                set_aside=tuple(made.set_aside.get(entry.decision_id, ())),
            )
        )
    return tuple(found)


def _asked(entry: Entry, cells: Mapping[str, str]) -> str:
    if entry.undo:
        return f"Takes back {', '.join(entry.replaces)}."
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
    made: _Made,
) -> tuple[Standing, str, str]:
    """Return whether a line holds, why not, and by which line."""
    if entry.line in problems:
        kind, problem = problems[entry.line]
        return kind, problem, ""  # type: ignore[return-value]
    by = later.get(entry.decision_id)
    if entry.decision_id not in holding and not entry.undo:
        if by is None:
            return "replaced", "An earlier line says the same.", ""
        return ("undone" if by.undo else "replaced"), "", by.decision_id
    if by is not None and entry.undo and by.undo:
        return "undone", "", by.decision_id
    if entry.line in made.unheard:
        return "not obeyed", made.unheard[entry.line], ""
    return "holds", "", ""


def _made(dataset: Dataset, entries: Iterable[Entry]) -> _Made:
    numbers: dict[str, list[Observation]] = defaultdict(list)
    labels = _labels(entries)
    for one in dataset.observations:
        # What a label is was decided before any number was seen under it: none names the line.
        label = normalise(one.asked_as or one.label)
        decided = labels.get((one.force_id, label), labels.get(("", label), ""))
        by_label = (decided,) if decided and one.match_rule == "decision" else ()
        for name in dict.fromkeys((*one.decision_ids, *by_label)):
            numbers[name].append(one)
    unheard = {}
    for finding in dataset.findings:
        if finding.check == "decision_has_its_source" and (said := _LINE.match(finding.message)):
            unheard[int(said[1])] = said[2]
    return _Made(numbers, _decided_aside(dataset, entries), unheard)


def _labels(entries: Iterable[Entry]) -> Mapping[tuple[str, str], str]:
    """Return the last line on each label of a force, or of all under no force."""
    return {
        (one.force_id if one.scope == "force" else "", normalise(one.subject)): entry.decision_id
        for entry in entries
        if (one := entry.decision) is not None and one.kind == "label"
    }


def _decided_aside(dataset: Dataset, entries: Iterable[Entry]) -> Mapping[str, Sequence[SetAside]]:
    """Return what each decision set aside: its numerals are some of those that the line names."""
    of_file: dict[str, list[tuple[Entry, frozenset[Address]]]] = defaultdict(list)
    for entry in entries:
        if entry.decision is not None and entry.decision.anchor:
            places = frozenset(entry.decision.anchor)
            of_file[entry.decision.source_sha256].append((entry, places))
    sha256 = dict(dataset.batch.inputs)
    found: dict[str, list[SetAside]] = defaultdict(list)
    for read in dataset.replies:
        for one in read.set_aside:
            if one.rule != "decision":
                continue
            own = set(read_anchor(one.anchor))
            for entry, places in of_file.get(sha256.get(one.file, ""), ()):
                if own & places:
                    found[entry.decision_id].append(one)
    return found
