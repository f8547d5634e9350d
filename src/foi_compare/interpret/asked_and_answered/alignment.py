"""Questions and the passages that answer them, found together by one dynamic programme.

Each passage of a letter states a question, answers one, answers all of them, or stands before or
behind both. What speaks for and against each role is a sign with a weight: a number, the words of
the question, who speaks, where it stands. Questions keep their order, unless numbers say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from foi_compare.interpret.language.topics import Topics
from foi_compare.interpret.letter_text.addressed import addressed, turns_to
from foi_compare.interpret.letter_text.request_below import ASKED_BELOW
from foi_compare.interpret.letter_text.segments import Segment

HEAD, ALL, TAIL, ASKS, ANSWERS = "head", "all", "tail", "asks", "answers"
_OUTER = frozenset({HEAD, TAIL})
_NEVER = -1e9
# The weights of the signs, for a role and against it.
_OWN_NUMBER = 4.0
_OTHER_NUMBER = -8.0
_PASSED_NUMBER = -5.0  # a number outside of questions and answers
_OWN_PLACE = 5.0  # where a question without a number stands
_OTHER_PLACE = -6.0
_ASKED_AGAIN = 1.5  # the first of two places of a number asks
_SAID_BEHIND = -6.0  # other words behind a number that stood above answer it
_STANDS_ABOVE = 1.0  # a number with words below it asks
_ASKING = 2.0
_NOT_ASKING = -2.0
_GOES_ON = -1.0
_SPEAKING = 1.0
_SPEAKS_OUTSIDE = -0.7
_QUESTION_SAID = -3.0  # a question in an answer
_CLOSING = 3.0
_GREETING = 3.0
_ABOUT = 1.0  # the subject of the question alone
_ANOTHER = -0.5  # that of another
_TABLE_ASKS = -4.0
_PRINTED_SO = 2.0  # in the print of the questions, or of the answers
_MOSTLY = 0.75  # of what is printed alike
_JUMP = -1.0  # out of order
_PASSED_OVER = -0.25  # a question between the two that are answered
_TURN = -0.5
_LEFT_OPEN = -3.0  # another answer right below a question, before all are asked
_BY_ORDER = -0.5  # the next answer, which nothing but order tells
_TURNED = 0.5  # one that opens by saying that it speaks of something else
_UNASKED = -8.0  # an answer behind no question
_STATED_BARE = -6.0  # a question where none begins
_UNENDED = -0.01  # the end before any words that end a letter
_TITLE = -1.0  # a heading that states no question
_NOTE = re.compile(r"\s*[*\u2020\u2021\u00a7^#~]")  # of a mark in what stands above


class Passage(NamedTuple):
    """A passage and what is known of it alone.

    `numbers` are those that open it, `end` where its words begin behind them; `asks`, `speaks`,
    `closes`, `greets` and `titles` are what is heard in it; `opens` says that answers follow;
    `face` is how it is printed; `named` says that a noun stands before the number, `twice` that it
    stands again below, `above` that words without a number stand right below it, `later` that
    other words stand behind the same number above.
    """

    segment: Segment
    numbers: tuple[str, ...]
    end: int
    asks: bool
    speaks: bool
    closes: bool
    greets: bool
    titles: bool = False
    opens: bool = False
    face: str = ""
    named: bool = False
    twice: bool = False
    above: bool = False
    later: bool = False

    @property
    def text(self) -> str:
        """The words behind the number."""
        return self.segment.text[self.end :]


class Asked(NamedTuple):
    """A question that may be asked: its number, its words, and the place where it stands."""

    number: str
    text: str
    place: int
    numbered: bool


class Role(NamedTuple):
    """What a passage does, and to which question."""

    kind: str
    question: int = -1


class Aligned(NamedTuple):
    """The role of each passage, with the weight of all signs.

    `named` are the questions that a passage of their answer names, or alone is about.
    """

    roles: tuple[Role, ...]
    weight: float
    named: frozenset[int] = frozenset()


def align(
    passages: Sequence[Passage], asked: Sequence[Asked], *, by_topic: bool = False
) -> Aligned:
    """Return the roles of the passages of a letter that are best borne out together.

    Either each question has its answer below it, or all are asked before all are answered. Where
    `by_topic`, what an answer is about leads to its question as a number does.
    """
    signs = _Signs(passages, asked, by_topic=by_topic)
    last = len(asked) - 1
    roles = [Role(HEAD), Role(ALL), Role(TAIL)]
    roles += [Role(kind, at) for at in range(len(asked)) for kind in (ASKS, ANSWERS)]
    layouts = (_in_turn, lambda before, after: _one_by_one(before, after, last))
    ways = (_aligned(signs, roles, layout) for layout in layouts)
    return max(ways, key=lambda one: one.weight)


def _aligned(
    signs: _Signs, roles: Sequence[Role], layout: Callable[[Role, Role], float]
) -> Aligned:
    steps = [[layout(a, b) for a in roles] for b in roles]
    unnamed, headed, about, turned = (
        [
            [way + _unnamed(a, b, following, other) for a, way in zip(roles, ways, strict=True)]
            for b, ways in zip(roles, steps, strict=True)
        ]
        for following, other in ((_BY_ORDER, _JUMP), (0.0, _JUMP), (0.0, 0.0), (_TURNED, _JUMP))
    )
    best = [0.0 if role.kind == HEAD else _NEVER for role in roles]
    came: list[list[int]] = []
    for place in range(signs.count):
        following, origin = [], []
        for to, role in enumerate(roles):
            if role.question < 0 or signs.names(place, role.question):
                ways = steps[to]
            elif signs.topical(place, role.question):
                ways = about[to]
            else:
                turns = turned if signs.turns(place) else unnamed
                ways = (headed if signs.headed(place) else turns)[to]
            reached = [behind + way for behind, way in zip(best, ways, strict=True)]
            source = reached.index(max(reached))
            origin.append(source)
            following.append(reached[source] + signs.of(place, role))
        best = following
        came.append(origin)
    at = max(range(len(roles)), key=best.__getitem__)
    weight = best[at]
    found: list[Role] = []
    for origin in reversed(came):
        found.append(roles[at])
        at = origin[at]
    found.reverse()
    named = {role.question for place, role in enumerate(found) if signs.tells(place, role)}
    return Aligned(tuple(found), weight, frozenset(named))


def _in_turn(before: Role, after: Role) -> float:
    """Return what speaks against a role behind another where each answer is below its question."""
    if before.question == after.question and before.question >= 0:
        return 0.0 if after.kind == ANSWERS or before.kind == ASKS else _NEVER
    if after.question < 0 or before.question < 0:
        return _to_outside(before, after) if after.question < 0 else _from_outside(before, after)
    if after.kind == ANSWERS:
        return _LEFT_OPEN if before.kind == ASKS else _JUMP
    onward = after.question == before.question + 1
    return (0.0 if onward else _JUMP) + (_JUMP if before.kind == ASKS else 0.0)


def _one_by_one(before: Role, after: Role, last: int) -> float:
    """Return what speaks against a role behind another where all is asked before it is answered."""
    if before == after:
        return 0.0
    if after.question < 0 or before.question < 0:
        return _to_outside(before, after) if after.question < 0 else _from_outside(before, after)
    onward = after.question == before.question + 1
    if before.kind == after.kind == ANSWERS and after.question > before.question:
        return 0.0 if onward else _PASSED_OVER
    if before.kind == after.kind:
        return 0.0 if onward else _JUMP
    if after.kind == ANSWERS:
        return 0.0 if after.question == 0 else _TURN if before.question == last else _LEFT_OPEN
    return _JUMP if after.question == 0 else _LEFT_OPEN


def _to_outside(before: Role, after: Role) -> float:
    if before.kind == after.kind:
        return 0.0
    return _NEVER if HEAD in {before.kind, after.kind} else _TURN


def _from_outside(before: Role, after: Role) -> float:
    if before.kind == ALL:
        return _JUMP if after.kind == ASKS else 0.0
    late = _JUMP if before.kind == TAIL else 0.0
    unasked = _JUMP if after.kind == ANSWERS and before.kind == HEAD else 0.0
    return late + unasked + (0.0 if after.question == 0 else _TURN)


def _unnamed(before: Role, after: Role, following: float, other: float) -> float:
    """Return what speaks against going on to another question with words that name none.

    That is `following` for the next question and `other` for any else: a heading leads to the next
    answer whatever its words.
    """
    if before.question == after.question:
        return 0.0
    if after.kind == ASKS:
        return _STATED_BARE
    if before.kind in _OUTER:
        return _UNASKED
    if after.question != before.question + 1:
        return other
    return following


class _Signs:
    """What speaks for each role of each passage."""

    def __init__(
        self, passages: Sequence[Passage], asked: Sequence[Asked], *, by_topic: bool
    ) -> None:
        self._index = {one.number.casefold(): at for at, one in enumerate(asked)}
        self._places = {
            one.place: at
            for at, one in enumerate(asked)
            if not (one.numbered and passages[one.place].numbers)
        }
        self._passages = passages
        self._faces = _faces(passages)
        topics = Topics([one.text for one in asked])
        texts = ["" if _NOTE.match(one.text) else one.text for one in passages]
        self._about = [topics.opened_with(text) for text in texts]
        self._opening = [topics.opening(text) if by_topic else None for text in texts]
        self._named = [self._questions(one) for one in passages]
        self._by_topic = by_topic
        asked_last = max((one.place for one in asked), default=-1)
        closing = (at for at, one in enumerate(passages) if at > asked_last and one.closes)
        self._end = next(closing, len(passages))

    def _questions(self, passage: Passage) -> frozenset[int]:
        """Return the questions that a passage opens with, or says that it speaks to."""
        numbers: Sequence[str] = passage.numbers
        if not numbers and passage.segment.table is None:
            numbers = addressed(passage.text, lambda: list(self._index))
        found = (self._index.get(number.casefold()) for number in numbers)
        return frozenset(at for at in found if at is not None)

    def names(self, place: int, question: int) -> bool:
        """Return whether a passage opens with the number of a question, or is where it stands."""
        return question in self._named[place] or self._places.get(place) == question

    def topical(self, place: int, question: int) -> bool:
        """Return whether what a passage is about leads to a question as its number would."""
        about = self._about[place]
        may = about == question or (about is None and question == self._opening[place])
        return self._by_topic and place < self._end and may

    @property
    def count(self) -> int:
        """How many passages there are."""
        return len(self._passages)

    def headed(self, place: int) -> bool:
        """Return whether a passage is a heading, which may begin another answer."""
        return self._passages[place].titles

    def turns(self, place: int) -> bool:
        """Return whether a passage opens by saying that it speaks of something else."""
        return self._by_topic and place < self._end and turns_to(self._passages[place].text)

    def tells(self, place: int, role: Role) -> bool:
        """Return whether a passage that answers names its question, or is about it alone."""
        if role.kind != ANSWERS:
            return False
        alone = self.topical(place, role.question) and self._about[place] is not None
        about = alone and not self._passages[place].titles
        below = place > 0 and role.question in self._named[place - 1]
        return about or below or self.names(place, role.question)

    def of(self, place: int, role: Role) -> float:
        """Return the weight of the signs that a passage has a role."""
        passage = self._passages[place]
        named = self._named[place] or (
            frozenset({self._places[place]}) if place in self._places else frozenset()
        )
        if role.kind == ASKS:
            return self._asks(place, passage, role.question, named)
        if role.kind == ANSWERS:
            return self._answers(place, passage, role.question, named)
        early = _UNENDED * (role.kind == TAIL and place < self._end)
        return early + _outside(passage, role, named)

    def _asks(self, place: int, passage: Passage, at: int, named: frozenset[int]) -> float:
        if passage.opens:
            return _OTHER_NUMBER
        weight = _ASKING if passage.asks else _NOT_ASKING if passage.speaks else 0.0
        weight += _PRINTED_SO * self._faces.get(passage.face, 0)
        if passage.segment.table is not None:
            weight += _TABLE_ASKS
        if place in self._places:
            return weight + (_OWN_PLACE if self._places[place] == at else _OTHER_PLACE)
        if not named:
            return weight + _GOES_ON + 2 * _TITLE * passage.titles - passage.closes * _CLOSING
        if named != {at}:
            return weight + _OTHER_NUMBER
        weight += passage.twice * _ASKED_AGAIN + passage.later * _SAID_BEHIND
        return weight + _OWN_NUMBER + passage.above * _STANDS_ABOVE

    def _answers(self, place: int, passage: Passage, at: int, named: frozenset[int]) -> float:
        weight = _SPEAKING if passage.speaks or passage.segment.table is not None else 0.0
        if passage.segment.kind == ASKED_BELOW:
            return _OTHER_NUMBER
        if passage.opens and not named:
            return _SPEAKING
        if passage.asks and passage.segment.text.rstrip().endswith("?"):
            weight += _QUESTION_SAID
        weight -= _CLOSING * (passage.closes or passage.greets)
        weight -= _PRINTED_SO * (self._faces.get(passage.face) == 1)
        if place in self._places:
            return weight + _OTHER_PLACE
        if named:
            return weight + (_OWN_NUMBER if at in named else _OTHER_NUMBER)
        about = self._about[place]
        weight += _TITLE * passage.titles
        if about is None:
            return weight + _ABOUT / 2 * (at == self._opening[place])
        return weight + (_ABOUT if about == at else _ANOTHER)


def _faces(passages: Sequence[Passage]) -> dict[str, int]:
    """Return 1 for a print in which nearly all asks, -1 for one in which nearly nothing does.

    Where no print asks so, none says anything.
    """
    asking: dict[str, list[bool]] = {}
    for one in passages:
        heads = bool(one.numbers) and one.above
        if one.asks or one.speaks or heads:
            asking.setdefault(one.face, []).append(one.asks or heads)
    shares = {face: sum(own) / len(own) for face, own in asking.items() if len(own) > 1}
    asked = {face for face, share in shares.items() if share >= _MOSTLY}
    said = {face for face, share in shares.items() if share <= 1 - _MOSTLY}
    return dict.fromkeys(asked, 1) | dict.fromkeys(said, -1) if asked and said else {}


def _outside(passage: Passage, role: Role, named: frozenset[int]) -> float:
    weight = _PASSED_NUMBER if named else 0.0
    if role.kind == ALL and passage.greets:
        return weight
    if role.kind == ALL:
        return weight + (_SPEAKING / 2 if passage.speaks else _SPEAKS_OUTSIDE) - passage.closes * 2
    weight += _SPEAKS_OUTSIDE * passage.speaks + _SPEAKS_OUTSIDE * passage.asks
    if passage.segment.table is not None:
        weight += _SPEAKS_OUTSIDE
    if role.kind == HEAD:
        return weight + _GREETING * passage.greets
    return weight + _CLOSING * passage.closes
