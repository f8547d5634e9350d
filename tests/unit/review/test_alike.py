from __future__ import annotations

from pathlib import Path

from desking import answered, first, open_desk, outputs_of_a_run, put
from foi_compare.export import files_of

LETTER = """\
Kent Police
Reference: FOI {number}/{year}
3 May 20{year}
Q1. How were the rapes recorded in the calendar year 20{year} concluded?
| Outcome | | |
| Charged/Summonsed | {number} | 17 |
| Community resolution | 4 | 2 |
"""


def test_answers_move_to_the_file_of_another_year_that_looks_the_same(tmp_path: Path) -> None:
    put(tmp_path, old=LETTER.format(number=63, year=22), new=LETTER.format(number=71, year=23))
    with open_desk(tmp_path) as desk:
        asked = next(one for one in desk.queue(kind="column") if one.file == "old.html")
        assert desk.alike("new.html") == ()
        desk.answer(answered(desk, asked, "Under 18 | 18 and over"))
        (found,) = desk.alike("new.html")
        assert (found.file, found.force) == ("old.html", "Kent Police")
        (line,) = found.lines
        assert (line["file"], line["answer"]) == ("new.html", "Under 18 | 18 and over")
        rows = [
            dict(zip(found.preview.columns, row.after or (), strict=True))
            for row in found.preview.rows
        ]
        assert [(row["series"], row["outcome_1"]) for row in rows] == [
            ("Under 18", "71"),
            ("18 and over", "17"),
        ]
        assert desk.answer_all(found.lines).problem == ""
        assert desk.alike("new.html") == ()
        assert desk.queue(kind="column") == ()
        assert dict(files_of(desk.caught_up())) == outputs_of_a_run(tmp_path)


def test_a_year_is_not_taken_from_the_file_of_another_year(tmp_path: Path) -> None:
    put(tmp_path, old=LETTER.format(number=63, year=22), new=LETTER.format(number=71, year=23))
    with open_desk(tmp_path) as desk:
        asked = next(one for one in desk.queue(kind="column") if one.file == "old.html")
        desk.answer(answered(desk, asked, "2021 | 2022"))
        assert desk.alike("new.html") == ()


def test_a_file_with_other_labels_looks_different(tmp_path: Path) -> None:
    other = LETTER.format(number=71, year=23).replace("Community", "Restorative")
    other = other.replace("Charged/Summonsed", "Charge")
    put(tmp_path, old=LETTER.format(number=63, year=22), new=other)
    with open_desk(tmp_path) as desk:
        asked = next(one for one in desk.queue(kind="column") if one.file == "old.html")
        desk.answer(answered(desk, asked, "Under 18 | 18 and over"))
        assert desk.alike("new.html") == ()


def test_another_force_is_not_answered_alike(tmp_path: Path) -> None:
    essex = LETTER.format(number=71, year=23).replace("Kent", "Essex")
    put(tmp_path, old=LETTER.format(number=63, year=22), new=essex)
    with open_desk(tmp_path) as desk:
        asked = next(one for one in desk.queue(kind="column") if one.file == "old.html")
        desk.answer(answered(desk, asked, "Under 18 | 18 and over"))
        assert desk.alike("new.html") == ()
        assert first(desk, "column").force_id == "essex"
