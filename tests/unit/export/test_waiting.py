from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from foi_compare.export.waiting import only_acknowledged, waiting
from foi_compare.model import Candidate, Disposition, Question, ReadReply, Request, Settings
from observing import read_reply

SENT, DUE = date(2025, 9, 1), date(2025, 9, 29)
ASKED = Settings(sent_on=SENT, as_of=date(2025, 9, 30))


def said(disposition: Disposition, *flags: str, doubted: bool = False) -> list[ReadReply]:
    readings = (Candidate(code="refused", score=0.5),) if doubted else ()
    question = Question(number="1", disposition=disposition, flags=flags, readings=readings)
    return [read_reply(questions=(question,))]


def test_a_silent_force_is_overdue_on_the_day_after_the_last():
    assert waiting("kent", [], ASKED)[:2] == (DUE, True)
    assert waiting("kent", [], replace(ASKED, as_of=DUE)).overdue is False


def test_without_a_day_to_look_from_only_the_date_due_is_known():
    assert waiting("kent", [], replace(ASKED, as_of=None)) == (DUE, None, "")


def test_without_a_day_of_asking_nothing_is_known():
    assert waiting("kent", [], replace(ASKED, sent_on=None)) == (None, None, "")


def test_a_force_has_its_own_day_where_the_settings_give_it():
    own = (Request(force_id="kent", sent_on=date(2025, 9, 2)),)
    settings = replace(ASKED, forces=("kent", "essex"), requests=own)
    assert waiting("kent", [], settings)[:2] == (date(2025, 9, 30), False)
    assert waiting("essex", [], settings)[:2] == (DUE, True)


def test_a_force_that_was_not_asked_owes_nothing():
    assert waiting("essex", [], replace(ASKED, forces=("kent",))) == (None, None, "")


def test_a_receipt_is_no_answer():
    replies = said("unclear", "acknowledgement")
    assert only_acknowledged(replies)
    assert waiting("kent", replies, ASKED) == (DUE, True, "Only acknowledged")


@pytest.mark.parametrize("disposition", ["disclosed", "refused", "nil", "not_held", "partial"])
def test_an_answer_is_one_whatever_it_says(disposition: Disposition):
    assert waiting("kent", said(disposition), ASKED) == (DUE, False, "")


def test_what_is_in_question_may_be_an_answer_or_none():
    assert waiting("kent", said("unclear"), ASKED).overdue is None
    assert waiting("kent", said("refused", doubted=True), ASKED).overdue is None
    assert not only_acknowledged(said("unclear", "acknowledgement", doubted=True))


def test_a_receipt_beside_an_answer_holds_nothing_up():
    replies = [*said("unclear", "acknowledgement"), *said("disclosed")]
    assert waiting("kent", replies, ASKED) == (DUE, False, "")


def test_time_for_the_public_interest_has_no_end_under_one_act_and_is_unknown_to_the_other():
    replies = said("unclear", "more_time")
    assert waiting("kent", replies, ASKED).overdue is None
    late = waiting("police-scotland", replies, ASKED)
    assert late.overdue is True
    assert "does not give" in late.why


def test_a_question_back_and_a_fee_stop_the_days():
    asks = waiting("kent", said("clarification_sought"), ASKED)
    fee = waiting("kent", said("unclear", "fee_notice"), ASKED)
    assert asks[:2] == fee[:2] == (DUE, None)
    assert "what is meant" in asks.why
    assert "fee" in fee.why
