from __future__ import annotations

from pathlib import Path

import pytest

from golden.case import CASES, ROOT
from golden.ingesting import Outputs, ingest_files

COUNTS = {"8": 3, "14": 3, "10": 3, "20": 44, "18": 10, "16": 45, "15": 62, "11": 1, "21": 59}
FORMS = {
    "pdf": ROOT / "inbox" / "west-midlands-1040A-22.pdf",
    "docx": CASES / "west-midlands-docx" / "reply.docx",
    "html": CASES / "west-midlands-html" / "reply.html",
    "text": CASES / "west-midlands-text" / "reply.txt",
}


@pytest.fixture(
    params=[
        *(pytest.param(form) for form in FORMS),
        pytest.param("published"),
    ]
)
def outputs(request: pytest.FixtureRequest) -> Outputs:
    """Give what each form of the reply becomes, the text as published among them."""
    if request.param == "published":
        folder: Path = request.getfixturevalue("shared")
        return ingest_files((folder / "seed" / "1040A-22.txt",))
    return ingest_files((FORMS[request.param],))


def test_every_code_has_its_count_and_nothing_else_is_accepted(outputs: Outputs) -> None:
    accepted = [
        (row["code"], row["value"])
        for row in outputs.rows("observations.csv")
        if row["status"] == "accepted" and row["role"] == "code"
    ]
    assert sorted(accepted) == sorted((code, str(count)) for code, count in COUNTS.items())


def test_what_is_not_recorded_is_asked_with_both_candidates(outputs: Outputs) -> None:
    (asked,) = (row for row in outputs.rows("review.csv") if row["kind"] == "label")
    assert (asked["label"], asked["value_as_printed"]) == ("Not recorded", "7")
    assert "not_yet_assigned" in asked["candidates"]
    assert "other" in asked["candidates"]


def test_the_total_is_read_as_a_total_and_reached_by_all_ten_rows(outputs: Outputs) -> None:
    rows = [row for row in outputs.rows("observations.csv") if row["question"] == "2"]
    (total,) = (row["value"] for row in rows if row["role"] == "total")
    assert total == "237"
    (compared,) = outputs.rows("comparison.csv")
    assert (compared["total_printed"], compared["total_summed"]) == ("237", "237")
    assert compared["reconciles"].lower() in {"yes", "true"}
    assert compared["in_review"] == "1"


def test_the_reply_is_that_of_the_force_with_four_questions(outputs: Outputs) -> None:
    rows = outputs.rows("replies.csv")
    assert {row["force_id"] for row in rows} == {"west-midlands"}
    assert {row["reference"] for row in rows} == {"1040A/22"}
    assert [(row["question"], row["disposition"]) for row in rows] == [
        ("1", "nil"),
        ("2", "disclosed"),
        ("3", "nil"),
        ("4", "not_held"),
    ]
    assert [row["question"] for row in rows if "answers_another_unit" in row["flags"]] == ["3"]


def test_details_that_are_promised_and_missing_are_a_finding(outputs: Outputs) -> None:
    assert [
        row["question"]
        for row in outputs.rows("findings.csv")
        if row["passed"].lower() in {"no", "false"} and row["question"] == "4"
    ]


def test_period_offence_and_question_stand_beside_each_number(outputs: Outputs) -> None:
    rows = outputs.rows("observations.csv")
    assert {(row["period_start"], row["period_end"]) for row in rows} == {
        ("2021-07-01", "2022-07-01")
    }
    assert {row["offence_code"] for row in rows} == {"86/2"}
    assert {row["question"] for row in rows if row["role"] != "total" or row["code"]} >= {"2"}
    assert {row["series"] for row in rows} == {""}


def test_no_numeral_is_lost(outputs: Outputs) -> None:
    assert outputs.exit_code == 0
    for row in outputs.rows("ledger.csv"):
        assert int(row["unread"]) == 0
        assert int(row["numerals"]) == int(row["observed"]) + int(row["set_aside"])
