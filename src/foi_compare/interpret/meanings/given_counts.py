"""A sentence that gives counts to outcomes: `outcome 14 to 22, outcome 16 to 49` is no range."""

from __future__ import annotations

import re
from itertools import pairwise

from foi_compare.interpret.periods.dates import MONTH_NAMES

_LAST_CODE = 22
_SEVERAL = 2
# One outcome, by `to` and a number; `outcomes 14 to 22` are all those between.
_GIVEN = re.compile(
    r"\b(?:outcome|oc|code|type)\s?(?P<code>\d{1,2})[a-c]?(?:\s?\([^()]*\))?\s(?P<to>to)\s"
    r"(?P<count>\d[\d,]*)(?![\w/.]\d)"
)
# `Outcomes 14 and 16 were not used`: of several the last is a code, whatever is said of it, unless
# another outcome follows: `5 had outcomes 14 and 16 had outcome 18`.
SEVERAL_CODES = (
    r"(?:outcomes?\s)?(?:outcomes|types|codes|disposals)\s\d{1,2}[a-c]?(?:,\s\d{1,2}[a-c]?)*"
    r"(?:,?\s(?:and|or|&|to|through)\s|-)\d{1,2}[a-c]?(?!\w|[/.,]\d|\s?%|\s(?:\w+\s){1,3}(?:outcome|oc|type)\s\d)"
    rf"(?!\s(?:crimes|offences|cases|incidents|{MONTH_NAMES})\b)"
)
_STOP = re.compile(r"[.?!](?=\s|$)")
# What becomes of an outcome: `amended from outcome 18 to 14`.
_BECOMES = re.compile(r"\b(?:from|amend|chang|convert|correct|mov|reclassif|revis|switch|updat)")


def part_counts(folded: str) -> str:
    """Return a text in lower case, as long, with a sign for each `to` that stands before a count.

    It does so in all of a sentence that has several, if one of them cannot lead to another code:
    what it leads to is no greater, or is the number of no outcome.
    """
    found = list(_GIVEN.finditer(folded))
    if len(found) < _SEVERAL:
        return folded
    stops = [0, *(match.end() for match in _STOP.finditer(folded)), len(folded)]
    text = list(folded)
    for start, end in pairwise(stops):
        own = [one for one in found if start <= one.start() < end]
        proven = len(own) >= _SEVERAL and not all(map(_is_range, own))
        if proven and not _BECOMES.search(folded, start, end):
            for one in own:
                text[slice(*one.span("to"))] = "=="
    return "".join(text)


def _is_range(one: re.Match[str]) -> bool:
    return int(one["code"]) < int(one["count"].replace(",", "")) <= _LAST_CODE
