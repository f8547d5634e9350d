"""The rows of a table of questions and answers in which the requester only tells of himself.

`I am a student and write about cycling.` beside `Noted.` is no question: counted as one, it would
give each question below it the number of the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.bare_answers import is_bare_answer
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.passage_roles.letter_roles import roles_by
from foi_compare.text import fold_space

_TELLS = "request"  # the role of what a requester says and does not ask
_SURE = 0.85


def with_background_apart(segments: list[Segment], words: Voice) -> list[Segment]:
    """Return the segments with such rows out of the two columns of their table."""
    rows: defaultdict[tuple[int, int], list[Segment]] = defaultdict(list)
    for one in segments:
        if one.side and one.table is None:
            rows[one.block, one.row].append(one)
    silent = {row for row, cells in rows.items() if _may_tell(cells, words)}
    if not silent:
        return segments
    asking = {
        (one.segment.block, one.segment.row)
        for one in roles_by(words.book).pieces(segments)
        if one.segment.side == "left" and one.shares.get(_TELLS, 0.0) < _SURE
    }
    apart = silent - asking
    return [
        one._replace(side="") if (one.block, one.row) in apart and one.table is None else one
        for one in segments
    ]


def _may_tell(cells: Sequence[Segment], words: Voice) -> bool:
    """Return whether the cells of a row number nothing, ask nothing plainly, and answer nothing."""
    left = [one for one in cells if one.side == "left"]
    right = [one for one in cells if one.side == "right"]
    asks = any(one.marker is not None or "?" in one.text for one in left)
    return bool(left and right) and not asks and not any(_answers(one, words) for one in right)


def _answers(segment: Segment, words: Voice) -> bool:
    folded = plain(fold_space(segment.body))
    return is_bare_answer(folded) or words.settles(folded) or words.speaks_of_it(segment)
