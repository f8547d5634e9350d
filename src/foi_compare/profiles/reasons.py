"""Reasons why numbers may not be compared to plain sentences, the same reason said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from foi_compare.model import Span
from foi_compare.profiles.period_kinds import listed, range_words

# A place in a sentence for what the same reason names in several rows.
HERE = "{}"
ROUNDED = "rounded"  # the flag of an answer whose numbers are not exact
_SHOWN = 4


class Reason(NamedTuple):
    """Why a row may not stand beside those of other forces, or not without a word of care.

    `stops` tells the two apart. `short` goes into the row, `sentence` to the force; `{}` in them
    stands for the `value`, `span` or `times` of all rows with the same reason.
    """

    kind: str
    stops: bool
    short: str
    sentence: str
    value: str = ""
    span: Span | None = None
    times: int = 0


def stop(
    kind: str, short: str, sentence: str, *, value: str = "", span: Span | None = None
) -> Reason:
    """Return a reason for which a row may not stand beside others."""
    return Reason(kind=kind, stops=True, short=short, sentence=sentence, value=value, span=span)


def care(kind: str, short: str, sentence: str, *, value: str = "", times: int = 0) -> Reason:
    """Return something to know of a row before it is set beside others."""
    return Reason(kind=kind, stops=False, short=short, sentence=sentence, value=value, times=times)


def short_words(reasons: Iterable[Reason]) -> str:
    """Return the reasons of one row in a few words, each once."""
    return "; ".join(_filled(group, group[0].short) for group in _groups(reasons))


def sentences(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """Return the reasons of several rows as sentences without a stop, each said once."""
    return tuple(_filled(group, group[0].sentence) for group in _groups(reasons))


def numbers(count: int) -> str:
    """Return `1 number` or `12 numbers`."""
    return f"{count:,} number" + ("s" if count != 1 else "")


def _groups(reasons: Iterable[Reason]) -> list[list[Reason]]:
    found: dict[tuple[str, str, str], list[Reason]] = {}
    for reason in reasons:
        found.setdefault((reason.kind, reason.short, reason.sentence), []).append(reason)
    return list(found.values())


def _filled(group: Sequence[Reason], words: str) -> str:
    if HERE not in words:
        return words
    count = sum(reason.times for reason in group)
    spans = [reason.span for reason in group if reason.span is not None]
    if count:
        value = numbers(count)
    elif spans:
        value = range_words(spans)
    else:
        value = listed(list(dict.fromkeys(reason.value for reason in group)), most=_SHOWN)
    return words.replace(HERE, value)
