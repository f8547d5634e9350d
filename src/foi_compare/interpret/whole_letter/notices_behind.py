"""Passages behind the answers that explain a section, to the answers that apply that section.

Below `2b) Refused - see exemption 40(2)` and `4) £41,316` the heading `Exemption 40(2)` and what
stands beneath it belong to 2b, though 4 was answered last; so do `Note (i)` and its words belong to
the answer that says `see note (i)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part
from foi_compare.interpret.meanings.exemptions import cited_sections
from foi_compare.text import fold_space

_OPENING = re.compile(
    r"\W*(?:(?P<note>note \(?\w{1,3}\)?)\W+)?(?:(?:the |freedom of information act )?"
    r"(?:exemptions?|sections?|sect?\.?|s\.?)\W?\d\d.{0,30})?"
)
_NOTE = re.compile(r"\bnote \(?(\w{1,3})\)?(?!\w)")
_DIGITS = re.compile(r"\d+")


def with_notices_given(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts, notices behind the last answer given to the questions that they explain."""
    told = list(parts)
    named: dict[str, set[str]] = {}
    owners: tuple[str, ...] | None = None
    stands: tuple[str, ...] = ()
    for at, part in enumerate(parts):
        if part.kind not in ANSWERING and part.kind != "heading":
            owners = None if part.kind == "request" else owners
            continue
        signs = _opened_by(part)
        marked = part.segment.marker is not None and bool(part.segment.marker.numbers)
        if marked or part.numbers != stands:
            owners = None
        stands = part.numbers
        begun = not part.numbers or any(number in named for number in part.numbers)
        if signs and begun and not marked:
            owners = _explained(signs, part.numbers, named)
        if owners is not None:
            told[at] = part._replace(numbers=owners)
        elif part.kind in ANSWERING:
            _note(part, named)
    return tuple(told)


def _note(part: Part, named: dict[str, set[str]]) -> None:
    """Note which sections and notes the answer to a question names."""
    signs = _signs(part.segment.text)
    for number in part.numbers:
        named.setdefault(number, set()).update(signs)


def _explained(
    signs: AbstractSet[str], numbers: Iterable[str], named: Mapping[str, set[str]]
) -> tuple[str, ...] | None:
    """Return the questions whose answers name what a notice explains; None where it stays."""
    if any(signs & named.get(number, set()) for number in numbers):
        return None
    found = tuple(number for number, known in named.items() if signs & known)
    return found or None


def _opened_by(part: Part) -> frozenset[str]:
    """Return the sections and notes that a passage opens with."""
    folded = plain(fold_space(part.segment.text))
    found = _OPENING.match(folded)
    return (
        _signs(found.group()) if found is not None and part.segment.table is None else frozenset()
    )


def _signs(text: str) -> frozenset[str]:
    """Return the sections, by their number, and the notes that a text names."""
    folded = plain(fold_space(text))
    sections = {_DIGITS.match(one.name)[0] for one in cited_sections(folded)}  # type: ignore[index]
    return frozenset(sections | {f"note {one}" for one in _NOTE.findall(folded)})
