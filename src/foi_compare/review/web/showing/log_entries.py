"""The lines of decisions.csv to the entries of the log."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from foi_compare.model import Box
from foi_compare.pictures import Drawing, Mark
from foi_compare.review.asked.seen import LogEntry
from foi_compare.review.asked.signing import Signature, is_questioned
from foi_compare.review.web.showing import page_addresses
from foi_compare.review.web.showing.document_pane import name_of

_NUMBERS_SHOWN = 6
_SCALE = 1.5
_SCALE_OF_WHOLE = 1.0
_AROUND = 30.0  # points above and below
_WIDEST = 14_400.0  # points; no page is wider
_STRUCK = frozenset({"undone", "replaced"})
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
    picture: str
    alt: str
    signatures: tuple[SignatureView, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it is obeyed, or waits: what was taken back needs no second look."""
        return self.style not in _STRUCK


def tally_of(entries: Iterable[LogEntry]) -> str:
    """Return how many of the answers that stand a second person has looked at."""
    standing = [one for one in entries if one.standing not in _STRUCK]
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


def entries_of(entries: Iterable[LogEntry], paged: frozenset[str]) -> tuple[EntryView, ...]:
    """Return the entries, the newest first; `paged` are files whose pages can be shown."""
    return tuple(_entry(one, paged) for one in sorted(entries, key=lambda one: -one.line))


def _entry(one: LogEntry, paged: frozenset[str]) -> EntryView:
    shown = one.numbers[:_NUMBERS_SHOWN]
    by = f"by {one.decided_by}" if one.decided_by else "not signed"
    evidence = [(name_of(n), page_addresses.of_number(n.observation_id)) for n in shown]
    evidence += [(f"{n.text}: set aside", "") for n in one.set_aside[:_NUMBERS_SHOWN]]
    style = one.standing if one.standing in _STRUCK or one.standing == "holds" else "open"
    picture, alt = _picture(one, paged)
    return EntryView(
        line=one.line,
        decision_id=one.decision_id,
        kind=one.kind,
        force=one.force or one.force_id,
        file=one.file,
        address=page_addresses.of_document(one.file),
        who=", ".join(filter(None, (by, one.decided_on))),
        asked=one.asked or f"On {one.kind}",
        answer=one.answer,
        detail="" if one.detail == f"name={one.answer}" else one.detail,
        note=one.note,
        standing=_standing(one),
        style=style,
        problem=one.problem,
        evidence=tuple(evidence),
        more=max(len(one.numbers) - _NUMBERS_SHOWN, 0),
        picture=picture,
        alt=alt,
        signatures=signatures_of(one.signatures),
    )


def _picture(one: LogEntry, paged: Collection[str]) -> tuple[str, str]:
    """Return the address of the picture that shows what was answered, and what it shows.

    An answer about a whole file, its force or its day, is seen on its first page.
    """
    place, boxes = boxed(one, paged)
    if boxes:
        address = page_addresses.of_picture(*place, _SCALE, boxed=one.decision_id)
        return address, "The page of the document, with the numbers of this answer boxed"
    if one.file in paged:
        return page_addresses.of_picture(
            one.file, 1, _SCALE_OF_WHOLE
        ), "The first page of the document"
    return "", ""


def boxed(one: LogEntry, paged: Collection[str]) -> tuple[tuple[str, int], tuple[Box, ...]]:
    """Return the first page with numbers that an answer is about, and where they stand on it.

    Args:
        one: the answer.
        paged: the files whose pages can be shown.

    """
    places = [(n.file, n.place) for n in one.numbers] + [(n.file, n.place) for n in one.set_aside]
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
    by = f" by {one.by_line}" if one.by_line else ""
    return f"{one.standing}{by}"
