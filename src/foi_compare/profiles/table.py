"""A topic to the one table that its answers could make: its rows and their shapes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foi_compare.model import UNKNOWN_FORCE, Span
from foi_compare.profiles.agreeing_rows import Pool
from foi_compare.profiles.answer_topics import Topic
from foi_compare.profiles.given_answers import Answer, Entry, Line, Shape, offence_key
from foi_compare.text import normalise

# Suspects and offenders are people too, and not the same people: they stay apart.
_SAME_UNIT: Mapping[str, str] = {
    "offences": "crimes",
    "individuals": "people",
    "persons": "people",
}
_FILLING = frozenset({"offence", "crime", "of", "the", "a", "an", "all", "recorded", "and"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question asked for, as far as the settings or the codebook say: empty is silent.

    `counts` is the unit that the codes of the codebook are given to: a reply that does not say what
    it counts is taken to count these. `keys` says that the settings hold the questions as sent.
    """

    unit: str = ""
    code: str = ""
    offence: str = ""
    span: Span | None = None
    counts: str = ""
    keys: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """All rows of one topic, with what was asked and how forces are called.

    `references` are those of the replies in which a force gives a number, by force.
    """

    topic: Topic
    asked: Asked
    names: Mapping[str, str]
    pool: Pool
    references: Mapping[str, frozenset[str]]

    @property
    def entries(self) -> Sequence[Entry]:
        """The rows of the table."""
        return self.pool.entries


def trial_of(topic: Topic, asked: Asked, names: Mapping[str, str]) -> Trial:
    """Return the rows of a topic that hold a number, those of unknown forces left out."""
    entries = [
        Entry(force_id=answer.force_id, line=line, shape=_shape(answer, line, asked))
        for answer in topic.answers
        if answer.force_id != UNKNOWN_FORCE
        for line in answer.standing
    ]
    references: dict[str, set[str]] = {}
    for answer in topic.answers:
        if answer.members:
            references.setdefault(answer.force_id, set()).add(answer.reference)
    return Trial(
        topic=topic,
        asked=asked,
        names=names,
        pool=Pool(_one_offence(entries)),
        references={force: frozenset(own) for force, own in references.items()},
    )


def _shape(answer: Answer, line: Line, asked: Asked) -> Shape:
    question = answer.question
    offence = line.offence or offence_key(question.offence, question.offence_code)
    return Shape(
        measure=line.row.measure,
        unit=one_word(line.row.unit or asked.counts),
        detail=line.detail,
        split=line.split,
        offence=_offence_words(offence or asked.offence),
        kind=line.kind,
        span=line.span,
    )


def one_word(unit: str) -> str:
    """Return a unit by one word: forces say offences where they mean crimes."""
    return _SAME_UNIT.get(unit, unit)


def _offence_words(offence: str) -> str:
    """Return an offence without the words that change nothing: `Rape offences` is `rape`."""
    words = (word.removesuffix("s") for word in normalise(offence).split())
    return " ".join(sorted(word for word in words if word not in _FILLING))


def _one_offence(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries; where all that name an offence name the same, the others mean it too.

    They answer the same question.
    """
    named = {entry.shape.offence for entry in entries} - {""}
    if len(named) != 1:
        return tuple(entries)
    offence = named.pop()
    return tuple(
        Entry(
            force_id=entry.force_id,
            line=entry.line,
            shape=entry.shape._replace(offence=offence),
        )
        for entry in entries
    )
