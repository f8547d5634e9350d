"""Ingest thousands of damaged files of each format; print what is not as it should be.

    python benchmarks/fuzz/long.py [--format FORMAT ...] [--count COUNT] [--converted COUNT]
        [--seed WORD]

10,000 of each format are read unless COUNT says otherwise, and 200 of each that LibreOffice opens,
which starts anew for every file. They are read as a person reads them, by
`foi-compare ingest` with its workers and limits, in batches beside a good reply: every file has its
row, the reply comes out right, no fault of the program's own is told, no limit of time or memory is
reached, and nothing is left behind. The same seed gives the same files; a file is named by its
number.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from foi_compare.system.libreoffice import find_program
from fuzzed_batches import Fault, faults
from fuzzing import RTF, cases, seeds

LIMIT = 10  # seconds of work between two signs that one damaged file may take
SLOW_LIMIT = 120  # where a page is read off a picture, or LibreOffice is given two minutes
BATCH = 200
SLOW_BATCH = 20
CONVERTED = {"doc": "doc:MS Word 97", "rtf": "rtf", "wordml": "xml:MS Word 2003 XML"}
PICTURES = {"png": "PNG", "jpeg": "JPEG", "tiff": "TIFF", "scanned pdf": "PDF"}


def main() -> int:
    """Run as the command line asks, print a line for each format, return 1 if anything broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--format", nargs="+", default=[], help="these formats alone")
    parser.add_argument("--count", type=int, default=10_000, help="files of each format")
    parser.add_argument("--converted", type=int, default=200, help="of those for LibreOffice")
    parser.add_argument("--seed", default="", help="any word; another one damages otherwise")
    options = parser.parse_args()
    failures = 0
    whole = {**seeds(), **_pictures()}
    if not options.format or CONVERTED.keys() & set(options.format):
        whole |= _converted()
    if unknown := sorted(set(options.format) - whole.keys()):
        parser.error(f"no such format: {', '.join(unknown)}; there are {', '.join(whole)}")
    for format_, seed in whole.items():
        if not options.format or format_ in options.format:
            converted = format_ in CONVERTED
            slow = converted or format_ in PICTURES
            most = options.converted if converted else options.count
            failures += _format(format_, options.seed, seed, most, slow=slow)
    return 1 if failures else 0


def _pictures() -> Mapping[str, bytes]:
    """Return two words with a number each as pictures of them.

    What is damaged is the file: how it is told, opened and turned into pixels. They are small and
    as high as wide, since the engine enlarges the shorter side: such a one is read in a sixth of a
    second, and a page no sooner than in half of one.
    """
    page = Image.new("L", (136, 136), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(20)
    for row, text in enumerate(("Charged 12", "Caution 40")):
        draw.text((10, 20 + 52 * row), text, fill=0, font=font)
        draw.line((6, 56 + 52 * row, 130, 56 + 52 * row), fill=0, width=2)
    found = {}
    for name, kind in PICTURES.items():
        buffer = io.BytesIO()
        page.save(buffer, kind, resolution=150.0)
        found[name] = buffer.getvalue()
    return found


def _converted() -> Mapping[str, bytes]:
    """Return a letter as LibreOffice saves it in the formats that it alone reads."""
    program = find_program()
    if not program:
        print("LibreOffice is not installed; its formats are left out")
        return {}
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "whole.rtf"
        given.write_bytes(RTF)
        for name, filter_ in CONVERTED.items():
            out = Path(folder) / name
            command = [program, f"-env:UserInstallation={(out / 'profile').as_uri()}"]
            command += ["--headless", "--convert-to", filter_, "--outdir", str(out), str(given)]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
            (made,) = out.glob("whole.*")
            found[name] = made.read_bytes()
    return found


def _format(format_: str, word: str, seed: bytes, count: int, *, slow: bool) -> int:
    """Read the damaged files of one format, and return how much went wrong."""
    broken, started = 0, time.monotonic()
    batch = SLOW_BATCH if format_ in CONVERTED else BATCH
    for first in range(0, count, batch):
        here = cases(f"{format_} {word}".strip(), seed, min(batch, count - first), first)
        for name, problem in _batch(format_, enumerate(here, first), slow=slow):
            print(f"  {format_} {name or f'from {first} on'}: {problem}"[:600], flush=True)
            broken += 1
    taken = time.monotonic() - started
    print(f"{format_}: {count} read, {broken} broke, {taken:.0f} s", flush=True)
    return broken


def _batch(format_: str, numbered: Iterable[tuple[int, bytes]], *, slow: bool) -> list[Fault]:
    """Read files in an inbox of their own, and return what went wrong."""
    ending = format_.rpartition(" ")[2]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        limit = SLOW_LIMIT if slow else LIMIT
        (root / "foi-compare.toml").write_text(f"[limits]\nprocessor_seconds = {limit}\n")
        return list(faults(root, {f"{number}.{ending}": data for number, data in numbered}))


if __name__ == "__main__":
    sys.exit(main())
