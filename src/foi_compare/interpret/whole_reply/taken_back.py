"""Tables that a letter takes back in words and gives anew: the new one stands, the old is kept.

It does where a sentence says of which table it speaks, and one other table gives each number of it
anew; else both are asked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from foi_compare.interpret.account.doubt_texts import GIVEN_ANEW
from foi_compare.interpret.account.spoken_of import Tables, spoken_of
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.whole_reply.corrections import Correction
from foi_compare.interpret.whole_reply.later_letters import Standing, key_of
from foi_compare.model import Figure, LabelMatcher, SetAside

RULE = "taken_back"
_BELOW = re.compile(r"\b(?:below|following|next)\b")


def stand_by_words(
    figures: Sequence[Figure],
    corrections: Iterable[Correction],
    tables: Tables,
    matcher: LabelMatcher,
    book: Phrasebook,
) -> Standing:
    """Return the figures without those of tables that the letter takes back and gives anew."""
    given = list(corrections)
    left = list(figures)
    aside: list[SetAside] = []
    for one in given:
        if one.amounts or not book.has("takes_back", plain(one.sentence)):
            continue
        spoken = spoken_of(one.sentence, ())
        of = tables.of(spoken, one.file, one.block) if spoken.alone else None
        groups = _by_group(left)
        old = groups.get(min(of), []) if of and len(of) == 1 else []
        new = _anew(old, [own for own in groups.values() if own is not old], matcher)
        if new:
            aside.extend(_aside(figure, one) for figure in old)
            left = [
                replace(figure, note=GIVEN_ANEW) if figure in new else figure
                for figure in left
                if figure.group != old[0].group
            ]
            given = [
                other
                for other in given
                if other is not one
                and (_takes_back_below(other, book) or not _is_between(other, [*old, *new]))
            ]
    return Standing(tuple(left), tuple(aside), tuple(given))


def _by_group(figures: Iterable[Figure]) -> dict[int, list[Figure]]:
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.group].append(figure)
    return groups


def _anew(
    old: Sequence[Figure], others: Iterable[list[Figure]], matcher: LabelMatcher
) -> list[Figure]:
    """Return the one group that gives each number of an old one anew, [] if none or several do."""
    wanted = {key_of(figure, matcher) for figure in old}
    if not old or len(wanted) != len(old):
        return []
    found = [
        own
        for own in others
        if len(own) == len(old) and {key_of(figure, matcher) for figure in own} == wanted
    ]
    return found[0] if len(found) == 1 else []


def _is_between(correction: Correction, figures: Sequence[Figure]) -> bool:
    """Return whether a correction introduces two tables, or stands between them."""
    blocks = [spot.block for one in figures if one.file == correction.file for spot in one.spots]
    near = bool(blocks) and min(blocks) - 1 <= correction.block <= max(blocks)
    return near and not correction.amounts


def _takes_back_below(correction: Correction, book: Phrasebook) -> bool:
    """Return whether a sentence takes back what stands below it: the new table, too."""
    said = plain(correction.sentence)
    return _BELOW.search(said) is not None and book.has("takes_back", said)


def _aside(old: Figure, correction: Correction) -> SetAside:
    return SetAside(
        rule=RULE,
        reason=f"the letter gives this table anew: {correction.sentence}",
        text=old.evidence,
        place=old.place,
        file=old.file,
        spots=old.spots,
    )
