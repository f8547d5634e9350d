"""The evidence of the answer to one question to its disposition, exemptions and flags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from foi_compare.interpret.dispositions.agreement import Ground, ground_of
from foi_compare.interpret.dispositions.answer_acts import SPEAKING, Said
from foi_compare.interpret.dispositions.evidence import (
    Evidence,
    can_be,
    evidence,
    holds_off,
    texts_of,
)
from foi_compare.interpret.dispositions.heard_numbers import as_heard
from foi_compare.interpret.dispositions.sentence_acts import hear, together
from foi_compare.interpret.dispositions.weighing import Scales, Weighed
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.meanings.exemptions import applied_sections, explained_section
from foi_compare.model import Candidate, Disposition, Question
from foi_compare.text import fold_space

_LEAST = 0.85  # of the weight a disposition needs to be accepted
_NAMED = 0.1  # of the weight, with which a reading is worth naming beside the first two
_READINGS = 3
_REFUSING = frozenset({"refused", "partial", "neither_confirm_nor_deny"})
_KEPT_BACK = frozenset(
    {"refused", "not_held", "neither_confirm_nor_deny", "section_applied", "cells_withheld"}
)
_ELSEWHERE = re.compile(
    r"\b(?:see|refer|as per|per|covered|provided|answered|contained|included|same as|as above"
    r"|as for|as in|as)\b"
)

_POINTER_WORDS = 8  # of a sentence that only points, whatever stands behind it
_AS_NUMBER = re.compile(
    r"\W*(?:also\s|please\s)?(?:see|as|same as|as for|as at|as in|as per)"
    r"\s\(?(?P<number>\d{1,2}(?:\.\d{1,2})?[a-z]?|[a-h])\)?(?:\sabove(?:\s?[-,;]\s.*)?)?\W*"
)


def gives(said: Sequence[Said]) -> bool:
    """Return whether an answer gives a number or a document, or says yes."""
    return any(one.data or one.acts & {"see_attachment", "says_yes"} for one in said)


class Verdict(NamedTuple):
    """What an answer comes to; `counts` is the unit that it says its numbers are of.

    Where `readings` are two or more, it is in doubt which of them, and the disposition is unclear.
    `ground` is what it stands on, None where nothing was weighed.
    """

    disposition: Disposition
    exemptions: tuple[str, ...] = ()
    statement: str = ""
    flags: tuple[str, ...] = ()
    see_question: str = ""
    counts: str = ""
    readings: tuple[Candidate, ...] = ()
    ground: Ground | None = None


def judge(said: Sequence[Said], question: Question, book: Phrasebook, scales: Scales) -> Verdict:
    """Return the verdict on the answer to a question."""
    if not any(one.text or one.data for one in said):
        return Verdict("unclear")
    why = holds_off(said, book)
    if why:
        return Verdict("unclear", statement=_statement(said, "unclear"), flags=(why,))
    heard = hear(texts_of(said), question.text, scales.acts)
    said = as_heard(said, heard)
    found = evidence(said, question, book)
    features = found.features.union(together(heard, found.given))
    weighed = scales.dispositions.weigh(features, can_be(found, heard))
    readings = _readings(weighed, said) if is_in_doubt(weighed) else ()
    disposition: Disposition = "unclear" if readings else weighed[0].disposition
    may_be = {reading.code for reading in readings} or {str(disposition)}
    return Verdict(
        disposition,
        _exemptions(said, found, may_be, book),
        _statement(said, weighed[0].disposition),
        _flags(said, found, question.unit, disposition),
        _named_alone(said) or _elsewhere(said),
        next((unit for one in said if "says_unit" in one.acts for unit in one.units), ""),
        readings,
        ground_of(weighed, heard, found),
    )


_RUNS_OF_WORDS = ("says: ", "does no more than: ")


def is_in_doubt(weighed: Sequence[Weighed]) -> bool:
    """Return whether the weight does not decide."""
    return weighed[0].share < _LEAST


def _readings(weighed: Sequence[Weighed], said: Sequence[Said]) -> tuple[Candidate, ...]:
    """Return the dispositions that an answer may have, the sentence and the features of each."""
    first, *others = weighed[:_READINGS]
    near = [first, *others[:1], *(one for one in others[1:] if one.share >= _NAMED)]
    return tuple(
        Candidate(code=one.disposition, score=round(one.share, 2), why=_why(one, said))
        for one in near
    )


def _why(weighed: Weighed, said: Sequence[Said]) -> str:
    sentence = _statement(said, weighed.disposition)
    # Runs of words that weigh something tell nobody why.
    told = (one for one in weighed.features if not one.startswith(_RUNS_OF_WORDS))
    features = " + ".join(feature.replace("_", " ") for feature in told)
    return f"“{sentence}”" + f" ({features})" * bool(features)


def _exemptions(
    said: Sequence[Said], found: Evidence, may_be: set[str], book: Phrasebook
) -> tuple[str, ...]:
    """Return the sections that an answer applies, () where it refuses nothing by them."""
    limited = "limited_ncnd" in found.acts
    if not (may_be & _REFUSING or limited):
        return ()
    texts = [text for one in said for text in (one.text, *one.withheld)]
    applied = applied_sections(texts, book)
    bare = limited if found.figures else bool(may_be & {"refused", "neither_confirm_nor_deny"})
    return applied or (explained_section(one.text for one in said) if bare or limited else ())


def _flags(
    said: Sequence[Said], found: Evidence, unit: str, disposition: Disposition
) -> tuple[str, ...]:
    flags = []
    units = {one for sentence in said for one in sentence.units}
    if unit and units and unit not in units:
        flags.append("answers_another_unit")
    if "acknowledgement" in found.acts and disposition == "unclear":
        flags.append("acknowledgement")
    spoken = {act for one in said for act in one.acts}
    flags += [flag for flag in ("part_year", "rounded") if found.figures and flag in spoken]
    if _promise_broken(said, data=found.figures, disposition=disposition):
        flags.append("promised_details_missing")
    return tuple(flags)


# A lone `Attachments` behind a promise is a label of the page and keeps no promise.
_LABEL_WORDS = 3


def _promise_broken(said: Sequence[Said], *, data: bool, disposition: Disposition) -> bool:
    """Return whether the answer promises details below and then ends."""
    if data or disposition == "see_attachment":
        return False
    last = max((i for i, one in enumerate(said) if "promise" in one.acts), default=None)
    if last is None or "refused" in said[last].acts:
        return False
    return not any(
        one.kind == "table"
        or (one.kind in {"answer", "refusal", "estimate"} and len(one.text.split()) > _LABEL_WORDS)
        for one in said[last + 1 :]
    )


def _statement(said: Sequence[Said], disposition: Disposition) -> str:
    """Return the sentence that decided, else the first of the answer."""
    wanted = _KEPT_BACK if disposition == "partial" else {disposition}
    for one in said:
        if one.acts & wanted and one.text:
            return fold_space(one.text)
    for one in said:
        if one.text and one.kind in SPEAKING:
            return fold_space(one.text)
    return ""


def _named_alone(said: Sequence[Said]) -> str:
    """Return the number that is all that an answer says: `As 3.`; else ''."""
    spoken = [one for one in said if one.kind in SPEAKING and one.text]
    found = _AS_NUMBER.fullmatch(plain(spoken[0].text)) if len(spoken) == 1 else None
    return found["number"] if found is not None else ""


def _elsewhere(said: Sequence[Said]) -> str:
    """Return the question whose answer this one points to (`please see Q1`), else ''.

    Such a sentence stands alone, or is short, and nothing is counted beside it.
    """
    spoken = [one for one in said if one.kind in SPEAKING and one.text]
    short = bool(spoken) and len(spoken[0].text.split()) <= _POINTER_WORDS
    given = any(one.counts or (one.data and (one.kind == "table" or not short)) for one in said)
    if given or not spoken or not spoken[0].cites or not (short or len(spoken) == 1):
        return ""
    return spoken[0].cites[0] if _ELSEWHERE.search(plain(spoken[0].text)) else ""
