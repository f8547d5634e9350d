"""The code that a label prints (`Outcome 21`, `OC16`, `01a:`), told from other digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from foi_compare.match.label_reading.label_words import clean
from foi_compare.model.codes import Codebook

Form = Literal["named", "typed", "leading", "trailing", "bare", "counted", ""]

_CODE = r"[a-z]{0,2}-?\d{1,3}[a-z]?"
_JOIN = r"\s*(?:/|,|&|\+|\band\b|\bor\b)\s*"
_RANGE = r"\s*(?:-|\bto\b)\s*"
_UNIT = re.compile(r"(?:minute|hour|day|week|month|year|yr|mile|per\b|percentage\b|pm\b|am\b)")
_BULLETS = '-\u2022\u00b7\u25cf\u25aa" '
_LIST_LETTER = re.compile(r"^[a-z][.)]\s+")


class PrintedCode(NamedTuple):
    """What a label prints as a code.

    `codes` are those of the codebook, `outside` those that are not; `rest` is the label without
    them. `form` says how: after a word (`named`: outcome, `typed`: type), at the start, in
    brackets at the end, alone, or like a list number (`counted`).
    """

    codes: tuple[str, ...]
    outside: tuple[str, ...]
    form: Form
    rest: str
    text: str = ""


def _stands_apart(found: re.Match[str]) -> bool:
    """Say whether a code after one letter (`O16`) opens the label, a bracket or a part of it."""
    before = found.string[: found.start()].rstrip()
    letters = re.match(r"[a-z]+", found.group())
    return not before or not before[-1].isalnum() or bool(letters and len(letters.group()) > 1)


class CodeReader:
    """Finds printed codes of one codebook."""

    def __init__(self, codebook: Codebook) -> None:
        """Take the codes, the words that lead to a printed code, and the sub-codes."""
        printable = {code.casefold(): code for code in codebook.codes if re.search(r"\d", code)}
        subcodes = {name.casefold(): code for name, code in codebook.printed.subcodes.items()}
        self._codes: Mapping[str, str] = printable | subcodes
        self._subcodes = frozenset(subcodes)
        self._leading = codebook.printed.leading
        self._forms: tuple[tuple[Form, re.Pattern[str]], ...] = (
            ("named", self._after(codebook.printed.strong)),
            ("typed", self._after(codebook.printed.weak)),
        )

    def read(self, text: str) -> PrintedCode:
        """Find the printed code of cleaned text."""
        text = _LIST_LETTER.sub("", text.lstrip(_BULLETS))
        for form, pattern in self._forms:
            found = self._all(form, pattern, text)
            if found:
                return found
        return self._trailing(text) or self._start(text) or PrintedCode((), (), "", text)

    def named(self, text: str) -> str:
        """Return the one code that a text names outright, else an empty string."""
        found = self._all("named", self._forms[0][1], clean(text))
        return found.codes[0] if found and len(found.codes) == 1 and not found.outside else ""

    def _after(self, words: Iterable[str]) -> re.Pattern[str]:
        patterns = "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))
        again = rf"(?:(?:{patterns})\s?)?"
        lead = patterns or r"(?!)"
        return re.compile(
            rf"(?<!\w)(?:{lead})\s*[-:#.]?\s*(?P<codes>{_CODE}(?!\w)"
            rf"(?:(?:{_JOIN}|{_RANGE}){again}(?:{_CODE})(?![\w]))*)(?!-?\d)"
        )

    def _all(self, form: Form, pattern: re.Pattern[str], text: str) -> PrintedCode | None:
        hits = [hit for hit in pattern.finditer(text) if _stands_apart(hit)]
        if not hits:
            return None
        listed = [name for hit in hits for name in self._listed(hit["codes"])]
        rest = pattern.sub(" - ", text).strip(" -:()")
        if (
            len(listed) == 1
            and listed[0] + rest in self._codes
            and text.endswith(f"{listed[0]} {rest}")
        ):
            return self._printed(form, [listed[0] + rest], "", text)  # `Outcome 1 A`
        return self._printed(form, listed, rest, hits[0].group())

    def _listed(self, text: str) -> list[str]:
        """Return the codes of a list; a local series (`C3/4`) lends its letter to what follows."""
        text = re.sub(rf"(?<!\w)({_CODE}){_RANGE}({_CODE})(?!\w)", self._span, text)
        names = re.findall(r"(?<!\w)([a-z]{0,2})-?(\d{1,3}[a-z]?)(?!\w)", text)
        local = ""
        listed = []
        for letters, rest in names:
            local = letters or local
            listed.append(local + rest)
        return [re.sub(r"^oc?(?=\d)", "", name) for name in listed]

    def _span(self, found: re.Match[str]) -> str:
        """Put every code from one to another for a range (`Outcomes 14-16`)."""
        ends = [re.sub(r"^oc?(?=\d)", "", name).lstrip("0") for name in found.groups()]
        order = list(self._codes)
        if not all(end in order for end in ends):
            return found.group()
        return "/".join(order[order.index(ends[0]) : order.index(ends[1]) + 1])

    def _printed(self, form: Form, names: list[str], rest: str, text: str) -> PrintedCode | None:
        codes: list[str] = []
        outside: list[str] = []
        for name in names:
            code = self._codes.get(name) or self._codes.get(name.lstrip("0") or "0")
            (codes if code else outside).append(code or name)
        if not codes and not outside:
            return None
        return PrintedCode(
            tuple(dict.fromkeys(codes)), tuple(dict.fromkeys(outside)), form, rest.strip(), text
        )

    def _trailing(self, text: str) -> PrintedCode | None:
        found = re.search(rf"[(\[]\s*({_CODE}(?:{_JOIN}{_CODE})*)\s*[)\]]\s*$", text)
        if not found:
            return None
        return self._printed("trailing", self._listed(found[1]), text[: found.start()], found[0])

    def _start(self, text: str) -> PrintedCode | None:
        if not self._leading:
            return None
        several = re.fullmatch(rf"{_CODE}(?:{_JOIN}{_CODE})+", text)
        if several and re.search(r"\d[a-z]", text):
            return self._printed("leading", self._listed(text), "", text)
        found = re.match(rf"({_CODE})(\s*[:\-]|\s*[.)]|\s|$)\s*(?![\d/])", text)
        if not found:
            return None
        name, sign = found[1], found[2].strip()
        rest = text[found.end() :].strip()
        if sign == "-" and rest[:1].isdigit():
            return None  # a range (`18 - 24`), such as of ages
        if _UNIT.match(rest):
            return None
        if name.isdigit() and len(name) > 2:
            return None
        form: Form = "leading" if sign in {":", "-"} else "counted"
        if not rest and not sign:
            form = "bare"
        # `1A Charge`: a code with a letter is no list number; `08L` is no code at all.
        has_letter = not name.isdigit()
        if has_letter and (
            name.lstrip("0") not in self._codes or (name in self._subcodes and not (sign or rest))
        ):
            return None
        if has_letter:
            form = "leading"
        return self._printed(form, [name], rest, name)
