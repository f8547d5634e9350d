"""What answers to the questions of a run once did, each with the test that would have told it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from foi_compare.cli import app
from foi_compare.model import Amount, ReviewItem, write_anchor
from playing import Played, document_of, page, play

QUESTION = "1. How many crimes of theft were given each outcome in each year?"


def told(item: ReviewItem, answer: str) -> dict[str, str]:
    """Return the line of a decisions file that answers a question."""
    return {
        "kind": item.kind,
        "scope": item.scope,
        "force_id": item.force_id,
        "file": item.file,
        "source_sha256": item.sha256,
        "anchor": write_anchor(item.anchor),
        "subject": item.subject,
        "answer": answer,
    }


def numbers(name: str, table: int, row: int, code: str) -> list[dict[str, str]]:
    """Return lines that give every number of a row one code, as a first candidate once was."""
    return [
        {
            "kind": "number",
            "scope": "place",
            "source_sha256": one.sha256,
            "anchor": write_anchor(one.addresses),
            "answer": f"code={code}",
        }
        for one in play([name]).dataset.observations
        if (one.place.table, one.place.row) == (table, row)
    ]


def findings(played: Played) -> list[str]:
    return [one.message for one in played.dataset.findings]


def test_six_years_of_one_row_are_not_added_into_one_outcome_with_nothing_in_review() -> None:
    """They once came out as `outcome_8 = 66 or more, in_review 0`."""
    played = play(["surrey.html"], numbers("surrey.html", 2, 1, "8"))
    years = [o for o in played.dataset.observations if o.decision_ids]
    assert [o.value.amount for o in years] == [6, 16, 12, 9, 14, 9]
    assert {o.status for o in years} == {"review"}
    assert not [row for row in played.dataset.comparison if "8" in dict(row.cells)]


def test_columns_with_their_total_are_not_added_into_one_outcome() -> None:
    """63 | 17 | 120 | Total 200 once came out as `outcome_1A = 400`."""
    played = play(["surrey.html"], numbers("surrey.html", 1, 1, "1A"))
    assert {o.status for o in played.dataset.observations if o.decision_ids} == {"review"}
    assert not [row for row in played.dataset.comparison if "1A" in dict(row.cells)]
    summed = [row.total_summed for row in played.dataset.comparison if row.total_summed]
    assert not [one for one in summed if one.upper is not None]


def test_the_columns_of_a_row_can_be_named_and_each_stands_alone() -> None:
    """No decision could once name a column."""
    items = [o for o in play(["surrey.html"]).dataset.review if o.kind == "column"]
    first = next(item for item in items if "2 to 4" in item.ask)
    played = play(["surrey.html"], [told(first, "2019 | 2020 | 2021")])
    rows = {row.series: dict(row.cells) for row in played.dataset.comparison}
    assert {series: cells["1"] for series, cells in rows.items()} == {
        "2019": Amount(63, 63),
        "2020": Amount(17, 17),
        "2021": Amount(120, 120),
    }


def test_a_decision_on_a_label_that_changes_nothing_says_so() -> None:
    line = {"kind": "label", "force_id": "*", "subject": "Cautoin", "answer": "3"}
    played = play(["kent.html"], [line])
    assert played.dataset.observations == play(["kent.html"]).dataset.observations
    (message,) = [text for text in findings(played) if "Line 2 of decisions.csv" in text]
    assert "Cautoin" in message
    right = play(["kent.html"], [line | {"subject": "Caution"}])
    assert not [text for text in findings(right) if "Line 2 of decisions.csv" in text]
    assert {o.code for o in right.dataset.observations if o.label == "Caution"} == {"3"}


def test_a_notice_of_refusal_can_be_given_its_disposition() -> None:
    """Section 12 once came out as `disclosed`, and nothing could change it."""
    line = {
        "kind": "disposition",
        "file": "gwent.html",
        "source_sha256": document_of("gwent.html").sha256,
        "subject": "2",
        "answer": "refused under section 12",
    }
    (read,) = play(["gwent.html"], [line]).dataset.replies
    second = next(one for one in read.reply.questions if one.number == "2")
    assert (second.disposition, second.exemptions) == ("refused", ("12",))
    assert second.decided


def test_the_year_of_an_act_and_its_section_are_no_figures() -> None:
    """`total_summed` was once 2017: of the Act of 2000, and its section 17."""
    amounts = {one.value.amount for one in play(["gwent.html"]).dataset.observations}
    assert amounts == {8, 2, 9, 1002}


@pytest.mark.parametrize("beside", [False, True])
def test_decisions_inside_the_inbox_are_not_obeyed_and_those_beside_it_are(
    tmp_path: Path, *, beside: bool
) -> None:
    """A file of strangers in the inbox once relabelled every charge, and nothing said so."""
    inbox, out = tmp_path / "inbox", tmp_path / "out"
    inbox.mkdir()
    (inbox / "kent.html").write_text(
        page("Kent Police", QUESTION, "Outcome | 2019\nCharge/Summons | 12\nCaution | 3"),
        encoding="utf-8",
    )
    where = tmp_path if beside else inbox
    (where / "decisions.csv").write_text(
        "kind,force_id,subject,answer\nlabel,*,Charge/Summons,16\n", encoding="utf-8"
    )
    result = CliRunner().invoke(app, ["ingest", str(inbox), "--out", str(out), "--no-cache"])
    comparison = (out / "comparison.csv").read_text(encoding="utf-8")
    header, row = comparison.splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=False))
    assert (cells["outcome_1"], cells["outcome_16"]) == (("", "12") if beside else ("12", ""))
    if not beside:
        assert "decisions.csv" in result.stderr


def test_lines_on_one_label_in_other_marks_that_differ_wait_both_and_stop_nothing() -> None:
    lines = [
        {"kind": "label", "force_id": "*", "subject": "Caution", "answer": "3"},
        {"kind": "label", "force_id": "*", "subject": "Caution*", "answer": "2"},
    ]
    played = play(["kent.html"], lines)
    asked = [o for o in played.dataset.observations if o.label == "Caution"]
    assert {o.status for o in asked} == {"review"}
    said = " ".join(findings(played))
    assert "Line 2 of decisions.csv" in said
    assert "Line 3 of decisions.csv" in said
