"""The report in a browser: everybody can use it, pictures are drawn, and a number has evidence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import foi_compare

if TYPE_CHECKING:
    from playwright.sync_api import Page

LETTER = """{force}
Our reference: FOI {n}/24
Date: 5 January 2024

1. How many burglaries ended in each outcome in 2022 and 2023?

Outcome | 2022 | 2023
1 - Charged/Summonsed | {a} | 14
16 - Named suspect identified: victim does not support police action | 30 | 2{n}
18 - Investigation complete no suspect identified | 40 | 50
"""
FORCES = (("Kent Police", "10"), ("Surrey Police", "<5"), ("Essex Police", "25"))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    (folder / "inbox").mkdir()
    for n, (force, charged) in enumerate(FORCES, 1):
        text = LETTER.format(force=force, n=n, a=charged)
        (folder / "inbox" / f"{n}.txt").write_text(text, encoding="utf-8")
    foi_compare.ingest(folder / "inbox").write(folder / "out")
    return Path(folder / "out" / "report.html").as_uri()


@pytest.mark.parametrize("width", [1400, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(
    open_page: Callable[..., Page], report: str, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    view = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    page = open_page(report, bypass_csp=True, **view)
    page.evaluate("document.querySelector('.pictures').scrollIntoView()")
    page.locator(".pictures svg").first.wait_for()
    found = axe.Axe().run(page)
    assert not found.violations_count, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_number_opens_its_evidence_and_closes_again(
    open_page: Callable[..., Page], report: str
) -> None:
    page = open_page(report)
    page.locator("td.number a", has_text="25").first.click()
    dialog = page.locator("dialog#evidence")
    dialog.locator("h3").wait_for()
    assert "Essex Police" in dialog.inner_text()
    assert "3.txt, table 1, row 2" in dialog.inner_text()
    again = open_page(page.url)
    again.locator("dialog#evidence h3").wait_for()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_what_hidden_numbers_leave_open_is_not_ranked(
    open_page: Callable[..., Page], report: str
) -> None:
    page = open_page(report)
    page.locator(".pictures select").first.select_option(index=1)
    page.locator(".pictures svg").first.wait_for()
    pictures = page.locator(".pictures").first
    assert pictures.locator("svg").count() >= 4
    assert "to" in pictures.locator("figure", has_text="share by force").first.inner_text()


def test_rows_sort_and_filter(open_page: Callable[..., Page], report: str) -> None:
    page = open_page(report)
    table = page.locator("table[data-sorts]").first
    head = table.locator("thead button", has_text="Force")
    head.click()
    names = [one.strip() for one in table.locator("tbody th").all_inner_texts()]
    assert names == sorted(names)
    head.click()
    assert table.locator("tbody th").first.inner_text().strip() == max(names)
