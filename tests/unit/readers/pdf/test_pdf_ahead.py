"""The pages of a PDF come in order, one of them loaded ahead, and none is left open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drawn import painted, source
from foi_compare.readers.pdf_decoding import pdf_ahead
from foi_compare.readers.pdf_decoding.pdf_ahead import pages_of
from foi_compare.readers.pdf_decoding.pdf_pages import Handles, ReadPage, opened

TEXTS = ("one", "two", "three")


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is loaded and closed, in order."""
    events: list[str] = []
    load, close = pdf_ahead.load_page, pdf_ahead.close_page

    def loaded(document: object, index: int) -> Handles:
        events.append(f"load {index}")
        return load(document, index)

    def closed(handles: Handles) -> None:
        events.append("close")
        close(handles)

    monkeypatch.setattr(pdf_ahead, "load_page", loaded)
    monkeypatch.setattr(pdf_ahead, "close_page", closed)
    return events


def three_pages() -> bytes:
    return painted(*(lambda canvas, text=text: canvas.drawString(72, 700, text) for text in TEXTS))


def read_all(complete: Callable[[ReadPage], ReadPage]) -> list[str]:
    with opened(source(three_pages()), "") as document:
        return [read.raw.strip() if read else "" for read in pages_of(document, complete)]


def test_the_pages_come_in_order_and_each_is_closed(watched: list[str]):
    assert read_all(lambda read: read) == list(TEXTS)
    assert watched == ["load 0", "close", "load 1", "close", "load 2", "close"]


def test_a_page_is_completed_before_the_next_one_is_loaded(watched: list[str]):
    def complete(read: ReadPage) -> ReadPage:
        watched.append(f"complete {read.page.number}")
        return read

    read_all(complete)
    assert [event for event in watched if event != "close"] == [
        "load 0", "complete 1", "load 1", "complete 2", "load 2", "complete 3",
    ]  # fmt: skip


def test_whoever_leaves_early_leaves_no_page_open(watched: list[str]):
    with opened(source(three_pages()), "") as document:
        pages = pages_of(document, lambda read: read)
        next(pages)
        pages.close()
    assert watched == ["load 0", "close", "load 1", "close"]


def test_a_page_that_fails_is_closed_and_the_failure_told(watched: list[str]):
    def fails(read: ReadPage) -> ReadPage:
        raise KeyError(read.page.number)

    with opened(source(three_pages()), "") as document, pytest.raises(KeyError):
        list(pages_of(document, fails))
    assert watched == ["load 0", "close"]


def test_a_page_that_cannot_be_loaded_is_told_as_none(monkeypatch: pytest.MonkeyPatch):
    load = pdf_ahead.load_page
    monkeypatch.setattr(
        pdf_ahead, "load_page", lambda d, i: Handles(None, None) if i == 1 else load(d, i)
    )
    assert read_all(lambda read: read) == ["one", "", "three"]
