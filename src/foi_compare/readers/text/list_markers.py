"""List positions → the markers that Word and browsers print: `1.`, `b)`, `iv.`."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999
_LETTERS = 26
_MOST_LETTERS = 780  # where Word stops doubling


def roman(number: int) -> str:
    """Return a lower-case Roman numeral; plain digits beyond 3,999 and below 1."""
    if not 1 <= number <= _MOST_ROMAN:
        return str(number)
    letters = ""
    for value, letter in _ROMAN:
        while number >= value:
            letters += letter
            number -= value
    return letters


def letters(number: int, *, doubled: bool = False) -> str:
    """Return `a` to `z`, then `aa`, `ab` as browsers count, or `aa`, `bb` as Word does."""
    if not 1 <= number <= _MOST_LETTERS:
        return str(number)
    if doubled:
        times, position = divmod(number - 1, _LETTERS)
        return chr(ord("a") + position) * (times + 1)
    text = ""
    while number:
        number, position = divmod(number - 1, _LETTERS)
        text = chr(ord("a") + position) + text
    return text


def ordinal(number: int) -> str:
    """Return `1st`, `2nd`, `11th`."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{suffix or 'th'}"
