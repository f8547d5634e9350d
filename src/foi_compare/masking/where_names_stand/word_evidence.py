"""A word with a capital, in its line and its reply, to everything that says if it is of a name.

Nothing here decides: each thing that is said is a feature, and `chances.py` weighs them together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foi_compare.masking.kinds_of_words.name_words import has_capital, is_particle, plain
from foi_compare.masking.kinds_of_words.read_lines import Line, labels_of_numbers
from foi_compare.masking.kinds_of_words.word_classes import Vocabulary, shape, unowned
from foi_compare.masking.where_names_stand.by_form import bodies, forms_of
from foi_compare.masking.where_names_stand.line_evidence import (
    FOREIGN,
    is_sentence,
    parts_of_letter,
    said_of_line,
)

ONLY_A_WORD = "only a word"  # no list of names has it, another list has
NAME_BY_FORM, NONE_BY_FORM = "name by form", "none by form"  # no weight alters these
LAST_BY_FORM = "last by form"  # of a name if the word before it is
_LOCAL_PART = re.compile(r"([^\s@<>:\[\](),;|]{1,80})@")
_ADDRESS = re.compile(r"\S{0,80}@\S*")
_SMALL = re.compile(r"(?<![\w'’.-])[a-zà-öø-þ][^\W\d_]{2,}(?![\w@])")
_APART = re.compile(r"[._\d-]+")
_SMALL_PART = re.compile(r"-[a-zà-ÿ]")  # `Glan-y-Don`, `Fly-tipping`
_OPENS, _CLOSES = "<s>", "</s>"
_STOPS = frozenset('.?!:|¦"“')
_PASSED_OVER = frozenset("\"“”'‘’(")
_LABELS_END = frozenset(":|")
_UNLISTED = frozenset({"u", "s", "uh", "k", "sk"})
_MAY_BE_NAMES = frozenset("gsu")
_SHORTEST, _MOST_IN_RUN, _FAR, _LABEL, _SIGNED = 3, 5, 8, 4, 9
_PLACE_WORDS = "in at near around within across outside yn ym ger"
_OF_PLACE = frozenset(_PLACE_WORDS.split())
_OF_PERSONS = frozenset({"g", "c0", "c1"})


class Spot(NamedTuple):
    """A word with a capital: the index of its line, and of its token there."""

    line: int
    token: int


class ReplyWords(NamedTuple):
    """The words of a reply: those it prints in small letters too, and the like.

    `local` are in the local parts of addresses, `labels` in the labels of numbers; `often` is how
    many times each stands with a capital; `built` stand before what is built (`Broomfield
    Hospital`), `titled` behind a title, `placed` behind a word of place (`in Broomfield`) and `met`
    in a greeting or below a closing; `bodies` are the names of what is called a company.
    """

    small: frozenset[str]
    local: frozenset[str]
    labels: frozenset[str]
    often: Counter[str]
    built: frozenset[str]
    titled: frozenset[str]
    placed: frozenset[str]
    met: frozenset[str]
    bodies: frozenset[tuple[str, ...]]


class _Run(NamedTuple):
    """The tokens with a capital that stand beside each other, and where they begin and end."""

    first: int
    last: int
    words: tuple[str, ...]


def words_of_reply(lines: Sequence[Line], words: Vocabulary) -> ReplyWords:
    """Return what the lines of a reply say of the words in all of it."""
    small: set[str] = set()
    local: set[str] = set()
    often: Counter[str] = Counter()
    for line in lines:
        if "@" in line.text:
            local.update(_local_parts(line.text))
        small.update(_SMALL.findall(_ADDRESS.sub(" ", line.text)))
        often.update(unowned(line.tokens[index]) for index in line.capitals)
    pairs = [pair for line in lines for pair in _pairs(line, words)]
    return ReplyWords(
        frozenset(small),
        frozenset(local),
        labels_of_numbers(lines),
        often,
        built=frozenset(word for word, _, behind in pairs if "b" in behind),
        titled=frozenset(word for word, before, _ in pairs if "t" in before),
        placed=frozenset(word for line in lines for word in _placed(line)),
        met=frozenset(_met(lines)),
        bodies=bodies(lines, words),
    )


def _placed(line: Line) -> Iterator[str]:
    """Yield each word with a capital behind a word of place; `in Angela's absence` is none."""
    for index in line.capitals:
        if index and line.tokens[index - 1] in _OF_PLACE and not _is_owner(line.tokens[index]):
            yield line.tokens[index].lower()


def _is_owner(token: str) -> bool:
    return token.endswith(("'s", "’s"))


def _met(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the words with a capital where a letter greets somebody and where it is signed."""
    for line, part in zip(lines, parts_of_letter(lines), strict=True):
        if part in _OF_PERSONS and len(line.tokens) < _SIGNED:
            yield from (unowned(line.tokens[index]) for index in line.capitals)


def _pairs(line: Line, words: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """Yield each word with a capital, and the classes of those that stand at once beside it."""
    capitals = frozenset(line.capitals)
    for index in line.capitals:
        before, behind = (
            words.class_of(line.tokens[one]) if one in capitals and _goes_on(line, first) else ""
            for one, first in ((index - 1, index - 1), (index + 1, index))
        )
        if before or behind:
            yield unowned(line.tokens[index]), before, behind


def _local_parts(text: str) -> Iterator[str]:
    for found in _LOCAL_PART.finditer(text):
        parts = _APART.split(found[1].lower())
        yield from (part for part in parts if len(part) >= _SHORTEST)


def evidence(
    lines: Sequence[Line], reply: ReplyWords, words: Vocabulary
) -> Iterator[tuple[Spot, list[str]]]:
    """Yield each word with a capital and its features."""
    persons = reply.met | reply.titled | reply.local
    for at, (line, part) in enumerate(zip(lines, parts_of_letter(lines), strict=True)):
        if not line.capitals:
            continue
        of_line = said_of_line(lines, at, part, words)
        forms = forms_of(line, persons, reply.bodies, words)
        for index in line.capitals:
            said = _features(line, index, part, of_line, reply, words)
            said += [NAME_BY_FORM] * (index in forms.names)
            said += [NONE_BY_FORM] * (index in forms.others)
            said += [LAST_BY_FORM] * (index in forms.lasts)
            yield Spot(at, index), said


def _features(
    line: Line,
    index: int,
    part: str,
    of_line: Sequence[str],
    reply: ReplyWords,
    words: Vocabulary,
) -> list[str]:
    run = _run(line, index)
    whole = run.first == 0 and run.last == len(line.tokens) - 1
    place = "whole" if whole else "lead" if run.first == 0 else "in"
    said = [
        *_of_writing(line, index, words),
        *_beside(line.tokens, index, words),
        *_of_run(line.tokens, index, run, words),
        *_of_label(line.tokens, index, run.first),
        *_of_reply(line.tokens, index, reply, words),
        *(_of_met(line.tokens[index], reply, words) if part not in _OF_PERSONS else ()),
        *_of_length(line, index, run, words),
        *of_line,
        f"part and place={part} {place}",
        f"part and class={part} {words.class_of(line.tokens[index])}",
    ]
    if FOREIGN in of_line:
        said += _of_foreign(line.tokens, index, run, words)
    if whole:
        classes = "+".join(map(words.class_of, run.words[:_LABEL]))
        said += [f"whole and {one}" for one in of_line]
        said.append(f"whole run={classes}")
    return said


def _of_length(line: Line, index: int, run: _Run, words: Vocabulary) -> Iterator[str]:
    """Yield what a word is in a line as long: a sentence names more than persons."""
    length = "long" if is_sentence(line) else "short"
    yield f"{length} and class={words.class_of(line.tokens[index])}"
    yield f"{length} and run={min(len(run.words), _MOST_IN_RUN)}"
    yield f"{length} and before run={_heard(line.tokens, run.first - 1, words)}"


def _of_foreign(tokens: Sequence[str], index: int, run: _Run, words: Vocabulary) -> Iterator[str]:
    """Yield what a word is in a line that is not English, where every word may be of no list."""
    letters = words.class_of(tokens[index])
    yield f"foreign and class={letters}"
    yield f"foreign run={min(len(run.words), _MOST_IN_RUN)}"
    yield f"foreign before={_heard(tokens, run.first - 1, words)}"
    if index == 0 or tokens[index - 1] in _STOPS:
        yield f"foreign begins={letters}"


def _of_writing(line: Line, index: int, words: Vocabulary) -> Iterator[str]:
    yield from _of_word(line.tokens[index], words)
    end = line.places[index][1]
    if line.text[end : end + 1].isdigit():
        yield "joined to digits"


def _of_word(word: str, words: Vocabulary) -> Iterator[str]:
    letters, form = words.class_of(word), shape(word)
    yield f"class={letters}"
    yield f"shape={form}"
    yield f"written={letters}{form}"
    yield from (f"has={letter}" for letter in letters)
    if "e" in letters or not ("g" in letters or "u" in letters):
        yield f"word={plain(word)}"
    if letters != "I" and _MAY_BE_NAMES.isdisjoint(letters):
        yield ONLY_A_WORD
    if _SMALL_PART.search(word):
        yield f"small part={letters}"
    if "e" in letters and word.endswith("s"):
        yield f"plural={letters}"
    if letters in _UNLISTED:
        small = word.lower()
        yield f"ends3={small[-3:]}"
        yield f"ends2={small[-2:]}"
        yield f"begins3={small[:3]}"


def _beside(tokens: Sequence[str], index: int, words: Vocabulary) -> Iterator[str]:
    """Yield what the tokens before and behind say, by themselves and together."""
    near = [_token(tokens, index + step) for step in (-3, -2, -1, 1, 2, 3)]
    heard = [one if _is_edge(one) else words.heard_as(one) for one in near]
    looks = [one if _is_edge(one) else words.looks_as(one) for one in near]
    letters = words.class_of(tokens[index])
    written = letters + shape(tokens[index])
    _, before2, before, behind, behind2, _ = heard
    _, far, last, following, farther, farthest = looks
    yield from (f"{step}={one}" for step, one in zip(_STEPS, heard, strict=True))
    yield f"before two={before2} {before}"
    yield f"behind two={behind} {behind2}"
    yield f"before and class={before} {letters}"
    yield f"behind and class={behind} {letters}"
    yield f"both sides={before}_{behind}"
    yield f"looks={last} {written} {following}"
    yield f"looks before={last} {written}"
    yield f"looks behind={written} {following}"
    yield f"looks before two={far} {last} {written}"
    yield f"looks behind two={written} {following} {farther}"
    yield f"looks behind three={following} {farther} {farthest}"
    yield from _passed_over(tokens, index, letters, words)


_STEPS = ("-3", "-2", "-1", "+1", "+2", "+3")


def _token(tokens: Sequence[str], index: int) -> str:
    return tokens[index] if 0 <= index < len(tokens) else _OPENS if index < 0 else _CLOSES


def _is_edge(token: str) -> bool:
    return len(token) > 1 and token[0] == "<"


def _passed_over(
    tokens: Sequence[str], index: int, letters: str, words: Vocabulary
) -> Iterator[str]:
    """Yield what stands before the number of an officer, a quotation mark, a particle or a stop."""
    ahead = index - 1
    while ahead >= 0 and _is_passed_over(tokens, ahead):
        ahead -= 1
    if ahead != index - 1:
        heard = words.heard_as(tokens[ahead]) if ahead >= 0 else _OPENS
        yield f"passed over={heard}"
        yield f"passed over and class={heard} {letters}"
        yield f"-1={heard}"
    elif ahead > 0 and tokens[ahead] == "." and tokens[ahead - 1][0].isupper():
        yield f"-1={words.heard_as(tokens[ahead - 1])}"  # `Insp. Lowe`


def _is_passed_over(tokens: Sequence[str], index: int) -> bool:
    token = tokens[index]
    if token[0].isdigit() or token in _PASSED_OVER:
        return True
    return index > 0 and is_particle(token) and tokens[index - 1][0].isupper()


def _run(line: Line, index: int) -> _Run:
    """Return the run of words with a capital that a token stands in."""
    first = last = index
    begin, end = max(0, index - _FAR), min(len(line.tokens), index + _FAR)
    while first > begin and _goes_on(line, first - 1) and _is_in_run(line.tokens, first - 1):
        first -= 1
    while last + 1 < end and _goes_on(line, last) and _stays(line.tokens, last + 1):
        last += 1
    inside = line.tokens[first : last + 1]
    return _Run(first, last, tuple(token for token in inside if has_capital(token)))


def _goes_on(line: Line, index: int) -> bool:
    """Return whether the next token follows at once or behind one space."""
    return line.places[index + 1][0] - line.places[index][1] <= 1


def _is_in_run(tokens: Sequence[str], index: int) -> bool:
    token = tokens[index]
    if has_capital(token):
        return True
    return token in {".", "-"} and index > 0 and _is_brief(tokens[index - 1])


def _stays(tokens: Sequence[str], index: int) -> bool:
    if has_capital(tokens[index]):
        return True
    follows = _token(tokens, index + 1)
    return tokens[index] == "." and _is_brief(tokens[index - 1]) and follows[0].isupper()


def _is_brief(token: str) -> bool:
    return token[0].isupper() and len(token) < _SHORTEST


def _of_run(tokens: Sequence[str], index: int, run: _Run, words: Vocabulary) -> Iterator[str]:
    word = tokens[index]
    written = words.class_of(word) + shape(word)
    before, behind = _heard(tokens, run.first - 1, words), _heard(tokens, run.last + 1, words)
    length = min(len(run.words), _MOST_IN_RUN)
    yield f"run={length}"
    yield f"in run={min(index - run.first, _MOST_IN_RUN - 1)}/{length}"
    yield f"run classes={'+'.join(map(words.class_of, run.words[:_LABEL]))}"
    yield f"before run={before}"
    yield f"behind run={behind}"
    yield f"before run and class={before} {written}"
    yield f"behind run and class={behind} {written}"
    yield f"before run two={_heard(tokens, run.first - 2, words)} {before}"
    yield f"behind run two={behind} {_heard(tokens, run.last + 2, words)}"
    yield from _of_others(word, run, words)
    if index == 0 or (index == run.first and tokens[index - 1] in _STOPS):
        yield "begins"
        yield f"begins and class={written}"
        if "e" in words.class_of(word):
            yield f"begins with a word before={_heard(tokens, index + 1, words)}"


def _heard(tokens: Sequence[str], index: int, words: Vocabulary) -> str:
    token = _token(tokens, index)
    return token if _is_edge(token) else words.heard_as(token)


def _of_others(word: str, run: _Run, words: Vocabulary) -> Iterator[str]:
    """Yield what the other words of a run say of one of them."""
    letters = {letter for one in run.words for letter in words.class_of(one)}
    yield "given name in run" if "g" in letters else "no given name in run"
    yield from (f"run has={letter}" for letter in "rbopkte" if letter in letters)
    if run.words[-1] != word:
        yield f"run ends={words.heard_as(run.words[-1])}"
    if run.words[0] != word:
        yield f"run begins={words.heard_as(run.words[0])}"


def _of_label(tokens: Sequence[str], index: int, first: int) -> Iterator[str]:
    """Yield the label that stands before a run, up to a colon or in the cell before."""
    mark = first - 1
    while mark >= 0 and tokens[mark] not in _LABELS_END and index - mark < _FAR:
        mark -= 1
    if mark <= 0 or tokens[mark] not in _LABELS_END:
        return
    start = mark - 1
    while start > 0 and tokens[start - 1] not in {":", "|", ".", ";"} and mark - start < _LABEL:
        start -= 1
    at_once = "" if first - 1 == mark else "~"
    yield f"label ends={tokens[mark]}{tokens[mark - 1].lower()}"
    yield f"label far={min(first - 1 - mark, _LABEL)}"
    yield f"label={' '.join(tokens[start:mark]).lower()}{at_once}"


def _of_reply(
    tokens: Sequence[str], index: int, reply: ReplyWords, words: Vocabulary
) -> Iterator[str]:
    word, small = tokens[index], unowned(tokens[index])
    yield f"often={min(reply.often[small], _SHORTEST)}"
    if small in reply.small:
        yield "also small"
    if small in reply.built and "b" not in words.class_of(_token(tokens, index + 1)):
        yield "built in reply"
    if small in reply.placed:
        yield "placed in reply"
        yield f"placed and class={words.class_of(word)}"
    if small in reply.titled:
        yield "titled in reply"
    if plain(word) in reply.labels:
        yield "labels a number"
    if small in reply.local or any(part in reply.local for part in small.split("-")):
        yield "in address"
    elif len(small) > _SHORTEST and any(small in part for part in reply.local):
        yield "within address"


def _of_met(word: str, reply: ReplyWords, words: Vocabulary) -> Iterator[str]:
    if unowned(word) in reply.met:
        yield "met in reply"
        yield f"met and class={words.class_of(word)}"
