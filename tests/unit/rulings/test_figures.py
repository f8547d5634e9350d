"""Every answer on a place changes what it says, and nothing where its numerals part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import table
from foi_compare.model import Doubt, Observation
from ruling import Given, elsewhere, given, grid, numbered, on, series

YEARS = ("Outcome | 2019 | 2020", "Charged | 3 | 4", "Community resolution | 5 | -")


def doubtful(where: Given, about: str) -> Given:
    """Return the reply with a doubt on each of its numbers."""
    doubt = Doubt("not certain", about)  # type: ignore[arg-type]
    figures = tuple(replace(one, doubts=(doubt,)) for one in where.reply.figures)
    return replace(where, reply=replace(where.reply, figures=figures))


def kept(where: Given) -> tuple[Observation, ...]:
    return where.ruled().observations


@pytest.mark.parametrize(
    ("kind", "answer", "detail"),
    [
        ("question", "2", {}),
        ("table", "outcomes", {}),
        ("column", "period", {"name": "2021"}),
        ("row", "breakdown", {"name": "Female"}),
        ("number", "as_read", {}),
    ],
)
def test_an_answer_settles_the_doubt_it_is_about_and_no_other(
    kind: str, answer: str, detail: dict[str, str]
) -> None:
    for about in ("question", "table", "column", "row", "blank", "force"):
        where = doubtful(grid(*YEARS), about)
        column = where.at(row=2, column=2)
        found = where.ruled(on(where, kind, answer, column, **detail))  # type: ignore[arg-type]
        status = numbered(found)["3"].status
        settled = about == kind or (kind == "number" and about != "force")
        assert status == ("decided" if settled else "review"), about
        assert found.obeyed == (f"{kind}-{answer}",)


def test_a_question_is_the_one_that_a_person_names() -> None:
    where = grid(*YEARS)
    found = where.ruled(on(where, "question", "2", where.at(column=2)))
    assert [one.question for one in found.observations] == ["2", "", "2", ""]


def test_columns_have_the_periods_that_a_person_gives_them_each_its_own() -> None:
    where = grid("Outcome | | |", "Charged | 3 | 4 | 5", "Community resolution | 6 | 7 | 8")
    line = on(where, "column", "period | period | total", where.at(), name="2019 | 2020/21 | ")
    found = where.ruled(line)
    assert series(found)["Charged"] == ["2019", "2020/21", ""]
    first, second, last = found.observations[:3]
    assert first.period is not None
    assert second.period is not None
    assert (first.period.start, second.period.end) == (date(2019, 1, 1), date(2021, 3, 31))
    assert (last.role, last.across) == ("total", True)


def test_an_answer_for_each_column_is_stale_where_there_are_more_or_fewer_columns() -> None:
    where = grid(*YEARS)
    for answer in ("period | period | period", "period | total | total | total"):
        line = on(where, "column", answer, where.at(), name="2019 | 2020 | 2021")
        found = where.ruled(line)
        assert (found.stale, found.obeyed) == ((line,), ())
        assert found.observations == kept(where)


def test_one_answer_is_that_of_every_row() -> None:
    where = grid(*YEARS)
    found = where.ruled(on(where, "row", "code", where.at(column=2), code="16"))
    coded = [(one.label, one.code, one.status) for one in found.observations if one.code == "16"]
    assert coded == [("Charged", "16", "decided"), ("Community resolution", "16", "decided")]


@pytest.mark.parametrize(("answer", "role"), [("total", "total"), ("subtotal", "subtotal")])
def test_a_row_is_the_total_that_a_person_calls_it(answer: str, role: str) -> None:
    where = grid(*YEARS)
    found = where.ruled(on(where, "row", answer, where.at(row=2)))
    own = [one for one in found.observations if one.label == "Charged"]
    assert [(one.role, one.code, one.across) for one in own] == [(role, "", False)] * 2


def test_a_row_is_a_group_of_the_codes_that_a_person_names() -> None:
    where = grid(*YEARS)
    found = where.ruled(on(where, "row", "group", where.at(row=2), members="14, 16"))
    one = numbered(found)["3"]
    assert (one.role, one.code, [c.code for c in one.candidates]) == ("group", "", ["14", "16"])
    assert one.status == "decided"


@pytest.mark.parametrize("answer", ["note", "none"])
@pytest.mark.parametrize("kind", ["row", "column"])
def test_a_line_that_is_no_figure_is_set_aside_with_who_said_so(kind: str, answer: str) -> None:
    where = grid(*YEARS)
    anchor = where.at(row=2) if kind == "row" else where.at(column=2)
    found = where.ruled(on(where, kind, answer, anchor))  # type: ignore[arg-type]
    asides = [one for one in found.set_aside if one.rule == "decision"]
    assert len(asides) == 2
    assert {"decided by A B (line 7 of decisions.csv)"} == {one.reason for one in asides}
    assert len(found.observations) == 2


def test_a_column_is_of_another_measure_a_part_or_a_breakdown() -> None:
    where = grid(*YEARS)
    column = where.at(column=3, row=2)
    measured = where.ruled(on(where, "column", "measure", column, name="percentage"))
    assert numbered(measured)["4"].measure == "percentage"
    part = where.ruled(on(where, "column", "part", column, of="2019"))
    assert numbered(part)["4"].breakdown == (("part of", "2019"),)
    broken = where.ruled(on(where, "column", "breakdown", column, name="Female", of="Gender"))
    assert numbered(broken)["4"].breakdown == (("Gender", "Female"),)
    assert numbered(broken)["4"].series == "2020"


def test_a_column_without_a_period_has_the_name_of_a_breakdown_for_its_heading() -> None:
    where = grid("Outcome | A | B", "Charged | 3 | 4")
    found = where.ruled(on(where, "column", "breakdown", where.at(column=2), name="Hospital A"))
    assert series(found)["Charged"] == ["Hospital A", "B"]


@pytest.mark.parametrize("answer", ["not_outcomes", "replaced_by"])
def test_a_table_that_is_not_counted_is_set_aside(answer: str) -> None:
    where = grid(*YEARS)
    found = where.ruled(on(where, "table", answer, where.at(row=2)))
    assert [one.label for one in found.observations] == ["Community resolution"] * 2
    assert len([one for one in found.set_aside if one.rule == "decision"]) == 2


def test_the_facts_of_a_table_are_those_that_a_person_gives() -> None:
    where = grid("Outcome | A", "Charged | 3")
    line = on(where, "table", "facts", where.at(), unit="people", offence="theft", period="2019")
    (one,) = where.ruled(line).observations
    assert (one.unit, one.offence, one.period and one.period.start.year) == (
        "people",
        "theft",
        2019,
    )


def test_a_number_is_what_a_person_reads() -> None:
    where = grid(*YEARS)
    place = where.at("3")
    for text, bounds in (("12", (12, 12)), ("<5", (0, 4)), ("1 to 4", (1, 4))):
        one = where.ruled(on(where, "number", "value", place, value=text)).observations[0]
        assert (one.value.lower, one.value.upper, one.status) == (*bounds, "decided")
    coded = where.ruled(on(where, "number", "code", place, code="16")).observations[0]
    assert (coded.code, coded.value.amount) == ("16", 3)
    none = where.ruled(on(where, "number", "none", place))
    assert "3" not in numbered(none)
    as_read = where.ruled(on(where, "number", "as_read", place)).observations[0]
    assert (as_read.value.amount, as_read.code, as_read.status) == (3, "1", "decided")


def test_several_numbers_have_an_answer_each_and_one_value_is_that_of_one_number() -> None:
    where = grid(*YEARS)
    line = on(where, "number", "value | none", where.at(row=2), value="12 | ")
    found = where.ruled(line)
    assert found.observations[0].value.amount == 12
    assert "4" not in numbered(found)
    both = on(where, "number", "value", where.at(row=2), value="12")
    assert where.ruled(both).stale == (both,)


@pytest.mark.parametrize(
    ("answer", "status", "amount"),
    [("zero", "exact", 0), ("suppressed", "suppressed", None), ("not_held", "not_held", None)],
)
def test_a_mark_means_what_a_person_says_and_another_mark_nothing(
    answer: str, status: str, amount: int | None
) -> None:
    where = grid(*YEARS)
    for scope in ("place", "force", "all"):
        anchor = where.at() if scope == "place" else ()
        line = on(where, "blank", answer, anchor, subject="-", scope=scope)
        one = numbered(where.ruled(line))["-"]
        assert (one.value.status, one.value.amount, one.status) == (status, amount, "decided")
    other = on(where, "blank", answer, where.at(), subject="blank")
    assert numbered(where.ruled(other))["-"].value.status == "not_stated"
    assert where.ruled(other).stale == (other,)


def test_a_place_is_stale_where_its_file_has_changed_or_its_numerals_are_in_two_tables() -> None:
    where = given(table(*YEARS), table("Outcome | 2019", "Charged | 8"))
    across = on(where, "column", "total", where.at("3", "8"))
    assert where.ruled(across).stale == (across,)
    changed = elsewhere(on(where, "column", "total", where.at("3")))
    found = where.ruled(changed)
    assert (found.stale, found.obeyed) == ((changed,), ())
    assert found.observations == kept(where)


def test_the_widest_decision_goes_first_and_the_narrowest_holds() -> None:
    where = grid(*YEARS)
    cell = on(where, "number", "code", where.at("3"), code="15")
    row = on(where, "row", "code", where.at(row=2), code="16")
    for lines in ((cell, row), (row, cell)):
        found = numbered(where.ruled(*lines))
        assert (found["3"].code, found["4"].code) == ("15", "16")
        assert found["3"].decision_ids == ("row-code", "number-code")


def test_decisions_change_no_identifier() -> None:
    where = grid(*YEARS)
    before = [one.observation_id for one in kept(where)]
    lines = (
        on(where, "column", "period", where.at(column=2), name="1999"),
        on(where, "row", "code", where.at(row=2), code="16"),
        on(where, "number", "value", where.at("4"), value="77"),
        on(where, "blank", "zero", where.at(), subject="-"),
    )
    found = where.ruled(*lines)
    assert len(found.obeyed) == 4
    assert [one.observation_id for one in found.observations] == before
