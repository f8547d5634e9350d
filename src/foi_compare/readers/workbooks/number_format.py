"""A stored number and its format code → the text that a spreadsheet shows.

The codes are those of ECMA-376, part 1, 18.8.30 and 18.8.31. A cell stored as 0.25 is shown as
`25%`, one stored as 3 may be shown as `<5`; what is shown is what the force printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

# Numbers 14 and 22 follow the reader's country; British forces print the day first.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy hh:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-", 42: "£#,##0;-£#,##0;£-",
    43: "#,##0.00;-#,##0.00;-", 44: "£#,##0.00;-£#,##0.00;£-", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip

_TOKEN = re.compile(
    r'"(?P<text>[^"]*)"?|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)'
    r"|\[(?P<bracket>[^\]]*)\]|(?P<general>General)|(?P<ampm>AM/PM|A/P)"
    r"|(?P<date>y+|m+|d+|h+|s+)|(?P<number>[0#?][0#?,.]*|[.,][0#?]+)|(?P<exp>E[+-]0+)"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-\]]*)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*', re.DOTALL)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no time zones
_LATEST = 2_958_465  # 31 December 9999
_DAY_SECONDS = 86_400
_MOST_EXACT = 1e15  # beyond it a float has no units left
_DAYS_TO_1904 = 1462


class _Token(NamedTuple):
    kind: str
    text: str


class _Section(NamedTuple):
    tokens: tuple[_Token, ...]
    condition: tuple[str, float] | None
    is_date: bool


@lru_cache(maxsize=4096)
def _sections(code: str) -> tuple[_Section, ...]:
    return tuple(_parsed(found) for found in _split(code))


def is_date(code: str) -> bool:
    """Tell whether a format code shows a number as a date or a time."""
    return any(section.is_date for section in _sections(code))


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """Return what a spreadsheet shows for a number; empty where the format hides it."""
    sections = _sections(code or "General")
    section, magnitude = _choose(sections, value)
    if section is None:
        return general(value)
    if section.is_date:
        serial = value + _DAYS_TO_1904 if from_1904 else value
        return _as_date(serial, section.tokens)
    return _as_number(magnitude, section.tokens).strip()


def shown_text(text: str, code: str) -> str:
    """Return what a spreadsheet shows for a text; a format with `@` or a fourth part may add."""
    sections = _sections(code or "General")
    section = sections[3] if len(sections) > 3 else None
    if section is None and len(sections) == 1 and ("other", "@") in sections[0].tokens:
        section = sections[0]
    if section is None:
        return text
    return "".join(
        text if token == ("other", "@") else token.text
        for token in section.tokens
        if token.kind in ("text", "other")
    )


def general(value: float) -> str:
    """Return a number as the format General shows it: up to eleven characters, no padding."""
    if value == int(value) and abs(value) < 1e11:
        return str(int(value))
    text = f"{value:.9g}" if abs(value) < 1e11 else f"{value:.5E}"
    if "e" in text and 1e-9 < abs(value) < 1:
        text = f"{value:.9f}".rstrip("0")
    return text


def _split(code: str) -> list[str]:
    parts: list[str] = []
    at = 0
    while at <= len(code):
        found = _SECTION.match(code, at)
        assert found is not None  # the pattern also matches nothing
        end = found.end()
        if end < len(code) and code[end] != ";":  # a quote or bracket that never closes
            end = len(code)
        parts.append(code[at:end])
        at = end + 1
    return parts[:4]


def _parsed(code: str) -> _Section:
    tokens: list[_Token] = []
    condition: tuple[str, float] | None = None
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup or "other"
        text = found[kind] or ""
        if kind == "bracket":
            if limit := _CONDITION.fullmatch(text.strip()):
                condition = (limit[1], float(limit[2]))
            elif _ELAPSED.fullmatch(text):
                tokens.append(_Token("elapsed", text.lower()))
            elif currency := _CURRENCY.match(text):
                tokens.append(_Token("text", currency[1]))
        elif kind == "escaped":
            tokens.append(_Token("text", text))
        elif kind in ("date", "ampm"):
            tokens.append(_Token(kind, text.lower()))
        elif kind not in ("space", "fill"):
            tokens.append(_Token(kind, text))
    dated = any(token.kind in ("date", "elapsed", "ampm") for token in tokens)
    general_here = any(token.kind == "general" for token in tokens)
    return _Section(tuple(tokens), condition, dated and not general_here)


_HOLDS = {
    "<": lambda value, limit: value < limit,
    ">": lambda value, limit: value > limit,
    "<=": lambda value, limit: value <= limit,
    ">=": lambda value, limit: value >= limit,
    "=": lambda value, limit: value == limit,
    "<>": lambda value, limit: value != limit,
}


def _choose(sections: Sequence[_Section], value: float) -> tuple[_Section | None, float]:
    """Return the section for a value, and the value without the sign that the section implies."""
    numeric = sections[:3]
    if any(section.condition for section in numeric):
        for section in numeric:
            if section.condition is None:
                return section, value
            name, limit = section.condition
            if _HOLDS[name](value, limit):
                # A minus is shown unless the section can only be reached by negative numbers.
                return section, value
        return None, value
    if value < 0 and len(numeric) > 1:
        return numeric[1], -value
    if value == 0 and len(numeric) > 2:
        return numeric[2], value
    return numeric[0], value


def _as_number(value: float, tokens: Sequence[_Token]) -> str:
    if not tokens:
        return ""
    percent = sum(token.text.count("%") for token in tokens if token.kind == "other")
    patterns = [token.text for token in tokens if token.kind == "number"]
    exponent = any(token.kind == "exp" for token in tokens)
    if "/" in "".join(token.text for token in tokens if token.kind == "other") and patterns:
        return general(value)  # a fraction: the number says the same
    first = True
    negative = value < 0
    pieces: list[str] = []
    for token in tokens:
        if token.kind == "number":
            if first:
                pieces.append(_digits(abs(value), "".join(patterns), percent, exponent=exponent))
            first = False
        elif token.kind == "general":
            pieces.append(general(abs(value)))
        elif token.kind in ("text", "other") and token.text != "@":
            pieces.append(token.text)
        elif token.text == "@":
            pieces.append(general(abs(value)))
    text = "".join(pieces)
    digits = any(letter in "123456789" for letter in text)
    return f"-{text}" if negative and digits else text


def _digits(value: float, pattern: str, percent: int, *, exponent: bool) -> str:
    """Write the digits of a number by its placeholders."""
    whole, _, fraction = pattern.partition(".")
    scale = len(whole) - len(whole.rstrip(","))
    if exponent:
        return f"{value:.{len(fraction)}E}"
    if value > _MOST_EXACT:
        return general(value)
    exact = Decimal(repr(value)) * Decimal(100) ** percent / Decimal(1000) ** scale
    places = len(fraction.replace(",", ""))
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole.rstrip(",") else f"{rounded:f}"
    integer, _, decimals = text.partition(".")
    least = whole.count("0")
    integer = "" if least == 0 and integer == "0" else integer.rjust(least, "0")
    optional = len(fraction) - len(fraction.rstrip("#?"))
    kept = decimals.rstrip("0") if optional else decimals
    decimals = kept.ljust(places - optional, "0")
    return f"{integer}.{decimals}" if decimals or "." in pattern else integer


def _as_date(serial: float, tokens: Sequence[_Token]) -> str:
    if not 0 <= serial <= _LATEST:
        return general(serial)
    seconds = round(serial * _DAY_SECONDS)
    moment = _EPOCH + timedelta(seconds=seconds)
    half = any(token.kind == "ampm" for token in tokens)
    pieces: list[str] = []
    for number, token in enumerate(tokens):
        if token.kind == "date":
            pieces.append(
                _date_part(moment, token.text, half=half, minute=_is_minute(tokens, number))
            )
        elif token.kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            pieces.append(str(seconds // unit).rjust(len(token.text), "0"))
        elif token.kind == "ampm":
            pieces.append("AM" if moment.hour < 12 else "PM")
        elif token.kind in ("text", "other") and token.text != "@":
            pieces.append(token.text)
    return "".join(pieces).strip()


def _is_minute(tokens: Sequence[_Token], number: int) -> bool:
    """Tell minutes from months: `m` after an hour or before a second."""
    if tokens[number].text not in ("m", "mm"):
        return False
    timed = [token for token in tokens[:number] if token.kind in ("date", "elapsed")]
    later = [token for token in tokens[number + 1 :] if token.kind in ("date", "elapsed")]
    after_hour = bool(timed) and timed[-1].text[0] == "h"
    before_second = bool(later) and later[0].text[0] == "s"
    return after_hour or before_second


def _date_part(moment: datetime, text: str, *, half: bool, minute: bool) -> str:
    number = {
        "y": moment.year, "m": moment.minute if minute else moment.month, "d": moment.day,
        "h": (moment.hour % 12 or 12) if half else moment.hour, "s": moment.second,
    }[text[0]]  # fmt: skip
    if text[0] == "y":
        return str(number) if len(text) > 2 else f"{number % 100:02d}"
    if text[0] == "m" and len(text) > 2:
        name = _MONTHS[moment.month - 1]
        return name if len(text) == 4 else name[0] if len(text) == 5 else name[:3]
    if text[0] == "d" and len(text) > 2:
        name = _DAYS[moment.weekday()]
        return name if len(text) > 3 else name[:3]
    return f"{number:02d}" if len(text) > 1 else str(number)
