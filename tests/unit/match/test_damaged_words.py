"""Words that are no words of the vocabulary: damaged, shortened, inflected, or other words."""

from __future__ import annotations

import pytest

from foi_compare.match.label_reading.label_words import clean
from foi_compare.match.matcher import Matcher
from foi_compare.match.similarity import has_other_words
from foi_compare.model.matching import LabelContext


@pytest.mark.parametrize(
    "label",
    [
        "Detention",
        "Divisional",
        "Medication",
        "Interaction",
        "Dispersion",
        "Firing",
        "Poison",
        "Elution",
        "Projection",
        "Suspect healthy",
        "Diver",
        "Dose",
        "Tied",
    ],
)
def test_a_word_of_the_dictionary_is_no_misspelling(matcher: Matcher, label: str) -> None:
    assert matcher.match(label).status == "none"


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Suspect identified - vctim does not support", "16"),
        ("Named suspect; victim retracting", "16"),
        ("Named suspect; victim disengages", "16"),
        ("Community Res'n", "8"),
        ("Charge/Postal Req", "1"),
        ("lnv. complete - no suspect identified", "18"),
        ("Fixed Penalty Notice for Disorder (FPND)", "6"),
        ("Suspect under 10yrs", "11"),
        ("Caution (over 18s)", "3"),
        ("Prosecution prevented - suspectill", "12"),
        ("Investigation complete - National Fraud Intel", "19"),
        ("Named suspect - victim does not support fu", "16"),
        ("Community resolution - university scheme", "8"),
        ("Adult caution given appropr", "3"),
        ("Diver given community resolution", "8"),
        ("Suspect idemtifeid - victim declines", "16"),
        ("Named suspect - victimisunwilling", "16"),
        ("Named suspect - victims object", "16"),
        ("Named suspect - withoutvictimsupport", "16"),
        ("Named suspect - victim does not support tri", "16"),
        ("Suspect naamed - victim declines", "16"),
        ("Notinthepublicinterest (police)", "10"),
        ("Acommunityresolution", "8"),
    ],
)
def test_a_damaged_shortened_or_inflected_word_is_read(
    matcher: Matcher, label: str, code: str
) -> None:
    assert matcher.match(label).code == code


def test_a_shortened_word_that_may_be_two_is_not_read(matcher: Matcher) -> None:
    assert matcher.match("Community r'n").status == "none"


@pytest.mark.parametrize(
    "label",
    [
        "Suspect identified, victim unlikely to support",
        "Charged (%)",
        "Restricted - suspect",
        "Resistance of victim; suspect named",
        "Suspect Hamed - victim declines",
        "Penalty notice for disorder c4ncel1d",
        "Community resolution b4il",
        "TIC fo",
        "Named suspect: victim nevar declines",
        "Named suspect: victim nevar supports, engages",
        "Named suspect, victim supportive no evidence",
        "Community resol ution cancelled",
        "Suspect dead c4ncel1d",
        "Caution - adults (",
        "Suspectorvictim too ill",
    ],
)
def test_a_word_that_may_undo_the_rest_leaves_it_open(matcher: Matcher, label: str) -> None:
    assert matcher.match(label).status != "matched"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Community resolution (CR)", "community resolution"),
        ("Taken into consideration (TIC)", "taken into consideration"),
        ("Penalty notice for disorder (PND) issued", "penalty notice for disorder issued"),
        ("Not in the public interest (CPS)", "not in the public interest (cps)"),
        ("under 10yrs", "under 10 yrs"),
        ("under 18s", "under 18"),
        ("12%", "12 percentage"),
    ],
)
def test_a_label_is_cleaned(printed: str, read: str) -> None:
    assert clean(printed) == read


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("offender imprisoned", True),
        ("offender fined", True),
        ("offender dismissed", True),
        ("offender orders", True),
        ("offendr dicd", False),
        ("offender has died", False),
    ],
)
def test_a_likeness_bears_no_other_word(text: str, *, other: bool) -> None:
    english = frozenset({"imprisoned", "fine", "dismiss", "order", "offender", "died"})
    assert has_other_words(text, "offender has died", english) == other


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("Police decision", "ambiguous"),
        ("Unsuitable for prosecution", "ambiguous"),
        ("Outcome 23", "ambiguous"),
        ("Outcomes", "none"),
        ("Offences", "none"),
    ],
)
def test_a_label_without_a_code_among_outcomes_is_asked_about_unless_it_heads(
    matcher: Matcher, label: str, status: str
) -> None:
    labels = ("Charged", "Community resolution", "Caution - adults", label)
    context = LabelContext(header="Outcome")
    assert matcher.match_table(labels, context)[3].status == status
