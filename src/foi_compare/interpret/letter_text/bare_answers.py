"""Answers of one word or number: `59`, `Nil`, `No`, `2 crimes`."""

from __future__ import annotations

import re

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.text import find_numerals

_WORD_OF_NUMBER = (
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?(?:one|two|three|four|five|six|seven|eight|nine)"
    r"|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
)
_BARE_ANSWER = re.compile(
    r"\W*(?:<\s?)?(?:\d[\d,. ]*%?|nil|none|zero|no|yes|n/?a|not held|refused|dim"
    rf"|(?:\d[\d,]*|none|nil|zero|no|{_WORD_OF_NUMBER})\s(?:recorded\s|such\s)?(?:recorded|crimes?|offences?|incidents?"
    r"|arrests?|cases?|records?|people|persons?)"
    r"|[a-z]+(?:-[a-z]+)?)\W*"
)

_NAMES_OUTCOME = re.compile(
    r"\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?:outcome|oc)(?:\s?(?:type|code))?\s\d{1,2}[a-c]?"
    r"\W*$",
    re.IGNORECASE,
)
# `the number with Outcomes 1, 14 and 16` names several and counts none.
_NAMES_OUTCOMES = re.compile(
    r"\boutcomes\s\d{1,2}[a-c]?(?:,\s?\d{1,2}[a-c]?)*,?\s(?:and|or|to|&)\s\d{1,2}[a-c]?\W*$",
    re.IGNORECASE,
)


def is_bare_answer(text: str) -> bool:
    """Return whether a text, as `plain` gives it, is one word or number that can be an answer.

    What is counted may stand behind the number: `2 crimes.`
    """
    return _BARE_ANSWER.fullmatch(text) is not None


def is_amount(text: str) -> bool:
    """Return whether a short text gives a number, or says yes or no."""
    return bool(find_numerals(text)) or plain(text).strip(" .:-=") in {"no", "yes", "n/a", "na"}


def is_numbered_answer(line: str) -> bool:
    """Return whether a line is the number of a question and a value: `2b) Nil`, `Point 3: 14`."""
    marker = read_marker(line)
    if marker is None or not marker.numbers:
        return False
    body = line[marker.end :]
    return is_amount(body) and is_bare_answer(plain(body).strip())


def names_outcome(line: str) -> bool:
    """Return whether a line of a list names outcomes and counts none: `(ii) Outcome 15`."""
    return _NAMES_OUTCOME.match(line) is not None or _NAMES_OUTCOMES.search(line) is not None
