"""Whether a document is one that this program has written: its outputs are no replies."""

from __future__ import annotations

from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Document, Table

_KEY = "force_id"  # what every output and every export of one has, and no force prints
_NAMES = frozenset(
    {"observation_id", "review_id", "force", "reference", "question", "asked", "measure", "unit"}
    | {"offence", "series", "period_start", "period_end", "breakdown", "code", "code_title"}
    | {"question_text", "disposition", "exemptions", "statement", "flags", "files", "heading"}
    | {"ons_pfa_code", "wdtk_url_name", "status", "replies", "questions_answered", "profile"}
    | {"kind", "ask", "choices", "settles", "label", "check", "severity", "passed", "message"}
    | {"file", "page", "table", "row", "column", "text", "rule", "reason"}
)
_FEWEST = 4  # names of our columns beside each other


def refuse_own(document: Document) -> None:
    """Refuse a document with a table of ours: an output, or an export in whatever form.

    Raises:
        UnreadableDocumentError: it has one.

    """
    for block in document.blocks:
        if isinstance(block, Table):
            heads = {cell.text.strip() for cell in block.cells if cell.row == 0}
            if _KEY in heads and len(heads & _NAMES) >= _FEWEST:
                raise UnreadableDocumentError(
                    document.name,
                    "it holds a table that foi-compare has written, and is no reply.",
                    "Take it out of the inbox.",
                )
