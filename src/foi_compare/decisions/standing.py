"""The lines of a decisions file to those that hold and those that do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from foi_compare.decisions.decision_lines import Entry
from foi_compare.decisions.details import PART_MARK
from foi_compare.model import Decision, DecisionProblem, write_anchor
from foi_compare.text import normalise

_MOST_NAMED = 50  # of the lines that contradict one
# Answers on a table that say the same kind of thing; two of one aspect contradict each other.
_ASPECTS = {
    "outcomes": "what it is",
    "not_outcomes": "what it is",
    "typed": "what it is",
    "replaced_by": "what it is",
    "across": "its way",
    "down": "its way",
    "goes_on": "where it goes on",
}


def standing(
    entries: Iterable[Entry],
) -> tuple[tuple[Decision, ...], tuple[DecisionProblem, ...]]:
    """Return the decisions that hold, in the order of the file, and the lines that do not.

    A line holds unless another that is not taken back names it in `replaces`. Two on one subject
    that do not name one another both wait; two that say the same are one, the first.
    """
    known, problems = _known(tuple(entries))
    gone = _gone(known)
    left = [entry for entry in known if entry.decision_id not in gone]
    problems += [
        DecisionProblem(line=entry.line, kind="unreadable", problem=entry.problem)
        for entry in left
        if entry.problem
    ]
    decisions = [
        replace(entry.decision, replaces=" ".join(entry.replaces))
        for entry in left
        if entry.decision is not None and not entry.problem
    ]
    kept, conflicts = _without_conflicts(decisions)
    ordered = sorted((*problems, *conflicts), key=lambda problem: problem.line)
    return tuple(kept), tuple(ordered)


def _known(entries: Sequence[Entry]) -> tuple[list[Entry], list[DecisionProblem]]:
    """Return the entries by their place, without those whose identifiers are wrong."""
    problems = [
        DecisionProblem(line=entry.line, kind="unreadable", problem=entry.problem)
        for entry in entries
        if not entry.decision_id
    ]
    lines: dict[str, Entry] = {}
    for entry in entries:
        if not entry.decision_id:
            continue
        problem = _wrong_reference(entry, lines)
        if problem:
            problems.append(
                DecisionProblem(
                    line=entry.line, kind="unreadable", problem=problem, decision=entry.decision
                )
            )
        else:
            lines.setdefault(entry.decision_id, entry)
    return list(lines.values()), problems


def _wrong_reference(entry: Entry, earlier: Mapping[str, Entry]) -> str:
    """Return what is wrong with the identifiers that a line carries, empty where nothing is."""
    same = earlier.get(entry.decision_id)
    if same is not None and not _alike(same, entry):
        return (
            f"its decision_id `{entry.decision_id}` is that of line {same.line}; leave the cell"
            " empty, and name that line in `replaces` if this one stands in its place."
        )
    if same is not None:
        return ""
    for name in entry.replaces:
        if name not in earlier:
            return f"`{name}`, which it replaces, is the decision_id of no line before it."
    return ""


def _alike(first: Entry, second: Entry) -> bool:
    """Return whether two lines of one identifier are one line that stands twice."""
    if first.decision is None or second.decision is None:
        return (first.undo, first.replaces, first.problem) == (
            second.undo,
            second.replaces,
            second.problem,
        )
    return replace(first.decision, line=0) == replace(second.decision, line=0)


def _gone(entries: Sequence[Entry]) -> set[str]:
    """Return the identifiers of lines that were replaced or taken back, and of the undoing ones."""
    undone: set[str] = set()
    # From the end, so that a line that is itself taken back takes nothing back.
    for entry in reversed(entries):
        if entry.undo and entry.decision_id not in undone:
            undone.update(entry.replaces)
    replaced = {
        name
        for entry in entries
        if not entry.undo and not entry.problem and entry.decision_id not in undone
        for name in entry.replaces
    }
    return undone | replaced | {entry.decision_id for entry in entries if entry.undo}


def _without_conflicts(
    decisions: Sequence[Decision],
) -> tuple[list[Decision], list[DecisionProblem]]:
    """Return the decisions that no other contradicts, each once, and those that wait."""
    by_claim: dict[tuple[str, ...], dict[str, list[Decision]]] = {}
    for decision in decisions:
        for claim, said in _claims(decision):
            by_claim.setdefault(claim, {}).setdefault(said, []).append(decision)
    against: dict[int, dict[int, Decision]] = {}
    for sayings in by_claim.values():
        for said, ones in sayings.items():
            others = {o.line: o for o in _first_others(sayings, said)}
            for one in ones:
                against.setdefault(one.line, {}).update(others)
    kept: list[Decision] = []
    problems: list[DecisionProblem] = []
    seen: set[tuple[tuple[tuple[str, ...], str], ...]] = set()
    for decision in decisions:
        claims = tuple(_claims(decision))
        if against[decision.line]:
            problems.append(_conflict(decision, against[decision.line].values()))
        elif claims not in seen:
            kept.append(decision)
            seen.add(claims)
    return kept, problems


def _first_others(sayings: Mapping[str, Sequence[Decision]], said: str) -> Iterable[Decision]:
    """Return the first lines that say something else of one claim, as many as are named."""
    others = (one for other, group in sayings.items() if other != said for one in group)
    return islice(others, _MOST_NAMED)


class Said:
    """Decisions by what they say of what, in the order in which they were added."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._decisions: dict[int, Decision] = {}
        self._of_claim: dict[tuple[str, ...], dict[int, str]] = {}
        self._whole: dict[tuple[tuple[tuple[str, ...], str], ...], int] = {}
        self._named: dict[str, dict[int, None]] = {}
        self._added = 0
        for decision in decisions:
            self.add(decision)

    def __iter__(self) -> Iterator[Decision]:
        """Return the decisions in order."""
        return iter(self._decisions.values())

    def add(self, decision: Decision) -> None:
        """Add a decision behind all others."""
        place = self._added
        self._added += 1
        self._decisions[place] = decision
        claims = tuple(_claims(decision))
        self._whole[claims] = self._whole.get(claims, 0) + 1
        for claim, word in dict(claims).items():
            self._of_claim.setdefault(claim, {})[place] = word
        self._named.setdefault(decision.decision_id, {})[place] = None

    def remove(self, names: Iterable[str]) -> list[Decision]:
        """Remove the decisions with these identifiers, and return them."""
        removed = []
        for place in [place for name in set(names) for place in self._named.pop(name, ())]:
            removed.append(self._decisions.pop(place))
            claims = tuple(_claims(removed[-1]))
            self._whole[claims] -= 1
            for claim in dict(claims):
                del self._of_claim[claim][place]
        return removed

    def repeats(self, decision: Decision) -> bool:
        """Return whether one of them says the same of the same."""
        return self._whole.get(tuple(_claims(decision)), 0) > 0

    def against(self, decision: Decision, named: Iterable[str] = ()) -> list[Decision]:
        """Return those that say something else of the same, and those named, in order.

        Where any does, those that say what it says wait as well, and are among them.
        """
        claims = tuple(_claims(decision))
        others: set[int] = set()
        for claim, word in claims:
            own = self._of_claim.get(claim, {})
            others.update(place for place, said in own.items() if said != word)
        same = self._of_claim.get(claims[0][0], {}) if others else ()
        others.update(at for at in same if tuple(_claims(self._decisions[at])) == claims)
        others.update(place for name in named for place in self._named.get(name, ()))
        return [self._decisions[place] for place in sorted(others)]


def _claims(decision: Decision) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what a decision says of what; two that say different things of one contradict."""
    subject = (decision.kind, *_subject(decision))
    said = decision.answer
    if decision.kind == "table" and said in {"facts", "grid"}:
        yield from (((*subject, key), text) for key, text in decision.detail)
    elif decision.kind == "table":
        yield (*subject, _ASPECTS[said]), repr((said, decision.detail))
    elif decision.kind == "file":
        # A file may belong to several others and stand in the place of several.
        yield (*subject, "what it is"), "no reply" if said == "no_reply" else "a reply"
        yield from (((*subject, text), said) for _, text in decision.detail)
    elif decision.kind == "number":
        # What is no figure has neither code nor value.
        words = set(said.split(PART_MARK))
        for aspect, others in (("code", {"value", "as_read"}), ("value", {"code"})):
            if not words <= others:
                yield (*subject, aspect), repr((said, decision.detail))
    else:
        yield subject, repr((said, decision.detail))


def _subject(decision: Decision) -> tuple[str, ...]:
    """Return what a decision is about, so that two about the same can be seen."""
    if decision.observation_id:
        return ("number", decision.observation_id, decision.source_sha256)
    text = normalise(decision.subject)
    match decision.scope:
        case "all" | "force":
            return (decision.scope, decision.force_id, decision.codebook, text)
        case "file":
            return ("file", decision.source_sha256 or decision.file, text)
        case "place":
            mark = text if decision.kind == "blank" else ""
            return ("place", decision.source_sha256, write_anchor(decision.anchor), mark)


def _conflict(decision: Decision, others: Iterable[Decision]) -> DecisionProblem:
    ordered = sorted(others, key=lambda other: other.line)
    said = " and ".join(f"line {o.line} ({o.decision_id}) says `{_words(o)}`" for o in ordered)
    return DecisionProblem(
        line=decision.line,
        kind="conflict",
        problem=f"it says `{_words(decision)}` and {said} of the same {decision.kind}"
        f"{_named(decision)}; neither holds until a line names the others in `replaces`.",
        decision=decision,
    )


def _named(decision: Decision) -> str:
    return f" “{decision.subject}”" if decision.subject else ""


def _words(decision: Decision) -> str:
    detail = "; ".join(f"{key}={text}" for key, text in decision.detail)
    return f"{decision.answer}; {detail}" if detail else decision.answer
