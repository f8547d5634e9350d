"""Count the steps of patterns over long words, by matching as `re` does, a step at a time.

Patterns are parsed by Python itself and matched with backtracking, in the order in which `re` goes
on; a step is a character, a place or a choice that is tried. So is seen how far a pattern looks
that finds nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple, TypeAlias

# Whether what follows matches from a place on.
_Then = Callable[[int], bool]
# What the parser of Python makes, which has no types.
_Parsed: TypeAlias = Any
_Node = Callable[[int, _Then], bool]
_ONE_CHARACTER = frozenset((op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN))
_KINDS = {
    op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


# What half of a text takes, this often: a square takes it four times, bounds just over twice.
_MOST = 2.6
_DEPTH = 100_000  # calls within each other: some for each character
_FEW = 40  # steps for each character; what takes no more grows with the text


class Search(NamedTuple):
    """A search in a text by a method of a pattern, from a place on."""

    pattern: re.Pattern[str]
    method: str
    text: str
    begin: int


def steep(searches: Iterable[Search], shortest: int) -> list[str]:
    """Return the patterns that take more than twice as long for a text as for half of it."""
    longest: dict[tuple[re.Pattern[str], str, str], Search] = {}
    for one in searches:
        key = one.pattern, one.method, one.text[:shortest]
        if len(one.text) >= shortest + one.begin:
            longest[key] = max(one, longest.get(key, one), key=lambda known: len(known.text))
    stepped = {pattern: Stepped(pattern) for pattern, _, _ in longest}
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(_DEPTH)
    try:
        found = [one for one in longest.values() if _grows(stepped[one.pattern], one)]
    finally:
        sys.setrecursionlimit(before)
    return [f"{one.method} {one.pattern.pattern}" for one in found]


def _grows(stepped: Stepped, one: Search) -> bool:
    steps = stepped.called(one.method, one.text, one.begin)
    half = one.text[: (one.begin + len(one.text)) // 2]
    return steps > _FEW * len(one.text) and steps > _MOST * stepped.called(
        one.method, half, one.begin
    )


class Stepped:
    """A pattern that counts the steps of its searches."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.steps = 0
        self.found: tuple[int, int] | None = None  # by the last search
        self._text = ""
        self._groups: dict[int, tuple[int, int]] = {}
        self._flags = pattern.flags
        tree = parser.parse(pattern.pattern, pattern.flags)
        self._root = self._sequence(list(tree))

    def called(self, name: str, text: str, begin: int = 0) -> int:
        """Return the steps that a method of the pattern takes for a text."""
        self.steps, self._text = 0, text
        if name in {"match", "fullmatch"}:
            self._at(begin, lambda end: name == "match" or end == len(text))
            return self.steps
        while begin <= len(text):
            self.found = self._search(begin)
            if self.found is None or name == "search":
                break
            start, end = self.found
            begin = end if end > start else end + 1
        return self.steps

    def _search(self, begin: int) -> tuple[int, int] | None:
        for start in range(begin, len(self._text) + 1):
            end = self._at(start, lambda _: True)
            if end is not None:
                return start, end
        return None

    def _at(self, start: int, accepted: Callable[[int], bool]) -> int | None:
        found: list[int] = []

        def then(end: int) -> bool:
            if not accepted(end):
                return False
            found.append(end)
            return True

        self.steps += 1
        self._groups = {}
        return found[-1] if self._root(start, then) else None

    def _sequence(self, items: list[_Parsed]) -> _Node:
        nodes = [self._node(kind, value) for kind, value in items]

        def run(at: int, then: _Then, place: int = 0) -> bool:
            if place == len(nodes):
                return then(at)
            return nodes[place](at, lambda end: run(end, then, place + 1))

        return nodes[0] if len(nodes) == 1 else run

    def _node(self, kind: _Parsed, value: _Parsed) -> _Node:
        if kind in _ONE_CHARACTER:
            return self._character(self._told(kind, value))
        made = {
            op.BRANCH: self._branch, op.SUBPATTERN: self._group, op.AT: self._place,
            op.ASSERT: self._assert, op.ASSERT_NOT: self._assert_not, op.GROUPREF: self._again,
            op.GROUPREF_EXISTS: self._if_group, op.ATOMIC_GROUP: self._atomic,
            op.MAX_REPEAT: self._greedy, op.MIN_REPEAT: self._lazy,
            op.POSSESSIVE_REPEAT: self._possessive,
        }  # fmt: skip
        return made[kind](value)

    def _told(self, kind: _Parsed, value: _Parsed) -> re.Pattern[str]:
        """Return a pattern of one character, which `re` itself is asked about."""
        flags = self._flags & (re.IGNORECASE | re.DOTALL)
        if kind is op.ANY:
            return re.compile(".", flags)
        if kind is op.LITERAL:
            return re.compile(re.escape(chr(value)), flags)
        if kind is op.NOT_LITERAL:
            return re.compile(f"[^{re.escape(chr(value))}]", flags)
        written = "".join(map(self._member, value))
        return re.compile(f"[{written}]", flags)

    @staticmethod
    def _member(member: tuple[_Parsed, _Parsed]) -> str:
        kind, value = member
        if kind is op.NEGATE:
            return "^"
        if kind is op.LITERAL:
            return re.escape(chr(value))
        if kind is op.RANGE:
            return "-".join(re.escape(chr(end)) for end in value)
        return _KINDS[value]

    def _character(self, told: re.Pattern[str]) -> _Node:
        def run(at: int, then: _Then) -> bool:
            self.steps += 1
            return told.match(self._text, at) is not None and then(at + 1)

        return run

    def _place(self, value: _Parsed) -> _Node:
        multiline = self._flags & re.MULTILINE
        told = re.compile(
            {
                op.AT_BEGINNING: "(?m:^)" if multiline else r"\A", op.AT_BEGINNING_STRING: r"\A",
                op.AT_END: "(?m:$)" if multiline else "$", op.AT_END_STRING: r"\Z",
                op.AT_BOUNDARY: r"\b", op.AT_NON_BOUNDARY: r"\B",
            }[value]
        )  # fmt: skip

        def run(at: int, then: _Then) -> bool:
            self.steps += 1
            return told.match(self._text, at) is not None and then(at)

        return run

    def _branch(self, value: _Parsed) -> _Node:
        ways = [self._sequence(list(way)) for way in value[1]]
        return lambda at, then: any(way(at, then) for way in ways)

    def _group(self, value: _Parsed) -> _Node:
        number, added, taken, items = value
        before = self._flags
        self._flags = (before | added) & ~taken
        inner = self._sequence(list(items))
        self._flags = before

        def run(at: int, then: _Then) -> bool:
            held = self._groups.get(number)

            def kept(end: int) -> bool:
                if number is not None:
                    self._groups[number] = at, end
                return then(end)

            if inner(at, kept):
                return True
            if held is not None:
                self._groups[number] = held
            return False

        return run

    def _assert(self, value: _Parsed) -> _Node:
        holds = self._holds(value)
        return lambda at, then: holds(at) and then(at)

    def _assert_not(self, value: _Parsed) -> _Node:
        holds = self._holds(value)
        return lambda at, then: not holds(at) and then(at)

    def _holds(self, value: _Parsed) -> Callable[[int], bool]:
        direction, items = value
        inner = self._sequence(list(items))
        width = items.getwidth()[0] if direction < 0 else 0
        return lambda at: at >= width and inner(at - width, lambda _: True)

    def _again(self, value: _Parsed) -> _Node:
        def run(at: int, then: _Then) -> bool:
            start, end = self._groups.get(value, (0, -1))
            text = self._text[start:end]
            self.steps += 1 + len(text)
            return end >= 0 and self._text.startswith(text, at) and then(at + len(text))

        return run

    def _if_group(self, value: _Parsed) -> _Node:
        number, yes, no = value
        held, missing = self._sequence(list(yes)), self._sequence(list(no or []))

        def run(at: int, then: _Then) -> bool:
            return (held if number in self._groups else missing)(at, then)

        return run

    def _atomic(self, value: _Parsed) -> _Node:
        return self._once(self._sequence(list(value)))

    @staticmethod
    def _once(inner: _Node) -> _Node:
        """Return what matches in its first way alone."""

        def run(at: int, then: _Then) -> bool:
            found: list[int] = []
            return inner(at, lambda end: not found.append(end)) and then(found[0])  # type: ignore[func-returns-value]

        return run

    def _possessive(self, value: _Parsed) -> _Node:
        return self._once(self._greedy(value))

    def _greedy(self, value: _Parsed) -> _Node:
        least, most, items = value
        if len(items) == 1 and items[0][0] in _ONE_CHARACTER:
            return self._greedy_of_one(least, most, self._told(*items[0]))
        inner = self._sequence(list(items))

        def run(at: int, then: _Then, count: int = 0, before: int = -1) -> bool:
            self.steps += 1
            again = count < least or (count < most and at != before)
            if again and inner(at, lambda end: run(end, then, count + 1, at)):
                return True
            return count >= least and then(at)

        return run

    def _greedy_of_one(self, least: int, most: int, told: re.Pattern[str]) -> _Node:
        def run(at: int, then: _Then) -> bool:
            end = at
            while end - at < most and told.match(self._text, end):
                end += 1
            self.steps += end - at + 1
            for place in range(end, at + least - 1, -1):
                self.steps += 1
                if then(place):
                    return True
            return False

        return run

    def _lazy(self, value: _Parsed) -> _Node:
        least, most, items = value
        inner = self._sequence(list(items))

        def run(at: int, then: _Then, count: int = 0, before: int = -1) -> bool:
            self.steps += 1
            if count >= least and then(at):
                return True
            again = count < least or (count < most and at != before)
            return again and inner(at, lambda end: run(end, then, count + 1, at))

        return run
