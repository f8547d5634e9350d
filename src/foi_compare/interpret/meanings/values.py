"""Cell text to values: exact counts, percentages, suppressed intervals, blanks.

Digits are never squeezed out of a text: a cell is a value only if all of it reads as one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from foi_compare.model import Value
from foi_compare.sums import NIL, UNKNOWN, Amount, amount_of
from foi_compare.text import fold_marks, fold_space

# A list of crimes prints the same few texts in thousands of cells.
_REPEATED = 2**14

_NAMES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_WORDS = {word: number for number, word in enumerate(_NAMES)} | {"nil": 0, "none": 0}
_TEN_NAMES = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: 10 * number for number, word in enumerate(_TEN_NAMES, start=2)}

_SIZES = (("thousand", 1000), ("hundred", 100))  # the larger parts a number first

# A thousands separator is a comma, or a space or apostrophe, before groups of exactly three digits.
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u202f']\d{3})+|\d+)(?:\.\d+)?"
_EXACT = re.compile(rf"(?P<sign>[-+]\s?)?(?P<money>[£$€]\s?)?(?P<number>{_NUMBER})\s?(?P<pct>%)?")
_SPELT = rf"(?:{_NUMBER}|two|three|four|five|six|seven|eight|nine|ten)"
_SMALL = re.compile(
    rf"(?:<|&lt;|less than|fewer than|under|below)\s*(?P<below>{_SPELT})(?:\s?(?P<pct>%))?"
    rf"|(?:<=|≤|up to|at most|no more than|not more than)\s*(?P<atmost>{_SPELT})"
    rf"|(?P<orfewer>{_SPELT})\s*(?:or (?:fewer|less|under|below)|and under)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?:between )?(?P<low>{_NUMBER})\s*(?:-|to|and)\s*(?P<high>{_NUMBER})", re.IGNORECASE
)
_LARGE = re.compile(
    rf"(?:>|more than|over)\s*(?P<above>{_NUMBER})"
    rf"|(?:>=|≥|at least)\s*(?P<atleast>{_NUMBER})|(?P<plus>{_NUMBER})\s?(?:\+|or more)",
    re.IGNORECASE,
)
_STAR = re.compile(
    r"(?:\*+|#+|[xX]|~|\^|†|‡|\[?[cC]\]?|\[x\]|suppressed|redacted|withheld|s\.?\s?40(?:\(2\))?"
    r"|\(?section 40(?:\(2\))?\)?)",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"n\s?/\s?[aAkK]|#n/?a|n\.a\.?|not (?:held|known|available|applicable|recorded|provided"
    r"|collected)|no (?:data|information)(?: held| available| provided)?|no record(?:s)? held"
    r"|unknown|unavailable|\.\.",
    re.IGNORECASE,
)
_MOST_DIGITS = 15  # before the point: a float holds no more, and nobody counts so many crimes
_BLANK = re.compile(r"[-.–—_\s]*|\(?null\)?", re.IGNORECASE)
# A footnote mark hangs on a number: `5*`, `12†`, `7 [1]`, `3¹`; `5 (a)`.
_MARK = re.compile(r"\s?(?:\*{1,3}|†|‡|[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\]|\[[a-z]\]|\([a-z]\))$")
# What is counted may stand behind the number again: `3 crimes`, `fewer than 5 offences`.
_COUNTED = re.compile(
    r"(?<=[\da-z])\s(?:recorded\s)?(?:crimes?|offences?|records?|incidents?|cases?|reports?"
    r"|occurrences?|investigations?)$",
    re.IGNORECASE,
)
_WITH_SHARE = re.compile(
    rf"(?P<count>{_NUMBER})\s*[(\[]\s*(?P<share>{_NUMBER}\s?%)\s*[)\]]"
    rf"|(?P<share2>{_NUMBER}\s?%)\s*[(\[]\s*(?P<count2>{_NUMBER})\s*[)\]]"
)


class FoundValue(NamedTuple):
    """A value with the run of characters it was read from."""

    value: Value
    start: int
    end: int


def parse_number(text: str) -> int | float:
    """Return the number of a text such as `1,234`, `12.5` or `1 234`.

    Raises ValueError for anything else.
    """
    if not re.fullmatch(_NUMBER, text):
        raise ValueError(text)
    plain = re.sub(r"[, \u00a0\u202f']", "", text)
    return float(Decimal(plain)) if "." in plain else int(plain)


def parse_word(text: str) -> int | None:
    """Return the number that `twelve`, `nil` or `two hundred and one` names, else None."""
    word = fold_space(fold_marks(text)).casefold()
    for name, size in _SIZES:
        many, named, rest = word.partition(name)
        if named:
            return _of_size(many.strip(), size, rest.strip().removeprefix("and "))
    if word in _WORDS:
        return _WORDS[word]
    tens, _, units = word.replace(" ", "-").partition("-")
    if tens not in _TENS:
        return None
    if not units:
        return _TENS[tens]
    return _TENS[tens] + _WORDS[units] if 1 <= _WORDS.get(units, 0) <= 9 else None


def _of_size(many: str, size: int, rest: str) -> int | None:
    """Return so many hundreds or thousands and the rest; None where either is no number below."""
    before = parse_word(many)
    behind = parse_word(rest) if rest else 0
    if before is None or behind is None or not 0 < before < size or behind >= size:
        return None
    return before * size + behind


def exact(number: float, as_printed: str, measure: str = "count") -> Value:
    """Return an exact value."""
    return Value(
        status="exact",
        as_printed=as_printed,
        amount=number,
        lower=number,
        upper=number,
        measure=measure,
    )


def interval(lower: float, upper: float | None, as_printed: str, measure: str = "count") -> Value:
    """Return a suppressed value between two bounds, both included; None is no upper bound."""
    return Value(
        status="suppressed",
        as_printed=as_printed,
        amount=None,
        lower=lower,
        upper=upper,
        measure=measure,
    )


def not_stated(as_printed: str) -> Value:
    """Return the value of a blank cell whose meaning is not proven."""
    return Value(status="not_stated", as_printed=as_printed, amount=None, lower=0, upper=None)


def not_held(as_printed: str) -> Value:
    """Return the value of a cell that says the figure is not held."""
    return Value(status="not_held", as_printed=as_printed, amount=None, lower=0, upper=None)


@lru_cache(maxsize=_REPEATED)
def is_blank(text: str) -> bool:
    """Return whether a cell prints nothing, or only dashes or dots."""
    return _BLANK.fullmatch(fold_marks(text)) is not None


def parse_value(text: str) -> Value | None:
    """Return the value that a whole cell reads as, else None.

    A suppressed count such as `<5` gets lower 0 here; whether it is 1 depends on what the reply
    says or prints elsewhere, which the caller knows.
    """
    printed = fold_space(text)
    plain = fold_space(fold_marks(text))
    if is_blank(plain):
        return not_stated(printed)
    if sum(map(str.isdigit, plain.partition(".")[0])) > _MOST_DIGITS:
        return None
    for candidate in (plain, _MARK.sub("", plain), _COUNTED.sub("", plain)):
        value = _parse(candidate, printed)
        if value is not None:
            return value
    return None


@lru_cache(maxsize=_REPEATED)
def parse_cell(text: str) -> tuple[FoundValue, ...]:
    """Return the values of a cell: usually one, two for a count beside its share, else none."""
    pair = _WITH_SHARE.fullmatch(fold_marks(text).strip())
    if pair is not None:
        offset = len(text) - len(text.lstrip())
        found = []
        for name, measure in (("count", ""), ("count2", ""), ("share", "%"), ("share2", "%")):
            if pair[name] is None:
                continue
            value = parse_value(pair[name])
            if value is not None and (measure == "%") == (value.measure == "percentage"):
                found.append(FoundValue(value, offset + pair.start(name), offset + pair.end(name)))
        return tuple(found)
    value = parse_value(text)
    return () if value is None else (FoundValue(value, 0, len(text)),)


def amount_in(text: str) -> Amount:
    """Return the count in a cell: nothing where it is blank, unknown where it holds none."""
    if is_blank(text):
        return NIL
    counts = (found.value for found in parse_cell(text) if found.value.measure == "count")
    return next(map(amount_of, counts), UNKNOWN)


def _parse(plain: str, printed: str) -> Value | None:
    number = _EXACT.fullmatch(plain)
    if number is not None:
        amount = parse_number(number["number"])
        measure = "percentage" if number["pct"] else "money" if number["money"] else "count"
        lost = (number["sign"] or "").startswith("-")
        return exact(-amount if lost else amount, printed, measure)
    word = parse_word(plain)
    if word is not None:
        return exact(word, printed)
    return _parse_bounds(plain, printed)


def _parse_bounds(plain: str, printed: str) -> Value | None:
    for pattern, read in (
        (_SMALL, _read_small),
        (_RANGE, _read_range),
        (_LARGE, _read_large),
        (_STAR, lambda _, printed: interval(0, None, printed)),
        (_NOT_HELD, lambda _, printed: not_held(printed)),
    ):
        found = pattern.fullmatch(plain)
        if found is not None:
            return read(found, printed)
    return None


def _read_small(found: re.Match[str], printed: str) -> Value:
    if found["below"] is None:
        return interval(0, _spelt(found["atmost"] or found["orfewer"]), printed)
    below = _spelt(found["below"])
    if found["pct"]:
        return interval(0, below, printed, "percentage")
    return interval(0, max(below - 1, 0), printed)


def _spelt(text: str) -> float:
    """Return the number of `5` or `five`."""
    word = parse_word(text)
    return parse_number(text) if word is None else word


def _read_range(found: re.Match[str], printed: str) -> Value | None:
    low, high = parse_number(found["low"]), parse_number(found["high"])
    return interval(low, high, printed) if low < high else None


def _read_large(found: re.Match[str], printed: str) -> Value:
    if found["above"] is not None:
        return interval(parse_number(found["above"]) + 1, None, printed)
    return interval(parse_number(found["atleast"] or found["plus"]), None, printed)
