"""One answer reaches further where a person says so, and a long queue or list does not lag."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from accessible import violations
from drawn import painted
from queued import served_thousand
from reviewing import Served, decisions, inbox, reply, two_of_a_force, with_unknown_labels

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from reportlab.pdfgen.canvas import Canvas

Opens = Callable[..., "Page"]
Serves = Callable[..., Served]


def first(page: Page) -> None:
    """Open the first question."""
    page.wait_for_selector("[data-ready]")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] [data-question]")


def test_an_answer_is_given_to_the_label_of_every_force(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """`a` shows each reply that it touches before anything is written; Enter takes it."""
    inbox(tmp_path, with_unknown_labels(4, per_reply=1))
    page = open_page(serve(tmp_path).address)
    first(page)
    page.keyboard.press("1")
    page.wait_for_selector("[data-take]:enabled")
    page.keyboard.press("a")
    page.wait_for_selector("#wider h3 >> nth=3")
    assert page.locator("#wider h3").count() == 4
    assert "touches 4 replies, in which 4 numbers of this label wait" in page.inner_text("#wider p")
    page.wait_for_selector("#wider [data-wider-told] section:nth-of-type(4) .rows")
    assert page.locator("#wider .rows").count() == 4
    assert decisions(tmp_path) == ""
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] #said:has-text('4 numbers settled')")
    (line,) = csv.DictReader(decisions(tmp_path).splitlines())
    assert (line["scope"], line["subject"], line["answer"]) == ("all", "Filed", "18")


def test_what_an_answer_does_to_other_replies_of_its_force_is_seen_before_it_is_taken(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """The question of a label is one for its force: the rows of both replies are shown."""
    inbox(tmp_path, two_of_a_force())
    page = open_page(serve(tmp_path).address)
    first(page)
    page.keyboard.press("1")
    page.wait_for_selector("#consequence:has-text('Settles 1 number here, and 1 in 1 other reply')")
    page.wait_for_selector("#consequence section:has-text('norfolk-2.html') td.changed")
    assert "6" in page.inner_text("#consequence section .rows").split()
    assert "sussex" not in page.inner_text("#consequence")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] #said:has-text('1 more reply follows')")
    page.goto(page.url.split("/q/")[0])
    page.wait_for_selector("[data-ready]")
    assert page.locator("#queue li:not(.answered)").count() == 1


def test_an_answer_for_all_is_left_where_the_person_leaves_it(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """Escape closes what it would touch, and nothing is written."""
    inbox(tmp_path, with_unknown_labels(2, per_reply=1))
    page = open_page(serve(tmp_path).address)
    first(page)
    page.keyboard.press("1")
    page.wait_for_selector("[data-take]:enabled")
    page.keyboard.press("f")
    page.wait_for_selector("#wider h3")
    page.keyboard.press("Escape")
    page.wait_for_selector("#wider", state="hidden")
    assert decisions(tmp_path) == ""


def test_the_answers_of_a_file_alike_are_offered_and_used(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """The same force and layout in another year: what was said of its columns holds here."""
    rows = ("Charged/Summonsed | 63 | 17", "Community resolution | 4 | 2")
    letters = [
        "Kent Police\nReference: FOI {}/24\n3 May 2024\n"
        "Q1. How were the rapes recorded in 2022 and 2023 concluded?\n| Outcome | | |\n"
        + "\n".join(f"| {row} |" for row in rows)
    ] * 2
    inbox(tmp_path, [(f"{at}.html", text.format(41 + at)) for at, text in enumerate(letters)])
    served = serve(tmp_path)
    page = open_page(served.address)
    first(page)
    assert page.locator("thead .typed-above input[data-part]:visible").count() == 2
    page.keyboard.press("t")
    page.keyboard.type("Under 18")
    page.keyboard.press("Tab")
    page.keyboard.type("18 and over")
    page.wait_for_selector("[data-take]:enabled")
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)
    page.wait_for_selector("[data-ready] [data-question]")
    page.click("text=Use its answers?")
    page.wait_for_selector("#wider .settled")
    page.click("#wider .primary")
    page.wait_for_selector("[data-ready] #queue-title")
    files = [line["file"] for line in csv.DictReader(decisions(tmp_path).splitlines())]
    assert files == ["0.html", "1.html"]


def test_a_number_that_nobody_asks_about_is_opened_and_put_right(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """From its document, by keyboard; the comparison has what the person says."""
    inbox(tmp_path, [("kent.html", reply("Kent Police", "Charged/Summonsed | 63"))])
    served = serve(tmp_path)
    page = open_page(served.address)
    page.goto(f"{served.base}/d/kent.html")
    page.click(".flow a:text-is('63')")
    page.wait_for_selector("[data-ready] [data-question]")
    page.keyboard.press("t")
    page.keyboard.type("value 36")
    page.wait_for_selector("#consequence td.changed:has-text('36')")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] .whole")
    (line,) = csv.DictReader(decisions(tmp_path).splitlines())
    assert (line["kind"], line["answer"]) == ("number", "value 36")


def test_what_was_set_aside_is_taken_back(tmp_path: Path, serve: Serves, open_page: Opens) -> None:
    """A table that is not about outcomes has a button that says what taking it back does."""
    text = (
        "Kent Police\nReference: FOI 41/24\n3 May 2024\n"
        "Q1. Please give the figures of your unit for 2023.\n"
        "| Steps | 2023 |\n| Court | 63 |\n| Shelved | 17 |"
    )
    inbox(tmp_path, [("kent.html", text)])
    served = serve(tmp_path)
    page = open_page(served.address)
    page.goto(f"{served.base}/d/kent.html")
    page.wait_for_selector("[data-ready]")
    page.locator("[data-take-back]").first.click()
    page.wait_for_selector("#wider .settled")
    page.click("#wider .primary")
    page.wait_for_selector("[data-ready] #said:has-text('Taken')")
    (line,) = csv.DictReader(decisions(tmp_path).splitlines())
    assert (line["kind"], line["answer"]) == ("table", "outcomes")


def test_a_number_of_a_sentence_is_made_a_figure(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """A numeral set aside in prose becomes a figure once a person says what it counts."""
    text = (
        "Kent Police\nReference: FOI 41/24\n3 May 2024\n"
        "Q1. How were the rapes recorded in 2023 concluded?\n"
        "| Outcome | 2023 |\n| Charged/Summonsed | 63 |\n"
        "The unit has 17 officers."
    )
    inbox(tmp_path, [("kent.html", text)])
    served = serve(tmp_path)
    page = open_page(served.address)
    page.goto(f"{served.base}/d/kent.html")
    page.wait_for_selector("[data-ready]")
    item = page.locator(".aside-list li", has_text="The unit has 17")
    item.locator("summary").click()
    assert item.locator("[data-number]").input_value() == "17"
    item.locator("[data-label]").fill("Community resolution")
    item.locator("[data-heading]").fill("2023")
    page.keyboard.press("Enter")
    page.wait_for_selector("#wider td.changed:has-text('17')")
    page.click("#wider .primary")
    page.wait_for_selector("[data-ready] #said:has-text('Taken')")
    (line,) = csv.DictReader(decisions(tmp_path).splitlines())
    assert (line["kind"], line["answer"]) == ("table", "typed")
    (typed,) = (tmp_path / "typed").iterdir()
    assert typed.read_text(encoding="utf-8").split() == [
        "Outcome,2023",
        "Community",
        "resolution,17",
    ]


def three_pages() -> bytes:
    """Return a reply with tables on its first and third page; a label of the first is odd."""

    def drawn(canvas: Canvas) -> None:
        for label, head in (("Filed", "Kent Police"), ("", "Annex A"), ("Caution - adults", "")):
            texts = (head, "Reference: FOI 41/24", "3 May 2024", "Q1. How many rapes in 2023?")
            for at, text in enumerate(texts if head else ()):
                canvas.drawString(72, 780 - 18 * at, text)
            rows = (("Outcome", "2023"), ("Charged/Summonsed", "63"), (label, "17"))
            for at, row in enumerate(rows if label else ()):
                canvas.drawString(72, 687 - 18 * at, row[0])
                canvas.drawString(262, 687 - 18 * at, row[1])
            if head:
                canvas.showPage()

    return painted(drawn)


def test_turning_the_page_leaves_the_question_where_it_is(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    """What was chosen and typed stays; one key leads back, with the marked cell in sight."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "kent.pdf").write_bytes(three_pages())
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("[data-ready]")
    page.locator("#queue a:has-text('Filed')").first.click()
    page.wait_for_selector("[data-ready] [data-question]")
    address = page.url
    page.keyboard.press("2")
    page.locator("[data-note]").fill("by telephone")
    page.keyboard.press("Escape")
    page.keyboard.press("]")
    page.wait_for_selector(".document:visible img[alt='Page 2 of kent.pdf']")
    page.keyboard.press("]")
    page.wait_for_selector(".document:visible img[alt='Page 3 of kent.pdf']")
    assert page.locator(".document:visible").count() == 1
    assert violations(page) == []
    page.keyboard.press("+")
    page.keyboard.press("[")
    page.wait_for_selector(".document:visible img[alt='Page 2 of kent.pdf']")
    assert page.url == address
    assert page.locator(".choice input >> nth=1").is_checked()
    assert page.input_value("[data-note]") == "by telephone"
    page.keyboard.press("p")
    page.wait_for_selector(".document:visible img[alt='Page 1 of kent.pdf']")
    assert page.locator(".document:visible [data-page]").input_value().endswith("part=page+1")
    assert page.evaluate(
        """() => {
          const place = document.querySelector(".cell.asked").getBoundingClientRect();
          const frame = document.querySelector(".sheet-frame").getBoundingClientRect();
          return place.top >= frame.top && place.bottom <= frame.bottom;
        }"""
    )
    page.select_option(".document:visible [data-page]", label="3")
    page.wait_for_selector(".document:visible img[alt='Page 3 of kent.pdf']")
    page.click("text=Back to the question")
    page.wait_for_selector("[data-take]:enabled")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != address)
    (line,) = csv.DictReader(decisions(tmp_path).splitlines())
    assert line["note"] == "by telephone"


def test_rows_further_down_a_sheet_leave_the_question_where_it_is(
    tmp_path: Path, serve: Serves, open_page: Opens
) -> None:
    rows = [f"Charged/Summonsed, beat {beat} | {beat + 20}" for beat in range(700)]
    inbox(tmp_path, [("kent.html", reply("Kent Police", "Filed | 17", *rows))])
    page = open_page(serve(tmp_path).address)
    page.wait_for_selector("[data-ready]")
    page.locator("#queue a:has-text('Filed')").first.click()
    page.wait_for_selector("[data-ready] [data-question]")
    address = page.url
    page.click("text=Rows after")
    page.wait_for_selector(".document:visible td:has-text('beat 300')")
    assert page.url == address
    page.keyboard.press("p")
    page.wait_for_selector(".document:visible mark:text-is('17')")


@pytest.fixture
def thousand(tmp_path: Path) -> Iterator[str]:
    """Give the address of a queue of a thousand questions."""
    with served_thousand(tmp_path) as at:
        yield at


# How many rows of the queue the browser lays out: the others are skipped, not drawn and hidden.
LAID_OUT = """() => [...document.querySelectorAll("#queue .ask")]
  .filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length"""


def test_of_a_thousand_questions_only_those_in_sight_are_laid_out(
    thousand: str, open_page: Opens
) -> None:
    """Every one is in the page and is reached by its key; what is out of sight takes no time."""
    page = open_page(thousand)
    page.wait_for_selector("[data-ready] :text('1000 questions open')")
    assert page.locator("#queue li").count() == 1000
    assert page.locator("#queue *").count() <= 8 * 1000
    row = page.locator("#queue li").first.bounding_box()
    assert row is not None
    in_sight = 900 / row["height"]
    for at in (0.0, 0.5, 1.0):
        page.evaluate("at => scrollTo(0, at * document.body.scrollHeight)", at)
        page.wait_for_function(f"({LAID_OUT})() > 5")
        assert page.evaluate(LAID_OUT) < 5 * in_sight
    page.keyboard.press("k")
    assert "Filed 999" in page.locator(":focus").inner_text()
    assert page.evaluate("scrollY") > 10_000
