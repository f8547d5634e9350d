from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import document, paragraph, source, table
from foi_compare.model import (
    Box,
    Doubt,
    Hint,
    InputFile,
    Period,
    Place,
    Settings,
    TextBlock,
    Value,
)
from foi_compare.readers import read_source
from foi_compare.store import (
    CannotDecodeError,
    CannotEncodeError,
    decode,
    digest,
    encode,
    pack,
    unpack,
)
from observing import observation

LETTER = document(
    paragraph("Outcomes by year", "heading"),
    table("Outcome | 2019 | 2020", "Charged | 14 | <5", "^ | - | 7", caption="Table 1"),
    "None of these were charged.",
)
REPLIES = Path(__file__).resolve().parents[3] / "inbox"


def test_a_document_comes_back_as_it_was() -> None:
    told = replace(LETTER, hints=(Hint(kind="sender", value="foi@kent.example"),))
    assert unpack(pack(told), told.name) == told


def test_a_document_comes_back_under_the_name_that_the_file_has_now() -> None:
    assert unpack(pack(LETTER), "renamed.docx") == replace(LETTER, name="renamed.docx")


def test_the_name_is_no_part_of_what_is_kept() -> None:
    assert pack(replace(LETTER, name="renamed.docx")) == pack(LETTER)


@pytest.mark.parametrize(
    "path", [path for path in sorted(REPLIES.iterdir()) if path.suffix != ".md"], ids=str
)
def test_every_shipped_reply_comes_back_to_the_last_character(path: Path) -> None:
    read = read_source(source(path.read_bytes(), path.name))
    back = unpack(pack(read), read.name)
    assert back == read
    # Equal is not the same: 1 == 1.0 == True, and each is printed otherwise.
    assert repr(back) == repr(read)


@given(
    text=st.text(st.characters(exclude_categories=["Cs"])),
    box=st.tuples(*[st.floats(allow_nan=False, width=32)] * 4),
)
def test_any_text_and_any_place_come_back(text: str, box: tuple[float, ...]) -> None:
    block = TextBlock(text=text, place=Place(part=text, page=3, box=Box(*box)))
    assert unpack(pack(document(block)), "reply.docx").blocks == (block,)


@pytest.mark.parametrize("number", [3, 2.5, 10**12])
def test_a_whole_number_stays_whole(number: float) -> None:
    value = Value(status="exact", as_printed="n", amount=number, lower=number, upper=number)
    back = decode(encode(value), Value)
    assert (repr(back.amount), repr(back.upper)) == (repr(number), repr(number))


def test_what_a_doubt_is_about_does_not_travel_and_its_sentence_does() -> None:
    one = observation("Charged", "3", reason=Doubt("which year?", "column"))
    back = decode(encode(one), type(one))
    assert back.reason == "which year?"
    assert type(back.reason) is str


def test_dates_and_nothing_come_back() -> None:
    period = Period(start=date(2020, 4, 1), end=date(2021, 3, 31), kind="financial", as_printed="")
    assert decode(encode((period, None)), tuple[Period, Period | None]) == (period, None)


def test_half_a_character_cannot_be_kept() -> None:
    with pytest.raises(CannotEncodeError):
        pack(replace(LETTER, blocks=(paragraph("\ud83d"),)))


@pytest.mark.parametrize("data", [b"", b"\x00" * 40, encode("text"), encode({"name": "a"})])
def test_bytes_of_something_else_are_no_document(data: bytes) -> None:
    with pytest.raises(CannotDecodeError):
        unpack(data, "reply.docx")


def test_equal_values_have_one_key_and_others_another() -> None:
    kent, essex = InputFile("a.pdf", "kent"), InputFile("a.pdf", "essex")
    assert digest(Settings(), kent) == digest(Settings(), InputFile("a.pdf", "kent"))
    assert digest(Settings(), kent) != digest(Settings(), essex)
    assert digest("ab", "c") != digest("a", "bc")
