"""Lines whose number is told by the run they make, and look-alikes that number nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from foi_compare.interpret.letter_text.numbered_runs import numbered_lines


def numbers(*lines: str) -> list[str]:
    """Return the number of each line, empty where it has none."""
    found = numbered_lines(lines)
    return [found[at].numbers[0] if at in found else "" for at in range(len(lines))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("A  the number of thefts", "B  all e-mails"), ["A", "B"]),
        (
            ("A the number of thefts", "since 2020", "B all e-mails on it", "C the last report"),
            ["A", "", "B", "C"],
        ),
        (("[1] thefts", "[2] robberies"), ["1", "2"]),
        (("#1 thefts", "#2 robberies"), ["1", "2"]),
        (("Item 1 thefts", "Item 2 robberies"), ["1", "2"]),
        (("Cais 1", "Cais 2"), ["", ""]),  # a marker by itself, known as such
        (("Pwynt 1", "Pwynt 2"), ["1", "2"]),
        (("First question: thefts", "Second question: robberies"), ["1", "2"]),
        (("One", "Two", "Three"), ["1", "2", "3"]),
        (("1 Please give the thefts", "2 For each of these years"), ["", "2"]),
        (("a - thefts", "b - robberies"), ["a", "b"]),
        (("i thefts in shops", "ii thefts in homes", "iii robberies in banks"), ["i", "ii", "iii"]),
    ],
)
def test_a_run_tells_that_its_lines_are_numbered(
    lines: Sequence[str], expected: Sequence[str]
) -> None:
    assert numbers(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("A man was charged.", "B division has no record."),  # two words that may be letters
        ("A letter was sent.", "C the last report"),
        ("Table 1", "Table 2"),
        ("Outcome 1", "Outcome 2"),
        ("1 - 37", "2 - 12"),  # labels and counts, perhaps
        ("1 charged", "2 cautioned"),
        ("1 charged or summonsed 4", "2 caution given to youths 7", "3 penalty notices given 8"),
        ("First, we searched.", "Second, we counted."),
        ("Item 2 thefts", "Item 3 robberies"),
    ],
)
def test_what_only_looks_like_a_run_is_none(lines: Sequence[str]) -> None:
    assert not any(numbers(*lines))


def test_a_list_that_begins_again_is_a_second_run() -> None:
    lines = ("[1] thefts", "[2] robberies", "Reply", "[1] 12 of them", "[2] none")
    assert numbers(*lines) == ["1", "2", "", "1", "2"]
