from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import foi_compare

LETTER = """Kent Police
Freedom of Information request 20/09/1088
30 September 2020

How many crimes were recorded in 2019, by outcome?

Outcome Total
Charged/Summonsed 3
Community resolution <5
Grand Total 7
"""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "reply.txt").write_text(LETTER, encoding="utf-8")
    return folder


def test_a_folder_becomes_frames_with_the_columns_of_the_files(inbox: Path, tmp_path: Path) -> None:
    replies = foi_compare.ingest(inbox)
    replies.write(tmp_path / "out")
    for name in (
        "observations",
        "comparison",
        "replies",
        "forces",
        "review",
        "set_aside",
        "findings",
        "ledger",
    ):
        frame = getattr(replies, name)
        header = (tmp_path / "out" / f"{name}.csv").read_text(encoding="utf-8").split("\n", 1)[0]
        assert ",".join(frame.columns) == header
    assert "1 replies" in repr(replies)


def test_numbers_are_numbers_and_absent_ones_are_missing(inbox: Path) -> None:
    replies = foi_compare.ingest(str(inbox))
    row = replies.comparison.iloc[0]
    assert row["outcome_1"] == 3
    assert row["outcome_8"] == "0 to 4"
    assert row["outcome_22"] is None
    assert bool(row["reconciles"]) is True
    suppressed = replies.observations.set_index("code").loc["8"]
    assert suppressed["upper"] == 4
    assert str(suppressed["value"]) == "<NA>"


def test_an_empty_table_still_has_its_columns(inbox: Path) -> None:
    (inbox / "reply.txt").write_text("Kent Police\n\nWe hold nothing.\n", encoding="utf-8")
    replies = foi_compare.ingest(inbox)
    assert replies.observations.empty
    assert "observation_id" in replies.observations.columns


def test_a_wrong_call_raises_and_an_unreadable_file_does_not(inbox: Path) -> None:
    with pytest.raises(foi_compare.InputError):
        foi_compare.ingest(inbox / "nowhere")
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (problem,) = foi_compare.ingest(inbox).unread
    assert problem.file == "broken.pdf"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'fly'"):
        foi_compare.fly  # noqa: B018 - asking for it is the test


def test_the_package_runs_as_a_module() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "foi_compare", "ingest", "nowhere"],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert result.returncode == 2
    assert "There is no folder nowhere" in result.stderr
