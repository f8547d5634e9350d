"""A number of the outputs to the line of decisions.csv on it, or on what it stands in."""

from __future__ import annotations

import pytest

from foi_compare.answers.deciding import decision_line
from foi_compare.errors import InputError


def number(name: str, anchor: str, **cells: str) -> dict[str, str]:
    row = {
        "observation_id": name,
        "force_id": "kent",
        "codebook": "home-office-outcomes",
        "label": "Filed",
        "value_as_printed": "4",
        "file": "kent.pdf",
        "sha256": "a" * 64,
        "page": "2",
        "table": "1",
        "row": "3",
        "column": "2",
        "anchor": anchor,
    }
    return row | cells


NUMBERS = (
    number("a", "page 2#4"),
    number("b", "page 2#5", column="3"),
    number("c", "page 2#6-7", row="4"),
    number("d", "page 2#9", table="2"),
    number("e", "typed 0f#1"),
)


def line(kind: str, of: dict[str, str] = NUMBERS[0]) -> dict[str, str]:
    return decision_line(kind, of, NUMBERS)


@pytest.mark.parametrize(
    ("kind", "anchor"),
    [
        ("number", "page 2#4"),
        ("column", "page 2#4,6-7"),
        ("row", "page 2#4-5"),
        ("table", "page 2#4-7"),
        ("question", "page 2#4-7"),
    ],
)
def test_a_place_is_what_stands_together_with_the_number(kind: str, anchor: str) -> None:
    found = line(kind)
    assert (found["kind"], found["scope"], found["anchor"]) == (kind, "place", anchor)
    assert (found["file"], found["source_sha256"]) == ("kent.pdf", "a" * 64)
    assert "answer" not in found


def test_a_label_is_decided_for_its_force() -> None:
    found = line("label")
    assert (found["scope"], found["force_id"], found["subject"]) == ("force", "kent", "Filed")
    with pytest.raises(InputError, match="Nothing is printed for its label"):
        line("label", number("f", "page 2#4", label=""))


def test_a_number_of_a_sentence_stands_alone() -> None:
    loose = number("g", "body#3", table="", row="", column="", page="")
    found = decision_line("table", loose, (*NUMBERS, loose))
    assert found["anchor"] == "body#3"


def test_what_cannot_be_decided_is_refused() -> None:
    with pytest.raises(InputError, match="no decision on a number; it may be number, column"):
        line("colour")
    with pytest.raises(InputError, match="no trace"):
        line("number", number("h", ""))
