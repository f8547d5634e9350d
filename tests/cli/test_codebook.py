from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from typer.testing import CliRunner, Result

from foi_compare.cli import app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["codebook", *arguments])


def test_the_shipped_codebooks_are_listed() -> None:
    result = run("list")
    assert result.exit_code == 0
    assert "home-office-outcomes      Home Office crime outcomes (29 codes)" in result.stdout
    listed = json.loads(run("list", "--json").stdout)
    assert [book["name"] for book in listed][1:] == [
        "self-defined-ethnicity",
        "stop-and-search-outcomes",
    ]


def test_the_codes_of_a_codebook_are_shown() -> None:
    result = run("show", "home-office-outcomes")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert rows[0]["short_title"] == "Charged/Summonsed"
    assert rows[24]["in_force_from"] == "2019-04-01"
    assert "Source: " in result.stderr
    shown = json.loads(run("show", "stop-and-search-outcomes", "--json").stdout)
    assert shown["codes"][1]["code"] == "arrest"
    assert shown["groups"][0]["name"] == "Positive outcomes"


def test_a_codebook_is_started_checked_and_used(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert run("new", str(folder)).exit_code == 0
    assert run("new", str(folder)).exit_code == 2
    assert run("check", str(folder)).exit_code == 0
    result = CliRunner().invoke(app, ["match", "--codebook", str(folder), "Gun", "Knives"])
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["code"] for row in found] == ["firearm", ""]
    assert found[1]["rule"] == "group"


def test_a_problem_is_printed_with_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    run("new", str(folder))
    with (folder / "aliases.csv").open("a", encoding="utf-8") as lines:
        lines.write("Gun,kitchen_knife,\n")
    result = run("check", str(folder))
    assert result.exit_code == 2
    assert "aliases.csv, line 4: `Gun` stands for kitchen_knife here" in result.stdout
