"""Every reader takes steps as its input is long, whichever side of it grows."""

from __future__ import annotations

import pytest

from counted import Counted
from foi_compare.readers import READERS
from growing import GROWING, Growing
from growth import assert_grows_evenly

_FORMATS = {
    "pdf": "pdf",
    "scan": "scan",
    "docx": "docx",
    "odt": "odt",
    "xlsx": "spreadsheet",
    "thread": "correspondence",
    "eml": "mail",
    "html": "html",
    "csv": "delimited",
    "txt": "plain_text",
}
# What foi-compare itself does in C; of each family of formats one or two.
_WEIGHED = (
    "txt: lines", "txt: one line", "txt: tables of gutters", "csv: rows", "html: blocks",
    "eml: lines", "docx: paragraphs", "odt: rows", "xlsx: rows", "pdf: rows", "pdf: tables",
    "thread: messages", "msg: attached",
)  # fmt: skip
_CONVERTED = {"office"}  # by LibreOffice to DOCX or ODT


@pytest.mark.parametrize("growing", GROWING, ids=lambda growing: growing.name)
def test_a_reader_takes_steps_as_its_input_is_long(growing: Growing) -> None:
    assert_grows_evenly(growing.work, growing.first)


@pytest.mark.parametrize("name", _WEIGHED)
def test_nor_does_what_is_done_in_c_grow_faster(name: str, counting: Counted) -> None:
    assert counting.uneven(name) == ""


def test_no_reader_is_left_out() -> None:
    shown = {growing.name.partition(":")[0] for growing in GROWING}
    assert {_FORMATS[kind] for kind in shown if kind in _FORMATS} | _CONVERTED == {
        reader.module for reader in READERS
    }
