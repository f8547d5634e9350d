"""An answer to why it was wanted: what is asked of its replies without it, and what it settles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foi_compare.decisions.decision_lines import Entry
from foi_compare.decisions.standing import standing
from foi_compare.model import Decision
from foi_compare.review.answered.answer_reach import files_of
from foi_compare.review.answered.open_batch import OpenBatch
from foi_compare.review.answered.previews import preview_of
from foi_compare.review.answered.trying_out import AT_ONCE
from foi_compare.review.asked.seen import Reason


def reason_of(batch: OpenBatch, decision_id: str) -> Reason | None:
    """Return what an answer was given to, and what it made; None where it does not hold.

    The replies are made anew without it, so that a line that was typed by hand, or answered by
    another version, has its reason as well as one that was answered on the page.
    """
    with batch.lock:
        batch.obey_others()
        made, loaded, entries = batch.made, batch.taking.loaded, batch.taking.entries
    decision = next((one for one in loaded[0] if one.decision_id == decision_id), None)
    if decision is None:
        return None
    bench = batch.workbench
    files, left = _files(batch, decision)
    without = standing(_without(entries, decision_id))
    remade = bench.remade(made, files, without, lasting=False)
    own = {one.review_id for one in remade.before.review}
    asked = tuple(one for one in remade.after.review if one.review_id not in own)
    turned = remade._replace(before=remade.after, after=remade.before)
    made_of_it = preview_of(turned, {one.review_id for one in asked})
    return Reason(asked=asked, made=made_of_it, left=left)


def _files(batch: OpenBatch, decision: Decision) -> tuple[Iterable[str], int]:
    """Return the files whose replies an answer can have changed, and how many are left out.

    An answer on a label changes hundreds of replies; a few of them show why it was wanted.
    """
    made, loaded = batch.made, batch.taking.loaded
    if decision.source_sha256 or (decision.file and decision.scope != "force"):
        return files_of((), (decision,), made.dataset), 0
    groups = batch.workbench.reached((decision,), made.arranged, loaded)
    shown = [file for own in groups[:AT_ONCE] for file in own]
    return shown, max(len(groups) - AT_ONCE, 0)


def _without(entries: Sequence[Entry], decision_id: str) -> list[Entry]:
    """Return the lines but for one and those that it stands in the place of, or that name them.

    A second answer was given to what the first was asked.
    """
    gone = {decision_id}
    while True:
        near = [one for one in entries if gone & {one.decision_id, *one.replaces}]
        wider = gone.union(*({one.decision_id, *one.replaces} for one in near))
        if wider == gone:
            return [one for one in entries if one.decision_id not in gone]
        gone = wider
