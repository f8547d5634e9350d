"""A page of pdfplumber's that keeps of each character what words are made of, and no more."""

from __future__ import annotations

from typing import Any, Self

from pdfminer.layout import LTChar
from pdfplumber.page import Page  # noqa: TID253 - this module is itself loaded where it is needed


class LeanPage(Page):  # type: ignore[misc] # pdfplumber has no types
    """Reads what a page of pdfplumber's reads, but for the colours and fonts of its characters.

    To look these up takes a third of the time that pdfplumber needs for a page.
    """

    @classmethod
    def of(cls, page: Page) -> Self:
        """Return the page of a document as a lean one."""
        return cls(page.pdf, page.page_obj, page.page_number, page.initial_doctop)

    def process_object(self, obj: Any) -> dict[str, Any]:  # noqa: ANN401 - pdfminer has no types
        """Return an object of the page as pdfplumber has it."""
        if not isinstance(obj, LTChar):
            other: dict[str, Any] = super().process_object(obj)
            return other
        left, above = self.mediabox[:2]
        top, bottom = (self.height - y + above for y in (obj.y1, obj.y0))
        return {
            "object_type": "char",
            "page_number": self.page_number,
            "text": obj.get_text(),
            "upright": obj.upright,
            "size": obj.size,
            "x0": obj.x0 + left,
            "x1": obj.x1 + left,
            "top": top,
            "bottom": bottom,
            "doctop": self.initial_doctop + top,
            "width": obj.width,
            "height": obj.height,
        }
