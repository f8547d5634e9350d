"""What a cell says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_compare.interpret.meanings.values import parse_cell, parse_value, parse_word


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("5", 5),
        (" 45 ", 45),
        ("1,234", 1234),
        ("1 234", 1234),
        ("12,345,678", 12345678),
        ("-3", -3),
        ("+5", 5),
        ("−3", -3),
        ("5*", 5),
        ("3¹", 3),
        ("7 [1]", 7),
        ("Nil", 0),
        ("none", 0),
        ("twelve", 12),
        ("twenty-one", 21),
        ("0", 0),
        ("2.5", 2.5),
    ],
)
def test_a_printed_number_is_exact(text: str, amount: float):
    value = parse_value(text)
    assert value is not None
    assert (value.status, value.amount, value.lower, value.upper) == (
        "exact",
        amount,
        amount,
        amount,
    )


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("<5", 0, 4),
        ("< 5", 0, 4),
        ("Fewer than 5", 0, 4),
        ("less than 10", 0, 9),
        ("less than five", 0, 4),
        ("ten or fewer", 0, 10),
        ("5 or fewer", 0, 5),
        ("≤5", 0, 5),
        ("1-4", 1, 4),
        ("1 to 4", 1, 4),
        ("1–4", 1, 4),
        (">10", 11, None),
        ("100+", 100, None),
        ("*", 0, None),
        ("**", 0, None),
        ("suppressed", 0, None),
        ("[c]", 0, None),
    ],
)
def test_a_suppressed_number_is_an_interval(text: str, lower: int, upper: int | None):
    value = parse_value(text)
    assert value is not None
    assert (value.status, value.amount, value.lower, value.upper) == (
        "suppressed",
        None,
        lower,
        upper,
    )


@pytest.mark.parametrize("text", ["", " ", "-", "–", "...", "\n"])
def test_a_blank_is_not_zero(text: str):
    value = parse_value(text)
    assert value is not None
    assert (value.status, value.amount, value.lower, value.upper) == ("not_stated", None, 0, None)


@pytest.mark.parametrize("text", ["N/A", "#N/A", "not held", "No data available", "unknown"])
def test_not_held_is_said(text: str):
    value = parse_value(text)
    assert value is not None
    assert value.status == "not_held"


@pytest.mark.parametrize(
    "text",
    ["2019/20", "1040A", "12/05/2021", "Outcome 21", "1,23", "12,34,567", "five hundred men"],
)
def test_digits_are_never_squeezed_out_of_a_text(text: str):
    assert parse_value(text) is None


def test_a_count_beside_its_share_gives_both():
    found = parse_cell("5 (12.5%)")
    assert [(f.value.amount, f.value.measure) for f in found] == [
        (5, "count"),
        (12.5, "percentage"),
    ]
    found = parse_cell("12.5% (5)")
    assert [(f.value.amount, f.value.measure) for f in found] == [
        (5, "count"),
        (12.5, "percentage"),
    ]


def test_measures_are_told_apart():
    measures = {text: value.measure for text in ("5", "5%", "£5") if (value := parse_value(text))}
    assert measures == {"5": "count", "5%": "percentage", "£5": "money"}


@pytest.mark.parametrize(
    ("word", "number"), [("zero", 0), ("Twenty", 20), ("ninety nine", 99), ("twenty-ten", None)]
)
def test_number_words(word: str, number: int | None):
    assert parse_word(word) == number


@given(st.text(max_size=30))
def test_any_text_gives_a_verdict(text: str):
    for found in parse_cell(text):
        assert found.value.upper is None or found.value.lower <= found.value.upper


@given(st.integers(min_value=0, max_value=10**9))
def test_separators_change_nothing(number: int):
    plain, separated = parse_value(str(number)), parse_value(f"{number:,}")
    assert plain is not None
    assert separated is not None
    assert plain.amount == separated.amount == number


@pytest.mark.parametrize("printed", ["9" * 400, f"<{'9' * 400}", "1" * 16, f"{'9' * 400}%"])
def test_what_no_float_holds_is_no_number(printed: str) -> None:
    assert parse_value(printed) is None


@pytest.mark.parametrize("printed", ["9" * 15, "0.12345678901234568", "12.345678901234567%"])
def test_all_that_a_float_holds_is_a_number(printed: str) -> None:
    assert parse_value(printed) is not None
