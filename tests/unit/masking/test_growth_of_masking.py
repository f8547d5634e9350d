"""Time grows with the length of a reply and not faster, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import document
from foi_compare.masking import find_people
from foi_compare.model import NameLists
from growth import assert_grows_evenly


@pytest.mark.parametrize(
    ("before", "one"),
    [
        ("", "We have asked the Unit at Leeds about it. "),
        ("", "Leeds "),
        ("", "Mr Quell told Ms Tarn so.\n"),
        ("x@y.example ", "a.b"),
        ("Label: ", "Leeds - "),
    ],
)
def test_names_are_found_in_a_long_text(lists: NameLists, before: str, one: str) -> None:
    def work(times: int) -> Callable[[], object]:
        read = document(before + one * times)
        return lambda: find_people([read], lists)

    assert_grows_evenly(work, 50)
