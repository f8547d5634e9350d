"""The pages of a PDF one after the other, each loaded while the one before is worked on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from foi_compare.headway import moved
from foi_compare.readers.pdf_decoding.pdf_pages import (
    Handles,
    ReadPage,
    close_page,
    load_page,
    read_page,
)

_TURN = 0.001  # seconds; loading a page takes pdfium one or two thousandths


def pages_of(
    document: Any,  # noqa: ANN401 - pdfium has no types
    complete: Callable[[ReadPage], ReadPage],
    pages: range | None = None,
) -> Generator[ReadPage | None]:
    """Yield every page, completed, and None for one that pdfium cannot load.

    `pages` are those that are wanted, counted from 0, where it is not all of them.

    While the caller works on a page, pdfium loads the next one in a thread; it needs no
    interpreter. It can do one thing at a time only: until the iterator is at its end or closed,
    nobody else may use the document. What needs it for a page has to be done by `complete`.
    """
    pages = range(len(document)) if pages is None else pages
    with ThreadPoolExecutor(max_workers=1) as ahead, _quick_turns():
        loaded = load_page(document, pages.start)
        try:
            for number in range(pages.start + 1, pages.stop + 1):
                read = read_page(loaded, number)
                if read is not None:
                    read = complete(read)
                moved()
                if number == pages.stop:
                    yield read
                    return
                following = ahead.submit(_turn_page, document, loaded, number)
                try:
                    yield read
                finally:
                    loaded = following.result()
        finally:
            close_page(loaded)


def _turn_page(document: Any, loaded: Handles, index: int) -> Handles:  # noqa: ANN401 - as above
    close_page(loaded)
    return load_page(document, index)


@contextmanager
def _quick_turns() -> Iterator[None]:
    """Let the loading thread have its turns at once: it would wait for longer than it works."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)
