"""The documents of one reply to what came of them: its questions, its numbers, its account."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from foi_compare.addresses import Addresses, addresses_of
from foi_compare.errors import UnreadableDocumentError
from foi_compare.failures import fault, unreadable
from foi_compare.headway import moved
from foi_compare.model import Document, Observation, ReadReply, SetAside
from foi_compare.observe import flag_answers
from foi_compare.reading import opened
from foi_compare.tasks import GroupRead, GroupTask, Packed, unpacked
from foi_compare.workshop import Workshop, workshop_of


def read_group(task: GroupTask) -> GroupRead:
    """Interpret the documents of one reply and observe its numbers.

    Raises:
        MemoryError: it needs more than there is; nothing else is raised.

    """
    workshop = workshop_of(task.plan)
    workshop.heard()  # of the group before, should it have failed
    try:
        read = _read_group(*_opened(task, workshop), workshop)
        return replace(read, heard=workshop.heard())
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


def _read_group(
    documents: tuple[Document, ...], addresses: Addresses, workshop: Workshop
) -> GroupRead:
    drawn = workshop.redraw(documents, addresses)
    people = workshop.people(drawn.documents)
    replies: list[ReadReply] = []
    observed: list[Observation] = []
    set_aside: list[SetAside] = list(drawn.set_aside)
    marks = workshop.mark(drawn.documents, drawn.addresses)
    for read in workshop.interpret(drawn.documents, marks):
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
                people=people,
            )
        )
        observed.extend(found.observations)
        set_aside.extend(found.set_aside)
    # The account is one for the documents: two forces may share a letter.
    rows = workshop.account(drawn.documents, tuple(observed), tuple(set_aside), drawn.replaced)
    if not replies:
        return GroupRead(ledger=rows)
    first_read, *others = map(_without_workings, replies)
    return GroupRead(replies=(replace(first_read, ledger=rows), *others))


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
