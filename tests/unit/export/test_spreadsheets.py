from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_compare.spreadsheets import guard, unguard


@pytest.mark.parametrize(
    "text",
    [
        *("1-4", "3/4", "2019/12", "Jan 2019", "1 May", "May-19", "2024-05-03"),
        *("007", "3.10", "1E5", "12345678901234567"),
        *("=1+1", "'=1+1", "@x"),
    ],
)
def test_what_a_spreadsheet_would_run_or_rewrite_is_guarded(text: str) -> None:
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "-", "12", "<5", "2019", "Under 18", "'quoted'", "page 1#4"])
def test_what_comes_back_as_it_is_stays(text: str) -> None:
    assert guard(text) == text


@given(st.text() | st.text("'=+-@0123456789/. eJan;\"\u200b", max_size=12))
def test_a_guarded_text_is_restored(text: str) -> None:
    assert unguard(guard(text)) == text
