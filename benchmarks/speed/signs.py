"""Print the longest time without a sign of moving on the largest inputs that the limits let in.

Call: `python benchmarks/speed/signs.py [--share N] [WORDS]`: inputs are an Nth of the largest (40
by default: the largest take an hour), with words only those with them in their name. For each are
printed its size and, for reading and for understanding it, the longest stretches of processor time
between two signs with the places that gave them. What grows with the input is to be multiplied by
the share; it has to stay well below the `processor_seconds` of a file.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

import growing_office as office
import growing_pages as pages
import growing_texts as texts
from foi_compare import headway
from foi_compare.batch.engine import search_seldom
from foi_compare.batch.reading import read_file
from foi_compare.batch.tasks import FileRead, GroupTask, ReadTask
from foi_compare.batch.workshop import Plan, load_workshop
from foi_compare.inputs.inbox import InboxFile
from foi_compare.pipeline import read_group

PLAN = Plan(load=load_workshop)
SHOWN = 2


class Large(NamedTuple):
    """What is large: the name of the file, its size as the limits let it in, and what makes it."""

    name: str
    most: int
    made: Callable[[int], bytes]


def _numbers(rows: int) -> bytes:
    lines = (f"Charged {i}," + ",".join(str(i + at) for at in range(10)) for i in range(rows))
    return "\n".join(["Outcome," + ",".join(map(str, range(2010, 2020))), *lines]).encode()


def _records(rows: int) -> bytes:
    outcomes = ("Charged/Summonsed", "Caution", "Evidential difficulties", "Community resolution")
    lines = (f"42/{i},{i % 28 + 1:02}/01/2019,Kent,{outcomes[i % 4]}" for i in range(rows))
    return "\n".join(["Crime number,Date,Area,Outcome", *lines]).encode()


def _deep(depth: int) -> bytes:
    return b"<html><body>" + b"<div>" * depth + b"Charged 3" + b"</div>" * depth


def _sentences(count: int) -> bytes:
    lines = (f"In 2019 there were {i} crimes of theft with outcome 16." for i in range(count))
    return "\n".join(["Kent Police", "", *lines]).encode()


def _questions(count: int) -> bytes:
    lines = (
        f"{i}. How many crimes of kind {i} were recorded?\n\n{i} crimes\n" for i in range(count)
    )
    return "\n".join(["Kent Police", "", *lines]).encode()


LARGE = (
    Large("numbers.csv", 180_000, _numbers),
    Large("records.csv", 500_000, _records),
    Large("wide.csv", 1_000_000, texts.wide_fields),
    Large("deep.html", 400, _deep),
    Large("blocks.html", 20_000, texts.page),
    Large("pages.pdf", 5_000, pages.pages),
    Large("one table.pdf", 5_000, pages.pages_of_one_table),
    Large("letters.pdf", 250_000 // 40, pages.lines_of_a_page),
    Large("rules.pdf", 50_000, pages.loose_rules),
    Large("paragraphs.docx", 100_000, office.word_paragraphs),
    Large("rows.docx", 100_000, office.word_rows),
    Large("rows.xlsx", 300_000, office.xlsx_rows),
    Large("sheets.xlsx", 5_000, office.xlsx_sheets),
    Large("rows.ods", 200_000, office.ods_rows),
    Large("rows.odt", 100_000, office.odt_rows),
    Large("lines.txt", 100_000, texts.lines),
    Large("sentences.txt", 100_000, _sentences),
    Large("questions.txt", 20_000, _questions),
    Large("parts.eml", 2_000, texts.mail_parts),
    Large("members.zip", 2_000, texts.archive),
)


class Signs:
    """Keeps the longest stretches of processor time between two signs, with where they came."""

    def __init__(self) -> None:
        self._last, self._from = time.process_time(), "begin"
        self.longest: dict[tuple[str, str], float] = {}

    def give(self) -> None:
        """Hear a sign."""
        frame = sys._getframe(2)  # noqa: SLF001 - who called `moved`
        self._note(f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}")

    def _note(self, place: str) -> None:
        now = time.process_time()
        stretch = (self._from, place)
        self.longest[stretch] = max(self.longest.get(stretch, 0.0), now - self._last)
        self._last, self._from = now, place

    def end(self) -> list[tuple[float, tuple[str, str]]]:
        """Hear that the work is done; return the longest stretches first."""
        self._note("end")
        return sorted(((took, where) for where, took in self.longest.items()), reverse=True)


def watched(call: Callable[[], object]) -> list[tuple[float, tuple[str, str]]]:
    """Return the longest stretches without a sign while something is done."""
    signs = Signs()
    headway.listen(signs.give)
    try:
        call()
        return signs.end()
    finally:
        headway.listen(lambda: None)


def main() -> None:
    """Read and understand each input, and print its longest stretches."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--share", type=int, default=40)
    asked.add_argument("words", nargs="*")
    told = asked.parse_args()
    warnings.simplefilter("ignore")
    search_seldom()
    for large in LARGE:  # what is loaded and compiled once is no part of a stretch
        _watched(large, 3)
    for large in LARGE:
        if " ".join(told.words) in large.name:
            _print(large, max(2, large.most // told.share))


def _print(large: Large, size: int) -> None:
    for what, longest in _watched(large, size).items():
        shown = "  ".join(f"{one:6.2f} {'→'.join(where)}" for one, where in longest[:SHOWN])
        print(f"{large.name:18}{size:>8} {what:12}{shown}", flush=True)


def _watched(large: Large, size: int) -> dict[str, list[tuple[float, tuple[str, str]]]]:
    """Return the longest stretches of reading a file and of understanding what is in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / large.name
        path.write_bytes(large.made(size))
        file = InboxFile(str(path), large.name, "0" * 64, "")
        come: list[FileRead] = []
        found = {"read": watched(lambda: come.append(read_file(ReadTask(plan=PLAN, file=file))))}
    for problem in come[0].unread:
        print(f"{large.name:18}{size:>8} {problem.problem}", flush=True)
    for document, _ in come[0].documents[:1]:
        task = GroupTask(plan=PLAN, documents=(document,))
        found["understood"] = watched(lambda: read_group(task))  # noqa: B023 - called at once
    return found


if __name__ == "__main__":
    main()
