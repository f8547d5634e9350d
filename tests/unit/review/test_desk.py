from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from desking import (
    OneAtATime,
    answered,
    first,
    open_desk,
    outputs_of_a_run,
    published_by_a_run,
    put,
)
from foi_compare.batch.engine import Lost, Result, Task
from foi_compare.decisions import COLUMNS, append_decisions
from foi_compare.errors import DecisionsError, InputError
from foi_compare.export import files_of
from foi_compare.model import read_anchor
from foi_compare.outputs import is_whole
from foi_compare.review.answered import taking, trying_out
from foi_compare.review.asked.seen import Since
from foi_compare.review.held.following import Following
from reviewing import inbox, with_unknown_labels

KENT = """\
Kent Police
Reference: FOI 41/24
3 May 2024
Q1. How were the rapes recorded in 2022 and 2023 concluded?
| Outcome | | |
| Charged/Summonsed | 63 | 17 |
| Filed | 4 | 2 |
| Total | 67 | 19 |
"""
ESSEX = """\
Essex Police
Reference: FOI 7/24
3 May 2024
Q1. How were the rapes recorded in 2023 concluded?
| Outcome | 2023 |
| Charged/Summonsed | 11 |
| Filed | 5 |
| Total | 16 |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, kent=KENT, essex=ESSEX)
    return tmp_path


def test_the_queue_is_the_questions_of_a_run_worst_first(folder: Path) -> None:
    with open_desk(folder) as desk:
        queue = desk.queue()
        assert [(one.kind, one.force_id, one.settles) for one in queue] == [
            ("column", "kent", 6),
            ("label", "kent", 2),
            ("label", "essex", 1),
        ]
        assert desk.queue(force="essex") == (queue[2],)
        assert desk.queue(kind="label") == queue[1:]
        assert [(one.value, one.asked) for one in desk.facets().force] == [
            ("kent", 2),
            ("essex", 1),
        ]
        assert desk.progress().replied == ("essex", "kent")
        assert desk.progress().ready == ()


def test_a_question_comes_with_what_an_answer_needs(folder: Path) -> None:
    with open_desk(folder) as desk:
        cause = desk.cause(first(desk, "label").review_id)
        assert cause is not None
        assert {one.value.as_printed for one in cause.observations} == {"4", "2"}
        assert [c.answer for c in cause.candidates][-2:] == ["total", "none"]
        chosen = next(c for c in cause.candidates if c.answer == "18")
        assert chosen.title
        assert cause.neighbours is not None
        marked = [cell.text for _, row in cause.neighbours.rows for cell in row if cell.asked]
        assert marked == ["4", "2"]
        assert cause.line["subject"] == "Filed"
        names = [one.name for one in cause.templates]
        assert names[0] == "asked"
        assert {"row", "number", "table", "columns"} <= set(names)


def test_a_candidate_says_whether_the_total_is_met_with_it(folder: Path) -> None:
    with open_desk(folder) as desk:
        (essex,) = desk.queue(force="essex")
        cause = desk.cause(essex.review_id)
        assert cause is not None
        by_answer = {one.answer: one.totals for one in cause.candidates}
        (met,) = by_answer["18"]
        assert met.met is True
        assert met.sentence("18") == (
            "with 18 the rows under “2023” add up to 16, the total says 16"
        )
        (missed,) = by_answer["none"]
        assert (missed.summed, missed.met) == ("11", False)


def test_a_preview_shows_the_rows_as_they_would_become_and_writes_nothing(folder: Path) -> None:
    with open_desk(folder) as desk:
        line = answered(desk, first(desk, "column"), "2022 | 2023")
        seen = desk.preview(line)
        assert seen.problem == ""
        rows = [dict(zip(seen.columns, row.after or (), strict=True)) for row in seen.rows]
        assert [(r["series"], r["outcome_1"], r["in_review"]) for r in rows] == [
            ("2022", "63", "1"),
            ("2023", "17", "1"),
        ]
        assert all(row.before is None for row in seen.rows)
        assert seen.settles == 4
        assert not (folder / "decisions.csv").exists()
        assert len(desk.queue()) == 3


def test_an_answer_that_is_not_understood_is_a_problem_and_is_not_written(folder: Path) -> None:
    with open_desk(folder) as desk:
        line = answered(desk, first(desk, "label"), "outcome ninety")
        assert "ninety" in desk.preview(line).problem
        assert "ninety" in desk.answer(line).problem
        assert not (folder / "decisions.csv").exists()


def test_a_line_on_a_place_that_holds_nothing_is_a_problem(folder: Path) -> None:
    with open_desk(folder) as desk:
        line = answered(desk, first(desk, "column"), "2022 | 2023", anchor="body#900-903")
        assert "change nothing" in desk.preview(line).problem
        assert "change nothing" in desk.answer(line).problem


def test_answers_come_out_as_in_a_run_with_the_same_decisions(folder: Path) -> None:
    with open_desk(folder) as desk:
        done = desk.answer(answered(desk, first(desk, "column"), "2022 | 2023"))
        assert done.decision_ids
        assert [one.kind for one in desk.queue()] == ["label", "label"]
        assert done.next_id == desk.queue()[0].review_id
        at_once = [row for row in desk.dataset.comparison if row.force_id == "kent"]
        assert [row.series for row in at_once] == ["2022", "2023"]
        done = desk.answer(answered(desk, first(desk, "label"), "18"))
        assert [dict(row.cells).get("18") for row in desk.dataset.comparison][1:]
        assert desk.progress().answered == 2
        assert desk.progress().ready == ("kent",)
        assert dict(files_of(desk.caught_up())) == outputs_of_a_run(folder)


def test_finish_writes_what_a_run_writes(folder: Path) -> None:
    with open_desk(folder) as desk:
        desk.answer(answered(desk, first(desk, "label"), "18"))
        desk.finish()
    wanted = published_by_a_run(folder)
    assert "report.html" in wanted
    assert {name: (folder / "outputs" / name).read_bytes() for name in wanted} == wanted
    outputs = folder / "outputs"
    assert is_whole((outputs / "run.json").read_bytes(), outputs)


def test_undo_adds_a_line_and_the_question_is_asked_again(folder: Path) -> None:
    with open_desk(folder) as desk:
        before = desk.queue()
        (taken,) = desk.answer(answered(desk, first(desk, "column"), "2022 | 2023")).decision_ids
        undone = desk.undo(taken)
        assert undone.problem == ""
        assert desk.queue() == before
        assert [one.standing for one in desk.log()] == ["undone", "undo"]
        assert desk.log()[0].by_line == undone.decision_ids[0]
        assert "taken back before" in desk.undo(taken).problem
        assert len((folder / "decisions.csv").read_text().splitlines()) == 3


def test_the_same_answer_again_is_not_written_twice(folder: Path) -> None:
    with open_desk(folder) as desk:
        line = answered(desk, first(desk, "label"), "18")
        desk.answer(line)
        assert "already" in desk.answer(line).problem
        assert len(desk.log()) == 1


def test_another_answer_stands_in_the_place_of_the_first(folder: Path) -> None:
    with open_desk(folder) as desk:
        line = answered(desk, first(desk, "label"), "18")
        (earlier,) = desk.answer(line).decision_ids
        seen = desk.preview({**line, "answer": "14"})
        assert [one.decision_id for one in seen.instead] == [earlier]
        (later,) = desk.answer({**line, "answer": "14"}).decision_ids
        assert [(one.standing, one.by_line) for one in desk.log()] == [
            ("replaced", later),
            ("holds", ""),
        ]


def test_an_answer_replaces_none_that_was_given_meanwhile(folder: Path) -> None:
    with open_desk(folder) as desk:
        label = first(desk, "label")
        one, other = answered(desk, label, "18"), answered(desk, label, "9")
        since = Since(desk.heard(), one)
        assert desk.answer(one, since=since).meanwhile == ()
        told = desk.answer(other, since=since)
        (newer,) = told.meanwhile
        assert (newer.decision.answer, newer.decision.decided_by) == ("18", "Ann")
        assert newer.sentence().startswith("Answered meanwhile by Ann on 2026-11-28 at ")
        assert newer.sentence().endswith(": 18")
        assert told.decision_ids == ()
        assert len(desk.log()) == 1
        assert desk.preview(other, since=since).meanwhile == (newer,)
        assert desk.answer(other, since=Since(desk.heard(), one)).decision_ids


def test_an_answer_to_another_question_is_none_that_was_given_meanwhile(folder: Path) -> None:
    with open_desk(folder) as desk:
        column, label = first(desk, "column"), first(desk, "label")
        since = Since(desk.heard(), answered(desk, label, ""))
        assert desk.answer(answered(desk, column, "2022 | 2023")).decision_ids
        assert desk.answer(answered(desk, label, "18"), since=since).decision_ids


def test_of_an_answer_of_another_program_the_day_is_told(folder: Path) -> None:
    with open_desk(folder, by="Ann") as ann, open_desk(folder, by="Bob") as bob:
        label = first(bob, "label")
        line = answered(bob, label, "18")
        since = Since(bob.heard(), line)
        ann.answer(line)
        (newer,) = bob.answer({**line, "answer": "9"}, since=since).meanwhile
        assert newer.sentence() == "Answered meanwhile by Ann on 2026-11-28: 18"


def test_lines_that_somebody_else_added_are_obeyed_before_an_answer(folder: Path) -> None:
    with open_desk(folder) as ann, open_desk(folder, by="Bob") as bob:
        asked = first(ann, "column")
        line = answered(ann, asked, "2022 | 2023")
        bob.answer(answered(bob, first(bob, "label"), "18"))
        ann.answer(line)
        assert [(one.decided_by, one.kind) for one in ann.log()] == [
            ("Bob", "label"),
            ("Ann", "column"),
        ]
        assert dict(files_of(ann.caught_up())) == outputs_of_a_run(folder)
        # The second window still shows the question; its answer stands in the place of the first.
        bob.answer(answered(bob, asked, "2021 | 2022"))
        assert [one.standing for one in bob.log()] == ["holds", "replaced", "holds"]
        assert dict(files_of(bob.caught_up())) == outputs_of_a_run(folder)


def test_decisions_merged_from_another_copy_of_the_folder_are_read_again(folder: Path) -> None:
    path = folder / "decisions.csv"
    with open_desk(folder) as desk:
        desk.answer(answered(desk, first(desk, "column"), "2022 | 2023"))
        whole = path.read_text(encoding="utf-8")
        cells = {"kind": "label", "scope": "force", "force_id": "essex", "subject": "Filed"}
        other = {**cells, "answer": "18", "decision_id": "merged"}
        path.write_text(whole + ",".join(other.get(c, "") for c in COLUMNS) + "\n")
        assert desk.log()[-1].decision_id == "merged"
        dataset = desk.caught_up()
        assert [row.in_review for row in dataset.comparison if row.force_id == "essex"] == [0]


def test_an_answer_that_cannot_be_written_is_not_taken(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_desk(folder) as desk:
        line = answered(desk, first(desk, "label"), "18")
        before = desk.queue()

        def full(path: Path, _decisions: object) -> None:
            raise DecisionsError(str(path), 0, "nothing was added: No space left on device.")

        monkeypatch.setattr(taking, "append_decisions", full)
        with pytest.raises(DecisionsError, match="No space left"):
            desk.answer(line)
        assert desk.queue() == before
        assert desk.progress().answered == 0
        assert not desk.log()
        monkeypatch.setattr(taking, "append_decisions", append_decisions)
        assert desk.answer(line).problem == ""


def test_a_folder_that_may_not_be_written_is_told(folder: Path) -> None:
    with open_desk(folder) as desk:
        line = answered(desk, first(desk, "label"), "18")
        (folder / "decisions.csv").mkdir()  # nobody, not even root, adds to a folder
        with pytest.raises(DecisionsError):
            desk.answer(line)
        (folder / "decisions.csv").rmdir()
        assert desk.answer(line).problem == ""


def test_a_typed_table_stands_in_the_place_of_the_printed_one(folder: Path) -> None:
    with open_desk(folder) as desk:
        cause = desk.cause(first(desk, "column").review_id)
        assert cause is not None
        line = next(one.line for one in cause.templates if one.name == "table")
        rows = [["Outcome", "2022", "2023"], ["Charged/Summonsed", "63", " 17 "], ["", "", ""]]
        seen = desk.preview({**line, "answer": "typed"}, rows)
        assert seen.problem == ""
        assert not (folder / "typed").exists()
        desk.answer({**line, "answer": "typed"}, rows)
        (typed,) = (folder / "typed").glob("kent-*.csv")
        assert typed.read_text() == "Outcome,2022,2023\nCharged/Summonsed,63,17\n"
        assert dict(files_of(desk.caught_up())) == outputs_of_a_run(folder)
        series = [row.series for row in desk.dataset.comparison if row.force_id == "kent"]
        assert series == ["2022", "2023"]


def test_a_label_can_be_answered_for_every_force(folder: Path) -> None:
    with open_desk(folder) as desk:
        (essex,) = desk.queue(force="essex")
        line = answered(desk, essex, "18")
        wide = desk.wider(line, "all")
        assert wide.problem == ""
        assert {one.force_id for one in wide.replies} == {"kent", "essex"}
        assert not (folder / "decisions.csv").exists()
        (only,) = desk.wider(line, "force").replies
        assert only.force_id == "essex"
        done = desk.answer_all(wide.lines)
        assert done.problem == ""
        desk.caught_up()
        assert [one.kind for one in desk.queue()] == ["column"]


def test_what_an_answer_for_all_reaches_is_told_before_any_is_made_anew(folder: Path) -> None:
    """The replies come at once, its own first; the rows of each are those of all together."""
    with open_desk(folder) as desk:
        (essex,) = desk.queue(force="essex")
        line = answered(desk, essex, "18")
        reach = desk.reach(line, "all")
        assert [(one.force_id, one.files, one.waiting) for one in reach.touched] == [
            ("essex", ("essex.html",), 1),
            ("kent", ("kent.html",), 2),
        ]
        parts = [desk.wider_in(reach.lines, one.files) for one in reach.touched]
        whole = desk.wider(line, "all")
        assert {one for part in parts for one in part.replies} == set(whole.replies)
        assert sum(part.settles for part in parts) == whole.settles
        assert "no reach" in desk.reach(line, "county").problem


def test_an_answer_to_a_label_tells_which_other_replies_of_its_force_it_settles(
    tmp_path: Path,
) -> None:
    letter = "{}\nReference: FOI {}/23\n3 May 2024\nQ1. How were the rapes of 2023 concluded?\n"
    table = "| Outcome | 2023 |\n| Charged/Summonsed | 7 |\n| Filed | 5 |\n"
    forces = ("Norfolk Constabulary", "Norfolk Constabulary", "Sussex Police")
    put(
        tmp_path,
        **{f"a{at}": letter.format(force, at) + table for at, force in enumerate(forces)},
    )
    with open_desk(tmp_path) as desk:
        line = first(desk, "label")
        assert (line.force_id, line.settles) == ("norfolk", 2)
        seen = desk.cause(line.review_id)
        assert seen is not None
        here = desk.preview({**seen.line, "answer": "18"})
        assert here.settles == 1
        assert [(one.files, one.waiting) for one in here.elsewhere] == [(("a1.html",), 1)]
        row = next(one for one in seen.templates if one.line.get("kind") == "row")
        assert desk.preview({**row.line, "answer": "not_a_figure"}).elsewhere == ()
        charged = next(one for one in desk.dataset.observations if one.label.startswith("Charged"))
        accepted = desk.number(charged.observation_id)
        assert accepted is not None
        label = next(one for one in accepted.templates if one.line.get("kind") == "label")
        other = {**label.line, "answer": "4"}
        assert (len(desk.preview(other).rows), desk.preview(other).elsewhere) == (2, ())
        further = desk.preview({**other, "file": "a0.html"})
        assert [(one.files, one.waiting) for one in further.elsewhere] == [(("a1.html",), 0)]
        taken = desk.answer({**seen.line, "answer": "18"})
        assert (taken.preview.settles, taken.behind) == (1, 1)
        waiting = [one for one in desk.queue() if not one.answered]
        assert [one.force_id for one in waiting] == ["sussex"]
        desk.caught_up()
        assert [one.force_id for one in desk.queue()] == ["sussex"]


def test_of_an_answer_for_all_a_few_replies_are_made_at_once_and_the_others_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying_out, "AT_ONCE", 2)
    inbox(tmp_path, with_unknown_labels(10))
    with open_desk(tmp_path) as desk:
        monkeypatch.setattr(Following, "start", lambda _: None)
        line = next(one for one in desk.queue() if "“Filed”" in one.ask)
        done = desk.answer_all(desk.reach(answered(desk, line, "18"), "all").lines)
        assert (done.problem, done.behind, done.preview.settles) == ("", 3, 2)
        # What follows counts as answered, and is not asked again meanwhile.
        assert all("“Shelved”" in one.ask for one in desk.queue() if not one.answered)
        assert sum("“Filed”" in one.ask for one in desk.queue()) == 3
        monkeypatch.undo()
        desk._batch.following.start()
        assert dict(files_of(desk.caught_up())) == outputs_of_a_run(tmp_path)
        assert not any("“Filed”" in one.ask for one in desk.queue())


def test_a_number_put_right_on_a_row_can_be_said_of_its_label(folder: Path) -> None:
    with open_desk(folder) as desk:
        cause = desk.cause(first(desk, "column").review_id)
        assert cause is not None
        row = next(one.line for one in cause.templates if one.name == "row")
        (line,) = desk.wider({**row, "answer": "2"}, "force").lines
        assert (line["kind"], line["subject"], line["force_id"]) == (
            "label",
            "Charged/Summonsed",
            "kent",
        )
        assert "no reach" in desk.wider(row, "county").problem


def test_any_number_and_any_document_can_be_opened(folder: Path) -> None:
    with open_desk(folder) as desk:
        seen = desk.document("essex.html")
        assert seen is not None
        assert [one.value.as_printed for one in seen.observations] == ["11", "5", "16"]
        assert {"force", "disposition"} <= {one.name for one in seen.templates}
        (charged, *_) = seen.observations
        number = desk.number(charged.observation_id)
        assert number is not None
        assert number.cause is None
        assert number.row["label"] == "Charged/Summonsed"
        line = next(one.line for one in number.templates if one.name == "number")
        (missed,) = desk.preview({**line, "answer": "value 12"}).totals
        assert (missed.summed, missed.printed, missed.met) == ("17", "16", False)
        desk.answer({**line, "answer": "value 12"})
        (told,) = [one for one in desk.dataset.observations if one.status == "decided"]
        assert told.value.amount == 12
        assert desk.document("nowhere.html") is None
        assert desk.number("0" * 12) is None
        assert desk.cause("label-0") is None


@pytest.mark.workers
def test_programs_of_its_own_say_the_same(folder: Path) -> None:
    with open_desk(folder, engine=None) as desk:
        line = answered(desk, first(desk, "column"), "2022 | 2023")
        seen = desk.preview(line)
        assert seen.settles == 4
        assert desk.answer(line).preview == seen
        assert dict(files_of(desk.caught_up())) == outputs_of_a_run(folder)


def test_what_was_answered_before_a_desk_was_left_in_the_middle_stands(folder: Path) -> None:
    with open_desk(folder) as left:
        left.answer(answered(left, first(left, "column"), "2022 | 2023"))
        with open_desk(folder) as desk:
            assert [one.kind for one in desk.queue()] == ["label", "label"]
            assert (desk.progress().answered, desk.progress().causes) == (1, 3)


def test_a_question_that_others_answered_is_told_until_its_reply_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_desk(folder) as desk, open_desk(folder, by="Bob") as bob:
        monkeypatch.setattr(Following, "start", lambda _self: None)
        (taken,) = bob.answer(answered(bob, first(bob, "label"), "18")).decision_ids
        desk.log()
        told = {line.review_id: line.answered for line in desk.queue()}
        assert sorted(told.values()) == ["", "", taken]
        cause = desk.cause(next(name for name, by in told.items() if by))
        assert cause is not None
        assert cause.answered == taken
        assert [one.decided_by for one in cause.earlier] == ["Bob"]


def test_what_a_person_set_aside_is_taken_back_by_its_decision(folder: Path) -> None:
    with open_desk(folder) as desk:
        seen = desk.document("essex.html")
        assert seen is not None
        number = desk.number(seen.observations[0].observation_id)
        assert number is not None
        table = next(one.line for one in number.templates if one.name == "table")
        (aside,) = desk.answer({**table, "answer": "not_outcomes"}).decision_ids
        seen = desk.document("essex.html")
        assert seen is not None
        assert not seen.observations
        assert {one.undo for one in seen.set_aside if one.set_aside.rule == "decision"} == {aside}
        assert [len(one.set_aside) for one in desk.log()] == [3]
        desk.undo(aside)
        assert len([one for one in desk.dataset.observations if one.force_id == "essex"]) == 3


def test_a_table_set_aside_whole_is_taken_back_by_a_line(tmp_path: Path) -> None:
    text = """\
Kent Police
Reference: FOI 41/24
3 May 2024
Q1. Please give the figures of your unit for 2023.
| Steps | 2023 |
| Court | 63 |
| Shelved | 17 |
"""
    put(tmp_path, kent=text)
    with open_desk(tmp_path) as desk:
        seen = desk.document("kent.html")
        assert seen is not None
        line = next(one.line for one in seen.set_aside if one.line)
        assert desk.answer(line).problem == ""
        assert [one.value.as_printed for one in desk.dataset.observations] == ["63", "17"]


def test_headings_can_be_said_of_every_column_at_once(folder: Path) -> None:
    with open_desk(folder) as desk:
        cause = desk.cause(first(desk, "label").review_id)
        assert cause is not None
        columns = next(one for one in cause.templates if one.name == "columns")
        assert [part.number for part in columns.parts] == ["2", "3"]
        assert desk.preview({**columns.line, "answer": "2022 | 2023"}).settles == 4
        assert "name" in columns.details
        rows = next(one for one in cause.templates if one.name == "rows")
        assert [part.printed for part in rows.parts] == ["Charged/Summonsed", "Filed", "Total"]


def test_a_file_can_be_said_to_be_no_reply_and_a_force_can_be_named(folder: Path) -> None:
    with open_desk(folder) as desk:
        seen = desk.document("essex.html")
        assert seen is not None
        lines = {one.name: one.line for one in seen.templates}
        dorset = desk.preview({**lines["force"], "answer": "Dorset Police"})
        before = [row.before[0] for row in dorset.rows if row.before]
        after = [row.after[0] for row in dorset.rows if row.after]
        assert (before, after) == (["essex"], ["dorset"])
        assert desk.answer({**lines["file"], "answer": "no_reply"}).problem == ""
        assert desk.queue(force="essex") == ()
        assert desk.progress().replied == ("kent",)
        assert dict(files_of(desk.caught_up())) == outputs_of_a_run(folder)


def test_files_that_were_one_reply_are_two_again_when_that_is_taken_back(tmp_path: Path) -> None:
    loose = ESSEX.partition("Q1.")[2].partition("\n")[2]
    put(tmp_path, letter=ESSEX.replace("5 |", "6 |"), figures=loose)
    with open_desk(tmp_path) as desk:
        before = desk.dataset
        seen = desk.document("figures.html")
        assert seen is not None
        line = next(one.line for one in seen.templates if one.name == "file")
        (joined,) = desk.answer({**line, "answer": "same_reply letter.html"}).decision_ids
        assert [read.reply.files for read in desk.dataset.replies] == [
            ("figures.html", "letter.html")
        ]
        desk.undo(joined)
        assert desk.dataset.observations == before.observations
        assert [read.reply.files for read in desk.dataset.replies] == [
            read.reply.files for read in before.replies
        ]


def test_an_answer_with_which_a_reply_cannot_be_understood_is_not_taken(folder: Path) -> None:
    with open_desk(folder) as desk:
        line = answered(desk, first(desk, "column"), "2022 | 2023")

        def lose(_function: object, tasks: Sequence[object]) -> Iterator[tuple[int, Lost]]:
            yield from ((at, Lost("it took too long")) for at, _ in enumerate(tasks))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(OneAtATime, "map", lambda _self, *given: lose(*given))
            assert "could not be understood: it took too long" in desk.preview(line).problem
            assert "could not be understood" in desk.answer(line).problem
        assert desk.answer(line).problem == ""


def test_a_number_in_a_sentence_has_no_row_and_no_column(tmp_path: Path) -> None:
    text = """\
Kent Police
Reference: FOI 41/24
3 May 2024
Q1. How many rapes of 2023 ended in a charge or summons?
63 crimes ended with Charged/Summonsed in 2023.
"""
    put(tmp_path, kent=text)
    with open_desk(tmp_path) as desk:
        (number,) = desk.dataset.observations
        seen = desk.number(number.observation_id)
        assert seen is not None
        names = {one.name for one in seen.templates}
        assert {"number", "label"} <= names
        assert not {"row", "column", "table", "rows", "columns"} & names


def test_a_table_is_typed_in_the_place_of_lines_that_were_read_as_text(tmp_path: Path) -> None:
    put(
        tmp_path,
        kent="""\
Kent Police
Reference: FOI 41/24
3 May 2024
Q1. How were the rapes recorded in 2023 concluded?
Of these, 63 were charged and 4 were cautioned.
""",
    )
    with open_desk(tmp_path) as desk:
        number = desk.dataset.observations[0]
        seen = desk.number(number.observation_id)
        assert seen is not None
        typed = next(one for one in seen.templates if one.name == "typed")
        table = (("Outcome", "2023"), ("Charged/Summonsed", "163"), ("Community resolution", "8"))
        done = desk.answer({**typed.line, "answer": "typed"}, table)
        assert done.problem == ""
        numbers = desk.caught_up().observations
        assert [(one.code, one.value.as_printed) for one in numbers] == [("1", "163"), ("8", "8")]


def test_a_table_is_typed_in_the_place_of_all_lines_that_are_asked_about_together(
    tmp_path: Path,
) -> None:
    lines = ("Jan-22  20  1", "Feb-22  12  2", "Mar-22  14  1")
    put(tmp_path, kent="\n".join(("Kent Police", "Reference: FOI 41/24", "Response", *lines)))
    with open_desk(tmp_path) as desk:
        asked = max(desk.queue(), key=lambda one: one.settles)
        seen = desk.cause(asked.review_id)
        assert seen is not None
        numbers = {place for one in seen.observations for place in one.addresses}
        typed = next(one for one in seen.templates if one.name == "typed")
        assert len(numbers) == 6
        assert numbers <= set(read_anchor(typed.line["anchor"]))


def test_a_second_person_questions_an_answer_until_it_is_taken_back(folder: Path) -> None:
    with open_desk(folder) as desk:
        (name,) = desk.answer(answered(desk, first(desk, "column"), "2022 | 2023")).decision_ids
        before = (folder / "decisions.csv").read_bytes()
        desk.sign(name, "questioned", by="Bob", because="Which year is it?")
        assert [one.because for one in desk.log()[0].signatures] == ["Which year is it?"]
        assert desk.questioned() == 1
        assert (folder / "decisions.csv").read_bytes() == before
        desk.undo(name)
        assert desk.questioned() == 0
        with pytest.raises(InputError, match="no line `nothing`"):
            desk.sign("nothing", "signed_off", by="Bob")


def test_a_force_whose_figures_compare_with_no_other_is_not_among_those_to_publish(
    tmp_path: Path,
) -> None:
    letter = (
        "{}\nReference: FOI 7/24\n3 May 2024\nQ1. {}\n| Outcome | {} |\n| Charged/Summonsed | 11 |"
    )
    asked = "How were the rapes recorded in 2023 concluded?"
    refusing = (
        f"Dorset Police\nReference: FOI 7/24\n3 May 2024\nQ1. {asked}\n"
        "Your request is refused under section 12(1) of the Act."
    )
    put(
        tmp_path,
        essex=letter.format("Essex Police", asked, "2023"),
        kent=letter.format("Kent Police", asked, "2023"),
        surrey=letter.format("Surrey Police", asked, "2023").replace("11", "11%"),
        dorset=refusing,
    )
    with open_desk(tmp_path) as desk:
        told = desk.progress()
        assert (told.ready, [name for name, _ in told.apart]) == (
            ("dorset", "essex", "kent"),
            ["Surrey Police"],
        )


def test_of_files_that_are_the_same_one_is_asked_about_and_names_the_other(
    tmp_path: Path,
) -> None:
    put(tmp_path, kent=KENT, kent_again=KENT, essex=ESSEX)
    with open_desk(tmp_path) as desk:
        seen = desk.cause(first(desk, "column").review_id)
        assert seen is not None
        assert (seen.item.file, seen.copies) == ("kent-again.html", ("kent.html",))
        copy = desk.document("kent.html")
        assert copy is not None
        assert (copy.read_as, copy.causes) == ("kent-again.html", ())
        desk.answer(answered(desk, first(desk, "column"), "2022 | 2023"))
        assert {one.file for one in desk.dataset.observations} == {"essex.html", "kent-again.html"}


def test_a_label_of_a_reply_of_no_known_force_waits_for_the_force(tmp_path: Path) -> None:
    put(tmp_path, letter=ESSEX.removeprefix("Essex Police\n"))
    with open_desk(tmp_path) as desk:
        told = desk.preview(answered(desk, first(desk, "label"), "18"))
        assert told.problem == "it is not known yet which force sent this reply; answer that first."


class _Noting(OneAtATime):
    """Notes what is asked of it."""

    def __init__(self, asked: list[str]) -> None:
        super().__init__()
        self._asked = asked

    def map(
        self, function: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[tuple[int, Result | Lost]]:
        """Do the tasks, and note the function."""
        self._asked += [function.__name__] * len(tasks)
        return super().map(function, tasks)


def test_a_document_is_shown_as_the_desk_has_read_it(folder: Path) -> None:
    asked: list[list[str]] = []  # of each engine; that of the desk warms up in between

    def start(_: int) -> _Noting:
        asked.append([])
        return _Noting(asked[-1])

    with open_desk(folder, engine=start) as desk:
        read = asked[0].count("read_file")
        assert read > 0
        with desk.papers() as papers:
            assert papers.view("kent.html", (), ()).parts == ("body",)
            assert asked[1:] == [[]]
        assert asked[0].count("read_file") == read
