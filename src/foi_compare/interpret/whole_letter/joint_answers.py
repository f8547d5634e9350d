"""The parts of a joint letter to those that answer for each force: its own, and all they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from foi_compare.interpret.language.sentences import Sentence, split_sentences
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part
from foi_compare.interpret.letterhead.force_names import named_forces
from foi_compare.interpret.whole_letter.joint import Regions, headed_by
from foi_compare.model import Force
from foi_compare.text import find_numerals

_LEAST = 2  # forces with an answer of their own, before an answer is parted


def parts_of_each(
    parts: Sequence[Part], members: Sequence[str], regions: Regions, forces: tuple[Force, ...]
) -> Mapping[str, tuple[Part, ...]]:
    """Return the parts of the letter for each member, {} where fewer than two answer by themselves.

    A member's are those below its heading, the sentences that name it alone with what follows them
    in their paragraph, and all that is said for no one by name.
    """
    speaking: dict[str, None] = {}
    found: dict[str, list[Part]] = {member: [] for member in members}
    for part in parts:
        for member, own in found.items():
            kept = _kept(part, member, members, regions, forces)
            if kept is not None:
                own.append(kept)
        if part.kind in ANSWERING:
            speaking.update(dict.fromkeys(_owners(part, members, regions, forces)))
    if len([member for member in speaking if member]) < _LEAST:
        return {}
    return {member: tuple(own) for member, own in found.items()}


def _kept(
    part: Part,
    member: str,
    members: Sequence[str],
    regions: Regions,
    forces: tuple[Force, ...],
) -> Part | None:
    """Return what a part says for one member, None if nothing; its offsets do not hold any more."""
    segment = part.segment
    region = regions.get((segment.file, segment.block), "")
    if region:
        heads = headed_by(part, tuple(members), forces) and not find_numerals(segment.text)
        return part if region == member and not (heads and segment.table is None) else None
    if part.kind not in ANSWERING or segment.table is not None:
        return part
    said = list(sentence_owners(segment.text, members, forces))
    if all(owner in {"", member} for _, owner in said):
        return part
    own = " ".join(one.text for one, owner in said if owner in {"", member})
    return part._replace(segment=segment._replace(text=own)) if own else None


def _owners(
    part: Part, members: Sequence[str], regions: Regions, forces: tuple[Force, ...]
) -> Iterator[str]:
    segment = part.segment
    yield regions.get((segment.file, segment.block), "")
    if segment.table is None:
        yield from (owner for _, owner in sentence_owners(segment.text, members, forces))


def sentence_owners(
    text: str, members: Sequence[str], forces: tuple[Force, ...]
) -> Iterator[tuple[Sentence, str]]:
    """Yield the sentences of a paragraph, each with the one member that it speaks for, or ''.

    One that names nobody goes on with what was said before.
    """
    speaks = ""
    for sentence in split_sentences(text):
        named = {one.force_id for one in named_forces(sentence.text, forces)}.intersection(members)
        if named:
            speaks = next(iter(named)) if len(named) == 1 else ""
        yield sentence, speaks
