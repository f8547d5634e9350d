"""What each answer of letters with known dispositions says, as the weights are learnt from it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import msgspec
import tomli

from accuracy.reading import reply_name
from accuracy.score import plain_number
from foi_compare.batch.reading import read_file, unpacked
from foi_compare.batch.tasks import ReadTask
from foi_compare.batch.workshop import Plan, load_workshop
from foi_compare.inputs.inbox import find_files
from foi_compare.interpret.dispositions.answer_acts import Said
from foi_compare.interpret.dispositions.disposition import is_in_doubt
from foi_compare.interpret.dispositions.evidence import (
    can_be,
    evidence,
    holds_off,
    texts_of,
)
from foi_compare.interpret.dispositions.heard_numbers import as_heard
from foi_compare.interpret.dispositions.sentence_acts import ACTS, features_of, hear, together
from foi_compare.interpret.dispositions.weighing import Scale, Scales
from foi_compare.interpret.language.phrases import phrasebook
from foi_compare.interpret.whole_letter.letter import read_answers
from foi_compare.model import Disposition, Document, Question, Source
from foi_compare.readers import read_source
from foi_compare.shipped.wordings import load_wordings


@dataclass(frozen=True, slots=True)
class Case:
    """One answer: where it stands, what may be right, its question and what is said to it."""

    source: str
    file: str
    question: str
    wanted: frozenset[str]
    asked: Question
    said: tuple[Said, ...]

    def weighable(self, acts: Scale) -> tuple[frozenset[str], frozenset[Disposition]]:
        """Return the features of an answer and what it can be, its sentences heard by a scale."""
        heard = hear(texts_of(self.said), self.asked.text, acts)
        found = evidence(as_heard(self.said, heard), self.asked, phrasebook(_wordings()))
        return found.features.union(together(heard, found.given)), can_be(found, heard)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a written answer: by whom, its features, and what it does."""

    source: str
    features: frozenset[str]
    does: frozenset[str]


_wordings = cache(load_wordings)


def documents_in(inbox: Path) -> dict[str, tuple[Document, ...]]:
    """Return the documents of an inbox by the name of their reply."""
    plan = Plan(load=load_workshop)
    found: dict[str, tuple[Document, ...]] = {}
    for file in find_files(inbox):
        for packed, _ in read_file(ReadTask(plan=plan, file=file)).documents:
            document = unpacked(packed)
            name = reply_name(document.name)
            found[name] = (*found.get(name, ()), document)
    return found


def composed_cases(source: str, folder: Path) -> Iterator[Case]:
    """Yield the answers of a composed set that was written to a folder."""
    documents = documents_in(folder / "inbox")
    for path in sorted((folder / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        asked = {plain_number(one["number"]): one["dispositions"] for one in truth["questions"]}
        yield from cases_of(source, truth["name"], documents.get(truth["name"], ()), asked)


def cases_of(
    source: str, name: str, documents: tuple[Document, ...], wanted: Mapping[str, Sequence[str]]
) -> Iterator[Case]:
    """Yield the answers of one reply; one question alone may bear any number."""
    wordings = _wordings()
    book = phrasebook(wordings)
    answers = read_answers(documents, wordings) if documents else ()
    for heard in answers:
        number = plain_number(heard.question.number)
        if number not in wanted and len(wanted) == len(answers) == 1:
            number = next(iter(wanted))
        said = heard.said
        if number in wanted and any(one.text or one.data for one in said):
            if holds_off(said, book):
                continue  # decided before anything is weighed
            yield Case(source, name, number, frozenset(wanted[number]), heard.question, said)


def taught_cases(path: Path) -> Iterator[Case]:
    """Yield the answers of the file from which the weights are learnt besides."""
    content = tomli.loads(path.read_text(encoding="utf-8"))
    for index, entry in enumerate(content["answers"]):
        question = content["questions"][entry["question"]]
        for position, text in enumerate(entry["texts"]):
            name = f"{index}-{position}"
            document = _letter(name, question, text, entry.get("rows", ()))
            yield from cases_of("taught", name, (document,), {"1": [entry["disposition"]]})


def _letter(name: str, question: str, text: str, rows: Sequence[Sequence[str]]) -> Document:
    before = ["Kent Police", "Dear Requester"]
    before += ["Request", f"1. {question}", "Response"] * bool(question)
    cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    page = "".join(f"<p>{escape(one)}</p>" for one in before)
    page += f"<table>{table}</table>" * bool(table)
    page += "".join(f"<p>{escape(one)}</p>" for one in text.split("\n\n") if one)
    data = f"<html><body>{page}</body></html>".encode()
    return read_source(Source(name=f"{name}.html", data=data, sha256=name), "")


class Entry(msgspec.Struct):
    """A written answer: its paragraphs, each of sentences with the letters of what they do."""

    question: str
    answer: list[list[tuple[str, str]]]
    disposition: str
    exemptions: str


def written_cases(path: Path) -> Iterator[Case]:
    """Yield the answers that one person wrote, as letters that give them are read."""
    for index, entry in enumerate(_entries(path)):
        name = f"{path.stem}-{index}"
        text = "\n\n".join(" ".join(one for one, _ in row) for row in entry.answer)
        letter = _letter(name, entry.question, text, ())
        yield from cases_of(path.stem, name, (letter,), {"1": [entry.disposition]})


def written_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of the answers that one person wrote, where they say what each does."""
    for entry in _entries(path):
        told = [one for row in entry.answer for one in row]
        if not all(letters for _, letters in told):
            continue
        features = features_of([text for text, _ in told], entry.question)
        for found, (_, letters) in zip(features, told, strict=True):
            yield Sentence(path.stem, found, frozenset(ACTS[one] for one in letters))


def _entries(path: Path) -> Iterator[Entry]:
    with path.open("rb") as lines:
        for line in lines:
            yield msgspec.json.decode(line, type=Entry)


def came_out(case: Case, weighing: Scales) -> str:
    """Return whether an answer came out right, wrong or in review."""
    weighed = weighing.dispositions.weigh(*case.weighable(weighing.acts))
    if is_in_doubt(weighed):
        return "review"
    return "right" if weighed[0].disposition in case.wanted else "wrong"
