"""Lines of a letter to the names in its greeting, under its closing and above a job title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from foi_compare.masking.kinds_of_words.name_words import (
    is_given,
    leading_name,
    of_language,
    plain,
    whole_name,
)
from foi_compare.masking.where_names_stand.listed import stands_for_person
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Cllr|Councillor|Sir|Dame|Lord|Lady)\b\.?\s*"
    r"(?:(?:and|&|/)\s*)?)*"
)
GREETING = re.compile(
    r"^\W*(?:dear|hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|annwyl|bore da|helo"
    r"|(?:morning|afternoon|evening)(?=\s[^\W\d_]+[,!])|prynhawn da|noswaith dda|shwmae|fao|attn"
    rf"|for the attention of|attention)\b[\s:,.-]*(?-i:{_TITLE})",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"^\W*(?:yours(?: (?:very )?\w+)?|sincerely(?: yours)?|faithfully(?: yours)?"
    r"|(?:with )?(?:my |our )?(?:very )?(?:kind(?:est)?|best|warm(?:est)?|many)?"
    r" ?(?:regards|wishes|thanks)(?: (?:and|&) (?:kind(?:est)?|best) (?:regards|wishes))?"
    r"(?: in advance| again)?|thank you(?: very much)?(?: in advance)?|thank-you|cheers|rgds"
    r"|kr|bw|best(?=\W*$)|all the best|speak soon|respectfully(?: yours)?"
    r"|(?:yr eiddoch )?yn (?:gywir|ffyddlon)|cofion(?: (?:gorau|cynnes))?"
    r"|diolch(?: (?:o galon|yn fawr(?: iawn)?))?"
    r"|gyda diolch|with thanks|signed(?: by)?|\(signed\))\b[\s,.:!-]*",
    re.IGNORECASE,
)
_FOR = re.compile(rf"^\W*(?:(?:p\.?p\.?|per pro|for|on behalf of)\b\W*)?(?:{_TITLE})")
JOB = re.compile(
    r"\b(?:officer|manager|advis[eo]r|analyst|administrator|decision[ -]maker|assistant"
    r"|supervisor"
    r"|head of|director|co-?ordinator|researcher|solicitor|clerk|constable|sergeant|inspector"
    r"|superintendent|secretary|registrar|lead|practitioner|specialist|leader|case ?worker"
    r"|commander|swyddog|rheolwr|handler|reviewer|auditor|technician|controller|support)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\s*(?:[,|(;/–—]|\s-\s|\s{2,}|\bon behalf of\b|<)")
_NICKNAME = re.compile(r"\s['‘(][^\W\d_]+['’)]\s")
_BELOW = 6
_FIRST_TWO = 2
_LONG = 90


def greeted(lines: Sequence[str], lists: NameLists) -> Iterator[Words]:
    """Yield whom a letter or mail greets: `Dear Ms Whitmore`, `Hi Jane and Tom`."""
    for line in lines:
        greeting = GREETING.match(line)
        if greeting is None:
            continue
        for part in re.split(r"\s+(?:and|&)\s+|/", line[greeting.end() :]):
            rest = re.sub(rf"^{_TITLE}", "", part.strip())
            titled = rest != part.strip() or greeting.group().rstrip(". ").endswith(_TITLES_END)
            found = leading_name(rest, lists, trusted=True)
            if found:
                yield found.words
            elif titled or plain_given(rest, lists):
                yield from _first_word(rest, lists)


_TITLES_END = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof")


def plain_given(text: str, lists: NameLists) -> bool:
    """Return whether a text begins with a first name, however it is written."""
    word = re.match(r"[^\W\d_]+", text)
    return word is not None and word.group().casefold() in lists.given


def _first_word(text: str, lists: NameLists) -> Iterator[Words]:
    """Yield the first word of a text whose place says that it is a name."""
    word = re.match(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    if word and word.group().casefold() not in lists.roles:
        yield (word.group(),)


def signed(lines: Sequence[str], lists: NameLists) -> Iterator[Words]:
    """Yield who signs a letter or mail: what follows its closing, on its line or below it."""
    for at, line in enumerate(lines):
        closing = CLOSING.match(line)
        if closing is None:
            continue
        rest = line[closing.end() :]
        beside = _signature(rest, lists, trusted=True)
        if beside:
            yield beside
        if beside or not rest:
            yield from _below(lines[at + 1 :], lists)


def _below(lines: Sequence[str], lists: NameLists) -> Iterator[Words]:
    found, seen = False, 0
    for at, line in enumerate(lines):
        if not line:
            continue
        seen += 1
        if seen > _BELOW or len(line) > _LONG or GREETING.match(line):
            return
        job_below = at + 1 < len(lines) and JOB.search(lines[at + 1]) is not None
        words = _signature(line, lists, trusted=not found and (seen <= _FIRST_TWO or job_below))
        if words and not of_language(words, lists):
            found = True
            yield words


def _signature(line: str, lists: NameLists, *, trusted: bool) -> Words:
    """Return the name that a line of a signature begins with."""
    start = _FOR.match(line)
    text = line[start.end() :] if start else line
    titled = start is not None and start.group().rstrip(". ").endswith(_TITLES_END)
    name = _NICKNAME.sub(" ", _APART.split(text)[0]).strip(" .,*_-")
    found = whole_name(name, lists, trusted=trusted or titled)
    if found:
        return found
    lead = leading_name(text, lists, trusted=False)
    if lead and JOB.search(text[lead.end :]):
        return lead.words  # `Jane Whitmore Information Access Officer`
    if trusted and name.casefold() in lists.given:
        return (name,)  # `thanks, jane`, `Grant`
    small = name.split()
    if trusted and len(small) == _FIRST_TWO and name.islower() and small[0] in lists.given:
        return tuple(small)
    return ()


def by_themselves(lines: Sequence[str], lists: NameLists) -> Iterator[Words]:
    """Yield names that are a line by themselves where a message ends, as requesters sign."""
    odd = lists.places | lists.buildings | lists.also_words | lists.roles
    filled = [line for line in lines if line]
    for line, below in pairwise(filled):
        stops = _STOPS.search(line) is not None
        if not stops and not _PHRASE.fullmatch(line):
            continue
        words = whole_name(below, lists, trusted=True)
        plainly = not any(plain(word) in odd for word in words)
        if plainly and (stops or words[1:]) and words and is_given(words[0], lists):
            yield words
        elif stops and words[1:] and words[0].endswith(".") and plain(words[-1]) in lists.surnames:
            yield words  # `P. Brook`
    for line in filled:
        called = _CALLED.fullmatch(line)
        if called and is_given(called[1], lists) and plain(called[1]) not in odd:
            yield (called[1],)
        proxy = _PROXY.match(line)
        if proxy:
            yield from filter(None, (_signature(line[proxy.end() :], lists, trusted=True),))
        pronouns = _PRONOUNS.search(line)
        if pronouns:
            yield from filter(None, (whole_name(line[: pronouns.start()], lists, trusted=True),))


_STOPS = re.compile(r"[.?!,]$|^\W{2,}$")
_PHRASE = re.compile(r"[^\W\d_a-zà-ÿ][a-z]+(?: [a-z]+){0,3}")  # `Every blessing`
_CALLED = re.compile(r"\W*([^\W\d_a-zà-ÿ][^\W\d_]+),")
_PROXY = re.compile(r"^\W*(?:p\.?p\.?|per pro)\s+(?=[^\W\d_])", re.IGNORECASE)
_PRONOUNS = re.compile(r"\s*\((?:he|she|they)\s?/\s?\w+\)", re.IGNORECASE)


# What stands below a name at the end of a letter: a unit, a telephone, a house.
_OF_SIGNATURE = re.compile(
    r"\b(?:Unit|Team|Department|Dept|Branch|Bureau|Division|Section|Governance|Compliance"
    r"|Directorate|Headquarters|HQ|Constabulary|Police|Disclosure)\b"
    r"|^\W*(?:tel|phone|mob|mobile|direct|ext|e-?mail|[tme])\b\.?\s*[:\d]|^\W*(?:\+44|\(?0)[\d\s()]{8,}"
    r"|^\S+@\S+$|^(?:Flat )?\d+[a-z]?,? [A-Z]",
    re.IGNORECASE,
)


def with_job(lines: Sequence[str], lists: NameLists) -> Iterator[Words]:
    """Yield names with a job title beneath or beside them: `Jane Whitmore, Disclosure Officer`."""
    for line, below in pairwise((*(line for line in lines if line), "")):
        if len(line) > _LONG:
            continue
        lead = leading_name(line, lists, trusted=True)
        if lead is None or len(lead.words) < _FIRST_TWO:
            continue
        rest = line[lead.end :].strip()
        beside = JOB.search(rest) is not None and _APART.match(line, lead.end) is not None
        beneath = not rest and len(below) < _LONG and JOB.search(below) is not None
        if beside or (beneath and below[:1].isupper() and not below.endswith(".")):
            yield lead.words
        elif not rest and _OF_SIGNATURE.search(below) and len(below) < _LONG:
            yield from (lead.words,) if stands_for_person(lead.words, "", lists) else ()
