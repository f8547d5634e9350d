"""The answer to one question to its disposition, exemptions and flags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from foi_compare.interpret.answer_acts import SPEAKING, Said, firmly_refused
from foi_compare.interpret.exemptions import (
    applied_sections,
    cited_sections,
    explained_section,
)
from foi_compare.interpret.nothing_given import (
    asks_document,
    keeps_more_back,
    only_holds,
    without_anything_given,
)
from foi_compare.interpret.phrases import Phrasebook, plain
from foi_compare.model import Disposition, Question
from foi_compare.text import fold_space

_GIVES = frozenset({"disclosed", "promise", "says_yes", "see_attachment"})
# The subsections that free from confirming or denying, and from nothing else.
_DENYING = frozenset(
    {
        *("22(2)", "23(5)", "24(2)", "26(3)", "27(4)", "28(3)", "29(2)", "30(3)", "31(3)", "32(3)"),
        *("33(3)", "34(2)", "35(3)", "36(3)", "37(2)", "38(2)", "39(2)", "40(5)", "40(5A)"),
        *("40(5B)", "41(2)", "42(2)", "43(3)", "44(2)"),
    }
)
_DECIDES = frozenset(
    {"refused", "not_held", "nil", "neither_confirm_nor_deny", "clarification_sought"}
)
_JOINS = re.compile(r"\b(?:and|with|including|include|also|plus|together)\b")
_BETWEEN = re.compile(r"\bbetween\b[^?]{1,60}?\band\b")
_ELSEWHERE = re.compile(
    r"\b(?:see|refer|as per|per|covered|provided|answered|contained|included|same as|as above"
    r"|as for|as in|as)\b"
)


def gives(said: Sequence[Said]) -> bool:
    """Return whether an answer gives a number or a document, or says yes."""
    return any(one.data or one.acts & {"see_attachment", "says_yes"} for one in said)


class Verdict(NamedTuple):
    """What an answer comes to; `counts` is the unit that it says its numbers are of."""

    disposition: Disposition
    exemptions: tuple[str, ...] = ()
    statement: str = ""
    flags: tuple[str, ...] = ()
    see_question: str = ""
    counts: str = ""


def judge(said: Sequence[Said], question: Question, book: Phrasebook) -> Verdict:
    """Return the verdict on the answer to a question."""
    acts = _acts(said, question, book)
    if only_holds(said):
        acts = {"acknowledgement"}
    if _estimates_alone(acts, said):
        acts.add("refused")
    several = _asks_several(question) or _refuses_the_rest(said, book)
    data = any(one.data and (several or one.kind != "counted") for one in said)
    if data and "limited_ncnd" in acts:
        acts -= {"neither_confirm_nor_deny"}
    # A section that is merely listed refuses, unless it stands for other information alone.
    if "section_applied" in acts and not acts & {"limited_ncnd", "neither_confirm_nor_deny"}:
        acts.add("refused")
    if "limited_ncnd" in acts and (data or acts & {"see_attachment", "disclosed"}):
        acts -= set() if any(_refuses_more(one) for one in said) else {"refused"}
    exemptions = applied_sections((one.text for one in said), book)
    bare = acts & ({"limited_ncnd"} if data else {"refused", "neither_confirm_nor_deny"})
    if not exemptions and bare:
        exemptions = explained_section(one.text for one in said)
    disposition = _disposition(acts, exemptions, said, data=data)
    if disposition == "disclosed" and data and keeps_more_back(said, question, book):
        disposition = "partial"
    # A promise alone gives nothing: `Please find below our response. There is no policy.`
    given = any(one.acts & _GIVES and "promise" not in one.acts for one in said)
    if not (data or (given and acts & _GIVES)):
        disposition = without_anything_given(disposition, said, question, acts, book)
    if (
        disposition not in {"refused", "partial", "neither_confirm_nor_deny"}
        and "limited_ncnd" not in acts
    ):
        exemptions = exemptions if _refuses(acts) else ()
    flags = _flags(said, acts, question.unit, disposition, data=data)
    statement = _statement(said, disposition)
    other = _elsewhere(said) if not data else ""
    told = next((unit for one in said if "says_unit" in one.acts for unit in one.units), "")
    return Verdict(disposition, exemptions, statement, flags, other, told)


def _estimates_alone(acts: set[str], said: Sequence[Said]) -> bool:
    """Return whether an answer does no more than reckon its cost and explain section 12."""
    if acts & (_GIVES | _DECIDES) or not any(one.kind == "estimate" for one in said):
        return False
    explained = explained_section(one.text for one in said)
    return bool(explained) and explained[0].startswith("12")


def _acts(said: Sequence[Said], question: Question, book: Phrasebook) -> set[str]:
    """Return what the sentences of an answer do together, as its question lets them be read."""
    acts = {act for one in said if one.kind != "notes" for act in one.acts}
    noted = {act for one in said if one.kind == "notes" for act in one.acts}
    spoken = any(one.kind in SPEAKING - {"notes"} and one.text for one in said)
    acts = acts if spoken else acts or noted
    if (
        "nil" in acts
        and not question.unit
        and asks_document(question, book)
        and not any(book.has("counts_none", plain(one.text)) for one in said)
    ):
        acts = acts - {"nil"} | {"not_held"}  # `None` of the papers that were asked for
    if "none_found" in acts:
        # `No records were found` is zero where a number was asked for, else nothing held.
        paper = asks_document(question, book)
        counted = bool(question.unit or (question.code and not paper)) or not question.text
        acts = acts - {"not_held"} | {"nil"} if counted else acts - {"nil"} | {"not_held"}
    if acts & {"not_held", "clarification_sought"} and not firmly_refused(said):
        acts -= {"refused"}  # `We do not record this. We are therefore unable to answer.`
    if "says_no" in acts:
        asked = (question.text, *(one.text for one in said if one.text.rstrip().endswith("?")))
        held = any(book.has("asks_held", plain(text)) for text in asked)
        acts.add("nil" if question.unit else "not_held" if held else "says_yes")
    return acts


def _asks_several(question: Question) -> bool:
    """Return whether a question asks for more than one thing, as far as it is known.

    Where the one number that was asked for is refused for its cost, what else is counted is what
    would have to be searched.
    """
    text = _BETWEEN.sub(" ", plain(question.text))
    return not text or _JOINS.search(text) is not None or text.count("?") > 1


def _refuses_the_rest(said: Sequence[Said], book: Phrasebook) -> bool:
    sentences = [plain(fold_space(one.text)) for one in said]
    groups = ("rest_refused", "details_refused")
    return any(book.has(group, sentence) for group in groups for sentence in sentences)


def _refuses_more(one: Said) -> bool:
    """Return whether a sentence refuses on more than a ground for not saying what is held."""
    if "limited_ncnd" in one.acts or not one.acts & {"refused", "section_applied"}:
        return False
    named = {section.name for section in cited_sections(one.text)}
    return not named <= _DENYING


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
        denies = bool(exemptions) and _DENYING.issuperset(exemptions)
        refused: Disposition = "neither_confirm_nor_deny" if denies else "refused"
        return "partial" if "nil" in acts else refused
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
    spoken = acts | {act for one in said for act in one.acts}
    flags += [flag for flag in ("part_year", "rounded") if data and flag in spoken]
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
        if one.text and one.kind in SPEAKING:
            return fold_space(one.text)
    return ""


def _elsewhere(said: Sequence[Said]) -> str:
    """Return the question whose answer this one points to (`please see Q1`), else ''."""
    spoken = [one for one in said if one.kind in SPEAKING and one.text]
    if len(spoken) != 1 or not spoken[0].cites:
        return ""
    return spoken[0].cites[0] if _ELSEWHERE.search(plain(spoken[0].text)) else ""
