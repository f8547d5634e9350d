"""Time the reading of scanned pages beside plain RapidOCR, in one run.

Call: `python benchmarks/speed/scans.py [--replies N] [--seed S]`. It composes replies, takes their
pages as a scanner leaves them, and reads the same pictures in two ways: as the reader of scans
does, each number twice, with rules and shading; and with RapidOCR as it comes, which reads each
line once. Each way is a process of its own. What counts is the time of a processor, all threads
together, for each page after the first, and the ratio of the two: the machine makes the seconds.
The first page, with the engine's start, is told apart.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
SOURCE = str(HERE.parents[1] / "src")

CLOCKED = """
import sys, time
from pathlib import Path
from PIL import Image
pictures = [Image.open(path).convert("L") for path in sorted(Path(sys.argv[1]).glob("*.png"))]
clock = time.process_time()
{start}
seconds, found = [], 0
for picture in pictures:
    found += {read}
    seconds.append(time.process_time() - clock)
    clock = time.process_time()
print(seconds[0], sum(seconds[1:]) / (len(seconds) - 1), max(seconds[1:]), found)
"""
WAYS = {
    "RapidOCR as it comes": CLOCKED.format(
        start=(
            "import numpy, rapidocr\n"
            "engine = rapidocr.RapidOCR(params={'Global.log_level': 'critical'})"
        ),
        read="len(engine(numpy.asarray(picture.convert('RGB'))).txts or ())",
    ),
    "RapidOCR, one thread": CLOCKED.format(
        start=(
            "import numpy, rapidocr\n"
            "engine = rapidocr.RapidOCR(params={'Global.log_level': 'critical',\n"
            "    'EngineConfig.onnxruntime.intra_op_num_threads': 1})"
        ),
        read="len(engine(numpy.asarray(picture.convert('RGB'))).txts or ())",
    ),
    "foi-compare, scan reader": CLOCKED.format(
        start=("from foi_compare.readers.scans import ocr, scan_page\nengine = ocr.engine()"),
        read="len(scan_page.read_page(picture, engine).words)",
    ),
}


def main() -> None:
    """Run the benchmark as the command line asks, and print one line for each way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replies", type=int, default=6, help="how many replies are composed")
    parser.add_argument("--seed", default="", help="compose other replies than the standard ones")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        count = _compose(Path(folder), options.replies, options.seed)
        print(f"{count} pages")
        rows = {name: _times(script, folder) for name, script in WAYS.items()}
    base = rows["RapidOCR, one thread"][1]
    for name, (first, mean, most, found) in rows.items():
        print(
            f"{name:26} first page {first:5.2f} s  others {mean:5.2f} s (most {most:5.2f})"
            f"  {mean / base:5.2f} of RapidOCR on one thread  {found:.0f} texts"
        )


def _compose(folder: Path, replies: int, seed: str) -> int:
    """Write the pages of composed replies as pictures; return how many there are."""
    from pypdfium2 import PdfDocument

    from composer.compose import plan, write_inbox
    from foi_compare.readers.pdf_decoding.pdf_picture import rendered

    write_inbox(plan(replies, seed, 1), folder, HERE.parent / "out" / "cache", half="", only="")
    inbox = folder / "inbox"
    count = 0
    for path in sorted(inbox.rglob("*.p*")):
        if path.suffix == ".pdf":
            document = PdfDocument(path)
            for number in range(len(document)):
                rendered(document, number)[0].save(folder / f"{count:03}.png")
                count += 1
            document.close()
        elif path.suffix == ".png":
            (folder / f"{count:03}.png").write_bytes(path.read_bytes())
            count += 1
    return count


def _times(script: str, folder: str) -> tuple[float, ...]:
    """Return the seconds of the first page, the mean and the most of the others, and the texts."""
    path = os.pathsep.join(filter(None, (SOURCE, os.environ.get("PYTHONPATH"))))
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script, folder],
        check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path},
    )  # fmt: skip
    return tuple(map(float, done.stdout.split()))


if __name__ == "__main__":
    main()
