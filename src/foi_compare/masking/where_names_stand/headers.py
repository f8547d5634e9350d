"""Headers of mails and fields of forms to the names they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from foi_compare.masking.kinds_of_words.name_words import (
    leading_name,
    of_language,
    plain,
    turned,
    whole_name,
)
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

HEADER = re.compile(
    r"^\W*(?:at / to|from|to|sent to|copy(?: to)?|copied to|c\.c\.|cc|bcc|sent by|sender"
    r"|reply[ -]to|on behalf of|author|oddi wrth|anfonwyd gan|paratowyd gan|at)\s*:\s*(.+)$"
    r"|^\W*(?:c\.?c\.?|c/o)\s+(.+)$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:^|,\s|\d\s|\bon behalf of )(?P<who>[^,<>\d]{2,60}?)\s*(?:<[^>]*>"
    r"|\[[^\]]*\])?\s*(?:wrote|writes|ysgrifennodd)\s*:"
)
_PERSON = (
    r"(?:full |first |last |your |contact |applicant'?s? |requester'?s? |requestor'?s? "
    r"|customer'?s? "
    r"|officer'?s? |sender'?s? |author'?s? |staff |handler'?s? |surname|forename|family )*"
)
_WHO = (
    r"(?:name|surname|forename(?:\(?s\)?)?|first name|last name|family name|requester|requestor"
    r"|applicant|customer|contact|contact person|our contact|your contact|enquir(?:er|ies to)"
    r"|ask for"
    r"|case ?(?:officer|handler|worker|owner)|officer(?: dealing| in (?:the )?case| in charge)?"
    r"|oic|(?:decision|answer|reply|response|answered|decided|seen|read|agreed|extracted|supplied|collated"
    r"|released|cleared|sent|produced|verified|quality[ -]assured) by"
    r"|dealt with by|dealing officer|handled by|handler|prepared by|compiled by|completed by"
    r"|produced by|written by|writer|author|drafted by|checked by|reviewed by|reviewer"
    r"|reviewing officer|authori[sz]ed by|authori[sz]ing officer|approved by|signed off by|signed"
    r"|signed by|decision[ -]maker|foi officer|disclosure officer|data protection officer"
    r"|information (?:owner|officer|access officer|rights officer)|issued by|issuing officer"
    r"|requested by|submitted by|raised by|received by|logged by|assigned to|allocated to|owner"
    r"|attention|attn|fao|for the attention of|print name|point of contact|spoc|line manager"
    r"|witness(?:ed by)?|analyst|researcher|supervisor|investigating officer|arresting officer"
    r"|officer name|enw)"
)
FIELD = re.compile(rf"^\W*{_PERSON}{_WHO}\s*(?::|\s[-–]\s)\s*(?P<value>.+)$", re.IGNORECASE)
# Any office may stand before a name: `Data Protection Officer: ...`; a name of what, may not.
_OFFICE = re.compile(
    r"^[^:@]{0,60}\b(?:officer|manager|analyst|handler|lead|maker|reviewer|supervisor|author|adviser"
    r"|advisor|administrator|researcher|director|swyddog|rheolwr"
    r"|(?:made|asked|requested|raised|sent|submitted|answered|decided|decision|collated) by)"
    r"(?:\s*:|\s[-–])\s*(?P<value>.+)$",
    re.IGNORECASE,
)
LABEL = re.compile(rf"\W*{_PERSON}{_WHO}\W*", re.IGNORECASE)
# Under a heading of a column `Name` stands anything; under these stand persons.
COLUMN = re.compile(
    r"\W*(?:(?:requester|requestor|applicant|customer|officer|contact|staff|author|analyst)'?s?"
    r"(?: name| dealing| in (?:the )?case)?|name of (?:officer|requester|applicant)|oic"
    r"|dealt with by"
    r"|investigating officer|arresting officer|case (?:officer|handler))\W*",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|PC|DC|PS|DS|DI|DCI|Insp|Sgt|Supt|MR|MRS|MISS|Master|Rev|Canon"
    r"|Sister|Father|Sir|Dame|Cllr|Councillor|Lt|Col|Capt|Maj|Major|Colonel|Captain|Comdr|Cmdr|Det|Ch"
    r"|Chief|Inspector|Sergeant|Superintendent|Constable|Prif|Arolygydd|Rhingyll|Cwnstabl)\b\.?"
    r"(?:\s\((?:Retd|Rtd|Ret)\.?\))?\s*(?:\d+\s*)?)+"
)
_NUMBER = re.compile(r"^\d+\s+")
_SEVERAL = re.compile(r"\s*(?:;|\bon behalf of\b|\band\b|&|\|)\s*|\s+/\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"[<\[(](?:mailto:)?[^<>\[\]()]*@[^<>\[\]()]*[>\])]")


def in_headers(lines: Sequence[str], lists: NameLists) -> Iterator[Words]:
    """Yield the persons of `From:`, `To:` and the like, and of `... wrote:`."""
    for line in lines:
        header = HEADER.match(line)
        if header:
            yield from addressees(header[1] or header[2], lists)
        for wrote in _WROTE.finditer(line):
            yield from addressees(wrote["who"], lists)


def addressees(text: str, lists: NameLists) -> Iterator[Words]:
    """Yield the persons of a header's value: `Whitmore, Jane <...>; Tom Archer`."""
    plain = _ADDRESS.sub(";", text).replace('"', " ").replace("'", " ")
    for part in _SEVERAL.split(plain):
        bare = re.sub(r"[<(\[].*", "", part).strip(" ,'\"")
        for words in _named(bare, lists):
            if not of_language(words, lists):  # `To: Operational Planning`
                yield words


def in_fields(lines: Sequence[str], lists: NameLists) -> Iterator[Words]:
    """Yield the persons of fields: `Case officer: Jane Whitmore`."""
    for at, line in enumerate(map(_plainly_labelled, lines)):
        field = FIELD.match(line) or _OFFICE.match(line)
        if field:
            yield from _field(field["value"], lists)
            yield from _last_name(line[: field.start("value")], field["value"], lists)
        for label in _AMID.finditer(line) if ":" in line and not field else ():
            yield from _field(label["value"], lists)
        if not field and LABEL.fullmatch(line) and line.rstrip().endswith(":"):
            yield from _field(next(filter(None, lines[at + 1 :]), ""), lists)


_LEADER = re.compile(r"\s*(?:\.{3,}|…+|_{3,}|(?:\s\.){3,})\s*:?\s*")
_TWO_LANGUAGES = re.compile(r"^\W*[^:/@\d]{3,40}\s/\s(?=[^:/@]{3,40}:\s)")


_MARKS = ("...", "…", "___", ". .")


def _plainly_labelled(line: str) -> str:
    """Return a line with a colon for a row of dots, and with the second of two labels alone."""
    led = _LEADER.sub(": ", line) if any(mark in line for mark in _MARKS) else line
    return _TWO_LANGUAGES.sub("", led) if " / " in led else led


def in_forms(
    rows: Iterable[Sequence[str]], columns: Iterable[Sequence[str]], lists: NameLists
) -> Iterator[Words]:
    """Yield the persons of a form's cells: beside their label, or below a heading of persons."""
    for row in rows:
        for label, value in pairwise(row):
            if (len(row) <= FORM_WIDTH or ":" in label) and is_label(label):
                yield from _field(value, lists)
    for heading, *cells in columns:
        if COLUMN.fullmatch(heading):
            for cell in cells:
                yield from _field(cell, lists)


@lru_cache(maxsize=2**12)
def is_label(text: str) -> bool:
    """Return whether a text is the label of a field that holds a person's name."""
    return LABEL.fullmatch(text) is not None


FORM_WIDTH = 4
_PAIR = 2


def _field(value: str, lists: NameLists) -> Iterator[Words]:
    for part in _SEVERAL.split(value):
        if _INITIALS.fullmatch(part.strip()):
            yield (part.strip(),)
        yield from _named(part.strip(), lists)


_AMID = re.compile(
    rf"[\s|;,(]{_WHO}\s?:\s*(?P<value>[^:|]{{2,60}}?)(?=\s*[|;]|\s+[A-Z][\w ]{{0,20}}:|$)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}")


def _last_name(label: str, value: str, lists: NameLists) -> Iterator[Words]:
    """Yield a name that is a word besides, where only a person can stand: `Handler: Frost`."""
    word = re.sub(rf"^{_TITLE.pattern[1:]}", "", value.strip(" ."))
    if _OF_PERSONS.search(label) and word.istitle() and plain(word) in lists.also_words:
        yield (word,)


_OF_PERSONS = re.compile(
    r"\b(?:handler|officer|handled by|dealt with by|prepared by|checked by|reviewed by|reviewer"
    r"|author|line manager|supervisor|surname|requester|requestor|applicant|drafted by|written by"
    r"|approved by|signed by|case ?worker|in (?:the )?case|contact)\b",
    re.IGNORECASE,
)


def _named(text: str, lists: NameLists) -> Iterator[Words]:
    bare = _TITLE.sub("", _NUMBER.sub("", text))
    name = turned(bare, lists)
    if name:
        yield name
        return
    first = re.split(r"\s*(?:[,(/]|\s-\s|\s–\s|\bTel\b|\bE-?mail\b)", bare)[0].strip(" .*_-")
    words = whole_name(first, lists, trusted=True)
    if not words:
        lead = leading_name(bare, lists, trusted=bare != text)
        words = lead.words if lead else ()
    small = first.split()
    if not words and first.islower() and len(small) == _PAIR and small[0] in lists.given:
        words = tuple(small)
    # `From: May 2023`
    if words and not (len(words) == 1 and plain(words[0]) in lists.also_words):
        yield words
