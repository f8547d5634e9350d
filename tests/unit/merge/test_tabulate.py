from __future__ import annotations

from dataclasses import replace

from foi_compare.model import Amount, Candidate, ComparisonRow, Observation, Place
from foi_compare.tabulate import tabulate
from observing import CODES, observation


def rows(*observations: Observation) -> tuple[ComparisonRow, ...]:
    return tabulate(observations, CODES).comparison


def only(*observations: Observation) -> ComparisonRow:
    (row,) = rows(*observations)
    return row


def in_table(number: int, *observations: Observation) -> list[Observation]:
    place = Place(part="page 1", page=1, table=number, row=1, column=2)
    return [
        replace(one, group=number, place=place, observation_id=f"{number}-{one.observation_id}")
        for one in observations
    ]


def test_two_rows_of_one_table_under_one_code_are_summed() -> None:
    row = only(observation("15: CPS", "3", "15"), observation("15: Police", "3", "15"))
    assert row.cells == (("15", Amount(6, 6)),)


def test_a_suppressed_part_makes_the_sum_an_interval() -> None:
    row = only(observation("15: CPS", "3", "15"), observation("15: Police", "<5", "15"))
    assert row.cells == (("15", Amount(3, 7)),)


def test_a_blank_has_no_upper_bound() -> None:
    row = only(observation("15: CPS", "3", "15"), observation("15: Police", "", "15"))
    assert row.cells == (("15", Amount(3, None)),)


def test_a_blank_alone_leaves_its_cell_empty() -> None:
    row = only(observation("15", "", "15"), observation("16", "3", "16"))
    assert row.cells == (("16", Amount(3, 3)),)
    assert row.in_review == 0


def test_cells_stand_in_the_order_of_the_codebook() -> None:
    row = only(
        observation("b", "2", "16"), observation("c", "3", "other"), observation("a", "1", "1")
    )
    assert [code for code, _ in row.cells] == ["1", "16", "other"]


def test_a_number_in_review_leaves_its_cell_empty_and_is_counted() -> None:
    row = only(
        observation("15", "3", "15"),
        observation("15 again", "4", "15", status="review"),
        observation("16", "5", "16"),
    )
    assert row.cells == (("16", Amount(5, 5)),)
    assert row.in_review == 1


def test_totals_subtotals_and_groups_enter_no_code_column() -> None:
    row = only(
        observation("1", "3", "1"),
        observation("Out of court", "9", role="group"),
        observation("Sub-total", "3", role="subtotal"),
        observation("Total", "12", role="total"),
        observation("1", "30", "1", role="total"),
    )
    assert row.cells == (("1", Amount(3, 3)),)
    assert row.total_printed == Amount(12, 12)


def test_the_total_is_met_by_all_rows_those_in_review_included() -> None:
    row = only(
        observation("Not recorded", "7", status="review"),
        observation("Community resolution", "3", "8"),
        observation("Total", "10", role="total"),
    )
    assert (row.total_summed, row.reconciles) == (Amount(10, 10), True)


def test_rows_that_miss_the_total_do_not_reconcile() -> None:
    row = only(observation("8", "3", "8"), observation("Total", "10", role="total"))
    assert row.reconciles is False


def test_an_interval_reconciles_with_a_total_inside_it_and_not_with_one_outside() -> None:
    parts = observation("8", "3", "8"), observation("1", "<5", "1")
    assert only(*parts, observation("Total", "7", role="total")).reconciles is True
    assert only(*parts, observation("Total", "8", role="total")).reconciles is False
    assert only(*parts, observation("Total", "2", role="total")).reconciles is False


def test_nothing_is_said_of_a_total_where_a_blank_is_among_the_rows() -> None:
    parts = observation("8", "3", "8"), observation("1", "", "1")
    assert only(*parts, observation("Total", "7", role="total")).reconciles is None
    assert only(*parts, observation("Total", "2", role="total")).reconciles is False


def test_a_group_whose_members_have_rows_is_not_added_and_any_other_is() -> None:
    group = observation(
        "Out of court", "9", role="group", candidates=(Candidate(code="8", score=0.5),)
    )
    assert only(observation("8", "9", "8"), group).total_summed == Amount(9, 9)
    assert only(observation("1", "9", "1"), group).total_summed == Amount(18, 18)


def test_percentages_may_miss_their_hundred_by_rounding_and_counts_may_not() -> None:
    shares = [observation(code, "33.3", code, measure="percentage") for code in ("1", "8", "14")]
    total = observation("Total", "100", role="total", measure="percentage")
    assert only(*shares, total).reconciles is True
    assert only(*shares[:2], total).reconciles is False
    counts = [observation(code, "33", code) for code in ("1", "8", "14")]
    assert only(*counts, observation("Total", "100", role="total")).reconciles is False


def test_decimals_are_added_as_printed() -> None:
    tenths = [observation(text, text, "1", measure="percentage") for text in ("0.1", "0.2")]
    assert only(*tenths).cells == (("1", Amount(0.3, 0.3)),)


def test_what_differs_in_series_offence_measure_or_breakdown_stands_in_rows_of_its_own() -> None:
    base = observation("1", "3", "1")
    variants = (
        replace(base, series="2021/22"),
        replace(base, offence="Theft"),
        replace(base, measure="percentage"),
        replace(base, breakdown=(("Gender", "Female"),)),
        replace(base, question="2"),
        replace(base, reference="2/22"),
    )
    assert len(rows(base, *variants)) == 1 + len(variants)


def test_a_table_that_is_printed_twice_counts_once() -> None:
    once = observation("1", "3", "1"), observation("8", "4", "8")
    total = observation("Total", "7", role="total")
    result = tabulate([*in_table(1, *once, total), *in_table(2, *once, total)], CODES)
    (row,) = result.comparison
    assert row.cells == (("1", Amount(3, 3)), ("8", Amount(4, 4)))
    assert (row.total_printed, row.total_summed, row.reconciles) == (Amount(7, 7),) * 2 + (True,)
    assert not result.findings


def test_a_figure_that_is_printed_twice_and_differs_goes_to_review_with_a_finding() -> None:
    result = tabulate(
        [*in_table(1, observation("1", "3", "1")), *in_table(2, observation("1", "4", "1"))], CODES
    )
    assert result.comparison == ()
    assert [one.status for one in result.observations] == ["review", "review"]
    (finding,) = result.findings
    assert (finding.check, finding.passed) == ("printed_twice_alike", False)
    assert (finding.left, finding.right) == ("3", "4")


def test_equal_numbers_under_other_words_in_two_tables_are_not_taken_for_one() -> None:
    result = tabulate(
        [
            *in_table(1, observation("15: CPS", "3", "15")),
            *in_table(2, observation("15: Police", "3", "15")),
        ],
        CODES,
    )
    assert [one.status for one in result.observations] == ["review", "review"]


def test_a_sentence_that_repeats_a_table_counts_once() -> None:
    sentence = replace(
        observation("Outcome 15", "3", "15", group=2), place=Place(part="page 1", page=1)
    )
    row = only(*in_table(1, observation("Evidential difficulties", "3", "15")), sentence)
    assert row.cells == (("15", Amount(3, 3)),)


def test_a_persons_decision_outweighs_what_another_table_prints() -> None:
    decided = observation("1", "4", "1", status="decided")
    row = only(*in_table(1, observation("1", "3", "1")), *in_table(2, decided))
    assert row.cells == (("1", Amount(4, 4)),)


def test_decisions_on_both_of_two_tables_that_differ_settle_nothing() -> None:
    decided = [observation("1", printed, "1", status="decided") for printed in ("3", "4")]
    result = tabulate([*in_table(1, decided[0]), *in_table(2, decided[1])], CODES)
    assert [one.status for one in result.observations] == ["review", "review"]
    assert [one.check for one in result.findings] == ["printed_twice_alike"]
    alike = tabulate([*in_table(1, decided[0]), *in_table(2, decided[0])], CODES)
    assert [row.cells for row in alike.comparison] == [(("1", Amount(3, 3)),)]


def test_outcomes_that_are_split_over_two_tables_make_one_row() -> None:
    row = only(
        *in_table(1, observation("1", "3", "1")),
        *in_table(2, observation("8", "4", "8"), observation("Total", "7", role="total")),
    )
    assert row.cells == (("1", Amount(3, 3)), ("8", Amount(4, 4)))
    assert row.reconciles is True


def test_a_column_of_totals_is_no_series() -> None:
    year = observation("1", "3", "1", series="2021")
    across = observation("1", "3", "1", series="Total", role="total", across=True)
    assert [row.series for row in rows(year, across)] == ["2021"]


def test_totals_of_tables_that_differ_are_in_doubt_with_their_codes() -> None:
    first = in_table(1, observation("Charged", "3", "1"), observation("Total", "3", role="total"))
    second = in_table(2, observation("Charged", "4", "1"), observation("Total", "4", role="total"))
    standing = tabulate([*first, *second], CODES).observations
    assert [one.status for one in standing] == ["review"] * 4
    assert "prints 3 in one place and 4 in another for the total" in standing[1].reason


def test_totals_of_tables_that_share_no_code_stand_each_for_its_own() -> None:
    first = in_table(1, observation("Charged", "3", "1"), observation("Total", "3", role="total"))
    second = in_table(2, observation("Cautions", "4", "8"), observation("Total", "4", role="total"))
    standing = tabulate([*first, *second], CODES).observations
    assert [one.status for one in standing] == ["accepted"] * 4
