"""Time grows with what a reply holds and not faster: letter, tables, figures, checks, account."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from counted import Counted, counted
from growing_replies import REPLIES


@pytest.fixture(scope="module")
def counting() -> Iterator[Counted]:
    with counted() as found:
        yield found


@pytest.mark.parametrize("name", [one.name for one in REPLIES])
def test_a_reply_is_read_in_time_that_grows_as_it_does(name: str, counting: Counted) -> None:
    assert counting.uneven(name) == ""
