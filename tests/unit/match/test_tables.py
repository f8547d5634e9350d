"""Golden tables: what the labels of one table say together."""

from __future__ import annotations

from datetime import date

import pytest

from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook
from foi_compare.model.matching import LabelContext, LabelDecision, Match

OUTCOME = LabelContext(header="Outcome")


def codes(matches: tuple[Match, ...]) -> list[str]:
    return [match.code or match.status for match in matches]


def named(match: Match) -> list[str]:
    return [candidate.code for candidate in match.candidates]


FIFTIES = {
    "50 – Charged": ["1"],
    "53 – Caution – youths": ["2"],
    "54 – Caution – adults": ["3"],
    "59 – Prosecution not in the public interest": ["9", "10"],
    "60 – Formal action not in the public interest (police)": ["10"],
    "61 – Suspect below the age of criminal responsibility": ["11"],
    "65 – Named suspect: victim supports, evidential difficulties": ["15"],
    "66 – Named suspect: victim does not support": ["16"],
    "67 – Prosecution time limit expired": ["17"],
    "69 – Non Crime Closure": ["other"],
    "70 – Action by another body": ["20"],
}


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Outcomes", True),
        ("Crime status", True),
        ("Disposals of burglaries", False),
        ("Outcomes at schools", False),
    ],
)
def test_what_is_nothing_but_words_of_the_codebook_heads_its_labels(
    matcher: Matcher, text: str, heads: bool
) -> None:
    assert matcher.is_heading(text) is heads


def test_a_50_series_is_asked_about_once_for_the_table(matcher: Matcher) -> None:
    matches = matcher.match_table(tuple(FIFTIES), OUTCOME)
    assert {match.status for match in matches} == {"ambiguous"}
    assert {match.rule for match in matches} == {"local_numbering"}
    assert len({match.reason for match in matches}) == 1
    assert "plus 50" in matches[0].reason
    assert [named(match) for match in matches] == list(FIFTIES.values())


def test_one_decision_on_a_50_series_answers_for_the_table(outcomes: Codebook) -> None:
    label = "66 – Named suspect: victim does not support"
    decided = Matcher(outcomes, (LabelDecision(label=label, code="16", force_id="west-midlands"),))
    context = LabelContext(header="Outcome", force_id="west-midlands")
    matches = decided.match_table(tuple(FIFTIES), context)
    assert codes(matches) == ["1", "2", "3", "9", "10", "11", "15", "16", "17", "other", "20"]
    assert "outcomes plus 50" in matches[0].reason
    assert [match.label for match in matches] == list(FIFTIES)
    elsewhere = decided.match_table(tuple(FIFTIES), LabelContext(header="Outcome", force_id="kent"))
    assert {match.rule for match in elsewhere} == {"local_numbering"}


def test_a_decision_that_is_not_the_numbering_answers_for_itself_alone(outcomes: Codebook) -> None:
    label = "66 – Named suspect: victim does not support"
    decided = Matcher(outcomes, (LabelDecision(label=label, code="14"),))
    matches = decided.match_table(tuple(FIFTIES), OUTCOME)
    assert [match.code for match in matches if match.status == "matched"] == ["14"]


def test_a_50_series_leaves_rows_without_numbers_alone(matcher: Matcher) -> None:
    matches = matcher.match_table((*FIFTIES, "Community resolution", "Total"), OUTCOME)
    assert codes(matches)[-2:] == ["8", "total"]


def test_the_official_numbers_are_no_local_numbering(matcher: Matcher) -> None:
    labels = ("1: Charged", "8: Community resolution", "17: Prosecution time limit expired")
    assert codes(matcher.match_table(labels, OUTCOME)) == ["1", "8", "17"]


def test_a_shifted_numbering_inside_the_codes_is_asked_about(matcher: Matcher) -> None:
    labels = (
        "11: Charged",
        "16: PND",
        "17: Cannabis warning",
        "18: Community resolution",
    )
    matches = matcher.match_table(labels, OUTCOME)
    assert {match.rule for match in matches} == {"local_numbering"}
    assert [named(match)[0] for match in matches] == ["1", "6", "7", "8"]


def test_two_disagreements_are_no_numbering(matcher: Matcher) -> None:
    labels = ("18: Community resolution", "17: Cannabis warning", "3: Caution - adults")
    matches = matcher.match_table(labels, OUTCOME)
    assert [match.rule for match in matches] == ["contradiction", "contradiction", "printed_code"]


def test_numbers_that_count_the_rows_are_no_codes(matcher: Matcher) -> None:
    labels = (
        "1. Charged",
        "2. Community resolution",
        "3. Case closed - no suspect identified",
        "4. Caution - adults",
        "Total",
    )
    matches = matcher.match_table(labels, OUTCOME)
    assert codes(matches) == ["1", "8", "18", "3", "total"]
    assert "count its rows" in matches[1].reason
    assert matches[4] == matcher.match("Total")


def test_numbers_that_begin_elsewhere_count_no_rows(matcher: Matcher) -> None:
    labels = ("2. Charged", "3. Community resolution", "4. Caution - adults")
    assert "matched" not in {match.status for match in matcher.match_table(labels, OUTCOME)}


STOP_AND_SEARCH = (
    "A no further action disposal",
    "Arrest",
    "Community resolution",
    "Khat or Cannabis warning",
    "Penalty Notice for Disorder",
    "Summons / charged by post",
)


def test_stop_and_search_results_are_no_outcomes_of_crimes(matcher: Matcher) -> None:
    matches = matcher.match_table(STOP_AND_SEARCH, OUTCOME)
    assert {match.status for match in matches} == {"none"}
    assert "stop and search" in matches[2].reason


def test_what_became_of_arrests_is_no_outcome_of_crimes(matcher: Matcher) -> None:
    labels = ("Charged", "Bailed", "Released under investigation", "Released without charge")
    arrests = LabelContext(header="Disposal of arrest")
    assert {match.status for match in matcher.match_table(labels, arrests)} == {"none"}
    assert codes(matcher.match_table(labels[:3], OUTCOME))[0] == "1"


def test_a_question_about_stop_and_search_makes_one_such_label_enough(matcher: Matcher) -> None:
    labels = ("Arrest", "Community resolution", "Caution - adults", "Charged")
    context = LabelContext(header="Outcome", question="How many stop and searches were made?")
    assert {match.status for match in matcher.match_table(labels, context)} == {"none"}


def test_one_arrest_among_outcomes_does_not_undo_the_table(matcher: Matcher) -> None:
    labels = ("Charged", "Community resolution", "Arrest")
    assert codes(matcher.match_table(labels, OUTCOME)) == ["1", "8", "none"]


def test_court_results_are_no_outcomes_of_crimes(matcher: Matcher) -> None:
    labels = ("Imprisonment", "Fine", "Community order", "Conditional discharge", "Caution")
    matches = matcher.match_table(labels, LabelContext(header="Court result"))
    assert {match.status for match in matches} == {"none"}


def test_court_results_beside_outcomes_leave_the_outcomes(matcher: Matcher) -> None:
    labels = (
        "Suspect charged",
        "Local resolution",
        "Offender fined",
        "Further investigation is not in the public interest",
    )
    assert codes(matcher.match_table(labels, OUTCOME)) == ["1", "8", "none", "21"]


@pytest.mark.parametrize(
    "context",
    [
        LabelContext(header="Ethnicity"),
        LabelContext(header="Self-defined ethnicity"),
        LabelContext(caption="Suspects by ethnic group"),
        LabelContext(header="Complaint outcome"),
    ],
)
def test_a_heading_of_another_kind_makes_all_labels_none(
    matcher: Matcher, context: LabelContext
) -> None:
    labels = ("Not stated", "Other", "Unknown", "Total")
    assert {match.status for match in matcher.match_table(labels, context)} == {"none"}


@pytest.mark.parametrize("join", [" – ", ": "])
def test_parts_are_told_by_what_stands_before_the_words_that_rows_share(
    matcher: Matcher, join: str
) -> None:
    title = "Named suspect identified: victim supports police action but evidential difficulties"
    for prosecutor in ("CPS", "Crown Prosecution Service"):
        pair = (f"{prosecutor}{join}{title}", f"Police{join}{title}")
        labels = ("Charged", *pair, "Caution - adults", "PND", "Penalty notice for disorder")
        found = codes(matcher.match_table(labels, OUTCOME))
        assert found == ["1", "15", "15", "3", "ambiguous", "ambiguous"]
    labels = ("Charged", title, f"Police{join}{title}", "Caution - adults")
    assert codes(matcher.match_table(labels, OUTCOME)) == ["1", "ambiguous", "ambiguous", "3"]


@pytest.mark.parametrize("form", ["{title} ({who})", "{title} - {who} decision"])
def test_parts_are_told_by_what_stands_behind_the_words_that_rows_share(
    matcher: Matcher, form: str
) -> None:
    title = "Named suspect identified: victim supports police action but evidential difficulties"
    pair = [form.format(title=title, who=who) for who in ("CPS", "Police")]
    assert codes(matcher.match_table(("Charged", *pair, "Caution - adults"), OUTCOME)) == [
        *("1", "15", "15", "3")
    ]
    labels = ("Charged", title, pair[0], "Caution - adults")
    assert codes(matcher.match_table(labels, OUTCOME)) == ["1", "ambiguous", "ambiguous", "3"]


OWN = ("Charged", "Adult caution", "Community resolution", "Investigation complete", "Total")


@pytest.mark.parametrize(
    "context",
    [
        LabelContext(caption="Racially or religiously aggravated public order: race and religion"),
        LabelContext(caption="Thefts at schools in the Bradford area"),
        LabelContext(caption="Offences of fraud, by sex of the victim"),
        LabelContext(header="Offence type"),
    ],
)
def test_labels_of_outcomes_outweigh_what_stands_above_them(
    matcher: Matcher, context: LabelContext
) -> None:
    assert codes(matcher.match_table(OWN, context))[:3] == ["1", "3", "8"]


@pytest.mark.parametrize(
    "caption", ["Stop and search 2023", "Sentences passed, by court", "Misconduct of officers"]
)
def test_headings_outweigh_labels_that_other_tables_use_as_well(
    matcher: Matcher, caption: str
) -> None:
    context = LabelContext(caption=caption)
    assert {match.status for match in matcher.match_table(OWN, context)} == {"none"}
    numbered = ("Outcome 1 – Charged", "Outcome 3 – Adult caution", "Outcome 8")
    assert codes(matcher.match_table(numbered, context)) == ["1", "3", "8"]


def test_ethnic_groups_make_their_neighbours_none(matcher: Matcher) -> None:
    labels = ("White", "Black", "Asian", "Not stated", "Other")
    assert {match.status for match in matcher.match_table(labels, LabelContext())} == {"none"}


def test_ages_are_no_codes(matcher: Matcher) -> None:
    labels = ("10", "11", "12", "13", "14")
    matches = matcher.match_table(labels, LabelContext(header="Age"))
    assert {(match.status, match.rule) for match in matches} == {("none", "division")}


def test_a_heading_that_names_outcomes_too_keeps_them(matcher: Matcher) -> None:
    context = LabelContext(header="Offence outcome")
    assert codes(matcher.match_table(("Charged", "Caution - adults"), context)) == ["1", "3"]


@pytest.mark.parametrize(
    "context",
    [
        LabelContext(header="Offence outcome"),
        LabelContext(header="Outcome", caption="Offences in Leeds"),
    ],
)
def test_open_labels_under_a_heading_of_outcomes_are_asked_about(
    matcher: Matcher, context: LabelContext
) -> None:
    assert codes(matcher.match_table(("Caution", "NFA"), context)) == ["ambiguous", "ambiguous"]


def test_offences_stay_none_beside_outcomes(matcher: Matcher) -> None:
    for other in ("Robbery", "White"):
        labels = ("Charged", "Community resolution", other)
        assert codes(matcher.match_table(labels, OUTCOME)) == ["1", "8", "none"]
    labels = ("Charged", "Community resolution", "TIC", "White", "Black")
    assert codes(matcher.match_table(labels, OUTCOME)) == ["1", "8", "4", "none", "none"]


def test_two_labels_of_another_kind_among_many_are_no_table_of_it(matcher: Matcher) -> None:
    strange = ("Zebra", "Walrus", "Heron", "Ibis", "Otter", "Newt")
    labels = ("Arrest", "Nothing found", "Community resolution", *strange)
    assert matcher.match_table(labels, LabelContext())[2].code == "8"
    assert matcher.match_table(labels[:6], LabelContext())[2].status == "none"
    ten = (*labels, "Article found")
    assert matcher.match_table(ten, LabelContext())[2].status == "none"


def test_several_printed_codes_are_settled_by_no_neighbour(matcher: Matcher) -> None:
    labels = (
        "Outcomes 9 and 10 - not in the public interest",
        "Formal action not in the public interest (police)",
    )
    match = matcher.match_table(labels, OUTCOME)[0]
    assert (match.status, match.role, match.members) == ("ambiguous", "group", ("9", "10"))


def test_a_strange_label_among_outcomes_is_asked_about(matcher: Matcher) -> None:
    labels = ("Charged", "Community resolution", "Caution - adults", "Zebra protocol")
    matches = matcher.match_table(labels, OUTCOME)
    assert (matches[3].status, matches[3].rule) == ("ambiguous", "neighbours")


def test_a_strange_label_alone_is_none(matcher: Matcher) -> None:
    assert codes(matcher.match_table(("Zebra protocol", "Walrus scheme"), OUTCOME)) == [
        "none",
        "none",
    ]


def test_neighbours_outweigh_one_strange_word(matcher: Matcher) -> None:
    labels = ("Charged", "Caution - adults", "TIC zebra")
    assert matcher.match("TIC zebra").status == "ambiguous"
    match = matcher.match_table(labels, OUTCOME)[2]
    assert (match.code, match.rule) == ("4", "neighbours")
    match = matcher.match_table((*labels[:2], "TIC zebra walrus"), OUTCOME)[2]
    assert (match.code, match.rule) == ("4", "neighbours")
    match = matcher.match_table((*labels[:2], "TIC zebra walrus heron"), OUTCOME)[2]
    assert match.status == "ambiguous"


def test_neighbours_do_not_outweigh_a_doubt(matcher: Matcher) -> None:
    labels = ("Charged", "Caution - adults", "PND cancelled", "Not TIC")
    matches = matcher.match_table(labels, OUTCOME)
    assert [match.status for match in matches[2:]] == ["ambiguous", "ambiguous"]


def test_numbers_under_an_outcome_heading_are_codes(matcher: Matcher) -> None:
    assert codes(matcher.match_table(("1", "1A", "16", "18"), OUTCOME)) == ["1", "1A", "16", "18"]


def test_numbers_without_a_heading_are_asked_about(matcher: Matcher) -> None:
    matches = matcher.match_table(("1", "2", "16"), LabelContext())
    assert {match.status for match in matches} == {"ambiguous"}


def test_a_number_that_comes_twice_is_no_code(matcher: Matcher) -> None:
    matches = matcher.match_table(("3", "3", "16"), OUTCOME)
    assert {match.status for match in matches} == {"ambiguous"}


def test_no_suspect_identified_is_18_beside_a_row_for_14(matcher: Matcher) -> None:
    labels = ("Charged", "No suspect identified", "No suspect identified - victim declines")
    match = matcher.match_table(labels, OUTCOME)[1]
    assert (match.code, match.rule) == ("18", "neighbours")
    assert "14 has a row of its own" in match.reason


def test_no_suspect_identified_alone_is_asked_about(matcher: Matcher) -> None:
    labels = ("Charged", "No suspect identified", "Community resolution")
    match = matcher.match_table(labels, OUTCOME)[1]
    assert (match.status, named(match)) == ("ambiguous", ["14", "18"])


def test_no_suspect_identified_is_18_beside_rows_that_tell_by_the_victim(matcher: Matcher) -> None:
    labels = (
        "Named suspect, victim supports, evidential difficulties",
        "Named suspect, victim does not support",
        "No suspect identified",
    )
    assert codes(matcher.match_table(labels, OUTCOME)) == ["15", "16", "18"]
    assert matcher.match_table(labels[1:], OUTCOME)[1].status == "ambiguous"


@pytest.mark.parametrize("label", ["Suspect, victim declines (16)", "Victim does not support"])
def test_a_victim_who_does_not_support_is_16_beside_a_row_for_14(
    matcher: Matcher, label: str
) -> None:
    labels = ("Charged", "No suspect, victim declines (14)", label)
    assert codes(matcher.match_table(labels, OUTCOME)) == ["1", "14", "16"]


def test_a_printed_code_is_settled_by_no_neighbour_to_be_another(matcher: Matcher) -> None:
    labels = ("Charged", "No suspect, victim declines (14)", "Suspect, victim declines (14)")
    assert matcher.match_table(labels, OUTCOME)[2].status == "ambiguous"


def test_no_suspect_identified_beside_14_and_18_is_asked_about(matcher: Matcher) -> None:
    labels = (
        "No suspect identified",
        "No suspect identified - victim declines",
        "Investigation complete - no suspect identified",
    )
    assert matcher.match_table(labels, OUTCOME)[0].status == "ambiguous"


def test_prosecution_not_in_the_public_interest_is_9_beside_a_row_for_10(matcher: Matcher) -> None:
    labels = (
        "Prosecution not in the public interest",
        "Formal action not in the public interest (Police)",
    )
    assert codes(matcher.match_table(labels, OUTCOME)) == ["9", "10"]


def test_difficulties_without_support_are_16_beside_a_row_for_14(matcher: Matcher) -> None:
    label = "Evidential difficulties - victim does not support"
    labels = ("Charged", "Victim declines - no suspect identified", label)
    assert codes(matcher.match_table(labels, OUTCOME)) == ["1", "14", "16"]
    assert codes(matcher.match_table(("Charged", label), OUTCOME)) == ["1", "ambiguous"]


def test_named_suspect_with_difficulties_is_15_beside_a_row_for_16(matcher: Matcher) -> None:
    labels = ("Named suspect - evidential difficulties", "Named suspect - victim unsupportive")
    assert codes(matcher.match_table(labels, OUTCOME)) == ["15", "16"]


SPLITS = (
    ("15: CPS - named suspect, victim supports but evidential difficulties", "15"),
    ("15: Police - named suspect, victim supports but evidential difficulties", "15"),
    ("1: Charged", "1"),
    ("1: Summonsed/postal requisition", "1"),
    ("2: Youth caution", "2"),
    ("2: Youth conditional caution", "2"),
    ("4: TIC not previously recorded", "4"),
    ("4: TIC previously recorded", "4"),
    ("7: Cannabis warning", "7"),
    ("7: Khat warning", "7"),
    ("8: Community resolution", "8"),
    ("8: Youth restorative disposal", "8"),
    ("18: Investigation complete no suspect identified", "18"),
    ("22: Diversionary, educational or intervention activity", "22"),
    ("5: Offender has died", "5"),
    ("6: PND", "6"),
    ("17: Prosecution time limit expired", "17"),
)


def test_the_parts_of_one_code_are_kept_to_be_summed(matcher: Matcher) -> None:
    labels = tuple(label for label, _ in SPLITS)
    assert codes(matcher.match_table(labels, OUTCOME)) == [code for _, code in SPLITS]
    doubled = (
        *labels[:2],
        "Charged",
        "TIC",
        "Caution - adults",
        "PND",
        "Penalty notice - disorder",
    )
    assert codes(matcher.match_table(doubled, OUTCOME))[:5] == ["15", "15", "1", "4", "3"]
    assert matcher.match_table(doubled, OUTCOME)[-1].rule == "duplicate"


@pytest.mark.parametrize(
    "labels",
    [
        ("Community resolution", "Local resolution"),
        ("Charged", "Charged/Summonsed"),
        ("Cannabis warning", "Cannabis/Khat warning"),
        (
            "Named suspect, victim supports but evidential difficulties",
            "CPS - named suspect, victim supports but evidential difficulties",
        ),
    ],
)
def test_two_rows_of_one_code_that_are_no_parts_are_asked_about(
    matcher: Matcher, labels: tuple[str, str]
) -> None:
    matches = matcher.match_table((*labels, "TIC", "Caution - adults", "PND"), OUTCOME)
    assert [match.rule for match in matches[:2]] == ["duplicate", "duplicate"]
    assert {match.status for match in matches[2:]} == {"matched"}
    assert "2 rows" in matches[0].reason
    assert {match.rule for match in matcher.match_table(labels, OUTCOME)} == {"duplicate"}


def test_a_label_that_says_another_in_more_words_is_asked_about(matcher: Matcher) -> None:
    labels = ("Charged", "Caution - adults", "⊟ Not yet assigned", "Not yet assigned an outcome")
    matches = matcher.match_table(labels, OUTCOME)
    assert [match.rule for match in matches][2:] == ["duplicate", "duplicate"]


def test_several_open_or_cancelled_rows_are_no_duplicates(matcher: Matcher) -> None:
    labels = ("Under investigation", "Awaiting outcome", "No crime", "Cancelled", "Charged")
    assert codes(matcher.match_table(labels, OUTCOME)) == [
        "not_yet_assigned",
        "not_yet_assigned",
        "other",
        "other",
        "1",
    ]


def test_blocks_of_the_same_rows_are_no_duplicates(matcher: Matcher) -> None:
    labels = ("Charged", "Community resolution") * 3
    assert codes(matcher.match_table(labels, OUTCOME)) == ["1", "8"] * 3


def test_a_code_before_its_time_is_noted(matcher: Matcher) -> None:
    context = LabelContext(header="Outcome", periods=((date(2017, 1, 1), date(2017, 12, 31)),))
    matches = matcher.match_table(("Diversionary activity", "Charged"), context)
    assert "not in force before 2019-04-01" in matches[0].reason
    assert "in force" not in matches[1].reason


def test_a_code_within_its_time_is_not_noted(matcher: Matcher) -> None:
    periods = ((date(2017, 1, 1), date(2017, 12, 31)), (date(2021, 1, 1), date(2021, 12, 31)))
    context = LabelContext(header="Outcome", periods=periods)
    match = matcher.match_table(("Diversionary activity", "Charged"), context)[0]
    assert "in force" not in match.reason


def test_a_code_after_its_time_is_noted(matcher: Matcher) -> None:
    context = LabelContext(header="Outcome", periods=((date(2017, 1, 1), date(2017, 12, 31)),))
    match = matcher.match_table(("Undetected", "Charged"), context)[0]
    assert "not in force after 2014-03-31" in match.reason


def test_a_period_that_begins_on_the_last_day_in_force_is_not_noted(matcher: Matcher) -> None:
    for day in (date(2014, 3, 31), date(2014, 4, 1)):
        context = LabelContext(header="Outcome", periods=((day, date(2015, 3, 31)),))
        reason = matcher.match_table(("Undetected", "Charged"), context)[0].reason
        assert ("not in force" in reason) == (day > date(2014, 3, 31))


def test_a_decision_goes_before_the_table(matcher: Matcher) -> None:
    decided = Matcher(
        matcher.codebook, (LabelDecision(label="No suspect identified", code="14", line=2),)
    )
    labels = ("No suspect identified", "No suspect identified - victim declines")
    matches = decided.match_table(labels, OUTCOME)
    assert (matches[0].code, matches[0].rule) == ("14", "decision")


def test_the_outcomes_of_three_published_replies(matcher: Matcher) -> None:
    west_yorkshire = (
        "Charge/summons",
        "Caution",
        "Community resolution",
        "Further investigation not in public interest",
        "Diversionary, educational or intervention activity",
    )
    matches = matcher.match_table(west_yorkshire, LabelContext(header="Crime outcome"))
    assert codes(matches) == ["1", "ambiguous", "8", "21", "22"]
    assert named(matches[1]) == ["2", "3"]
    cleveland = (
        "1: Charged",
        "1: Summonsed/postal requisition",
        "1A: Alternate offence charged",
        "5: Offender has died",
        "9: CPS - prosecution not in public interest",
    )
    context = LabelContext(header="Outcomes")
    assert codes(matcher.match_table(cleveland, context)) == ["1", "1", "1A", "5", "9"]
    south_wales = (
        "01: Charged/summonsed",
        "01a: Charged/summonsed [alternate]",
        "02: Caution - youths",
        "03: Caution - adults",
        "08: Community resolution",
    )
    context = LabelContext(header="Positive Outcomes")
    assert codes(matcher.match_table(south_wales, context)) == ["1", "1A", "2", "3", "8"]


def test_totals_are_no_part_of_what_a_table_is_about(matcher: Matcher) -> None:
    labels = ("Imprisonment", "Fine", "Caution", "Total", "Grand total", "Sub-total")
    matches = matcher.match_table(labels, LabelContext())
    assert {match.status for match in matches} == {"none"}


def test_a_table_of_nothing_but_totals(matcher: Matcher) -> None:
    assert codes(matcher.match_table(("Total", "Grand total"), OUTCOME)) == ["total", "total"]


def test_numbers_beside_a_printed_code_are_codes(matcher: Matcher) -> None:
    assert codes(matcher.match_table(("1A", "16", "8"), LabelContext())) == ["1A", "16", "8"]


def test_numbers_beside_words_are_asked_about(matcher: Matcher) -> None:
    matches = matcher.match_table(("Charged", "16", "8"), LabelContext())
    assert [match.status for match in matches[1:]] == ["ambiguous", "ambiguous"]


@pytest.mark.parametrize(
    "label",
    ["Outcome", "Result", "Disposals", "Zebra burglary", "Total zebra", "Zebra imprisonment"],
)
def test_what_is_known_to_be_no_outcome_stays_none(matcher: Matcher, label: str) -> None:
    labels = ("Charged", "Community resolution", label)
    assert matcher.match_table(labels, OUTCOME)[2].status == "none"


def test_a_label_decided_to_be_none_stays_none_among_outcomes(matcher: Matcher) -> None:
    decided = Matcher(matcher.codebook, (LabelDecision(label="Zebra", code="none"),))
    labels = ("Charged", "Community resolution", "Zebra")
    assert decided.match_table(labels, OUTCOME)[2].rule == "decision"


def test_half_of_the_labels_make_a_table_one_of_outcomes(matcher: Matcher) -> None:
    half = ("Charged", "TIC", "Zebra", "Walrus", "Total")
    assert [match.status for match in matcher.match_table(half, OUTCOME)[2:4]] == ["ambiguous"] * 2
    fewer = (*half, "Heron")
    assert [match.status for match in matcher.match_table(fewer, OUTCOME)[2:4]] == ["none"] * 2


def test_most_codes_must_repeat_for_blocks(matcher: Matcher) -> None:
    twice = ("Charged", "Community resolution") * 2
    assert codes(matcher.match_table((*twice, "TIC"), OUTCOME)) == ["1", "8", "1", "8", "4"]
    matches = matcher.match_table((*twice, "TIC", "PND"), OUTCOME)
    assert [match.rule for match in matches[:4]] == ["duplicate"] * 4


def test_rows_that_a_person_decided_are_no_duplicates(matcher: Matcher) -> None:
    decisions = (LabelDecision(label="A", code="8"), LabelDecision(label="B", code="8"))
    decided = Matcher(matcher.codebook, decisions)
    assert codes(decided.match_table(("A", "B", "Charged"), OUTCOME)) == ["8", "8", "1"]


def test_two_numbers_count_no_rows(matcher: Matcher) -> None:
    matches = matcher.match_table(("1. Community resolution", "2. Charged"), OUTCOME)
    assert [match.rule for match in matches] == ["contradiction", "contradiction"]


def test_one_contradiction_makes_no_count_of_rows(matcher: Matcher) -> None:
    labels = ("1. Charged", "2. Caution - youths", "3. Community resolution")
    matches = matcher.match_table(labels, OUTCOME)
    assert [match.status for match in matches] == ["matched", "matched", "ambiguous"]


def test_a_period_that_touches_the_time_in_force_is_not_noted(matcher: Matcher) -> None:
    for day in (date(2019, 4, 1), date(2019, 3, 31)):
        context = LabelContext(header="Outcome", periods=((date(2018, 4, 1), day),))
        reason = matcher.match_table(("Diversionary activity",), context)[0].reason
        assert ("not in force" in reason) == (day < date(2019, 4, 1))
