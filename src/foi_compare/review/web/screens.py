"""The pages of the review: the queue, a question, a number, a document, the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import jinja2
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from foi_compare.review.asked.seen import CauseLine, SetAsideSeen
from foi_compare.review.desk import Desk
from foi_compare.review.web.panes import Panes
from foi_compare.review.web.showing import page_addresses
from foi_compare.review.web.showing.choice_keys import choice_key
from foi_compare.review.web.showing.log_entries import entries_of, tally_of
from foi_compare.review.web.showing.question import file_facts, file_ways, number_of, question_of
from foi_compare.review.web.showing.queue import facets_of, progress_of, queue_row
from foi_compare.review.web.showing.template_views import QuestionView
from foi_compare.text import find_numerals

_TEMPLATES = Path(__file__).parent / "templates"
_NARROWS = ("force", "kind", "file")
_AHEAD = 20  # questions of which the next one that is still asked comes after an answer


def environment() -> jinja2.Environment:
    """Return what fills the templates; every text is escaped, and a name that is missing raises."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["choice_key"] = choice_key
    return made


class Screens:
    """Puts pages together from what the desk and the papers say."""

    def __init__(self, desk: Desk, panes: Panes) -> None:
        """Take the desk that is shown, and its documents."""
        self._desk = desk
        self._panes = panes
        self._environment = environment()

    def routes(self) -> list[Route]:
        """Return the addresses of the pages."""
        return [
            Route("/", self.queue),
            Route("/q/{review_id}", self.question),
            Route("/on/{review_ids}", self.onward),
            Route("/n/{observation_id}", self.number),
            Route("/d/", self.documents),
            Route("/d/{file:path}", self.document),
            Route("/look/{file:path}", self.look),
            Route("/f/{file:path}", self.file),
            Route("/log", self.log),
        ]

    async def queue(self, request: Request) -> Response:
        """Show the questions, narrowed as the address says."""
        return await run_in_threadpool(self._queue, _narrowing(request))

    async def question(self, request: Request) -> Response:
        """Show one question."""
        review_id = request.path_params["review_id"]
        return await run_in_threadpool(self._question, review_id, _narrowing(request))

    async def onward(self, request: Request) -> Response:
        """Lead to the first of some questions that is still asked: an answer may settle others."""
        asked = request.path_params["review_ids"].split(".")
        return await run_in_threadpool(self._onward, asked, _narrowing(request))

    async def number(self, request: Request) -> Response:
        """Show any number."""
        return await run_in_threadpool(self._number, request.path_params["observation_id"])

    async def documents(self, _request: Request) -> Response:
        """List all documents."""
        return await run_in_threadpool(self._documents)

    async def document(self, request: Request) -> Response:
        """Show a whole document, at one of its parts."""
        return await run_in_threadpool(self._document, request.path_params["file"], *_at(request))

    async def look(self, request: Request) -> Response:
        """Show a part of a document beside a question, or beside any number, that stays there."""
        asked = request.query_params
        marked = (asked.get("question", ""), asked.get("number", ""))
        file, at = request.path_params["file"], _at(request)
        return await run_in_threadpool(self._look, file, at, marked)

    async def file(self, request: Request) -> Response:
        """Show a document, and what can be said of all of it."""
        return await run_in_threadpool(self._file, request.path_params["file"])

    async def log(self, _request: Request) -> Response:
        """Show every answer."""
        return await run_in_threadpool(self._log)

    def problem(self, headline: str, text: str) -> Response:
        """Return a page that says why there is no other."""
        page = self._page("problem.html", "", headline=headline, text=text)
        page.status_code = 404
        return page

    def _page(self, name: str, here: str, **shown: object) -> Response:
        progress = progress_of(self._desk.progress())
        template = self._environment.get_template(name)
        return HTMLResponse(template.render(here=here, progress=progress, **shown))

    def _queue(self, chosen: Mapping[str, str]) -> Response:
        lines = self._desk.queue(**chosen)
        rows = [queue_row(line) for line in lines]
        return self._page(
            "queue.html",
            "queue",
            rows=rows,
            open=sum(1 for row in rows if not row.answered),
            facets=facets_of(self._desk.facets(), chosen),
            chosen=[text for text in chosen.values() if text],
            narrowed=page_addresses.narrowed(**chosen),
            questioned=self._desk.questioned(),
            by=self._desk.by,
        )

    def _question(self, review_id: str, chosen: Mapping[str, str]) -> Response:
        heard = self._desk.heard()  # before anything is looked at, so that nothing is missed
        seen = self._desk.cause(review_id)
        if seen is None:
            text = "It was answered, or is asked no more since another answer."
            return self.problem("This question is not open", text)
        pane = self._panes.of_question(seen)
        tables = self._panes.tables(seen.item.file, pane.part)
        view = question_of(seen, tables, self._desk.files, has_lines=bool(pane.tables))
        return self._page(
            "question.html",
            "",
            question=view,
            heard=heard,
            number="",
            document=pane,
            cells=self._panes.cells_of_question(seen),
            **self._around(review_id, chosen),
        )

    def _around(self, review_id: str, chosen: Mapping[str, str]) -> dict[str, str]:
        """Return where the neighbours of a question in the queue stand."""
        narrowed = page_addresses.narrowed(**chosen)
        lines = self._desk.queue(**chosen)
        at = next((n for n, one in enumerate(lines) if one.review_id == review_id), -1)
        following = _open_ones((*lines[at + 1 :], *lines[: max(at, 0)]))[:_AHEAD]
        previous = next(iter(_open_ones(reversed(lines[: max(at, 0)]))), "")
        return {
            "following": page_addresses.of_next(following, narrowed) if following else "",
            "previous": page_addresses.of_question(previous, narrowed) if previous else "",
            "queue": f"/{narrowed}",
            "position": f"{at + 1} of {len(lines)}" if at >= 0 else "",
        }

    def _onward(self, review_ids: Iterable[str], chosen: Mapping[str, str]) -> Response:
        narrowed = page_addresses.narrowed(**chosen)
        still = _open_ones(self._desk.queue(**chosen))
        following = next((one for one in (*review_ids, *still) if one in still), "")
        to = page_addresses.of_question(following, narrowed) if following else f"/{narrowed}"
        return RedirectResponse(to, 303)

    def _number(self, observation_id: str) -> Response:
        heard = self._desk.heard()
        seen = self._desk.number(observation_id)
        if seen is None:
            text = f"No number of the dataset is called {observation_id}."
            return self.problem("There is no such number", text)
        file = seen.observation.file
        part = seen.observation.place.part
        pane = self._panes.of_number(seen)
        tables = self._panes.tables(file, part)
        view = number_of(seen, tables, self._desk.files, has_lines=bool(pane.tables))
        here = page_addresses.of_document(file, part)
        cause = seen.cause
        asked = page_addresses.of_question(cause.review_id) if cause else here
        return self._page(
            "question.html",
            "",
            question=view,
            heard=heard,
            number=observation_id,
            document=pane,
            cells=self._panes.cells_of_number(seen),
            following=asked,
            previous="",
            queue=here,
            position="",
        )

    def _documents(self) -> Response:
        seen = [one for file in self._desk.files if (one := self._desk.document(file)) is not None]
        files = [
            {
                "name": one.file,
                "address": page_addresses.of_document(one.file),
                "force": one.force if one.read_as == one.file else f"same file as {one.read_as}",
                "numbers": len(one.observations),
                "open": sum(1 for cause in one.causes if not cause.answered),
            }
            for one in seen
        ]
        return self._page("documents.html", "documents", files=files)

    def _document(self, file: str, part: str, row: int) -> Response:
        heard = self._desk.heard()
        seen = self._desk.document(file)
        if seen is None:
            return self.problem("There is no such document", f"The inbox holds no {file}.")
        pane = self._panes.of_document(seen, part, row)
        numbers = [one for one in seen.observations if pane.shows(one.place)]
        return self._page(
            "document.html",
            "documents",
            document=pane,
            heard=heard,
            told=" · ".join(filter(None, (seen.force, seen.reference))),
            of_page=f"on {pane.part}" if pane.part.startswith("page ") else "",
            causes=[queue_row(one) for one in seen.causes if not one.answered],
            numbers=[
                {
                    "label": one.label or "(no label)",
                    "series": one.series,
                    "printed": one.value.as_printed or "(blank)",
                    "code": one.code or (one.role if one.role != "code" else ""),
                    "open": one.status == "review",
                    "address": page_addresses.of_number(one.observation_id),
                }
                for one in numbers
            ],
            aside=[_aside_row(one) for one in seen.set_aside if pane.shows(one.set_aside.place)],
            whole=page_addresses.of_file(file),
            read_as=seen.read_as,
            read_at=page_addresses.of_document(seen.read_as),
            copies=", ".join(seen.copies),
        )

    def _look(self, file: str, at: tuple[str, int], marked: tuple[str, str]) -> Response:
        seen = self._desk.document(file)
        if seen is None:
            return self.problem("There is no such document", f"The inbox holds no {file}.")
        cause, number = self._desk.cause(marked[0]), self._desk.number(marked[1])
        numbers = [
            *(cause.observations if cause else ()),
            *([number.observation] if number else ()),
        ]
        own = [one for one in numbers if one.file == file]
        pane = self._panes.of_document(seen, *at, own, cause.passages if cause else ())
        template = self._environment.get_template("looked_at.html")
        return HTMLResponse(template.render(document=pane))

    def _log(self) -> Response:
        entries = self._desk.log()
        return self._page(
            "log.html",
            "log",
            entries=entries_of(entries),
            tally=tally_of(entries),
            by=self._desk.by,
        )

    def _file(self, file: str) -> Response:
        heard = self._desk.heard()
        seen = self._desk.document(file)
        if seen is None:
            return self.problem("There is no such document", f"The inbox holds no {file}.")
        here = page_addresses.of_document(file)
        view = QuestionView(
            review_id="",
            kind="file",
            force=seen.force,
            file=file,
            where=seen.reference or file,
            headline=f"What is to be said of {file}?",
            rest="",
            settles=0,
            ways=file_ways(seen, self._desk.files),
            facts=file_facts(seen),
        )
        return self._page(
            "question.html",
            "",
            question=view,
            heard=heard,
            number="",
            document=self._panes.of_document(seen, "", 0),
            cells=(),
            following=here,
            previous="",
            queue=here,
            position="",
        )


def _narrowing(request: Request) -> dict[str, str]:
    return {name: request.query_params.get(name, "") for name in _NARROWS}


def _at(request: Request) -> tuple[str, int]:
    """Return the part and the row of a document that an address names."""
    row = request.query_params.get("row", "")
    return request.query_params.get("part", ""), int(row) if row.isdecimal() else 1


def _open_ones(lines: Iterable[CauseLine]) -> list[str]:
    return [line.review_id for line in lines if not line.answered]


def _aside_row(one: SetAsideSeen) -> dict[str, object]:
    rule = one.set_aside.rule.replace("_", " ")
    why = f"{rule}: {one.set_aside.reason}" if one.set_aside.reason else rule
    numerals = find_numerals(one.set_aside.text)
    return {
        "text": one.set_aside.text,
        "number": numerals[0].text if len(numerals) == 1 else "",
        "why": why,
        "line": dict(one.line),
        "undo": one.undo,
        "typed": dict(one.typed),
    }
