"""A reply that several forces give together to one reply for each, with its own numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from foi_compare.interpret.force import bare_forces, named_forces
from foi_compare.interpret.letter_parts import Part
from foi_compare.interpret.phrases import Phrasebook, plain
from foi_compare.model import Figure, Force, ForceEvidence, Reply

_HEADING_WORDS = 8
_SPEAKING = frozenset({"letterhead", "voice", "signature", "sender", "authority", "body"})
Regions = Mapping[tuple[str, int], str]


def joint_forces(
    evidence: Sequence[ForceEvidence],
    parts: Sequence[Part],
    book: Phrasebook,
    forces: tuple[Force, ...],
) -> tuple[str, ...]:
    """Return the forces that reply together, in the order of the register; () for a lone force.

    They are the members of a known group of forces (word list `joint`), where every member speaks
    in the letter, or where it names them in one breath (`Norfolk and Suffolk Constabularies`).
    """
    speaking = {sign.force_id for sign in evidence if sign.kind in _SPEAKING}
    texts = [plain(part.segment.text) for part in parts if part.kind not in {"request", "quoted"}]
    together = any(book.has("joint_names", text) for text in texts)
    for group in book.words("joint"):
        members = tuple(name.strip() for name in group.split(","))
        named = set(members) <= speaking
        in_one_breath = together and any(
            set(members) <= set(bare_forces(text, forces)) for text in texts
        )
        if named or in_one_breath:
            return members
    return ()


def force_regions(
    parts: Sequence[Part], members: tuple[str, ...], forces: tuple[Force, ...]
) -> Regions:
    """Return the force of every block that stands below a heading naming one member alone."""
    regions: dict[tuple[str, int], str] = {}
    current = ""
    for part in parts:
        segment = part.segment
        named = _headed(part, members, forces)
        if named:
            current = named
        if part.kind in {"signature", "letterhead", "request", "quoted"} and not named:
            current = "" if part.kind != "request" else current
        if current:
            regions[segment.file, segment.block] = current
    return regions


def _headed(part: Part, members: tuple[str, ...], forces: tuple[Force, ...]) -> str:
    """Return the one member that a short line, or the caption of a table, names."""
    segment = part.segment
    text = segment.text if segment.table is None else segment.table.caption
    if part.kind in {"request", "quoted", "signature", "letterhead", "furniture"}:
        return ""
    if not text or len(text.split()) > _HEADING_WORDS or text.rstrip().endswith((".", "?")):
        return ""
    found = {name.force_id for name in named_forces(text, forces)} or set(bare_forces(text, forces))
    named = found & set(members)
    return next(iter(named)) if len(named) == 1 else ""


def split_joint(
    reply: Reply, members: tuple[str, ...], regions: Regions, forces: tuple[Force, ...]
) -> tuple[Reply, ...]:
    """Return one reply for each member with its own numbers, or the reply as it is.

    A number is a member's where its block stands below that force's heading, or its column, row
    or label names the force. What is nobody's stays in a reply without a force, for a person. All
    else (questions, what is set aside) goes with the first, so that nothing counts twice.
    """
    owners = [_owner(figure, members, regions, forces) for figure in reply.figures]
    if len(set(owners) - {""}) < 2:
        return (reply,)
    replies: list[Reply] = []
    for force_id in (*members, ""):
        figures = tuple(
            figure for figure, owner in zip(reply.figures, owners, strict=True) if owner == force_id
        )
        if not figures and not force_id:
            continue
        first = not replies
        replies.append(
            replace(
                reply,
                force_id=force_id,
                figures=figures,
                set_aside=reply.set_aside if first else (),
                plain_tables=reply.plain_tables if first else (),
                flags=(*reply.flags, "joint_reply"),
            )
        )
    return tuple(replies)


def _owner(
    figure: Figure, members: tuple[str, ...], regions: Regions, forces: tuple[Force, ...]
) -> str:
    texts = (figure.series, *(value for _, value in figure.breakdown))
    named = {
        force_id for text in texts for force_id in bare_forces(text, forces) if force_id in members
    }
    if len(named) == 1:
        return next(iter(named))
    blocks = {regions.get((spot.file, spot.block), "") for spot in figure.spots}
    return next(iter(blocks)) if len(blocks) == 1 else ""
