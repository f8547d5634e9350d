"""The questions of a run to `decisions-todo.csv`: one line each, all filled in but the answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foi_compare.decisions import TODO_COLUMNS
from foi_compare.decisions.decision_cells import UNDO, csv_lines
from foi_compare.decisions.decision_rows import BrokenRow, Row, read_records
from foi_compare.export.masked import masked_questions
from foi_compare.export.published_rows import page
from foi_compare.model import Dataset, Decision, ReviewItem, write_anchor
from foi_compare.text import normalise

Line = Mapping[str, str]
About = tuple[str, ...]

# Excel reads UTF-8 as such only behind this mark; the file is made for it.
_MARK = b"\xef\xbb\xbf"
_CHOICES = " | "
_NAMES_CODES = frozenset({"label", "column", "row", "number"})
# What an answer has to say besides, for the person to fill in.
_TEMPLATES: Mapping[str, str] = {
    "same_reply": "file=",
    "replaces": "file=",
    "goes_on": "to=",
    "replaced_by": "to=",
    "typed": "csv=",
}
_FILLED_IN = ("answer", "detail", "replaces", "decided_by", "decided_on", "note")


def todo_bytes(dataset: Dataset, before: Sequence[Line] = ()) -> bytes:
    """Return the file: a line for each question, and the answers that are not taken yet.

    Args:
        dataset: the dataset, whose decisions are those that were obeyed.
        before: the lines of the file as it was.

    """
    batch = dataset.batch
    decided = [*batch.decisions, *(p.decision for p in batch.decision_problems if p.decision)]
    kept = untaken(before, decided)
    lines: list[Line] = []
    earlier: dict[About, list[str]] = {}
    for one in decided:
        earlier.setdefault(_whatever_the_file_held(about(one)), []).append(one.decision_id)
    for item in masked_questions(dataset):
        line = todo_line(item, batch.codebook.name)
        # What is asked although it was decided has not been settled by that.
        told = earlier.get(_whatever_the_file_held(about_line(line)), ())
        line["replaces"] = " ".join(filter(None, told))
        answers = kept.pop(about_line(line), [])
        first = {name: answers[0].get(name, "") for name in _FILLED_IN} if answers else {}
        lines += [line | {name: text for name, text in first.items() if text}, *answers[1:]]
    lines += [line for answers in kept.values() for line in answers]
    header = ",".join(TODO_COLUMNS) + "\n"
    return _MARK + (header + csv_lines(lines, TODO_COLUMNS)).encode("utf-8", "replace")


def todo_line(item: ReviewItem, codebook: str) -> dict[str, str]:
    """Return the cells of one question."""
    before = item.answered_before
    # Several parts are no choice: they are separated as choices are.
    first = (before,) if before and _CHOICES not in before else ()
    again = f" Before the source changed you answered: {before}" if before else ""
    templates = dict.fromkeys(_TEMPLATES[word] for word in item.choices if word in _TEMPLATES)
    return {
        "ask": item.ask + again,
        "choices": _CHOICES.join(dict.fromkeys((*first, *item.choices))),
        "settles": str(item.settles),
        "kind": item.kind,
        "scope": item.scope,
        "force_id": item.force_id if item.scope == "force" else "",
        "file": item.file,
        "source_sha256": item.sha256,
        "page": (page(item.place) or "") if item.place else "",
        "anchor": write_anchor(item.anchor),
        "subject": item.subject,
        "detail": "; ".join(templates),
        "codebook": codebook if item.kind in _NAMES_CODES else "",
    }


def read_todo(data: bytes) -> tuple[Row | BrokenRow, ...]:
    """Return the lines of a todo file, whatever a spreadsheet made of it.

    One that is no UTF-8 is what older Excel writes: Windows-1252.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return read_records(text)


def untaken(lines: Iterable[Line], decided: Iterable[Decision]) -> dict[About, list[Line]]:
    """Return the answered lines that are in no decisions file yet, by what they are about."""
    taken = {(about(one), normalise(one.written or one.answer)) for one in decided}
    kept: dict[About, list[Line]] = {}
    for line in lines:
        answer = normalise(line.get("answer", ""))
        if answer and answer != UNDO and (about_line(line), answer) not in taken:
            kept.setdefault(about_line(line), []).append(line)
    return kept


def about_line(line: Line) -> About:
    """Return what a line of the file is about, to be found again."""
    scope = normalise(line.get("scope", ""))
    in_file = scope != "force"
    return (
        normalise(line.get("kind", "")),
        scope,
        line.get("file", "") if in_file else line.get("force_id", ""),
        line.get("source_sha256", "") if in_file else "",
        line.get("anchor", ""),
        normalise(line.get("subject", "")),
    )


def _whatever_the_file_held(what: About) -> About:
    """Return what a line is about without the hash of its file."""
    kind, scope, where, _, *rest = what
    return (kind, scope, where, *rest)


def about(one: Decision) -> About:
    """Return what a decision is about, as `about_line` does for a line."""
    where = (one.force_id, "") if one.scope == "force" else (one.file, one.source_sha256)
    return (one.kind, one.scope, *where, write_anchor(one.anchor), normalise(one.subject))
