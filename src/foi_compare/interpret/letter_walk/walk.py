"""Where the reading of a letter stands: its section, the questions met, what lies ahead."""

from __future__ import annotations

from foi_compare.interpret.language.phrases import Phrasebook
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part, Slot
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.letter_walk.question_slots import SlotBook
from foi_compare.interpret.letter_walk.walk_tables import Promises
from foi_compare.model import LabelMatcher


class Walk:
    """The state of a walk through the segments of a reply.

    The reply is in one section at a time: `head`, `request`, `clarified`, `response`, `closed`,
    `quoted`. `parts` holds what was found so far, `above` the last of it that is no footnote,
    `spoken_of` the numbers under which more than a heading stands, and `promises` the tables that
    answers point to. `explicit` says that a heading, not the words alone, opened the section;
    `answers_first` that answers stand before the questions; `run` counts the questions since the
    last answer. What lies ahead is told by `heading_ahead` (of the answers), `request_ahead`
    (before that heading), `request_later` (anywhere), `letter_ahead` (a salutation), `number_ahead`
    (of a question), `answers_alone` (answers only behind the numbers of questions), `points_cited`
    (dashes of the request by number) and `own_words_ahead` (lines that nobody quotes);
    `list_answers` that a list of answers begins here. `quoting` says that the question above is
    quoted line by line. `borne_out` are the questions whose answers a second reading finds where
    the walk did, `by_order` those to which it gave what nothing but order ties to them, `named`
    those whose answers name them, or are about them alone; `asks_more` says that learnt weights
    surely tell more questions apart. `matcher` knows the labels of the
    codebook, if there is one.
    """

    def __init__(self, book: Phrasebook, matcher: LabelMatcher | None = None) -> None:
        self.book = book
        self.matcher = matcher
        self.words = Voice(book)
        self.asked = SlotBook()
        self.parts: list[Part] = []
        self.above: Part | None = None
        self.spoken_of: set[str] = set()
        self.promises = Promises()
        self.section = "head"
        self.explicit = False
        self.answered = False
        self.answers_first = False
        self.run = 0
        self.heading_ahead = False
        self.request_ahead = False
        self.request_later = False
        self.letter_ahead = False
        self.number_ahead = False
        self.points_cited = False
        self.answers_alone = False
        self.own_words_ahead = False
        self.list_answers = False
        self.quoting = False
        self.borne_out: frozenset[str] = frozenset()
        self.by_order: frozenset[str] = frozenset()
        self.named: frozenset[str] = frozenset()
        self.asks_more = False

    def put(self, segment: Segment, kind: str, numbers: tuple[str, ...] = ()) -> None:
        """Note the part that a segment plays and the questions it belongs to."""
        self._note(Part(segment, kind, numbers))

    def put_again(self, numbers: tuple[str, ...]) -> None:
        """Give the part that was noted last to other questions."""
        self._note(self.parts.pop()._replace(numbers=numbers))

    def _note(self, part: Part) -> None:
        self.parts.append(part)
        self.promises.note(part)
        if part.kind != "footnote":
            self.above = part
        if part.kind != "heading":
            self.spoken_of.update(part.numbers)

    def speaks(self, segment: Segment, folded: str) -> bool:
        """Return whether the force speaks in a segment and says something of the information."""
        return self.words.speaks(segment, folded, begun=bool(self.asked.slots))

    def repeats(self, text: str) -> str:
        """Return the key of the question whose text stands here again, else ''."""
        return self.asked.repeats(text, self.words, asking=self.section == "request")

    def is_new_number(self, segment: Segment) -> bool:
        """Return whether a segment opens with the number of a question not met before.

        Two questions may have the same words; the number tells them apart.
        """
        marker = segment.marker
        if marker is None or marker.kind not in {"question", "bare"} or len(marker.numbers) != 1:
            return False
        return not self.asked.seen(marker.numbers) and self.asked.follows(marker.numbers[0])

    def open_number(self) -> bool:
        """Return whether a heading right above has the number of a question without words yet."""
        headed = bool(self.parts) and self.parts[-1].kind == "heading" and self.parts[-1].numbers
        if not headed or len(self.asked.current) != 1:
            return False
        slot = self.asked.lookup(self.asked.current[0])
        return slot is not None and not slot.known

    def begin_response(self) -> None:
        """Let an answer after several questions in a row speak to all, until it says to which."""
        headed = bool(self.parts) and self.parts[-1].kind == "heading" and self.parts[-1].numbers
        if self.section == "request" and self.run > 1 and not headed:
            self.asked.current = ()
        self.run = 0
        if self.points_cited:
            self.asked.number_bullets()

    def answered_so_far(self) -> frozenset[str]:
        """Return the numbers of the questions to which something has been said."""
        said = (part.numbers for part in self.parts if part.kind in ANSWERING)
        return frozenset(number for numbers in said for number in numbers)

    @property
    def heirs(self) -> dict[str, tuple[str, ...]]:
        """Return for each number that is no question any more those that took it up."""
        merged = {number: (heir,) for number, heir in self.asked.heirs.items()}
        return merged | self.asked.spread

    def ordered_slots(self) -> tuple[Slot, ...]:
        """Return the questions in the order in which the reply first prints them."""
        return self.asked.ordered()

    def answered_unasked(self, numbers: tuple[str, ...]) -> bool:
        """Return whether something was said to the first of these questions before its words."""
        slot = self.asked.lookup(numbers[0])
        return slot is not None and not slot.known and slot.number in self.spoken_of

    def finish(self) -> None:
        """Settle which numbers are questions once everything is read."""
        self.asked.settle(
            {
                number
                for part in self.parts
                if part.kind not in {"request", "heading"}
                and (part.segment.table is not None or part.segment.body.strip())
                for number in part.numbers
            }
        )
