"""An answer to its evidence: named features of what it says, and what it cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from foi_compare.interpret.dispositions.answer_acts import SPEAKING, Said
from foi_compare.interpret.dispositions.sentence_acts import Heard
from foi_compare.interpret.dispositions.sentence_features import phrases_of, tokens
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.question_likeness import same_question
from foi_compare.interpret.letter_text.passages import lets_stand
from foi_compare.interpret.meanings.exemptions import (
    applied_sections,
    cited_sections,
    explained_section,
)
from foi_compare.interpret.meanings.offences import looks_like_offence
from foi_compare.model import Disposition, Question
from foi_compare.text import fold_space

# Families of words in any order, which say little where closer wordings speak.
_LOOSE = (
    "part_given",
    "goodwill",
    "lacks",
    "wonders",
    "declines",
    "denies",
    "no_more",
    "rest_refused",
    "details_refused",
    "any_other",
    "given_anyway",
    "reckoning",
    "asks_back",
    "confirms",
    "cost_whether_held",
    "reads_files",
)
# Of these two in one answer are told apart from one alone.
_DECISIVE = (
    "words: part_given",
    "words: goodwill",
    "words: rest_refused",
    "words: details_refused",
    "words: no_more",
    "words: any_other",
    "applies denying sections alone",
    "refused",
    "neither_confirm_nor_deny",
    "limited_ncnd",
    "not_held",
    "none_found",
    "nil",
    "says_no",
    "says_yes",
    "disclosed",
    "see_attachment",
    "clarification_sought",
    "section_applied",
    "given_anyway",
    "delayed",
    "acknowledgement",
)
# The subsections that free from confirming or denying, and from nothing else.
DENYING = frozenset(
    {
        *("22(2)", "23(5)", "24(2)", "26(3)", "27(4)", "28(3)", "29(2)", "30(3)", "31(3)", "32(3)"),
        *("33(3)", "34(2)", "35(3)", "36(3)", "37(2)", "38(2)", "39(2)", "40(5)", "40(5A)"),
        *("40(5B)", "41(2)", "42(2)", "43(3)", "44(2)"),
    }
)
_JOINS = re.compile(r"\b(?:and|with|including|include|also|plus|together)\b")
_BETWEEN = re.compile(r"\bbetween\b[^?]{1,60}?\band\b")  # joins two days, not two questions
_WHAT = re.compile(r"\W*(?:what|which|who|whom|whose|when|where|why|how)\b")
# Who asks for all else is denied all that was asked, where `any other information` is.
_ALL_ELSE = re.compile(r"\b(?:any(?:thing)?|everything|all) (?:else|other|further|more)\b")
_ALIKE = 0.5  # from which on two texts are one question
# What words that only hold a requester off may seem to do besides.
_BESIDE_HOLDING = frozenset({"acknowledgement", "delayed", "courteous", "promise", "disclosed"})
_HOLDING = frozenset({"acknowledgement", "delayed", "courteous"})
_PROMISING = frozenset({"promise", "disclosed", "courteous"})
_COURTEOUS = frozenset({"courteous"})
# Which dispositions an act of a sentence speaks for, heard or known by its family.
_SPEAK = {
    "gives": ("part given",),
    "counts none": ("part given", "nil"),
    "attaches": ("part given", "see_attachment"),
    "holds nothing": ("part kept", "not_held"),
    "refuses": ("part kept", "refused"),
    "reasons": ("refused",),
    "neither confirms nor denies": ("part kept", "neither_confirm_nor_deny"),
    "denies other information": ("neither_confirm_nor_deny",),
    "asks back": ("clarification_sought",),
    "nil": ("part given", "nil"),
    "says_no": ("nil", "not_held"),
    "none_found": ("nil", "not_held"),
    "see_attachment": ("part given", "see_attachment"),
    "not_held": ("part kept", "not_held"),
    "cells_not_held": ("part kept",),
    "cells_withheld": ("part kept",),
    "refused": ("part kept", "refused"),
    "section_applied": ("part kept", "refused"),
    "neither_confirm_nor_deny": ("part kept", "neither_confirm_nor_deny"),
    "limited_ncnd": ("neither_confirm_nor_deny",),
    "clarification_sought": ("clarification_sought",),
}
# A review that lets a refusal stand discloses nothing.
_UPHOLDS = "upholds what applies a section"
# Where a number is given and no word says that any is kept back, all of it is given.
WHOLE = "no word keeps anything back"
# A section is named only to be withdrawn, and no word known keeps anything back.
LIFTS = "lifts what was kept back"
_SEVERAL = "several sentences give a number"  # and one that there are none of a kind
_KEPT: frozenset[Disposition] = frozenset(
    {"partial", "refused", "not_held", "neither_confirm_nor_deny"}
)
_KEEPING_ACTS = frozenset(act for act, ways in _SPEAK.items() if "part kept" in ways) | {
    "limited_ncnd",
    "refused_weakly",
}
_KEEPS = re.compile(
    r"\b(?:no|not|none|nil|nothing|nobody|nowhere|never|neither|nor|cannot|unable|without|unless"
    r"|only|sections?|s\.? ?\d\d|withh\w+|exempt\w*|refus\w+|redact\w+|remov\w+|declin\w+"
    r"|(?:kept|keep\w*|held|hold\w*) (?:back|from)|black\w+|blank\w*|omit\w*|left (?:out|off)"
    r"|exce\w+|limit\w*|fewer|less|small\w*|suppress\w*|unavailable|lack\w*|beyond|too|unknown"
    r"|rest|remain\w*|ni|nid|nad|nac|dim|heb|dal|adran)\b|n't\b"
)
_GIVEN = ("figures", "a number", "nothing")
_AUDIBLE = 0.15  # the share from which on a sentence may do something
_GIVES: frozenset[Disposition] = frozenset({"disclosed", "partial"})
_FIRM = frozenset({"not_held", "neither_confirm_nor_deny", "section_applied"})
_SAYS_GIVEN = frozenset({"disclosed", "says_yes", "promise", "given_anyway"})
_ALL: frozenset[Disposition] = frozenset(get_args(Disposition))


class Evidence(NamedTuple):
    """What is known of an answer before it is weighed.

    `features` are the names that the weights are of, `acts` what its sentences do together,
    `can_be` the dispositions that it can have, `figures` whether it gives any.
    """

    features: frozenset[str]
    acts: frozenset[str]
    can_be: frozenset[Disposition]
    figures: bool

    @property
    def given(self) -> str:
        """What an answer gives: figures, a number that may count nothing, or nothing."""
        return next(one for one in _GIVEN if f"{one} given" in self.features)


def evidence(said: Sequence[Said], question: Question, book: Phrasebook) -> Evidence:
    """Return the evidence of an answer to a question; `said` are its sentences in order."""
    spoken = _spoken(said)
    asked = frozenset(_asked(question, book))
    sure = any(map(_gives_figures, said))
    # Of one thing that is refused for its cost, what is counted is what would be searched.
    several = "several things" in asked or _refuses_the_rest(spoken, book)
    loose = any(one.data and (several or one.kind != "counted") for one in said)
    figures = "figures" if sure else "a number" if loose else "nothing"
    acts = frozenset(_acts(said, spoken, question, book))
    families = frozenset(_families(said, spoken, question, book))
    named = {f"asked for {what}" for what in asked} | {f"{figures} given"}
    for what in (*acts, *families):
        named |= {what, f"{what}, {figures} given", *(f"{what}, asked for {one}" for one in asked)}
    decisive = [one for one in _DECISIVE if one in acts or one in families]
    named |= {f"{a} beside {b}" for i, a in enumerate(decisive) for b in decisive[i + 1 :]}
    named |= set(_placed(spoken))
    noted = {act for one in said if one.kind == "notes" and one not in spoken for act in one.acts}
    named |= {f"{act} in a remark, {figures} given" for act in noted}
    named |= {f"says: {one}" for text in texts_of(said) for one in phrases_of(tokens(text))}
    if not sure and "applies a section" in families and lets_stand(texts_of(said)):
        named.add(_UPHOLDS)
    if not acts & _KEEPING_ACTS and not any(_KEEPS.search(plain(one.text)) for one in said):
        named.add(WHOLE)
    if not acts & _KEEPING_ACTS and _lifts(spoken, book):
        named.add(LIFTS)
    if sum(one.data and "nil" not in one.acts for one in spoken) > 1:
        named.add(_SEVERAL)
    can_be = _possible(acts | noted, said)
    return Evidence(frozenset(named), acts, can_be, figures != "nothing")


def texts_of(said: Sequence[Said]) -> list[str]:
    """Return the sentences of an answer, without tables and small print."""
    return [one.text for one in said if one.kind in SPEAKING and one.text]


def _acts(
    said: Sequence[Said], spoken: Sequence[Said], question: Question, book: Phrasebook
) -> set[str]:
    """Return what the sentences of an answer do together, as its question lets them be read."""
    aside = [one for one in said if one.kind not in SPEAKING]
    acts = {act for one in (*spoken, *aside) for act in one.acts}
    if acts & {"not_held", "clarification_sought"} and not _firmly_refused(said):
        acts -= {"refused", "refused_weakly"}  # `We do not record this, so we cannot answer.`
    if "limited_ncnd" in acts and _ALL_ELSE.search(plain(question.text)):
        acts = acts - {"limited_ncnd"} | {"neither_confirm_nor_deny"}
    paper = asks_document(question, book)
    if "none_found" in acts:
        # `No records were found` is zero where a number was asked for, else nothing held.
        counted = bool(question.unit or (question.code and not paper)) or not question.text
        acts = acts - {"none_found", "not_held", "nil"} | {"nil" if counted else "not_held"}
    if "nil" in acts and paper and not question.unit and not _counts_none(spoken, book):
        acts = acts - {"nil"} | {"not_held"}  # `None` of the papers that were asked for
    if "says_no" in acts:
        texts = (question.text, *(one.text for one in said if one.text.rstrip().endswith("?")))
        held = any(book.has("asks_held", plain(text)) for text in texts)
        acts.add("nil" if question.unit else "not_held" if held else "says_yes")
    return acts


def _firmly_refused(said: Sequence[Said]) -> bool:
    """Return whether an answer refuses on a ground of the Act, not by words alone."""
    return any(
        ("refused" in one.acts and "refused_weakly" not in one.acts)
        or "section_applied" in one.acts
        for one in said
    )


def _refuses_the_rest(spoken: Sequence[Said], book: Phrasebook) -> bool:
    texts = [plain(fold_space(one.text)) for one in spoken]
    return any(book.has(g, text) for g in ("rest_refused", "details_refused") for text in texts)


def _lifts(spoken: Sequence[Said], book: Phrasebook) -> bool:
    return any(book.has("section_denied", plain(fold_space(one.text))) for one in spoken)


def _counts_none(spoken: Sequence[Said], book: Phrasebook) -> bool:
    return any(book.has("counts_none", plain(one.text)) for one in spoken)


def _spoken(said: Sequence[Said]) -> list[Said]:
    """Return the sentences that answer; remarks and courtesies only where nothing else is said."""
    sentences = [one for one in said if one.kind in SPEAKING and one.text]
    spoken = [one for one in sentences if one.kind != "notes"] or sentences
    return [one for one in spoken if one.acts != _COURTEOUS] or spoken


def _placed(spoken: Sequence[Said]) -> Iterator[str]:
    """Yield what the first and the last sentence of an answer do, or the only one."""
    if len(spoken) == 1:
        yield from (f"{act} alone" for act in spoken[0].acts)
    elif spoken:
        yield from (f"{act} first" for act in spoken[0].acts)
        yield from (f"{act} last" for act in spoken[-1].acts)


def _asked(question: Question, book: Phrasebook) -> Iterator[str]:
    """Yield what kinds of thing a question asks for."""
    paper = asks_document(question, book)
    if not question.text:
        yield "something unknown"
    if paper:
        yield "a paper"
    if question.unit or question.code:
        yield "a number"
    elif question.text and not paper:
        yield "words"
    if book.has("asks_held", plain(question.text)):
        yield "whether it is held"
    if asks_several(question):
        yield "several things"


def _families(
    said: Sequence[Said], spoken: Sequence[Said], question: Question, book: Phrasebook
) -> Iterator[str]:
    """Yield what the words of an answer are like beyond the acts of its sentences."""
    texts = [plain(fold_space(one.text)) for one in spoken if not _is_offence(one.text)]
    loose = [group for group in _LOOSE if any(book.has(group, text) for text in texts)]
    yield from (f"words: {group}" for group in loose)
    if any(one.kind == "estimate" for one in said):
        yield "reckons its cost"
    if any(one.kind == "counted" for one in said):
        yield "counts beside a reckoning"
    if any(one.kind == "table" for one in said):
        yield "table"
    silent = not any(one.acts or one.data for one in spoken)
    asks = _asks(spoken, question)
    if asks:
        yield "asks another question"
    if spoken and silent and not (loose or asks):
        yield "no family knows its words"
    if texts and silent and all(book.has("denies", text) for text in texts):
        yield "only denies"
    yield from _cited(said, book)


def _cited(said: Sequence[Said], book: Phrasebook) -> Iterator[str]:
    """Yield how sections of the Act are cited."""
    applied = applied_sections((one.text for one in said), book)
    if applied:
        yield "applies a section"
        denying = [name for name in applied if name in DENYING]
        if denying:
            yield "applies denying sections" + (" alone" if len(denying) == len(applied) else "")
        for section in ("12", "14"):
            if all(name.split("(")[0] == section for name in applied):
                yield f"applies section {section}"
        return
    explained = explained_section(one.text for one in said)
    if explained:
        yield "explains one section"
        if explained[0].startswith("12"):
            yield "explains the limit of cost"
        if explained[0] in DENYING:
            yield "explains a denying section"
    elif any(cited_sections(one.text) for one in said):
        yield "names sections"


def _possible(acts: frozenset[str], said: Sequence[Said]) -> frozenset[Disposition]:
    """Return the dispositions that an answer can have at all: constraints that always hold.

    A table of figures excludes what gives nothing; what is announced and does not follow decides
    nothing.
    """
    if any(one.data and one.kind == "table" for one in said):
        return _GIVES
    if "promise" in acts and acts <= _PROMISING and not any(one.data for one in said):
        return frozenset({"unclear"})
    return _ALL


def can_be(found: Evidence, heard: Sequence[Heard]) -> frozenset[Disposition]:
    """Return the dispositions that something in an answer speaks for: by a family or by an act.

    Without a word that keeps anything back nothing is refused, and without something given and
    something kept back nothing is partial.
    """
    most = {act: max((one.shares.get(act, 0.0) for one in heard), default=0.0) for act in _SPEAK}
    spoken = {act for act, share in most.items() if share > _AUDIBLE}
    named = {what for act in spoken for what in _SPEAK[act]}
    named |= {what for act in found.acts for what in _SPEAK.get(act, ())}
    if found.figures:
        named.add("part given")
    elif "reckons its cost" in found.features and "asked for several things" not in found.features:
        named.discard("part given")  # what is counted of one thing is what would be searched
    ways: set[Disposition] = {one for one in _ALL if one in named}
    if {"part given", "part kept"} <= named:
        ways.add("partial")
    if "applies denying sections alone" in found.features:
        ways = ways - {"refused"} | {"neither_confirm_nor_deny"}  # they refuse nothing
    if "not_held alone" not in found.features:  # what is not held decides, whatever is to come
        ways |= {"disclosed", "unclear"}
    if found.acts & _FIRM and not ("part given" in named or found.acts & _SAYS_GIVEN):
        ways.discard("disclosed")
    if _UPHOLDS in found.features:
        ways.discard("disclosed")
    if found.figures and WHOLE in found.features:
        ways -= _KEPT
    if _SEVERAL in found.features:
        ways.discard("nil")
    return found.can_be & ways or found.can_be


def holds_off(said: Sequence[Said], book: Phrasebook) -> str:
    """Return why an answer decides nothing yet, as a flag; empty where it may decide something.

    A letter that takes more time names the exemption that it considers, and refuses nothing.
    """
    if any(map(_gives_figures, said)):
        return ""
    texts = [plain(fold_space(one.text)) for one in said if one.text]
    for flag in ("more_time", "fee_notice"):
        if any(book.has(flag, text) for text in texts) and not any(
            book.has(f"{flag}_over", text) for text in texts
        ):
            return flag
    return "acknowledgement" if _only_holds(said) else ""


def _gives_figures(one: Said) -> bool:
    """Return whether a table, a list or a sentence certainly counts what was asked for."""
    return one.data and (one.kind == "table" or (one.counts and one.kind != "counted"))


def _only_holds(said: Sequence[Said]) -> bool:
    """Return whether an answer does no more than say, with thanks or regret, that it is to come."""
    spoken = [one.acts for one in said if one.kind in {"answer", "notes", "refusal"} and one.text]
    return (
        any("acknowledgement" in acts or "delayed" in acts for acts in spoken)
        and all(acts & _HOLDING and not acts - _BESIDE_HOLDING for acts in spoken)
        and not any(one.data or one.kind == "table" for one in said)
    )


def asks_document(question: Question, book: Phrasebook) -> bool:
    """Return whether a paper was asked for: `Please send the guidance`, `Minutes of meetings`."""
    folded = plain(question.text)
    return book.has("asks_document", folded) and _WHAT.match(folded) is None


def asks_several(question: Question) -> bool:
    """Return whether a question asks for more than one thing, as far as it is known.

    Where the one number that was asked for is refused for its cost, what else is counted is what
    would have to be searched.
    """
    text = _BETWEEN.sub(" ", plain(question.text))
    return not text or _JOINS.search(text) is not None or text.count("?") > 1


def _asks(spoken: Sequence[Said], question: Question) -> bool:
    """Return whether an answer asks something that was not the question."""
    return any(
        one.text.rstrip("\"'\u201d\u2019) ").endswith("?")
        and same_question(one.text, question.text) < _ALIKE
        for one in spoken
        if one.kind == "answer"
    )


def _is_offence(text: str) -> bool:
    """Return whether a text is the title of an offence, and no sentence: `Disclosing images …`."""
    return not text.rstrip().endswith((".", "!", "?")) and looks_like_offence(text)
