"""Verdicts to the last field: what a person reads in the outputs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook
from foi_compare.model.matching import Candidate, LabelContext, LabelDecision, Match

OUTCOME = LabelContext(header="Outcome")


def test_a_title(matcher: Matcher) -> None:
    assert matcher.match("offender DIED") == Match(
        label="offender DIED",
        status="matched",
        code="5",
        rule="title",
        score=1.0,
        reason="the title `Offender died` → 5",
    )


def test_a_title_with_a_bracket(matcher: Matcher) -> None:
    assert matcher.match("Prosecution prevented (suspect too ill)").rule == "title"


def test_an_alias(matcher: Matcher) -> None:
    assert matcher.match("Other agency delegations") == Match(
        label="Other agency delegations",
        status="matched",
        code="20",
        rule="alias",
        score=1.0,
        reason="the known wording `Other Agency Delegations` → 20",
    )


def test_facts_with_the_rivals_they_rule_out(matcher: Matcher) -> None:
    label = "Named suspect: evidential difficulties, victim does not support"
    assert matcher.match(label) == Match(
        label=label,
        status="matched",
        code="16",
        rule="facts",
        score=0.98,
        reason="suspect is identified + victim does not support → 16; 14 ruled out: suspect is "
        "identified; 15 ruled out: victim does not support",
    )


def test_a_printed_code_with_and_without_words(matcher: Matcher) -> None:
    assert matcher.match("OC16: victim declines, suspect known") == Match(
        label="OC16: victim declines, suspect known",
        status="matched",
        code="16",
        rule="printed_code",
        score=1.0,
        reason="prints `oc16` and its words agree → 16",
    )
    assert matcher.match("Outcome 12") == Match(
        label="Outcome 12",
        status="matched",
        code="12",
        rule="printed_code",
        score=1.0,
        reason="prints `outcome 12` → 12",
    )
    assert matcher.match("Outcome 1 A").reason == "prints `outcome 1 a` → 1A"
    match = matcher.match("8 - Community resolution (theft)")
    assert (match.code, match.reason) == ("8", "prints `8` and its words agree → 8")


def test_a_printed_code_beside_a_word_that_is_not_known(matcher: Matcher) -> None:
    assert matcher.match("Outcome 12 zebra") == Match(
        label="Outcome 12 zebra",
        status="matched",
        code="12",
        rule="printed_code",
        score=0.9,
        reason="prints `outcome 12` → 12",
    )
    assert matcher.match("Type 12 zebra") == Match(
        label="Type 12 zebra",
        status="ambiguous",
        rule="printed_code",
        reason="prints `type 12`, but `zebra` is not understood",
        candidates=(Candidate(code="12", score=0.5, why="printed"),),
    )


def test_a_printed_code_beside_a_doubt_or_another_kind_of_word(matcher: Matcher) -> None:
    match = matcher.match("Type 12 possibly")
    assert (match.status, match.reason) == (
        "ambiguous",
        "prints `type 12`, but `possibly` is not understood",
    )


@pytest.mark.parametrize("label", ["OC16 - named suspect, victim", "OC15: suspect named - victim"])
def test_a_printed_code_beside_a_person_of_whom_nothing_is_said(
    matcher: Matcher, label: str
) -> None:
    match = matcher.match(label)
    assert (match.status, match.rule) == ("ambiguous", "contradiction")
    assert match.reason.endswith("but `victim` is not understood")


def test_a_number_alone(matcher: Matcher) -> None:
    assert matcher.match("16") == Match(
        label="16",
        status="ambiguous",
        rule="bare_code",
        reason="only the number 16: nothing says that it is a code",
        candidates=(Candidate(code="16", score=0.5, why="printed"),),
    )


def test_a_contradiction_names_both(matcher: Matcher) -> None:
    assert matcher.match("Outcome 8 - Charged") == Match(
        label="Outcome 8 - Charged",
        status="ambiguous",
        rule="contradiction",
        reason="prints 8, but says: charged or summonsed",
        candidates=(Candidate(code="8", score=0.5), Candidate(code="1", score=0.5)),
    )
    assert matcher.match("Outcome 8 - Offender died") == Match(
        label="Outcome 8 - Offender died",
        status="ambiguous",
        rule="contradiction",
        reason="prints 8, but its words mean 5",
        candidates=(Candidate(code="8", score=0.5), Candidate(code="5", score=0.5)),
    )
    match = matcher.match("Outcome 8 - Offender given a caution")
    assert match.reason == "prints 8, but its words mean 2 or 2A or 3 or 3A"
    match = matcher.match("Outcome 8 - community resolution cancelled")
    assert match.reason == "prints 8, but says: closed without an outcome"
    match = matcher.match("Outcome 8 - no community resolution")
    assert match.reason == "prints 8, but `no` is not understood"


def test_a_code_of_another_list(matcher: Matcher) -> None:
    assert matcher.match("66 - Offender died") == Match(
        label="66 - Offender died",
        status="ambiguous",
        rule="code_outside",
        reason="prints 66, which is no code of this codebook",
        candidates=(Candidate(code="5", score=0.5, why="by its words"),),
    )
    assert matcher.match("Type 66: Offender died").rule == "code_outside"
    assert matcher.match("Outcome 66 - zebra").status == "none"
    assert matcher.match("66 - Total").status == "total"
    assert matcher.match("No crime (OC-C2)").code == "other"


def test_a_code_of_another_list_with_open_words(matcher: Matcher) -> None:
    match = matcher.match("66 - Caution")
    assert (match.status, match.rule) == ("ambiguous", "code_outside")
    assert match.candidates == matcher.match("Caution").candidates


def test_open_facts_say_what_would_settle_them(matcher: Matcher) -> None:
    assert matcher.match("Caution") == Match(
        label="Caution",
        status="ambiguous",
        rule="facts",
        reason="cautioned: 2 or 3, and nothing here says which",
        candidates=(
            Candidate(code="2", score=0.5, why="if youth"),
            Candidate(code="3", score=0.5, why="if adult"),
        ),
    )
    assert matcher.match("Charged bx").candidates == (
        Candidate(code="1", score=0.6, why=""),
        Candidate(code="1A", score=0.4, why="if for an alternate offence"),
    )
    assert matcher.match("Public interest (CPS)").reason.startswith(
        "public interest + CPS decision"
    )


def test_what_may_be_no_label_says_so(matcher: Matcher) -> None:
    match = matcher.match("Penalty notice")
    assert match.candidates[-1] == Candidate(code="none", score=0.0, why="no label of this kind")


def test_facts_that_no_code_has_together(matcher: Matcher) -> None:
    match = matcher.match("Charged, no suspect identified")
    assert match.status == "ambiguous"
    assert match.reason == (
        "charged or summonsed + no suspect identified: no single code has all of that"
    )
    assert match.candidates[0].why == "but no suspect identified"


def test_the_beginning_of_another_wording(matcher: Matcher) -> None:
    label = "Evidential difficulties victim based - named suspect"
    match = matcher.match(label)
    assert (match.label, match.status, match.code, match.rule) == (label, "ambiguous", "", "facts")
    assert match.reason.startswith("says 16, but may be the beginning of `Evidential Difficulties")
    assert match.reason.endswith("(14)")
    assert match.candidates == (Candidate(code="16", score=0.6), Candidate(code="14", score=0.4))


def test_a_strange_word_beside_one_word_of_proof(matcher: Matcher) -> None:
    assert matcher.match("TIC zebra") == Match(
        label="TIC zebra",
        status="ambiguous",
        rule="strange_word",
        reason="taken into consideration → 4; but `zebra` is not understood",
        candidates=(Candidate(code="4", score=0.5, why="taken into consideration → 4"),),
    )


def test_a_strange_word_lowers_the_score(matcher: Matcher) -> None:
    match = matcher.match("Investigation complete zebra no suspect identified")
    assert (match.code, match.score) == ("18", 0.93)


def test_a_doubt_leaves_the_label_open(matcher: Matcher) -> None:
    match = matcher.match("Community resolution rescinded")
    assert (match.status, match.rule) == ("ambiguous", "facts")
    assert match.reason == "community resolution → 8; but `rescinded` is not understood"


def test_a_group(matcher: Matcher) -> None:
    assert matcher.match("Out-of-court (informal)") == Match(
        label="Out-of-court (informal)",
        status="ambiguous",
        role="group",
        rule="group",
        reason="`Out-of-court (informal)` is a group of codes (7, 8) and is not spread over them",
        candidates=(Candidate(code="7", score=0.5), Candidate(code="8", score=0.5)),
        members=("7", "8"),
    )


def test_several_printed_codes(matcher: Matcher) -> None:
    assert matcher.match("Outcomes 7 and 8") == Match(
        label="Outcomes 7 and 8",
        status="ambiguous",
        role="group",
        rule="printed_codes",
        reason="prints several codes (7, 8) and is not spread over them",
        candidates=(Candidate(code="7", score=0.5), Candidate(code="8", score=0.5)),
        members=("7", "8"),
    )


def test_a_list_with_local_codes_is_completed_by_its_words(matcher: Matcher) -> None:
    match = matcher.match("Charged or cautioned for alternate offence (1d, 1e, 2a, 3a)")
    assert match.members == ("1A", "2A", "3A")


@pytest.mark.parametrize(
    ("label", "role"),
    [("Grand total", "total"), ("Sub-total", "subtotal"), ("Subtotals", "subtotal")],
)
def test_totals(matcher: Matcher, label: str, role: str) -> None:
    assert matcher.match(label) == Match(
        label=label,
        status="total",
        role=role,  # type: ignore[arg-type]  # one of the two literals
        rule="total",
        score=1.0,
        reason=f"a printed {role}",
    )


def test_a_total_of_one_code_is_asked_about(matcher: Matcher) -> None:
    assert matcher.match("Total community resolutions") == Match(
        label="Total community resolutions",
        status="ambiguous",
        rule="total",
        reason="a total of something: one code, or a sum of rows?",
        candidates=(Candidate(code="8", score=1.0),),
    )


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Total burglaries", "a total, but of something else"),
        ("Offender fined", "a label of court results"),
        ("Burglary", "no words of this codebook"),
        ("8 Zebra", "a number before words that are no label of this codebook"),
        ("Type 8 Assault", "a number before words of another kind of table"),
        ("£", "no words"),
        ("Death by dangerous driving", "`driving` is a word of another kind of table"),
    ],
)
def test_no_label_of_the_codebook(matcher: Matcher, label: str, reason: str) -> None:
    assert matcher.match(label) == Match(label=label, status="none", rule="none", reason=reason)


@pytest.mark.parametrize("label", ["", " ", "-", "–", "?"])
def test_a_blank_label(matcher: Matcher, label: str) -> None:
    assert matcher.match(label) == Match(
        label=label,
        status="ambiguous",
        rule="blank",
        reason="the label is blank: nothing recorded yet, or something else?",
        candidates=(
            Candidate(code="not_yet_assigned", score=0.5),
            Candidate(code="other", score=0.5),
        ),
    )


def test_a_blank_label_where_blanks_mean_nothing(outcomes: Codebook) -> None:
    assert Matcher(replace(outcomes, blank=())).match("-") == Match(
        label="-", status="none", rule="blank", reason="there is no label"
    )


def test_likeness_where_hardly_a_word_is_whole(matcher: Matcher) -> None:
    plain = Codebook(
        name="fruit",
        title="Fruit",
        prefix="fruit_",
        counts="fruit",
        codes={
            name: replace(matcher.codes["1"], code=name, title=title, short_title=title, group="")
            for name, title in (("a", "Granny Smith apples"), ("b", "Conference pears"))
        },
    )
    assert Matcher(replace(plain, cut=0.9)).match("Grany Smth aples") == Match(
        label="Grany Smth aples",
        status="matched",
        code="a",
        rule="similarity",
        score=0.9,
        reason="almost the same letters as `Granny Smith apples` → a",
    )
    assert Matcher(plain).match("Gala apples").status == "none"
    assert Matcher(replace(plain, cut=0.91)).match("Grany Smth aples").status == "none"


def test_decisions(outcomes: Codebook) -> None:
    decisions = (
        LabelDecision(label="A", code="16", line=3, decided_by="B"),
        LabelDecision(label="T", code="subtotal"),
        LabelDecision(label="N", code="none"),
    )
    matcher = Matcher(outcomes, decisions)
    assert matcher.match("a") == Match(
        label="a",
        status="matched",
        code="16",
        rule="decision",
        score=1.0,
        reason="decided by B (line 3) → 16",
    )
    assert matcher.match("T") == Match(
        label="T",
        status="total",
        role="subtotal",
        rule="decision",
        score=1.0,
        reason="decided → subtotal",
    )
    assert matcher.match("N") == Match(
        label="N", status="none", rule="decision", score=1.0, reason="decided → none"
    )


def test_a_number_in_a_column_of_codes(matcher: Matcher) -> None:
    assert matcher.match_table(("16", "8"), OUTCOME)[0] == Match(
        label="16",
        status="matched",
        code="16",
        rule="printed_code",
        score=1.0,
        reason="the number 16 in a column of codes",
    )


def test_a_local_numbering(matcher: Matcher) -> None:
    labels = (
        "55 - zz",
        "61 - Suspect under 10",
        "67 - Prosecution time limit expired",
        "68 - NSI",
        "51 - Community resolution",
        "64 - Evidential difficulties",
        "60 - Out of court (informal)",
    )
    matches = matcher.match_table(labels, OUTCOME)
    reason = (
        "this table numbers outcomes in its own way (61 is 11, 67 is 17, 68 is 18 by their "
        "words): is each number the outcome plus 50? One decision here answers for all"
    )
    assert matches[1] == Match(
        label="61 - Suspect under 10",
        status="ambiguous",
        rule="local_numbering",
        reason=reason,
        candidates=(Candidate(code="11", score=1.0),),
        asked_at=1,
    )
    assert matches[0].candidates == (Candidate(code="5", score=1.0),)
    assert matches[4].candidates == (Candidate(code="8", score=1.0),)
    assert [(one.code, one.score) for one in matches[5].candidates] == [
        ("14", 0.33),
        ("15", 0.33),
        ("16", 0.33),
    ]
    assert matches[6] == Match(
        label="60 - Out of court (informal)",
        status="ambiguous",
        rule="local_numbering",
        reason=reason,
        candidates=(Candidate(code="7", score=0.5), Candidate(code="8", score=0.5)),
        asked_at=1,
    )


def test_a_shifted_numbering_leaves_nothing_of_a_printed_code(matcher: Matcher) -> None:
    labels = (
        "14 - No suspect identified, not recorded",
        "11: Charged",
        "16: PND",
        "17: Cannabis warning",
        "18: Evidential difficulties",
        "12 - Out of court disposals (formal)",
        "60. Out of court (informal)",
    )
    for match in matcher.match_table(labels, OUTCOME):
        assert (match.code, match.role, match.score, match.members) == ("", "code", 0.0, ())


def test_a_duplicate(matcher: Matcher) -> None:
    labels = ("Community resolution", "Local resolution", "Charged")
    assert matcher.match_table(labels, OUTCOME)[1] == Match(
        label="Local resolution",
        status="ambiguous",
        rule="duplicate",
        score=1.0,
        reason="2 rows of this table mean 8: are they to be summed, or is one of them repeated?",
        candidates=(
            Candidate(code="8", score=1.0, why="the known wording `Local resolution` → 8"),
        ),
    )


def test_what_a_neighbour_settles(matcher: Matcher) -> None:
    labels = ("No suspect identified", "No suspect identified - victim declines")
    assert matcher.match_table(labels, OUTCOME)[0] == Match(
        label="No suspect identified",
        status="matched",
        code="18",
        rule="neighbours",
        score=0.9,
        reason="no suspect identified; 14 has a row of its own → 18",
    )


def test_what_neighbours_outweigh(matcher: Matcher) -> None:
    labels = ("Charged", "Offender died", "TIC zebra", "Zebra offender dyed", "Zebra")
    matches = matcher.match_table(labels, OUTCOME)
    assert matches[2] == Match(
        label="TIC zebra",
        status="matched",
        code="4",
        rule="neighbours",
        score=0.8,
        reason="taken into consideration → 4 (its neighbours are labels of the same kind)",
    )
    assert matches[3].status == "ambiguous"
    assert matches[3].reason == "its neighbours are labels of this codebook, and it is not known"
    assert matches[3].candidates[0] == Candidate(code="5", score=0.76, why="like `Offender died`")
    assert matches[4].candidates == ()


def test_another_table(matcher: Matcher) -> None:
    match = matcher.match_table(("Unknown", "Total"), LabelContext(header="Ethnicity"))[1]
    assert match == Match(
        label="Total", status="none", rule="other_table", reason="the table is about ethnicity"
    )
