"""Everybody can use the page: axe-core finds no violation, and a long queue does not lag."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from accessible import NARROW, WIDE, violations
from reviewing import Served, decisions, inbox, misread_pdf, two_of_a_force, with_unknown_labels

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opens = Callable[..., "Page"]
Serves = Callable[..., Served]


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", WIDE), ("dark", NARROW)], ids=["light, wide", "dark, narrow"]
)
def test_axe_finds_no_violation(
    tmp_path: Path, serve: Serves, open_page: Opens, scheme: str, size: dict[str, int]
) -> None:
    """On every page, in both colour schemes, wide and narrow, with an answer and with tools."""
    inbox(tmp_path, with_unknown_labels(4))
    (tmp_path / "inbox" / "kent.pdf").write_bytes(misread_pdf())
    served = serve(tmp_path)
    page = open_page(served.address, viewport=size, color_scheme=scheme)
    page.wait_for_selector("[data-ready]")
    assert violations(page) == []
    for kind in ("number", "label"):
        page.goto(f"{served.base}/?kind={kind}")
        page.wait_for_selector("[data-ready]")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-ready] [data-question]")
        page.keyboard.press("1")
        page.wait_for_selector("#consequence:not([aria-busy]) .settled, #consequence .problem")
        assert violations(page) == []
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)
    page.wait_for_selector("[data-ready]")
    page.goto(f"{served.base}/?kind=number")
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] [data-question]")
    for tool in ("The lines of its table: move them", "Its table: type or paste it"):
        page.select_option("[data-ways]", label=tool)
        page.wait_for_selector("[data-cut] td:visible, [data-typing] input:visible")
        assert violations(page) == []
    page.goto(f"{served.base}/d/kent.pdf")
    number = page.locator(".listed a").first.get_attribute("href")
    assert number is not None
    places = ("/log", "/d/", "/d/kent.pdf", "/d/000.html", number, "/f/kent.pdf", "/f/000.html")
    for address in (*places, "/nowhere"):
        page.goto(served.base + address)
        page.wait_for_selector("[data-ready]")
        assert violations(page) == [], address
    page.goto(f"{served.base}/log")
    page.fill(".signer [data-by]", "Bob")
    page.click("[data-verdict=signed_off]")
    page.wait_for_selector(".signatures .signed_off")
    assert violations(page) == []
    page.keyboard.press("?")
    assert violations(page) == []
    assert decisions(tmp_path)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_an_answer_that_reaches_other_replies_is_told_to_everybody(
    tmp_path: Path, serve: Serves, open_page: Opens, size: dict[str, int]
) -> None:
    """Its rows leave room for the answers, and make the page no wider than the screen."""
    inbox(tmp_path, two_of_a_force(9))
    page = open_page(serve(tmp_path).address, viewport=size)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] [data-question]")
    page.keyboard.press("1")
    page.wait_for_selector("#consequence section:nth-of-type(8) .rows")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if size == NARROW:  # what it does stands beside what takes it, and before the evidence
        short = page.locator("[data-brief]")
        assert short.inner_text().startswith(
            "Settles 1 number here, and 8 in 8 other replies; 1 row"
        )
        told, evidence = (page.locator(one).bounding_box() for one in ("#consequence", ".evidence"))
        assert told is not None
        assert evidence is not None
        assert told["y"] < evidence["y"]
        return
    answers = page.locator(".answer-body").bounding_box()
    assert answers is not None
    assert answers["height"] > 200
