"""The documents of a reply to the persons that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from foi_compare.headway import signed
from foi_compare.masking.kinds_of_words.name_words import is_initial, plain
from foi_compare.masking.kinds_of_words.read_lines import heads_of_numbers, lines_of
from foi_compare.masking.kinds_of_words.word_classes import Vocabulary, vocabulary
from foi_compare.masking.where_names_stand.called_first import called_first
from foi_compare.masking.where_names_stand.chances import mentions
from foi_compare.masking.where_names_stand.collar_numbers import collar_numbers
from foi_compare.masking.where_names_stand.greeted import greeted
from foi_compare.masking.where_names_stand.homes import homes
from foi_compare.masking.where_names_stand.local_parts import in_addresses
from foi_compare.masking.where_names_stand.small_letters import in_small_letters
from foi_compare.masking.where_names_stand.word_evidence import words_of_reply
from foi_compare.model import Document, TextBlock
from foi_compare.model.personal import NameLists, Person

Words = tuple[str, ...]
Around = tuple[str, str]

_SHORTEST = 3
_OTHERS = frozenset("rbopamt")


def find_people(documents: Sequence[Document], lists: NameLists) -> tuple[Person, ...]:
    """Return whom the documents of one reply name, each name once.

    Every document counts for all of them: who signs the letter stands in the spreadsheet too.
    """
    lines = tuple(chain.from_iterable(map(lines_of, documents)))
    words = vocabulary(lists)
    reply = words_of_reply(lines, words)
    reply = reply._replace(labels=reply.labels.union(*map(heads_of_numbers, documents)))
    found: dict[Words, dict[Around, None]] = {}
    for one in signed(mentions(lines, reply, words, lists.weights.of)):
        if not words.is_eponym(one.words[:2]):
            found.setdefault(one.words, {})[one.before, one.behind] = None
    signers = {name[-1] for name in found}
    others = chain(
        in_addresses(lines, lists),
        collar_numbers(lines, signers),
        in_small_letters(lines, lists),
        greeted(lines, reply.small),
    )
    for name in others:
        found.setdefault(name, {})
    taken = reply.small | reply.labels
    lasts = {
        one
        for name in found
        if len(name) > 1 or "g" not in words.class_of(name[0])
        for one in _alone(name, taken, words)
    }
    for name in called_first(lines, found, frozenset(lasts), reply.small, words):
        found.setdefault(name, {})
    people = [_person(name, around, taken, words) for name, around in found.items()]
    addresses = {home for one in documents for home in homes(_as_one(one), people)}
    return tuple(sorted((*people, *(Person((), home=home) for home in addresses))))


def _as_one(document: Document) -> str:
    """Return the blocks of a document as one text."""
    return "\n".join(
        block.text if isinstance(block, TextBlock) else "\n".join(c.text for c in block.cells)
        for block in document.blocks
    )


def _person(
    name: Words, around: Iterable[Around], taken: frozenset[str], words: Vocabulary
) -> Person:
    alone = (*_alone(name, taken, words), *_logins(name, taken, words))
    brief = len(name) == 1 and not alone
    return Person(name, alone, said=tuple(sorted(around)) if brief else ())


def _logins(name: Words, taken: frozenset[str], words: Vocabulary) -> Iterator[str]:
    """Yield the name under which a person is known to a computer: `jwhitmore`."""
    login = f"{name[0][0]}{name[-1]}".casefold()
    if len(name) > 1 and login in taken and "e" not in words.class_of(login):
        yield login


def _alone(name: Words, taken: frozenset[str], words: Vocabulary) -> Iterator[str]:
    """Yield the words of a name, and the parts of a double one, that always stand for the person.

    They are no other word, neither in the lists nor in this reply; a double one is none where one
    of its parts is none.
    """
    for word in dict.fromkeys(name):
        parts = word.split("-") if "-" in word else ()
        sure = [one for one in (word, *parts) if _always_stands(one, taken, words)]
        yield from dict.fromkeys((word, *sure) if sure and plain(word) not in taken else sure)


def _always_stands(word: str, taken: frozenset[str], words: Vocabulary) -> bool:
    return len(word) >= _SHORTEST and _is_nothing_else(word, taken, words)


def _is_nothing_else(word: str, taken: frozenset[str], words: Vocabulary) -> bool:
    letters = words.class_of(word)
    if not word[0].isalpha() or is_initial(word) or not _OTHERS.isdisjoint(letters):
        return False
    return plain(word) not in taken and ("g" in letters or "e" not in letters)
