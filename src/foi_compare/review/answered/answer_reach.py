"""Which replies an answer reaches, whether it would hold there, and what each becomes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from foi_compare.answers.answering import Answering
from foi_compare.decisions.decision_cells import UNDO
from foi_compare.model import Dataset, Decision
from foi_compare.review.answered.previews import is_settled
from foi_compare.review.answered.taking import Looked
from foi_compare.review.asked.seen import Line, NumberChange, Preview, ReplyPreview, RowChange
from foi_compare.review.held.making import Remade

ALREADY = "That is what was decided already."
_HITS_NOTHING = (
    "It would change nothing: no number, table or question of this reply is what it speaks of."
)
# Of these it is seen only in the whole batch whether they are obeyed.
_OF_THE_BATCH = frozenset({"finding", "file", "force", "reference", "date", "question"})


def is_new(decision: Decision, answering: Answering) -> bool:
    """Return whether a decision says what no other that stands says already."""
    return decision.answer == UNDO or not answering.repeats(decision)


def problem_with(looked: Looked, remade: Remade) -> str:
    """Return why answers would not hold, empty where they would."""
    own = {one.decision_id for one in looked.decisions}
    for problem in looked.loaded[1]:
        if problem.decision is not None and problem.decision.decision_id in own:
            return problem.problem
    for lost in (one for result in remade.results.values() for one in result.unread):
        return f"With it {lost.file} could not be understood: {lost.problem} {lost.next_step}"
    obeyed = {one for read in remade.after.replies for one in read.obeyed}
    obeyed |= set(remade.arranged.obeyed)
    hit = (one.decision_id in obeyed for one in looked.decisions if _is_seen_here(one))
    return "" if all(hit) else _HITS_NOTHING


def _is_seen_here(decision: Decision) -> bool:
    """Return whether the replies that were made anew show that a decision is obeyed."""
    of_batch = decision.kind in _OF_THE_BATCH or decision.scope == "all"
    return not of_batch and decision.answer != UNDO


def files_of(
    lines: Iterable[Line], decisions: Iterable[Decision], dataset: Dataset
) -> frozenset[str]:
    """Return the files that answers are about, by name or content, or through their force."""
    named = {one.told("file") for one in decisions} | {line.get("file", "") for line in lines}
    named |= {one.file for one in decisions}
    hashes = {one.source_sha256 for one in decisions} - {""}
    named |= {entry.name for entry in dataset.batch.inputs if entry.sha256 in hashes}
    named.discard("")
    if named:
        return frozenset(named)
    forces = {one.force_id for one in decisions} - {""}
    return frozenset(
        file
        for read in dataset.replies
        if not forces or read.reply.force_id in forces
        for file in read.reply.files
    )


def by_reply(remade: Remade, preview: Preview) -> tuple[ReplyPreview, ...]:
    """Return what changes of each reply by itself, those where anything does."""
    found = []
    of_file: dict[str, list[NumberChange]] = defaultdict(list)
    for change in preview.changes:
        of_file[(change.after or change.before).file].append(change)  # type: ignore[union-attr]
    rows_of, said_of = _by_reply(preview.rows), _by_reply(preview.said)
    for read in remade.after.replies:
        changes = tuple(one for file in dict.fromkeys(read.reply.files) for one in of_file[file])
        if not changes:
            continue
        key = (read.reply.force_id, read.reply.reference)
        rows, said = tuple(rows_of.get(key, ())), tuple(said_of.get(key, ()))
        part = Preview(
            columns=preview.columns,
            rows=rows,
            said_columns=preview.said_columns,
            said=said,
            settles=sum(map(is_settled, changes)),
            changes=changes,
        )
        found.append(ReplyPreview(read.reply.force_id, read.reply.files, part))
    return tuple(found)


def _by_reply(rows: Iterable[RowChange]) -> dict[tuple[str, str], list[RowChange]]:
    """Return rows by the force and the reference that they are of."""
    found: dict[tuple[str, str], list[RowChange]] = defaultdict(list)
    for change in rows:
        row = change.after or change.before or ("", "", "")
        found[row[0], row[2]].append(change)
    return found
