"""The rows of two runs to what changed between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Row = Mapping[str, str]
What = Literal["came", "went", "changed"]

_STANDS = frozenset({"accepted", "decided"})
# What of a number a reader of the comparison sees; `value` is told by its bounds.
_SEEN = (
    "force_id",
    "question",
    "asked",
    "measure",
    "unit",
    "offence",
    "series",
    "period_start",
    "period_end",
    "breakdown",
    "code",
    "role",
    "lower",
    "upper",
    "value_status",
)
_ANSWER = ("disposition", "exemptions", "disposition_status")
# By which a number is found again in another version of its file.
_ALIKE = ("file", "question", "label", "series", "breakdown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The outputs of one run: the rows of its files, and the account of the run (`run.json`)."""

    observations: Sequence[Row]
    replies: Sequence[Row]
    inputs: Sequence[Row]
    account: Mapping[str, Any]


class Change(NamedTuple):
    """One number, or one answer, that is published otherwise than before.

    `before` and `after` are its rows, None where it does not stand; `fields` the columns in which
    they differ; `why` what explains it, in words.
    """

    what: What
    before: Row | None
    after: Row | None
    fields: tuple[str, ...]
    why: str

    @property
    def row(self) -> Row:
        """The row as it is now, or as it was where it is gone."""
        row = self.after if self.after is not None else self.before
        assert row is not None
        return row


def changes_between(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return what stands in one edition and not, or otherwise, in another.

    Only what is published counts: a number in review stands nowhere. Numbers are found again by
    their identifier; those of a file with another content, whose identifiers are all new, by the
    label, heading and question under which they are printed.
    """
    reasons = _Reasons(old, new)
    numbers = _changes(_pairs(old.observations, new.observations), _SEEN, reasons.of_number)
    answers = _changes(_answers(old.replies, new.replies), _ANSWER, reasons.of_answer)
    return (*numbers, *answers)


_Pair = tuple[Row | None, Row | None]


def _pairs(old: Iterable[Row], new: Iterable[Row]) -> Iterator[_Pair]:
    before = {one["observation_id"]: one for one in old}
    after = {one["observation_id"]: one for one in new}
    left = [one for key, one in before.items() if key not in after]
    come: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for key, one in after.items():
        if key not in before:
            come[_alike(one)].append(one)
    for key, one in before.items():
        if key in after:
            yield one, after[key]
    for one in left:
        others = come[_alike(one)]
        yield one, others.pop(0) if others else None
    for others in come.values():
        for one in others:
            yield None, one


def _alike(one: Row) -> tuple[str, ...]:
    return tuple(one[name] for name in _ALIKE)


def _answers(old: Iterable[Row], new: Iterable[Row]) -> Iterator[_Pair]:
    before = {_answered(one): one for one in old}
    after = {_answered(one): one for one in new}
    for key in dict.fromkeys((*before, *after)):
        yield before.get(key), after.get(key)


def _answered(one: Row) -> tuple[str, ...]:
    return (one["force_id"], one["reference"], one["files"], one["question"])


def _changes(pairs: Iterable[_Pair], seen: Sequence[str], why: Any) -> Iterator[Change]:  # noqa: ANN401 - a function of the two rows
    for before, after in pairs:
        stood, stands = _standing(before), _standing(after)
        if stood is None and stands is None:
            continue
        fields = _differing(stood, stands, seen)
        if fields:
            what: What = "came" if stood is None else "went" if stands is None else "changed"
            yield Change(what, stood, stands, fields, why(before, after))


def _standing(row: Row | None) -> Row | None:
    if row is None:
        return None
    status = row.get("status", row.get("disposition_status", ""))
    return row if status in _STANDS else None


def _differing(before: Row | None, after: Row | None, seen: Sequence[str]) -> tuple[str, ...]:
    if before is None or after is None:
        return tuple(seen)
    return tuple(name for name in seen if before.get(name, "") != after.get(name, ""))


class _Reasons:
    """What differs between two runs beside their numbers, and so explains those."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self._old, self._new = old, new
        self._hashes = {one["file"]: one.get("sha256", "") for one in old.inputs}
        self._hashes_now = {one["file"]: one.get("sha256", "") for one in new.inputs}

    def of_number(self, before: Row | None, after: Row | None) -> str:
        row = after if after is not None else before
        assert row is not None
        return self._file(row["file"]) or self._decision(before, after) or self._run(after)

    def of_answer(self, before: Row | None, after: Row | None) -> str:
        row = after if after is not None else before
        assert row is not None
        told = (self._file(file) for file in row["files"].split("; "))
        return next(filter(None, told), "") or self._run(after)

    def _file(self, file: str) -> str:
        was, now = self._hashes.get(file), self._hashes_now.get(file)
        if was is None:
            return f"{file} is new"
        if now is None:
            return f"{file} is no longer there"
        return f"{file} has another content" if was != now else ""

    def _decision(self, before: Row | None, after: Row | None) -> str:
        if after is not None and after["status"] == "decided":
            return f"a decision: {after['reason']}"
        if before is not None and before["status"] == "decided":
            return "a decision no longer holds"
        return ""

    def _run(self, after: Row | None) -> str:
        """Return what of the whole run is another; with the reason for which a number waits."""
        parts = (
            ("foi_compare", "the version is {now}, was {was}"),
            ("codebook", "the codebook is {now}, was {was}"),
            ("decisions", "decisions.csv has changed"),
            ("settings", "foi-compare.toml has changed"),
        )
        told = [
            words.format(was=self._old.account.get(name), now=self._new.account.get(name))
            for name, words in parts
            if self._old.account.get(name) != self._new.account.get(name)
        ]
        if not told and self._hashes != self._hashes_now:
            told = ["other files of the inbox have changed"]
        waits = after["reason"] if after is not None and _standing(after) is None else ""
        return "; ".join(filter(None, (*told, waits and f"it waits: {waits}")))
