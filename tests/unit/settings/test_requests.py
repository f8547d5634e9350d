from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foi_compare.errors import SettingsError
from foi_compare.inputs.batch_status import read_batch
from foi_compare.inputs.settings import load_settings, read_settings
from foi_compare.inputs.settings_use import requests_without_use, sayings_without_use
from foi_compare.model import Force, Request, Settings
from foi_compare.shipped.registers import load_forces
from observing import read_reply

FORCES = (
    Force(force_id="kent", name="Kent Police"),
    Force(force_id="metropolitan", name="Metropolitan Police Service", aliases=("the Met",)),
)
PAGE = "https://www.whatdotheyknow.com/alaveteli_pro/info_requests/outcomes"
BATCH = f"""request_url,authority_name,number_of_replies,request_status
{PAGE}_1,Kent Police,2,Awaiting response
{PAGE}_2,Metropolitan Police Service (MPS),0,Delayed
{PAGE}_3,Rutland County Council,1,Successful
"""


def batch(text: str = BATCH) -> list[Request]:
    return list(read_batch(text, "batch.csv", FORCES))


def test_the_status_file_of_a_batch_says_who_was_asked():
    kent, met, council = batch()
    assert kent == Request(force_id="kent", authority="Kent Police", url=f"{PAGE}_1", replies=2)
    assert (met.force_id, met.replies) == ("metropolitan", 0)
    assert (council.force_id, council.authority) == ("", "Rutland County Council")


@pytest.mark.parametrize(
    ("written", "force_id"),
    [
        ("Police Service of Northern Ireland", "northern-ireland"),
        ("Police Service of Scotland (Police Scotland)", "police-scotland"),
        ("City of London Police", "city-of-london"),
        ("British Transport Police", "btp"),
    ],
)
def test_authorities_are_forces_by_the_names_that_whatdotheyknow_gives_them(
    written: str, force_id: str
):
    (one,) = read_batch(BATCH.splitlines()[0] + f"\n,{written},0,Delayed\n", "b", load_forces())
    assert one.force_id == force_id


def test_a_file_of_another_kind_is_told_with_the_columns_that_are_wanted():
    with pytest.raises(SettingsError, match=r"b.csv, line 1: .*`request_url`.*number_of_replies"):
        list(read_batch("url,body\n", "b.csv", FORCES))


def test_a_number_that_is_none_is_told_with_its_line():
    with pytest.raises(SettingsError, match=r"batch.csv, line 2: `two` is no number"):
        batch(BATCH.replace(",2,", ",two,"))


def test_settings_hold_who_was_asked_and_when_in_three_places(tmp_path: Path):
    (tmp_path / "batch.csv").write_text(BATCH)
    (tmp_path / "foi-compare.toml").write_text(
        'sent_on = 2025-01-15\nas_of = 2025-03-01\nbatch_status = "batch.csv"\n'
        'forces = ["the Met"]\n[asked]\n"Kent Police" = 2025-01-20\n'
    )
    settings = load_settings(tmp_path / "foi-compare.toml", FORCES)
    assert settings.forces == ("metropolitan", "kent")
    assert settings.as_of == date(2025, 3, 1)
    assert settings.sent_to("kent") == date(2025, 1, 20)
    assert settings.sent_to("metropolitan") == date(2025, 1, 15)
    assert settings.sent_to("essex") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('asked = "kent"', "table"),
        ("[asked]\nkent = 3", "date"),
        ("[asked]\nkant = 2025-01-20", "Do you mean kent"),
        ('batch_status = "none.csv"', "cannot be read"),
    ],
)
def test_what_cannot_be_meant_is_told(text: str, told: str):
    with pytest.raises(SettingsError, match=told):
        read_settings(text, "foi-compare.toml", FORCES)


def test_a_message_that_is_not_in_the_inbox_and_a_strange_authority_are_found():
    settings = Settings(requests=tuple(batch()))
    here = requests_without_use(settings, [read_reply([])])
    assert [one.check for one in here] == ["requests_are_to_forces"]
    away = requests_without_use(settings, [])
    assert [(one.check, one.force_id) for one in away] == [
        ("messages_are_in_the_inbox", "kent"),
        ("requests_are_to_forces", ""),
    ]
    assert f"2 messages from Kent Police, and nothing of it is in the inbox: {PAGE}_1" in (
        away[0].message
    )


def test_a_reply_is_held_against_the_day_its_own_force_was_asked():
    own = (Request(force_id="kent", sent_on=date(2022, 10, 1)),)
    settings = Settings(forces=("kent",), requests=own, sent_on=date(2022, 1, 1))
    (early,) = sayings_without_use(settings, [read_reply([], dated="2022-09-30")])
    assert (early.check, early.right) == ("reply_after_request", "2022-10-01")
