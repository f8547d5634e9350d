from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile

import pytest

from compound import compound
from drawn import painted
from foi_compare.errors import TooLargeError, UnreadableDocumentError, UnsupportedFormatError
from foi_compare.limits import FILE_BYTES
from foi_compare.model import Source
from foi_compare.readers import read_source, unpack_source
from foi_compare.readers.opening.damage import damage_named
from fuzzing import seeds
from reading import read, source, word, zipped

EXCEL_XML = (
    "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Cell>12</Cell><Cell>7</Cell>"
    "</Workbook>"
)


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\x00" * 40])
def test_an_empty_file_is_named_as_empty(data: bytes):
    with pytest.raises(UnreadableDocumentError, match=r"a\.pdf: the file is empty\. \w+"):
        read("a.pdf", data)


def test_a_file_that_is_too_large_is_named_with_the_limit():
    with pytest.raises(UnreadableDocumentError, match=r"larger than 256 MB\. Split it"):
        read_source(Source(name="a.txt", data=b"x" * (FILE_BYTES + 1), sha256=""))


@pytest.mark.parametrize(
    "data", [b"\x7fELF" + bytes(range(256)) * 4, b"RIFF\x00\x01\x02\x03WAVE\x00\x01"]
)
def test_a_file_of_no_known_kind_says_what_to_do(data: bytes):
    with pytest.raises(UnsupportedFormatError) as raised:
        read("a.docx", data)
    assert raised.value.next_step


def test_a_file_of_pages_or_numbers_is_no_archive_of_files():
    given = source("a.pages", zipped({"Index/Document.iwa": b"x\x00", "preview.jpg": b"y"}))
    assert unpack_source(given) == (given,)
    with pytest.raises(UnsupportedFormatError, match=r"Pages or Numbers.* Export it"):
        read_source(given)


def test_a_damaged_file_of_an_old_office_is_named_as_damaged():
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        read("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_the_content_decides_and_not_the_suffix():
    assert read("a.pdf", word("<w:p><w:r><w:t>x</w:t></w:r></w:p>")).format == "docx"
    assert read("a.docx", "<html><body><p>x</p>").format == "html"
    assert read("a.html", "Plain words.").format == "text"


def test_a_damaged_file_is_named_with_a_next_step():
    whole = word("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 50)
    spoilt = zipped({"word/document.xml": "<w:document><w:body>"})
    for data in (whole[:-60], spoilt):
        with pytest.raises(UnreadableDocumentError) as raised:
            read("a.docx", data)
        assert raised.value.document == "a.docx"
        assert raised.value.next_step


def test_a_stream_that_claims_to_be_longer_than_its_file_is_not_followed():
    """Chained in a circle its sectors would be read for gigabytes."""
    data = bytearray(compound({"Workbook": b"x" * 5000}))
    entry = data.index("Workbook".encode("utf-16-le"))
    data[entry + 120 : entry + 124] = b"\xff\xff\xff\x7f"
    with pytest.raises(UnreadableDocumentError, match="longer than it is"):
        read("a.xls", bytes(data))


def test_a_stream_whose_sectors_run_in_a_circle_is_not_followed():
    data = bytearray(compound({"Workbook": b"x" * 300}))
    chain = struct.pack("<6I", 1, 2, 3, 4, 0xFFFFFFFE, 0xFFFFFFFF)  # five small sectors and an end
    at = data.index(chain)
    data[at + 16 : at + 20] = struct.pack("<I", 0)
    with pytest.raises(UnreadableDocumentError, match="longer than it is"):
        read("a.xls", bytes(data))


def test_a_list_of_small_sectors_that_is_longer_than_its_file_is_not_followed():
    data = bytearray(compound({"Workbook": b"x" * 300}))
    data[64:68] = b"\xff\xff\xff\x7f"
    with pytest.raises(UnreadableDocumentError, match="longer than it is"):
        read("a.xls", bytes(data))


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (64 * 2**20))
    with pytest.raises(UnreadableDocumentError, match="far larger"):
        read_source(source("a.docx", buffer.getvalue()))


def test_an_xml_bomb_is_refused():
    entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(UnreadableDocumentError, match="entities"):
        read("a.docx", zipped({"word/document.xml": entities + "<x>&b;</x>"}))


@pytest.mark.parametrize("kind", ["odt", "ods"])
def test_an_opendocument_file_saved_as_one_text_is_read_like_the_zipped_one(kind: str):
    whole = seeds()[kind]
    members = zipfile.ZipFile(io.BytesIO(whole))
    mimetype, content = members.read("mimetype").decode(), members.read("content.xml").decode()
    flat = content.replace(
        "<office:document-content", f"<office:document office:mimetype='{mimetype}'"
    ).replace("</office:document-content", "</office:document")
    assert read("reply.xml", flat).blocks == read("reply.xml", whole).blocks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"<?xml version='1.0'?>\n<?mso-application progid='Excel.Sheet'?>\n{EXCEL_XML}",
            "a workbook saved as XML",
        ),
        ("<?xml version='1.0'?><!-- x --><rows><table>1</table><p>2</p></rows>", "an XML file"),
    ],
)
def test_xml_of_a_program_is_no_text(text: str, said: str):
    """Read as a web page its cells would run together: 12 and 7 as 127."""
    with pytest.raises(UnsupportedFormatError, match=said):
        read("reply.xls", text)


def test_a_web_page_may_be_xml():
    page = "<?xml version='1.0'?><!DOCTYPE html><html><body><p>We hold 3.</p></body></html>"
    assert read("reply.html", page).format == "html"


def test_the_reader_of_a_format_is_loaded_for_the_file_that_needs_it():
    code = (
        "import sys; from foi_compare.model import Source; from foi_compare.readers import "
        "read_source; read_source(Source(name='a.pdf', data=sys.stdin.buffer.read(), sha256='')); "
        "print([m for m in ('pdf', 'spreadsheet', 'html', 'odt') "
        "if f'foi_compare.readers.by_format.{m}' in sys.modules])"
    )
    data = painted(lambda canvas: canvas.drawString(72, 700, "Our reply"))
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", code], input=data, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == "['pdf']"


def test_what_lies_within_itself_too_deep_passes_a_limit_and_is_not_damaged() -> None:
    deep = pytest.raises(TooLargeError, match="deeper than can be read")
    with deep, damage_named("a.eml", "a mail"):
        raise RecursionError
