from __future__ import annotations

from deciding import SHA256, decided

HEADER = "decision_id,kind,subject,force_id,answer,replaces"
PLACES = "decision_id,kind,source_sha256,anchor,answer,detail,replaces"


def file(*rows: str) -> str:
    return "\n".join((HEADER, *rows)) + "\n"


def places(*rows: str) -> str:
    return "\n".join((PLACES, *rows)) + "\n"


def answers(text: str) -> list[tuple[str, str]]:
    return [(one.decision_id, one.answer) for one in decided(text)[0]]


def problems(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.kind) for one in decided(text)[1]]


def test_a_line_stands_in_the_place_of_the_one_it_names() -> None:
    text = file("a,label,x,kent,3,", "b,label,x,kent,4,a", "c,label,x,kent,5,b")
    assert answers(text) == [("c", "5")]
    assert problems(text) == []


def test_undo_takes_a_line_back_and_what_it_replaced_stands_again() -> None:
    text = file("a,label,x,kent,3,", "b,label,x,kent,4,a", "c,label,x,kent,undo,b")
    assert answers(text) == [("a", "3")]
    assert answers(text + "d,label,x,kent,undo,c\n") == [("b", "4")]
    assert problems(text) == []


def test_what_replaces_or_takes_back_no_line_before_it_is_named() -> None:
    text = file("a,label,x,kent,3,later", "later,label,y,kent,4,", "c,,,,undo,nowhere")
    found, wrong = decided(text)
    assert [one.decision_id for one in found] == ["later"]
    assert [(one.line, one.kind) for one in wrong] == [(2, "unreadable"), (4, "unreadable")]
    assert "`nowhere`" in wrong[1].problem


def test_two_lines_on_one_subject_both_wait_and_name_each_other() -> None:
    text = file("a,label,X,kent,3,", "b,label, x ,kent,4,", "c,label,x,essex,4,", "d,label,x,,5,")
    found, wrong = decided(text)
    assert [one.decision_id for one in found] == ["c", "d"]
    assert [(one.line, one.kind) for one in wrong] == [(2, "conflict"), (3, "conflict")]
    assert "line 3 (b) says `4`" in wrong[0].problem
    assert "line 2 (a) says `3`" in wrong[1].problem
    assert wrong[0].decision is not None


def test_a_third_line_that_names_both_settles_them() -> None:
    text = file("a,label,x,kent,3,", "b,label,x,kent,4,", "c,label,x,kent,4,a b")
    assert answers(text) == [("c", "4")]
    assert problems(text) == []


def test_lines_that_say_the_same_are_one() -> None:
    text = file("a,label,x,kent,3,", "b,label,X,Kent Police,Outcome 3,", "a,label,x,kent,3,")
    assert answers(text) == [("a", "3")]
    assert problems(text) == []


def test_an_identifier_that_two_lines_carry_is_the_first_lines() -> None:
    text = file("a,label,x,kent,3,", "a,label,y,kent,4,")
    assert answers(text) == [("a", "3")]
    assert problems(text) == [(3, "unreadable")]


def test_a_line_that_mends_one_that_cannot_be_read_ends_its_problem() -> None:
    text = file("a,label,x,kent,99,")
    assert problems(text) == [(2, "unreadable")]
    assert answers(text + "b,label,x,kent,9,a\n") == [("b", "9")]
    assert problems(text + "b,label,x,kent,9,a\n") == []


def test_a_table_may_have_several_answers_that_do_not_contradict() -> None:
    where = f"table,{SHA256},page 1#1-3"
    text = places(
        f"a,{where},outcomes,,",
        f"b,{where},down,,",
        f"c,{where},facts,unit=people,",
        f"d,{where},facts,period=2019,",
    )
    assert [one for one, _ in answers(text)] == ["a", "b", "c", "d"]
    assert problems(text + f"e,{where},not outcomes,,\n") == [(2, "conflict"), (6, "conflict")]
    assert problems(text + f"e,{where},facts,period=2020,\n") == [(5, "conflict"), (6, "conflict")]


def test_a_number_may_have_a_code_and_a_value_but_not_be_no_figure_too() -> None:
    where = f"number,{SHA256},page 1#1"
    text = places(f"a,{where},code,code=16,", f"b,{where},value 3,,")
    assert [one for one, _ in answers(text)] == ["a", "b"]
    with_none = text + f"c,{where},none,,\n"
    assert answers(with_none) == []
    assert [line for line, _ in problems(with_none)] == [2, 3, 4]


def test_a_place_without_the_hash_of_its_file_is_refused() -> None:
    assert problems(places("a,column,,page 1#1,2019,,")) == [(2, "unreadable")]


def test_the_same_place_of_another_file_is_another_subject() -> None:
    text = places(f"a,column,{SHA256},page 1#1,2019,,", f"b,column,{'b2' * 32},page 1#1,2020,,")
    assert len(answers(text)) == 2


def test_a_file_may_belong_to_some_and_replace_others_but_not_be_no_reply_too() -> None:
    text = places(
        f"a,file,{SHA256},,same_reply,file=letter.pdf,",
        f"b,file,{SHA256},,same_reply,file=notes.pdf,",
        f"c,file,{SHA256},,replaces,file=old.pdf,",
    )
    assert problems(text) == []
    assert len(answers(text)) == 3
    assert len(problems(text + f"d,file,{SHA256},,no_reply,,\n")) == 4
    assert problems(text + f"d,file,{SHA256},,replaces,file=letter.pdf,\n") == [
        (2, "conflict"),
        (5, "conflict"),
    ]
