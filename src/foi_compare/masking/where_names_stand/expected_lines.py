"""Lines of a letter where only a person can stand to the runs of words on them that are names.

These are its greeting, what is beneath its closing, and the fields that say who did something.
There every run of words with a capital is a name, unless all its words are known to be others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from foi_compare.masking.kinds_of_words.name_words import is_given
from foi_compare.masking.kinds_of_words.personal_evidence import Kinds
from foi_compare.masking.kinds_of_words.runs import Run, runs, trimmed
from foi_compare.masking.where_names_stand.expected import ENOUGH, weight_of_words
from foi_compare.masking.where_names_stand.headers import (
    COLUMN,
    FIELD,
    FORM_WIDTH,
    HEADER,
    is_label,
)
from foi_compare.masking.where_names_stand.letter_names import CLOSING, GREETING
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

_WORK = re.compile(
    r"^\W*(?:[\w-]+(?:ed|en|wn|un|ut|de) by|handler|author|reviewer|decision[ -]maker|our contact"
    r"|(?:foi|case|disclosure|reviewing|dealing|investigating) officer)\s?[:–-]?\s+"
    r"(?-i:(?=[^\W\d_a-zà-ÿ]))",
    re.IGNORECASE,
)
_CALLS = re.compile(r"^[^\W\d_a-zà-ÿ][^\W\d_]+,\s[a-z]")
_SUBJECT = re.compile(r"^\W*(?:subject|pwnc|re)\s*:", re.IGNORECASE)
_SENTENCE = re.compile(r"\b[a-z]{2,}\b.*\b[a-z]{2,}\b.*\b[a-z]{2,}\b")
_STOPS = re.compile(r"(?:[;|]|(?<=[^\W\d_]{3})\.)\s|\s-\s|\s{2,}|\s\(?\d|$")
_BELOW, _FIRST_TWO, _LONG, _SHORTEST = 5, 2, 70, 3
_NOT_ALL_WORDS = -1.0


def expected_in_lines(lines: Sequence[str], kinds: Kinds, lists: NameLists) -> Iterator[Words]:
    """Yield the names on the lines of a letter where a person is expected."""
    below, signed = _BELOW, False
    for above, line in pairwise(("", *lines)):
        if len(line) < _SHORTEST or line[:1].isdigit():
            continue  # most lines of a long table
        greeting, closing = GREETING.match(line), CLOSING.match(line)
        header = HEADER.match(line)
        field = FIELD.match(line) or _WORK.match(line)
        if greeting:
            below = _BELOW
            yield from _names(line, greeting.end(), kinds, lists, _NOT_ALL_WORDS)
        elif closing and len(line) <= _LONG:
            below, signed = 0, False
            yield from _names(line, closing.end(), kinds, lists, _NOT_ALL_WORDS)
        elif header and "@" in line:
            yield from expected_in_address(header[1] or header[2], kinds, lists)
        elif header:
            yield from _names(line, header.start(header.lastindex or 0), kinds, lists, ENOUGH)
        elif field:
            start = field.start("value") if "value" in field.groupdict() else field.end()
            yield from _names(line, start, kinds, lists, _NOT_ALL_WORDS)
        elif _CALLS.match(line):
            opens = HEADER.match(above) or _SUBJECT.match(above)
            yield from _names(line[: line.index(",")], 0, kinds, lists, 0 if opens else ENOUGH)
        elif below < _BELOW and len(line) <= _LONG and not _SENTENCE.search(line):
            below += 1
            first = below <= _FIRST_TWO and not signed
            found = list(_names(line, 0, kinds, lists, _NOT_ALL_WORDS if first else ENOUGH))
            signed = signed or bool(found)
            yield from found
        else:
            below = _BELOW


def expected_in_forms(
    rows: Iterable[Sequence[str]], columns: Iterable[Sequence[str]], kinds: Kinds, lists: NameLists
) -> Iterator[Words]:
    """Yield the names beside the labels of a form, and below its headings of persons."""
    values = [
        value
        for row in rows
        for label, value in pairwise(row)
        if (len(row) <= FORM_WIDTH or ":" in label) and is_label(label)
    ]
    values += [one for head, *cells in columns if COLUMN.fullmatch(head) for one in cells]
    for value in dict.fromkeys(values):
        yield from _names(value, 0, kinds, lists, _NOT_ALL_WORDS)


def expected_in_address(value: str, kinds: Kinds, lists: NameLists) -> Iterator[Words]:
    """Yield the names of a mail's header: each is followed by its address."""
    for one in re.split(r"<[^>]*>|\([^)]*\)|\[[^\]]*\]|[;\"]|\S+@\S+", value):
        yield from _names(one, 0, kinds, lists, _NOT_ALL_WORDS)


def _names(line: str, start: int, kinds: Kinds, lists: NameLists, enough: float) -> Iterator[Words]:
    stops = _STOPS.search(line, start)
    end = stops.start() if stops else len(line)
    for run in runs(line[:end]):
        kept = trimmed(run, line, kinds) if run.start >= start else None
        if (
            kept
            and _stands(kept, line, kinds, lists)
            and weight_of_words(kept.words, kinds, lists) >= enough
        ):
            yield kept.words


def _stands(run: Run, line: str, kinds: Kinds, lists: NameLists) -> bool:
    """Return whether not all words of a run are known to be others, and it is no part of a name."""
    if line[run.end :].startswith("&"):
        return False
    if len(run.words) == 1 and kinds(run.words[0]) == "both":
        return is_given(run.words[0], lists)
    return any(kinds(word) not in {"word", "built", "other"} for word in run.words)
