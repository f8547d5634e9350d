from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_compare.spreadsheets import guard, neutralise, unguard

# What a person does not see: marks without width, and letters without ink.
UNSEEN = (
    *"\u00ad\u034f\u0600\u115f\u17b4\u180b\u180e\u200b\u200f\u2061\u2066\u2800\u3164\ufe0f\ufeff",
    *"\uffa0\ufff9\U0001d173\U000e0001\U000e0020\u00a0\u3000",
)


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


@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda mark: f"{ord(mark):x}")
def test_a_formula_behind_what_is_not_seen_is_neutralised(unseen: str) -> None:
    assert neutralise(f"{unseen}=1+1") == f"'{unseen}=1+1"
    assert neutralise(f"a;{unseen}@x") == f"a;'{unseen}@x"
    assert unguard(guard(f"{unseen}=1+1")) == f"{unseen}=1+1"


@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹦﹢﹣﹫")
def test_each_sign_that_begins_a_formula_is_known(sign: str) -> None:
    assert neutralise(f"{sign}x") == f"'{sign}x"
