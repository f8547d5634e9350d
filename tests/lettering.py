"""Read a letter from plain paragraphs, as interpret would get it from a reader."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from builders import document
from foi_compare.codebooks.loader import load_codebook
from foi_compare.interpret.running_text.prose import read_prose
from foi_compare.interpret.whole_letter.letter import Letter, read_letter
from foi_compare.match.matcher import Matcher
from foi_compare.model import (
    Document,
    Figure,
    Force,
    Hint,
    Question,
    SetAside,
    Spot,
    Table,
    TextBlock,
)
from foi_compare.model.wording_lists import Wordings
from foi_compare.shipped.registers import load_forces
from foi_compare.shipped.wordings import load_wordings
from foi_compare.text import find_numerals


@lru_cache(maxsize=1)
def forces() -> tuple[Force, ...]:
    """Return the register, read once."""
    return load_forces()


@lru_cache(maxsize=1)
def wordings() -> Wordings:
    """Return the wordings, read once."""
    return load_wordings()


@lru_cache(maxsize=1)
def matcher() -> Matcher:
    """Return the matcher of the outcomes codebook, made once."""
    return Matcher(load_codebook("home-office-outcomes"))


def paragraphs(
    *parts: str | Table | TextBlock, name: str = "reply.txt", hints: tuple[Hint, ...] = ()
) -> Document:
    """Return a document whose texts are cut into blocks at blank lines."""
    blocks: list[str | Table | TextBlock] = []
    for part in parts:
        if isinstance(part, str):
            blocks += [
                block.strip("\n") for block in re.split(r"\n[ \t]*\n", part) if block.strip()
            ]
        else:
            blocks.append(part)
    return replace(document(*blocks, name=name), hints=hints)


def letter(*parts: str | Table | TextBlock, name: str = "reply.txt") -> Letter:
    """Return the letter that these paragraphs make."""
    return read_letter((paragraphs(*parts, name=name),), forces(), wordings())


def reading(question: Question) -> str:
    """Return what a question comes to, or what a person is asked about first."""
    return question.readings[0].code if question.readings else question.disposition


def dispositions(found: Letter) -> list[tuple[str, str]]:
    """Return number and disposition of each question."""
    return [(question.number, question.disposition) for question in found.questions]


def prose(*parts: str | Table | TextBlock) -> tuple[tuple[Figure, ...], tuple[SetAside, ...]]:
    """Return the figures and what is set aside of a letter; no table claims anything."""
    read = paragraphs(*parts)
    found = read_letter((read,), forces(), wordings())
    figures, _, aside = read_prose((read,), found, matcher(), wordings(), frozenset(), forces())
    return figures, aside


def unaccounted(*parts: str | TextBlock) -> list[str]:
    """Return the numerals of the text that end neither as a figure nor as set aside."""
    read = paragraphs(*parts)
    found = read_letter((read,), forces(), wordings())
    figures, _, aside = read_prose((read,), found, matcher(), wordings(), frozenset(), forces())
    spots = {spot for item in (*figures, *aside) for spot in item.spots}
    return [
        numeral.text
        for index, block in enumerate(read.blocks)
        if isinstance(block, TextBlock)
        for numeral in find_numerals(block.text)
        if Spot(read.name, index, -1, -1, numeral.start, numeral.end) not in spots
    ]
