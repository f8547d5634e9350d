"""The answer to one question to its disposition, exemptions and flags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from foi_compare.interpret.aside import unexplained
from foi_compare.interpret.exemptions import applied_sections, cited_sections
from foi_compare.interpret.letter_parts import Part, is_note
from foi_compare.interpret.markers import cited_questions, list_mark_end
from foi_compare.interpret.phrases import Phrasebook, plain
from foi_compare.interpret.sentences import split_sentences
from foi_compare.interpret.units import units_counted
from foi_compare.model import Disposition, Question
from foi_compare.text import find_numerals, fold_space

_ACTS = (
    "neither_confirm_nor_deny",
    "refused",
    "clarification_sought",
    "not_held",
    "nil",
    "see_attachment",
    "disclosed",
    "promise",
    "acknowledgement",
    "says_yes",
    "says_no",
    "part_year",
)
_GIVES = frozenset({"disclosed", "promise", "says_yes", "see_attachment"})
_OPENING = 200
_WHOLE = 3000
_SPEAKING = frozenset({"answer", "refusal", "estimate", "notes"})
_GIVEN_BEHIND = re.compile(r":\s*\S+(?:\s+\S+){3,}")
_ELSEWHERE = re.compile(
    r"\b(?:see|refer|as per|per|covered|provided|answered|contained|included|same as|as above"
    r"|as for|as in|as)\b"
)


class Said(NamedTuple):
    """One sentence of an answer with what it does; `data` says that it gives a number."""

    text: str
    acts: frozenset[str]
    data: bool
    units: frozenset[str]
    kind: str
    cites: tuple[str, ...]


class Verdict(NamedTuple):
    """What an answer comes to."""

    disposition: Disposition
    exemptions: tuple[str, ...] = ()
    statement: str = ""
    flags: tuple[str, ...] = ()
    see_question: str = ""


def read_answer(parts: Iterable[Part], book: Phrasebook, reference: str) -> tuple[Said, ...]:
    """Return what the parts of an answer say, sentence by sentence; tables and lists count once."""
    said: list[Said] = []
    for part in parts:
        segment = part.segment
        if segment.table is not None:
            heading = " ".join(c.text for c in segment.table.cells if c.row == 0)
            said.append(_given(heading, part, book))
        elif segment.listed:
            said.append(_given(segment.text, part, book))
        elif part.kind in _SPEAKING or part.kind == "legal":
            said.extend(_sentences(part, book, reference))
    return tuple(said)


def _given(heading: str, part: Part, book: Phrasebook) -> Said:
    table = part.segment.table
    full = table is None or any(find_numerals(c.text) for c in table.cells if c.row > 0)
    units = units_counted(heading) if table is not None else frozenset()
    acts = frozenset({"part_year"} if book.has("part_year", plain(fold_space(heading))) else ())
    return Said("", acts, full, units, "table", ())


def sentence_kind(part: Part, folded: str, book: Phrasebook) -> str:
    """Return the part that one sentence plays in a segment that refuses or reckons costs.

    Such a segment may give a number all the same (`however, there were 59`): where it reckons no
    effort, or says that it gives it anyway, that sentence is an answer.
    A remark is one sentence by sentence too, but for a paragraph that opens with `Please note`.
    """
    if part.kind == "legal":
        small = book.has("disclaimer_sentence", folded) or book.has("legal_sentence", folded)
        first = plain(fold_space(part.segment.body[:_WHOLE])).startswith(folded[:_OPENING])
        return "answer" if first and not small else "legal"
    if part.kind in {"answer", "notes"}:
        opening = plain(fold_space(part.segment.body[:_OPENING]))
        noted = is_note(folded, book) or book.has("note_opener", opening)
        return "notes" if noted else "answer"
    if part.kind not in {"refusal", "estimate"}:
        return part.kind
    if book.has("given_anyway", folded) and not book.has("reckoning", folded):
        return "answer"
    if book.has("refused", folded) or book.has("neither_confirm_nor_deny", folded):
        return "refusal"
    if book.has("estimate", folded) or book.has("reckoning", folded):
        return "estimate"
    whole = plain(fold_space(part.segment.text[:_WHOLE]))
    if book.has("reckoning", whole) or not book.has("counts_crimes", folded):
        return part.kind
    return "answer"


def _sentences(part: Part, book: Phrasebook, reference: str) -> list[Said]:
    segment = part.segment
    start = list_mark_end(segment.text, frozenset(part.numbers))
    said = []
    for sentence in split_sentences(segment.text, start):
        folded = plain(fold_space(sentence.text))
        acts = frozenset(act for act in _ACTS if book.has(act, folded))
        kind = sentence_kind(part, folded, book)
        if kind == "legal":
            acts &= {"refused", "neither_confirm_nor_deny"}
        if kind != "legal" and applied_sections((sentence.text,), book):
            acts |= {"section_applied"}
        acts = _settle(acts, folded, book)
        counts = unexplained(sentence.text, reference=reference)
        data = bool(counts) and kind == "answer" and not acts & {"refused", "nil"}
        if "promise" in acts and _GIVEN_BEHIND.search(sentence.text):
            acts -= {"promise"}
        stated = data or "nil" in acts
        units = units_counted(sentence.text) if stated else frozenset()
        cites = tuple(n for c in cited_questions(sentence.text) for n in c.numbers)
        said.append(Said(sentence.text, acts, data, units, kind, cites))
    return said


def _settle(acts: frozenset[str], folded: str, book: Phrasebook) -> frozenset[str]:
    """Take away what stronger words in the same sentence explain."""
    if "neither_confirm_nor_deny" in acts:
        if book.has("any_other", folded):
            return acts - {"neither_confirm_nor_deny", "refused", "not_held"} | {"limited_ncnd"}
        cost = any(section.name.startswith("12") for section in cited_sections(folded))
        if cost or book.has("estimate", folded):
            return acts - {"neither_confirm_nor_deny", "not_held"} | {"refused"}
        return acts - {"refused", "not_held", "disclosed"}
    if "refused" in acts:
        return acts - {"not_held", "disclosed", "nil"}
    if "not_held" in acts and "nil" in acts:
        # `No crimes exist` counts; `no information exists` does not.
        weaker = "not_held" if book.has("counts_none", folded) else "nil"
        acts -= {weaker}
    return acts - {"disclosed"} if "not_held" in acts else acts


def judge(said: Sequence[Said], question: Question, book: Phrasebook) -> Verdict:
    """Return the verdict on the answer to a question."""
    acts = {act for one in said if one.kind != "notes" for act in one.acts}
    noted = {act for one in said if one.kind == "notes" for act in one.acts}
    acts = acts or noted
    if "says_no" in acts:
        held = book.has("asks_held", plain(question.text))
        acts.add("nil" if question.unit else "not_held" if held else "says_yes")
    data = any(one.data for one in said)
    # A section that is merely listed refuses, unless it stands for other information alone.
    if "section_applied" in acts and not acts & {"limited_ncnd", "neither_confirm_nor_deny"}:
        acts.add("refused")
    if "limited_ncnd" in acts and (data or acts & {"see_attachment", "disclosed"}):
        acts -= {"refused"}
    exemptions = applied_sections((one.text for one in said), book)
    disposition = _disposition(acts, exemptions, said, data=data)
    if disposition == "disclosed" and question.unit and not (data or acts & _GIVES):
        disposition = "unclear"  # a number was asked for, and none is given
    if (
        disposition not in {"refused", "partial", "neither_confirm_nor_deny"}
        and "limited_ncnd" not in acts
    ):
        exemptions = exemptions if _refuses(acts) else ()
    flags = _flags(said, acts, question.unit, disposition, data=data)
    statement = _statement(said, disposition)
    other = _elsewhere(said) if not data else ""
    return Verdict(disposition, exemptions, statement, flags, other)


def _refuses(acts: set[str]) -> bool:
    return bool(acts & {"refused", "neither_confirm_nor_deny", "limited_ncnd"})


def _disposition(
    acts: set[str], exemptions: tuple[str, ...], said: Sequence[Said], *, data: bool
) -> Disposition:
    if data:
        kept_back = acts & {"refused", "not_held", "neither_confirm_nor_deny"}
        return "partial" if kept_back else "disclosed"
    if "neither_confirm_nor_deny" in acts:
        cost_only = bool(exemptions) and all(name.startswith("12") for name in exemptions)
        return "refused" if cost_only else "neither_confirm_nor_deny"
    if "refused" in acts:
        return "partial" if "nil" in acts else "refused"
    for act in ("not_held", "nil", "clarification_sought", "see_attachment"):
        if act in acts:
            return act
    return _without_refusal(acts, said)


def _without_refusal(acts: set[str], said: Sequence[Said]) -> Disposition:
    if "acknowledgement" in acts:
        return "unclear"
    if "limited_ncnd" in acts and not acts & {"disclosed", "says_yes"}:
        return "neither_confirm_nor_deny"
    substance = [one for one in said if one.kind == "answer" and one.text]
    promised = "promise" in acts and len(substance) <= 1
    return "disclosed" if substance and not promised else "unclear"


def _flags(
    said: Sequence[Said], acts: set[str], unit: str, disposition: Disposition, *, data: bool
) -> tuple[str, ...]:
    flags = []
    units = {found for one in said for found in one.units}
    if unit and units and unit not in units:
        flags.append("answers_another_unit")
    if "acknowledgement" in acts and disposition == "unclear":
        flags.append("acknowledgement")
    if data and "part_year" in acts | {act for one in said for act in one.acts}:
        flags.append("part_year")
    if _promise_broken(said, data=data, disposition=disposition):
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
    wanted = {"partial": {"refused", "not_held", "neither_confirm_nor_deny"}}.get(
        disposition, {disposition}
    )
    for one in said:
        if one.acts & wanted:
            return fold_space(one.text)
    for one in said:
        if one.text and one.kind in _SPEAKING:
            return fold_space(one.text)
    return ""


def _elsewhere(said: Sequence[Said]) -> str:
    """Return the question whose answer this one points to (`please see Q1`), else ''."""
    spoken = [one for one in said if one.kind in _SPEAKING and one.text]
    if len(spoken) != 1 or not spoken[0].cites:
        return ""
    return spoken[0].cites[0] if _ELSEWHERE.search(plain(spoken[0].text)) else ""


def zero_said(folded: str, book: Phrasebook) -> bool:
    """Return whether a sentence, as `plain` gives it, says that there are none."""
    acts = frozenset(act for act in _ACTS if book.has(act, folded))
    return "nil" in _settle(acts, folded, book)
