"""The naive way: one table extractor, and one fuzzy match of each label to the official titles."""

from __future__ import annotations

import csv
import io
import re
import warnings
from pathlib import Path

from accuracy.score import Truth, fold

HERE = Path(__file__).parent
CUT_OFF = 80


def naive_counts(inbox: Path, reply: Truth) -> dict[str, int]:
    """Return how many numbers the naive way gets right and wrong, and how many it loses.

    Force and question are given to it for free; value, code and heading must be right.
    """
    wanted = [
        (number["lower"], number["code"], fold(number["series"]))
        for number in reply["numbers"]
        if number["code"] and number["status"] == "exact"
        and number["form"] != "blank" and number["kind"] != "optional"
    ]  # fmt: skip
    count = len(wanted)
    right = wrong = 0
    for table in _tables(inbox / reply["file"]):
        for value, code, series in _read(table):
            options = [(value, code, series), (value, code, "")]
            hit = next((option for option in options if option in wanted), None)
            if hit is None:
                wrong += 1
            else:
                wanted.remove(hit)
                right += 1
    return {"numbers": count, "right": right, "wrong": wrong, "not read": max(0, count - right)}


def _read(table: list[list[str]]) -> list[tuple[float, str, str]]:
    from rapidfuzz import fuzz, process

    found = []
    head = table[0] if table else []
    for row in table[1:]:
        label = row[0] if row else ""
        best = process.extractOne(label, list(TITLES), scorer=fuzz.WRatio, score_cutoff=CUT_OFF)
        if best is None:
            continue
        for heading, text in zip(head[1:], row[1:], strict=False):
            plain = text.replace(",", "").strip()
            if re.fullmatch(r"\d+(\.0)?", plain):
                found.append((float(plain), TITLES[best[0]], fold(heading)))
    return found


def _titles() -> dict[str, str]:
    with (HERE / "titles.csv").open(encoding="utf-8", newline="") as opened:
        return {row["title"]: row["code"] for row in csv.DictReader(opened)}


TITLES = _titles()


def _tables(path: Path) -> list[list[list[str]]]:
    try:
        return _tables_of(path)
    except (ValueError, OSError):
        return []


def _tables_of(path: Path) -> list[list[list[str]]]:
    if path.suffix == ".pdf":
        import pdfplumber

        with pdfplumber.open(path) as opened:
            found = [table for page in opened.pages for table in page.extract_tables()]
        return [[[text or "" for text in row] for row in table] for table in found]
    if path.suffix == ".docx":
        import docx

        tables = docx.Document(str(path)).tables
        return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]
    if path.suffix == ".html":
        import pandas as pd

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frames = pd.read_html(io.StringIO(path.read_text(encoding="utf-8")), flavor="lxml")
        return [
            [
                [str(name) for name in frame.columns],
                *([str(value) for value in row] for row in frame.to_numpy().tolist()),
            ]
            for frame in frames
        ]
    return []
