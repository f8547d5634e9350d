"""Letters whose paragraphs are numbered: the numbers that number no question.

`1. You asked … 2. The request was in four parts. (a) … 3. Part A. …`: a list of paragraphs tells
what was asked, says more than it asks, and holds the questions in a list of its own or within a
sentence, or runs on to the right of review.
"""

from __future__ import annotations

from collections.abc import Sequence

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.addressed import addressed, addresses
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.interpret.numbered_lines.outline import NumberedList, numbered_lists
from foi_compare.text import fold_space

_FEWEST = 3
_ASKING = 3  # of so many items at most one may ask


def without_paragraph_numbers(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with the numbers cut off that number the paragraphs of the letter."""
    told = list(segments)
    lists = numbered_lists(segments)
    for one in lists:
        if one.style == ("digits",) and one.below < 0 and _is_letter(one, lists, segments, words):
            for place in one.places:
                told[place] = _unnumbered(told[place])
    return told


def _is_letter(
    listed: NumberedList,
    lists: Sequence[NumberedList],
    segments: Sequence[Segment],
    words: Voice,
) -> bool:
    items = [segments[place] for place in listed.places]
    turning = [one for one in items if not words.asks(one) and _speaks_to_another(one)]
    if len(turning) > 1:
        return True
    telling = [one for one in items if words.tells_request(one)]
    asking = [one for one in items if one not in telling and words.asks(one)]
    few = 2 * len(telling) <= len(items) and _ASKING * len(asking) <= len(items)
    if len(items) < _FEWEST or not telling or not few:
        return False
    held = [one for one in lists if one.below in listed.places and len(one.places) > 1]
    citing = [one for one in items if _cites(one)]
    closing = any(words.closes(plain(fold_space(one.text))) for one in items[-2:])
    return len(held) == 1 or len(citing) > 1 or closing


def _speaks_to_another(item: Segment) -> bool:
    """Return whether a paragraph opens with questions that have other numbers than its own.

    `4. As to Questions 1 and 2 I find …`: then no number of the list is that of a question.
    """
    if item.marker is None:
        return False
    inner = read_marker(item.body)
    turned = inner.numbers if inner is not None and inner.kind == "regarding" else ()
    spoken = turned or addressed(item.body, lambda: ())
    return bool(spoken) and item.marker.numbers[0] not in spoken


def _cites(item: Segment) -> bool:
    """Return whether a paragraph opens with the question it speaks to: `3. As to (i) …`."""
    inner = read_marker(item.body)
    return bool(inner is not None and inner.numbers) or bool(addresses(item.body))


def _unnumbered(segment: Segment) -> Segment:
    """Return a paragraph without its number, and with the marker that it opens with then."""
    end = segment.marker.end if segment.marker is not None else 0
    text = segment.text[end:]
    return segment._replace(text=text, start=segment.start + end, marker=read_marker(text))
