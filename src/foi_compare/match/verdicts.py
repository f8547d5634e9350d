"""Verdicts of the simple kinds, each with its one line of reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from foi_compare.match.label_reading.label_words import clean, squeeze
from foi_compare.match.label_reading.printed_code import PrintedCode
from foi_compare.model.codes import Alias, Codebook
from foi_compare.model.matching import Candidate, Match


def alias_index(codebook: Codebook) -> Mapping[str, Alias]:
    """Index titles and aliases by their letters; an alias goes before a title of a group."""
    index: dict[str, Alias] = {}
    groups: dict[str, list[str]] = {}
    for code in codebook.codes.values():
        if code.group:
            groups.setdefault(code.group, []).append(code.code)
        for text in (code.title, code.short_title):
            index.setdefault(
                squeeze(clean(text)), Alias(label=text, codes=(code.code,), source="title")
            )
    for alias in codebook.aliases:
        index.setdefault(squeeze(clean(alias.label)), alias)
    for name, members in groups.items():
        group = Alias(label=name, codes=tuple(members), source="group")
        index.setdefault(squeeze(clean(name)), group)
    index.pop("", None)
    return index


def by_alias(label: str, alias: Alias) -> Match:
    """Return the verdict of a title or alias: its code, or its group of codes."""
    if len(alias.codes) > 1:
        return of_group(label, alias.label, alias.codes)
    is_title = alias.source == "title"
    return Match(
        label=label,
        status="matched",
        code=alias.codes[0],
        rule="title" if is_title else "alias",
        score=1.0,
        reason=f"the {'title' if is_title else 'known wording'} `{alias.label}` → {alias.codes[0]}",
    )


def of_group(label: str, name: str, members: Sequence[str]) -> Match:
    """Return the verdict on a printed group of codes."""
    return Match(
        label=label,
        status="ambiguous",
        role="group",
        rule="group",
        reason=f"`{name}` is a group of codes ({', '.join(members)}) and is not spread over them",
        candidates=tuple(
            Candidate(code=code, score=round(1 / len(members), 2)) for code in members
        ),
        members=tuple(members),
    )


def of_several_codes(label: str, codes: Sequence[str]) -> Match:
    """Return the verdict on a label that prints several codes."""
    return replace(
        of_group(label, " and ".join(codes), codes),
        rule="printed_codes",
        reason=f"prints several codes ({', '.join(codes)}) and is not spread over them",
    )


def is_blank(text: str) -> bool:
    """Say whether cleaned text is what a blank cell may print: nothing, a dash, a dot."""
    return not set(text) - set("-.?#_* ")


def none(label: str, reason: str) -> Match:
    """Return the verdict that a label is none of the codebook."""
    return Match(label=label, status="none", rule="none", reason=reason)


def shown(printed: PrintedCode) -> str:
    """Return a printed code as it stands in the label, for a reason."""
    return f"`{printed.text}`"
