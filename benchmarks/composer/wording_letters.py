"""Letters without tables of any size: every wording of a set is read in several styles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from composer import write_files
from composer.compose import frame_of, setting_of, truth_of
from composer.letter_forms import FORMS
from composer.letters import STYLES, Answer, letter
from composer.pieces import Block, Cell, Composed, Grid, Number, Text
from composer.shapes import Setting
from composer.specification import Voice, wording_set

LOOKS = ("text", "docx_grid", "html_plain", "html_messy", "reportlab_ruled", "odt_grid")
QUESTIONS = {
    "refused": "questions_other", "cost": "questions_other", "not_held": "questions_policy",
    "nil": "questions_code", "neither": "questions_other", "any_other": "questions_table",
    "clarification": "questions_other", "partial": "questions_both",
    "disclosed_text": "questions_code", "disclosed_table": "questions_table",
    "attached": "questions_policy",
    "acknowledgement": "questions_code", "whole_clarification": "questions_code",
    "whole_cost": "questions_other", "whole_not_held": "questions_policy",
    "whole_neither": "questions_other", "words": "questions_how",
}  # fmt: skip
DISPOSITIONS = {
    "refused": "refused", "cost": "refused", "not_held": "not_held", "nil": "nil",
    "neither": "neither_confirm_nor_deny", "any_other": "disclosed",
    "clarification": "clarification_sought", "partial": "partial", "disclosed_text": "disclosed",
    "disclosed_table": "disclosed", "attached": "see_attachment", "acknowledgement": "unclear",
    "whole_clarification": "clarification_sought", "whole_cost": "refused",
    "whole_not_held": "not_held", "whole_neither": "neither_confirm_nor_deny",
    "words": "disclosed",
}  # fmt: skip
# A letter of these kinds is one answer and repeats no question.
WHOLE = frozenset({
    "acknowledgement", "whole_clarification", "whole_cost", "whole_not_held", "whole_neither",
})  # fmt: skip
DUE = ("14 March 2025", "03/06/2024", "21st November 2023")
ZERO = ("0", "nil", "none", "zero")


@dataclass(frozen=True, slots=True)
class Said:
    """One wording of a set: what kind of answer it is, and the exemptions it applies."""

    kind: str
    exemptions: tuple[str, ...]
    text: str


class SetVoice(Voice):
    """A voice that says around its answers what a set of wordings holds."""

    def __init__(self, seed: str, wordings: dict[str, list[list[str]]]) -> None:
        super().__init__(seed, "held", own=False)
        self._wordings = wordings

    def say(self, kind: str, **fields: str) -> str:
        """Return a wording of that kind with its fields filled."""
        return self.rng.choice(self._wordings[kind])[1].format(**fields)


def wordings_of(name: str) -> list[Said]:
    """Return every wording of a set that answers a question."""
    return [
        Said(kind, tuple(filter(None, exemptions.split(";"))), text)
        for kind, entries in wording_set(name).items()
        if kind in DISPOSITIONS
        for exemptions, text in entries
    ]


def write_letters(name: str, rounds: int, folder: Path, cache: Path, seed: str = "") -> None:
    """Write letters in which every wording of a set stands `rounds` times, with their truths."""
    inbox, truths = folder / "inbox", folder / "truth"
    inbox.mkdir(parents=True)
    truths.mkdir(parents=True)
    composed = list(_letters(name, rounds, seed))
    drawn = write_files.write_all([reply for reply, _ in composed], inbox, cache)
    for reply, said in composed:
        if reply.name in drawn:
            truth = truth_of(reply, drawn[reply.name])
            truth["said"] = said
            text = json.dumps(truth, indent=1, ensure_ascii=False)
            (truths / f"{reply.name}.json").write_text(text, encoding="utf-8")


def _letters(name: str, rounds: int, seed: str) -> Iterator[tuple[Composed, list[list[str]]]]:
    rng = Random(f"letters {name}{seed}")
    wordings = wording_set(name)
    pile = [said for _ in range(rounds) for said in wordings_of(name)]
    whole = [said for said in pile if said.kind in WHOLE]
    pile = [said for said in pile if said.kind not in WHOLE]
    rng.shuffle(pile)
    styles = {**STYLES, **{form: FORMS[form] for _, form in wordings.get("forms", ())}}
    position = 0
    used: set[tuple[str, str]] = set()
    while pile or whole:
        if pile:
            dealt = [pile.pop() for _ in range(min(len(pile), rng.choice((1, 2, 3, 3, 4))))]
            style = rng.choice(list(styles))
        else:
            dealt, style = [whole.pop()], "unasked"
        voice = SetVoice(f"{name}{seed}-{position}", wordings)
        reply, said = _compose(voice, f"{position:03d}", style, rng.choice(LOOKS), dealt)
        position += 1
        # Two letters of one force with one reference would be one reply.
        if (reply.force_id, reply.reference) not in used:
            used.add((reply.force_id, reply.reference))
            yield reply, said


def _compose(
    voice: SetVoice, name: str, style: str, look: str, dealt: Sequence[Said]
) -> tuple[Composed, list[list[str]]]:
    setting = setting_of(voice)
    frame = frame_of(voice, setting)
    answers: list[Answer] = []
    for one in dealt:
        answers.append(_other_question(voice, setting, frame.force.name, one, answers))
    web = look.startswith("html")
    blocks, asked = letter(voice, frame, (STYLES | FORMS)[style], answers, web=web)
    reply = Composed(
        name=name, half="set", shape="wordings", style=style, look=look,
        force_id=frame.force.force_id, force=frame.force.name, reference=frame.reference,
        dated=frame.dated, dated_as_printed=frame.dated_as_printed, questions=asked, blocks=blocks,
    )  # fmt: skip
    if style == "unasked":
        return reply, [[one.kind, one.text] for one in dealt]
    said = {answer.question: one for answer, one in zip(answers, dealt, strict=True)}
    return reply, [
        [said[one.text].kind, said[one.text].text] if one.text else ["", ""] for one in asked
    ]


def _other_question(
    voice: SetVoice, setting: Setting, force: str, said: Said, others: Sequence[Answer]
) -> Answer:
    """Return an answer to a question that is not asked yet, if the set has one."""
    asked = {answer.question for answer in others}
    for _ in range(20):
        answer = _answer(voice, setting, force, said)
        if answer.question not in asked:
            break
    return answer


def _answer(voice: SetVoice, setting: Setting, force: str, said: Said) -> Answer:
    rng = voice.rng
    fields = {
        "plain": setting.offence.plain, "hocode": setting.offence.code, "start": setting.start,
        "end": setting.end, "code": setting.code, "force": force,
        "files": f"{rng.randint(400, 9000):,}", "minutes": str(rng.choice((3, 5, 10, 15))),
        "hours": str(rng.randint(20, 900)), "n": str(rng.randint(2, 700)),
        "due": rng.choice(DUE),
    }  # fmt: skip
    if said.kind == "nil":
        fields["code"] = voice.pick(("4", "5", "6", "7", "12", "17"))
    question = voice.say(QUESTIONS[said.kind], **fields)
    text = said.text.format(**fields)
    blocks: list[Block] = [Text(text=text, numbers=_numbers(said, text, fields))]
    if said.kind in ("disclosed_table", "any_other"):
        blocks.insert(1 if said.kind == "disclosed_table" else 0, _table(voice))
    return Answer(
        question=question, blocks=tuple(blocks), dispositions=(DISPOSITIONS[said.kind],),
        exemptions=said.exemptions,
    )  # fmt: skip


def _numbers(said: Said, text: str, fields: dict[str, str]) -> tuple[Number, ...]:
    if said.kind in ("disclosed_text", "partial"):
        value = int(fields["n"])
        return (
            Number(
                printed=fields["n"], lower=value, upper=value, code=fields["code"],
                form="question_code",
            ),
        )  # fmt: skip
    if said.kind == "nil":
        printed = next((word for word in ZERO if word in text.lower().split()), "")
        return (Number(printed=printed, code=fields["code"], form="sentence", kind="optional"),)
    return ()


def _table(voice: SetVoice) -> Grid:
    rows = [(Cell(text="Outcome", head=True), Cell(text="Total", head=True))]
    for wording in voice.labels(voice.rng.randint(3, 5), asks=0):
        value = voice.count()
        number = Number(
            printed=voice.number(value), lower=value, upper=value, code=wording.code,
            label=wording.label, origin=wording.origin,
        )  # fmt: skip
        rows.append((Cell(text=wording.label), Cell(text=voice.number(value), number=number)))
    return Grid(rows=tuple(rows))
