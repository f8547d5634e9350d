"""A sentence of an answer to whether other numbers answer the same question."""

from __future__ import annotations

from foi_compare.interpret.language.sentences import Sentence
from foi_compare.interpret.letter_text.letter_parts import Part, head_end
from foi_compare.interpret.meanings.aside import unexplained
from foi_compare.interpret.running_text.prose_beside import Answering, Claimed, moved
from foi_compare.interpret.running_text.prose_figures import Where
from foi_compare.text import Numeral


class CountsBeside:
    """The numbers of a letter that no rule explains, by the questions that their parts answer."""

    def __init__(self, answering: Answering, claimed: Claimed, reference: str) -> None:
        self._answering = answering
        self._claimed = claimed
        self._reference = reference
        self._counting: dict[frozenset[str], list[Part]] = {}
        self._open: tuple[Part | None, tuple[Numeral, ...]] = (None, ())

    def has_others(self, where: Where, sentence: Sentence) -> bool:
        """Return whether other numbers answer the same question: in a table, or in words."""
        numbers = frozenset(where.part.numbers)
        if numbers not in self._counting:
            self._counting[numbers] = [
                part
                for part in self._answering.to(numbers)
                if part.kind == "answer" and self._counts(part)
            ]
        if any(part is not where.part for part in self._counting[numbers]):
            return True
        start = sentence.start - where.part.segment.start
        end = start + len(sentence.text)
        return any(not start <= one.start < end for one in self._unexplained(where.part))

    def _unexplained(self, part: Part) -> tuple[Numeral, ...]:
        """Return the numerals of a part that no rule explains; found once for its sentences."""
        if self._open[0] is not part:
            head = self.head(part)
            found = unexplained(part.segment.text[head:], reference=self._reference)
            self._open = part, tuple(moved(one, head) for one in found)
        return self._open[1]

    def _counts(self, part: Part) -> bool:
        """Return whether a part of an answer gives a number that no rule explains."""
        segment = part.segment
        if segment.table is not None:
            return True
        if self._claimed.begin_in(segment):
            return True
        body = segment.text[self.head(part) :]
        return bool(unexplained(body, reference=self._reference))

    def head(self, part: Part) -> int:
        """Return where the number of a question ends with which a part begins."""
        return head_end(part, self._answering.known, self._answering.to(frozenset(part.numbers)))
