from __future__ import annotations

import pytest

from builders import table
from lettering import dispositions, letter

HEAD = """
Dear Requester

I write in connection with your request for information received on 4 March 2024.
"""

STYLES = {
    "request-response": (
        """
REQUEST

1. How many crimes of rape were recorded in 2023?

2. How many of them were finalised as Outcome 21?

RESPONSE

1. 412

2. We do not hold this information.
""",
        [("1", "disclosed"), ("2", "not_held")],
    ),
    "seek-access-decision": (
        """
I note you seek access to the following information:

1) The number of crimes finalised as Outcome 21 in 2023.
2) The number of officers disciplined for this.

DECISION

I have today decided to disclose some of the information.

Q1 - 59

Q2 - This information is exempt by virtue of Section 40(2) of the Act.
""",
        [("1", "disclosed"), ("2", "refused")],
    ),
    "you-asked-in-response": (
        """
You asked:

1. How many crimes of stalking were recorded in 2022?
2. How many resulted in a charge?

In Response:

We have now had the opportunity to fully consider your request.

1. There were 300 crimes.
2. No crimes were found that match.
""",
        [("1", "disclosed"), ("2", "nil")],
    ),
    "response-1-response-2": (
        """
Request:

1. How many crimes of arson were recorded in 2022?

2. How many resulted in a charge?

Response 1:

There were 30 crimes.

Response 2:

Section 12(1) applies as the cost of compliance would exceed the appropriate limit.
""",
        [("1", "disclosed"), ("2", "refused")],
    ),
    "questions-answered-together": (
        """
REQUEST

1. How many crimes of arson were recorded in 2022?
2. How many had Outcome 21?
3. How many had Outcome 22?
4. What is your policy?
5. Who wrote it?

RESPONSE

Question 1

There were 30 crimes.

Questions 2, 3 & 5

No information held.

Question 4

Please see attached document.
""",
        [
            ("1", "disclosed"),
            ("2", "not_held"),
            ("3", "not_held"),
            ("4", "see_attachment"),
            ("5", "not_held"),
        ],
    ),
    "answer-under-each": (
        """
1) How many crimes of arson were recorded in 2022?

Answer: 30

2) How many resulted in a charge?

Answer: Nil
""",
        [("1", "disclosed"), ("2", "nil")],
    ),
    "a-equals": (
        """
Q1. How many crimes of arson were recorded in 2022?

A = 30

Q2. How many resulted in a charge?

A = We do not record this.
""",
        [("1", "disclosed"), ("2", "not_held")],
    ),
    "answer-on-the-same-line": (
        """
Q1. How many crimes of arson were recorded in 2022? A1. 30
Q2. How many resulted in a charge? A2. This is refused under Section 12(1).
""",
        [("1", "disclosed"), ("2", "refused")],
    ),
    "no-heading": (
        """
1. How many crimes of arson were recorded in 2022?

30 crimes were recorded.

2. How many resulted in a charge?

None.
""",
        [("1", "disclosed"), ("2", "nil")],
    ),
    "request-1-answer": (
        """
Request 1

How many crimes of arson were recorded in 2022?

Answer

30

Request 2

How many resulted in a charge?

Answer

The force does not hold this information.
""",
        [("1", "disclosed"), ("2", "not_held")],
    ),
    "answer-before-request": (
        """
Answer 1

30

Request 1

How many crimes of arson were recorded in 2022?

Answer 2

The force does not hold this information.

Request 2

How many resulted in a charge?
""",
        [("1", "disclosed"), ("2", "not_held")],
    ),
    "vanished-questions": (
        """
Response

Q1 There were 30 crimes.

Q2 No information held.

Q7 The answer is nil.
""",
        [("1", "disclosed"), ("2", "not_held"), ("7", "nil")],
    ),
    "vanished-letters": (
        """
Our Response:

Qa: There were 30 crimes.

Qb: No information held.
""",
        [("a", "disclosed"), ("b", "not_held")],
    ),
    "letters": (
        """
You requested the following:

(A) The number of crimes of arson recorded in 2022.
(B) The number that resulted in a charge.

Please find set out below our response.

(A) There were 30 crimes.
(B) This is not held.
""",
        [("A", "disclosed"), ("B", "not_held")],
    ),
    "roman": (
        """
Your request

i. The number of crimes of arson recorded in 2022.
ii. The number that resulted in a charge.
iii. The number that resulted in a caution.

Extent and Result of Searches

Enquiries were made with the relevant departments of the force.

Decision

i. There were 30 crimes.
ii. This is not held.
iii. Nil return.
""",
        [("i", "disclosed"), ("ii", "not_held"), ("iii", "nil")],
    ),
    "sub-questions-answered": (
        """
Request

Q1(a). How many crimes of arson were recorded in 2022?
Q1(b). How many resulted in a charge?
Q2. Do you have a policy?

Response

Q1(a) 30
Q1(b) Not held.
Q2 Yes.
""",
        [("1a", "disclosed"), ("1b", "not_held"), ("2", "disclosed")],
    ),
    "letters-that-only-shape-the-answer": (
        """
Request

1. The number of crimes of arson recorded in 2022, broken down by
a) month
b) outcome

Response

There were 30 crimes.
""",
        [("1", "disclosed")],
    ),
    "points-made-of-dashes": (
        """
You asked for the following:

- The number of crimes of arson recorded in 2022
- The number that resulted in a charge
- Your policy on arson

Our response

Point 1: There were 30 crimes.

Point 2: This information is not held.

Point 3: Please see the attached document.
""",
        [("1", "disclosed"), ("2", "not_held"), ("3", "see_attachment")],
    ),
    "welsh-headings": (
        """
Cais

1. How many crimes of arson were recorded in 2022?
2. How many resulted in a charge?

Ymateb

Cwestiwn 1

There were 30 crimes.

Cwestiwn 2

No information held.
""",
        [("1", "disclosed"), ("2", "not_held")],
    ),
    "no-number-at-all": (
        """
Request

Please provide the number of crimes of arson recorded in 2022 and their outcomes.

Response

Following receipt of your request searches were conducted. There were 30 crimes.
""",
        [("1", "disclosed")],
    ),
    "unnumbered-paragraphs-repeated": (
        """
You asked

How many crimes of arson were recorded in 2022?

How many crimes of arson resulted in a charge in 2022?

How many crimes of arson were recorded in 2022?

There were 30 crimes.

How many crimes of arson resulted in a charge in 2022?

There were none.
""",
        [("1", "disclosed"), ("2", "nil")],
    ),
    "clarification-in-between": (
        """
Request

1. How many crimes of arson were recorded?
2. How many resulted in a charge?

On 5 March 2024 we asked you to clarify the period. You replied that you meant 2022.

Response

1. There were 30 crimes.
2. There were 4.
""",
        [("1", "disclosed"), ("2", "disclosed")],
    ),
    "received-as-follows": (
        """
Your request for information was received on 4 March 2024 as follows:

1/ How many crimes of arson were recorded in 2022?
2/ How many resulted in a charge?

Please find set out below the information held.

1/ 30
2/ 0
""",
        [("1", "disclosed"), ("2", "nil")],
    ),
    "one-refusal-for-all": (
        """
Request

1. How many crimes of arson were recorded in 2022?
2. How many resulted in a charge?

Response

The cost of compliance with your request would exceed the appropriate limit. Section 12(1) of the
Freedom of Information Act 2000 applies and your request is therefore refused.
""",
        [("1", "refused"), ("2", "refused")],
    ),
    "cost-refusal-in-front-of-an-answer": (
        """
Request

1. How many crimes of arson were recorded in 2022?
2. How many resulted in a charge within a week?

Response

To answer question 2 would exceed the 18 hour limit and it is refused under Section 12(1).

Q1. There were 30 crimes.
""",
        [("1", "disclosed"), ("2", "refused")],
    ),
    "twin-questions": (
        """
1. Please provide a copy of any policy on Outcome 21.

We hold no policy.

2. Please provide a copy of any policy on Outcome 21.

Please see the attached document.
""",
        [("1", "not_held"), ("2", "see_attachment")],
    ),
    "decision-in-front-of-the-requests": (
        """
Your request has now been considered. We can confirm that the force does hold this, however the
cost of complying would exceed the appropriate limit under Section 12(1) of the Act.

Request 1

How many crimes of arson were recorded in 2022?

Request 2

How many resulted in a charge?

Answer

Section 17 of the Act requires the force to state the fact that it refuses a request.
""",
        [("1", "refused"), ("2", "refused")],
    ),
    "clarification-headings": (
        """
Request

How many crimes of arson were recorded?

Clarification sought

Do you mean 1 year or 5 years? Please note that a crime is no incident.

Clarification received

The last 2 years please.

Response

In 2022 there were 14 crimes and in 2023 there were 17.
""",
        [("1", "disclosed")],
    ),
    "nested-number": (
        """
You asked:

1. How many crimes of arson were recorded in 2022?
2. Of that number how many were
a) charged?
b) cautioned?

In response:

1. 88
2. a) 60
b) 12
""",
        [("1", "disclosed"), ("2a", "disclosed"), ("2b", "disclosed")],
    ),
    "columns-flattened-to-lines": (
        """
Request Response

1. How many crimes of arson were recorded in 2022? There were 59 crimes.

2. Please provide your policy. This information is not held.
""",
        [("1", "disclosed"), ("2", "not_held")],
    ),
    "values-listed-by-letter": (
        """
We received a request under the Freedom of Information Act:

For these years:
a. 2021
b. 2022
1. How many crimes of arson were recorded?
2. How many resulted in a charge?

Our Response:

1. 30 and 40
2. Not held
""",
        [("1", "disclosed"), ("2", "not_held")],
    ),
    "one-question-that-is-a-list": (
        """
Request

Please let me know how many arrests were made for arson in 2022, broken down into

1. age group, such as 11-17
2. gender

Response

We cannot provide this. To answer question 1 would exceed the cost limit, Section 12(1).

Question 2

There were 12 arrests of men.
""",
        [("1", "refused"), ("2", "disclosed")],
    ),
    "letters-under-the-words-of-their-question": (
        """
Request

1. The total number of crimes in hospitals. Please could these be broken down
a. For each year
b. By the outcome of each crime

Response

Question 1a.

The total number of crimes in hospitals.

There were 635 crimes.

Question 1b.

The total number of crimes in hospitals by the outcome of each crime

This is not held.
""",
        [("1a", "disclosed"), ("1b", "not_held")],
    ),
    "answers-without-a-heading-that-reckon-and-ask-back": (
        """
1. What was the relationship between the victim and the suspect?

An officer would have to go into all 6,213 crimes. Section 12(1) provides that we need not do so.

2. Were any of the suspects known to the victim?

We require further information from you in order to answer this.

3. How many of the crimes took place in a school?

The force would need to be told the schools. Section 40(2) is engaged.
""",
        [("1", "refused"), ("2", "clarification_sought"), ("3", "refused")],
    ),
    "numbers-with-a-stroke-and-answers-with-a-sign": (
        """
Q1/ How many crimes of arson were recorded in 2022?
A= 9
Q2/ How many crimes of arson were recorded in 2023?
A= 0
""",
        [("1", "disclosed"), ("2", "nil")],
    ),
    "letters-answered-in-lines": (
        """
Request

1. For the year 2022, please provide:
a) the number of rapes recorded as Outcome 16;
b) the number of rapes recorded as Outcome 15;
2. For the year 2023, please provide:
a) the number of rapes recorded as Outcome 16;
b) the number of rapes recorded as Outcome 15.

Response

1a) 101
1b) 57
2a) 90
2b) Nil
""",
        [("1a", "disclosed"), ("1b", "disclosed"), ("2a", "disclosed"), ("2b", "nil")],
    ),
    "roman-letters-answered-in-lines": (
        """
Request

1. How many rapes were recorded in 2022 with
(i) Outcome 16
(ii) Outcome 15
(iii) Outcome 14
2. What training is given?

Response

1(i) - 101 crimes
1(ii) - 57 crimes
1(iii) - none
2 - Not held
""",
        [("1i", "disclosed"), ("1ii", "disclosed"), ("1iii", "nil"), ("2", "not_held")],
    ),
    "all-answers-then-all-questions": (
        """
Please see our answers, and your questions below them.

1. 45
2. No information held
3. We recorded 12 crimes.

Your questions were:

1. How many burglaries were finalised as Outcome 18 in 2022?
2. What is your policy on burglary?
3. How many burglaries were finalised as Outcome 15 in 2022?
""",
        [("1", "disclosed"), ("2", "not_held"), ("3", "disclosed")],
    ),
    "points-that-are-answered-in-lines": (
        """
Request

I would like to know:
- the number of arsons with Outcome 18 in 2022
- the number of arsons with Outcome 15 in 2022
- your policy on arson

Response

Point 1: 61
Point 2: 17
Point 3: exempt under Section 21.
""",
        [("1", "disclosed"), ("2", "disclosed"), ("3", "refused")],
    ),
    "welsh-answers": (
        """
Eich cais

1. Faint o droseddau a gofnodwyd yn 2022 fel Canlyniad 18?
2. Beth yw eich polisi?

Ein hymateb

1. Cofnodwyd 59 o droseddau fel Canlyniad 18.
2. Nid yw Heddlu Gwent yn dal y wybodaeth hon.
""",
        [("1", "disclosed"), ("2", "not_held")],
    ),
    "not-applicable-is-no-letter-of-a-question": (
        """
1. Your procedure for deciding an outcome, if there is one.

N/A – this data is not collected.

2. How many crimes of arson were recorded in 2022?

There were 12.
""",
        [("1", "not_held"), ("2", "disclosed")],
    ),
    "a-word-that-is-no-letter-of-a-question": (
        """
Request

1. How many crimes of arson were recorded in 2022?
2. How many of them were recorded in Kent?

Response

Question 1

In answer to your question I can say that there were 12 crimes.

Question 2

In answer to question a count is not held.
""",
        [("1", "disclosed"), ("2", "not_held")],
    ),
    "a-number-that-opens-a-line-of-its-question": (
        """
Request

1. How many crimes of arson were recorded in 2022?

2. Is there a form that officers must fill in before Outcome

21 is used? I should like a copy.

Response

1. 412

2. We do not hold this information.
""",
        [("1", "disclosed"), ("2", "not_held")],
    ),
    "see-another-answer": (
        """
Request

1. How many crimes of arson were recorded in 2022?
2. How many of them were recorded in Kent?

Response

1. This is not held.
2. Please see the answer to question 1.
""",
        [("1", "not_held"), ("2", "not_held")],
    ),
    "acknowledgement": (
        """
I note you seek access to the following information:

How many crimes of arson were recorded in 2022?

Your request will now be considered in accordance with the Act. You will receive a response within
the statutory timescale of 20 working days, subject to the information not being exempt.
""",
        [("1", "unclear")],
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_each_way_of_heading_and_numbering_gives_the_questions_and_their_answers(
    style: str,
) -> None:
    text, expected = STYLES[style]
    assert (
        dispositions(letter(HEAD + text + "\n\nYours sincerely\n\nDisclosure Officer")) == expected
    )


def test_request_and_response_in_two_columns_are_read_row_by_row() -> None:
    columns = table(
        "Request | Response",
        "1. How many crimes of arson were recorded in 2022? | 30",
        "2. How many of these crimes resulted in a charge? | This information is not held.",
    )
    found = letter(HEAD, columns)
    assert dispositions(found) == [("1", "disclosed"), ("2", "not_held")]
    assert {zone.kind for zone in found.zones.values() if zone.kind == "dialogue"} == {"dialogue"}


def test_a_table_belongs_to_the_question_whose_answer_it_stands_in() -> None:
    found = letter(
        HEAD,
        "1. How many crimes of arson were recorded in 2022, by outcome?",
        "Please see the table below.",
        table("Outcome | Total", "Charged | 3", "Caution | 4"),
        "2. Do you have a policy?",
        "No information held.",
    )
    places = [zone.question for zone in found.zones.values() if zone.kind == "answer"]
    assert places == ["1", "1", "2"]
    assert dispositions(found) == [("1", "disclosed"), ("2", "not_held")]


def test_the_empty_form_of_the_requester_belongs_to_the_request() -> None:
    found = letter(
        HEAD,
        "Request",
        "1. Please complete this table for crimes of arson.",
        table("Year | Charged | Cautioned", "2021 | |", "2022 | |"),
        "Response",
        table("Year | Charged | Cautioned", "2021 | 4 | 5", "2022 | 6 | 7"),
    )
    kinds = [found.zones["reply.txt", index].kind for index in range(len(found.zones))]
    assert kinds[-3:] == ["request", "heading", "answer"]
    assert dispositions(found) == [("1", "disclosed")]


def test_a_reply_without_any_question_has_question_1() -> None:
    found = letter("Kent Police", table("Outcome | Total", "Charged | 3"))
    assert [question.number for question in found.questions] == ["1"]


def test_a_quoted_earlier_mail_asks_nothing_and_answers_nothing() -> None:
    found = letter(
        HEAD,
        "Request",
        "1. How many crimes of arson were recorded in 2022?",
        "Response",
        "1. There were 30 crimes.",
        "-----Original Message-----\nFrom: Requester\nSent: 1 March 2024",
        "2. How many crimes of theft were recorded?",
        "This information is refused under section 12(1).",
    )
    assert dispositions(found) == [("1", "disclosed")]


def test_a_mail_below_the_reply_asks_nothing() -> None:
    found = letter(
        HEAD,
        "1. How many crimes of arson were recorded in 2022?",
        "There were 30 crimes.",
        "Kind regards",
        "From: Requester\nSent: 1 March 2024\nSubject: Crimes",
        "2. How many crimes of theft were recorded?",
    )
    assert dispositions(found) == [("1", "disclosed")]


def test_a_reply_that_is_forwarded_is_read() -> None:
    found = letter(
        "Please see below.",
        "From: foi@kent.police.uk\nSent: 1 March 2024\nSubject: Crimes",
        "1. How many crimes of arson were recorded in 2022?",
        "There were 30 crimes.",
    )
    assert dispositions(found) == [("1", "disclosed")]


def test_answers_between_quoted_questions_are_read() -> None:
    found = letter(
        "Dear Requester",
        "> 1. How many crimes of arson were recorded in 2022?",
        "30",
        "> 2. How many of them resulted in a charge?",
        "None.",
    )
    assert dispositions(found) == [("1", "disclosed"), ("2", "nil")]


def test_a_number_with_what_it_counts_answers_the_question_right_above_it() -> None:
    found = letter(
        "Kent Police",
        "1. How many crimes of arson ended in Outcome 8?",
        "2 crimes.",
        "2. How many crimes of arson ended in Outcome 4?",
        "None recorded.",
    )
    assert dispositions(found) == [("1", "disclosed"), ("2", "nil")]


def test_the_items_of_a_list_finish_the_question_above_them() -> None:
    found = letter(
        "Kent Police", "You asked:",
        "How many of the following were closed with outcome 16 in 2022/23:\na) rape\nb) arson",
        "Response:", "a) 212\nb) 430",
    )  # fmt: skip
    assert [(question.number, question.text) for question in found.questions] == [
        ("a", "How many of the following were closed with outcome 16 in 2022/23: rape"),
        ("b", "How many of the following were closed with outcome 16 in 2022/23: arson"),
    ]


def test_a_question_that_stands_for_itself_takes_no_words_from_above() -> None:
    found = letter(
        "Kent Police", "You asked:", "Please send me a number of things:",
        "1. How many rapes were recorded?", "2. The policy on rape, and the number of its pages.",
        "Response:", "1. 212", "2. This is not held.",
    )  # fmt: skip
    assert [question.text.split()[0] for question in found.questions] == ["How", "The"]
