"""The lines of decisions.csv to the entries of the log."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from foi_compare.model import Box
from foi_compare.pictures import Drawing, Mark
from foi_compare.review.asked.seen import LogEntry, Preview, Reason
from foi_compare.review.asked.signing import Signature, is_questioned
from foi_compare.review.web.showing import page_addresses
from foi_compare.review.web.showing.document_pane import name_of
from foi_compare.review.web.showing.template_views import FlowBlock

_NUMBERS_SHOWN = 6
_SCALE = 1.5
_SCALE_OF_WHOLE = 1.0
_AROUND = 30.0  # points above and below
_WIDEST = 14_400.0  # points; no page is wider
_STRUCK = frozenset({"undone", "replaced"})
_SETTLED = frozenset({*_STRUCK, "undo"})  # needs no second look
_ASKED_SHOWN = 4
_BEFORE_SHOWN = 3
_SAID = {"signed_off": "Signed off", "questioned": "Questioned"}


class SignatureView(NamedTuple):
    """What a second person says of an answer, in words, and of which kind it is."""

    text: str
    by: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One answer with who gave it, to what, and the numbers that obey it."""

    line: int
    decision_id: str
    kind: str
    force: str
    file: str
    address: str
    who: str
    asked: str
    answer: str
    detail: str
    note: str
    standing: str
    style: str
    problem: str
    evidence: tuple[tuple[str, str], ...]
    more: int
    undid: tuple[tuple[int, str], ...] = ()
    signatures: tuple[SignatureView, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it is obeyed, or waits: what was taken back needs no second look."""
        return self.style not in _SETTLED


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """What speaks for an answer: its place, what was asked and why, and what it settled.

    The place is a picture of a page, or the blocks of a document without pages.
    """

    picture: str = ""
    alt: str = ""
    blocks: tuple[FlowBlock, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()
    settled: str = ""
    before: tuple[str, ...] = ()


def tally_of(entries: Iterable[LogEntry]) -> str:
    """Return how many of the answers that stand a second person has looked at."""
    standing = [one for one in entries if one.standing not in _SETTLED]
    questioned = sum(is_questioned(one.signatures) for one in standing)
    signed = sum(bool(one.signatures) for one in standing) - questioned
    return f"{signed} of {len(standing)} signed off, {questioned} questioned"


def signatures_of(signatures: Iterable[Signature]) -> tuple[SignatureView, ...]:
    """Return signatures in words."""
    return tuple(
        SignatureView(
            text=f"{_SAID[one.verdict]} by {one.by}, {one.on}"
            + (f": {one.because}" if one.because else ""),
            by=one.by,
            style=one.verdict,
        )
        for one in signatures
    )


def entries_of(entries: Iterable[LogEntry]) -> tuple[EntryView, ...]:
    """Return the entries, the newest first."""
    return tuple(map(_entry, sorted(entries, key=lambda one: -one.line)))


def _entry(one: LogEntry) -> EntryView:
    shown = one.numbers[:_NUMBERS_SHOWN]
    by = f"by {one.decided_by}" if one.decided_by else "not signed"
    evidence = [(name_of(n), page_addresses.of_number(n.observation_id)) for n in shown]
    evidence += [(f"{n.text}: set aside", "") for n in one.set_aside[:_NUMBERS_SHOWN]]
    style = one.standing if one.standing in {*_SETTLED, "holds"} else "open"
    return EntryView(
        line=one.line,
        decision_id=one.decision_id,
        kind=one.kind,
        force=one.force or one.force_id,
        file=one.file,
        address=page_addresses.of_document(one.file),
        who=", ".join(filter(None, (by, one.decided_on))),
        asked="Takes an answer back" if one.standing == "undo" else one.asked or f"On {one.kind}",
        answer=one.answer,
        detail="" if one.detail == f"name={one.answer}" else one.detail,
        note=one.note,
        standing=_standing(one),
        style=style,
        problem=one.problem,
        evidence=tuple(evidence),
        more=max(len(one.numbers) - _NUMBERS_SHOWN, 0),
        undid=one.undid,
        signatures=signatures_of(one.signatures),
    )


def of_page(file: str, page: int, decision_id: str = "") -> EvidenceView:
    """Return a page as what is seen of an answer, boxed where that stands on it."""
    if not decision_id:
        address = page_addresses.of_picture(file, page, _SCALE_OF_WHOLE)
        return EvidenceView(picture=address, alt="The first page of the document")
    return EvidenceView(
        picture=page_addresses.of_picture(file, page, _SCALE, boxed=decision_id),
        alt="The page of the document, with what this answer is about boxed",
    )


def in_words(seen: EvidenceView, reason: Reason) -> EvidenceView:
    """Return evidence with what was asked and why, and what the answer settled."""
    shown = [(one.ask, one.reason) for one in reason.asked[:_ASKED_SHOWN]]
    left = len(reason.asked) - len(shown)
    more = [(f"and {left} more like it", "")] if left else []
    return replace(
        seen,
        asked=tuple(shown + more),
        settled=_settled(reason),
        before=() if shown else tuple(_before(reason.made)),
    )


def _settled(reason: Reason) -> str:
    """Return what an answer made of its replies: numbers that wait no more, rows that differ."""
    made = reason.made
    told = [
        f"{made.settles} {_many(made.settles, 'number')} settled" if made.settles else "",
        _rows(made.rows, "comparison.csv"),
        _rows(made.said, "replies.csv"),
    ]
    left = len(made.rows) and reason.left
    others = f", and more in {left} other {'reply' if left == 1 else 'replies'}" if left else ""
    return (", ".join(filter(None, told)) or "nothing that is published") + others


def _rows(rows: Sequence[object], table: str) -> str:
    return f"{len(rows)} {_many(len(rows), 'row')} of {table} changed" if rows else ""


def _many(count: int, what: str) -> str:
    return what if count == 1 else f"{what}s"


def _before(made: Preview) -> Iterable[str]:
    """Yield what numbers were without an answer that nothing asked for."""
    for one in made.changes[:_BEFORE_SHOWN]:
        yield name_of(one.before) if one.before is not None else "set aside"


def boxed(one: LogEntry, paged: Collection[str]) -> tuple[tuple[str, int], tuple[Box, ...]]:
    """Return the first page with numbers that an answer is about, and where they stand on it.

    Args:
        one: the answer.
        paged: the files whose pages can be shown.

    """
    places = [(n.file, n.place) for n in (*one.numbers, *one.about)]
    places += [(n.file, n.place) for n in one.set_aside]
    placed = [
        ((file, at.page), at.box)
        for file, at in places
        if file in paged and at.page and at.box is not None
    ]
    if not placed:
        return ("", 0), ()
    where = placed[0][0]
    return where, tuple(box for there, box in placed if there == where)


def drawing_of(boxes: Sequence[Box]) -> Drawing:
    """Return what is drawn of a page: its numbers boxed, from the left edge to the right one."""
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    around = Box(0.0, max(top - _AROUND, 0.0), _WIDEST, bottom + _AROUND)
    return Drawing(marks=tuple(Mark(box) for box in boxes), cut=around)


def _standing(one: LogEntry) -> str:
    if one.standing == "undo":
        return ""
    by = f" by {one.by or one.by_line}" if one.by_line else ""
    return f"{one.standing}{by}"
