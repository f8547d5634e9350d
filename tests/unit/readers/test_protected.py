from __future__ import annotations

import io

import msoffcrypto
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from compound import compound
from foi_compare.errors import PasswordProtectedError
from foi_compare.readers import read_source
from reading import rows, source, tables


def encrypted(password: str) -> bytes:
    """Return a workbook that opens with this password."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Outcome", "Total"])
    sheet.append(["Charged", 12])
    plain, closed = io.BytesIO(), io.BytesIO()
    book.save(plain)
    msoffcrypto.OfficeFile(plain).encrypt(password, closed)
    return closed.getvalue()


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return encrypted("outcome21")


def test_a_protected_file_is_named_as_such(workbook: bytes):
    with pytest.raises(PasswordProtectedError, match="protected with a password") as raised:
        read_source(source("a.xlsx", workbook))
    assert "--password" in raised.value.next_step


def test_the_right_password_opens_it(workbook: bytes):
    given = source("a.xlsx", workbook)
    document = read_source(given, "outcome21")
    assert rows(tables(document)[0]) == ["Outcome | Total", "Charged | 12"]
    assert document.sha256 == given.sha256


def test_a_wrong_password_says_so(workbook: bytes):
    with pytest.raises(PasswordProtectedError, match="does not open"):
        read_source(source("a.xlsx", workbook), "outcome22")


def test_a_damaged_protected_file_is_no_bug():
    with pytest.raises(PasswordProtectedError):
        read_source(source("a.docx", compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"})))
