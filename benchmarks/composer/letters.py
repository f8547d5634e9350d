"""Letters in the structural styles of real replies, around given answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from composer.pieces import Asked, Block, Cell, Grid, Number, Text, with_question
from composer.specification import ForceEntry, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question as it was asked, and the blocks that answer it."""

    question: str
    blocks: tuple[Block, ...]
    dispositions: tuple[str, ...]
    exemptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a letter says around its answers."""

    force: ForceEntry
    reference: str
    dated: str
    dated_as_printed: str
    received: str
    subject: str
    plain: str


Style = Callable[[Voice, Sequence[Answer]], tuple[list[Block], list[Asked]]]
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii")


def asked_of(number: str, answer: Answer, *, text: bool = True) -> Asked:
    """Return a question with its number, and its text where the letter prints it."""
    return Asked(
        number=number,
        text=answer.question if text else "",
        dispositions=answer.dispositions,
        exemptions=answer.exemptions,
    )


def bound(answer: Answer, number: str, lead: str = "") -> list[Block]:
    """Return the blocks of an answer bound to its question, `lead` before the first."""
    blocks = [with_question(block, number) for block in answer.blocks]
    if lead and isinstance(blocks[0], Text):
        blocks[0] = replace(blocks[0], text=lead + blocks[0].text)
    elif lead:
        blocks.insert(0, Text(text=lead.strip()))
    return blocks


def marked(kind: str, count: int) -> list[tuple[str, str]]:
    """Return (number, mark as printed) for each question."""
    names = {
        "1.": [(str(n), f"{n}. ") for n in range(1, count + 1)],
        "1)": [(str(n), f"{n}) ") for n in range(1, count + 1)],
        "1/": [(str(n), f"{n}/ ") for n in range(1, count + 1)],
        "(1)": [(str(n), f"({n}) ") for n in range(1, count + 1)],
        "Q1": [(f"Q{n}", f"Q{n}. ") for n in range(1, count + 1)],
        "a)": [(letter, f"{letter}) ") for letter in "abcdefg"[:count]],
        "(A)": [(letter, f"({letter}) ") for letter in "ABCDEFG"[:count]],
        "i.": [(numeral, f"{numeral}. ") for numeral in ROMAN[:count]],
    }
    return names[kind]


def repeated(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """All questions in a list, then each one again above its answer."""
    marks = marked(voice.pick(("1.", "1)")), len(answers))
    blocks: list[Block] = [
        Text(text=mark + answer.question, kind="list")
        for (_, mark), answer in zip(marks, answers, strict=True)
    ]
    for (number, _), answer in zip(marks, answers, strict=True):
        blocks += [Text(text=answer.question, kind="question"), *bound(answer, number)]
    return blocks, all_asked(marks, answers)


def all_asked(marks: list[tuple[str, str]], answers: Sequence[Answer]) -> list[Asked]:
    """Return all questions with their numbers."""
    return [asked_of(number, answer) for (number, _), answer in zip(marks, answers, strict=True)]


def _all_then_all(
    answers: Sequence[Answer], headings: tuple[str, str], kind: str, lead: str
) -> tuple[list[Block], list[Asked]]:
    marks = marked(kind, len(answers))
    blocks: list[Block] = [Text(text=headings[0], kind="heading")]
    for (_, mark), answer in zip(marks, answers, strict=True):
        blocks.append(Text(text=mark + answer.question, kind="list"))
    blocks.append(Text(text=headings[1], kind="heading"))
    for (number, mark), answer in zip(marks, answers, strict=True):
        if lead == "mark":
            blocks += bound(answer, number, mark)
        else:
            title = lead.format(number=number.lstrip("Q"))
            blocks += [Text(text=title, kind="heading"), *bound(answer, number)]
    return blocks, all_asked(marks, answers)


def request_response(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """REQUEST with numbered questions, RESPONSE with a heading for each."""
    kind = voice.pick(("1.", "1)"))
    return _all_then_all(answers, ("REQUEST", "RESPONSE"), kind, "Question {number}")


def you_asked(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """You asked, in response, with the numbers before each."""
    kind = voice.pick(("1.", "1/", "(1)"))
    return _all_then_all(answers, ("You asked:", "In Response:"), kind, "mark")


def response_n(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """One request, then Response 1, Response 2."""
    del voice  # every style is called alike
    return _all_then_all(answers, ("Request:", "Response:"), "1.", "Response {number}:")


def seek_access(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Write the Metropolitan way: I note you seek access, then the decision."""
    del voice  # every style is called alike
    headings = ("I note you seek access to the following information:", "DECISION")
    return _all_then_all(answers, headings, "Q1", "mark")


def set_out_below(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Lettered questions, then their letters again."""
    headings = ("You requested the following:", "Please find set out below our response.")
    return _all_then_all(answers, headings, voice.pick(("a)", "(A)")), "mark")


def searches(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Extent and result of searches, then the decision, with roman numerals."""
    del voice  # every style is called alike
    marks = marked("i.", len(answers))
    blocks: list[Block] = [Text(text="Your request", kind="heading")]
    for (_, mark), answer in zip(marks, answers, strict=True):
        blocks.append(Text(text=mark + answer.question, kind="list"))
    blocks += [
        Text(text="Extent and Result of Searches", kind="heading"),
        Text(text="Enquiries were made with the relevant departments of the force."),
        Text(text="Decision", kind="heading"),
    ]
    for (number, mark), answer in zip(marks, answers, strict=True):
        blocks += bound(answer, number, mark)
    return blocks, all_asked(marks, answers)


def welsh(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Welsh headings around English text."""
    del voice  # every style is called alike
    return _all_then_all(answers, ("Cais", "Ymateb"), "1.", "Cwestiwn {number}")


def inline(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Q1 with its answer A1 under it."""
    lead = voice.pick(("A{0}. ", "A{0}: ", "A = ", "Answer: "))
    blocks: list[Block] = []
    asked = []
    for position, answer in enumerate(answers, 1):
        blocks.append(Text(text=f"Q{position}. {answer.question}", kind="question"))
        blocks += bound(answer, f"Q{position}", lead.format(position))
        asked.append(asked_of(f"Q{position}", answer))
    return blocks, asked


def our_response(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Each question, then `Our Response:` and its answer."""
    marks = marked(voice.pick(("1.", "1)")), len(answers))
    blocks: list[Block] = []
    for (number, mark), answer in zip(marks, answers, strict=True):
        blocks.append(Text(text=mark + answer.question, kind="question"))
        blocks.append(Text(text="Our Response:", kind="heading"))
        blocks += bound(answer, number)
    return blocks, all_asked(marks, answers)


def request_answer(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Request 1, its text, Answer, its text."""
    del voice  # every style is called alike
    blocks: list[Block] = []
    asked = []
    for position, answer in enumerate(answers, 1):
        blocks += [
            Text(text=f"Request {position}", kind="heading"),
            Text(text=answer.question),
            Text(text="Answer", kind="heading"),
            *bound(answer, str(position)),
        ]
        asked.append(asked_of(str(position), answer))
    return blocks, asked


def bare(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Numbered question text, then answer text, and no heading at all."""
    del voice  # every style is called alike
    marks = marked("1.", len(answers))
    blocks: list[Block] = []
    for (number, mark), answer in zip(marks, answers, strict=True):
        blocks.append(Text(text=mark + answer.question, kind="question"))
        blocks += bound(answer, number)
    return blocks, all_asked(marks, answers)


def vanished(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Leave the questions out; the answers cite their numbers."""
    form = voice.pick(("Q{}", "Question {}", "Point {}"))
    blocks: list[Block] = [Text(text="Response", kind="heading")]
    asked = []
    for position, answer in enumerate(answers, 1):
        blocks.append(Text(text=form.format(position), kind="heading"))
        blocks += map(_unnamed, bound(answer, str(position)))
        asked.append(asked_of(str(position), answer, text=False))
    return blocks, asked


def _unnamed(block: Block) -> Block:
    """Where only the question named the code and the question is gone, nobody can know it."""
    said = block.text if isinstance(block, Text) else ""

    def forget(number: Number) -> Number:
        hidden = number.form == "question_code" or number.kind == "optional"
        named = f"outcome {number.code.casefold()}" in said.casefold()
        return replace(number, code="review") if hidden and not named else number

    if isinstance(block, Text):
        return replace(block, numbers=tuple(map(forget, block.numbers)))
    rows = tuple(
        tuple(replace(cell, number=forget(cell.number)) if cell.number else cell for cell in row)
        for row in block.rows
    )
    return replace(block, rows=rows)


def columns(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Request and response side by side; tables follow below it."""
    del voice  # every style is called alike
    marks = marked("1.", len(answers))
    rows = [(Cell(text="Request", head=True), Cell(text="Response", head=True))]
    below: list[Block] = []
    for position, ((number, mark), answer) in enumerate(zip(marks, answers, strict=True), 1):
        blocks = bound(answer, number)
        first = blocks[0]
        if isinstance(first, Text) and _is_plain(answer):
            text = first.text
        else:
            text = f"See Table {position} below."
            below += [Text(text=f"Table {position} (question {number})", kind="heading"), *blocks]
        rows.append((Cell(text=mark + answer.question), Cell(text=text)))
    return [Grid(rows=tuple(rows), layout=True), *below], all_asked(marks, answers)


def one_answer(voice: Voice, answers: Sequence[Answer]) -> tuple[list[Block], list[Asked]]:
    """Questions that share an answer are answered once, as `Questions 2 & 3`."""
    del voice  # every style is called alike
    answers = sorted(answers, key=_is_plain)
    marks = marked("1.", len(answers))
    blocks: list[Block] = [Text(text="REQUEST", kind="heading")]
    for (_, mark), answer in zip(marks, answers, strict=True):
        blocks.append(Text(text=mark + answer.question, kind="list"))
    blocks.append(Text(text="RESPONSE", kind="heading"))
    if len(answers) < 3:
        for (number, _), answer in zip(marks, answers, strict=True):
            blocks += [Text(text=f"Question {number}", kind="heading"), *bound(answer, number)]
        return blocks, all_asked(marks, answers)
    first, second, *others = answers
    rest = [replace(second, question=answer.question) for answer in others]
    blocks += [Text(text="Question 1", kind="heading"), *bound(first, "1")]
    numbers = [number for number, _ in marks[1:]]
    title = "Questions " + ", ".join(numbers[:-1]) + f" & {numbers[-1]}"
    blocks += [Text(text=title, kind="heading"), *bound(second, numbers[0])]
    return blocks, all_asked(marks, [first, second, *rest])


def _is_plain(answer: Answer) -> bool:
    first = answer.blocks[0]
    return len(answer.blocks) == 1 and isinstance(first, Text) and not first.numbers


STYLES: dict[str, Style] = {
    "repeated": repeated,
    "request_response": request_response,
    "you_asked": you_asked,
    "response_n": response_n,
    "seek_access": seek_access,
    "set_out_below": set_out_below,
    "searches": searches,
    "welsh": welsh,
    "inline": inline,
    "our_response": our_response,
    "request_answer": request_answer,
    "bare": bare,
    "vanished": vanished,
    "columns": columns,
    "one_answer": one_answer,
}


def letter(
    voice: Voice, frame: Frame, style: Style, answers: Sequence[Answer], *, web: bool
) -> tuple[list[Block], list[Asked]]:
    """Return the whole letter, from letterhead or web furniture to the annex."""
    body, asked = style(voice, answers)
    before = _web_top(voice, frame) if web else _letterhead(voice, frame)
    return [*before, *body, *_closing(voice, frame, web=web)], asked


def _letterhead(voice: Voice, frame: Frame) -> list[Block]:
    force = frame.force
    ref = voice.pick(("Our ref: {}", "Our Reference: {}", "Reference: {}", "FOI Ref: {}"))
    when = voice.pick(("{}", "Date: {}"))
    blocks: list[Block] = [
        Text(text=force.name, kind="title"),
        Text(text=force.unit, kind="small"),
        Text(text=force.address, kind="small"),
        Text(text=f"Telephone: 101   E-mail: foi@{force.domain}", kind="small"),
        Text(text=ref.format(frame.reference)),
        Text(text=when.format(frame.dated_as_printed)),
        Text(text="Dear Requester,"),
        Text(text=f"FREEDOM OF INFORMATION REQUEST: {frame.subject}", kind="heading"),
    ]
    blocks.append(Text(text=_opening(voice, frame)))
    return blocks


def _web_top(voice: Voice, frame: Frame) -> list[Block]:
    force = frame.force
    blocks: list[Block] = [
        Text(text="Skip to content", kind="furniture"),
        Text(text="Quickly exit this site", kind="furniture"),
        Text(text=f"{force.name}", kind="furniture"),
        Text(text="Home / Accessing information / Published items", kind="furniture"),
        Text(text="We use some essential cookies to make our website work.", kind="furniture"),
        Text(text=f"{frame.subject} ({frame.reference})", kind="title"),
        Text(text=f"Published: {frame.dated_as_printed}"),
        Text(text=_opening(voice, frame)),
    ]
    return blocks


def _opening(voice: Voice, frame: Frame) -> str:
    text = voice.say("openings", received=frame.received, plain=frame.plain, force=frame.force.name)
    if voice.rng.random() < 0.15:
        earlier = f"{voice.rng.randint(100, 999)}/{voice.rng.randint(17, 20)}"
        text += f" A similar request was answered earlier under reference {earlier}."
    return text


def _closing(voice: Voice, frame: Frame, *, web: bool) -> list[Block]:
    force = frame.force
    blocks: list[Block] = []
    if voice.rng.random() < 0.6:
        blocks.append(Text(text=voice.say("notes")))
    if web:
        return [*blocks, Text(text="No attachments", kind="furniture")]
    blocks += [
        Text(text="Yours sincerely,"),
        Text(text="Disclosure Officer"),
        Text(text=f"{force.unit}, {force.name}"),
    ]
    if voice.rng.random() < 0.8:
        blocks += [
            Text(text="COMPLAINT RIGHTS", kind="heading"),
            Text(text=voice.say("complaints"), kind="small"),
        ]
    if voice.rng.random() < 0.5:
        blocks += [
            Text(text="Legal Annex", kind="heading"),
            Text(text=voice.say("annex", force=force.name), kind="small"),
        ]
    return blocks
