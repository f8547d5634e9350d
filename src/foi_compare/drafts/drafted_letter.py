"""A letter to a force as plain text: whom it is to, what it is about, and what it says."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from foi_compare.deadlines import law_of
from foi_compare.drafts.outputs import Outputs, Record
from foi_compare.text import on_one_line

_WIDTH = 76
_QUESTION_SHOWN = 160  # characters
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Draft(NamedTuple):
    """A letter that may be sent: to which force, of which kind, and its text."""

    force_id: str
    kind: str
    text: str


class Addressed(NamedTuple):
    """A force with what is known of the request to it."""

    force: Record
    replies: Sequence[Record]
    sent: date | None

    @property
    def force_id(self) -> str:
        """The identifier of the force."""
        return self.force["force_id"]

    @property
    def act(self) -> str:
        """The Act under which it answers."""
        return law_of(self.force_id).act

    @property
    def references(self) -> tuple[str, ...]:
        """The references of its replies, each once."""
        return _each_once(one["reference"] for one in self.replies)

    @property
    def dates(self) -> str:
        """The days of its letters, as words; empty where one prints none."""
        days = _each_once(one["date"] for one in self.replies)
        return listed(tuple(map(day_in_words, days)))

    @property
    def request(self) -> str:
        """How the request is called in a sentence."""
        of = f" of {day_in_words(self.sent.isoformat())}" if self.sent else ""
        return f"my request{of} under the {self.act}"


def addressed(outputs: Outputs, force: Record) -> Addressed:
    """Return a force of the outputs as one that is written to."""
    force_id = force["force_id"]
    return Addressed(force, outputs.replies.get(force_id, ()), outputs.sent.get(force_id))


def letter(to: Addressed, kind: str, subject: str, parts: Iterable[str | Sequence[str]]) -> Draft:
    """Return a letter.

    Args:
        to: the force.
        kind: the kind of letter.
        subject: what it is about.
        parts: its paragraphs; one of several lines is a list.

    """
    reference = "; ".join(to.references)
    head = [f"To: {to.force['force']}", *([f"Your reference: {reference}"] if reference else [])]
    body = [
        "\n".join([*head, f"Subject: {on_one_line(subject)}"]),
        "Dear Freedom of Information team,",
        *(_folded(part) for part in parts),
        "Yours faithfully,",
        "[your name]",
    ]
    return Draft(to.force_id, kind, "\n\n".join(body) + "\n")


def day_in_words(day: str) -> str:
    """Return `2025-01-16` as `16 January 2025`; what is no date stays as it is printed."""
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{known.day} {_MONTHS[known.month - 1]} {known.year}"


def listed(words: Sequence[str]) -> str:
    """Return words as `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def place_of(to: Addressed, one: Record, file: str, place: str) -> str:
    """Return where something of a reply stands: `Question 2 (reply.pdf, page 3)`.

    The reference is named where the force has several.
    """
    where = ", ".join(filter(None, (file, place.removeprefix("body, "))))
    question = f"question {one['question']}" if one["question"] else ""
    of = one["reference"] if len(to.references) > 1 else ""
    what = ", ".join(filter(None, (of, question)))
    said = f"{what} ({where})" if what and where else what or where
    return f"{said[:1].upper()}{said[1:]}"


def quoted_question(to: Addressed, one: Record) -> str:
    """Return the question that a row is about in quotation marks; empty where none is printed."""
    same = ("reference", "question")
    texts = [
        reply["question_text"]
        for reply in to.replies
        if all(reply[key] == one[key] for key in same) and reply["question_text"]
    ]
    return f"“{textwrap.shorten(texts[0], _QUESTION_SHOWN, placeholder=' …')}”" if texts else ""


def number(text: str) -> str:
    """Return a number with its thousands parted: `1711` is `1,711`; all else stays as it is."""
    return " ".join(f"{int(word):,}" if word.isdecimal() else word for word in text.split())


def _folded(part: str | Sequence[str]) -> str:
    if isinstance(part, str):
        return textwrap.fill(on_one_line(part), _WIDTH, break_long_words=False)
    return "\n".join(
        textwrap.fill(
            on_one_line(line),
            _WIDTH,
            initial_indent="  ",
            subsequent_indent="    ",
            break_long_words=False,
        )
        for line in part
    )


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))
