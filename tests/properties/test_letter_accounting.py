from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lettering import letter, unaccounted

SENTENCES = st.sampled_from(
    (
        "There were 59 crimes.",
        "1. How many crimes were recorded as Outcome 21 in 2022?",
        "2) None.",
        "Q3 - twelve",
        "Response",
        "Request",
        "Section 12(1) applies; 4,500 records at 5 minutes each.",
        "Please note that 3 were cancelled.",
        "Our ref: 545/18",
        "Outcome 21 – 59\nOutcome 22 – 4",
        "Yours sincerely",
        "31 September 2023",
        "Kent Police",
        "> 7 quoted",
        "-----Original Message-----",
        "a) 5\nb) 6",
        "Questions 2, 3 & 5",
        "between 1 and 4 (10%)",
        "<5",
    )
)
NOISE = st.text(alphabet="0123456789 .,:()/-%£abQA\n?", max_size=40)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(SENTENCES, NOISE), min_size=1, max_size=12))
def test_no_numeral_of_running_text_is_ever_lost(blocks: list[str]) -> None:
    assert unaccounted("\n\n".join(blocks)) == []


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_reading_a_letter_never_fails(text: str) -> None:
    assert letter(text).questions
