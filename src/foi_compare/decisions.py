"""`decisions.csv` to decisions and back; lines are added, never rewritten or lost."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import get_args

from foi_compare.errors import DecisionsError
from foi_compare.model import Decision, DecisionKind, Force
from foi_compare.text import normalise

FILE_NAME = "decisions.csv"
COLUMNS = (
    "kind",
    "label",
    "force_id",
    "codebook",
    "code",
    "observation_id",
    "value",
    "source_sha256",
    "decided_by",
    "decided_on",
    "note",
)
EVERY_FORCE = "*"

_KINDS: tuple[str, ...] = get_args(DecisionKind)
# What each kind cannot do without.
_NEEDED = {
    "label": ("label", "force_id", "code"),
    "code": ("observation_id", "code", "source_sha256"),
    "value": ("observation_id", "value", "source_sha256"),
    "set_aside": ("observation_id", "source_sha256"),
}
_VALUE = re.compile(r"\d+(\.\d+)?")


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file in its order; none where there is no file.

    Raises:
        DecisionsError: a line cannot be applied, or two lines contradict each other.

    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise DecisionsError(str(path), 0, f"it cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problem = "it is not saved as UTF-8; in Excel choose `CSV UTF-8 (Comma delimited)`."
        raise DecisionsError(path.name, line, problem) from error
    return read_decisions(text, path.name)


def read_decisions(text: str, file: str = FILE_NAME) -> tuple[Decision, ...]:
    """Return the decisions that a text holds.

    Raises:
        DecisionsError: a line cannot be applied, or two lines contradict each other.

    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    decisions: list[Decision] = []
    header: list[str] | None = None
    begin = 1
    try:
        for row in reader:
            line, begin = begin, reader.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if header is None:
                header = _header(row, file, line)
            else:
                decisions.append(_decision(row, header, file, line))
    except csv.Error as error:
        raise DecisionsError(file, begin, f"this is not written as CSV: {error}.") from error
    _no_contradiction(decisions, file)
    return tuple(decisions)


def _header(row: Sequence[str], file: str, line: int) -> list[str]:
    names = [cell.strip() for cell in row]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        problem = f"the first line is to name the columns; {', '.join(missing)} is not there."
        raise DecisionsError(file, line, problem)
    return names


def _decision(row: Sequence[str], header: Sequence[str], file: str, line: int) -> Decision:
    if len(row) > len(header):
        problem = f"it has {len(row)} cells under {len(header)} columns; is a comma unquoted?"
        raise DecisionsError(file, line, problem)
    padded = (*row, *[""] * (len(header) - len(row)))
    cells = {name: cell.strip() for name, cell in zip(header, padded, strict=True)}
    kind = _kind(cells["kind"], file, line)
    for name in _NEEDED[kind]:
        if not cells[name]:
            hint = f" ({EVERY_FORCE} for every force)" if name == "force_id" else ""
            raise DecisionsError(file, line, f"a decision on a {kind} needs a {name}{hint}.")
    if kind == "value" and not _VALUE.fullmatch(cells["value"]):
        problem = f"`{cells['value']}` is no value; write it in digits alone: 1234 or 12.5."
        raise DecisionsError(file, line, problem)
    return Decision(kind=kind, line=line, **{n: cells[n] for n in COLUMNS if n != "kind"})


def _kind(text: str, file: str, line: int) -> DecisionKind:
    match text:
        case "label" | "code" | "value" | "set_aside":
            return text
        case _:
            problem = f"`{text}` is no kind of decision; it is one of {', '.join(_KINDS)}."
            raise DecisionsError(file, line, problem)


def _no_contradiction(decisions: Iterable[Decision], file: str) -> None:
    said: dict[tuple[str, ...], Decision] = {}
    for decision in decisions:
        for subject in _subjects(decision):
            earlier = said.setdefault(subject, decision)
            if _verdict(earlier) != _verdict(decision):
                raise DecisionsError(
                    file,
                    decision.line,
                    f"it says {_words(decision)}, and line {earlier.line} says {_words(earlier)}."
                    " Take one of the two lines out.",
                )


def _subjects(decision: Decision) -> tuple[tuple[str, ...], ...]:
    """Return what a decision is about; two about the same thing must say the same."""
    if decision.kind == "label":
        label = normalise(decision.label)
        return (("label", label, decision.force_id, decision.codebook),)
    about = (decision.observation_id, decision.source_sha256)
    if decision.kind == "set_aside":
        # What is no figure has neither code nor value.
        return (("code", *about), ("value", *about))
    return ((decision.kind, *about),)


def _verdict(decision: Decision) -> tuple[str, str]:
    match decision.kind:
        case "label" | "code":
            return (decision.kind, decision.code)
        case "value":
            return (decision.kind, decision.value)
        case "set_aside":
            return (decision.kind, "")


def _words(decision: Decision) -> str:
    match decision.kind:
        case "label":
            whose = "every force" if decision.force_id == EVERY_FORCE else decision.force_id
            return f"that “{decision.label}” is {decision.code} for {whose}"
        case "code":
            return f"that {decision.observation_id} is {decision.code}"
        case "value":
            return f"that {decision.observation_id} has the value {decision.value}"
        case "set_aside":
            return f"that {decision.observation_id} is no figure"


def check_decisions(
    decisions: Iterable[Decision], *, codebook: str, codes: Sequence[str], forces: Sequence[Force]
) -> None:
    """Hold that decisions name codes and forces that there are.

    Raises:
        DecisionsError: a decision on this codebook names a code that it does not have, or a
            decision names a force that is not in the register.

    """
    known = {force.force_id for force in forces} | {"", EVERY_FORCE}
    for decision in decisions:
        if decision.force_id not in known:
            problem = f"`{decision.force_id}` is no force; `foi-compare forces` lists them."
            raise DecisionsError(FILE_NAME, decision.line, problem)
        if decision.codebook not in {"", codebook} or not decision.code:
            continue
        if decision.code not in codes:
            problem = f"`{decision.code}` is no code of {codebook}."
            raise DecisionsError(FILE_NAME, decision.line, problem)


def append_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions to the end of a file, which is made with its header where it is not there.

    The lines that are there stay as they are, byte for byte; their order of columns is kept.

    Raises:
        DecisionsError: the file is not there to be added to, or would contradict itself.

    """
    added = tuple(decisions)
    try:
        before = path.read_bytes() if path.exists() else b""
        text = before.decode("utf-8-sig")
        read_decisions(text + _lines(added, text), path.name)
        with path.open("ab") as stream:
            stream.write(_lines(added, text).encode("utf-8"))
    except OSError as error:
        problem = f"it cannot be added to: {error.strerror}. Close it where it is open."
        raise DecisionsError(str(path), 0, problem) from error


def _lines(decisions: Sequence[Decision], before: str) -> str:
    """Return decisions as CSV lines that continue a text."""
    header = next(csv.reader(io.StringIO(before, newline="")), None)
    stream = io.StringIO(newline="")
    if before and not before.endswith("\n"):
        stream.write("\n")
    ending = "\r\n" if "\r\n" in before else "\n"
    writer = csv.writer(stream, lineterminator=ending)
    if header is None:
        header = list(COLUMNS)
        writer.writerow(header)
    names = {field.name for field in fields(Decision)}
    for decision in decisions:
        writer.writerow(
            [getattr(decision, name.strip()) if name.strip() in names else "" for name in header]
        )
    return stream.getvalue()
