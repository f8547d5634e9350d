"""A reply about another question goes through every stage with the codebook of that question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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


def test_results_of_stop_and_search_are_no_outcomes_of_crimes(tmp_path: Path) -> None:
    dataset = read(
        tmp_path,
        "How many stop and searches were made in 2022 and 2023, by outcome?",
        "Outcome of stop and search",
        """
        A no further action disposal | 700 | 650
        Arrest | 91 | 88
        Community resolution | 40 | 52
        Khat or Cannabis warning | 12 | 9
        """,
        "home-office-outcomes",
    )
    assert counted(dataset.observations) == {}
