"""Lines of decisions.csv on a small inbox: of every kind, right or wrong, on places of any sort."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from foi_compare.model import Address, write_anchor
from foi_compare.text import find_numerals
from playing import TYPED, Played, document_of, play, typed_sha256

Line = dict[str, str]


@cache
def plain_run(names: tuple[str, ...]) -> Played:
    """Return a run without decisions."""
    return play(names)


@cache
def _groups(name: str) -> tuple[tuple[Address, ...], ...]:
    """Return anchors of a document: its rows, columns, tables, and what questions ask about."""
    plain = plain_run((name,)).dataset
    groups: dict[tuple[object, ...], set[Address]] = {}
    for one in plain.observations:
        place = one.place
        for key in (
            ("row", place.table, place.row),
            ("column", place.table, place.column),
            ("table", place.table),
            ("cell", place.table, place.row, place.column),
        ):
            groups.setdefault(key, set()).update(one.addresses)
    for item in plain.review:
        groups.setdefault(("asked", item.review_id), set()).update(item.anchor)
    return tuple(tuple(sorted(found)) for found in groups.values() if found)


def _numerals(name: str) -> list[Address]:
    """Return the address of every numeral of a document."""
    return [
        Address(part, at + 1)
        for part, text in document_of(name).raw
        for at, _ in enumerate(find_numerals(text))
    ]


def _anchors(name: str) -> st.SearchStrategy[tuple[Address, ...]]:
    """Return places right, overlapping, partly wrong, anywhere, and gone."""
    right = st.sampled_from(_groups(name) or ((),))
    anywhere = st.lists(st.sampled_from(_numerals(name)), min_size=1, max_size=6).map(tuple)
    gone = st.just((Address("body", 900),))
    mixed = st.tuples(right, st.one_of(right, anywhere, gone)).map(lambda two: two[0] + two[1])
    return st.one_of(right, right, right, anywhere, mixed, gone) if _groups(name) else anywhere


def _width(name: str, anchor: tuple[Address, ...], kind: str) -> int:
    """Return how many columns, rows or numbers a place has: so many answers it takes."""
    held = [
        (one.place.row, one.place.column)
        for one in plain_run((name,)).dataset.observations
        if set(one.addresses) & set(anchor)
    ]
    at = {"row": [row for row, _ in held], "column": [column for _, column in held]}
    return min(len(set(at.get(kind, held))), 8) or 1


_CODES = ("1", "8", "16", "not_yet_assigned")
_AXIS = (
    "16",
    "code=1",
    "2019",
    "2020",
    "2021/22",
    "total",
    "subtotal",
    "part",
    "note",
    "none",
    "breakdown: Female",
    "breakdown: Gender=Male",
    "measure: percentage",
    "group: 14, 16",
)
_TABLE = (
    "outcomes",
    "not_outcomes",
    "across",
    "down",
    "unit=people",
    "period=2019",
    "offence=theft",
    "grid; x=1 2; y=3 4",
)
_NUMBER = ("as_read", "none", "code=16", "code=8", "code=1", "value=12", "value=<5", "value=0")
_DISPOSITIONS = ("disclosed", "refused under 12(1)", "nil", "not_held", "unclear")
_CHECKS = ("every_number_read", "printed_total", "one_number_a_label", "no such check")


def _in_file(kind: str, name: str) -> Line:
    return {"kind": kind, "file": name, "source_sha256": document_of(name).sha256}


@st.composite
def _placed(draw: st.DrawFn, names: Sequence[str]) -> Line:
    """Return a line on a place."""
    name = draw(st.sampled_from(names))
    anchor = draw(_anchors(name))
    kind = draw(
        st.sampled_from(["column", "column", "row", "table", "number", "blank", "question"])
    )
    line = _in_file(kind, name) | {"scope": "place", "anchor": write_anchor(anchor)}
    if kind in {"column", "row", "number"}:
        fitting = _width(name, anchor, kind)
        width = draw(st.sampled_from([fitting, fitting, 1, 2, 3]))
        words = st.sampled_from(_NUMBER if kind == "number" else _AXIS)
        parts = draw(st.lists(words, min_size=width, max_size=width))
        return line | {"answer": " | ".join(parts)}
    if kind == "blank":
        mark = draw(st.sampled_from(["-", "*", "blank"]))
        return line | {"subject": mark, "answer": draw(st.sampled_from(["zero", "suppressed"]))}
    if kind == "question":
        return line | {"answer": draw(st.sampled_from("129"))}
    return line | draw(_on_table(name))


@st.composite
def _on_table(draw: st.DrawFn, name: str) -> Line:
    word = draw(st.sampled_from([*_TABLE, "goes_on", "goes_on", "replaced_by", "typed", "typed"]))
    if word in {"goes_on", "replaced_by"}:
        return {"answer": word, "detail": f"to={write_anchor(draw(_anchors(name)))}"}
    if word == "typed":
        csv = draw(st.sampled_from(sorted(TYPED)))
        return {"answer": word, "detail": f"csv={csv}; csv_sha256={typed_sha256(csv)}"}
    return {"answer": word, "subject": "a caption"}


@st.composite
def _on_label(draw: st.DrawFn, names: Sequence[str]) -> Line:
    """Return a line on a label, or on a mark, for one force or for all."""
    labels = [one.label for one in plain_run(tuple(names)).dataset.observations]
    forces = [read.reply.force_id for read in plain_run(tuple(names)).dataset.replies]
    force = draw(st.sampled_from(["*", "kent", *(one for one in forces if one != "unknown")]))
    if draw(st.booleans()) and draw(st.booleans()):
        answer = draw(st.sampled_from(["zero", "suppressed", "not_held"]))
        mark = draw(st.sampled_from(["-", "*", "blank"]))
        return {"kind": "blank", "force_id": force, "subject": mark, "answer": answer}
    subject = draw(st.sampled_from([*labels, *labels, "2019", "Outcome", "nowhere printed"]))
    answer = draw(st.sampled_from([*_CODES, "total", "subtotal", "none"]))
    return {"kind": "label", "force_id": force, "subject": subject, "answer": answer}


@st.composite
def _on_file(draw: st.DrawFn, names: Sequence[str]) -> Line:
    """Return a line on a file, its letter, or what a check says of it."""
    name, other = draw(st.sampled_from(names)), draw(st.sampled_from([*names, "gone.pdf"]))
    kind = draw(
        st.sampled_from(
            ["file", "force", "reference", "date", "disposition", "question", "finding"]
        )
    )
    line = _in_file(kind, name)
    if draw(st.integers(0, 9)) == 0:
        line["source_sha256"] = "0" * 64  # the file has changed since
    subject = draw(st.sampled_from(["", "1", "2", "9"]))
    match kind:
        case "file":
            word = draw(st.sampled_from(["no_reply", "same_reply", "replaces"]))
            return line | {"answer": word, "detail": f"file={other}" * (word != "no_reply")}
        case "force":
            heading = draw(st.sampled_from(["", "", "Hospital A"]))
            answer = draw(st.sampled_from(["kent", "Surrey Police", "btp"]))
            return line | {"subject": heading, "answer": answer}
        case "reference":
            return line | {"answer": draw(st.sampled_from(["FOI 1/24", "FOI 12/23"]))}
        case "date":
            return line | {"answer": draw(st.sampled_from(["2023-05-06", "1 May 2024"]))}
        case "disposition":
            answer = draw(st.sampled_from(_DISPOSITIONS))
            return line | {"subject": subject, "answer": answer}
        case "question":
            return line | {"subject": subject, "answer": draw(st.sampled_from(["2", "thefts"]))}
        case _:
            return line | {"subject": draw(st.sampled_from(_CHECKS)), "answer": "known"}


@st.composite
def _answers(draw: st.DrawFn, names: Sequence[str]) -> Line:
    """Return an answer to a question of the run without decisions, as its line stands."""
    asked = plain_run(tuple(sorted(names))).dataset.review
    if not asked:
        return draw(_on_label(names))
    item = draw(st.sampled_from(asked))
    answers = [*item.choices, *(_AXIS if item.kind in {"column", "row"} else _CODES)]
    width = max(1, len({one.at for one in item.anchor}) if item.kind == "number" else 1)
    if item.kind in {"column", "row"}:
        width = _width(item.file, item.anchor, item.kind)
    parts = draw(st.lists(st.sampled_from(answers), min_size=width, max_size=width))
    return _in_file(item.kind, item.file) | {
        "scope": item.scope,
        "force_id": item.force_id if item.scope == "force" else "",
        "anchor": write_anchor(item.anchor),
        "subject": item.subject,
        "answer": " | ".join(parts) if draw(st.booleans()) else parts[0],
    }


def lines(names: Sequence[str]) -> st.SearchStrategy[Line]:
    """Return any line on some documents."""
    return st.one_of(
        _placed(names), _placed(names), _answers(names), _on_label(names), _on_file(names)
    )
