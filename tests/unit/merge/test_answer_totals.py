"""Which printed totals a number takes part in, and whether an answer meets them."""

from __future__ import annotations

from foi_compare.model import Observation
from foi_compare.tabulate.answer_totals import Totals, TotalSeen, verdict
from observing import observation

TABLE = [
    observation("Charged", "63", "1"),
    observation("Filed", "17", status="review"),
    observation("Total", "80", role="total"),
]
FILED = TABLE[1].observation_id


def said(numbers: list[Observation], answer: str, asked: str = FILED) -> list[tuple[str, str]]:
    """Return what the rows add up to, and what the total says, with an answer."""
    return [(one.summed, one.printed) for one in Totals(numbers).met_with(answer, {asked})]


def test_a_row_that_is_none_is_added_no_more() -> None:
    assert said(TABLE, "16") == [("80", "80")]
    assert said(TABLE, "none") == [("63", "80")]


def test_rows_of_another_table_are_not_held_against_a_total_that_is_not_theirs() -> None:
    """Two letters under one reference print the same year; each table has its own total."""
    elsewhere = [
        observation("Charged", "7", "1", file="other.pdf", group=2),
        observation("Shelved", "9", file="other.pdf", group=2, status="review"),
    ]
    below = [observation("Charged", "7", "1", group=2), observation("Shelved", "9", group=2)]
    for other in (elsewhere, below):
        assert said([*TABLE, *other], "16") == [("80", "80")]
        assert said([*TABLE, *other], "16", other[1].observation_id) == []
    totalled = [*below, observation("Total", "16", role="total", group=2)]
    assert said([*TABLE, *totalled], "16") == [("80", "80")]
    assert said([*TABLE, *totalled], "none", below[1].observation_id) == [("7", "16")]


def test_the_total_of_a_table_that_goes_on_is_that_of_both_its_parts() -> None:
    overleaf = [
        observation("Caution", "4", "8", group=2),
        observation("Total", "84", role="total", group=2),
    ]
    assert said([*TABLE[:2], *overleaf], "16") == [("84", "84")]
    assert said([*TABLE[:2], *overleaf], "16", overleaf[0].observation_id) == [("84", "84")]


def test_totals_that_are_missed_are_told_without_a_mark_for_what_is_read() -> None:
    missed = [TotalSeen("2023", "9", "8", met=False, observation_id=str(at)) for at in range(4)]
    assert verdict("as_read", missed[:1]) == (
        "missed",
        "the rows under “2023” add up to 8, the total says 9",
    )
    assert verdict("14", missed[:3]).why.endswith("; so is another")
    assert verdict("14", missed).why.endswith("; so are 2 others")
    assert verdict("14", [missed[0]._replace(met=None)]) == ("", "")
