"""Labels that say the same in Welsh and in English: only what is certainly Welsh is passed over."""

from __future__ import annotations

import pytest

from foi_compare.match.matcher import Matcher
from foi_compare.model.matching import LabelContext


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Cyhuddo/Gwysio – Charged/Summonsed", "1"),
        ("Rhybudd oedolion – Caution adults", "3"),
        ("Caution - adults (Rhybudd - oedolion)", "3"),
        ("Datrysiad cymunedol | Community resolution", "8"),
        ("Nid yw er budd y cyhoedd (CPS) - Not in the public interest (CPS)", "9"),
        (
            "Ni chefnogir gan y dioddefwr – Victim does not support; suspect identified",
            "16",
        ),
        ("Canlyniad 16 – Outcome 16", "16"),
        (
            "16 Dioddefwr ddim yn cefnogi, un a ddrwgdybir Victim does not support, named suspect",
            "16",
        ),
        ("Rhybudd ieuenctid Youth caution", "2"),
        ("Canlyniad 1 - Cyhuddo", "1"),
        ("Ymchwiliad wedi’i gwblhau – heb ei bennu Investigation complete, no suspect", "18"),
        ("Trosglwyddwyd i gorff arall\nTransferred to another body", "20"),
        ("02: Rhybudd – Ieuenctid Caution – Youths", "2"),
    ],
)
def test_the_english_part_of_a_bilingual_label_is_read(
    matcher: Matcher, label: str, code: str
) -> None:
    assert matcher.match(label).code == code


@pytest.mark.parametrize(
    "label",
    [
        "Rhybudd oedolion",  # nothing else is left to read
        "Cyhuddo zorb – Charged",  # a strange word among the Welsh may be a damaged English one
        "Dim suspect identified, victim does not support",  # one word alone may be a name
        "Plant - Charged",  # an English word as well
        "Dim un a amheuir – No suspect identified",  # the English says 14 or 18
    ],
)
def test_a_part_that_may_not_be_welsh_is_not_passed_over(matcher: Matcher, label: str) -> None:
    assert matcher.match(label).code == ""


def test_a_label_that_is_all_welsh_is_asked_about_among_outcomes(matcher: Matcher) -> None:
    labels = ("Charged", "PND", "Rhybudd oedolion")
    assert matcher.match_table(labels, LabelContext(header="Outcome"))[2].status == "ambiguous"


def test_a_welsh_total_stays_one(matcher: Matcher) -> None:
    assert matcher.match("Cyfanswm").status == "total"
    assert matcher.match("Cyfanswm / Total").status == "total"
