"""Read thousands of damaged files of each format; print what raises anything but our own errors.

    python benchmarks/fuzz/long.py [COUNT] [FORMAT ...] [--seed WORD]

10,000 of each format are read unless COUNT says otherwise, and no more than 200 of those that
LibreOffice opens and of pictures. The same seed gives the same files. Each format is read in a
process of its own, so that a crash of a library is counted like any other failure, and reading
goes on behind it.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import multiprocessing
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from foi_compare.libreoffice import find_program
from fuzzing import RTF, cases, seeds, survives

LIMIT = 10.0  # seconds of work that one damaged file may take
PICTURE_LIMIT = 60.0  # seconds of all processors for a page that is read off a picture
CONVERTED_LIMIT = 130.0  # where LibreOffice is given two minutes of its own
HUNG = 200  # seconds after which a file that is still being read is a failure, and passed over
CONVERTED = {"doc": "doc:MS Word 97", "rtf": "rtf", "wordml": "xml:MS Word 2003 XML"}
PICTURES = {"png": "PNG", "jpeg": "JPEG", "tiff": "TIFF", "scanned pdf": "PDF"}
MOST_SLOW = 200


def main() -> int:
    """Run as the command line asks, print a line for each format, return 1 if anything broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=10_000, help="files of each format")
    parser.add_argument("formats", nargs="*", help="these formats alone")
    parser.add_argument("--seed", default="", help="any word; another one damages otherwise")
    options = parser.parse_args()
    failures = 0
    whole = {**seeds(), **_pictures()}
    if not options.formats or CONVERTED.keys() & set(options.formats):
        whole |= _converted()
    for format_, seed in whole.items():
        if not options.formats or format_ in options.formats:
            slow = format_ in CONVERTED or format_ in PICTURES
            most = min(options.count, MOST_SLOW) if slow else options.count
            failures += _format(format_, options.seed, seed, most)
    return 1 if failures else 0


def _pictures() -> Mapping[str, bytes]:
    """Return a small page with a table as pictures of it."""
    page = Image.new("L", (620, 260), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(26)
    for row, texts in enumerate((("Outcome", "2021", "2022"), ("Charged", "12", "40"))):
        for column, text in enumerate(texts):
            draw.text((30 + 200 * column, 40 + 70 * row), text, fill=0, font=font)
        draw.line((20, 90 + 70 * row, 600, 90 + 70 * row), fill=0, width=2)
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


def _format(format_: str, word: str, seed: bytes, count: int) -> int:
    """Read the damaged files of one format, and return how many failed."""
    spawn = multiprocessing.get_context("spawn")
    at, broken = spawn.Value("q", 0), spawn.Value("q", 0)
    slowest = spawn.Value("d", 0.0)
    while at.value < count:
        reading = spawn.Process(
            target=_read_on, args=(format_, word, seed, count, at, broken, slowest), daemon=True
        )
        reading.start()
        reading.join()
        if reading.exitcode:
            print(f"  {format_} {at.value}: ended the process ({reading.exitcode})")
            broken.value += 1
            at.value += 1
    print(
        f"{format_}: {count} read, {broken.value} broke, slowest {slowest.value:.2f} s", flush=True
    )
    return int(broken.value)


def _read_on(  # noqa: PLR0913, PLR0917 - a process is given all it needs
    format_: str,
    word: str,
    seed: bytes,
    count: int,
    at: Synchronized[int],
    broken: Synchronized[int],
    slowest: Synchronized[float],
) -> None:
    """Read from the file numbered `at` on."""
    picture = format_ in PICTURES
    limit = CONVERTED_LIMIT if format_ in CONVERTED else PICTURE_LIMIT if picture else LIMIT
    seen: set[str] = set()
    damaged = cases(f"{format_} {word}".strip(), seed, count - at.value, at.value)
    for number, data in enumerate(damaged, at.value):
        at.value = number
        faulthandler.dump_traceback_later(HUNG, exit=True)
        # LibreOffice works in a process of its own; elsewhere a busy machine must not count.
        clock = time.perf_counter if format_ in CONVERTED else time.process_time
        started = clock()
        name = _failure(f"{format_} {number}", data, pictures=picture)
        taken = clock() - started
        faulthandler.cancel_dump_traceback_later()
        if taken > limit:
            name = name or f"took {taken:.1f} s"
        if name and name not in seen:
            print(f"  {format_} {number}: {name}"[:200], flush=True)
        seen.add(name)
        broken.value += bool(name)
        slowest.value = max(slowest.value, taken)
    at.value = count


def _failure(name: str, data: bytes, *, pictures: bool) -> str:
    """Return what escaped while a file was read, and where; empty where nothing did."""
    try:
        survives(name, data, pictures=pictures)
    except BaseException as error:  # noqa: BLE001 - to count what escapes is the purpose
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}: {error}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
