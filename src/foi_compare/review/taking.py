"""`decisions.csv` while a batch is open: answers are looked at, and added; changes are seen."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from foi_compare.answering import Answering
from foi_compare.decisions import (
    COLUMNS,
    Loaded,
    Terms,
    append_decisions,
    continued,
    read_decisions,
    undo,
)
from foi_compare.decisions.cells import UNDO
from foi_compare.decisions.lines import Cells, ReadTyped
from foi_compare.decisions.load import read_bytes, typed_beside
from foi_compare.decisions.records import Row, decode
from foi_compare.decisions.wording import UnclearError, plain
from foi_compare.errors import DecisionsError
from foi_compare.model import Decision
from foi_compare.review.seen import Line, Typed

_FOLDER = "typed"
_UNNAMED = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_STEM = 40
_HASH_SHOWN = 10


class Looked(NamedTuple):
    """Answers as they would be taken: each understood, and all decisions that would then stand."""

    decisions: tuple[Decision, ...]
    loaded: Loaded


class Taking:
    """The person's file of decisions, as it stands."""

    def __init__(self, path: Path, terms: Terms, *, by: str, on: str) -> None:
        """Read the file.

        Raises:
            DecisionsError: it cannot be read.

        """
        self.path = path
        self.terms = terms
        self._signed = {"decided_by": by, "decided_on": on}
        self._data = b""
        self.text = ""
        self.loaded: Loaded = ((), ())
        self.answering = self._read_anew(read_bytes(path))

    def refresh(self) -> bool:
        """Read the file again if it is another than it was; return whether it was.

        Raises:
            DecisionsError: it cannot be read.

        """
        data = read_bytes(self.path)
        if data == self._data:
            return False
        self.answering = self._read_anew(data)
        return True

    def _read_anew(self, data: bytes) -> Answering:
        text = decode(data, self.path.name)
        self.loaded = self._standing(text, typed_beside(self.path))
        self._data, self.text = data, text
        return Answering(self.path, self.terms, **self._signed)

    def _standing(self, text: str, read_typed: ReadTyped) -> Loaded:
        return read_decisions(text, self.terms, read_typed) if text else ((), ())

    def look(self, lines: Sequence[Line], typed: Typed = ()) -> Looked:
        """Return what lines would decide, and what would stand with them; nothing is written.

        Args:
            lines: answered lines; `undo` is an answer.
            typed: the rows of the table that stands in the place of one, where a line says so.

        Raises:
            UnclearError: an answer cannot be understood.

        """
        reader = self._with_typed(lines, typed)
        decisions = [self._understood(line, reader, typed) for line in lines]
        named, more = continued(self.text, decisions)
        return Looked(named, self._standing(self.text + more, reader))

    def _understood(self, line: Line, read_typed: ReadTyped, typed: Typed) -> Decision:
        cells = {name: str(line.get(name, "")) for name in COLUMNS}
        if plain(cells["answer"]) == UNDO:
            return self._undoing(cells["replaces"])
        if typed:
            cells |= self._naming(line, typed)
        return self.answering.read(Row(0, cells), read_typed)

    def _naming(self, line: Line, typed: Typed) -> dict[str, str]:
        name, data = _typed_file(line, typed)
        return {
            "answer": "typed",
            "detail": f"csv={name}; csv_sha256={hashlib.sha256(data).hexdigest()}",
        }

    def _with_typed(self, lines: Sequence[Line], typed: Typed) -> ReadTyped:
        """Return what reads typed tables, the one that is not written yet among them."""
        beside = typed_beside(self.path)
        named = {_typed_file(line, typed)[0] for line in lines} if typed else set()

        def read(name: str, sha256: str) -> Cells:
            return typed if name in named else beside(name, sha256)

        return read

    def take(self, looked: Looked, lines: Sequence[Line] = (), typed: Typed = ()) -> None:
        """Add decisions that were looked at to the file; a typed table is written first.

        Raises:
            DecisionsError: they cannot be added; the file is as it was.

        """
        for line in lines if typed else ():
            self._write_typed(*_typed_file(line, typed))
        append_decisions(self.path, looked.decisions)
        self.refresh()

    def _write_typed(self, name: str, data: bytes) -> None:
        path = self.path.parent / name
        try:
            if path.exists() and path.read_bytes() == data:
                return
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_name(f".{path.name}.{os.getpid()}")
            half.write_bytes(data)
            half.replace(path)
        except OSError as error:
            why = error.strerror or type(error).__name__
            problem = f"the typed table cannot be written: {why}. Nothing was added."
            raise DecisionsError(str(path), 0, problem) from error

    def _undoing(self, decision_id: str) -> Decision:
        decided, problems = self.loaded
        lines = (*decided, *(one.decision for one in problems if one.decision is not None))
        found = next((one for one in lines if one.decision_id == decision_id), None)
        if found is None:
            raise UnclearError(f"no line that holds is `{decision_id}`; it was taken back before.")
        return undo(found, **self._signed)


def _typed_file(line: Line, typed: Typed) -> tuple[str, bytes]:
    """Return the name and the content of the file that a typed table is kept in."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(typed)
    data = stream.getvalue().encode()
    stem = _UNNAMED.sub("-", PurePosixPath(line.get("file", "")).stem).strip("-")[:_LONGEST_STEM]
    return f"{_FOLDER}/{stem or 'table'}-{hashlib.sha256(data).hexdigest()[:_HASH_SHOWN]}.csv", data


def typed_rows(rows: Iterable[Sequence[str]]) -> Typed:
    """Return the rows of a table as they are kept: white space folded, none empty, all as long."""
    cells = [tuple(" ".join(str(cell).split()) for cell in row) for row in rows]
    kept = [row for row in cells if any(row)]
    width = max(map(len, kept), default=0)
    return tuple((*row, *("",) * (width - len(row))) for row in kept)
