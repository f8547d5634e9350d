"""`decisions.csv` to the decisions that hold and the lines that do not."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from foi_compare.decisions.decision_lines import Cells, ReadTyped, read_entries
from foi_compare.decisions.decision_rows import decode, read_records
from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.decisions.standing import standing
from foi_compare.decisions.terms import Terms
from foi_compare.errors import DecisionsError
from foi_compare.model import Decision, DecisionProblem

Loaded = tuple[tuple[Decision, ...], tuple[DecisionProblem, ...]]


def load_decisions(path: Path, terms: Terms) -> Loaded:
    """Return the decisions of a file that hold, and its lines that are not obeyed.

    Both are empty where there is no file.

    Raises:
        DecisionsError: it cannot be opened, or is no text in UTF-8.

    """
    data = read_bytes(path)
    return read_decisions(decode(data, path.name), terms, typed_beside(path)) if data else ((), ())


def read_decisions(text: str, terms: Terms, read_typed: ReadTyped) -> Loaded:
    """Return the decisions of a text that hold, and its lines that are not obeyed."""
    return standing(read_entries(read_records(text), terms, read_typed))


def read_bytes(path: Path) -> bytes:
    """Return the content of a file, nothing where there is none.

    Raises:
        DecisionsError: it cannot be opened.

    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        problem = f"it cannot be read: {error.strerror or error}."
        raise DecisionsError(str(path), 0, problem) from error


def typed_beside(path: Path) -> ReadTyped:
    """Return what reads the tables that a person typed, named from the folder of a file."""

    def read(name: str, sha256: str) -> Cells:
        data = typed_bytes(path.parent, name)
        if hashlib.sha256(data).hexdigest() != sha256.strip().lower():
            raise UnclearError(
                f"`{name}` is not the file that was decided on: its hash is"
                f" {hashlib.sha256(data).hexdigest()}. If it was mended on purpose, put this hash"
                " into `csv_sha256=` of a new line."
            )
        return typed_cells(data, name)

    return read


def typed_bytes(folder: Path, name: str) -> bytes:
    """Return the content of a table that a person typed.

    Raises:
        UnclearError: there is no such file.

    """
    try:
        return (folder / name).read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnclearError(
            f"the table `{name}`, named from the folder of decisions.csv, cannot be read: {why}."
        ) from error


def typed_cells(data: bytes, name: str) -> Cells:
    """Return the rows of a typed table, without empty ones.

    Raises:
        UnclearError: it is no CSV in UTF-8.

    """
    try:
        text = decode(data, name)
        first = text.partition("\n")[0]
        separator = max(",;\t", key=first.count)
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        return tuple(
            cells for row in rows if any(cells := tuple(" ".join(cell.split()) for cell in row))
        )
    except (DecisionsError, csv.Error) as error:
        raise UnclearError(f"the table `{name}` is no CSV in UTF-8: {error}") from error
