"""The cells of a table that sets questions beside answers, to what each one asks or answers."""

from __future__ import annotations

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.question_likeness import words_of
from foi_compare.interpret.letter_text.letter_parts import Slot
from foi_compare.interpret.letter_text.segments import REPORTED, Segment
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.letter_walk.walk_request import ask, introduce
from foi_compare.interpret.letter_walk.walk_response import put_answer
from foi_compare.interpret.letter_walk.walk_tables import Dialogue
from foi_compare.interpret.numbered_lines.label_lists import is_label
from foi_compare.interpret.numbered_lines.list_roles import PART
from foi_compare.text import fold_space


def ends_question(walk: Walk, segment: Segment, dialogue: Dialogue) -> bool:
    """Take words that end the question of a row above; False where they do not.

    Where lines of two columns were read as rows, a question of two lines stands in two of them.
    """
    slot = walk.asked.lookup(dialogue.open) if dialogue.open else None
    if slot is None or segment.side == "right" or segment.marker is not None:
        return False
    if segment.table is not None or not segment.text.lstrip()[:1].islower():
        return False
    slot.go_on(segment.text)
    dialogue.ask(slot)
    walk.put(segment, "request", (slot.number,))
    return True


def read_dialogue(walk: Walk, segment: Segment, dialogue: Dialogue) -> None:
    """Put a cell where its column says: a question on the left, what answers it on the right."""
    folded = plain(fold_space(segment.text))
    if segment.side == "left":
        if walk.section != "request" or walk.answered:
            walk.section, walk.answered, walk.asked.current = "request", False, ()
            walk.explicit = True
        marker = segment.marker
        if marker is not None and marker.kind == PART:
            walk.asked.current = ()
            walk.put(segment, "heading")
        elif marker is not None and marker.numbers and not segment.body.strip():
            walk.asked.current = walk.asked.cite(marker.numbers)
            walk.put(segment, "request", walk.asked.current)
        elif marker is None and not walk.asked.current:
            slot = _asked_before(walk, segment, dialogue)
            if slot is None:
                slot = walk.asked.new(walk.asked.next_number())
                slot.text = fold_space(segment.text)
            walk.asked.current = (slot.number,)
            walk.put(segment, "request", walk.asked.current)
        else:
            ask(walk, segment, folded)
        dialogue.ask(walk.asked.lookup(walk.asked.current[0]) if walk.asked.current else None)
        return
    walk.section = "response"
    if segment.kind == REPORTED:
        walk.put(segment, "quoted", walk.asked.current)
        return
    if is_label(segment):
        put_label(walk, segment, folded)
        return
    put_answer(walk, segment, folded)
    dialogue.note(walk.asked.current, segment, walk.book)


def put_label(walk: Walk, segment: Segment, folded: str) -> None:
    """Take a numbered label: part of the question that asks for it, else words that define it."""
    if walk.section == "request":
        introduce(walk)
        ask(walk, segment, folded)
    elif walk.section == "clarified":
        walk.put(segment, "request", walk.asked.current)
    else:
        walk.put(segment, "definition", walk.asked.current)


def _asked_before(walk: Walk, segment: Segment, dialogue: Dialogue) -> Slot | None:
    """Return the question that an earlier letter has in the same words, if this table has not."""
    words = words_of(segment.text)
    alike = (slot for slot in walk.asked.slots.values() if slot.words == words)
    return next((slot for slot in alike if (slot.number,) not in dialogue.answered), None)
