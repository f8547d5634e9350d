"""The day on which an answer is due: twenty working days after a request was received."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

_WORKING_DAYS = 20
_SATURDAY = 5
_YEARS_LOOKED_INTO = 2  # twenty working days from December end in January


class Law(NamedTuple):
    """An Act that says when an answer is due.

    `parts` are those of the United Kingdom whose bank holidays are no working days; `may_extend`
    says whether the time may be extended to weigh the public interest.
    """

    act: str
    section: str
    parts: tuple[str, ...]
    may_extend: bool


# Section 10(6): a day that is a bank holiday under the Banking and Financial Dealings Act 1971 in
# any part of the United Kingdom is no working day, wherever the authority is.
UNITED_KINGDOM = Law(
    act="Freedom of Information Act 2000",
    section="section 10",
    parts=("ENG", "NIR", "SCT", "WLS"),
    may_extend=True,
)
# Sections 10 and 73: the bank holidays of Scotland alone, and no more time for the public interest.
SCOTLAND = Law(
    act="Freedom of Information (Scotland) Act 2002",
    section="section 10",
    parts=("SCT",),
    may_extend=False,
)
# A force that works in Scotland and answers to Parliament (btp) is under the Act of 2000.
_UNDER_THE_SCOTTISH_ACT = frozenset({"police-scotland"})


def law_of(force_id: str) -> Law:
    """Return the Act under which a force answers."""
    return SCOTLAND if force_id in _UNDER_THE_SCOTTISH_ACT else UNITED_KINGDOM


@cache
def due_on(received: date, law: Law) -> date | None:
    """Return the last day on which an answer to a request is in time.

    Args:
        received: the day on which the request was received; it does not count.
        law: the Act under which the answer is due.

    Returns:
        The twentieth working day after it; None where the calendar ends before.

    """
    try:
        closed = _bank_holidays(received.year, law.parts)
        day, left = received, _WORKING_DAYS
        while left:
            day += timedelta(days=1)
            if day.weekday() < _SATURDAY and day not in closed:
                left -= 1
    except OverflowError:
        return None
    return day


@cache
def _bank_holidays(year: int, parts: tuple[str, ...]) -> frozenset[date]:
    """Return the holidays of a year and the next; Christmas Day and Good Friday are among them."""
    # Loaded where a date is known alone: it takes a fifth of a second.
    from holidays import country_holidays

    years = range(year, year + _YEARS_LOOKED_INTO)
    return frozenset(day for part in parts for day in country_holidays("GB", part, years=years))
