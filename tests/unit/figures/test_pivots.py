"""Rows that add up the rows beneath them head a group; rows that nothing tells apart are asked."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.table_axes.captions import Above
from foi_compare.model import Figure
from unit.figures.test_tables import figures, read

AREAS = (
    "Row Labels | 2022 | 2023",
    "Leeds | 10 | 12",
    "Charged | 4 | 5",
    "Community resolution | 6 | 7",
    "Bradford | 30 | 32",
    "Charged | 14 | 15",
    "Community resolution | 16 | 17",
    "Grand Total | 40 | 44",
)


def told(found: list[Figure]) -> list[tuple[str, str]]:
    """Return each label of the first column of values with what it is broken down by."""
    return [
        (one.label, "; ".join(text for _, text in one.breakdown) or one.offence)
        for one in found
        if one.series == "2022"
    ]


def test_a_row_that_the_rows_beneath_it_add_up_to_heads_them() -> None:
    found = figures(*AREAS)
    assert told(found) == [
        ("Leeds", "Leeds"),
        ("Charged", "Leeds"),
        ("Community resolution", "Leeds"),
        ("Bradford", "Bradford"),
        ("Charged", "Bradford"),
        ("Community resolution", "Bradford"),
        ("Grand Total", ""),
    ]
    assert not any(one.doubts for one in found)


def test_the_row_of_an_offence_gives_the_offence() -> None:
    found = figures(
        "Row Labels | 2022", "Burglary | 5", "Charged | 2", "Community resolution | 3", "Total | 5"
    )
    assert [one.offence for one in found] == ["Burglary", "Burglary", "Burglary", ""]


def test_blanks_count_as_nothing_where_the_sum_is_reached_without_them() -> None:
    found = figures(
        "Row Labels | 2022 | 2023",
        "Robbery | 4 | 3",
        "Charged | 4 | ",
        "Community resolution | | 3",
        "Burglary | 7 | 1",
        "Charged | 7 |",
        "Community resolution | | 1",
    )
    assert {one.offence for one in found} == {"Robbery", "Burglary"}


def test_groups_stand_within_groups() -> None:
    found = figures(
        "Row Labels | 2022",
        "Leeds | 8",
        "Robbery | 3",
        "Charged | 1",
        "Community resolution | 2",
        "Burglary | 5",
        "Charged | 2",
        "Community resolution | 3",
        "Bradford | 4",
        "Robbery | 4",
        "Charged | 1",
        "Community resolution | 3",
    )
    charged = [one for one in found if one.label == "Charged"]
    assert [(one.breakdown, one.offence) for one in charged] == [
        ((("", "Leeds"),), "Robbery"),
        ((("", "Leeds"),), "Burglary"),
        ((("", "Bradford"),), "Robbery"),
    ]
    assert not any(one.doubts for one in found)


def test_a_group_in_a_column_of_its_own_is_carried_down() -> None:
    found = figures(
        "District | Outcome | 2022",
        "Leeds | | 10",
        "| Charged | 4",
        "| Community resolution | 6",
        "Bradford | | 30",
        "| Charged | 14",
        "| Community resolution | 16",
    )
    assert told(found)[:3] == [
        ("Leeds", "Leeds"),
        ("Charged", "Leeds"),
        ("Community resolution", "Leeds"),
    ]


def test_an_outcome_over_places_is_broken_down_by_them() -> None:
    found = figures(
        "Outcome | 2022",
        "Charged | 18",
        "Leeds | 4",
        "Bradford | 14",
        "Community resolution | 22",
        "Leeds | 6",
        "Bradford | 16",
        "Grand Total | 40",
    )
    assert told(found) == [
        ("Charged", ""),
        ("Charged", "Leeds"),
        ("Charged", "Bradford"),
        ("Community resolution", ""),
        ("Community resolution", "Leeds"),
        ("Community resolution", "Bradford"),
        ("Grand Total", ""),
    ]


def test_a_sum_that_one_column_misses_proves_no_group_and_the_rows_are_asked() -> None:
    found = figures(*AREAS[:1], "Leeds | 10 | 13", *AREAS[2:])
    charged = [(one.breakdown, bool(one.doubts)) for one in found if one.label == "Charged"]
    bradford = ((("", "Bradford"),), False)
    assert charged == [((), True), ((), True), bradford, bradford]


def test_where_no_sum_is_reached_the_rows_that_nothing_tells_apart_are_asked() -> None:
    found = figures(*AREAS[:1], "Leeds | 10 | 13", *AREAS[2:4], "Bradford | 30 | 33", *AREAS[5:])
    charged = [one.doubts for one in found if one.label == "Charged"]
    assert all("tells their numbers apart" in " ".join(doubts) for doubts in charged)


def test_a_group_of_outcomes_says_nothing_of_the_rows_beneath_it() -> None:
    found = figures(
        "Outcome | 2022",
        "Positive | 10",
        "Charged | 4",
        "Community resolution | 6",
        "Negative | 5",
        "No suspect identified | 3",
        "Victim does not support | 2",
    )
    assert not any(one.breakdown for one in found)


def test_the_same_label_twice_under_one_heading_is_asked() -> None:
    found = figures("Outcome | 2022", "Charged | 4", "Charged | 14", "Community resolution | 6")
    assert [bool(one.doubts) for one in found] == [True, True, False]


def test_the_total_of_a_group_may_reach_over_the_labels() -> None:
    found = figures(
        "Borough | Outcome | 2022",
        "Camden | Charged | 4",
        "^ | Community resolution | 6",
        "Camden Total | < | 10",
        "Hackney | Charged | 1",
        "^ | Community resolution | 2",
        "Hackney Total | < | 3",
        "Total | < | 13",
    )
    assert told(found)[2] == ("Camden Total", "Camden")
    assert told(found)[5:] == [("Hackney Total", "Hackney"), ("Total", "")]


def test_the_total_of_a_group_may_stand_in_the_column_beside_its_name() -> None:
    found = figures(
        "Borough | Offence | Charged | Community resolution",
        "Camden | Arson | 4 | 6",
        " | Robbery | 1 | 2",
        " | Camden Total | 5 | 8",
    )
    assert [one.across for one in found] == [False] * 4 + [True] * 2


def test_a_column_that_sorts_the_outcomes_is_no_breakdown() -> None:
    found = figures(
        "Outcome group | Outcome | 2022",
        "No suspect identified | No suspect identified | 9",
        "Formal | Charged | 4",
        "^ | Caution - adults | 3",
        "Formal subtotal | < | 7",
        "Informal | Community resolution | 6",
        "Informal subtotal | < | 6",
        "Total | < | 22",
    )
    assert told(found) == [
        ("No suspect identified", ""),
        ("Charged", ""),
        ("Caution - adults", ""),
        ("Formal subtotal", "Formal"),
        ("Community resolution", ""),
        ("Informal subtotal", "Informal"),
        ("Total", ""),
    ]
    assert not any(one.doubts for one in found)


def test_rows_whose_small_numbers_add_up_by_accident_are_asked_and_stand_in_no_group() -> None:
    found = figures("Row Labels | 2022", "Burglary | 2", "Charged | 1", "Community resolution | 1")
    assert [one.offence for one in found] == ["", "", ""]
    asked = {one.label: " ".join(one.doubts) for one in found if one.doubts}
    assert set(asked) == {"Charged", "Community resolution"}
    assert all("add up by accident" in doubt for doubt in asked.values())


def test_small_groups_stand_beside_large_ones_that_prove_them() -> None:
    small = ("Selby | 1 | 0", "Charged | 1 | 0", "Community resolution | 0 | 0")
    found = figures(*AREAS[:-1], *small)
    assert told(found)[-2:] == [("Charged", "Selby"), ("Community resolution", "Selby")]


def test_what_is_grouped_says_which_sums_prove_it() -> None:
    said = (
        "the rows beneath “Leeds”, “Bradford” add up to them in every column: 4 of 4 sums are met"
    )
    assert {one.by_sums for one in figures(*AREAS)} == {(said,)}


GROUPED = (
    "Outcome group | 2022 | 2023",
    "A. Charged | 2,247 | 2,387",
    "Outcome 1 | 2,104 | 2,236",
    "Outcome 1A | 143 | 151",
    "B. Out of court | 1,205 | 1,135",
    "Outcome 3 | 288 | 251",
    "Outcome 8 | 917 | 884",
    "C. No suspect | 1,988 | 1,846",
    "Outcome 18 | 1,988 | 1,846",
)


def test_rows_that_add_up_the_outcomes_beneath_them_are_subtotals_whatever_they_are_called() -> (
    None
):
    found = [
        one for one in figures(*GROUPED, "Grand Total | 5,440 | 5,368") if one.series == "2022"
    ]
    added = [one.value.as_printed for one in found if ("", "A. Charged") in one.breakdown]
    assert added == ["2,247"]
    assert [one.label for one in found if not one.breakdown][:2] == ["Outcome 1", "Outcome 1A"]
    assert not any(one.doubts for one in found)


def test_what_the_groups_add_up_to_is_the_total_whatever_stands_in_its_cell() -> None:
    rows = (*GROUPED, "Data last refreshed on Monday | 5,440 | 5,368")
    found = [one for one in figures(*rows) if one.series == "2022"]
    assert [one.value.as_printed for one in found if one.breakdown] == ["2,247", "1,205", "1,988"]
    assert "is the sum of all outcomes" in found[-1].by_sums[0]
    missed = (*GROUPED, "Data last refreshed on Monday | 5,441 | 5,368")
    assert not any(one.breakdown for one in figures(*missed))


def test_groups_that_miss_a_row_or_a_number_are_no_groups() -> None:
    for wrong in ("Outcome 3 | 289 | 251", "Outcome 3 | 288 | 250"):
        rows = [wrong if row.startswith("Outcome 3") else row for row in GROUPED]
        assert not any(one.breakdown for one in figures(*rows))
    assert not any(one.breakdown for one in figures(*GROUPED, "Outcome 20 | 44 | 61"))


def test_an_outcome_in_no_group_stands_beside_the_groups_where_the_total_is_met() -> None:
    rows = (*GROUPED[:-2], "Outcome 18 | 1,988 | 1,846")
    found = [one for one in figures(*rows, "Total | 5,440 | 5,368") if one.series == "2022"]
    assert [one.value.as_printed for one in found if one.breakdown] == ["2,247", "1,205"]
    for without in ((), ("Total | 5,441 | 5,368",)):
        assert not any(one.breakdown for one in figures(*rows, *without))


def test_a_row_that_adds_up_all_outcomes_is_their_total_whatever_it_is_called() -> None:
    rows = ("Outcome | 2022 | 2023", "Charged | 241 | 187", "Community resolution | 69 | 48")
    rate = "Positive rate | 7.1% | 8.4%"
    for last, met in (("All of them | 310 | 235", True), ("All of them | 310 | 236", False)):
        found = figures(*rows, last, rate)
        assert (
            any("is the sum of all outcomes" in said for one in found for said in one.by_sums)
            == met
        )
    small = ("Outcome | 2022", "Charged | 2", "Community resolution | 1", "Bicycles | 3")
    assert not any(one.by_sums for one in figures(*small))


PIVOT = ("Outcome | 2022 | 2023", "Charged | 4 | 5", "Community resolution | 6 | 7")


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (("Offence type | (Multiple Items)", "Cancelled? | N"), ()),
        (("Domestic flag | Y", "Year | (All)"), ("Domestic flag Y",)),
        (("Offence type | Rape", "Status | (All)"), ("Rape",)),
    ],
)
def test_filters_say_what_a_pivot_counts_and_head_no_column(
    filters: tuple[str, ...], said: tuple[str, ...]
) -> None:
    (reading,) = read(table(*filters, "", *PIVOT))
    assert (reading.captions, {one.series for one in reading.figures}) == (said, {"2022", "2023"})
    of_sheet = Above((table(*filters), table(*PIVOT)))
    assert of_sheet.captions_of(table(*PIVOT), 1) == said


def test_a_key_above_a_table_is_no_filter() -> None:
    key = table("Code | Meaning", "FY | Financial year")
    assert not Above((key, table(*PIVOT))).captions_of(table(*PIVOT), 1)
