"""The closing words of a run: figures that add up, what is open, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from foi_compare.cli.terminal.console import complain, is_verbose
from foi_compare.cli.terminal.hints import Standing
from foi_compare.model import UnreadSource
from foi_compare.text import on_one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from foi_compare.cli.told.summary import Summary

_SHOWN = 10  # of one kind; the files hold the rest


def print_summary(summary: Summary, screen: Console, here: Standing | None = None) -> None:
    """Print the closing words; lists to their end where every step is wanted.

    Args:
        summary: the figures of the run.
        screen: where they go.
        here: where its files are from the folder in which the person stands.

    """
    from rich.text import Text

    out = summary.out
    shown = None if is_verbose() else _SHOWN
    screen.print()
    screen.print(_figures(summary))
    for title, style, lines, rest in (
        ("Could not be read", "bold red", _unread_lines(summary.unread_files), "inputs.csv"),
        ("Numbers that nothing explains", "bold red", summary.unread_parts, "ledger.csv"),
        ("Not read inside files", "bold yellow", summary.content_not_read, "findings.csv"),
        ("Decisions not obeyed", "bold yellow", summary.decisions_unheard, "findings.csv"),
        ("No force is certain for", "bold yellow", summary.unknown_force, "review.csv"),
        ("Questions to you", "bold yellow", _questions(summary), "review.csv"),
        ("Checks that failed", "bold yellow", _failures(summary), "findings.csv"),
    ):
        if not lines:
            continue
        screen.print()
        screen.print(Text(title, style))
        for line in lines[:shown]:
            screen.print(_hanging(line))
        if shown is not None and len(lines) > shown:
            screen.print(_hanging(f"and {len(lines) - shown:,} more in {out}/{rest}"))
    screen.print()
    screen.print(Text("Next", "bold"))
    for line in _next_steps(summary, here or Standing(Path(out), Path("decisions.csv"))):
        screen.print(_hanging(line))


def complain_of_unread(summary: Summary) -> None:
    """Name the files and numbers that were not read, where nothing else is said."""
    for line in (*_unread_lines(summary.unread_files), *summary.unread_parts):
        complain(line)


def _figures(summary: Summary) -> Table:
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column()
    for count, words in _counts(summary):
        table.add_row(count, words)
    return table


def _counts(summary: Summary) -> Iterable[tuple[str, str]]:
    """Yield each figure with its words; every line after a total says what the total is made of."""
    copies = f", {_many(summary.copies, 'copy', 'copies')} of another read once"
    yield (
        f"{summary.files:,}",
        f"{_plural(summary.files, 'file', 'files')}, {_many(summary.replies, 'reply', 'replies')}"
        f" of {_many(len(summary.forces), 'force', 'forces')}" + (copies if summary.copies else ""),
    )
    yield (
        f"{summary.numerals:,}",
        (
            f"printed numbers: {summary.numerals_observed:,} count outcomes,"
            f" {summary.numerals_set_aside:,} set aside by a named rule,"
            f" {summary.unread_numerals:,} unread"
        ),
    )
    if summary.tables_set_aside:
        tables = _plural(summary.tables_set_aside, "table", "tables")
        yield f"{summary.tables_set_aside:,}", f"{tables} set aside whole: see findings.csv"
    whole = summary.accepted + summary.decided + summary.review
    decided = f", {summary.decided:,} decided by you" if summary.decided else ""
    yield (
        f"{whole:,}",
        (
            f"numbers about outcomes: {summary.accepted:,} accepted{decided},"
            f" {summary.review:,} in review"
        ),
    )
    if summary.counted or summary.blanks:
        yield "", f"of them {_read_from(summary)}"
    if summary.decisions:
        yield (
            f"{summary.decisions:,}",
            (
                f"{_plural(summary.decisions, 'line', 'lines')} of decisions.csv:"
                f" {summary.decisions_obeyed:,} obeyed"
            ),
        )
    yield _answers(summary)
    yield f"{summary.passed_checks:,}", f"checks passed, {summary.failed_checks:,} failed"


def _answers(summary: Summary) -> tuple[str, str]:
    """Return how many questions were answered how, apart those of which it is in question."""
    doubtful = summary.questions_in_review
    asked = sum(count for _, count in summary.questions) + doubtful
    said = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in summary.questions)
    if doubtful:
        said = ", ".join(filter(None, (said and f"{said} certain", f"{doubtful} in question")))
    return str(asked), f"questions: {said or 'none'}"


def _read_from(summary: Summary) -> str:
    """Return where the numbers about outcomes were read, as parts of their sum."""
    parts = [f"{summary.printed:,} printed"]
    if summary.counted:
        rows = _many(summary.records, "row", "rows")
        parts.append(f"{summary.counted:,} counted from {rows} of one crime each")
    if summary.blanks:
        parts.append(f"{summary.blanks:,} blank or in words")
    return ", ".join(parts)


def _unread_lines(problems: Iterable[UnreadSource]) -> Sequence[str]:
    return [f"{one.file}: {one.problem} {one.next_step}".strip() for one in problems]


def _failures(summary: Summary) -> Sequence[str]:
    """Return what failed; what fails alike under several questions is said once, and so is that."""
    elsewhere = len(summary.decisions_unheard) + len(summary.unread_parts)
    alike = summary.failed_checks - elsewhere - len(summary.failures)
    more = f"{_many(alike, 'is', 'are')} the same under other questions: {summary.out}/findings.csv"
    return [*summary.failures, *([more] if summary.failures and alike > 0 else [])]


def _questions(summary: Summary) -> Sequence[str]:
    return [
        f"{where}: {ask}" + (f" ({_many(settles, 'number', 'numbers')})" if settles else "")
        for where, ask, settles in summary.asked
    ]


def _next_steps(summary: Summary, here: Standing) -> Iterable[str]:
    out = summary.out
    if summary.unread_files:
        yield "Mend or replace the files that could not be read, and run this again."
    if summary.asked:
        asked = _many(len(summary.asked), "question waits", "questions wait")
        yield (
            f"{asked} for an answer: `foi-compare review` shows each on its page,"
            f" `{here.command('decide', decisions=True)}` asks you here, or fill in"
            f" {out}/decisions-todo.csv and type"
            f" `{here.command('decide', f'{out}/decisions-todo.csv', decisions=True)}`."
        )
    yield (
        f"Open {out}/report.html in a browser, or {out}/comparison.csv; every number in them stands"
        f" in {out}/observations.csv."
    )
    yield f"`{here.command('explain', 'OBSERVATION_ID')}` says where a number comes from."


def _hanging(line: str) -> Table:
    """Return a line of a list, its later lines indented as its first."""
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(width=3, justify="right")
    table.add_column(ratio=1, overflow="fold")
    table.add_row("-", on_one_line(line))
    return table


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _many(count: int, one: str, many: str) -> str:
    return f"{count:,} {_plural(count, one, many)}"
