"""Lines whose label runs on, whose dash is no number, and cells that stand one below the other."""

from __future__ import annotations

import pytest

from unit.figures.test_lists import rows
from unit.interpret.test_whole_reply import reply


def test_the_dash_between_a_code_and_its_number_is_no_value() -> None:
    found = rows("Outcome 1 – 6 crimes", "Outcome 15 – 23 crimes", "Outcome 16 – 19 crimes")
    assert found == [["Outcome 1", "6"], ["Outcome 15", "23"], ["Outcome 16", "19"]]


def test_a_dash_that_stands_for_nil_stays_a_value() -> None:
    found = rows("Outcome 15 4 23", "Outcome 16 - 19", "Outcome 18 5 -")
    assert found == [["Outcome 15", "4", "23"], ["Outcome 16", "-", "19"], ["Outcome 18", "5", "-"]]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("20/21\t21/22", ["", "20/21", "21/22"]),
        ("Luton\tBedford", ["", "Luton", "Bedford"]),
        ("Outcome\t20/21\t21/22", ["Outcome", "20/21", "21/22"]),
    ],
)
def test_headings_parted_by_tabs_need_none_over_the_labels(head: str, cells: list[str]) -> None:
    assert rows(head, "Charged\t18\t16", "Community resolution\t10\t18")[0] == cells


def test_fractions_parted_by_tabs_are_no_headings() -> None:
    found = rows("7/9\t3/4", "Charged\t18\t16", "Community resolution\t10\t18")
    assert found[0] == ["Charged", "18", "16"]


def test_a_label_whose_first_words_stand_alone_does_not_end_the_table() -> None:
    found = rows(
        "Outcome\t2021\t2022",
        "Charged\t1\t2",
        "Outcome 8:",
        "Community resolution\t3\t4",
        "No suspect identified\t5\t6",
    )
    assert found == [
        ["Outcome", "2021", "2022"],
        ["Charged", "1", "2"],
        ["Outcome 8: Community resolution", "3", "4"],
        ["No suspect identified", "5", "6"],
    ]


def test_cells_one_below_the_other_are_a_table() -> None:
    cells = ["Outcome", "2023", "2024"]
    cells += ["Charged", "46", "0", "Community resolution", "23", "-", "Total", "69", "0"]
    assert rows(*cells) == [
        ["Outcome", "2023", "2024"],
        ["Charged", "46", "0"],
        ["Community resolution", "23", "-"],
        ["Total", "69", "0"],
    ]


@pytest.mark.parametrize(
    ("cells", "last"),
    [
        (("2023", "2024", "Charged", "46", "0", "Caution", "23", "5"), ["Caution", "23", "5"]),
        (
            ("Dear Sir", "Outcome", "Number", "Charged", "4", "Caution", "5", "Total", "9"),
            ["Total", "9"],
        ),
        (
            ("Result", "2023", "2024", "Charged", "46", "1 to 4", "Caution", "5 or fewer", "Nil"),
            ["Caution", "5 or fewer", "Nil"],
        ),
    ],
)
def test_such_cells_need_no_stub_no_words_and_no_plain_numbers(
    cells: tuple[str, ...], last: list[str]
) -> None:
    assert rows(*cells)[-1] == last


def test_bare_codes_below_years_are_labels() -> None:
    found = reply(
        "Kent Police", "Dear Sir", "Outcome", "2023", "2024", *("1", "46", "0", "8", "23", "5")
    )
    figures = [(one.label, one.value.amount) for one in found.figures if not one.doubts]
    assert figures == [("1", 46), ("1", 0), ("8", 23), ("8", 5)]


@pytest.mark.parametrize(
    "cells",
    [
        (
            "Outcome",
            "2023",
            "2024",
            "Charged",
            "46",
            "0",
            "Caution",
            "23",
            "Cannabis warning",
            "5",
            "6",
        ),
        ("Outcome", "2023", "2024", "1", "46", "0", "8", "23", "5", "14"),
    ],
)
def test_where_a_cell_is_missing_no_label_takes_the_number_of_another(
    cells: tuple[str, ...],
) -> None:
    assert rows(*cells) == []


def test_cells_of_something_else_are_no_table_of_outcomes() -> None:
    assert rows("District", "2023", "North", "4", "South", "5", "West", "6") == []


def test_what_stands_below_the_last_row_is_no_part_of_it() -> None:
    cells = ["Outcome", "Number", "Charged", "4", "Community resolution", "5", "Total", "9"]
    assert rows(*cells, "Notes", "Figures may change.")[-1] == ["Total", "9"]


def test_the_mark_of_a_note_behind_a_row_is_no_value_of_it() -> None:
    found = rows("Charged 12 [1]", "Community resolution 14")
    assert found == [["Charged", "12"], ["Community resolution", "14"]]


def test_the_numbers_of_a_list_are_no_codes_of_its_labels() -> None:
    found = rows("1. No suspect identified - 410", "2. Community Resolution - 22", "3. Charged - 9")
    assert found == [
        ["No suspect identified", "410"],
        ["Community Resolution", "22"],
        ["Charged", "9"],
    ]


def test_a_line_that_gives_the_number_of_crimes_heads_no_column() -> None:
    found = rows("There were 69 crimes. Outcomes:", "Charged 9", "Community Resolution 60")
    assert found == [["Charged", "9"], ["Community Resolution", "60"]]


def test_lines_that_print_each_year_before_its_number_are_rows_below_years() -> None:
    found = rows(
        "Outcome 1: 2021 - 12, 2022 - 15 and 2023 - 9",
        "Outcome 8: 2021 - 1, 2022 - 0, 2023 - <5",
    )
    assert found == [
        ["", "2021", "2022", "2023"],
        ["Outcome 1", "12", "15", "9"],
        ["Outcome 8", "1", "0", "<5"],
    ]


def test_years_in_another_order_are_no_columns_of_the_row_above() -> None:
    assert rows("Charged: 2021: 12, 2022: 15", "Caution: 2022: 1, 2021: 4") == []


def test_financial_years_behind_a_label_count_nothing() -> None:
    assert rows("Charged: 2021-22, 2022-23", "Community Resolution: 2021-22, 2022-23") == []


def test_a_count_with_its_share_behind_it_is_one_value_of_a_row() -> None:
    found = rows("Charged: 12 (8%)", "Community Resolution: 1,003 (2.5%)")
    assert found == [["Charged", "12 (8%)"], ["Community Resolution", "1,003 (2.5%)"]]


def test_bare_numbers_below_a_label_that_no_table_takes_are_asked_and_not_lost() -> None:
    cells = ("Outcome", "2023", "2024", "Charged", "46", "0", "Community resolution", "23")
    found = reply("Kent Police", "Dear Sir", *cells, "Cannabis warning", "5", "6", "Regards")
    asked = {(one.label, one.value.amount) for one in found.figures if one.doubts}
    assert {("Charged", 46), ("Community resolution", 23), ("Cannabis warning", 5)} <= asked
    assert len(asked) == len(found.figures)
