"""Readers give a sign with each page and sheet, so that what is long is not taken for lost."""

from __future__ import annotations

import pytest

from foi_compare import headway
from foi_compare.readers import read_source
from hostile import ods_of_repeats, pdf_of_pages
from reading import source


@pytest.fixture
def signs(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    heard: list[None] = []
    monkeypatch.setattr(headway, "_tell", lambda: heard.append(None))
    return heard


@pytest.mark.parametrize(
    ("name", "data"), [("a.pdf", pdf_of_pages(7)), ("a.ods", ods_of_repeats(2, 2, 7))]
)
def test_each_page_and_sheet_gives_a_sign(signs: list[None], name: str, data: bytes) -> None:
    read_source(source(name, data))
    assert len(signs) >= 7
