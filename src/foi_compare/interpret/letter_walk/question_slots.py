"""The numbers of questions as a reply prints and cites them, to the questions they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from foi_compare.interpret.language.question_likeness import EXACTLY, likeness, words_of
from foi_compare.interpret.language.topics import stems
from foi_compare.interpret.letter_text.letter_parts import Slot
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.numbering import above, before, below, is_full, trunk
from foi_compare.interpret.letter_walk.question_index import LikeTexts
from foi_compare.interpret.meanings.markers import Marker

_MAX_NUMBER = 60
_FEW_WORDS = 4
_SAME_WORDS = 0.85
_TWIN = 0.01


class SlotBook:
    """The questions met so far, by number.

    `current` are the numbers that speech belongs to now; `base` is the number that letters stand
    under; `bullets` are unnumbered points; `heirs` names the question into which one was merged,
    `spread` those which one was parted into;
    `stem` is what the items of a list finish: `How many of these had Outcome 16:`.
    """

    def __init__(self) -> None:
        self.slots: dict[str, Slot] = {}
        self.heirs: dict[str, str] = {}
        self.spread: dict[str, tuple[str, ...]] = {}
        self.current: tuple[str, ...] = ()
        self.base = ""
        self.stem = ""
        self.bullets: list[str] = []
        self.repeated: set[str] = set()
        self._in_decimals: set[str] = set()
        self._below: dict[str, dict[str, None]] = {}
        self._order: dict[str, int] = {}
        self._places = count()
        self._grown: list[Slot] = []
        self._index = LikeTexts(_SAME_WORDS - _TWIN)
        self._indexed: dict[str, tuple[list[str], int]] = {}
        self._split: tuple[list[str], LikeTexts, list[list[str]]] = ([], LikeTexts(_SAME_WORDS), [])

    def settle(self, answered: set[str]) -> None:
        """Settle which numbers are questions once everything is read.

        A number that only introduces its letters gives its words to them; letters that nobody
        answers and that ask nothing are part of the question above them; a reply without any
        question has question 1.
        """
        under: dict[str, list[Slot]] = {}
        for item in self.slots.values():
            under.setdefault(item.parent, []).append(item)
        parted = False
        for slot in list(self.slots.values()):
            if not self._holds(slot):
                continue
            children = [item for item in under.get(slot.number, ()) if self._holds(item)]
            if not children:
                continue
            family = list(_family(children, under))
            own = any(item.cited or item.number in answered for item in family) or all(
                "?" in item.text for item in children
            )
            own = own or not (slot.numbered or stems(slot.text))
            if own and slot.number not in answered:
                self._give_down(slot, children)
                parted = True
            elif not own and parted and len(family) == len(children):
                # What is said to it is said to each of its questions, as its like has questions.
                self.spread[slot.number] = tuple(item.number for item in children)
                self._give_down(slot, children)
            elif not own:
                self._take_up(slot, family)
        self._drop_values()
        if not self.slots:
            self.new("1", numbered=False)

    def _holds(self, slot: Slot) -> bool:
        return self.slots.get(slot.number.casefold()) is slot

    def _drop_values(self) -> None:
        """Drop letters beside numbered questions that only list values (`a. 2019`)."""
        if not any(slot.number.isdigit() and slot.text for slot in self.slots.values()):
            return
        for key, slot in list(self.slots.items()):
            listed = slot.number.isalpha() and len(slot.text.split()) < _FEW_WORDS
            if listed and slot.text and not slot.cited and "?" not in slot.text:
                del self.slots[key]

    def new(self, number: str, *, numbered: bool = True) -> Slot:
        """Add a question with this number, below the nearest one that it stands under."""
        key = number.casefold()
        parents = (self.slots[one].number for one in above(number) if one in self.slots)
        parent = next(parents, "") or ("" if is_full(number) else self._introduction())
        slot = Slot(number, self._grown, numbered=numbered, parent=parent)
        if key not in self.slots:
            self._order[key] = next(self._places)
            self._put_below(key)
        self.slots[key] = slot
        if "." in key:
            self._in_decimals.add(key.split(".")[0])
        if numbered:
            self._open(number)
        return slot

    def _put_below(self, key: str) -> None:
        """Add a number behind the others that stand below the same ones."""
        for head in above(key):
            others = self._below.setdefault(head, {})
            others.pop(key, None)
            others[key] = None

    def _introduction(self) -> str:
        """Return the number that was given to words without one, above a list of letters."""
        first = next(iter(self.slots.values()), None)
        return first.number if first is not None and not first.numbered else ""

    def number_of(self, marker: Marker) -> str:
        """Return the full number of a marker: `a` under question 1 is `1a`."""
        printed = marker.numbers[0]
        if is_full(printed):
            self.base = trunk(printed)
            return printed
        return self._under(printed)

    def full(self, printed: str) -> str:
        """Return the whole number that a printed one has where the letter stands now."""
        return printed if is_full(printed) else self._under(printed)

    def _open(self, number: str) -> None:
        """Let letters stand under a number that has none itself."""
        if trunk(number) == number and is_full(number):
            self.base = number

    def _under(self, printed: str) -> str:
        """Return a letter or roman number under the question that is open."""
        return below(self._last(), printed) if self.base else printed

    def _last(self) -> str:
        """Return the number that stands open, with the letters met below it."""
        last = self.current[0] if self.current else ""
        return last if trunk(last).casefold() == self.base.casefold() else self.base

    def next_number(self) -> str:
        """Return the number behind the highest one."""
        plain_numbers = [int(number) for number in self.slots if number.isdigit()]
        return str(max(plain_numbers, default=0) + 1)

    def lookup(self, number: str) -> Slot | None:
        """Return the question with this number, `a` meaning the one under the open number."""
        key = number.casefold()
        if not key:
            return None
        if key in self.slots:
            return self.slots[key]
        if is_full(number):
            return None
        for opened in (self.current[0] if self.current else "", self.base):
            for head in (opened.casefold(), *above(opened)):
                if head + key in self.slots:
                    return self.slots[head + key]
        return None

    def seen(self, numbers: Sequence[str]) -> bool:
        """Return whether all these numbers are those of questions."""
        return all(self.lookup(number) is not None or self.group(number) for number in numbers)

    def group(self, number: str) -> tuple[str, ...]:
        """Return the questions below a number that is that of no question: 2.1 and 2.2 of 2."""
        key = number.casefold()
        if not key or self.lookup(number) is not None:
            return ()
        return tuple(
            self.slots[one].number for one in self._below.get(key, ()) if one in self.slots
        )

    def filled(self, numbers: Sequence[str]) -> bool:
        """Return whether all these numbers are those of questions whose words are known."""
        slots = [self.lookup(number) for number in numbers]
        return all(slot is not None and slot.known for slot in slots)

    def fits(self, number: str) -> bool:
        """Return whether a bare number in the response can be that of a question."""
        if self.lookup(number) is not None:
            return True
        if any(slot.known for slot in self.slots.values()):
            return False
        return number in {"1", "a", "A", "i"} or (
            number.isdigit() and str(int(number) - 1) in self.slots
        )

    def follows(self, number: str) -> bool:
        """Return whether a number comes right behind that of a question known by now."""
        earlier = before(number)
        if any(self.lookup(one) is not None for one in earlier):
            return True
        if any(not set(self.group(one)).isdisjoint(self.current) for one in earlier):
            return True  # `2` where `1b` has just been answered
        if "." in number and not earlier:  # `2.1` behind `1.3`, or the first below 2
            nearest = next(above(number))
            wholes = {nearest, *before(nearest)}
            return nearest in self.slots or not wholes.isdisjoint(self._in_decimals)
        return not number.isdigit() and (not earlier or self._begins_level(number))

    def _begins_level(self, number: str) -> bool:
        """Return whether `i` is the first below the question that is open."""
        opened = self._last()
        return bool(opened) and next(above(self.full(number)), "") == opened.casefold()

    def cite(self, numbers: Sequence[str]) -> tuple[str, ...]:
        """Return the full numbers of cited questions; a number never seen gets an empty slot."""
        full: list[str] = []
        for number in numbers:
            group = self.group(number)
            if group:
                full += group
                continue
            slot = self.lookup(number)
            if slot is None and number.isdigit() and len(self.bullets) >= int(number) > 0:
                self.number_bullets()
                slot = self.lookup(number)
            if slot is None and not (number.isdigit() and int(number) > _MAX_NUMBER):
                if not is_full(number) and self.base and not self.vanished():
                    slot = self.new(self._under(number))
                else:
                    slot = self.new(number)
            if slot is not None:
                slot.cited = True
                full.append(slot.number)
        if numbers:
            self._open(numbers[0])
        return tuple(full) or self.current

    def numbers(self) -> list[str]:
        """Return the numbers of the questions known by now, in order."""
        return [slot.number for slot in self.slots.values()]

    def vanished(self) -> bool:
        """Return whether no question has words: the reply cites only their numbers."""
        return not any(slot.known for slot in self.slots.values())

    def number_bullets(self) -> None:
        """Give numbers to the dashes of the request: the reply cites them as points."""
        if any(slot.numbered and slot.known for slot in self.slots.values()):
            return
        for key in [key for key, slot in self.slots.items() if not slot.numbered]:
            del self.slots[key]
        for index, text in enumerate(self.bullets, start=1):
            self.new(str(index)).text = text
        self.current = ()

    def _give_down(self, slot: Slot, children: list[Slot]) -> None:
        for child in children:
            child.text = f"{slot.text} {child.text}"
        del self.slots[slot.number.casefold()]

    def _take_up(self, slot: Slot, children: list[Slot]) -> None:
        for child in children:
            slot.go_on(child.text)
            self.heirs[child.number] = slot.number
            del self.slots[child.number.casefold()]

    def ordered(self) -> tuple[Slot, ...]:
        """Return the questions in the order in which the reply first prints them."""
        return tuple(self.slots.values())

    def repeats(self, text: str, voice: Voice, *, asking: bool) -> str:
        """Return the key of the question whose text stands here again, else ''.

        `asking` says that the words of the requester still go on: then the question that is open
        repeats only word for word.
        """
        words = words_of(text)
        if len(words) < _FEW_WORDS:
            return ""
        best, score = "", 0.0
        for key in self._like(words):
            slot = self.slots[key]
            alike = likeness(words, slot.words)
            if asking and self.current == (slot.number,) and alike < EXACTLY:
                continue
            # Of twins the one not yet answered is meant.
            alike -= _TWIN if slot.number in self.repeated else 0.0
            if alike > score:
                best, score = key, alike
        if score >= _SAME_WORDS - _TWIN:
            return best
        return self._part_paragraphs(words, voice, asking=asking)

    def _like(self, words: list[str]) -> list[str]:
        """Return the keys of the questions that may be like some words, in order."""
        for slot in self._grown:
            key = slot.number.casefold()
            known, done = self._indexed.get(key, ([], 0))
            done = done if known is slot.words else 0
            self._index.add(key, slot.words, slot.words[done:])
            self._indexed[key] = slot.words, len(slot.words)
        self._grown.clear()
        found = (key for key in self._index.like(words) if key in self.slots)
        return sorted(found, key=self._order.__getitem__)

    def _stands_in(self, paragraphs: list[str], closed: int, words: list[str]) -> bool:
        """Return whether words are one of the first paragraphs again, of which so many count."""
        if self._split[0] is not paragraphs:
            self._split = paragraphs, LikeTexts(_SAME_WORDS), []
        _, index, known = self._split
        for text in paragraphs[len(known) : closed]:
            known.append(words_of(text))
            index.add(str(len(known) - 1), known[-1])
        places = map(int, index.like(words))
        return any(at < closed and likeness(words, known[at]) >= _SAME_WORDS for at in places)

    def _part_paragraphs(self, words: list[str], voice: Voice, *, asking: bool) -> str:
        """Part an unnumbered request into its paragraphs where one of them stands again.

        What stood behind a dash is a question whatever its words.
        """
        slot = next(iter(self.slots.values()), None)
        if slot is None or len(self.slots) != 1 or slot.numbered or not slot.paragraphs[1:]:
            return ""
        open_still = asking and self.current == (slot.number,)
        closed = len(slot.paragraphs) - open_still
        if not self._stands_in(slot.paragraphs, closed, words):
            return ""
        dashed = set(self.bullets)
        demands = [text for text in slot.paragraphs if text in dashed or voice.demands(text)]
        self.slots.clear()
        for index, text in enumerate(demands, start=1):
            self.new(str(index)).text = text
        self.current = ()
        scores = {key: likeness(words, item.words) for key, item in self.slots.items()}
        return max(scores, key=lambda key: scores[key]) if scores else ""


def _family(children: Iterable[Slot], under: Mapping[str, Sequence[Slot]]) -> Iterator[Slot]:
    """Yield sub-questions, each with those below it."""
    for child in children:
        yield child
        yield from _family(under.get(child.number, ()), under)
