"""`explain`: one number of the outputs, with where it comes from and why it stands there."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

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
    from foi_compare.answers.deciding import KINDS, decision_line
    from foi_compare.cli.terminal.console import console, print_json
    from foi_compare.cli.terminal.suggesting import chosen
    from foi_compare.cli.told.table_excerpt import Surroundings, print_surroundings, records_of
    from foi_compare.decisions import COLUMNS
    from foi_compare.decisions.decision_cells import csv_lines
    from foi_compare.outputs import read_outputs

    files = read_outputs(out, "observations.csv", "review.csv", "findings.csv")
    if "observations.csv" not in files:
        raise InputError(
            f"There is no {out.as_posix()}/observations.csv. Run `foi-compare ingest INBOX` first,"
            " or name the folder of the outputs with --out."
        )
    numbers = records_of(files["observations.csv"])
    questions = records_of(files.get("review.csv", b""))
    asked = find_question(questions, numbers, observation_id)
    if asked is not None and not _waiting(numbers, asked):
        _tell_question(asked, as_json=as_json, wanted=decision or (image and image.name) or "")
        return
    row = _waiting(numbers, asked)[0] if asked else find_observation(numbers, observation_id)
    if decision:
        (kind,) = chosen((decision,), KINDS, "decision on a number")
        line = csv_lines([decision_line(kind, row, numbers)])
        typer.echo(",".join(COLUMNS) + "\n" + line, nl=False)
        return
    if image is not None:
        _write(image, row, numbers, inbox, password)
        return
    question = question_of(questions, row)
    row |= {name: question.get(name, "") for name in _OF_QUESTION}
    if as_json:
        print_json(row)
        return
    findings = records_of(files.get("findings.csv", b""))
    for line in explanation(row, totals_of(findings, row), sums_of(findings, row)):
        typer.echo(without_orders(line))
    around = Surroundings(files)
    shown = around.of(asked) if asked is not None else around.around(row)
    print_surroundings(shown, console(to_stderr=False))


def _write(
    image: Path, row: dict[str, str], numbers: Sequence[dict[str, str]], inbox: Path, password: str
) -> None:
    from foi_compare.cli.told.boxed_page import boxed_page

    picture = boxed_page(row, numbers, inbox, password)
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


def _tell_question(question: dict[str, str], *, as_json: bool, wanted: str) -> None:
    """Print a question that no number waits for: what a reply says, which force sent it.

    Raises:
        InputError: a number is wanted for what was asked of the command.

    """
    from foi_compare.cli.terminal.console import print_json

    if wanted:
        raise InputError(
            f"No number waits for {question['review_id']}: --decision and --image are for numbers."
            " `foi-compare review` shows the question on its page."
        )
    if as_json:
        print_json(question)
        return
    typer.echo(question["review_id"])
    for name, said in (
        ("asked", question["ask"]),
        ("why", question["reason"]),
        ("may be", question["candidates"]),
        ("answers", question["choices"]),
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


def totals_of(findings: Sequence[dict[str, str]], row: Mapping[str, str]) -> str:
    """Return what the checks say of the printed totals that a number takes part in."""
    sums = [f" of {row[name]} " for name in ("series", "label") if row[name]]
    return "; ".join(
        one["message"]
        for one in findings
        if one["check"].startswith("printed_total")
        and _is_of_table(one, row)
        and any(name in one["message"] for name in sums)
    )


def sums_of(findings: Sequence[dict[str, str]], row: Mapping[str, str]) -> str:
    """Return which printed sums told how to read the table that a number stands in."""
    told = (one for one in findings if one["check"] == "read_by_sums" and _is_of_table(one, row))
    return "; ".join(one["message"] for one in told)


def _is_of_table(finding: Mapping[str, str], row: Mapping[str, str]) -> bool:
    tables = re.split(", |; ", finding["places"])
    return row["file"] in finding["files"].split("; ") and f"table {row['table']}" in tables


def explanation(row: Mapping[str, str], totals: str = "", sums: str = "") -> list[str]:
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
        ("totals", totals),
        ("by sums", sums),
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
    parts = [f"{_plain(name)} {row[name]}" for name in names if row[name]]
    return ", ".join(filter(None, (first, *parts)))


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
