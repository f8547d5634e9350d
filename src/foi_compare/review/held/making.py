"""What was made of a batch, as a whole and one reply of it anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from foi_compare.batch.tasks import GroupRead
from foi_compare.merge import merge
from foi_compare.model import (
    UNKNOWN_FORCE,
    Batch,
    ComparisonRow,
    Dataset,
    Decision,
    InputFile,
    Observation,
    ReadReply,
    ReviewItem,
)
from foi_compare.pipeline import (
    Arranged,
    Bench,
    Group,
    arrange,
    assessed,
    batch_of,
    read_all,
    replies_of,
    understand_all,
)

Item = TypeVar("Item")


class Made(NamedTuple):
    """What was made of a batch: its groups, what came of each, and the dataset."""

    arranged: Arranged
    results: tuple[GroupRead, ...]
    dataset: Dataset


class Remade(NamedTuple):
    """Some replies made anew: the groups as they are now, and what surrounds them.

    `results` are what came of the groups that are new, by their place among those of `arranged`.
    `before` and `after` are datasets of these replies and of those that they are looked at with.
    """

    arranged: Arranged
    results: dict[int, GroupRead]
    before: Dataset
    after: Dataset


def make_all(bench: Bench) -> Made:
    """Read and understand all files of a bench."""
    arranged = arrange(read_all(bench), bench)
    results = tuple(understand_all(arranged.groups, bench))
    dataset = assessed(merge(replies_of(results), batch_of(arranged, results, bench)))
    return Made(arranged, results, dataset)


def remake(
    made: Made, files: Iterable[str], bench: Bench, *, whole_forces: bool, as_arranged: bool = False
) -> Remade:
    """Make the replies that some files are, or become, part of anew; nothing else.

    Args:
        made: what was made of the batch.
        files: the files.
        bench: what to make it with.
        whole_forces: whether to look at them with all replies of their forces, as what is asked
            of a force wants; else with those of the same reference alone.
        as_arranged: whether which files are a reply is as it was, which hundreds of files need not
            be asked for.

    """
    arranged = made.arranged if as_arranged else arrange(read_all(bench), bench)
    gone, new = _touched(made.arranged.groups, arranged.groups, frozenset(files))
    results = dict(
        zip(new, understand_all([arranged.groups[at] for at in new], bench), strict=True)
    )
    old, now = replies_of(made.results[at] for at in gone), replies_of(results.values())
    keys = {_key(read, whole_forces) for read in (*old, *now)}
    kept = replies_of(result for at, result in enumerate(made.results) if at not in gone)
    beside = [read for read in kept if _key(read, whole_forces) in keys]
    batch = _alone(made.dataset.batch, arranged)
    return Remade(
        arranged=arranged,
        results=results,
        before=_part(made.dataset, {_published(key) for key in keys}, whole_forces),
        after=merge([*beside, *now], batch),
    )


def are_on_labels(made: Made, decisions: Iterable[Decision]) -> bool:
    """Return whether what a batch was made with differs from some decisions in labels alone.

    Then every file is read as it was, and belongs to the reply that it belonged to.
    """
    before = {one.decision_id: one for one in made.dataset.batch.decisions}
    now = {one.decision_id: one for one in decisions}
    differ = before.keys() ^ now.keys()
    return all((before.get(one) or now[one]).kind == "label" for one in differ)


_Key = tuple[str, str]


def _key(read: ReadReply, whole_forces: bool) -> _Key:
    return (read.reply.force_id, "" if whole_forces else read.reply.reference)


def _published(key: _Key) -> _Key:
    return (key[0] or UNKNOWN_FORCE, key[1])


def _part(dataset: Dataset, keys: Collection[_Key], whole_forces: bool) -> Dataset:
    """Return the part of a dataset that is about some replies."""

    def is_in(one: Observation | ComparisonRow | ReviewItem) -> bool:
        return (one.force_id, "" if whole_forces else one.reference) in keys

    return replace(
        dataset,
        replies=tuple(read for read in dataset.replies if _key(read, whole_forces) in keys),
        observations=tuple(filter(is_in, dataset.observations)),
        comparison=tuple(filter(is_in, dataset.comparison)),
        review=tuple(filter(is_in, dataset.review)),
    )


def _touched(
    before: Sequence[Group], after: Sequence[Group], files: frozenset[str]
) -> tuple[frozenset[int], tuple[int, ...]]:
    """Return the groups, before and after, that hold some files or share one with such a group."""
    names_before, names_after = (
        [{one.name for one in g} for g in side] for side in (before, after)
    )
    names = set(files)
    while True:
        gone = [at for at, own in enumerate(names_before) if own & names]
        new = [at for at, own in enumerate(names_after) if own & names]
        wider = names.union(*(names_before[at] for at in gone), *(names_after[at] for at in new))
        if wider == names:
            return frozenset(gone), tuple(new)
        names = wider


def _alone(batch: Batch, arranged: Arranged) -> Batch:
    """Return what surrounds a few replies that are looked at by themselves."""
    inputs = tuple(InputFile(name, sha256) for name, sha256 in sorted(arranged.inputs.items()))
    return Batch(
        forces=batch.forces, codebook=batch.codebook, inputs=inputs, settings=batch.settings
    )


def with_replies(made: Made, remade: Remade, batch: Batch) -> Made:
    """Return what was made with some replies, all of their forces, in the place of what they were.

    The order is the published one. What depends on all replies is that of before until all is made
    anew (findings on decisions), or left out (the grades of these forces).
    """
    names = {_names(group): at for at, group in enumerate(made.arranged.groups)}
    results = tuple(
        remade.results[at] if at in remade.results else made.results[names[_names(group)]]
        for at, group in enumerate(remade.arranged.groups)
    )
    old, new = made.dataset, remade.after
    forces = {read.reply.force_id for read in (*remade.before.replies, *new.replies)}
    files = {file for read in (*remade.before.replies, *new.replies) for file in read.reply.files}
    review = _in_place(old.review, new.review, lambda one: one.force_id in forces)
    dataset = replace(
        old,
        batch=replace(
            old.batch,
            decisions=batch.decisions,
            decision_problems=batch.decision_problems,
            no_replies=remade.arranged.left_out,
        ),
        replies=_by_force(_in_place(old.replies, new.replies, lambda one: _of(one) in forces), _of),
        observations=_by_force(
            _in_place(old.observations, new.observations, lambda one: one.force_id in forces),
            lambda one: one.force_id,
        ),
        comparison=_by_force(
            _in_place(old.comparison, new.comparison, lambda one: one.force_id in forces),
            lambda one: one.force_id,
        ),
        review=tuple(sorted(review, key=lambda one: (-one.settles, one.file, one.review_id))),
        findings=_by_force(
            _in_place(old.findings, new.findings, lambda one: one.force_id in forces),
            lambda one: one.force_id,
        ),
        ledger=_in_place(old.ledger, new.ledger, lambda one: one.file in files),
        grades=tuple(one for one in old.grades if one.force_id not in forces),
    )
    return Made(remade.arranged, results, dataset)


def _names(group: Group) -> tuple[str, ...]:
    return tuple(one.name for one in group)


def _of(read: ReadReply) -> str:
    return read.reply.force_id


def _in_place(
    old: Iterable[Item], new: Iterable[Item], is_replaced: Callable[[Item], bool]
) -> tuple[Item, ...]:
    return (*(one for one in old if not is_replaced(one)), *new)


def _by_force(items: Iterable[Item], force_of: Callable[[Item], str]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=force_of))
