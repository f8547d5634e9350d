"""Time grows with the length of a text and not faster, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import document
from foi_compare.interpret.language.phrases import phrasebook
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.letter_text.segments import segments_of
from foi_compare.interpret.letterhead.letter_date import LetterDate, letter_date
from growth import assert_grows_evenly
from lettering import wordings


def test_numbered_lines_are_joined_to_a_run_without_reading_all_of_it_again() -> None:
    book = phrasebook(wordings())

    def work(lines: int) -> Callable[[], object]:
        whole = document("\n".join(f"{number:070}." for number in range(lines)))
        return lambda: list(segments_of(whole, book))

    assert_grows_evenly(work, 100)


def dated(text: str) -> Callable[[], LetterDate]:
    """Return the call that looks for the date of a letter which is one text."""
    whole = document(text)
    parts = [Part(one, "letterhead") for one in segments_of(whole, phrasebook(wordings()))]
    return lambda: letter_date(whole, parts, "FOI 1234/24")


@pytest.mark.parametrize("mark", [" and ", "\n"])
def test_each_of_many_dates_is_told_by_what_stands_near_it(mark: str) -> None:
    def work(size: int) -> Callable[[], object]:
        return dated(mark.join(f"on {i % 28 + 1} March 2019" for i in range(size)))

    assert_grows_evenly(work, 100)


def test_the_date_of_the_letter_is_found_behind_many_others() -> None:
    others = ", ".join(f"{i % 28 + 1} March 2019 to {i % 28 + 1} May 2019" for i in range(100))
    assert dated(f"From {others}.\nDate of response: 3 May 2024")().text == "2024-05-03"
    assert dated(f"From {others}.\nDate of receipt: 3 May 2024")().text != "2024-05-03"
