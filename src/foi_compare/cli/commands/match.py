"""`match`: labels to codes as CSV, each with the reason in one line."""

from __future__ import annotations

import codecs
import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foi_compare.cli.terminal.suggesting import shipped_codebooks
from foi_compare.errors import InputError

if TYPE_CHECKING:
    from foi_compare.model.matching import Match

COLUMNS = ("label", "code", "status", "rule", "score", "reason", "candidates")
_STANDARD_INPUT = "-"
_CHUNK = 1 << 20


def match(
    labels: Annotated[
        list[str] | None, typer.Argument(help="One or more labels, each in quotes.")
    ] = None,
    *,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", help="A CSV file with a column `label`; `-` reads it from standard input."
        ),
    ] = None,
    codebook: Annotated[
        str,
        typer.Option(
            help="Name of a shipped codebook, or the folder of your own.",
            autocompletion=shipped_codebooks,
        ),
    ] = "home-office-outcomes",
) -> None:
    """Give labels their codes: CSV on standard output, one row for each label.

    `status` is `matched`, `ambiguous`, `total` or `none`. Each label is judged by itself; `ingest`
    also weighs the table that a label stands in.
    """
    from foi_compare.codebooks.loader import load_codebook
    from foi_compare.export.csv_text import cell_text
    from foi_compare.match.matcher import Matcher

    if bool(labels) == bool(file):
        raise InputError("Give labels, or a file of them with --file.")
    matcher = Matcher(load_codebook(codebook))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    for label in labels or _read_labels(file or Path(_STANDARD_INPUT)):
        out.writerow(tuple(cell_text(text) for text in _row(matcher.match(label))))


def _row(match: Match) -> tuple[str, ...]:
    from foi_compare.export.published_rows import candidates

    return (
        match.label,
        match.code,
        match.status,
        match.rule,
        f"{match.score:.2f}",
        match.reason,
        candidates(match.candidates),
    )


def _read_labels(file: Path) -> Iterator[str]:
    """Yield the column `label` of a CSV file, row by row."""
    if str(file) == _STANDARD_INPUT:
        yield from read_label_column(sys.stdin, "standard input")
        return
    if not file.is_file():
        raise InputError(f"{file}: there is no such file.")
    with file.open(encoding=_encoding(file), newline="") as lines:
        yield from read_label_column(lines, str(file))


def read_label_column(lines: Iterable[str], name: str) -> Iterator[str]:
    """Yield the column `label` of the lines of a CSV, each before the next line is read.

    Raises:
        InputError: there is no such column, or a line is no CSV.

    """
    reader = csv.DictReader(lines)
    if "label" not in (reader.fieldnames or ()):
        raise InputError(f"{name}: has no column `label` in its first row.")
    try:
        for row in reader:
            yield row["label"] or ""
    except csv.Error as error:
        raise InputError(f"{name}, line {reader.line_num}: {error}") from error


def _encoding(file: Path) -> str:
    """Return UTF-8, or the code page of Windows where the file is not UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as content:
        try:
            while chunk := content.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"
