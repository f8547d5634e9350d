"""The report in a browser: everybody can use it, pictures are drawn, and a number has evidence."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import foi_compare
from drawn import GRID, flowed, table, text

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

2. How many robberies ended in each outcome in 2022 and 2023?

Outcome | 2022 | 2023
1 - Charged/Summonsed | 7 | 8
18 - Investigation complete no suspect identified | 31 | 3{n}
"""
FORCES = (("Kent Police", "10"), ("Surrey Police", "<5"), ("Essex Police", "25"))
PAGE = flowed(
    text("Gwent Police"),
    text("Our reference: FOI 4/24"),
    text("Date: 5 January 2024"),
    text("1. How many burglaries ended in each outcome in 2022 and 2023?"),
    table(
        [
            ["Outcome", "2022", "2023"],
            ["1 - Charged/Summonsed", "61", "62"],
            ["18 - Investigation complete no suspect identified", "63", "64"],
        ],
        GRID,
    ),
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("report")
    (folder / "inbox").mkdir()
    for n, (force, charged) in enumerate(FORCES, 1):
        text = LETTER.format(force=force, n=n, a=charged)
        (folder / "inbox" / f"{n}.txt").write_text(text, encoding="utf-8")
    (folder / "inbox" / "4.pdf").write_bytes(PAGE)
    foi_compare.ingest(folder / "inbox").write(folder / "out")
    return Path(folder / "out" / "report.html").as_uri()


@pytest.mark.parametrize("width", [1600, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(
    open_page: Callable[..., Page], report: str, width: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    view = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    page = open_page(report, bypass_csp=True, **view)
    page.evaluate("document.querySelector('.pictures').scrollIntoView()")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # draws the pictures of all questions
    assert page.locator(".pictures [aria-label^='Heat map']").count() == 2
    found = axe.Axe().run(page)
    assert not found.violations_count, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1400, 400])
def test_a_wide_table_scrolls_in_its_frame_and_not_the_page(
    open_page: Callable[..., Page], tmp_path: Path, width: int
) -> None:
    codes = [n for n in range(1, 23) if n not in (12, 13)]
    rows = "".join(f"<tr><td>Outcome {n}</td><td>{n + 1_000_000}</td></tr>" for n in codes)
    total = sum(n + 1_000_000 for n in codes)
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "wide.html").write_text(
        "<p>Kent Police</p><p>1. How many crimes had each outcome?</p>"
        f"<table><tr><th>Outcome</th><th>2023</th></tr>{rows}"
        f"<tr><td>Total</td><td>{total}</td></tr></table>",
        encoding="utf-8",
    )
    foi_compare.ingest(tmp_path / "inbox").write(tmp_path / "out")
    address = (tmp_path / "out" / "report.html").as_uri()
    page = open_page(address, viewport={"width": width, "height": 900})
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


def test_a_picture_drawn_later_moves_no_number_away(
    open_page: Callable[..., Page], report: str
) -> None:
    page = open_page(report)
    number = page.locator("td.number a", has_text="25").first
    down_the_page = "one => one.getBoundingClientRect().top + scrollY"
    before = number.evaluate(down_the_page)
    number.scroll_into_view_if_needed()
    page.locator(".pictures svg").first.wait_for()
    assert number.evaluate(down_the_page) == before


def test_what_hidden_numbers_leave_open_is_not_ranked(
    open_page: Callable[..., Page], report: str
) -> None:
    page = open_page(report)
    page.evaluate("document.querySelector('.pictures').scrollIntoView()")
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


def test_the_evidence_shows_the_table_as_it_was_sent_with_the_number_in_a_box(
    open_page: Callable[..., Page], report: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    page = open_page(report, bypass_csp=True)
    page.locator("td.number a", has_text="64").first.click()
    picture = page.locator("#evidence .cut img")
    picture.wait_for()
    assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 200
    assert picture.get_attribute("alt") == (
        "Picture of table 1 on page 1 of 4.pdf, as the force sent it. A box is around “64” beside"
        " “18 - Investigation complete no suspect identified”."
    )
    sheet, ring = (
        page.locator(f"#evidence {name}").bounding_box() for name in (".sheet", ".sheet i")
    )
    assert sheet
    assert ring
    assert ring["x"] > sheet["x"] + sheet["width"] / 2  # the last column
    assert ring["y"] > sheet["y"] + sheet["height"] / 2  # the last row
    assert ring["x"] + ring["width"] <= sheet["x"] + sheet["width"]
    assert ring["y"] + ring["height"] <= sheet["y"] + sheet["height"]
    found = axe.Axe().run(page)
    assert not found.violations_count, found.generate_report()


def test_a_sentence_is_copied_that_names_its_source(
    open_page: Callable[..., Page], report: str
) -> None:
    page = open_page(report)
    page.evaluate(
        """Object.defineProperty(navigator, "clipboard",
          { value: { writeText: async (text) => { window.copied = text; } } })"""
    )
    page.locator("td.number a", has_text="64").first.click()
    page.locator("#evidence button", has_text="Copy sentence with source").click()
    page.wait_for_function("window.copied")
    assert page.evaluate("window.copied") == (
        "Gwent Police gives 64 under outcome 18 Investigation complete – no suspect identified"
        " (2023) — reply FOI 4/24, question 1; 4.pdf, page 1, table 1, row 3, column 3, printed as"
        " “64” under “18 - Investigation complete no suspect identified”."
    )


def test_where_there_is_no_page_the_rows_around_the_number_stand_as_read(
    open_page: Callable[..., Page], report: str
) -> None:
    page = open_page(report)
    page.locator("td.number a", has_text="25").first.click()
    rows = page.locator("#evidence table")
    rows.wait_for()
    assert rows.locator("thead").inner_text().split() == ["Label", "2022", "2023"]
    assert rows.locator("tbody tr").count() == 3
    assert rows.locator("mark").all_inner_texts() == ["25"]


def test_a_print_from_a_dark_screen_is_light_and_has_nothing_to_press(
    open_page: Callable[..., Page], report: str
) -> None:
    page = open_page(report, color_scheme="dark")
    page.evaluate("document.querySelector('.pictures').scrollIntoView()")
    page.locator(".pictures svg").first.wait_for()
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for name in ("nav", ".controls", "th button", "button.copies"):
        assert not page.locator(name).first.is_visible(), name
    assert page.locator("th .printed").first.is_visible()
    assert page.locator("details:not(.long) ul").first.is_visible()
    paper, heat = page.evaluate(
        """() => [getComputedStyle(document.body).backgroundColor,
          getComputedStyle(document.documentElement).getPropertyValue("--heat-low")]"""
    )
    assert (paper, heat) == ("rgb(255, 255, 255)", "#eef4fb")


EXAMPLE = Path(foi_compare.__file__).parent / "example" / "replies.zip"
MEGABYTE = 1_000_000


def test_the_report_of_forty_replies_is_small_and_everybody_can_use_it(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    with zipfile.ZipFile(EXAMPLE) as replies:
        replies.extractall(tmp_path)
    foi_compare.ingest(tmp_path / "inbox", jobs=2).write(tmp_path / "out")
    written = tmp_path / "out" / "report.html"
    assert written.stat().st_size < 5 * MEGABYTE
    page = open_page(written.as_uri(), bypass_csp=True)
    assert page.evaluate("JSON.parse(document.getElementById('data').textContent).pictures.length")
    page.evaluate("document.querySelector('.pictures').scrollIntoView()")
    page.locator(".pictures svg").first.wait_for()
    found = axe.Axe().run(page)
    assert not found.violations_count, found.generate_report()
