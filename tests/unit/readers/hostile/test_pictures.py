"""Pictures of which nothing could be made out: an error with its limit, and never a pass."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from foi_compare.errors import TooLargeError
from foi_compare.readers import read_source
from hostile import pdf_of, wide_scan
from reading import source


@pytest.mark.parametrize("size", [(30_000, 300), (300, 30_000)])
def test_a_scan_of_thirty_thousand_pixels_is_refused(size: tuple[int, int]):
    with pytest.raises(TooLargeError, match=r"a\.png: .* 30,000 pixels long: .* 15,000 .* Cut it"):
        read_source(source("a.png", wide_scan(*size)))


def test_a_scan_of_more_pixels_than_a_sheet_has_is_refused():
    with pytest.raises(TooLargeError, match=r"more than 120,000,000 pixels\. Cut it"):
        read_source(source("a.png", wide_scan(12_000, 12_000)))


def test_a_picture_of_a_hundred_pages_and_one_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("foi_compare.readers.by_format.scan.PICTURES", 0)
    stream = io.BytesIO()
    Image.new("1", (40, 40), 1).save(stream, "TIFF")
    with pytest.raises(TooLargeError, match=r"more than 0 pages\. Cut it"):
        read_source(source("a.tiff", stream.getvalue()))


def test_a_page_too_long_to_be_looked_at_is_refused():
    data = pdf_of(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400 14400] >>")
    with pytest.raises(TooLargeError, match=r"page 1 is a picture of 200 by 200 inches.* Cut it"):
        read_source(source("a.pdf", data))
