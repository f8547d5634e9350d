"""The references that a reply prints, to its own.

Every text that hangs together and has a digit may be one. What announces it, where it stands and
what it looks like are features with a weight each; the heaviest candidate is the reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.letterhead.head_lines import HEADS, stands_alone, with_labels
from foi_compare.interpret.letterhead.letter_date import may_date_reply
from foi_compare.interpret.periods.dates import find_dates
from foi_compare.model import Document

# What speaks for a text as the reference of the reply, and what against it.
_WEIGHTS = {
    "own": 6.0,  # behind `our ref`
    "reference": 4.5,  # behind `reference`, whoever's it is
    "request": 3.0,  # behind `freedom of information request`
    "marked": 3.0,  # it says itself that it is one: FOI 12/345
    "head": 1.5,  # in the letterhead, a heading, or a line by itself
    "set off": 1.0,  # alone on its line, in brackets, or between dashes
    "parts": 0.5,  # 12/345 rather than 12345
    "one run": -1.5,  # 12345
    "running": -1.5,  # said in the middle of a sentence, which may tell of another one
    "small": -3.0,  # 12/24 and 5.1 count other things
    "time": -5.0,  # it may be a day or a span of years
    "earlier": -6.0,  # of another request, or of the decision under review
    "another": -9.0,  # the requester's, of a crime, of a section, a telephone
}
_ENOUGH = 3.0
_BEYOND_DOUBT = 5.0  # stands although the letter says elsewhere that it is another's

_GAP = r"[^\S\n]"
# Words in capitals that are no part of the reference behind them.
_NO_PREFIX = (
    r"(?:REF|NO|NUM|NUMBER|OUR|YOUR|MY|ID|DATE|TEL|FAX|DX|PO|BOX|THE|OF|IN|ON|TO|FOR|AND|UNDER|RE"
    r"|POLICE|ACT|PAGE|CASE|OC)\b"
)
_TOKEN = re.compile(
    r"(?<![\w/.\\@£$€,-])"
    rf"(?:(?!{_NO_PREFIX})[A-Z]{{2,5}}{_GAP}(?=(?:FOIA?|RFI|EIR){_GAP}\d))?"
    rf"(?:(?i:foia?){_GAP}?[-:#]{_GAP}|(?!{_NO_PREFIX})(?:[A-Z]{{2,6}}|(?i:foia?|foir)){_GAP}(?=\d)"
    rf"|(?i:foia?){_GAP}(?=[A-Z]{{1,4}}[/.-]\d))?"
    r"(?=[\w/.\\()-]{0,60}\d)"  # not to the end of a long run: one is looked for at each bracket
    rf"(?:(?<=[A-Za-z]{_GAP})(?:19|20)\d\d{_GAP}\d{{3,6}}(?!{_GAP}?\d)"
    r"|[A-Z]{1,4}\(\d{2,4}\)[/-]?\d{2,6}"
    rf"|\d{{1,6}}(?:{_GAP}-{_GAP}?|-{_GAP})\d{{2}}(?:\d{{2}})?(?!\w|[/.-]\w)"
    rf"|[^\W_]+(?:[/._\\-][^\W_]+"
    rf"|{_GAP}?/{_GAP}?(?:\d+[A-Z]?|[A-Z]|[A-Z]{{1,3}}(?={_GAP}*(?:[/.,\n]|-\s|$)))(?![^\W_]))*"
    rf"(?:{_GAP}IR\d{{0,2}}|{_GAP}?\(IR\d{{0,2}}\)|{_GAP}(?=[A-Z][a-z]?[A-Z])[A-Za-z]{{2,3}}(?={_GAP}*(?:\n|$)))?)"
    r"(?![@%]|,\d|[/-]\d|\w)"
)
_LABEL = re.compile(
    r"(?P<whose>\b(?:your|requester'?s?|applicant'?s?|our|my|force|police)\s+)?"
    r"(?P<what>(?:\b(?:foi|foia|fol|freedom of information|act|2000|\(foi\)|\(foia\)|case|request"
    r"|review|disclosure|information|access|eir|log|application|unique)\s*){0,6})"
    r"\b(?P<noun>reference|ref|cyfeirnod|ein cyf|cyf|urn|number|no|num|id)\b"
    r"(?:\s?\.)?\s*(?:number|no\b\.?|num|id)?\s*(?:(?:is|was)\b)?\s*[:#;\-–.]*\s*"
    r"(?:(?:foi|foia) request\s*)?$"
)
_REQUEST = re.compile(
    r"\b(?:freedom of information|foia?|information|access|eir|disclosure|request|application"
    r"|review|response|reply|cais|ymateb|case|log)\W*(?:act\W*(?:2000)?\W*)?(?:request|application|disclosure|response|req|review)?\W*$"
)
# Words straight ahead of what is numbered for another purpose, or by somebody else.
_ANOTHER = re.compile(
    r"\b(?:crimes?|incidents?|occurrence|invoice|purchase|order|payment|custody|exhibit|court|cps"
    r"|ico|commissioner(?:'s)?|tender|contract|vat|charity|company|registration|registered"
    r"|policy|property|collar|badge|version|sections?|s|article|regulation|schedule|chapter|page"
    r"|outcomes?|question|table|offence|code|tel|telephone|phone|fax|mobile|ext|extension|call"
    r"|dx|po box|box)[\s.]*(?:code|codes|case|cad|log|reference|ref|number|no|id)?[\s.:#]*$"
)
_EARLIER = re.compile(
    r"\b(?:previous|earlier|prior|other|another|similar|see also|related|already answered"
    r"|published under|original|initial|first|"
    r"refer to|responded to under|as per|disclosed under|duplicate of|your (?:ref|reference)"
    r"|linked to|same as|review of)[^.]{0,60}$"
)
_MARK = re.compile(r"(?:^|[\W\d_])(?:n?foia?|foir|rfi|eir|sar)(?=$|[\W\d_])", re.IGNORECASE)
_FORM = re.compile(
    r"(?:[A-Z]{1,6}|[a-z]|(?i:foia?|rfi|eir|sar)|\d+(?:[A-Z]{2,4}\d+|[A-Za-z])?|[A-Z]{1,6}\d+[A-Z]?)"
    r"(?:[\W_]+(?:[A-Z]{1,6}|[a-z]|(?i:foia?|rfi|eir|sar)|\d+[A-Za-z]?|[A-Z]{1,6}\d+[A-Z]?))*"
)
_BEFORE = re.compile(r"(?:^|[-–—:|(\[,;•]|\b(?:police|constabulary|police service|heddlu))\s*$")
_BEHIND = re.compile(r"\s*[)\]]?\s*(?:$|[-–—|:,;(]|\s{2,})")
_NEAR = 200  # characters of a line that say what a reference on it is
_RUNNING = 4  # words before `our reference` in a sentence
_TELEPHONE = 10  # digits of one, the first a nought


class _Candidate(NamedTuple):
    """A printed text with its weight: how surely it is the reference of the reply."""

    text: str
    weight: float
    order: int


def own_reference(document: Document, parts: Sequence[Part]) -> str:
    """Return the reference of the reply, told from the requester's and from earlier ones.

    Where the text prints none, the title or subject of the document may, then its file name.
    """
    lines = enumerate(with_labels(parts))
    printed = _heaviest([found for order, part in lines for found in _in_part(part, order)])
    return printed or _in_hints(document) or _in_name(document.name)


def _heaviest(found: Sequence[_Candidate]) -> str:
    """Return the reference with most weight, the first of equals, as fully as it is printed."""
    best: dict[str, _Candidate] = {}
    for one in found:
        key = _key(one.text)
        known = best.get(key, one)
        fuller = max(known.text, one.text, key=len)
        best[key] = max(known, one, key=lambda seen: seen.weight)._replace(
            text=fuller, order=known.order
        )
    others = {_key(one.text) for one in found if one.weight < 0}
    ranked = [
        (one.weight, -one.order, one.text)
        for key, one in best.items()
        if one.weight >= (_BEYOND_DOUBT if key in others else _ENOUGH)
    ]
    return max(ranked)[2] if ranked else ""


def _key(reference: str) -> str:
    return re.sub(r"^(?:foi|foia)", "", re.sub(r"[\s.:-]", "", reference.casefold()))


def _in_part(part: Part, order: int) -> Iterator[_Candidate]:
    if part.kind in {"request", "quoted"} or part.segment.table is not None:
        return
    if part.segment.listed and part.kind != "letterhead":
        return
    head = part.kind in HEADS or part.segment.bold or stands_alone(part)
    yield from _in_text(part.segment.text, order, head=head)


def _in_text(text: str, order: int = 0, *, head: bool) -> Iterator[_Candidate]:
    folded = plain(text)
    for token in _TOKEN.finditer(text):
        features = _features(text, folded, token, head=head)
        if features:
            weight = sum(_WEIGHTS[feature] for feature in features)
            yield _Candidate(_tidy(token.group()), weight, order)


def _features(text: str, folded: str, token: re.Match[str], *, head: bool) -> set[str]:
    """Return what speaks for a text as a reference and against it; nothing if it cannot be one."""
    ahead, behind = _beside(text, folded, token)
    printed = _tidy(token.group())
    label = _label(ahead or folded[max(0, token.start() - _NEAR) : token.start()])
    features = {"head"} if head else set()
    if label is not None:
        if sum(map(str.isalnum, printed)) < 3:
            return set()
        features |= _announced(label, ahead or label.group())
    elif _FORM.fullmatch(printed):
        features |= _unannounced(printed, ahead, behind)
    else:
        return set()
    if _ANOTHER.search(ahead) or _is_telephone(printed):
        features.add("another")
    if _EARLIER.search(ahead):
        features.add("earlier")
    return features


def _label(ahead: str) -> re.Match[str] | None:
    """Return the words that announce a reference straight behind them."""
    label = _LABEL.search(ahead)
    if label is None:
        return None
    numbered = label["noun"] in {"number", "no", "num", "id"}
    return None if numbered and not (label["what"] or label["whose"]) else label


def _announced(label: re.Match[str], ahead: str) -> set[str]:
    whose = (label["whose"] or "").strip()
    if whose.startswith(("your", "requester", "applicant")) and not re.search(
        r"foi|freedom|request|information", label["what"]
    ):
        return {"another"}
    features = {"own" if whose in {"our", "my", "force"} else "reference"}
    if len(ahead[: label.start()].split()) >= _RUNNING:
        features.add("running")
    return features


def _unannounced(printed: str, ahead: str, behind: str) -> set[str]:
    """Return the features of a text that no label announces, by its shape and what is beside it."""
    bare = _MARK.sub(" ", printed).strip()
    parts = re.findall(r"\d+", bare)
    marked = bare != printed
    if sum(map(len, parts)) < 3:
        return set()
    features = {"marked"} if marked else set()
    features.add("parts" if len(parts) > 1 else "one run")
    if marked:
        features.discard("one run")
    requested = _REQUEST.search(ahead) is not None
    if requested:
        features.add("request")
    if _is_set_off(ahead, behind) or (requested and _is_set_off("", behind)):
        features.add("set off")
    if _reads_as_time(bare):
        features.add("time")
    elif len(parts) < 3 and max(map(len, parts)) < 3 and not (marked or requested):
        features.add("small")
    return features


def _is_set_off(ahead: str, behind: str) -> bool:
    """Return whether nothing but marks, the name of the force or a date stands beside a text."""
    begins = _BEFORE.search(ahead) is not None or _is_dates(ahead)
    return begins and (_is_dates(behind) or _BEHIND.match(behind) is not None)


def _is_dates(text: str) -> bool:
    dates = "".join(day.text for day in find_dates(text))
    return sum(map(str.isalnum, text)) == sum(map(str.isalnum, dates))


def _is_telephone(printed: str) -> bool:
    digits = re.sub(r"\D", "", printed)
    return (
        len(digits) >= _TELEPHONE
        and printed.startswith("0")
        and not re.search("[A-Za-z/.]", printed)
    )


def _reads_as_time(printed: str) -> bool:
    """Return whether a text could as well be a day on which a reply is written, or years."""
    if any(may_date_reply(found.day) for found in find_dates(printed)):
        return True
    numbers = [int(number) for number in re.findall(r"\d+", printed)]
    if re.fullmatch(r"(?:[A-Z]{2} )?\d+(?:[/-]\d+)?", printed) is None:
        return False
    years = [number for number in numbers if 1990 <= number <= 2060]
    if len(numbers) == 1:
        return bool(years)
    first, second = numbers
    return (
        (first + 1) % 100 == second % 100 or len(years) > 1 or (bool(years) and min(numbers) <= 12)
    )


def _beside(text: str, folded: str, token: re.Match[str]) -> tuple[str, str]:
    """Return what stands on the line of a text before and behind it, as far as it is near."""
    near, far = max(0, token.start() - _NEAR), token.end() + _NEAR
    start = max(near, text.rfind("\n", near, token.start()) + 1)
    end = text.find("\n", token.end(), far)
    return folded[start : token.start()].lstrip(), folded[token.end() : end if end >= 0 else far]


def _tidy(printed: str) -> str:
    return re.sub(r"\s+", " ", printed).strip(" .,:;-")


def _in_hints(document: Document) -> str:
    """Return the reference in the title of a document or the subject of a mail."""
    hints = [hint.value for hint in document.hints if hint.kind in {"title", "subject"}]
    hints += [hint.split()[0] for hint in hints if hint.split()]  # it opens with its reference
    return _heaviest([found for hint in hints for found in _in_text(hint, head=True)])


def _in_name(name: str) -> str:
    """Return the reference in the name of a file, where the name says that it is one: `FOI 12-34`.

    A file is named by whoever keeps it: a number in it may be anything else.
    """
    stem = name.rpartition("/")[2].rpartition(".")[0]
    # `DP_FOI_0912-24_reply` has marks in place of spaces, `FOI 1841_15` as a part of the reference.
    return _marked(stem) or _marked(stem.replace("_", " "))


def _marked(stem: str) -> str:
    found = [one for one in _in_text(stem, head=False) if _MARK.search(one.text)]
    # Whoever keeps a file may put anything in front: `DP FOI 0912-24`.
    return re.sub(r"^[A-Z]{2,5} (?=(?:FOIA?|RFI|EIR) )", "", _heaviest(found))
