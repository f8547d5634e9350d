"""What a second person sees of an answer: its place, what was asked and why, what it settled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desking import answered, first, open_desk, put
from foi_compare.review.web.log_evidence import LogEvidence
from foi_compare.review.web.panes import Panes
from foi_compare.review.web.showing.excerpts import excerpt_of
from foi_compare.review.web.showing.log_entries import EvidenceView, entries_of, tally_of
from foi_compare.review.web.showing.template_views import FlowBlock, FlowCell, FlowPiece
from reviewing import ASKS_WHAT_IT_SAYS, little_said_pdf, reply, says_little

if TYPE_CHECKING:
    from foi_compare.review import Desk


def evidence(desk: Desk, decision_id: str) -> EvidenceView:
    with desk.papers() as papers:
        found = LogEvidence(desk, Panes(desk, papers)).of(decision_id)
    assert found is not None
    return found


def marked(seen: EvidenceView) -> list[str]:
    cells = [cell for block in seen.blocks for row in block.rows for cell in row]
    pieces = [piece for block in seen.blocks for piece in block.pieces]
    return [one.text for one in (*cells, *pieces) if "asked" in one.style.split()]


def test_an_answer_says_what_was_asked_and_why_and_what_it_settled(tmp_path: Path) -> None:
    put(tmp_path, kent=reply("Kent Police", "Charged/Summonsed | 63", "Filed | 17"))
    with open_desk(tmp_path) as desk:
        line = first(desk, "label")
        cause = desk.cause(line.review_id)
        taken = desk.answer(answered(desk, line, "18"))
        desk.caught_up()
        seen = evidence(desk, taken.decision_ids[0])
    assert cause is not None
    assert seen.asked == ((cause.item.ask, cause.item.reason),)
    assert seen.settled == "1 number settled, 1 row of comparison.csv changed"
    assert marked(seen) == ["17"]
    rows = [[cell.text for cell in row] for row in seen.blocks[0].rows]
    assert rows == [["Outcome", "2023"], ["Charged/Summonsed", "63"], ["Filed", "17"]]


def test_a_second_answer_was_given_to_what_the_first_was_asked(tmp_path: Path) -> None:
    put(tmp_path, kent=reply("Kent Police", "Charged/Summonsed | 63", "Filed | 17"))
    with open_desk(tmp_path) as desk:
        line = first(desk, "label")
        given = answered(desk, line, "18")
        ask = line.ask
        desk.answer(given)
        second = desk.answer({**given, "answer": "14"})
        desk.caught_up()
        seen = evidence(desk, second.decision_ids[0])
    assert [text for text, _ in seen.asked] == [ask]


def test_what_was_put_right_unasked_says_what_it_was(tmp_path: Path) -> None:
    put(tmp_path, kent=reply("Kent Police", "Charged/Summonsed | 63"))
    with open_desk(tmp_path) as desk:
        (number,) = desk.dataset.observations
        seen = desk.number(number.observation_id)
        assert seen is not None
        own = next(one.line for one in seen.templates if one.name == "number")
        taken = desk.answer({**own, "answer": "value", "detail": "value=36"})
        assert not taken.problem
        desk.caught_up()
        shown = evidence(desk, taken.decision_ids[0])
    assert shown.asked == ()
    assert shown.before == ("63, Charged/Summonsed, 2023",)


def test_an_answer_to_what_a_reply_says_shows_the_sentence(tmp_path: Path) -> None:
    put(tmp_path, kent=says_little("Kent Police"))
    with open_desk(tmp_path) as desk:
        taken = desk.answer(answered(desk, first(desk, "disposition"), "not_held"))
        desk.caught_up()
        seen = evidence(desk, taken.decision_ids[0])
    assert marked(seen) == [ASKS_WHAT_IT_SAYS]
    assert "1 row of replies.csv changed" in seen.settled
    assert seen.picture == ""


def test_on_a_page_the_sentence_is_boxed(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "inbox").mkdir(exist_ok=True)
    (tmp_path / "inbox" / "kent.pdf").write_bytes(little_said_pdf())
    with open_desk(tmp_path) as desk:
        taken = desk.answer(answered(desk, first(desk, "disposition"), "not_held"))
        desk.caught_up()
        seen = evidence(desk, taken.decision_ids[0])
    assert seen.picture == f"/picture/1/kent.pdf?scale=1.5&boxed={taken.decision_ids[0]}"
    assert seen.blocks == ()


def test_what_is_undone_is_told_and_needs_no_second_look(tmp_path: Path) -> None:
    put(tmp_path, kent=reply("Kent Police", "Charged/Summonsed | 63", "Filed | 17"))
    with open_desk(tmp_path) as desk:
        taken = desk.answer(answered(desk, first(desk, "label"), "18"))
        desk.undo(taken.decision_ids[0])
        desk.caught_up()
        log = desk.log()
        seen = evidence(desk, taken.decision_ids[0])
    undo, undone = entries_of(log)
    assert (undone.standing, undone.style) == ("undone by Ann, 2026-11-28", "undone")
    assert undo.undid == ((2, "Which outcome is “Filed”? 18 (Ann, 2026-11-28)"),)
    assert (undo.style, undo.standing, undo.stands) == ("undo", "", False)
    assert tally_of(log) == "0 of 0 signed off, 0 questioned"
    assert marked(seen) == ["17"]  # it is still seen what it was about
    assert seen.asked == ()


def test_of_a_long_table_and_a_long_paragraph_the_lines_around_are_shown() -> None:
    rows = tuple(
        (FlowCell(text=f"row {at}"), FlowCell(text=str(at), style="asked" if at == 30 else "value"))
        for at in range(60)
    )
    pieces = (FlowPiece(text="a " * 400), FlowPiece(text="12", style="asked"), FlowPiece(text="."))
    text = FlowBlock(pieces=pieces)
    table, paragraph = excerpt_of((FlowBlock(rows=rows), text, FlowBlock()))
    shown = [row[0].text for row in table.rows]
    assert shown == ["row 0", "row 1", "…", "row 29", "row 30", "row 31", "…"]
    told = "".join(piece.text for piece in paragraph.pieces)
    assert told.startswith("… a a")
    assert told.endswith("12.")
    assert len(told) < 200


def test_what_says_little_by_itself_is_shown_behind_what_stands_before_it() -> None:
    asked = FlowBlock(pieces=(FlowPiece(text="How many were charged?"),))
    number = FlowBlock(pieces=(FlowPiece(text="35", style="asked"),))
    other = FlowBlock(pieces=(FlowPiece(text="Yours"),))
    assert excerpt_of((other, asked, FlowBlock(), number, other)) == (asked, number)
    sentence = FlowBlock(pieces=(FlowPiece(text="a " * 40), FlowPiece(text="35", style="asked")))
    assert excerpt_of((asked, sentence)) == (sentence,)


def test_an_answer_about_a_whole_file_shows_how_it_begins() -> None:
    blocks = tuple(FlowBlock(pieces=(FlowPiece(text=text),)) for text in ("Kent", " ", "Ref", "x"))
    shown = excerpt_of((*blocks, FlowBlock(pieces=(FlowPiece(text="later"),))))
    assert ["".join(piece.text for piece in one.pieces) for one in shown] == ["Kent", "Ref", "x"]


def test_a_line_that_nothing_obeys_has_no_reason(tmp_path: Path) -> None:
    put(tmp_path, kent=reply("Kent Police", "Charged/Summonsed | 63"))
    (tmp_path / "decisions.csv").write_text(
        "decision_id,kind,scope,force_id,subject,answer\na1,label,force,kent,Shelved,18\n"
    )
    with open_desk(tmp_path) as desk:
        seen = evidence(desk, "a1")
    assert seen.asked == ()
