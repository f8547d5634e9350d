"""`explain`: one number of the outputs, with where it comes from and why it stands there."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foi_compare.errors import InputError

_LINES = (
    ("what", ("value_as_printed", "label", "series", "breakdown")),
    ("code", ("code", "code_title", "codebook")),
    ("status", ("status", "reason")),
    ("may be", ("candidates",)),
    ("rule", ("match_rule", "match_score", "role")),
    ("where", ("file", "page", "table", "row", "column", "bbox")),
    ("evidence", ("evidence",)),
    ("reply", ("force", "reference", "question", "asked")),
    ("about", ("measure", "unit", "offence", "offence_code", "period_start", "period_end")),
    ("value", ("value", "lower", "upper", "value_status")),
    ("source", ("sha256",)),
)


def explain(
    observation_id: Annotated[
        str, typer.Argument(help="From observations.csv or review.csv; its beginning is enough.")
    ],
    *,
    out: Annotated[Path, typer.Option(help="Folder of the outputs.")] = Path("outputs"),
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Say where a number comes from, which rule read it, and why it has its code or has none."""
    from foi_compare.cli.console import print_json

    row = find_observation(out / "observations.csv", observation_id)
    row["candidates"] = candidates_of(out / "review.csv", row["observation_id"])
    if as_json:
        print_json(row)
        return
    for line in explanation(row):
        typer.echo(line)


def find_observation(path: Path, observation_id: str) -> dict[str, str]:
    """Return the one row whose identifier begins so.

    Raises:
        InputError: there are no outputs, no such row, or several.

    """
    found = [row for row in _rows(path) if row["observation_id"].startswith(observation_id)]
    exact = [row for row in found if row["observation_id"] == observation_id] or found
    if not exact:
        raise InputError(f"No observation of {path.as_posix()} begins with {observation_id}.")
    if len(exact) > 1:
        some = ", ".join(row["observation_id"] for row in exact[:5])
        raise InputError(f"{len(exact)} observations begin with {observation_id}: {some} …")
    return exact[0]


def candidates_of(path: Path, observation_id: str) -> str:
    """Return the codes that a number in review may have; empty where it is not in review."""
    return next((r["candidates"] for r in _rows(path) if r["review_id"] == observation_id), "")


def _rows(path: Path) -> list[dict[str, str]]:
    import csv

    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))
    except FileNotFoundError as error:
        raise InputError(
            f"There is no {path.as_posix()}. Run `foi-compare ingest INBOX` first, or name the"
            " folder of the outputs with --out."
        ) from error


def explanation(row: dict[str, str]) -> list[str]:
    """Return one row as lines that a person reads."""
    lines = [row["observation_id"]]
    for title, names in _LINES:
        parts = [_part(name, row[name]) for name in names if row.get(name)]
        if parts:
            lines.append(f"  {title:<9} {', '.join(parts)}")
    return lines


def _part(name: str, value: str) -> str:
    """Return a value, with its name where it would not be understood without."""
    plain = {
        "value_as_printed",
        "label",
        "code",
        "code_title",
        "status",
        "reason",
        "file",
        "evidence",
        "force",
        "sha256",
        "value_status",
        "match_rule",
        "candidates",
    }
    return value if name in plain else f"{name.replace('_', ' ')} {value}"
