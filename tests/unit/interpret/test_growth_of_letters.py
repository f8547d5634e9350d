"""Time grows with the length of a text and not faster, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable

from builders import document
from foi_compare.interpret.language.phrases import phrasebook
from foi_compare.interpret.letter_text.segments import segments_of
from growth import assert_grows_evenly
from lettering import wordings


def test_numbered_lines_are_joined_to_a_run_without_reading_all_of_it_again() -> None:
    book = phrasebook(wordings())

    def work(lines: int) -> Callable[[], object]:
        whole = document("\n".join(f"{number:070}." for number in range(lines)))
        return lambda: list(segments_of(whole, book))

    assert_grows_evenly(work, 100)
