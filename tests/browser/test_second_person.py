"""A second person signs answers off or questions them, and both are kept."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reviewing import Served, inbox, with_unknown_labels

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opens = Callable[..., "Page"]
Serves = Callable[..., Served]


def test_answers_are_signed_off_and_questioned_by_keys(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """Who answered signs nothing off; another person does, and questions; the queue says so."""
    inbox(tmp_path, with_unknown_labels(2))
    served = serve(tmp_path)
    page = open_page(served.address)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    for _ in range(2):
        page.wait_for_selector("[data-ready] [data-question]")
        before = page.url
        page.keyboard.press("1")
        page.wait_for_selector("[data-take]:enabled")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
    page.goto(f"{served.base}/log")
    page.wait_for_selector("[data-ready] [data-tally]:text-is('0 of 2 signed off, 0 questioned')")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_selector("#said:has-text('Ann gave this answer')")
    page.fill(".signer [data-by]", "Bob")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_selector("[data-tally]:text-is('1 of 2 signed off, 0 questioned')")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.type("Is it not 14?")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-tally]:text-is('1 of 2 signed off, 1 questioned')")
    rows = list(csv.DictReader((tmp_path / "signed.csv").read_text().splitlines()))
    assert [(row["verdict"], row["signed_by"], row["because"]) for row in rows] == [
        ("signed_off", "Bob", ""),
        ("questioned", "Bob", "Is it not 14?"),
    ]
    page.goto(served.base)
    page.wait_for_selector("[data-ready] :text('1 answer is questioned')")
    page.click("text=1 answer is questioned")
    page.wait_for_selector("[data-ready] .questioned:has-text('Is it not 14?')")
    page.locator("[data-verdict=withdrawn]:visible").last.click()
    page.wait_for_selector("[data-tally]:text-is('1 of 2 signed off, 0 questioned')")
