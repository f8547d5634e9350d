"""Answered lines to what they would make of replies; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from foi_compare.review.answered.wider import waiting_on, wider_line
from foi_compare.review.asked.seen import (
    Alike,
    Line,
    Preview,
    Reach,
    Since,
    Touched,
    Typed,
    Wider,
)
from foi_compare.review.held.making import Made, Remade

# Scopes of a label that is decided for more than one reply.
_REACHING = frozenset({"force", "all"})
AT_ONCE = 12  # replies that an answer on a label makes anew before it is shown as taken


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
        files, others = at_once(batch, made, [line], looked)
        remade = batch.workbench.remade(made, files, looked.loaded, lasting=False)
        seen = preview_with(batch, remade, looked)
        if seen.problem or not others:
            return replace(seen, meanwhile=meanwhile)
        elsewhere = tuple(_touched(made, others, line["subject"]))
        return replace(seen, meanwhile=meanwhile, elsewhere=elsewhere)
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


def at_once(
    batch: OpenBatch, made: Made, lines: Sequence[Line], looked: Looked
) -> tuple[Iterable[str], Sequence[tuple[str, ...]]]:
    """Return the files whose replies are made anew at once, and those of each that follows.

    An answer on a label reaches hundreds of replies, and nobody waits for more than a few: where it
    is given to a question of one reply, for that alone.
    """
    if not all(one.kind == "label" and one.scope in _REACHING for one in looked.decisions):
        return files_of(lines, looked.decisions, made.dataset), ()
    groups = batch.workbench.reached(looked.decisions, made.arranged, looked.loaded)
    own = {line.get("file", "") for line in lines} - {""}
    if own or not groups:
        others = [files for files in groups if own.isdisjoint(files)]
        return files_of(lines, looked.decisions, made.dataset), others
    return [file for files in groups[:AT_ONCE] for file in files], groups[AT_ONCE:]


def _touched(made: Made, groups: Sequence[tuple[str, ...]], label: str) -> Iterable[Touched]:
    """Yield the replies with some files, and how many numbers of a label wait in each."""
    files = {file for own in groups for file in own}
    near = (one for one in made.dataset.observations if one.file in files)
    waiting = waiting_on(label, near)
    forces = {file: one.reply.force_id for one in made.dataset.replies for file in one.reply.files}
    return (
        Touched(forces.get(own[0], ""), own, sum(waiting.get(file, 0) for file in own))
        for own in groups
    )


def wider(batch: OpenBatch, line: Line, scope: str) -> Wider:
    """Return the line for all labels like that of an answered line, and what it touches.

    `scope` is `force` for those of its force, `all` for those of every force.
    """
    reach = reach_of(batch, line, scope)
    files = [file for one in reach.touched for file in one.files]
    return wider_in(batch, reach.lines, files) if reach.lines else _no_wider(reach.problem)


def reach_of(batch: OpenBatch, line: Line, scope: str) -> Reach:
    """Return the line for all labels like that of an answered line, and which replies it reaches.

    None of them is made anew: that is for `wider_in`, a few at a time.
    """
    with batch.lock:
        batch.obey_others()
        made, looking = batch.made, batch.looking
        try:
            wide = wider_line(line, scope, looking)
            looked = batch.taking.look([wide])
        except UnclearError as error:
            return Reach(problem=str(error))
    groups = batch.workbench.reached(looked.decisions, made.arranged, looked.loaded)
    touched, own = _touched(made, groups, wide["subject"]), line.get("file", "")
    return Reach(
        lines=(wide,), touched=tuple(sorted(touched, key=lambda one: own not in one.files))
    )


def wider_in(batch: OpenBatch, lines: Sequence[Line], files: Iterable[str]) -> Wider:
    """Return what lines for all labels alike make of the replies with some files."""
    try:
        with batch.lock:
            batch.obey_others()
            looked, made, asked = batch.taking.look(lines), batch.made, batch.looking.asked
    except UnclearError as error:
        return _no_wider(str(error))
    remade = batch.workbench.remade(made, files, looked.loaded, lasting=False)
    preview = preview_of(remade, asked)
    return Wider(lines=tuple(lines), replies=by_reply(remade, preview), settles=preview.settles)


def _no_wider(problem: str) -> Wider:
    return Wider(lines=(), replies=(), settles=0, problem=problem)


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
        files, _ = at_once(batch, made, lines, looked)
        remade = batch.workbench.remade(made, files, looked.loaded, lasting=False)
        return preview_with(batch, remade, looked)
    except UnclearError as error:
        return Preview(problem=str(error))
