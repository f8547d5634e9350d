"""Match what was read to what was printed, one to one, and say what each number came to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accuracy.reading import Read, Row

Truth = dict[str, Any]
BOUND = {"accepted", "decided"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one printed number (or one accepted number that nobody printed) came to.

    `outcome` is `right`, `wrong`, `review`, `asked` (rightly in review), `aside`, `lost`,
    `invented`, or for a blank cell `blank right`, `blank wrong`, `blank missing`.
    """

    reply: Truth
    outcome: str
    number: Truth
    row: Row
    faults: tuple[str, ...] = ()


def judge(reply: Truth, read: Read) -> list[Verdict]:
    """Return the verdict on every number of one reply."""
    truths, rows = list(reply["numbers"]), list(read.observations)
    pairs = _pairs(reply, truths, rows)
    verdicts = []
    for position, number in enumerate(truths):
        row = rows[pairs[position]] if position in pairs else None
        verdicts.append(_verdict(reply, number, row, read))
    taken = set(pairs.values())
    for position, row in enumerate(rows):
        if position in taken or _is_said_for_each(reply, row):
            continue
        if row["status"] in BOUND and row["value_as_printed"]:
            verdicts.append(Verdict(reply, "invented", {"form": "", "label": ""}, row))
    return verdicts


def _is_said_for_each(reply: Truth, row: Row) -> bool:
    """Say whether one sentence of a joint letter, `Nil return`, stands for each of its forces."""
    return reply["shape"] == "joint" and any(
        number["kind"] == "optional"
        and number["code"] == row["code"]
        and number["printed"].casefold() in ("", row["value_as_printed"].casefold())
        and _same_question(reply, number, row)
        for number in reply["numbers"]
    )


def _pairs(reply: Truth, truths: list[Truth], rows: list[Row]) -> dict[int, int]:
    """Pair every number with the observation that is most like it, the likest pairs first."""
    scored: list[tuple[float, int, int]] = []
    for left, number in enumerate(truths):
        for right, row in enumerate(rows):
            score = _likeness(number, row)
            if score > 0:
                if not faults(reply, number, row):
                    score += 100
                scored.append((-score, left, right))
    scored.sort()
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, left, right in scored:
        if left not in pairs and right not in used:
            pairs[left] = right
            used.add(right)
    return pairs


def _likeness(number: Truth, row: Row) -> float:
    value = _same_value(number, row)
    label = bool(number["label"]) and fold(row["label"]) == fold(number["label"])
    series = fold(row["series"]) == fold(number["series"])
    if not value and not (label and series):
        return 0
    if not value and number["form"] in ("sentence", "question_code"):
        return 0
    score = 8.0 * value + 4 * label + 3 * series + 2 * (row["code"] == number["code"])
    groups = [fold(part) for part in number["breakdown"]]
    score += 2 * all(group in fold(row["breakdown"]) for group in groups)
    return score + (row["status"] in BOUND) * 0.5


def _verdict(reply: Truth, number: Truth, row: Row | None, read: Read) -> Verdict:
    if number["form"] == "blank":
        return _blank(reply, number, row)
    if row is None:
        return Verdict(reply, _missing(number, read), number, {})
    if number["kind"] == "optional" and (row["status"] not in BOUND or number["code"] == "review"):
        return Verdict(reply, "optional", number, row)
    if row["status"] not in BOUND:
        return Verdict(reply, "asked" if number["code"] == "review" else "review", number, row)
    found = faults(reply, number, row)
    return Verdict(reply, "wrong" if found else "right", number, row, found)


def _missing(number: Truth, read: Read) -> str:
    if number["kind"] == "optional":
        return "optional"
    if not re.search(r"\w", number["printed"]):
        return "right" if number["kind"] == "dash" else "lost"
    printed = fold(number["printed"])
    if any(printed in fold(row.get("value_as_printed", "")) for row in read.review):
        return "review"
    pattern = re.compile(rf"(?<![\d,.]){re.escape(printed)}(?![\d])")
    aside = any(pattern.search(fold(row["text"])) for row in read.set_aside)
    return "aside" if aside else "lost"


def _blank(reply: Truth, number: Truth, row: Row | None) -> Verdict:
    if row is None:
        return Verdict(reply, "blank missing", number, {})
    if row["status"] not in BOUND:
        return Verdict(reply, "blank review", number, row)
    found = faults(reply, number, row)
    return Verdict(reply, "blank wrong" if found else "blank right", number, row, found)


def faults(reply: Truth, number: Truth, row: Row) -> tuple[str, ...]:
    """Return the names of the columns in which an observation differs from the truth."""
    checks = (
        ("value", _same_value(number, row)),
        ("measure", row["measure"] in ("", "count", number["measure"])
         if number["measure"] == "count" else row["measure"] == number["measure"]),
        ("code", _same_code(number, row)),
        ("role", _same_role(number, row)),
        ("series", _same_series(number, row)),
        ("breakdown", _same_breakdown(number, row)),
        ("offence", _same_offence(number, row)),
        ("question", _same_question(reply, number, row)),
        ("force", row["force_id"] == (number["force_id"] or reply["force_id"])),
    )  # fmt: skip
    return tuple(name for name, same in checks if not same)


def _same_value(number: Truth, row: Row) -> bool:
    lower, upper = _number(row["lower"]), _number(row["upper"])
    if number["status"] == "exact":
        value = _number(row["value"])
        if value is None:
            return number["kind"] == "dash" and row["value_status"] == "not_stated"
        return abs(value - number["lower"]) < 1e-9
    if row["value"] or row["value_status"] != number["status"]:
        return False
    low = (0, 1) if number["status"] == "suppressed" and number["lower"] == 0 else (
        number["lower"],)  # fmt: skip
    return lower in low and upper == number["upper"]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _same_code(number: Truth, row: Row) -> bool:
    if number["code"] == "review":
        return False
    if number["kind"] == "axis_total":
        return row["code"] in (number["code"], "")
    return bool(row["code"] == number["code"])


def _same_role(number: Truth, row: Row) -> bool:
    if number["kind"] == "axis_total":
        return row["role"] in ("total", "subtotal") or fold(row["series"]) == fold(number["series"])
    if number["role"] in ("total", "subtotal"):
        return row["role"] in ("total", "subtotal")
    return bool(row["role"] == number["role"])


def _same_series(number: Truth, row: Row) -> bool:
    printed, wanted = fold(row["series"]), fold(number["series"])
    if number["kind"] in ("percentage", "optional"):
        return True
    if number["form"] == "sentence":
        year = re.match(r"(?:fy )?(\d{4})", wanted)
        starts = row["period_start"][:4]
        return printed == wanted or not wanted or (year is not None and starts == year.group(1))
    if not wanted and number["form"] == "question_code":
        return True
    if number["kind"] == "axis_total" and not printed:
        return True
    if number["kind"] == "sheet_year":
        starts = row["period_start"][:4]
        same = bool(starts) and wanted.removeprefix("fy ").startswith(starts)
        return same or wanted in (printed, fold(row["breakdown"]))
    return printed == wanted


def _same_breakdown(number: Truth, row: Row) -> bool:
    if number["kind"] == "percentage":
        return True
    wanted = [fold(part) for part in number["breakdown"]]
    printed = [fold(part.partition("=")[2] or part) for part in row["breakdown"].split("; ")]
    known = {part for part in printed if part}
    if number["kind"] == "sheet_year":
        known = {part for part in known if fold(number["series"]) not in part}
    if number["force_id"]:  # a heading that names the force says no more than the force
        known = {part for part in known if not _slug(part).startswith(number["force_id"])}
    if number["offence"]:
        known -= {fold(number["offence"])}
    if set(wanted) == known:
        return True
    return set(wanted) - known <= {fold(row["offence"])} and known <= set(wanted)


def _slug(text: str) -> str:
    return re.sub("[^a-z]+", "-", text)


def _same_offence(number: Truth, row: Row) -> bool:
    """Say whether the offence is kept as printed; as a part of the breakdown it is kept too."""
    wanted = fold(number["offence"])
    return not wanted or wanted == fold(row["offence"]) or wanted in fold(row["breakdown"])


def _same_question(reply: Truth, number: Truth, row: Row) -> bool:
    if len(reply["questions"]) == 1 and row["question"] in ("", "1"):
        return True
    return plain_number(row["question"]) == plain_number(number["question"])


def plain_number(text: str) -> str:
    """Return a question's number without what stands around it: `Q1.` and `(1)` are `1`."""
    return re.sub(r"^(question|request|point|cwestiwn|q)(?=\W*\d)|[^a-z0-9]", "", text.lower())


def fold(text: str) -> str:
    """Return a text for comparing: one kind of dash, one space, lower case."""
    return re.sub(r"\s+", " ", re.sub("[\u2010-\u2015]", "-", text)).strip().casefold()


def letters(reply: Truth, read: Read) -> Iterator[tuple[str, bool, str]]:
    """Yield (what, right, expected and got) for the facts of the letter."""
    rows = read.replies
    forces = sorted({row["force_id"] for row in rows})
    yield "force", forces == reply["forces"], f"{reply['forces']} / {forces}"
    references = {row["reference"] for row in rows}
    yield (
        "reference",
        {_bare(text) for text in references} == {_bare(reply["reference"])},
        f"{reply['reference']} / {sorted(references)}",
    )
    dates = {row["date"] for row in rows}
    right = {reply["date"], reply["date_as_printed"]}
    yield "date", len(dates) == 1 and dates <= right, f"{reply['date']} / {sorted(dates)}"
    if len(reply["forces"]) > 1:
        return  # each force has its own rows, and the letter does not say which
    wanted = [plain_number(one["number"]) for one in reply["questions"]]
    numbers = [plain_number(row["question"]) for row in rows]
    same = numbers == wanted or (len(wanted) == 1 and numbers == ["1"])
    yield "segmentation", same, f"{wanted} / {numbers}"
    yield from _dispositions(reply, rows)


def _bare(text: str) -> str:
    return re.sub(r"^(foi|ref)?\W*", "", text.casefold())


def _dispositions(reply: Truth, rows: list[Row]) -> Iterator[tuple[str, bool, str]]:
    by_number = {plain_number(row["question"]): row for row in rows}
    for position, one in enumerate(reply["questions"]):
        row = by_number.get(plain_number(one["number"]))
        if row is None and len(rows) == len(reply["questions"]):
            row = rows[position]
        got = row["disposition"] if row else "(no row)"
        text = f"Q{one['number']} {one['dispositions']} / {got}"
        yield "disposition", got in one["dispositions"], text
        printed = set(filter(None, row["exemptions"].split("; "))) if row else set()
        wanted = set(one["exemptions"])
        for section in sorted(wanted | printed):
            what = f"{section}: wanted {sorted(wanted)} / got {sorted(printed)}"
            if section in wanted:
                yield "exemptions recall", any(_same_section(section, p) for p in printed), what
            if section in printed:
                right = any(_same_section(w, section) for w in wanted)
                yield "exemptions precision", right, what


def _same_section(wanted: str, printed: str) -> bool:
    """Say whether a section that was read is the one of the key, which may name it less finely.

    The key of a wording says `40(5)` for either of its subsections (5A) and (5B), which took its
    place in 2018; the column keeps the one that the letter prints.
    """
    shorter, longer = sorted((wanted, printed), key=len)
    lettered = re.fullmatch(rf"{re.escape(wanted.removesuffix(')'))}[A-Z]\)", printed)
    return longer == shorter or longer.startswith(shorter + "(") or lettered is not None
