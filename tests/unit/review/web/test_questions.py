"""A question as the page puts it: nothing is told twice, and what can be done is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desking import first, open_desk, put
from foi_compare.review import Desk
from foi_compare.review.web.showing.question import file_facts, question_of
from foi_compare.review.web.showing.template_views import QuestionView

HEAD = "Kent Police\nReference: FOI 41/24\n3 May 2024\n"
Asks = Callable[[str], Desk]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Asks]:
    """Give what holds a letter open."""
    held: list[Desk] = []

    def opened(text: str) -> Desk:
        put(tmp_path, kent=HEAD + text)
        held.append(open_desk(tmp_path).__enter__())
        return held[0]

    yield opened
    for one in held:
        one.__exit__(None, None, None)


def asked(desk: Desk, kind: str, *, has_lines: bool = False) -> QuestionView:
    seen = desk.cause(first(desk, kind).review_id)
    assert seen is not None
    return question_of(seen, (), (), has_lines=has_lines)


TABLE = (
    "Q1. How were the rapes recorded in 2023 concluded?\n"
    "| Outcome | 2023 |\n| Charged/Summonsed | 11 |\n| Filed | 5 |\n"
)


def test_the_outcomes_that_a_label_may_be_are_told_beside_their_keys_alone(desk: Asks) -> None:
    held = desk(TABLE)
    seen = held.cause(first(held, "label").review_id)
    assert seen is not None
    view = asked(held, "label")
    assert "It may be" in seen.item.ask
    assert "It may be" not in view.rest
    assert all(choice.why for choice in view.ways[0].choices if choice.answer in {"9", "18"})


def test_what_an_answer_is_asked_about_without_reasons_is_told(desk: Asks) -> None:
    headless = (
        "| Outcome | | |\n| Charged/Summonsed | 63 | 17 |\n| Community resolution | 4 | 2 |\n"
    )
    held = desk(f"Q1. How were the rapes recorded in 2022 and 2023 concluded?\n{headless}")
    assert asked(held, "column").rest


def test_the_lines_of_a_table_are_offered_where_it_is_drawn(desk: Asks) -> None:
    held = desk(TABLE)
    drawn, told = (asked(held, "label", has_lines=has_lines) for has_lines in (True, False))
    assert {way.tool for way in drawn.ways} == {"", "grid", "typed"}
    assert {way.tool for way in told.ways} == {"", "typed"}


def test_a_number_of_a_sentence_has_no_rows_around_it_and_one_of_a_table_has(desk: Asks) -> None:
    held = desk(TABLE)
    assert len(asked(held, "label").neighbours.rows) == 2


def test_a_number_that_stands_alone_has_no_rows_around_it(desk: Asks) -> None:
    held = desk("Q1. How were the rapes recorded in 2023 concluded?\nIn 2023, 17 were filed.\n")
    assert asked(held, "").neighbours.rows == ()


def test_what_was_read_of_a_whole_document_stands_beside_what_can_be_said_of_it(desk: Asks) -> None:
    refused = "Q2. Who decided?\nThis is refused under section 12(1), the cost is too high.\n"
    held = desk(f"{TABLE}{refused}")
    seen = held.document("kent.html")
    assert seen is not None
    facts = dict(file_facts(seen))
    assert (facts["Force"], facts["Reference"]) == ("Kent Police", "FOI 41/24")
    assert facts["Day"] == "2024-05-03"
    assert facts["Question 1"].startswith("disclosed")
    assert facts["Question 2"].startswith("refused, 12(1): “")
