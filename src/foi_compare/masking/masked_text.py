"""Any text of a reply, and whom the reply names, to what is personal in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from foi_compare.masking.contacts import contact_spans
from foi_compare.masking.kinds_of_words.name_words import DIGRAPHS, is_initial
from foi_compare.masking.said_there import said_spans
from foi_compare.masking.where_names_stand.words_around import around_persons
from foi_compare.model.personal import Person, PersonalSpan

_REPEATED = 2**14
_PEOPLE_AT_ONCE = 2**10

_LETTER = r"[^\W\d_]"
_START, _END = rf"(?<!{_LETTER})(?<!{_LETTER}['’-])", rf"(?!{_LETTER})(?!-{_LETTER}{_LETTER})"
_PLACE = (
    r"(?:Hospitals?|Infirmary|Clinic|Surgery|Hospice|Wards?|University|School|College|Academy"
    r"|House"
    r"|Court|Lodge|Hall|Street|St\b|Road|Rd\b|Avenue|Lane|Drive|Close|Square|Crescent|Terrace"
    r"|Park"
    r"|Farm|Green|Hill|Heath|Common|Estate|Bridge|Hotel|Arms|Club|Stadium|Market|Library|Prison"
    r"|Airport|Station|Centre|Center|Building|Tower|Unit|Suite|Hub|Wing|Act\b|Community|Memorial|Cottage|General)"
)
_NO_PLACE = rf"(?!['’]?s?(?:[ \u00a0]{_LETTER}+)?[ \u00a0](?:{_PLACE}|{_PLACE.upper()}))"
_NOT_AT_ONCE = rf"(?!['’]?s?[ \u00a0](?:{_PLACE}|{_PLACE.upper()}))"
_TITLE = (
    r"(?:Mrs|Mr|Ms|Miss|Mx|Master|Dr|Prof|Professor|Rev|Sir|Dame|Lord|Lady|Cllr|Councillor|Mayor|Officer"
    r"|Trainee|Ranger|Captain|Major|Colonel|Canon|Sister|Father|Judge|Baroness|Lt|Col|Capt|Comdr|Det"
    r"|Collar (?:No|Number)|Warrant (?:No|Number)|P\.C|D\.C|P\.S|D\.S|D\.I|PC|DC|PS"
    r"|DS|DI|DCI"
    r"|DCS|ACC|DCC|PCSO|Insp|Inspector|Sgt|Sergeant|Supt|Superintendent|Constable|Commander"
    r"|Commissioner|Rhingyll|Arolygydd|Cwnstabl|MR|MRS|MISS)\.?(?:\s(?:and|&)\s(?:Mrs|Ms|Miss)\.?)?\s+"
)
_BEFORE = (
    r"(?:\b(?:dear|hi|hello|annwyl|fao|good (?:morning|afternoon|evening)|attention of)[\s:,]+"
    r"|\b(?:sincerely|faithfully|truly|regards|wishes|thanks|thank you|gywir|ffyddlon|cofion"
    r"|gorau"
    r"|signed)[\s,.:!-]+|\b(?:name|from|to|officer|requester|applicant|contact|by|author|handler"
    r"|customer|maker)\s?:\s*)"
)
# A collar number says who an officer is, as the name behind it does.
_COLLAR = r"(?:\d{1,6}[ \u00a0\n]+)?"
_LETTERS = r"(?!(?:P[CS]|D[CSI]|DC[CIS]|ACC|PCSO)\b)(?:[A-ZÀ-Þ]\.?[ \u00a0]?){0,3}"
# How somebody is addressed says their sex and more; a rank or an office stays.
_TITLE_BEFORE = re.compile(
    r"(?<!\w)(?:(?:Mrs|Mr|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Reverend|Sir|Dame|Lord|Lady"
    r"|MR|MRS|MS|MISS)\b\.?(?:\s(?:and|&)\s(?:Mrs|Ms|Miss)\.?)?\s+)+\Z"
)
# `van der Hoeven` is one name, whichever of its words the reply gives elsewhere.
_PARTICLES_BEFORE = re.compile(
    r"(?<![\w'’-])(?:(?:de la|de las|de los|van|von|de|der|den|dos|du|di|della|ter|ten|bin|bint"
    r"|ibn)\s)+\Z"
)
_TITLE_BEHIND = re.compile(r"\s\((?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\)")
_IN_PLACE = re.compile(
    r"\b(?:in|at|near|off|on|around|across|over|above|below)\s"
    rf"(?!{_TITLE})(?!Arolygydd|Rhingyll|Cwnstabl)[A-Z][a-zà-ÿ]{{3,}}\s\Z"
)
_LONGEST_TITLE = 40
_GAP = "\0"  # stands between the words of a form
_SAME_LINE = "\1"  # so too, where a line may not end: `F. Grant` above `Fiona Grant`
_SPACE = r"[\s,\"“”]+"
_LINE_END = r"[\s,|>]+"
_BESIDE = r"[^\S\n]*,?[^\S\n\d]+[\"“”]?"
_DIGIT = re.compile(r"\d")
_HOUSE = re.compile(r"^(?:(?:flat|unit|apartment)\s+)?\d+[a-z]?\s+", re.IGNORECASE)
_FRAGMENT_END = r"(?=\s*(?:[,.;:<(|\d]|$|tel\b|ext\b|e-?mail\b))"


def masked(text: str, people: tuple[Person, ...]) -> str:
    """Return a text with `[name]`, `[e-mail address]` and `[telephone number]` in place of each.

    Nothing else in it changes; a text without any of them is returned as it is.
    """
    return _masked(text, people) if text else text


@lru_cache(maxsize=_REPEATED)
def _masked(text: str, people: tuple[Person, ...]) -> str:
    parts, at = [], 0
    for start, end, kind in personal_spans(text, people):
        parts += [text[at:start], f"[{kind}]"]
        at = end
    return "".join((*parts, text[at:])) if parts else text


def personal_spans(text: str, people: tuple[Person, ...]) -> tuple[PersonalSpan, ...]:
    """Return what is personal in a text, in order; no two spans overlap."""
    found = sorted({*contact_spans(text), *_name_spans(text, people)}, key=_widest_first)
    joined: list[PersonalSpan] = []
    for span in found:
        last = joined[-1] if joined else None
        if last and span.start < last.end:
            joined[-1] = last._replace(end=max(last.end, span.end))
        elif last and span.kind == last.kind and _joins(text, last, span):
            joined[-1] = last._replace(end=span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _widest_first(span: PersonalSpan) -> tuple[int, int]:
    return (span.start, -span.end)


def _joins(text: str, last: PersonalSpan, span: PersonalSpan) -> bool:
    """Return whether two parts of one name, or a number and its extension, are side by side."""
    between = text[last.end : span.start]
    if span.kind == "telephone number":
        return between in {" ", ", "} and text[span.start].isalpha()
    return span.kind == "name" and bool(between) and not between.strip(" \u00a0-")


def _name_spans(text: str, people: tuple[Person, ...]) -> Iterator[PersonalSpan]:
    for pattern in _patterns(people):
        for found in pattern.finditer(text):
            start, end = found.span("n")
            if _IN_PLACE.search(text, max(0, start - _LONGEST_TITLE), start):
                continue  # `off Birker Fell`
            particles = _PARTICLES_BEFORE.search(text, max(0, start - _LONGEST_TITLE), start)
            start = particles.start() if particles else start
            title = _TITLE_BEFORE.search(text, max(0, start - _LONGEST_TITLE), start)
            behind = _TITLE_BEHIND.match(text, end)
            yield PersonalSpan(
                title.start() if title else start, behind.end() if behind else end, "name"
            )
    yield from said_spans(text, people)
    for pattern in _home_patterns(people):
        for found in pattern.finditer(text):
            yield PersonalSpan(*found.span(), "address")


@lru_cache(maxsize=_PEOPLE_AT_ONCE)
def _home_patterns(people: tuple[Person, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the postal addresses, whole and in the parts that say a house."""
    forms = {form for one in people if one.home for form in _home_forms(one.home)}
    return (re.compile(rf"(?<!\w)(?:{_any(forms, _LINE_END)})(?!\w)"),) if forms else ()


def _home_forms(home: Sequence[str]) -> Iterator[str]:
    yield _GAP.join(word for part in home for word in part.split())
    for part in home:
        house = _HOUSE.sub("", part)
        if _DIGIT.search(part) and not part.isdecimal():  # `Section 40(2)` is no flat
            yield _GAP.join(part.split())
        if house != part and " " in house:
            yield _GAP.join(house.split())


@lru_cache(maxsize=_PEOPLE_AT_ONCE)
def _patterns(people: tuple[Person, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns that find the names of some people, by what each needs around it."""
    parts = {word for one in people for word in one.words if _is_word(word)}
    if not parts:
        return ()
    after_title = rf"(?<!\w){_TITLE}(?P<n>{_COLLAR}[\"“]?{_LETTERS}(?:{_any(_cased(parts))})){_END}"
    announced = rf"{_BEFORE}(?:{_TITLE})?(?P<n>{_COLLAR}{_START}(?:{_any(parts)})){_END}"
    found = [re.compile(after_title), re.compile(announced, re.IGNORECASE)]
    sure = {form for one in people if one.alone for form in _whole(one.words)}
    if sure:
        pattern = f"{_START}(?P<n>{_any(sure)}){_END}{_NOT_AT_ONCE}"
        found.append(re.compile(pattern, re.IGNORECASE))
    exact = {form for one in people if not one.alone for form in _whole(one.words)}
    exact |= {form for one in people for form in _with_initial(one)}
    if exact:
        found.append(re.compile(f"{_START}(?P<n>{_any(_cased(exact))}){_END}{_NOT_AT_ONCE}"))
    alone = {word for one in people for word in one.alone}
    if alone:
        found.append(re.compile(f"{_START}(?P<n>{_any(_cased(alone))}){_END}{_NO_PLACE}"))
    found += map(re.compile, around_persons(_any(_cased(parts - alone - exact))))
    cut = {one.words[-1] for one in people if len(one.words) > 1} & parts
    if cut:
        found.append(re.compile(rf"^\W*(?P<n>{_any(cut)}){_FRAGMENT_END}"))
    return tuple(found)


def _is_word(word: str) -> bool:
    return len(word) > 1 and not is_initial(word)


def _cased(forms: Iterable[str]) -> set[str]:
    """Return forms as they are, in capitals, and with a capital where they have none."""
    written = {form if form != form.lower() else form.title() for form in forms}
    return {*forms, *written, *(form.upper() for form in forms)}


def _any(forms: Iterable[str], between: str = _SPACE) -> str:
    """Return a pattern for each of some forms, the longest first."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(_flexible(form, between) for form in ordered)


def _whole(words: Sequence[str]) -> Iterator[str]:
    """Yield the forms of a name of several words, `_GAP` between them."""
    if len(words) > 1:
        yield _GAP.join(words)
        yield _GAP.join((words[0], words[-1]))
        yield _SAME_LINE.join((words[-1], *words[:-1]))
        yield _SAME_LINE.join((words[-1], words[0]))
        yield _SAME_LINE.join((*words[1:], words[0]))
        yield _GAP.join(words[1:]) if len(words) > 2 else _GAP.join(words)


def _with_initial(person: Person) -> Iterator[str]:
    """Yield `J. Whitmore` and the like; without a stop only where the last name is no word."""
    if len(person.words) > 1:
        first, last = person.words[0], person.words[-1]
        if len(parts := first.split("-")) > 1 and all(parts):
            yield f"{'-'.join(part[0] for part in parts)}{_GAP}{last}"
            yield f"{'-'.join(part[0] + '.' for part in parts)}{_GAP}{last}"
        yield f"{first[0]}.{_GAP}{last}"
        yield f"{first[0]}.{last}"
        if last in person.alone:
            yield f"{first[0]}{_GAP}{last}"


def _flexible(form: str, between: str) -> str:
    words = [re.escape(word).replace("'", "['’]") for word in form.split(_GAP)]
    words = [rf"{word}\.?" if _IS_LETTER.fullmatch(word) else word for word in words]
    joined = between.join(words).replace(re.escape(_SAME_LINE), _BESIDE)
    return joined.replace(rf"\.?{between}", r"\.?[\s,]*")


_IS_LETTER = re.compile(rf".|St|{DIGRAPHS}")
