"""What stands beside a number is read, not the whole text again for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import SupportsIndex

from foi_compare.interpret.language.sentences import split_sentences, year_above
from foi_compare.interpret.meanings.named_outcomes import counts_outcomes, named_outcomes
from foi_compare.interpret.periods.periods import find_periods
from foi_compare.text import find_numerals
from growth import assert_grows_evenly
from lettering import matcher


class _Sliced(str):
    """A text that counts the characters taken out of it."""

    __slots__ = ("taken",)

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        found = super().__getitem__(key)
        self.taken = getattr(self, "taken", 0) + len(found)
        return found


def test_a_label_is_looked_for_beside_its_number_and_not_from_the_top() -> None:
    text = _Sliced("see 12, " * 500)
    assert not counts_outcomes(text, "see 12,", find_numerals(str(text)), matcher())
    assert text.taken < 3 * len(text)


def test_periods_are_told_apart_by_those_beside_them() -> None:
    def work(size: int) -> Callable[[], object]:
        text = " ".join(f"{1990 + i % 30} and" for i in range(size))
        return lambda: find_periods(text)

    assert_grows_evenly(work, 32)


def test_the_year_above_a_sentence_is_found_in_the_lines_above_it() -> None:
    def work(size: int) -> Callable[[], object]:
        text = "\n".join(f"{1990 + i % 30}\nThere were {i} crimes." for i in range(size))
        found = split_sentences(text)
        return lambda: [year_above(text, one.start) for one in found]

    assert_grows_evenly(work, 32)


def test_a_year_that_the_sentence_stands_on_is_above_it() -> None:
    assert year_above("2018\nThere were 5.\n2019 There were 6.", 24) == "2019"
    assert year_above("2018\nThere were 5.\nThere were 6.", 19) == "2018"


def test_outcomes_beside_many_numbers_are_looked_for_in_one_pass() -> None:
    def work(size: int) -> Callable[[], object]:
        text = "All 17\n 12\n" * size
        return lambda: named_outcomes(text, matcher())

    matcher()
    assert_grows_evenly(work, 256)


def test_each_outcome_is_named_once_wherever_the_words_end() -> None:
    text = "12 cautioned, 4 charged, 5 no further action" + " and more" * 400
    assert [one.label for one in named_outcomes(text, matcher())][:2] == ["cautioned", "charged"]
