"""How far a pattern looks is counted as Python's own matching goes on."""

from __future__ import annotations

import re

import pytest

from stepping import Search, Stepped, steep

PATTERNS = (
    r"\b[a-z][\w-]*(?:\.[a-z]+)*\.uk\b",
    r"(?P<q>['\"])(?:(?!(?P=q)).)*?(?P=q)",
    r"^(?:a|ab)(?:c|bcd)*(?<!b)$",
    r"(?i:FOI)\s?\d{2,4}+(?>/\d+)?",
    r"(x)?(?(1)y|z)[^\W\d_]{1,3}?(?=\s|$)",
)
TEXTS = (
    "see www.kent.uk now",
    "say 'so' \"it's\" 'no",
    "abcbcd",
    "foi 1234/5 FOI12",
    "xyab za ",
    "",
)


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("text", TEXTS)
def test_what_is_counted_matches_as_python_does(pattern: str, text: str) -> None:
    stepped = Stepped(re.compile(pattern))
    stepped.called("search", text)
    found = re.search(pattern, text)
    assert stepped.found == (found and found.span())


@pytest.mark.parametrize(
    ("pattern", "method", "word"),
    [
        (r"[a-z][\w-]*\.uk", "search", "ab-"),
        (r".*x.*y", "match", "x"),
        (r"(?:a+)+$", "match", "aaaaab"),
    ],
)
def test_a_pattern_that_looks_again_from_each_place_is_steep(
    pattern: str, method: str, word: str
) -> None:
    text = (word * 400)[:400] if word != "aaaaab" else "a" * 16 + "b"
    one = Search(re.compile(pattern), method, text, 0)
    assert steep([one], len(text) // 2) == [f"{method} {pattern}"]


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"[a-z][\w-]{0,62}\.uk", "search"),
        (r"(?<![\w-])[a-z][\w-]*\.uk", "search"),
        (r"[a-z][\w-]*\.uk", "match"),
        (r"\w+-", "finditer"),
    ],
)
def test_a_bounded_pattern_is_not(pattern: str, method: str) -> None:
    assert steep([Search(re.compile(pattern), method, "ab-" * 200, 0)], 300) == []
