"""Who speaks in a segment: the requester who asks, or the force that answers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.bare_answers import is_amount, is_bare_answer
from foi_compare.interpret.letter_text.line_runs import is_heading
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.aside import unexplained
from foi_compare.interpret.meanings.exemptions import applied_sections
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.text import fold_space

_FEW_WORDS = 4
_GREETING = 60  # characters
FIRST_NUMBERS = frozenset({"1", "a", "i", "1a", "1i", "1.1", "a1"})
_OPENS_WORDS_OF_REQUESTER = (
    ":", ":-", "-", "–", ": -", "following", "below", "follows", "below.", "follows.",
)  # fmt: skip
# `Total with Outcome 10: 274` gives a value; `Outcome: 16` names one.
_GIVES_VALUE = re.compile(
    r"(?<!outcome)(?<!outcomes)(?<!code)(?<!type)\s?[:=]\s*(?:<\s?)?\d[\d,]*\W*$"
)
_YOU_ASKED = re.compile(r"\byou\s(?:have\s)?(?:asked|wanted|requested|sought|wished|wrote)\b")
_POINTS = re.compile(r"\W*(?:please\s)?(?:see|refer to|find)\s")
# Where the Commissioner is to be found stands only where a letter says how to complain.
_OF_COMMISSIONER = re.compile(r"\bwycliffe house\b|\bico\.org\.uk\b|\b0303 ?123 ?1113\b")
_SPEAKING = (
    "response_sentence",
    "nil",
    "not_held",
    "neither_confirm_nor_deny",
    "refused",
    "see_attachment",
    "disclosed",
    "states_count",
    "acknowledgement",
    "delayed",
)
_PLAINLY = ("nil", "not_held", "neither_confirm_nor_deny", "refused", "states_count")


class Voice:
    """Tells the requester from the force by the wordings of a phrasebook."""

    def __init__(self, book: Phrasebook) -> None:
        self.book = book

    def demands(self, text: str) -> bool:
        """Return whether a text is a question or a demand."""
        return "?" in text or self.book.has("asks", plain(text))

    def asks(self, segment: Segment) -> bool:
        """Return whether a segment is a question or a demand: `Unhappy with our reply?` is none."""
        body = plain(fold_space(segment.body))
        if self.book.whole("closing_heading", body.rstrip("? ")):
            return False
        if body.rstrip("\"' ").endswith("?"):
            return True
        return _GIVES_VALUE.search(body) is None and self.book.has("asks", body)

    def speaks(self, segment: Segment, folded: str, *, begun: bool) -> bool:
        """Return whether the force speaks, and says something of the information.

        A bare number or word speaks only where `begun` says that a question stands before it.
        """
        book = self.book
        if book.has("asks_back", folded):
            return begun
        if self.asks(segment):
            return False
        body = plain(fold_space(segment.body))
        if is_bare_answer(body) and is_amount(body):
            return begun
        if any(book.has(group, folded) for group in _SPEAKING):
            return True
        # Whoever says that a section applies to the request is the force.
        sentences = (sentence.text for sentence in split_sentences(segment.text))
        return bool(applied_sections(sentences, book))

    def asks_first(self, segment: Segment, marker: Marker, folded: str) -> bool:
        """Return whether a numbered segment asks, or is the first of a list and no answer."""
        if self.asks(segment):
            return True
        first = bool(marker.numbers) and marker.numbers[0].casefold() in FIRST_NUMBERS
        return first and len(folded.split()) > _FEW_WORDS and not self.answers_plainly(folded)

    def asks_back(self, folded: str) -> bool:
        """Return whether the force asks the requester what they want."""
        return self.book.has("asks_back", folded)

    def clarifies(self, folded: str) -> bool:
        """Return whether a sentence tells what was asked back, or what the requester replied."""
        return self.book.has("clarification_sentence", folded)

    def asks_requester(self, folded: str) -> bool:
        """Return whether a letter that repeats no question asks what the request means."""
        return self.book.has("asks_back", folded) or self.book.has("wonders", folded)

    def answers_plainly(self, folded: str) -> bool:
        """Return whether a text gives, denies or refuses something in so many words."""
        return any(self.book.has(group, folded) for group in _PLAINLY)

    def settles(self, folded: str) -> bool:
        """Return whether a sentence gives, denies or refuses something, attached things too."""
        given = self.book.has("see_attachment", folded) or self.book.has("disclosed", folded)
        return given or self.answers_plainly(folded)

    def refuses(self, folded: str) -> bool:
        """Return whether a sentence refuses."""
        return self.book.has("refused", folded)

    def answers(self, segment: Segment) -> bool:
        """Return whether the words behind a number are an answer: `Q7. 14 crimes were …`."""
        body = plain(fold_space(segment.body))
        if not body or self.asks(segment):
            return False
        points = _POINTS.match(body) is not None
        return points or (is_bare_answer(body) and is_amount(body)) or self.answers_plainly(body)

    def announces_request(self, segment: Segment, folded: str) -> bool:
        """Return whether a sentence ends where the words of the requester begin.

        `Please find the requested data below` leads to an answer.
        """
        book = self.book
        if not book.has("request_sentence", folded) or book.has("response_sentence", folded):
            return False
        return segment.text.rstrip().endswith(_OPENS_WORDS_OF_REQUESTER)

    def decides(self, folded: str) -> bool:
        """Return whether the force refuses, denies or has nothing, in its own voice."""
        groups = ("refused", "neither_confirm_nor_deny", "not_held")
        decided = any(self.book.has(group, folded) for group in groups)
        return decided and self.book.has("response_sentence", folded)

    def speaks_of_it(self, segment: Segment) -> bool:
        """Return whether the force says something of the information, or gives a number."""
        if self.speaks(segment, plain(fold_space(segment.text)), begun=True):
            return True
        return not self.asks(segment) and bool(unexplained(segment.body))

    def only_receives(self, segments: Iterable[Segment]) -> bool:
        """Return whether a letter says that its answer is to come, and opens none."""
        texts = [one for one in segments if one.table is None]
        if any(map(self.opens_response, texts)):
            return False
        return any(self.book.has("acknowledgement", plain(fold_space(one.text))) for one in texts)

    def closes(self, folded: str) -> bool:
        """Return whether a text, as `plain` gives it, ends the letter, or says how to complain."""
        commissioner = _OF_COMMISSIONER.search(folded) is not None
        closing = self.book.whole("closing_heading", folded.rstrip("? "))
        return commissioner or closing or self.book.has("closing_sentence", folded)

    def tells_request(self, segment: Segment) -> bool:
        """Return whether a sentence of the force tells what was asked for."""
        folded = plain(fold_space(segment.text))
        told = _YOU_ASKED.search(folded) is not None or self.book.has("request_sentence", folded)
        return segment.table is None and told

    def is_heading(self, text: str) -> bool:
        """Return whether a text is a heading that letters have, whatever was asked."""
        return is_heading(text, self.book)

    def titles(self, segment: Segment) -> bool:
        """Return whether a line printed as a heading says what is spoken of, and nothing of it.

        One that ends in a colon leads to what stands below it.
        """
        folded = plain(fold_space(segment.body))
        if segment.kind != "heading" or folded.rstrip().endswith(":"):
            return False
        if is_bare_answer(folded) or self.settles(folded):
            return False
        return not self.speaks_of_it(segment)

    def about_numbers(self, folded: str) -> bool:
        """Return whether a text asks at all, or speaks of a number of things."""
        return "?" in folded or self.book.has("counts", folded)

    def opens_response(self, segment: Segment) -> bool:
        """Return whether a segment announces the answers."""
        folded = plain(fold_space(segment.text))
        marker = segment.marker
        answers = marker is not None and marker.kind == "answer" and marker.numbers
        return bool(answers) or self.book.whole("response_heading", folded)

    def greets(self, segment: Segment) -> bool:
        """Return whether a segment is a salutation, behind which a letter begins."""
        folded = plain(fold_space(segment.text))
        return len(folded) < _GREETING and self.book.has("salutation", folded)

    def opens_request(self, segment: Segment) -> bool:
        """Return whether a segment announces the questions, or is the first of them."""
        folded = plain(fold_space(segment.text))
        marker = segment.marker
        asks = marker is not None and (
            (marker.kind == "question" and bool(marker.numbers) and not self.answers(segment))
            or (marker.kind == "bare" and self.asks_first(segment, marker, folded))
        )
        return (
            asks
            or segment.side == "left"
            or self.book.whole("request_heading", folded)
            or self.announces_request(segment, folded)
        )
