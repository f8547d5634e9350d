"""PDFs whose content is packed so well, or so often, that it fills any memory."""

from __future__ import annotations

import zlib

import pytest

from foi_compare.errors import TooLargeError
from foi_compare.limits import LimitPassedError, check_page
from foi_compare.readers import read_source
from foi_compare.readers.pdf_decoding.pdf_streams import check_streams
from hostile import pdf_packed
from reading import source

TOLD = r"a\.pdf: a part of the PDF unpacks to more than 64 MB\. Ask the force for the PDF"


@pytest.fixture(scope="module")
def packed() -> bytes:
    return zlib.compress(b"0 0 m 9 9 l S " * 5_000_000, 9)


def test_content_that_is_packed_twice_is_refused(packed: bytes):
    data = pdf_packed(zlib.compress(packed, 9), times=2)
    assert len(data) < 1500
    with pytest.raises(TooLargeError, match=TOLD):
        read_source(source("a.pdf", data))


def test_content_that_is_packed_nine_times_is_refused(packed: bytes):
    for _ in range(8):
        packed = zlib.compress(packed, 9)
    with pytest.raises(TooLargeError, match=TOLD):
        read_source(source("a.pdf", pdf_packed(packed, times=9)))


def test_content_that_is_packed_once_is_refused_by_what_it_unpacks_to(packed: bytes):
    with pytest.raises(TooLargeError, match=TOLD):
        read_source(source("a.pdf", pdf_packed(packed, times=1)))


def test_content_that_unpacks_to_little_is_let_through():
    content = zlib.compress(zlib.compress(b"0 0 m 9 9 l S " * 50_000))
    check_streams(source("a.pdf", pdf_packed(content, times=2)))


def test_a_page_of_very_many_lines_is_refused_before_they_are_looked_at():
    content = zlib.compress(b"0 0 m 9 9 l S " * 250_001)
    with pytest.raises(TooLargeError, match=r"a\.pdf: a page .* 250,000 lines and runs .* Send"):
        read_source(source("a.pdf", pdf_packed(content, times=1)))


def test_a_page_of_very_many_letters_is_refused():
    with pytest.raises(LimitPassedError, match="250,000 letters"):
        check_page(glyphs=250_001)
