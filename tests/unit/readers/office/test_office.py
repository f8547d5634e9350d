from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from compound import compound
from confining import needs_confinement
from foi_compare.errors import UnreadableDocumentError, UnsupportedFormatError
from foi_compare.readers.by_format import office
from foi_compare.system.libreoffice import convert, find_program
from foi_compare.system.scratch import scratch_folder
from hostile import wide_scan
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


def test_a_picture_that_only_a_link_leads_to_is_not_fetched(tmp_path: Path):
    needs_libreoffice()
    needs_confinement()
    picture = tmp_path / "person.png"
    picture.write_bytes(wide_scan(20, 20))
    link = rb'{\field{\*\fldinst { INCLUDEPICTURE "%s" }}{\fldrslt }}' % bytes(picture)
    with scratch_folder() as here:
        given = here / "reply.rtf"
        given.write_bytes(RTF.removesuffix(b"}") + link + b"}")
        made = zipfile.ZipFile(convert(find_program(), given, here, 120))
        names = made.namelist()
    assert "word/document.xml" in names
    assert not [name for name in names if name.startswith("word/media/")]


def test_a_program_that_does_not_start_is_named():
    with pytest.raises(UnreadableDocumentError, match="does not start"):
        office.read_with(source("a.rtf", RTF), "/no/such/program")
