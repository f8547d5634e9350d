"""A sample keyed on the page, by keyboard alone, and what it tells at the end."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from accessible import NARROW, WIDE, violations
from foi_compare.cli import app
from reviewing import Served, inbox, reply

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opens = Callable[..., "Page"]
_ROWS = ("Charged/Summonsed | 63", "Community resolution | 12", "Caution - adults | 4")
_OTHER = "\nQ2. Who were they?\n\n| Ethnicity | Number |\n| White | 30 |\n| Asian | 12 |"


@pytest.fixture
def sampled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """Give the page of a sample of two replies: one without pages, and one with."""
    kent, essex = reply("Kent Police", *_ROWS) + _OTHER, reply("Essex Police", *_ROWS)
    inbox(tmp_path, [("kent.html", kent), ("essex.pdf", essex)])
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(app, ["ingest", "inbox", "--no-cache", "--jobs", "1"])
    assert made.exit_code == 0, made.output
    with Served(tmp_path, "--sample", "100", command="audit") as served:
        yield served


def rows_of(folder: Path, act: str) -> list[dict[str, str]]:
    with (folder / "audit.csv").open(newline="", encoding="utf-8") as stream:
        return [row for row in csv.DictReader(stream) if row["act"] == act]


def key(page: Page, claim: dict[str, str], value: str = "") -> None:
    """Type what was read, or another value, and wait for the next page."""
    here = f".question[data-claim='{claim['audit_id']}']"
    page.wait_for_selector(f"[data-ready] {here}")
    first, second, third = (*(part.strip() for part in claim["read"].split(";")), "", "")[:3]
    if claim["kind"] == "number":
        page.keyboard.type(value or first)
        page.keyboard.press("Tab")
        page.keyboard.type(third)
        page.keyboard.press("Tab")
        page.keyboard.type(second)
    else:
        words = {"disclosed": "1", "unclear": "9", "not_outcomes": "2"}
        page.keyboard.press(words[first])
    page.keyboard.press("Enter")
    page.locator(here).wait_for(state="detached")


def test_a_sample_is_keyed_by_keyboard_alone(sampled: Served, open_page: Opens) -> None:
    """Each claim in turn, one of them wrongly; at the end its difference is settled."""
    page = open_page(sampled.address)
    claims = rows_of(sampled.folder, "drawn")
    assert {one["kind"] for one in claims} == {"number", "disposition", "table"}
    for at, claim in enumerate(claims):
        key(page, claim, value="0" if at == 0 else "")
    page.wait_for_selector("[data-ready] .audited")
    keyed = rows_of(sampled.folder, "keyed")
    assert [one["audit_id"] for one in keyed] == [one["audit_id"] for one in claims]
    assert keyed[0]["keyed"].startswith("0; ")
    assert [one["keyed"] for one in keyed[1:]] == [one["read"] for one in claims[1:]]
    numbers = sum(one["kind"] == "number" for one in claims)
    assert page.locator("tbody tr").first.inner_text().split()[:3] == ["Numbers", str(numbers), "1"]
    page.locator("[data-settle='reading']").press("Enter")
    page.wait_for_selector("[data-ready] [data-settle='reading'][aria-pressed='true']")
    assert page.locator("tbody tr").first.inner_text().split()[2] == "0"
    assert rows_of(sampled.folder, "settled")[0]["keyed"] == "reading"


def test_an_outcome_is_found_by_the_words_of_its_title(sampled: Served, open_page: Opens) -> None:
    """The list is narrowed while somebody types; Enter takes an outcome first, then saves."""
    page = open_page(sampled.address)
    page.wait_for_selector("[data-ready] [data-claim]")
    page.focus("#code")
    page.keyboard.type("caution adult")
    shown = page.locator("#codes [role=option] b").all_inner_texts()
    assert shown == ["3", "3A"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.input_value("#code") == "3A"
    assert not rows_of(sampled.folder, "keyed")
    page.keyboard.press("Enter")
    page.wait_for_url("**/audit?after=*")
    assert rows_of(sampled.folder, "keyed")[0]["keyed"] == "; 3A"


def test_the_place_is_in_view_and_a_problem_is_told(sampled: Served, open_page: Opens) -> None:
    """On the picture of a page; and an answer without an outcome is not taken."""
    page = open_page(sampled.address, viewport=NARROW)
    claims = rows_of(sampled.folder, "drawn")
    at = next(n for n, one in enumerate(claims) if one["file"] == "essex.pdf" and n)
    page.goto(f"{sampled.base}/audit?after={claims[at - 1]['audit_id']}")
    page.wait_for_selector("[data-ready] svg .asked")
    frame, place = page.locator(".papers").bounding_box(), page.locator(".asked").bounding_box()
    assert frame
    assert place
    assert frame["x"] <= place["x"] < frame["x"] + frame["width"]
    assert frame["y"] <= place["y"] < frame["y"] + frame["height"]
    page.focus("#value")
    page.keyboard.type("63")
    page.keyboard.press("Enter")
    page.wait_for_selector("#said.problem:has-text('Choose what it counts.')")
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    page.locator(f".question[data-claim='{claims[at]['audit_id']}']").wait_for(state="detached")
    assert not rows_of(sampled.folder, "keyed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_no_violation_where_a_sample_is_keyed(
    sampled: Served, open_page: Opens, scheme: str, size: dict[str, int]
) -> None:
    """On the page of each kind of claim, and on that of the results with a difference."""
    page = open_page(sampled.address, viewport=size, color_scheme=scheme)
    page.wait_for_selector("[data-ready]")
    claims = rows_of(sampled.folder, "drawn")
    seen = set()
    for before, claim in zip([claims[-1], *claims], claims, strict=False):
        if (claim["kind"], claim["file"]) not in seen:
            seen.add((claim["kind"], claim["file"]))
            page.goto(f"{sampled.base}/audit?after={before['audit_id']}")
            page.wait_for_selector("[data-ready] [data-claim]")
            assert violations(page) == [], claim["kind"]
    page.goto(f"{sampled.base}/audit")
    key(page, claims[0], value="0")
    page.goto(f"{sampled.base}/audit/results")
    page.wait_for_selector("[data-ready] [data-settle]")
    page.locator("summary").click()
    assert violations(page) == []
