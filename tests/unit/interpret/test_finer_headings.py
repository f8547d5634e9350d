"""Headings right below others or over some rows alone, and what they may hold for besides."""

from __future__ import annotations

from builders import table
from unit.interpret.test_whole_reply import reply

HEADS = "Outcome | Q1 2022/23 | Q2 2022/23 | Full year"
ROWS = ("Charged/Summonsed | 31 | 41 | 72", "Caution - adults | 23 | 14 | 37")


def in_doubt(*heads: str) -> bool:
    found = reply("Kent Police", "Outcomes of robberies by quarter.", table(*heads, *ROWS))
    assert found.figures
    return any(figure.doubts for figure in found.figures if not figure.across)


def test_another_heading_below_each_of_some_is_of_its_own_column() -> None:
    assert not in_doubt(HEADS, " | Apr-Jun | Jul-Sep | ")


def test_one_heading_below_others_may_hold_for_all() -> None:
    assert in_doubt(HEADS, " | | Kent | ")


def test_headings_over_some_columns_and_none_over_the_rest_may_hold_for_all() -> None:
    assert in_doubt(" | Medway | Swale | ", HEADS)


BANDED = ("{0}", "Charged/Summonsed | 31", "{1}", "Charged/Summonsed | 23")


def banded(first: str, second: str) -> list[bool]:
    rows = (line.format(first, second) for line in BANDED)
    found = reply("Kent Police", "Outcomes of robberies.", table("Outcome | Crimes", *rows))
    return [bool(figure.doubts) for figure in found.figures]


def test_a_period_over_some_rows_says_nothing_of_the_others() -> None:
    assert banded("2022", "2024 (to 31 October)") == [False, False]


def test_what_else_stands_in_a_row_alone_may_be_said_of_all() -> None:
    assert banded("2022", "Figures are rounded to the nearest 5") == [True, True]


def total_in_doubt(last: int) -> bool:
    rows = ("Charged/Summonsed | 31 | 41 | 72", f"Caution - adults | 23 | 14 | {last}")
    heads = "Outcome | 2021 | 2022 | Fdrs"
    found = reply("Kent Police", "Outcomes of robberies.", table(heads, *rows))
    return any(figure.doubts for figure in found.figures if figure.series == "Fdrs")


def test_unknown_words_over_a_sum_of_the_columns_beside_it_change_nothing() -> None:
    assert not total_in_doubt(37)
    assert total_in_doubt(38)


def test_what_a_count_is_said_to_be_by_needs_no_question_over_its_kinds() -> None:
    strands = "Race | Transgender | Religion or belief"
    rows = ("Charged/Summonsed | 31 | 41 | 72", "Caution - adults | 23 | 14 | 37")

    def asked(over: str, below: str) -> bool:
        found = reply(
            "Kent Police",
            "Outcomes of hate crimes.",
            table(f"Outcome | {over} | {over} | {over}", f"Outcome | {below}", *rows),
        )
        assert found.figures
        return any(figure.doubts for figure in found.figures)

    assert not asked("Count of crimes by hate strand", strands)
    assert asked("Convictions by hate strand", strands)
    assert asked("Count of crimes by hate strand", "Race | Convictions | Religion or belief")
