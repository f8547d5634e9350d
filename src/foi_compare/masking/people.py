"""The documents of a reply to the persons that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foi_compare.masking.flow import Lines, lines_of
from foi_compare.masking.headers import addressees, in_fields, in_forms, in_headers
from foi_compare.masking.letters import greeted, signed, with_job
from foi_compare.masking.local_parts import in_addresses
from foi_compare.masking.prose import in_sentences
from foi_compare.masking.titles import with_title
from foi_compare.masking.words import is_initial, plain
from foi_compare.model import Document
from foi_compare.model.personal import NameLists, Person

Words = tuple[str, ...]

_ADDRESS = re.compile(r"\S*@\S*")
_SMALL = re.compile(r"(?<![\w'’.-])[a-zà-öø-þ][^\W\d_]*(?![\w@])")
_SHORTEST = 3


def find_people(documents: Sequence[Document], lists: NameLists) -> tuple[Person, ...]:
    """Return whom the documents of one reply name, each name once.

    Every document counts for all of them: who signs the letter stands in the spreadsheet too.
    """
    found: dict[Words, None] = {}
    small: set[str] = set()
    for document in documents:
        lines = lines_of(document)
        found.update(dict.fromkeys(_names(lines, lists)))
        for hint in document.hints:
            if hint.kind in {"sender", "author"}:
                found.update(dict.fromkeys(addressees(hint.value, lists)))
        for text in lines.paragraphs:
            small.update(_SMALL.findall(_ADDRESS.sub(" ", text)))
    people = {tuple(w.rstrip(".") for w in words): None for words in found}
    return tuple(sorted(Person(words, _alone(words, small, lists)) for words in people))


def _names(lines: Lines, lists: NameLists) -> Iterator[Words]:
    texts = (*lines.paragraphs, *(cell for row in lines.rows for cell in row))
    yield from greeted(lines.lines, lists)
    yield from signed(lines.lines, lists)
    yield from with_job(lines.lines, lists)
    yield from in_headers(lines.lines, lists)
    yield from in_fields(lines.lines, lists)
    yield from in_forms(lines.rows, lines.columns, lists)
    yield from with_title(texts, lists)
    yield from in_addresses(texts, lists)
    yield from in_sentences(lines.paragraphs, lists)


def _alone(words: Words, small: set[str], lists: NameLists) -> Words:
    """Return the words of a name that are a name wherever they stand with a capital."""
    odd = lists.roles | lists.buildings | lists.places | lists.also_words
    return tuple(
        word
        for word in words
        if len(word) >= _SHORTEST
        and not is_initial(word)
        and plain(word) not in odd
        and (word.islower() or plain(word) not in small)
    )
