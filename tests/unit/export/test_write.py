from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from foi_compare.errors import ExportError
from foi_compare.export import files_of, specs_for, write
from foi_compare.merge import merge
from foi_compare.model import FileSettings, InputFile, Settings, UnreadSource
from observing import CODEBOOK, batch, observation, read_reply

DATASET = merge(
    [read_reply([observation("Charged", "3", "1"), observation("?", "4", status="review")])],
    batch(
        inputs=(InputFile("kent.pdf", "k" * 64),),
        unread=(
            UnreadSource(file="b.pdf", sha256="b", error="E", problem="bad.", next_step="Mend."),
        ),
        settings=Settings(files=(FileSettings(file="b.pdf", password="sesame"),)),  # noqa: S106 - the word of the tale
    ),
)


def test_all_files_are_written_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    (tmp_path / "mine.txt").write_text("mine")
    written = write(DATASET, tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {path.name for path in written} | {".gitkeep", "mine.txt"}
    assert names >= {f"{spec.name}.csv" for spec in specs_for(CODEBOOK)}
    assert written[-1].name == "run.json"  # until it is there, the others are not those it names


def test_writing_again_changes_no_byte(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in write(DATASET, tmp_path)}
    assert {path.name: path.read_bytes() for path in write(DATASET, tmp_path)} == first


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="Choose another folder"):
        write(DATASET, tmp_path / "file" / "outputs")


def test_the_outputs_of_the_run_before_stay_where_one_of_them_cannot_be_replaced(
    tmp_path: Path,
) -> None:
    (tmp_path / "comparison.csv").write_text("before")
    (tmp_path / "run.json").mkdir()
    with pytest.raises(ExportError, match=r"run\.json cannot be written"):
        write(DATASET, tmp_path)
    assert (tmp_path / "comparison.csv").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["comparison.csv", "run.json"]


def test_the_package_describes_every_file_and_column() -> None:
    files = files_of(DATASET)
    package = json.loads(files["datapackage.json"])
    assert {resource["path"] for resource in package["resources"]} == {
        name for name in files if name.endswith(".csv")
    }
    for resource in package["resources"]:
        data = files[resource["path"]]
        header = data.decode().split("\n", 1)[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)


def test_the_account_of_the_run_holds_inputs_totals_and_no_password() -> None:
    text = files_of(DATASET)["run.json"].decode()
    account = json.loads(text)
    assert account["inputs"] == [{"file": "kent.pdf", "sha256": "k" * 64}]
    assert (account["totals"]["accepted"], account["totals"]["review"]) == (1, 1)
    assert account["unread"][0]["problem"] == "bad."
    assert "sesame" not in text
