"""`ingest` over batches of damaged files, the same ones in each run: no batch is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fuzzed_batches import Fault, faults
from fuzzing import cases, seeds
from hostile_contents import CONTENTS

pytestmark = [
    pytest.mark.workers,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the limits of these runs"),
]
SEEDS = seeds()
FORMATS = sorted(SEEDS)
OF_EACH = 12
ENDINGS = ("pdf", "docx", "html", "txt", "eml", "xlsx", "")


@pytest.mark.parametrize("formats", [FORMATS[at::4] for at in range(4)], ids=", ".join)
def test_damaged_files_cost_no_other_and_each_is_told(formats: list[str], tmp_path: Path) -> None:
    files = {
        f"{format_} {number}.{format_.rpartition(' ')[2]}": data
        for format_ in formats
        for number, data in enumerate(cases(f"{format_} ingested", SEEDS[format_], OF_EACH))
    }
    assert list(faults(tmp_path, files)) == []


# To find the smallest batch that fails would take minutes, and a batch names its file.
@settings(
    max_examples=2,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(contents=st.lists(CONTENTS, min_size=60, max_size=60))
def test_whatever_files_hold_they_cost_no_other_and_each_is_told(
    contents: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = {f"{at}.{ENDINGS[at % len(ENDINGS)]}": data for at, data in enumerate(contents)}
    assert list(faults(tmp_path_factory.mktemp("batch"), files)) == []


def test_what_goes_wrong_with_a_batch_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fuzzed_batches.KENT", ("3", "4", "8"))
    (fault,) = faults(tmp_path, {"a.txt": b"Outcome Total\nCharged 3\n"})
    assert isinstance(fault, Fault)
    assert fault.file == "reply.txt"
