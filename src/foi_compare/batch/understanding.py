"""The documents of one reply to what came of them: its questions, its numbers, its account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from operator import is_
from typing import NamedTuple

from foi_compare.addresses import Addresses, addresses_of
from foi_compare.batch.failures import fault, unreadable
from foi_compare.batch.heard import Heard
from foi_compare.batch.reading import opened
from foi_compare.batch.tasks import GroupRead, GroupTask, Packed, unpacked
from foi_compare.batch.workshop import Marks, Plan, Workshop, workshop_of
from foi_compare.errors import UnreadableDocumentError
from foi_compare.headway import moved
from foi_compare.model import Document, Observation, Person, ReadReply, Reply, SetAside
from foi_compare.observe import flag_answers
from foi_compare.store import codebook_digest

# Decisions of these kinds are obeyed when numbers are observed, or as marks on tables before.
_OBSERVED = frozenset({"table", "column", "row", "number", "blank", "disposition", "finding"})


def read_group(task: GroupTask) -> GroupRead:
    """Interpret the documents of one reply and observe its numbers.

    Raises:
        MemoryError: it needs more than there is; nothing else is raised.

    """
    workshop = workshop_of(task.plan)
    workshop.heard()  # of the group before, should it have failed
    try:
        read = _read_group(task, workshop)
        labels, forces = workshop.heard()
        both = Heard(read.heard.labels | labels, read.heard.forces | forces)
        return replace(read, heard=both)
    except UnreadableDocumentError as error:
        return GroupRead(unread=tuple(unreadable(one, error) for one in task.documents))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug in one reply must not lose the batch
        return GroupRead(unread=tuple(fault(one, error) for one in task.documents))


def account_whole(task: GroupTask) -> GroupRead:
    """Account for documents that a person said are no replies: all in them is set aside.

    Raises:
        MemoryError: it needs more than there is; nothing else is raised.

    """
    try:
        documents = opened(task)
        rows = workshop_of(task.plan).account(documents, (), (), {})
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug in one reply must not lose the batch
        return GroupRead(unread=tuple(fault(one, error) for one in task.documents))
    return GroupRead(
        ledger=tuple(
            replace(row, set_aside=row.numerals, unread=0, unread_texts=()) for row in rows
        )
    )


def _opened(task: GroupTask, workshop: Workshop) -> tuple[tuple[Document, ...], Addresses]:
    """Return the documents of a task, and where everything stands in them."""
    packed = tuple(one for one in task.documents if isinstance(one, Packed))
    if task.again and len(packed) == len(task.documents):
        return _opened_again(packed)
    documents = opened(task)
    return documents, workshop.locate(documents)


# While a person decides, one reply is understood many times over, and then another.
@lru_cache(maxsize=1)
def _opened_again(documents: tuple[Packed, ...]) -> tuple[tuple[Document, ...], Addresses]:
    whole = tuple(map(unpacked, documents))
    return whole, addresses_of(whole)


class _Interpreted(NamedTuple):
    """What documents come to before their numbers are observed, and what that depends on.

    `told` is what the run was told, `heard` are the labels that were asked about.
    """

    documents: tuple[Document, ...]
    marks: Marks
    told: object
    replies: tuple[Reply, ...]
    people: tuple[Person, ...]
    heard: Heard

    def is_of(self, documents: Sequence[Document]) -> bool:
        """Return whether it came of the same documents, not only of equal ones."""
        return len(documents) == len(self.documents) and all(map(is_, documents, self.documents))

    def holds_for(self, documents: Sequence[Document], marks: Marks, told: object) -> bool:
        """Return whether the same documents would come to the same."""
        return self.is_of(documents) and marks == self.marks and told == self.told


_kept: list[_Interpreted] = []  # the last, of documents that are asked again


def _interpreted(
    task: GroupTask, documents: tuple[Document, ...], marks: Marks, workshop: Workshop
) -> _Interpreted:
    told = _told(task.plan) if task.again else None
    known = next((one for one in _kept if one.holds_for(documents, marks, told)), None)
    if known is not None:
        return known
    replies = workshop.interpret(documents, marks)
    # Whom they name depends on the documents alone, whatever is decided on their labels.
    alike = next((one for one in _kept if one.is_of(documents)), None)
    people = workshop.people(documents) if alike is None else alike.people
    heard = workshop.heard()
    found = _Interpreted(documents, marks, told, replies, people, heard)
    if task.again:
        _kept[:] = [found]
    return found


def _told(plan: Plan) -> object:
    """Return what interpreting depends on besides the documents and the marks on their tables."""
    decisions = tuple(one for one in plan.decisions if one.kind not in _OBSERVED)
    return (plan.codebook, codebook_digest(plan.codebook), plan.settings, decisions)


def _read_group(task: GroupTask, workshop: Workshop) -> GroupRead:
    from foi_compare.masking import tables_shown

    documents, addresses = _opened(task, workshop)
    drawn = workshop.redraw(documents, addresses)
    replies: list[ReadReply] = []
    observed: list[Observation] = []
    set_aside: list[SetAside] = list(drawn.set_aside)
    marks = workshop.mark(drawn.documents, drawn.addresses)
    interpreted = _interpreted(task, drawn.documents, marks, workshop)
    for read in interpreted.replies:
        reply, disposed = workshop.dispose(read)
        moved()
        found = workshop.observe(reply, drawn.addresses, drawn.typed)
        reply = flag_answers(reply, found.observations)
        first = not replies
        replies.append(
            ReadReply(
                reply=reply,
                observations=found.observations,
                set_aside=(*(drawn.set_aside if first else ()), *found.set_aside),
                findings=workshop.check(reply, found.observations),
                ledger=(),
                obeyed=(*drawn.obeyed, *disposed, *found.obeyed),
                stale=found.stale,
                people=interpreted.people,
                tables=tables_shown(drawn.documents, found.observations, interpreted.people),
            )
        )
        observed.extend(found.observations)
        set_aside.extend(found.set_aside)
    # The account is one for the documents: two forces may share a letter.
    rows = workshop.account(drawn.documents, tuple(observed), tuple(set_aside), drawn.replaced)
    if not replies:
        return GroupRead(ledger=rows, heard=interpreted.heard)
    first_read, *others = map(_without_workings, replies)
    replies = [replace(first_read, ledger=rows), *others]
    return GroupRead(replies=tuple(replies), heard=interpreted.heard)


def _without_workings(read: ReadReply) -> ReadReply:
    """Return the reply without what only its observations and its account were made from.

    A record list of sixty pages holds tens of thousands of addresses that nobody asks for again,
    and the memory of a large batch is mostly these.
    """
    return replace(
        read,
        reply=replace(
            read.reply, label_groups=(), figures=(), set_aside=(), plain_tables=(), aside_tables=()
        ),
        observations=tuple(replace(one, spots=()) for one in read.observations),
        set_aside=tuple(replace(one, spots=()) for one in read.set_aside),
    )
