from __future__ import annotations

import pytest

from compound import compound
from foi_compare.errors import UnreadableDocumentError, UnsupportedFormatError
from foi_compare.libreoffice import find_program
from foi_compare.readers import office
from reading import in_blocks, in_raw, read, rows, source, tables, texts

RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard Victim \'96 3\par "
    rb"\trowd\cellx2000\cellx4000\intbl Outcome\cell Total\cell\row"
    rb"\trowd\cellx2000\cellx4000\intbl Charged\cell 12\cell\row\pard After 4\par}"
)


def needs_libreoffice() -> None:
    if not find_program():
        pytest.skip("LibreOffice is not installed")


def test_old_word_files_are_known_by_their_content():
    assert office.kind_of(RTF) == "rtf"
    assert office.kind_of(compound({"WordDocument": b"x"})) == "doc"
    assert office.kind_of(b"{\\not rtf") == ""


def test_without_libreoffice_the_message_says_what_to_do():
    with pytest.raises(UnsupportedFormatError, match="not installed") as raised:
        office.read_with(source("a.rtf", RTF), "")
    assert "Install LibreOffice" in raised.value.next_step


def test_rtf_is_read_through_libreoffice():
    needs_libreoffice()
    document = read("reply.doc", RTF)
    assert document.format == "rtf"
    assert texts(document) == ["Victim – 3", "After 4"]
    assert rows(tables(document)[0]) == ["Outcome | Total", "Charged | 12"]
    assert in_blocks(document) == in_raw(document)
    assert [hint.kind for hint in document.hints if "LibreOffice" in hint.value] == ["unknowable"]


def test_a_program_that_does_not_start_is_named():
    with pytest.raises(UnreadableDocumentError, match="does not start"):
        office.read_with(source("a.rtf", RTF), "/no/such/program")
