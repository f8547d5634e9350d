"""Answered lines to what they would make of replies; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.review.answered.alike_files import alike_files
from foi_compare.review.answered.answer_reach import (
    ALREADY,
    by_reply,
    files_of,
    is_new,
    problem_with,
)
from foi_compare.review.answered.open_batch import OpenBatch
from foi_compare.review.answered.previews import preview_of
from foi_compare.review.answered.taking import Looked
from foi_compare.review.answered.wider import wider_line
from foi_compare.review.asked.seen import Alike, Line, Preview, Since, Typed, Wider
from foi_compare.review.held.making import Made, Remade


def preview(batch: OpenBatch, line: Line, typed: Typed, since: Since | None = None) -> Preview:
    """Return what an answered line would make of its reply.

    `typed` are the rows of the table that stands in the place of one, `since` is what the person
    had before them.
    """
    try:
        with batch.lock:
            batch.obey_others()
            looked = batch.taking.look([line], typed)
            meanwhile = batch.taking.meanwhile(looked.decisions, since) if since else ()
            made, answering = batch.made, batch.taking.answering
        if not any(is_new(one, answering) for one in looked.decisions):
            return Preview(problem=ALREADY, meanwhile=meanwhile)
        remade = remade_with(batch, made, [line], looked, lasting=False)
        return replace(preview_with(batch, remade, looked), meanwhile=meanwhile)
    except UnclearError as error:
        return Preview(problem=str(error))


def preview_with(batch: OpenBatch, remade: Remade, looked: Looked) -> Preview:
    """Return what replies that were made anew with answers come to."""
    problem = problem_with(looked, remade)
    if problem:
        return Preview(problem=problem)
    replaced = {name for one in looked.decisions for name in one.replaces.split()}
    instead = [one for one in batch.looking.decisions if one.decision_id in replaced]
    return preview_of(remade, batch.looking.asked, instead)


def remade_with(
    batch: OpenBatch, made: Made, lines: Sequence[Line], looked: Looked, *, lasting: bool
) -> Remade:
    """Make the replies that answered lines are about anew, with their answers."""
    files = files_of(lines, looked.decisions, made.dataset)
    return batch.workbench.remade(made, files, looked.loaded, lasting=lasting)


def wider(batch: OpenBatch, line: Line, scope: str) -> Wider:
    """Return the line for all labels like that of an answered line, and what it touches.

    `scope` is `force` for those of its force, `all` for those of every force.
    """
    with batch.lock:
        batch.obey_others()
        made = batch.made
        try:
            wide = wider_line(line, scope, batch.looking)
            looked = batch.taking.look([wide])
        except UnclearError as error:
            return Wider(lines=(), replies=(), settles=0, problem=str(error))
    return _touched(batch, made, (wide,), looked)


def _touched(batch: OpenBatch, made: Made, lines: tuple[Line, ...], looked: Looked) -> Wider:
    bench = batch.workbench
    files = bench.reached(looked.decisions, made.arranged, looked.loaded)
    remade = bench.remade(made, files, looked.loaded, lasting=False)
    preview = preview_of(remade, batch.looking.asked)
    return Wider(lines=lines, replies=by_reply(remade, preview), settles=preview.settles)


def alike(batch: OpenBatch, file: str) -> tuple[Alike, ...]:
    """Return the files answered before that look like one, with their decisions moved to it."""
    with batch.lock:
        batch.obey_others()
        made, looking = batch.made, batch.looking
        found = alike_files(
            file,
            made.dataset,
            looking.decisions,
            batch.workbench.reuse(batch.taking.loaded),
            made.arranged,
        )
    return tuple(replace(one, preview=_preview_all(batch, made, one.lines)) for one in found)


def _preview_all(batch: OpenBatch, made: Made, lines: Sequence[Line]) -> Preview:
    if not lines:
        return Preview()
    try:
        with batch.lock:
            looked = batch.taking.look(lines)
        return preview_with(batch, remade_with(batch, made, lines, looked, lasting=False), looked)
    except UnclearError as error:
        return Preview(problem=str(error))
