from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import TypeVar

from hypothesis import given
from hypothesis import strategies as st

from foi_compare.merge import merge
from foi_compare.model import Observation, Place, ReadReply
from observing import batch, observation, read_reply

T = TypeVar("T")


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    row, table = draw(st.integers(1, 9)), draw(st.integers(1, 2))
    code = draw(st.sampled_from(["1", "8", "15", ""]))
    return observation(
        draw(st.sampled_from(["Charged", "15: CPS", "15: Police"])),
        draw(st.sampled_from(["0", "3", "12", "<5", ""])),
        code,
        series=draw(st.sampled_from(["", "2021", "2022"])),
        status=draw(st.sampled_from(["accepted", "decided"])) if code else "review",
        place=Place(part="page 1", page=1, table=table, row=row, column=2),
        group=table,
    )


@st.composite
def replies(draw: st.DrawFn) -> list[ReadReply]:
    found = []
    for force_id in draw(st.lists(st.sampled_from(["kent", "essex", ""]), unique=True)):
        own = draw(st.lists(observations(), max_size=8, unique_by=lambda o: o.observation_id))
        found.append(
            read_reply(
                [_of(force_id, one) for one in own], force_id=force_id, files=(f"{force_id}.pdf",)
            )
        )
    return found


def _of(force_id: str, one: Observation) -> Observation:

    name = f"{force_id}-{one.observation_id}"
    return replace(one, force_id=force_id, file=f"{force_id}.pdf", observation_id=name)


@given(replies(), st.randoms())
def test_the_order_of_replies_and_of_their_numbers_changes_nothing(
    found: list[ReadReply], shuffler: Random
) -> None:

    mixed = [replace(r, observations=_shuffled(r.observations, shuffler)) for r in found]
    assert merge(_shuffled(mixed, shuffler), batch()) == merge(found, batch())


def _shuffled(items: Sequence[T], shuffler: Random) -> tuple[T, ...]:
    mixed = list(items)
    shuffler.shuffle(mixed)
    return tuple(mixed)


@given(replies())
def test_merging_what_was_merged_changes_nothing(found: list[ReadReply]) -> None:
    once = merge(found, batch())
    again = merge(once.replies, batch())
    assert again.observations == once.observations
    assert again.comparison == once.comparison


@given(replies())
def test_no_number_is_lost_or_made_by_merging(found: list[ReadReply]) -> None:
    before = sorted(o.observation_id for r in found for o in r.observations)
    assert sorted(o.observation_id for o in merge(found, batch()).observations) == before


@given(replies())
def test_a_cell_never_exceeds_the_accepted_numbers_under_its_code(found: list[ReadReply]) -> None:
    dataset = merge(found, batch())
    for row in dataset.comparison:
        for code, cell in row.cells:
            standing = [
                Decimal(str(o.value.lower))
                for o in dataset.observations
                if (o.force_id, o.series, o.code) == (row.force_id, row.series, code)
                and o.status != "review"
            ]
            assert Decimal(str(cell.lower)) <= sum(standing)
            assert row.force_id != "unknown"
