"""Who is said to be or do what, or not: negations resolved, words bound to their subject."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from foi_compare.match.label_reading.lexicon import Token
from foi_compare.model.codes import Bound, Polarity

_LONGEST_NEGATION = 5


class Said(NamedTuple):
    """A fact that was said, with the positions of the words that say it.

    Without a fact the words are strangers in a clause that would otherwise say yes: one of them
    may be a damaged `not`.
    """

    fact: str
    positions: tuple[int, ...]


class Segment(NamedTuple):
    """The words that belong to one subject; the subject is empty before the first one."""

    subject: str
    positions: tuple[int, ...]


def read_subjects(
    tokens: Sequence[Token],
    free: Sequence[bool],
    polarities: Sequence[Polarity],
    bound: Sequence[Bound],
    subjects: Sequence[str],
) -> Iterator[Said]:
    """Yield what the free tokens say of the subjects.

    A conflict (one clause says yes, the other no) yields both answers, which no code allows.
    """
    words = {entry.word: entry for entry in bound}
    leading = _predicates(polarities) | {
        (word, subject) for word, entry in words.items() for subject in entry.by_subject
    }
    segments = tuple(_segments(tokens, free, frozenset(subjects), leading))
    states = [
        tuple(at for at in segment.positions if free[at] and tokens[at].term in words)
        for segment in segments
    ]
    named_only = [_is_named_only(tokens, segment) for segment in segments]
    for place, segment in enumerate(segments):
        for polarity in polarities:
            yield from _answers(tokens, free, segment, polarity, frozenset(words))
        for at in states[place]:
            by_subject = words[tokens[at].term].by_subject
            own = segment.subject if segment.subject in by_subject else ""
            if own in by_subject:
                yield Said(by_subject[own][0], (at,))
            yield from _strangers(tokens, segment.positions, at)
        if named_only[place]:
            for at in _states_beside(place, segments, named_only, states):
                by_subject = words[tokens[at].term].by_subject
                if segment.subject in by_subject:
                    yield Said(by_subject[segment.subject][0], (at,))


def _states_beside(
    place: int,
    segments: Sequence[Segment],
    named_only: Sequence[bool],
    states: Sequence[tuple[int, ...]],
) -> tuple[int, ...]:
    """Return the states of other people that may be of a person who is only named.

    They are those of whom the label speaks next before and behind: `suspect or victim too ill`,
    `death of victim or witness`, `death of suspect; victim`.
    """
    spoken_of = [
        other for other, segment in enumerate(segments) if segment.subject and not named_only[other]
    ]
    before = [other for other in spoken_of if other < place][-1:]
    behind = [other for other in spoken_of if other > place][:1]
    return tuple(at for other in (*before, *behind) for at in states[other])


def _is_named_only(tokens: Sequence[Token], segment: Segment) -> bool:
    """Say whether a segment is nothing but its subject, with breaks around it."""
    said = {tokens[at].term for at in segment.positions if tokens[at].kind != "break"}
    return said == {segment.subject}


def _strangers(tokens: Sequence[Token], positions: Sequence[int], bound: int) -> Iterator[Said]:
    """Yield the unknown words of a segment that may be a damaged `not`, or `ill` after `dead or`.

    What follows without a break says what somebody is too ill for.
    """
    strange = tuple(
        at
        for at in positions
        if tokens[at].kind == "unknown" and (at < bound or _is_joined(tokens, bound, at))
    )
    if strange:
        yield Said("", strange)


def _is_joined(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Say whether nothing but breaks stands between two words."""
    between = tokens[first + 1 : second]
    return bool(between) and all(token.kind == "break" for token in between)


def _predicates(polarities: Sequence[Polarity]) -> set[tuple[str, str]]:
    return {
        (term, polarity.subject)
        for polarity in polarities
        for term in (*polarity.positive, *polarity.negative)
    }


def _segments(
    tokens: Sequence[Token],
    free: Sequence[bool],
    subjects: frozenset[str],
    leading: Collection[tuple[str, str]],
) -> Iterator[Segment]:
    """Cut the label before each subject, with the negations and adjectives that lead to it."""
    starts: list[tuple[int, str]] = [(0, "")]
    for at, token in enumerate(tokens):
        if free[at] and token.term in subjects:
            start = at
            while start > starts[-1][0] and _leads_to(tokens, free, start - 1, token.term, leading):
                start -= 1
            starts.append((start, token.term))
    ends = [start for start, _ in starts[1:]] + [len(tokens)]
    for (start, subject), end in zip(starts, ends, strict=True):
        yield Segment(subject, tuple(range(start, end)))


def _leads_to(
    tokens: Sequence[Token],
    free: Sequence[bool],
    at: int,
    subject: str,
    leading: Collection[tuple[str, str]],
) -> bool:
    """Say whether a word before a subject belongs to it: `no`, `unidentified`, `death of`."""
    token = tokens[at]
    return free[at] and (token.kind == "negator" or (token.term, subject) in leading)


def _answers(
    tokens: Sequence[Token],
    free: Sequence[bool],
    segment: Segment,
    polarity: Polarity,
    binding: Collection[str],
) -> Iterator[Said]:
    own = segment.subject == polarity.subject
    clauses = _Clauses(tokens, free, polarity, own=own)
    clauses.begin(segment.positions[0] - 1 if segment.positions else -1)
    for clause in _parted(tokens, segment.positions):
        clauses.add(_until(tokens, clause, binding))
    clauses.close()
    taken = clauses.taken
    if own and not clauses.signs:
        taken = _bare_negation(tokens, free, segment, polarity) if polarity.bare else []
        if taken:
            yield Said(polarity.negative_fact, tuple(taken))
        return
    if own:
        taken += [at for at in segment.positions if tokens[at].term == polarity.subject]
    for sign, fact in ((1, polarity.positive_fact), (-1, polarity.negative_fact)):
        if sign in clauses.signs:
            yield Said(fact, tuple(sorted(taken)))
    strange = [*clauses.strange, *(clauses.before if 1 in clauses.signs else ())]
    if strange:
        yield Said("", tuple(strange))


class _Clauses:
    """The answers that the clauses of one segment give, and the words they use.

    A negation carries over a break to predicates that follow without one of their own (`does not
    support or wish to proceed`), and from a clause without a predicate to the next that has one
    (`is unable, or not permitted, to give evidence`).
    """

    def __init__(
        self, tokens: Sequence[Token], free: Sequence[bool], polarity: Polarity, *, own: bool
    ) -> None:
        self._tokens = tokens
        self._free = free
        self._polarity = polarity
        self._counted = (
            {*polarity.positive, *polarity.negative, *polarity.alone} if own else {*polarity.alone}
        )
        self._inherited = False
        self._said_no = False
        self._pending: list[int] = []
        self.signs: set[int] = set()
        self.taken: list[int] = []
        self.strange: list[int] = []
        self.before: list[int] = []

    def add(self, clause: Sequence[int]) -> None:
        """Take the next clause of the segment, in order."""
        tokens = self._tokens
        used = [at for at in clause if self._free[at] and tokens[at].term in self._counted]
        negators, dangling = self._negators(clause)
        hard = any(tokens[at].term == ";" for at in clause)
        if not used:
            more = [*negators, *dangling]
            if self._pending:
                # `is unable, or if a juvenile is not permitted, to give evidence` stays a no.
                more = [at for at in clause if self._free[at] and self._is_negation(at)]
            self._pending = [] if hard else [*self._pending, *more]
            self._inherited = self._inherited and not hard
            self._said_no = self._said_no and not hard
            return
        signs = self._signs(sorted({*used, *negators}))
        negates = negators or any(self._is_negative(at) for at in used)
        if not negates and (self._inherited or self._pending):
            signs = {-1}
        self.signs |= signs
        self.taken += [*used, *negators, *self._pending]
        self._said_no = 1 not in signs and not hard
        self._inherited = self._said_no and bool(negators or self._pending)
        self._pending = []
        self.strange += [at for at in clause if self._is_strange(at, yes=1 in signs)]

    def close(self) -> None:
        """Take a last negation that only says the same again (`unwilling or unable`)."""
        if self._said_no:
            self.taken += self._pending

    def begin(self, before: int) -> None:
        """Take the word before the segment: a stranger there may be a damaged `no`."""
        if before >= 0 and self._is_strange(before, yes=True):
            self.before = [before]

    def _is_strange(self, at: int, *, yes: bool) -> bool:
        """Say whether an unknown word may be a damaged negation; beside a no only a short one.

        Beside a yes so may what a narrow column left of the last word, and `asked to support` is
        none.
        """
        token = self._tokens[at]
        short = len(token.printed) <= _LONGEST_NEGATION
        return (token.kind in {"unknown", "cut", "idle"} and yes) or (
            token.kind == "unknown" and short
        )

    def _signs(self, positions: Sequence[int]) -> set[int]:
        """Multiply the signs of each group of a clause that ends with a yes.

        `has not withdrawn support` is one group with two negations; `does not support has
        withdrawn support` are two with one each. Two groups with a `not` of their own may take
        each other back (`does not wish to not support`): they say both.
        """
        groups: list[list[int]] = [[]]
        for at, following in zip(positions, (*positions[1:], None), strict=True):
            groups[-1].append(at)
            rest = [place for place in positions if place > at and not self._turns(place)]
            if rest and following is not None and not self._turns(at) and self._turns(following):
                groups.append([])
        signs = {(-1) ** sum(map(self._turns, group)) for group in groups}
        negations = [sum(map(self._is_negation, group)) for group in groups]
        doubled = max(negations) > 1 or sum(map(bool, negations)) > 1
        if doubled or any(self._takes_back(group) for group in groups):
            return {1, -1}
        return {-1} if self._polarity.negative_wins and -1 in signs else signs

    def _takes_back(self, group: Sequence[int]) -> bool:
        """Say whether a no follows another: `declines not to support`, or two with a comma lost."""
        refusals = [at for at in group if self._is_negative(at)]
        return any(self._is_negation(at) for at in group if refusals and at > refusals[0])

    def _is_negation(self, at: int) -> bool:
        return self._tokens[at].kind == "negator"

    def _turns(self, at: int) -> bool:
        return self._is_negation(at) or self._is_negative(at)

    def _is_negative(self, at: int) -> bool:
        return self._tokens[at].term in self._polarity.negative

    def _negators(self, clause: Sequence[int]) -> tuple[list[int], list[int]]:
        """Return the negations of this clause that turn a predicate over, and those left hanging.

        A negation is of the next word that means something; at the end of a clause it is of the
        predicate right before it (`support not forthcoming`). Before another word (`not
        present`) it is of that.
        """
        bound: list[int] = []
        dangling: list[int] = []
        for at in clause:
            if not self._free[at] or self._tokens[at].kind != "negator":
                continue
            following = [place for place in clause if place > at and self._means(place)]
            before = [place for place in clause if place < at and self._means(place)]
            if following:
                if self._is_own(following[0]):
                    bound.append(at)
            elif before and before[-1] == at - 1 and at + 1 < len(self._free):
                if self._is_own(before[-1]) and not self._is_of_another(at, before[-1], clause):
                    bound.append(at)
            elif all(self._tokens[place].kind == "break" for place in clause if place > at):
                dangling.append(at)
        return self._without_leading(clause, bound), dangling

    def _is_of_another(self, at: int, before: int, clause: Sequence[int]) -> bool:
        """Say whether a negation after a person is of an unknown word (`victim not present`)."""
        person = self._tokens[before].term == self._polarity.subject
        return person and any(
            self._tokens[place].kind in {"unknown", "idle"} for place in clause if place > at
        )

    def _without_leading(self, clause: Sequence[int], bound: list[int]) -> list[int]:
        """Leave the `no` before a subject alone if its predicate has a negation of its own.

        `suspect not | victim does not support` lost a word; it says nothing good of the victim.
        """
        subject = next((at for at in clause if self._tokens[at].term == self._polarity.subject), 0)
        later = [at for at in clause if at > subject and self._free[at] and self._turns(at)]
        return [at for at in bound if at > subject or not later]

    def _means(self, at: int) -> bool:
        token = self._tokens[at]
        return not self._free[at] or token.kind in {"term", "doubt", "torn"}

    def _is_own(self, at: int) -> bool:
        token = self._tokens[at]
        own = token.term in self._counted or token.term == self._polarity.subject
        return self._free[at] and own


def _until(tokens: Sequence[Token], clause: Sequence[int], binding: Collection[str]) -> list[int]:
    """Cut a clause at a bound word: `too ill to give evidence` says nothing about support."""
    kept: list[int] = []
    for at in clause:
        if tokens[at].term in binding:
            return kept
        kept.append(at)
    return kept


def _parted(tokens: Sequence[Token], positions: Sequence[int]) -> Iterator[list[int]]:
    """Part a segment at its breaks; a break closes the clause before it."""
    clause: list[int] = []
    for at in positions:
        clause.append(at)
        if tokens[at].kind == "break":
            yield clause
            clause = []
    if clause:
        yield clause


def _bare_negation(
    tokens: Sequence[Token], free: Sequence[bool], segment: Segment, polarity: Polarity
) -> list[int]:
    """Return the positions of `no suspect`, where nothing more is said of the suspect."""
    for before, at in zip(segment.positions, segment.positions[1:], strict=False):
        pair = {tokens[before].term, tokens[at].term}
        negated = any(tokens[place].kind == "negator" for place in (before, at))
        if negated and polarity.subject in pair and free[before] and free[at]:
            return [before, at]
    return []
