"""The headings of a letter, and what each of them opens."""

from __future__ import annotations

from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.letter_walk.walk_tables import owners, table_name
from foi_compare.interpret.numbered_lines.list_roles import PART
from foi_compare.text import fold_space

_TITLE_WORDS = 10


def read_heading(walk: Walk, segment: Segment, folded: str) -> bool:
    """Handle headings that say which section begins; False where it is none."""
    if segment.listed:
        return False
    marked = segment.marker is not None and segment.marker.numbers
    book = walk.book
    if not marked and book.whole("request_heading", folded):
        _open(walk, segment, "request")
        return True
    if not marked and book.whole("response_heading", folded):
        if walk.section == "head" and (walk.letter_ahead or (not walk.parts and walk.number_ahead)):
            walk.put(segment, "letterhead")  # the title of the sheet or page, not the answer
            return True
        _open(walk, segment, "response")
        return True
    if book.whole("closing_heading", folded) and _closes(walk, segment):
        return True
    if not marked and book.whole("clarification_heading", folded):
        _dialogue_opens(walk, segment)
        return True
    if book.whole("legal_heading", folded) and walk.section == "response":
        walk.put(segment, "legal", walk.asked.current)
        return True
    return _marked_heading(walk, segment) or _titled(walk, segment, folded)


def _closes(walk: Walk, segment: Segment) -> bool:
    """Handle the heading of how to complain; above all that is asked it is the letter's title."""
    ahead = walk.letter_ahead or walk.request_later or walk.heading_ahead
    if walk.section == "head" and ahead:
        walk.put(segment, "letterhead")
        return True
    if walk.section == "request" and not walk.asked.slots:
        return False
    walk.section = "closed"
    walk.put(segment, "heading")
    return True


def _titled(walk: Walk, segment: Segment, folded: str) -> bool:
    """Handle a short line that names a question: `Table 1 (question 3)`."""
    if walk.section in {"head", "quoted"} or segment.marker is not None:
        return False
    title = _title(segment)
    owned = owners(title, walk.asked, walk.promises) if title else ()
    if not owned:
        return _opens_annex(walk, segment, title)
    if any(walk.book.has(group, folded) for group in ("not_held", "refused", "nil", "see_other")):
        return False
    if walk.section == "request" and walk.words.asks(segment):
        return False
    walk.section = "response"
    walk.asked.current = owned
    whole = title == fold_space(segment.text)
    walk.put(segment, "heading" if whole else "answer", walk.asked.current)
    return True


def _opens_annex(walk: Walk, segment: Segment, title: str) -> bool:
    """Handle the heading of an annex that no answer points to: it goes on with no question.

    Above a numbered answer yet to come it is a table of the answer before it.
    """
    printed = segment.kind == "heading" or segment.bold
    if walk.section != "response" or walk.number_ahead or not printed or not table_name(title):
        return False
    walk.asked.current = ()
    walk.put(segment, "heading")
    return True


def _title(segment: Segment) -> str:
    """Return a segment that is one short line, or its first line if that names a table, else ''."""
    first = fold_space(segment.text.lstrip().split("\n", 1)[0])
    text = first if table_name(first) else fold_space(segment.text)
    short = len(text.split()) <= _TITLE_WORDS and not text.endswith((".", "?"))
    return text if short and (not text.endswith(":") or table_name(text)) else ""


def _dialogue_opens(walk: Walk, segment: Segment) -> None:
    """Set what is asked back and replied in between aside until the answers begin."""
    if walk.section in {"request", "head", "clarified"}:
        walk.section, walk.explicit = "clarified", True
    walk.put(segment, "heading")


def _open(walk: Walk, segment: Segment, section: str) -> None:
    if section == "request" and walk.section in {"response", "closed"}:
        walk.asked.current = ()
        walk.asked.base = ""
    if section == "response":
        walk.begin_response()
    walk.section = section
    walk.explicit = True
    walk.put(segment, "heading", walk.asked.current if section == "response" else ())


def _marked_heading(walk: Walk, segment: Segment) -> bool:
    """Handle `Question 2` or `Response 2:` with nothing behind it."""
    marker = segment.marker
    if marker is not None and marker.kind == PART:
        walk.put(segment, "heading")
        walk.asked.current = ()
        return True
    if marker is None or segment.body.strip() or marker.kind == "bullet":
        return False
    if marker.kind == "bare":
        return False
    if marker.kind == "answer":
        walk.section = "response"
        walk.explicit = True
        if marker.numbers:
            walk.asked.current = walk.asked.cite(marker.numbers)
        walk.put(segment, "heading", walk.asked.current)
        return True
    if not marker.numbers:
        return False
    answered = walk.section == "response" and walk.asked.seen(marker.numbers)
    if answered and walk.answered_unasked(marker.numbers):
        answered = False  # the answer stood before its question
        walk.section = "request"
    if marker.asking and len(marker.numbers) == 1 and not walk.asked.filled(marker.numbers):
        walk.section, answered = "request", False
    if answered or len(marker.numbers) > 1:
        walk.section = "response"
        walk.asked.current = walk.asked.cite(marker.numbers)
    else:
        walk.section = "request" if walk.section in {"head", "request"} else walk.section
        walk.asked.current = walk.asked.cite(marker.numbers)
        walk.answered = False
        walk.run += 1
    walk.put(segment, "heading", walk.asked.current)
    return True
