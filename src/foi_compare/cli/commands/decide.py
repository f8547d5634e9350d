"""`decide`: answers in a todo file, or given in the terminal, to lines of `decisions.csv`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foi_compare.cli.terminal.suggesting import shipped_codebooks
from foi_compare.errors import InputError

if TYPE_CHECKING:
    from foi_compare.answers.answering import Answering
    from foi_compare.decisions.decision_rows import Row

LEFT = 1


def decide(
    todo: Annotated[
        Path | None,
        typer.Argument(
            help="An answered decisions-todo.csv; without it you are asked in the terminal.",
            show_default=False,
        ),
    ] = None,
    *,
    decisions: Annotated[Path, typer.Option(help="File that the answers are added to.")] = Path(
        "decisions.csv"
    ),
    out: Annotated[
        Path, typer.Option(help="Folder of the outputs, whose questions are asked.")
    ] = Path("outputs"),
    by: Annotated[
        str, typer.Option(envvar="FOI_COMPARE_BY", help="Who decides; stands in every line.")
    ] = "",
    codebook: Annotated[
        str,
        typer.Option(
            help="Name or folder of a codebook; the settings or home-office-outcomes otherwise.",
            autocompletion=shipped_codebooks,
            show_default=False,
        ),
    ] = "",
) -> None:
    """Add your answers to decisions.csv, for the next run.

    Exit code 0: every answer was added, or stood there already. 1: at least one was not
    understood; it is named, and the others were added. 2: the call is wrong.
    """
    from foi_compare.answers.answering import Answering, terms_for

    rows = _rows(todo or out / "decisions-todo.csv")
    answering = Answering(
        decisions,
        terms_for(codebook or _codebook(decisions)),
        decided_by=by,
        decided_on=dt.datetime.now().astimezone().date().isoformat(),
    )
    if todo is not None:
        _take(todo, rows, decisions, answering)
    else:
        _ask(rows, decisions, out, answering)


def _rows(path: Path) -> list[Row]:
    from foi_compare.cli.terminal.console import complain
    from foi_compare.decisions.decision_rows import BrokenRow, Row
    from foi_compare.export.todo import read_todo

    if path.exists() and not path.is_file():
        raise InputError(f"{path.as_posix()} is no file.")  # a device may never end
    try:
        records = read_todo(path.read_bytes())
    except FileNotFoundError as error:
        raise InputError(
            f"There is no {path.as_posix()}. `foi-compare ingest INBOX` writes one into the folder"
            " of the outputs; name that folder with --out."
        ) from error
    except OSError as error:
        raise InputError(f"{path.as_posix()} cannot be read: {error.strerror}.") from error
    for record in records:
        if isinstance(record, BrokenRow):
            complain(f"{path.name}, line {record.line}: {record.problem}")
    return [record for record in records if isinstance(record, Row) and not record.old]


def _codebook(decisions: Path) -> str:
    """Return the codebook that the settings beside the decisions name, or the usual one."""
    from foi_compare.batch.workshop import DEFAULT_CODEBOOK
    from foi_compare.inputs.settings import FILE_NAME, load_settings

    path = decisions.parent / FILE_NAME
    return (load_settings(path).codebook if path.is_file() else "") or DEFAULT_CODEBOOK


def _take(todo: Path, rows: list[Row], decisions: Path, answering: Answering) -> None:
    from foi_compare.answers.answering import read_answers
    from foi_compare.cli.terminal.console import complain, tell
    from foi_compare.decisions import append_decisions

    answers = read_answers(rows, answering)
    added = append_decisions(decisions, answers.decisions)
    for line, problem in answers.refused:
        complain(f"{todo.name}, line {line}: {problem}")
    tell(f"{_many(len(added))} added to {decisions.as_posix()}")
    open_ = sum(1 for row in rows if not row.cells.get("answer"))
    for count, what in (
        (answers.known, "stood there already"),
        (len(answers.refused), "not understood and left where they are"),
        (open_, "without an answer yet"),
    ):
        if count:
            typer.echo(f"{count} {what}")
    if answers.refused:
        raise typer.Exit(LEFT)


def _ask(rows: list[Row], decisions: Path, out: Path, answering: Answering) -> None:
    from foi_compare.cli.terminal.console import console, tell
    from foi_compare.cli.told.asking import ask_all

    asked = [row for row in rows if not answering.is_answered(row.cells)]
    told = ask_all(asked, decisions, out, answering, console(to_stderr=True))
    tell(f"{_many(told.answered)} added to {decisions.as_posix()}")
    left = len(asked) - told.answered
    if left:
        typer.echo(f"{left} not answered yet")


def _many(count: int) -> str:
    return f"{count} decision{'' if count == 1 else 's'}"
