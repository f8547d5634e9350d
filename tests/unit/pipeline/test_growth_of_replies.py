"""Time grows with what a reply holds and not faster: letter, tables, figures, checks, account."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foi_compare.batch.tasks import GroupTask
from foi_compare.batch.workshop import Plan, load_workshop, workshop_of
from foi_compare.pipeline import read_group
from growing_documents import AXES
from growth import assert_grows_evenly

PLAN = Plan(load=load_workshop)
# These take long to count, and the benchmark measures them: what they hold is on the other axes.
UNCOUNTED = {
    "numbers of paragraphs", "questions and answers", "points", "sentences in paragraphs",
    "requests in paragraphs", "references", "headings over tables", "tables with captions",
    "tables",
    "forces over tables", "forces", "exemptions", "mails", "pages", "columns that are equal",
    "records that differ", "corrections", "footnotes", "labels that differ", "base64",
}  # fmt: skip
# Some are read another way once they are so long; four doublings are begun where none crosses that.
FIRST = {
    "numbers of lines": 3, "records": 24, "rows that differ": 24, "columns that differ": 24,
    "rows that are equal": 40, "answers alone": 3,
}  # fmt: skip


@pytest.mark.parametrize("axis", [axis for axis in AXES if axis not in UNCOUNTED])
def test_a_reply_is_read_in_time_that_grows_as_it_does(axis: str) -> None:
    identify = workshop_of(PLAN).identify

    def work(size: int) -> Callable[[], object]:
        whole = AXES[axis](size)

        def read() -> None:
            identify(whole)
            found = read_group(GroupTask(plan=PLAN, documents=(whole,)))
            assert not found.unread

        return read

    assert_grows_evenly(work, FIRST.get(axis, 6))
