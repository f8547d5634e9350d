from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from foi_compare.errors import SettingsError
from foi_compare.inputs.settings import check_codes, load_settings, read_settings
from foi_compare.model import AskedQuestion, FileSettings, Force, HeadingPeriod, Settings

FORCES = (
    Force(force_id="kent", name="Kent Police"),
    Force(force_id="metropolitan", name="Metropolitan Police Service", aliases=("the Met",)),
)
WHOLE = """
codebook = "home-office-outcomes"
forces = ["kent", "The Met"]
sent_on = 2025-01-15
period_start = "2021-04-01"
period_end = 2022-03-31
offence = "86/2"

[[questions]]
key = "outcome-21"
text = "How many?"
code = 21
unit = "crimes"

[[files]]
file = 'kent\\reply.pdf'
force = "Kent Police"
reference = "20/09/1088"
dated = 2022-09-30
password = "word"
questions = { "2" = "outcome-21" }
periods = [{ heading = "Year 1", start = 2021-04-01, end = 2022-03-31 }]
forces = { "Sheet 2" = "Kent Police" }
"""


def test_every_setting_is_read() -> None:
    assert read_settings(WHOLE, forces=FORCES) == Settings(
        questions=(AskedQuestion(key="outcome-21", text="How many?", code="21", unit="crimes"),),
        forces=("kent", "metropolitan"),
        sent_on=date(2025, 1, 15),
        period_start=date(2021, 4, 1),
        period_end=date(2022, 3, 31),
        offence="86/2",
        codebook="home-office-outcomes",
        files=(
            FileSettings(
                file="kent/reply.pdf",
                force="kent",
                reference="20/09/1088",
                dated="2022-09-30",
                password="word",  # noqa: S106 - the word of the tale
                questions=(("2", "outcome-21"),),
                periods=(
                    HeadingPeriod(heading="Year 1", start=date(2021, 4, 1), end=date(2022, 3, 31)),
                ),
                forces=(("Sheet 2", "kent"),),
            ),
        ),
    )


def test_nothing_need_be_said() -> None:
    assert read_settings("# only a comment\r\n") == Settings()


def test_the_starter_is_read_as_it_is_and_with_every_comment_taken_away(tmp_path: Path) -> None:
    starter = (files("foi_compare.cli.commands") / "starter.toml").read_text(encoding="utf-8")
    assert read_settings(starter) == Settings()
    lines = starter.splitlines()
    bare = [line.removeprefix("# ") for line in lines if "=" in line or line.startswith("# [")]
    whole = "\n".join(line for line in bare if not line.startswith("#"))
    batch = "request_url,authority_name,number_of_replies,request_status\n"
    (tmp_path / "batch-12-outcomes-dashboard.csv").write_text(batch)
    told = read_settings(whole, folder=tmp_path)
    assert told.questions
    assert told.requests
    assert told.files
    assert told.sent_on


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("sent_on = ", 1, "not written as TOML"),
        (f"forces = {'[' * 9999}{']' * 9999}", 0, "nested deeper"),
        (f"a{'.a' * 9999} = 1", 0, "nested deeper"),
        (f"codebook = {'9' * 9999}", 0, "a number that no setting can be"),
        (f"codebook = 0x{'f' * 9999}", 1, "a number of a few digits"),
        ("a = 1\nb = = 2", 2, "not written as TOML"),
        ('\nforce = "kent"', 2, "Do you mean `forces`"),
        ("colour = 1", 1, "is no setting"),
        ("offence = true", 1, "text in quotes"),
        ('\n\nsent_on = "15/01/2025"', 3, "to be a date"),
        ("sent_on = 7", 1, "to be a date"),
        ('forces = ["kant"]', 1, "Do you mean kent"),
        ('forces = "kent"', 1, "to be a list"),
        ('questions = "one"', 1, r"\[\[questions\]\]"),
        ("[[questions]]\ntext = 'x'", 1, "needs a `key`"),
        ("[[questions]]\nkey = 'q'\n[[questions]]\nkey = 'q'", 2, "two questions"),
        ("[[files]]\nforce = 'kent'", 1, "needs a `file`"),
        ("[[files]]\nfile = 'a'\nforce = 'Narnia'", 3, "no force of the register"),
        ("[[files]]\nfile = 'a'\nquestions = ['2']", 3, "is written as"),
        ("[[files]]\nfile = 'a'\nforces = ['kent']", 3, "`forces` of a file is written as"),
        ("[[files]]\nfile = 'a'\nperiods = [{ heading = 'x' }]", 3, "a `start` and an `end`"),
        ("offence = 'x'\nperiod_start = 2022-01-01", 2, "need both"),
        ("period_end = 2022-01-01", 1, "need both"),
        ("[[files]]\nfile = 'a'\nquestions = { 2 = '' }", 3, "names both sides"),
        ("[[files]]\nfile = 'a'\nforces = { 'Sheet 1' = ' ' }", 3, "names both sides"),
        (
            "[[files]]\nfile = 'a'\nforce = 'kent'\n[[files]]\nfile = 'a'\nforce = 'the Met'",
            2,
            "`force` is said twice",
        ),
        ("period_start = 2022-01-01\nperiod_end = 2021-01-01", 2, "before it begins"),
        (
            "[[questions]]\nkey = 'a'\n[[files]]\nfile = 'f'\nquestions = { 1 = 'b' }",
            5,
            "its key",
        ),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(SettingsError, match=problem) as caught:
        read_settings(text, forces=FORCES)
    assert caught.value.line == line
    assert caught.value.file == "foi-compare.toml"


def test_entries_of_one_file_may_say_different_things_of_it() -> None:
    text = "[[files]]\nfile = 'a'\nforce = 'kent'\n[[files]]\nfile = 'a'\nreference = '1/25'"
    told = read_settings(text, forces=FORCES).told_of("a")
    assert (told.force, told.reference) == ("kent", "1/25")


@pytest.mark.parametrize(
    ("written", "unit"),
    [("crime", "crimes"), ("crimes", "crimes"), ("person", "people"), ("dogs", "dogs"), ("", "")],
)
def test_a_unit_is_called_as_the_outputs_call_it(written: str, unit: str) -> None:
    (question,) = read_settings(f"[[questions]]\nkey = 'q'\nunit = '{written}'").questions
    assert question.unit == unit


def test_a_code_that_the_codebook_does_not_have_is_named() -> None:
    settings = read_settings("[[questions]]\nkey = 'q'\ncode = '99'")
    with pytest.raises(SettingsError, match="`99`, the code of the question `q`"):
        check_codes(settings, "foi-compare.toml", "home-office-outcomes", ["1", "2"])
    check_codes(settings, "foi-compare.toml", "other", ["99"])


def test_names_are_those_of_the_outputs_whatever_system_wrote_them() -> None:
    text = "[[files]]\nfile = './Cwestiw\u0302n.pdf'"
    assert read_settings(text).told_of("Cwesti\u0175n.pdf").file == "Cwesti\u0175n.pdf"
    assert read_settings(text).files[0].speaks_of("Cwesti\u0175n.pdf")


def test_a_file_that_windows_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "foi-compare.toml"
    path.write_bytes(b"\xef\xbb\xbfoffence = 'x'\r\n")
    assert load_settings(path).offence == "x"
    path.write_bytes(b"offence = '\x96'")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_settings(path)
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path / "nowhere.toml")


def test_all_that_is_said_of_a_file_holds_and_the_later_word_wins() -> None:
    settings = Settings(
        files=(
            FileSettings(file="*", password="word", force="essex", questions=(("1", "a"),)),  # noqa: S106 - the word of the tale
            FileSettings(file="kent", force="kent", forces=(("Sheet 2", "essex"),)),
            FileSettings(file="other.pdf", reference="1/25"),
        )
    )
    assert settings.told_of("kent/reply.pdf") == FileSettings(
        file="kent/reply.pdf",
        password="word",  # noqa: S106 - the word of the tale
        force="kent",
        questions=(("1", "a"),),
        forces=(("Sheet 2", "essex"),),
    )
