"""Figures to the places by which a decision names them."""

from __future__ import annotations

from dataclasses import replace

from builders import document, table
from foi_compare.addresses import addresses_of
from foi_compare.model import (
    Address,
    Figure,
    Match,
    Place,
    Reply,
    SetAside,
    Spot,
    Value,
    write_anchor,
)
from foi_compare.rulings import site

NONE = Match(label="", status="none", rule="", score=0.0)
FIGURE = Figure(
    value=Value(status="exact", as_printed="None", amount=0, lower=0, upper=0),
    label="Charged",
    group=0,
    label_index=0,
    place=Place(part="body", page=0, table=0, row=0, column=0),
    file="reply.docx",
    origin="sentence",
    evidence="None were charged.",
)


def reply(*figures: Figure, set_aside: tuple[SetAside, ...] = ()) -> Reply:
    return Reply(
        force_id="kent",
        reference="",
        dated="",
        files=("reply.docx",),
        sha256=("a" * 64,),
        questions=(),
        label_groups=(),
        figures=figures,
        set_aside=set_aside,
    )


def test_nothing_said_in_words_stands_where_its_line_stands() -> None:
    letter = document("Charged:", "None were charged.")
    (one,) = site(reply(FIGURE), {0: (NONE,)}, addresses_of((letter,)))
    assert one.addresses == (Address("body", 10, 1),)
    assert write_anchor(one.addresses) == "body#10x1"
    (gone,) = site(
        reply(replace(FIGURE, evidence="Nobody.")), {0: (NONE,)}, addresses_of((letter,))
    )
    assert gone.addresses == ()


def test_a_counted_number_is_named_by_the_first_numeral_of_its_rows() -> None:
    records = table("Ref | Outcome", "17 | Charged", "18 | Filed", "19 | Charged")
    counted = replace(
        FIGURE,
        origin="records",
        counted=2,
        rows="2, 4",
        place=Place(part="body", page=0, table=1, row=2, column=2),
    )
    aside = SetAside(
        rule="counted_record",
        reason="",
        text="",
        place=Place(part="body", page=0, table=1, row=2, column=1),
        file="reply.docx",
        spots=tuple(Spot("reply.docx", 0, row, 0, 0, 2) for row in (1, 2, 3)),
    )
    where = addresses_of((document(records),))
    (one,) = site(reply(counted, set_aside=(aside,)), {0: (NONE,)}, where)
    assert one.addresses == (Address("body", 1),)
    (bare,) = site(reply(counted), {0: (NONE,)}, where)
    assert bare.addresses == ()
    # Its identifier is made from what it counts, as before.
    assert bare.observation_id == one.observation_id
