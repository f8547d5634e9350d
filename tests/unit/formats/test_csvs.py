"""CSV files for Excel and for charts."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from exporting import letter, published
from foi_compare.errors import ExportError, InputError
from foi_compare.formats import People, export_outputs, format_of
from foi_compare.formats.excel_csv import excel_bytes


def rows_of(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding), newline="")))


def test_excel_is_told_the_encoding_and_makes_no_date_of_a_text():
    data = excel_bytes(("a", "b"), [("2019/20", 7), ("1-4", 0.5), ("=1+1", None), ("–", True)])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").split("\r\n") == [
        "a,b",
        "'2019/20,7",
        "'1-4,0.5",
        "'=1+1,",
        "–,TRUE",
        "",
    ]


def test_every_table_is_there_for_excel(three: Path, tmp_path: Path):
    export_outputs(three, tmp_path / "excel", "csv-excel")
    names = {path.stem for path in (tmp_path / "excel").glob("*.csv")}
    assert {"observations", "comparison", "shares", "methods", "ledger"} <= names
    shares = rows_of(tmp_path / "excel" / "shares.csv", "utf-8-sig")
    kent = next(row for row in shares if row["force_id"] == "kent" and row["code"] == "15")
    assert (kent["count_lower"], kent["count_upper"]) == ("0", "4")
    assert (kent["rank_best"], kent["rank_worst"], kent["ranked"]) == ("1", "2", "2")
    assert kent["cannot_be_ranked_with"] == "Essex Police"


def test_a_chart_has_a_row_for_each_force_that_may_be_compared_and_only_numbers(
    three: Path, tmp_path: Path
):
    export_outputs(three, tmp_path / "charts", "datawrapper", People(by_force={"kent": 1000}))
    rows = rows_of(tmp_path / "charts" / "question-outcomes.csv")
    assert [(row["Force"], row["Area code"]) for row in rows] == [
        ("Essex Police", "E23000028"),
        ("Kent Police", "E23000032"),
    ]
    numbers = [cell for row in rows for name, cell in row.items() if name not in rows_of_words]
    assert all(cell == "" or float(cell) >= 0 for cell in numbers)
    kent = rows[1]
    assert kent["1 Charged/Summonsed (number)"] == "1200"
    assert kent["1 Charged/Summonsed (per 1,000 people)"] == "1200"
    hidden = {name: cell for name, cell in kent.items() if name.startswith("15 ")}
    assert list(hidden.values()) == ["0", "4", "0", "0.3221", "0", "4"]
    assert all("at least" in name or "at most" in name for name in hidden)


rows_of_words = ("Force", "Area code")


def test_what_is_left_out_of_a_chart_is_named_with_its_reason(three: Path, tmp_path: Path):
    export_outputs(three, tmp_path / "charts", "datawrapper")
    left = rows_of(tmp_path / "charts" / "left-out.csv")
    assert {(row["force"], row["why"]) for row in left} == {
        ("Dorset Police", "refused under 12(1)"),
        ("Gwent Police", "nothing yet"),
    }


def test_totals_that_do_not_add_up_have_no_share_and_stand_in_no_chart(tmp_path: Path):
    rows = {"1 - Charged/Summonsed": "5", "18 - Investigation complete no suspect identified": "7"}
    letters = {
        "kent.txt": letter("Kent Police", rows, total="90"),
        "essex.txt": letter("Essex Police", rows, total="12"),
        "gwent.txt": letter("Gwent Police", rows, total="12"),
    }
    out = published(tmp_path, letters)
    export_outputs(out, tmp_path / "charts", "datawrapper")
    assert [row["Force"] for row in rows_of(tmp_path / "charts" / "question-1.csv")] == [
        "Essex Police",
        "Gwent Police",
    ]
    export_outputs(out, tmp_path / "excel", "csv-excel")
    kent = [
        row
        for row in rows_of(tmp_path / "excel" / "shares.csv", "utf-8-sig")
        if row["force_id"] == "kent"
    ]
    assert {row["no_share"] for row in kent} == {"its rows do not add up to its total"}
    assert {row["rank_best"] for row in kent} == {""}


def test_a_codebook_without_unassigned_crimes_is_exported_too(tmp_path: Path):
    text = letter("Kent Police", {"White": "5", "Black": "7"}, question="What was the ethnicity?")
    out = published(tmp_path, {"kent.txt": text}, codebook="self-defined-ethnicity")
    for target, chosen in (("a.xlsx", "xlsx"), ("a.db", "sqlite"), ("charts", "datawrapper")):
        export_outputs(out, tmp_path / target, format_of(Path(target), chosen))
        assert (tmp_path / target).exists()


def test_an_export_replaces_the_one_before_and_no_other_file(three: Path, tmp_path: Path):
    folder = tmp_path / "charts"
    export_outputs(three, folder, "datawrapper")
    (folder / "stale.csv").write_bytes(b"")
    account = json.loads((folder / "export.json").read_text())
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    account["files"].append({"file": "stale.csv", "sha256": empty})
    (folder / "export.json").write_text(json.dumps(account))
    (folder / "mine.csv").write_text("mine")
    export_outputs(three, folder, "datawrapper")
    names = {path.name for path in folder.iterdir()}
    assert names == {"export.json", "left-out.csv", "question-outcomes.csv", "mine.csv"}
    with pytest.raises(ExportError, match="holds other files already"):
        export_outputs(three, folder, "csv-excel")
    with pytest.raises(ExportError, match="holds other files already"):
        export_outputs(three, three, "csv-excel")


@pytest.mark.parametrize(
    ("target", "given", "meant"),
    [
        ("a.xlsx", "", "xlsx"),
        ("a.parquet", "", "parquet"),
        ("a.DB", "", "sqlite"),
        ("a.sqlite3", "sqlite", "sqlite"),
        ("folder", "parquet", "parquet"),
        ("folder", "csv-excel", "csv-excel"),
    ],
)
def test_the_suffix_says_the_format(target: str, given: str, meant: str):
    assert format_of(Path(target), given) == meant


@pytest.mark.parametrize(
    ("target", "given", "told"),
    [
        ("folder", "", "does not say which format"),
        ("a.csv", "", "does not say which format"),
        ("folder", "xlsx", r"a name that ends in \.xlsx"),
        ("a.db", "xlsx", r"a name that ends in \.xlsx"),
        ("a.xlsx", "datawrapper", "the name of a folder"),
        ("a.xlsx", "excel", "`excel` is no format"),
    ],
)
def test_a_format_that_the_name_does_not_fit_is_refused(target: str, given: str, told: str):
    with pytest.raises(InputError, match=told):
        format_of(Path(target), given)


def test_a_row_that_may_not_be_compared_has_shares_and_no_place(tmp_path: Path):
    rows = {"1 - Charged/Summonsed": "5", "18 - Investigation complete no suspect identified": "7"}
    without = {"18 - Investigation complete no suspect identified": "7", "Other": "5"}
    letters = {
        "kent.txt": letter("Kent Police", without),
        "essex.txt": letter("Essex Police", rows, total="12"),
        "gwent.txt": letter("Gwent Police", rows, total="12"),
    }
    export_outputs(published(tmp_path, letters), tmp_path / "excel", "csv-excel")
    of_18 = {
        row["force_id"]: (row["of_assigned_lower"], row["rank_best"], row["ranked"])
        for row in rows_of(tmp_path / "excel" / "shares.csv", "utf-8-sig")
        if row["code"] == "18"
    }
    assert of_18 == {
        "kent": ("0.583333", "", ""),
        "essex": ("0.583333", "1", "2"),
        "gwent": ("0.583333", "1", "2"),
    }
