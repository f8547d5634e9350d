"""Every reader takes steps as its input is long, whichever side of it grows."""

from __future__ import annotations

import pytest

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
_CONVERTED = {"office"}  # by LibreOffice to DOCX or ODT


@pytest.mark.parametrize("growing", GROWING, ids=lambda growing: growing.name)
def test_a_reader_takes_steps_as_its_input_is_long(growing: Growing) -> None:
    assert_grows_evenly(growing.work, growing.first)


def test_no_reader_is_left_out() -> None:
    shown = {growing.name.partition(":")[0] for growing in GROWING}
    assert {_FORMATS[kind] for kind in shown if kind in _FORMATS} | _CONVERTED == {
        reader.module for reader in READERS
    }
