"""The questions of the desk to the rows and facets of the queue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from foi_compare.review.asked.seen import CauseLine, Facets, Progress
from foi_compare.review.asked.seen import Facet as Counted
from foi_compare.review.web.showing import page_addresses
from foi_compare.review.web.showing.template_views import Facet, FacetRow, ProgressView, QueueRow

_NAMES = ("force", "kind", "file")
_QUESTION_END = "? "
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_HOW_TO = "Write "


def parted(ask: str) -> tuple[str, str]:
    """Return the question of an `ask`, and what stands behind it but how to write an answer.

    The page is the form of the answer.
    """
    question, end, rest = ask.partition(_QUESTION_END)
    if not end:
        return ask, ""
    kept = (one for one in _SENTENCE_END.split(rest) if not one.startswith(_HOW_TO))
    return question + end.strip(), " ".join(kept).strip()


def queue_row(line: CauseLine) -> QueueRow:
    """Return a question as a row of the queue."""
    return QueueRow(
        review_id=line.review_id,
        kind=line.kind,
        force=line.force or line.force_id or "which force?",
        where=where(line.file, line.page),
        headline=parted(line.ask)[0],
        settles=line.settles,
        answered=bool(line.answered),
    )


def where(file: str, page: str) -> str:
    """Return a place in words."""
    at = f"page {page}" if page.isdigit() else page
    return ", ".join(filter(None, (file, at)))


def facets_of(facets: Facets, chosen: Mapping[str, str]) -> tuple[Facet, ...]:
    """Return what the queue may be narrowed to, each value with the address that does it."""
    titles = ("Force", "Kind", "File")
    return tuple(
        Facet(name=title, rows=tuple(_rows(name, values, chosen)))
        for name, title, values in zip(_NAMES, titles, facets, strict=True)
        if values
    )


def _rows(name: str, values: Iterable[Counted], chosen: Mapping[str, str]) -> Iterable[FacetRow]:
    for one in values:
        is_chosen = chosen.get(name) == one.value
        then = dict(chosen) | {name: "" if is_chosen else one.value}
        yield FacetRow(
            text=one.name or one.value or "none",
            count=one[2],  # a named tuple has a method `count`
            address=f"/{page_addresses.narrowed(**then)}",
            chosen=is_chosen,
        )


def progress_of(progress: Progress) -> ProgressView:
    """Return how far the person has come, in numbers."""
    return ProgressView(
        forces_done=len(progress.ready),
        forces=len(progress.replied),
        answered=progress.answered,
        causes=progress.causes,
        catching_up=progress.catching_up,
        problem=progress.problem,
        apart=progress.apart,
    )
