"""A column that follows the codes of the labels prints the codes, whatever it is called."""

from __future__ import annotations

import pytest

from unit.figures.test_tables import figures

ROWS = (
    ("Charged", "40", "1"),
    ("Caution - adults", "4", "3"),
    ("Community resolution", "20", "08"),
    ("No suspect identified", "100", "18"),
)


@pytest.mark.parametrize("heading", ["HO Outcome", "Ref", "HO code", "Number", "Crime class", ""])
def test_codes_are_no_counts_and_no_offences(heading: str) -> None:
    lines = [f"{label} | {count} | {code}" for label, count, code in ROWS]
    found = figures(f"Description | Crimes | {heading}", *lines)
    assert [(one.label, one.value.amount, one.series, one.offence) for one in found] == [
        (label, int(count), "", "") for label, count, _ in ROWS
    ]
    assert not any(one.doubts for one in found)


def test_codes_may_be_printed_with_their_words() -> None:
    lines = [f"OC{code.lstrip('0')} | {label} | {count}" for label, count, code in ROWS]
    found = figures("Ref | Description | Crimes", *lines)
    assert [(one.value.amount, one.breakdown) for one in found] == [
        (40, ()),
        (4, ()),
        (20, ()),
        (100, ()),
    ]


def test_one_code_that_its_words_contradict_does_not_make_counts_of_the_others() -> None:
    lines = [f"{label} | {count} | {code}" for label, count, code in ROWS]
    found = figures("Description | Crimes | Ref", *lines, "Victim supports | 7 | 16")
    assert [one.value.amount for one in found] == [40, 4, 20, 100, 7]


def test_counts_that_agree_with_a_code_by_chance_are_counts() -> None:
    found = figures(
        "Outcome | 2022 | 2023",
        "Charged | 1 | 5",
        "Caution - adults | 3 | 6",
        "Community resolution | 9 | 8",
    )
    assert len(found) == 6


def test_a_column_with_a_total_counts_something() -> None:
    lines = [f"{label} | {code} | {count}" for label, count, code in ROWS]
    found = figures("Outcome | North | South", *lines, "Total | 30 | 164")
    assert len(found) == 10


def test_the_label_of_a_total_set_over_both_columns_is_no_number_beside_it() -> None:
    more = (
        ("Suspect too ill", "3", "12"),
        ("Offender has died", "2", "5"),
        ("Taken into consideration", "6", "4"),
        ("CPS - not in the public interest", "1", "9"),
        ("Under age", "8", "11"),
        ("Transferred to another body", "9", "20"),
    )
    lines = [f"{code} | {label} | {count}" for label, count, code in (*ROWS, *more)]
    found = figures("HO No. | Outcome | Crimes", *lines, "All outcomes | < | 193")
    assert [one.value.amount for one in found] == [40, 4, 20, 100, 3, 2, 6, 1, 8, 9, 193]


@pytest.mark.parametrize("heading", ["HO Outcome", "Outcomes", "Disposal"])
def test_codes_alone_that_go_down_the_list_are_the_labels(heading: str) -> None:
    rows = ("1 | 15 | 8", "3 | 2 | 5", "08 | 12 | 8", "18 | 28 | 20", "Total | 57 | 41")
    found = figures(f"{heading} | Norwich | Breckland", *rows)
    assert [(one.label, one.value.amount) for one in found if one.series == "Norwich"] == [
        ("1", 15), ("3", 2), ("08", 12), ("18", 28), ("Total", 57),
    ]  # fmt: skip


def test_numbers_under_a_heading_of_outcomes_that_follow_no_code_are_no_labels() -> None:
    for rows in (
        ("18 | 15 | 8", "3 | 2 | 5", "8 | 12 | 8", "1 | 28 | 20"),
        ("1 | 15 | 8", "3 | 2 | 5", "407 | 12 | 8", "811 | 28 | 20"),
    ):
        assert not figures("HO Outcome | Norwich | Breckland", *rows)


def test_codes_in_columns_set_beside_each_other_are_labels_each() -> None:
    found = figures("Outcome | Crimes | Outcome | Crimes", "1 | 40 | 15 | 9", "1A | 4 | 18 | 100")
    read = [(one.label, one.value.amount) for one in found if not one.doubts]
    assert sorted(read) == [("1", 40), ("15", 9), ("18", 100), ("1A", 4)]


@pytest.mark.parametrize("heading", ["Outcome", "Officers"])
def test_numbers_that_stand_there_twice_or_below_other_words_are_no_labels(heading: str) -> None:
    twice = "1 | 4 | 3 | 100" if heading != "Outcome" else "15 | 4 | 3 | 100"
    found = figures(f"{heading} | Crimes | {heading} | Crimes", "1 | 40 | 15 | 9", twice)
    assert not [one for one in found if not one.doubts and one.label == "15"]
