from __future__ import annotations

from pathlib import Path

import pytest

from deciding import TERMS
from foi_compare.decisions import COLUMNS
from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.review.answered.taking import Taking, typed_rows

HEADER = ",".join(COLUMNS)
ANSWER = {"kind": "label", "scope": "force", "force_id": "kent", "subject": "Filed", "answer": "18"}
OTHER = {**ANSWER, "subject": "Shelved", "answer": "none"}


def taking(path: Path) -> Taking:
    return Taking(path, TERMS, by="Ann", on=lambda: "2026-11-28")


@pytest.mark.parametrize(
    "before",
    [
        "",
        f"{HEADER}\n",
        "kind,force_id,subject,answer\nlabel,kent,Caution,3\n",
        "kind,force_id,subject,answer\nlabel,kent,Caution,3",
        "kind;force_id;subject;answer;My column\r\nlabel;kent;Caution;3;asked\r\n",
        "kind,answr,force_id,subject,answer\nlabel,,kent,Filed,21\nlabel,,kent,Filed,14\n",
        'kind,force_id,subject,answer,note\nlabel,kent,Caution,3,"two\nlines"\nlabels,kent,X,3,\n',
        f"{HEADER}\n\nd1,label,force,kent,,,,,Filed,21,,,,,,\u2028\n",
        "kind,label,force_id,codebook,code\nlabel,Caution,kent,,3\n",
    ],
)
def test_what_is_added_is_known_as_if_the_file_were_read_again(tmp_path: Path, before: str) -> None:
    path = tmp_path / "decisions.csv"
    if before:
        path.write_text(before, encoding="utf-8", newline="")
    own = taking(path)
    for line in (ANSWER, OTHER, {**ANSWER, "answer": "14", "note": "asked Kent"}):
        looked = own.look([line])
        own.take(looked)
        assert own.entries == looked.entries
        again = taking(path)
        assert (own.text, own.entries, own.loaded) == (again.text, again.entries, again.loaded)
    (last,) = own.look([{"answer": "undo", "replaces": own.loaded[0][-1].decision_id}]).decisions
    assert last.answer == "undo"


def test_a_line_that_somebody_added_meanwhile_is_read(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    mine, theirs = taking(path), taking(path)
    looked = mine.look([ANSWER])
    theirs.take(theirs.look([OTHER]))
    mine.take(looked)
    assert [one.subject for one in mine.loaded[0]] == ["Shelved", "Filed"]
    assert not mine.refresh()
    assert theirs.refresh()
    assert theirs.loaded == mine.loaded


def test_two_different_answers_at_once_both_stand_there_and_wait(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    mine, theirs = taking(path), taking(path)
    looked = mine.look([ANSWER])
    theirs.take(theirs.look([{**ANSWER, "answer": "21"}]))
    mine.take(looked)
    assert mine.loaded[0] == ()
    assert [one.kind for one in mine.loaded[1]] == ["conflict", "conflict"]
    mine.take(mine.look([{**ANSWER, "answer": "14"}]))
    assert [one.answer for one in mine.loaded[0]] == ["14"]


def test_a_decision_that_does_not_hold_cannot_be_taken_back(tmp_path: Path) -> None:
    with pytest.raises(UnclearError, match="taken back before"):
        taking(tmp_path / "decisions.csv").look([{"answer": "undo", "replaces": "d1"}])


def test_a_typed_table_is_as_wide_in_every_row_and_has_no_empty_one() -> None:
    rows = [["Outcome", " 2022 "], ["", ""], ["Filed", "4", "5"]]
    assert typed_rows(rows) == (("Outcome", "2022", ""), ("Filed", "4", "5"))


def test_a_page_left_open_over_night_signs_with_the_day_of_the_answer(tmp_path: Path) -> None:
    days = ["2026-11-28"]
    own = Taking(tmp_path / "decisions.csv", TERMS, by="Ann", on=lambda: days[-1])
    own.take(own.look([ANSWER]))
    days.append("2026-11-29")
    assert own.refresh() is False
    assert [one.decided_on for one in own.look([OTHER]).decisions] == ["2026-11-29"]
