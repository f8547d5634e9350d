"""Decisions to what they made of a batch: numbers, what is set aside, what a reply says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.decisions.decision_lines import Entry
from foi_compare.model import Address, Dataset, Observation, SetAside, read_anchor
from foi_compare.text import normalise

_LINE = re.compile(r"Line (\d+) of decisions\.csv: (.*)", re.DOTALL)


class MadeOf(NamedTuple):
    """What decisions made of a batch, by their identifier, and what is said of lines.

    `said` are the sentences that a reply says to its questions, by its file and their number;
    `at` the numbers by the file that they stand in and their address, `labelled` by their label.
    """

    numbers: Mapping[str, Sequence[Observation]]
    set_aside: Mapping[str, Sequence[SetAside]]
    unheard: Mapping[int, str]
    said: Mapping[tuple[str, str], tuple[Sequence[str], str]]
    at: Mapping[tuple[str, Address], Observation]
    labelled: Mapping[str, Sequence[Observation]]


def made_of(dataset: Dataset, entries: Iterable[Entry]) -> MadeOf:
    """Return what the lines of a file of decisions made of a batch."""
    numbers: dict[str, list[Observation]] = defaultdict(list)
    labels = _labels(entries)
    for one in dataset.observations:
        # What a label is was decided before any number was seen under it: none names the line.
        label = normalise(one.asked_as or one.label)
        decided = labels.get((one.force_id, label), labels.get(("", label), ""))
        by_label = (decided,) if decided and one.match_rule == "decision" else ()
        for name in dict.fromkeys((*one.decision_ids, *by_label)):
            numbers[name].append(one)
    unheard = {}
    for finding in dataset.findings:
        if finding.check == "decision_has_its_source" and (said := _LINE.match(finding.message)):
            unheard[int(said[1])] = said[2]
    statements = {
        (file, question.number): (read.reply.files, question.statement or question.text)
        for read in dataset.replies
        for question in read.reply.questions
        for file in read.reply.files
    }
    at = {(one.sha256, place): one for one in dataset.observations for place in one.addresses}
    labelled = defaultdict(list)
    for one in dataset.observations:
        labelled[normalise(one.asked_as or one.label)].append(one)
    return MadeOf(numbers, _decided_aside(dataset, entries), unheard, statements, at, labelled)


def spoken_of(entry: Entry, made: MadeOf) -> Iterable[Observation]:
    """Return the numbers that a line speaks of, whether they obey it or not."""
    decision = entry.decision
    if decision is None:
        return ()
    if decision.kind == "label":
        own = made.labelled.get(normalise(decision.subject), ())
        return [one for one in own if decision.force_id in {"", one.force_id}]
    found = (made.at.get((decision.source_sha256, place)) for place in decision.anchor)
    return list({one.observation_id: one for one in found if one is not None}.values())


def _labels(entries: Iterable[Entry]) -> Mapping[tuple[str, str], str]:
    """Return the last line on each label of a force, or of all under no force."""
    return {
        (one.force_id if one.scope == "force" else "", normalise(one.subject)): entry.decision_id
        for entry in entries
        if (one := entry.decision) is not None and one.kind == "label"
    }


def _decided_aside(dataset: Dataset, entries: Iterable[Entry]) -> Mapping[str, Sequence[SetAside]]:
    """Return what each decision set aside: its numerals are some of those that the line names."""
    of_file: dict[str, list[tuple[Entry, frozenset[Address]]]] = defaultdict(list)
    for entry in entries:
        if entry.decision is not None and entry.decision.anchor:
            places = frozenset(entry.decision.anchor)
            of_file[entry.decision.source_sha256].append((entry, places))
    sha256 = dict(dataset.batch.inputs)
    found: dict[str, list[SetAside]] = defaultdict(list)
    for read in dataset.replies:
        for one in read.set_aside:
            if one.rule != "decision":
                continue
            own = set(read_anchor(one.anchor))
            for entry, places in of_file.get(sha256.get(one.file, ""), ()):
                if own & places:
                    found[entry.decision_id].append(one)
    return found
