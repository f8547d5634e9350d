"""A reply that several forces give together to one reply for each, with its own numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.letterhead.force_names import bare_forces, named_forces
from foi_compare.model import Figure, Force, ForceEvidence, Question, Reply
from foi_compare.text import fold_space

_HEADING_WORDS = 8
_MANY = 3  # forces beside the members: the document compares them all
TOGETHER = "*"  # the owner of a number that holds for each member
_NAME_WORDS = 3
_ANSWERING = frozenset({"answer", "refusal", "estimate"})
_SPEAKING = frozenset({"letterhead", "voice", "signature", "sender", "authority", "body"})
Regions = Mapping[tuple[str, int], str]


class Naming(NamedTuple):
    """What names forces: the register, and the headings that a person gives to forces."""

    forces: tuple[Force, ...]
    told: tuple[tuple[str, str], ...] = ()

    def told_by(self, texts: Sequence[str]) -> str:
        """Return the force that a person gives to the first of some headings, else ''."""
        given = {fold_space(heading).casefold(): force for heading, force in self.told}
        found = (given.get(fold_space(text).casefold(), "") for text in texts)
        return next(filter(None, found), "")


def joint_forces(
    evidence: Sequence[ForceEvidence],
    parts: Sequence[Part],
    book: Phrasebook,
    forces: tuple[Force, ...],
) -> tuple[str, ...]:
    """Return the forces that reply together, in the order of the register; () for a lone force.

    They are the members of a known group of forces (word list `joint`), where every member speaks
    in the letter, or where it names them in one breath (`Norfolk and Suffolk Constabularies`).
    Where one of them alone heads the letter, what a sentence says of another and what stands below
    its end (the footer of a shared mail server) make no joint reply.
    """
    heads = {sign.force_id for sign in evidence if sign.kind == "letterhead"} - {""}
    for group in book.words("joint"):
        members = tuple(name.strip() for name in group.split(","))
        lone = len(heads.intersection(members)) == 1
        if _is_for_another(evidence, heads, members):
            continue
        ends = {"signature"} if lone else set()
        spoken = _SPEAKING - {"signature", "body"} if lone else _SPEAKING
        speaking = {sign.force_id for sign in evidence if sign.kind in spoken}
        texts = [
            plain(part.segment.text)
            for part in parts
            if part.kind not in {"request", "quoted", *ends}
        ]
        named = set(members) <= speaking and len(speaking.difference(members)) < _MANY
        in_one_breath = any(book.has("joint_names", text) for text in texts) and any(
            set(members) <= set(bare_forces(text, forces)) for text in texts
        )
        if named or in_one_breath:
            return members
    return ()


def _is_for_another(
    evidence: Sequence[ForceEvidence], heads: AbstractSet[str], members: tuple[str, ...]
) -> bool:
    """Return whether a letter is not of some forces: others head it, or it says whose it is."""
    alone = {sign.force_id for sign in evidence if sign.kind == "alone"}
    return len(alone) == 1 or (bool(heads) and not heads & set(members))


def force_regions(
    parts: Sequence[Part], members: tuple[str, ...], forces: tuple[Force, ...]
) -> Regions:
    """Return the force of every block that stands below a heading naming one member alone.

    A block in which that changes has the empty force. A heading below a question ends with it; one
    with its questions below it holds for them all.
    """
    seen: dict[tuple[str, int], dict[str, None]] = {}
    current, scope = "", ""
    asked: tuple[str, ...] = ()
    for part in parts:
        segment = part.segment
        named = headed_by(part, members, forces)
        if part.numbers and part.numbers != asked:
            asked = part.numbers
            scope = scope or "questions"
            current = "" if scope == "question" else current
        if named:
            current, scope = named, ""
        elif part.kind in _ANSWERING:
            scope = scope or "question"
        if part.kind in {"signature", "letterhead", "request", "quoted"} and not named:
            current = "" if part.kind != "request" else current
        seen.setdefault((segment.file, segment.block), {})[current] = None
    # A block that goes on with what is said for another, or for all, is nobody's as a whole.
    return {
        address: "" if others else found
        for address, (found, *others) in seen.items()
        if found or others
    }


def headed_by(part: Part, members: tuple[str, ...], forces: tuple[Force, ...]) -> str:
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


def speak_together(evidence: Sequence[ForceEvidence], members: tuple[str, ...]) -> bool:
    """Return whether every member heads or signs the letter: then it is nobody's alone."""
    heading = {sign.force_id for sign in evidence if sign.kind in {"letterhead", "signature"}}
    return bool(members) and heading.issuperset(members)


def owners_of(
    figures: Sequence[Figure],
    members: tuple[str, ...],
    regions: Regions,
    captions: Mapping[int, tuple[str, ...]],
    naming: Naming,
    *,
    apart: bool = False,
) -> tuple[str, ...]:
    """Return whose each figure is, '' where nothing says it; only '' where one force replies.

    A number is a member's where a person says so, where its column, row, sentence, or the caption
    of its table (`captions`, by label group) names that force, or where its block stands below that
    force's heading (`regions`). Where the forces answer `apart`, one may have no number.
    """
    if not members and not naming.told:
        return ("",) * len(figures)
    owners = tuple(
        _owner(figure, members, regions, captions.get(figure.group, ()), naming)
        or (TOGETHER if _none_of_all(figure, regions) else "")
        for figure in figures
    )
    single = set(owners) - {"", TOGETHER}
    parted = len(single) > 1 or ((apart or naming.told) and bool(single))
    return owners if parted else ("",) * len(owners)


def split_joint(
    reply: Reply,
    members: tuple[str, ...],
    owners: tuple[str, ...],
    naming: Naming,
    each: Mapping[str, tuple[Question, ...]],
) -> tuple[Reply, ...]:
    """Return one reply for each member with its own numbers and answers, or the reply as it is.

    `each` holds the questions as each member answers them, where they answer apart. What is
    nobody's stays in a reply without a force, for a person; but where together they have none, each
    has none, and where a person gave some numbers of one force's letter to others, the
    rest stays its own. All else (what is set aside) goes with the first, so that nothing counts
    twice.
    """
    if not members:
        owners = tuple(reply.force_id if owner in {"", TOGETHER} else owner for owner in owners)
    if not set(owners) - {"", reply.force_id} and (reply.figures or reply.force_id or not members):
        return (_asking(reply, members, naming) if members and not reply.force_id else reply,)
    replies: list[Reply] = []
    for force_id in (*dict.fromkeys((*members, *sorted(set(owners) - {"", TOGETHER}))), ""):
        first = not replies
        figures = tuple(
            _without_name(figure, force_id, naming.forces)
            if owner == force_id
            else replace(figure, spots=figure.spots if first else ())
            for figure, owner in zip(reply.figures, owners, strict=True)
            if owner == force_id or (owner == TOGETHER and force_id in members)
        )
        if not figures and not force_id:
            continue
        part = replace(
            reply,
            force_id=force_id,
            force_doubt="",
            figures=figures,
            questions=each.get(force_id)
            or tuple(_own_words(question, figures) for question in reply.questions),
            set_aside=reply.set_aside if first else (),
            plain_tables=reply.plain_tables if first else (),
            aside_tables=reply.aside_tables if first else (),
            flags=(*reply.flags, "joint_reply"),
        )
        replies.append(part if force_id else _asking(part, members, naming))
    return tuple(replies)


def _own_words(question: Question, figures: Sequence[Figure]) -> Question:
    """Return the question with the sentence that gives this member's number, if one does."""
    said = (
        figure.evidence
        for figure in figures
        if figure.origin == "sentence" and figure.question == question.number
    )
    return replace(question, statement=next(said, question.statement))


def _none_of_all(figure: Figure, regions: Regions) -> bool:
    """Return whether a sentence under no force's heading says that there are none."""
    headed = any((spot.file, spot.block) in regions for spot in figure.spots)
    return figure.origin == "sentence" and figure.value.amount == 0 and not headed


def _asking(reply: Reply, members: tuple[str, ...], naming: Naming) -> Reply:
    """Return a reply whose force is unknown, with what a person has to say to settle it."""
    names = {force.force_id: force.name for force in naming.forces}
    several = " and ".join(names.get(member, member) for member in members) or "several forces"
    first = reply.figures[0] if reply.figures else None
    file = first.file if first is not None else reply.files[0]
    sheet = first.place.part.removeprefix("sheet ") if first is not None else ""
    heading = sheet if first is not None and sheet != first.place.part else "…"
    return replace(
        reply,
        force_doubt=f"the letter speaks for {several}, and nothing at these numbers says whose "
        "they are, or they count all of them together; say it in foi-compare.toml, by the sheet or "
        "heading they stand under: "
        f'[[files]] file = "{file}", forces = {{ "{heading}" = "{next(iter(members), "…")}" }}',
    )


def _without_name(figure: Figure, force_id: str, forces: tuple[Force, ...]) -> Figure:
    """Return the figure without a breakdown that says no more than whose it is."""
    kept = tuple(
        (name, text)
        for name, text in figure.breakdown
        if bare_forces(text, forces) != (force_id,) or len(text.split()) > _NAME_WORDS
    )
    return replace(figure, breakdown=kept)


def _owner(
    figure: Figure,
    members: tuple[str, ...],
    regions: Regions,
    captions: tuple[str, ...],
    naming: Naming,
) -> str:
    own = (figure.series, *(value for _, value in figure.breakdown))
    sheet = figure.place.part.removeprefix("sheet ")
    told = naming.told_by((*own, *captions, sheet))
    if told:
        return told
    named = {force_id for text in own for force_id in bare_forces(text, naming.forces)}
    if len(named.intersection(members)) == 1:
        return next(iter(named.intersection(members)))
    for caption in captions:
        titled = set(bare_forces(caption, naming.forces)).intersection(members)
        if len(titled) == 1 and len(caption.split()) <= _HEADING_WORDS:
            return next(iter(titled))
    if figure.origin == "sentence":
        said = {one.force_id for one in named_forces(figure.evidence, naming.forces)}
        if len(said.intersection(members)) == 1:
            return next(iter(said.intersection(members)))
    blocks = {regions.get((spot.file, spot.block), "") for spot in figure.spots}
    return next(iter(blocks)) if len(blocks) == 1 else ""
