"""What would take minutes or all memory is told with its limit; the same, smaller, is read."""

from __future__ import annotations

import base64
import zlib

import pytest

from foi_compare.errors import TooLargeError
from foi_compare.limits import CELLS, Budget, Cells, LimitPassedError, check_conditions
from foi_compare.readers.by_format.archive import unpack
from foi_compare.readers.pdf_decoding.pdf_streams import check_streams
from growing_office import sheet, xlsx
from hostile import pdf_of
from reading import read, source, zipped

PACKED = zlib.compress(b"0 0 m 9 9 l S " * 5_000_000, 9)


def _pdf(filters: bytes, content: bytes) -> bytes:
    return pdf_of(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Filter %s /Length %d >> stream\n%s\nendstream" % (filters, len(content), content),
    )


def _runs(data: bytes) -> bytes:
    pieces = (data[at : at + 128] for at in range(0, len(data), 128))
    return b"".join(bytes([len(piece) - 1]) + piece for piece in pieces) + b"\x80"


@pytest.mark.parametrize(
    ("filters", "content"),
    [
        (b"[/ASCIIHexDecode /FlateDecode]", PACKED.hex().encode() + b">"),
        (b"[/AHx /Fl#61teDecode]", PACKED.hex().encode() + b">"),
        (b"[/ASCII85Decode /FlateDecode]", base64.a85encode(PACKED) + b"~>"),
        (b"[/RunLengthDecode /FlateDecode]", _runs(PACKED)),
    ],
    ids=["hex", "an escaped name", "base 85", "runs"],
)
def test_a_stream_that_is_written_in_another_way_is_measured(filters: bytes, content: bytes):
    with pytest.raises(TooLargeError, match="unpacks to more than 64 MB"):
        check_streams(source("a.pdf", _pdf(filters, content)))
    check_streams(source("a.pdf", _pdf(filters, content[:2000])))


def test_cells_are_counted_over_all_that_is_inside_a_file():
    budget = Budget(100)
    budget.take_cells("a.zip/1.csv", CELLS - 1)
    with pytest.raises(TooLargeError, match=r"a.zip/2.csv: the file in the inbox holds more"):
        budget.take_cells("a.zip/2.csv", 2)
    budget.take_cells("a.zip/3.csv", 1)


def test_a_long_text_in_very_many_cells_is_refused():
    with pytest.raises(LimitPassedError, match="64,000,000 characters"):
        Cells().add(100, 65_000_000)


def test_merged_cells_over_each_other_are_refused():
    merges = "".join(f'<mergeCell ref="A{at}:T50000"/>' for at in range(1, 5))
    rows = [[at] for at in range(4)] + [[""]] * 49_995 + [[*[""] * 19, 7]]
    data = xlsx(sheet(rows, f"<mergeCells>{merges}</mergeCells>"))
    with pytest.raises(TooLargeError, match="merged ones counted"):
        read("a.xlsx", data)


def test_conditions_that_cover_each_other_are_refused():
    with pytest.raises(LimitPassedError, match="conditional formats"):
        check_conditions(50_000_001)


def test_a_header_of_a_mail_without_end_is_refused():
    name = ";".join(["a"] * 20_000)
    mail = f"From: a@kent.example\nMIME-Version: 1.0\nContent-Type: text/csv; name={name}\n\na\n"
    with pytest.raises(TooLargeError, match="16,384 characters"):
        read("a.eml", mail)


def test_comments_that_nothing_ends_are_refused():
    with pytest.raises(TooLargeError, match="comments that nothing ends"):
        read("a.html", "<html><p>There were 12." + "<!-- " * 2_000)


def test_members_whose_names_differ_by_case_alone_are_both_read():
    members = unpack(source("a.zip", zipped({"a.csv": "a,1\n", "A.csv": "b,2\n"})))
    assert members == (("a.csv", b"a,1\n"), ("A (again).csv", b"b,2\n"))
