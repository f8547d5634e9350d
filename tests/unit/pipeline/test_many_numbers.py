"""A reply with more numbers than are understood is told with the limit, before memory runs out."""

from __future__ import annotations

import pytest

from builders import document, table
from foi_compare import limits
from foi_compare.batch.tasks import GroupRead, GroupTask
from foi_compare.batch.understanding import read_group
from foi_compare.batch.workshop import Plan, load_workshop
from foi_compare.model import Document

PLAN = Plan(load=load_workshop)
HEAD = "Kent Police\n30 September 2024"


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "NUMBERS", 12)


def read(*tables: tuple[str, ...]) -> GroupRead:
    whole: Document = document(HEAD, *(table(*lines) for lines in tables))
    return read_group(GroupTask(plan=PLAN, documents=(whole,)))


def outcomes(rows: int) -> tuple[str, ...]:
    labels = ("Charged", "Caution", "Community Resolution", "Cannabis Warning")
    lines = (f"{labels[at % 4]} | {at * 7 % 11} | {at * 5 % 13}" for at in range(rows))
    return ("Outcome | 2019 | 2020", *lines)


def things(rows: int) -> tuple[str, ...]:
    return ("Depot | 2019 | 2020", *(f"Kiln {at} | {at * 7 % 11} | -" for at in range(rows)))


@pytest.mark.parametrize(
    "tables",
    [(outcomes(7),), (outcomes(4), outcomes(4)), (outcomes(4), things(4))],
    ids=["one table", "two tables", "a table of something else"],
)
def test_more_numbers_than_are_understood_are_told_with_the_limit(
    tables: tuple[tuple[str, ...], ...],
) -> None:
    found = read(*tables)
    assert not found.replies
    (unread,) = found.unread
    assert unread.error == "TooLargeError"
    assert "more than 12 numbers" in unread.problem
    assert unread.next_step


def test_as_many_as_are_understood_are_read() -> None:
    (reply,) = read(outcomes(6)).replies
    assert len(reply.observations) == 12


def test_a_list_with_a_row_for_each_crime_is_counted_and_has_no_such_limit() -> None:
    rows = (f"42/{at} | {at % 28 + 1}/01/2019 | Theft | Outcome {at % 3 + 14}" for at in range(40))
    (reply,) = read(("Crime number | Date | Offence | Outcome", *rows)).replies
    assert sum(one.value.amount or 0 for one in reply.observations) == 40
