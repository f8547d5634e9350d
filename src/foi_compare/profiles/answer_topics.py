"""Answers to topics: which of them answer one and the same question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from foi_compare.profiles.given_answers import Answer
from foi_compare.text import normalise

_WORD = re.compile(r"\w+")
_ALIKE = 0.75  # share of words in common; a reworded copy of one question stays well above it
_CODES_ALIKE = 0.5
_FILLING = frozenset(
    {"a", "an", "and", "any", "at", "by", "for", "in", "of", "on", "or", "please", "the", "to"}
    | {"with", "your", "you"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One question, with every answer to it.

    `key` is that of the question as it was sent, else its text. `by_outcomes` holds the positions
    (in `answers`) of those that print no question and were taken in for their outcomes.
    """

    key: str
    keyed: bool
    answers: tuple[Answer, ...]
    by_outcomes: frozenset[int] = frozenset()


class _About(NamedTuple):
    """The codes that have a number in some answers, and the offences that these name."""

    codes: frozenset[str]
    offences: frozenset[str]


def topics_of(answers: Sequence[Answer]) -> tuple[Topic, ...]:
    """Return the answers of a batch by question, whatever order they came in.

    The key of the question as sent decides where there is one. Else questions with nearly the same
    words and the same numerals are one (Outcome 21 is not Outcome 22). An answer without the text
    of its question joins the only question whose answers give about the same outcomes of the same
    offence, and is marked; where two are as likely it stays by itself.
    """
    keyed: dict[str, list[Answer]] = {}
    texted: dict[str, list[Answer]] = {}
    bare: list[Answer] = []
    for answer in answers:
        if answer.question.asked:
            keyed.setdefault(answer.question.asked, []).append(answer)
        elif answer.question.text:
            texted.setdefault(answer.question.text, []).append(answer)
        elif answer.members or answer.lines:
            bare.append(answer)
    groups = [(key, True, group) for key, group in sorted(keyed.items())]
    groups += [
        (texts[0], False, [answer for text in texts for answer in texted[text]])
        for texts in _alike(texted)
    ]
    return _with_bare(groups, bare)


def _alike(texted: Mapping[str, Sequence[Answer]]) -> list[list[str]]:
    """Return the texts in groups that are one question.

    The most alike are joined first. Texts of one reply are different questions, however alike
    (`for each year`, `for each hospital`), and so are groups that a reply has a part in each of.
    """
    words = {text: _words(text) for text in texted}
    group_of = {text: [text] for text in texted}
    replies = {text: {(a.force_id, a.reference) for a in texted[text]} for text in texted}
    pairs = sorted(
        (-likeness, left, right)
        for left, right in _with_the_same_numerals(words)
        if (likeness := _likeness(words[left], words[right])) >= _ALIKE
    )
    for _, left, right in pairs:
        ours, theirs = group_of[left], group_of[right]
        if ours is theirs or replies[ours[0]] & replies[theirs[0]]:
            continue
        joined = sorted((*ours, *theirs))
        replies[joined[0]] = replies[ours[0]] | replies[theirs[0]]
        group_of.update(dict.fromkeys(joined, joined))
    return sorted(group for text, group in group_of.items() if group[0] == text)


def _words(text: str) -> frozenset[str]:
    """Return the words that make a question, without those that change nothing."""
    words = (word.removesuffix("s") for word in _WORD.findall(normalise(text)))
    return frozenset(words) - _FILLING


def _with_the_same_numerals(words: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of texts that may be one question: Outcome 21 is not Outcome 22."""
    by_numerals: dict[tuple[str, ...], list[str]] = {}
    for text in sorted(words):
        by_numerals.setdefault(_numerals(words[text]), []).append(text)
    for texts in by_numerals.values():
        yield from combinations(texts, 2)


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    whole = left | right
    return len(left & right) / len(whole) if whole else 0.0


def _numerals(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in words if word[:1].isdigit()))


def _with_bare(
    groups: Sequence[tuple[str, bool, list[Answer]]], bare: Sequence[Answer]
) -> tuple[Topic, ...]:
    joining: dict[int, list[Answer]] = {}
    alone: list[Answer] = []
    about = [_about(group) for _, _, group in groups]
    for answer in bare:
        own = _about([answer])
        near = [at for at, theirs in enumerate(about) if _same_outcomes(own, theirs)]
        if len(near) == 1:
            joining.setdefault(near[0], []).append(answer)
        else:
            alone.append(answer)
    topics = [
        _topic(key, keyed=keyed, sure=group, likely=joining.get(at, []))
        for at, (key, keyed, group) in enumerate(groups)
    ]
    topics += [_topic("", keyed=False, sure=[], likely=group) for group in _by_outcomes(alone)]
    return tuple(topics)


def _topic(key: str, *, keyed: bool, sure: list[Answer], likely: list[Answer]) -> Topic:
    marked = frozenset(range(len(sure), len(sure) + len(likely)))
    return Topic(key=key, keyed=keyed, answers=(*sure, *likely), by_outcomes=marked)


def _by_outcomes(answers: Sequence[Answer]) -> list[list[Answer]]:
    """Return answers without a question in groups, each alike to every other of its group."""
    groups: list[tuple[list[Answer], set[_About]]] = []
    for answer in answers:
        own = _about([answer])
        near = [one for one in groups if all(_same_outcomes(own, theirs) for theirs in one[1])]
        if len(near) == 1:
            near[0][0].append(answer)
            near[0][1].add(own)  # most answers are about the same, and are held against it once
        else:
            groups.append(([answer], {own}))
    return [group for group, _ in groups]


def _about(group: Sequence[Answer]) -> _About:
    return _About(
        frozenset[str]().union(*(one.codes for one in group)),
        frozenset[str]().union(*(one.offences for one in group)),
    )


def _same_outcomes(own: _About, theirs: _About) -> bool:
    codes = theirs.codes
    if not own.codes or len(own.codes & codes) / len(own.codes | codes) < _CODES_ALIKE:
        return False
    return not own.offences or not theirs.offences or bool(own.offences & theirs.offences)
