"""Whatever a person decides, right or wrong: no number is made, lost or added to another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from deciding_anything import Line, lines, plain_run
from foi_compare.decisions.standing import Said
from foi_compare.model import Amount, ComparisonRow, Decision, Observation, Table
from foi_compare.text import find_numerals, normalise
from playing import NAMES, Played, decisions_of, document_of, play

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AMOUNTS = {word: at for at, word in enumerate((*_WORDS, "eleven", "twelve"))} | {"nil": 0}
_PROVEN = "printed total is reached without it"
_NIL = "a dash, read as nil"


# What must hold


def _printed_at(one: Observation, names: Iterable[str]) -> set[Decimal]:
    """Return the amounts that the numerals of a number print, in digits or words."""
    (document,) = [d for d in map(document_of, names) if d.sha256 == one.sha256]
    raw = {part: [numeral.text for numeral in find_numerals(text)] for part, text in document.raw}
    found = set()
    for address in one.addresses:
        if address.part in raw and not address.across:
            text = raw[address.part][address.at - 1].casefold().replace(",", "")
            if text in _AMOUNTS or text.replace(".", "", 1).isdigit():
                found.add(Decimal(_AMOUNTS.get(text, text)))
    return found


def _rows_counted(rows: str) -> int:
    return sum(
        int(last or first) - int(first) + 1
        for first, _, last in (run.strip().partition("-") for run in rows.split(","))
    )


def _typed_amounts(one: Observation, decisions: Iterable[Decision]) -> set[Decimal]:
    """Return the amounts that a person wrote for a number, where it says that one did."""
    if one.status != "decided":
        return set()
    found: set[Decimal] = set()
    for decision in decisions:
        if decision.decision_id not in one.decision_ids:
            continue
        if decision.kind == "blank" and decision.answer == "zero":
            found.add(Decimal(0))
        if decision.kind == "number":
            texts = decision.told("value").split("|")
            found |= {Decimal(text.strip()) for text in texts if text.strip().isdigit()}
        cells = (text for row in decision.cells for text in row)
        found |= {Decimal(text) for text in cells if text.isdigit()}
    return found


def _is_earned(one: Observation, played: Played, names: Sequence[str]) -> bool:
    """Return whether an exact number is printed, counted, proven, or typed by a person."""
    amount = Decimal(str(one.value.amount))
    if amount in _printed_at(one, names) | _typed_amounts(one, played.decisions):
        return True
    if one.counted:
        return amount == one.counted == _rows_counted(one.rows)
    blank = not any(map(str.isdigit, one.value.as_printed))
    return amount == 0 and blank and (_PROVEN in one.reason or _NIL in one.reason)


def _members(row: ComparisonRow, dataset_observations: Iterable[Observation]) -> list[Observation]:
    return [
        one
        for one in dataset_observations
        if (
            one.force_id,
            one.reference,
            one.question,
            one.asked,
            one.measure,
            one.unit,
            one.offence,
            one.series,
            one.breakdown,
        )
        == (
            row.force_id,
            row.reference,
            row.question,
            row.asked,
            row.measure,
            row.unit,
            row.offence,
            row.series,
            row.breakdown,
        )
        and (one.period and (one.period.start, one.period.end))
        == (row.period and (row.period.start, row.period.end))
    ]


def _one_label(one: Observation, other: Observation) -> bool:
    """Return whether two numbers of a table stand at one label, whatever `label_at` says."""
    table, beside = (one.file, one.place[:3]), (other.file, other.place[:3])
    if table != beside or one.counted or other.counted:
        return False
    same_line = (bool(one.place.row) and one.place.row == other.place.row) or (
        bool(one.place.column) and one.place.column == other.place.column
    )
    same_words = normalise(one.label) == normalise(other.label)
    return same_line and same_words and not _are_two_labels(one, other)


def _are_two_labels(one: Observation, other: Observation) -> bool:
    """Return whether two rows print the same words, each its own, and have codes that differ."""
    rows = {one.place.row, other.place.row}
    return one.code != other.code and len(rows) > 1 and rows <= _rows_labelled_like(one)


def _rows_labelled_like(one: Observation) -> set[int]:
    """Return the rows of the table of a number that print the words of its label."""
    tables = [block for block in document_of(one.file).blocks if isinstance(block, Table)]
    (own,) = [t.cells for t in tables if t.place[:3] == one.place[:3]] or [()]
    return {cell.place.row for cell in own if normalise(cell.text) == normalise(one.label)}


def _bounds(one: Observation) -> Amount:
    return Amount(one.value.lower, one.value.upper)


class Decisions(RuleBasedStateMachine):
    """Any lines in any order, and what holds after each."""

    names: tuple[str, ...]

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.played: Played | None = None

    @initialize(names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True))
    def begin(self, names: list[str]) -> None:
        """Choose the documents of the inbox."""
        self.names = tuple(sorted(names))

    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        """Write lines."""
        drawn = data.draw(st.lists(lines(self.names), min_size=1, max_size=3), label="lines")
        for line in drawn:
            self._write(line)

    @rule(data=st.data(), undo=st.booleans())
    def take_back(self, data: st.DataObject, *, undo: bool) -> None:
        """Take a line back, or put another in its place; it may be one that never was."""
        before = data.draw(st.integers(1, len(self.lines) + 1), label="line")
        line = {"answer": "undo"} if undo else data.draw(lines(self.names), label="instead")
        self._write(line | {"replaces": f"d{before}"})

    def _write(self, line: Line) -> None:
        self.lines.append(line | {"decision_id": f"d{len(self.lines) + 1}"})
        self.played = None

    def _run(self) -> Played:
        if self.played is None:
            self.played = play(self.names, self.lines)
        return self.played

    @invariant()
    def nothing_breaks(self) -> None:
        """Fail where a fault of the program lost a reply or its grades."""
        batch = self._run().dataset.batch
        assert not batch.unread
        assert "comparability_not_graded" not in {f.check for f in self._run().dataset.findings}

    @invariant()
    def every_exact_figure_is_earned(self) -> None:
        """Fail where a cell is no printed, counted, proven or typed number, and no sum of such."""
        played = self._run()
        for row in played.dataset.comparison:
            members = _members(row, played.dataset.observations)
            sums = dict(row.sums)
            for code, cell in row.cells:
                own = [o for o in members if (o.role, o.code) == ("code", code)]
                assert all(one.status != "review" for one in own)
                added = self._added(own, cell, sums.get(code))
                if cell.lower == cell.upper:
                    assert all(_is_earned(one, played, self.names) for one in added)
            if row.total_printed is not None and row.total_printed.lower == row.total_printed.upper:
                totals = [one for one in members if one.role == "total"]
                assert any(
                    _bounds(one) == row.total_printed and _is_earned(one, played, self.names)
                    for one in totals
                )

    @staticmethod
    def _added(
        own: Sequence[Observation], cell: Amount, parts: Sequence[tuple[Amount, str]] | None
    ) -> list[Observation]:
        """Return the numbers that a cell is: one, or those that `sums` names, each of its label."""
        if parts is None:
            one = next((one for one in own if _bounds(one) == cell), None)
            assert one is not None
            return [one]
        left = list(own)
        added: list[Observation] = []
        for amount, label in parts:
            one = next((o for o in left if (_bounds(o), o.label) == (amount, label)), None)
            assert one is not None
            left.remove(one)
            added.append(one)
        assert len({one.label_at for one in added}) == len(added) > 1
        assert len({normalise(one.label) for one in added}) == len(added)
        lower = sum(Decimal(str(one.value.lower)) for one in added)
        assert lower == Decimal(str(cell.lower))
        return added

    @invariant()
    def numbers_of_one_label_are_never_added(self) -> None:
        """Fail where a sum holds two numbers of one label."""
        played = self._run()
        for row in played.dataset.comparison:
            if row.total_summed is None:
                continue
            members = _members(row, played.dataset.observations)
            parts = [o for o in members if o.role in ("code", "group") and not o.across]
            most: dict[tuple[object, ...], Decimal] = {}
            for one in parts:
                key = (one.file, one.group, one.label_at)
                most[key] = max(most.get(key, Decimal(0)), Decimal(str(one.value.lower)))
            assert Decimal(str(row.total_summed.lower)) <= sum(most.values())
            if row.total_summed.upper is not None:
                twice = [
                    (a, b) for at, a in enumerate(parts) for b in parts[:at] if _one_label(a, b)
                ]
                assert not twice

    @invariant()
    def the_ledger_holds(self) -> None:
        """Fail where a numeral is lost that the run without decisions accounts for."""
        plain = {(row.file, row.part): row for row in plain_run(self.names).dataset.ledger}
        ledger = self._run().dataset.ledger
        assert {(row.file, row.part) for row in ledger} == set(plain)
        for row in ledger:
            assert row.numerals == row.observed + row.set_aside + row.unread
            assert row.numerals == plain[row.file, row.part].numerals
            assert row.unread <= plain[row.file, row.part].unread

    @invariant()
    def every_number_is_still_there_or_set_aside(self) -> None:
        """Fail where a number is gone, or has another name."""
        played = self._run()
        now = {one.observation_id for one in played.dataset.observations}
        assert len(now) == len(played.dataset.observations)
        typed = {o.file for o in self._obeyed_lines() if o.answer == "typed"}
        for one in plain_run(self.names).dataset.observations:
            if one.observation_id in now or one.file in played.dataset.batch.no_replies:
                continue
            numerals = [(one.file, at) for at in one.addresses if not at.across]
            if numerals:
                assert set(numerals) <= played.accounts.aside
            elif one.file not in typed:
                assert (one.file, *one.place[:5]) in played.accounts.places

    def _obeyed_ids(self) -> set[str]:
        dataset = self._run().dataset
        known = {line for read in dataset.replies for line in read.obeyed}
        return known | set(dataset.batch.obeyed)

    def _obeyed_lines(self) -> list[Decision]:
        obeyed = self._obeyed_ids()
        return [one for one in self._run().decisions if one.decision_id in obeyed]

    @invariant()
    def every_line_is_obeyed_or_named(self) -> None:
        """Fail where a line has no effect and nothing says so."""
        played = self._run()
        obeyed = self._obeyed_ids()
        told = [f.message for f in played.dataset.findings]
        for one in played.decisions:
            named = any(f"Line {one.line} of decisions.csv:" in message for message in told)
            known = any(f"line {one.line} of decisions.csv" in message for message in told)
            assert one.decision_id in obeyed or named or (one.kind == "finding" and known)
            assert not (one.decision_id in obeyed and named)
        for problem in played.problems:
            assert any(f"Line {problem.line} of" in message for message in told)
        gone = {name for line in self.lines for name in line.get("replaces", "").split()}
        heard = {one.line for one in played.decisions} | {p.line for p in played.problems}
        for at, line in enumerate(self.lines, start=2):
            undoing = line["answer"] == "undo"
            alike = self._says_what_another_says(at)
            assert at in heard or undoing or line["decision_id"] in gone or alike

    def _says_what_another_says(self, at: int) -> bool:
        alone, _ = decisions_of([self.lines[at - 2] | {"replaces": ""}])
        return any(map(Said(alone).repeats, self._run().decisions))

    @invariant()
    def what_is_obeyed_has_an_effect(self) -> None:
        """Fail where nothing that came out shows what the run says that it obeyed."""
        played = self._run()
        replies = [read.reply for read in played.dataset.replies]
        for one in self._obeyed_lines():
            own = [reply for reply in replies if one.source_sha256 in reply.sha256]
            assert own or one.kind in {"file", "label", "blank", "finding"}
            match one.kind:
                case "force":
                    assert any(reply.force_id == one.answer for reply in own)
                case "reference":
                    assert any(reply.reference == one.answer for reply in own)
                case "date":
                    assert any(reply.dated == one.answer for reply in own)
                case "disposition":
                    questions = [question for reply in own for question in reply.questions]
                    assert any(q.disposition == one.answer and q.decided for q in questions)
                case "file" if one.answer == "same_reply":
                    assert any(one.told("file") in reply.files for reply in own)
                case "file":
                    assert played.dataset.batch.no_replies
                case "label" if one.answer != "none":
                    assert self._is_heard(one, played.dataset.observations)
                case _:
                    pass

    @staticmethod
    def _is_heard(one: Decision, observations: Sequence[Observation]) -> bool:
        """Return whether a number has the label, and the code unless its place has another."""
        own = [o for o in observations if normalise(o.label) == normalise(one.subject)]
        own = [o for o in own if one.scope == "all" or o.force_id == one.force_id]
        return not own or any((o.code or o.role) == one.answer or o.decision_ids for o in own)

    @invariant()
    def a_decision_is_obeyed_where_it_reaches(self) -> None:
        """Fail where a number obeys a line on another force, another file, or none that stands."""
        played = self._run()
        lines_of = {one.decision_id: one for one in played.decisions}
        for one in played.dataset.observations:
            for decision in (lines_of[name] for name in one.decision_ids):
                assert decision.scope != "force" or decision.force_id == one.force_id
                assert decision.source_sha256 in {"", one.sha256}
                if decision.anchor and decision.answer != "typed":
                    assert set(decision.anchor) & set(one.addresses)


Decisions.TestCase.settings = settings(
    max_examples=80,
    stateful_step_count=6,
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=list(HealthCheck),
)
TestDecisions = Decisions.TestCase


# What was found once

_INVARIANTS = (
    "nothing_breaks",
    "every_exact_figure_is_earned",
    "numbers_of_one_label_are_never_added",
    "the_ledger_holds",
    "every_number_is_still_there_or_set_aside",
    "every_line_is_obeyed_or_named",
    "what_is_obeyed_has_an_effect",
    "a_decision_is_obeyed_where_it_reaches",
)


def _line(name: str, kind: str, anchor: str, answer: str) -> Line:
    sha256 = document_of(name).sha256
    place = {"scope": "place", "source_sha256": sha256, "anchor": anchor}
    return {"kind": kind, "answer": answer} | place


_CHARGES_ARE_A_TOTAL = {
    "kind": "label",
    "force_id": "*",
    "subject": "Charge/Summons",
    "answer": "total",
}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "surrey.html",
            [
                _CHARGES_ARE_A_TOTAL,
                _line("surrey.html", "column", "body#3-5,7-9,11-13", "part | 16 | group: 14, 16"),
            ],
        ),
        (
            "sussex.html",
            [
                _line("sussex.html", "row", "body#7", "1"),
                _line("sussex.html", "row", "body#8", "16"),
            ],
        ),
        (
            "sussex.html",
            [
                {"kind": "label", "force_id": "sussex", "subject": "Total", "answer": "16"},
                _line("sussex.html", "row", "body#7-8", "group: 14, 16 | group: 14, 16"),
            ],
        ),
        ("wide.html", [_line("wide.html", "column", "body#9-10,17-18", "2019 | 16 | 16")]),
    ],
)
def test_what_was_found_once_holds(name: str, told: list[Line]) -> None:
    machine = Decisions()
    machine.names = (name,)
    for line in told:
        machine._write(line)
    for held in _INVARIANTS:
        getattr(machine, held)()
