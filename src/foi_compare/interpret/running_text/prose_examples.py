"""The counts of a sentence to those that it claims: none of an example, whoever opens it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foi_compare.interpret.language.sentences import Sentence
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part
from foi_compare.interpret.running_text.prose_claims import (
    SUPPOSED,
    example_at,
    opens_example,
    unclaimed,
)
from foi_compare.interpret.running_text.prose_counts import Count
from foi_compare.interpret.running_text.prose_figures import Where
from foi_compare.interpret.running_text.prose_pairs import Reading
from foi_compare.text import find_numerals

_HEADING = ANSWERING | {"heading"}


class Examples:
    """Where examples begin: under a heading that opens one, or within a part."""

    def __init__(self) -> None:
        self._headed = False
        self._begins: tuple[Part | None, int] = (None, 0)

    def pass_heading(self, part: Part) -> None:
        """Take note of a line that stands alone: a heading may open an example, or end one."""
        text = part.segment.text
        heads = part.kind in _HEADING and not find_numerals(text)
        self._headed = heads and opens_example(text)

    def doubt_unclaimed(
        self,
        where: Where,
        sentence: Sentence,
        counts: Sequence[Count],
        readings: tuple[Reading, ...],
    ) -> tuple[Reading, ...]:
        """Doubt what the sentence, or an example that it belongs to, does not claim."""
        example = SUPPOSED if self._in_example(where.part, sentence) else ""
        own = unclaimed(sentence.text, [(count.start, count.end) for count in counts])
        doubts = [doubt or example for doubt in own]
        return tuple(
            replace(one, doubts=(*one.doubts, doubt)) if doubt else one
            for one, doubt in zip(readings, doubts, strict=True)
        )

    def _in_example(self, part: Part, sentence: Sentence) -> bool:
        """Return whether an example has begun above a sentence of a part; found once for all."""
        if self._begins[0] is not part:
            self._begins = part, part.segment.start + example_at(part.segment.text)
        return self._headed or self._begins[1] < sentence.start
