"""Records that print numbers of their own are counted; those numbers count nothing."""

from __future__ import annotations

import re

import pytest

from builders import table
from foi_compare.interpret.table_figures.records import UNPROVEN
from foi_compare.interpret.table_figures.tables import ONE_CRIME
from foi_compare.model import Figure
from unit.figures.test_tables import figures, read

KINDS = ("Charged", "Community resolution")


def counted(found: list[Figure]) -> list[tuple[str, int]]:
    return [(one.label, one.counted) for one in found]


def rows(*further: str) -> list[str]:
    """Return six records, two outcomes in turn, with what stands in further columns."""
    return [f"46/{i}/24 | {KINDS[i % 2]} | {text}" for i, text in enumerate(further)]


def test_ages_beside_a_crime_reference_are_set_aside() -> None:
    lines = ("Crime Ref | Outcome | Age of Victim", *rows("20", "21", "22", "35", "36", "37"))
    (reading,) = read(table(*lines))
    assert counted(list(reading.figures)) == [("Charged", 3), ("Community resolution", 3)]
    assert "counted_record" in {item.rule for item in reading.set_aside}
    assert sum(len(item.spots) for item in reading.set_aside) == 6 * 2


def test_crime_numbers_count_nothing_wherever_they_begin() -> None:
    found = figures("Crime number | Year | Outcome", "4 | 2022 | Charged", "5 | 2022 | Charged")
    assert counted(found) == [("Charged", 2)]


def test_records_are_of_the_year_that_their_caption_names() -> None:
    districts = rows("North", "North", "South", "South", "North", "North")
    grid = table("Crime Ref | Outcome | District", *districts, caption="FY 2021-22")
    found = [figure for reading in read(grid) for figure in reading.figures]
    assert {one.rule for one in found} == {"counted_records"}
    assert {str(one.period and one.period.start) for one in found} == {"2021-04-01"}


def test_amounts_and_numbers_of_people_are_set_aside() -> None:
    found = figures(
        "Crime Ref | Outcome | Value Stolen | Number of suspects",
        *rows("0 | 0", "100 | 1", "200 | 2", "300 | 0", "400 | 1", "500 | 2"),
    )
    assert counted(found) == [("Charged", 3), ("Community resolution", 3)]


def test_records_with_a_day_each_need_no_reference() -> None:
    found = figures(
        "Recorded | Outcome | Loss",
        "01/02/2023 | Charged | 50",
        "02/02/2023 | Charged | 75",
        "03/02/2023 | Community resolution | 20",
    )
    assert counted(found) == [("Charged", 2), ("Community resolution", 1)]


def test_rows_that_share_all_their_words_are_records() -> None:
    found = figures(
        "District | Outcome | Value stolen",
        "North | Charged | 50",
        "North | Charged | 75",
        "South | Charged | 20",
    )
    assert [(one.breakdown, one.counted) for one in found] == [
        ((("District", "North"),), 2),
        ((("District", "South"),), 1),
    ]


def test_people_counted_once_for_each_combination_stay_counts() -> None:
    found = figures(
        "District | Outcome | Number of suspects",
        "North | Charged | 50",
        "North | Community resolution | 75",
        "South | Charged | 20",
    )
    assert [one.value.amount for one in found] == [50, 75, 20]
    assert {one.unit for one in found} == {"suspects"}


def test_row_numbers_make_no_records_of_counts() -> None:
    found = figures(
        "No. | District | Outcome | Crimes",
        "1 | North | Charged | 50",
        "2 | North | Community resolution | 75",
        "3 | South | Charged | 20",
    )
    assert [one.value.amount for one in found] == [50, 75, 20]


def test_a_count_of_one_in_every_record_is_counted_up() -> None:
    found = figures("Crime Ref | Outcome | Count", *rows("1", "1", "1", "1"))
    assert counted(found) == [("Charged", 2), ("Community resolution", 2)]


def test_a_district_beside_a_code_is_no_label() -> None:
    found = figures(
        "Crime Ref | Recorded | District | Code | Outcome Description",
        "37/1/24 | 2024-05-03 | Babergh | 1 | Charged",
        "37/2/24 | 2024-05-04 | Ipswich | 1 | Charged",
        "37/3/24 | 2024-05-05 | Babergh | 8 | Community resolution",
        "37/4/24 | 2024-05-06 | Babergh | 8 | Community resolution",
    )
    assert [(one.label, one.breakdown, one.counted) for one in found] == [
        ("Charged", (("District", "Babergh"),), 1),
        ("Charged", (("District", "Ipswich"),), 1),
        ("Community resolution", (("District", "Babergh"),), 2),
    ]


def test_row_numbers_that_leave_out_a_few_count_nothing() -> None:
    numbers = ("1", "2", "3", "5", "6", "7", "9")
    lines = [f"{number} | {KINDS[i % 2]} | North" for i, number in enumerate(numbers)]
    found = figures("No. | Outcome | District", *lines)
    assert sum(one.counted for one in found) == len(numbers)


def test_numbers_that_do_not_count_on_stay_counts() -> None:
    found = figures(
        "No. | Outcome",
        "12 | Charged", "3 | Community resolution", "40 | Outcome 5", "2 | Outcome 7",
        "9 | Outcome 9", "31 | Outcome 10",
    )  # fmt: skip
    assert [one.value.amount for one in found] == [12, 3, 40, 2, 9, 31]


def test_records_of_which_several_columns_may_hold_the_outcome_are_asked_about():
    lines = ("Sex | Outcome | Outcome", *["F | Charged | Caution"] * 4, "M | Caution | Charged")
    found = figures(*lines)
    assert found
    assert all(figure.doubts for figure in found)


def test_a_count_of_something_in_a_pivot_makes_no_records() -> None:
    found = figures(
        "Row Labels | Count of Occurrence",
        "Leeds | 10", "Charged | 4", "Community resolution | 6",
        "Bradford | 30", "Charged | 14", "Community resolution | 16",
    )  # fmt: skip
    assert [one.value.amount for one in found] == [10, 4, 6, 30, 14, 16]
    assert not any(one.counted for one in found)


def test_a_number_of_people_without_a_reference_of_its_own_is_a_count() -> None:
    found = figures(
        "District | Outcome | Number of suspects",
        "North | Charged | 5",
        "North | Charged | 7",
        "South | Charged | 2",
    )
    assert [one.value.amount for one in found] == [5, 7, 2]


def test_rows_with_blanks_that_nothing_numbers_are_asked_about() -> None:
    lines = ("North | Charged", " | Charged", "South | Community resolution", "North | Charged")
    asked = figures("District | Outcome", *lines)
    assert all(UNPROVEN in one.doubts for one in asked)
    numbered = (f"46/{i}/24 | {line}" for i, line in enumerate(lines))
    assert not any(one.doubts for one in figures("Crime Ref | District | Outcome", *numbered))
    whole = ("North | Charged", "North | Charged", "South | Community resolution")
    assert not any(one.doubts for one in figures("District | Outcome", *whole))


def test_the_second_line_of_a_label_has_no_reference_and_is_asked_about() -> None:
    found = figures(
        "Crime Ref | Outcome | District",
        "46/1/24 | Community resolution | North",
        "46/2/24 | Investigation complete - | North",
        " | no suspect identified | ",
        "46/3/24 | Charged | South",
        "46/4/24 | Charged | South",
    )
    assert found
    assert all(UNPROVEN in one.doubts for one in found)


CRIMES = (
    "May | North | Not known | Charged",
    "May | South | 1000-5000 | Community resolution",
    "May | South | 0-500 | Charged",
    "May | North | Unknown | Charged",
    "June | South | 500-1000 | Charged",
    "June | North | 0-500 | Community resolution",
    "June | South | 0-500 | Community resolution",
)


@pytest.mark.parametrize("heading", ["Damage (£)", "Property value", "Harm"])
def test_bands_of_what_crimes_cost_count_nothing(heading: str) -> None:
    found = figures(f"Month | District | {heading} | Outcome", *CRIMES)
    assert {one.rule for one in found} == {"counted_records"}
    assert sum(one.counted for one in found) == len(CRIMES)


def test_numbers_beside_rows_in_no_order_are_asked_about() -> None:
    told = [re.sub(r"(Not known|Unknown|[\d-]{5,9})", "7", crime) for crime in CRIMES]
    found = figures("Month | District | Harm | Outcome", *told)
    assert {ONE_CRIME in one.doubts for one in found} == {True}


@pytest.mark.parametrize("heading", ["Crimes", "Number of offences", "% of district"])
def test_numbers_of_crimes_or_shares_of_them_are_not_asked_about(heading: str) -> None:
    told = [re.sub(r"(Not known|Unknown|[\d-]{5,9})", "7", crime) for crime in CRIMES]
    found = figures(f"Month | District | {heading} | Outcome", *told)
    assert not any(ONE_CRIME in one.doubts for one in found)


def test_counts_whose_groups_are_printed_once_are_not_asked_about() -> None:
    found = figures(
        "Month | District | Outcome | Harm",
        *("May | North | Charged | 7", " | | Community resolution | 9"),
        *(" | South | Charged | 3", " | | Community resolution | 8"),
        *("June | North | Charged | 1", " | | Community resolution | 2"),
    )
    assert found
    assert not any(ONE_CRIME in one.doubts for one in found)


def test_lines_that_end_groups_do_not_part_them() -> None:
    groups = ("Assault", "Arson", "Fraud")
    lines = [
        line
        for at, group in enumerate(groups)
        for line in (f"{group} | Charged | {at + 4}", f"^ | Caution | {at + 2}", "Sum | < | 9")
    ]
    found = figures("Kind | Outcome | Harm", *lines)
    assert found
    assert not any(ONE_CRIME in one.doubts for one in found)
    records = [line.replace("Sum | <", "Sum | Caution") for line in lines]
    assert any(ONE_CRIME in one.doubts for one in figures("Kind | Outcome | Harm", *records))


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("Criminal damage to vehicles", False),
        ("Value of criminal damage", True),
        ("Damage caused", True),
    ],
)
def test_the_name_of_a_crime_is_no_property_of_one(heading: str, asked: bool) -> None:
    found = figures(
        f"Outcome | Arsons | {heading}",
        *("North | 30 | 41", "Charged | 12 | 28", "Caution | 18 | 13"),
        *("South | 33 | 45", "Charged | 14 | 26", "Caution | 19 | 19"),
    )
    assert any(ONE_CRIME in one.doubts for one in found) == asked


def test_the_class_stays_where_only_it_tells_offences_apart() -> None:
    found = figures(
        "Crime Ref | HO Class | Offence | Outcome",
        *(f"46/{at}/24 | {ho} | Possession of cannabis | Charged"
          for at, ho in enumerate(["92E/2", "93B", "92E/2", "93B", "93B"])),
    )  # fmt: skip
    assert [(one.breakdown, one.counted) for one in found] == [
        ((("", "92E/2"),), 2),
        ((("", "93B"),), 3),
    ]


def test_the_class_of_an_offence_is_its_code_where_each_has_one() -> None:
    offences = [("92E/2", "Possession of cannabis"), ("93B", "Possession of khat")]
    found = figures(
        "Crime Ref | HO Class | Offence | Outcome",
        *(f"46/{at}/24 | {ho} | {name} | Charged" for at, (ho, name) in enumerate(offences * 3)),
    )
    assert [(one.offence_code, one.breakdown) for one in found] == [("92E/2", ()), ("93B", ())]


def test_the_class_stays_in_a_table_of_counts() -> None:
    found = figures(
        "HO Class | Offence | Outcome | Number of crimes",
        *("92E/2 | Possession of cannabis | Charged | 7", "^ | ^ | Community resolution | 9"),
        *("93B | Possession of cannabis | Charged | 3", "^ | ^ | Community resolution | 8"),
    )
    assert [dict(one.breakdown).get("") for one in found] == ["92E/2", "92E/2", "93B", "93B"]


@pytest.mark.parametrize(
    ("over", "begins"),
    [
        ("Year ending", "2022-04-01"),
        ("Year to", "2022-04-01"),
        ("Quarter ending", "2023-01-01"),
        ("Month", "2023-03-01"),
        ("Recorded", "2023-03-01"),
    ],
)
@pytest.mark.parametrize("counts", ["", " | 12"])
def test_a_date_below_a_heading_that_says_so_is_the_end_of_a_span(
    over: str, begins: str, counts: str
) -> None:
    heads = f"{over} | District | Outcome" + (" | Crimes" if counts else "")
    lines = [f"March 2023 | Lewes | {kind}{counts}" for kind in (*KINDS, "Charged", "No suspect")]
    found = figures(heads, *(lines[:2] + lines[3:] if counts else lines))
    assert found
    assert {str(one.period and one.period.start) for one in found} == {begins}
