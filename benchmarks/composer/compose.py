"""Compose a whole inbox: one seed, one plan, and a truth file beside every reply."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import date, timedelta
from math import gcd
from pathlib import Path
from random import Random
from typing import NamedTuple

from composer import write_files
from composer.letters import STYLES, Answer, Frame, letter
from composer.pieces import Block, Composed, Grid, Number, Text, numbers_of, others_of
from composer.shapes import NAMED_IN_QUESTION, SHAPES, Setting
from composer.specification import FORCES, ForceEntry, Voice
from composer.traps import TRAPS
from composer.write_xlsx import by_year

ALL_SHAPES = SHAPES | TRAPS
JOINT = (("norfolk", "suffolk"), ("warwickshire", "west-mercia"))
SCAN_EVERY = 31
WITHOUT_NUMBERS = ("refused", "not_held", "mixed")
NIL_WORD = re.compile(r"\b(nil|none|zero)\b", re.IGNORECASE)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Entry(NamedTuple):
    """What one reply of the plan is to be; `force` names its force where that is not drawn."""

    position: int
    half: str
    own: bool
    shape: str
    look: str
    style: str
    seed: str = ""
    force: str = ""


def plan(count: int, seed: str = "", scan_every: int = SCAN_EVERY) -> Iterator[Entry]:
    """Yield what each reply is to be: every shape meets every look in turn, scans a few.

    Another `seed` gives as many other replies: other figures, words, letters and looks. With
    `scan_every` 1, every reply is a scan.
    """
    shapes = [*SHAPES, *TRAPS, *WITHOUT_NUMBERS, "cost_estimate"]
    styles = list(STYLES)
    looks, scans = write_files.LOOKS, write_files.SCANS
    step = _step(len(looks))
    rng = Random(f"plan{seed}")
    offset = rng.randrange(len(looks)) if seed else 0
    for position in range(count):
        turn, place = divmod(position, len(shapes))
        look = looks[(place + turn * step + offset) % len(looks)]
        if position % scan_every == scan_every - 1:
            look = scans[(position // scan_every + offset) % len(scans)]
        half, own = rng.choice(("tuned", "held")), rng.random() < 0.5
        yield Entry(position, half, own, shapes[place], look, rng.choice(styles), seed)


def _step(count: int) -> int:
    """Return a step that visits every one of `count` places before it comes round."""
    return next(step for step in range(int(count * 0.38), count) if gcd(step, count) == 1)


def compose(entry: Entry) -> Composed:
    """Compose one reply; the same entry gives the same reply."""
    position, half, own, shape, look, style, seed, force = entry
    voice = Voice(f"{seed}{half}-{position}", half, own=own)
    setting = setting_of(voice)
    frame = frame_of(voice, setting, force)
    if shape == "joint":
        setting, frame = _joint(voice, setting, frame)
    answers = _answers(voice, setting, shape, frame)
    if look in write_files.ATTACHED:
        answers = [_attached(voice, answer) for answer in answers]
    web = look.startswith(("html", "chromium")) or (look == "text" and voice.rng.random() < 0.5)
    blocks, asked = letter(voice, frame, STYLES[style], answers, web=web)
    attached = [block for block in blocks if block.apart]
    if look == "xlsx_years":
        attached = by_year(attached)
    return Composed(
        name=f"{position:03d}", half=half, shape=shape, style=style, look=look,
        force_id=frame.force.force_id, force=frame.force.name, reference=frame.reference,
        dated=frame.dated, dated_as_printed=frame.dated_as_printed,
        questions=asked, blocks=[block for block in blocks if not block.apart],
        attached=attached,
    )  # fmt: skip


def write_inbox(
    entries: Iterable[Entry], folder: Path, cache: Path, *, half: str = "", only: str = ""
) -> int:
    """Write the inbox and the truth of the planned replies; return how many were written."""
    inbox, truths = folder / "inbox", folder / "truth"
    inbox.mkdir(parents=True)
    truths.mkdir(parents=True)
    chosen = [
        compose(entry) for entry in entries if half in ("", entry.half) and only in _names(entry)
    ]
    drawn = write_files.write_all(chosen, inbox, cache)
    for reply in chosen:
        if reply.name in drawn:
            truth = truth_of(reply, drawn[reply.name])
            text = json.dumps(truth, indent=1, ensure_ascii=False)
            (truths / f"{reply.name}.json").write_text(text, encoding="utf-8")
    return len(drawn)


def _names(entry: Entry) -> tuple[str, ...]:
    """Return by what an entry may be picked."""
    return "", entry.shape, entry.look, entry.look.partition("_")[0], entry.style


def truth_of(reply: Composed, file: str) -> dict[str, object]:
    """Return what a perfect reader would make of the reply."""
    flat = reply.look == "text"
    numbers = []
    blocks = [*reply.blocks, *reply.attached]
    for number in numbers_of(blocks):
        entry = asdict(number)
        if flat and number.form == "table":
            entry["form"] = "flattened"
        numbers.append(entry)
    return {
        "name": reply.name, "file": file, "half": reply.half, "shape": reply.shape,
        "style": reply.style, "look": reply.look, "force_id": reply.force_id,
        "forces": sorted({number.force_id or reply.force_id for number in numbers_of(blocks)})
        or [reply.force_id],
        "reference": reply.reference, "date": reply.dated,
        "date_as_printed": reply.dated_as_printed,
        "questions": [asdict(question) for question in reply.questions],
        "numbers": numbers,
        "set_aside": [list(pair) for pair in others_of(blocks)],
    }  # fmt: skip


def setting_of(voice: Voice) -> Setting:
    """Draw what a letter is about: an offence, years, and an outcome code to ask for."""
    rng = voice.rng
    first, count = rng.choice((2019, 2020, 2020)), rng.choice((3, 3, 4))
    if rng.random() < 0.5:
        years = tuple(str(first + n) for n in range(count))
        start, end = f"1st January {first}", f"31st December {first + count - 1}"
    else:
        form = voice.pick(("{0}/{1}", "{0}-{1}", "{0}/{2}", "FY {0}/{1}"))
        years = tuple(
            form.format(year, f"{(year + 1) % 100:02d}", year + 1)
            for year in range(first, first + count)
        )
        start, end = f"1 April {first}", f"31 March {first + count}"
    code = voice.pick(("8", "10", "14", "15", "16", "18", "20", "21", "22"))
    return Setting(offence=voice.offence(), years=years, start=start, end=end, code=code)


def frame_of(voice: Voice, setting: Setting, force_id: str = "") -> Frame:
    """Draw what stands around the answers: force (unless it is named), reference, dates."""
    rng = voice.rng
    drawn = rng.choice(FORCES)
    force = next((one for one in FORCES if one.force_id == force_id), drawn)
    dated = date(2024, 5, 1) + timedelta(days=rng.randint(0, 600))
    received = dated - timedelta(days=rng.randint(14, 60))
    form = voice.pick(("long", "ordinal", "slash", "short", "dots"))
    return Frame(
        force=force, reference=_reference(force, rng, dated), dated=dated.isoformat(),
        dated_as_printed=_printed(dated, form), received=_printed(received, form),
        subject=voice.pick(("Crime outcomes", "Recorded crimes and outcomes", "Outcome data")),
        plain=setting.offence.plain,
    )  # fmt: skip


def _joint(voice: Voice, setting: Setting, frame: Frame) -> tuple[Setting, Frame]:
    """Return setting and frame of a letter that two forces send together."""
    chosen = voice.rng.choice(JOINT)
    pair = [one for one in FORCES if one.force_id in chosen]
    named = tuple((one.force_id, one.name) for one in pair)
    both = replace(pair[0], name=" and ".join(one.name for one in pair))
    return replace(setting, forces=named), replace(frame, force=both)


def _reference(force: ForceEntry, rng: Random, dated: date) -> str:
    digits = {f"n{size}": str(rng.randint(10 ** (size - 1), 10**size - 1)) for size in range(3, 8)}
    year = dated.year
    return force.reference.format(
        **digits, d1=rng.randint(1, 9), yy=year % 100, yyyy=year, yy1=(year + 1) % 100
    )


def _printed(day: date, form: str) -> str:
    suffix = (
        "th" if 10 <= day.day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    )
    month = MONTHS[day.month - 1]
    return {
        "long": f"{day.day} {month} {day.year}",
        "ordinal": f"{day.day}{suffix} {month} {day.year}",
        "slash": f"{day:%d/%m/%Y}",
        "short": f"{day:%d/%m/%y}",
        "dots": f"{day:%d.%m.%Y}",
    }[form]


def _fields(voice: Voice, setting: Setting, frame: Frame) -> dict[str, str]:
    rng = voice.rng
    return {
        "plain": setting.offence.plain, "hocode": setting.offence.code, "start": setting.start,
        "end": setting.end, "code": setting.code, "force": frame.force.name,
        "files": f"{rng.randint(400, 9000):,}", "minutes": str(rng.choice((3, 5, 10, 15))),
        "hours": str(rng.randint(20, 900)),
    }  # fmt: skip


def _answers(voice: Voice, setting: Setting, shape: str, frame: Frame) -> list[Answer]:
    fields = _fields(voice, setting, frame)
    if shape in ("refused", "not_held"):
        kinds = [shape] + [shape] * voice.rng.randint(0, 2)
        return [_plain_answer(voice, kind, fields) for kind in kinds]
    main = _main_answer(voice, setting, _main_shape(voice, shape), fields)
    if shape == "cost_estimate":
        return [main, _plain_answer(voice, "refused", fields)]
    if shape == "mixed":
        kinds = ["nil", "not_held", "refused", "policy", "neither"]
        voice.rng.shuffle(kinds)
        others = [_plain_answer(voice, kind, fields) for kind in kinds[:3]]
    else:
        kinds = ["nil", "not_held", "refused", "policy"]
        others = [
            _plain_answer(voice, voice.pick(kinds), fields)
            for _ in range(voice.rng.choice((0, 0, 1, 2)))
        ]
    others.insert(voice.rng.choice((0, 0, len(others))), main)
    return others


def _attached(voice: Voice, answer: Answer) -> Answer:
    """Return the answer with its tables in an attachment, and a line that points there."""
    grids = [block for block in answer.blocks if isinstance(block, Grid)]
    if not grids or any(one.form == "question_code" for one in numbers_of([*answer.blocks])):
        return answer
    lead = Text(text=voice.pick(POINTERS))
    rest = tuple(replace(block, apart=True) for block in answer.blocks[1:])
    return replace(
        answer, blocks=(lead, *rest), dispositions=("see_attachment", *answer.dispositions)
    )


def _main_shape(voice: Voice, shape: str) -> str:
    if shape in ALL_SHAPES:
        return shape
    return voice.pick(("list", "years_across"))


def _main_answer(voice: Voice, setting: Setting, shape: str, fields: dict[str, str]) -> Answer:
    kind = "questions_code" if shape in NAMED_IN_QUESTION else "questions_table"
    question = voice.say(kind, **fields)
    blocks = ALL_SHAPES[shape](voice, setting)
    if shape not in {"sentence", "year_lines"}:
        lead: Block = Text(text=voice.say("disclosed_table", **fields))
        blocks = [lead, *blocks]
    return Answer(question=question, blocks=tuple(blocks), dispositions=("disclosed",))


POINTERS = (
    "Please see the attached spreadsheet.",
    "The information that we hold is provided in the attachment.",
    "Please refer to the accompanying Excel file, which contains the figures.",
)
DISPOSITIONS = {
    "refused": ("refused",),
    "not_held": ("not_held",),
    "nil": ("nil",),
    "neither": ("neither_confirm_nor_deny",),
    "policy": ("disclosed", "see_attachment"),
}
ASKED_BY = {
    "refused": "questions_other", "not_held": "questions_policy", "nil": "questions_code",
    "neither": "questions_other", "policy": "questions_policy",
}  # fmt: skip


def _plain_answer(voice: Voice, kind: str, fields: dict[str, str]) -> Answer:
    if kind == "nil":
        fields = fields | {"code": voice.pick(("4", "5", "6", "7", "12", "17"))}
    question = voice.say(ASKED_BY[kind], **fields)
    text, exemptions = voice.say_exempt(kind, **fields)
    numbers: tuple[Number, ...] = ()
    if kind == "nil":
        word = NIL_WORD.search(text)
        printed = word.group() if word else ""
        numbers = (Number(printed=printed, code=fields["code"], form="sentence", kind="optional"),)
    return Answer(
        question=question,
        blocks=(Text(text=text, numbers=numbers),),
        dispositions=DISPOSITIONS[kind],
        exemptions=exemptions,
    )
