"""The documents of a reply to the persons that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foi_compare.masking.kinds_of_words.flow import Lines, lines_of
from foi_compare.masking.kinds_of_words.name_words import is_initial, plain
from foi_compare.masking.kinds_of_words.personal_evidence import kinds_of_words, label_words
from foi_compare.masking.where_names_stand.expected import expected_in_sentences
from foi_compare.masking.where_names_stand.expected_lines import (
    expected_in_address,
    expected_in_forms,
    expected_in_lines,
)
from foi_compare.masking.where_names_stand.headers import (
    addressees,
    in_fields,
    in_forms,
    in_headers,
)
from foi_compare.masking.where_names_stand.homes import homes
from foi_compare.masking.where_names_stand.known import beside_known
from foi_compare.masking.where_names_stand.letter_names import (
    by_themselves,
    greeted,
    signed,
    with_job,
)
from foi_compare.masking.where_names_stand.listed import in_lists
from foi_compare.masking.where_names_stand.local_parts import in_addresses
from foi_compare.masking.where_names_stand.prose_names import in_sentences
from foi_compare.masking.where_names_stand.single_names import alone_in_sentences, called
from foi_compare.masking.where_names_stand.titles import collar_numbers, with_title
from foi_compare.model import Document, TextBlock
from foi_compare.model.personal import NameLists, Person

Words = tuple[str, ...]

_ADDRESS = re.compile(r"\S*@\S*")
_SMALL = re.compile(r"(?<![\w'’.-])[a-zà-öø-þ][^\W\d_]*(?![\w@])")
_SHORTEST = 3


def find_people(documents: Sequence[Document], lists: NameLists) -> tuple[Person, ...]:
    """Return whom the documents of one reply name, each name once.

    Every document counts for all of them: who signs the letter stands in the spreadsheet too.
    """
    texts = [lines_of(document) for document in documents]
    small = {word for lines in texts for word in _small_words(lines)}
    # In this reply a word that it also prints without a capital is no name by itself.
    here = lists._replace(roles=lists.roles | (small - lists.given))
    found: dict[Words, None] = {}
    for lines in texts:
        found.update(dict.fromkeys(_names(lines, lists, here)))
    for hint in (hint for document in documents for hint in document.hints):
        if hint.kind in {"sender", "recipient", "author"}:
            found.update(dict.fromkeys(addressees(hint.value, lists)))
    for lines in texts:
        found.update(dict.fromkeys(called(lines.lines, tuple(found), here)))
    labels = frozenset().union(*(label_words(one.rows, one.lines) for one in texts))
    kinds = kinds_of_words(labels, here)
    for hint in (hint for document in documents for hint in document.hints):
        if hint.kind in {"sender", "recipient", "author"} and "@" in hint.value:
            found.update(dict.fromkeys(expected_in_address(hint.value, kinds, here)))
    known = {word for words in found for word in words}
    for lines in texts:
        found.update(dict.fromkeys(expected_in_lines(lines.lines, kinds, here)))
        forms = expected_in_forms(lines.rows, lines.columns, kinds, here)
        found.update(dict.fromkeys(forms))
        sentences = dict.fromkeys((*lines.paragraphs, *lines.cells))
        found.update(dict.fromkeys(expected_in_sentences(sentences, known, kinds, here)))
    alone = {word for words in found for word in _alone(words, small, lists)}
    for lines in texts:
        found.update(
            dict.fromkeys(beside_known(lines.paragraphs, frozenset(lines.lines), alone, here))
        )
    people = [
        Person(words, (*_alone(words, small, lists), *_logins(words, small, lists)))
        for words in {tuple(word.rstrip(".") for word in words) for words in found}
    ]
    addresses = {home for one in documents for home in homes(_as_one(one), people)}
    return tuple(sorted((*people, *(Person((), (), home) for home in addresses))))


def _as_one(document: Document) -> str:
    """Return the blocks of a document as one text."""
    return "\n".join(
        block.text if isinstance(block, TextBlock) else "\n".join(c.text for c in block.cells)
        for block in document.blocks
    )


def _small_words(lines: Lines) -> Iterator[str]:
    for text in lines.paragraphs:
        yield from _SMALL.findall(_ADDRESS.sub(" ", text))


def _names(lines: Lines, lists: NameLists, here: NameLists) -> Iterator[Words]:
    texts = dict.fromkeys(
        (*lines.lines, *lines.paragraphs, *(t for row in lines.rows for t in row))
    )
    unwrapped = dict.fromkeys((*lines.lines, *lines.paragraphs, *lines.cells))
    yield from greeted(lines.lines, lists)
    yield from signed(lines.lines, lists)
    yield from with_job(lines.lines, here)
    yield from in_headers(lines.lines, lists)
    yield from in_fields(lines.lines, lists)
    yield from in_forms(lines.rows, lines.columns, lists)
    yield from with_title(unwrapped, lists)
    yield from collar_numbers(lines.lines, lines.paragraphs, lists)
    yield from in_addresses(texts, lists)
    yield from in_lists(lines.lines, texts, here)
    yield from in_sentences(lines.lines, lines.paragraphs, here)
    yield from alone_in_sentences(dict.fromkeys((*lines.paragraphs, *lines.cells)), here)
    yield from by_themselves(lines.lines, here)


def _logins(words: Words, small: set[str], lists: NameLists) -> Iterator[str]:
    """Yield the name under which a person is known to a computer: `jwhitmore`."""
    login = f"{words[0][0]}{words[-1]}".casefold()
    if len(words) > 1 and login in small and login not in lists.english:
        yield login


def _alone(words: Words, small: set[str], lists: NameLists) -> Words:
    """Return the words of a name, and the parts of a double one, that always stand for the person.

    They are no other word, neither in the lists nor in this reply.
    """
    odd = lists.roles | lists.buildings | lists.places | lists.also_words
    double = (part for word in words if "-" in word for part in word.split("-"))
    return tuple(
        word
        for word in dict.fromkeys((*words, *double))
        if len(word) >= _SHORTEST
        and not word.isdigit()
        and not is_initial(word)
        and plain(word) not in odd
        and (word.islower() or plain(word) not in small)
    )
