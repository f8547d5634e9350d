"""Which sections a sentence applies, however it prints them, and which it only names."""

from __future__ import annotations

import pytest

from foi_compare.interpret.language.phrases import phrasebook
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.meanings.exemptions import applied_sections
from lettering import letter, wordings


def applied(text: str) -> tuple[str, ...]:
    sentences = [sentence.text for sentence in split_sentences(text)]
    return applied_sections(sentences, phrasebook(wordings()))


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("Sec 40 (2) of the Act applies.", ("40(2)",)),
        ("It is withheld under Sect. 31(1)(a).", ("31(1)",)),
        ("Secs 23(5) and 24(2) are engaged.", ("23(5)", "24(2)")),
        ("We refuse it pursuant to S/40(2).", ("40(2)",)),
        ("Refused: section no. 43(2).", ("43(2)",)),
        ("The basis is Sec 38 (1), read with Sec 40 (3A)(a) and Sec 40 (2).", ("38(1)", "40(2)")),
    ],
)
def test_a_section_is_known_by_any_short_word_for_it(text: str, sections: tuple[str, ...]) -> None:
    assert applied(text) == sections


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        (
            (
                "Section 38(1) reads: “Information is exempt if it is not exempt by "
                "virtue of section 31 and its release would endanger anybody” and it applies here."
            ),
            ("38(1)",),
        ),
        ("Section 23(5) is engaged: this concerns the bodies listed in section 23(3).", ("23(5)",)),
        (
            (
                "By section 31(3) we neither confirm nor deny, so that none of the matters set out "
                "in section 31(1) is harmed."
            ),
            ("31(3)",),
        ),
        ("This is exempt under section 30(1)(a), and not under section 31.", ("30(1)",)),
        ("We rely on section 21 rather than section 22.", ("21",)),
        # A section may be named like that and applied all the same.
        ("The exemption mentioned in section 38(1)(b) is engaged.", ("38(1)",)),
        ("The names of the persons are exempt under section 40(2).", ("40(2)",)),
        ("We apply the exemption “Personal information, section 40(2)”.", ("40(2)",)),
    ],
)
def test_a_section_that_says_what_another_is_about_is_not_applied(
    text: str, sections: tuple[str, ...]
) -> None:
    assert applied(text) == sections


@pytest.mark.parametrize(
    "text",
    [
        "This cannot be released since individuals might be picked out (S.40(2), personal data).",
        "Names may be pieced together from it and so Section 40(2) has been applied.",
    ],
)
def test_what_may_come_of_a_release_takes_no_section_back(text: str) -> None:
    assert applied(text) == ("40(2)",)


@pytest.mark.parametrize(
    "text",
    [
        "Section 12 could be engaged if you widen the request.",
        "Section 31 might well be considered for such a request.",
        "Section 40(2) may apply to a further request.",
        "The Act says: “Where section 31 is in play an authority must weigh the public interest”.",
    ],
)
def test_a_section_that_may_come_into_play_is_not_applied(text: str) -> None:
    assert applied(text) == ()


def test_a_section_that_is_no_exemption_by_its_wording_stays_that_of_its_printing() -> None:
    found = letter(
        "Kent Police",
        "Request",
        "1. Who was questioned?",
        "Response",
        "We neither confirm nor deny that this is held, Section 40(5B)(a)(i).",
    )
    assert [question.exemptions for question in found.questions] == [("40(5B)",)]


def test_the_section_behind_a_limited_denial_is_applied_however_it_is_explained() -> None:
    found = letter(
        "Kent Police",
        "Request",
        "1. How many crimes of arson were recorded in 2022?",
        "Response",
        "There were 59 crimes. Save for that, no confirmation or denial is made that other "
        "information exists; section 23(5) relates to the security bodies.",
    )
    assert [(one.disposition, one.exemptions) for one in found.questions] == [
        ("disclosed", ("23(5)",))
    ]


def test_whether_there_is_more_than_this_denies_nothing_that_was_given() -> None:
    found = letter(
        "Kent Police",
        "Request",
        "1. How many crimes of arson were recorded in 2022?",
        "Response",
        "There were 59. Whether there is more than this we neither confirm nor deny: s.30(3).",
    )
    assert [(one.disposition, one.exemptions) for one in found.questions] == [
        ("disclosed", ("30(3)",))
    ]
