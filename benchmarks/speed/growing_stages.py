"""Replies that grow, to be timed through every stage behind the readers.

Their documents are those of the tests, which count steps; processor time also shows what is done in
C and counted nowhere.
"""

from __future__ import annotations

from collections.abc import Callable

from foi_compare.model import Document
from foi_compare.tasks import GroupTask
from foi_compare.understanding import read_group
from foi_compare.workshop import Plan, load_workshop, workshop_of
from growing import Growing
from growing_documents import AXES, Grown, pictures_of_one_table

PLAN = Plan(load=load_workshop)
_FIRST = 100


def _work(grown: Grown) -> Callable[[int], Callable[[], object]]:
    return _work_on(lambda size: (grown(size),))


def _work_on(
    grown: Callable[[int], tuple[Document, ...]],
) -> Callable[[int], Callable[[], object]]:
    def work(size: int) -> Callable[[], object]:
        documents = grown(size)

        def read() -> object:
            workshop_of(PLAN).identify(documents[0])
            return read_group(GroupTask(plan=PLAN, documents=documents))

        return read

    return work


GROWING: tuple[Growing, ...] = (
    *(Growing(f"reply: {name}", _FIRST, _work(grown)) for name, grown in AXES.items()),
    Growing("reply: pictures", _FIRST // 4, _work_on(pictures_of_one_table)),
)
