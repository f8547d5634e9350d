"""What a second person sees of an answer: its numbers on their page, or the page it is about."""

from __future__ import annotations

from dataclasses import fields

from foi_compare.model import Box, Place
from foi_compare.review.asked.seen import LogEntry
from foi_compare.review.web.showing.log_entries import entries_of
from observing import observation

PAGED = frozenset({"kent.pdf"})


def entry(file: str, **told: object) -> LogEntry:
    content: dict[str, object] = {one.name: "" for one in fields(LogEntry)}
    content |= {"line": 2, "decision_id": "one", "kind": "force", "file": file, "standing": "holds"}
    return LogEntry(**(content | {"numbers": (), "set_aside": (), "signatures": ()} | told))  # type: ignore[arg-type]


def picture(one: LogEntry) -> tuple[str, str]:
    (found,) = entries_of([one], PAGED)
    return found.picture, found.alt


def test_an_answer_about_a_whole_file_shows_its_first_page() -> None:
    assert picture(entry("kent.pdf")) == (
        "/picture/1/kent.pdf?scale=1",
        "The first page of the document",
    )


def test_an_answer_on_numbers_shows_them_boxed_on_their_page() -> None:
    place = Place("page 3", 3, 1, 2, 2, Box(10, 20, 30, 40))
    number = observation("Charged", "3", "1", place=place, file="kent.pdf")
    address, said = picture(entry("kent.pdf", kind="label", numbers=(number,)))
    assert address == "/picture/3/kent.pdf?scale=1.5&boxed=one"
    assert "boxed" in said


def test_what_has_no_pages_has_no_picture() -> None:
    assert picture(entry("kent.docx")) == ("", "")
    assert picture(entry("")) == ("", "")
