"""The sentences of an answer to what each of them does: give, refuse, deny, ask back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.letter_parts import Part, head_end, is_note
from foi_compare.interpret.meanings.aside import explain, rule_of, unexplained
from foi_compare.interpret.meanings.exemptions import applied_sections, cited_sections
from foi_compare.interpret.meanings.markers import cited_questions
from foi_compare.interpret.meanings.notices import is_notice, rows_of
from foi_compare.interpret.meanings.units import first_unit, units_counted
from foi_compare.interpret.meanings.values import parse_value
from foi_compare.text import Numeral, find_numerals, fold_space

_ACTS = (
    "neither_confirm_nor_deny",
    "refused",
    "clarification_sought",
    "not_held",
    "none_found",
    "nil",
    "see_attachment",
    "disclosed",
    "promise",
    "acknowledgement",
    "delayed",
    "courteous",
    "says_yes",
    "says_no",
    "part_year",
    "rounded",
    "says_unit",
)
_COUNTING = ("states_count", "counts_things")
_GIVING = frozenset({"answer", "counted"})
# What such a sentence counts is no answer.
_GIVES_NO_NUMBER = frozenset({"refused", "nil"})
_OPENING = 200
_CONTACT = frozenset({"address", "telephone number"})
_AMOUNT = re.compile(
    r"\W*(?:(?:(?:the|our)\s)?(?:total|number|figure|answer|count|it)"
    r"(?:\s(?:of\s)?(?:crimes|offences|cases|incidents))?(?:\s(?:is|was)|\s?[:=-])\s)?"
    r"\d[\d,]*(?:\s(?:crimes?|offences?|cases?|incidents?))?\W*"
)
# `Charged ..... 14`, `Part one: 24 crimes.`
_BEHIND_LABEL = re.compile(
    r"(?:[:=.-]\s*\d[\d,]*(?:\s(?:crimes?|offences?|cases?|incidents?))?\.?|\s\d[\d,]*)\s*$"
)
# `Victim does not support ..... 25`: the row of a list whose rows are paragraphs.
_ROW = re.compile(r"[^\W\d_][^?!\n]{2,120}?(?:[.:=\u2026\u2013-]|\s)\s*<?\s?\d[\d,]*\s*")
_FEWEST_ROWS = 3
_WHOLE = 3000
SPEAKING = frozenset({"answer", "refusal", "estimate", "notes", "counted"})
_GIVEN_BEHIND = re.compile(r":\s*\S+(?:\s+\S+){3,}")
# What a sentence comes to in the end (`…, and therefore it is not held`) stands behind these.
_CONCLUSION = re.compile(
    r"[,;]?\s+(?:and|so|that)?\s*\b(?:therefore|accordingly|consequently|hence|thus|as such"
    r"|it follows that|for this reason|so)\b\s+|,?\s+and\s+(?=(?:is|are|was|were)\s+not\s+held\b)"
)


_CLAUSE = re.compile(
    r"[,;:]\s+|\s+-\s+|\s+(?=(?:but|however|although|though|while|whilst)\b)"
    r"|\s+(?=and\s(?:are|am|will|cannot|can\snot|do|must|we|i|the)\b)"
)
# Sections that rule how a request is dealt with; to act under them refuses nothing.
_PROCEDURE = re.compile(
    r"\b(?:sections?|s\.?)\s?(?:1|8|9|10|11|16|17|50)(?!\d)(?:\s?\(\s?\w{1,3}\s?\))*"
)


# A cell in which something stands instead of a number.
_WITHHELD = re.compile(
    r"\W*(?:withheld|redacted|exempt(?:ed)?|refused|supp?ressed"
    r"|not (?:disclosed|released|provided))"
    r"(?:[ ,:-]+(?:under )?(?:section|sect?\.?|s\.?) ?\d\d.{0,20})?\W*"
    r"|\W*(?:exempt )?(?:section|s\.?) ?40(?: ?\(2\))?\W*"
)
_NOT_HELD = re.compile(r"\W*(?:(?:no |not )(?:information |data )?(?:held|recorded|available))\W*")
_PEOPLE = frozenset({"people", "victims"})
_COUNTS_PEOPLE = re.compile(
    r"\W*(?:(?:numbers?|no\.?|total|count|all)\s?(?:of\s)?(?:the\s)?)*(?:\w+\s)?"
    r"(?:people|persons?|individuals?|suspects?|offenders?|defendants?|perpetrators?|youths?"
    r"|victims?|complainants?)\b(?!'?s? ages?\b)"
)


_EXEMPTING = frozenset(map(str, (*range(21, 45), 12, 14)))


class Said(NamedTuple):
    """One sentence of an answer with what it does; `data` says that it gives a number.

    `kind` is that of `sentence_kind`, or `table`; `cites` are the questions that it names, `counts`
    says that its words count what was asked for, or that it is no more than an amount. `withheld`
    are the cells of a table that name an exemption in the place of a number.
    """

    text: str
    acts: frozenset[str]
    data: bool
    units: frozenset[str]
    kind: str
    cites: tuple[str, ...]
    counts: bool = False
    withheld: tuple[str, ...] = ()


def read_answer(parts: Iterable[Part], book: Phrasebook, reference: str) -> tuple[Said, ...]:
    """Return what the parts of an answer say, sentence by sentence; tables and lists count once.

    Where nothing stands there but what reads like small print, and it decides nothing as such, it
    is the answer.
    """
    parts = tuple(parts)
    said = _read(parts, book, reference)
    if said and all(one.kind == "legal" and not one.acts for one in said):
        spoken = [one._replace(kind="answer") if one.kind == "legal" else one for one in parts]
        said = _read(spoken, book, reference)
    return tuple(said)


def _read(parts: Sequence[Part], book: Phrasebook, reference: str) -> list[Said]:
    said: list[Said] = []
    rows = _rows(parts)
    for at, part in enumerate(parts):
        segment = part.segment
        if segment.table is not None and is_notice(rows_of(segment.table)):
            lines = (" ".join(row) for row in rows_of(segment.table))
            said.extend(_said(line, part, book, reference) for line in lines)
        elif at in rows:
            said.extend([_given(part, book)] if at - 1 not in rows else ())
        elif segment.table is not None or segment.listed:
            said.append(_given(part, book))
        elif part.kind in SPEAKING or part.kind == "legal":
            said.extend(_sentences(part, parts, book, reference))
    return said


def _rows(parts: Sequence[Part]) -> frozenset[int]:
    """Return the places of parts that are rows of one list, each in a paragraph of its own."""
    rows = {
        at
        for at, part in enumerate(parts)
        if part.kind in SPEAKING
        and part.segment.table is None
        and _ROW.fullmatch(part.segment.body.strip()) is not None
        and unexplained(part.segment.body, reference="")  # `Not held for 2021` gives none
    }
    runs = (range(at, at + _FEWEST_ROWS) for at in rows)
    return frozenset(at for run in runs if rows.issuperset(run) for at in run)


def _given(part: Part, book: Phrasebook) -> Said:
    table = part.segment.table
    headings = [part.segment.text]
    if table is not None:
        headings = [cell.text for cell in table.cells if cell.row == 0]
    lines = [line.split("\t") for line in part.segment.text.split("\n")]
    full = not is_notice(lines)
    # A list of crimes prints the same few texts in thousands of cells.
    below = [cell.text for cell in table.cells if cell.row > 0] if table is not None else []
    texts = frozenset(below)
    if table is not None:
        full = any(map(has_figures, texts))
    units = frozenset(unit for text in headings for unit in _units_of_heading(text))
    heading = plain(fold_space(" ".join(headings)))
    acts = frozenset({"part_year"} if book.has("part_year", heading) else ())
    # What single cells say in the place of a number.
    acts = acts.union(*map(_acts_of_cell, texts))
    counted = units if table is not None else frozenset()
    sections = frozenset(filter(_for_section, texts))
    withheld = tuple(text for text in below if text in sections) if sections else ()
    return Said("", acts, full, counted, "table", (), withheld=withheld)


# A table is asked for its acts several times.
@lru_cache(maxsize=2**13)
def _acts_of_cell(text: str) -> frozenset[str]:
    cell = plain(text)
    acts = {
        "cells_withheld": _WITHHELD.fullmatch(cell) is not None or _for_section(cell),
        "cells_not_held": _NOT_HELD.fullmatch(cell) is not None,
    }
    return frozenset(act for act, said in acts.items() if said)


@lru_cache(maxsize=2**13)
def _for_section(cell: str) -> bool:
    """Return whether a cell names the exemption under which it gives no number."""
    if cell.isdecimal():
        return False
    return any(one.name.split("(")[0] in _EXEMPTING for one in cited_sections(cell))


def _units_of_heading(text: str) -> frozenset[str]:
    """Return what a heading counts: `Suspects`, but not `Age of suspect` or `(suspects under 18)`.

    What crimes are, and what happened to them, is counted wherever it is named.
    """
    units = units_counted(text)
    return units if _COUNTS_PEOPLE.match(plain(text)) is not None else units - _PEOPLE


def has_figures(cell: str) -> bool:
    """Return whether a cell holds more numerals than those of an address: `01622 690690`."""
    asides = explain(cell)
    return any(rule_of(numeral, asides) not in _CONTACT for numeral in find_numerals(cell))


def sentence_kind(part: Part, folded: str, book: Phrasebook) -> str:
    """Return the part that one sentence plays in a segment that refuses or reckons costs.

    Such a segment may give a number all the same (`There were 59. Their names are withheld.`):
    where nothing in it reckons an effort, or the sentence says that it gives the number anyway,
    that sentence is an answer. `counted` is one that counts crimes where the rest is refused for
    its cost. A remark is one sentence by sentence too, but for a paragraph that opens with `Please
    note`.
    """
    if part.kind == "legal":
        return _kind_in_law(part, folded, book)
    if part.kind in {"answer", "notes"}:
        opening = plain(fold_space(part.segment.body[:_OPENING]))
        noted = is_note(folded, book) or book.has("note_opener", opening)
        return "notes" if noted and not _applies(folded, book) else "answer"
    return _kind_beside_refusal(part, folded, book)


def _kind_beside_refusal(part: Part, folded: str, book: Phrasebook) -> str:
    if part.kind not in {"refusal", "estimate"}:
        return part.kind
    reckons = book.has("reckoning", folded) or book.has("reads_files", folded)
    if book.has("given_anyway", folded) and not reckons:
        return "answer"
    if book.has("refused", folded) or book.has("neither_confirm_nor_deny", folded):
        return "refusal"
    if book.has("estimate", folded) or reckons:
        return "estimate"
    whole = plain(fold_space(part.segment.text[:_WHOLE]))
    if not (book.has("reckoning", whole) or book.has("estimate", whole) or _for_cost(whole)):
        return "answer"
    counted = any(book.has(group, folded) for group in _COUNTING)
    counted = counted and not book.has("asked_by_you", folded)
    # It opens an answer whose rest is refused.
    amount = _AMOUNT.fullmatch(folded) is not None or book.has("gives_count", folded)
    rest = any(book.has(group, whole) for group in ("rest_refused", "counts_outcomes")) or (
        book.has("details_refused", whole) and not book.has("reckoning", whole)
    )
    return "counted" if amount or (counted and rest) else part.kind


def _kind_in_law(part: Part, folded: str, book: Phrasebook) -> str:
    """Return the kind of a sentence among small print: the law itself, or its use here."""
    if book.has("disclaimer_sentence", folded) or book.has("legal_sentence", folded):
        return "legal"
    if _applies(folded, book) and book.has("this_request", folded):
        return "refusal"
    if book.has("estimate", folded) and book.has("this_request", folded):
        return "estimate"
    if book.has("clarification_sought", folded) or not _small_print_ahead(part, folded, book):
        refused = book.has("refused", folded) or book.has("neither_confirm_nor_deny", folded)
        reckons = book.has("estimate", folded) or book.has("reckoning", folded)
        return "refusal" if refused else "estimate" if reckons else "answer"
    return "legal"


def _small_print_ahead(part: Part, folded: str, book: Phrasebook) -> bool:
    """Return whether small print stands before a sentence in its segment."""
    whole = plain(fold_space(part.segment.body[:_WHOLE]))
    before = whole[: max(0, whole.find(folded[:_OPENING]))]
    return book.has("disclaimer_sentence", before) or book.has("legal_sentence", before)


def _applies(folded: str, book: Phrasebook) -> bool:
    return bool(applied_sections((folded,), book))


def _for_cost(folded: str) -> bool:
    return any(section.name.startswith("12") for section in cited_sections(folded))


def _sentences(part: Part, beside: Sequence[Part], book: Phrasebook, reference: str) -> list[Said]:
    segment = part.segment
    marker = segment.marker
    if marker is not None and marker.numbers == part.numbers and not segment.body.strip():
        return []  # `(A) ii.` alone
    start = head_end(part, frozenset(part.numbers), beside)
    return [
        _said(sentence.text, part, book, reference)
        for sentence in split_sentences(segment.text, start)
    ]


def _said(text: str, part: Part, book: Phrasebook, reference: str) -> Said:
    folded = plain(fold_space(text))
    kind = sentence_kind(part, folded, book)
    acts = _acts(text, folded, kind, book)
    counts = unexplained(text, reference=reference)
    zeros = kind != "legal" and bool(counts) and all(map(_is_zero, counts))
    if zeros and any(plain(numeral.text) != "none" for numeral in counts):
        acts = acts - {"not_held"} | {"nil"}  # `we had nothing recorded: the total is 0`
    elif zeros and "not_held" not in acts:
        acts |= {"nil"}
    acts = _settle(acts, folded, book) - _not_of_all(folded, reference)
    if "not_held" in acts and "?" not in text:
        acts -= {"clarification_sought"}  # `The detail that you want is not held.`
    data = bool(counts) and kind in _GIVING and not acts & _GIVES_NO_NUMBER
    if zeros and acts & {"not_held", "nil"}:
        data = False  # `none is held` counts nothing
    if "clarification_sought" in acts and not book.has("counts_crimes", folded):
        data = False
    if "given_anyway" in acts and counts and book.has("states_count", folded):
        acts, data = acts | {"refused"}, True
    elif "refused" in acts and kind != "legal" and _counts_in_clause(text, book, reference):
        data = True
    if "promise" in acts and _GIVEN_BEHIND.search(text):
        acts -= {"promise"}
    units = units_counted(text) if data or "nil" in acts else frozenset()
    if "says_unit" in acts:
        units = frozenset({first_unit(text)} - {""})  # `The table counts crimes and not people.`
    cites = tuple(n for c in cited_questions(text) for n in c.numbers)
    counted = data and kind in _GIVING and _counts(folded, book)
    return Said(text, acts, data, units, kind, cites, counted)


def _not_of_all(folded: str, reference: str) -> frozenset[str]:
    """Return `nil` where a count stands behind it: `none in 2023, but 16 in 2024`."""
    behind = unexplained(folded.partition(" but ")[2], reference=reference)
    return frozenset() if all(map(_is_zero, behind)) else frozenset({"nil"})


def _counts(folded: str, book: Phrasebook) -> bool:
    """Return whether a sentence with a number counts what was asked for, by its words."""
    groups = ("counts_crimes", "counts_things", "gives_count", "states_count")
    amount = _AMOUNT.fullmatch(folded) or _BEHIND_LABEL.search(folded)
    return amount is not None or any(book.has(one, folded) for one in groups)


def _counts_in_clause(text: str, book: Phrasebook, reference: str) -> bool:
    """Return whether one clause of a refusing sentence counts crimes and refuses nothing."""
    folded = plain(fold_space(text))
    whole = any(
        book.has(group, folded) for group in ("rest_refused", "counts_outcomes", "gives_count")
    )
    if _for_cost(folded) and not whole:
        return False
    for clause in _CLAUSE.split(folded):
        if _for_cost(folded) and book.has("reads_files", clause):
            continue  # `for 4,000 records this comes to more than the Act asks`
        small = any(book.has(group, clause) for group in ("refused", "estimate", "reckoning"))
        groups = ("counts_crimes", "counts_things", "gives_count")
        counted = any(book.has(group, clause) for group in groups)
        counted = counted or _AMOUNT.fullmatch(clause) is not None
        if not small and counted:
            return bool(unexplained(clause, reference=reference))
    return False


def _acts(text: str, folded: str, kind: str, book: Phrasebook) -> frozenset[str]:
    acts = frozenset(act for act in _ACTS if book.has(act, folded))
    if "refused" in acts and not book.has("refused", _PROCEDURE.sub("the act", folded)):
        acts -= {"refused"}
    for found in _CONCLUSION.finditer(folded):
        if book.has("not_held", folded[found.end() :]):
            acts |= {"not_held"}
    if kind == "legal":
        acts &= {"refused", "neither_confirm_nor_deny"}
        own = book.has("disclaimer_sentence", folded) and not book.has("refused_firmly", folded)
        acts -= {"refused"} if own else set()  # `Your details are not shared.`
    elif applied_sections((text,), book):
        acts |= {"section_applied"}
    if book.has("section_denied", folded) and "section_applied" not in acts:
        acts -= {"refused"}  # `The section 12 refusal is overturned.`
    if "refused" in acts and not book.has("refused_firmly", folded):
        acts |= {"refused_weakly"}
    if book.has("given_anyway", folded) and acts & {"refused", "section_applied"}:
        acts |= {"given_anyway"}
    return acts


def _is_zero(numeral: Numeral) -> bool:
    value = parse_value(numeral.text)
    return value is not None and value.amount == 0


def _settle(acts: frozenset[str], folded: str, book: Phrasebook) -> frozenset[str]:
    """Take away what stronger words in the same sentence explain."""
    if "neither_confirm_nor_deny" in acts:
        acts -= {"clarification_sought"}
        if _for_cost(folded) or book.has("estimate", folded):
            return acts - {"neither_confirm_nor_deny", "not_held"} | {"refused"}
        if book.has("any_other", folded):
            return acts - {"neither_confirm_nor_deny", "refused", "not_held"} | {"limited_ncnd"}
        return acts - {"refused", "not_held", "disclosed"}
    if "delayed" in acts and ("refused_weakly" in acts or "refused" not in acts):
        # `We have not been able to answer within 20 working days`: it is to come yet.
        acts -= {"refused", "refused_weakly", "not_held", "nil", "none_found"}
    if "refused_weakly" in acts and acts & {"not_held", "clarification_sought"}:
        acts -= {"refused", "refused_weakly"}
    if "refused" in acts:
        return acts - {"not_held", "disclosed", "nil"}
    if "none_found" in acts and book.has("counts_none", folded):
        acts -= {"none_found", "not_held"}
    if {"none_found", "not_held"} <= acts and book.has("denies_holding", folded):
        acts -= {"none_found"}  # `nothing is held that meets the description`
    if "not_held" in acts and "nil" in acts:
        # `No crimes exist` counts; `no information exists` does not.
        weaker = "not_held" if book.has("counts_none", folded) else "nil"
        acts -= {weaker}
    return acts - {"disclosed"} if "not_held" in acts else acts


def zero_said(text: str, book: Phrasebook) -> bool:
    """Return whether a sentence says that there are none."""
    folded = plain(fold_space(text))
    acts = frozenset(act for act in _ACTS if book.has(act, folded))
    return "nil" in _settle(acts, folded, book)
