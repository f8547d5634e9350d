"""Questions are cleared by keyboard alone, and what is answered can be undone."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reviewing import Served, decisions, inbox, reply, with_unknown_labels

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opens = Callable[..., "Page"]
Serves = Callable[..., Served]


def ready(page: Page) -> None:
    """Wait for a question that hears keys."""
    page.wait_for_selector("[data-ready] [data-question]")


def test_fifty_questions_are_cleared_by_keyboard_alone(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """`1`, see what it does, Enter: fifty times, and nothing is open."""
    inbox(tmp_path, with_unknown_labels(50))
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("[data-ready]")
    assert page.locator("#queue-title").inner_text() == "50 questions open"
    page.keyboard.press("Enter")
    for _ in range(50):
        ready(page)
        before = page.url
        page.keyboard.press("1")
        page.wait_for_selector("[data-take]:enabled")
        assert "Settles 1 number" in page.locator("#consequence").inner_text()
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
    page.wait_for_selector("#queue-title")
    lines = list(csv.DictReader(decisions(tmp_path).splitlines()))
    assert len(lines) == 50
    assert {(one["kind"], one["decided_by"]) for one in lines} == {("label", "Ann")}


def test_what_an_answer_does_is_shown_before_it_is_taken(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """The rows of the comparison stand beside the choice, and nothing is written for that."""
    inbox(tmp_path, [("kent.html", reply("Kent Police", "Charged/Summonsed | 63", "Filed | 17"))])
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    ready(page)
    page.keyboard.press("1")
    page.wait_for_selector("#consequence td.changed")
    told = page.locator("#consequence table").inner_text().split()
    assert "17" in told
    assert "18" in told  # the outcome
    assert decisions(tmp_path) == ""


def test_an_answer_is_undone_by_a_line_and_asked_again(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """`u` takes the last answer back; nothing is erased."""
    inbox(tmp_path, [("kent.html", reply("Kent Police", "Charged/Summonsed | 63", "Filed | 17"))])
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    ready(page)
    page.keyboard.press("1")
    page.wait_for_selector("[data-take]:enabled")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] :text('Nothing is asked')")
    page.keyboard.press("u")
    page.wait_for_selector("text=1 question open")
    assert [line["answer"] for line in csv.DictReader(decisions(tmp_path).splitlines())] == [
        "18",
        "undo",
    ]


def test_a_typed_answer_that_is_not_understood_says_why_and_is_not_taken(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """`t` types an answer; Enter takes none that has a problem."""
    inbox(tmp_path, [("kent.html", reply("Kent Police", "Charged/Summonsed | 63", "Filed | 17"))])
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    ready(page)
    page.keyboard.press("t")
    page.keyboard.type("Outcome 99")
    page.wait_for_selector("#consequence .problem")
    page.keyboard.press("Enter")
    page.wait_for_selector("#consequence:not([aria-busy]) .problem")
    assert "99" in page.locator("#consequence .problem").inner_text()
    assert decisions(tmp_path) == ""


def test_a_question_that_an_answer_settles_with_its_own_is_passed_over(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """What is set aside with its table is asked no more: the next question is another one."""
    rows = ("Charged/Summonsed | 63", "Filed | 17", "Shelved | 2")
    kent, essex = (
        reply("Kent Police", *rows),
        reply("Essex Police", "Charged/Summonsed | 7", "Filed | 5"),
    )
    inbox(tmp_path, [("kent.html", kent), ("sussex.html", essex)])
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("[data-ready]")
    assert page.locator("#queue-title").inner_text() == "3 questions open"
    page.click("#queue a:has-text('Kent Police') >> nth=0")
    ready(page)
    page.select_option("[data-ways]", label="Its table")
    page.click("input[value=not_outcomes]")
    page.wait_for_selector("[data-take]:enabled")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] .headed:has-text('Essex Police')")


def test_the_queue_is_narrowed_by_force_and_kind(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """A facet keeps the questions of one force, and the next question is one of them."""
    inbox(tmp_path, with_unknown_labels(8))
    page = open_page(serve(tmp_path).address)
    page.click(".facets a:has-text('Bedfordshire Police')")
    page.wait_for_selector("[data-ready] :text('2 questions open')")
    page.keyboard.press("Enter")
    ready(page)
    page.keyboard.press("s")
    page.wait_for_selector("text=2 of 2")
    assert "Bedfordshire Police" in page.locator(".headed .meta").inner_text()


def test_one_answer_after_the_other_is_undone(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    rows = ("Charged/Summonsed | 63", "Filed | 17", "Put by | 9")
    inbox(tmp_path, [("kent.html", reply("Kent Police", *rows))])
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("text=2 questions open")
    page.keyboard.press("Enter")
    for _ in rows[1:]:
        ready(page)
        page.keyboard.press("1")
        page.wait_for_selector("[data-take]:enabled")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] :text('Nothing is asked')")
    for left in ("1 question open", "2 questions open"):
        page.wait_for_selector("[data-ready]")
        with page.expect_navigation():
            page.keyboard.press("u")
        page.wait_for_selector(f"text={left}")
    answers = [line["answer"] for line in csv.DictReader(decisions(tmp_path).splitlines())]
    assert [one == "undo" for one in answers] == [False, False, True, True]


def test_the_tenth_answer_has_a_key_too(tmp_path: Path, serve: Serves, open_page: Opens) -> None:
    """What a reply says to a question is one of ten: digits, and then the letters beside them."""
    text = (
        "Kent Police\nReference: FOI 41/24\n3 May 2024\n"
        "Q1. How many rapes were recorded in 2023?\nPerhaps we shall look at it again some day."
    )
    inbox(tmp_path, [("kent.html", text)])
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    ready(page)
    choices = page.locator("fieldset:not([hidden]) .choice")
    assert choices.locator("kbd").all_inner_texts() == list("123456789d")
    page.keyboard.press("d")
    assert choices.nth(9).locator("input").is_checked()
    page.wait_for_selector("[data-take]:enabled")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] :text('Nothing is asked')")


def test_what_an_answer_needs_besides_is_no_mistake_before_it_is_typed(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """A hint says what is wanted still; what is typed wrongly is told as what it is."""
    inbox(tmp_path, [("kent.html", reply("Kent Police", "Charged/Summonsed | 63", "Filed | 17"))])
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    ready(page)
    page.select_option("[data-ways]", label="Its row")
    page.locator("fieldset:not([hidden]) .choice", has_text="An outcome").click()
    page.wait_for_selector("#consequence .hint:has-text('Still wanted: which.')")
    assert page.locator("#consequence .problem").count() == 0
    page.locator("[data-detail=code]:visible").fill("99")
    page.wait_for_selector("#consequence .problem")


def test_what_is_asked_about_far_down_a_sheet_of_words_is_in_sight(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    rows = [f"Charged/Summonsed, beat {beat} | {beat + 20}" for beat in range(80)]
    inbox(tmp_path, [("kent.html", reply("Kent Police", *rows, "Filed | 17"))])
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("[data-ready]")
    page.locator("text=Filed").first.click()
    ready(page)
    seen = page.evaluate(
        """() => {
          const place = document.querySelector(".flow .asked").getBoundingClientRect();
          const frame = document.querySelector(".flow").getBoundingClientRect();
          return place.top >= frame.top && place.bottom <= frame.bottom;
        }"""
    )
    assert seen
