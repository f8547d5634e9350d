"""Compose 44 replies, read them, and print what their report weighs and how soon it opens."""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from composer.compose import plan, write_inbox

HERE = Path(__file__).parent
REPLIES = 44
_TIMES = 5
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_VIEWS = tuple((width, scheme) for width in (1400, 400) for scheme in ("light", "dark"))
# Every picture of the page is drawn, whether or not it is in the window.
_ALL_DRAWN = "dispatchEvent(new Event('beforeprint'))"


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    with tempfile.TemporaryDirectory() as temporary:
        report = options.report or _composed(Path(temporary))
        print(f"report.html: {report.stat().st_size / 1e6:.2f} MB")
        path = next(filter(None, map(shutil.which, _NAMES)))
        with sync_playwright() as playwright:
            arguments = ["--no-sandbox", "--headless", "--disable-gpu"]
            browser = playwright.chromium.launch(executable_path=path, args=arguments)
            _opened(browser, report)
            _checked(browser, report)
            browser.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--report", type=Path, default=None, help="measure this report instead")
    return parser.parse_args()


def _composed(folder: Path) -> Path:
    """Return the report of composed replies."""
    count = write_inbox(plan(REPLIES), folder, HERE / "out" / "cache")
    words = ["ingest", "inbox", "--no-cache", "--quiet"]
    program = [sys.executable, "-m", "foi_compare", *words]
    start = time.perf_counter()
    subprocess.run(program, cwd=folder, check=False)  # noqa: S603 - our own program
    print(f"{count} replies composed, and read in {time.perf_counter() - start:.1f} s")
    return folder / "outputs" / "report.html"


def _opened(browser: Browser, report: Path) -> None:
    """Print how long the page takes to load, and to draw every picture of it: medians."""
    loads, draws = [], []
    for _ in range(_TIMES):
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        start = time.perf_counter()
        page.goto(report.as_uri(), wait_until="load")
        loads.append(time.perf_counter() - start)
        page.evaluate(_ALL_DRAWN)
        draws.append(time.perf_counter() - start)
        page.close()
    print(f"opens in {statistics.median(loads):.2f} s, of {_TIMES} times at most {max(loads):.2f}")
    print(f"with every picture drawn {statistics.median(draws):.2f} s, at most {max(draws):.2f}")


def _checked(browser: Browser, report: Path) -> None:
    """Print how many violations axe finds, in every view."""
    from axe_playwright_python.sync_playwright import Axe

    for width, scheme in _VIEWS:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )  # type: ignore[call-overload]
        page = context.new_page()
        page.goto(report.as_uri())
        page.evaluate(_ALL_DRAWN)
        found = Axe().run(page)
        print(f"axe, {width} pixels, {scheme}: {found.violations_count} violations")
        if found.violations_count:
            print(found.generate_report())
        context.close()


if __name__ == "__main__":
    main()
