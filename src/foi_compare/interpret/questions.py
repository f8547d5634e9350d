"""The segments of a reply to its questions and to the part that each segment plays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from foi_compare.interpret.letter_parts import Part, Slot, answer_kind
from foi_compare.interpret.letter_voice import Voice, is_amount, is_bare_answer
from foi_compare.interpret.markers import Marker, cited_questions, read_marker
from foi_compare.interpret.phrases import Phrasebook, plain
from foi_compare.interpret.question_likeness import same_question
from foi_compare.interpret.question_slots import SlotBook
from foi_compare.interpret.segments import Segment
from foi_compare.model import Table
from foi_compare.text import find_numerals, fold_space

_ALIKE = 0.6
_FEW_WORDS = 3
# `2019/20 = 6`: a short line that ends in a value.
_VALUE_LINE = re.compile(r"[^?]{1,70}?\s*[=:-]\s*(?:<\s?)?(?:\d[\d,]*|nil|none|zero)\W*")
# The head of a mail below the reply; that of the force itself opens a reply.
_MAIL_HEAD = re.compile(
    r"\W*(?:from|oddi wrth)\s?:.{0,200}?\b(?:sent|date|to|subject|at|dyddiad)\s?:"
)
_FORCE_MAIL = re.compile(
    r"\W*(?:from|oddi wrth)\s?:[^:]{0,120}(?:police|constabulary|heddlu|foi|freedom)"
)
_QUOTED_LINE = re.compile(r"\s*>")
_KNOWN = ("furniture", "page_header", "page_footer")


class LetterWalk:
    """Goes through the segments of a reply once, in order, and says what each is.

    The reply is in one section at a time: `head`, `request`, `response`, `closed`, `quoted`.
    `parts` holds what was found.
    """

    def __init__(self, book: Phrasebook) -> None:
        self._book = book
        self._words = Voice(book)
        self._asked = SlotBook()
        self._section = "head"
        self._explicit = False  # a heading, not the words alone, opened the section
        self._answered = False
        self._heading_ahead = False
        self._request_ahead = False
        self._points_cited = False
        self._own_words_ahead = False
        self._run = 0  # questions since the last answer
        self.parts: list[Part] = []

    @property
    def heirs(self) -> dict[str, str]:
        """Return for each merged number the question that took it up."""
        return self._asked.heirs

    def ordered_slots(self) -> tuple[Slot, ...]:
        """Return the questions in the order in which the reply first prints them."""
        return self._asked.ordered()

    def finish(self) -> None:
        """Settle which numbers are questions once everything is read."""
        self._asked.settle(
            {number for part in self.parts if part.kind != "request" for number in part.numbers}
        )

    def read(self, segments: Iterable[Segment]) -> None:
        """Take the segments of one document; sections do not run on into the next."""
        self._section = "response" if self._asked.slots else "head"
        self._asked.current = ()
        listed = list(segments)
        headings = [self._words.opens_response(segment) for segment in listed]
        requests = [self._words.opens_request(segment) for segment in listed]
        quotes = [_QUOTED_LINE.match(segment.text) is not None for segment in listed]
        for index, segment in enumerate(listed):
            self._own_words_ahead = any(not quoted for quoted in quotes[index + 1 :])
            self._points_cited = self._cites_points(listed[index:])
            self._heading_ahead = any(headings[index:])
            self._request_ahead = _first_true(requests, index) < _first_true(headings, index)
            if self._section == "quoted":
                self._put(segment, "quoted")
            elif segment.table is not None:
                self._table(segment, segment.table)
            elif segment.side:
                self._dialogue(segment)
            else:
                self._text(segment)

    def _text(self, segment: Segment) -> None:
        folded = plain(fold_space(segment.text))
        if not folded:
            return
        if self._is_furniture(segment, folded):
            self._put(segment, "furniture")
        elif self._quoted_question(segment):
            self._sectioned(_unquoted(segment), plain(fold_space(_unquoted(segment).text)))
        elif segment.kind == "quoted" or _QUOTED_LINE.match(segment.text):
            self._put(segment, "quoted")
        elif self._opens_quote(folded):
            self._section = "quoted"
            self._put(segment, "quoted")
        elif not self._heading(segment, folded):
            self._sectioned(segment, folded)

    def _quoted_question(self, segment: Segment) -> bool:
        """Return whether a quoted line is a question with its answer below, unquoted."""
        if not self._own_words_ahead or not _QUOTED_LINE.match(segment.text):
            return False
        return self._section != "closed" and self._words.asks(_unquoted(segment))

    def _is_furniture(self, segment: Segment, folded: str) -> bool:
        if segment.kind in _KNOWN:
            return True
        if self._book.whole("furniture", folded):
            # `No` and `Yes` are buttons at the edges of a page and answers within the letter.
            return not (self._section in {"request", "response"} and is_bare_answer(folded))
        return self._book.has("furniture_sentence", folded)

    def _opens_quote(self, folded: str) -> bool:
        if self._section == "head" and not self.parts:
            return False
        if _MAIL_HEAD.match(folded) and not _FORCE_MAIL.match(folded):
            return self._section != "head"
        return self._book.whole("quote_opener", folded) or self._book.has("quote_sentence", folded)

    def _heading(self, segment: Segment, folded: str) -> bool:
        """Handle headings that say which section begins; False where it is none."""
        if segment.listed:
            return False
        marked = segment.marker is not None and segment.marker.numbers
        book = self._book
        if not marked and book.whole("request_heading", folded):
            self._open(segment, "request")
            return True
        if not marked and book.whole("response_heading", folded):
            self._open(segment, "response")
            return True
        begun = bool(self._asked.slots)
        if book.whole("closing_heading", folded) and (begun or self._section != "request"):
            self._section = "closed"
            self._put(segment, "heading")
            return True
        if not marked and book.whole("clarification_heading", folded):
            self._dialogue_opens(segment)
            return True
        if book.whole("legal_heading", folded) and self._section == "response":
            self._put(segment, "legal", self._asked.current)
            return True
        return self._marked_heading(segment) or self._titled(segment, folded)

    def _answered_without_text(self, numbers: tuple[str, ...]) -> bool:
        slot = self._asked.lookup(numbers[0])
        said = slot is not None and any(
            slot.number in part.numbers and part.kind != "heading" for part in self.parts
        )
        return slot is not None and not slot.text and said

    def _titled(self, segment: Segment, folded: str) -> bool:
        """Handle a short line that names a question: `Table 1 (question 3)`."""
        if self._section in {"head", "quoted"} or segment.marker is not None:
            return False
        cited = cited_questions(segment.text)
        short = len(folded.split()) <= 10 and not folded.endswith((".", "?", ":"))
        if not (cited and short and self._asked.seen(cited[0].numbers)):
            return False
        if any(
            self._book.has(group, folded) for group in ("not_held", "refused", "nil", "see_other")
        ):
            return False
        if self._section == "request" and self._words.asks(segment):
            return False
        self._section = "response"
        self._asked.current = self._asked.cite(cited[0].numbers)
        self._put(segment, "heading", self._asked.current)
        return True

    def _dialogue_opens(self, segment: Segment) -> None:
        """Set what is asked back and replied in between aside until the answers begin."""
        if self._section in {"request", "head", "clarified"}:
            self._section, self._explicit = "clarified", True
        self._put(segment, "heading")

    def _open(self, segment: Segment, section: str) -> None:
        if section == "request" and self._section in {"response", "closed"}:
            self._asked.current = ()
            self._asked.base = ""
        if section == "response":
            self._begin_response()
        self._section = section
        self._explicit = True
        self._put(segment, "heading", self._asked.current if section == "response" else ())

    def _begin_response(self) -> None:
        """Let an answer after several questions in a row speak to all, until it says to which."""
        headed = bool(self.parts) and self.parts[-1].kind == "heading" and self.parts[-1].numbers
        if self._section == "request" and self._run > 1 and not headed:
            self._asked.current = ()
        self._run = 0
        if self._points_cited:
            self._asked.number_bullets()

    def _marked_heading(self, segment: Segment) -> bool:
        """Handle `Question 2` or `Response 2:` with nothing behind it."""
        marker = segment.marker
        if marker is None or segment.body.strip() or marker.kind == "bullet":
            return False
        if marker.kind == "bare":
            return False
        if marker.kind == "answer":
            self._section = "response"
            self._explicit = True
            if marker.numbers:
                self._asked.current = self._asked.cite(marker.numbers)
            self._put(segment, "heading", self._asked.current)
            return True
        if not marker.numbers:
            return False
        answered = self._section == "response" and self._asked.seen(marker.numbers)
        if answered and self._answered_without_text(marker.numbers):
            answered = False  # the answer stood before its question
            self._section = "request"
        if marker.asking and len(marker.numbers) == 1 and not self._asked.filled(marker.numbers):
            self._section, answered = "request", False
        if answered or len(marker.numbers) > 1:
            self._section = "response"
            self._asked.current = self._asked.cite(marker.numbers)
        else:
            self._section = "request" if self._section in {"head", "request"} else self._section
            self._asked.current = self._asked.cite(marker.numbers)
            self._answered = False
            self._run += 1
        self._put(segment, "heading", self._asked.current)
        return True

    def _sectioned(self, segment: Segment, folded: str) -> None:
        if self._section in {"response", "closed"} and self._closes(segment, folded):
            return
        if self._section == "head":
            self._head(segment, folded)
        elif self._section == "request":
            self._request(segment, folded)
        elif self._section == "response":
            self._response(segment, folded)
        elif self._section == "clarified":
            self._clarified(segment, folded)
        else:
            self._closed(segment, folded)

    def _closes(self, segment: Segment, folded: str) -> bool:
        if not self._book.has("closing_sentence", folded) or self._repeats(segment.body):
            return False
        self._section = "closed"
        self._put(segment, "signature")
        return True

    def _closed(self, segment: Segment, folded: str) -> None:
        marker = segment.marker
        cited = marker is not None and marker.kind in {"question", "answer"} and marker.numbers
        if (cited and self._asked.seen(cited)) or self._repeats(segment.body):
            self._section = "response"
            self._response(segment, folded)
            return
        self._put(segment, "signature")

    def _clarified(self, segment: Segment, folded: str) -> None:
        """Keep a clarification with the request until something else is announced."""
        announced = self._heading_ahead or self._request_ahead
        if not announced and self._speaks(segment, folded):
            self._section = "response"
            self._response(segment, folded)
            return
        self._put(segment, "request", self._asked.current)

    def _head(self, segment: Segment, folded: str) -> None:
        book = self._book
        if book.has("salutation", folded) and len(folded) < 60:
            self._put(segment, "letterhead")
        elif self._words.announces_request(segment, folded):
            self._section = "request"
            self._explicit = True
            self._put(segment, "heading")
        elif self._demands(segment, folded):
            self._section = "request"
            self._explicit = False
            self._request(segment, folded)
        elif self._speaks(segment, folded) and not self._request_ahead:
            self._section = "response"
            self._response(segment, folded)
        elif self._words.decides(folded):
            self._put(segment, answer_kind(segment, folded, book))
        else:
            self._put(segment, "letterhead")

    def _demands(self, segment: Segment, folded: str) -> bool:
        """Return whether a segment before any heading is a question of the requester."""
        marker = segment.marker
        if marker is not None and marker.kind in {"question", "bare"} and marker.numbers:
            return marker.kind == "question" or self._words.asks_first(segment, marker, folded)
        inline = self._book.has("request_sentence", folded) and self._book.has("counts", folded)
        return inline or (not segment.listed and self._book.has("asks_plainly", folded))

    def _request(self, segment: Segment, folded: str) -> None:
        if self._answers_here(segment, folded):
            self._begin_response()
            self._section = "response"
            self._explicit = False
            self._response(segment, folded)
            return
        fresh = self._is_new_number(segment) or self._renumbers(segment) or self._open_number()
        known = "" if fresh else self._repeats(segment.body)
        if known and self._asked.slots[known].text:
            # The question stands a second time: the answers begin.
            self._section = "response"
            self._response(segment, folded)
            return
        self._ask(segment, folded)

    def _is_new_number(self, segment: Segment) -> bool:
        """Return whether a segment opens with the number of a question not met before.

        Two questions may have the same words; the number tells them apart.
        """
        marker = segment.marker
        if marker is None or marker.kind not in {"question", "bare"} or len(marker.numbers) != 1:
            return False
        return not self._asked.seen(marker.numbers) and self._asked.follows(marker.numbers[0])

    def _renumbers(self, segment: Segment) -> bool:
        """Return whether a list begins with a number that so far an introduction had."""
        marker = segment.marker
        if marker is None or marker.kind not in {"question", "bare"} or not marker.numbers:
            return False
        slot = self._asked.lookup(marker.numbers[0])
        return slot is not None and not slot.numbered

    def _answers_here(self, segment: Segment, folded: str) -> bool:
        """Return whether a segment among the questions is the first of the answers."""
        marker = segment.marker
        begun = bool(self._asked.slots)
        if segment.listed:
            return begun
        if marker is not None and marker.kind != "bullet":
            return self._answers_by_number(segment, marker)
        if self._words.asks(segment):
            return False
        bare = is_bare_answer(plain(segment.body).strip()) and is_amount(segment.body)
        if begun and (bare or _VALUE_LINE.fullmatch(folded) is not None):
            return True
        if self._explicit and self._heading_ahead:
            return False  # the answers will be announced
        if (begun or not self._explicit) and self._speaks(segment, folded):
            return True
        # Nothing announces the answers: they begin with the first words that are no demand.
        wordy = marker is None and len(folded.split()) > _FEW_WORDS
        speaks = self._book.has("requester_speaks", folded)
        return begun and wordy and not self._heading_ahead and not speaks

    def _answers_by_number(self, segment: Segment, marker: Marker) -> bool:
        """Return whether a number among the questions is that of an answer."""
        if marker.kind == "answer":
            return True
        again = bool(marker.numbers) and self._asked.filled(marker.numbers)
        return again and not self._renumbers(segment) and not self._words.asks(segment)

    def _ask(self, segment: Segment, folded: str) -> None:
        """Take a segment as the words of the requester."""
        marker = segment.marker
        if marker is None or marker.kind not in {"bare", "question"} or not marker.numbers:
            if marker is not None and marker.kind == "bullet":
                self._asked.bullets.append(fold_space(segment.body))
            self._continue_question(segment, folded)
            return
        number = self._asked.number_of(marker)
        slot = self._asked.slots.get(number.casefold())
        if slot is None:
            slot = self._asked.new(number)
        elif not slot.numbered:
            slot.numbered, slot.text = True, ""  # what stood before was an introduction
        self._run += 1
        slot.text = fold_space(f"{slot.text} {segment.body}")
        self._asked.current = (slot.number,)
        self._put(segment, "request", self._asked.current)

    def _continue_question(self, segment: Segment, folded: str) -> None:
        last = (
            self._asked.slots.get(self._asked.current[0].casefold())
            if self._asked.current
            else None
        )
        if last is not None and last.numbered:
            outside = self._book.has("closing_sentence", folded)
            if not outside:
                last.text = fold_space(f"{last.text} {segment.body}")
        else:
            if last is None:
                if self._book.has("salutation", folded) or not self._salted_request(segment):
                    self._put(segment, "request")
                    return
                last = self._asked.new(self._asked.next_number(), numbered=False)
            last.text = fold_space(f"{last.text} {segment.body}")
            last.paragraphs.append(fold_space(segment.body))
            self._asked.current = (last.number,)
        self._put(segment, "request", self._asked.current)

    def _salted_request(self, segment: Segment) -> bool:
        """Return whether words before any number may be the question itself."""
        return bool(fold_space(segment.body)) and not segment.text.rstrip().endswith(":")

    def _response(self, segment: Segment, folded: str) -> None:
        marker = segment.marker
        if (
            not self._explicit
            and not self._answered
            and self._words.announces_request(segment, folded)
        ):
            self._section, self._explicit = "request", True
            self._put(segment, "heading")
            return
        if segment.listed:
            self._answer(segment, folded)
            return
        named = (
            marker is not None
            and marker.kind != "bullet"
            and self._asked.seen(marker.numbers or ("",))
        )
        named = named or self._is_new_number(segment)
        if self._headed_again(segment):
            self._put(segment, "request", self._asked.current)
            return
        known = "" if named or self._open_number() else self._repeats(segment.body)
        if known:
            self._asked.current = (self._asked.slots[known].number,)
            self._asked.repeated.add(self._asked.slots[known].number)
            self._asked.slots[known].cited = True
            self._answered = False
            self._put(segment, "request", self._asked.current)
            return
        if marker is not None and marker.kind in {"question", "answer", "regarding", "bare"}:
            self._marked(segment, marker, folded)
            return
        if self._next_question(segment, folded):
            return
        self._answer(segment, folded)

    def _marked(self, segment: Segment, marker: Marker, folded: str) -> None:
        """Take a segment of the response that opens with a number or with `Answer:`."""
        if not marker.numbers:
            self._answer(segment, folded)
            return
        asked = marker.kind != "answer" and self._sounds_asked(segment, marker, folded)
        follows = asked and self._asked.follows(marker.numbers[0])
        if marker.kind == "bare" and not follows and not self._asked.fits(marker.numbers[0]):
            self._answer(segment, folded)
            return
        if asked and self._section == "response" and not self._asked.seen(marker.numbers):
            number = self._asked.number_of(marker)
            slot = self._asked.slots.get(number.casefold()) or self._asked.new(number)
            slot.text = slot.text or fold_space(segment.body)
            self._asked.current = (slot.number,)
            self._answered = False
            self._put(segment, "request", self._asked.current)
            return
        self._asked.current = self._asked.cite(self._nested(segment, marker))
        if asked and len(self._asked.current) == 1:
            slot = self._asked.slots[self._asked.current[0].casefold()]
            if slot.text and not self._says_again(segment, slot):
                self._answer(segment, folded)
                return
            slot.text = slot.text or fold_space(segment.body)
            self._put(segment, "request", self._asked.current)
            return
        self._answer(segment, folded)

    def _nested(self, segment: Segment, marker: Marker) -> tuple[str, ...]:
        """Return the number of `3. a) 60` as `3a`, where that is a question."""
        inner = read_marker(segment.body)
        if inner is None or inner.kind != "bare" or len(marker.numbers) != 1:
            return marker.numbers
        letter = inner.numbers[0]
        number = marker.numbers[0] + letter
        return (number,) if letter.isalpha() and self._asked.seen((number,)) else marker.numbers

    def _sounds_asked(self, segment: Segment, marker: Marker, folded: str) -> bool:
        """Return whether a numbered segment of the response is a question, not its answer."""
        if self._words.asks(segment):
            return True
        fresh = not self._asked.seen(marker.numbers) and not self._asked.vanished()
        return fresh and len(folded.split()) > 5 and not self._speaks(segment, folded)

    def _headed_again(self, segment: Segment) -> bool:
        """Return whether the words of the question stand below a heading with its number.

        Below `Question 1a` the reply may print question 1 whole, or with its letter added.
        """
        headed = bool(self.parts) and self.parts[-1].kind == "heading" and self.parts[-1].numbers
        if not headed or segment.marker is not None or len(self._asked.current) != 1:
            return False
        slot = self._asked.lookup(self._asked.current[0])
        above = self._asked.lookup(slot.parent) if slot is not None and slot.parent else None
        return above is not None and same_question(segment.body, above.text) > 1

    def _open_number(self) -> bool:
        """Return whether a heading right above has the number of a question without words yet."""
        headed = bool(self.parts) and self.parts[-1].kind == "heading" and self.parts[-1].numbers
        if not headed or len(self._asked.current) != 1:
            return False
        slot = self._asked.lookup(self._asked.current[0])
        return slot is not None and not slot.text

    def _says_again(self, segment: Segment, slot: Slot) -> bool:
        """Return whether a numbered segment is its question once more, not the answer to it."""
        folded = plain(fold_space(segment.body))
        alike = same_question(segment.body, slot.text) >= _ALIKE
        return alike or (folded.rstrip("\"' ").endswith("?") and not self._words.asks_back(folded))

    def _next_question(self, segment: Segment, folded: str) -> bool:
        """Take an unnumbered question that follows an answer; False where it is none."""
        if self._fills(segment):
            return True
        numbered = any(slot.numbered and slot.text for slot in self._asked.slots.values())
        if self._words.asks_back(folded):
            return False
        if numbered or not self._words.asks(segment) or not self._words.about_numbers(folded):
            return False
        if not self._answered and self._asked.slots:
            return False
        slot = self._asked.new(self._asked.next_number(), numbered=False)
        slot.text = fold_space(segment.body)
        slot.paragraphs.append(slot.text)
        self._asked.current = (slot.number,)
        self._answered = False
        self._put(segment, "request", self._asked.current)
        return True

    def _fills(self, segment: Segment) -> bool:
        """Take the words of a question whose number stood alone above it, as `Request 2`."""
        if len(self._asked.current) != 1 or self._answered or not self._words.asks(segment):
            return False
        folded = plain(fold_space(segment.body))
        if self._words.asks_back(folded) or self._words.answers_plainly(folded):
            return False
        slot = self._asked.slots[self._asked.current[0].casefold()]
        if slot.text:
            return False
        slot.text = fold_space(segment.body)
        self._put(segment, "request", self._asked.current)
        return True

    def _answer(self, segment: Segment, folded: str) -> None:
        book = self._book
        numbers = self._asked.current
        if not segment.listed:
            for citation in cited_questions(segment.text)[:1]:
                if citation.start <= 3 and self._asked.seen(citation.numbers):
                    numbers = self._asked.current = self._asked.cite(citation.numbers)
        kind = self._inherited(segment) or answer_kind(segment, folded, book)
        self._answered = self._answered or kind in {"answer", "refusal", "estimate"}
        self._put(segment, kind, numbers)

    def _cites_points(self, segments: Sequence[Segment]) -> bool:
        """Return whether what follows cites the dashes of the request as numbered points."""
        known = len(self._asked.bullets)
        if known < 2 or self._section != "request":
            return False
        return any(
            number.isdigit() and 0 < int(number) <= known
            for segment in segments
            for citation in cited_questions(segment.text)
            for number in citation.numbers
        )

    def _inherited(self, segment: Segment) -> str:
        """Return the part of the small print that a list item belongs to, else ."""
        last = self.parts[-1] if self.parts else None
        if last is None or segment.marker is None or last.kind not in {"legal", "notes"}:
            return ""
        fitting = segment.marker.kind == "bullet" or (
            segment.marker.kind == "bare" and not self._asked.seen(segment.marker.numbers)
        )
        ends = last.segment.text.rstrip()
        opened = ends.endswith((":", ";", ",", "; and", "; or")) or last.segment.marker is not None
        return last.kind if fitting and opened else ""

    def _table(self, segment: Segment, table: Table) -> None:
        if self._section == "head" and (self._request_ahead or not _has_counts(table)):
            self._put(segment, "letterhead")
            return
        if self._section == "request" and (self._explicit and not _has_counts(table)):
            self._put(segment, "request", self._asked.current)
            return
        if self._section in {"head", "request"}:
            self._section = "response"
        self._answered = True
        self._put(segment, "answer", self._asked.current)

    def _dialogue(self, segment: Segment) -> None:
        folded = plain(fold_space(segment.text))
        if segment.side == "left":
            if self._section != "request" or self._answered:
                self._section, self._answered, self._asked.current = "request", False, ()
                self._explicit = True
            marker = segment.marker
            if marker is not None and marker.numbers and not segment.body.strip():
                self._asked.current = self._asked.cite(marker.numbers)
                self._put(segment, "request", self._asked.current)
            elif marker is None and not self._asked.current:
                slot = self._asked.new(self._asked.next_number())
                slot.text = fold_space(segment.text)
                self._asked.current = (slot.number,)
                self._put(segment, "request", self._asked.current)
            else:
                self._ask(segment, folded)
            return
        self._section = "response"
        self._answer(segment, folded)

    def _speaks(self, segment: Segment, folded: str) -> bool:
        return self._words.speaks(segment, folded, begun=bool(self._asked.slots))

    def _repeats(self, text: str) -> str:
        """Return the key of the question whose text stands here again, else ''."""
        return self._asked.repeats(text, self._words, asking=self._section == "request")

    def _put(self, segment: Segment, kind: str, numbers: tuple[str, ...] = ()) -> None:
        self.parts.append(Part(segment, kind, numbers))


def _unquoted(segment: Segment) -> Segment:
    """Return a segment without the marks of quotation before its lines."""
    text = re.sub(r"(?m)^[\s>]+", "", segment.text)
    return segment._replace(text=text, marker=read_marker(text))


def _first_true(flags: Sequence[bool], start: int) -> int:
    return next((i for i in range(start, len(flags)) if flags[i]), len(flags))


def _has_counts(table: Table) -> bool:
    """Return whether a table holds numbers outside its first row and first column."""
    return any(find_numerals(cell.text) for cell in table.cells if cell.row > 0 and cell.column > 0)
