"""What the outputs made of each figure, by the scorer of the looks."""

from __future__ import annotations

import csv
import importlib.util
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from finishing.truths import Cell, Known, Set

Row = dict[str, str]
VERDICTS = ("wrong", "review", "lost")


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a CSV of the outputs; none where it is not there."""
    if not path.exists():
        return []
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


class Scorer:
    """The rules by which a cell of the truth is right, as the scorer of the looks states them."""

    def __init__(self, path: Path) -> None:
        """Load the scorer from its file."""
        spec = importlib.util.spec_from_file_location("looks_score", path)
        if spec is None or spec.loader is None:
            raise SystemExit(f"{path} is no scorer.")
        self._module: ModuleType = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self._module)

    def verdicts(self, one: Set, outputs: Path, folder: Path) -> Mapping[str, Sequence[Row]]:
        """Return the verdicts on each document: one for each cell, then what was invented."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "truth.json").write_text(json.dumps([_truth(k) for k in one.known]))
        found, _ = self._module.score(folder, outputs)
        verdicts: dict[str, list[Any]] = {known.file: [] for known in one.known}
        for verdict in found:
            verdicts[verdict["file"]].append(verdict)
        return verdicts

    def is_placed(self, cell: Cell, row: Row) -> bool:
        """Return whether a row stands where a cell stands, by series, breakdown and question."""
        return bool(self._module.placed(cell, row))


def counted(verdicts: Sequence[Row]) -> Counter[str]:
    """Return how many figures of a document came out how; what was invented is wrong."""
    return Counter({"invented": "wrong"}.get(one["verdict"], one["verdict"]) for one in verdicts)


def has_value(cell: Cell, row: Row) -> bool:
    """Return whether a row has the value of a cell."""
    if cell["kind"] == "exact":
        return row["value"] != "" and float(row["value"]) == cell["value"]
    return row["value"] == "" and row["upper"] != "" and float(row["upper"]) == cell["hi"]


def _truth(known: Known) -> dict[str, Any]:
    return {
        "file": known.file,
        "format": "",
        "shape": known.shape,
        "force_id": known.force,
        "reference": "",
        "date": "",
        "dispositions": [],
        "wild": True,
        "cells": list(known.cells),
    }
