"""Letters of several days in one reply to the day of each answer: that of the letter that gives it.

What a later letter says to one question only does not date the answers that it leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part


def letter_days(dates: Mapping[str, str], references: Mapping[str, str]) -> Mapping[str, str]:
    """Return the day of each letter, {} where they are of one day.

    `dates` and `references` are of the files. A letter says its reference; a mail that has one
    attached only brings it.
    """
    letters = {file: day for file, day in dates.items() if references.get(file)}
    brought = {file.rpartition("/")[0] for file in letters}
    days = {file: day for file, day in letters.items() if file not in brought}
    return days if len(set(days.values())) > 1 else {}


def days_of_answers(parts: Iterable[Part], days: Mapping[str, str]) -> Mapping[str, str]:
    """Return the day of the last letter that answers each question, by its number."""
    answering = (
        ((number, days.get(part.segment.file, "")) for number in part.numbers)
        for part in parts
        if part.kind in ANSWERING
    )
    last: dict[str, str] = {}
    for number, day in chain.from_iterable(answering):
        last[number] = max(day, last.get(number, ""))
    return last
