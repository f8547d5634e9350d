"""The class of an offence beside its name, and several counts of the same crimes side by side."""

from __future__ import annotations

from unit.figures.test_tables import figures


def test_a_class_beside_the_name_gives_the_code_and_not_the_offence() -> None:
    found = figures(
        "Class | Offence | Outcome | 2022",
        "08L | Harassment | Charged | 4",
        "| | Community resolution | 5",
        "105A | Common assault | Charged | 6",
        "49 | Other theft | Charged | 7",
    )
    assert [(one.offence, one.offence_code) for one in found] == [
        ("Harassment", "8L"),
        ("Harassment", "8L"),
        ("Common assault", "105A"),
        ("Other theft", "49"),
    ]


def test_a_class_alone_is_all_that_is_known_of_the_offence() -> None:
    found = figures("Offence class | Outcome | 2022", "08L | Charged | 4", "08N | Charged | 6")
    assert [(one.offence, one.offence_code) for one in found] == [("08L", "8L"), ("08N", "8N")]


def test_a_wider_group_of_offences_goes_to_the_breakdown() -> None:
    found = figures(
        "Offence group | Offence | Outcome | 2022",
        "Robbery | Robbery of personal property | Charged | 4",
        "Robbery | Robbery of business property | Charged | 6",
    )
    assert [(one.offence, one.breakdown) for one in found] == [
        ("Robbery of personal property", (("Offence group", "Robbery"),)),
        ("Robbery of business property", (("Offence group", "Robbery"),)),
    ]


def test_records_keep_the_name_of_the_offence_beside_its_class() -> None:
    found = figures(
        "Year | HO class | Offence | Outcome",
        "2021 | 08L | Harassment | Charged",
        "2021 | 08L | Harassment | Charged",
        "2022 | 49 | Other theft | Charged",
    )
    assert [(one.offence, one.offence_code, one.counted) for one in found] == [
        ("Harassment", "8L", 2),
        ("Other theft", "49", 1),
    ]


def test_several_units_side_by_side_are_told_apart_by_their_headings() -> None:
    found = figures("Outcome | Crimes | Suspects | Victims", "Charged | 40 | 52 | 41")
    assert [(one.series, one.unit) for one in found] == [
        ("Crimes", "crimes"),
        ("Suspects", "suspects"),
        ("Victims", "victims"),
    ]
    assert not any(one.doubts for one in found)


def test_under_years_they_go_to_the_breakdown() -> None:
    found = figures(
        "Outcome | 2022 | < | 2023 | <",
        "^ | Crimes | Suspects | Crimes | Suspects",
        "Charged | 1 | 2 | 3 | 4",
    )
    assert [(one.series, one.breakdown[0][1]) for one in found] == [
        ("2022", "Crimes"),
        ("2022", "Suspects"),
        ("2023", "Crimes"),
        ("2023", "Suspects"),
    ]


def test_one_count_beside_its_share_needs_no_series() -> None:
    found = figures("Outcome | Number | %", "Charged | 4 | 40", "Community resolution | 6 | 60")
    assert {one.series for one in found if one.value.measure == "count"} == {""}
