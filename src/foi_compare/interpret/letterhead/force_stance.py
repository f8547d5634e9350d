"""How a sentence names a force: as the one that writes it, as the holder, or as another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.text import fold_space

Stance = Literal["alone", "itself", "holder", "another", ""]


class Name(Protocol):
    """Where a text names a force."""

    @property
    def force_id(self) -> str:
        """The force."""
        ...

    @property
    def start(self) -> int:
        """Where the name begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...

    @property
    def address(self) -> bool:
        """Whether it is an address."""
        ...


def stance_of(text: str, found: Name, names: Sequence[Name], book: Phrasebook) -> Stance:
    """Return how the sentence around a name names the force.

    `alone`: the letter speaks for it and for nobody else. `itself`: the force speaks (`Kent Police
    can confirm`). `holder`: it has or records something, and it may be that it speaks. `another`:
    somebody else speaks of it (`transferred to Kent Police`), or sends the requester to it by its
    name. The patterns say `theforce` for the name and `otherforce` for those of others.
    """
    sentence, beside = _named(text, found, names)
    if book.has("names_itself_alone", sentence):
        return "alone"
    written_out = any(not name.address for name in beside if name.force_id == found.force_id)
    itself = book.has("names_itself", sentence)
    another = book.has("names_another", sentence)
    another = another or (written_out and book.has("sends_to_another", sentence))
    if itself != another:
        return "itself" if itself else "another"
    return "holder" if not another and book.has("names_holder", sentence) else ""


def _named(text: str, found: Name, names: Sequence[Name]) -> tuple[str, list[Name]]:
    """Return the sentence around a name, each name in it put as the patterns have it, and these."""
    start, end = 0, len(text)
    for sentence in split_sentences(text):
        stop = sentence.start + len(sentence.text)
        if sentence.start <= found.start < stop:
            start, end = sentence.start, max(stop, found.end)
            break
    pieces, at = [], start
    beside = [name for name in names if start <= name.start and name.end <= end]
    for name in beside:
        word = "theforce" if name.force_id == found.force_id else "otherforce"
        pieces += [text[at : name.start], f" {word} "]
        at = name.end
    pieces.append(text[at:end])
    return plain(fold_space("".join(pieces))), beside
