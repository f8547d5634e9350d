"""Whatever a person decides, right or wrong: no number is made, lost or added to another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from foi_compare.decisions.columns import COLUMNS
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from foi_compare.decisions.cells import csv_lines
from foi_compare.decisions.standing import repeats
from foi_compare.model import Address, Amount, ComparisonRow, Decision, Observation, write_anchor
from foi_compare.text import find_numerals, normalise
from playing import NAMES, TYPED, Played, document_of, play, typed_sha256

Line = dict[str, str]

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AMOUNTS = {word: at for at, word in enumerate((*_WORDS, "eleven", "twelve"))} | {"nil": 0}
_PROVEN = "printed total is reached without it"
_NIL = "a dash, read as nil"


# What is decided


@cache
def _plain(names: tuple[str, ...]) -> Played:
    """Return a run without decisions."""
    return play(names)


@cache
def _groups(name: str) -> tuple[tuple[Address, ...], ...]:
    """Return anchors of a document: its rows, columns, tables, and what questions ask about."""
    plain = _plain((name,)).dataset
    groups: dict[tuple[object, ...], set[Address]] = {}
    for one in plain.observations:
        place = one.place
        for key in (
            ("row", place.table, place.row),
            ("column", place.table, place.column),
            ("table", place.table),
            ("cell", place.table, place.row, place.column),
        ):
            groups.setdefault(key, set()).update(one.addresses)
    for item in plain.review:
        groups.setdefault(("asked", item.review_id), set()).update(item.anchor)
    return tuple(tuple(sorted(found)) for found in groups.values() if found)


def _numerals(name: str) -> list[Address]:
    """Return the address of every numeral of a document."""
    return [
        Address(part, at + 1)
        for part, text in document_of(name).raw
        for at, _ in enumerate(find_numerals(text))
    ]


def _anchors(name: str) -> st.SearchStrategy[tuple[Address, ...]]:
    """Return places right, overlapping, partly wrong, anywhere, and gone."""
    right = st.sampled_from(_groups(name) or ((),))
    anywhere = st.lists(st.sampled_from(_numerals(name)), min_size=1, max_size=6).map(tuple)
    gone = st.just((Address("body", 900),))
    mixed = st.tuples(right, st.one_of(right, anywhere, gone)).map(lambda two: two[0] + two[1])
    return st.one_of(right, right, right, anywhere, mixed, gone) if _groups(name) else anywhere


_CODES = ("1", "8", "16", "not_yet_assigned")
_AXIS = (
    "16",
    "code=1",
    "2019",
    "2020",
    "2021/22",
    "total",
    "subtotal",
    "part",
    "note",
    "none",
    "breakdown: Female",
    "breakdown: Gender=Male",
    "measure: percentage",
    "group: 14, 16",
)
_TABLE = (
    "outcomes",
    "not_outcomes",
    "across",
    "down",
    "unit=people",
    "period=2019",
    "offence=theft",
    "grid; x=1 2; y=3 4",
)
_NUMBER = ("as_read", "none", "code=16", "value=12", "value=<5", "value=0")
_DISPOSITIONS = ("disclosed", "refused under 12(1)", "nil", "not_held", "unclear")
_CHECKS = ("every_number_read", "printed_total", "one_number_a_label", "no such check")


def _in_file(kind: str, name: str) -> Line:
    return {"kind": kind, "file": name, "source_sha256": document_of(name).sha256}


@st.composite
def _placed(draw: st.DrawFn, names: Sequence[str]) -> Line:
    """Return a line on a place."""
    name = draw(st.sampled_from(names))
    anchor = draw(_anchors(name))
    kind = draw(
        st.sampled_from(["column", "column", "row", "table", "number", "blank", "question"])
    )
    line = _in_file(kind, name) | {"scope": "place", "anchor": write_anchor(anchor)}
    if kind in {"column", "row"}:
        parts = draw(st.lists(st.sampled_from(_AXIS), min_size=1, max_size=6))
        return line | {"answer": " | ".join(parts)}
    if kind == "number":
        parts = draw(st.lists(st.sampled_from(_NUMBER), min_size=1, max_size=3))
        return line | {"answer": " | ".join(parts)}
    if kind == "blank":
        mark = draw(st.sampled_from(["-", "*", "blank"]))
        return line | {"subject": mark, "answer": draw(st.sampled_from(["zero", "suppressed"]))}
    if kind == "question":
        return line | {"answer": draw(st.sampled_from("129"))}
    return line | draw(_on_table(name))


@st.composite
def _on_table(draw: st.DrawFn, name: str) -> Line:
    word = draw(st.sampled_from([*_TABLE, "goes_on", "goes_on", "replaced_by", "typed", "typed"]))
    if word in {"goes_on", "replaced_by"}:
        return {"answer": word, "detail": f"to={write_anchor(draw(_anchors(name)))}"}
    if word == "typed":
        csv = draw(st.sampled_from(sorted(TYPED)))
        return {"answer": word, "detail": f"csv={csv}; csv_sha256={typed_sha256(csv)}"}
    return {"answer": word, "subject": "a caption"}


@st.composite
def _on_label(draw: st.DrawFn, names: Sequence[str]) -> Line:
    """Return a line on a label, or on a mark, for one force or for all."""
    labels = [one.label for one in _plain(tuple(names)).dataset.observations]
    forces = [read.reply.force_id for read in _plain(tuple(names)).dataset.replies]
    force = draw(st.sampled_from(["all", "kent", *(one for one in forces if one != "unknown")]))
    if draw(st.booleans()) and draw(st.booleans()):
        answer = draw(st.sampled_from(["zero", "suppressed", "not_held"]))
        mark = draw(st.sampled_from(["-", "*", "blank"]))
        return {"kind": "blank", "force_id": force, "subject": mark, "answer": answer}
    subject = draw(st.sampled_from([*labels, *labels, "2019", "Outcome", "nowhere printed"]))
    answer = draw(st.sampled_from([*_CODES, "total", "subtotal", "none"]))
    return {"kind": "label", "force_id": force, "subject": subject, "answer": answer}


@st.composite
def _on_file(draw: st.DrawFn, names: Sequence[str]) -> Line:
    """Return a line on a file, its letter, or what a check says of it."""
    name, other = draw(st.sampled_from(names)), draw(st.sampled_from([*names, "gone.pdf"]))
    kind = draw(
        st.sampled_from(
            ["file", "force", "reference", "date", "disposition", "question", "finding"]
        )
    )
    line = _in_file(kind, name)
    if draw(st.integers(0, 9)) == 0:
        line["source_sha256"] = "0" * 64  # the file has changed since
    subject = draw(st.sampled_from(["", "1", "2", "9"]))
    match kind:
        case "file":
            word = draw(st.sampled_from(["no_reply", "same_reply", "replaces"]))
            return line | {"answer": word, "detail": f"file={other}" * (word != "no_reply")}
        case "force":
            heading = draw(st.sampled_from(["", "", "Hospital A"]))
            answer = draw(st.sampled_from(["kent", "Surrey Police", "btp"]))
            return line | {"subject": heading, "answer": answer}
        case "reference":
            return line | {"answer": draw(st.sampled_from(["FOI 1/24", "FOI 12/23"]))}
        case "date":
            return line | {"answer": draw(st.sampled_from(["2023-05-06", "1 May 2024"]))}
        case "disposition":
            answer = draw(st.sampled_from(_DISPOSITIONS))
            return line | {"subject": subject, "answer": answer}
        case "question":
            return line | {"subject": subject, "answer": draw(st.sampled_from(["2", "thefts"]))}
        case _:
            return line | {"subject": draw(st.sampled_from(_CHECKS)), "answer": "known"}


def _lines(names: Sequence[str]) -> st.SearchStrategy[Line]:
    return st.one_of(_placed(names), _placed(names), _on_label(names), _on_file(names))


# What must hold


def _printed_at(one: Observation, names: Iterable[str]) -> set[Decimal]:
    """Return the amounts that the numerals of a number print, in digits or words."""
    (document,) = [d for d in map(document_of, names) if d.sha256 == one.sha256]
    raw = {part: [numeral.text for numeral in find_numerals(text)] for part, text in document.raw}
    found = set()
    for address in one.addresses:
        if not address.across:
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
    return same_line and normalise(one.label) == normalise(other.label)


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
        self.names = tuple(sorted(names))

    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        lines = data.draw(st.lists(_lines(self.names), min_size=1, max_size=3), label="lines")
        for line in lines:
            self._write(line)

    @rule(data=st.data(), undo=st.booleans())
    def take_back(self, data: st.DataObject, *, undo: bool) -> None:
        """Take a line back, or put another in its place; it may be one that never was."""
        before = data.draw(st.integers(1, len(self.lines) + 1), label="line")
        line = {"answer": "undo"} if undo else data.draw(_lines(self.names), label="instead")
        self._write(line | {"replaces": f"d{before}"})

    def _write(self, line: Line) -> None:
        self.lines.append(line | {"decision_id": f"d{len(self.lines) + 1}"})
        self.played = None

    def _run(self) -> Played:
        if self.played is None:
            header = {name: name for name in COLUMNS}
            self.played = play(self.names, csv_lines([header, *self.lines]))
        return self.played

    @invariant()
    def nothing_breaks(self) -> None:
        batch = self._run().dataset.batch
        assert not batch.unread
        assert "comparability_not_graded" not in {f.check for f in self._run().dataset.findings}

    @invariant()
    def every_exact_figure_is_earned(self) -> None:
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
        plain = {(row.file, row.part): row for row in _plain(self.names).dataset.ledger}
        ledger = self._run().dataset.ledger
        assert {(row.file, row.part) for row in ledger} == set(plain)
        for row in ledger:
            assert row.numerals == row.observed + row.set_aside + row.unread
            assert row.numerals == plain[row.file, row.part].numerals
            assert row.unread <= plain[row.file, row.part].unread

    @invariant()
    def every_number_is_still_there_or_set_aside(self) -> None:
        played = self._run()
        now = {one.observation_id for one in played.dataset.observations}
        assert len(now) == len(played.dataset.observations)
        typed = {o.file for o in self._obeyed_lines() if o.answer == "typed"}
        for one in _plain(self.names).dataset.observations:
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
        alone = play_lines([self.lines[at - 2] | {"replaces": ""}])
        return any(repeats(alone, one) for one in self._run().decisions) if alone else False

    @invariant()
    def what_is_obeyed_has_an_effect(self) -> None:
        """What a run says that it obeyed can be seen in what came out."""
        played = self._run()
        replies = [read.reply for read in played.dataset.replies]
        observations = played.dataset.observations
        for one in self._obeyed_lines():
            own = [reply for reply in replies if one.source_sha256 in reply.sha256]
            match one.kind:
                case "force" if not one.subject and own:
                    assert any(reply.force_id == one.answer for reply in own)
                case "reference" if own:
                    assert any(reply.reference == one.answer for reply in own)
                case "date" if own:
                    assert any(reply.dated == one.answer for reply in own)
                case "label":
                    self._label_has_an_effect(one, observations)
                case _:
                    pass

    def _label_has_an_effect(self, one: Decision, observations: Sequence[Observation]) -> None:
        label = [o for o in observations if normalise(o.label) == normalise(one.subject)]
        if one.answer == "none":
            return
        assert any((o.code or o.role) == one.answer or o.decision_ids for o in label) or not label


def play_lines(lines: Sequence[Line]) -> Decision | None:
    """Return what a line alone decides."""
    from deciding import TERMS
    from foi_compare.decisions import read_decisions
    from playing import _read_typed

    header = {name: name for name in COLUMNS}
    decisions, _ = read_decisions(csv_lines([header, *lines]), TERMS, _read_typed)
    return decisions[0] if decisions else None


Decisions.TestCase.settings = settings(
    max_examples=int(os.environ.get("PLAYS", "40")),
    stateful_step_count=int(os.environ.get("STEPS", "6")),
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=list(HealthCheck),
)
TestDecisions = Decisions.TestCase
