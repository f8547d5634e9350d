"""What is said of a letter beats its settings, and nothing else of it changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foi_compare.model import Decision, FileSettings, PlainTable, Question, Reply, Settings
from foi_compare.rulings import settings_with, with_dispositions
from observing import read_reply

FILES = (("a.pdf", "a" * 64), ("b.pdf", "b" * 64))


def line(kind: str, answer: str, subject: str = "", **fields: object) -> Decision:
    return Decision(
        kind=kind,  # type: ignore[arg-type]
        answer=answer,
        subject=subject,
        decision_id="d2",
        **({"source_sha256": "a" * 64} | fields),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (line("force", "kent"), {"force": "kent"}),
        (line("force", "kent", "Sheet 2"), {"force": "essex", "forces": (("Sheet 2", "kent"),)}),
        (line("reference", "7/22"), {"reference": "7/22"}),
        (line("date", "2022-01-02"), {"dated": "2022-01-02"}),
        (line("question", "thefts", "2"), {"questions": (("2", "thefts"),)}),
    ],
)
def test_a_decision_on_a_letter_is_the_later_word(
    decision: Decision, told: dict[str, object]
) -> None:
    before = FileSettings(file="a.pdf", force="essex", reference="1/22", dated="2020-01-01")
    settings = settings_with(Settings(files=(before,)), [decision], FILES)
    found = settings.told_of("a.pdf")
    for name, value in told.items():
        assert getattr(found, name) == value
    assert settings.told_of("b.pdf") == FileSettings(file="b.pdf")


def test_a_decision_on_another_file_or_on_a_place_says_nothing_of_a_letter() -> None:
    for one in (
        line("force", "kent", source_sha256="9" * 64),
        line("question", "2", "1", scope="place"),
        line("finding", "known"),
    ):
        assert settings_with(Settings(), [one], FILES) == Settings()


def reply() -> Reply:
    return read_reply(
        questions=(
            Question(number="1", disposition="disclosed", exemptions=("12(1)",), asked="thefts"),
            Question(number="2", disposition="partial", exemptions=("40(2)",)),
        )
    ).reply


def disposed(*decisions: Decision) -> list[tuple[str, tuple[str, ...], bool]]:
    found, _ = with_dispositions(reply(), decisions)
    return [(one.disposition, one.exemptions, one.decided) for one in found.questions]


KEPT = [("disclosed", ("12(1)",), False), ("partial", ("40(2)",), False)]


@pytest.mark.parametrize("subject", ["1", "thefts"])
def test_a_question_has_the_disposition_and_the_sections_that_a_person_gives(subject: str) -> None:
    one = line("disposition", "refused", subject, detail=(("sections", "12(2), 16"),))
    own = {"source_sha256": "k" * 64}
    one = line("disposition", "refused", subject, detail=one.detail, **own)
    assert disposed(one) == [("refused", ("12(2)", "16"), True), KEPT[1]]


def test_without_a_subject_every_question_has_it_and_what_is_given_has_no_exemption() -> None:
    one = line("disposition", "not_held", source_sha256="k" * 64)
    assert disposed(one) == [("not_held", (), True)] * 2
    refused = line("disposition", "refused", source_sha256="k" * 64)
    assert [found[1] for found in disposed(refused)] == [("12(1)",), ("40(2)",)]


def test_what_is_no_question_is_taken_out_unless_numbers_stand_under_it() -> None:
    one = line("disposition", "no_question", "2", source_sha256="k" * 64)
    found, obeyed = with_dispositions(reply(), [one])
    assert [question.number for question in found.questions] == ["1"]
    assert obeyed == ("d2",)
    answered = replace(
        reply(), plain_tables=(PlainTable(file="k", caption="", question="2", entries=()),)
    )
    assert with_dispositions(answered, [one]) == (answered, ())
    every = line("disposition", "no_question", source_sha256="k" * 64)
    assert with_dispositions(reply(), [every]) == (reply(), ())


def test_a_disposition_of_no_question_of_the_letter_is_not_obeyed() -> None:
    for one in (
        line("disposition", "refused", "9", source_sha256="k" * 64),
        line("disposition", "refused", "1"),
        line("disposition", "lost", "1", source_sha256="k" * 64),
    ):
        found, obeyed = with_dispositions(reply(), [one])
        assert (found, obeyed) == (reply(), ())
    one = line("disposition", "refused", "1", source_sha256="k" * 64)
    assert with_dispositions(reply(), [one])[1] == ("d2",)
