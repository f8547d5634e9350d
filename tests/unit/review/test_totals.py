from __future__ import annotations

from pathlib import Path

from desking import open_desk, put

LETTER = """\
Kent Police
Reference: FOI 41/24
3 May 2024
Q1. How were the rapes recorded in 2022 and 2023 concluded?
| Outcome | 2022 | 2023 | Total |
| Charged/Summonsed | 63 | 17 | 80 |
| Community resolution | 4 | 2 | 7 |
| Total | 67 | 19 | 86 |
"""


def test_a_number_takes_part_in_the_totals_of_its_column_and_of_its_row(tmp_path: Path) -> None:
    put(tmp_path, kent=LETTER)
    with open_desk(tmp_path) as desk:
        four = next(one for one in desk.dataset.observations if one.value.as_printed == "4")
        seen = desk.number(four.observation_id)
        assert seen is not None
        assert [(one.sentence(), one.met) for one in seen.totals] == [
            ("the rows under “2022” add up to 67, the total says 67", True),
            ("the columns of “Community resolution” add up to 6, the total says 7", False),
        ]
        line = next(one.line for one in seen.templates if one.name == "number")
        right = desk.preview({**line, "answer": "value 5"}).totals
        assert [(one.summed, one.met) for one in right] == [("68", False), ("7", True)]
