"""The facsimiles of the inbox against the figures that they were composed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import cleveland
import cumbria
import hertfordshire
import pytest
import south_wales
import west_yorkshire
from letter import Grid
from typed_figures import read_figures

from golden.case import ROOT
from golden.ingesting import Outputs, ingest_files

Cells = Counter[tuple[str, str, str]]


def outputs_of(name: str) -> Outputs:
    """Return what one file of the inbox becomes."""
    return ingest_files((ROOT / "inbox" / name,))


def composed(rows: tuple[tuple[str, ...], ...], *, listed: bool = False) -> Cells:
    """Return (label, heading, count) of every printed figure; a list has no heading."""
    return Counter(
        (row[0], "" if listed else heading, cell)
        for row in rows[1:]
        for heading, cell in zip(rows[0][1:], row[1:], strict=True)
        if cell
    )


def read(outputs: Outputs) -> Cells:
    """Return the same of every exact observation that is printed; a proven blank is not."""
    return Counter(
        (row["label"], row["series"], row["value"])
        for row in outputs.rows("observations.csv")
        if row["value_status"] == "exact" and row["value_as_printed"]
    )


def codes(outputs: Outputs) -> dict[str, str]:
    """Return the code that each label of the accepted numbers was given."""
    return {
        row["label"]: row["code"]
        for row in outputs.rows("observations.csv")
        if row["status"] == "accepted" and row["role"] == "code"
    }


def test_west_yorkshire_every_figure_stands_under_its_year() -> None:
    outputs = outputs_of("west-yorkshire-1711564-23.html")
    assert read(outputs) == composed(west_yorkshire.OUTCOMES)
    assert codes(outputs) == {
        "Charge/summons": "1",
        "Community resolution": "8",
        "Further investigation not in public interest": "21",
        "Diversionary, educational or intervention activity": "22",
    }
    assert {row["label"] for row in outputs.rows("review.csv") if row["kind"] == "label"} == {
        "Caution"
    }
    assert force_and_reference(outputs) == {("west-yorkshire", "FOI 1711564/23")}


def test_cleveland_outcomes_are_read_and_offences_are_not() -> None:
    outputs = outputs_of("cleveland-242-24.docx")
    assert read(outputs) == composed(cleveland.OUTCOMES)
    assert codes(outputs) == {
        "1: Charged": "1",
        "1: Summonsed/postal requisition": "1",
        "1A: Alternate offence charged": "1A",
        "5: Offender has died": "5",
        "9: CPS - prosecution not in public interest": "9",
    }
    assert {row["question"] for row in outputs.rows("observations.csv")} == {"2"}
    compared = {row["series"]: row for row in outputs.rows("comparison.csv")}
    assert compared["2018"]["outcome_1"] == "153", "the two rows under code 1 are summed"
    assert force_and_reference(outputs) == {("cleveland", "FOI 242-24")}


def test_south_wales_figures_are_read_from_lines() -> None:
    outputs = outputs_of("south-wales-586-26.txt")
    assert read(outputs) == composed(south_wales.OUTCOMES, listed=True)
    assert list(codes(outputs).values()) == ["1", "1A", "2", "3", "8"]
    assert force_and_reference(outputs) == {("south-wales", "FOI 586/26")}
    assert {
        (row["period_start"], row["period_end"]) for row in outputs.rows("observations.csv")
    } == {("2025-01-01", "2025-12-31")}


def test_cumbria_every_figure_stands_under_its_hospital() -> None:
    outputs = outputs_of("cumbria-1306-25.pdf")
    halves = (read_figures(f"cumbria-outcomes-{half}.csv") for half in (1, 2))
    assert read(outputs) == sum_of(composed(half) for half in halves)
    assert sum(int(row["value"]) for row in codes_only(outputs) if row["value"]) == 2500
    assert {row["period_start"] for row in outputs.rows("observations.csv")} <= {"", "2019-04-01"}
    assert force_and_reference(outputs) == {("cumbria", "FOI 1306/25")}


def test_hertfordshire_every_figure_stands_under_its_year() -> None:
    outputs = outputs_of("hertfordshire-hospitals.docx")
    assert read(outputs) == composed(hertfordshire.OUTCOMES)
    years = [row for row in outputs.rows("comparison.csv") if row["period_start"][5:] == "04-01"]
    assert [row["total_summed"] for row in years][:5] == ["883", "996", "888", "877", "848"]
    assert force_and_reference(outputs) == {("hertfordshire", "")}


@pytest.mark.parametrize("grid", [cumbria.YEARS, hertfordshire.YEARS], ids=["cumbria", "herts"])
def test_the_figures_typed_in_meet_their_own_total(grid: tuple[tuple[str, str], ...]) -> None:
    *years, total = Grid(rows=grid).rows[1:]
    assert sum(int(count) for _, count in years) == int(total[1])


def codes_only(outputs: Outputs) -> list[dict[str, str]]:
    """Return the rows that are about one code, without totals."""
    return [dict(row) for row in outputs.rows("observations.csv") if row["role"] == "code"]


def force_and_reference(outputs: Outputs) -> set[tuple[str, str]]:
    """Return whose replies were read, under which references."""
    return {(row["force_id"], row["reference"]) for row in outputs.rows("replies.csv")}


def sum_of(cells: Iterable[Cells]) -> Cells:
    """Return all cells together."""
    return sum(cells, Cells())
