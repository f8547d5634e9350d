from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_compare.export.csv_text import cell_text, csv_bytes


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "=HYPERLINK(1)", "＝1+1", "- Charged"],
)
def test_what_a_spreadsheet_would_run_is_neutralised(text: str) -> None:
    assert cell_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\x00=1+1"])
def test_nothing_hides_a_formula_behind_white_space(text: str) -> None:
    assert cell_text(text) == "'=1+1"


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u00ad", "\u2060", "\ufeff ", '"'])
def test_nothing_hides_a_formula_behind_what_has_no_width(unseen: str) -> None:
    assert cell_text(f"{unseen}=1+1") == f"'{unseen}=1+1"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a;=1+1", "a;'=1+1"),
        ("a; =1+1;@x", "a;' =1+1;'@x"),
        ('a;"=1+1"', 'a;\'"=1+1"'),
        ("a;\u200b=1+1", "a;'\u200b=1+1"),
        ("=1;=2", "'=1;'=2"),
        ("-5;=2", "'-5;'=2"),
        ("a; -5; -", "a; -5; -"),
        ("Gender=Female; Age=Under 18", "Gender=Female; Age=Under 18"),
    ],
)
def test_nothing_hides_a_formula_behind_the_semicolon_of_another_locale(
    text: str, safe: str
) -> None:
    assert cell_text(text) == safe


@pytest.mark.parametrize("obeyed", "\x00\x08\x1b\x7f\x81\x90\u061c\u200e\u202e\u2066\u2069")
def test_what_a_screen_would_obey_is_left_out(obeyed: str) -> None:
    assert cell_text(f"Charged{obeyed}[2K 5") == "Charged[2K 5"


@pytest.mark.parametrize("end", "\n\r\x0b\x0c\x1c\u2028\u2029")
def test_no_text_ends_its_line(end: str) -> None:
    assert cell_text(f"Charged{end}{end} 5").replace(" ", "") == "Charged5"


def test_the_controls_that_windows_meant_as_characters_are_these() -> None:
    assert (
        cell_text("Charged \x96 \x93x\x94 \x9b2J\x85")
        == "Charged \u2013 \u201cx\u201d \u203a2J\u2026"
    )


@pytest.mark.parametrize("text", ["-", "-5", "+3", "-1,234", "<5", "1-4", "Outcome 1 = charged"])
def test_what_is_no_formula_stays_as_it_is_printed(text: str) -> None:
    assert cell_text(text) == text


def test_numbers_stay_numbers() -> None:
    assert [cell_text(value) for value in (-5, 0, 12, 2.0, 0.25)] == ["-5", "0", "12", "2", "0.25"]


def test_what_is_absent_is_empty_and_never_zero() -> None:
    assert cell_text(None) == ""


def test_truth_and_dates_are_written_for_machines() -> None:
    assert [cell_text(value) for value in (True, False, date(2022, 7, 1))] == [
        "true",
        "false",
        "2022-07-01",
    ]


def test_the_file_is_utf8_without_a_mark_and_with_one_kind_of_line_end() -> None:
    data = csv_bytes(["label", "value"], [["ŵ – “x”, y", 3], ["two\r\nlines", None]])
    assert data == 'label,value\n"ŵ – “x”, y",3\ntwo lines,\n'.encode()


def test_half_a_character_does_not_stop_the_export() -> None:
    assert csv_bytes(["a"], [["\ud800"]]) == b"a\n?\n"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_every_text_comes_back_as_one_cell_of_one_line(rows: list[list[str]]) -> None:
    data = csv_bytes(["a", "b"], rows)
    assert data.count(b"\n") == len(rows) + 1
    back = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert [len(row) for row in back] == [2] * (len(rows) + 1)
    assert all(not cell.startswith(("=", "@", "\t", "\r")) for row in back for cell in row)
