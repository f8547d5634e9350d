"""Files that are longer than any reply and take no room on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from foi_compare.batch.reading import read_file
from foi_compare.batch.tasks import ReadTask
from foi_compare.batch.workshop import Plan
from foi_compare.inputs.inbox import find_files
from foi_compare.limits import FILE_BYTES
from hostile import sparse_file
from working import load


def test_a_sparse_file_is_measured_and_neither_hashed_nor_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    sparse_file(tmp_path / "long.csv", 8 * 2**30)

    def opened(path: Path, *_: object) -> None:
        raise AssertionError(f"{path.name} was opened")

    monkeypatch.setattr(Path, "open", opened)
    monkeypatch.setattr(Path, "read_bytes", opened)
    (file,) = find_files(tmp_path)
    (problem,) = read_file(ReadTask(plan=Plan(load=load), file=file)).unread
    assert problem.problem == f"the file is larger than {FILE_BYTES // 2**20} MB."
    assert problem.next_step == "Split it, or ask the force for the figures alone."
    assert problem.error == "TooLargeError"
