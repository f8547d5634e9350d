"""Signs of which force replied, and the force they point to, or none.

Thread and sender come first, then letterhead, signature and body, then a cell, the foot of the
pages or the folder name; the shape of a reference never counts, nor does a force that only the
request, a quoted mail or the furniture of a page names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.letterhead.force_names import (
    Named,
    bare_forces,
    in_one_breath,
    named_forces,
    short_forces,
)
from foi_compare.interpret.letterhead.force_stance import Stance, stance_of
from foi_compare.interpret.letterhead.head_lines import sets_letterhead, stands_alone, with_labels
from foi_compare.interpret.periods.periods import find_days
from foi_compare.model import Document, Force, ForceEvidence, Table

# Where a force is named, and how surely it is then the one that replied.
_WEIGHTS = {
    "sender": 10.0,
    "authority": 10.0,
    "letterhead": 4.0,
    "signature": 3.0,
    "signed address": 4.0,
    "alone": 6.0,  # `This response relates to Kent Police only`
    "voice": 3.0,  # `Kent Police can confirm`
    "title": 2.5,
    "author": 2.5,
    "folder": 2.0,
    "line": 2.0,  # a line by itself among the answers, as on a sheet of notes
    "cell": 2.0,  # the one force that cells name by itself
    "foot": 2.0,  # what is printed below each page
    "address": 2.0,
    "holder": 1.5,  # `Kent Police holds`
    "body": 1.0,
    "subject": 1.0,
    "footer": 0.3,
    "mention": 0.0,
}
# The kind of sign that each place gives, where that has another name.
_KINDS = {"signed address": "signature", "address": "body", "holder": "body"}
_ONCE = frozenset({"line", "cell", "foot"})  # repeated, they say no more
# Where the writer of a letter names itself; what else its sentences name does not divide these.
_HEADS = frozenset({"letterhead", "signature"})
_PLACED = _HEADS | {"alone", "voice", "title", "author", "subject"}
_BY_ITSELF = frozenset({"signature", "signed address", "line", "address"})
_SENTENCE_WORDS = 4
_LABEL_WORDS = 3  # of a label with its colon
_UNENDED = re.compile(r"(?<!behalf )\b(?:and|by|for|from|in|of|or|the|to|with)$")
_ENOUGH = 2.0
_LEAD = 2.0
_MAX_BODY = 1.9  # however often sentences name a force that never speaks
_MOST_NAMED = 4
_FORCE_LABEL = re.compile(
    r"(?:name of )?(?:police )?(?:force|constabulary|authority|from)(?: name)?:?"
)
_DIGIT = re.compile(r"\d")
_LINE_ENDS = re.compile(r"\n|\s/\s")  # `Police Service of Scotland / Seirbheis Phoilis na h-Alba`
_LONGEST_NAME = 60  # characters of a cell that is the name of a force
_SMALL_WORDS = frozenset({"and", "of", "the", "in", "on", "upon", "by", "under", "s"})


_ADDRESS_GOES_ON = re.compile(r"\s*[,(]|\s+(?:ltd|limited|and|&)\b|\s+\(")
_OF_REPLY = re.compile(r"\b(?:foia?|eir|rfi|freedom of information)(?=\d|\b)", re.IGNORECASE)
_OF_DAY = re.compile(r"\b(?:dated?|of|on)\W*$", re.IGNORECASE)
_COPYRIGHT = re.compile(r"\s*(?:\u00a9|\(c\)|copyright\b)", re.IGNORECASE)
_BY_HINT = frozenset({"title", "author"})
# `Produced by: Performance Team, Kent Police`.
_MADE_BY = re.compile(r"\s*(?:[A-Za-z]+\s){0,2}(?:by|from|owner|author|force)\s*:\s*")
_TITLE_GOES_ON = re.compile(
    r"\s*[-\u2013\u2014|:]\s|\s+(?:foi|freedom of information|disclosure)\b", re.IGNORECASE
)

# `West Mercia Police, 14/02/2024. Burglary`, `Kent Police. Request 1422/24: list of thefts`.
_DATED_TITLE = re.compile(r"[.,;]\s(?=[^.;:]{0,40}?\d)[A-Z\d]")


def forces_in_name(name: str, forces: tuple[Force, ...]) -> tuple[ForceEvidence, ...]:
    """Return the forces that the folders and the name of a file name."""
    parts = [(part, re.sub(r"[_\-.]+", " ", part)) for part in name.split("/")]
    return tuple(
        _sign(force_id, "folder", part)
        for part, spaced in parts
        for force_id in bare_forces(spaced, forces) or _short_forces(spaced, forces)
    )


def _short_forces(name: str, forces: tuple[Force, ...]) -> tuple[str, ...]:
    """Return the force whose short name begins the name of a reply: `Herts FOI 12 24`."""
    return short_forces(name, forces) if _OF_REPLY.search(name) else ()


def _sign(force_id: str, place: str, text: str) -> ForceEvidence:
    kind = _KINDS.get(place, place)
    return ForceEvidence(force_id=force_id, kind=kind, text=text, weight=_WEIGHTS[place])


def force_evidence(
    document: Document, parts: Sequence[Part], forces: tuple[Force, ...], book: Phrasebook
) -> tuple[ForceEvidence, ...]:
    """Return every sign in a document of which force replied, strongest kinds first.

    A national body that heads the document is a sign of no force: its `force_id` is empty.
    """
    evidence = [*_hint_evidence(document, forces)]
    evidence.extend(_part_evidence(parts, forces, book))
    evidence.extend(_cell_evidence(parts, forces))
    evidence.extend(_national_evidence(document, parts, book))
    evidence.extend(forces_in_name(document.name, forces))
    evidence.extend(_titles_of_tables(parts, forces, evidence))
    return tuple(sorted(evidence, key=lambda sign: (-sign.weight, sign.force_id, sign.text)))


def _hint_evidence(document: Document, forces: tuple[Force, ...]) -> list[ForceEvidence]:
    evidence: list[ForceEvidence] = []
    for hint in document.hints:
        if hint.kind not in {"sender", "authority", "title", "author", "subject"}:
            continue
        named = {found.force_id: found.text for found in named_forces(hint.value, forces)}
        if not named and hint.kind == "authority":
            named = {sign.force_id: sign.text for sign in forces_in_name(hint.value, forces)}
        evidence.extend(
            _sign(force_id, hint.kind, text) for force_id, text in sorted(named.items())
        )
    return evidence


def _part_evidence(
    parts: Sequence[Part], forces: tuple[Force, ...], book: Phrasebook
) -> list[ForceEvidence]:
    evidence: list[ForceEvidence] = []
    introduced = False
    for part in with_labels(parts):
        sent_to, introduced = introduced, _introduces(part)
        if part.kind in {"request", "quoted"}:
            continue
        table = part.segment.table
        text = part.segment.text if table is None else table.caption
        if part.kind == "letterhead":
            text = text.replace("  ", " \n")  # cells of a row, or columns, are lines of their own
        names = named_forces(text, forces)
        for row in in_one_breath(text, names):
            # Forces named in one breath speak together: what lends weight to one lends it to all.
            breath = row[-1].end - row[0].start
            stances = [stance_of(text, found, names, book) for found in row]
            if len({found.force_id for found in row}) > 1:
                stances = ["" if stance == "alone" else stance for stance in stances]
            places = [
                stance if stance == "alone" else _place(part, text, found, breath, stance)
                for found, stance in zip(row, stances, strict=True)
            ]
            place = max(places, key=_rank)
            if sent_to and place in _BY_ITSELF:
                place = "mention"
            evidence.extend(_sign(found.force_id, place, found.text) for found in row)
    return evidence


def _introduces(part: Part) -> bool:
    """Return whether a part leads up to what stands below it: `You may wish to contact:`."""
    words = part.segment.text.split()
    return len(words) > _LABEL_WORDS and words[-1].endswith(":")


def _rank(place: str) -> tuple[float, str]:
    return _WEIGHTS[place], place


def _cell_evidence(parts: Sequence[Part], forces: tuple[Force, ...]) -> list[ForceEvidence]:
    """Return the one force that cells of tables name: alone in a row, or behind or below `Force`.

    Where cells name several, the tables compare them.
    """
    named: dict[str, str] = {}
    tables = (
        part.segment.table
        for part in parts
        if part.kind not in {"request", "quoted", "letterhead"}
        and not sets_letterhead(part, begun=True)
    )
    for found, told in chain.from_iterable(
        _names_in_cells(table, forces) for table in tables if table is not None
    ):
        named[found.force_id] = named.get(found.force_id, "") or (found.text if told else "")
    (force_id, text), *others = named.items() or [("", "")]
    return [_sign(force_id, "cell", text)] if text and not others else []


def _names_in_cells(table: Table, forces: tuple[Force, ...]) -> Iterator[tuple[Named, bool]]:
    """Yield the forces that fill a cell, and whether it is there to say whose the table is."""
    # A list has thousands of cells, which repeat few texts without a digit; no name has one.
    texts = {cell.text.strip() for cell in table.cells}
    short = {text for text in texts if 0 < len(text) <= _LONGEST_NAME}
    named = {text: named_forces(text, forces) for text in short if not _DIGIT.search(text)}
    if not any(named.values()):
        return
    cells = {(cell.row, cell.column): cell.text.strip() for cell in table.cells}
    filled = Counter(row for (row, _), text in cells.items() if text)
    for (row, column), text in cells.items():
        found = named.get(text, ())
        if len(found) == 1 and found[0].text == text:
            beside = (cells.get((row, column - 1), ""), cells.get((0, column), ""))
            labelled = any(_FORCE_LABEL.fullmatch(plain(label).strip()) for label in beside)
            yield found[0], labelled or filled[row] == 1


def _national_evidence(
    document: Document, parts: Sequence[Part], book: Phrasebook
) -> list[ForceEvidence]:
    """Return a sign of no force for each line where a national body heads or signs a document.

    What such a body publishes, of one force or of all of them, is no force's reply.
    """
    bodies = book.words("national")
    said = [
        (place, line.strip(" .:"))
        for part in with_labels(parts)
        if (place := _head_or_foot(part))
        for line in part.segment.text.split("\n")
    ]
    said += [("letterhead", one.value) for one in document.hints if one.kind in _BY_HINT]
    return [_sign("", place, line) for place, line in said if _is_titled_by(line, bodies)]


def _head_or_foot(part: Part) -> str:
    """Return what a body named in a part is a sign of, '' where it may be anybody's name."""
    if part.kind == "letterhead" or part.segment.kind in {"page_header", "page_footer"}:
        return "letterhead"
    return "signature" if part.kind == "signature" else ""


def _titles_of_tables(
    parts: Sequence[Part], forces: tuple[Force, ...], others: Sequence[ForceEvidence]
) -> Iterator[ForceEvidence]:
    """Yield the one force that begins a line over a table, where nothing else says whose it is.

    `West Mercia Police, 14/02/2024. Burglary` heads a sheet without a letter.
    """
    named = {sign.force_id for sign in others}
    if len(named) != 1 or any(sign.weight >= _ENOUGH for sign in others):
        return
    texts = (
        part.segment.table.caption if part.segment.table else part.segment.text
        for part in parts
        if part.kind not in {"request", "quoted"}
    )
    for line in (line.strip() for text in texts for line in text.split("\n")):
        found = next(iter(named_forces(line, forces)), None)
        if found is not None and found.start == 0 and _DATED_TITLE.match(line, found.end):
            yield _sign(found.force_id, "title", found.text)
            return


def _is_titled_by(line: str, bodies: Sequence[str]) -> bool:
    """Return whether a line names one of some bodies: alone, as a title does, or behind an office.

    `Home Office, 2 Marsham Street` and `Information Access Team, CPS` do.
    """
    folded = plain(line)
    office, _, last = folded.rpartition(",")
    return any(
        folded == body
        or (bool(office) and last.strip() == body and _only_names(line))
        or (folded.startswith(body) and _titles(line, folded, len(body)))
        for body in bodies
    )


def _titles(line: str, folded: str, end: int) -> bool:
    """Return whether what stands behind a body's name on its line leaves it the title."""
    if _TITLE_GOES_ON.match(folded, end) is not None:
        return True
    return _ADDRESS_GOES_ON.match(folded, end) is not None and _only_names(line)


def _place(part: Part, text: str, found: Named, breath: int, stance: Stance) -> str:
    """Return where a force is named and how, as a key of the weights."""
    line = _line_of(text, found.start)
    alone = breath > 0.5 * len(line.strip())
    address = found.address and not _is_sentence(line)
    # `Kent Police \u2013 Freedom of Information request 12/24` is the title of its own file.
    titled = line.startswith(found.text) and (
        _TITLE_GOES_ON.match(line, len(found.text)) is not None or _only_names(line)
    )
    heads = address or alone or titled
    if part.segment.kind == "page_footer" or _COPYRIGHT.match(line):
        return "footer" if stance == "another" else "foot"
    if part.segment.kind == "page_header":
        return "letterhead"
    if part.kind == "furniture":
        return "footer"
    told = stance == "another" and line.rstrip().endswith(".")  # `Kent and Essex share an archive.`
    if part.kind == "signature" and not told and (alone or not _is_sentence(line)):
        return "signed address" if found.address else "signature"
    if heads and (part.kind == "letterhead" or (_opens(part, text, found) and not stance)):
        return "letterhead"
    if found.address and not stance:
        return "address"
    if stance:
        return {"itself": "voice", "holder": "holder", "another": "mention"}[stance]
    by_itself = stands_alone(part) and not part.segment.listed and line.startswith(found.text)
    made = _MADE_BY.match(line)
    by_itself = (by_itself and _only_names(line)) or (
        made is not None and made.end() <= line.find(found.text) and _only_names(line[made.end() :])
    )
    # `Crimes by district | extract 02/07/2024 Kent Police Analysis` is the head of a printout.
    ended = line.rstrip().endswith((".", ":", "?"))
    in_head = part.kind == "letterhead" and not ended and not _is_sentence(line)
    return "line" if by_itself or in_head else "body"


def _opens(part: Part, text: str, found: Named) -> bool:
    """Return whether a force is named in the first line of a file whose answer begins at once."""
    at = part.segment
    first = part.kind == "answer" and at.table is None and (at.block, at.start) == (0, 0)
    return first and not text[: found.start].strip() and "\n" in text


def _is_sentence(line: str) -> bool:
    """Return whether a line is a sentence, and no name, office or address."""
    words = {word.strip(".,;:()") for word in line.split()}
    small = {word for word in words if word.isalpha() and word.islower()}
    return len(small - _SMALL_WORDS) >= _SENTENCE_WORDS


def _line_of(text: str, at: int) -> str:
    """Return the line around an offset, with the one above where that ends in `of` or the like."""
    start = max((cut.end() for cut in _LINE_ENDS.finditer(text, 0, at)), default=0)
    line = _LINE_ENDS.split(text[start:], maxsplit=1)[0]
    above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start].rstrip()
    return f"{above} {line}" if _UNENDED.search(above) else line


def _only_names(line: str) -> bool:
    """Return whether a line holds names, numbers and marks: a force, its address, a reference.

    The day it is of makes it no sentence: `Kent Police 2024/519, dated 5th September 2024`.
    """
    for day in reversed(find_days(line)):
        line = f"{_OF_DAY.sub('', line[: day.start])} {line[day.end :]}"
    words = set(re.findall(r"[^\W\d_]+", line))
    return not any(map(str.islower, words - _SMALL_WORDS))


def decide_force(evidence: Sequence[ForceEvidence]) -> str:
    """Return the force that the evidence points to; empty where it is thin or divided.

    A force that heads or signs the letter, or sent it, is contradicted by another that heads, signs
    or speaks, and by none that a sentence only mentions. Where a national body alone heads or signs
    it, it is of no force.
    """
    heading = {sign.force_id for sign in evidence if sign.kind in _HEADS}
    if heading == {""}:
        return ""
    senders = {sign.force_id for sign in evidence if sign.kind in {"sender", "authority"}}
    if len(senders) > 1:
        return ""
    if senders:
        sender = next(iter(senders))
        own = {sign.force_id for sign in evidence if sign.kind in _HEADS | {"alone", "voice"}}
        return sender if not own or sender in own else ""
    headed = any(sign.kind in _HEADS for sign in evidence)
    scores = _scores([sign for sign in evidence if not headed or sign.kind in _PLACED])
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _ENOUGH:
        return ""
    if len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]:
        return ""
    return ranked[0][0]


def ask_which(evidence: Sequence[ForceEvidence], file: str) -> str:
    """Return why no force is certain, and what a person can write to settle it."""
    seen = {sign.force_id: sign.text for sign in reversed(evidence) if sign.kind != "footer"}
    names = sorted(set(seen.values()))[:_MOST_NAMED]
    said = f"the reply names {' and '.join(names)}" if names else "the reply names none"
    named = next(iter(seen)) if len(seen) == 1 else ""
    wanted = "" if named else ", with its identifier of `foi-compare forces` in the quotes"
    return (
        f"which force replied is not certain: {said}; answer with its name, or write in"
        f' foi-compare.toml: [[files]] file = "{file}", force = "{named}"{wanted}'
    )


def _scores(evidence: Sequence[ForceEvidence]) -> dict[str, float]:
    """Return the weight of each force; each kind of sign counts up to a bound."""
    by_kind: dict[tuple[str, str], float] = {}
    for sign in evidence:
        key = (sign.force_id, sign.kind)
        twice = sign.weight if sign.kind in _ONCE else 2 * sign.weight
        bound = max(sign.weight, _MAX_BODY if sign.kind == "body" else twice)
        by_kind[key] = min(by_kind.get(key, 0.0) + sign.weight, bound)
    placed = {force_id for force_id, kind in by_kind if kind in _PLACED}
    scores: dict[str, float] = {}
    for (force_id, kind), weight in by_kind.items():
        if kind == "folder" and placed and force_id not in placed:
            continue  # the letter itself speaks louder than where it lies
        scores[force_id] = scores.get(force_id, 0.0) + weight
    return scores
