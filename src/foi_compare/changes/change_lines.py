"""Changes as lines that a person reads: which number, what it was, what it is, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foi_compare.changes.finding import Change, Row

_WHERE = ("offence", "series", "breakdown")


def lines_of(changes: Sequence[Change]) -> list[str]:
    """Return a line for each number that changed and each answer.

    Numbers of one force that come or go for one cause are counted in one line.
    """
    lines: list[str] = []
    counts: dict[tuple[str, str, str], int] = {}
    for one in changes:
        if one.what == "changed" or _is_answer(one.row):
            lines.append(_line(one))
        else:
            key = (one.row["force"], one.what, one.why)
            counts[key] = counts.get(key, 0) + 1
    lines += [
        f"{force}: {count:,} number{'' if count == 1 else 's'} {what}{_because(why)}"
        for (force, what, why), count in counts.items()
    ]
    return lines


def _line(one: Change) -> str:
    if _is_answer(one.row):
        was, now = (_answer(row) for row in (one.before, one.after))
        said = f"question {one.row['question'] or 'without a number'}: {_was_now(was, now)}"
    else:
        was, now = (_number(row) for row in (one.before, one.after))
        said = f"{_where(one.row)}: {_was_now(was, now)}"
        others = [name for name in one.fields if name not in _SHOWN]
        if others:
            said += f" ({', '.join(_moved(one, name) for name in others)})"
    return f"{one.row['force']}, {said}{_because(one.why)}"


# What a line shows of a number by itself.
_SHOWN = frozenset({"lower", "upper", "value_status", "code", "role", "period_start", "period_end"})


def _moved(one: Change, name: str) -> str:
    was = one.before.get(name, "") if one.before is not None else ""
    now = one.after.get(name, "") if one.after is not None else ""
    return f"{name} {was or 'empty'} → {now or 'empty'}"


def _is_answer(row: Row) -> bool:
    return "disposition" in row


def _answer(row: Row | None) -> str:
    if row is None:
        return ""
    return row["disposition"] + (f" ({row['exemptions']})" if row["exemptions"] else "")


def _number(row: Row | None) -> str:
    if row is None:
        return ""
    code = row["code"] if row["role"] == "code" else row["role"]
    return f"{_value(row)} under {code}"


def _value(row: Row) -> str:
    lower, upper = row["lower"], row["upper"]
    if lower == upper:
        return lower
    return f"{lower} to {upper}" if upper else f"{lower} or more"


def _where(row: Row) -> str:
    question = f"question {row['question']}" if row["question"] else ""
    label = f"“{row['label']}”" if row["label"] else "a number"
    return ", ".join(filter(None, (question, *(row[name] for name in _WHERE), label)))


def _was_now(was: str, now: str) -> str:
    if not was:
        return f"now {now}"
    return f"was {was}, now {now or 'nothing'}" if was != now else now


def _because(why: str) -> str:
    return f" — {why}" if why else ""


def counted(changes: Iterable[Change]) -> str:
    """Return how many numbers came, went and changed, in one line; empty where none did."""
    kinds = [one.what for one in changes]
    told = [f"{kinds.count(what):,} {what}" for what in ("came", "went", "changed")]
    return ", ".join(told) if kinds else ""
