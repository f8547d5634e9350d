"""What a letter says of itself answers nothing; what looks like it may."""

from __future__ import annotations

import pytest

from builders import table
from lettering import letter

HOW = "What is the process by which a crime is closed, and who has the final say?"
DETAILS = "What was the occupation of each suspect?"
DOCUMENT = "A copy of the force policy on closing crimes early"
OUTCOMES = (
    "How many arson offences were reported between 1 April 2020 and 31 March 2021, by outcome?"
)


def disposition(question: str, *answer: str) -> str:
    found = letter(
        "Kent Police", "Dear Requester", "Request", f"1. {question}", "Response", *answer
    )
    (only,) = found.questions
    return only.disposition


SMALL_PRINT = [
    "Our response may be placed on the force website, with nothing that identifies you.",
    "We add all replies to the online disclosure log and leave no requester's name on it.",
    (
        "Copyright in this reply belongs to Kent Police, with no exception. It may be used for "
        "private research only."
    ),
    "This is subject to copyright and may not be reproduced for sale without our permission.",
    "Your personal details will be kept private and are not shared.",
    "Not all of this can be offered in large print.",
    "We do not keep your request beyond two years. It was checked for metadata and none was found.",
    "You may use the text without charge. Photographs are not covered.",
    "No liability can be accepted for any use to which it is put.",
    "Nothing here gives you permission to publish the force crest.",
    "Readers of our log see what was asked. Your identity is never revealed there.",
]


@pytest.mark.parametrize("small", SMALL_PRINT)
def test_what_becomes_of_the_letter_takes_nothing_from_the_answer(small: str) -> None:
    assert disposition(HOW, "A sergeant decides and tells the victim.", small) == "disclosed"


@pytest.mark.parametrize("small", SMALL_PRINT)
def test_what_becomes_of_the_letter_leaves_a_table_whole(small: str) -> None:
    found = letter(
        "Kent Police",
        "Dear Requester",
        "Request",
        f"1. {OUTCOMES}",
        "Response",
        "Here you are:",
        table("Outcome | Total", "Charged | 59", "Community resolution | 12"),
        small,
    )
    assert [one.disposition for one in found.questions] == ["disclosed"]


@pytest.mark.parametrize(
    "lead",
    [
        "There is no reason why you should not have these figures, and here they are:",
        "Please see the figures. Nothing has been left out.",
        "The table gives all that was asked for and we have kept nothing back.",
        "Crimes that are still open have not yet been given any final outcome.",
    ],
)
def test_words_above_a_table_that_deny_something_else_leave_it_whole(lead: str) -> None:
    rows = table("Outcome | Total", "Charged | 59", "Community resolution | 12")
    assert disposition(OUTCOMES, lead, rows) in {"disclosed", "unclear"}


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (
            DETAILS,
            "I can confirm that no information is held relevant to your request.",
            "not_held",
        ),
        (DETAILS, "Nothing is kept that would answer your request.", "not_held"),
        (HOW, "Victims are asked to complete a survey once a crime is closed.", "disclosed"),
        (HOW, "The suspect may need a licence to sell what was taken.", "disclosed"),
        (DOCUMENT, "It is already on our disclosure log and exempt under section 21.", "refused"),
        (DOCUMENT, "This report is published on our website; Section 21 applies.", "refused"),
        (DOCUMENT, "It will be put on our website by June and Section 22 applies.", "refused"),
        (DOCUMENT, "It is subject to copyright and cannot be released.", "refused"),
        (DETAILS, "It is confidential.", "refused"),
        (DETAILS, "Such details are kept strictly private.", "refused"),
    ],
)
def test_a_refusal_that_speaks_of_publication_refuses(
    question: str, answer: str, expected: str
) -> None:
    assert disposition(question, answer) in {expected, "unclear"}


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (DOCUMENT, "The policy is too bulky to print here; see Annex B.", "see_attachment"),
        (DOCUMENT, "The document is too large to be sent and we refuse to supply it.", "refused"),
        (DETAILS, "It would take too long to find this out.", "refused"),
        (DETAILS, "All were farmers. No information has been redacted.", "disclosed"),
        (DETAILS, "Some details have been withheld: Section 40(2).", "refused"),
        (
            DETAILS,
            (
                "This is personal data of victims, none of whom could foresee its release, and it "
                "is withheld under Section 40(2)."
            ),
            "refused",
        ),
        (DOCUMENT, "It is in the zip file sent alongside this letter.", "see_attachment"),
        (DOCUMENT, "It comes to you with this e-mail as a separate file.", "see_attachment"),
        (DOCUMENT, "Copy provided herewith.", "see_attachment"),
        (DOCUMENT, "Herewith as a PDF.", "see_attachment"),
        (DOCUMENT, "You will find that with this letter.", "see_attachment"),
        (DOCUMENT, "It stands in a file named at the foot of the e-mail.", "see_attachment"),
        (
            DETAILS,
            (
                "Nobody has ever coded for this. At 5 minutes a log it would take 536 hours. "
                "Section 12(1)."
            ),
            "refused",
        ),
        (
            DETAILS,
            (
                "To find it takes 3 minutes a record; for 6,042 records that is more than the Act "
                "asks of us and, by virtue of s.12(1), this part is taken no further."
            ),
            "refused",
        ),
        (DOCUMENT, "Please open the second file that we have sent you.", "see_attachment"),
        (
            DETAILS,
            "I would have to look behind 2,219 crimes. At 5 minutes for each s12(1) applies.",
            "refused",
        ),
        (HOW, "We do not let victims find out by chance; an officer rings them.", "disclosed"),
        (HOW, "Without a report no crime can be filed. A sergeant has to agree.", "disclosed"),
        (HOW, "No decision is final until the registrar's staff have checked it.", "disclosed"),
        (DETAILS, "The detail that you want is not held.", "not_held"),
        (DETAILS, "None of them has anything.", "not_held"),
        (DETAILS, "We hold zero information on this.", "not_held"),
        (DETAILS, "Our searches proved negative.", "not_held"),
        (HOW, "The decision is not taken by one officer alone but by the team.", "disclosed"),
        (HOW, "No crime is closed without the say of a supervisor.", "disclosed"),
        (HOW, "Nobody below the rank of sergeant may close a crime.", "disclosed"),
    ],
)
def test_words_of_denial_deny_what_they_speak_of(question: str, answer: str, expected: str) -> None:
    assert disposition(question, answer) in {expected, "unclear"}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("We did not have any in this period.", "nil"),
        ("The answer is that there aren't any.", "nil"),
        ("Nobody was given this outcome.", "nil"),
        ("The number that you want is 59.", "disclosed"),
        ("Our search did not bring back any crimes.", "nil"),
        ("There has not yet been a crime with this outcome.", "nil"),
    ],
)
def test_none_and_a_number_are_said_in_many_ways(answer: str, expected: str) -> None:
    question = "How many crimes of arson were recorded as Outcome 21 in 2022?"
    assert disposition(question, answer) in {expected, "unclear"}
