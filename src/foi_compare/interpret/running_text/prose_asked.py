"""What a sentence answers: its question, the outcome which that names, and what makes doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from foi_compare.interpret.language.latest import Latest
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.sentences import Sentence
from foi_compare.interpret.language.welsh import is_welsh
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.meanings.aside import unexplained
from foi_compare.interpret.meanings.markers import cited_questions
from foi_compare.interpret.meanings.named_outcomes import Named, named_outcomes
from foi_compare.interpret.meanings.number_words import number_runs
from foi_compare.interpret.meanings.offences import looks_like_offence
from foi_compare.interpret.meanings.units import RESULTS, units_counted
from foi_compare.interpret.meanings.values import parse_word
from foi_compare.interpret.periods.periods import find_days, find_periods
from foi_compare.interpret.running_text.prose_claims import OF_OTHERS, SUPPOSED
from foi_compare.interpret.running_text.prose_pairs import Reading
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import Figure, LabelMatcher, Question

_NOTED = "it stands in a note, not in the answer itself"
_SHORT_REASONS = {
    "refusal": "it stands only in the reasoning of a refusal",
    "estimate": "it stands only in the reckoning of what an answer would cost",
    "counted": "the rest is refused for its cost: is this the answer, or what would be searched?",
    "notes": _NOTED,
    "legal": "it stands in small print, not in the answer itself",
    "request": "it stands in the question, and the reply has no other answer",
}
_WORD = re.compile(r"[a-z][a-z'-]{3,}")
# `59 crimes were not closed so`; a bound (`not fewer than 59`) denies nothing.
_DENIES = re.compile(
    r"\b(?:not|never|nor)\b(?!\s(?:less|fewer|more|later|earlier|only|just|merely)\b)|n't\b"
)
_HOW_MANY = re.compile(r"\bhow many\b|\bnumber of\b")
_QUESTIONS = 64  # each of which many sentences answer, and which may be long


_BESIDE = "nobody knows whether these words change what the sentence counts"
_NO_OUTCOME = "neither the sentence nor its question names an outcome"
_RECORDED = re.compile(
    r"\s+(?:[a-z'-]+\s+){0,4}?(?P<crimes>crimes|offences)\s+(?:[a-z'-]+\s+){0,4}?(?P<recorded>recorded)\b"
)


class AskedOutcomes:
    """Ties the sentences of a reply to its questions, and these to the outcomes they name."""

    def __init__(self, letter: Letter, matcher: LabelMatcher, book: Phrasebook) -> None:
        self._letter = letter
        self._matcher = matcher
        self._book = book
        self._frame = {_stem(word) for word in book.words("frame")}
        titles = " ".join(f"{code.title} {code.short_title}" for code in matcher.codes.values())
        self._plain = self._frame | _word_stems(titles)
        for name in ("of_sentences", "system_name"):
            self._plain |= _word_stems(" ".join(book.words(name)))
        self._own_words = {
            _stem(word)
            for force in letter.force_evidence
            if force.force_id
            for word in _WORD.findall(plain(force.text))
        }
        self._known: dict[str, tuple[Named, ...]] = {}
        self._strange = Latest(self.strange)
        self._lead = Latest(self._strange_lead)
        # A sentence that gives many numbers is asked about each.
        self.question = Latest(self._question)
        self.unit_doubts = Latest(_unit_doubts)
        self._whole = Latest(_all_crimes)
        self._more = Latest(self._says_more)
        self._label = Latest(self._label_of)
        self._questions = {one.number: one for one in reversed(letter.questions)}
        self._by_number = {one.number.casefold(): one for one in letter.questions}
        self._asking: dict[tuple[tuple[str, ...], frozenset[str]], Question | None] = {}
        self._latest: tuple[str, tuple[Named, ...]] = ("", ())
        # A paragraph is asked about for each of its sentences.
        self._paragraph_speaks = Latest(self._speaks_of_outcomes)
        self._question_speaks = Latest(self._speaks_of_outcomes)

    def _question(self, part: Part, sentence: str) -> Question | None:
        """Return the question that a sentence answers: its part's own, or the one it cites.

        Failing these, it is the only one that asks for the one outcome that the sentence names.
        """
        if len(part.numbers) == 1:
            return self._questions.get(part.numbers[0])
        cited = [number for found in cited_questions(sentence) for number in found.numbers]
        known = self._by_number
        found_ones = [known[number.casefold()] for number in cited if number.casefold() in known]
        if found_ones:
            return found_ones[0] if len(found_ones) == 1 else None
        return self._of_outcome(part, sentence)

    def _of_outcome(self, part: Part, sentence: str) -> Question | None:
        codes = frozenset(one.code for one in self._named_in(sentence) if one.certain)
        if len(codes) != 1:
            return None
        key = (part.numbers, codes)
        if key not in self._asking:
            self._asking[key] = self._one_asking(*key)
        return self._asking[key]

    def _one_asking(self, numbers: tuple[str, ...], codes: frozenset[str]) -> Question | None:
        """Return the one question among some that asks for an outcome, None for several."""
        among = frozenset(numbers)
        asking = [
            question
            for question in self._letter.questions
            if (not among or question.number in among)
            and {one.code for one in self.named(question) if one.certain} == codes
        ]
        return asking[0] if len(asking) == 1 else None

    def _named_in(self, sentence: str) -> tuple[Named, ...]:
        """Return the outcomes of a sentence; one that gives many numbers is asked about each."""
        if self._latest[0] != sentence:
            self._latest = (sentence, named_outcomes(sentence, self._matcher))
        return self._latest[1]

    def named(self, question: Question) -> tuple[Named, ...]:
        """Return the outcomes that a question names."""
        if question.number not in self._known:
            self._known[question.number] = named_outcomes(question.text, self._matcher)
        return self._known[question.number]

    def elsewhere(self, around: str, question: Question | None) -> bool:
        """Return whether neither a paragraph nor its question has to do with outcomes.

        `Outcome 16: 8 in 2021; 26 in 2022` names it for both of its sentences.
        """
        if question is None or not question.text:
            return False
        return not (self._paragraph_speaks(around) or self._question_speaks(question.text))

    def _speaks_of_outcomes(self, text: str) -> bool:
        return self._book.has("outcome_words", plain(text)) or bool(
            named_outcomes(text, self._matcher)
        )

    def settled(
        self, kind: str, sentence: Sentence, reading: Reading, question: Question | None
    ) -> Reading:
        """Return the reading with the label of the question where the sentence names none."""
        doubts = list(reading.doubts)
        label, rule = reading.label, reading.rule
        if not label:
            label, problem = self.label_of(question)
            rule = "code_in_question" if label else ""
            whole = self._whole(sentence.text) if problem == _NO_OUTCOME and not doubts else ""
            # Of what it is the total where the reply does not print the question nobody knows.
            known = question is not None and question.text
            if whole and question and known and not self._more(sentence, question):
                label, rule = whole, "total_in_sentence"
            elif problem:
                doubts.append(problem)
            elif question is not None:
                doubts.extend(self._more(sentence, question))
        else:
            strange = self._strange_in(sentence.text, reading, question)
            if strange and not is_welsh(sentence.text):
                doubts.append(f"{_BESIDE} ({', '.join(strange[:4])})")
        doubts.extend(self.unit_doubts(sentence, question))
        if kind in _SHORT_REASONS:
            doubts.append(_SHORT_REASONS[kind])
        return replace(reading, label=label, rule=rule, doubts=tuple(dict.fromkeys(doubts)))

    def _strange_in(
        self, text: str, reading: Reading, question: Question | None
    ) -> tuple[str, ...]:
        """Return the strange words of the clause of a number, and of what leads its sentence."""
        if reading.clause is None:
            return self._strange(text, question)
        start, end = reading.clause[:2]
        led = self._lead(text, reading.lead, question)
        return (*led, *self.strange(text[start:end], question))

    def _strange_lead(self, text: str, lead: int, question: Question | None) -> tuple[str, ...]:
        return self.strange(text[:lead], question)

    def without_frame(self, text: str) -> str:
        """Return a text in small letters without the phrases that change none of its numbers."""
        return self._without_frame(plain(text))

    def _without_frame(self, said: str) -> str:
        for phrase in self._book.find("frame_phrases", said):
            said = said[: phrase.start] + " " * (phrase.end - phrase.start) + said[phrase.end :]
        return said

    def strange(self, text: str, question: Question | None) -> tuple[str, ...]:
        """Return the words of a clause whose use beside a number and its outcome nobody knows.

        Known are the words of a count and of grammar, of the outcomes that it names, of its times,
        and of the question.
        """
        return self._beyond(self._plain, text, question)

    def is_bare(self, text: str, question: Question | None) -> bool:
        """Return whether a clause says no more than a number of what is asked, and its time."""
        return not self._beyond(self._frame, text, question)

    def _beyond(
        self, known: AbstractSet[str], text: str, question: Question | None
    ) -> tuple[str, ...]:
        said = list(self.without_frame(text))
        runs = [(one.start, one.end) for one in named_outcomes(text, self._matcher)]
        runs += [(one.start, one.end) for one in find_periods(text)]
        runs += [(one.start, one.end) for one in find_days(text)]
        runs += number_runs(text)
        for start, end in runs:
            said[start:end] = " " * (end - start)
        asked = frozenset[str]() if question is None else _of_question(question.text)[0]
        return tuple(
            word
            for word in dict.fromkeys(_WORD.findall("".join(said)))
            if not _is_among(_stem(word), known, self._own_words, asked)
            and parse_word(word) is None
            and not looks_like_offence(word)
        )

    def _says_more(self, sentence: Sentence, question: Question) -> list[str]:
        """Return a doubt where the sentence has words that the question and a count do not have.

        `Of these, 59 were under 18` must not pass for the answer to the whole question.
        """
        asked, asks_denied = _of_question(question.text)
        said = self._without_frame(plain(sentence.text))
        doubts = []
        denies = _DENIES.search(said) is not None and not asks_denied
        if denies and any(parse_word(one.text) != 0 for one in unexplained(sentence.text)):
            doubts.append("the sentence denies something of what it counts")
        extra = [
            word
            for word in dict.fromkeys(_WORD.findall(said))
            if not _is_among(_stem(word), self._frame, self._own_words, asked)
            and parse_word(word) is None
        ]
        if extra:
            said_more = ", ".join(extra[:4])
            doubts.append(f"the sentence says more than the question asks ({said_more})")
        return doubts

    def may_be_total(self, question: Question | None) -> bool:
        """Return whether a total under a question is one of all crimes.

        It is that of the outcome that the question names; of what it is where the reply does not
        print the question nobody knows.
        """
        unknown = question is not None and not question.text
        return not unknown and not self.label_of(question)[0]

    def label_of(self, question: Question | None) -> tuple[str, str]:
        """Return the outcome that the question names, or why there is none."""
        return self._label(question)

    def _label_of(self, question: Question | None) -> tuple[str, str]:
        if question is None:
            return "", "the sentence names no outcome and cannot be tied to one question"
        named = self.named(question)
        codes = {one.code for one in named if one.certain}
        if len(codes) == 1 and all(one.certain for one in named):
            asks_more = len(_HOW_MANY.findall(plain(question.text))) > 1
            doubt = "the question asks for more than one number" if asks_more else ""
            return named[0].label, doubt
        if len(named) > 1:
            return "", "the question names several outcomes and the sentence none"
        if question.code:
            return f"Outcome {question.code}", ""
        if named:
            return named[0].label, ""
        return "", _NO_OUTCOME

    def in_order(
        self, sentence: Sentence, readings: tuple[Reading, ...], question: Question
    ) -> tuple[Reading, ...]:
        """Take the outcomes of the question in their order for `… respectively`."""
        asked = self.named(question)
        codes = {one.code for one in asked if one.certain}
        fits = len(asked) == len(readings) == len(codes) > 1
        if not fits or "respectively" not in plain(sentence.text):
            return readings
        return tuple(
            replace(reading, label=one.label, doubts=(), rule="code_in_question")
            for reading, one in zip(readings, asked, strict=True)
        )


def _unit_doubts(sentence: Sentence, question: Question | None) -> list[str]:
    """Return a doubt where a sentence counts something else than its question asks.

    Cautions are what became of crimes, where the outcomes of crimes are asked for.
    """
    units = units_counted(sentence.text)
    if question is not None and question.about_outcomes:
        units -= RESULTS
    if question is None or not question.unit or not units or question.unit in units:
        return []
    return [f"the question counts {question.unit}, the sentence {', '.join(sorted(units))}"]


def _all_crimes(text: str) -> str:
    """Return the words by which a sentence gives the number of all crimes, as a total has them.

    `There were 154 stalking offences recorded` before the outcomes of them is their total.
    """
    numbers = unexplained(text)
    if len(numbers) != 1:
        return ""
    if text[numbers[0].end :].lstrip()[:1].isupper():
        return ""  # `1 Crimes recorded in the year` is a note with its number
    found = _RECORDED.match(plain(text), numbers[0].end)
    return f"{found['crimes']} {found['recorded']}" if found is not None else ""


def doubt_rivals(
    figures: Sequence[Figure], matcher: LabelMatcher, regions: Mapping[tuple[str, int], str]
) -> list[Figure]:
    """Doubt numbers that lean on the question where another number answers it just as well.

    `There were 100 crimes. 59 were finalised.` under a question about one outcome: which is it?
    Numbers under the headings of different forces (`regions`) are no rivals.
    """

    def key(figure: Figure) -> tuple[str, str, str, str, str]:
        spot, period = next(iter(figure.spots), None), figure.period
        return (
            "" if spot is None else regions.get((spot.file, spot.block), ""),
            figure.question,
            # One number may print the year that the other takes from the question.
            figure.series if period is None else f"{period.start} {period.end}",
            figure.value.measure,
            matcher.match(figure.label).code,
        )

    rivals = (
        figure for figure in figures if not {_NOTED, OF_OTHERS, SUPPOSED} & set(figure.doubts)
    )
    seen = Counter(key(figure) for figure in rivals)
    doubt = "another number answers the same question"
    return [
        replace(figure, doubts=(*figure.doubts, doubt))
        if figure.rule == "code_in_question" and seen[key(figure)] > 1
        else figure
        for figure in figures
    ]


def _word_stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(plain(text)))


@lru_cache(maxsize=_QUESTIONS)
def _of_question(text: str) -> tuple[frozenset[str], bool]:
    """Return the stems of the words of a question, and whether it denies something."""
    return _word_stems(text), _DENIES.search(plain(text)) is not None


def _is_among(word: str, *known: AbstractSet[str]) -> bool:
    return any(word in words for words in known)


def _stem(word: str) -> str:
    """Return a word without the endings of plurals and of the past."""
    return re.sub(r"(?:'s|ies|ed|es|s|ing|e|y)$", "", word)
