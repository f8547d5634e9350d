"""Documents as they were published, beside the checkout and not in it; skipped where absent."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from golden.ingesting import Outputs, Row, ingest_files


def truth(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file that was keyed by hand."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def assert_nothing_lost(outputs: Outputs) -> None:
    """Hold the ledger of every part."""
    for row in outputs.rows("ledger.csv"):
        assert int(row["unread"]) == 0, row
        assert int(row["numerals"]) == int(row["observed"]) + int(row["set_aside"])


def exact(outputs: Outputs) -> list[Row]:
    """Return the exact numbers about one label each."""
    return [
        row
        for row in outputs.rows("observations.csv")
        if row["role"] == "code" and row["value_status"] == "exact"
    ]


def test_cumbria_every_outcome_count_by_hospital(shared: Path) -> None:
    outputs = ingest_files((shared / "replies" / "cumbria-hospital-2025.pdf",))
    keyed = Counter(
        (row["row_label"], row["column_label"], row["value_as_printed"])
        for row in truth(shared / "replies" / "cumbria-hospital-2025.csv")
        if row["table_no"] in {"3", "4"} and row["value_as_printed"]
    )
    found = exact(outputs)
    printed = [row for row in found if row["value_as_printed"]]
    assert Counter((row["label"], row["series"], row["value"]) for row in printed) == keyed
    assert sum(int(row["value"]) for row in found) == 2500
    blanks = [row for row in found if not row["value_as_printed"]]
    assert {row["value"] for row in blanks} == {"0"}, "the 2,500 crimes are reached without them"
    assert {row["status"] for row in found} == {"accepted"}
    assert {row["force_id"] for row in found} == {"cumbria"}
    assert_nothing_lost(outputs)


def test_hertfordshire_records_are_counted_by_outcome_year_and_crime_type(shared: Path) -> None:
    outputs = ingest_files((shared / "replies" / "hertfordshire-hospital-2025.pdf",))
    records = truth(shared / "replies" / "hertfordshire-hospital-2025-records.csv")
    keyed = Counter(
        (row["outcome_description"], row["financial_year"], row["crime_type"]) for row in records
    )
    found = Counter[tuple[str, str, str]]()
    for row in exact(outputs):
        further = row["offence"] or row["breakdown"].partition("=")[2]
        found[row["label"], row["series"], further] += int(row["value"])
    assert found.total() == 4492
    assert found == keyed
    assert_nothing_lost(outputs)


def test_hertfordshire_records_meet_the_summary_on_the_first_page(shared: Path) -> None:
    outputs = ingest_files((shared / "replies" / "hertfordshire-hospital-2025.pdf",))
    proofs = [
        row
        for row in outputs.rows("findings.csv")
        if row["passed"].lower() in {"yes", "true"} and "4492" in {row["left"], row["right"]}
    ]
    assert proofs


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("barking-refused-s22.docx", [("refused", "22")]),
        ("birmingham-not-held.docx", [("disclosed", ""), ("not_held", "")]),
    ],
)
def test_other_bodies_are_read_and_no_number_is_observed(
    shared: Path, name: str, expected: list[tuple[str, str]]
) -> None:
    outputs = ingest_files((shared / "replies" / "other-bodies" / name,))
    found = outputs.rows("replies.csv")
    assert len(found) == len(expected)
    for row, (disposition, exemptions) in zip(found, expected, strict=True):
        if row["disposition_status"] != "review":  # what is asked is not wrong
            assert (row["disposition"], row["exemptions"]) == (disposition, exemptions)
    assert outputs.rows("observations.csv") == ()
    assert_nothing_lost(outputs)
