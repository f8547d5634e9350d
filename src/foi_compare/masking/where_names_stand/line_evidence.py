"""The line that a word stands on, and those around it, to what they say of it.

Each thing that is said is one word of text, a feature, which the weights know or do not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foi_compare.masking.kinds_of_words.read_lines import NUMERAL, Line
from foi_compare.masking.kinds_of_words.word_classes import Vocabulary

_GREETING = re.compile(
    r"^\W*(?:dear|hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|annwyl|bore da|helo"
    r"|(?:morning|afternoon|evening)(?=\s[^\W\d_]+[,!])|prynhawn da|noswaith dda|shwmae|fao|attn"
    r"|for the attention of|attention)\b",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^\W*(?:(?:i remain,? )?yours(?: (?:very )?\w+)?|with (?:my |our )?(?:sincere )?apologies"
    r"|hwyl(?: am y tro)?|sincerely(?: yours)?|faithfully(?: yours)?"
    r"|(?:with )?(?:my |our )?(?:very )?(?:kind(?:est)?|best|warm(?:est)?|many)?"
    r" ?(?:regards|wishes|thanks)(?: (?:and|&) (?:kind(?:est)?|best) (?:regards|wishes))?"
    r"(?: in advance| again)?|thank you(?: very much)?(?: in advance)?|thank-you|cheers"
    r"|ta(?=,|\W*$)|rgds|kr|bw|best(?=\W*$)|all the best|speak soon|respectfully(?: yours)?"
    r"|(?:yr eiddoch )?yn (?:gywir|ffyddlon)|cofion(?: (?:gorau|cynnes))?"
    r"|diolch(?: (?:o galon|yn fawr(?: iawn)?))?"
    r"|gyda diolch|with thanks|signed(?: by)?|\(signed\))\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:officer|manager|advis[eo]r|analyst|administrator|decision[ -]maker|assistant|supervisor"
    r"|head of|director|co-?ordinator|researcher|solicitor|clerk|constable|sergeant|inspector"
    r"|superintendent|secretary|registrar|lead|practitioner|specialist|leader|case ?worker"
    r"|commander|swyddog|rheolwr|handler|reviewer|auditor|technician|controller|support)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\d{5}|\btel|\bext|phone|direct", re.IGNORECASE)
FOREIGN = "foreign"  # in another language than English
_SHORT_CLOSING, _LONG_BELOW, _MOST_BELOW = 70, 25, 9
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_FIRM = re.compile(r"\b(?:ltd|limited|plc|llp|inc|cic|gmbh|holdings|solicitors)\b", re.IGNORECASE)
_SAYS = {"postcode": _POSTCODE, "firms": _FIRM}
_WHOLE, _OF_OFFICE, _SHORT = 5, 9, 7
_FEW, _SOME, _HALF_SENTENCE, _SENTENCE = 3, 6, 12, 4


def parts_of_letter(lines: Sequence[Line]) -> Iterator[str]:
    """Yield for each line where in a letter it stands.

    `g` is a greeting, `b` behind one, `c0` a closing, `c1` the line below it, `-` elsewhere.
    """
    part = "-"
    for line in lines:
        part = _next_part(part, line)
        yield part


def _next_part(part: str, line: Line) -> str:
    if len(line.text) < _SHORT_CLOSING and CLOSING.match(line.text):
        return "c0"
    if _GREETING.match(line.text):
        return "g"
    if part[0] == "c":
        below = int(part[1:]) + 1
        return f"c{below}" if below <= _MOST_BELOW and len(line.tokens) < _LONG_BELOW else "-"
    return "b" if part == "g" else part


def is_sentence(line: Line) -> bool:
    """Return whether a line is as long as half of a sentence is."""
    return len(line.tokens) >= _HALF_SENTENCE


def said_of_line(lines: Sequence[Line], at: int, part: str, words: Vocabulary) -> list[str]:
    """Return what a line says of each word on it."""
    line = lines[at]
    count = len(line.tokens)
    small = sum(token[0].islower() for token in line.tokens)
    said = [
        f"length={count if count < _SOME else '12+' if is_sentence(line) else '6+'}",
        f"small={min(small, _FEW)}",
        f"part={part}",
        f"to end={min(_SENTENCE, len(lines) - at - 1)}",
    ]
    if count <= _OF_OFFICE and _OFFICE.search(line.text):
        said.append("office")
    if "@" in line.text:
        said.append("address")
    said += [name for name, pattern in _SAYS.items() if pattern.search(line.text)]
    if words.is_foreign(line.text):
        said.append(FOREIGN)
    if "|" in line.tokens:
        cells = line.text.split(" | ")
        numerals = sum(NUMERAL.fullmatch(cell) is not None for cell in cells)
        said.append(f"row of numbers={numerals > 0}")
        said.append(f"row={len(cells) - numerals} {min(numerals, _FEW)}")
    return [*said, *_said_above(lines, at, words), *_said_below(lines, at, words)]


def _said_above(lines: Sequence[Line], at: int, words: Vocabulary) -> Iterator[str]:
    if not at:
        yield "first line"
        return
    above = lines[at - 1]
    tokens = above.tokens
    if not tokens:
        return
    yield f"above ends={words.heard_as(tokens[-1])}"
    yield f"above begins={words.heard_as(tokens[0])}"
    yield f"above short={len(tokens) < _SHORT}"
    if len(tokens) <= _WHOLE:
        yield f"above={' '.join(map(words.looks_as, tokens))}"
        yield f"above in words={' '.join(map(words.heard_as, tokens))}"
    if len(tokens) < _OF_OFFICE and _OFFICE.search(above.text):
        yield "office above"


def _said_below(lines: Sequence[Line], at: int, words: Vocabulary) -> Iterator[str]:
    if at + 1 == len(lines):
        yield "last line"
        return
    below = lines[at + 1]
    if not below.tokens:
        return
    yield f"below begins={words.heard_as(below.tokens[0])}"
    yield f"below short={len(below.tokens) < _SHORT}"
    if NUMERAL.fullmatch(below.tokens[-1]):
        yield f"number ends below={len(below.tokens) < _SHORT}"
    if _POSTCODE.search(below.text):
        yield "postcode below"
    if len(below.tokens) < _OF_OFFICE and _OFFICE.search(below.text):
        yield "office below"
    if "@" in below.text:
        yield "address below"
    if _REACHED.search(below.text):
        yield "telephone below"
