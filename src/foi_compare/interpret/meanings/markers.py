"""The numbers that open a question or an answer, and those by which a text cites a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.periods.period_patterns import MONTHS

# One printed number of a question: 1, 1a, 1(a), 1.a, 1.1, a, iv, Qb.
_DIGITS = (
    r"\d{1,2}(?:[a-z](?!\w)|\s?\([a-z]\)|\.[a-z](?!\w)|\.\d{1,2}(?!\d))?"
    r"(?:\s?\([ivx]{1,4}\))?(?!\d)"
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD = rf"(?:{'|'.join(_WORDS)})(?![\w-])"
_LABEL = rf"(?:{_DIGITS}|[a-z](?![\w'])|[ivx]{{1,4}}(?!\w)|{_WORD})"
# `In answer to question 1, 37 crimes`: the second number counts.
_COUNTED = r"(?!\s(?:crimes?|offences?|incidents?|cases|arrests?|records)\b)"
_MORE = rf"(?:{_DIGITS}{_COUNTED}|(?:[a-z]|[ivx]{{2,4}})(?=\s*(?:[,.:;)&]|and\b|$)|\s-\s))"
_JOIN = r"(?:\s*,\s*(?:and\s+|&\s*)?|\s*[&+/]\s*|-|\s+(?:and|to|or|through)\s+|\s+ac?\s+(?=\d))"
# `1 a 2`, `1 ac 8`: the Welsh `and`.
_WELSH_AND = re.compile(r"(?<=\d)\s+ac?\s+(?=\d)")
_SPACED = r"(?:\s-\s)"
_QUESTION = (
    r"(?:questions?|quest|qu|qs?|points?|parts?|items?|limbs?|query|queries|cwestiwn|cwestiynau)"
)
_LIST = (
    rf"{_LABEL}(?:\)?{_JOIN}\(?(?:{_QUESTION}\s*\.?\s*)?{_MORE}"
    rf"|{_SPACED}{_QUESTION}\s*\.?\s*{_MORE})*"
)
_NUMBER_SIGN = r"(?:\s*(?:number|numbers|no\.?|nos\.?|rhif)(?![a-z]))?"

# `Ymateb / Response 2`, `Response / Ymateb 2`.
_IN_WELSH = r"(?:(?:cais|cwestiwn|ateb|ymateb)\s*[/-]\s*)?"
_AS_WELSH = r"(?:\s*[/-]\s*(?:cais|cwestiwn|ateb|ymateb))?"
_ASKED = re.compile(
    rf"[\W_]*{_IN_WELSH}(?P<word>{_QUESTION}|requests?|cais){_AS_WELSH}{_NUMBER_SIGN}\s*[.:#-]?\s*[(\[]?(?P<list>{_LIST})"
    rf"(?P<end>\s*[.):\]}}=/-]+(?:\s[-=])?(?=\s|$)|[.):]+(?=\w)|\s*$|\s+|\s*\n)"
)
_ANSWERED = re.compile(
    rf"[\W_]*{_IN_WELSH}(?P<word>answers?|ans|a|responses?|reply|ateb|ymateb){_AS_WELSH}\s*"
    rf"(?:(?:to|for)\s+)?(?:the\s+)?(?:{_QUESTION}|requests?)?{_NUMBER_SIGN}\s*[.#]?\s*[(\[]?"
    rf"(?P<list>{_LIST})(?P<end>\s*[.):\]}}=/-]+(?=\s|$)|[.):]+(?=\w)|\s*$|\s*\n|\s+)"
)
_REGARDING = re.compile(
    r"[\W_]*(?:in\s+(?:response|relation|respect|regards?|answer|reply)\s+(?:to|of)|"
    r"with\s+(?:regards?|respect|reference)\s+to|regarding|concerning|re|for|as\s+(?:to|for"
    r"|regards)|"
    r"on|turning\s+to|response\s+to|answer\s+to|mewn\s+ymateb\s+i)\s+(?:the\s+|your\s+)?"
    rf"(?P<word>{_QUESTION}){_NUMBER_SIGN}\s*[(\[]?(?P<list>{_LIST})(?P<end>\s*[.,:)\]=-]*\s*)"
)
# `As regards i. (average days): 46`, `Re 1a - There is no duty`: the mark says that it numbers.
_TURNS_TO = re.compile(
    r"\W*(?:as\s+(?:to|for|regards)|regarding|concerning|re|turning\s+to"
    r"|(?:in|with)\s+(?:respect|relation|regards?|answer|reply|response)\s+(?:of|to))\s+"
    rf"\(?(?P<list>{_DIGITS}|[a-h]|[ivx]{{1,4}})(?:\)\s?[.:,-]?|\s?[.:]|\s-)(?:\s+|$)"
    # `As regards (2) and (3)` turns to both of them.
    r"(?!(?:and|or|to|&)\s|\((?:\d{1,2}|[a-h]|[ivx]{1,4})\))"
)
_BARE = re.compile(
    r"[\s\"'*>]*(?:\((?P<round>\d{1,2}(?:\.\d{1,2})?|[a-z]|[ivx]{1,4})\)\s*[.:-]?|"
    r"(?P<digits>\d{1,2}(?:\.\d{1,2})?)\s?(?P<mark>[.)\]:/])(?!\d)|"
    r"(?P<dashed>\d{1,2})\s[-=](?=\s[^\d\s])|"
    r"(?P<spaced>\d{1,2})(?=\s+(?:(?:how|what|which|who|when|where|please|(?:can|could|do) you"
    # `12 of the crimes were closed` counts; only a question may open so behind its number.
    r"|the (?:total )?number|number of|total number)\b|(?:is|are|has|have|can|could"
    r"|do|does|of the)\b[^?]*\?))|"
    r"(?P<both>\d{1,2}\.?\(?(?:[a-z]|[ivx]{2,4})\)?(?:\s?\([ivx]{1,4}\))?)\s?[.):\]/]"
    r"|(?P<both2>\d{1,2}\s?\((?:[a-z]|[ivx]{2,4})\)(?:\s?\([ivx]{1,4}\))?)"
    r"|(?P<both3>\d{1,2}[a-z](?:\s?\([ivx]{1,4}\))?)(?:\s[-=])?(?=\s)"
    r"|(?P<decimal>\d{1,2}\.\d{1,2}[a-z]?)(?=\s)|"
    r"(?P<letter>(?!n/a\b|[a-z]\.[a-z]\.)[a-z])\s?(?:[):\]/]|\.(?!\d))|(?P<roman>[ivx]{1,4})\s?[.)\]:])"
    r"(?:\s+|(?=\w)|$)"
)
# `(1)-(3) Not held.`; `1a and 1b - `, `2, 3 & 4:`, `1) and 2) `: one answer to several, its mark
# set apart from the comma of a count.
_ONE = rf"\(?{_DIGITS}\)?"
_SPAN = re.compile(
    r"\s*(?P<list>\(\d{1,2}\)\s?(?:-|to|through)\s?\(\d{1,2}\))(?:\s*[-.:]+)?(?:\s+|$)"
)
_SEVERAL = re.compile(
    rf"[\s(]*(?P<list>{_ONE}(?:\s*,\s*(?:and\s+|&\s*)?{_ONE}|\s*[&+]\s*{_ONE}"
    rf"|\s+(?:and|ac?)\s+{_ONE}|\s+to\s+{_ONE}(?=\s-\s))+)(?:\s*[-.:)=]+(?=\s)|(?<=\))$)\s*"
)
# `d) and e): As above`, `a and c.`
_LETTER_OF_LIST = r"\(?(?:[a-h]|[ivx]{1,4})\)?"
_SEVERAL_LETTERS = re.compile(
    rf"\s*(?P<list>{_LETTER_OF_LIST}(?:,\s*{_LETTER_OF_LIST})*,?\s(?:and|&)\s{_LETTER_OF_LIST}"
    rf"|{_LETTER_OF_LIST}\.?/{_LETTER_OF_LIST})"
    r"(?:\s*[-.:=]+(?=\s|$)|(?<=\))\s*$)\s*"
)
# `1.1 Robberies`, `1.1 How many`, `1.1 602`, `1.1 - there were 17`; in small letters `1.1 hours`
# counts.
_BEHIND_DECIMAL = re.compile(
    r"\s+(?:[-\u2013\u2014=:]\s|[A-Z0-9(\"'\u2018\u201c<]|(?:how|what|which|who|when|where|please|do|does|is|are)\b)"
)
_OPEN_ANSWER = re.compile(
    r"[\W_]*(?:(?:our\s+|the\s+|force\s+)?(?:answer|ans|response|reply|ateb|ymateb)s?|a)"
    r"(?:\s*[:=](?![\w.])|(?<=\w\w)\s*[.-](?![\w.]))\s*"
)
_OPEN_QUESTION = re.compile(r"[\W_]*(?:question|q|cwestiwn|query)\s*[:=\-.](?![\w.])\s*")
_BULLET = re.compile(r"[\s>]*(?:[-*•·▪●◦o–—➢✓]|\uf0b7)\s+")
_CITED = re.compile(
    rf"(?<![\w/])(?P<word>{_QUESTION}|requests?){_NUMBER_SIGN}\s*\.?\s*[(\[]?(?P<list>{_LIST})(?![\w])"
)
# `in answer to your question I can …`: a word, and no letter of a list.
_WORD_AS_LETTER = re.compile(r"\s[aAI] +[a-z]")
_PART_LETTER = re.compile(r"[A-H](?!\w)")  # `Part B`, in a capital letter
# `Q1 is April to June`: a quarter of the year.
_QUARTER = re.compile(
    rf"\s*(?:[-=:–]|is\b|are\b|covers\b|means\b|runs\b)?\s*(?:from\s)?(?:{'|'.join(MONTHS)})\b"
    rf"\s(?:to|until|-|–)\s(?:{'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
_LAST_OF_LIST = 30
# What a span counts through: `1 to 4`, `(i) through (iv)`, `a to d`.
_COUNTING = (
    tuple(map(str, range(100))),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    tuple("abcdefgh"),
)


class Marker(NamedTuple):
    """What opens a line: `kind` is `question`, `answer`, `bare`, `regarding` or `bullet`.

    `numbers` are the printed numbers without their marks (`1a`); `end` is the offset of the text
    behind the marker; `asking` is set where the word itself is `request`.
    """

    kind: str
    numbers: tuple[str, ...]
    end: int
    asking: bool = False


def read_marker(text: str) -> Marker | None:
    """Return the marker that opens a text, if one does."""
    folded = plain(text)
    for kind, pattern in (
        ("answer", _ANSWERED),
        ("question", _ASKED),
        ("regarding", _REGARDING),
    ):
        found = pattern.match(folded)
        if found is not None and _is_marker(kind, found, text):
            numbers = split_numbers(text[slice(*found.span("list"))])
            return Marker(kind, numbers, found.end(), found["word"].startswith(("request", "cais")))
    found = _TURNS_TO.match(folded)
    if found is not None:
        return Marker("regarding", (clean_number(text[slice(*found.span("list"))]),), found.end())
    for kind, pattern in (("answer", _OPEN_ANSWER), ("question", _OPEN_QUESTION)):
        found = pattern.match(folded)
        if found is not None:
            return Marker(kind, (), found.end())
    found = _SPAN.match(folded) or _SEVERAL.match(folded) or _SEVERAL_LETTERS.match(folded)
    if found is not None:
        return Marker("bare", split_numbers(text[slice(*found.span("list"))]), found.end())
    found = _BARE.match(folded)
    if found is not None and not _counts_in_decimals(found, text):
        name = next(name for name, value in found.groupdict().items() if value and name != "mark")
        printed = text[slice(*found.span(name))]
        return Marker("bare", (clean_number(printed),), found.end())
    found = _BULLET.match(folded)
    return Marker("bullet", (), found.end()) if found is not None else None


def list_mark_end(text: str, known: AbstractSet[str]) -> int:
    """Return where the number that opens a text ends, if it numbers the text and counts nothing.

    `known` are the numbers of questions. `59 - all of them in 2022` opens with a count.
    """
    marker = read_marker(text)
    if marker is None:
        return 0
    if not marker.numbers:
        return marker.end
    number = marker.numbers[0]
    if marker.kind != "bare" or number in known:
        return marker.end
    if len(marker.numbers) > 1 or _is_unmarked_decimal(number, text):
        return 0
    if not number.isdigit():
        # `19C - 44 crimes` opens with an offence where no question is 19.
        base = re.match(r"\d+", number)
        return 0 if base is not None and known and base.group() not in known else marker.end
    dashed = text[: marker.end].rstrip().endswith(("-", "=", "–"))
    return 0 if dashed or int(number) > _LAST_OF_LIST else marker.end


def _is_unmarked_decimal(number: str, text: str) -> bool:
    return "." in number and text.strip().startswith(f"{number} ")


def _is_marker(kind: str, found: re.Match[str], text: str) -> bool:
    """Return whether words and number are a marker, not the beginning of a sentence."""
    listed, word = found["list"], found["word"]
    if _is_word(found, text):
        return False
    end = text[slice(*found.span("end"))]
    closed = end.strip() != "" or "\n" in end or found.end() >= len(text.rstrip())
    opens = text[found.end() : found.end() + 1]
    if kind == "regarding":
        return True
    glued = found.start("list") == found.end("word")
    if listed[0].isalpha() and glued and word not in {"q", "qs", "qu"}:
        return False  # `party` is no part y
    alone = len(listed) > 1 and text[found.start("list")].isupper()
    if word in {"part", "parts"} and alone and found.end() >= len(text.rstrip()):
        return True  # a line that is nothing but `Part IV` or `Parts A and B`
    if listed[0].isalpha():  # `a response`, `part i`: letters need a mark behind them
        return closed and (
            word not in {"a", "part", "parts", "point", "points"} or bool(end.strip())
        )
    if word in {"q", "qs", "qu"} or (word == "a" and glued):
        return _QUARTER.match(text, found.end("list")) is None
    if word == "a":
        return False
    named = word.startswith(("question", "answer", "response")) and not listed.isalpha()
    return closed or (named and not opens.islower())


def _counts_in_decimals(found: re.Match[str], text: str) -> bool:
    """Return whether an unmarked `1.5` is an amount of what stands behind it."""
    return bool(found["decimal"]) and _BEHIND_DECIMAL.match(text, found.end("decimal")) is None


def _is_word(found: re.Match[str], text: str) -> bool:
    """Return whether the letter behind `question` is a word of the sentence, as in `question I`."""
    start = found.start("list")
    return len(found["list"]) == 1 and _WORD_AS_LETTER.match(text, start - 1) is not None


def split_numbers(printed: str) -> tuple[str, ...]:
    """Return the numbers of `2, 3, 5 & 6` or `1 to 4`, in order."""
    printed = _WELSH_AND.sub(" & ", printed)
    folded = plain(printed)
    labels = [
        (found.start(), found.end(), clean_number(printed[found.start() : found.end()]))
        for found in re.finditer(rf"(?<![\w]){_LABEL}|(?<=[qa]){_LABEL}", folded)
    ]
    numbers: list[str] = []
    for index, (start, _, number) in enumerate(labels):
        between = folded[labels[index - 1][1] : start] if index else ""
        spanned = re.fullmatch(rf"\)?\s*(?:-|to|through)\s*(?:{_QUESTION})?\s*\(?", between)
        if spanned and numbers and _counted(numbers[-1], number):
            numbers.extend(_counted(numbers[-1], number))
        elif number not in numbers:
            numbers.append(number)
    return tuple(numbers)


def _counted(first: str, last: str) -> Sequence[str]:
    """Return the numbers behind the first of a span up to its last, () where they do not count."""
    rows = (row for row in _COUNTING if first in row and last in row)
    return next((row[row.index(first) + 1 : row.index(last) + 1] for row in rows), ())


def clean_number(printed: str) -> str:
    """Return a printed question number without brackets, dots and spaces, its case kept."""
    bare = re.sub(r"[\s()\[\]{}:]", "", printed).strip(".)/-=")
    if bare.casefold() in _WORDS:
        return str(_WORDS.index(bare.casefold()) + 1)
    if re.fullmatch(r"\d{1,2}\.\d{1,2}[A-Za-z]?", bare):
        return bare
    return bare.replace(".", "")


class Citation(NamedTuple):
    """Where a text names questions by number."""

    start: int
    end: int
    numbers: tuple[str, ...]


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Return whether `(ii)` stands so between brackets that nothing but a number does."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def cited_questions(text: str) -> tuple[Citation, ...]:
    """Return where a text cites questions (`Q7`, `questions 2 and 3`, `point 3`), in order."""
    folded = plain(text)
    found = []
    for match in _CITED.finditer(folded):
        listed = match["list"]
        glued = match.start("list") == match.end("word") and match["word"] not in {"q", "qs", "qu"}
        if _is_word(match, text) or (glued and listed[0].isalpha()):
            continue
        lettered = listed[0].isalpha() and not _in_brackets(text, *match.span("list"))
        if lettered and match["word"] not in {"q", "qs", "question", "questions"}:
            of_part = match["word"] == "part" and _PART_LETTER.match(text, match.start("list"))
            if not of_part:
                continue
        if lettered and match.start("list") - match.end("word") > 1:
            continue
        if listed == "a" and not match["word"].startswith(("q", "part")):
            continue
        numbers = split_numbers(text[slice(*match.span("list"))])
        found.append(Citation(match.start(), match.end(), numbers))
    return tuple(found)
