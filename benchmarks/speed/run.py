"""Time the whole ingest of one long table PDF beside other finders' tables alone, in one run.

Call: `python benchmarks/speed/run.py [--pdf FILE] [--rounds N] [--peers PYTHON]`; with `--second`
it times second runs instead (see `second_run.py`). PYTHON is the interpreter of an environment
made with `pip install -r benchmarks/tables/peers.txt`; with it tabula-java and camelot run too.
Each measurement is a process of its own that says how long its work took, start-up of Python and
imports included only for the ingest. The best of the rounds counts, and what counts is the ratio:
the machine makes the seconds. Where other programs keep it busy the ratio of processor time is the
one to look at. The project's modules are compiled before the first round, as an installer leaves
them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import second_run

HERE = Path(__file__).parent
SOURCE = str(HERE.parents[1] / "src")
BESIDE = HERE.parents[2] / "shared" / "replies" / "hertfordshire-hospital-2025.pdf"

PDFPLUMBER = """
import sys, time, pdfplumber
begin, clock = time.perf_counter(), time.process_time()
with pdfplumber.open(sys.argv[1]) as document:
    rows = sum(len(t) for page in document.pages for t in page.extract_tables())
print(time.perf_counter() - begin, time.process_time() - clock, rows)
"""
READER = """
import hashlib, sys, time
from pathlib import Path
from foi_compare.model import Source, Table
from foi_compare.readers.by_format import pdf
data = Path(sys.argv[1]).read_bytes()
begin, clock = time.perf_counter(), time.process_time()
document = pdf.read(Source(name="reply.pdf", data=data, sha256=hashlib.sha256(data).hexdigest()))
rows = sum(block.n_rows for block in document.blocks if isinstance(block, Table))
print(time.perf_counter() - begin, time.process_time() - clock, rows)
"""
PDFIUM = """
import sys, time
import pypdfium2
from pathlib import Path
from foi_compare.model import Source
from foi_compare.readers.pdf_decoding.pdf_ahead import pages_of
from foi_compare.readers.pdf_decoding.pdf_pages import opened
data = Path(sys.argv[1]).read_bytes()
begin, clock = time.perf_counter(), time.process_time()
with opened(Source(name="reply.pdf", data=data, sha256=""), "") as document:
    words = sum(len(read.page.words) for read in pages_of(document, lambda read: read))
print(time.perf_counter() - begin, time.process_time() - clock, words)
"""

PEERS = {
    "tabula-java, lattice": """
import sys, time, tabula
begin = time.perf_counter()
tabula.read_pdf(sys.argv[1], pages="all", lattice=True, output_format="json")
print(time.perf_counter() - begin)
""",
    "camelot, lattice": """
import sys, time, camelot
begin = time.perf_counter()
camelot.read_pdf(sys.argv[1], pages="all", flavor="lattice")
print(time.perf_counter() - begin)
""",
}


def main() -> None:
    """Run the benchmark as the command line asks, and print one line for each measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pdf", type=Path, default=BESIDE, help="the file to read")
    parser.add_argument("--rounds", type=int, default=3, help="how often; the best one counts")
    parser.add_argument("--peers", type=Path, help="the Python of the peers' environment")
    parser.add_argument("--second", action="store_true", help="time second runs, and no more")
    options = parser.parse_args()
    if options.second:
        with tempfile.TemporaryDirectory() as folder:
            second_run.measure(Path(folder), options.rounds)
        return
    if not options.pdf.is_file():
        raise SystemExit(f"there is no {options.pdf}")
    scripts = {
        "pdfplumber, extract_tables": PDFPLUMBER,
        "foi-compare, words and rules": PDFIUM,
        "foi-compare, reader": READER,
    }
    rows = [(name, *_best(script, options.pdf, options.rounds)) for name, script in scripts.items()]
    rows.append(("foi-compare, whole ingest", *_ingest(options.pdf, options.rounds), ""))
    peers = PEERS.items() if options.peers else ()
    rows.extend(
        (name, _peer(options.peers, program, options.pdf), None, "") for name, program in peers
    )
    _, base, base_clock, _ = rows[0]
    for name, seconds, clock, found in rows:
        work = ""
        if clock and base_clock:
            work = f"{clock:7.2f} s of a processor {base_clock / clock:6.1f}"
        ratio = base / seconds
        print(f"{name:32} {seconds:7.2f} s  {ratio:6.1f} times as fast  {work:34}  {found}")


def _environment() -> dict[str, str]:
    """Return the environment, with modules kept compiled: reading source is an installer's work."""
    left = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return left | {"PYTHONPATH": os.pathsep.join(filter(None, (SOURCE, left.get("PYTHONPATH"))))}


def _best(script: str, pdf: Path, rounds: int) -> tuple[float, float, str]:
    """Return the seconds of the fastest round by the clock and of a processor, and what it found.

    The fewest seconds of each count: another program may disturb either.
    """
    results = []
    for _ in range(rounds):
        command = [sys.executable, "-c", script, str(pdf)]
        done = subprocess.run(  # noqa: S603 - our own script
            command, check=True, capture_output=True, text=True, env=_environment()
        )
        seconds, clock, found = done.stdout.split()
        results.append((float(seconds), float(clock), found))
    return min(r[0] for r in results), min(r[1] for r in results), results[0][2]


def _ingest(pdf: Path, rounds: int) -> tuple[float, float]:
    """Return the seconds of the whole command in one process, from start to exit."""
    results = []
    for _ in range(rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            inbox = Path(folder) / "inbox"
            inbox.mkdir()
            (inbox / pdf.name).write_bytes(pdf.read_bytes())
            command = [
                *(sys.executable, "-m", "foi_compare", "ingest", str(inbox)),
                *("--out", str(Path(folder) / "outputs"), "--jobs", "1", "--no-cache"),
            ]
            begin, clock = time.perf_counter(), _children()
            done = subprocess.run(  # noqa: S603 - our own command
                command, check=False, capture_output=True, text=True, env=_environment()
            )
            results.append((time.perf_counter() - begin, _children() - clock))
            if not (Path(folder) / "outputs" / "observations.csv").is_file():
                raise SystemExit(f"the ingest failed:\n{done.stderr}")
    rest = results[1:]  # the first one compiled the modules
    return min(r[0] for r in rest), min(r[1] for r in rest)


def _children() -> float:
    """Return the processor time of all child processes so far; 0 where the system does not say."""
    times = os.times()
    return times.children_user + times.children_system


def _peer(python: Path, program: str, pdf: Path) -> float:
    """Return the seconds a peer takes over all pages, without its start-up."""
    command = [str(python), "-c", program, str(pdf)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own script
    return float(done.stdout.split()[-1])


if __name__ == "__main__":
    main()
