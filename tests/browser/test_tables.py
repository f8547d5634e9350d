"""A table that was misread is put right: its lines are moved, or it is typed or pasted."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewing import Served, decisions, inbox, misread_pdf, reply

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opens = Callable[..., "Page"]
Serves = Callable[..., Served]
PASTED = (
    "Outcome\t2022\t2023\nCharged/Summonsed\t1,063\t1,017\n"
    '"Community\nresolution"\t1014\t1012\nCaution - adults\t1025\t1011\n'
)


@pytest.fixture
def misread(tmp_path: Path) -> Path:
    """Give a folder with a reply whose table is cut beside its columns."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "kent.pdf").write_bytes(misread_pdf())
    return tmp_path


def question(page: Page, way: str) -> None:
    """Open the first question, and answer it in a way."""
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] [data-question]")
    page.select_option("[data-ways]", label=way)


def take(page: Page) -> None:
    """Take the answer once it is known what it does."""
    page.wait_for_selector("[data-take]:enabled")
    page.click("[data-take]")
    page.wait_for_selector("[data-ready] #queue-title")


def numbers(folder: Path, served: Served, page: Page) -> dict[tuple[str, str], str]:
    """Write the outputs, and return the numbers by year and outcome."""
    page.click("[data-finish]")
    page.wait_for_selector("text=The outputs are written")
    served.kill()
    text = (folder / "outputs" / "comparison.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {
        (row["series"], code): row[f"outcome_{code}"] for row in rows for code in ("1", "3", "8")
    }


RIGHT = {
    ("2022", "1"): "1063",
    ("2022", "3"): "1025",
    ("2022", "8"): "1014",
    ("2023", "1"): "1017",
    ("2023", "3"): "1011",
    ("2023", "8"): "1012",
}


def test_a_misread_table_is_put_right_by_two_lines(
    misread: Path, serve: Serves, open_page: Opens
) -> None:
    """One is moved and one added, by keys alone; the cells are read anew inside the lines."""
    served = serve(misread)
    page = open_page(served.address)
    question(page, "The lines of its table: move them")
    page.wait_for_selector(".handle.x >> nth=2", state="attached")
    page.keyboard.press("Tab")
    for _ in range(9):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Tab")
    page.keyboard.press("c")  # the last column was read as empty: its line is lost
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    page.wait_for_selector("[data-cut] td:text-is('1063')")
    take(page)
    assert "x=68 198 266 340" in decisions(misread)
    assert numbers(misread, served, page) == RIGHT


def test_lines_are_dragged_added_and_taken_away(
    misread: Path, serve: Serves, open_page: Opens
) -> None:
    """With the mouse, and with the keys that add and delete."""
    page = open_page(serve(misread).address)
    question(page, "The lines of its table: move them")
    line = page.locator(".handle.x").nth(1)
    line.wait_for(state="attached")
    box = line.bounding_box()
    assert box is not None
    between_rows = box["y"] + 16  # where lines cross, either may be meant
    page.mouse.move(box["x"] + box["width"] / 2, between_rows)
    page.mouse.down()
    page.mouse.move(box["x"] - 60, between_rows, steps=4)
    page.mouse.up()
    assert float(line.get_attribute("aria-valuenow") or 0) < 250
    page.keyboard.press("c")
    assert page.locator(".handle.x").count() == 4
    page.keyboard.press("Delete")
    assert page.locator(".handle.x").count() == 3
    page.keyboard.press("r")
    assert page.locator(".handle.y").count() == 6
    page.click("[data-lines=reset]")
    assert page.locator(".handle.y").count() == 5


def test_a_table_is_pasted_from_a_spreadsheet(
    misread: Path, serve: Serves, open_page: Opens
) -> None:
    """Cells between tabs; one with a line break stands in quotation marks."""
    served = serve(misread)
    page = open_page(served.address)
    question(page, "Its table: type or paste it")
    page.click("[data-typing-clear]")
    page.evaluate(
        """text => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        PASTED,
    )
    assert page.input_value("[data-at='0 2']") == "Community resolution"
    take(page)
    assert numbers(misread, served, page) == RIGHT


def test_a_table_is_typed_cell_by_cell(misread: Path, serve: Serves, open_page: Opens) -> None:
    """It begins with the cells as they were read; Tab goes from one to the next."""
    served = serve(misread)
    page = open_page(served.address)
    question(page, "Its table: type or paste it")
    page.wait_for_selector("[data-at='0 0']")
    assert page.input_value("[data-at='0 1']") == "Charged/Summonsed 1063"
    page.click("[data-typing-clear]")
    for row in PASTED.replace('"Community\nresolution"', "Community resolution").splitlines():
        for cell in row.split("\t"):
            page.keyboard.type(cell)
            page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.at === undefined"):
            page.click("[data-typing-add=row]")
    take(page)
    assert numbers(misread, served, page) == RIGHT


def test_of_two_readings_the_other_is_taken_by_one_key(
    misread: Path, serve: Serves, open_page: Opens
) -> None:
    """Both are drawn over the page; the one that looks at words alone parts the columns rightly."""
    served = serve(misread)
    page = open_page(served.address)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] .readings:visible")
    assert page.locator(".table.second").count() == 1
    page.keyboard.press("b")
    take(page)
    assert numbers(misread, served, page) == RIGHT


def test_a_tool_is_reached_and_used_by_keys_alone(
    misread: Path, serve: Serves, open_page: Opens
) -> None:
    """Arrows go past the lines to the cells and back, and Enter hands the keys to what is there."""
    page = open_page(serve(misread).address)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] [data-question]")
    page.keyboard.press("w")
    page.keyboard.press("End")
    page.wait_for_selector("fieldset[data-tool=typed]:not([hidden])")
    page.keyboard.press("ArrowUp")
    page.wait_for_selector(".handle", state="attached")
    assert page.evaluate("document.activeElement.matches('[data-ways]')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+ArrowLeft")
    assert page.locator(".handle.x").nth(1).get_attribute("aria-valuenow") == "262"
    page.keyboard.press("w")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    assert page.locator("fieldset:not([hidden]) .choice input").first.is_checked()


def test_lines_are_offered_only_where_a_table_is_seen_on_a_picture(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """Of a web page the table is typed or pasted, its rows and columns are named; nothing moves."""
    inbox(tmp_path, [("kent.html", reply("Kent Police", "Charged/Summonsed | 63", "Filed | 17"))])
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] [data-question]")
    offered = page.locator("[data-ways] option").all_inner_texts()
    assert "Its table: type or paste it" in offered
    assert {"Its row", "What stands above each column"} <= set(offered)
    assert "The lines of its table: move them" not in offered
    page.select_option("[data-ways]", label="Its table: type or paste it")
    assert page.input_value("[data-at='0 2']") == "Filed"


def test_of_two_tables_on_a_page_the_lines_of_the_one_asked_about_are_moved(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """The first is about something else, and stays as it is."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "kent.pdf").write_bytes(misread_pdf(above=True))
    page = open_page(serve(tmp_path).address)
    question(page, "The lines of its table: move them")
    page.wait_for_selector("[data-cut] td:has-text('Charged/Summonsed')")
    assert page.locator("[data-table]").count() == 2
