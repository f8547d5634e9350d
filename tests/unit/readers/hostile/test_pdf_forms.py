"""PDFs whose forms draw themselves or each other: they are refused before a page is loaded."""

from __future__ import annotations

import zlib

import pytest

from foi_compare.errors import TooLargeError
from foi_compare.readers import read_source
from foi_compare.readers.pdf_decoding.pdf_forms import check_forms
from hostile import pdf_of, pdf_of_forms, pdf_whose_form_draws_itself
from reading import source

TOLD = r"a\.pdf: a form of the PDF draws more than 64 MB .* Ask the force for the PDF"


@pytest.mark.parametrize("times", [2, 40])
def test_a_form_that_draws_itself_is_refused(times: int):
    data = pdf_whose_form_draws_itself(times)
    assert len(data) < 1000
    with pytest.raises(TooLargeError, match=TOLD):
        read_source(source("a.pdf", data))


def test_forms_that_draw_each_the_next_twice_are_refused():
    with pytest.raises(TooLargeError, match=TOLD):
        read_source(source("a.pdf", pdf_of_forms(30)))


def test_a_form_that_unpacks_to_more_than_a_page_can_show_is_refused():
    content = zlib.compress(b"0 0 m 9 9 l S " * 5_000_000, 9)
    data = pdf_of(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Type /XObject /Subtype /F#6frm /Filter /FlateDecode /Length %d >> stream\n%s\n"
        b"endstream" % (len(content), content),
    )
    with pytest.raises(TooLargeError, match=TOLD):
        check_forms(source("a.pdf", data), "")


@pytest.mark.parametrize("data", [pdf_of_forms(4), pdf_whose_form_draws_itself(1)])
def test_forms_inside_forms_that_draw_little_are_let_through(data: bytes):
    check_forms(source("a.pdf", data), "")
