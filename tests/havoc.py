"""Runs of the command line that come to harm: where they work, and what has to hold after them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

import psutil
from docx import Document as Docx
from typer.testing import CliRunner

from foi_compare.cli import app
from foi_compare.decisions import TODO_FILE
from foi_compare.errors import InputError
from foi_compare.outputs import is_whole, read_outputs
from foi_compare.outputs.journal import JOURNAL

LETTER = """{force} Police
Freedom of Information request {number}
30 September 2020

1. How many crimes were recorded in 2019, by outcome?

Outcome Total
Charged/Summonsed {count}
Cautions of a new kind 4
Grand Total {total}

{force} Police
"""
MINE = "mine.txt"
DECIDED = "decisions.csv"
NOTHING_DECIDED = "kind,subject,answer\n"
_SECONDS = 60.0  # that nobody waits for: what was ended is gone long before


class Harm(NamedTuple):
    """A folder with all that one run has to itself: what it reads, keeps and writes."""

    root: Path

    @property
    def out(self) -> Path:
        """Where its outputs go."""
        return self.root / "out"

    @property
    def temporary(self) -> Path:
        """Where its temporary files go."""
        return self.root / "temporary"

    def words(self) -> list[str]:
        """Return the words of the command line."""
        cache = str(self.root / "cache")
        return ["ingest", str(self.root / "inbox"), "--out", str(self.out), "--cache", cache]

    def environment(self) -> dict[str, str]:
        """Return the environment; by its folder for temporary files its processes are found."""
        path = os.pathsep.join(entry for entry in sys.path if entry)
        return os.environ | {"PYTHONPATH": path, "TMPDIR": str(self.temporary)}

    def start(self, *before: str, words: Sequence[str] = ()) -> subprocess.Popen[str]:
        """Start a run or another command, perhaps as what another program becomes."""
        return subprocess.Popen(  # noqa: S603 - our own program
            [*before, sys.executable, "-m", "foi_compare", *(words or self.words())],
            env=self.environment(),
            cwd=self.root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *before: str, words: Sequence[str] = ()) -> tuple[int, str]:
        """Run to the end; return the exit code, and what was said."""
        run = self.start(*before, words=words)
        said = run.communicate(timeout=_SECONDS * 5)[1]
        return run.returncode, said


class Ground(NamedTuple):
    """What runs come to harm on.

    Attributes:
        cold: a folder whose cache knows nothing of today's inbox.
        warm: one whose cache knows all of it.
        old: a cold one with a file that only LibreOffice opens.
        yesterday: the outputs that are there.
        today: those of a run that nothing disturbs.
        with_old: those of one over the inbox with the file for LibreOffice.
        seconds: how long that run takes where all is read anew.

    """

    cold: Path
    warm: Path
    old: Path | None
    yesterday: Mapping[str, bytes]
    today: Mapping[str, bytes]
    with_old: Mapping[str, bytes]
    seconds: float


def within(limit: str, amount: int) -> tuple[str, ...]:
    """Return the words of a program that becomes another which may have only so much."""
    return (sys.executable, str(Path(__file__).with_name("within.py")), limit, str(amount))


def harmed(place: Path, like: Path) -> Harm:
    """Return the copy of a folder, for a run to come to harm in."""
    return Harm(Path(shutil.copytree(like, place)))


def write_inbox(folder: Path, count: int) -> None:
    """Write the replies of five forces, each in another format; `count` is in each of them."""
    folder.mkdir(parents=True)

    def letter(force: str, number: str) -> str:
        return LETTER.format(force=force, number=number, count=count, total=count + 4)

    (folder / "kent.txt").write_text(letter("Kent", "20/1"), encoding="utf-8")
    (folder / "essex.csv").write_text(
        f"Essex Police,\nOutcome,2019\nCharged/Summonsed,{count}\n", encoding="utf-8"
    )
    lines = "".join(f"<p>{line}</p>" for line in letter("Surrey", "20/2").splitlines())
    (folder / "surrey.html").write_text(f"<html><body>{lines}</body></html>", encoding="utf-8")
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Your request", "foi@cumbria.police.uk"
    mail.set_content(letter("Cumbria", "20/3"))
    (folder / "cumbria.eml").write_bytes(mail.as_bytes())
    document = Docx()
    for line in letter("Sussex", "20/4").splitlines():
        document.add_paragraph(line)
    document.save(str(folder / "sussex.docx"))


def write_old_word_file(folder: Path) -> None:
    """Write a reply that only LibreOffice opens."""
    lines = LETTER.format(force="Dorset", number="20/5", count=3, total=7).splitlines()
    text = "".join(f"{line}\\par\n" for line in lines)
    (folder / "dorset.rtf").write_text(f"{{\\rtf1\\ansi {text}}}", encoding="ascii")


def outputs(out: Path) -> dict[str, bytes]:
    """Return the outputs in a folder; hidden files and a person's own are left out."""
    return {
        path.name: path.read_bytes()
        for path in sorted(out.iterdir())
        if not path.name.startswith(".") and path.name != MINE
    }


def hidden(out: Path) -> list[str]:
    """Return the names of what a run works with in its folder, and leaves there if it is killed."""
    return sorted(path.name for path in out.iterdir() if path.name.startswith("."))


def left_as(out: Path, *runs: Mapping[str, bytes]) -> str:
    """Return which of some runs the outputs are of, `begun`, or `mixed` if they are named as such.

    What is begun or mixed is completed or taken back by our own commands; then it is of one run.
    The file with a person's answers, which is of no run once it is written, is the first to go.
    """
    found = outputs(out)
    whole = [str(at) for at, run in enumerate(runs) if found == run]
    if whole:
        return whole[0]
    begun = any(_tables(found) == _tables(run) for run in runs)
    assert begun or not is_whole(found.get("run.json", b""), out)
    assert begun or _refused(out)
    assert JOURNAL in hidden(out)
    read_outputs(out, *runs[0])
    assert outputs(out) in runs
    return "begun" if begun else "mixed"


def _tables(found: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {name: data for name, data in found.items() if name != TODO_FILE}


def _refused(out: Path) -> bool:
    """Tell whether outputs are refused where nothing but them is there."""
    copy = out.with_name("copy")
    shutil.copytree(out, copy, ignore=shutil.ignore_patterns(".foi-compare-*"))
    try:
        read_outputs(copy, "observations.csv")
    except InputError:
        return True
    finally:
        shutil.rmtree(copy)
    return False


def assert_a_further_run_is_right(harm: Harm, today: Mapping[str, bytes]) -> None:
    """Hold that a further run does what one does that nothing disturbed; files are read in it."""
    done = CliRunner().invoke(app, harm.words())
    assert done.exit_code == 0, done.stderr
    assert_right(harm, today, done.stderr)


def assert_right(harm: Harm, today: Mapping[str, bytes], said: str) -> None:
    """Hold that a run wrote its outputs, left all else as it was, and found its cache in order."""
    assert outputs(harm.out) == today
    assert hidden(harm.out) == []
    assert (harm.out / MINE).read_text(encoding="utf-8") == "mine"
    assert "cache" not in said  # it was neither put aside nor given up
    assert (harm.root / DECIDED).read_text(encoding="utf-8") == NOTHING_DECIDED


def assert_nothing_is_left(harm: Harm) -> None:
    """Hold that no process of a run goes on, and nothing is in its folder for temporary files."""
    _, alive = psutil.wait_procs(processes_of(harm), timeout=_SECONDS)
    assert not [one for one in alive if one.status() != psutil.STATUS_ZOMBIE]
    assert list(harm.temporary.iterdir()) == []


def processes_of(harm: Harm) -> Sequence[psutil.Process]:
    """Return every process that was told of a folder for temporary files."""
    found = []
    for process in psutil.process_iter():
        try:
            told = " ".join((*process.cmdline(), *process.environ().values()))
        except (psutil.Error, OSError):
            continue
        if str(harm.temporary) in told:
            found.append(process)
    return found
