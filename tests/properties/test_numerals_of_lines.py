"""A text has the numerals of its lines: none runs on over the end of one, whatever stands there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foi_compare.text import find_numerals, numeral_texts

PIECES = (
    "1",
    "20",
    "2019/20",
    ",",
    "-",
    "/",
    ".",
    " ",
    "twenty",
    "five",
    "twenty five",
    "x",
    "\u2013",
)
LINES = st.lists(st.lists(st.sampled_from(PIECES)).map("".join), max_size=5)


@given(LINES)
def test_a_text_has_the_numerals_of_its_lines(lines: list[str]) -> None:
    whole = numeral_texts("\n".join(lines))
    assert whole == tuple(text for line in lines for text in numeral_texts(line))
    assert whole == tuple(numeral.text for numeral in find_numerals("\n".join(lines)))
