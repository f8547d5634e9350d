"""Serve the review page over a folder of small replies, as `foi-compare review` does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from reportlab.pdfgen.canvas import Canvas

from drawn import painted
from worked_examples import Bench, Block

_ADDRESS = re.compile(r"(http://127\.0\.0\.1:(\d+))/\?token=(\S+)")
FORCES = (
    "Avon and Somerset Constabulary",
    "Bedfordshire Police",
    "Cambridgeshire Constabulary",
    "Cheshire Constabulary",
    "Cleveland Police",
    "Cumbria Constabulary",
    "Derbyshire Constabulary",
    "Dorset Police",
    "Durham Constabulary",
    "Essex Police",
    "Gloucestershire Constabulary",
    "Greater Manchester Police",
    "Hertfordshire Constabulary",
    "Humberside Police",
    "Kent Police",
    "Lancashire Constabulary",
    "Leicestershire Police",
    "Lincolnshire Police",
    "Merseyside Police",
    "Norfolk Constabulary",
    "North Wales Police",
    "North Yorkshire Police",
    "Northamptonshire Police",
    "Northumbria Police",
    "Nottinghamshire Police",
)


class Served:
    """The page in a program of its own, over the inbox of a folder."""

    def __init__(self, folder: Path, *options: str, command: str = "review") -> None:
        """Take the folder in which `inbox` lies, further options, and the command that opens it."""
        self.folder = folder
        # One program is enough for a small inbox; the sample is keyed with as many as pay off.
        self._options = options if command != "review" else ("--jobs", "1", *options)
        self._command = command

    def __enter__(self) -> Self:
        """Start it, and wait until it answers."""
        command = [sys.executable, "-m", "foi_compare", self._command, "inbox", "--no-browser"]
        path = os.pathsep.join(entry for entry in sys.path if entry)
        environment = dict(os.environ, PYTHONPATH=path, PYTHONUTF8="1")
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            [*command, "--by", "Ann", *self._options],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self.process.stdout is not None
        said: list[str] = []
        for line in self.process.stdout:
            said.append(line)
            if found := _ADDRESS.search(line):
                self.base, self.port, self.token = found[1], int(found[2]), found[3]
                return self
        self.__exit__(None, None, None)
        raise AssertionError("".join(said))

    @property
    def address(self) -> str:
        """The address that lets in."""
        return f"{self.base}/?token={self.token}"

    def kill(self) -> None:
        """End it without a word, as a power cut does."""
        self.process.kill()
        self.process.wait()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End it."""
        self.kill()
        if self.process.stdout is not None:
            self.process.stdout.close()


def inbox(folder: Path, replies: Iterable[tuple[str, str]]) -> Path:
    """Write replies into the inbox of a folder, each a name and its lines; return the folder."""
    bench = Bench(folder)
    for name, text in replies:
        bench.put(Block("reply", name, text))
    return folder


def reply(force: str, *rows: str, reference: str = "41/24") -> str:
    """Return the lines of a reply of one table, under the heading `Outcome | 2023`."""
    lines = (f"| {row} |" for row in ("Outcome | 2023", *rows))
    return "\n".join(
        (
            force,
            f"Reference: FOI {reference}",
            "3 May 2024",
            "Q1. How were the rapes recorded in 2023 concluded?",
            *lines,
        )
    )


def with_unknown_labels(labels: int, per_reply: int = 2) -> list[tuple[str, str]]:
    """Return replies that ask about so many labels, each a question of its own."""
    words = ("Filed", "Shelved", "Parked", "Put by")[:per_reply]
    return [
        (
            f"{at:03}.html",
            reply(
                FORCES[at % len(FORCES)],
                "Charged/Summonsed | 63",
                *(f"{word} | {n + 2}" for n, word in enumerate(words)),
                reference=f"{at}/24",
            ),
        )
        for at in range(labels // per_reply)
    ]


def two_of_a_force(several: int = 2) -> list[tuple[str, str]]:
    """Return replies that print one unknown label: two, or more, of one force, one of another."""
    rows = ("Charged/Summonsed | 7", "Filed | 5")
    return [
        *(
            (
                f"norfolk-{at}.html",
                reply("Norfolk Constabulary", rows[0], f"Filed | {at + 4}", reference=f"{at}/23"),
            )
            for at in range(1, several + 1)
        ),
        ("sussex.html", reply("Sussex Police", *rows, reference="30/23")),
    ]


ASKS_WHAT_IT_SAYS = (
    "The force uses the guidance of the National Police Chiefs' Council, a copy of which is"
    " included."
)


def says_little(force: str) -> str:
    """Return the lines of a reply of which it is asked what it says, for that sentence."""
    lines = (
        force,
        "Reference: FOI 41/24",
        "3 May 2024",
        "Q1. How were the rapes recorded in 2023 concluded?",
        "| Outcome | 2023 |",
        "| Charged/Summonsed | 63 |",
        "Q2. Please disclose any report to the chief officer team on this subject.",
        ASKS_WHAT_IT_SAYS,
    )
    return "\n".join(lines)


def little_said_pdf() -> bytes:
    """Return a reply on a page, of which it is asked what it says to its one question."""
    return painted(_little_said)


def _little_said(canvas: Canvas) -> None:
    texts = (
        "Kent Police",
        "Reference: FOI 41/24",
        "3 May 2024",
        "Q1. Please disclose any report to the chief officer team on this subject.",
        "",
        ASKS_WHAT_IT_SAYS[:70],
        ASKS_WHAT_IT_SAYS[70:].strip(),
    )
    for at, text in enumerate(texts):
        canvas.drawString(72, 780 - 18 * at, text)


def decisions(folder: Path) -> str:
    """Return what stands in the file of decisions."""
    path = folder / "decisions.csv"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def misread_pdf(*, above: bool = False) -> bytes:
    """Return a reply whose table is ruled beside its columns: the rules part no number rightly.

    They stand at 270 and 340 points from the left, and would part the columns at 200 and 280.
    `above` draws another table above it, of costs.
    """
    return painted(_with_costs if above else _misread)


def _with_costs(canvas: Canvas) -> None:
    rows = (("Item of work", "Hours"), ("Search", "2"), ("Redaction", "3"))
    _ruled(canvas, rows, 700, lefts=(72, 220), rules=(68, 200, 300))
    _misread(canvas, top=600)


def _misread(canvas: Canvas, top: int = 700) -> None:
    texts = (
        "Kent Police",
        "Reference: FOI 41/24",
        "3 May 2024",
        "Q1. How were the rapes recorded in 2022 and 2023 concluded?",
    )
    for at, text in enumerate(texts):
        canvas.drawString(72, 780 - 18 * at, text)
    rows = (
        ("Outcome", "2022", "2023"),
        ("Charged/Summonsed", "1063", "1017"),
        ("Community resolution", "1014", "1012"),
        ("Caution - adults", "1025", "1011"),
    )
    _ruled(canvas, rows, top, lefts=(72, 220, 295), rules=(68, 270, 340, 400))


def _ruled(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    top: int,
    *,
    lefts: Sequence[int],
    rules: Sequence[int],
) -> None:
    """Draw a table: its texts begin at `lefts`, its rules stand at `rules`."""
    height = 18
    for at, row in enumerate(rows):
        for left, text in zip(lefts, row, strict=True):
            canvas.drawString(left, top - height * at - 13, text)
    for at in range(len(rows) + 1):
        canvas.line(rules[0], top - height * at, rules[-1], top - height * at)
    for x in rules:
        canvas.line(x, top, x, top - height * len(rows))
