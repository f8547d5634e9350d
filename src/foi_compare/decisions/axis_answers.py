"""The answer on a column or row: what it is, in a word or by the thing itself (`2019/20`, `16`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from foi_compare.decisions.details import (
    PART_MARK,
    Answer,
    Detail,
    detail_of_part,
    joined,
    split_parts,
)
from foi_compare.decisions.nearest_words import UnclearError, nearest, plain, refusal, same_word
from foi_compare.decisions.terms import Terms

KEYS = ("code", "of", "members", "name")
WORDS: Mapping[str, Sequence[str]] = {
    "code": (),
    "period": ("year",),
    "breakdown": (),
    "measure": (),
    "part": ("of which",),
    "total": ("totals", "grand total", "sum"),
    "subtotal": ("sub total", "sub totals", "subtotals"),
    "group": (),
    "note": ("notes",),
    "none": ("nothing", "no outcome", "not an outcome", "no code"),
}
# What a word needs, and what it may have besides.
_NEEDS = {
    "code": "code",
    "period": "name",
    "breakdown": "name",
    "measure": "name",
    "group": "members",
}
_MAY_HAVE = {"part": "of", "total": "of", "subtotal": "of", "breakdown": "of"}
_MEASURES: Mapping[str, Sequence[str]] = {
    "count": ("counts", "number", "numbers"),
    "percentage": ("percent", "per cent", "%", "percentages", "share"),
    "rate": ("rates",),
    "money": ("cost", "costs"),
}
_WORDY = re.compile(r"(?P<word>[a-z ]+)\s*[:=]\s*(?P<rest>.+)", re.IGNORECASE)
_ALIKE = 0.75
_EXAMPLE = {
    "code": "code=16",
    "period": "name=2019/20",
    "breakdown": "name=Under 18",
    "measure": "name=percentage",
    "group": "members=14, 16",
}


def read_axis(answer: str, detail: Detail, terms: Terms) -> Answer:
    """Return the word and the detail of an answer; several parts are joined by ` | `.

    Raises:
        UnclearError: a part of it cannot be understood.

    """
    parts = split_parts(answer)
    read = [
        _read_part(part, detail_of_part(detail, at, len(parts)), terms)
        for at, part in enumerate(parts)
    ]
    shared = {key for key, text in detail.items() if not any(key in own for _, own in read)}
    if shared:
        key = min(shared)
        raise UnclearError(f"`{answer}` takes no `{key}=`.")
    return PART_MARK.join(word for word, _ in read), joined([own for _, own in read], KEYS)


def _read_part(text: str, detail: Detail, terms: Terms) -> tuple[str, Detail]:
    word, said = _understood(text, terms)
    needed, besides = _NEEDS.get(word, ""), _MAY_HAVE.get(word, "")
    own = {key: detail[key] for key in (needed, besides) if key in detail}
    if said:
        own = _inside(word, said, needed or besides) | own
    if needed and needed not in own:
        raise UnclearError(f"`{word}` needs a detail, such as `{_EXAMPLE[word]}`.")
    if needed:
        own[needed] = _value(word, own[needed], terms)
    if said and word in {"code", "group"} and _value(word, said, terms) != own[needed]:
        raise UnclearError(f"`{text}` and the detail say different things.")
    return word, own


def _inside(word: str, said: str, key: str) -> Detail:
    """Return the detail that a part says by itself: `Gender=Female` is Female of Gender."""
    dimension, mark, name = said.partition("=")
    if word == "breakdown" and mark and dimension.strip() and name.strip():
        return {"name": name.strip(), "of": dimension.strip()}
    return {key: said}


def _value(word: str, text: str, terms: Terms) -> str:
    match word:
        case "code":
            return terms.need_code(text)
        case "period":
            return terms.need_period(text)
        case "measure":
            return _measure(text)
        case "group":
            return ", ".join(
                terms.need_code(one) for one in re.split(r"[,;+&]| and ", text) if one.strip()
            )
        case _:
            return text


def _measure(text: str) -> str:
    word = same_word(text, _MEASURES)
    if not word:
        raise refusal(text, "measure", list(_MEASURES))
    return word


def _understood(text: str, terms: Terms) -> tuple[str, str]:
    """Return the word of a part, and what the part itself says in the place of a detail."""
    word = same_word(text, WORDS)
    wordy = _WORDY.fullmatch(text)
    if word:
        return word, ""
    if wordy and (word := same_word(wordy["word"], WORDS)):
        return word, wordy["rest"]
    if code := terms.code_of(text):
        return "code", code
    if same_word(text, _MEASURES):
        return "measure", text
    return _by_the_thing(text, terms)


def _by_the_thing(text: str, terms: Terms) -> tuple[str, str]:
    period = terms.read_period(text)
    if period is not None and not period[1]:
        return "period", text
    if period is not None:
        raise UnclearError(
            f"`{text}` names a period and more. Write `breakdown: {text}` if it is a heading of its"
            " own, or the period alone."
        )
    if terms.printed_code(text):
        terms.need_code(text)
    near = nearest(text, list(WORDS), least=_ALIKE)
    if near and " " not in text.strip():
        raise refusal(text, "answer on a column or row", list(WORDS))
    if plain(text) in {"yes", "no", "y", "n"} or not re.search(r"[^\W\d_]", text):
        raise refusal(text, "answer on a column or row", list(WORDS))
    return "breakdown", text
