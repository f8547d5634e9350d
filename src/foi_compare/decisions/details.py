"""The `detail` of a decision: `code=14 | 16; name=2019` to its keys and texts, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from foi_compare.decisions.nearest_words import UnclearError, nearest

Detail = dict[str, str]
# The words of an answer, and its detail as keys and texts.
Answer = tuple[str, tuple[tuple[str, str], ...]]

PART_MARK = " | "
_KEY = re.compile(r"(?:^|;)\s*(?P<key>[A-Za-z]\w*)\s*=")
_PARTS = re.compile(r"\s*\|\s*")
_ALIKE = 0.75


def read_detail(text: str, keys: Sequence[str], what: str) -> Detail:
    """Return what a detail says under each key; keys without a text are left out.

    A value may hold `;` and `=` (`name=Gender=Female`), as long as no known key begins there.

    Raises:
        UnclearError: it says something under a key that there is not.

    """
    found = [match for match in _KEY.finditer(text) if _begins(match, keys, what)]
    begun = text[: found[0].start()] if found else text
    if begun.strip(" ;"):
        example = "; ".join(f"{key}=…" for key in keys) or "nothing"
        raise UnclearError(f"the detail `{text}` is not readable; {what} takes {example}.")
    starts = [match.start() for match in found]
    return {
        match["key"].casefold(): value
        for match, end in zip(found, [*starts[1:], len(text)], strict=False)
        if (value := text[match.end() : end].strip(" ;"))
    }


def _begins(match: re.Match[str], keys: Sequence[str], what: str) -> bool:
    """Return whether a known key begins here, or a value goes on."""
    key = match["key"].casefold()
    if key in keys:
        return True
    near = nearest(key, keys, least=_ALIKE)
    if near or match.start() == 0:
        hint = f"; the nearest is `{near}=`" if near else ""
        takes = ", ".join(f"{one}=" for one in keys) or "no detail"
        raise UnclearError(f"{what} knows no `{key}=`{hint}. It takes {takes}.")
    return False


def write_detail(detail: Iterable[tuple[str, str]]) -> str:
    """Return the text of a detail."""
    return "; ".join(f"{key}={text}" for key, text in detail)


def split_parts(text: str) -> list[str]:
    """Return the parts of an answer on several columns: `2019 | 2020 | total` has three."""
    return _PARTS.split(text.strip()) if text.strip() else []


def detail_of_part(detail: Mapping[str, str], at: int, parts: int) -> Detail:
    """Return what a detail says of one part: its own value, or the one that all share.

    Raises:
        UnclearError: a key has neither one value nor one for each part.

    """
    own: Detail = {}
    for key, text in detail.items():
        values = split_parts(text)
        if len(values) not in {1, parts}:
            raise UnclearError(
                f"the answer has {parts} parts and `{key}=` has {len(values)}; give one for each,"
                " separated by ` | `."
            )
        value = values[0] if len(values) == 1 else values[at]
        if value:
            own[key] = value
    return own


def joined(parts: Sequence[Mapping[str, str]], keys: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the details of several parts as one, a value for each part under each key used."""
    return tuple(
        (key, PART_MARK.join(part.get(key, "") for part in parts))
        for key in keys
        if any(part.get(key) for part in parts)
    )
