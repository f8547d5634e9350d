"""The answer on a number: right as read, another value, another code, or no figure."""

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
from foi_compare.decisions.nearest_words import (
    NO,
    YES,
    UnclearError,
    leading_word,
    refusal,
    same_word,
)
from foi_compare.decisions.terms import Terms
from foi_compare.model import Value

WORDS: Mapping[str, Sequence[str]] = {
    "as_read": ("as it is read", "as printed", *YES),
    "none": ("no figure", "not a figure", "nothing", *NO),
    "code": (),
    "value": (),
}
KEYS = ("code", "value")


def read_number(answer: str, detail: Detail, terms: Terms) -> Answer:
    """Read an answer for one number, or one for each of several with ` | ` between them."""
    if not answer:  # `code=16` alone
        answer = next(iter(detail), "")
    parts = split_parts(answer)
    read = [
        _read_one(part, detail_of_part(detail, at, len(parts)), terms)
        for at, part in enumerate(parts)
    ]
    for key in detail:
        if not any(key in own for _, own in read):
            raise UnclearError(f"`{answer}` takes no `{key}=`.")
    return PART_MARK.join(word for word, _ in read), joined([own for _, own in read], KEYS)


def _read_one(answer: str, detail: Detail, terms: Terms) -> tuple[str, Detail]:
    word = same_word(answer, WORDS)
    if word in KEYS:
        if word not in detail:
            raise UnclearError(f"`{word}` needs `{word}=` in its detail.")
        return word, {word: _said(word, detail[word], terms)}
    if word:
        return word, {}
    word, said = _value_or_code(answer, detail, terms)
    if word in detail and _said(word, detail[word], terms) != said:
        raise UnclearError(f"`{answer}` and the detail say different things.")
    return word, {word: said}


def _value_or_code(answer: str, detail: Detail, terms: Terms) -> tuple[str, str]:
    """Return whether an answer is a value or a code, and which; `16` alone may be both."""
    word, rest = leading_word(answer, {"value": ()})
    if word and rest:
        return "value", _said("value", rest, terms)
    value, code = _value_text(answer, terms), terms.code_of(answer)
    if value and code and not detail:
        raise UnclearError(
            f"`{answer}` may be the number {value} or the code {code}; write `value {value}` or"
            f" `code {code}`."
        )
    if value and "code" not in detail:
        return "value", value
    if code:
        return "code", code
    raise _no_number(answer, terms)


def _said(word: str, text: str, terms: Terms) -> str:
    if word == "code":
        return terms.need_code(text)
    value = _value_text(text, terms)
    if not value:
        raise UnclearError(f"`{text}` is no value; write it as 12, <5 or 1 to 4.")
    return value


def _no_number(answer: str, terms: Terms) -> UnclearError:
    if terms.printed_code(answer):
        try:
            terms.need_code(answer)
        except UnclearError as error:
            return error
    return refusal(
        answer, "value, no code and no answer", ["as_read", "none", "12", "<5", "1 to 4"]
    )


def _value_text(text: str, terms: Terms) -> str:
    """Return a value in one way of writing: `12`, `<5`, `1 to 4`, `5 or more`, `not held`."""
    value = terms.read_value(text)
    if value is None or value.status == "not_stated":
        return ""
    if value.status == "not_held":
        return "not held"
    mark = "%" if value.measure == "percentage" else ""
    if value.amount is not None:
        return f"{value.amount}{mark}"
    return _interval(text, value, mark)


def _interval(text: str, value: Value, mark: str) -> str:
    if value.upper is None:
        return f"{value.lower} or more" if value.lower else "suppressed"
    if value.lower or re.match(r"\D*\d[\d,]*\s*(?:-|–|to|and)\s*\d", text):
        return f"{value.lower} to {value.upper}"
    return f"<{value.upper}%" if mark else f"<{value.upper + 1}"
