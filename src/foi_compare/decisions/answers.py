"""The answer of a decision, in a person's words, to the words of its kind and their detail."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.decisions import axis_answers, number_answers
from foi_compare.decisions.details import Answer, Detail, read_detail
from foi_compare.decisions.nearest_words import (
    NO,
    YES,
    UnclearError,
    leading_word,
    plain,
    refusal,
    same_word,
)
from foi_compare.decisions.terms import Terms
from foi_compare.model import DecisionKind, read_anchor

Words = Mapping[str, Sequence[str]]

_FILE: Words = {
    "no_reply": ("not a reply", "ignore", *NO),
    "same_reply": ("same", "same reply as", "part of"),
    "replaces": ("replace", "newer than", "instead of"),
}
_DISPOSITION: Words = {
    "disclosed": ("answered", "given", "full disclosure", "disclosed in full", "granted"),
    "partial": ("partly", "part", "partially", "partly answered", "partially disclosed"),
    "refused": ("refusal", "exempt", "withheld", "declined"),
    "not_held": ("no information held", "information not held", "not recorded"),
    "neither_confirm_nor_deny": ("ncnd", "nc nd", "neither confirmed nor denied"),
    "nil": ("none", "zero", "0", "no crimes", "nil return"),
    "clarification_sought": ("clarification", "asked back"),
    "see_attachment": ("attachment", "attached", "see attached"),
    "unclear": ("unknown", "not clear"),
    "no_question": ("not a question", "is no question"),
}
_TABLE: Words = {
    "outcomes": ("outcome", "about outcomes", *YES),
    "not_outcomes": ("no outcomes", "not about outcomes", *NO),
    "goes_on": ("continues", "goes on to", "continued by", "continues on"),
    "replaced_by": ("replaced", "superseded by"),
    "across": ("outcomes across", "labels across"),
    "down": ("outcomes down", "labels down"),
    "facts": (),
    "grid": (),
    "typed": (),
}
_LABEL: Words = {
    "total": ("totals", "grand total"),
    "subtotal": ("sub total", "sub totals"),
    "none": ("no outcome", "not an outcome", "no code", "nothing", *NO),
}
_BLANK: Words = {
    "zero": ("0", "nil", "none", "no crimes"),
    "suppressed": ("hidden", "withheld", "redacted"),
    "not_held": ("no data", "n/a", "unknown", "not recorded"),
}
_FINDING: Words = {"known": ("seen", "accepted", "fine", *YES)}
_QUESTION_MARK = re.compile(r"(?:question|q)\s*\.?\s*(?=\d)", re.IGNORECASE)
_SECTION = re.compile(r"(?<!\d)\d+[A-Za-z]?(?:\s?\(\w+\))*")
_AROUND_SECTIONS = re.compile(r"\b(?:under|by|with|sections?|ss?|and|of|the|act|foia)\b|[\s,;.&()]")


class Grammar(NamedTuple):
    """How answers of one kind are read: the keys of its detail, and the function that reads."""

    keys: tuple[str, ...]
    read: Callable[[str, Detail, Terms], Answer]


def read_answer(kind: DecisionKind, answer: str, detail: str, terms: Terms) -> Answer:
    """Return an answer in the words of its kind, and its detail as (key, text) pairs.

    An answer may hold its detail (`goes_on; to=page 4#1-3`, `unit=people`).

    Raises:
        UnclearError: it cannot be understood; says the word and the nearest valid one.

    """
    grammar = _GRAMMARS[kind]
    what = f"a decision on a {kind}"
    word, inner = _parted(answer, grammar.keys)
    said = read_detail(inner, grammar.keys, what) | read_detail(detail, grammar.keys, what)
    return grammar.read(word, said, terms)


def _parted(answer: str, keys: Sequence[str]) -> tuple[str, str]:
    """Return the word of an answer and the detail written behind it."""
    if not keys:
        return answer, ""
    found = re.search(rf"(?:^|;)\s*(?:{'|'.join(keys)})\s*=", answer, re.IGNORECASE)
    return (answer[: found.start()].strip(), answer[found.start() :]) if found else (answer, "")


def _with_detail(word: str, detail: Detail, needed: Sequence[str], taken: Sequence[str]) -> Answer:
    """Return an answer with its detail, all that it needs and nothing that it does not take."""
    for key in needed:
        if not detail.get(key):
            raise UnclearError(f"`{word}` needs `{key}=` in its detail.")
    for key in detail:
        if key not in taken:
            raise UnclearError(f"`{word}` takes no `{key}=`.")
    return word, tuple((key, detail[key]) for key in taken if key in detail)


def _read_file(answer: str, detail: Detail, _: Terms) -> Answer:
    word, rest = leading_word(answer, _FILE)
    if not word or (rest and word == "no_reply"):
        raise refusal(answer, "answer on a file", list(_FILE))
    keys = () if word == "no_reply" else ("file",)
    return _with_detail(word, ({"file": rest} if rest else {}) | detail, keys, keys)


def _read_force(answer: str, _detail: Detail, terms: Terms) -> Answer:
    return terms.need_force(answer), ()


def _read_text(answer: str, _detail: Detail, _terms: Terms) -> Answer:
    return " ".join(answer.split()), ()


def _read_date(answer: str, _detail: Detail, terms: Terms) -> Answer:
    return terms.need_day(answer), ()


def _read_question(answer: str, _detail: Detail, _terms: Terms) -> Answer:
    return _QUESTION_MARK.sub("", " ".join(answer.split()), count=1), ()


def _read_disposition(answer: str, detail: Detail, _: Terms) -> Answer:
    word, rest = leading_word(answer, _DISPOSITION)
    sections = _SECTION.findall(rest)
    if not word or _AROUND_SECTIONS.sub("", _SECTION.sub("", rest.casefold())):
        raise refusal(answer, "disposition", list(_DISPOSITION))
    told = _SECTION.findall(detail.get("sections", "")) or sections
    plainly = ", ".join(dict.fromkeys(section.replace(" ", "") for section in told))
    return word, ((("sections", plainly),) if plainly else ())


_TABLE_NEEDS: dict[str, tuple[str, ...]] = {
    "goes_on": ("to",),
    "replaced_by": ("to",),
    "typed": ("csv", "csv_sha256"),
    "grid": ("x", "y"),
}
_TABLE_TAKES: dict[str, tuple[str, ...]] = _TABLE_NEEDS | {
    "facts": ("unit", "period", "offence"),
}
_BY_KEY = {"unit": "facts", "period": "facts", "offence": "facts", "x": "grid", "y": "grid"} | {
    "csv": "typed"
}


def _read_table(answer: str, detail: Detail, terms: Terms) -> Answer:
    word, rest = leading_word(answer, _TABLE)
    if not answer:  # `unit=people` alone
        word = next((_BY_KEY[key] for key in detail if key in _BY_KEY), "")
    main = {"goes_on": "to", "replaced_by": "to", "typed": "csv"}.get(word, "")
    if not word or (rest and not main):
        raise refusal(answer, "answer on a table", list(_TABLE))
    told = ({main: rest} if rest else {}) | detail
    if "to" in told:
        _need_anchor(told["to"])
    takes = _TABLE_TAKES.get(word, ())
    if word == "facts" and not told:
        raise UnclearError(f"`{word}` needs a detail: {', '.join(f'{key}=' for key in takes)}.")
    if "period" in told:
        terms.need_period(told["period"])
    if word == "grid":
        told = {key: _measures(key, text) for key, text in told.items()}
    return _with_detail(word, told, _TABLE_NEEDS.get(word, ()), takes)


def _need_anchor(text: str) -> None:
    try:
        read_anchor(text)
    except ValueError as error:
        raise UnclearError(f"`to=` names the anchor of the other table: {error}.") from error


def typed_file(cells: Mapping[str, str]) -> str:
    """Return the name of the typed table that a line names, empty where it names none."""
    if plain(cells.get("kind", "")) != "table":
        return ""
    keys = KEYS["table"]
    answer, inner = _parted(cells.get("answer", ""), keys)
    said = read_detail(inner, keys, "it") | read_detail(cells.get("detail", ""), keys, "it")
    word, rest = leading_word(answer, _TABLE)
    typed = word == "typed" or (not answer and "csv" in said)
    return (said.get("csv", "") or rest) if typed else ""


def _measures(key: str, text: str) -> str:
    """Return the lines of a grid as numbers separated by a space."""
    pieces = re.split(r"[\s,;]+", text.strip())
    if not all(re.fullmatch(r"\d+(?:\.\d+)?", piece) for piece in pieces):
        raise UnclearError(
            f"`{key}={text}` is no row of numbers; write it as `{key}=72 140.5 210`."
        )
    return " ".join(pieces)


def _read_label(answer: str, _detail: Detail, terms: Terms) -> Answer:
    word = same_word(answer, _LABEL) or terms.code_of(answer)
    if not word:
        terms.need_code(answer, list(_LABEL))
    return word, ()


def _read_blank(answer: str, _detail: Detail, _terms: Terms) -> Answer:
    word = same_word(answer, _BLANK)
    if not word:
        raise refusal(answer, "meaning of a blank", list(_BLANK))
    return word, ()


def _read_finding(answer: str, _detail: Detail, _terms: Terms) -> Answer:
    word = same_word(answer, _FINDING)
    if not word:
        raise refusal(answer, "answer on a finding", list(_FINDING))
    return word, ()


_GRAMMARS: Mapping[DecisionKind, Grammar] = {
    "file": Grammar(("file",), _read_file),
    "force": Grammar((), _read_force),
    "reference": Grammar((), _read_text),
    "date": Grammar((), _read_date),
    "disposition": Grammar(("sections",), _read_disposition),
    "question": Grammar((), _read_question),
    "table": Grammar(
        ("to", "unit", "period", "offence", "x", "y", "csv", "csv_sha256"), _read_table
    ),
    "column": Grammar(axis_answers.KEYS, axis_answers.read_axis),
    "row": Grammar(axis_answers.KEYS, axis_answers.read_axis),
    "label": Grammar((), _read_label),
    "number": Grammar(number_answers.KEYS, number_answers.read_number),
    "blank": Grammar((), _read_blank),
    "finding": Grammar((), _read_finding),
}
KEYS: Mapping[DecisionKind, tuple[str, ...]] = {
    kind: grammar.keys for kind, grammar in _GRAMMARS.items()
}
WORDS: Mapping[DecisionKind, tuple[str, ...]] = {
    "file": tuple(_FILE),
    "disposition": tuple(_DISPOSITION),
    "table": tuple(_TABLE),
    "column": tuple(axis_answers.WORDS),
    "row": tuple(axis_answers.WORDS),
    "label": tuple(_LABEL),
    "number": tuple(number_answers.WORDS),
    "blank": tuple(_BLANK),
    "finding": tuple(_FINDING),
}
