from __future__ import annotations

import base64
import io
import struct
import zipfile

import pytest

from foi_compare.errors import PasswordProtectedError, UnreadableDocumentError
from foi_compare.model import Document, TextBlock
from foi_compare.readers import read_source, unpack_source
from reading import in_blocks, in_raw, read, source, word, zipped

FOLDER = "Kent Police - Outcome 21 and 22/2024-02-05-101010"


def members(data: bytes) -> list[str]:
    return [part.name for part in unpack_source(source("a.zip", data))]


def hints(document: Document) -> dict[str, str]:
    return {hint.kind: hint.value for hint in document.hints}


def test_the_files_of_an_archive_become_sources_without_what_systems_leave():
    data = zipped(
        {
            "kent/letter.txt": "We hold 3.",
            "__MACOSX/kent/._letter.txt": "x",
            "kent/.DS_Store": "x",
            "kent/Thumbs.db": "x",
            "../../etc/passwd": "a",
        }
    )
    assert members(data) == ["a.zip/kent/letter.txt", "a.zip/etc/passwd"]


def test_an_office_file_is_no_archive():
    letter = word("<w:p><w:r><w:t>x</w:t></w:r></w:p>")
    assert unpack_source(source("a.docx", letter)) == (source("a.docx", letter),)


def test_a_batch_names_its_authority_title_and_day():
    data = zipped(
        {
            "dashboard.csv": "request_url,authority_name,number_of_replies\nu,Kent,1\n",
            f"{FOLDER}/incoming_7.txt": "We hold 3.",
            f"{FOLDER}/outgoing_6.txt": "How many in 2021?\n\nOutcome\tTotal\n21\t0\n22\t0\n",
            f"{FOLDER}/attachments-7/figures.csv": "Outcome,Total\nCharged,12\n",
        }
    )
    incoming, outgoing, attachment = unpack_source(source("batch.zip", data))
    for part in (incoming, attachment):
        assert hints(read_source(part)) == {
            "authority": "Kent Police",
            "subject": "Outcome 21 and 22",
            "sent_on": "2024-02-05",
        }
    request = read_source(outgoing)
    assert {block.kind for block in request.blocks if isinstance(block, TextBlock)} == {"quoted"}
    assert len(request.blocks) == 2
    assert in_blocks(request) == in_raw(request)


THREAD = """From: A Requester
    To: Kent Police
    Date: 05 January 2024

    How many crimes in 2021?

From: FOI Team, Kent Police
    To: A Requester
    Date: 2 February 2024

    We hold 12.

    Attachment: figures.xlsx (20K)
"""


def test_a_thread_of_one_request_tells_the_force_from_the_requester():
    document = read("correspondence.txt", THREAD)
    kinds = {b.text: b.kind for b in document.blocks if isinstance(b, TextBlock)}
    assert kinds["How many crimes in 2021?"] == "quoted"
    assert kinds["We hold 12."] == "paragraph"
    assert hints(document) == {"authority": "Kent Police", "sent_on": "2024-02-02"}
    assert in_blocks(document) == in_raw(document)


def test_an_empty_archive_and_a_bomb_are_refused():
    with pytest.raises(UnreadableDocumentError, match="holds no file"):
        members(zipped({}))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"{number}.txt", b"0" * (8 * 2**20))
    with pytest.raises(UnreadableDocumentError, match="far larger"):
        members(buffer.getvalue())


def encrypted(password: bytes) -> bytes:
    """Return an archive whose only member is flagged as encrypted, as no program here writes it."""
    data = bytearray(zipped({"a.txt": "We hold 3."}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data) + password[:0]


def test_an_archive_behind_a_password_says_so():
    with pytest.raises(PasswordProtectedError, match="password"):
        members(encrypted(b"x"))
    with pytest.raises(PasswordProtectedError, match="does not open"):
        unpack_source(source("a.zip", encrypted(b"x")), "wrong")


# Written by pyzipper with the password outcome21: AES-256, `a.txt` stored and `b.csv` deflated.
SEALED = base64.b64decode(
    "UEsDBBQAAQBjAO9Rel0AAAAAJgAAAAoAAAAFAAsAYS50eHQBmQcAAgBBRQMAAPY9dQeU0Pzi4K8f+jJVceZJAH4RfZhA"
    "5f+Km2RDtwaYcjUqjNS6UEsDBBQAAQBjAO9Rel0AAAAANgAAAHAAAAAFAAsAYi5jc3YBmQcAAgBBRQMIADElPEyP+MzH"
    "nuTi4EmrLtdHpG6gD+I4oOZcCWHJ73v5EzYNa21Yr0tHvZbL4UEeeuPUQdGhqlBLAQIUAxQAAQBjAO9Rel0AAAAAJgAA"
    "AAoAAAAFAAsAAAAAAAAAAACAAQAAAABhLnR4dAGZBwACAEFFAwAAUEsBAhQDFAABAGMA71F6XQAAAAA2AAAAcAAAAAUA"
    "CwAAAAAAAAAAAIABVAAAAGIuY3N2AZkHAAIAQUUDCABQSwUGAAAAAAIAAgB8AAAAuAAAAAAA"
)


def test_an_archive_that_is_encrypted_with_aes_opens_with_its_password():
    """7-Zip and WinZip write such archives, and the standard library does not read them."""
    found = {s.name: s.data for s in unpack_source(source("a.zip", SEALED), "outcome21")}
    assert found == {
        "a.zip/a.txt": b"We hold 3.",
        "a.zip/b.csv": b"Outcome,2021\n" + b"Charged,41\n" * 9,
    }


@pytest.mark.parametrize(("password", "said"), [("", "protected"), ("outcome22", "does not open")])
def test_an_archive_that_is_encrypted_with_aes_asks_for_its_password(password: str, said: str):
    with pytest.raises(PasswordProtectedError, match=said):
        unpack_source(source("a.zip", SEALED), password)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (SEALED[64:68], bytes(4), "damaged"),  # what lies behind salt and check of the key
        (struct.pack("<BH", 3, 0), struct.pack("<BH", 9, 0), "damaged"),
        (struct.pack("<BH", 3, 8), struct.pack("<BH", 3, 14), "damaged"),
        (struct.pack("<HH", 0x9901, 7), struct.pack("<HH", 0x9902, 7), "does not open"),
    ],
)
def test_a_damaged_archive_that_is_encrypted_with_aes_is_named(old: bytes, new: bytes, said: str):
    assert old in SEALED
    with pytest.raises(UnreadableDocumentError, match=said):
        unpack_source(source("a.zip", SEALED.replace(old, new)), "outcome21")


def test_names_that_differ_only_in_case_stay_apart():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "1")
        archive.writestr("A.txt", "2")
    assert members(buffer.getvalue()) == ["a.zip/a.txt", "a.zip/A (again).txt"]


def test_an_archive_read_as_a_document_says_what_it_is():
    with pytest.raises(UnreadableDocumentError, match="archive of several files"):
        read("a.zip", zipped({"a.txt": "x"}))
