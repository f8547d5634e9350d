"""The units of a letter to the features by which learnt weights tell the role of each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from foi_compare.interpret.dispositions.sentence_features import phrases_of, tokens
from foi_compare.interpret.dispositions.weighing import Scale
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.topics import stems
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.numbering import before
from foi_compare.interpret.passage_roles.letter_units import Unit
from foi_compare.text import fold_space

_FIRST = frozenset({"1", "a", "i", "1a", "1.1", "a1"})
_MOST_WORDS = 30
_SPEAKING = ("nil", "not_held", "refused", "neither_confirm_nor_deny", "see_attachment",
             "disclosed", "states_count", "response_sentence", "request_sentence", "asks",
             "asks_back", "counts", "closing_sentence", "legal_sentence", "notes_sentence",
             "acknowledgement", "delayed", "disclaimer_sentence", "estimate", "salutation",
             "quotes_earlier", "furniture_sentence", "requester")  # fmt: skip
_WHOLE = ("request_heading", "response_heading", "furniture")
_LENGTHS = (0, 1, 2, 3, 5, 8, 13, 21, 34)
_TENTHS = 10
_LIKELY = 0.5
_NEAR = 2
_PERSONS = (
    ("I", frozenset({"i", "me", "my", "i'd", "i'm", "i've", "mine"})),
    ("we", frozenset({"we", "us", "our", "we've", "we're"})),
    ("you", frozenset({"you", "your", "you've", "you'd"})),
)
_QUOTES = re.compile(r"[\u201c\u201d\"]")


class UnitFeatures:
    """Tells the features of the units of a letter by the words of a phrasebook."""

    def __init__(self, book: Phrasebook, acts: Scale) -> None:
        """Take the phrases that are known, and the weights of what a sentence does."""
        self._book = book
        self._words = Voice(book)
        self._acts = acts

    def of(self, units: Sequence[Unit]) -> list[frozenset[str]]:
        """Return the features of each unit of a letter."""
        words = [tokens(one.text)[:_MOST_WORDS] for one in units]
        alone = [frozenset(self._own(one, row)) for one, row in zip(units, words, strict=True)]
        placed = _places(units, self._greeting(units))
        again = _repeated(units)
        around = _around(units, words)
        inside = _quoted(units)
        whole = self._of_sentences(units, words)
        listed = self._of_lists(units)
        return [
            phrases_of(row).union(own, place, near, told, quoted, wider, among)
            for own, row, place, near, told, quoted, wider, among in zip(
                alone, words, placed, around, again, inside, whole, listed, strict=True
            )
        ]

    def _of_sentences(
        self, units: Sequence[Unit], words: Sequence[Sequence[str]]
    ) -> Iterator[list[str]]:
        """Yield what the sentence and the segment say in which each unit stands."""
        starts = [at for at, one in enumerate(units) if one.opened != "clause"]
        for start, end in pairwise([*starts, len(units)]):
            row = [word for own in words[start:end] for word in own]
            text = "".join(one.segment.text for one in units[start:end])
            folded = plain(fold_space(text))
            ends = text.rstrip("\"'\u201d\u2019 \n")[-1:]
            found = [f"sentence ends {'a word' if ends.isalnum() else ends}"]
            found += [f"sentence opens {' '.join(row[:most])}" for most in (1, 2, 3)]
            found += [f"sentence of {name}" for name, own in _PERSONS if not own.isdisjoint(row)]
            found.append(f"sentence length {sum(len(row) > most for most in _LENGTHS)}")
            if units[start].segment.kind != "table":
                said = [one for one in _SPEAKING if self._book.has(one, folded)]
                found += [f"sentence says {one}" for one in said]
                shares = self._acts.shares(phrases_of(row))
                found += [f"sentence does {one}" for one in shares if shares[one] > _LIKELY]
            for at in range(start, end):
                yield [*found, f"clause {min(at - start, _NEAR + 1)}"]

    def _of_lists(self, units: Sequence[Unit]) -> Iterator[list[str]]:
        """Yield how those speak that are marked or printed like each unit."""
        faces = [_face(one) for one in units]
        heard: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
        for unit, face in zip(units, faces, strict=True):
            if unit.opened == "segment" and face and unit.segment.kind != "table":
                asks = self._words.asks(unit.segment) or "?" in unit.text
                says = self._words.speaks(unit.segment, plain(fold_space(unit.text)), begun=True)
                heard[face].append((asks, says))
        shares = {face: _shares_of(own) for face, own in heard.items()}
        met: Counter[str] = Counter()
        for unit, face in zip(units, faces, strict=True):
            if face not in shares:
                yield []
                continue
            met[face] += unit.opened == "segment"
            asking, saying = shares[face]
            yield [
                f"of its print ask {asking}",
                f"of its print say {saying}",
                f"of its print {min(len(heard[face]), 4)}",
                f"of its print ask {asking} say {saying} {unit.opened}",
            ]

    def _greeting(self, units: Sequence[Unit]) -> int:
        """Return the place of the first salutation, -1 where there is none."""
        return next((at for at, one in enumerate(units) if self._words.greets(one.segment)), -1)

    def _own(self, unit: Unit, words: Sequence[str]) -> Iterator[str]:
        """Yield what a unit is by itself: its print, its form and what is heard in it."""
        segment = unit.segment
        yield f"opens a {unit.opened}"
        yield f"kind {segment.kind}"
        yield f"kind {segment.kind} opens a {unit.opened}"
        if segment.bold:
            yield "bold"
            yield f"bold {unit.opened}"
        if segment.side:
            yield f"side {segment.side}"
        if segment.listed:
            yield "listed"
        yield from _marked(unit)
        yield from _form(unit.text, words)
        if segment.kind == "table":
            return
        folded = plain(fold_space(unit.text))
        yield from (f"says {one}" for one in _SPEAKING if self._book.has(one, folded))
        yield from (f"is {one}" for one in _WHOLE if self._book.whole(one, folded))
        shares = self._acts.shares(phrases_of(list(words)))
        likeliest = max(shares, key=lambda one: shares[one])
        yield f"does {likeliest}"
        if shares[likeliest] > _LIKELY:
            yield f"surely {likeliest}"


def _shares_of(heard: Sequence[tuple[bool, bool]]) -> tuple[int, int]:
    """Return how many quarters of some units ask, and how many say something."""
    asking = sum(asks for asks, _ in heard) / len(heard)
    saying = sum(says for _, says in heard) / len(heard)
    return round(4 * asking), round(4 * saying)


def _face(unit: Unit) -> str:
    """Return how a unit is marked, and in which print; nothing for plain paragraphs."""
    marker = unit.marker
    style = ""
    if marker is not None:
        number = marker.numbers[0] if marker.numbers else ""
        kind = "digits" if number.isdigit() else "mixed" if number[:1].isdigit() else "letters"
        style = f"{marker.kind} {kind if number else ''}"
    bold = "bold" if unit.segment.bold else ""
    plain_kind = unit.segment.kind in {"paragraph", "cell"}
    kind_ = "" if plain_kind else unit.segment.kind
    return " ".join(filter(None, (style, bold, kind_, unit.segment.side)))


def _marked(unit: Unit) -> Iterator[str]:
    marker = unit.marker
    if marker is None:
        return
    yield f"marker {marker.kind}"
    yield f"marker {marker.kind} opens a {unit.opened}"
    if marker.numbers:
        yield f"numbers {min(len(marker.numbers), 2)}"
        yield f"number {'digits' if marker.numbers[0].isdigit() else 'letters'}"


def _form(text: str, words: Sequence[str]) -> Iterator[str]:
    bare = text.strip()
    ends = bare.rstrip("\"'\u201d\u2019 ")[-1:]
    ends = "a word" if ends.isalnum() else ends
    yield f"ends {ends}"
    yield f"length {sum(len(words) > most for most in _LENGTHS)}"
    first = bare[:1]
    yield f"first {'small' if first.islower() else 'capital' if first.isupper() else first}"
    if bare.isupper():
        yield "capitals"
    if any(letter.isdigit() for letter in bare):
        yield "digits"
    if words:
        yield f"first {words[0]} ends {ends}"


def _places(units: Sequence[Unit], greeting: int) -> Iterator[list[str]]:
    for at, _ in enumerate(units):
        behind = "no greeting" if greeting < 0 else "behind" if at > greeting else "before"
        near = min(at - greeting, _TENTHS) if behind == "behind" else -1
        yield [
            f"greeting {behind}",
            f"greeting {near} before",
            f"tenth {_TENTHS * at // len(units)}",
            f"from start {min(at, _TENTHS)}",
            f"from end {min(len(units) - at, _TENTHS)}",
        ]


def _key(unit: Unit) -> str:
    return " ".join(plain(fold_space(unit.text)).split())


def _repeated(units: Sequence[Unit]) -> Iterator[list[str]]:
    """Yield what stands again of each unit: its words, its number, its subject."""
    keys = [_key(one) for one in units]
    numbers = [one.marker.numbers if one.marker else () for one in units]
    left = Counter(key for key in keys if " " in key)
    to_come = Counter(number for own in numbers for number in own)
    about = [stems(one.text) for one in units]
    spoken = Counter(stem for own in about for stem in own)
    met: set[str] = set()
    seen: set[str] = set()
    last = ""
    said: Counter[str] = Counter()
    for key, own, subject in zip(keys, numbers, about, strict=True):
        found = []
        left[key] -= 1
        if key in met:
            found.append("words stand above")
        elif left[key] > 0:
            found.append("words stand below")
        if own:
            to_come.subtract(own)
            new = "met" if set(own) <= seen else "new"
            goes_on = own[0].casefold() in _FIRST or last in before(own[0].casefold())
            found.append(f"number {new}")
            found.append(f"number {new} {'in turn' if goes_on else 'out of turn'}")
            last = own[-1].casefold()
            if any(to_come[one] > 0 for one in own):
                found.append("number stands below")
        spoken.subtract(subject)
        above = sum(1 for stem in subject if said[stem])
        below = sum(1 for stem in subject if spoken[stem] > 0)
        found.append(f"subject above {min(above, 3)}")
        found.append(f"subject below {min(below, 3)}")
        met |= {key} if " " in key else set()
        seen |= set(own)
        said.update(subject)
        yield found


def _around(units: Sequence[Unit], words: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield the words and the print that stand right before and right behind each unit."""
    ends = [one.text.rstrip()[-1:] for one in units]
    heading = ""
    for at, unit in enumerate(units):
        found = []
        if at:
            before = units[at - 1]
            end = "a word" if ends[at - 1].isalnum() else ends[at - 1]
            found.append(f"before ends {end} {unit.opened}")
            found += [f"before {word}" for word in words[at - 1][-_NEAR:]]
            found += [f"before opens {word}" for word in words[at - 1][:_NEAR]]
            if unit.opened == "segment":
                found.append(f"print before {_print(before)} here {_print(unit)}")
        if at + 1 < len(units):
            behind = units[at + 1]
            found += [f"behind {word}" for word in words[at + 1][:_NEAR]]
            found.append(f"behind opens a {behind.opened} ends {ends[at + 1]}")
            if behind.opened == "segment":
                found.append(f"print behind {_print(behind)} here {_print(unit)}")
        if unit.opened == "segment" and (unit.segment.bold or unit.segment.kind == "heading"):
            heading = " ".join(words[at][:_NEAR])
        elif heading:
            found.append(f"under {heading}")
        yield found


def _print(unit: Unit) -> str:
    marker = unit.marker.kind if unit.marker is not None else "none"
    bold = "bold" if unit.segment.bold else "plain"
    return f"{bold} {unit.segment.kind} {unit.segment.side} {marker}"


def _quoted(units: Sequence[Unit]) -> Iterator[frozenset[str]]:
    """Yield whether each unit stands within quotation marks that opened above."""
    marks = [len(_QUOTES.findall(one.segment.text)) for one in units]
    for unit, count, total in zip(units, marks, accumulate(marks), strict=True):
        within = (total - count) % 2 == 1
        opens = unit.segment.text.lstrip()[:1] in '"\u201c' and bool(unit.segment.text.strip())
        yield frozenset(
            name for name, so in (("in quotation", within), ("opens quotation", opens)) if so
        )
