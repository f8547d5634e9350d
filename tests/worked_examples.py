"""The worked examples of a page of the documentation: parsed, built as a batch, and run.

An example begins with the blocks of its replies and holds all blocks up to the next such ones:

- `reply NAME`: a reply; lines of `| a | b |` are its tables. The suffix of NAME says as what it is
  written: `.html`, `.docx`, `.pdf` (tables with rules), or `.txt` (as it stands);
- `file NAME`: a file of the person's, beside decisions.csv;
- `before NAME.csv`: what a file of the outputs holds before anything is decided;
- `todo`: lines of decisions-todo.csv with the answer filled in, handed to `foi-compare decide`;
- `decisions`: lines of decisions.csv, written by hand;
- `after NAME.csv`: what a file of the outputs holds after it;
- `resent NAME`: the reply with other content, read with the same decisions.

Each block of lines starts again from the replies alone. An excerpt has some columns of the file,
and all of its rows unless a line `…` stands for others; `…` in a cell stands for words left out.
"""

from __future__ import annotations

import csv
import hashlib
import html
import io
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import docx
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
from typer.testing import CliRunner, Result

from foi_compare.cli import app

MORE = "…"
_BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_OURS = frozenset({"reply", "file", "before", "todo", "decisions", "after", "resent"})
_PLACED = re.compile(r"(?P<what>table|row|column) (?P<number>\d+)")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an example: its kind, what it is of, and its text."""

    kind: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """The blocks of one example, under the heading that they stand below."""

    title: str
    blocks: tuple[Block, ...]


def examples_of(page: str) -> tuple[Example, ...]:
    """Return the examples of a page."""
    found: list[tuple[str, list[Block]]] = []
    for match in _BLOCK.finditer(page):
        kind, _, name = match["info"].partition(" ")
        if kind not in _OURS:
            continue
        block = Block(kind, name.strip(), textwrap.dedent(match["text"]))
        if kind == "reply" and (not found or any(b.kind != "reply" for b in found[-1][1])):
            titles = _HEADING.findall(page[: match.start()])
            found.append((titles[-1], []))
        found[-1][1].append(block)
    return tuple(Example(title, tuple(blocks)) for title, blocks in found)


def rows_of(text: str) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return the header of an excerpt and its rows; that of `…` alone stands for others."""
    rows = list(csv.reader(io.StringIO(text)))
    return tuple(rows[0]), rows[1:]


class Bench:
    """A folder with an inbox, in which the steps of an example are taken and looked at."""

    def __init__(self, folder: Path) -> None:
        """Make the inbox in a folder."""
        self.folder = folder
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        self.messages = ""

    def put(self, block: Block) -> None:
        """Write a reply into the inbox, or a file beside it."""
        if block.kind == "file":
            path = self.folder / block.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        else:
            path = self.inbox / block.name
            path.parent.mkdir(parents=True, exist_ok=True)
            _WRITERS[path.suffix](path, block.text)

    def ingest(self) -> None:
        """Run `foi-compare ingest`."""
        out = self.folder / "outputs"
        result = self._call("ingest", str(self.inbox), "--out", str(out), "--jobs", "1")
        self.messages = result.output
        assert result.exit_code == 0, result.output

    def start_again(self) -> None:
        """Forget every decision."""
        (self.folder / "decisions.csv").unlink(missing_ok=True)
        (self.folder / "outputs" / "decisions-todo.csv").unlink(missing_ok=True)

    def answer(self, block: Block) -> None:
        """Fill answers into decisions-todo.csv and hand it to `foi-compare decide`."""
        path = self.folder / "outputs" / "decisions-todo.csv"
        columns, lines = _read(path)
        shown, rows = rows_of(block.text)
        for row in rows:
            wanted = dict(zip(shown, row, strict=True))
            asked = {k: v for k, v in wanted.items() if k not in {"answer", "detail"}}
            found = [line for line in lines if asked.items() <= line.items()]
            assert len(found) == 1, (asked, [{k: x[k] for k in asked} for x in lines])
            found[0].update(wanted)
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, columns)
            writer.writeheader()
            writer.writerows(lines)
        decisions = self.folder / "decisions.csv"
        result = self._call("decide", str(path), "--decisions", str(decisions))
        assert result.exit_code == 0, result.output

    def decide(self, block: Block) -> None:
        """Write lines at the end of decisions.csv, with the hash and the anchor filled in."""
        path = self.folder / "decisions.csv"
        if MORE not in block.text:
            path.write_text(block.text, encoding="utf-8")
            return
        shown, rows = rows_of(block.text)
        lines = [self._filled(dict(zip(shown, row, strict=True))) for row in rows]
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, shown)
            writer.writeheader()
            writer.writerows(lines)

    def rows(self, name: str) -> list[dict[str, str]]:
        """Return the rows of a file of the outputs."""
        return _read(self.folder / "outputs" / name)[1]

    def shows(self, block: Block) -> None:
        """Hold that a file of the outputs holds what an excerpt shows."""
        shown, wanted = rows_of(block.text)
        found = [[row[column] for column in shown] for row in self.rows(block.name)]
        if [MORE] not in wanted:
            assert len(found) == len(wanted), _csv(shown, found)
        rest = iter(found)
        for row in wanted:
            assert row == [MORE] or any(_is_shown(row, one) for one in rest), (
                row,
                _csv(shown, found),
            )

    def _filled(self, line: dict[str, str]) -> dict[str, str]:
        if line.get("source_sha256") == MORE:
            line["source_sha256"] = self._hash(line["file"])
        if line.get("anchor") == MORE:
            line["anchor"] = self._anchor(line)
        if MORE in line.get("detail", ""):
            line["detail"] = re.sub(
                r"(to|csv_sha256)=…( ?(?P<where>table \d+))?", self._detail, line["detail"]
            )
        return line

    def _detail(self, match: re.Match[str]) -> str:
        if match[1] == "to":
            return f"to={self._anchor({'subject': match['where'], 'file': ''})}"
        (typed,) = self.folder.glob("typed/*.csv")
        return f"csv_sha256={hashlib.sha256(typed.read_bytes()).hexdigest()}"

    def _hash(self, file: str) -> str:
        (found,) = [row["sha256"] for row in self.rows("inputs.csv") if row["file"] == file]
        return found

    def _anchor(self, line: Row) -> str:
        """Return the places of the numbers that a subject names: as printed, or by position."""
        at = _PLACED.match(line["subject"])
        numbers = [*self.rows("observations.csv"), *self.rows("set_aside.csv")]
        found = [
            row["anchor"]
            for row in numbers
            if row["anchor"]
            and line["file"] in {"", row["file"]}
            and (
                row[at["what"]] == at["number"]
                if at
                else row.get("value_as_printed") == line["subject"]
            )
        ]
        assert found, (line, numbers)
        return "|".join(dict.fromkeys(found))

    @staticmethod
    def _call(*words: str) -> Result:
        return CliRunner().invoke(app, list(words))


def _is_shown(row: Sequence[str], found: Sequence[str]) -> bool:
    """Return whether a row is the one shown; `…` in a cell stands for any words."""
    patterns = (".*".join(map(re.escape, cell.split(MORE))) for cell in row)
    return len(row) == len(found) and all(map(re.fullmatch, patterns, found))


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        rows = list(reader)
        return list(reader.fieldnames or ()), rows


def _csv(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    return "is:\n" + stream.getvalue()


def _pieces(text: str) -> Iterator[str | list[list[str]]]:
    """Yield the paragraphs of a reply and its tables."""
    for of_table, lines in groupby(text.splitlines(), lambda line: line.startswith("|")):
        if of_table:
            yield [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        else:
            yield from (line for line in lines if line.strip())


def _write_html(path: Path, text: str) -> None:
    body = []
    for piece in _pieces(text):
        if isinstance(piece, str):
            body.append(f"<p>{html.escape(piece)}</p>")
            continue
        rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in piece)
        body.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    path.write_text(f"<html><body>{''.join(body)}</body></html>", encoding="utf-8")


def _write_docx(path: Path, text: str) -> None:
    document = docx.Document()
    for piece in _pieces(text):
        if isinstance(piece, str):
            document.add_paragraph(piece)
            continue
        table = document.add_table(rows=len(piece), cols=max(map(len, piece)))
        for row, cells in enumerate(piece):
            for column, cell in enumerate(cells):
                table.cell(row, column).text = cell
    document.save(str(path))


def _write_pdf(path: Path, text: str) -> None:
    style = getSampleStyleSheet()["Normal"]
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    flow: list[object] = []
    for piece in _pieces(text):
        flow += [
            Paragraph(html.escape(piece), style)
            if isinstance(piece, str)
            else Table(piece, style=ruled, hAlign="LEFT"),
            Spacer(1, 8),
        ]
    SimpleDocTemplate(str(path), pagesize=A4, invariant=1).build(flow)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


_WRITERS = {".html": _write_html, ".docx": _write_docx, ".pdf": _write_pdf, ".txt": _write_text}
