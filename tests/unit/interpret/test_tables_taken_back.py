"""Tables that a letter takes back and gives anew: the new one stands, the old is set aside."""

from __future__ import annotations

import pytest

from builders import document, table
from foi_compare.interpret import interpret
from foi_compare.interpret.whole_reply.taken_back import RULE
from foi_compare.model import Block, Reply, Settings
from foi_compare.observe import observe
from lettering import forces, matcher, wordings

OLD = table("Outcome | 2021 | 2022", "Charged/Summonsed | 41 | 35", "Community resolution | 12 | 9")
NEW = table("Outcome | 2021 | 2022", "Charged/Summonsed | 31 | 25", "Community resolution | 11 | 8")
OTHER = table("Outcome | 2021 | 2022", "Charged/Summonsed | 3 | 2", "Caution - adults | 1 | 7")
ASKED = "1. How many burglaries were recorded in 2021 and 2022, by outcome?"
END = "Yours sincerely"

BETWEEN = (
    "Please disregard the table above. The correct figures are:",
    "The above table was sent in error. Please see the amended figures below.",
    "Unfortunately the table above is incorrect, for which I apologise. It should read:",
)


def replied(*blocks: Block | str) -> Reply:
    (reply,) = interpret(
        (document("Kent Police", ASKED, *blocks, END),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return reply


def accepted(reply: Reply) -> set[str]:
    found, *_ = observe(reply, matcher=matcher(), codebook_name="home-office-outcomes")
    return {one.value.as_printed for one in found if one.status == "accepted"}


@pytest.mark.parametrize("sentence", BETWEEN)
def test_a_table_that_is_given_anew_stands_and_the_old_one_is_kept_beside(sentence: str) -> None:
    reply = replied(OLD, sentence, NEW)
    assert accepted(reply) == {"31", "25", "11", "8"}
    aside = [one for one in reply.set_aside if one.rule == RULE]
    assert len(aside) == 4
    assert all("gives this table anew" in one.reason for one in aside)


def test_the_sentence_may_stand_below_both_tables() -> None:
    reply = replied(OLD, "The corrected table is below.", NEW, "Please disregard the first table.")
    assert accepted(reply) == {"31", "25", "11", "8"}


@pytest.mark.parametrize(
    "blocks",
    [
        (OLD, BETWEEN[0], OTHER),
        (OLD, BETWEEN[0], NEW, "And for the whole county:", NEW),
        (OLD, NEW, "Please disregard the earlier table."),
        (OLD, NEW, "The table above replaces one that was wrong."),
        (OLD, "A number in the table above is wrong: 41 should read 31.", NEW),
    ],
)
def test_what_is_not_given_anew_once_is_asked(blocks: tuple[Block | str, ...]) -> None:
    reply = replied(*blocks)
    assert not accepted(reply)
    assert not any(one.rule == RULE for one in reply.set_aside)


@pytest.mark.parametrize(
    "sentence",
    [
        "Please disregard the table above. The correct figures, in thousands, are:",
        "Please disregard the table above. The correct numbers of suspects are:",
        "Please disregard the table above. The correct figures are estimates.",
        "Please disregard the table above. A number in the table below is wrong, too.",
    ],
)
def test_what_else_is_said_of_the_new_table_is_asked(sentence: str) -> None:
    reply = replied(OLD, sentence, NEW)
    assert any(one.rule == RULE for one in reply.set_aside)
    assert not accepted(reply)
