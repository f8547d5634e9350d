"""When a number is accepted, when it is asked about, and when it is set aside after all."""

from __future__ import annotations

from dataclasses import replace

from builders import document, table
from foi_compare.addresses import addresses_of
from foi_compare.interpret.meanings.values import parse_value
from foi_compare.interpret.table_figures.surroundings import Surroundings
from foi_compare.interpret.table_figures.tables import read_layout
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.model import (
    Address,
    Decision,
    LabelContext,
    Match,
    Observation,
    Question,
    Reply,
    SetAside,
    Spot,
)
from foi_compare.observe import observe
from foi_compare.rulings import Rulings
from unit.figures.known_labels import KnownLabels

MATCHER = KnownLabels()


def reply(*lines: str, force_id: str = "kent", sha256: str = "abc") -> Reply:
    (layout,) = lay_out(table(*lines), "reply.docx", 0, codes=frozenset(MATCHER.codes))
    reading = read_layout(layout, MATCHER, Surroundings(), 0, "table")
    return Reply(
        force_id=force_id,
        reference="1/22",
        dated="",
        files=("reply.docx",),
        sha256=(sha256,),
        questions=(),
        label_groups=reading.groups,
        figures=reading.figures,
        set_aside=reading.set_aside,
    )


def run(given: Reply, *decisions: Decision) -> tuple[tuple[Observation, ...], tuple[SetAside, ...]]:
    rulings = Rulings(decisions=decisions, value_of=parse_value)
    found = observe(given, matcher=MATCHER, codebook_name="outcomes", rulings=rulings)
    return found.observations, found.set_aside


def decision(observation: Observation, answer: str, **what: str) -> Decision:
    note = what.pop("note", "")
    return Decision(
        kind="number",
        scope="place",
        answer=answer,
        detail=tuple(what.items()),
        observation_id=observation.observation_id,
        source_sha256=observation.sha256,
        decided_by="A B",
        decided_on="2026-01-01",
        note=note,
        line=2,
    )


def test_a_code_and_a_total_are_accepted():
    observations, _ = run(reply("Outcome | Total", "Charged | 3", "Total | 3"))
    assert [(o.code, o.role, o.status) for o in observations] == [
        ("1", "code", "accepted"),
        ("", "total", "accepted"),
    ]


def test_an_ambiguous_label_goes_to_review_with_its_candidates():
    observations, _ = run(reply("Outcome | Total", "Charged | 3", "Not recorded | 7"))
    asked = observations[1]
    assert (asked.status, asked.code, asked.reason) == ("review", "", "two meanings")
    assert [c.code for c in asked.candidates] == ["not_yet_assigned", "other"]


def test_an_unknown_label_among_outcomes_is_asked_not_dropped():
    observations, _ = run(
        reply("Outcome | Total", "Charged | 3", "Community resolution | 2", "Gone fishing | 7")
    )
    assert [o.status for o in observations] == ["accepted", "accepted", "review"]


def test_a_number_that_no_force_can_count_is_asked_about():
    """Two years that a page prints without a space between them read as one number."""
    for number, status in (("20212022", "review"), ("9,999,999", "accepted")):
        ((observation,), _) = run(reply("Outcome | Total", f"Charged | {number}"))
        assert observation.status == status
        assert ("printed as one" in observation.reason) == (status == "review")


def test_numbers_of_an_unknown_force_are_asked():
    observations, _ = run(reply("Outcome | Total", "Charged | 3", force_id=""))
    assert [o.status for o in observations] == ["review"]


def test_a_table_that_turns_out_to_be_about_something_else_is_set_aside():
    class Court(KnownLabels):
        """Judges every label of a table as a court result."""

        def match_table(self, labels: tuple[str, ...], context: LabelContext) -> tuple[Match, ...]:  # type: ignore[override] narrower on purpose
            del context
            return tuple(Match(label=x, status="none", reason="a court result") for x in labels)

    given = reply("Outcome | Total", "Charged | 3", "Community resolution | 2")
    observations, set_aside, *_ = observe(given, matcher=Court(), codebook_name="outcomes")
    assert not observations
    asides = [item for item in set_aside if item.rule == "table_not_about_outcomes"]
    assert [(item.text, item.reason) for item in asides] == [
        ("3", "a court result"),
        ("2", "a court result"),
    ]


def test_an_id_holds_when_the_file_is_renamed_and_changes_with_its_content():
    given = reply("Outcome | Total", "Charged | 3")
    (before,), _ = run(given)
    renamed = replace(
        given,
        files=("other.docx",),
        figures=tuple(replace(f, file="other.docx") for f in given.figures),
    )
    (after,), _ = run(renamed)
    (changed,), _ = run(reply("Outcome | Total", "Charged | 3", sha256="def"))
    assert before.observation_id == after.observation_id != changed.observation_id


def test_ids_differ_between_the_numbers_of_a_reply():
    observations, _ = run(
        reply("Outcome | 2019 | 2020", "Charged | 3 | 3", "Community resolution | 3 | 3")
    )
    assert len({o.observation_id for o in observations}) == 4


def test_a_decision_gives_a_code_and_one_that_names_no_number_none():
    given = reply("Outcome | Total", "Charged | 3", "Not recorded | 7")
    (_, asked), _ = run(given)
    assert asked.status == "review"
    (_, decided), _ = run(given, decision(asked, "code", code="other"))
    assert (decided.status, decided.code) == ("decided", "other")
    other = replace(decision(asked, "code", code="other"), observation_id="another")
    (_, untouched), _ = run(given, other)
    assert untouched.status == "review"


def test_a_decision_corrects_a_value_or_sets_it_aside():
    given = reply("Outcome | Total", "Charged | 3")
    (seen,), _ = run(given)
    (corrected,), _ = run(given, decision(seen, "value", value="8"))
    assert (corrected.value.amount, corrected.status) == (8, "decided")
    none, set_aside = run(given, decision(seen, "none", note="a misprint"))
    assert none == ()
    assert any(item.rule == "decision" and "a misprint" in item.reason for item in set_aside)


def test_one_sentence_of_a_joint_letter_has_an_id_for_each_of_its_forces():
    lines = ("Outcome | Total", "Charged | 3")
    both = [replace(reply(*lines, force_id=f), flags=("joint_reply",)) for f in ("kent", "essex")]
    ids = {run(given)[0][0].observation_id for given in both}
    assert len(ids) == 2
    # A letter of one force keeps its ids when a person says which force it is.
    (one,), (other,) = (run(reply(*lines, force_id=force))[0] for force in ("", "kent"))
    assert one.observation_id == other.observation_id


def test_a_total_in_a_sentence_of_its_own_is_kept_and_asked_where_nobody_knows_of_what():
    given = reply("Outcome | Total", "Charged | 154")
    (group,) = given.label_groups
    (figure,) = given.figures
    alone = replace(
        given,
        questions=(Question(number="1", text="How many arsons were there, by outcome?"),),
        label_groups=(replace(group, labels=("Total",)),),
        figures=(replace(figure, label="Total", origin="sentence", question="1"),),
    )
    for text, status in ((alone.questions[0].text, "accepted"), ("", "review")):
        asked = replace(alone, questions=(Question(number="1", text=text),))
        observations, set_aside = run(asked)
        assert [(one.role, one.value.amount, one.status) for one in observations] == [
            ("total", 154, status),
        ]  # fmt: skip
        assert not [item for item in set_aside if item.rule == "table_not_about_outcomes"]


def test_a_count_below_none_is_asked_about():
    (one, other), _ = run(reply("Outcome | Total", "Charged | -3", "Community resolution | 3"))
    assert (one.status, other.status) == ("review", "accepted")
    assert "less than none" in one.reason


def test_that_a_table_set_aside_already_counts_no_outcomes_is_no_stale_decision():
    letter = document(table("Order | Total", "Notice | 3", "Warning | 4"))
    aside = SetAside(
        rule="table_not_about_outcomes",
        reason="",
        text="3, 4",
        place=letter.blocks[0].place,
        file="reply.docx",
        spots=(Spot("reply.docx", 0, 1, 1, 0, 1), Spot("reply.docx", 0, 2, 1, 0, 1)),
    )
    given = replace(reply("Outcome | Total", "Charged | 3"), figures=(), set_aside=(aside,))

    def stale(*at: int) -> int:
        one = Decision(
            kind="table",
            scope="place",
            answer="not_outcomes",
            source_sha256="abc",
            anchor=tuple(Address("body", n) for n in at),
            decision_id="d1",
        )
        found = observe(
            given,
            matcher=MATCHER,
            codebook_name="outcomes",
            addresses=addresses_of((letter,)),
            rulings=Rulings(decisions=(one,)),
        )
        return len(found.stale)

    assert stale(1, 2) == 0
    assert stale(1, 9) == 1
