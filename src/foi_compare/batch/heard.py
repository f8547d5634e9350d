"""Which labels a reply asks the matcher about: on these alone can a decision on a label tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from foi_compare.model import Code, LabelContext, LabelMatcher, Match


class Heard(NamedTuple):
    """The labels that were asked about, as they stand in the reply, and of which forces."""

    labels: frozenset[str] = frozenset()
    forces: frozenset[str] = frozenset()


class Listening:
    """A matcher that remembers what it is asked; implements `model.LabelMatcher`."""

    def __init__(self, matcher: LabelMatcher) -> None:
        self._matcher = matcher
        self._labels: set[str] = set()
        self._forces: set[str] = set()

    @property
    def codes(self) -> Mapping[str, Code]:
        """The codes of the codebook, in its order."""
        return self._matcher.codes

    def match(self, label: str, *, force_id: str = "") -> Match:
        """Judge one label by itself."""
        self._labels.add(label)
        self._forces.add(force_id)
        return self._matcher.match(label, force_id=force_id)

    def match_table(self, labels: Sequence[str], context: LabelContext) -> tuple[Match, ...]:
        """Judge the labels of one table together; one verdict for each, in order."""
        self._labels.update(labels)
        self._forces.add(context.force_id)
        return self._matcher.match_table(labels, context)

    def printed_code(self, text: str) -> str:
        """Return the code that a text names outright, else an empty string; nobody decides that."""
        return self._matcher.printed_code(text)

    def is_heading(self, text: str) -> bool:
        """Return whether a text is words that head labels and no more; nobody decides that."""
        return self._matcher.is_heading(text)

    def left_of(self, label: str) -> tuple[str, ...]:
        """Return the words of a label that nothing in the codebook knows; nobody decides that."""
        return self._matcher.left_of(label)

    def left_of_part(self, part: str, label: str) -> tuple[str, ...]:
        """Return the words of a part that state no fact of a label; nobody decides that."""
        return self._matcher.left_of_part(part, label)

    def heard(self) -> Heard:
        """Return what was asked since this was last called."""
        found = Heard(frozenset(self._labels), frozenset(self._forces - {""}))
        self._labels.clear()
        self._forces.clear()
        return found
