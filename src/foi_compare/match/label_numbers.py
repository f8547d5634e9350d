"""Numbers before the labels of one table: told from codes where words and numbers disagree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from foi_compare.match.row import Row
from foi_compare.model.matching import Candidate, Match

_BRACKET = re.compile(r"[(\[]\s*([1-9])\s*[)\]]\s*")
_FEWEST = 3
_FEWEST_CONTRADICTIONS = 2


def numbered(rows: Sequence[Row]) -> list[Match]:
    """Return the verdicts where the table numbers its labels in a way of its own.

    Numbers that only count the rows are left out of account, and so are the marks of footnotes
    (`Community resolution (2)`) that run through the table as none of its codes do. A numbering of
    the force itself (a 50-series in which 66 is outcome 16) is asked about once: every numbered row
    gives the same reason, and a decision on one that bears the numbering out settles them all.
    """
    if _counts_rows(rows):
        says = "the numbers of this table count its rows"
        return [_by_words(row, says) if _number(row) else row.match for row in rows]
    if _bears_marks(rows):
        says = "the numbers behind its labels are marks of footnotes"
        return [_by_words(row, says) if _mark(row) else row.match for row in rows]
    offset = _offset(rows)
    if not offset:
        return [row.match for row in rows]
    if any(_bears_out(row, offset) for row in rows):
        return [_settled(row, offset) if _number(row) else row.match for row in rows]
    reason = _question(rows, offset)
    telling = next(at for at, row in enumerate(rows) if _number(row) - _code(row) == offset)
    return [
        replace(_asked(row, offset, reason), asked_at=telling) if _number(row) else row.match
        for row in rows
    ]


def _bears_out(row: Row, offset: int) -> bool:
    """Say whether a person decided that the number of a row is its outcome plus the offset."""
    match = row.match
    return match.rule == "decision" and match.code == _shifted(row, offset)


def _settled(row: Row, offset: int) -> Match:
    """Take the words for what a row means, and the numbering for what they leave open."""
    by_words, code = row.by_words, _shifted(row, offset)
    known = f"(the numbers of this table are outcomes plus {offset}, as a decision says)"
    if by_words.status == "matched":
        return replace(by_words, label=row.match.label, reason=f"{by_words.reason} {known}")
    if code not in {candidate.code for candidate in by_words.candidates}:
        return row.match
    return replace(
        by_words,
        label=row.match.label,
        status="matched",
        code=code,
        rule="local_numbering",
        score=0.9,
        reason=f"{by_words.reason} → {code} {known}",
        candidates=(),
    )


def _number(row: Row) -> int:
    """Return the number that stands before a label, 0 where none does."""
    names = (*row.printed.codes, *row.printed.outside)
    leads = row.printed.form in {"leading", "counted", "named", "typed"}
    return int(names[0]) if leads and len(names) == 1 and names[0].isdigit() else 0


def _code(row: Row) -> int:
    """Return the number of the code that the words of a label prove, 0 where they prove none."""
    words = row.by_words
    return int(words.code) if words.status == "matched" and words.code.isdigit() else 0


def _counts_rows(rows: Sequence[Row]) -> bool:
    """Say whether the numbers are 1, 2, 3 ... down the rows, and words contradict them."""
    numbers = [_number(row) for row in rows if row.match.status != "total"]
    if len(numbers) < _FEWEST or numbers != list(range(1, len(numbers) + 1)):
        return False
    return _contradicted([(_number(row), row.by_words.code) for row in rows])


def _mark(row: Row) -> int:
    """Return the number of one digit in a bracket behind a label, 0 where none stands there."""
    found = _BRACKET.fullmatch(row.printed.text)
    return int(found[1]) if found else 0


def _bears_marks(rows: Sequence[Row]) -> bool:
    """Say whether numbers in brackets are new ones 1, 2, 3 ... downwards, and words deny them."""
    marks = [_mark(row) for row in rows if row.printed.form == "trailing"]
    first_seen = list(dict.fromkeys(marks))
    if len(first_seen) < _FEWEST_CONTRADICTIONS or first_seen != [*range(1, len(first_seen) + 1)]:
        return False
    return _contradicted([(_mark(row), row.by_words.code) for row in rows if _mark(row)])


def _contradicted(numbers: Sequence[tuple[int, str]]) -> bool:
    """Say whether words deny most of (number, code by the words); without a code they do not."""
    proved = [(number, code) for number, code in numbers if code]
    against = sum(str(number) != code for number, code in proved)
    return against >= _FEWEST_CONTRADICTIONS and against * 2 > len(proved)


def _by_words(row: Row, says: str) -> Match:
    """Return what the words of a row mean."""
    words = row.by_words
    return replace(words, label=row.match.label, reason=f"{words.reason} ({says})")


def _offset(rows: Sequence[Row]) -> int:
    """Return by how much the numbers of the table are ahead of the codes of its words, else 0."""
    ahead = Counter(_number(row) - _code(row) for row in rows if _number(row) and _code(row))
    if not ahead:
        return 0
    offset, times = ahead.most_common(1)[0]
    disagreeing = sum(count for value, count in ahead.items() if value)
    return offset if offset and times >= _FEWEST and times * 2 > disagreeing else 0


def _question(rows: Sequence[Row], offset: int) -> str:
    seen = [
        f"{_number(row)} is {_code(row)}"
        for row in rows
        if _number(row) and _code(row) and _number(row) - _code(row) == offset
    ]
    return (
        f"this table numbers outcomes in its own way ({', '.join(seen[:_FEWEST])} by their words): "
        f"is each number the outcome plus {offset}? One decision here answers for all"
    )


def _shifted(row: Row, offset: int) -> str:
    return str(_number(row) - offset)


def _asked(row: Row, offset: int, reason: str) -> Match:
    named = [row.by_words.code] if row.by_words.code else []
    named += [candidate.code for candidate in row.by_words.candidates]
    shifted = _shifted(row, offset)
    if shifted in named or not named:
        named = [shifted, *(code for code in named if code != shifted)]
    score = round(1 / len(named), 2)
    return replace(
        row.match,
        status="ambiguous",
        code="",
        role="code",
        rule="local_numbering",
        score=0.0,
        reason=reason,
        candidates=tuple(Candidate(code=code, score=score) for code in named),
        members=(),
    )
