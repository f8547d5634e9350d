"""`decisions.csv` while a batch is open: answers are looked at, and added; changes are seen."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from foi_compare.answers.answering import Answering
from foi_compare.decisions import COLUMNS, Loaded, Terms, append_decisions, undo
from foi_compare.decisions.append import Ending, continued, ending_of
from foi_compare.decisions.decision_cells import UNDO
from foi_compare.decisions.decision_lines import Cells, Entry, ReadTyped, read_entries
from foi_compare.decisions.decision_rows import Row, decode, last_header, read_records
from foi_compare.decisions.load import read_bytes, typed_beside
from foi_compare.decisions.nearest_words import UnclearError, plain
from foi_compare.decisions.standing import standing
from foi_compare.errors import DecisionsError
from foi_compare.model import UNKNOWN_FORCE, Decision
from foi_compare.review.asked.seen import Line, Meanwhile, Since, Typed

_FOLDER = "typed"
_UNNAMED = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_STEM = 40
_HASH_SHOWN = 10
_NO_FORCE = "it is not known yet which force sent this reply; answer that first."


class Looked(NamedTuple):
    """Answers as they would be taken: each understood, and all decisions that would then stand.

    `more` is what would be added to the file, `entries` its lines with these.
    """

    decisions: tuple[Decision, ...]
    loaded: Loaded
    entries: tuple[Entry, ...]
    more: str


class Heard(NamedTuple):
    """Which of all decisions one was in the order of hearing of them, from 1, and when."""

    order: int
    at: str = ""


class Taking:
    """The person's file of decisions, as it stands.

    Attributes:
        text: its content.
        loaded: what of it holds, and what does not.
        answering: reads answers against what stands in it.
        heard: every decision that this program has heard of, by its identifier.

    """

    def __init__(self, path: Path, terms: Terms, *, by: str, on: Callable[[], str]) -> None:
        """Read the file; `by` answers, `on` returns the day.

        Raises:
            DecisionsError: it cannot be read.

        """
        self.path = path
        self.terms = terms
        self._by = by
        self._on = on
        self.heard: dict[str, Heard] = {}
        self._read_anew(read_bytes(path))

    def refresh(self) -> bool:
        """Read the file again if it is another than it was; return whether it was.

        Raises:
            DecisionsError: it cannot be read.

        """
        data = read_bytes(self.path)
        changed = data != self._data
        if changed:
            self._read_anew(data)
        elif self._signed != self._signed_now():  # the page was left open over night
            self._answer_as_now()
        return changed

    def _read_anew(self, data: bytes) -> None:
        text = decode(data, self.path.name)
        entries = read_entries(read_records(text), self.terms, typed_beside(self.path))
        self._keep(text, data, entries, standing(entries))
        self._ending = ending_of(text)

    def _keep(self, text: str, data: bytes, entries: tuple[Entry, ...], loaded: Loaded) -> None:
        self.text, self._data, self.entries, self.loaded = text, data, entries, loaded
        self._hear(entry.decision_id for entry in entries)
        self._answer_as_now()

    def _hear(self, decision_ids: Iterable[str], at: str = "") -> None:
        for one in decision_ids:
            self.heard.setdefault(one, Heard(len(self.heard) + 1, at))

    def meanwhile(self, decisions: Iterable[Decision], since: Since) -> tuple[Meanwhile, ...]:
        """Return what stands on the subject of decisions, or of a question, and is newer.

        Args:
            decisions: those that are to be added.
            since: what the person who answers had before them.

        """
        on = {name for one in decisions if one.answer != UNDO for name in one.replaces.split()}
        on |= set(self.answering.standing_on(since.line)) if since.line else set()
        newer = {one for one in on if one in self.heard and self.heard[one].order > since.heard}
        decided, problems = self.loaded
        standing = (*decided, *(one.decision for one in problems if one.decision is not None))
        return tuple(
            Meanwhile(one, self.heard[one.decision_id].at)
            for one in standing
            if one.decision_id in newer
        )

    def _answer_as_now(self) -> None:
        self._signed = self._signed_now()
        self.answering = Answering(self.path, self.terms, **self._signed, loaded=self.loaded)

    def _signed_now(self) -> dict[str, str]:
        return {"decided_by": self._by, "decided_on": self._on()}

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
        named, more = continued(self._ending, decisions)
        entries = (*self.entries, *self._added(more, reader))
        return Looked(named, standing(entries), entries, more)

    def _added(self, more: str, read_typed: ReadTyped) -> Iterable[Entry]:
        """Yield the lines that would be added, as reading the whole file would give them."""
        ending = self._ending
        own = more.removeprefix(ending.newline) if ending.broken_off else more
        # The header that holds there stands above them; one that they begin with takes its place.
        above = _csv([ending.header.names], ending.header.separator) if ending.header else ""
        before = sum(1 for _ in io.StringIO(self.text, newline="")) - bool(above)
        for entry in read_entries(read_records(above + own), self.terms, read_typed):
            if not (above and entry.line == 1):  # what is odd about the header was said of itself
                line = entry.line + before
                decision = replace(entry.decision, line=line) if entry.decision else None
                yield replace(entry, line=line, decision=decision)

    def _understood(self, line: Line, read_typed: ReadTyped, typed: Typed) -> Decision:
        cells = {name: str(line.get(name, "")) for name in COLUMNS}
        if plain(cells["answer"]) == UNDO:
            return self._undoing(cells["replaces"])
        if cells["kind"] == "label" and cells["force_id"] == UNKNOWN_FORCE:
            raise UnclearError(_NO_FORCE)
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
        now = datetime.now().astimezone().strftime("%H:%M")
        self._hear((one.decision_id for one in looked.decisions), now)
        data = read_bytes(self.path)
        if data != self._data + looked.more.encode("utf-8", "replace"):
            self._read_anew(data)  # somebody else has added a line meanwhile
            return
        self._keep(self.text + looked.more, data, looked.entries, looked.loaded)
        self._ending = Ending(
            header=last_header(looked.more) or self._ending.header,
            taken=self._ending.taken | {one.decision_id for one in looked.decisions},
            newline=self._ending.newline,
        )

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
    data = _csv(typed).encode()
    stem = _UNNAMED.sub("-", PurePosixPath(line.get("file", "")).stem).strip("-")[:_LONGEST_STEM]
    return f"{_FOLDER}/{stem or 'table'}-{hashlib.sha256(data).hexdigest()[:_HASH_SHOWN]}.csv", data


def _csv(rows: Iterable[Sequence[str]], separator: str = ",") -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def typed_rows(rows: Iterable[Sequence[str]]) -> Typed:
    """Return the rows of a table as they are kept: white space folded, none empty, all as long."""
    cells = [tuple(" ".join(str(cell).split()) for cell in row) for row in rows]
    kept = [row for row in cells if any(row)]
    width = max(map(len, kept), default=0)
    return tuple((*row, *("",) * (width - len(row))) for row in kept)
