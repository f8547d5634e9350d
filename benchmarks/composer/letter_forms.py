"""Further structures of letters, for the sets of wordings that name them under `forms`."""

from __future__ import annotations

from collections.abc import Sequence

from composer.letters import Answer, Style, all_asked, asked_of, bound, marked
from composer.pieces import Asked, Block, Text
from composer.specification import Voice

DIALOGUES = (
    ("We wrote to you to ask:", "You responded:"),
    ("Clarification was sought from you as follows:", "Your clarification:"),
    ("On receipt of this we e-mailed you:", "To this you replied:"),
)


def points(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Questions behind dashes; the answers cite them as points."""
    form = voice.pick(("Point {}", "Point {}:", "In respect of point {}:"))
    blocks: list[Block] = [Text(text="Your request was for:")]
    blocks += [Text(text=f"- {answer.question}", kind="list") for answer in answers]
    blocks.append(Text(text="Our response is as follows.", kind="heading"))
    for position, answer in enumerate(answers, 1):
        title = Text(text=form.format(position), kind="heading")
        blocks += [title, *bound(answer, str(position))]
    return blocks, [asked_of(str(place), answer) for place, answer in enumerate(answers, 1)]


def dialogue(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Write what was asked, what the force asked back, what it was told, and the answers."""
    marks = marked(voice.pick(("1.", "Q1")), len(answers))
    asking, told = voice.rng.choice(DIALOGUES)
    blocks: list[Block] = [Text(text="You asked for the following:", kind="heading")]
    for (_, mark), answer in zip(marks, answers, strict=True):
        blocks.append(Text(text=mark + answer.question, kind="list"))
    blocks += [
        Text(text=asking),
        Text(text="Can you confirm whether you would like the date the crime was recorded or "
             "the date of its outcome?"),
        Text(text=told),
        Text(text="The date it was recorded, please."),
        Text(text="Response", kind="heading"),
    ]  # fmt: skip
    for (number, mark), answer in zip(marks, answers, strict=True):
        blocks += bound(answer, number, mark)
    return blocks, all_asked(marks, answers)


def run_in(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """`Question 1 - text`, then `Answer 1 - text`."""
    dash = voice.pick(("-", "–", ":"))
    blocks: list[Block] = []
    for position, answer in enumerate(answers, 1):
        blocks.append(Text(text=f"Question {position} {dash} {answer.question}", kind="question"))
        blocks += bound(answer, str(position), f"Answer {position} {dash} ")
    return blocks, [asked_of(str(place), answer) for place, answer in enumerate(answers, 1)]


def quoted(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Questions in quotation marks, and each one again above its answer."""
    marks = marked(voice.pick(("1.", "1)", "Q1")), len(answers))
    blocks: list[Block] = [Text(text="Your request is replicated below:")]
    for (_, mark), answer in zip(marks, answers, strict=True):
        blocks.append(Text(text=f"“{mark}{answer.question}”", kind="list"))
    blocks.append(Text(text="Our response:", kind="heading"))
    for (number, mark), answer in zip(marks, answers, strict=True):
        blocks += [Text(text=f"“{mark}{answer.question}”", kind="question"), *bound(answer, number)]
    return blocks, all_asked(marks, answers)


def dashes(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Questions without numbers behind dashes, each one again above its answer."""
    mark = voice.pick(("- ", "• "))
    blocks: list[Block] = [Text(text="REQUEST", kind="heading")]
    blocks += [Text(text=mark + answer.question, kind="list") for answer in answers]
    blocks.append(Text(text="RESPONSE", kind="heading"))
    for position, answer in enumerate(answers, 1):
        blocks += [Text(text=mark + answer.question, kind="list"), *bound(answer, str(position))]
    return blocks, [asked_of(str(place), answer) for place, answer in enumerate(answers, 1)]


def regarding(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Each answer opens with the question that it is about."""
    marks = marked("1.", len(answers))
    form = voice.pick(("With regard to question {}:", "In relation to Q{}:", "In answer to Q{} -"))
    blocks: list[Block] = [Text(text="Your request:", kind="heading")]
    for (_, mark), answer in zip(marks, answers, strict=True):
        blocks.append(Text(text=mark + answer.question, kind="list"))
    blocks.append(Text(text="Our response:", kind="heading"))
    for (number, _), answer in zip(marks, answers, strict=True):
        blocks += bound(answer, number, form.format(number) + " ")
    return blocks, all_asked(marks, answers)


def in_turn(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Each question is repeated, and below it `RESPONSE` and its answer."""
    marks = marked(voice.pick(("1.", "Q1", "(1)")), len(answers))
    title = voice.pick(("RESPONSE", "Reply", "Force response:"))
    blocks: list[Block] = [Text(text="Your questions are answered in turn below.")]
    for (number, mark), answer in zip(marks, answers, strict=True):
        question = Text(text=mark + answer.question, kind="question")
        blocks += [question, Text(text=title, kind="heading"), *bound(answer, number)]
    return blocks, all_asked(marks, answers)


def unasked(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """No question at all: the letter is its one answer."""
    del voice  # every style is called alike
    (answer,) = answers
    return bound(answer, ""), [asked_of("", answer, text=False)]


FORMS: dict[str, Style] = {
    "points": points,
    "dialogue": dialogue,
    "run_in": run_in,
    "quoted": quoted,
    "dashes": dashes,
    "regarding": regarding,
    "in_turn": in_turn,
    "unasked": unasked,
}
