"""`explain`: one number of the outputs, with where it comes from and why it stands there."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from foi_compare.answers.neighbours import Neighbours
from foi_compare.errors import ExportError, InputError
from foi_compare.text import without_orders

_WIDTH = 80
_NAME_WIDTH = 10
_OF_QUESTION = ("ask", "candidates", "choices", "settles")


def explain(  # noqa: PLR0913 - each argument is an option of the command
    observation_id: Annotated[
        str, typer.Argument(help="From observations.csv or review.csv; its beginning is enough.")
    ],
    *,
    out: Annotated[Path, typer.Option(help="Folder of the outputs.")] = Path("outputs"),
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    decision: Annotated[
        str,
        typer.Option(
            help="Print instead a line of decisions.csv to fill in, on this number or on what it"
            " stands in: number, column, row, table, question or label.",
            metavar="KIND",
        ),
    ] = "",
    image: Annotated[
        Path | None,
        typer.Option(
            help="Write instead the page it stands on to this file, as a PNG, with it in a box.",
            metavar="FILE.png",
            show_default=False,
        ),
    ] = None,
    inbox: Annotated[Path, typer.Option(help="Folder of the replies, for --image.")] = Path(
        "inbox"
    ),
    password: Annotated[
        str, typer.Option(help="Opens a protected file, for --image.", show_default=False)
    ] = "",
) -> None:
    """Say where a number comes from, which rule read it, and why it has its code or has none."""
    from foi_compare.cli.told.table_excerpt import records_of
    from foi_compare.outputs import read_outputs

    files = read_outputs(
        out, "observations.csv", "review.csv", "findings.csv", "replies.csv", "inputs.csv"
    )
    if "observations.csv" not in files:
        raise InputError(
            f"There is no {out.as_posix()}/observations.csv. Run `foi-compare ingest INBOX` first,"
            " or name the folder of the outputs with --out."
        )
    numbers = records_of(files["observations.csv"])
    asked = find_question(records_of(files.get("review.csv", b"")), numbers, observation_id)
    waiting = _waiting(numbers, asked)
    about = _About(files, asked)
    if asked is not None and not waiting:
        _explain_question(about, asked, numbers, _Wanted(as_json, decision, image, inbox, password))
        return
    row = waiting[0] if waiting else find_observation(numbers, observation_id)
    _explain_number(about, row, numbers, _Wanted(as_json, decision, image, inbox, password))


class _About(NamedTuple):
    """The outputs by name, and the question that the command was called with, if it was."""

    files: Mapping[str, bytes]
    asked: dict[str, str] | None


class _Wanted(NamedTuple):
    """The options that say what is printed or written."""

    as_json: bool
    decision: str
    image: Path | None
    inbox: Path
    password: str


def _explain_number(
    about: _About, row: dict[str, str], numbers: Sequence[dict[str, str]], wanted: _Wanted
) -> None:
    from foi_compare.answers.deciding import KINDS, decision_line
    from foi_compare.cli.terminal.console import console, print_json
    from foi_compare.cli.terminal.suggesting import chosen
    from foi_compare.cli.told.boxed_page import boxed_page
    from foi_compare.cli.told.printed_totals import sums_of, totals_of, totals_with
    from foi_compare.cli.told.table_excerpt import Surroundings, print_surroundings, records_of
    from foi_compare.decisions import COLUMNS
    from foi_compare.decisions.decision_cells import csv_lines

    if wanted.decision:
        (kind,) = chosen((wanted.decision,), KINDS, "decision on a number")
        line = csv_lines([decision_line(kind, row, numbers)])
        typer.echo(",".join(COLUMNS) + "\n" + line, nl=False)
        return
    if wanted.image is not None:
        _write(wanted.image, boxed_page(row, numbers, wanted.inbox, wanted.password))
        return
    question = question_of(records_of(about.files.get("review.csv", b"")), row)
    row |= {name: question.get(name, "") for name in _OF_QUESTION}
    row["totals"] = totals_with(question, numbers) if question else ""
    findings = records_of(about.files.get("findings.csv", b""))
    totals, sums = totals_of(row, numbers), sums_of(findings, row)
    around = Surroundings(about.files)
    shown = around.of(about.asked) if about.asked is not None else around.around(row)
    if wanted.as_json:
        print_json({**row, "checked": totals, "by_sums": sums, "around": _as_rows(shown)})
        return
    for line in explanation(row, totals, sums):
        typer.echo(without_orders(line))
    print_surroundings(shown, console(to_stderr=False))


def _explain_question(
    about: _About, asked: dict[str, str], numbers: Sequence[dict[str, str]], wanted: _Wanted
) -> None:
    """Explain a question that no number waits for first: what a reply says, which force sent it.

    Raises:
        InputError: a line to decide on a number is wanted.

    """
    from foi_compare.cli.terminal.console import console, print_json
    from foi_compare.cli.told.boxed_page import boxed_sentences
    from foi_compare.cli.told.printed_totals import totals_with
    from foi_compare.cli.told.table_excerpt import Surroundings, print_surroundings, records_of

    if wanted.decision:
        raise InputError(
            f"No number waits for {asked['review_id']}: --decision is for numbers."
            " `foi-compare review` shows the question on its page."
        )
    if wanted.image is not None:
        replies, inputs = (
            records_of(about.files.get(name, b"")) for name in ("replies.csv", "inputs.csv")
        )
        picture = boxed_sentences(asked, replies, inputs, wanted.inbox, wanted.password)
        _write(wanted.image, picture)
        return
    asked["totals"] = totals_with(asked, numbers)
    shown = Surroundings(about.files).of(asked)
    if wanted.as_json:
        print_json({**asked, "around": _as_rows(shown)})
        return
    _tell_question(asked)
    print_surroundings(shown, console(to_stderr=False))


def _as_rows(grid: Neighbours | None) -> list[dict[str, str | list[dict[str, str]]]]:
    """Return the rows around a number: the label of each, and what stands under each heading."""
    if grid is None:
        return []
    return [
        {
            "label": label,
            "cells": [
                {"heading": heading, "printed": cell.text, "observation_id": cell.observation_id}
                for heading, cell in zip(grid.headings, cells, strict=True)
                if cell.text
            ],
        }
        for label, cells in grid.rows
    ]


def _write(image: Path, picture: bytes) -> None:
    try:
        image.write_bytes(picture)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ExportError(f"{image} cannot be written: {why}.") from error


def find_question(
    questions: Sequence[dict[str, str]], numbers: Sequence[dict[str, str]], review_id: str
) -> dict[str, str] | None:
    """Return the one question whose identifier begins so; None where a number's does, or none.

    Raises:
        InputError: several begin so.

    """
    if any(row["observation_id"].startswith(review_id) for row in numbers):
        return None
    found = [one for one in questions if one["review_id"].startswith(review_id)]
    exact = [one for one in found if one["review_id"] == review_id] or found
    if len(exact) > 1:
        some = ", ".join(one["review_id"] for one in exact[:5])
        raise InputError(f"{len(exact)} questions begin with {review_id}: {some} …")
    return exact[0] if exact else None


def _waiting(
    numbers: Sequence[dict[str, str]], question: Mapping[str, str] | None
) -> list[dict[str, str]]:
    """Return the numbers that wait for the answer to a question first."""
    return [row for row in numbers if question and row["review_id"] == question["review_id"]]


def _tell_question(question: Mapping[str, str]) -> None:
    """Print a question that no number waits for first: what a reply says, which force sent it."""
    typer.echo(question["review_id"])
    for name, said in (
        ("asked", question["ask"]),
        ("why", question["reason"]),
        ("may be", question["candidates"]),
        ("answers", question["choices"]),
        ("settles", _settles(question["settles"].lstrip("0"))),
        ("totals if", question["totals"]),
        ("where", _named(question, ("page", "table", "row", "column"), question["file"])),
        ("reply", _named(question, ("reference", "question"), question["force_id"])),
    ):
        for line in _wrapped(name, said) if said else ():
            typer.echo(without_orders(line))


def find_observation(numbers: Sequence[dict[str, str]], observation_id: str) -> dict[str, str]:
    """Return the one row whose identifier begins so.

    Raises:
        InputError: there is no such row, or several.

    """
    found = [row for row in numbers if row["observation_id"].startswith(observation_id)]
    exact = [row for row in found if row["observation_id"] == observation_id] or found
    if not exact:
        raise InputError(f"No observation of the outputs begins with {observation_id}.")
    if len(exact) > 1:
        some = ", ".join(row["observation_id"] for row in exact[:5])
        raise InputError(f"{len(exact)} observations begin with {observation_id}: {some} …")
    return exact[0]


def question_of(questions: Sequence[dict[str, str]], row: Mapping[str, str]) -> dict[str, str]:
    """Return the question that a number waits for, empty where it waits for none."""
    asked = (item for item in questions if item["review_id"] == row["review_id"] != "")
    return next(asked, {})


def explanation(
    row: Mapping[str, str], totals: Sequence[str] = (), sums: Sequence[str] = ()
) -> list[str]:
    """Return one row, and what is said of its totals and sums, as lines that a person reads."""
    lines = [row["observation_id"]]
    for name, said in (
        ("printed", _printed(row)),
        ("value", _value(row)),
        ("code", _code(row)),
        ("status", row["status"]),
        ("why", ": ".join(filter(None, (row["match_rule"], row["reason"])))),
        ("asked", row.get("ask", "")),
        ("may be", row["candidates"]),
        ("answers", row.get("choices", "")),
        ("settles", _settles(row.get("settles", ""))),
        ("totals", "; ".join(totals)),
        ("totals if", row.get("totals", "")),
        ("by sums", "; ".join(sums)),
        ("where", _named(row, ("page", "table", "row", "column", "bbox"), row["file"])),
        ("evidence", row["evidence"]),
        ("reply", _named(row, ("reference", "question", "asked"), row["force"])),
        ("about", _named(row, ("unit", "offence", "offence_code"), row["measure"])),
        ("period", " to ".join(filter(None, (row["period_start"], row["period_end"])))),
        ("source", row["sha256"]),
    ):
        if said:
            lines.extend(_wrapped(name, said))
    return lines


def _settles(count: str) -> str:
    return f"{count} number{'' if count == '1' else 's'}" if count else ""


def _printed(row: Mapping[str, str]) -> str:
    printed = row["value_as_printed"] or "a blank"
    label = f"beside “{row['label']}”" if row["label"] else "without a label"
    series = f"under “{row['series']}”" if row["series"] else ""
    return ", ".join(filter(None, (f"{printed} {label}", series, row["breakdown"])))


def _value(row: Mapping[str, str]) -> str:
    if row["value"]:
        return row["value"]
    upper = f"to {row['upper']}" if row["upper"] else "or more"
    return f"{row['lower']} {upper} ({row['value_status'].replace('_', ' ')})"


def _code(row: Mapping[str, str]) -> str:
    if row["role"] != "code":
        return f"none: it is a {row['role']}"
    if not row["code"]:
        return f"none of {row['codebook']} yet"
    score = f", certainty {row['match_score']}" if row["match_score"] != "1" else ""
    return f"{row['code']} of {row['codebook']}{score}: {row['code_title']}"


def _named(row: Mapping[str, str], names: Sequence[str], first: str) -> str:
    parts = [_part(name, row[name]) for name in names if row[name]]
    return ", ".join(filter(None, (first, *parts)))


def _part(name: str, text: str) -> str:
    """Return `row 3`, or `sheet Outcomes` where a file has sheets in place of pages."""
    return text if name == "page" and not text.isdecimal() else f"{_plain(name)} {text}"


def _plain(name: str) -> str:
    return {"bbox": "box"}.get(name, name.replace("_", " "))


def _wrapped(name: str, said: str) -> list[str]:
    return textwrap.wrap(
        said,
        _WIDTH,
        initial_indent=f"  {name:<{_NAME_WIDTH}}",
        subsequent_indent=" " * (_NAME_WIDTH + 2),
        break_on_hyphens=False,
    )
