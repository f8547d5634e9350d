"""Whether `2019 - 20` is a financial year, or twenty crimes of 2019."""

from __future__ import annotations

import pytest

from foi_compare.interpret.periods.year_dashes import part_years_from_counts, years_counted
from lettering import matcher, prose

QUESTION = "1. How many crimes of arson recorded in 2019 and 2020 were Outcome 21?"


def read(*answer: str) -> list[tuple[str, float | int | None, str]]:
    found, _ = prose("Kent Police", "Dear Requester", "Request", QUESTION, "Response", *answer)
    return [
        (matcher().match(figure.label).code, figure.value.amount, figure.series)
        for figure in sorted(found, key=lambda figure: figure.series)
        if not figure.doubts
    ]


@pytest.mark.parametrize(
    "answer", [("2019 - 20", "2020 - 10"), ("2020 – 10 crimes", "2019 – 20 crimes")]
)
def test_a_year_counted_beside_it_makes_it_a_count(answer: tuple[str, str]) -> None:
    assert read(*answer) == [("21", 20, "2019"), ("21", 10, "2020")]


def test_the_evidence_is_what_the_reply_prints() -> None:
    found, _ = prose(
        "Kent Police", "Dear Requester", "Request", QUESTION, "Response", "2019 - 20", "2020 - 10"
    )
    assert {figure.evidence for figure in found} == {"2019 - 20", "2020 - 10"}


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("2019 - 20: 14 crimes", ["2020 - 21: 16 crimes"]),  # two financial years
        ("2019 - 20", ["2014 - 7"]),  # no year beside it
        ("2019 - 20", ["2020 - 10%"]),  # a share
        ("2019 - 20", ["2020 - 2024"]),  # a run of years
        ("2019-20", ["2020 - 10"]),  # printed as a financial year is
    ],
)
def test_other_dashes_leave_a_financial_year(text: str, beside: list[str]) -> None:
    assert part_years_from_counts(text, years_counted([text, *beside])) == text
