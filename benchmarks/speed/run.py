"""Time the whole ingest of one long table PDF beside other finders' tables alone, in one run.

Call: `python benchmarks/speed/run.py [--pdf FILE] [--rounds N] [--peers PYTHON]`. PYTHON is the
interpreter of an environment made with `pip install -r benchmarks/tables/peers.txt`; with it
tabula-java and camelot run too. Each measurement is a process of its own that says how long its
work took, start-up of Python and imports included only for the ingest. The best of the rounds
counts, and what counts is the ratio: the machine makes the seconds.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
BESIDE = HERE.parents[2] / "shared" / "replies" / "hertfordshire-hospital-2025.pdf"

PDFPLUMBER = """
import sys, time, pdfplumber
begin = time.perf_counter()
with pdfplumber.open(sys.argv[1]) as document:
    rows = sum(len(t) for page in document.pages for t in page.extract_tables())
print(time.perf_counter() - begin, rows)
"""
READER = """
import hashlib, sys, time
from pathlib import Path
from foi_compare.model import Source, Table
from foi_compare.readers import pdf
data = Path(sys.argv[1]).read_bytes()
begin = time.perf_counter()
document = pdf.read(Source(name="reply.pdf", data=data, sha256=hashlib.sha256(data).hexdigest()))
rows = sum(block.n_rows for block in document.blocks if isinstance(block, Table))
print(time.perf_counter() - begin, rows)
"""
PDFIUM = """
import sys, time
import pypdfium2
from pathlib import Path
from foi_compare.model import Source
from foi_compare.readers.pdf_pages import opened, read_page
data = Path(sys.argv[1]).read_bytes()
begin = time.perf_counter()
with opened(Source(name="reply.pdf", data=data, sha256=""), "") as document:
    words = sum(len(read_page(document, index).page.words) for index in range(len(document)))
print(time.perf_counter() - begin, words)
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
    options = parser.parse_args()
    if not options.pdf.is_file():
        raise SystemExit(f"there is no {options.pdf}")
    scripts = {
        "pdfplumber, extract_tables": PDFPLUMBER,
        "foi-compare, words and rules": PDFIUM,
        "foi-compare, reader": READER,
    }
    rows = [(name, *_best(script, options.pdf, options.rounds)) for name, script in scripts.items()]
    rows.append(("foi-compare, whole ingest", _ingest(options.pdf, options.rounds), ""))
    peers = PEERS.items() if options.peers else ()
    rows.extend((name, _peer(options.peers, program, options.pdf), "") for name, program in peers)
    base = rows[0][1]
    for name, seconds, found in rows:
        print(f"{name:32} {seconds:7.2f} s  {base / seconds:6.1f} times as fast  {found}")


def _best(script: str, pdf: Path, rounds: int) -> tuple[float, str]:
    """Return the seconds of the fastest round, and what it found."""
    results = []
    for _ in range(rounds):
        command = [sys.executable, "-c", script, str(pdf)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own script
        seconds, found = done.stdout.split()
        results.append((float(seconds), found))
    return min(results)


def _ingest(pdf: Path, rounds: int) -> float:
    """Return the seconds of the whole command in one process, from start to exit."""
    results = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            inbox = Path(folder) / "inbox"
            inbox.mkdir()
            (inbox / pdf.name).write_bytes(pdf.read_bytes())
            command = [
                *(sys.executable, "-m", "foi_compare", "ingest", str(inbox)),
                *("--out", str(Path(folder) / "outputs"), "--jobs", "1", "--no-cache"),
            ]
            begin = time.perf_counter()
            done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own command
            results.append(time.perf_counter() - begin)
            if not (Path(folder) / "outputs" / "observations.csv").is_file():
                raise SystemExit(f"the ingest failed:\n{done.stderr}")
    return min(results)


def _peer(python: Path, program: str, pdf: Path) -> float:
    """Return the seconds a peer takes over all pages, without its start-up."""
    command = [str(python), "-c", program, str(pdf)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own script
    return float(done.stdout.split()[-1])


if __name__ == "__main__":
    main()
