"""The segments of a reply to its questions and to the part that each segment plays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from foi_compare.interpret.letter_parts import Part, Slot, is_note
from foi_compare.interpret.markers import Marker, cited_questions, roman
from foi_compare.interpret.phrases import Phrasebook, plain
from foi_compare.interpret.segments import Segment
from foi_compare.model import Table
from foi_compare.text import find_numerals, fold_space

_MAX_NUMBER = 60
_FEW_WORDS = 4
_FIRST_NUMBERS = frozenset({"1", "a", "i", "1a"})
_SAME_WORDS = 0.85
_EXACTLY = 2.0
_ALIKE = 0.6
_TWIN = 0.01
# `2019/20 = 6`: a short line that ends in a value.
_VALUE_LINE = re.compile(r"[^?]{1,70}?\s*[=:-]\s*(?:<\s?)?(?:\d[\d,]*|nil|none|zero)\W*")
_BARE_ANSWER = re.compile(
    r"\W*(?:<\s?)?(?:\d[\d,. ]*%?|nil|none|zero|no|yes|n/?a|not held|refused|dim|[a-z]+(?:-[a-z]+)?)\W*"
)
_QUOTED_LINE = re.compile(r"\s*>")
_KNOWN = ("furniture", "page_header", "page_footer")


class LetterWalk:
    """Goes through the segments of a reply once, in order, and says what each is.

    The reply is in one section at a time: `head`, `request`, `response`, `closed`, `quoted`.
    `parts` and `slots` hold what was found; `heirs` names the question into which one was merged.
    """

    def __init__(self, book: Phrasebook) -> None:
        self._book = book
        self._section = "head"
        self._explicit = False  # a heading, not the words alone, opened the section
        self._base = ""
        self._bullets: list[str] = []
        self._answered = False
        self._heading_ahead = False
        self._request_ahead = False
        self._repeated: set[str] = set()
        self._run = 0  # questions since the last answer
        self.current: tuple[str, ...] = ()
        self.heirs: dict[str, str] = {}
        self.parts: list[Part] = []
        self.slots: dict[str, Slot] = {}

    def read(self, segments: Iterable[Segment]) -> None:
        """Take the segments of one document; sections do not run on into the next."""
        self._section = "response" if self.slots else "head"
        self.current = ()
        listed = list(segments)
        headings = [self._opens_response(segment) for segment in listed]
        requests = [self._opens_request(segment) for segment in listed]
        for index, segment in enumerate(listed):
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

    def _opens_response(self, segment: Segment) -> bool:
        folded = plain(fold_space(segment.text))
        marker = segment.marker
        answers = marker is not None and marker.kind == "answer" and marker.numbers
        return bool(answers) or self._book.whole("response_heading", folded)

    def _opens_request(self, segment: Segment) -> bool:
        folded = plain(fold_space(segment.text))
        marker = segment.marker
        asks = marker is not None and (
            (marker.kind == "question" and bool(marker.numbers))
            or (marker.kind == "bare" and self._asks_first(segment, marker, folded))
        )
        return (
            asks
            or segment.side == "left"
            or self._book.whole("request_heading", folded)
            or self._announces_request(segment, folded)
        )

    def finish(self) -> None:
        """Settle which numbers are questions once everything is read.

        A number that only introduces its letters gives its words to them; letters that nobody
        answers and that ask nothing are part of the question above them; a reply without any
        question has question 1.
        """
        answered = {
            number for part in self.parts if part.kind not in {"request"} for number in part.numbers
        }
        for slot in list(self.slots.values()):
            children = [item for item in self.slots.values() if item.parent == slot.number]
            if not children:
                continue
            own = any(item.cited or item.number in answered for item in children) or all(
                "?" in item.text for item in children
            )
            if own and slot.number not in answered:
                self._give_down(slot, children)
            elif not own:
                self._take_up(slot, children)
        if not self.slots:
            self._new("1", numbered=False)

    def _give_down(self, slot: Slot, children: list[Slot]) -> None:
        for child in children:
            child.text = fold_space(f"{slot.text} {child.text}")
        del self.slots[slot.number.casefold()]

    def _take_up(self, slot: Slot, children: list[Slot]) -> None:
        for child in children:
            slot.text = fold_space(f"{slot.text} {child.text}")
            self.heirs[child.number] = slot.number
            del self.slots[child.number.casefold()]

    def ordered_slots(self) -> tuple[Slot, ...]:
        """Return the questions in the order in which the reply first prints them."""
        return tuple(self.slots.values())

    # What kind of thing a segment is, whatever the section.

    def _text(self, segment: Segment) -> None:
        folded = plain(fold_space(segment.text))
        if not folded:
            return
        if self._is_furniture(segment, folded):
            self._put(segment, "furniture")
        elif segment.kind == "quoted" or _QUOTED_LINE.match(segment.text):
            self._put(segment, "quoted")
        elif self._opens_quote(folded):
            self._section = "quoted"
            self._put(segment, "quoted")
        elif not self._heading(segment, folded):
            self._sectioned(segment, folded)

    def _is_furniture(self, segment: Segment, folded: str) -> bool:
        if segment.kind in _KNOWN:
            return True
        if self._book.whole("furniture", folded):
            # `No` and `Yes` are buttons at the edges of a page and answers within the letter.
            return not (self._section in {"request", "response"} and _BARE_ANSWER.fullmatch(folded))
        return self._book.has("furniture_sentence", folded)

    def _opens_quote(self, folded: str) -> bool:
        if self._section == "head" and not self.parts:
            return False
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
        if book.whole("closing_heading", folded) and self._section != "request":
            self._section = "closed"
            self._put(segment, "heading")
            return True
        if book.whole("legal_heading", folded) and self._section == "response":
            self._put(segment, "legal", self.current)
            return True
        return self._marked_heading(segment) or self._titled(segment, folded)

    def _answered_without_text(self, numbers: tuple[str, ...]) -> bool:
        slot = self._lookup(numbers[0])
        said = slot is not None and any(
            slot.number in part.numbers and part.kind != "heading" for part in self.parts
        )
        return slot is not None and not slot.text and said

    def _titled(self, segment: Segment, folded: str) -> bool:
        """Handle a short line that names a question: `Table 1 (question 3)`."""
        if self._section in {"head", "quoted"} or segment.marker is not None:
            return False
        cited = cited_questions(segment.text)
        short = len(folded.split()) <= 10 and not folded.endswith((".", "?", ":"))  # noqa: PLR2004 a title
        if not (cited and short and self._seen(cited[0].numbers)):
            return False
        if any(
            self._book.has(group, folded) for group in ("not_held", "refused", "nil", "see_other")
        ):
            return False
        if self._section == "request" and self._asks(segment):
            return False
        self._section = "response"
        self.current = self._cite(cited[0].numbers)
        self._put(segment, "heading", self.current)
        return True

    def _open(self, segment: Segment, section: str) -> None:
        if section == "request" and self._section in {"response", "closed"}:
            self.current = ()
            self._base = ""
        if section == "response":
            self._begin_response()
        self._section = section
        self._explicit = True
        self._put(segment, "heading", self.current if section == "response" else ())

    def _begin_response(self) -> None:
        """Let an answer after several questions in a row speak to all, until it says to which."""
        if self._section == "request" and self._run > 1:
            self.current = ()
        self._run = 0

    def _marked_heading(self, segment: Segment) -> bool:
        """Handle `Question 2` or `Response 2:` with nothing behind it."""
        marker = segment.marker
        if marker is None or segment.body.strip() or marker.kind in {"bullet"}:
            return False
        if marker.kind == "bare":
            return False
        if marker.kind == "answer":
            self._section = "response"
            self._explicit = True
            if marker.numbers:
                self.current = self._cite(marker.numbers)
            self._put(segment, "heading", self.current)
            return True
        if not marker.numbers:
            return False
        answered = self._section == "response" and self._seen(marker.numbers)
        if answered and self._answered_without_text(marker.numbers):
            answered = False  # the answer stood before its question
            self._section = "request"
        if marker.asking and len(marker.numbers) == 1 and not self._filled(marker.numbers):
            self._section, answered = "request", False
        if answered or len(marker.numbers) > 1:
            self._section = "response"
            self.current = self._cite(marker.numbers)
        else:
            self._section = "request" if self._section in {"head", "request"} else self._section
            self.current = self._cite(marker.numbers)
            self._answered = False
        self._put(segment, "heading", self.current)
        return True

    # Segments with something to say.

    def _sectioned(self, segment: Segment, folded: str) -> None:
        if self._section in {"response", "closed"} and self._closes(segment, folded):
            return
        if self._section == "head":
            self._head(segment, folded)
        elif self._section == "request":
            self._request(segment, folded)
        elif self._section == "response":
            self._response(segment, folded)
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
        if (cited and self._seen(cited)) or self._repeats(segment.body):
            self._section = "response"
            self._response(segment, folded)
            return
        self._put(segment, "signature")

    def _head(self, segment: Segment, folded: str) -> None:
        book = self._book
        if book.has("salutation", folded) and len(folded) < 60:  # noqa: PLR2004 a line of its own
            self._put(segment, "letterhead")
        elif self._announces_request(segment, folded):
            self._section = "request"
            self._explicit = True
            self._put(segment, "heading")
        elif self._demands(segment, folded):
            self._section = "request"
            self._explicit = False
            self._request(segment, folded)
        elif self._voice(segment, folded) and not self._request_ahead:
            self._section = "response"
            self._response(segment, folded)
        else:
            self._put(segment, "letterhead")

    def _announces_request(self, segment: Segment, folded: str) -> bool:
        """Return whether a sentence ends where the words of the requester begin."""
        if not self._book.has("request_sentence", folded):
            return False
        text = segment.text.rstrip()
        return text.endswith(
            (":", ":-", "-", "–", ": -", "following", "below", "follows", "below.", "follows.")
        )

    def _demands(self, segment: Segment, folded: str) -> bool:
        """Return whether a segment before any heading is a question of the requester."""
        marker = segment.marker
        if marker is not None and marker.kind in {"question", "bare"} and marker.numbers:
            return marker.kind == "question" or self._asks_first(segment, marker, folded)
        inline = self._book.has("request_sentence", folded) and self._book.has("counts", folded)
        return inline or (not segment.listed and self._book.has("asks_plainly", folded))

    def _salted(self, folded: str) -> bool:
        return "?" in folded or self._book.has("counts", folded)

    def _request(self, segment: Segment, folded: str) -> None:
        if self._answers_here(segment, folded):
            self._begin_response()
            self._section = "response"
            self._explicit = False
            self._response(segment, folded)
            return
        known = "" if self._is_new_number(segment) else self._repeats(segment.body)
        if known and self.slots[known].text:
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
        return not self._seen(marker.numbers) and self._follows(marker.numbers[0])

    def _answers_here(self, segment: Segment, folded: str) -> bool:
        marker = segment.marker
        if segment.listed:
            return bool(self.slots)
        if marker is not None and marker.kind == "answer":
            return True
        if marker is not None and marker.kind in {"bare", "question", "regarding"}:
            again = bool(marker.numbers) and self._filled(marker.numbers)
            return again and not self._asks(segment)
        if self._asks(segment):
            return False
        begun = bool(self.slots)
        if (
            begun
            and _BARE_ANSWER.fullmatch(plain(segment.body).strip())
            and _is_amount(segment.body)
        ):
            return True
        if begun and _VALUE_LINE.fullmatch(folded):
            return True
        if (begun or not self._explicit) and self._voice(segment, folded):
            return True
        # Nothing announces the answers: they begin with the first words that are no demand.
        return (
            begun
            and marker is None
            and not self._heading_ahead
            and not self._book.has("requester_speaks", folded)
            and len(folded.split()) > 3  # noqa: PLR2004 more than a stray line
        )

    def _ask(self, segment: Segment, folded: str) -> None:
        """Take a segment as the words of the requester."""
        marker = segment.marker
        if marker is None or marker.kind not in {"bare", "question"} or not marker.numbers:
            if marker is not None and marker.kind == "bullet":
                self._bullets.append(fold_space(segment.body))
            self._continue_question(segment, folded)
            return
        number = self._number(marker)
        slot = self.slots.get(number.casefold())
        if slot is None:
            slot = self._new(number)
        self._run += 1
        slot.text = fold_space(f"{slot.text} {segment.body}")
        self.current = (slot.number,)
        self._put(segment, "request", self.current)

    def _continue_question(self, segment: Segment, folded: str) -> None:
        last = self.slots.get(self.current[0].casefold()) if self.current else None
        if last is not None and last.numbered:
            outside = self._book.has("closing_sentence", folded)
            if not outside:
                last.text = fold_space(f"{last.text} {segment.body}")
        else:
            if last is None:
                if self._book.has("salutation", folded) or not self._salted_request(segment):
                    self._put(segment, "request")
                    return
                last = self._new(self._next_number(), numbered=False)
            last.text = fold_space(f"{last.text} {segment.body}")
            last.paragraphs.append(fold_space(segment.body))
            self.current = (last.number,)
        self._put(segment, "request", self.current)

    def _salted_request(self, segment: Segment) -> bool:
        """Return whether words before any number may be the question itself."""
        return bool(fold_space(segment.body)) and not segment.text.rstrip().endswith(":")

    def _response(self, segment: Segment, folded: str) -> None:
        marker = segment.marker
        if not self._explicit and not self._answered and self._announces_request(segment, folded):
            self._section, self._explicit = "request", True
            self._put(segment, "heading")
            return
        if segment.listed:
            self._answer(segment, folded)
            return
        named = (
            marker is not None and marker.kind != "bullet" and self._seen(marker.numbers or ("",))
        )
        named = named or self._is_new_number(segment)
        known = "" if named else self._repeats(segment.body)
        if known:
            self.current = (self.slots[known].number,)
            self._repeated.add(self.slots[known].number)
            self.slots[known].cited = True
            self._answered = False
            self._put(segment, "request", self.current)
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
        follows = asked and self._follows(marker.numbers[0])
        if marker.kind == "bare" and not follows and not self._fits(marker.numbers[0]):
            self._answer(segment, folded)
            return
        if asked and self._section == "response" and not self._seen(marker.numbers):
            number = self._number(marker)
            slot = self.slots.get(number.casefold()) or self._new(number)
            slot.text = slot.text or fold_space(segment.body)
            self.current = (slot.number,)
            self._answered = False
            self._put(segment, "request", self.current)
            return
        self.current = self._cite(marker.numbers)
        if asked and len(self.current) == 1:
            slot = self.slots[self.current[0].casefold()]
            if slot.text and not self._says_again(segment, slot):
                self._answer(segment, folded)
                return
            slot.text = slot.text or fold_space(segment.body)
            self._put(segment, "request", self.current)
            return
        self._answer(segment, folded)

    def _sounds_asked(self, segment: Segment, marker: Marker, folded: str) -> bool:
        """Return whether a numbered segment of the response is a question, not its answer."""
        if self._asks(segment):
            return True
        fresh = not self._seen(marker.numbers) and not self._vanished()
        return fresh and len(folded.split()) > 5 and not self._voice(segment, folded)  # noqa: PLR2004 a phrase

    def _says_again(self, segment: Segment, slot: Slot) -> bool:
        """Return whether a numbered segment is its question once more, not the answer to it."""
        if plain(segment.body).rstrip("\"' ").endswith("?"):
            return True
        return _likeness(_words(segment.body), _words(slot.text)) >= _ALIKE

    def _next_question(self, segment: Segment, folded: str) -> bool:
        """Take an unnumbered question that follows an answer; False where it is none."""
        if self._fills(segment):
            return True
        numbered = any(slot.numbered and slot.text for slot in self.slots.values())
        if numbered or not self._asks(segment) or not self._salted(folded):
            return False
        if not self._answered and self.slots:
            return False
        slot = self._new(self._next_number(), numbered=False)
        slot.text = fold_space(segment.body)
        slot.paragraphs.append(slot.text)
        self.current = (slot.number,)
        self._answered = False
        self._put(segment, "request", self.current)
        return True

    def _fills(self, segment: Segment) -> bool:
        """Take the words of a question whose number stood alone above it, as `Request 2`."""
        if len(self.current) != 1 or self._answered or not self._asks(segment):
            return False
        slot = self.slots[self.current[0].casefold()]
        if slot.text:
            return False
        slot.text = fold_space(segment.body)
        self._put(segment, "request", self.current)
        return True

    def _answer(self, segment: Segment, folded: str) -> None:
        book = self._book
        numbers = self.current
        if not segment.listed:
            for citation in cited_questions(segment.text)[:1]:
                if citation.start <= 3 and self._seen(citation.numbers):  # noqa: PLR2004 opens the text
                    numbers = self.current = self._cite(citation.numbers)
        kind = "answer"
        inherited = self._inherited(segment)
        if inherited:
            kind = inherited
        elif not segment.listed:
            if book.has("disclaimer_sentence", folded) or book.has("legal_sentence", folded):
                kind = "legal"
            elif book.has("estimate", folded):
                kind = "estimate"
            elif is_note(folded, book):
                kind = "notes"
            elif book.has("refused", folded) or book.has("neither_confirm_nor_deny", folded):
                kind = "refusal"
        self._answered = self._answered or kind in {"answer", "refusal", "estimate"}
        self._put(segment, kind, numbers)

    def _inherited(self, segment: Segment) -> str:
        """Return the part of the sentence that a list item belongs to, where that is small print."""
        last = self.parts[-1] if self.parts else None
        if last is None or segment.marker is None or last.kind not in {"legal", "notes"}:
            return ""
        fitting = segment.marker.kind == "bullet" or (
            segment.marker.kind == "bare" and not self._seen(segment.marker.numbers)
        )
        ends = last.segment.text.rstrip()
        opened = ends.endswith((":", ";", ",", "; and", "; or")) or last.segment.marker is not None
        return last.kind if fitting and opened else ""

    # Tables.

    def _table(self, segment: Segment, table: Table) -> None:
        if self._section == "head":
            self._put(segment, "letterhead" if not self.slots else "answer", self.current)
            return
        if self._section == "request" and (self._explicit and not _has_counts(table)):
            self._put(segment, "request", self.current)
            return
        if self._section == "request":
            self._section = "response"
        self._answered = True
        self._put(segment, "answer", self.current)

    def _dialogue(self, segment: Segment) -> None:
        folded = plain(fold_space(segment.text))
        if segment.side == "left":
            if self._section != "request" or self._answered:
                self._section, self._answered, self.current = "request", False, ()
                self._explicit = True
            marker = segment.marker
            if marker is not None and marker.numbers and not segment.body.strip():
                self.current = self._cite(marker.numbers)
                self._put(segment, "request", self.current)
            elif marker is None and not self.current:
                slot = self._new(self._next_number())
                slot.text = fold_space(segment.text)
                self.current = (slot.number,)
                self._put(segment, "request", self.current)
            else:
                self._ask(segment, folded)
            return
        self._section = "response"
        self._answer(segment, folded)

    # Numbers of questions.

    def _new(self, number: str, *, numbered: bool = True) -> Slot:
        parent = self._base if number.casefold().startswith(self._base.casefold()) else ""
        slot = Slot(number=number, numbered=numbered, parent=parent if parent != number else "")
        self.slots[number.casefold()] = slot
        if number.isdigit():
            self._base = number
        return slot

    def _number(self, marker: Marker) -> str:
        """Return the full number of a marker: `a` under question 1 is `1a`."""
        printed = marker.numbers[0]
        if printed[0].isdigit():
            if printed.isdigit():
                self._base = printed
            else:
                self._base = re.match(r"\d+", printed).group()  # type: ignore[union-attr]
            return printed
        return self._under(printed)

    def _under(self, printed: str) -> str:
        """Return a letter or roman number under the question that is open."""
        if not self._base:
            return printed
        last = self.current[0] if self.current else self._base
        after_h = last.casefold().endswith("h") and printed.casefold() == "i"
        if roman(printed) and not after_h and re.fullmatch(r"\d+[a-z][ivx]*", last.casefold()):
            letter = re.match(r"\d+[a-z]", last.casefold())
            if letter is not None:
                return letter.group() + printed
        return self._base + printed

    def _next_number(self) -> str:
        plain_numbers = [int(number) for number in self.slots if number.isdigit()]
        return str(max(plain_numbers, default=0) + 1)

    def _lookup(self, number: str) -> Slot | None:
        key = number.casefold()
        if not key:
            return None
        if key in self.slots:
            return self.slots[key]
        base = self.current[0] if self.current else self._base
        for prefix in (re.match(r"\d*", base).group(), self._base):  # type: ignore[union-attr]
            if not number[0].isdigit() and prefix + key in self.slots:
                return self.slots[prefix + key]
        return None

    def _seen(self, numbers: Sequence[str]) -> bool:
        return all(self._lookup(number) is not None for number in numbers)

    def _filled(self, numbers: Sequence[str]) -> bool:
        slots = [self._lookup(number) for number in numbers]
        return all(slot is not None and slot.text for slot in slots)

    def _fits(self, number: str) -> bool:
        """Return whether a bare number in the response can be that of a question."""
        if self._lookup(number) is not None:
            return True
        if any(slot.text for slot in self.slots.values()):
            return False
        return number in {"1", "a", "A", "i"} or (
            number.isdigit() and str(int(number) - 1) in self.slots
        )

    def _follows(self, number: str) -> bool:
        """Return whether a number comes right behind that of a question known by now."""
        if number.isdigit():
            return str(int(number) - 1) in self.slots
        if roman(number) > 1:
            earlier = [key for key in self.slots if roman(key) == roman(number) - 1]
            if earlier:
                return True
        before = chr(ord(number[-1].casefold()) - 1)
        return self._lookup(number[:-1] + before) is not None or number[-1].casefold() == "a"

    def _cite(self, numbers: Sequence[str]) -> tuple[str, ...]:
        """Return the full numbers of cited questions; a number never seen gets an empty slot."""
        full = []
        for number in numbers:
            slot = self._lookup(number)
            if slot is None and number.isdigit() and len(self._bullets) >= int(number) > 0:
                self._number_bullets()
                slot = self._lookup(number)
            if slot is None and not (number.isdigit() and int(number) > _MAX_NUMBER):
                if number[0].isalpha() and self._base and not self._vanished():
                    slot = self._new(self._base + number)
                else:
                    slot = self._new(number)
            if slot is not None:
                slot.cited = True
                full.append(slot.number)
        if numbers and numbers[0].isdigit():
            self._base = numbers[0]
        return tuple(full) or self.current

    def _vanished(self) -> bool:
        return not any(slot.text for slot in self.slots.values())

    def _number_bullets(self) -> None:
        """Number the dashes of the request: the reply cites them as points."""
        if any(slot.numbered and slot.text for slot in self.slots.values()):
            return
        for key in [key for key, slot in self.slots.items() if not slot.numbered]:
            del self.slots[key]
        for index, text in enumerate(self._bullets, start=1):
            self._new(str(index)).text = text
        self.current = ()

    # Words.

    def _asks(self, segment: Segment) -> bool:
        body = plain(fold_space(segment.body))
        return body.rstrip("\"' ").endswith("?") or self._book.has("asks", body)

    def _voice(self, segment: Segment, folded: str) -> bool:
        """Return whether the force speaks, and says something of the information."""
        book = self._book
        if self._asks(segment):
            return False
        body = plain(fold_space(segment.body))
        if _BARE_ANSWER.fullmatch(body) and _is_amount(body):
            return bool(self.slots)
        return any(
            book.has(group, folded)
            for group in (
                "response_sentence",
                "nil",
                "not_held",
                "neither_confirm_nor_deny",
                "refused",
                "see_attachment",
                "disclosed",
                "states_count",
            )
        )

    def _asks_first(self, segment: Segment, marker: Marker, folded: str) -> bool:
        """Return whether a numbered segment asks, or is the first of a list that answers nothing."""
        if self._asks(segment):
            return True
        first = bool(marker.numbers) and marker.numbers[0].casefold() in _FIRST_NUMBERS
        return first and len(folded.split()) > _FEW_WORDS and not self._answers_plainly(folded)

    def _answers_plainly(self, folded: str) -> bool:
        groups = ("nil", "not_held", "neither_confirm_nor_deny", "refused", "states_count")
        return any(self._book.has(group, folded) for group in groups)

    def _repeats(self, text: str) -> str:
        """Return the key of the question whose text stands here again, else ''."""
        words = _words(text)
        if len(words) < 4:  # noqa: PLR2004 too short to tell
            return ""
        best, score = "", 0.0
        for key, slot in self.slots.items():
            if not slot.text:
                continue
            likeness = _likeness(words, _words(slot.text))
            open_still = self.current == (slot.number,) and self._section == "request"
            if open_still and likeness < _EXACTLY - _TWIN:
                continue
            # Of twins the one not yet answered is meant.
            likeness -= _TWIN if slot.number in self._repeated else 0.0
            if likeness > score:
                best, score = key, likeness
        if score < _SAME_WORDS - _TWIN:
            return self._split_paragraphs(words)
        return best

    def _split_paragraphs(self, words: list[str]) -> str:
        """Part an unnumbered request into its paragraphs where one of them stands again."""
        if len(self.slots) != 1:
            return ""
        slot = next(iter(self.slots.values()))
        if slot.numbered or len(slot.paragraphs) < 2:  # noqa: PLR2004 nothing to part
            return ""
        if self._section == "request" and self.current == (slot.number,):
            paragraphs = slot.paragraphs[:-1]
        else:
            paragraphs = slot.paragraphs
        if all(_likeness(words, _words(text)) < _SAME_WORDS for text in paragraphs):
            return ""
        asking = [
            text for text in slot.paragraphs if "?" in text or self._book.has("asks", plain(text))
        ]
        self.slots.clear()
        for index, text in enumerate(asking, start=1):
            self._new(str(index)).text = text
        self.current = ()
        scores = {key: _likeness(words, _words(item.text)) for key, item in self.slots.items()}
        return max(scores, key=lambda key: scores[key]) if scores else ""

    def _put(self, segment: Segment, kind: str, numbers: tuple[str, ...] = ()) -> None:
        self.parts.append(Part(segment, kind, numbers))


def _first_true(flags: Sequence[bool], start: int) -> int:
    return next((i for i in range(start, len(flags)) if flags[i]), len(flags))


def same_question(left: str, right: str) -> float:
    """Return how surely two texts are one question: 0 where their numerals differ, 1 and more
    where one repeats the other."""
    return _likeness(_words(left), _words(right))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", plain(text))


def _likeness(left: list[str], right: list[str]) -> float:
    """Return how far two word lists agree; 0 where their numerals differ, for they decide."""
    if not left or not right:
        return 0.0
    if left == right:
        return _EXACTLY
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) >= 6 and longer[: len(shorter)] == shorter:  # noqa: PLR2004 a clear beginning
        return 1.0 + len(shorter) / len(longer)
    if [w for w in left if w[0].isdigit()] != [w for w in right if w[0].isdigit()]:
        return 0.0
    shared = len(set(left) & set(right))
    return shared / max(len(set(left)), len(set(right)))


def _is_amount(text: str) -> bool:
    return bool(find_numerals(text)) or plain(text).strip(" .:-=") in {"no", "yes", "n/a", "na"}


def _has_counts(table: Table) -> bool:
    """Return whether a table holds numbers outside its first row and first column."""
    return any(find_numerals(cell.text) for cell in table.cells if cell.row > 0 and cell.column > 0)
