"""A text around a number to the words of it that may change what it counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from foi_compare.interpret.account.bearing import (
    ASKED_FROM,
    GRAMMAR,
    KINDS,
    NOTED_FROM,
    Bearings,
    Place,
)
from foi_compare.interpret.language.phrases import Phrase, phrasebook, plain, tongues
from foi_compare.interpret.meanings.number_words import number_runs
from foi_compare.interpret.meanings.offences import looks_like_offence
from foi_compare.interpret.periods.periods import find_periods
from foi_compare.model import LabelMatcher
from foi_compare.model.wording_lists import Wordings
from foi_compare.text import fold_space

_WORD = re.compile(r"[^\W\d_](?:[\w'-]*\w)?")
_ZEROS = re.compile(r"(?<![\d.,])(?:[£$€]|')?000(?:'?s)?(?!\d)|\bx\s?10{1,6}\b")
_TAIL = re.compile(r"\([^()]*\)\s*$|\s[-–—]\s[^-–—]*$")
_FORCE = frozenset({"police", "constabulary", "service", "force", "of", "and", "the"})
_LONGEST_LABEL = 1_600  # characters: what is longer is no label, and takes long to be held for one
_CUT = 20  # characters from which on a column of labels may be too narrow
# What describes crimes that are in no number: it alters none. More may be said in the same breath.
_OF_LEFT_OUT = frozenset(
    {"noted", "basis", "scope", "people", "revision", "error", "standing", "denial"}
)
# `had been left out`: of an earlier version, and no longer.
_OF_EARLIER = re.compile(
    r"\bhad\s(?:\w+\s){0,2}(?:excluded|omitted|removed|disregarded|discounted|left out|taken out"
    r"|counted|included)\b"
)
_GOES_ON = re.compile(
    r"\b(?:and|but)\s(?:is|are|was|were|has|have|count\w*|show\w*|do|does|should|must)\s"
    r"(?!(?:been\s|therefore\s|also\s)*(?:not|excluded|omitted|left|removed|disregarded|discounted)\b)"
)
_WHOLE_YEAR = 364  # days from the first to the last
_COUNTING = frozenset({"number", "count", "total", "of", "the", "in", "by", "for"})
# What a label may say in a bracket, besides which outcome is meant.
_TOLD_BY_TAILS = frozenset({"scale", "sum", "measure"})
_ONLY = re.compile(r"\b(?:only|solely|exclu\w+)\b", re.IGNORECASE)
_OF_TIME = re.compile(r"\d|\b(?:years?|months?|quarters?|weeks?|date)\b", re.IGNORECASE)
_ENUMERATOR = re.compile(r"[ivx]+")  # `(iii) outcome 22`
# `<5 in the victim or witness columns`: the words are the name of a part of the table.
_PART_OF_TABLE = re.compile(
    r"\b(?:in|under|of) the (?:[a-z'-]+,? ){1,7}(?:columns?|rows?|lines?)\b"
)
_FEATURES = r"(?:sex|gender|ages?|age[- ]groups?|ethnicity|nationality)"
_FEATURE_OF = re.compile(
    rf"\b{_FEATURES}\b(?: (?:and|or) (?:the )?{_FEATURES})* of (?:the |each |any )?"
    r"(?P<of>victim|suspect|offender|complainant|perpetrator|person)"
    rf"|\b(?P<whose>victim|suspect|offender|complainant|perpetrator)s?'?s? {_FEATURES}\b"
)
_CODE = re.compile(
    r"\b(?:outcome|type|code|oc)(?: (?:code|type|number|no))?\b|\b(?:oc)?\d{1,2}[a-c]?\b",
    re.IGNORECASE,
)


class Left(NamedTuple):
    """Words that may change a number: the words, as printed, and what they may change.

    `kind` is one of `KINDS`.
    """

    words: str
    kind: str


class Uses:
    """Knows which words may change a number, how likely they do, and what the request has used."""

    def __init__(
        self,
        wordings: Wordings,
        matcher: LabelMatcher,
        asked: Iterable[str],
        forces: Iterable[str] = (),
    ) -> None:
        """Take the wordings, who judges labels, the texts of the request and the forces' names."""
        book = phrasebook(wordings)
        self._book = book
        self._matcher = matcher
        self._plain = frozenset(_stems(" ".join(book.words("says_nothing"))))
        titles = [
            text for code in matcher.codes.values() for text in (code.title, code.short_title)
        ]
        self._of_labels = words_of(" ".join(titles))
        self._meant = frozenset(_stems(" ".join(book.words("numbers_meant"))))
        self._in_brackets = frozenset(_stems(" ".join(book.words("in_brackets_of_labels"))))
        self._no_crimes = frozenset(_stems(" ".join(book.words("no_crimes"))))
        listed = frozenset(book.words("no_crimes"))
        self._are_counted = frozenset(word for word in listed if f"{word}s" not in listed)
        wanted = tuple(asked)
        self._asked = words_of(" ".join(wanted))
        split = {one for text in wanted for one in _split_by(plain(text))}
        people = rf"\b(?:{'|'.join(sorted(split))})s?\b" if split else "(?!)"
        self._split = re.compile(people, re.IGNORECASE)
        names = tuple(forces)
        self._force_names = finds_forces(names)
        bearings = Bearings(wordings.account, wordings.account_in_tables, book, self._force_names)
        self._share = lru_cache(maxsize=4096)(bearings.share)
        self.is_strange = lru_cache(maxsize=4096)(bearings.is_strange)
        self.is_place = lru_cache(maxsize=4096)(bearings.is_place)
        self._forces = tuple(filter(None, (words_of(name) - _FORCE for name in names)))
        self.sentence_changes = lru_cache(maxsize=4096)(self._changes)

    def bears(self, text: str, place: Place) -> bool:
        """Return whether a text at a place makes the numbers something else than they seem.

        What says of crimes that they are in no number, and no more, does not; nor does what is one
        turn of phrase that is known to change nothing, nor what the codebook has for a heading of
        its labels.
        """
        if self._matcher.is_heading(text) or self._changes_nothing(plain(fold_space(text))):
            return False
        left_out = self._left_out(self._masked(plain(fold_space(text))))
        if left_out is not None and left_out[1] == "noted":
            return len(self.sentence_changes(text)) > 1 and self._is_likely(text, place)
        return self._is_likely(text, place)

    def _changes_nothing(self, folded: str) -> bool:
        known = [(one.start, one.end) for one in self._book.find("alters_nothing", folded)]
        return bool(known) and words_of(_blanked(folded, known)) <= GRAMMAR

    def _is_likely(self, text: str, place: Place) -> bool:
        return self._share(fold_space(text), place) >= ASKED_FROM[place]

    def may_bear(self, text: str, place: Place) -> bool:
        """Return whether a text may do so, and is worth a note."""
        return self._share(fold_space(text), place) >= NOTED_FROM

    def changes(self, text: str) -> tuple[Left, ...]:
        """Return the phrases of a name or label that change what a number counts."""
        return tuple(left for left in self.sentence_changes(text) if left.kind != "denial")

    def changes_at(self, text: str, place: Place) -> tuple[Left, ...]:
        """Return what `changes` does of a text that may bear on the numbers where it stands."""
        return self.changes(text) if self.may_bear(text, place) else ()

    def changes_beside_period(self, text: str) -> tuple[Left, ...]:
        """Return what `changes` does of a text whose periods and number words are read."""
        return self.changes(self.without_periods(text))

    @staticmethod
    def without_periods(text: str) -> str:
        """Return a text without its periods and number words."""
        printed = fold_space(text)
        periods = [(found.start, found.end) for found in find_periods(printed)]
        return _blanked(printed, [*periods, *number_runs(printed)])

    def is_label(self, text: str) -> bool:
        """Return whether a text is an outcome label or that of a total."""
        if len(text) > _LONGEST_LABEL:
            return False
        match = self._matcher.match(text)
        return match.status in {"matched", "total"} or match.role == "group"

    def may_be_label(self, text: str) -> bool:
        """Return whether a text is an outcome label or a part of one: `Evidential difficulties (`.

        Who says `Suspects identified` counts them.
        """
        if len(text) > _LONGEST_LABEL:
            return False
        if self._are_counted.intersection(_WORD.findall(plain(text))):
            return False
        return self.is_label(text) or self._matcher.match(text).status == "ambiguous"

    def code_of(self, label: str) -> str:
        """Return the code of an outcome label, '' where it is none."""
        match = self._matcher.match(label)
        return match.code if match.status == "matched" and match.role == "code" else ""

    def may_be(self, text: str, code: str) -> bool:
        """Return whether a text is another label of a code, or may be: it says what the code is."""
        return bool(code) and any(one.code == code for one in self._matcher.match(text).candidates)

    def is_total(self, label: str) -> bool:
        """Return whether a text is the label of a total."""
        return self._matcher.match(label).status == "total"

    def puts_right(self, text: str) -> bool:
        """Return whether a sentence puts a number right, which is asked where it is read."""
        return self._book.has("corrects", plain(fold_space(text)))

    def tells_source(self, text: str) -> bool:
        """Return whether a text tells where the numbers come from."""
        return self._book.has("tells_source", plain(fold_space(text)))

    def names_outcome(self, text: str) -> bool:
        """Return whether a text is the label of one outcome."""
        match = self._matcher.match(text)
        return match.status == "matched" and match.role == "code"

    def is_asked(self, text: str) -> bool:
        """Return whether a text says nothing but what the request says, in one of its languages."""
        return any(map(self._is_asked, tongues(text) or [text]))

    def _is_asked(self, text: str) -> bool:
        told = all(words_of(left.words) <= self._asked for left in self.changes(text))
        return told and words_of(text) - self._plain <= self._asked

    def is_of_request(self, text: str) -> bool:
        """Return whether the request uses all words of a text: `Making off without payment`."""
        return words_of(text) - GRAMMAR <= self._asked

    def without_people_asked_by(self, text: str) -> str:
        """Return a text without the people by whose sex, age or the like crimes were asked for."""
        return fold_space(self._split.sub(" ", text))

    def names_force(self, text: str) -> bool:
        """Return whether a text holds the name of a force."""
        return bool(self._of_force(words_of(text)))

    def _of_force(self, words: frozenset[str]) -> frozenset[str]:
        return frozenset().union(*(name for name in self._forces if name <= words))

    def speaks_of_numbers(self, text: str) -> bool:
        """Return whether a sentence speaks of the numbers of a reply."""
        return not self._meant.isdisjoint(words_of(text))

    def left_of_label(self, label: str) -> tuple[str, ...]:
        """Return the words of an outcome label that its code does not stand for."""
        match = self._matcher.match(label)
        if match.status == "total":
            return tuple(left.words for left in self.changes_at(label, "row"))
        if match.status != "matched" or match.role != "code":
            return ()
        left = list(self._matcher.left_of(label))
        if match.rule == "printed_code" and not self._agrees(label):
            uncoded = _uncoded(label) & self._left_of_part(label, label)
            left += sorted(uncoded - self._of_labels)
        left = [word for word in left if self._is_strange(word, label)]
        words = " ".join(dict.fromkeys(left))
        if left and (self.bears(label, "row") or self.is_strange(words, "row")):
            return (words,)
        only = _ONLY.search(label) and match.rule not in {"title", "alias"}
        if only or self._counts_people(label):
            return (fold_space(label),)
        tail = _TAIL.search(fold_space(label))
        narrows = tail and self._narrows(tail.group(), label)
        return (tail.group().strip(" -–—,:"),) if tail and narrows else ()

    def _is_strange(self, word: str, label: str) -> bool:
        folded = plain(word)
        return _ENUMERATOR.fullmatch(folded) is None and not self._is_cut(word, label)

    def _counts_people(self, label: str) -> bool:
        """Return whether a label with a code counts people; `Charge (Outcome 1)` names it twice."""
        rest = _uncoded(label)
        of_people = rest != words_of(label) and self._are_people(rest)
        return of_people and self._are_people(rest & self._left_of_part(label, label))

    def _is_cut(self, word: str, label: str) -> bool:
        """Return whether a word is what a narrow column left of the last one of a long label."""
        ends = len(label) >= _CUT and label.rstrip().endswith(word)
        return ends and any(known.startswith(plain(word)) for known in self._of_labels)

    def _agrees(self, label: str) -> bool:
        """Return whether a label says in words, too, which outcome it is."""
        rest = _CODE.sub(" ", label)
        return self._matcher.match(rest).status in {"matched", "ambiguous"}

    def _left_of_part(self, part: str, label: str) -> frozenset[str]:
        return words_of(" ".join(self._matcher.left_of_part(part, label)))

    def _narrows(self, tail: str, label: str) -> bool:
        """Return whether what hangs on a label says which crimes are meant, or what is counted.

        `(alt. offence)` and `(victim supports)` say which outcome; `(suspects)` alone does not.
        """
        if self._are_people(words_of(tail)):
            return True
        words = frozenset(word for word in words_of(tail) if word.isalpha())
        words &= self._left_of_part(tail, label)
        named = self._of_labels | self._in_brackets | GRAMMAR
        if tail.startswith("(") and not words <= named and self.bears(label, "row"):
            return True
        kinds = {left.kind for left in self.changes(tail)}
        dated = "year" in kinds and _OF_TIME.search(tail) is not None
        return not words <= self._of_labels and (dated or not kinds.isdisjoint(_TOLD_BY_TAILS))

    def _are_people(self, words: Collection[str]) -> bool:
        """Return whether words count somebody and say nothing else: `number of suspects`."""
        found = self._no_crimes.intersection(words)
        return bool(found) and set(words) <= self._no_crimes | _COUNTING

    def _changes(self, text: str) -> tuple[Left, ...]:
        """Return the phrases of a sentence that change what a number counts."""
        printed = fold_space(text)
        rest = self._masked(plain(printed))
        left_out = self._left_out(rest)
        if left_out is not None:
            span, kind = left_out
            return (Left(printed[slice(*span)], kind), *self._changes(_blanked(printed, [span])))
        if looks_like_offence(printed):
            rest = _blanked(rest, [(p.start, p.end) for p in self._book.find("of_offences", rest)])
        found = [
            (phrase.start, Left(printed[phrase.start : phrase.end], kind))
            for kind, phrase in self._phrases(rest)
        ]
        found += [
            (m.start(), Left(printed[m.start() : m.end()], "scale")) for m in _ZEROS.finditer(rest)
        ]
        return tuple(left for _, left in sorted(found))

    def _left_out(self, folded: str) -> tuple[tuple[int, int], str] | None:
        """Return where a sentence says which crimes are in no number, and what that changes.

        None where more is said in the same breath, that of the numbers themselves.
        """
        phrase = next(self._book.find("leaves_out", folded), None)
        if phrase is None:
            return None
        # `excludes crimes that …`: what describes them stands behind.
        opens = folded[phrase.start : phrase.end].split(maxsplit=1)[0]
        end = phrase.end if opens in self._book.words("crimes_left_out") else len(folded)
        clause = folded[phrase.start : end]
        if _GOES_ON.search(clause):
            return None
        if _OF_EARLIER.search(clause):
            return (phrase.start, end), "error"
        known = {kind for kind, _ in self._phrases(clause)} <= _OF_LEFT_OUT
        return ((phrase.start, end), "noted") if known else None

    def _phrases(self, folded: str) -> Iterator[tuple[str, Phrase]]:
        for kind in KINDS:
            yield from ((kind, phrase) for phrase in self._book.find(f"alters_{kind}", folded))

    def _masked(self, folded: str) -> str:
        """Return a text with what is read as a period, or known to change nothing, left out."""
        spans = [
            (found.start, found.end)
            for found in find_periods(folded)
            if found.period.kind != "part"
            and (found.period.end - found.period.start).days >= _WHOLE_YEAR
        ]
        spans += [found.span() for found in self._force_names.finditer(folded)]
        spans += [(p.start, p.end) for p in self._book.find("alters_nothing", folded)]
        spans += [found.span() for found in _PART_OF_TABLE.finditer(folded)]
        return _blanked(folded, spans)


def _split_by(folded: str) -> Iterator[str]:
    """Yield the people by whom a request wants crimes told apart: `by the age of the victim`."""
    for found in _FEATURE_OF.finditer(folded):
        yield found["of"] or found["whose"]


def finds_forces(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the names of forces in folded texts."""
    folded = sorted((plain(name) for name in names), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, folded))})\b" if folded else "(?!)")


def _uncoded(label: str) -> frozenset[str]:
    return words_of(_CODE.sub(" ", plain(label)))


@lru_cache(maxsize=2**10)  # what stands over a table is asked for beside each of its numbers
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, as they are compared."""
    return frozenset(_stems(text))


def _stems(text: str) -> Iterator[str]:
    for found in _WORD.finditer(plain(text)):
        yield stem(found.group())


@lru_cache(maxsize=2**13)
def stem(word: str) -> str:
    """Return a word without its plural: `crimes` as `crime`, `ies` as `y`."""
    word = word.removesuffix("'s").rstrip("'")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
