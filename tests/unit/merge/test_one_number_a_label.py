"""Numbers of one label are never added together, whatever was decided on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builders import table
from foi_compare.interpret import interpret
from foi_compare.model import (
    Addend,
    Amount,
    Block,
    Candidate,
    ComparisonRow,
    Observation,
    Place,
    Settings,
)
from foi_compare.observe import observe
from foi_compare.tabulate import Tabulated, tabulate
from lettering import forces, matcher, paragraphs, wordings
from observing import CODES, observation

ASKED = "Kent Police\n\nRequest\n\n1. How many burglaries ended in each outcome?\n\nResponse\n\n1."


def read(*answer: Block | str) -> tuple[Observation, ...]:
    """Return the observations of a letter that answers with these tables and sentences."""
    (reply,) = interpret(
        (paragraphs(ASKED, *answer),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return observe(reply, matcher=matcher(), codebook_name="home-office-outcomes")[0]


def decided(observations: Sequence[Observation], code: str) -> list[Observation]:
    """Return the observations as if a person had given each of them this code."""
    return [replace(one, status="decided", role="code", code=code) for one in observations]


def only(result: Tabulated) -> ComparisonRow:
    (row,) = result.comparison
    return row


def test_the_years_of_a_row_whose_headings_were_lost_are_not_added() -> None:
    years = read(
        table("Outcome | | | | | |", "Charged | 3 | 4 | 5 | 6 | 7 | 8", "Caution | 1 | 1 | 1 | 1 |")
    )
    row = [one for one in years if one.label == "Charged"]
    assert len(row) == 6
    result = tabulate(decided(row, "8"), CODES)
    assert result.comparison == ()
    assert {one.status for one in result.observations} == {"review"}
    (finding,) = result.findings
    assert (finding.check, finding.passed) == ("one_number_a_label", False)
    assert (finding.left, finding.right) == ("3", "4 + 5 + 6 + 7 + 8")
    assert len(finding.places) == 6


def test_the_columns_of_a_row_and_their_total_are_not_added() -> None:
    found = read(
        table(
            "Outcome | North | South | East | Total",
            "Charged | 63 | 17 | 120 | 200",
            "Caution | 1 | 2 | 3 | 6",
        )
    )
    charged = [one for one in found if one.label == "Charged"]
    lost = [replace(one, series="", breakdown=(), across=False) for one in charged]
    result = tabulate(decided(lost, "1A"), CODES)
    assert result.comparison == ()
    assert "63, 17, 120 and 200 stand under one heading" in result.observations[0].reason


def test_the_rows_of_a_label_that_runs_across_are_not_added() -> None:
    found = read(table("Year | Charged | Caution", "2021 | 3 | 7", "2022 | 4 | 8"))
    charged = [replace(one, series="", period=None) for one in found if one.label == "Charged"]
    assert len(charged) == 2
    assert tabulate(decided(charged, "1"), CODES).comparison == ()


def test_a_label_is_its_row_or_its_column() -> None:
    down = read(table("Outcome | 2021 | 2022", "Charged | 3 | 4", "Caution | 7 | 8"))
    across = read(table("Year | Charged | Caution", "2021 | 3 | 7", "2022 | 4 | 8"))
    for found in (down, across):
        places = {label: {o.label_at for o in found if o.label == label} for label in LABELS}
        assert all(len(own) == 1 for own in places.values())
        assert places["Charged"] != places["Caution"]


LABELS = ("Charged", "Caution")


def test_a_label_that_is_merged_over_rows_is_one() -> None:
    found = read(
        table(
            "Outcome | Gender | 2021",
            "Charged | Female | 3",
            "^ | Male | 4",
            "Caution | Female | 5",
            "^ | Male | 6",
        )
    )
    assert len({one.label_at for one in found if one.label == "Charged"}) == 1
    assert len({one.label_at for one in found}) == 2


def test_rows_of_one_merged_label_with_codes_of_their_own_are_two() -> None:
    found = read(
        table(
            "Outcome code | Outcome | 2021",
            "1 | Charged | 3",
            "1A | ^ | 4",
            "2 | Caution | 5",
        )
    )
    assert len({one.label_at for one in found}) == 3


def test_rows_of_different_labels_are_added_and_named() -> None:
    found = read(
        table(
            "Outcome | 2021",
            "15: CPS – named suspect identified, evidential difficulties | 2",
            "15: Police – named suspect identified, evidential difficulties | 89",
        )
    )
    row = only(tabulate([replace(one, status="accepted", code="15") for one in found], CODES))
    assert row.cells == (("15", Amount(91, 91)),)
    ((code, parts),) = row.sums
    assert code == "15"
    assert [part.amount for part in parts] == [Amount(2, 2), Amount(89, 89)]
    assert [part.label[:4] for part in parts] == ["15: ", "15: "]


def test_a_part_of_the_row_above_is_not_added_to_it() -> None:
    found = read(
        table(
            "Outcome | 2021",
            "Charged | 10",
            "of which postal requisition | 3",
            "Community resolution | 5",
            "Total | 15",
        )
    )
    row = only(tabulate(found, CODES))
    assert row.cells == (("1", Amount(10, 10)), ("8", Amount(5, 5)))
    assert (row.total_summed, row.reconciles) == (Amount(15, 15), True)
    assert row.sums == ()


def test_a_part_of_a_row_of_another_code_stands_for_its_own() -> None:
    group = observation(
        "Out of court", "30", role="group", candidates=(Candidate(code="8", score=0.5),)
    )
    row = only(tabulate([group, observation("of which resolutions", "5", "8")], CODES))
    assert (row.cells, row.total_summed) == ((("8", Amount(5, 5)),), Amount(30, 30))


def test_a_cell_of_one_number_is_no_sum() -> None:
    assert only(tabulate([observation("Charged", "3", "1")], CODES)).sums == ()


def test_an_interval_in_a_sum_stays_one() -> None:
    parts = observation("15: CPS", "3", "15"), observation("15: Police", "<5", "15")
    assert only(tabulate(parts, CODES)).sums == (
        ("15", (Addend(Amount(3, 3), "15: CPS"), Addend(Amount(0, 4), "15: Police"))),
    )


def test_two_rows_of_the_same_words_are_no_named_parts() -> None:
    first = observation("Charged", "3", "1", label_at="row 2")
    second = observation("CHARGED", "4", "1", label_at="row 7", status="decided")
    result = tabulate([first, second, observation("8", "5", "8")], CODES)
    row = only(result)
    assert row.cells == (("8", Amount(5, 5)),)
    assert row.in_review == 2
    assert [one.status for one in result.observations] == ["review", "review", "accepted"]


def test_what_is_asked_is_the_columns_of_a_row_or_the_rows_of_a_label() -> None:
    for cells, about in (((2, 2), (2, 3)), "column"), (((2, 2), (7, 2)), "row"):
        numbers = [
            observation("Charged", "3", "1", place=Place(part="page 1", row=row, column=column))
            for row, column in cells
        ]
        result = tabulate(numbers, CODES)
        assert {doubt.about for one in result.observations for doubt in one.doubts} == {about}


def test_a_number_without_a_label_is_no_named_part() -> None:
    named, unnamed = observation("Charged", "3", "1"), observation("", "4", "1", label_at="row 9")
    result = tabulate([named, unnamed], CODES)
    assert [one.status for one in result.observations] == ["review", "review"]
    assert only(tabulate([unnamed], CODES)).cells == (("1", Amount(4, 4)),)


def test_counts_of_records_are_told_apart_by_their_exact_words() -> None:
    words = ("Charged", "CHARGED")
    counted = [observation(one, "3", "1", counted=3) for one in words]
    assert only(tabulate(counted, CODES)).cells == (("1", Amount(6, 6)),)


def test_equal_numbers_of_one_label_are_not_taken_for_one() -> None:
    twice = [observation("Charged", "3", "1", observation_id=name) for name in ("a", "b")]
    assert tabulate(twice, CODES).comparison == ()


def test_one_label_under_two_codes_is_not_added_twice_to_the_total() -> None:
    first = observation("Charged", "3", "1", label_at="row 2")
    second = observation("Charged", "4", "8", label_at="row 2", status="decided")
    row = only(tabulate([first, second, observation("14", "5", "14")], CODES))
    assert row.cells == (("1", Amount(3, 3)), ("8", Amount(4, 4)), ("14", Amount(5, 5)))
    assert row.total_summed == Amount(5, None)


def test_a_group_at_the_label_of_one_of_its_codes_leaves_the_total_open() -> None:
    """17 of code 16 beside a 120 called 14 and 16 once came out as a sum of exactly 17."""
    members = tuple(Candidate(code=code, score=1.0) for code in ("14", "16"))
    of_one = observation("Charged", "17", "16", label_at="row 2", status="decided")
    of_both = observation("Charged", "120", role="group", label_at="row 2", candidates=members)
    other = observation("8", "5", "8")
    assert only(tabulate([of_one, of_both, other], CODES)).total_summed == Amount(5, None)
    below = replace(of_both, label="14 and 16", label_at="row 3")
    assert only(tabulate([of_one, below, other], CODES)).total_summed == Amount(22, 22)


def test_a_number_in_review_for_more_than_its_code_leaves_the_total_open() -> None:
    sure = observation("8", "570", "8"), observation("Not recorded", "7", status="review")
    unsure = observation("1", "4", "1", status="review")
    total = observation("Total", "600", role="total")
    row = only(tabulate([*sure, unsure, total], CODES))
    assert (row.total_summed, row.reconciles) == (Amount(577, None), None)
    assert only(tabulate([*sure, total], CODES)).total_summed == Amount(577, 577)


def test_the_doubt_may_stand_in_another_row_of_the_same_table_and_series() -> None:
    sure = observation("8", "5", "8", series="2021")
    unsure = observation(
        "1", "4", "1", series="2021", breakdown=(("Gender", "Female"),), status="review"
    )
    row = only(tabulate([sure, unsure], CODES))
    assert row.total_summed == Amount(5, None)
    elsewhere = (replace(unsure, series="2022"), replace(unsure, group=2))
    for other in elsewhere:
        assert only(tabulate([sure, other], CODES)).total_summed == Amount(5, 5)


def test_a_printed_total_in_doubt_leaves_no_sum_open() -> None:
    total = observation("Total", "9", role="total", status="review")
    row = only(tabulate([observation("8", "5", "8"), total], CODES))
    assert (row.total_summed, row.reconciles) == (Amount(5, 5), False)


def test_a_row_in_which_no_number_stands_is_none() -> None:
    waiting = observation("8", "5", status="review"), observation("14", "5", "14", status="review")
    assert tabulate(waiting, CODES).comparison == ()
