"""SQLite as Datasette sees it, Parquet as DuckDB does, and the description as frictionless does."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from exporting import THREE, letter, published
from foi_compare.errors import ExportError
from foi_compare.formats import export_outputs
from foi_compare.formats.published_tables import read_published
from foi_compare.formats.sqlite_database import database_bytes


@pytest.fixture
def database(three: Path, tmp_path: Path) -> Path:
    export_outputs(three, tmp_path / "results.sqlite", "sqlite")
    return tmp_path / "results.sqlite"


def test_every_key_of_the_database_leads_somewhere(database: Path):
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = connection.execute("PRAGMA foreign_key_list(observations)").fetchall()
        assert {(key[2], key[3]) for key in keys} == {
            ("forces", "force_id"),
            ("inputs", "file"),
            ("review", "review_id"),
        }


def test_labels_are_searched_by_their_words(database: Path):
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute(
            "SELECT force, code, lower, upper FROM observations JOIN observations_fts"
            " ON observations.rowid = observations_fts.rowid"
            " WHERE observations_fts MATCH 'supporting victims' ORDER BY force"
        ).fetchall()
    assert found == [("Essex Police", "15", 3, 3), ("Kent Police", "15", 0, 4)]


def test_a_reply_of_an_unknown_force_keeps_the_keys(tmp_path: Path):
    out = published(tmp_path, {"letter.txt": letter("To whom it may concern", {"Charged": "4"})})
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database_bytes(read_published(out), None))
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT count(*) FROM forces WHERE force = 'Unknown'").fetchone()


def test_datasette_opens_the_database_with_links_and_search(database: Path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        app = pytest.importorskip("datasette.app", reason="Datasette is not installed")

        async def asked() -> tuple[dict[str, object], str]:
            datasette = app.Datasette([str(database)])
            rows = await datasette.client.get(
                "/results/observations.json?_search=victim&_shape=objects"
            )
            page = await datasette.client.get("/results/observations?_search=victim")
            return rows.json(), page.text

        # Tests in a browser leave a loop of theirs running in this thread.
        with ThreadPoolExecutor(1) as elsewhere:
            rows, page = elsewhere.submit(asyncio.run, asked()).result()
    found = rows["rows"]
    assert isinstance(found, list)
    assert {row["code"] for row in found} == {"15"}
    assert 'href="/results/forces/kent"' in page


def test_duckdb_reads_typed_bounds_dates_and_categories(three: Path, tmp_path: Path):
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    export_outputs(three, tmp_path / "tables", "parquet")
    with duckdb.connect() as connection:
        for name in ("observations", "comparison", "shares"):
            connection.read_parquet(str(tmp_path / "tables" / f"{name}.parquet")).create_view(name)
        types = {row[0]: row[1] for row in connection.sql("DESCRIBE observations").fetchall()}
        bounds = connection.sql(
            "SELECT outcome_15_lower, outcome_15_upper, total_printed_lower, year(period_start)"
            " FROM comparison WHERE force_id = 'kent'"
        ).fetchall()
        share = connection.sql(
            "SELECT of_assigned_lower, of_assigned_upper FROM shares"
            " WHERE force_id = 'essex' AND code = '1'"
        ).fetchall()
    assert (types["lower"], types["upper"], types["period_start"]) == ("DOUBLE", "DOUBLE", "DATE")
    assert bounds == [(0.0, 4.0, 1302.0, 2022)]
    assert share == [(0.012, 0.012)]


def test_categories_are_dictionaries(three: Path, tmp_path: Path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    export_outputs(three, tmp_path / "observations.parquet", "parquet")
    schema = parquet.read_schema(tmp_path / "observations.parquet")
    assert str(schema.field("value_status").type).startswith("dictionary<values=string")
    assert b"upper" not in schema.field("lower").metadata[b"description"]


def test_without_pyarrow_one_line_says_what_to_install(
    three: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pip install 'foi-compare\[parquet\]'"):
        export_outputs(three, tmp_path / "observations.parquet", "parquet")


def described(folder: Path) -> tuple[bool, list[str]]:
    """Validate the description of a folder with frictionless; return the kinds of its errors."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
        report = frictionless.validate(str(folder / "datapackage.json"))
    return report.valid, [kind for (kind,) in report.flatten(["type"])]


def test_frictionless_validates_the_outputs(three: Path):
    assert described(three) == (True, [])
    package = json.loads((three / "datapackage.json").read_text())
    assert package["licenses"] == [{"name": "OGL-UK-3.0"}]


@pytest.mark.parametrize(
    ("file", "before", "after", "error"),
    [
        ("forces.csv", b"kent,", b"kemt,", "foreign-key"),
        ("observations.csv", b"suppressed", b"oppressed", "constraint-error"),
        ("inputs.csv", b"essex.txt", b"kent.txt", "primary-key"),
    ],
)
def test_frictionless_finds_a_broken_key_and_a_wrong_category(
    three: Path, tmp_path: Path, file: str, before: bytes, after: bytes, error: str
):
    folder = tmp_path / "outputs"
    shutil.copytree(three, folder)
    data = (folder / file).read_bytes()
    assert before in data
    (folder / file).write_bytes(data.replace(before, after, 1))
    valid, errors = described(folder)
    assert not valid
    assert error in errors


def test_an_unknown_force_leaves_a_valid_description(tmp_path: Path):
    letters = {**THREE, "letter.txt": letter("To whom it may concern", {"Charged": "4"})}
    assert described(published(tmp_path, letters)) == (True, [])
