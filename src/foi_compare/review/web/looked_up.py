"""The documents that claims of the sample are looked up in, as the page shows them."""

from __future__ import annotations

from contextlib import suppress

from foi_compare.audit.claims import Claim
from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Observation, Reply
from foi_compare.pictures import Drawing
from foi_compare.review.desk import Desk
from foi_compare.review.evidence.pages import Pages
from foi_compare.review.evidence.shown_documents import (
    DocumentView,
    document_view,
    with_numerals_placed,
)
from foi_compare.review.evidence.views import PageView
from foi_compare.review.web.showing import page_addresses
from foi_compare.review.web.showing.document_pane import SCALE, page_number
from foi_compare.review.web.showing.log_entries import drawing_of
from foi_compare.review.web.showing.sampled import (
    NOWHERE,
    PaperView,
    Spot,
    alike_in,
    boxes_on,
    leaves_of,
    parts_of,
    spot_of,
)

_NUMBER = "number-"  # before the identifier of an observation, in that of a claim


class LookedUp:
    """Finds the documents of claims, without anything that was made of them."""

    def __init__(self, desk: Desk, papers: Pages) -> None:
        """Take the desk, and the documents that it is about."""
        self._desk = desk
        self._papers = papers

    def is_there(self, claim: Claim) -> bool:
        """Return whether the file of a claim is still the one that it was drawn from."""
        inputs = self._desk.dataset.batch.inputs
        return any(one.name == claim.file and claim.sha256 in {"", one.sha256} for one in inputs)

    def papers(self, claim: Claim) -> tuple[PaperView, ...]:
        """Return the document of a claim; for what a reply says, all documents of the reply."""
        spot = self._spot(claim)
        files: tuple[str, ...] = (claim.file,)
        if claim.kind == "disposition":
            files = tuple(dict.fromkeys((claim.file, *self._beside(claim.file))))
        return tuple(self._paper(file, spot) for file in files)

    def question(self, claim: Claim) -> tuple[str, str]:
        """Return the number and the text of the question that is asked about; '' where none is."""
        if claim.kind != "disposition":
            return "", ""
        own = self._replies(claim.file)
        asked = (one for reply in own for one in reply.questions if one.number == claim.subject)
        return claim.subject, next((one.text for one in asked), "")

    def counted_alike(self, claim: Claim) -> tuple[str, ...]:
        """Return in what rows are alike that a number counts; () where it is printed itself."""
        number = self._number(claim)
        if number is None or not number.counted:
            return ()
        return tuple(alike_in((name for name, _ in number.breakdown), number.series))

    def evidence(self, claim: Claim) -> tuple[str, str]:
        """Return the addresses of the place of a claim and of its picture; '' where none is."""
        if not self.is_there(claim):
            return "", ""
        number, spot = self._number(claim), self._spot(claim)
        place = page_addresses.of_document(claim.file, spot.part)
        if number is not None:
            place = page_addresses.of_number(number.observation_id)
        view = self._view(claim.file)
        is_page = view is not None and view.is_paged and spot.part in view.parts
        return place, f"/audit/picture/{claim.claim_id}" if is_page else ""

    def cut_out(self, claim: Claim) -> bytes:
        """Return the place of a claim as a picture, cut out of its page and boxed.

        Raises:
            UnreadableDocumentError: it stands on no page that can be shown.

        """
        view, spot = self._view(claim.file), self._spot(claim)
        if view is None or not view.is_paged or not self.is_there(claim):
            raise UnreadableDocumentError(claim.file, "it has no pages.", "Open the file itself.")
        number = page_number(spot.part)
        boxes = boxes_on(self._page(view, number, spot), spot)
        drawing = drawing_of(boxes) if boxes else Drawing()
        return self._papers.picture(view.name, number, scale=SCALE, drawing=drawing).png

    def _spot(self, claim: Claim) -> Spot:
        number = self._number(claim)
        return spot_of(claim, number.evidence if number is not None else "")

    def _number(self, claim: Claim) -> Observation | None:
        if claim.kind != "number":
            return None
        name = claim.claim_id.removeprefix(_NUMBER)
        numbers = self._desk.dataset.observations
        return next((one for one in numbers if one.observation_id == name), None)

    def _replies(self, file: str) -> list[Reply]:
        replies = (read.reply for read in self._desk.dataset.replies)
        return [one for one in replies if file in one.files]

    def _beside(self, file: str) -> list[str]:
        """Return the files of the reply that one is of."""
        return [other for reply in self._replies(file) for other in reply.files]

    def _paper(self, file: str, spot: Spot) -> PaperView:
        view = self._view(file)
        if view is None:
            return PaperView(file=file, note="This file could not be read.")
        try:
            if not view.is_paged:
                return PaperView(file=file, parts=parts_of(view, spot))
            number = page_number(spot.part)
            picture = self._papers.picture(view.name, number, scale=SCALE)
            shown = self._page(view, number, spot) if spot != NOWHERE else None
            size = (picture.width, picture.height)
            return PaperView(file=file, leaves=leaves_of(view, size, spot, shown))
        except UnreadableDocumentError as error:
            return PaperView(file=file, note=str(error))

    def _page(self, view: DocumentView, number: int, spot: Spot) -> PageView:
        """Return a page; where its numerals stand is looked for outside of tables alone."""
        page = view.page(number)
        if spot.table:
            return page
        return with_numerals_placed(page, self._papers.words(view.name, number))

    def _view(self, file: str) -> DocumentView | None:
        """Return a document with nothing that was made of it, nor what a person typed."""
        with suppress(UnreadableDocumentError):
            return document_view(self._papers.document(file), (), ())
        return None
