"""Answered lines to decisions in the file, and their replies made anew with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.review.answered.answer_reach import ALREADY, is_new
from foi_compare.review.answered.open_batch import OpenBatch
from foi_compare.review.answered.taking import Looked
from foi_compare.review.answered.trying_out import at_once, preview_with
from foi_compare.review.asked.seen import Answered, Line, Preview, Since, Typed
from foi_compare.review.held.making import Remade, with_replies


def take(
    batch: OpenBatch, lines: Sequence[Line], typed: Typed, since: Since | None = None
) -> Answered:
    """Add answered lines to the file, all or none, and make their replies anew.

    `since` is what the person had before them: nothing newer is replaced. Without it, all is known.
    """
    # One answer at a time; what is shown waits for none of them.
    with batch.workbench.at_work:
        while True:
            try:
                with batch.lock:
                    batch.obey_others()
                    looked = batch.taking.look(lines, typed)
                    meanwhile = batch.taking.meanwhile(looked.decisions, since) if since else ()
                    made, answering = batch.made, batch.taking.answering
                if meanwhile:
                    return Answered(meanwhile=meanwhile)
                if not any(is_new(one, answering) for one in looked.decisions):
                    return Answered(problem=ALREADY)
                files, others = at_once(batch, made, lines, looked)
                remade = batch.workbench.remade(made, files, looked.loaded, lasting=True)
            except UnclearError as error:
                return Answered(problem=str(error))
            preview = preview_with(batch, remade, looked)
            if preview.problem:
                return Answered(problem=preview.problem)
            with batch.lock:
                # Else what followed behind has just been put there, or somebody has answered.
                if batch.made is made and not batch.obey_others():
                    batch.taking.take(looked, lines, typed)
                    return _taken(batch, remade, looked, preview, len(others))


def _taken(
    batch: OpenBatch, remade: Remade, looked: Looked, preview: Preview, behind: int
) -> Answered:
    """Put a reply that was made anew in its place, and let the rest follow.

    Where others follow, the batch is not yet made with the answer: what is asked there counts as
    answered, and not as asked in spite of it.
    """
    plan = batch.workbench.plan(looked.loaded)
    decided = batch.made.dataset.batch
    if not behind:
        decided = replace(
            decided, decisions=plan.decisions, decision_problems=plan.decision_problems
        )
    batch.put(with_replies(batch.made, remade, decided))
    batch.following.start()
    left = (line.review_id for line in batch.looking.queue if not line.answered)
    return Answered(
        decision_ids=tuple(one.decision_id for one in looked.decisions),
        preview=preview,
        next_id=next(left, ""),
        behind=behind,
    )
