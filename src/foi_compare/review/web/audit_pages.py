"""Blind re-keying: a page for each claim of the sample, what is keyed, and what that tells."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from foi_compare.audit.claims import NO_OUTCOMES, OUTCOMES, Claim, written
from foi_compare.audit.forms import where
from foi_compare.audit.record import Keying, Record, add_keyed, add_settled, read_record
from foi_compare.audit.results import Difference, Results, results_of
from foi_compare.errors import InputError, UnreadableDocumentError
from foi_compare.model import Disposition
from foi_compare.review.desk import Desk
from foi_compare.review.evidence.pages import Pages
from foi_compare.review.web.looked_up import LookedUp
from foi_compare.review.web.screens import environment
from foi_compare.review.web.script_answers import Body, answering
from foi_compare.review.web.showing.comparison_changes import Shown
from foi_compare.review.web.showing.decision_words import meaning
from foi_compare.review.web.showing.rated import (
    NAMES,
    agreement_rows,
    difference_views,
    rate_rows,
    stratum_rows,
)

HOME = "/audit"
_LONGEST = 400
_OTHERS: Mapping[str, str] = {
    "total": "A total of all outcomes",
    "subtotal": "A total of some outcomes",
    "group": "Several outcomes together, under a name of their own",
    "none": "No outcome, or no figure at all",
}
_TABLES: Mapping[str, str] = {
    OUTCOMES: "It counts outcomes of crimes",
    NO_OUTCOMES: "It counts something else, or nothing",
}
_WITH_SECTIONS = frozenset({"partial", "refused", "neither_confirm_nor_deny"})


class Sample(NamedTuple):
    """Where the sample is kept, and who keys it."""

    record: Path
    by: str


class Audit:
    """Shows each claim of a sample to who has not keyed it, and takes what is keyed."""

    def __init__(self, desk: Desk, papers: Pages, sample: Sample) -> None:
        """Take the desk, its documents and the sample of them."""
        self._desk = desk
        self._sample = sample
        self._looked_up = LookedUp(desk, papers)
        self._environment = environment()

    def routes(self) -> list[Route]:
        """Return the addresses of the pages, of their pictures and of what their scripts ask."""
        return [
            Route(HOME, self.next_claim),
            Route(f"{HOME}/results", self.results),
            Route(f"{HOME}/picture/{{claim_id}}", self.picture),
            Route("/api/audit/key", answering(self.key), methods=["POST"]),
            Route("/api/audit/settle", answering(self.settle), methods=["POST"]),
        ]

    async def next_claim(self, request: Request) -> Response:
        """Show the next claim that this person has not keyed, the results where none is left."""
        after = request.query_params.get("after", "")
        return await run_in_threadpool(self._next_claim, after)

    async def results(self, _request: Request) -> Response:
        """Show the rates so far."""
        return await run_in_threadpool(self._results)

    async def picture(self, request: Request) -> Response:
        """Return the place of a claim that this person has keyed, cut out of its page."""
        claim_id = request.path_params["claim_id"]
        try:
            png = await run_in_threadpool(self._picture, claim_id)
        except UnreadableDocumentError as error:
            return PlainTextResponse(f"{error}\n", 404)
        return Response(png, media_type="image/png")

    def key(self, body: Body) -> Shown:
        """Take what is keyed for a claim."""
        claim_id = _text(body, "claim")
        claims = read_record(self._sample.record).open_for(self._sample.by)
        claim = next((one for one in claims if one.claim_id == claim_id), None)
        if claim is None:
            raise InputError("You have keyed this one before; the first answer counts.")
        keyed = self._keyed(claim, body)
        add_keyed(self._sample.record, Keying(claim_id, keyed, self._sample.by), on=_today())
        return {"next": _after(claim_id)}

    def settle(self, body: Body) -> Shown:
        """Take who was right where reading and person differ."""
        claim_id = _text(body, "claim")
        record = read_record(self._sample.record)
        if claim_id not in {one.claim.claim_id for one in self._differences(record)}:
            raise InputError("There is nothing to settle: key it first.")
        add_settled(
            self._sample.record,
            claim_id,
            _text(body, "right"),
            by=self._sample.by,
            on=_today(),
        )
        return {"text": "Kept."}

    def _keyed(self, claim: Claim, body: Body) -> str:
        if claim.kind == "number":
            code = _chosen(body, "code", self._codes(), "Choose what it counts.")
            return written((_text(body, "value"), code, _text(body, "heading")))
        if claim.kind == "disposition":
            words = get_args(Disposition)
            chosen = _chosen(body, "disposition", words, "Choose what the reply says.")
            return written((chosen, _text(body, "sections")))
        return _chosen(body, "table", _TABLES, "Choose what the table counts.")

    def _codes(self) -> Mapping[str, str]:
        codes = self._desk.dataset.batch.codebook.codes
        return {**{one.code: one.short_title or one.title for one in codes}, **_OTHERS}

    def _next_claim(self, after: str) -> Response:
        record = read_record(self._sample.record)
        waiting = record.open_for(self._sample.by)
        ids = [one.claim_id for one in record.drawn]
        start = ids.index(after) + 1 if after in ids else 0
        # One that was skipped comes again after all others.
        turn = {name: (at - start) % len(ids) for at, name in enumerate(ids)}
        for claim in sorted(waiting, key=lambda one: turn[one.claim_id]):
            if self._looked_up.is_there(claim):
                return self._task(record, claim, len(waiting))
        return self._results()

    def _task(self, record: Record, claim: Claim, waiting: int) -> Response:
        papers = self._looked_up.papers(claim)
        return self._page(
            "audit.html",
            claim=claim.claim_id,
            kind=claim.kind,
            title=NAMES[claim.kind],
            papers=papers,
            where=_where(claim, is_marked=any(one.is_marked for one in papers)),
            question=self._looked_up.question(claim),
            alike=self._looked_up.counted_alike(claim),
            codes=self._codes() if claim.kind == "number" else {},
            words=[
                (word, meaning("disposition", word), word in _WITH_SECTIONS)
                for word in get_args(Disposition)
            ],
            tables=_TABLES,
            keyed=len(record.drawn) - waiting,
            drawn=len(record.drawn),
            skip=_after(claim.claim_id),
        )

    def _results(self) -> Response:
        record = read_record(self._sample.record)
        waiting = record.open_for(self._sample.by)
        found = results_of(record)
        own = self._differences(record, found)
        return self._page(
            "audit_results.html",
            drawn=found.drawn,
            keyed=found.keyed,
            waiting=sum(map(self._looked_up.is_there, waiting)),
            gone=sum(not self._looked_up.is_there(one) for one in waiting),
            rates=rate_rows(found),
            strata=stratum_rows(found),
            differences=difference_views(own, _named, self._looked_up.evidence),
            hidden=len(found.differences) - len(own),
            agreements=agreement_rows(found),
        )

    def _differences(self, record: Record, found: Results | None = None) -> list[Difference]:
        """Return the differences on claims that this person has keyed: the others stay blind."""
        waiting = {one.claim_id for one in record.open_for(self._sample.by)}
        every = (found or results_of(record)).differences
        return [one for one in every if one.claim.claim_id not in waiting]

    def _picture(self, claim_id: str) -> bytes:
        record = read_record(self._sample.record)
        waiting = {one.claim_id for one in record.open_for(self._sample.by)}
        for claim in record.drawn:
            if claim.claim_id == claim_id and claim_id not in waiting:
                return self._looked_up.cut_out(claim)
        raise UnreadableDocumentError(claim_id, "it is not shown.", "Key it first.")

    def _page(self, template_name: str, **shown: object) -> Response:
        template = self._environment.get_template(template_name)
        text = template.render(here="audit", progress=None, by=self._sample.by, **shown)
        return HTMLResponse(text)


def _where(claim: Claim, *, is_marked: bool) -> str:
    """Return where a person looks, as far as the mark on the document does not say it."""
    page = claim.page and f"page {claim.page}" if claim.page.isdecimal() else claim.page
    told = "" if is_marked or claim.kind == "disposition" else where(claim)
    return " · ".join(filter(None, (claim.file, page, told)))


def _named(claim: Claim) -> str:
    page = f"page {claim.page}" if claim.page.isdecimal() else claim.page
    place = where(claim) if claim.subject else ""
    return " · ".join(dict.fromkeys(filter(None, (claim.file, page, place))))


def _after(claim_id: str) -> str:
    return f"{HOME}?after={claim_id}"


def _text(body: Body, name: str) -> str:
    text = body.get(name, "")
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise InputError("That is no answer.")
    return text.strip()


def _chosen(body: Body, name: str, words: Container[str], otherwise: str) -> str:
    chosen = _text(body, name)
    if chosen not in words:
        raise InputError(f"`{chosen}` is not among the answers." if chosen else otherwise)
    return chosen


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()
