"""The review page over made-up replies to the pictures of docs/review.md.

    python scripts/screenshots.py            # into docs/review
    python scripts/screenshots.py --out DIR

Needs the packages of development and a Chromium.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import foi_compare  # noqa: E402
from foi_compare.audit.record import Keying, add_keyed, read_record  # noqa: E402
from reviewing import FORCES, Served, inbox, misread_pdf, reply  # noqa: E402

WIDE, NARROW = {"width": 1400, "height": 900}, {"width": 400, "height": 860}
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_LINES = "The lines of its table: move them"
_LABELS = (
    ("Filed", "17"),
    ("No suspect", "41"),
    ("Caution", "9"),
    ("Difficulties", "26"),
    ("Handed over", "4"),
)


def main() -> None:
    """Make the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "review")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    path = next(filter(None, map(shutil.which, _NAMES)))
    with (
        tempfile.TemporaryDirectory() as folder,
        Served(_batch(Path(folder))) as served,
        sync_playwright() as playwright,
    ):
        arguments = ["--no-sandbox", "--headless", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        for scheme in ("light", "dark"):
            _walk(_page(browser, served, scheme, WIDE), served, out, f"wide-{scheme}")
            _walk(_page(browser, served, scheme, NARROW), served, out, f"narrow-{scheme}")
        page = _page(browser, served, "light", WIDE)
        _lines(page, served, out)
        _columns(page, served, out)
        _log(page, served, out)
        _audit(browser, served.folder, out)
        browser.close()


def _batch(folder: Path) -> Path:
    """Return a folder with an inbox of made-up replies."""
    replies = [
        (
            f"reply-{at}.pdf" if at % 2 else f"reply-{at}.docx",
            reply(
                force,
                "Charged/Summonsed | 63",
                "Community resolution | 12",
                *(f"{label} | {count}" for label, count in (_LABELS * 2)[at % 5 : at % 5 + 2]),
                reference=f"{40 + at}/24",
            ),
        )
        for at, force in enumerate(FORCES[4:16])
    ]
    unheaded = reply(FORCES[16], "Charged/Summonsed | 63 | 17", "Community resolution | 4 | 2")
    replies.append(("unheaded.docx", unheaded.replace("Outcome | 2023", "Outcome | | ")))
    inbox(folder, replies)
    (folder / "inbox" / "ruled-beside.pdf").write_bytes(misread_pdf())
    return folder


def _page(browser: Browser, served: Served, scheme: str, size: dict[str, int]) -> Page:
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(served.address)
    page.wait_for_selector("[data-ready]")
    return page


def _walk(page: Page, served: Served, out: Path, name: str) -> None:
    """Take the queue, and a question with an answer that is chosen."""
    _save(page, out / f"queue-{name}.png")
    page.goto(f"{served.base}/?kind=label")
    page.wait_for_selector("[data-ready]")
    address = page.locator("#queue a:has-text('.pdf')").first.get_attribute("href")
    page.goto(f"{served.base}{address}")
    page.wait_for_selector("[data-ready] [data-question]")
    page.keyboard.press("1")
    page.wait_for_selector("#consequence:not([aria-busy]) .settled")
    page.wait_for_load_state("networkidle")
    _save(page, out / f"question-{name}.png")


def _lines(page: Page, served: Served, out: Path) -> None:
    page.goto(f"{served.base}/?file=ruled-beside.pdf")
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] [data-question]")
    page.select_option("[data-ways]", label=_LINES)
    page.wait_for_selector("[data-cut] td")
    page.keyboard.press("Tab")
    for _ in range(9):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.press("c")
    page.wait_for_selector("[data-cut] td:text-is('1063')")
    page.wait_for_selector("#consequence:not([aria-busy]) .settled")
    _save(page, out / "lines-wide-light.png")


def _columns(page: Page, served: Served, out: Path) -> None:
    page.goto(f"{served.base}/?kind=column")
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] [data-question]")
    page.keyboard.press("t")
    page.keyboard.type("2022")
    page.keyboard.press("Tab")
    page.keyboard.type("2023")
    page.wait_for_selector("#consequence:not([aria-busy]) .settled")
    page.wait_for_load_state("networkidle")
    _save(page, out / "columns-wide-light.png")


def _log(page: Page, served: Served, out: Path) -> None:
    for kind in (".pdf", ".docx"):
        page.goto(f"{served.base}/?kind=label")
        page.wait_for_selector("[data-ready]")
        page.locator(f"#queue li:not(.answered) a:has-text('{kind}')").first.click()
        page.wait_for_selector("[data-ready] [data-question]")
        before = page.url
        page.keyboard.press("1")
        page.wait_for_selector("[data-take]:enabled")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
    page.goto(f"{served.base}/log")
    page.wait_for_selector("[data-ready]")
    page.fill(".signer [data-by]", "Bob")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_selector(".signatures .signed_off")
    page.wait_for_selector(".entry[data-shown] >> nth=1")
    page.wait_for_load_state("networkidle")
    _save(page, out / "log-wide-light.png")


def _audit(browser: Browser, folder: Path, out: Path) -> None:
    """Take a claim of a sample on the picture of its page, and the results with a difference."""
    foi_compare.ingest(folder / "inbox").write(folder / "outputs")
    with Served(folder, "--sample", "12", command="audit") as served:
        page = _page(browser, served, "light", WIDE)
        _to_a_page(page)
        here = page.locator("[data-claim]").get_attribute("data-claim")
        drawn = {one.claim_id: one for one in read_record(folder / "audit.csv").drawn}
        value, code, heading = drawn[here or ""].read.split("; ")
        page.fill("#value", value)
        page.fill("#heading", heading)
        page.focus("#code")
        page.keyboard.type(code)
        _save(page, out / "audit-wide-light.png")
        for scheme, size in (("light", NARROW), ("dark", NARROW), ("dark", WIDE)):
            other = _page(browser, served, scheme, size)
            _to_a_page(other)
            name = "wide" if size is WIDE else "narrow"
            _save(other, out / f"audit-{name}-{scheme}.png")
        _key_all(page, folder)
        page.wait_for_load_state("networkidle")
        _save(page, out / "audit-results-wide-light.png")


def _to_a_page(page: Page) -> None:
    """Skip to a number that stands on a page with a picture."""
    while not page.locator("svg .asked").count():
        page.keyboard.press("Escape")
        with page.expect_navigation():
            page.keyboard.press("s")
        page.wait_for_selector("[data-ready]")
    page.wait_for_load_state("networkidle")


def _key_all(page: Page, folder: Path) -> None:
    """Key the whole sample as it was read, but for the number that is on the page."""
    wrong = page.locator("[data-claim]").get_attribute("data-claim")
    record = read_record(folder / "audit.csv")
    for claim in record.drawn:
        read = claim.read if claim.claim_id != wrong else claim.read.replace(";", "0;", 1)
        add_keyed(folder / "audit.csv", Keying(claim.claim_id, read, "Ann"), on="2026-11-28")
    page.goto(page.url.partition("?")[0])
    page.wait_for_selector("[data-ready] .audited")


def _save(page: Page, path: Path) -> None:
    page.screenshot(path=path)
    print(path.name)


if __name__ == "__main__":
    main()
