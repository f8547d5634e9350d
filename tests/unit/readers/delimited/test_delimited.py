from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import in_blocks, in_raw, read, rows, tables, texts


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16"])
def test_fields_are_read_whatever_parts_them(delimiter: str, end: str, encoding: str):
    lines = ["Outcome,2021,2022", "Charged – summons,12,5", "Caution,3,4"]
    data = end.join(line.replace(",", delimiter) for line in lines).encode(encoding)
    document = read("a.csv", data)
    assert document.format == "delimited"
    assert rows(tables(document)[0]) == [line.replace(",", " | ") for line in lines]
    assert in_blocks(document) == in_raw(document)


def test_the_mark_at_the_end_of_an_old_file_is_no_part_of_it():
    document = read("a.csv", b"Outcome,2021\r\nCharged,12\r\nCaution,5\r\n\x1a")
    assert rows(tables(document)[0]) == ["Outcome | 2021", "Charged | 12", "Caution | 5"]


def test_quoted_fields_keep_their_commas_lines_and_quotes():
    document = read("a.csv", 'Outcome,Total\n"Caution, youth","1,234"\n"A ""b""\nc",5\n')
    assert rows(tables(document)[0])[1:] == ["Caution, youth | 1,234", 'A "b"\nc | 5']
    assert in_blocks(document) == in_raw(document)


def test_titles_blank_lines_and_notes_are_no_part_of_the_table():
    document = read(
        "a.csv", "Outcomes 2021,,\n,,\nOutcome,Total,\nCharged,12,\n,,\nNote: see page 4,,\n"
    )
    assert texts(document) == ["Outcomes 2021", "Note: see page 4"]
    assert rows(tables(document)[0]) == ["Outcome | Total", "Charged | 12"]


def test_a_line_that_names_the_separator_is_obeyed():
    document = read("a.csv", "sep=;\nOutcome;Total\nCharged;1,5\n")
    assert rows(tables(document)[0]) == ["Outcome | Total", "Charged | 1,5"]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir, thank you for this, on 1 May.\nWe hold 3 records, of\nwhich 2, as said, are.\n",
        "Community Resolution 3\nGrand Total 237\n",
    ],
)
def test_prose_is_not_taken_for_fields(text: str):
    assert read("a.csv", text).format == "text"


@given(
    st.lists(
        st.lists(
            st.sampled_from(["12", '"1,5"', "a b", "", '5" x', '"q""7"', "<5"]),
            min_size=3,
            max_size=3,
        )
    )
)
def test_every_numeral_of_the_fields_is_in_the_blocks(lines: list[list[str]]):
    text = "Outcome,2021,2022\nCharged,1,2\nOther,3,4\n" + "\n".join(map(",".join, lines))
    document = read("a.csv", text)
    assert in_blocks(document) == in_raw(document)


def test_a_small_file_lowers_no_limit_for_the_files_after_it():
    before = csv.field_size_limit()
    read("a.csv", "Outcome,2021\nCharged,12\n")
    assert csv.field_size_limit() >= before


def test_a_letter_whose_lines_hold_semicolons_is_no_list_of_fields():
    letter = (
        "Thank you for your request; it was received by us on Monday.\n"
        "We hold the information; it is set out in the lines below.\n"
        "Twelve of the crimes ended in a charge; three ended in a caution.\n"
        "You may ask for a review; please write to us within forty days.\n"
    )
    assert read("a.txt", letter).format == "text"


def test_fields_with_a_space_behind_the_semicolon_are_fields():
    lines = "Outcome; 2021; 2022\nSuspect identified and victim does not support it; 3; 4\n" * 3
    assert read("a.txt", lines).format == "delimited"


def test_numbers_with_thousands_are_no_fields():
    assert read("a.txt", "1,234 1,234\n1,234\nCharged 1,234 Charged 1,234\n").format == "text"
