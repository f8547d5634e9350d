"""When the numbers of a table are codes, count its rows, or follow an order of the force itself."""

from __future__ import annotations

from foi_compare.match.label_reading.printed_code import CodeReader
from foi_compare.match.matcher import Matcher
from foi_compare.model.matching import LabelContext, LabelDecision, Match

OUTCOME = LabelContext(header="Outcome")
LOCAL = ("61 - Suspect under 10", "66 - Named suspect: victim declines", "67 - Time limit expired")


def read(matcher: Matcher, *labels: str) -> dict[str, Match]:
    return {match.label: match for match in matcher.match_table(labels, OUTCOME)}


def test_as_many_numbers_of_no_order_as_of_one_make_no_numbering(matcher: Matcher) -> None:
    # Three are 50 ahead of their codes; the others are ahead by as much as no other.
    others = ("30 - PND", "40 - Charged", "45 - Cannabis warning")
    assert read(matcher, *LOCAL, *others[:2])[LOCAL[0]].rule == "local_numbering"
    assert read(matcher, *LOCAL, *others)[LOCAL[0]].rule == "code_outside"


def test_a_numbering_may_be_of_named_codes(matcher: Matcher) -> None:
    for name in ("Outcome", "Type"):
        labels = [f"{name} {label}" for label in LOCAL]
        assert {match.rule for match in read(matcher, *labels).values()} == {"local_numbering"}


def test_the_question_about_a_numbering_names_only_rows_that_bear_it_out(matcher: Matcher) -> None:
    found = read(matcher, "30 - PND", "50 - Not known here", *LOCAL)
    assert "(61 is 11, 66 is 16, 67 is 17 by their words)" in found[LOCAL[0]].reason


def test_one_number_that_its_words_deny_counts_no_rows(matcher: Matcher) -> None:
    labels = ("1. Community resolution", "2. Districts", "3. Beats")
    assert read(matcher, *labels)["1. Community resolution"].rule == "contradiction"


def test_three_numbers_that_their_words_deny_count_the_rows(matcher: Matcher) -> None:
    labels = ("1. Community resolution", "2. PND", "3. Cannabis warning")
    found = read(matcher, *labels, "4. Zebra")
    assert [match.code for match in found.values()] == ["8", "6", "7", ""]
    assert found["2. PND"].reason.endswith(" → 6 (the numbers of this table count its rows)")


def test_two_numbers_that_their_words_deny_among_many_codes_count_no_rows(matcher: Matcher) -> None:
    labels = ("1. Charged", "2. Youth caution", "3. Adult caution", "4. TIC", "5. PND", "6. TIC")
    assert read(matcher, *labels)["5. PND"].rule == "contradiction"
    labels = ("1. Charged", "2. Youth caution", "3. PND", "4. Adult caution")
    assert read(matcher, *labels)["3. PND"].rule == "contradiction"
    labels = ("1. Charged", "2. PND", "3. TIC", "4. Adult caution")
    assert read(matcher, *labels)["2. PND"].code == "6"


def test_a_decision_on_a_numbering_leaves_rows_without_a_number_as_they_are(
    matcher: Matcher,
) -> None:
    decided = Matcher(matcher.codebook, (LabelDecision(label=LOCAL[0], code="11"),))
    open_label = "70 - Action Fraud"
    found = read(decided, *LOCAL, open_label, "Community resolution")
    assert found["Community resolution"] == matcher.match("Community resolution")
    settled = found[open_label]
    assert settled == Match(
        label=open_label,
        status="matched",
        code="20",
        rule="local_numbering",
        score=0.9,
        reason="Action Fraud: 19 or 20, and nothing here says which → 20 "
        "(the numbers of this table are outcomes plus 50, as a decision says)",
    )


def test_a_number_of_three_digits_before_words_is_no_code(matcher: Matcher) -> None:
    printed = CodeReader(matcher.codebook).read("105 - charged")
    assert (printed.form, printed.outside) == ("", ())


def test_a_row_that_a_person_decided_makes_no_duplicate_of_another(matcher: Matcher) -> None:
    decided = Matcher(matcher.codebook, (LabelDecision(label="Resolved locally", code="8"),))
    found = read(decided, "Resolved locally", "Community resolution", "Charged")
    assert found["Community resolution"].code == "8"


def test_a_duplicate_is_seen_after_codes_that_come_once(matcher: Matcher) -> None:
    found = read(matcher, "Charged", "PND", "Cannabis warning", "Penalty notice for disorder")
    assert found["Charged"].code == "1"
    assert {found["PND"].rule, found["Penalty notice for disorder"].rule} == {"duplicate"}


def test_a_code_after_one_letter_opens_a_part_of_a_label(matcher: Matcher) -> None:
    printed = CodeReader(matcher.codebook).read("evidential difficulties; o16 - named suspect")
    assert (printed.form, printed.codes) == ("named", ("16",))


def test_several_rows_that_are_open_are_no_duplicates_beside_codes_that_come_once(
    matcher: Matcher,
) -> None:
    found = read(matcher, "Charged", "PND", "Cannabis warning", "Ongoing", "Under investigation")
    assert found["Ongoing"].code == found["Under investigation"].code == "not_yet_assigned"
