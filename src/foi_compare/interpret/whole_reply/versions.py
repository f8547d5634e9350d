"""Two versions of each number side by side: the heading says which stands in place of which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from foi_compare.interpret.account.doubt_texts import GIVEN_ANEW, REPLACED
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.model import Figure

_Version = Literal["old", "new", ""]


def tell_versions(figures: Sequence[Figure], book: Phrasebook) -> tuple[Figure, ...]:
    """Return the figures, those of two versions with a note that says which stands.

    They do where a table heads one column `Original response` and one `Revised figure`, and each
    number stands in both.
    """
    versions = {heading: version_of(heading, book) for heading in {one.series for one in figures}}
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if versions[figure.series]:
            groups[figure.group].append(figure)
    noted: dict[int, str] = {}
    for own in groups.values():
        old = [one for one in own if versions[one.series] == "old"]
        new = [one for one in own if versions[one.series] == "new"]
        headings = {one.series for one in own}
        if len(headings) == 2 and sorted(map(_key, old)) == sorted(map(_key, new)):
            noted.update(dict.fromkeys(map(id, old), REPLACED))
            noted.update(dict.fromkeys(map(id, new), GIVEN_ANEW))
    return tuple(replace(one, note=noted[id(one)]) if id(one) in noted else one for one in figures)


def version_of(heading: str, book: Phrasebook) -> _Version:
    """Return which version a heading names and nothing else: `old`, `new`, or '' for none."""
    words = frozenset(plain(heading).split())
    old = words.intersection(book.words("old_versions"))
    new = words.intersection(book.words("new_versions"))
    if not words - old - new <= frozenset(book.words("of_versions")) or bool(old) == bool(new):
        return ""
    return "old" if old else "new"


def _key(figure: Figure) -> tuple[str, str]:
    """Return what the two versions of one number share: its row, and what is said of it."""
    return figure.label, f"{figure.place.page} {figure.place.row} {figure.breakdown}"
