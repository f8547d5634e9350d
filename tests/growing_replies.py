"""Replies that grow along one axis each, through every stage behind the readers."""

from __future__ import annotations

from collections.abc import Callable

from foi_compare.batch.tasks import GroupTask
from foi_compare.batch.workshop import Plan, load_workshop, workshop_of
from foi_compare.pipeline import read_group
from growing import Growing
from growing_documents import AXES, Grown

PLAN = Plan(load=load_workshop)
_FIRST = 6
# Some are read another way once they are so long; four doublings are begun where none crosses that.
_OTHERS = {
    "numbers of lines": 3, "records": 24, "rows that differ": 24, "columns that differ": 24,
    "rows that are equal": 40, "answers alone": 3, "questions and answers": 3, "base64": 5,
}  # fmt: skip


def _work(grown: Grown) -> Callable[[int], Callable[[], object]]:
    def work(size: int) -> Callable[[], object]:
        whole = grown(size)

        def read() -> None:
            workshop_of(PLAN).identify(whole)
            found = read_group(GroupTask(plan=PLAN, documents=(whole,)))
            assert not found.unread

        return read

    return work


REPLIES: tuple[Growing, ...] = tuple(
    Growing(f"reply: {axis}", _OTHERS.get(axis, _FIRST), _work(grown))
    for axis, grown in AXES.items()
)
