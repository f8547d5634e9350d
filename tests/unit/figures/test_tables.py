"""Which number stands for what, in the shapes that replies print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from builders import table
from foi_compare.interpret.table_axes.captions import NOT_TOLD_APART, tell_apart
from foi_compare.interpret.table_figures.surroundings import Surroundings, TableReading
from foi_compare.interpret.table_figures.tables import read_layout
from foi_compare.interpret.table_layout.headings import read_heading
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.model import Figure, Table
from unit.figures.known_labels import KnownLabels

MATCHER = KnownLabels()


def read(grid: Table) -> list[TableReading]:
    layouts = lay_out(grid, "reply.docx", 0, codes=frozenset(MATCHER.codes))
    return [read_layout(layout, MATCHER, Surroundings(), 0, "table") for layout in layouts]


def figures(*lines: str) -> list[Figure]:
    return [figure for reading in read(table(*lines)) for figure in reading.figures]


def said(found: Iterable[Figure]) -> list[tuple[str, str, str]]:
    return [(figure.label, figure.series, figure.value.as_printed) for figure in found]


def test_a_plain_list_has_no_series():
    assert said(figures("Outcome | Total", "Charged | 3", "Grand Total | 3")) == [
        ("Charged", "", "3"),
        ("Grand Total", "", "3"),
    ]


def test_years_across():
    found = figures("Outcome | 2019 | 2020", "Charged | 3 | 4", "Total | 3 | 4")
    assert said(found)[:2] == [("Charged", "2019", "3"), ("Charged", "2020", "4")]
    assert str(found[1].period.start if found[1].period else "") == "2020-01-01"


def test_evidential_difficulties_in_short_are_no_difference() -> None:
    measures = [read_heading(text).measure for text in ("Ev. diff. - named", "Evid diff", "Diff.")]
    assert measures == ["count", "count", "rate"]


def test_a_row_total_is_a_total_over_the_others():
    found = figures(
        "Outcome | 2019 | 2020 | Total", "Charged | 3 | 4 | 7", "Community resolution|1|1|2"
    )
    assert [figure.across for figure in found] == [False, False, True] * 2
    assert found[2].series == "Total"


def test_transposing_a_table_gives_the_same_figures():
    across = figures("Outcome | 2019 | 2020", "Charged | 3 | 4", "Community resolution | 5 | 6")
    down = figures("Year | Charged | Community resolution", "2019 | 3 | 5", "2020 | 4 | 6")
    assert sorted(said(across)) == sorted(said(down))
    assert {f.period for f in across} == {f.period for f in down}


def test_codes_as_headings_are_read_as_codes():
    found = figures("Year | 1 | 1A | 2", "2019 | 4 | 5 | 9")
    assert said(found) == [
        ("Outcome 1", "2019", "4"),
        ("Outcome 1A", "2019", "5"),
        ("Outcome 2", "2019", "9"),
    ]


def test_counts_in_rising_order_are_no_code_headings():
    found = figures("Outcome | 2019 | 2020 | 2021", "Charged | 3 | 6 | 9", "Total | 3 | 6 | 9")
    assert len(found) == 6


def test_two_header_rows_give_series_and_breakdown():
    found = figures(
        "Outcome | 2019 | < | 2020 | <",
        "^ | Male | Female | Male | Female",
        "Charged | 3 | 4 | 5 | 6",
    )
    assert [(f.series, f.breakdown) for f in found] == [
        ("2019", (("Gender", "Male"),)),
        ("2019", (("Gender", "Female"),)),
        ("2020", (("Gender", "Male"),)),
        ("2020", (("Gender", "Female"),)),
    ]


def test_a_heading_printed_once_over_its_columns_reaches_over_them():
    found = figures(
        "Outcome | 2019 | | 2020 | ",
        " | Male | Female | Male | Female",
        "Charged | 3 | 4 | 5 | 6",
    )
    assert [f.series for f in found] == ["2019", "2019", "2020", "2020"]


def test_offences_go_to_the_offence_in_either_orientation():
    rows = figures("Offence | Charged | Community resolution", "Burglary | 3 | 4", "Rape | 5 | 6")
    columns = figures(
        "Outcome | Burglary | Rape", "Charged | 3 | 5", "Community resolution | 4 | 6"
    )
    assert {f.offence for f in rows} == {f.offence for f in columns} == {"Burglary", "Rape"}
    assert sorted(said(rows)) == sorted(said(columns))


def test_a_group_label_printed_once_is_carried_down():
    found = figures(
        "Offence | Outcome | Total",
        "Burglary | Charged | 3",
        " | Community resolution | 4",
        "Robbery | Charged | 1",
        "Grand Total | | 8",
    )
    assert [f.offence for f in found] == ["Burglary", "Burglary", "Robbery", ""]
    assert found[-1].label == "Grand Total"


@pytest.mark.parametrize(("name", "sure"), [("(44B)", False), ("(46)", False), ("(North)", True)])
def test_rows_below_a_code_alone_are_asked_about(name: str, sure: bool):
    found = figures("Offence | Charged | Community resolution", "Arson | 3 | 4", name, "Theft|5|6")
    assert [not figure.doubts for figure in found] == [True, True, sure, sure]


def test_section_rows_head_the_rows_below_and_no_grand_total():
    found = figures(
        "Outcome | Number",
        "Burglary | ",
        "Charged | 3",
        "Total | 3",
        "Robbery | ",
        "Charged | 5",
        "Total | 5",
        "Grand Total | 8",
    )
    assert [f.offence for f in found] == [
        "Burglary",
        "Burglary",
        "Robbery",
        "Robbery",
        "",
    ]


def test_a_sentence_between_two_parts_of_a_table_names_neither():
    rows = ("Charged | 3", "Community resolution | 4")
    between = "The completed table is below. | "
    assert {f.breakdown for f in figures("Outcome | 2019", rows[0], between, rows[1])} == {()}
    again = figures("Outcome | 2019", *rows, between, *rows)
    assert {f.breakdown for f in again} == {()}
    assert all("what tells their numbers apart?" in f.doubts[0] for f in again)


def test_percentages_stand_beside_counts_as_another_measure():
    found = figures("Outcome | Count | %", "Charged | 3 | 37.5", "Community resolution | 5 | 62.5")
    assert [(f.series, f.value.measure) for f in found] == [("", "count"), ("", "percentage")] * 2


def test_tables_below_each_other_in_one_grid_are_told_apart():
    found = figures("Outcome | 2019", "Charged | 3", "Outcome | 2020", "Charged | 4")
    assert said(found) == [("Charged", "2019", "3"), ("Charged", "2020", "4")]


def test_tables_side_by_side_are_told_apart():
    found = figures(
        "Outcome | 2019 | Outcome | 2019",
        "Charged | 3 | Community resolution | 5",
        "Victim supports | 2 | No suspect identified | 1",
    )
    assert {(f.label, f.value.amount) for f in found} == {
        ("Charged", 3),
        ("Victim supports", 2),
        ("Community resolution", 5),
        ("No suspect identified", 1),
    }


def test_a_record_list_is_counted_once_over_all_its_categories():
    found = figures(
        "No. | Financial Year | Crime Type | Outcome Description",
        "1 | 2019/20 | THEFT | Charged",
        "2 | 2019/20 | THEFT | Charged",
        "3 | 2020/21 | RAPE | Community resolution",
    )
    assert [(f.label, f.series, f.offence, f.value.amount, f.rows) for f in found] == [
        ("Charged", "2019/20", "THEFT", 2, "2-3"),
        ("Community resolution", "2020/21", "RAPE", 1, "4"),
    ]
    assert sum(f.counted for f in found) == 3


def test_a_table_about_something_else_is_set_aside_whole():
    (reading,) = read(table("Offence | 2019 | 2020", "Burglary | 3 | 4", "Rape | 5 | 6"))
    assert not reading.figures
    assert {item.rule for item in reading.set_aside} == {"table_not_about_outcomes"}
    assert reading.plain is not None
    assert [entry[2].amount for entry in reading.plain.entries] == [3, 4, 5, 6]


def test_an_empty_form_is_no_answer():
    assert not figures("Outcome | 2019 | 2020", "Charged | | ", "Community resolution | | ")


def test_a_cell_that_is_no_number_goes_to_review_and_keeps_its_text():
    (found,) = figures("Outcome | 2019", "Charged | see note 3")
    assert found.value.as_printed == "see note 3"
    assert found.doubts
    assert found.spots


def test_a_number_merged_over_rows_is_asked_once():
    found = figures("Outcome | 2019", "Charged | 7", "Community resolution | ^")
    assert len(found) == 1
    assert found[0].doubts


def test_every_numeral_of_a_table_is_accounted_for():
    grid = table(
        "Outcome | 2019/20 | 2020/21",
        "Outcome 1 | 3 | <5",
        "Outcome 8 | 1,204 | *",
        "Total | 1,207 | 12",
    )
    (reading,) = read(grid)
    spots = [s for item in (*reading.figures, *reading.set_aside) for s in item.spots]
    assert len(spots) == len(set(spots)) == 9


def test_a_caption_that_names_an_offence_gives_the_offence():
    (reading,) = read(table("Outcome | 2019", "Charged | 3", caption="Table 2: Burglary, 2019"))
    assert [figure.offence for figure in reading.figures] == ["Burglary"]


def test_tables_alike_but_for_their_captions_are_told_apart():
    north, south = (
        figures("Outcome | 2019", "Charged | 3"),
        figures("Outcome | 2019", "Charged | 4"),
    )
    both = [*north, *(replace(figure, group=1) for figure in south)]
    told = tell_apart(both, {0: ("North",), 1: ("South",)})
    assert [figure.breakdown for figure in told] == [(("", "North"),), (("", "South"),)]
    asked = tell_apart(both, {0: (), 1: ("South",)})
    assert [figure.breakdown for figure in asked] == [(), ()]
    assert all(NOT_TOLD_APART in figure.doubts for figure in asked)


def test_the_total_of_a_named_group_is_a_subtotal_and_stays_with_it():
    found = figures(
        "Area | Outcome | 2019",
        "North | Charged | 3",
        "North total | | 3",
        "South | Charged | 4",
        "Subtotal | | 4",
        "Total | | 7",
    )
    assert [f.breakdown for f in found] == [
        (("Area", "North"),),
        (("Area", "North"),),
        (("Area", "South"),),
        (("Area", "South"),),
        (),
    ]


def test_the_request_beside_its_response_is_no_table_of_outcomes():
    found = figures(
        "Request | Response",
        "1. How many had Outcome 21? | None",
        "2. How many had Outcome 22? | 14 crimes",
    )
    assert not found


def test_a_narrow_column_breaks_no_year_and_no_total():
    found = figures(
        "Outcome | 2020-\n21 | 2021\n/202\n2 | FY\n2022\n/2\n3 | To\ntal", "Charged | 3 | 4 | 1 | 8"
    )
    assert [(f.series, f.across) for f in found] == [
        ("2020-21", False),
        ("2021/2022", False),
        ("FY 2022/23", False),
        ("Total", True),
    ]


def test_a_narrow_column_breaks_no_month_of_a_year():
    found = figures("Outcome | Charged", "Apr 201\n9 | 3", "May-\n19 | 4")
    assert [(f.series, f.period.start.isoformat()) for f in found if f.period] == [
        ("Apr 2019", "2019-04-01"),
        ("May-19", "2019-05-01"),
    ]


def test_where_most_headings_name_offences_all_of_them_do():
    found = figures("Outcome | Burglary | Rape | Upskirting", "Charged | 3 | 4 | 5")
    assert [f.offence for f in found] == ["Burglary", "Rape", "Upskirting"]


def test_row_numbers_are_no_counts_where_the_header_stands_again():
    found = figures(
        "No. | Year | Outcome",
        "1 | 2020-21 | Charged",
        "No. | Year | Outcome",
        "2 | 2020-21 | Charged",
        "3 | 2019-20 | Charged",
    )
    assert [(f.series, f.value.amount) for f in found] == [("2020-21", 2), ("2019-20", 1)]


def test_row_numbers_without_a_heading_are_no_counts():
    rows = [f"{n} | Charged | 2020" for n in range(1, 8)]
    found = figures(*rows)
    assert [(f.series, f.value.amount) for f in found] == [("2020", 7)]


def test_a_number_that_a_narrow_column_broke_is_one_number_and_two_numbers_are_two():
    found = figures("Outcome | 2019 | 2020", "Charged | 1,7\n07 | 12\n34")
    assert found[0].value.amount == 1707
    assert found[1].value.amount is None
    assert found[1].doubts


def test_an_outcome_across_the_top_names_no_unit():
    found = figures(
        "Offence | No suspect identified | Victim supports | Total",
        "Theft | 3 | 4 | 7",
        "Robbery | 1 | 2 | 3",
    )
    assert {figure.unit for figure in found} == {""}
    people = figures("Outcome | Number of suspects", "Charged | 3")
    assert {figure.unit for figure in people} == {"suspects"}


def test_an_empty_form_is_no_list_of_records_though_its_total_stands_twice():
    rows = ("Outcome | 2019 | Total", "Charged | | ", "Community resolution | | ", "Total | | ")
    assert not figures(*rows)


def test_a_key_to_the_codes_is_no_list_of_records():
    rows = ("Code | Meaning", "C1 | Charged", "C8 | Community resolution", "C15 | Victim supports")
    assert not figures(*rows)


def test_hidden_records_are_asked_about():
    grid = table("Year | Outcome", "2020 | Charged", "2020 | Charged", "2021 | Charged")
    hidden = replace(grid, cells=tuple(cell._replace(hidden=True) for cell in grid.cells))
    (reading,) = read(hidden)
    assert [figure.value.amount for figure in reading.figures] == [2, 1]
    assert all(figure.doubts for figure in reading.figures)


def test_a_long_label_across_the_top_announces_no_offences():
    label = "Outcome 1 - charged for the crime, whatever the subsequent verdict of the court may be"
    across = figures(f"Month | {label}", "Jan 19 | 1", "Feb 19 | 13")
    assert [figure.value.amount for figure in across] == [1, 13]
    assert [figure.series for figure in across] == ["Jan 19", "Feb 19"]


def periods(found: Sequence[Figure]) -> list[str]:
    return [f"{f.period.start} {f.period.end}" if f.period else "" for f in found]


def test_a_month_beside_a_year_is_that_month():
    found = figures("Month | Outcome | 2019 | 2020/21", "January | Charged | 3 | 4")
    assert periods(found) == ["2019-01-01 2019-01-31", "2021-01-01 2021-01-31"]
    assert [figure.breakdown for figure in found] == [(("Month", "January"),)] * 2


def test_a_month_whose_year_nothing_says_has_no_period():
    (one,) = figures("Month | Charged", "January | 3")
    assert (one.series, one.period) == ("January", None)


def test_columns_told_apart_by_what_they_count_are_not_asked_about():
    found = figures("Outcome | 2019 | <", "^ | Crimes | Suspects", "Charged | 3 | 4")
    assert [(figure.unit, figure.doubts) for figure in found] == [("crimes", ()), ("suspects", ())]
    alike = figures("Outcome | 2019 | <", "^ | Crimes | Crimes", "Charged | 3 | 4")
    assert all(figure.doubts for figure in alike)


def test_a_total_with_a_name_is_over_the_others_unless_all_are_totals():
    over = figures("Outcome | North | South | Total for Kent", "Charged | 3 | 4 | 7")
    assert [figure.across for figure in over] == [False, False, True]
    each = figures("Outcome | Total 2019 | Total 2020", "Charged | 3 | 4")
    assert [figure.across for figure in each] == [False, False]


def test_all_crimes_beside_a_part_of_them_are_no_total_over_it():
    found = figures("Outcome | All crimes | Of which violent", "Charged | 30 | 4")
    assert [(figure.series, figure.across) for figure in found] == [
        ("", False),
        ("Of which violent", False),
    ]


def test_a_whole_beside_its_one_part_is_another_count_of_the_same_outcomes():
    found = figures(
        "Outcome | 2022 | < | 2023 | <", "^ | All | DA | All | DA", "Charged | 30 | 4 | 20 | 3"
    )
    assert [(figure.series, figure.breakdown, figure.across) for figure in found] == [
        ("2022", (("", "All"),), False),
        ("2022", (("", "DA"),), False),
        ("2023", (("", "All"),), False),
        ("2023", (("", "DA"),), False),
    ]
    found = figures("Outcome | Total number of crimes | Hate crime", "Charged | 30 | 4")
    assert [(figure.series, figure.across) for figure in found] == [
        ("Total number of crimes", False),
        ("Hate crime", False),
    ]
    found = figures("Outcome | Number | Hate crime", "Charged | 30 | 4")
    assert [(figure.series, figure.across) for figure in found] == [
        ("", False),
        ("Hate crime", False),
    ]
    found = figures("Outcome | Total | Hate crime", "Charged | 30 | 4")
    assert [(figure.series, figure.across) for figure in found] == [
        ("Total", False),
        ("Hate crime", False),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Outcome | North | South | Total", "Charged | 3 | 4 | 7"),
        ("Outcome | 2019 | Total", "Charged | 3 | 7"),  # other years may stand elsewhere
        ("Outcome | Robbery | Total", "Charged | 3 | 3"),  # a sum of one
        ("Outcome | 2022 | < | Total", "^ | North | South | ^", "Charged | 3 | 4 | 7"),
    ],
)
def test_a_total_stands_over_parts_of_which_it_may_be_the_sum(lines: tuple[str, ...]):
    assert [figure.across for figure in figures(*lines)][-1]


def test_what_is_counted_under_each_year_is_no_total_over_the_years():
    found = figures(
        "Outcome | 2022 | < | 2023 | < | All years",
        "^ | Total crimes | % | Total crimes | % | Total crimes",
        "Charged | 30 | 4% | 20 | 3% | 50",
    )
    assert [(figure.series, figure.across) for figure in found] == [
        ("2022", False),
        ("2022", False),
        ("2023", False),
        ("2023", False),
        ("All years", True),
    ]


def test_a_total_that_reaches_over_the_columns_of_a_row_is_no_name_of_what_stands_in_them():
    found = figures(
        "Year | Offence | Charged | Community resolution",
        "2021/22 | Robbery | 3 | 1",
        "^ | Theft of livestock | 5 | 2",
        "Total 2021/22 | < | 8 | 3",
    )
    assert [(figure.offence, figure.across) for figure in found[-2:]] == [("", True)] * 2


@pytest.mark.parametrize("name", ["3-yr total", "5 year total"])
def test_the_total_of_some_years_is_of_no_one_year(name: str):
    (_, _, total) = figures(f"Outcome | 2019 | 2020 | {name}", "Charged | 3 | 4 | 7")
    assert (total.across, total.doubts) == (True, ())
    (_, _, other) = figures("Outcome | 2019 | 2020 | 3 yr", "Charged | 3 | 4 | 7")
    assert not other.across


def test_ages_and_days_of_records_are_no_counts():
    found = figures(
        "Date recorded | Year | Age | Outcome",
        "01/02/2019 | 2019 | 23 | Charged",
        "03/02/2019 | 2019 | 23 | Charged",
        "04/02/2020 | 2020 | 31 | Charged",
    )
    assert [(figure.series, figure.breakdown, figure.value.amount) for figure in found] == [
        ("2019", (), 2),
        ("2020", (), 1),
    ]


def test_numbers_among_words_beside_outcomes_are_asked_about_and_never_passed_over():
    asked = figures("Outcome | Number", "Charged | about 30", "Community resolution | 4-ish")
    assert [figure.value.amount for figure in asked] == [None, None]
    assert all("which is no number" in figure.doubts[0] for figure in asked)
    (sure, _) = figures("Outcome | Number", "Charged | 3 crimes", "Community resolution | 1 crime")
    assert (sure.value.amount, sure.doubts) == (3, ())


def test_tables_side_by_side_may_date_their_labels():
    left, right = read(
        table(
            "Outcome 2019 | Count | Outcome 2020 | Count",
            "Charged | 3 | Charged | 4",
            "Community resolution | 5 | No suspect identified | 6",
        )
    )
    assert [figure.label for figure in right.figures] == ["Charged", "No suspect identified"]
    assert periods([left.figures[0], right.figures[0]]) == [
        "2019-01-01 2019-12-31",
        "2020-01-01 2020-12-31",
    ]


def test_what_stands_over_the_labels_of_a_list_set_beside_another_heads_its_numbers():
    left, right = read(
        table("2021 |  | 2022 | ", "Outcome | Count | Outcome | Count", "Charged | 3 | Charged | 4")
    )
    assert [(figure.series, figure.value.amount) for figure in left.figures] == [("2021", 3)]
    assert [(figure.series, figure.value.amount) for figure in right.figures] == [("2022", 4)]


def test_the_gap_between_two_lists_counts_nothing():
    left, right = read(
        table(
            "2021 | < |  | 2022 | <",
            "Outcome | Count |  | Outcome | Count",
            "Charged | 3 |  | Charged | 4",
        )
    )
    assert [(figure.series, figure.value.amount) for figure in left.figures] == [("2021", 3)]
    assert [(figure.series, figure.value.amount) for figure in right.figures] == [("2022", 4)]


def test_bands_across_the_top_are_headings_and_hidden_numbers_are_not():
    bands = figures("Outcome | Under 18 | 18-24 | 25 and over", "Charged | 3 | 4 | 7")
    assert [figure.series for figure in bands] == ["Under 18", "18-24", "25 and over"]
    hidden = figures("Charged | <5 | <5", "Community resolution | 3 | 4")
    assert [figure.value.as_printed for figure in hidden] == ["<5", "<5", "3", "4"]


@pytest.mark.parametrize(
    "heads",
    [
        (
            "Outcome | Under 18 | < | 18-24 | < | 25+ | <",
            "^ | 2022 | 2023 | 2022 | 2023 | 2022 | 2023",
        ),
        (" | 10-17 | < | 18-24 | < | 25+ | <", "Outcome | 2022 | 2023 | 2022 | 2023 | 2022 | 2023"),
        (
            "By age | < | < | < | <",
            "Outcome | 10-17 | < | 18+ | <",
            "^ | 2022 | 2023 | 2022 | 2023",
        ),
        ("Outcome | 2022 | < | 2023 | <", "^ | 10-17 | 18+ | 10-17 | 18+"),
        (" | 2022 | < | 2023 | <", "Outcome | 10-17 | 18+ | 10-17 | 18+"),
    ],
)
def test_bands_over_years_or_below_them_are_headings(heads: Sequence[str]):
    values = [str(number) for number in range(1, heads[-1].count("|") + 1)]
    found = figures(*heads, " | ".join(["Charged", *values]))
    assert [figure.value.as_printed for figure in found] == values
    told = {(figure.series, *(text for _, text in figure.breakdown)) for figure in found}
    assert len(told) == len(values)


def test_hidden_numbers_below_spanning_years_are_no_headings():
    found = figures(
        "Outcome | 2022 | < | 2023 | <", "Charged | <5 | <3 | <5 | <3", "Caution | 4 | 6 | 7 | 8"
    )
    assert [figure.value.as_printed for figure in found][:4] == ["<5", "<3", "<5", "<3"]


def test_outcomes_that_head_the_years_below_them_are_their_labels():
    found = figures(
        "Outcome | Count",
        "Charged",
        "2019 | 3",
        "2020 | 4",
        "Community resolution",
        "2019 | 5",
    )
    assert [(figure.label, figure.series, figure.value.amount) for figure in found] == [
        ("Charged", "2019", 3),
        ("Charged", "2020", 4),
        ("Community resolution", "2019", 5),
    ]


def test_a_last_row_without_a_label_is_a_total_where_every_column_proves_it():
    rows = ("Outcome | 2019 | 2020", "Charged | 30 | 4", "Community resolution | 10 | 2")
    (reading,) = read(table(*rows, " | 40 | 6"))
    labels = reading.groups[0].labels
    assert [labels[figure.label_index] for figure in reading.figures[-2:]] == ["Total", "Total"]
    assert {figure.label for figure in reading.figures[-2:]} == {""}
    assert {len(figure.by_sums) for figure in reading.figures[-2:]} == {1}
    (other,) = read(table(*rows, " | 40 | 7"))
    assert other.groups[0].labels[other.figures[-1].label_index] == ""


def test_a_last_row_without_a_label_is_no_total_where_small_numbers_add_up_by_accident():
    rows = ("Outcome | 2019 | 2020", "Charged | 1 | 0", "Community resolution | 1 | 1")
    (reading,) = read(table(*rows, " | 2 | 1"))
    assert reading.groups[0].labels[reading.figures[-1].label_index] == ""


def test_a_number_in_brackets_is_asked_about_and_heads_no_column():
    first, _ = figures("Outcome | 2019", "Charged | (3)", "Community resolution | 2")
    assert (first.label, first.value.amount, bool(first.doubts)) == ("Charged", None, True)


def test_a_column_up_to_today_counts_as_the_years_beside_it() -> None:
    found = figures("Outcome | 2023 | 2024 to date", "Charged | 38 | 20")
    assert [(one.series, one.value.amount) for one in found] == [("2023", 38), ("2024 to date", 20)]


def test_a_lone_number_under_a_heading_over_counts_and_shares_is_a_count():
    found = figures("Outcome | Count (%)", "Charged | 12 (3.4%)", "Total | 352")
    measures = [(figure.value.as_printed, figure.value.measure) for figure in found]
    assert measures == [("12", "count"), ("3.4%", "percentage"), ("352", "count")]


def test_a_number_under_a_heading_of_shares_alone_is_a_share():
    found = figures("Outcome | Count | (%)", "Charged | 12 | 3.4", "Total | 352 | 100")
    assert [figure.value.measure for figure in found][1::2] == ["percentage", "percentage"]


def test_a_column_of_differences_counts_nothing():
    found = figures("Outcome | 2022 | 2023 | Difference", "Charged | 3 | 14 | +11")
    assert [(figure.value.amount, figure.value.measure) for figure in found] == [
        (3, "count"), (14, "count"),
    ]  # fmt: skip
    assert not any(figure.doubts for figure in found)


def test_a_number_with_a_plus_that_nothing_explains_is_asked():
    found = figures("Outcome | 2022 | 2023", "Charged | 3 | +11", "Cautioned | 4 | 5")
    assert [bool(figure.doubts) for figure in found] == [False, True, False, False]


@pytest.mark.parametrize(("below", "total"), [("^", "Total"), ("", "")])
def test_a_total_beside_groups_of_outcomes_has_a_label_if_it_reaches_their_row(
    below: str, total: str
):
    found = figures(
        "Year | Positive outcomes | < | Total",
        f"{below} | Charged | Caution | {below}",
        "2022 | 3 | 4 | 7",
        "2023 | 5 | 6 | 11",
    )
    assert [(figure.label, figure.value.amount) for figure in found] == [
        ("Charged", 3), ("Caution", 4), (total, 7),
        ("Charged", 5), ("Caution", 6), (total, 11),
    ]  # fmt: skip


def test_a_group_over_a_label_and_nothing_names_no_column():
    found = figures(
        "Year | Charged | Caution | Other | <",
        " | Total | Total | Total | ",
        "2022 | 3 | 4 | 7 | 1",
    )
    assert "Other" not in {figure.label for figure in found}


def test_a_group_of_outcomes_over_their_columns_breaks_nothing_down():
    found = figures(
        "Year | Positive outcomes | < | Other outcomes | <",
        "^ | Charged | Community Resolution | No suspect identified | Ongoing",
        "2022 | 3 | 4 | 5 | 6",
    )
    assert {(figure.breakdown, figure.unit) for figure in found} == {((), "")}


def test_headings_over_the_same_outcomes_break_them_down():
    found = figures(
        "Year | Domestic abuse | < | Stranger | <",
        "^ | Charged | Community Resolution | Charged | Community Resolution",
        "2022 | 3 | 4 | 5 | 6",
    )
    assert [figure.breakdown for figure in found] == [
        (("", "Domestic abuse"),), (("", "Domestic abuse"),),
        (("", "Stranger"),), (("", "Stranger"),),
    ]  # fmt: skip


def test_the_total_of_a_group_stands_in_the_year_printed_above_it():
    found = figures(
        "Year | Offence | Outcome | Count",
        "2022 | Affray | Charged | 14",
        " | | Caution | 9",
        " | Affray Total | | 23",
        "2023 | Affray | Charged | 11",
        " | | Caution | 8",
        " | Affray Total | | 19",
        "Grand Total | | | 42",
    )
    totals = [figure for figure in found if "Total" in figure.label]
    assert [(figure.series, figure.offence) for figure in totals] == [
        ("2022", "Affray"), ("2023", "Affray"), ("", ""),
    ]  # fmt: skip
    assert not any(figure.doubts for figure in found)


def test_the_marks_of_notes_belong_to_no_number_and_no_heading():
    found = figures("Outcome | 2022 [1] | Total [12]", "Charged | 61 [2] | 7 [12]")
    assert [(figure.value.amount, figure.doubts) for figure in found] == [(61, ()), (7, ())]
    assert [figure.period.start.year if figure.period else 0 for figure in found] == [2022, 0]
    assert [figure.across for figure in found] == [False, True]


def test_totals_behind_the_labels_are_asked_for_what_tells_them_apart():
    found = figures(
        "Outcome | Sex | Crimes",
        "Charged | Female | 40",
        " | Male | 9",
        " | Total | 49",
        "Community Resolution | Female | 80",
        " | Male | 21",
        " | Total | 101",
        "Grand Total | | 150",
    )
    asked = [(one.label, one.value.amount) for one in found if one.doubts]
    assert asked == [("Total", 49), ("Total", 101)]


def test_one_total_behind_several_labels_is_over_all_of_them():
    found = figures(
        "Outcome | Sex | Crimes",
        "Charged | Female | 40",
        " | Male | 9",
        "Community Resolution | Female | 80",
        " | Male | 21",
        " | Total | 150",
    )
    assert [(found[-1].label, found[-1].across)] == [("Total", False)]


def test_bare_codes_head_their_columns_beside_words():
    found = figures(
        "HO Code | Offence | 1 | 8 | 16 | Total",
        "8/76 | Assault on a constable | 21 | 12 | 30 | 63",
        "8/77 | Assault on others | 4 | 3 | 2 | 9",
    )
    assert [figure.label for figure in found] == [
        "Outcome 1",
        "Outcome 8",
        "Outcome 16",
        "Total",
    ] * 2


def test_a_label_that_counts_people_says_so():
    found = figures("Ethnicity | Persons charged (outcome 1)", "White | 60", "Black | 20")
    assert {figure.unit for figure in found} == {"people"}
    crimes = figures("Outcome | 2022 | 2023", "Charged | 3 | 4", "Offender cautioned | 1 | 2")
    assert {figure.unit for figure in crimes} == {""}


def test_short_years_that_follow_each_other_are_financial_years():
    found = figures("Outcome | 21/22 | 22/23", "Charged | 3 | 4")
    assert [(one.series, one.period and one.period.start.isoformat()) for one in found] == [
        ("21/22", "2021-04-01"), ("22/23", "2022-04-01"),
    ]  # fmt: skip


def test_one_short_year_alone_or_two_far_apart_are_no_years():
    for head in (
        "Outcome | 21/22 | All",
        "Outcome | 08/09 | 22/23",
        "Outcome | 21/23 | 22/24",
        "Outcome | 20-21 | 21-22",
    ):
        assert {one.period for one in figures(head, "Charged | 3 | 4")} == {None}


def spans(found: Iterable[Figure]) -> list[str]:
    return [f"{f.period.start} {f.period.end}" if f.period else "" for f in found]


@pytest.mark.parametrize("heads", [("2019", "2020"), ("Theft from shops", "Theft of a cycle")])
def test_a_percentage_goes_with_the_numbers_before_it(heads: tuple[str, str]):
    line = "Outcome | " + " | ".join(f"{head} | %" for head in heads)
    found = figures(line, "Charged | 3 | 30% | 4 | 40%", "Caution | 7 | 70% | 6 | 60%")
    assert [(one.series, one.value.measure) for one in found[:4]] == [
        (head, measure) for head in heads for measure in ("count", "percentage")
    ]
    assert not any(one.doubts for one in found)


def test_headings_that_do_not_repeat_behind_each_year_are_asked_about():
    for heads in ("2019 | % | 2020 | 2021 | %", "% | 2019 | % | 2020"):
        row = " | ".join(map(str, range(3, 4 + heads.count("|"))))
        found = figures(f"Outcome | {heads}", f"Charged | {row}")
        assert any(figure.doubts for figure in found), heads


@pytest.mark.parametrize(
    "bands", ["0-7 days | 8 to 30 days | 31+ days", "Within 28 days | 29 days"]
)
def test_crimes_by_the_days_they_took_are_counts(bands: str):
    row = " | ".join(str(3 + n) for n in range(bands.count("|") + 1))
    found = figures(f"Outcome | {bands}", f"Charged | {row}")
    assert {figure.value.measure for figure in found} == {"count"}
    (days,) = figures("Outcome | Average days", "Charged | 30")
    assert days.value.measure == "rate"


CODES_BELOW = (
    ("Year | Outcome type | | ", " | 1 | 1A | 18"),
    ("Year | Outcome type | | ", "Year | 1 | 1A | 18"),
    (" | Outcome | | ", "Year | 1 | 1A | 18"),
)


@pytest.mark.parametrize(("upper", "lower"), CODES_BELOW)
def test_bare_codes_below_a_heading_of_outcomes_head_columns(upper: str, lower: str):
    found = figures(upper, lower, "2019 | 3 | 0 | 7", "2020 | 4 | 5 | 9")
    assert said(found)[:3] == [
        ("Outcome 1", "2019", "3"),
        ("Outcome 1A", "2019", "0"),
        ("Outcome 18", "2019", "7"),
    ]
    assert len(found) == 6


def test_bare_codes_head_columns_whose_numbers_are_small_on_two_pages():
    grid = table(
        "Offence | Outcome type | | | | Total",
        "^ | 1 | 3 | 8 | None | ^",
        "Arson | 1 | 3 | 8 | 2 | 14",
        "Offence | Outcome type | | | | Total",
        "^ | 1 | 3 | 8 | None | ^",
        "Rape | 1 | 3 | 8 | 1 | 13",
    )
    cells = tuple(
        cell._replace(column_span=4 if cell.text == "Outcome type" else 1)
        for cell in grid.cells
        if cell.text
    )
    (reading,) = read(replace(grid, cells=cells))
    names = ["Outcome 1", "Outcome 3", "Outcome 8", "None", "Total"]
    assert [figure.label for figure in reading.figures] == names * 2


def test_bare_codes_stand_beside_a_stub_of_two_lines():
    grid = table(
        "Local | | Outcome number | | ",
        "Authority | Offence | 1 | 3 | 8",
        "Arden | Rape | 4 | 5 | 9",
    )
    cells = tuple(
        cell._replace(column_span=3 if cell.text == "Outcome number" else 1)
        for cell in grid.cells
        if cell.text
    )
    (reading,) = read(replace(grid, cells=cells))
    assert [figure.label for figure in reading.figures] == ["Outcome 1", "Outcome 3", "Outcome 8"]


def test_bare_codes_below_each_year_head_columns():
    grid = table(
        "Division | 2019 | | | 2020 | | ",
        " | 1 | 1A | 18 | 1 | 1A | 18",
        "East | 3 | 0 | 7 | 4 | 5 | 9",
    )
    years = {1: 3, 4: 3}
    cells = tuple(
        cell._replace(column_span=years.get(cell.column, 1)) if cell.row == 0 else cell
        for cell in grid.cells
        if cell.row or cell.text
    )
    (reading,) = read(replace(grid, cells=cells))
    assert said(reading.figures) == [
        ("Outcome 1", "2019", "3"),
        ("Outcome 1A", "2019", "0"),
        ("Outcome 18", "2019", "7"),
        ("Outcome 1", "2020", "4"),
        ("Outcome 1A", "2020", "5"),
        ("Outcome 18", "2020", "9"),
    ]


def test_counts_that_rise_below_several_headings_are_no_codes():
    found = figures("Offence | Outcome | 2019 | 2020 | 2021", " | 1 | 3 | 8 | 14", "Rape | 2|4|5|6")
    assert not any(figure.label == "Outcome 14" for figure in found)


def test_a_year_alone_in_its_row_heads_the_rows_below():
    found = figures("Outcome | Count", "2019 | ", "Charged | 3", "2020 | ", "Charged | 4")
    assert spans(found) == ["2019-01-01 2019-12-31", "2020-01-01 2020-12-31"]
    assert [figure.value.as_printed for figure in found] == ["3", "4"]


def test_outcomes_alone_in_their_rows_head_the_offences_below():
    found = figures(
        "Offence | 2019 | 2020",
        "Charged | | ",
        "Rape | 1 | 2",
        "Robbery | 3 | 4",
        "Community resolution | | ",
        "Rape | 5 | 6",
        "Robbery | 7 | 8",
    )
    assert said(found)[::2] == [
        ("Charged", "2019", "1"),
        ("Charged", "2019", "3"),
        ("Community resolution", "2019", "5"),
        ("Community resolution", "2019", "7"),
    ]
    assert {figure.offence for figure in found} == {"Rape", "Robbery"}


def test_an_outcome_without_a_number_that_heads_nothing_has_none():
    found = figures("Outcome | 2019", "Charged | ", "Community resolution | ", "Not recorded | 3")
    assert [figure.value.status for figure in found] == ["not_stated", "not_stated", "exact"]


@pytest.mark.parametrize("heading", ["Rank", "Ranking", "Position", "No."])
def test_the_rank_of_an_outcome_counts_nothing(heading: str):
    found = figures(
        f"{heading} | Outcome | Crimes",
        "1 | Charged | 50",
        "2 | Community resolution | 40",
        "3 | Not recorded | 30",
    )
    assert [figure.value.as_printed for figure in found] == ["50", "40", "30"]


def test_a_name_in_the_middle_of_a_row_heads_the_rows_below_and_no_columns():
    heads = "Outcome | 2021 | 2022 | 2023"
    first = (" | | Kent | ", "Charged | 1 | 2 | 3", "Caution | 4 | 5 | 6")
    second = (" | | Essex | ", "Charged | 7 | 8 | 9", "Caution | 2 | 4 | 8")
    found = figures(heads, *first, *second)
    assert {figure.series for figure in found} == {"2021", "2022", "2023"}


@pytest.mark.parametrize("head", ["Type of rural crime", "Kind of theft", "Nature of offence"])
def test_codes_beside_what_says_the_kinds_of_the_rows_are_headings(head: str):
    found = figures(f"{head} | 1 | 8 | 14", "Bicycles | 3 | 4 | 5", "Tools | 6 | 7 | 9")
    assert [figure.label for figure in found][:3] == ["Outcome 1", "Outcome 8", "Outcome 14"]
