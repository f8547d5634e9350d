"""A letter and whom it names to the postal addresses of these persons.

An address is what stands between a name, or the field `Address:`, and the next postcode, if no
word of it is one of an office: the address of a force or of the Commissioner is no person's. Above
a letter it may have no postcode: there it ends at the date or the greeting, if that greets the
person. What a person is, and the body they write for, are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foi_compare.masking.kinds_of_words.name_words import plain
from foi_compare.model.personal import Person

Home = tuple[str, ...]

_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
_ENDS_POSTCODE = re.compile(r"\d[A-Z]{2}\b", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:\W*address\b)?"
    r"(?:\s*(?:<[^>]*>|\[[^\]]*\]|\([^)]*\)|\n(?:sent )?by (?:post|hand|e-?mail)))?"
    r"(?:,?\s+aged?\s+\d+)?(?:,?\s+of\s+)?[\s,|;:>–-]*"
    rf"(?P<home>(?:c/o )?(?-i:(?=[\dA-Z]))[^@\t:]{{4,110}}?(?<![A-Z\d]){_POSTCODE})",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:(?:^|\n)\W*(?:(?:my|home|postal|your|correspondence|contact|private|full|current|delivery"
    r"|permanent|requester['’]?s?|applicant['’]?s?) )*"
    r"(?:address(?: for \w+)?|home|cyfeiriad)[\s.…_:–-]*"
    r"|\b(?:live|lives|living|reside|resides|my (?:home |postal )?address is|to me) (?:at )?)\s*"
    rf"(?P<home>[^@\t:]{{4,110}}?(?<![A-Z\d]){_POSTCODE})",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:my|our|his|her|their|your|letter|sent|posted|home|address|came|written|request)\b"
    r"(?P<lead>[^.:;\d]{0,40})\b(?:at|is|in|to|as|from)\s+"
    rf"(?P<home>(?:[Ff]lat )?\d[^@\t:]{{4,110}}?(?<![A-Z\d]){_POSTCODE})"
)
_STREET = (
    r"(?:Street|Road|Avenue|Lane|Drive|Close|Crescent|Terrace|Grove|Gardens|Mews|Way|Row|Rise|Walk"
    r"|Bank|Brae|Chase|Court|End|Fold|Garth|Gate|Green|Hill|Mead|Mount|Parade|Place|Quay|Square"
    r"|Vale|View|Wharf|Wynd|Yard)"
)
_STREETS = _STREET[3:-1].split("|")
_DWELLING = r"(?:Cottage|Vicarage|Rectory|Farm|Farmhouse|Croft|Bungalow|Barn|Steading|Lodge)"
_NAMED_LIKE = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}"
# Where somebody lives, or writes from, needs no postcode.
_LIVED_AT = re.compile(
    r"\b(?:live[sd]?|living|resid(?:e[sd]?|ing)|home|house|flat|letter|wrote|written|posted)\b"
    r"(?P<lead>[^.:;\n]{0,30}?)\s(?:at|from|to|outside)\s+"
    rf"(?P<home>(?:[Ff]lat \w+,? )?\d{{1,3}}[a-z]?,? {_NAMED_LIKE} {_STREET}(?:, {_NAMED_LIKE})?)"
)
_HOUSE_BEHIND = re.compile(
    rf"(?:,? (?:of )?|\s*\n)(?P<home>(?:(?:Flat )?\d+[a-z]?,? {_NAMED_LIKE} {_STREET}"
    rf"|(?:The |[A-Z][\w'’-]* ){{1,3}}{_DWELLING})(?:(?:, |\n){_NAMED_LIKE}(?![^\n,.;])){{1,3}})"
)
# A house in a street with its postcode is somebody's where no office is spoken of before it.
_HOUSE_IN_STREET = re.compile(
    rf"(?<![\w-])(?P<home>(?:[Ff]lat \w+,? )?\d+[a-z]?,? {_NAMED_LIKE}"
    rf"(?:[\s,>|]+{_NAMED_LIKE}){{0,3}}[\s,>|]+{_POSTCODE})"
)
_CARE_OF = re.compile(r"\bc/o\s[^\n;:]*$", re.IGNORECASE)  # somebody's, whatever office is named
_SPOKEN_OF = re.compile(r"(?:[^\n]*\n[\s>]*)?[^\n]*$")
_BEFORE = 90
_OFFICE_WORDS = """police constabulary headquarters hq officer unit department dept team
    commissioner commissioner's manager office information foi disclosure force council service
    bureau head tribunal ico heddlu uned swyddog telephone tel ref reference services team section
    directorate division branch secretariat"""
_OFFICE = frozenset(_OFFICE_WORDS.split())
_OFFICE_BEFORE_WORDS = """box post psni house tower gateway centre ministry review corporate rights
    records building floor ombudsman courts board no"""
_OFFICE_BEFORE = _OFFICE | frozenset(_OFFICE_BEFORE_WORDS.split())
# Without a postcode or a street an address is a house by its name, or stands above a greeting.
_DWELLS = re.compile(rf"{_DWELLING}|\b(?:Dear|Annwyl)\s")
_TOWN_AND_POSTCODE = 2
_UNIT = re.compile(r"\bUnit (?:\d+|[A-Z])\b")  # of a yard
_SHORTENED = re.compile(r"\b(?:[NESW]|St|Rd|Ave|[A-Z][a-z]{2,6}s)\.(?=,?\s+[A-Z])")  # `W. Yorks.`
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BROKEN = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s(\d[A-Z]{2})$")
# Above an address stand the day and whom the letter goes to.
_NO_PART = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Cllr)\b"
    r"|(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]+ (?:19|20)\d\d$"
)
_ROLE_OR_BODY = re.compile(
    r"(?:[A-Z][\w'’-]* )*(?:Secretary|Treasurer|Chair(?:man|woman|person)?|Convenor|President"
    r"|Trustee|Lecturer|Professor|Reader|Fellow|Director|Editor|Reporter|Journalist|Correspondent"
    r"|Clerk|Solicitors?|Researcher|Executive|Co-?ordinator)(?:\s(?:in|of|for|to|and|at)\s\D*)?"
    r"|(?:Department|School|Faculty) (?:of|for) \D*"
    r"|\D*\b(?:Group|Society|Association|Trust|Ltd|Limited|plc|LLP|Club|Committee|Charity|Foundation"
    r"|Alliance|Federation|Union|League|Forum|Network|Partnership|Company|Campaign)\.?"
)
# Behind these stands where the reply comes from, if no house follows; a field is no part at all.
_ANSWERS = re.compile(
    r"(?:[A-Z][\w'’-]* )*(?:Analyst|Advis[eo]r|Administrator|Handler|Assistant|Case ?worker)"
)
_IS_FIELD = re.compile(r"(?:[A-Z]\w* )?[A-Za-z]+(?:ed|en) by")
_BUILT = re.compile(
    rf"\d|\b(?:{_STREET}|{_DWELLING}|Building|House|Court|Hall|Flat|Tower|Place|Square|Hill|Chapel"
    r"|Mill|Wharf|Quay|Campus|Block|Chambers|Studios?|Manor|Grange|Villas?|Hostel|College)\b"
)
_ADDRESS_ENDS = (
    r"(?:(?:Date\b\W*)?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ (?:19|20)\d\d\b"
    r"|(?:Our |Your )?[Rr]ef|Dear\b|Annwyl\b)"
)
_ADDRESSED = re.compile(
    rf"[ \t]*\n(?P<home>(?:(?!{_ADDRESS_ENDS})[A-Z\d][^\n@:|\t.]{{2,50}}\s*\n){{2,6}})"
    + _ADDRESS_ENDS
)
# Below who wrote stand a house without a number and its village, then how to reach them.
_SIGNED = re.compile(
    rf"[ \t]*\n\W*(?P<home>(?:\d+[a-z]?,? {_NAMED_LIKE}|[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)"
    rf"(?:, |\n){_NAMED_LIKE})[ \t]*\n\W*(?:\w+\W+)?(?:[\d(+]|\S+@)"
)
# `c/o The Old Forge` is a house.
_BODY_BEHIND_CARE = re.compile(r"c/o\s(?!the\b)[^\d,]*", re.IGNORECASE)
_PARTS = re.compile(r"\s*[,|\n>]+\s*|\s+(?=[A-Z]{1,2}\d[A-Z\d]?[ \u00a0]?\d[A-Z]{2}$)")


def homes(text: str, people: Sequence[Person]) -> Iterator[Home]:
    """Yield the postal addresses of persons in a text, each as its parts in order."""
    # A list of crimes is a long text without any: each form is looked for where it may be.
    postcode = _ENDS_POSTCODE.search(text) is not None
    printed = "\n".join(dict.fromkeys(text.split("\n")))  # of a list, a third or less
    street = any(word in printed for word in _STREETS)
    if postcode:
        yield from _said_to_be_homes(text, _FIELD)
        yield from _said_to_be_homes(text, _OWNED)
        yield from _houses_in_streets(text)
    if street:
        yield from _said_to_be_homes(text, _LIVED_AT)
    if people and (postcode or street or _DWELLS.search(text)):
        for person in people:
            yield from _beside_name(text, person)


def _said_to_be_homes(text: str, pattern: re.Pattern[str]) -> Iterator[Home]:
    for found in pattern.finditer(text):
        if not _of_office(found.groupdict().get("lead") or ""):
            yield from _home(found["home"])


def _houses_in_streets(text: str) -> Iterator[Home]:
    for found in _HOUSE_IN_STREET.finditer(text):
        ahead = text[max(0, found.start() - _BEFORE) : found.start()]
        before = _SPOKEN_OF.search(ahead)
        cared = _CARE_OF.search(ahead) is not None
        if cared or (before and not _of_office(before.group(), _OFFICE_BEFORE)):
            yield from _home(found["home"])


def _beside_name(text: str, person: Person) -> Iterator[Home]:
    whole = r"[\s,]+".join(map(_spelt, person.words))
    name = "|".join((whole, *(rf"{_spelt(word)}(?=\s*[\n,|])" for word in person.alone)))
    for named in re.finditer(rf"(?<!\w)(?:{name})\.?(?!\w)", text):
        behind = _BEHIND.match(text, named.end()) or _HOUSE_BEHIND.match(text, named.end())
        if behind:
            yield from _home(behind["home"])
        elif below := _ADDRESSED.match(text, named.end()):
            yield from _above_letter(below["home"], person, text)
        elif signed := _SIGNED.match(text, named.end()):
            yield from _below_letter(signed["home"], person, text)


def _spelt(word: str) -> str:
    return re.escape(word).replace("'", "['’]")


def _of_office(text: str, words: frozenset[str] = _OFFICE) -> bool:
    return any(plain(word) in words for word in _WORD.findall(_UNIT.sub("", text)))


def _above_letter(lines: str, person: Person, text: str) -> Iterator[Home]:
    """Yield the address without a postcode below the name of a person whom the letter greets."""
    parts = _without_body(_PARTS.split(lines.strip()))
    whole = len(parts) > 1 and any(map(_BUILT.search, parts)) and not _of_office(" ".join(parts))
    if whole and _is_greeted(person.words[-1:], text):
        yield parts


def _below_letter(line: str, person: Person, text: str) -> Iterator[Home]:
    """Yield a house by its name and village below the name of a person whom the reply greets."""
    parts = _without_body(_PARTS.split(line))
    whole = len(parts) > 1 and not _of_office(line, _OFFICE_BEFORE)
    if whole and _is_greeted(person.words, text):
        yield parts


def _is_greeted(names: Sequence[str], text: str) -> bool:
    anyone = "|".join(_spelt(name) for name in names if len(name) > 1)
    return re.search(rf"\b(?:Dear|Annwyl)\s[^\n]{{0,40}}?\b(?:{anyone})\b", text) is not None


def _without_body(parts: Sequence[str]) -> Home:
    """Return the parts of an address behind what a person is, and whom they write for."""
    first = next((at for at, one in enumerate(parts) if not _ROLE_OR_BODY.fullmatch(one)), 0)
    return tuple(parts[first:])


def _home(text: str) -> Iterator[Home]:
    parts = tuple(part for part in _PARTS.split(_BROKEN.sub(r"\1 \2", text.strip())) if part)
    if _BODY_BEHIND_CARE.fullmatch(parts[0]) and not _BUILT.search(parts[0]):
        parts = parts[1:]
    begins = max((at + 1 for at, part in enumerate(parts) if _NO_PART.match(part)), default=0)
    parts = _without_body(parts[begins:])
    if not parts:
        return
    if any(map(_IS_FIELD.fullmatch, parts)) or _is_of_who_answers(parts):
        return
    alone = len(parts) <= _TOWN_AND_POSTCODE and not parts[0][:1].isdigit()
    if not alone and not _of_office(text) and "." not in _SHORTENED.sub("", text).strip(" ."):
        yield parts


def _is_of_who_answers(parts: Home) -> bool:
    """Return whether an address begins with a post of who answers, and no house follows."""
    return _ANSWERS.fullmatch(parts[0]) is not None and not any(
        part[:1].isdigit() or part.startswith("Flat ") for part in parts[1:]
    )
