"""Two texts, one below the other: whether a year is broken over them."""

from __future__ import annotations

import re

_MONTH = r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[\s’'/-]{0,2}"
_BEGUN_YEAR = re.compile(rf"(?:{_MONTH}|\d/)(\d{{1,3}})$", re.IGNORECASE)
_BEGUN_MONTH = re.compile(_MONTH, re.IGNORECASE)
_YEARS = re.compile(r"(?:FY)?(?:19|20)\d\d(?:[/–-](?:\d\d){1,2})?", re.IGNORECASE)
_FIGURES = re.compile(r"\d{1,3}")


def completes_year(upper: str, lower: str) -> bool:
    """Tell whether a lower text completes a year: `May-2` and `0`, `FY` and `2021`."""
    whole = "".join(f"{upper}{lower}".split())
    if _YEARS.fullmatch(whole):
        return not _YEARS.fullmatch("".join(upper.split())) or lower[0] == "/"
    if _BEGUN_MONTH.fullmatch(upper) and (_YEARS.fullmatch(lower) or re.fullmatch(r"\d\d", lower)):
        return True
    begun = _BEGUN_YEAR.search(upper)
    if begun is None or not _FIGURES.fullmatch(lower):
        return False
    figures = begun[1] + lower
    return len(figures) == 2 or (len(figures) == 4 and figures[:2] in {"19", "20"})
