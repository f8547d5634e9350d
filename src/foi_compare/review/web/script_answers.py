"""What the scripts of the page ask, as JSON: what an answer does, and answers to be taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from foi_compare.decisions import COLUMNS
from foi_compare.errors import FoiCompareError, InputError
from foi_compare.review.asked.seen import Answered, Since
from foi_compare.review.asked.signing import Verdict
from foi_compare.review.desk import Desk
from foi_compare.review.evidence.pages import Pages
from foi_compare.review.web.log_evidence import LogEvidence
from foi_compare.review.web.panes import Panes
from foi_compare.review.web.showing import page_addresses
from foi_compare.review.web.showing.comparison_changes import (
    Shown,
    meanwhile_shown,
    preview_shown,
    reach_shown,
    reading_shown,
    wider_shown,
)
from foi_compare.review.web.showing.document_pane import grid_of
from foi_compare.review.web.showing.log_entries import signatures_of, tally_of
from foi_compare.review.web.showing.queue import progress_of

Body = Mapping[str, Any]
_TAKEN = frozenset({*COLUMNS, "review_id"})
_MOST_LINES = 5_000
_MOST_CELLS = 400
_LONGEST = 20_000
_REACHES = ("force", "all")


class Answers:
    """Answers what the scripts ask."""

    def __init__(self, desk: Desk, papers: Pages, panes: Panes, evidence: LogEvidence) -> None:
        """Take the desk that answers are given to, and the documents that they are about."""
        self._evidence = evidence
        self._desk = desk
        self._papers = papers
        self._panes = panes

    def routes(self) -> list[Route]:
        """Return the addresses that the scripts ask."""
        return [
            Route("/api/progress", self.progress),
            Route("/api/alike", self.alike),
            Route("/api/readings", self.readings),
            *(
                Route(f"/api/{name}", answering(function), methods=["POST"])
                for name, function in (
                    ("preview", self.preview),
                    ("answer", self.answer),
                    ("answer-all", self.answer_all),
                    ("undo", self.undo),
                    ("wider", self.wider),
                    ("wider-rows", self.wider_rows),
                    ("cut", self.cut),
                    ("sign", self.sign),
                    ("evidence", self.evidence),
                    ("finish", self.finish),
                )
            ),
        ]

    async def progress(self, _request: Request) -> Response:
        """Tell how far the person has come."""
        told = progress_of(await run_in_threadpool(self._desk.progress))
        return JSONResponse(
            {
                "forces_done": told.forces_done,
                "forces": told.forces,
                "answered": told.answered,
                "causes": told.causes,
                "catching_up": told.catching_up,
                "problem": told.problem,
            }
        )

    async def alike(self, request: Request) -> Response:
        """Tell which files look like one and were answered before."""
        file = request.query_params.get("file", "")
        found = await run_in_threadpool(self._desk.alike, file)
        return JSONResponse(
            {
                "alike": [
                    {
                        "file": one.file,
                        "lines": [dict(line) for line in one.lines],
                        "left_out": len(one.left_out),
                        "preview": preview_shown(one.preview),
                    }
                    for one in found
                    if one.lines
                ]
            }
        )

    async def readings(self, request: Request) -> Response:
        """Tell of each table of a page that reads in two ways how, and what chooses each."""
        file, page = request.query_params.get("file", ""), request.query_params.get("page", "")
        number = int(page) if page.isascii() and page.isdigit() else 1
        found = await run_in_threadpool(self._panes.readings, file, number)
        return JSONResponse({"tables": [[reading_shown(one) for one in pair] for pair in found]})

    def preview(self, body: Body) -> Shown:
        """Say what a line would do."""
        seen = self._desk.preview(_line(body.get("line")), _cells(body), _since(body))
        return preview_shown(seen, self._forces() if seen.elsewhere else {})

    def answer(self, body: Body) -> Shown:
        """Take a line."""
        line, since = _line(body.get("line")), _since(body)
        return self._taken(self._desk.answer(line, _cells(body), since))

    def answer_all(self, body: Body) -> Shown:
        """Take several lines, all or none."""
        lines = [_line(one) for one in _listed(body.get("lines"))]
        return self._taken(self._desk.answer_all(lines, _since(body)))

    def undo(self, body: Body) -> Shown:
        """Take a line back; the last that holds, where none is named."""
        named = _text(body.get("decision_id", "")) or self._last()
        if not named:
            raise InputError("There is no answer of yours to take back; the log has all others.")
        told = _taken(self._desk.undo(named))
        return told | {"text": f"Taken back. {told['text']}".replace("Taken. ", "")}

    def _taken(self, answered: Answered) -> Shown:
        """Return what an answer came to, or what it would have replaced unseen."""
        if answered.meanwhile:
            return {"meanwhile": meanwhile_shown(answered.meanwhile), "heard": self._desk.heard()}
        return _taken(answered)

    def _last(self) -> str:
        """Return the last answer that holds, of who answers here: not what others said since."""
        holding = [
            one
            for one in self._desk.log()
            if one.standing == "holds" and one.answer != "undo" and one.decided_by == self._desk.by
        ]
        return max(holding, key=lambda one: one.line).decision_id if holding else ""

    def wider(self, body: Body) -> Shown:
        """Say what an answer on all labels like one would touch."""
        reach = body.get("reach")
        if reach not in _REACHES:
            raise InputError(f"`{reach}` is none of {', '.join(_REACHES)}.")
        found = self._desk.reach(_line(body.get("line")), reach)
        if found.problem:
            raise InputError(found.problem)
        return reach_shown(found, self._forces())

    def wider_rows(self, body: Body) -> Shown:
        """Say what the lines on all labels like one make of some of the replies they touch."""
        files = body.get("files")
        if not isinstance(files, list) or len(files) > _MOST_LINES:
            raise InputError("Files are wanted.")
        lines = [_line(one) for one in _listed(body.get("lines"))]
        wider = self._desk.wider_in(lines, [_text(one) for one in files])
        if wider.problem:
            raise InputError(wider.problem)
        return wider_shown(wider, self._forces())

    def _forces(self) -> dict[str, str]:
        return {line.force_id: line.force for line in self._desk.queue()}

    def cut(self, body: Body) -> Shown:
        """Read the cells of a page inside lines."""
        page = body.get("page")
        if not isinstance(page, int) or page < 1:
            raise InputError("A page is a number from 1.")
        xs, ys = _measures(body.get("xs")), _measures(body.get("ys"))
        table = self._papers.cut(_text(body.get("file", "")), page, xs, ys)
        return {"rows": [list(row) for row in grid_of(table)]}

    def sign(self, body: Body) -> Shown:
        """Keep what a second person says of an answer."""
        verdicts: dict[object, Verdict] = {one: one for one in get_args(Verdict)}
        verdict = verdicts.get(body.get("verdict"))
        if verdict is None:
            raise InputError(f"An answer is {', '.join(map(str, verdicts))}.")
        signatures = self._desk.sign(
            _text(body.get("decision_id")),
            verdict,
            by=_text(body.get("by", "")),
            because=_text(body.get("because", "")),
        )
        return {
            "signatures": [one._asdict() for one in signatures_of(signatures)],
            "tally": tally_of(self._desk.log()),
        }

    def evidence(self, body: Body) -> Shown:
        """Return what speaks for an answer of the log."""
        seen = self._evidence.of(_text(body.get("decision_id")))
        if seen is None:
            raise InputError("decisions.csv has no such line any more.")
        return asdict(seen)

    def finish(self, _body: Body) -> Shown:
        """Write the outputs."""
        dataset = self._desk.finish()
        left = len(dataset.review)
        asked = f"{left} question{'' if left == 1 else 's'} left" if left else "nothing is asked"
        return {"text": f"The outputs are written; {asked}."}


def answering(function: Callable[[Body], Shown]) -> Callable[[Request], Any]:
    """Return an endpoint that hands on the object of a request; what it cannot do is told."""

    async def answered(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            return JSONResponse({"problem": "This takes JSON."}, 415)
        try:
            body = await request.json()
            if not isinstance(body, dict):
                raise InputError("An object is wanted.")
            return JSONResponse(await run_in_threadpool(function, body))
        except (ValueError, RecursionError):
            return JSONResponse({"problem": "That is no JSON."}, 400)
        except FoiCompareError as error:
            return JSONResponse({"problem": str(error)}, 409)

    return answered


def _taken(answered: Answered) -> Shown:
    """Return what an answer came to, in words and rows.

    Raises:
        InputError: it was not taken.

    """
    if answered.problem:
        raise InputError(answered.problem)
    settles = answered.preview.settles
    numbers = f"{settles} number{'' if settles == 1 else 's'} settled."
    rows = len(answered.preview.rows)
    changed = f"{rows} row{'' if rows == 1 else 's'} of comparison.csv changed." if rows else ""
    others = answered.behind
    behind = f"{others} more repl{'y follows' if others == 1 else 'ies follow'}." if others else ""
    told = ("Taken.", numbers if settles else "", changed, behind)
    return {
        "decision_ids": list(answered.decision_ids),
        "text": " ".join(filter(None, told)),
        "next": page_addresses.of_question(answered.next_id) if answered.next_id else "",
        "preview": preview_shown(answered.preview),
    }


def _since(body: Body) -> Since:
    """Return what the page had before it that asks."""
    heard = body.get("heard", 0)
    if not isinstance(heard, int):
        raise InputError("What a page has heard of is a number.")
    return Since(heard, _line(body.get("asked", {})))


def _listed(given: object) -> list[object]:
    if not isinstance(given, list) or not 0 < len(given) <= _MOST_LINES:
        raise InputError("There are no lines to be taken.")
    return given


def _line(given: object) -> dict[str, str]:
    if not isinstance(given, dict):
        raise InputError("A line of decisions.csv is wanted.")
    return {name: _text(text) for name, text in given.items() if name in _TAKEN}


def _text(given: object) -> str:
    if not isinstance(given, str) or len(given) > _LONGEST:
        raise InputError("A text is wanted, and not a long one.")
    return given


def _cells(body: Body) -> tuple[tuple[str, ...], ...]:
    rows = body.get("cells", [])
    if not isinstance(rows, list) or len(rows) > _MOST_CELLS:
        raise InputError(f"A table has rows, {_MOST_CELLS} at most.")
    return tuple(_row(row) for row in rows)


def _row(given: object) -> tuple[str, ...]:
    if not isinstance(given, list) or len(given) > _MOST_CELLS:
        raise InputError(f"A row has cells, {_MOST_CELLS} at most.")
    return tuple(_text(cell) for cell in given)


def _measures(given: object) -> tuple[float, ...]:
    if not isinstance(given, list) or len(given) > _MOST_CELLS:
        raise InputError("Lines stand at numbers.")
    if not all(isinstance(one, int | float) and 0 <= one < 1e6 for one in given):
        raise InputError("Lines stand at numbers.")
    return tuple(float(one) for one in given)
