"""Words that may stand for a number name a column where other names stand beside them."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.table_layout.layout import lay_out
from unit.figures.test_tables import figures, said


@pytest.mark.parametrize("word", ["Unknown", "Not known", "N/K", "None", "Not recorded", "N/A"])
def test_a_word_for_no_number_heads_a_column_beside_other_names(word: str) -> None:
    found = figures(f"Outcome | Male | Female | {word}", "Charged | 3 | 4 | 5")
    assert said(found) == [
        ("Charged", "Male", "3"),
        ("Charged", "Female", "4"),
        ("Charged", word, "5"),
    ]


def test_it_heads_a_column_beside_years() -> None:
    found = figures("Outcome | 2021 | 2022 | Unknown", "Charged | 3 | 4 | 5")
    assert [figure.series for figure in found] == ["2021", "2022", "Unknown"]


def test_it_heads_a_column_in_a_finer_row_of_headings() -> None:
    found = figures(
        "Outcome | 2021 | < | < | 2022 | < | <",
        "^ | White | Black | Unknown | White | Black | Unknown",
        "Charged | 1 | 2 | 3 | 4 | 5 | 6",
    )
    assert [(f.series, f.breakdown[0][1]) for f in found] == [
        (year, name) for year in ("2021", "2022") for name in ("White", "Black", "Unknown")
    ]


def test_in_a_row_of_the_table_it_stands_for_a_number() -> None:
    found = figures(
        "Outcome | 2021 | 2022", "Charged | Not held | see note 1", "Community resolution | 3 | 4"
    )
    assert [(f.label, f.value.status) for f in found][:2] == [
        ("Charged", "not_held"),
        ("Charged", "not_stated"),
    ]


def test_a_row_of_such_words_alone_is_a_row() -> None:
    found = figures("Outcome | 2021 | 2022", "Charged | None | Nil", "Community resolution | 3 | 4")
    assert [f.value.amount for f in found] == [0, 0, 3, 4]


def test_a_second_table_may_begin_with_such_a_heading() -> None:
    rows = ("Outcome | Male | Female", "Charged | 3 | 4")
    below = ("Outcome | White | Black | Unknown", "Charged | 1 | 2 | 4")
    layouts = lay_out(table(*rows, *below), "reply.docx", 0)
    assert [len(layout.headers) for layout in layouts] == [1, 1]


def test_the_genders_of_records_are_no_numbers() -> None:
    found = figures(
        "Year | Gender | Outcome",
        "2021 | Female | Charged",
        "2021 | Unknown | Charged",
        "2021 | Unknown | Charged",
        "2022 | Not known | Community resolution",
    )
    assert [(f.label, f.series, f.breakdown, f.counted) for f in found] == [
        ("Charged", "2021", (("Gender", "Female"),), 1),
        ("Charged", "2021", (("Gender", "Unknown"),), 2),
        ("Community resolution", "2022", (("Gender", "Not known"),), 1),
    ]


def test_headings_that_reach_over_two_rows_are_headings() -> None:
    found = figures(
        "Month | Charged | Community resolution | No suspect |",
        "^ | ^ | ^ | identified |",
        "Apr 2020 | 1 | 2 | 3 |",
    )
    assert [one.value.amount for one in found] == [1, 2, 3]


def test_records_of_words_and_years_are_no_headings() -> None:
    found = figures(
        "Year | Class | Outcome",
        "2021 | 08L | Charged",
        "2021 | 08L | Charged",
        "2022 | 49 | Charged",
    )
    assert [one.counted for one in found] == [2, 1]
