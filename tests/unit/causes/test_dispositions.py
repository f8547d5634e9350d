"""A question whose answer may be read in two ways is one question to the person."""

from __future__ import annotations

from dataclasses import replace

from foi_compare.causes import ask
from foi_compare.model import Candidate, Question
from observing import CODES, read_reply

READINGS = (
    Candidate(code="refused", score=0.55, why="“We decline.”"),
    Candidate(code="disclosed", score=0.4, why="“See what we said.”"),
)
DOUBTFUL = Question(number="2", text="How many?", readings=READINGS)


def test_an_answer_in_doubt_is_asked_with_both_readings() -> None:
    reply = read_reply(questions=(Question(number="1"), DOUBTFUL)).reply
    (item,) = ask((), (reply,), CODES)[1]
    assert (item.kind, item.scope, item.subject, item.question) == ("disposition", "file", "2", "2")
    assert item.choices == ("refused", "disclosed")
    assert item.candidates == READINGS
    assert (item.settles, item.sha256) == (0, reply.sha256[0])
    for part in ("question 2", "“How many?”", "Refused, for “We decline.”", "or disclosed, for"):
        assert part in item.ask


def test_what_the_forces_of_a_joint_letter_say_is_asked_once() -> None:
    reply = read_reply(questions=(DOUBTFUL,)).reply
    items = ask((), (reply, replace(reply, force_id="essex")), CODES)[1]
    assert [item.kind for item in items] == ["disposition"]


def test_an_answer_that_is_decided_is_not_asked() -> None:
    reply = read_reply(questions=(replace(DOUBTFUL, decided=True),)).reply
    assert ask((), (reply,), CODES)[1] == ()
