"""Replies that grow along one axis each, through every stage behind the readers."""

from __future__ import annotations

from collections.abc import Callable

from builders import document, table
from foi_compare.batch.tasks import GroupTask
from foi_compare.batch.workshop import Plan, load_workshop, workshop_of
from foi_compare.masking import find_people, masked
from foi_compare.pipeline import read_group
from foi_compare.shipped.registers import load_forces, load_name_lists
from growing import Growing
from growing_documents import AXES, Grown
from reading import read

PLAN = Plan(load=load_workshop)
_FIRST = 6
# Some are read another way once they are so long; four doublings are begun where none crosses that.
_OTHERS = {
    "numbers of lines": 3, "records": 24, "rows that differ": 24, "columns that differ": 24,
    "rows that are equal": 40, "answers alone": 3, "questions and answers": 3, "base64": 5,
    # These take longest.
    "pages": 3, "mails": 3, "tables with captions": 3, "headings over tables": 3,
    "sentences in paragraphs": 3, "points": 3, "forces over tables": 3, "equal questions": 3,
    "tables without rows": 3, "notes": 3, "exemptions": 3, "footnotes": 3, "equal sentences": 3,
    "requests in paragraphs": 3, "forces": 3, "corrections": 3,
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


def read_whole(word: str) -> None:
    """Read a reply that holds a word, as a file and as a text beside a table, and mask it."""
    said = f"Kent Police\n30 September 2024\n\n{word}\n\nThere were 12 crimes."
    rows = table("Outcome | 2019", f"{word} | 7", "Charged | 5")
    for whole in (read("a.txt", said), document("Kent Police", word, rows)):
        _work({0: whole}.__getitem__)(0)()
        masked(word, find_people([whole], load_name_lists(load_forces())))


REPLIES: tuple[Growing, ...] = tuple(
    Growing(f"reply: {axis}", _OTHERS.get(axis, _FIRST), _work(grown))
    for axis, grown in AXES.items()
)
