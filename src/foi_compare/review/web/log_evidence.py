"""An answer of the log to what a second person is shown of it: its place, and why it was wanted."""

from __future__ import annotations

from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Box, Observation, Place, SetAside
from foi_compare.pictures import Drawing
from foi_compare.review.asked.seen import LogEntry
from foi_compare.review.desk import Desk
from foi_compare.review.web.panes import Panes
from foi_compare.review.web.showing.excerpts import excerpt_of
from foi_compare.review.web.showing.log_entries import (
    EvidenceView,
    boxed,
    drawing_of,
    in_words,
    of_page,
)


class LogEvidence:
    """Puts together what speaks for answers, one at a time, as they come into sight."""

    def __init__(self, desk: Desk, panes: Panes) -> None:
        """Take the desk, and its documents."""
        self._desk = desk
        self._panes = panes

    def of(self, decision_id: str) -> EvidenceView | None:
        """Return what is shown of an answer; None where there is none of that name."""
        entry = self._entry(decision_id)
        if entry is None:
            return None
        seen = self._seen(entry)
        reason = self._desk.reason(decision_id) if entry.standing == "holds" else None
        return in_words(seen, reason) if reason is not None else seen

    def drawing(self, decision_id: str) -> Drawing | None:
        """Return what is drawn over the page of an answer; None where nothing of it is there."""
        entry = self._entry(decision_id)
        boxes = self._boxed(entry)[1] if entry is not None else ()
        return drawing_of(boxes) if boxes else None

    def _entry(self, decision_id: str) -> LogEntry | None:
        entries = (one for one in self._desk.log() if one.decision_id == decision_id)
        return next(iter(reversed(list(entries))), None)

    def _boxed(self, entry: LogEntry) -> tuple[tuple[str, int], tuple[Box, ...]]:
        """Return the page on which an answer is seen, and where on it."""
        files = {one.file for one in _marked(entry)}
        found = boxed(entry, frozenset(filter(self._panes.is_paged, files)))
        return found if found[1] else self._panes.page_of_passage(entry.files, entry.passages)

    def _seen(self, entry: LogEntry) -> EvidenceView:
        """Return the picture of its page, or what stands there in a file without pages.

        An answer about a whole file, its force or its day, is seen where the file begins.
        """
        try:
            (file, page), boxes = self._boxed(entry)
        except UnreadableDocumentError:
            return EvidenceView()
        if boxes:
            return of_page(file, page, entry.decision_id)
        file, place = self._place(entry)
        if not file:
            return EvidenceView()
        if self._panes.is_paged(file):
            return of_page(file, 1)
        pane = self._panes.pane(file, place, _marked(entry), entry.passages)
        return EvidenceView(blocks=excerpt_of(pane.blocks))

    def _place(self, entry: LogEntry) -> tuple[str, Place | None]:
        """Return the file that an answer is seen in, and where; None where it is of all of it."""
        for one in _marked(entry):
            return one.file, one.place
        said = self._panes.said(entry.files, entry.passages)
        return (said[0], Place(part=said[1], row=said[2])) if said else (entry.file, None)


def _marked(entry: LogEntry) -> tuple[Observation | SetAside, ...]:
    return (*entry.numbers, *entry.about, *entry.set_aside)
