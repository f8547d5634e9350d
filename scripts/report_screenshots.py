"""The report of the example's replies to the pictures of docs/outputs.md.

    python scripts/report_screenshots.py            # into docs/report
    python scripts/report_screenshots.py --out DIR

Needs the packages of development and a Chromium.
"""

from __future__ import annotations

import argparse
import io
import shutil
import tempfile
import zipfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import foi_compare

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "src" / "foi_compare" / "example" / "replies.zip"
WIDE, NARROW = {"width": 1400, "height": 1000}, {"width": 400, "height": 860}
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_COLOURS = 256


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "report")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    path = next(filter(None, map(shutil.which, _NAMES)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = _report(Path(folder))
        arguments = ["--no-sandbox", "--headless", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        for name, size in (("wide", WIDE), ("narrow", NARROW)):
            for scheme in ("light", "dark"):
                _walk(browser, report, out, size, scheme, f"{name}-{scheme}")
        browser.close()


def _report(folder: Path) -> str:
    """Return the address of the report of the example."""
    with zipfile.ZipFile(EXAMPLE) as replies:
        replies.extractall(folder)
    inbox = next(folder.rglob("inbox"))
    foi_compare.ingest(inbox, jobs=2).write(folder / "outputs")
    return (folder / "outputs" / "report.html").as_uri()


def _walk(
    browser: Browser, report: str, out: Path, size: dict[str, int], scheme: str, name: str
) -> None:
    """Take the headline, the pictures of a question, its table, and the evidence of a number."""
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(report)
    _save(page, out / f"headline-{name}.png")
    page.evaluate("document.querySelector('.pictures').scrollIntoView()")
    page.locator(".pictures svg").first.wait_for()
    page.locator(".pictures select").nth(1).select_option("3")
    page.locator(".pictures figure", has_text="share by force").first.scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.pictures .pair').scrollIntoView({behavior: 'instant'})")
    _save(page, out / f"pictures-{name}.png")
    page.evaluate(
        "document.querySelector('table.numbers').parentElement.scrollIntoView("
        "{behavior: 'instant'})"
    )
    _save(page, out / f"table-{name}.png")
    page.evaluate(f"location.hash = '#n-{_drawn(page)}'")
    page.locator("#evidence .cut img").wait_for()
    _save(page, out / f"evidence-{name}.png")
    context.close()


def _drawn(page: Page) -> str:
    """Return a number that stands on a page with a picture."""
    found: str = page.evaluate(
        """() => {
          const { numbers, pictures } = JSON.parse(document.getElementById("data").textContent);
          const of = (row, name) => {
            const cell = row[numbers.columns.indexOf(name)];
            return Array.isArray(cell) ? cell[0] : numbers.texts[cell];
          };
          const files = new Set(pictures.map((one) => one.file));
          const row = numbers.rows.find((row) => of(row, "status") === "accepted"
            && files.has(of(row, "file")) && of(row, "code") === "16");
          return of(row, "observation_id");
        }"""
    )
    return found


def _save(page: Page, path: Path) -> None:
    """Write what the window shows, with a table of colours: a third of the bytes."""
    page.wait_for_load_state("networkidle")
    with Image.open(io.BytesIO(page.screenshot(animations="disabled"))) as image:
        image.convert("RGB").quantize(_COLOURS).save(path, optimize=True)
    print(path.name)


if __name__ == "__main__":
    main()
