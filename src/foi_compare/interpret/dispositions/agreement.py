"""What a disposition stands on, and whether what speaks for it agrees.

Three things speak for a disposition, each without the others: the weight of all that is known of
the answer, what each of its sentences was heard to do, and how the letter ties the answer to its
question. On letters that nobody had seen, a disposition was wrong two times in five where two of
them did not agree, and one time in twenty where all did; the weight alone, however high, did not
tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from foi_compare.interpret.dispositions.evidence import LIFTS, WHOLE, Evidence
from foi_compare.interpret.dispositions.sentence_acts import Heard
from foi_compare.interpret.dispositions.weighing import Weighed
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part

_GIVING = ("gives", "counts none", "attaches")
_KEEPING = ("refuses", "holds nothing", "neither confirms nor denies")
_KEPT = frozenset({"refused", "not_held", "neither_confirm_nor_deny"})
_GIVEN = frozenset({"disclosed", "nil", "see_attachment"})
_PARTED = frozenset({"words: part_given", "words: rest_refused"})
_CELLS = frozenset({"cells_withheld", "cells_not_held"})
_TOLD = frozenset({"refused", "section_applied"})
_AUDIBLE = 0.15  # the share from which on a sentence may do something
_DOES = 0.5  # the share from which on a sentence does something
_SURE = 0.97  # of the weight: so sure that a stray sentence changes nothing
_CLEAR = 0.93  # of the weight, against which one sentence alone does not stand
_PARTLY = 0.95  # of the weight that a disposition needs which takes two things
_LEAST = 0.9
_MANY = 8  # sentences, beyond which an answer may be several


# How to complain; `your complaint is upheld` and `11 complaints were made` are part of an answer.
_COMPLAINING = re.compile(
    r"\binformation commissioner\b|\binternal review\b|\b(?:dissatisf|unhapp)\w+"
    r"|\b(?:to|may|can|could) complain\b|\bcomplain to\b"
    r"|\bcomplaints? (?:procedure|about th(?:is|e))\b"
    r"|\bnot (?:content|satisfied)\b|\blook(?:ed)? at again\b",
    re.IGNORECASE,
)
# `The first part has the makes. The second has the flights`: said to two questions, each its own.
_TELLS_APART = re.compile(r"\bthe (?:first|second|third|former|latter)\b", re.IGNORECASE)


class Ground(NamedTuple):
    """What a disposition stands on.

    `share` is its part of the weight; `gives`, `keeps` and `pends` are the shares of the sentence
    that most gives, keeps back or puts off; `figures` says that figures are given, `sentences` how
    many there are, `cells` that single cells of a table keep something back, `parted` that an
    answer says itself that it gives a part, `whole` that no word of it keeps anything back, `lifts`
    that it withdraws what was kept back, `told` that words known to keep back do so, `lacks`
    that of one thing asked for its words say no more than that it is not held; `asks` is the share
    of the sentence that most asks back, 1 where nothing asks what was not asked so.
    """

    share: float
    gives: float
    keeps: float
    pends: float
    figures: bool
    sentences: int
    cells: bool = False
    parted: bool = False
    whole: bool = False
    asks: float = 0.0
    lifts: bool = False
    told: bool = False
    lacks: bool = False


class Tie(NamedTuple):
    """How a letter ties an answer to its question.

    `numbered` says that the letter numbers its questions; `alone` that it asks one only; `files` in
    how many files the answer stands; `closes` that it runs on into how to complain; `shared` that
    it is said to several questions and may tell them apart; `borne_out` that two readings of the
    letter find it.
    """

    numbered: bool
    alone: bool
    files: int
    closes: bool
    shared: bool = False
    borne_out: bool = False


def numbers_run_on(parts: Iterable[Part], asked: Iterable[str]) -> bool:
    """Return whether what answers is numbered on beyond the last question: paragraphs, it may be.

    Then the second paragraph of the letter is taken for the answer to question 2.
    """
    last = max((int(one) for one in asked if one.isdigit()), default=0)
    markers = (part.segment.marker for part in parts if part.kind in ANSWERING and part.numbers)
    beyond = {
        int(one.numbers[0])
        for one in markers
        if one is not None and one.kind == "bare" and one.numbers[0].isdigit()
    }
    return last > 0 and beyond.issuperset({last + 1, last + 2})


def tie_of(parts: Sequence[Part], *, numbered: bool, alone: bool, borne_out: bool = False) -> Tie:
    """Return how the parts that answer a question are tied to it."""
    return Tie(
        numbered,
        alone,
        files=len({part.segment.file for part in parts}),
        closes=any(_COMPLAINING.search(part.segment.text) is not None for part in parts),
        shared=bool(parts)
        and all(len(part.numbers) > 1 for part in parts)
        and any(_may_part(part) for part in parts),
        borne_out=borne_out,
    )


def _lacks_alone(found: Evidence) -> bool:
    """Return whether one thing was asked for, and words keep it back by not holding it alone."""
    several = "asked for several things" in found.features
    return "not_held" in found.acts and not (several or found.acts & (_TOLD | _CELLS))


def _may_ask_again(found: Evidence) -> bool:
    """Return whether a question in an answer may be what was asked, in other words or a language.

    Where its words are known to ask back it is not.
    """
    return "asks another question" in found.features and "clarification_sought" not in found.acts


def _may_part(part: Part) -> bool:
    """Return whether a part said to several questions may say to one what it does not to another.

    A table may keep back single cells, of which nothing says whose they are.
    """
    return part.segment.table is not None or _TELLS_APART.search(part.segment.text) is not None


def ground_of(weighed: Sequence[Weighed], heard: Sequence[Heard], found: Evidence) -> Ground:
    """Return what the weightiest disposition stands on."""

    def most(acts: Sequence[str]) -> float:
        return max((one.shares.get(act, 0.0) for one in heard for act in acts), default=0.0)

    return Ground(
        weighed[0].share,
        most(_GIVING),
        most(_KEEPING),
        most(("is pending",)),
        found.figures,
        len(heard),
        bool(_CELLS & found.acts),
        bool(_PARTED & found.features),
        found.figures and WHOLE in found.features,
        most(("asks back",)) if _may_ask_again(found) else 1.0,
        LIFTS in found.features,
        bool(_TOLD & found.acts) and "limited_ncnd" not in found.acts,
        _lacks_alone(found),
    )


def disagreement(disposition: str, ground: Ground, tie: Tie) -> str:
    """Return why what speaks for a disposition does not agree, empty where it does."""
    if disposition == "partial" and _may_be_parted(ground, tie):
        return "part is given and part kept back, and not all of it may belong to this question"
    heard_so = disposition == "disclosed" and ground.figures and ground.keeps < _DOES
    one = tie.numbered or ground.whole or heard_so
    if tie.alone and not one and ground.sentences > _MANY:
        return "the letter says many things, and may answer more than one question"
    if ground.share < _LEAST and not (tie.numbered and _is_heard_so(disposition, ground)):
        return "the weight of what is said does not decide"
    kept = ground.keeps > _DOES and (ground.told or ground.share < _CLEAR)
    if disposition in _GIVEN and kept:
        return "a sentence may keep something back"
    unheard = ground.sentences > 0 and ground.keeps < _DOES
    if disposition in _KEPT and unheard and ground.share < _CLEAR:
        return "no sentence is heard to keep anything back"
    if disposition == "clarification_sought" and ground.asks < _LEAST:
        return "it may only repeat what was asked"
    if disposition in _KEPT and ground.lifts:
        return "what was kept back may be given now"
    other = "" if tie.numbered else _may_be_of_another(disposition, ground)
    return other or _not_said_whole(disposition, ground, tie)


def _may_be_of_another(disposition: str, ground: Ground) -> str:
    """Return why an answer that no number ties to its question may miss a part, empty for whole.

    The sentence that gives, or that keeps back, may have gone to another question.
    """
    if disposition == "disclosed" and not ground.figures and ground.gives < _AUDIBLE:
        return "no sentence is heard to give anything"
    if disposition in _KEPT and ground.parted and ground.share < _PARTLY:
        return "a part may be given"
    return ""


def _not_said_whole(disposition: str, ground: Ground, tie: Tie) -> str:
    """Return why an answer may not be at its end, or go on beyond it; empty where it is whole."""
    firm = _CLEAR if tie.borne_out else _SURE
    if disposition != "unclear" and ground.pends > _DOES and ground.share < firm:
        return "a sentence may put the answer off"
    if tie.closes and ground.share < _SURE:
        return "the answer runs on into how to complain"
    return ""


def _is_heard_so(disposition: str, ground: Ground) -> bool:
    """Return whether what is given or kept back is heard too, and nothing of the other."""
    if disposition in _KEPT:
        return not ground.figures and ground.keeps > _LEAST
    gives = ground.figures or ground.gives > _DOES
    return disposition in _GIVEN and gives and ground.keeps < _DOES


def _may_be_parted(ground: Ground, tie: Tie) -> bool:
    """Return whether what is given and what is kept back may belong to two questions."""
    # That a part of one thing is not held has to be heard clearly.
    half_heard = ground.lacks and ground.keeps < _LEAST
    if tie.shared or ground.lifts or half_heard:
        return True
    if tie.borne_out and tie.files <= 1:
        return ground.share < _LEAST
    if ground.parted and tie.alone and tie.files <= 1 and ground.sentences <= _MANY:
        return ground.share < _SURE
    return ground.share < _PARTLY or _is_loose(ground, tie)


def _is_loose(ground: Ground, tie: Tie) -> bool:
    """Return whether one of what is said may belong to another question."""
    loose = not tie.numbered or tie.files > 1 or tie.closes or ground.sentences > _MANY
    given = 1.0 if ground.figures else ground.gives
    kept = 1.0 if ground.cells else ground.keeps
    return loose or min(given, kept) < _DOES
