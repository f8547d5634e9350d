"""As many decisions as places are laid over a reply in time that grows as they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from builders import table
from foi_compare.model import Decision, Question, Settings
from foi_compare.rulings import (
    decided_on_files,
    marked,
    redraw,
    settings_with,
    with_dispositions,
)
from growth import assert_grows_evenly
from ruling import Given, given, on

Work = Callable[[int], Callable[[], object]]


def of_rows(size: int) -> Given:
    return given(table("Outcome | 2019 | 2020", *(f"Charged | {i} | 3" for i in range(size))))


def of_tables(size: int) -> Given:
    return given(*(table("Outcome | 2019", f"Charged | {i}", "Caution | 3") for i in range(size)))


def each_number(where: Given) -> list[Decision]:
    return [
        replace(on(where, "number", "as_read", one.addresses), decision_id=str(at))
        for at, one in enumerate(where.ruled().observations)
    ]


def each_row(where: Given) -> list[Decision]:
    return [
        replace(decision, kind="row", answer="code", detail=(("code", "1"),))
        for decision in each_number(where)
    ]


def each_table(where: Given) -> list[Decision]:
    return [
        replace(decision, kind="table", answer="facts", detail=(("unit", "crimes"),))
        for decision in each_number(where)
    ]


@pytest.mark.parametrize("made", [of_rows, of_tables])
@pytest.mark.parametrize("decided", [each_number, each_row, each_table])
def test_a_decision_on_each_place_is_laid_over_it(
    made: Callable[[int], Given], decided: Callable[[Given], list[Decision]]
) -> None:
    def work(size: int) -> Callable[[], object]:
        where = made(size)
        decisions, documents = decided(where), (where.document,)

        def run() -> None:
            redraw(documents, decisions, where.addresses)
            marked(documents, decisions, where.addresses)
            where.ruled(*decisions)

        return run

    assert_grows_evenly(work, 8)


def on_questions(size: int) -> tuple[list[Decision], tuple[Question, ...]]:
    """Return a disposition and a key for each question of a reply."""
    questions = tuple(Question(number=str(i), asked=f"key {i}") for i in range(size))
    of_file = Decision(kind="disposition", scope="file", answer="", source_sha256="a" * 64)
    decisions = [
        replace(of_file, kind=kind, answer=answer, subject=f"Q{i}", decision_id=f"{kind} {i}")
        for i in range(size)
        for kind, answer in (("disposition", "refused"), ("question", f"key {i}"))
    ]
    return decisions, questions


def test_a_decision_on_each_question_of_a_letter_is_obeyed() -> None:
    def work(size: int) -> Callable[[], object]:
        decisions, questions = on_questions(size)
        files = (("kent.pdf", "a" * 64),)
        reply = replace(given(table("a | b")).reply, questions=questions, files=("kent.pdf",))
        reply = replace(reply, sha256=("a" * 64,))

        def run() -> None:
            said = settings_with(Settings(), decisions, files).told_of("kent.pdf")
            assert len(said.keys()) == size
            _, obeyed = with_dispositions(reply, decisions)
            assert len(obeyed) == size
            obeyed, _ = decided_on_files(Settings(), decisions, dict(files), [reply])
            assert len(obeyed) == size

        return run

    assert_grows_evenly(work, 8)
