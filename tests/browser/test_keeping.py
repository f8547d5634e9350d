"""Nothing that was answered is lost: not by a kill, not by two windows, not by another program."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from accessible import violations
from reviewing import Served, decisions, inbox, with_unknown_labels

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opens = Callable[..., "Page"]
Serves = Callable[..., Served]


def answer(page: Page, key: str = "1") -> None:
    """Answer the question that is open, and wait for the next page."""
    page.wait_for_selector("[data-ready] [data-question]")
    before = page.url
    page.keyboard.press(key)
    page.wait_for_selector("[data-take]:enabled")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


def first(page: Page) -> None:
    """Open the first question of the queue."""
    page.wait_for_selector("[data-ready] #queue-title")
    page.keyboard.press("Enter")


def written(folder: Path) -> list[tuple[str, str]]:
    """Return the force and label of each line of the file of decisions."""
    lines = csv.DictReader(decisions(folder).splitlines())
    return [(line["force_id"], line["subject"]) for line in lines]


def test_what_was_answered_outlives_a_kill(tmp_path: Path, serve: Serves, open_page: Opens) -> None:
    """A window of the one that was killed says so; the next begins where it was."""
    inbox(tmp_path, with_unknown_labels(6))
    killed = serve(tmp_path)
    page = open_page(killed.address)
    first(page)
    answer(page)
    answer(page)
    page.wait_for_selector("[data-ready] [data-question]")
    killed.kill()
    page.keyboard.press("1")
    page.wait_for_selector("#consequence .problem")
    assert "The program has stopped" in page.locator("#consequence").inner_text()
    again = open_page(serve(tmp_path).address)
    again.wait_for_selector("[data-ready] :text('4 questions open')")
    first(again)
    answer(again)
    assert len(set(written(tmp_path))) == len(written(tmp_path)) == 3


def test_two_windows_lose_nothing(tmp_path: Path, serve: Serves, open_page: Opens) -> None:
    """Each answers its own; what one answered, the other says is decided already."""
    inbox(tmp_path, with_unknown_labels(4))
    served = serve(tmp_path)
    one, two = open_page(served.address), open_page(served.address)
    first(one)
    first(two)
    one.wait_for_selector("[data-ready] [data-question]")
    two.wait_for_selector("[data-ready] [data-question]")
    two.keyboard.press("j")
    two.wait_for_selector(":text('2 of 4')")
    answer(one)
    answer(two)
    assert len(set(written(tmp_path))) == 2
    two.goto(served.base)
    two.wait_for_selector("[data-ready] :text('2 questions open')")


def rivals(tmp_path: Path, serve: Serves, open_page: Opens) -> tuple[Page, Page]:
    """Open one question in two windows, choose an answer in both, and take that of the first."""
    inbox(tmp_path, with_unknown_labels(2))
    served = serve(tmp_path)
    one, two = open_page(served.address), open_page(served.address)
    for page, key in ((one, "1"), (two, "2")):
        first(page)
        page.wait_for_selector("[data-ready] [data-question]")
        page.keyboard.press(key)
        page.wait_for_selector("[data-take]:enabled")
    before = one.url
    assert before == two.url
    one.keyboard.press("Enter")
    one.wait_for_url(lambda url: url != before)
    two.keyboard.press("Enter")
    two.wait_for_selector("#meanwhile[open]")
    return one, two


def answers(folder: Path) -> list[str]:
    """Return the answers that were written."""
    return [line["answer"] for line in csv.DictReader(decisions(folder).splitlines())]


def test_the_second_answer_to_a_question_is_told_of_the_first(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """It says who was faster, when and with what; Enter keeps that, and nothing is written."""
    _, two = rivals(tmp_path, serve, open_page)
    (first_answer,) = answers(tmp_path)
    told = two.locator("#meanwhile").inner_text()
    assert re.search(
        rf"Answered meanwhile by Ann on \d{{4}}-\d\d-\d\d at \d\d:\d\d: {first_answer}\.", told
    )
    assert violations(two) == []
    two.keyboard.press("Enter")
    two.wait_for_selector("#said:has-text('Left as it was answered meanwhile')")
    assert answers(tmp_path) == [first_answer]


def test_the_second_answer_replaces_the_first_where_the_person_says_so(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """Both stay in the file, and the second names the first as what it replaces."""
    _, two = rivals(tmp_path, serve, open_page)
    before = two.url
    two.click("text=Replace it with mine")
    two.wait_for_url(lambda url: url != before)
    one, other = csv.DictReader(decisions(tmp_path).splitlines())
    assert one["answer"] != other["answer"]
    assert other["replaces"] == one["decision_id"]


def test_an_answer_of_another_kind_is_told_of_the_first_too(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """One says which outcome a label is, the other that its row is a note: both cannot hold."""
    inbox(tmp_path, with_unknown_labels(2))
    served = serve(tmp_path)
    one, two = open_page(served.address), open_page(served.address)
    for page in (one, two):
        first(page)
        page.wait_for_selector("[data-ready] [data-question]")
    answer(one)
    two.select_option("[data-ways]", label="Its row")
    two.wait_for_selector("fieldset[data-way^=row]:not([hidden])")
    two.click("fieldset[data-way^=row] input[value=note]")
    two.wait_for_selector("#consequence .problem:has-text('Answered meanwhile by Ann')")


def test_lines_that_another_program_added_are_obeyed(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """A merge by git while the page is open: its lines hold, and none is replaced unseen."""
    inbox(tmp_path, with_unknown_labels(4))
    page = open_page(serve(tmp_path).address)
    first(page)
    answer(page)
    path = tmp_path / "decisions.csv"
    header, line = path.read_text(encoding="utf-8").splitlines()[:2]
    at = header.split(",").index("decision_id")
    (force, label), other = written(tmp_path)[0], {"Filed": "Shelved", "Shelved": "Filed"}
    cells = line.replace(label, other[label]).split(",")
    cells[at] = "bob1"
    with path.open("a", encoding="utf-8") as stream:
        stream.write(",".join(cells) + "\n")
    page.wait_for_selector("[data-ready] [data-question]")
    before = page.url
    page.keyboard.press("1")
    page.wait_for_selector("#consequence .problem:has-text('Answered meanwhile by Ann')")
    page.keyboard.press("2")
    page.wait_for_selector("[data-take]:enabled")
    page.keyboard.press("Enter")
    page.click("text=Replace it with mine")
    page.wait_for_url(lambda url: url != before)
    assert (force, other[label]) in written(tmp_path)
    assert len(written(tmp_path)) == 3


def test_a_folder_that_cannot_be_written_takes_no_answer(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """The page says why, stays where it is, and the answer is not shown as taken."""
    inbox(tmp_path, with_unknown_labels(2))
    page = open_page(serve(tmp_path, "--decisions", "nowhere/decisions.csv").address)
    first(page)
    page.wait_for_selector("[data-ready] [data-question]")
    before = page.url
    page.keyboard.press("1")
    page.wait_for_selector("[data-take]:enabled")
    page.keyboard.press("Enter")
    page.wait_for_selector("#said.problem")
    assert page.url == before
    page.keyboard.press("q")
    page.wait_for_selector(":text('2 questions open')")
