"""What this program has written is no reply, whatever it is called and however it was exported."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import foi_compare
from builders import document, table
from foi_compare.batch.own_tables import refuse_own
from foi_compare.batch.reading import read_file
from foi_compare.batch.tasks import ReadTask
from foi_compare.cli import app
from foi_compare.errors import UnreadableDocumentError
from foi_compare.export import specs_for
from foi_compare.model import CodebookHeader
from foi_compare.run.intake import job_for

REPLY = (
    "Kent Police\nReference: FOI 41/24\n3 May 2024\n"
    "Q1. How many burglaries had each outcome in 2023?\n"
    "A1. See below.\n\nOutcome | 2023\nCharged/Summonsed | 63\nCommunity resolution | 17\n"
)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "kent.txt").write_text(REPLY, encoding="utf-8")
    return folder


@pytest.mark.parametrize("form", ["csv", "csv-excel", "xlsx"])
def test_an_output_and_an_export_are_refused_under_any_name(
    tmp_path: Path, inbox: Path, form: str
) -> None:
    foi_compare.ingest(inbox).write(tmp_path / "out")
    made = tmp_path / "out" / "comparison.csv"
    if form != "csv":
        target = tmp_path / ("made.xlsx" if form == "xlsx" else "made")
        command = ["export", str(target), "--out", str(tmp_path / "out"), "--format", form]
        assert CliRunner().invoke(app, command).exit_code == 0
        made = target if form == "xlsx" else target / "shares.csv"
    (inbox / f"figures{made.suffix}").write_bytes(made.read_bytes())
    found = foi_compare.ingest(inbox)
    (refused,) = found.unread
    assert refused.file == f"figures{made.suffix}"
    assert "foi-compare has written" in refused.problem
    assert set(found.observations["file"]) == {"kent.txt"}


def test_a_table_of_somebody_elses_columns_is_read(inbox: Path) -> None:
    text = "force,reference,question,Outcome,2023\nKent,FOI 2,1,Charged,12\n"
    (inbox / "figures.csv").write_text(text, encoding="utf-8")
    assert not foi_compare.ingest(inbox).unread


def test_a_file_that_changes_before_it_is_read_is_not_taken_for_the_one_seen(
    tmp_path: Path, inbox: Path
) -> None:
    job = job_for(
        inbox,
        out=tmp_path / "out",
        codebook="",
        password="",
        decisions=None,
        settings=None,
        keep_names=False,
        pictures=False,
    )
    (file,) = job.files
    assert read_file(ReadTask(plan=job.plan, file=file)).documents
    (inbox / "kent.txt").write_text(REPLY.replace("63", "64"), encoding="utf-8")
    (problem,) = read_file(ReadTask(plan=job.plan, file=file)).unread
    assert "it changed while it was read" in problem.problem


def test_every_published_table_of_a_force_is_known_by_its_columns() -> None:
    codebook = CodebookHeader(name="any", title="Any", prefix="outcome", codes=())
    tables = [{column.name for column in one.columns} for one in specs_for(codebook)]
    of_forces = [names for names in tables if "force_id" in names]
    assert len(of_forces) >= 6
    for names in of_forces:
        cells = tuple(sorted(names))
        with pytest.raises(UnreadableDocumentError, match="foi-compare has written"):
            refuse_own(document(table(" | ".join(cells), " | ".join("1" for _ in cells))))
