"""The dataset to its description: a Frictionless Data Package and the account of the run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import Any

from foi_compare.decisions.decision_cells import cells_of, csv_lines
from foi_compare.export.published_columns import Column, TableSpec, specs_for
from foi_compare.export.published_rows import counts
from foi_compare.model import UNKNOWN_FORCE, Audited, Dataset, Decision, Settings
from foi_compare.version import VERSION

# The version whose keys, categories and labelled missing values are used; frictionless 5.21 and
# later validates it, and what reads the first version alone finds all of that but the labels.
PACKAGE_STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"


def data_package(dataset: Dataset, files: Mapping[str, bytes]) -> bytes:
    """Return `datapackage.json`: each CSV with its schema, its size and its hash.

    Args:
        dataset: the dataset.
        files: the CSV files by name, as they are written.

    """
    codebook = dataset.batch.codebook
    unknown = any(read.reply.force_id == UNKNOWN_FORCE for read in dataset.replies)
    return _json(
        {
            "$schema": PACKAGE_STANDARD,
            "name": "foi-compare",
            "title": f"Replies to a Freedom of Information request, by {codebook.title}",
            **_licences(dataset.batch.settings.licence),
            "resources": [
                _resource(spec, files[f"{spec.name}.csv"], without="forces" if unknown else "")
                for spec in specs_for(codebook)
            ],
        }
    )


def _licences(stated: str) -> Mapping[str, object]:
    """Return the licence that the settings state; without one, nothing is said of it."""
    if not stated:
        return {}
    return {"licenses": [{"path" if "://" in stated else "name": stated}]}


def _resource(spec: TableSpec, data: bytes, *, without: str) -> Mapping[str, object]:
    return {
        "name": spec.name,
        "type": "table",
        "title": spec.title,
        "path": f"{spec.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
        "schema": table_schema(spec, without=without),
    }


def table_schema(spec: TableSpec, *, without: str = "") -> Mapping[str, object]:
    """Return the columns, categories, missing values and keys of a table as a Table Schema.

    Args:
        spec: the table.
        without: a table to which no key leads, because a value is not in it: the force of a reply
            may be unknown.

    """
    keys = [
        {
            "fields": [key.column],
            "reference": {"resource": key.table, "fields": [key.key]},
        }
        for key in spec.foreign_keys
        if key.table != without
    ]
    schema: dict[str, object] = {
        "fields": [_field(column) for column in spec.columns],
        "missingValues": [{"value": "", "label": "absent, or not known; never 0"}],
    }
    if spec.primary_key:
        schema["primaryKey"] = list(spec.primary_key)
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field(column: Column) -> Mapping[str, object]:
    field: dict[str, object] = {"name": column.name, "type": column.type}
    if column.code:
        field |= {"title": column.title, "code": column.code}
    field["description"] = column.description
    if column.categories:
        # Programs of the second version read the categories, those of the first the constraint.
        field["categories"] = list(column.categories)
        field["constraints"] = {"enum": list(column.categories)}
    return field


def run_account(dataset: Dataset, files: Mapping[str, bytes]) -> bytes:
    """Return `run.json`: version, settings, inputs, totals and outputs; no clock, no machine.

    Passwords of the settings are left out.

    Args:
        dataset: the dataset.
        files: every other file of the run that is the same from run to run, by name.

    """
    batch = dataset.batch
    by_status = counts(dataset)
    return _json(
        {
            "foi_compare": VERSION,
            "codebook": batch.codebook.name,
            "names": "kept" if batch.keep_names else "masked",
            "settings": _settings(batch.settings),
            "decisions": _decisions(batch.decisions),
            **({"audit": _audited(batch.audited)} if batch.audited else {}),
            "inputs": [{"file": entry.name, "sha256": entry.sha256} for entry in batch.inputs],
            "unread": [asdict(problem) for problem in batch.unread],
            "totals": {
                "files": len(batch.inputs),
                "replies": len(dataset.replies),
                "accepted": by_status.get("accepted", 0),
                "decided": by_status.get("decided", 0),
                "review": by_status.get("review", 0),
                "numerals": sum(row.numerals for row in dataset.ledger),
                "observed": sum(row.observed for row in dataset.ledger),
                "set_aside": sum(row.set_aside for row in dataset.ledger),
                "unread": sum(row.unread for row in dataset.ledger),
            },
            "outputs": [
                {"file": name, "sha256": sha256(data).hexdigest()}
                for name, data in sorted(files.items())
            ],
        }
    )


def _decisions(decisions: Sequence[Decision]) -> Mapping[str, object]:
    """Return how many decisions hold, and the hash of what they say."""
    lines = csv_lines(cells_of(decision) for decision in decisions)
    return {"count": len(decisions), "sha256": sha256(lines.encode("utf-8", "replace")).hexdigest()}


def _audited(audited: Audited) -> Mapping[str, object]:
    """Return what a sample told, and the hash of the file that keeps it."""
    return asdict(audited) | {"rates": [one._asdict() for one in audited.rates]}


def _settings(settings: Settings) -> dict[str, Any]:
    told = asdict(settings)
    for entry in told["files"]:
        del entry["password"]
    return told


def _json(content: Mapping[str, object]) -> bytes:
    text = json.dumps(content, indent=2, ensure_ascii=False, default=_as_text)
    return (text + "\n").encode("utf-8", "replace")


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))
