"""Answers on lines and numbers, laid over figures."""

from __future__ import annotations

from datetime import date

from foi_compare.model import (
    Address,
    Decision,
    Doubt,
    Figure,
    Match,
    Period,
    Place,
    Value,
)
from foi_compare.rulings import Ruled, Rulings, Sited

SHA = "a" * 64
UNKNOWN = Match(label="", status="none", rule="", score=0.0)


def sited(at: int, row: int = 0, column: int = 0, label: str = "", **fields: object) -> Sited:
    """Return a figure whose one numeral is the `at`-th of the page."""
    content: dict[str, object] = {
        "value": Value(status="exact", as_printed="4", amount=4, lower=4, upper=4),
        "label": label,
        "group": 1,
        "label_index": 0,
        "place": Place(part="page 1", page=1, table=int(row > 0), row=row, column=column),
        "file": "kent.pdf",
        "origin": "table" if row else "sentence",
        "evidence": "",
    }
    figure = Figure(**(content | fields))  # type: ignore[arg-type]
    return Sited(figure, UNKNOWN, f"id{at}", (Address("page 1", at),), SHA)


def decision(kind: str, answer: str, *at: int, **detail: str) -> Decision:
    return Decision(
        kind=kind,  # type: ignore[arg-type]
        scope="place",
        answer=answer,
        detail=tuple(detail.items()),
        source_sha256=SHA,
        anchor=tuple(Address("page 1", n) for n in at),
        decision_id="d1",
    )


def laid(one: Decision, *figures: Sited) -> list[Ruled]:
    ruled, stale = Rulings(decisions=(one,), period_of=year).lay_over(figures)
    assert stale == ()
    return list(ruled)


def year(text: str) -> Period | None:
    if not text.isdecimal():
        return None
    start, end = date(int(text), 1, 1), date(int(text), 12, 31)
    return Period(start=start, end=end, kind="calendar", as_printed=text)


def test_parts_of_an_answer_are_those_of_numbers_that_have_no_row() -> None:
    one = decision("number", "code | none", 4, 9, code="16 | ")
    first, second = laid(one, sited(4), sited(9, group=2))
    assert first.match.code == "16"
    assert second.left_out


def test_who_names_a_line_without_a_label_settles_what_its_numbers_count() -> None:
    doubts = ("the table names none", Doubt("the label is blank", "label"))
    one = decision("row", "code | code", 4, 9, code="1 | 3")
    first, second = laid(one, sited(4, 3, 2, doubts=doubts), sited(9, 4, 2, doubts=doubts))
    assert (first.match.code, first.figure.doubts) == ("1", ())
    assert (second.match.code, second.figure.doubts) == ("3", ())
    # A doubt about one number of a labelled line stays.
    (named,) = laid(decision("row", "code", 4, code="1"), sited(4, 3, 2, "Filed", doubts=doubts))
    assert named.figure.doubts == doubts[:1]


def test_a_line_that_was_named_is_the_label_where_none_is_printed() -> None:
    one = decision("column", "code", 4, 9, code="1")
    first, second = laid(one, sited(4, 3, 2), sited(9, 4, 2, "2020"))
    assert (first.figure.label_at, second.figure.label_at) == ("column 2", "")


def test_facts_of_a_table_without_headings_give_its_numbers_their_series() -> None:
    one = decision("table", "facts", 4, 9, period="2022")
    plain, headed = laid(one, sited(4, 3, 2, "Filed"), sited(9, 3, 3, "Filed", series="Kent"))
    assert (plain.figure.series, plain.figure.period) == ("2022", year("2022"))
    assert (headed.figure.series, headed.figure.period) == ("Kent", year("2022"))
