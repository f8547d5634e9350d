from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from typer.testing import CliRunner, Result

from foi_compare.cli import app
from foi_compare.cli.commands.match import read_label_column


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, ["match", *arguments], input=stdin)


def rows(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_labels_come_out_as_csv_with_code_and_reason() -> None:
    result = run("Charged/Summonsed", "Caution", "Total", "Burglary")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "label,code,status,rule,score,reason,candidates"
    found = rows(result)
    assert [row["status"] for row in found] == ["matched", "ambiguous", "total", "none"]
    assert (found[0]["code"], found[0]["rule"], found[0]["score"]) == ("1", "title", "1.00")
    assert found[1]["candidates"] == "2 (0.50): if youth; 3 (0.50): if adult"


def test_a_file_is_read_by_its_column_label(tmp_path: Path) -> None:
    file = tmp_path / "labels.csv"
    file.write_text('count,label\n3,Charged\n4,"Community\nresolution"\n', encoding="utf-8")
    found = rows(run("--file", str(file)))
    assert [(row["label"], row["code"]) for row in found] == [
        ("Charged", "1"),
        ("Community resolution", "8"),
    ]


def test_a_file_saved_by_excel_in_the_code_page_of_windows_is_read(tmp_path: Path) -> None:
    file = tmp_path / "labels.csv"
    file.write_bytes("label\nCaution – adults\n".encode("cp1252"))
    assert rows(run("--file", str(file)))[0]["code"] == "3"


def test_labels_come_from_standard_input() -> None:
    assert [row["code"] for row in rows(run("--file", "-", stdin="label\nTIC\nPND\n"))] == [
        "4",
        "6",
    ]


def test_another_codebook_is_used() -> None:
    found = rows(run("--codebook", "self-defined-ethnicity", "Any other Asian background"))
    assert found[0]["code"] == "A9"


def test_what_a_spreadsheet_would_run_is_neutralised() -> None:
    assert rows(run("=1+1"))[0]["label"] == "'=1+1"


def test_labels_and_a_file_together_are_a_wrong_call(tmp_path: Path) -> None:
    assert run("Charged", "--file", str(tmp_path / "x.csv")).exit_code == 2
    assert run().exit_code == 2


def test_a_missing_file_and_a_missing_column_are_named(tmp_path: Path) -> None:
    result = run("--file", str(tmp_path / "x.csv"))
    assert (result.exit_code, "there is no such file" in result.stderr) == (2, True)
    file = tmp_path / "labels.csv"
    file.write_text("name\nCharged\n", encoding="utf-8")
    result = run("--file", str(file))
    assert (result.exit_code, "no column `label`" in result.stderr) == (2, True)


def test_an_unknown_codebook_is_a_wrong_call() -> None:
    result = run("--codebook", "nothing", "Charged")
    assert (result.exit_code, "shipped are" in result.stderr) == (2, True)


def test_a_label_is_given_before_the_next_line_is_read() -> None:
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in ("label\n", "Charged\n", "TIC\n"):
            taken.append(line)
            yield line

    labels = read_label_column(lines(), "labels.csv")
    assert next(labels) == "Charged"
    assert taken == ["label\n", "Charged\n"]
