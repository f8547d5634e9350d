"""The questions of a run, asked one after the other in the terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.answers.answering import Answering
from foi_compare.cli.told.table_excerpt import Surroundings, print_surroundings
from foi_compare.decisions import append_decisions, undo
from foi_compare.decisions.decision_rows import Row
from foi_compare.decisions.details import split_parts
from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.model import Decision
from foi_compare.outputs import read_outputs

if TYPE_CHECKING:
    from rich.console import Console

_SKIP, _UNDO, _QUIT = "s", "u", "q"
_COMMANDS = {"skip": _SKIP, "undo": _UNDO, "quit": _QUIT}
_LETTERS = "abcdefghijklmnoprtvwxyz"  # without those of the commands


class Told(NamedTuple):
    """How many questions got an answer that stands."""

    answered: int


def ask_all(
    rows: Sequence[Row], path: Path, out: Path, answering: Answering, screen: Console
) -> Told:
    """Ask each question, and add every answer to the decisions as it is given.

    Args:
        rows: the lines of the todo file that are still open.
        path: the file that answers are added to.
        out: the folder of the outputs, for the rows around what is asked.
        answering: reads the answers.
        screen: where questions go; answers come from standard input.

    """
    surroundings = Surroundings(read_outputs(out, "observations.csv", "review.csv"))
    given: list[tuple[int, Decision]] = []
    at = 0
    while at < len(rows):
        _print_question(rows[at], f"{at + 1} of {len(rows)}", answering, surroundings, screen)
        word = _heard(screen)
        while word not in {_SKIP, _UNDO, _QUIT}:
            decision = _understood(rows[at], word, answering, surroundings, screen)
            if decision is not None:
                given.append((at, _add(path, decision, answering, screen)))
                break
            word = _heard(screen)
        if word == _QUIT:
            break
        if word == _UNDO:
            at = _take_back(path, given, answering, screen) if given else at
        else:
            at += 1
    return Told(len(given))


def _heard(screen: Console) -> str:
    """Return what the person types, one of the commands by its letter; the end is `q`."""
    while True:
        screen.print("answer (s skip, u undo, q quit) > ", end="")
        line = sys.stdin.readline()
        if not line:
            screen.print()
            return _QUIT
        word = line.strip()
        if word:
            return _COMMANDS.get(word.casefold(), word)


def _understood(
    row: Row, word: str, answering: Answering, surroundings: Surroundings, screen: Console
) -> Decision | None:
    """Return the decision that an answer comes to, or say why it comes to none."""
    answer = _choices(row).get(word.casefold(), word)
    try:
        decision = answering.read(replace(row, cells={**row.cells, "answer": answer}))
        _fits(decision, surroundings.parts_of(row.cells))
    except UnclearError as error:
        screen.print(f"  {error}", style="yellow")
        return None
    return decision


def _fits(decision: Decision, asked: int) -> None:
    """Hold that an answer has one part, or one for each column or row that is asked about."""
    parts = len(split_parts(decision.answer))
    if asked and parts not in {1, asked}:
        raise UnclearError(
            f"the answer has {parts} parts and the question is about {asked} {decision.kind}s;"
            " give one for each, separated by ` | `, or one for all."
        )


def _add(path: Path, decision: Decision, answering: Answering, screen: Console) -> Decision:
    (added,) = append_decisions(path, (decision,))
    answering.added(added)
    detail = "; ".join(f"{key}={text}" for key, text in added.detail)
    screen.print(f"  → {added.answer}" + (f" ({detail})" if detail else ""), style="green")
    return added


def _take_back(
    path: Path, given: list[tuple[int, Decision]], answering: Answering, screen: Console
) -> int:
    """Take back the last answer and return the question that it was given to."""
    at, last = given.pop()
    line = undo(last, decided_by=last.decided_by, decided_on=last.decided_on)
    append_decisions(path, (line,))
    answering.load()
    screen.print(f"  taken back: {last.written or last.answer}", style="yellow")
    return at


def _choices(row: Row) -> Mapping[str, str]:
    """Return the choices by what a person types for them.

    Numbers, or letters where a choice is a number itself: `16` must not be the sixteenth.
    """
    texts = [text.strip() for text in row.cells.get("choices", "").split(" | ") if text.strip()]
    numbered = not any(text[0].isdigit() for text in texts)
    names = [str(n) for n in range(1, len(texts) + 1)] if numbered else _LETTERS
    return dict(zip(names, texts, strict=False))


def _print_question(
    row: Row, count: str, answering: Answering, surroundings: Surroundings, screen: Console
) -> None:
    from rich.text import Text

    cells = row.cells
    settles = cells.get("settles", "")
    numbers = f"settles {settles} number{'' if settles == '1' else 's'}"
    page = cells.get("page", "")
    where = f"page {page}" if page.isdigit() else page
    screen.print()
    screen.print(Text(f"Question {count}", "bold cyan"), end="  ")
    screen.print(Text(numbers if settles not in {"", "0"} else "", "dim"))
    place = ", ".join(filter(None, (cells.get("file", ""), where, cells.get("force_id", ""))))
    screen.print(Text(place, "dim"))
    screen.print(Text(cells.get("ask", "") or cells.get("subject", ""), "bold"))
    print_surroundings(surroundings.of(cells), screen)
    choices = _choices(row)
    for name, text in choices.items():
        title = answering.title_of(text)
        screen.print(f"  {name:>2}  {text}" + (f"  {title}" if title else ""))
    if totals := surroundings.totals_of(cells):
        screen.print(Text(f"  the printed totals with each: {totals}", "dim"))
    if cells.get("detail"):
        screen.print(Text(f"  needs a detail: ANSWER; {cells['detail']}…", "dim"))
    screen.print()
