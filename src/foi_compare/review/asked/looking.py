"""A dataset to what is seen of it: the queue, one question, one number, one document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from foi_compare.answers.neighbours import neighbours_of
from foi_compare.causes import numbers_behind
from foi_compare.decisions import Loaded
from foi_compare.export import rows_of, specs_for
from foi_compare.export.board_words import comparable, reasons
from foi_compare.export.csv_text import cell_text
from foi_compare.export.published_rows import page
from foi_compare.export.todo import todo_line
from foi_compare.model import (
    UNKNOWN_FORCE,
    Dataset,
    Decision,
    Observation,
    ReviewItem,
)
from foi_compare.review.asked.seen import (
    CandidateSeen,
    CauseLine,
    CauseSeen,
    DocumentSeen,
    Facet,
    Facets,
    NumberSeen,
)
from foi_compare.review.asked.set_aside_lines import set_aside_seen
from foi_compare.review.asked.templates import (
    templates_of_cause,
    templates_of_file,
    templates_of_number,
)
from foi_compare.tabulate.answer_totals import Totals

_QUOTED = re.compile(r"“(.+)”", re.DOTALL)
Item = TypeVar("Item")
Key = TypeVar("Key")
Record = Mapping[str, str]
StandingOn = Callable[[Record], tuple[str, ...]]


class Looking:
    """What is seen of one dataset; made anew with each, and lazily."""

    def __init__(self, dataset: Dataset, loaded: Loaded, standing_on: StandingOn) -> None:
        """Take a dataset, the decisions as they stand now, and which of them stand on a line."""
        self._dataset = dataset
        self._loaded = loaded
        self._standing_on = standing_on
        self._codebook = dataset.batch.codebook.name
        self._totals: dict[str, Totals] = {}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of the forces by their identifier."""
        named = {force.force_id: force.name for force in self._dataset.batch.forces}
        return named | {UNKNOWN_FORCE: "Force unknown"}

    @cached_property
    def queue(self) -> tuple[CauseLine, ...]:
        """All questions, in the order of `review.csv`."""
        return tuple(map(self._cause_line, self._dataset.review))

    def _cause_line(self, item: ReviewItem) -> CauseLine:
        line = todo_line(item, self._codebook)
        standing = self._standing_on(line)
        if item.kind == "label":
            standing += self._standing_on(line | {"scope": "all", "force_id": "", "file": ""})
        newer = [one for one in standing if one not in self._seen]
        return CauseLine(
            review_id=item.review_id,
            kind=item.kind,
            force_id=item.force_id,
            force=self.names.get(item.force_id, item.force_id),
            file=item.file,
            page=(page(item.place) or "") if item.place else "",
            ask=item.ask,
            settles=item.settles,
            answered=newer[-1] if newer else "",
        )

    @cached_property
    def _seen(self) -> frozenset[str]:
        """The decisions that the dataset was made with: what is asked in spite of them is open."""
        return frozenset(one.decision_id for one in self._dataset.batch.decisions)

    @cached_property
    def _same(self) -> Mapping[str, Sequence[str]]:
        """The files that are the same, byte for byte; the first of them is the one that is read."""
        found: dict[str, list[str]] = {}
        for finding in self._dataset.findings:
            if finding.check == "read_once":
                first, copy = finding.files
                own = found.setdefault(first, [first])
                own.append(copy)
                found[copy] = own
        return found

    def copies(self, file: str) -> tuple[str, ...]:
        """Return the other files that are the same as one, byte for byte."""
        return tuple(one for one in self._same.get(file, ()) if one != file)

    def facets(self) -> Facets:
        """Return by what the queue can be narrowed."""
        left = [line for line in self.queue if not line.answered]
        return Facets(
            force=_facets((line.force_id, line.force) for line in left),
            kind=_facets((line.kind, line.kind) for line in left),
            file=_facets((line.file, line.file) for line in left),
        )

    def replied(self) -> tuple[str, ...]:
        """Return the forces from which a reply was read."""
        return tuple(dict.fromkeys(read.reply.force_id for read in self._dataset.replies))

    def settled(self) -> tuple[str, ...]:
        """Return those of them of which nothing is asked any more."""
        waiting = {line.force_id for line in self.queue if not line.answered}
        return tuple(one for one in self.replied() if one not in waiting | {UNKNOWN_FORCE})

    def ready(self) -> tuple[str, ...]:
        """Return those that can be published: their figures compare, or they gave none.

        A refusal is published as one.
        """
        return tuple(one for one in self.settled() if one not in self.apart)

    @cached_property
    def apart(self) -> Mapping[str, tuple[str, ...]]:
        """The settled forces whose figures cannot stand where those of others do, and why not.

        What no other force was asked, or nobody answers comparably, is published by itself.
        """
        given = _grouped(self._dataset.grades, lambda one: one.force_id)
        shared = {one.topic for one in self._dataset.grades if one.comparable != "no"}
        return {
            one: tuple(reasons(given[one]))
            for one in self.settled()
            if one in self._of_force
            and any(grade.topic in shared for grade in given.get(one, ()))
            and comparable(given[one], heard_from=True) == "no"
        }

    @cached_property
    def _items(self) -> Mapping[str, ReviewItem]:
        return {item.review_id: item for item in self._dataset.review}

    @cached_property
    def numbers(self) -> Mapping[str, Observation]:
        """Every number by its identifier."""
        return {one.observation_id: one for one in self._dataset.observations}

    @cached_property
    def _of_file(self) -> Mapping[str, Sequence[Observation]]:
        return _grouped(self._dataset.observations, lambda one: one.file)

    @cached_property
    def _of_force(self) -> Mapping[str, Sequence[Observation]]:
        return _grouped(self._dataset.observations, lambda one: one.force_id)

    @property
    def asked(self) -> Collection[str]:
        """The identifiers of all questions."""
        return self._items.keys()

    def item(self, review_id: str) -> ReviewItem | None:
        """Return a question by its identifier; None where it is asked no more."""
        return self._items.get(review_id)

    def behind(self, item: ReviewItem) -> Sequence[Observation]:
        """Return the numbers that wait for the answer to a question."""
        if item.kind == "label":
            return numbers_behind(item, self._of_force.get(item.force_id, ()))
        return numbers_behind(item, self._of_file.get(item.file, ()))

    def cause(self, item: ReviewItem) -> CauseSeen:
        """Return a question with all that an answer needs."""
        waiting = self.behind(item)
        first = self._first_of(item, waiting)
        table = self._table_of(first) if first is not None else ()
        records = self.records(table)
        number = next(
            (r for r in records if first and r["observation_id"] == first.observation_id), None
        )
        asked = {one.observation_id for one in waiting}
        totals = self._totals_of(item.force_id)
        line = todo_line(item, self._codebook)
        standing = set(self._standing_on(line))
        return CauseSeen(
            item=item,
            force=self.names.get(item.force_id, item.force_id),
            line={name: text for name, text in line.items() if text},
            observations=tuple(waiting),
            candidates=self._candidates(item, asked, totals),
            neighbours=neighbours_of(records, asked) if records else None,
            totals=totals.as_read(asked),
            templates=templates_of_cause(
                item, self._codebook, number, self._lines_with(first, records)
            ),
            earlier=tuple(one for one in self.decisions if one.decision_id in standing),
            answered=self._cause_line(item).answered,
            copies=self.copies(item.file),
            passages=self._passages(item),
        )

    def _passages(self, item: ReviewItem) -> tuple[str, ...]:
        """Return the sentences that speak for the answers of what a reply says to a question."""
        if item.kind != "disposition":
            return ()
        quoted = (_QUOTED.search(one.why) for one in item.candidates)
        reply = next(
            (one.reply for one in self._dataset.replies if item.file in one.reply.files), None
        )
        own = [one for one in reply.questions if one.number == item.question] if reply else []
        said = (*(one[1] for one in quoted if one), *(one.statement for one in own))
        # Where nothing is quoted, what answers it would stand behind the question.
        return tuple(dict.fromkeys(filter(None, said))) or tuple(one.text for one in own)

    def _first_of(self, item: ReviewItem, waiting: Sequence[Observation]) -> Observation | None:
        """Return the number at which a question stands, of those that wait for it."""
        own = [one for one in waiting if (one.file, one.place) == (item.file, item.place)]
        return next(iter((*own, *waiting)), None)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions that hold or wait for one another."""
        decided, problems = self._loaded
        return (*decided, *(one.decision for one in problems if one.decision is not None))

    def _totals_of(self, force_id: str) -> Totals:
        """Return the totals of a force, gathered when they are first asked for."""
        if force_id not in self._totals:
            self._totals[force_id] = Totals(self._of_force.get(force_id, ()))
        return self._totals[force_id]

    def _candidates(
        self, item: ReviewItem, asked: Collection[str], totals: Totals
    ) -> tuple[CandidateSeen, ...]:
        """Return the answers to choose from, those weighed first."""
        weighed = {one.code: one for one in item.candidates}
        answers = dict.fromkeys((*weighed, *item.choices))
        titles = {one.code: one.short_title for one in self._dataset.batch.codebook.codes}
        return tuple(
            CandidateSeen(
                answer=answer,
                title=titles.get(answer, "") or self.names.get(answer, ""),
                score=weighed[answer].score if answer in weighed else 0.0,
                reason=weighed[answer].why if answer in weighed else "",
                totals=met,
            )
            for answer, met in totals.of_answers(item.kind, answers, asked).items()
        )

    def _table_of(self, number: Observation) -> Sequence[Observation]:
        own = self._of_file.get(number.file, ())
        return [one for one in own if (one.force_id, one.group) == (number.force_id, number.group)]

    def _lines_with(self, number: Observation | None, table: Sequence[Record]) -> Sequence[Record]:
        """Return the rows of a table; of lines of text, those that are asked about together."""
        item = self.item(number.review_id) if number is not None else None
        if number is None or item is None or number.place.table:
            return table
        known = {one["observation_id"] for one in table}
        others = [one for one in self.behind(item) if one.observation_id not in known]
        return (*table, *self.records([one for one in others if one.file == number.file]))

    def records(self, numbers: Sequence[Observation]) -> list[dict[str, str]]:
        """Return numbers as rows of `observations.csv`, by column."""
        spec = next(s for s in specs_for(self._dataset.batch.codebook) if s.name == "observations")
        columns = [column.name for column in spec.columns]
        rows = rows_of(replace(self._dataset, observations=tuple(numbers)), "observations")
        return [dict(zip(columns, map(cell_text, row), strict=True)) for row in rows]

    def number(self, number: Observation) -> NumberSeen:
        """Return all of one number."""
        table = self._table_of(number)
        records = self.records(table)
        row = next(r for r in records if r["observation_id"] == number.observation_id)
        item = self.item(number.review_id)
        asked = {number.observation_id}
        return NumberSeen(
            observation=number,
            force=self.names.get(number.force_id, number.force_id),
            row=row,
            cause=self._cause_line(item) if item is not None else None,
            neighbours=neighbours_of(records, asked),
            totals=self._totals_of(number.force_id).as_read(asked),
            templates=templates_of_number(row, self._lines_with(number, records)),
            decisions=tuple(
                one for one in self.decisions if one.decision_id in number.decision_ids
            ),
        )

    def document(self, file: str) -> DocumentSeen | None:
        """Return all that was made of one file; None where the inbox has none of that name."""
        sha256 = {entry.name: entry.sha256 for entry in self._dataset.batch.inputs}.get(file)
        if sha256 is None:
            return None
        reads = [read for read in self._dataset.replies if file in read.reply.files]
        reply = reads[0].reply if reads else None
        force_id = reply.force_id if reply is not None else ""
        return DocumentSeen(
            file=file,
            sha256=sha256,
            force_id=force_id,
            force=self.names.get(force_id, force_id),
            reference=reply.reference if reply is not None else "",
            files=reply.files if reply is not None else (file,),
            observations=tuple(self._of_file.get(file, ())),
            set_aside=tuple(set_aside_seen(reads, self.decisions, file, sha256)),
            causes=tuple(line for line in self.queue if line.file == file),
            templates=templates_of_file(file, sha256, reply, self._dataset.findings),
            read_as=next(iter(self._same.get(file, ())), file),
            copies=self.copies(file),
            dated=reply.dated if reply is not None else "",
            questions=reply.questions if reply is not None else (),
        )


def _facets(values: Iterable[tuple[str, str]]) -> tuple[Facet, ...]:
    counted = Counter(values)
    return tuple(
        Facet(value, name, count)
        for (value, name), count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    )


def _grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> Mapping[Key, Sequence[Item]]:
    found: dict[Key, list[Item]] = defaultdict(list)
    for one in items:
        found[key(one)].append(one)
    return found
