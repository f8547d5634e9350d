"""What is said to the same, its numbers given where they are heard to be given.

Wording files know how crimes and people are counted. `We spent £41,260` gives a number in other
words, and `312 groups were mapped`, among the reasons for a refusal, gives none.
"""

from __future__ import annotations

import operator
from collections.abc import Sequence
from itertools import accumulate

from foi_compare.interpret.dispositions.answer_acts import SPEAKING, Said, has_figures
from foi_compare.interpret.dispositions.sentence_acts import Heard

_REASONS = 0.9  # the share from which on a sentence only gives reasons
_EXPLAINS, _SILENT = 0.5, 0.1  # of one that may, and gives nothing
_GIVES = 0.75  # the share from which on it gives what was asked for
_ANSWERING = frozenset({"answer", "counted"})


def as_heard(said: Sequence[Said], heard: Sequence[Heard]) -> tuple[Said, ...]:
    """Return the sentences of an answer, each giving a number or none as it is heard to.

    What a sentence counts by its words is one of the reasons only behind a refusal: `In total 350
    crimes were identified` may open an answer whose rest is refused.
    """
    reasons = [one.shares["reasons"] > _REASONS for one in heard]
    around = zip([False, *reasons], [*reasons[1:], False], strict=False)
    refused = accumulate((one.shares["refuses"] > _EXPLAINS for one in heard), operator.or_)
    each = iter(zip(heard, reasons, map(all, around), refused, strict=False))
    return tuple(
        _as_heard(one, *next(each)) if one.kind in SPEAKING and one.text else one for one in said
    )


def _as_heard(one: Said, heard: Heard, reasons: bool, amid: bool, refused: bool) -> Said:
    """Return a sentence as it is heard.

    `reasons` says that it gives reasons, `amid` that those around it do, `refused` that something
    was refused before.
    """
    gives = heard.shares["gives"]
    keeps = max(heard.shares[act] for act in ("reasons", "neither confirms nor denies"))
    explains = keeps > _EXPLAINS and gives < _SILENT
    if (reasons and (refused or not one.counts)) or ((amid or explains) and not one.counts):
        return one._replace(data=False, counts=False)
    if gives > _GIVES and one.kind in _ANSWERING and not one.acts:
        return one._replace(data=one.data or has_figures(one.text))
    return one
