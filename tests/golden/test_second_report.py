"""A report of replies of which other work knows the figures, and of one that contradicts itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foi_compare.cli import app

# The outcomes of 2023 are four short of the crimes that the reply prints for that year.
FOUR_SHORT = """Kent Police
Our reference: FOI 12/25
Date: 5 January 2025

1. How many burglaries at hospitals did you record in 2021, 2022 and 2023?

Year | Crimes recorded
2021 | 70
2022 | 80
2023 | 89

2. How many of these crimes ended in each outcome?

Outcome | 2021 | 2022 | 2023
1 - Charged/Summonsed | 9 | 10 | 14
16 - Named suspect identified: victim does not support police action | 31 | 30 | 21
18 - Investigation complete no suspect identified | 30 | 40 | 50
"""
REPLIES = ("cumbria-hospital-2025.pdf", "hertfordshire-hospital-2025.pdf")


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("second")
    inbox = folder / "inbox"
    inbox.mkdir()
    for name in REPLIES:
        (inbox / name).write_bytes((shared / "replies" / name).read_bytes())
    (inbox / "1040A-22.txt").write_bytes((shared / "seed" / "1040A-22.txt").read_bytes())
    (inbox / "kent.txt").write_text(FOUR_SHORT, encoding="utf-8")
    words = ["ingest", str(inbox), "--out", str(folder / "outputs"), "--no-cache", "--jobs", "1"]
    assert CliRunner().invoke(app, words).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def said(folder: Path) -> str:
    """Give the text of the report, as it stands on the screen."""
    page = (folder / "outputs" / "report.html").read_text(encoding="utf-8")
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace(" ,", ",").replace(" :", ":").split())


def test_it_states_the_2500_crimes_of_cumbria(said: str) -> None:
    assert "Cumbria Constabulary, question 1c: all outcomes together meet the total" in said
    assert ": 2500 and 2500" in said


def test_it_states_the_4492_crimes_of_hertfordshire(said: str) -> None:
    assert "Hertfordshire Constabulary, question 1: 4,492 records read and counted" in said
    assert "meets the summary for Grand Total: 4,492 counted, 4492 printed" in said


def test_it_states_the_237_of_the_first_reply(said: str) -> None:
    assert "West Midlands Police, question 2: the printed total 237" in said
    assert "they add up to 237" in said


def test_outcomes_that_are_four_short_are_a_question_to_that_force(said: str) -> None:
    questions = said[said.index("Questions to forces") :]
    assert (
        "Kent Police, question 2: Your outcomes of “2023” add up to 85 and another of your tables"
        " says 89 (4 short). Which is right? kent.txt" in questions
    )


def test_the_letter_asks_the_same(folder: Path) -> None:
    words = ["letters", "kent", "--out", str(folder / "outputs"), "--to", str(folder / "letters")]
    assert CliRunner().invoke(app, words).exit_code == 0
    letter = " ".join((folder / "letters" / "kent.txt").read_text(encoding="utf-8").split())
    assert "your outcomes of “2023” add up to 85 and another of your tables says 89" in letter
