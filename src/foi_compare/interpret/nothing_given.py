"""The answer that gives nothing to what it comes to, by words alone in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.answer_acts import Said
from foi_compare.interpret.offences import looks_like_offence
from foi_compare.interpret.phrases import Phrasebook, plain
from foi_compare.interpret.question_likeness import same_question
from foi_compare.model import Disposition, Question
from foi_compare.text import fold_space

_WHAT = re.compile(r"\W*(?:what|which|who|whom|whose|when|where|why|how)\b")
_SPAN = re.compile(r"\bbetween\b[^?]{1,60}?\band\b")  # joins two days, not two questions
# What words that only hold a requester off may seem to do besides.
_BESIDE_HOLDING = frozenset({"acknowledgement", "delayed", "courteous", "promise", "disclosed"})
_ALIKE = 0.5  # from which on two texts are one question


def without_anything_given(
    disposition: Disposition,
    said: Sequence[Said],
    question: Question,
    acts: set[str],
    book: Phrasebook,
) -> Disposition:
    """Return the disposition of an answer that gives nothing: words alone may disclose little.

    No wording was met that says more; what remains is to tell by words in any order whether the
    force asks back, lacks what was asked for, or will not give it.
    """
    if disposition not in {"unclear", "disclosed"} or "acknowledgement" in acts:
        return disposition
    spoken = [plain(fold_space(one.text)) for one in said if one.kind == "answer" and one.text]
    spoken = spoken or [plain(fold_space(one.text)) for one in said if one.kind == "notes"]
    if _asks(said, question) or _any(spoken, "wonders", book):
        return "clarification_sought"
    if _any(spoken, "lacks", book) and not question.unit:
        return "not_held"
    if _any(spoken, "declines", book):
        return "refused"
    if question.unit:
        return "unclear"  # a number was asked for and none is given
    if _only_denies(spoken, book):
        return "not_held" if asks_document(question, book) else "unclear"
    return disposition


def only_holds(said: Sequence[Said]) -> bool:
    """Return whether an answer does no more than say, with thanks or regret, that it is to come."""
    spoken = [one.acts for one in said if one.kind in {"answer", "notes", "refusal"} and one.text]
    holding = frozenset({"acknowledgement", "delayed", "courteous"})
    return (
        any("acknowledgement" in acts or "delayed" in acts for acts in spoken)
        and all(acts & holding and not acts - _BESIDE_HOLDING for acts in spoken)
        and not any(one.data or one.kind == "table" for one in said)
    )


def keeps_more_back(said: Sequence[Said], question: Question, book: Phrasebook) -> bool:
    """Return whether a question asks for more than is given, and a sentence says there is none."""
    if " and " not in _SPAN.sub(" ", plain(question.text)):
        return False
    if any(book.has("no_more", plain(fold_space(one.text))) for one in said if one.kind != "notes"):
        return True
    rest = [
        plain(fold_space(one.text))
        for one in said
        if one.kind in {"answer", "refusal", "counted"} and not one.data and not one.acts
        if not _is_offence(one.text)
    ]
    return _any(rest, "lacks", book) or _any(rest, "declines", book)


def _is_offence(text: str) -> bool:
    """Return whether a text is the title of an offence, and no sentence: `Disclosing images …`."""
    return not text.rstrip().endswith((".", "!", "?")) and looks_like_offence(text)


def _any(sentences: Sequence[str], group: str, book: Phrasebook) -> bool:
    return any(book.has(group, sentence) for sentence in sentences)


def _asks(said: Sequence[Said], question: Question) -> bool:
    """Return whether an answer asks something that was not the question."""
    spoken = [one.text for one in said if one.kind == "answer" and one.text]
    return any(
        text.rstrip("\"'\u201d\u2019) ").endswith("?")
        and same_question(text, question.text) < _ALIKE
        for text in spoken
    )


def asks_document(question: Question, book: Phrasebook) -> bool:
    """Return whether a paper was asked for: `Please send the guidance`, `Minutes of meetings`."""
    folded = plain(question.text)
    return book.has("asks_document", folded) and _WHAT.match(folded) is None


def _only_denies(spoken: Sequence[str], book: Phrasebook) -> bool:
    """Return whether every sentence of an answer says what is not, in words nobody foresaw."""
    return bool(spoken) and all(book.has("denies", sentence) for sentence in spoken)
