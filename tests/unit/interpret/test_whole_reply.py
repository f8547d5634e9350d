"""What a whole reply becomes where its letter and its figures have to be seen together."""

from __future__ import annotations

from dataclasses import replace

from builders import document, paragraph
from foi_compare.interpret import interpret
from foi_compare.model import Block, Reply, Settings
from lettering import forces, matcher, wordings

LINES = (
    "How many crimes ended in each outcome?\nCommunity Resolution 3\nCharged/Summonsed 9\nTotal 12"
)


def reply(*blocks: Block | str) -> Reply:
    (one,) = interpret(
        (document(*blocks),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return one


def test_figures_disclose_the_one_question_that_the_reply_does_not_repeat() -> None:
    letter = "Kent Police\nDear requester\nYour request, our reference 123/24.\n"
    (question,) = reply(letter + LINES).questions
    assert (question.text, question.disposition) == ("", "disclosed")


def test_a_letter_without_figures_discloses_nothing() -> None:
    (question,) = reply("Kent Police", "Our reference 123/24.").questions
    assert question.disposition == "unclear"


def test_numbers_of_a_text_that_its_reader_doubts_carry_the_doubt() -> None:
    sentence = paragraph("There were 14 crimes recorded as Outcome 21.")
    doubted = replace(sentence, doubt="`14` may be `74`")
    asked = "1. How many crimes were recorded as Outcome 21?"
    (sure,) = reply("Kent Police", asked, sentence).figures
    (figure,) = reply("Kent Police", asked, doubted).figures
    assert (sure.value.amount, sure.doubts) == (14, ())
    assert figure.doubts == ("`14` may be `74`",)
