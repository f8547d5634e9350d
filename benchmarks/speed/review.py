"""Time what a person waits for on the review page: pages of a long document, previews, answers.

Call: `python benchmarks/speed/review.py [--pdf FILE] [--inbox FOLDER] [--rounds N]`. FILE is the
long document, that of 61 pages and 4,492 records beside the project otherwise; FOLDER holds replies
with questions, those of the looks beside it otherwise. The server is the command's own, and is
asked as the page asks it. A second is the aim for a document, half a second for what an answer does
to its reply. Printed are the slowest by the clock and the most work, the processor time of the
server and of the programs that read for it: on a busy machine that is what counts. Then a browser
opens the long document, and scrolls a queue of a thousand questions: a frame of a screen takes 17
ms, and two that are left out in a row are seen.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import httpx
import psutil
from playwright.sync_api import Browser

from run import BESIDE

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from scrolled import browser, opened, scrolled_queue

from reviewing import Served

LOOKS = BESIDE.parents[1] / "looks" / "replies"
PAGES = (1, 30, 61, 2)
OPENED, ANSWERED = 1.0, 0.5  # seconds
_QUESTION = re.compile(r'href="(/q/[^"]+)"')
_NUMBER = re.compile(r'href="(/n/[^"]+)"')
_LINE = re.compile(r'data-line="([^"]*)"')
_CHOICE = re.compile(r'<input type="radio"[^>]* value="([^"]*)"')


class Took(NamedTuple):
    """How long an answer of the server took by the clock, and how much work it was."""

    seconds: float
    work: float


# What was done, how long it may take, and how long it took each time.
Measurement = tuple[str, float, list[Took]]


class Asked:
    """A server that is asked as a browser asks it."""

    def __init__(self, served: Served) -> None:
        """Get in."""
        self._process = psutil.Process(served.process.pid)
        self._client = httpx.Client(base_url=served.base, timeout=120, follow_redirects=True)
        self._client.headers["Origin"] = served.base
        self.page(served.address)

    def page(self, address: str) -> tuple[str, Took]:
        """Return a page, and what it took."""
        before = self._begin()
        return self._client.get(address).raise_for_status().text, self._took(before)

    def tell(self, path: str, line: dict[str, str]) -> tuple[bool, Took]:
        """Send a line of `decisions.csv`; return whether it is understood, and what it took."""
        before = self._begin()
        told = self._client.post(path, json={"line": line}).json()
        return not told.get("problem"), self._took(before)

    def _begin(self) -> Took:
        return Took(time.perf_counter(), self._work())

    def _took(self, before: Took) -> Took:
        return Took(time.perf_counter() - before.seconds, self._work() - before.work)

    def _work(self) -> float:
        programs = (self._process, *self._process.children(recursive=True))
        return sum(sum(one.cpu_times()[:2]) for one in programs)


def main() -> None:
    """Run the benchmark as the command line asks, and print one line for each measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pdf", type=Path, default=BESIDE, help="a long document")
    parser.add_argument("--inbox", type=Path, default=LOOKS, help="replies with questions")
    parser.add_argument("--rounds", type=int, default=3, help="how many answers are taken")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        replies = {one.name: one.read_bytes() for one in options.inbox.iterdir() if one.is_file()}
        _measure(Path(folder) / "long", {"long.pdf": options.pdf.read_bytes()}, _long_document)
        _measure(Path(folder) / "replies", replies, lambda asked: _questions(asked, options.rounds))
        with browser() as started:
            _in_browser(started, Path(folder))


def _in_browser(started: Browser, folder: Path) -> None:
    """Print what a browser takes for the long document that was measured, and for a long queue."""
    with Served(folder / "long", "--cache", str(folder / "long" / "cache")) as served:
        for page in PAGES[:2]:
            address = f"{served.base}/d/long.pdf?part=page%20{page}"
            seconds, work = opened(started, served.address, address)
            what = f"page {page} is drawn by a browser"
            print(f"{what:32} {seconds:6.2f} s  {work:6.2f} s of work, the browser's with it")
    queue = scrolled_queue(started, folder)
    print(
        f"1,000 questions are scrolled in {queue.frames} frames, {queue.median:.1f} ms in the"
        f" middle, {queue.slowest:.0f} ms at most, {queue.late} above 50 ms;"
        f" {queue.work:.1f} ms of work each"
    )


def _measure(
    folder: Path, files: dict[str, bytes], measured: Callable[[Asked], Iterable[Measurement]]
) -> None:
    """Serve some files from an inbox in a folder, and print what is measured."""
    inbox = folder / "inbox"
    inbox.mkdir(parents=True)
    for name, data in files.items():
        (inbox / name).write_bytes(data)
    with Served(folder, "--cache", str(folder / "cache")) as served:
        for what, aim, times in measured(Asked(served)):
            _print(what, aim, times)


def _long_document(asked: Asked) -> Iterator[Measurement]:
    opened = [asked.page(f"/d/long.pdf?part=page%20{page}") for page in PAGES]
    yield "a long document is opened", OPENED, [took for _, took in opened[:1]]
    yield "it is turned to another page", OPENED, [took for _, took in opened[1:]]
    number = _NUMBER.findall(opened[-1][0])[-1]
    text, took = asked.page(number)
    yield "a number of it is opened", OPENED, [took]
    line = _line(text, "number") | {"answer": "value 36"}
    yield "what another value would do", ANSWERED, [asked.tell("/api/preview", line)[1]]


def _questions(asked: Asked, rounds: int) -> Iterator[Measurement]:
    queue, _ = asked.page("/")
    addresses = _QUESTION.findall(queue)
    opened = [(address, *asked.page(address)) for address in addresses]
    yield f"{len(opened)} questions are opened", OPENED, [took for _, _, took in opened]
    lines = [_line(text) | {"answer": _CHOICE.findall(text)[0]} for _, text, _ in opened]
    told = [(line, *asked.tell("/api/preview", line)) for line in lines]
    previews = [(line, took) for line, is_understood, took in told if is_understood]
    yield f"what {len(previews)} answers would do", ANSWERED, [took for _, took in previews]
    taken = [asked.tell("/api/answer", line)[1] for line, _ in previews[:rounds]]
    yield f"{len(taken)} answers are taken", ANSWERED, taken


def _line(page: str, kind: str = "") -> dict[str, str]:
    """Return the first line that a page offers to be answered, of one kind."""
    lines: list[dict[str, str]] = [json.loads(html.unescape(one)) for one in _LINE.findall(page)]
    return next(line for line in lines if kind in {"", line["kind"]})


def _print(what: str, aim: float, times: list[Took]) -> None:
    seconds, work = max(one.seconds for one in times), max(one.work for one in times)
    met = sum(one.work < aim for one in times)
    print(
        f"{what:32} {seconds:6.2f} s  {work:6.2f} s of work,"
        f" under {aim:g} s in {met} of {len(times)}",
        flush=True,
    )


if __name__ == "__main__":
    main()
