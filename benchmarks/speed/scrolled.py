"""What a browser takes to show a queue of a thousand questions, and a long document."""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from queued import served_thousand

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_STEPS, _STEP = 300, 220  # of the wheel, pixels each: through a thousand rows
_FRAMES = """() => {
  window.frames_seen = [];
  const seen = (now) => { window.frames_seen.push(now); requestAnimationFrame(seen); };
  requestAnimationFrame(seen);
}"""


class Scrolled(NamedTuple):
    """How long frames took while a page was scrolled, in ms, and the processor time for each.

    `late` is how many of `frames` took longer than three of a screen that shows sixty a second.
    """

    frames: int
    median: float
    slowest: float
    late: int
    work: float


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a Chromium without a window."""
    path = next(filter(None, map(shutil.which, _NAMES)))
    arguments = ["--no-sandbox", "--headless", "--disable-gpu"]
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=arguments)
        yield started
        started.close()


def scrolled_queue(started: Browser, folder: Path) -> Scrolled:
    """Scroll through a thousand questions with the wheel."""
    with served_thousand(folder) as address:
        page = started.new_page(viewport={"width": 1400, "height": 900})
        page.goto(address)
        page.wait_for_selector("[data-ready] #queue")
        page.mouse.move(800, 500)
        found = _scrolled(page)
        page.close()
    return found


def _scrolled(page: Page) -> Scrolled:
    told = page.context.new_cdp_session(page)
    told.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate(_FRAMES)
    before = _work(told.send("Performance.getMetrics")["metrics"])
    for _ in range(_STEPS):
        page.mouse.wheel(0, _STEP)
    page.wait_for_timeout(200)
    work = _work(told.send("Performance.getMetrics")["metrics"]) - before
    seen = page.evaluate("frames_seen")
    took = [later - earlier for earlier, later in pairwise(seen)]
    return Scrolled(
        frames=len(took),
        median=statistics.median(took),
        slowest=max(took),
        late=sum(one > 50 for one in took),
        work=1000 * work / len(took),
    )


def _work(metrics: Iterable[dict[str, object]]) -> float:
    """Return the processor time of the page: scripts, styles, layout, and what is painted."""
    return float(str(next(one["value"] for one in metrics if one["name"] == "TaskDuration")))


def opened(started: Browser, way_in: str, address: str) -> tuple[float, float]:
    """Return how long it takes until a page of a document is drawn with all that is on it.

    By the clock, and the processor time of the server, of what reads for it, and of the browser.
    """
    page = started.new_page(viewport={"width": 1400, "height": 900})
    page.goto(way_in)
    page.wait_for_load_state("networkidle")
    begin, work = time.perf_counter(), _work_of_all()
    page.goto(address)
    page.wait_for_selector("[data-ready] .sheet img")
    page.wait_for_function("document.querySelector('.sheet img').complete")
    took = (time.perf_counter() - begin, _work_of_all() - work)
    page.close()
    return took


def _work_of_all() -> float:
    """Return the processor time of all programs that this one has started."""
    programs = psutil.Process().children(recursive=True)
    return sum(sum(one.cpu_times()[:2]) for one in programs)
