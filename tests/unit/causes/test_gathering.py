"""Numbers to causes: what waits for one answer is asked once."""

from __future__ import annotations

from foi_compare.causes import ask
from foi_compare.model import (
    Address,
    Candidate,
    DoubtAbout,
    DoubtOf,
    Observation,
    Place,
    ReviewItem,
)
from observing import CODES, observation

LOOSE = Place(part="body", page=0, table=0, row=0, column=0)


def in_table(row: int, column: int, printed: str = "4", **fields: object) -> Observation:
    place = Place(part="page 1", page=1, table=1, row=row, column=column)
    where = (Address("page 1", 10 * row + column),)
    return observation("", printed, **({"place": place, "addresses": where} | fields))


def waiting(about: DoubtAbout, reason: str = "why", **fields: object) -> dict[str, object]:
    return {"status": "review", "doubts": (DoubtOf(about, reason),), **fields}


def loose(printed: str, at: int, *doubts: DoubtOf, label: str = "", group: int = 0) -> Observation:
    return observation(
        label,
        printed,
        status="review",
        place=LOOSE,
        doubts=doubts,
        group=group or at,
        addresses=(Address("body", at),),
        evidence=f"{printed} crimes were filed",
    )


def asked(*numbers: Observation) -> tuple[ReviewItem, ...]:
    return ask(numbers, (), CODES)[1]


def test_numbers_of_sentences_that_wait_for_one_reason_are_one_question() -> None:
    doubt = DoubtOf("number", "the sentence names no outcome")
    (item,) = asked(loose("8", 5, doubt), loose("13", 3, doubt))
    assert (item.kind, item.settles, item.anchor) == (
        "number",
        2,
        (Address("body", 3), Address("body", 5)),
    )
    # In the order of the page, so that the parts of an answer are those of the numbers.
    assert "(13, 8)" in item.ask
    other = asked(loose("8", 5, doubt), loose("13", 3, DoubtOf("number", "in a reckoning")))
    assert [item.settles for item in other] == [1, 1]


def test_a_number_of_a_sentence_that_may_be_read_wrong_is_not_asked_for_its_label_too() -> None:
    doubts = (DoubtOf("number", "several numbers"), DoubtOf("label", "not known"))
    (item,) = asked(loose("8", 5, *doubts, label="closed"))
    assert item.kind == "number"
    assert "“8 crimes were filed”" in item.ask
    # Where nothing but the label is in doubt, one answer serves the force.
    (item,) = asked(loose("8", 5, doubts[1], label="closed"))
    assert (item.kind, item.scope) == ("label", "force")


def test_lines_without_a_label_are_asked_about_as_lines() -> None:
    rows = [
        in_table(row, column, series=f"{row}: C h arged", **waiting("label"))
        for row in (3, 4)
        for column in (1, 2)
    ]
    (item,) = asked(*rows)
    assert (item.kind, item.settles) == ("row", 4)
    assert "rows 3 to 4" in item.ask
    columns = [in_table(row, column, **waiting("label")) for row in (3, 4) for column in (1, 2)]
    (item,) = asked(*columns)
    assert item.kind == "column"
    assert "columns 1 to 2" in item.ask


def test_a_column_in_doubt_that_has_no_labels_is_one_question() -> None:
    doubts = (DoubtOf("column", "the same heading"), DoubtOf("label", "nothing names it"))
    numbers = [
        in_table(row, column, status="review", doubts=doubts, series=f"{row}/24")
        for row in (1, 2)
        for column in (3, 4)
    ]
    (item,) = asked(*numbers)
    assert (item.kind, item.settles) == ("column", 4)


def test_a_question_on_a_table_or_its_columns_reaches_what_stands_with_the_numbers() -> None:
    doubtful = in_table(2, 2, code="1", **waiting("table"))
    beside, below = in_table(2, 3, code="1"), in_table(3, 2, code="8")
    (item,) = asked(doubtful, beside, below)
    assert item.settles == 1
    assert {address.at for address in item.anchor} == {22, 23, 32}
    (item,) = asked(in_table(2, 2, code="1", **waiting("column")), beside, below)
    assert {address.at for address in item.anchor} == {22, 32}


def test_what_a_blank_may_mean_is_no_choice_for_a_number_without_a_label() -> None:
    hint = (Candidate(code="not_yet_assigned", score=0.5),)
    nameless = loose("37", 3, DoubtOf("number", "no outcome is named"))
    (item,) = asked(
        Observation(**{n: getattr(nameless, n) for n in nameless.__slots__} | {"candidates": hint})
    )
    assert item.choices == ("none",)
