"""Where the pages of the review stand; every name is quoted."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode


def of_question(review_id: str, narrowed: str = "") -> str:
    """Return the address of a question; `narrowed` is the query that the queue is narrowed by."""
    return f"/q/{quote(review_id, safe='')}{narrowed}"


def of_next(review_ids: Iterable[str], narrowed: str = "") -> str:
    """Return the address that leads to the first of some questions that is still asked."""
    return f"/on/{quote('.'.join(review_ids), safe='')}{narrowed}"


def of_number(observation_id: str) -> str:
    """Return the address of a number."""
    return f"/n/{quote(observation_id, safe='')}"


def of_document(file: str, part: str = "", row: int = 0) -> str:
    """Return the address of a document, at one of its parts and a row of its table."""
    told = ({"part": part} if part else {}) | ({"row": str(row)} if row else {})
    return f"/d/{quote(file)}{'?' if told else ''}{urlencode(told)}"


def of_file(file: str) -> str:
    """Return the address at which something is said of a whole document."""
    return f"/f/{quote(file)}"


def of_picture(file: str, page: int, scale: float, boxed: str = "") -> str:
    """Return the address of the picture of a page; `boxed` is a decision whose numbers it boxes."""
    asked = {"scale": f"{scale:g}"} | ({"boxed": boxed} if boxed else {})
    return f"/picture/{page}/{quote(file)}?{urlencode(asked)}"


def narrowed(**to: str) -> str:
    """Return the query of a queue that is narrowed to a force, a kind or a file."""
    chosen = {name: text for name, text in to.items() if text}
    return f"?{urlencode(chosen)}" if chosen else ""
