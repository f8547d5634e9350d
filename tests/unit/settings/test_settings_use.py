"""What a person says of single files holds, or is answered with a word on why it does not."""

from __future__ import annotations

from datetime import date

import pytest

from foi_compare.inputs.settings_use import entries_without_file, sayings_without_use
from foi_compare.model import (
    FileSettings,
    HeadingPeriod,
    Period,
    Question,
    ReadReply,
    Settings,
    bare_number,
)
from observing import observation, read_reply

YEAR = (date(2021, 4, 1), date(2022, 3, 31))


def heading(text: str) -> HeadingPeriod:
    return HeadingPeriod(heading=text, start=YEAR[0], end=YEAR[1])


def key_of(entry: FileSettings, number: str) -> str:
    return entry.keys().get(bare_number(number), "")


def reply(*asked: tuple[str, str], force_id: str = "kent") -> ReadReply:
    """Return a reply with these questions, and numbers under `Year 1`, said to be a year, and 2."""
    given = Period(start=YEAR[0], end=YEAR[1], kind="given", as_printed="Year 1")
    return read_reply(
        (
            observation("Charged", "3", "1", series="Year 1", period=given),
            observation("Charged", "4", "1", series="Year 2"),
        ),
        force_id=force_id,
        questions=tuple(Question(number=number, asked=key) for number, key in asked),
        files=("kent/a.pdf", "kent/b.xlsx"),
    )


def unused(entry: FileSettings, *replies: ReadReply) -> list[str]:
    found = sayings_without_use(Settings(files=(entry,)), replies)
    assert {(one.check, one.left, one.passed) for one in found} <= {
        ("settings_are_used", entry.file, False)
    }
    return [one.message for one in found]


@pytest.mark.parametrize("number", ["2", "Q2", "Q 2.", "question 2", "(2)", "Question no. 2:"])
def test_a_number_that_the_reply_has_is_found_however_it_is_written(number: str) -> None:
    entry = FileSettings(file="kent", questions=((number, "all"),))
    assert key_of(entry, "2") == "all"
    assert [key_of(entry, other) for other in ("1", "12", "2a", "")] == [""] * 4
    assert unused(entry, reply(("1", ""), ("2", "all"))) == []


def test_letters_and_parts_of_questions_are_told_apart() -> None:
    pairs = (("1a", "a"), ("1.1", "b"), ("11", "c"), ("Qb", "d"))
    entry = FileSettings(file="kent", questions=pairs)
    keys = [key_of(entry, number) for number in ("1A", "1.1", "11", "b", "1")]
    assert keys == ["a", "b", "c", "d", ""]


def test_a_number_that_no_reply_has_is_told_with_those_that_there_are() -> None:
    entry = FileSettings(file="kent", questions=(("9", "all"), ("2", "all")))
    (message,) = unused(entry, reply(("1", ""), ("2", "all")))
    assert "question 9 of kent is `all`" in message
    assert "it has `1`, `2`" in message


def test_a_heading_without_numbers_is_told_with_those_that_there_are() -> None:
    entry = FileSettings(file="kent/b.xlsx", periods=(heading("year  1"), heading("Year 9")))
    (message,) = unused(entry, reply(("1", "")))
    assert "the heading `Year 9` of kent/b.xlsx" in message
    assert "the headings are `Year 1`, `Year 2`" in message


def test_a_sheet_that_is_nobodys_is_told() -> None:
    entry = FileSettings(file="kent/b.xlsx", forces=(("Sheet 1", "kent"), ("Sheet 9", "essex")))
    (message,) = unused(entry, reply(("1", "")))
    assert "`Sheet 9` of kent/b.xlsx is essex" in message
    assert unused(entry, reply(("1", "")), reply(("1", ""), force_id="essex")) == []


def test_a_word_that_holds_for_one_of_several_replies_is_used() -> None:
    entry = FileSettings(file="*", questions=(("2", "all"),), periods=(heading("Year 1"),))
    other = read_reply((), questions=(Question(number="1"),), force_id="essex")
    assert unused(entry, other, reply(("1", ""), ("2", "all"))) == []
    # Of a file that could not be read nothing is said: it is named already.
    assert unused(FileSettings(file="lost.pdf", periods=(heading("x"),)), other) == []


def test_a_reply_older_than_the_request_is_told() -> None:
    settings = Settings(sent_on=date(2023, 1, 1))
    (found,) = sayings_without_use(settings, (reply(("1", "")),))
    assert (found.check, found.left, found.right) == (
        "reply_after_request",
        "2022-09-30",
        "2023-01-01",
    )
    undated = read_reply((), dated="May 2022")
    assert sayings_without_use(Settings(sent_on=date(2022, 9, 30)), (reply(("1", "")),)) == ()
    assert sayings_without_use(settings, (undated, read_reply((), dated=""))) == ()


def test_an_entry_without_a_file_is_told_with_the_nearest_name() -> None:
    names = ("kent.pdf", "mail.eml", "mail.eml/data.xlsx", "Reply [FOI 12].pdf", "essex/a.pdf")
    entries = ("inbox/kent.pdf", "Reply [FOI 12].pdf", "mail.eml/data.xlsx", "essex", "*.pdf")
    settings = Settings(files=tuple(FileSettings(file=name) for name in entries))
    (found,) = entries_without_file(settings, names, {})
    assert (found.check, found.left) == ("settings_have_their_file", "inbox/kent.pdf")
    assert "Do you mean `kent.pdf`?" in found.message


def test_an_entry_on_a_file_that_was_read_as_another_is_told() -> None:
    settings = Settings(files=(FileSettings(file="kent.pdf"), FileSettings(file="*.pdf")))
    (found,) = entries_without_file(settings, ("kent.pdf", "a/x.pdf"), {"kent.pdf": "a/x.pdf"})
    assert found.left == "kent.pdf"
    assert 'write file = "a/x.pdf"' in found.message


def test_a_name_with_brackets_is_a_name_and_a_folder_holds_its_files() -> None:
    assert FileSettings(file="Reply [FOI 12].pdf").speaks_of("Reply [FOI 12].pdf")
    assert FileSettings(file="kent [1]/").speaks_of("kent [1]/a.pdf")
    assert FileSettings(file="kent/[ab].pdf").speaks_of("kent/b.pdf")
    assert not FileSettings(file="kent").speaks_of("kent.pdf")
