"""A reply about another question goes through every stage with the codebook of that question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import foi_compare

if TYPE_CHECKING:
    import pandas as pd

LETTER = """<html><head><title>FOI 2024/0456</title></head><body>
<h1>Kent Police</h1>
<p>Freedom of Information request reference 20/09/1088</p>
<p>30 September 2024</p>
<p>1. {question}</p>
<h2>Response</h2>
<table><tr><th>{header}</th><th>2022</th><th>2023</th></tr>
{rows}
</table>
<p>www.kent.police.uk</p>
</body></html>
"""


def read(
    folder: Path, question: str, header: str, table: str, codebook: str
) -> foi_compare.Comparison:
    cells = [line.split("|") for line in table.strip().splitlines()]
    rows = "\n".join(
        f"<tr>{''.join(f'<td>{cell.strip()}</td>' for cell in line)}</tr>" for line in cells
    )
    inbox = folder / "inbox"
    inbox.mkdir()
    letter = LETTER.format(question=question, header=header, rows=rows)
    (inbox / "reply.html").write_text(letter, encoding="utf-8")
    return foi_compare.ingest(inbox, codebook=codebook)


def counted(observations: pd.DataFrame) -> dict[tuple[str, str], int]:
    accepted = observations[
        (observations["status"] == "accepted") & (observations["role"] == "code")
    ]
    return {(row.code, row.series): int(row.value) for row in accepted.itertuples() if row.code}


def test_ethnicity_of_people_stopped(tmp_path: Path) -> None:
    dataset = read(
        tmp_path,
        "How many people were arrested in 2022 and 2023, by self-defined ethnicity?",
        "Self-defined ethnicity",
        """
        White - British | 410 | 395
        W9 - Any other White background | 22 | 31
        White | 432 | 426
        Asian or Asian British - Indian | 14 | 11
        Black or Black British - African | 9 | 12
        Other ethnic group - Arab | 3 | 2
        Not stated | 61 | 74
        Total | 519 | 525
        """,
        "self-defined-ethnicity",
    )
    observations = dataset.observations
    assert counted(observations) == {
        ("W1", "2022"): 410,
        ("W1", "2023"): 395,
        ("W9", "2022"): 22,
        ("W9", "2023"): 31,
        ("A1", "2022"): 14,
        ("A1", "2023"): 11,
        ("B2", "2022"): 9,
        ("B2", "2023"): 12,
        ("O2", "2022"): 3,
        ("O2", "2023"): 2,
        ("NS", "2022"): 61,
        ("NS", "2023"): 74,
    }
    white = observations[observations["label"] == "White"]
    assert set(white["role"]) == {"group"}
    assert "ethnicity_W1" in dataset.comparison.columns


def test_results_of_stop_and_search(tmp_path: Path) -> None:
    dataset = read(
        tmp_path,
        "How many stop and searches were made in 2022 and 2023, by outcome?",
        "Outcome of stop and search",
        """
        A no further action disposal | 700 | 650
        Arrest | 91 | 88
        Community resolution | 40 | 52
        Khat or Cannabis warning | 12 | 9
        Summons / charged by post | 6 | 7
        Total | 849 | 806
        """,
        "stop-and-search-outcomes",
    )
    assert counted(dataset.observations) == {
        ("no_further_action", "2022"): 700,
        ("no_further_action", "2023"): 650,
        ("arrest", "2022"): 91,
        ("arrest", "2023"): 88,
        ("community_resolution", "2022"): 40,
        ("community_resolution", "2023"): 52,
        ("drugs_warning", "2022"): 12,
        ("drugs_warning", "2023"): 9,
        ("summons", "2022"): 6,
        ("summons", "2023"): 7,
    }
    assert "search_arrest" in dataset.comparison.columns


SEARCHES = """
    A no further action disposal | 700 | 650
    Arrest | 91 | 88
    Community resolution | 40 | 52
    Khat or Cannabis warning | 12 | 9
    """
PEOPLE = """
    White - British | 410 | 395
    Asian or Asian British - Indian | 14 | 11
    Black African | 9 | 12
    Not stated | 61 | 74
    Total | 494 | 492
    """
OUTCOMES = "home-office-outcomes"


@pytest.mark.parametrize(
    ("question", "header", "table", "says"),
    [
        (
            "How many stop and searches were made in 2022 and 2023, by outcome?",
            "Outcome of stop and search",
            SEARCHES,
            "stop and search",
        ),
        ("What were the outcomes of all rapes in 2022 and 2023?", "Outcome", PEOPLE, "ethnicity"),
        ("What were the outcomes of all rapes in 2022 and 2023?", "", SEARCHES, "stop and search"),
    ],
)
def test_a_table_of_another_list_is_set_aside_whole_under_a_question_about_outcomes(
    tmp_path: Path, question: str, header: str, table: str, says: str
) -> None:
    dataset = read(tmp_path, question, header, table, OUTCOMES)
    assert dataset.observations.empty
    aside = dataset.set_aside[dataset.set_aside["table"] == 1]
    assert set(aside["rule"]) == {"table_not_about_outcomes"}
    assert set(aside["reason"]) == {f"the table is about {says}"}


def test_people_counted_under_a_question_about_one_outcome_are_asked_about(tmp_path: Path) -> None:
    asked = "How many suspects were charged (outcome 1) in 2022 and 2023, by ethnicity?"
    observations = read(tmp_path, asked, "Ethnicity", PEOPLE, OUTCOMES).observations
    assert set(observations["status"]) == {"review"}


FIFTIES = """
    50 – Charged | 9 | 8
    54 – Caution – adults | 3 | 1
    59 – Prosecution not in the public interest | 2 | 2
    61 – Suspect below the age of criminal responsibility | 1 | 0
    66 – Named suspect: victim does not support | 41 | 40
    67 – Prosecution time limit expired | 1 | 0
    Total | 57 | 51
    """


def test_a_numbering_of_the_force_itself_is_asked_about_once_for_the_table(tmp_path: Path) -> None:
    asked = "How many rapes ended in each outcome in 2022 and 2023?"
    dataset = read(tmp_path, asked, "Outcome", FIFTIES, OUTCOMES)
    in_review = dataset.observations[dataset.observations["status"] == "review"]
    assert len(in_review) == 12
    asked_of = dataset.review[dataset.review["kind"] != "disposition"]
    (question,) = asked_of.to_dict("records")
    assert set(in_review["review_id"]) == {question["review_id"]}
    assert (question["label"], question["row"]) == (
        "61 – Suspect below the age of criminal responsibility",
        "2-7",
    )
    assert question["candidates"] == "11 (1.00)"
    # Each number is found again by where it stands and by the reason.
    places = ["file", "table", "reason"]
    assert {tuple(row) for row in in_review[places].to_numpy()} == {
        tuple(question[name] for name in places)
    }
