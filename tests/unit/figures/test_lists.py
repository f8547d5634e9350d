"""Tables that were flattened to lines."""

from __future__ import annotations

import pytest

from builders import paragraph
from foi_compare.interpret.table_layout.flat_lines import FlatTable, lines_of
from foi_compare.interpret.text_tables.lists import find_lists
from foi_compare.model import Table
from unit.figures.known_labels import KnownLabels

MATCHER = KnownLabels()


def rows(*texts: str) -> list[list[str]]:
    return [row for flat in flat_tables(*texts) for row in _rows(flat.table)]


def flat_tables(*texts: str) -> tuple[FlatTable, ...]:
    blocks = [paragraph(text) for text in texts]
    lines = [line for index, block in enumerate(blocks) for line in lines_of(index, block)]
    return find_lists(lines, MATCHER, 1)


def _rows(grid: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in grid.grid()]


def test_labels_with_their_numbers_at_the_end():
    text = "Outcome Total\nNot recorded 7\nCommunity Resolution 3\nGrand Total 10"
    assert rows(text) == [
        ["Outcome", "Total"],
        ["Not recorded", "7"],
        ["Community Resolution", "3"],
        ["Grand Total", "10"],
    ]


def test_each_line_may_be_a_block_of_its_own():
    assert rows("Community Resolution 3", "Charged 4") == [
        ["Community Resolution", "3"],
        ["Charged", "4"],
    ]


def test_a_label_may_run_over_lines():
    assert rows("Charged 3\nVictim does not\nsupport 45") == [
        ["Charged", "3"],
        ["Victim does not support", "45"],
    ]


@pytest.mark.parametrize("joint", [" crimes: ", " offences - ", " records = ", " x "])
def test_a_number_may_stand_before_what_it_counts(joint: str):
    found = rows(f"\uf0b7 32{joint}Charged", f"\uf0b7 9{joint}Community Resolution")
    assert found == [["Charged", "32"], ["Community Resolution", "9"]]


def test_a_number_that_says_what_it_counts_may_be_that_of_the_code():
    assert rows("8 crimes: Community Resolution", "4 crimes: Charged")[0][1] == "8"
    assert not rows("8 - Community Resolution", "1 - Charged")


def test_a_label_behind_its_number_may_run_over_lines():
    texts = (
        "• 32 crimes: Charged",
        "• 4 crimes: Victim does\nnot support",
        "• 5 crimes: Caution - adults",
    )
    expected = [["Charged", "32"], ["Victim does not support", "4"], ["Caution - adults", "5"]]
    assert rows(*texts) == expected
    assert rows("\n".join(texts)) == expected


def test_what_stands_below_a_whole_label_is_no_part_of_it():
    text = "32 crimes: Charged\nsupport was offered in each case\n4 crimes: Caution - adults"
    assert rows(text) != [
        ["Charged support was offered in each case", "32"],
        ["Caution - adults", "4"],
    ]


def test_each_cell_may_stand_on_its_own_line():
    assert rows("Outcome\nTotal\nCharged\n7\nCommunity Resolution\n3") == [
        ["Charged", "7"],
        ["Community Resolution", "3"],
    ]


def test_years_above_the_numbers():
    assert rows("Outcome 2019 2020\nCharged 3 4\nCommunity resolution 1 <5") == [
        ["Outcome", "2019", "2020"],
        ["Charged", "3", "4"],
        ["Community resolution", "1", "<5"],
    ]


@pytest.mark.parametrize("text", ["Outcome 8 12\nOutcome 21 59", "Outcome 8: 12\nOutcome 21: 59"])
def test_the_number_of_a_code_is_no_count(text: str):
    assert rows(text) == [["Outcome 8", "12"], ["Outcome 21", "59"]]


def test_labels_without_numbers_are_no_list():
    assert rows("Outcome 21\nOutcome 22") == []


def test_sentences_are_no_list():
    assert rows("We hold records of crimes from 2019.\nA total of 45 were charged in 2021.") == []


def test_bullets_and_colons():
    assert rows("- Charged: 5\n- Community resolution: none") == [
        ["Charged", "5"],
        ["Community resolution", "none"],
    ]


def test_a_dash_before_the_first_number_is_a_value_where_the_rows_above_have_one():
    assert rows("Charged 5 29 2\nCommunity resolution – 1 22") == [
        ["Charged", "5", "29", "2"],
        ["Community resolution", "-", "1", "22"],
    ]


def test_labels_whose_lines_end_in_a_dash_have_no_value():
    assert rows("Charged –\nCommunity resolution -\nwith the victim") == []
    assert rows("Charged -\nCommunity resolution 4") == [
        ["Charged", "-"],
        ["Community resolution", "4"],
    ]


def test_headings_within_a_list_are_rows_of_their_own():
    text = "Outcome 2019 2020\nNorth\nCharged 3 4\nTotal 3 4\nSouth\nCharged 1 2\nTotal 1 2"
    assert [row[0] for row in rows(text)] == [
        "Outcome",
        "North",
        "Charged",
        "Total",
        "South",
        "Charged",
        "Total",
    ]


def test_a_header_below_a_sentence_is_no_part_of_the_first_label():
    text = (
        "Outcomes are as follows:\nOutcome type 2019 2020 Grand Total\nCharged 1 2 3\nCaution 4 5 9"
    )
    assert rows(text) == [
        ["Outcome type", "2019", "2020", "Grand Total"],
        ["Charged", "1", "2", "3"],
        ["Caution", "4", "5", "9"],
    ]


def test_the_line_above_a_list_names_it_and_half_a_sentence_does_not():
    lines = "Outcome 2019 2020\nCharged 1 2\nCommunity Resolution 4 5"
    named, second = flat_tables(f"Burglary\n{lines}\nTheft\n{lines}")
    assert (named.captions, second.captions) == (("Burglary",), ("Theft",))
    sentence = (
        "The table sets out what the force recorded in the financial years from 2015/16 and\n"
    )
    (wrapped,) = flat_tables(f"{sentence}2016/17 as asked\n{lines}")
    assert wrapped.captions == ()


def test_a_code_in_front_of_its_own_label_is_no_count():
    assert rows("18 - No suspect identified\n16 - Victim does not support") == []
    assert rows("5 - No suspect identified\n3 - Victim does not support") == [
        ["No suspect identified", "5"],
        ["Victim does not support", "3"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Year OC1 OC15\n2020 126 68\n2021 1 3",
        "Year 1 8 18\n2020 5 6 7\n2021 8 9 10",
        "Outcomes 14 and 16\n2020 12 3\n2021 4 5",
    ],
)
def test_lines_below_a_line_of_codes_are_no_list(text: str):
    assert rows(text) == []


def test_the_number_of_a_question_below_a_list_is_no_row_of_it():
    assert rows("Charged 3\nCommunity Resolution 4\nQuestion 2\nTotal 9")[-1][0] == (
        "Community Resolution"
    )


def test_a_band_that_hides_a_number_is_one_value():
    assert rows("Outcome 2020 2021 2022\nCharged 21 1-4 8\nCommunity Resolution 1-4 1-4 0") == [
        ["Outcome", "2020", "2021", "2022"],
        ["Charged", "21", "1-4", "8"],
        ["Community Resolution", "1-4", "1-4", "0"],
    ]


def test_a_year_in_a_sentence_above_a_list_heads_it_only_where_it_dates_the_numbers():
    listed = "Charged 12\nCommunity Resolution 5"
    assert rows("We moved house in 2019 and were glad of it, as it was.", listed)[0][0] == "Charged"
    headed = rows("These crimes were recorded in 2019.", listed)
    assert headed[0][1] == "2019"


@pytest.mark.parametrize(
    "lines",
    [
        ("2021: 12", "2022: 9"),
        ("2021: 12; 2022: 9",),
        ("12 in 2021, 9 in 2022",),
        ("- 12 (2021)", "- 9 (2022)"),
    ],
)
def test_years_and_numbers_may_stand_in_the_lines_below_a_label(lines: tuple[str, ...]):
    found = rows("\n".join(("Charged", *lines, "Community Resolution", *lines)))
    assert found == [
        ["", "2021", "2022"],
        ["Charged", "12", "9"],
        ["Community Resolution", "12", "9"],
    ]


def test_lines_of_years_below_what_is_no_label_are_none_of_its_numbers():
    assert rows("The figures are these.\n2021: 12\n2022: 9\nWhat else?\n2021: 3\n2022: 4") == []
