"""The review page in a browser, answered with keys and the mouse, each of which is counted."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from finishing.lines import move_lines
from finishing.person import PART_MARK, places_of
from finishing.playing import Desk
from finishing.scoring import Row

if TYPE_CHECKING:
    from playwright.sync_api import Locator

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\?token=\S+")
_PATIENCE = 120_000  # milliseconds for one step of the page: the first reading is among them
_LINES = "The lines of its table: move them"
_ABOUT = ("kind", "file", "anchor", "subject")


@dataclass(slots=True)
class Work:
    """What the hands did for one reply.

    `keys` were pressed, letters among them; `clicks` are drags too; `cells` are fields typed
    into: a heading above a column, a code beside a row, a cell of a table.
    """

    answers: int = 0
    cells: int = 0
    keys: int = 0
    clicks: int = 0


class PageDesk(Desk):
    """A folder whose questions are answered at the review page. To be entered.

    Attributes:
        work: what was done, by file.

    """

    def __init__(self, folder: Path, documents: Path) -> None:
        """Copy the documents of a set into a new inbox."""
        super().__init__(folder, documents)
        self.work: dict[str, Work] = defaultdict(Work)
        self._stack = ExitStack()
        self._hands = Work()

    def __enter__(self) -> Self:
        """Open the page."""
        from playwright.sync_api import sync_playwright

        browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
        if browser is None:
            raise SystemExit("There is no Chromium on this system.")
        driver = self._stack.enter_context(sync_playwright())
        started = driver.chromium.launch(executable_path=browser, args=list(_QUIET))
        self._stack.callback(started.close)
        self._page = started.new_page(viewport={"width": 1400, "height": 900})
        self._page.set_default_timeout(_PATIENCE)
        self._page.goto(self._served())
        return self

    def __exit__(self, *_: object) -> None:
        """End the page, and the program behind it."""
        self._stack.close()

    def _served(self) -> str:
        """Start the program, and return the address of its page."""
        program = [sys.executable, "-m", "foi_compare", "review", str(self.inbox)]
        options = ["--no-browser", "--no-cache", "--by", "person", "--out", str(self.outputs)]
        process = subprocess.Popen(  # noqa: S603 - the program under test
            [*program, *options, "--decisions", str(self.decisions)],
            stdout=subprocess.PIPE,
            text=True,
        )
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        assert process.stdout is not None
        for line in process.stdout:
            if found := _ADDRESS.search(line):
                return found[0]
        raise SystemExit("The review page did not open.")

    def ingest(self) -> None:
        """Write the outputs with what is answered by now."""
        self._go_to_the_queue()
        self._page.click("[data-finish]")
        self._page.wait_for_selector("text=The outputs are written")

    def _go_to_the_queue(self) -> None:
        self._page.goto(re.sub(r"(//[^/]*/).*", r"\1", self._page.url))
        self._page.wait_for_selector("[data-ready]")

    def decide(self, lines: Iterable[Row], name: str = "todo.csv") -> list[str]:
        """Answer lines at the page, from question to question; return what could not be.

        What nobody asks for is put right at a number that stands there.
        """
        lines = [line for line in lines if line.get("answer")]
        if name != "todo.csv":
            return list(filter(None, map(self._put_right, lines)))
        answers = {_about(line): line for line in lines}
        problems: list[str] = []
        seen: set[str] = set()
        self._go_to_the_queue()
        before = self._page.url
        self._page.keyboard.press("Enter")
        self._page.wait_for_url(lambda url: url != before)
        while answers and self._is_at_a_question():
            asked = _about(self._line())
            self._hands = self.work[asked[1]]
            line = answers.pop(asked, None)
            before = self._page.url
            problem = self._answered(line) if line is not None else ""
            if problem:
                problems.append(f"{asked[1]}: {problem}")
            if line is None or problem:
                if before in seen:
                    break  # only what is left for later is open
                seen.add(before)
                if problem:
                    self._key("Escape")
                self._key("s")
                self._page.wait_for_url(lambda url, before=before: url != before)
        return problems  # what other answers have changed meanwhile is asked anew

    def _put_right(self, line: Row) -> str:
        """Go to a number through its document, and decide there what a line says."""
        places = places_of(line["anchor"])
        number = next(
            (
                n
                for n in self.rows("observations")
                if n["file"] == line["file"] and places & places_of(n["anchor"])
            ),
            None,
        )
        if number is None:
            return f"{line['file']}: no number of {line['anchor']} is read"
        self._hands = self.work[line["file"]]
        self._go_to_the_queue()
        own = f"a[href='/n/{number['observation_id']}']"
        for link in ("a[href='/d/']", f"a:text-is('{line['file']}')", f".listed {own}"):
            self._click(link)
        self._is_at_a_question()
        if line["answer"] == "typed":
            return self._answered(line)
        ways = self._page.locator("fieldset[data-way]:not([data-tool])")
        kinds = ways.evaluate_all("all => all.map(one => JSON.parse(one.dataset.line).kind)")
        name = ways.nth(kinds.index(line["kind"])).get_attribute("data-way")
        self._page.select_option("[data-ways]", name)
        self._hands.clicks += 2
        problem = self._answered(line)
        return f"{line['file']}: {problem}" if problem else ""

    def _is_at_a_question(self) -> bool:
        self._page.wait_for_selector("[data-ready] [data-question], [data-ready] #queue-title")
        return self._page.locator("[data-question]").count() > 0

    def _line(self) -> Mapping[str, str]:
        line: Mapping[str, str] = json.loads(self._way().get_attribute("data-line") or "{}")
        return line

    def _way(self) -> Locator:
        return self._page.locator("fieldset[data-way]:not([hidden])")

    def _answered(self, line: Row) -> str:
        """Fill an answer in and take it; return what the page says against it."""
        self._hands.answers += 1
        if line["answer"] == "grid":
            self._page.select_option("[data-ways]", label=_LINES)
            clicks, keys = move_lines(self._page, line["detail"])
            self._hands.clicks += 2 + clicks
            self._hands.keys += keys
        elif line["answer"] == "typed":
            way = self._page.locator("fieldset[data-tool=typed]").get_attribute("data-way")
            self._page.select_option("[data-ways]", way)
            self._hands.clicks += 2
            name = line["detail"].removeprefix("csv=")
            with (self.decisions.parent / name).open(encoding="utf-8", newline="") as stream:
                self._type_table(list(csv.reader(stream)))
        else:
            self._fill_in(line["answer"], line["detail"])
        asked = self._page.locator("[data-question]").get_attribute("data-question")
        own = f"[data-question='{asked}']"
        self._key("Enter")
        problem = self._page.locator(f"{own} #consequence:not([aria-busy]) .problem")
        self._page.locator(f"html:not(:has({own}))").or_(problem).first.wait_for(state="attached")
        return problem.inner_text() if problem.count() else ""

    def _fill_in(self, answer: str, detail: str) -> None:
        fields = self._way().locator("[data-part]").count()
        parts = answer.split(PART_MARK)
        choice = self._way().locator(f'li:has(input[type=radio][value="{answer}"])')
        if fields:
            self._key("t")
            for at, part in enumerate(parts * fields if len(parts) == 1 else parts):
                if at:
                    self._key("Tab")
                self._type(part)
        elif choice.count():
            self._choose(choice)
            for key, text in (one.split("=", 1) for one in detail.split("; ") if "=" in one):
                self._move_to(key)
                self._type(text)
        else:
            self._key("t")
            self._type(answer)

    def _type_table(self, rows: Sequence[Sequence[str]]) -> None:
        """Type a table from its first cell on, with Tab from cell to cell."""
        self._click("[data-typing-clear]")
        for _ in range(
            len(rows[0]) - self._page.locator("[data-typing] tr:first-child td").count()
        ):
            self._click("[data-typing-add=column]")
        for _ in range(len(rows) - self._page.locator("[data-typing] tr").count()):
            self._click("[data-typing-add=row]")
        for down, row in enumerate(rows):
            self._click(f"[data-at='0 {down}']")
            for across, text in enumerate(row):
                if across:
                    self._key("Tab")
                self._type(text)

    def _click(self, what: str) -> None:
        self._page.click(what)
        self._hands.clicks += 1

    def _choose(self, choice: Locator) -> None:
        key = choice.locator("kbd")
        if key.count():
            self._key(key.first.inner_text())
        else:
            choice.locator("input[type=radio]").click()
            self._hands.clicks += 1

    def _move_to(self, detail: str) -> None:
        """Go to what an answer needs besides; the first of it is where one is already."""
        here = "document.activeElement.dataset.detail"
        while self._page.evaluate(here) not in {detail, None}:
            self._key("Tab")

    def _key(self, key: str) -> None:
        self._page.keyboard.press(key)
        self._hands.keys += 1

    def _type(self, text: str) -> None:
        self._page.keyboard.type(text)
        self._hands.cells += 1
        self._hands.keys += len(text)


def _about(line: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(line.get(name, "") for name in _ABOUT)
