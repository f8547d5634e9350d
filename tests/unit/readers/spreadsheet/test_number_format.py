from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_compare.readers.workbooks.number_format import general, is_date, shown, shown_text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (237, "General", "237"),
        (0.1 + 0.2, "General", "0.3"),
        (-4, "General", "-4"),
        (1234567, "#,##0", "1,234,567"),
        (0, "#,##0", "0"),
        (0, "#", ""),
        (0.25, "0%", "25%"),
        (0.0333, "0.0%", "3.3%"),
        (0.125, "0.00", "0.13"),
        (3, '[<5]"<5";0', "<5"),
        (7, '[<5]"<5";0', "7"),
        (3, '"<5"', "<5"),
        (3, "\\<5", "<5"),
        (12, ";;;", ""),
        (0, '0;-0;"-"', "-"),
        (-3, "0;(0)", "(3)"),
        (5, '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-', "5"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "-"),
        (450, "[$£-809]#,##0", "£450"),
        (3, '0" crimes"', "3 crimes"),
        (7, "000", "007"),
        (12345, "#,##0,", "12"),
        (1500, "0.0E+00", "1.5E+03"),
        (44566, "dd/mm/yyyy", "05/01/2022"),
        (44566, "d mmmm yyyy", "5 January 2022"),
        (44566, "mmm-yy", "Jan-22"),
        (44566.5, "dd/mm/yyyy hh:mm", "05/01/2022 12:00"),
        (44566.75, "h:mm AM/PM", "6:00 PM"),
        (1.5, "[h]:mm", "36:00"),
        (2021, 'General" crimes"', "2021 crimes"),
        (3, "[Red]0", "3"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value: float, code: str, text: str):
    assert shown(value, code) == text


def test_a_workbook_that_counts_from_1904_shows_its_own_days():
    assert shown(0, "yyyy-mm-dd", from_1904=True) == "1904-01-01"


def test_formats_of_dates_are_known():
    assert is_date("dd/mm/yyyy")
    assert is_date("[h]:mm")
    assert not is_date('0" months"')
    assert not is_date("General")


def test_a_text_may_have_a_format_too():
    assert shown_text("Charged", "@") == "Charged"
    assert shown_text("Charged", '0;0;0;"Outcome "@') == "Outcome Charged"


@given(st.integers(-(10**10), 10**10))
def test_whole_numbers_are_shown_whole(value: int):
    assert general(value) == str(value)
    assert shown(value, "0") == str(value)


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(alphabet='0#,.%;"[]<5@dmyhs-\\_*E+', max_size=12),
)
def test_no_format_breaks_the_reading(value: float, code: str):
    assert isinstance(shown(value, code), str)
