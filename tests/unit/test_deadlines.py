from __future__ import annotations

from datetime import date

import pytest

from foi_compare.deadlines import SCOTLAND, UNITED_KINGDOM, Law, due_on, law_of

# Each counted by hand from the lists of bank holidays that the governments publish.
CASES = [
    pytest.param("2025-09-01", UNITED_KINGDOM, "2025-09-29", id="no holiday"),
    pytest.param("2025-09-06", UNITED_KINGDOM, "2025-10-03", id="received on a Saturday"),
    pytest.param("2024-03-10", UNITED_KINGDOM, "2024-04-10", id="Saint Patrick and Easter Monday"),
    pytest.param("2024-03-10", SCOTLAND, "2024-04-08", id="Good Friday alone"),
    pytest.param("2024-07-01", UNITED_KINGDOM, "2024-07-30", id="12 July of Northern Ireland"),
    pytest.param("2024-07-01", SCOTLAND, "2024-07-29", id="and not in Scotland"),
    pytest.param("2025-07-20", UNITED_KINGDOM, "2025-08-18", id="August, Scotland's first Monday"),
    pytest.param("2025-08-10", UNITED_KINGDOM, "2025-09-08", id="August, the last Monday"),
    pytest.param("2025-08-10", SCOTLAND, "2025-09-05", id="which Scotland has not"),
    pytest.param("2024-12-20", UNITED_KINGDOM, "2025-01-23", id="2 January counts nowhere"),
    pytest.param("2024-11-20", UNITED_KINGDOM, "2024-12-19", id="Saint Andrew, on the Monday"),
    pytest.param("2022-09-05", UNITED_KINGDOM, "2022-10-04", id="a day that was proclaimed"),
]


@pytest.mark.parametrize(("received", "law", "due"), CASES)
def test_an_answer_is_due_twenty_working_days_after_receipt(received: str, law: Law, due: str):
    assert due_on(date.fromisoformat(received), law) == date.fromisoformat(due)


def test_police_scotland_alone_is_under_the_scottish_act():
    assert law_of("police-scotland") is SCOTLAND
    assert {law_of(one) for one in ("kent", "btp", "northern-ireland")} == {UNITED_KINGDOM}


def test_a_day_at_the_end_of_the_calendar_has_no_due_date():
    assert due_on(date(9999, 12, 20), UNITED_KINGDOM) is None
