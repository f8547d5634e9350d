"""A second person signs answers off or questions them, and both are kept."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from accessible import violations
from reviewing import (
    ASKS_WHAT_IT_SAYS,
    Served,
    inbox,
    little_said_pdf,
    reply,
    says_little,
    with_unknown_labels,
)

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


def take_first(page: Page) -> None:
    """Take the first answer of the question that is shown."""
    page.wait_for_selector("[data-ready] [data-question]")
    before = page.url
    page.keyboard.press("1")
    page.wait_for_selector("[data-take]:enabled")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


def test_the_log_shows_what_was_asked_and_where_and_what_it_settled(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """A file without pages is seen as its table, what is taken back says so, all of it prints."""
    inbox(tmp_path, [("essex.html", reply("Essex Police", "Charged/Summonsed | 63", "Filed | 12"))])
    served = serve(tmp_path)
    page = open_page(served.address)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    take_first(page)
    page.goto(f"{served.base}/log")
    entry = page.locator(".entry[data-shown]")
    entry.wait_for()
    assert entry.locator(".reason dt").all_inner_texts() == ["Asked", "Settled"]
    asked, settled = entry.locator(".reason dd").all_inner_texts()
    assert asked.startswith("Which outcome is “Filed”?")
    assert "nothing here says which" in asked
    assert settled == "1 number settled, 1 row of comparison.csv changed"
    assert entry.locator(".excerpt td mark").all_inner_texts() == ["12"]
    assert violations(page) == []
    page.evaluate("void (window.print = () => document.body.setAttribute('data-printed', ''))")
    page.click("[data-print]")
    page.wait_for_selector("body[data-printed]")
    page.keyboard.press("u")
    page.wait_for_selector(".entry.undo:has-text('Takes an answer back')")
    assert "Which outcome is “Filed”?" in page.inner_text(".entry.undo .undid del")
    assert "undone by Ann" in page.inner_text(".entry.undone .standing")
    assert page.locator(".entry [data-verdict]").count() == 0


@pytest.mark.parametrize("name", ["kent.html", "kent.pdf"])
def test_what_a_reply_says_is_marked_and_its_row_is_shown_before_it_is_taken(
    name: str, tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """The sentence that is asked about is marked, and the row of replies.csv stands there."""
    inbox(tmp_path, [(name, says_little("Kent Police"))] if name.endswith("html") else [])
    if name.endswith("pdf"):
        (tmp_path / "inbox").mkdir(exist_ok=True)
        (tmp_path / "inbox" / name).write_bytes(little_said_pdf())
    served = serve(tmp_path)
    page = open_page(served.address)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] [data-question]")
    if name.endswith("html"):
        assert page.locator(".flow mark").all_inner_texts() == [ASKS_WHAT_IT_SAYS]
    else:
        assert page.locator(".sheet .cell.asked").count() == 2
    page.click("text=It was withheld under an exemption")
    rows = page.locator("#consequence [aria-label='Rows of replies.csv']")
    rows.wait_for()
    assert rows.locator("th[scope=col]").all_inner_texts()[:2] == ["force", "question"]
    assert rows.locator("td.changed ins").all_inner_texts() == ["refused", "decided"]
    assert violations(page) == []
    assert not (tmp_path / "decisions.csv").exists()
    page.click("[data-take]")
    page.wait_for_selector("#said:has-text('Taken')")
    assert served.folder.joinpath("decisions.csv").read_text().count("refused") == 1
