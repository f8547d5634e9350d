from __future__ import annotations

import pytest

from foi_compare.batch.touching import GroupFacts, Touching, label_key
from foi_compare.model import Decision

FACTS = GroupFacts(
    files=frozenset({"kent/letter.pdf", "kent/data.zip/2020.xlsx"}),
    sha256=frozenset({"aa", "bb"}),
    labels=frozenset(map(label_key, ("Cautions", "Not yet assigned"))),
    forces=frozenset({"kent"}),
)


@pytest.mark.parametrize(
    "decision",
    [
        Decision(kind="table", answer="outcomes", scope="place", source_sha256="aa"),
        Decision(kind="table", answer="outcomes", scope="place", file="kent/letter.pdf"),
        Decision(kind="force", answer="essex", file="kent/letter.pdf", source_sha256="changed"),
        Decision(kind="file", answer="no_reply", file="kent"),
        Decision(kind="file", answer="no_reply", file="kent/data.zip"),
        Decision(
            kind="file", answer="same_reply", file="b.pdf", detail=(("file", "kent/letter.pdf"),)
        ),
        Decision(kind="number", answer="none", observation_id="0123456789ab"),
        Decision(kind="label", answer="3", scope="all", subject="Cautions"),
        Decision(kind="label", answer="3", scope="all", subject=" CAUTIONS "),
        Decision(kind="label", answer="3", scope="force", force_id="kent", subject="Cautions"),
        Decision(kind="blank", answer="zero", scope="force", force_id="kent", subject="-"),
        Decision(kind="blank", answer="zero", scope="all", subject="-"),
    ],
)
def test_a_decision_that_can_change_a_group_touches_it(decision: Decision) -> None:
    assert Touching((decision,)).of(FACTS) == (decision,)


@pytest.mark.parametrize(
    "decision",
    [
        Decision(kind="table", answer="outcomes", scope="place", source_sha256="cc"),
        Decision(kind="force", answer="essex", file="kent/letter.pdf.old"),
        Decision(kind="file", answer="no_reply", file="kent/letter"),
        Decision(kind="label", answer="3", scope="all", subject="Charged"),
        Decision(kind="label", answer="3", scope="force", force_id="essex", subject="Cautions"),
        Decision(kind="blank", answer="zero", scope="force", force_id="essex", subject="-"),
    ],
)
def test_a_decision_on_something_else_does_not(decision: Decision) -> None:
    assert Touching((decision,)).of(FACTS) == ()


def test_decisions_come_in_their_order() -> None:
    label = Decision(kind="label", answer="3", scope="all", subject="Cautions", line=2)
    other = Decision(kind="label", answer="3", scope="all", subject="Charged", line=3)
    place = Decision(kind="row", answer="note", scope="place", source_sha256="bb", line=4)
    assert Touching((place, other, label)).of(FACTS) == (place, label)
