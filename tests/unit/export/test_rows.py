from __future__ import annotations

from dataclasses import replace
from datetime import date

from foi_compare.export import rows_of, specs_for
from foi_compare.export.published_rows import CellValue
from foi_compare.merge import merge
from foi_compare.model import (
    Box,
    Candidate,
    Dataset,
    Disposition,
    Period,
    Place,
    Question,
    SetAside,
    Settings,
)
from observing import batch, observation, read_reply

YEAR = Period(start=date(2021, 4, 1), end=date(2022, 3, 31), kind="financial", as_printed="2021/22")


def records(dataset: Dataset, table: str) -> list[dict[str, CellValue]]:
    spec = next(spec for spec in specs_for(dataset.batch.codebook) if spec.name == table)
    names = [column.name for column in spec.columns]
    return [dict(zip(names, row, strict=True)) for row in rows_of(dataset, table)]


def test_every_table_has_a_value_for_each_of_its_columns() -> None:
    aside = SetAside(
        rule="phone", reason="a phone number", text="101", file="kent.pdf",
        place=Place(part="page 1", page=1), spots=(),
    )  # fmt: skip
    read = replace(read_reply([observation("?", "3", status="review")]), set_aside=(aside,))
    dataset = merge([read], batch())
    for spec in specs_for(dataset.batch.codebook):
        for row in rows_of(dataset, spec.name):
            assert len(row) == len(spec.columns)


def test_an_observation_is_published_with_all_that_is_known_of_it() -> None:
    one = observation(
        "Charged",
        "12",
        "1",
        series="2021/22",
        period=YEAR,
        breakdown=(("Gender", "Female"), ("", "Theft")),
        place=Place(part="page 3", page=3, table=2, row=4, column=5, box=Box(1, 2.25, 3, 4)),
    )
    (row,) = records(merge([read_reply([one])], batch()), "observations")
    assert (row["value"], row["lower"], row["upper"], row["value_status"]) == (12, 12, 12, "exact")
    assert (row["force"], row["code_title"], row["code_group"]) == (
        "Kent Police",
        "Title of 1",
        "group",
    )
    assert (row["period_start"], row["period_end"]) == (date(2021, 4, 1), date(2022, 3, 31))
    assert row["breakdown"] == "Gender=Female; Theft"
    assert (row["page"], row["table"], row["row"], row["column"]) == ("3", 2, "4", 5)
    assert row["bbox"] == "1.0 2.2 3.0 4.0"


def test_a_suppressed_number_has_bounds_and_no_value() -> None:
    (row,) = records(merge([read_reply([observation("1", "<5", "1")])], batch()), "observations")
    assert (row["value"], row["lower"], row["upper"]) == (None, 0, 4)


def test_a_number_in_a_workbook_is_found_by_its_sheet() -> None:
    one = observation("1", "3", "1", place=Place(part="sheet 2021-22", table=1, row=2, column=3))
    (row,) = records(merge([read_reply([one])], batch()), "observations")
    assert row["page"] == "sheet 2021-22"


def test_a_counted_number_names_the_rows_it_counted() -> None:
    (row,) = records(
        merge([read_reply([observation("1", "3", "1", rows="2-4")])], batch()), "observations"
    )
    assert row["row"] == "2-4"


def test_the_comparison_prints_intervals_in_words_and_leaves_absent_cells_empty() -> None:
    read = read_reply(
        [
            observation("Charged", "3", "1"),
            observation("15", "<5", "15"),
            observation("16: CPS", "2", "16"),
            observation("16: Police", "", "16"),
            observation("14", "", "14"),
        ]
    )
    (row,) = records(merge([read], batch()), "comparison")
    assert row["outcome_1"] == 3
    assert row["outcome_15"] == "0 to 4"
    assert row["outcome_16"] == "2 or more"
    assert row["outcome_14"] is None
    assert row["outcome_8"] is None
    assert row["total_printed"] is None
    assert row["in_review"] == 0
    assert row["sums"] == "outcome_16 = 0 or more (16: Police) + 2 (16: CPS)"


def test_candidates_are_printed_with_score_and_words() -> None:
    one = observation(
        "?",
        "3",
        status="review",
        candidates=(
            Candidate(code="16", score=0.71, why="victim does not support"),
            Candidate(code="14", score=0.7),
        ),
    )
    dataset = merge([read_reply([one])], batch())
    (row,) = records(dataset, "review")
    assert row["candidates"] == "16 (0.71): victim does not support; 14 (0.70)"
    assert (row["choices"], row["settles"]) == ("16 | 14 | total | none", 1)
    assert records(dataset, "observations")[0]["review_id"] == row["review_id"]


def test_a_reply_without_questions_is_still_a_row() -> None:
    (row,) = records(merge([read_reply(questions=())], batch()), "replies")
    assert (row["question"], row["disposition"]) == ("", "unclear")


def test_a_question_is_published_with_its_exemptions_and_flags_once() -> None:
    question = Question(
        number="2",
        text="How many?",
        disposition="refused",
        exemptions=("12(1)", "40(2)"),
        flags=("part_year",),
    )
    dataset = merge([read_reply(questions=(question,), flags=("part_year", "joint"))], batch())
    (row,) = records(dataset, "replies")
    assert (row["exemptions"], row["flags"]) == ("12(1); 40(2)", "part_year; joint")
    assert (row["date"], row["files"]) == ("2022-09-30", "kent.pdf")


def board(*dispositions: Disposition, settings: Settings | None = None) -> dict[str, CellValue]:
    questions = tuple(
        Question(number=str(n), disposition=given) for n, given in enumerate(dispositions, 1)
    )
    dataset = merge([read_reply(questions=questions)], batch(settings=settings or Settings()))
    return {str(row["force_id"]): row["status"] for row in records(dataset, "forces")}


def test_the_board_says_of_every_force_what_came_of_the_request() -> None:
    assert board("disclosed", "nil")["kent"] == "answered"
    assert board("disclosed", "refused")["kent"] == "partly_answered"
    assert board("partial")["kent"] == "partly_answered"
    assert board("refused", "neither_confirm_nor_deny")["kent"] == "refused"
    assert board("not_held")["kent"] == "not_held"
    assert board("unclear")["kent"] == "unclear"
    assert board("clarification_sought")["kent"] == "unclear"
    assert board()["kent"] == "unclear"
    assert board("nil")["essex"] == "nothing_yet"
    asked = Settings(forces=("kent", "essex"))
    assert board("nil", settings=asked)["essex"] == "nothing_yet"
    assert board("nil", settings=asked)["west-midlands"] == "not_asked"


def test_the_board_counts_answers_and_notes_sections() -> None:
    questions = (
        Question(number="1", disposition="disclosed"),
        Question(number="2", disposition="refused", exemptions=("12(1)",)),
    )
    row = records(merge([read_reply(questions=questions)], batch()), "forces")[1]
    assert (row["replies"], row["questions_answered"]) == (1, 1)
    assert row["note"] == "1 disclosed; 1 refused; section 12(1)"


def in_doubt(number: str) -> Question:
    readings = (Candidate(code="refused", score=0.6), Candidate(code="disclosed", score=0.4))
    return Question(number=number, exemptions=("12(1)",), readings=readings)


def test_an_answer_in_question_is_in_no_count_of_the_board() -> None:
    questions = (Question(number="1", disposition="refused", exemptions=("40(2)",)), in_doubt("2"))
    dataset = merge([read_reply(questions=questions)], batch())
    row = records(dataset, "forces")[1]
    assert (row["status"], row["questions_answered"]) == ("unclear", 0)
    assert row["note"] == "1 refused; section 40(2); 1 in question: refused or disclosed"
    certain, doubtful = records(dataset, "replies")
    assert (certain["disposition_status"], certain["exemptions"]) == ("accepted", "40(2)")
    assert (doubtful["disposition_status"], doubtful["exemptions"]) == ("review", "")
