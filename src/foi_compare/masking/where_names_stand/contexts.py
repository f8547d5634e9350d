"""What stands before and behind a run of words to how much it speaks for a person.

A sentence tells of a person by what was done to them or by them, of a place by where something is.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from foi_compare.masking.kinds_of_words.name_words import plain
from foi_compare.masking.kinds_of_words.runs import INSIDE, TITLES, Run
from foi_compare.masking.where_names_stand.letter_names import JOB
from foi_compare.masking.where_names_stand.prose_names import DID, NOUN
from foi_compare.model.personal import NameLists

_THE = r"(?:my|our|your|his|her|their|\w+['’]s)"
_SPOKEN_TO = re.compile(
    rf"(?:\b(?:told|tell|ask(?:ed)?|ask for|asking|rang|phoned|e-?mailed|thanked|thank|met|cc"
    r"|attention of|sp[eo]ak(?:ing)? (?:to|with)|spoken? (?:to|with)|spoke (?:to|with)|named"
    r"|name is|name of|known as|I am|written by|signed by|i['’]m)"
    rf"|\b{_THE} (?:[\w-]+ ){{0,3}}(?:{NOUN}|boss|deputy|predecessor|successor)(?:,| is| was)?"
    rf"|\b[Aa]n? (?:[\w-]+ ){{0,2}}{NOUN},)\s\(?$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(r"\b\w+(?:ed|en|wn|un|ne|nt|lt|pt|de|ut|ad) by\s\(?$", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:contact|call|ring|consulted|help of|behalf of|care of|gan|neu|with|from|that|and|or|to"
    r"|by|for)\s\(?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:of|as|is|was|than|called|is a|either)\s$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:the|a|an|every|each|this|these|our|your|their|any|no|all|some|per)\s$", re.IGNORECASE
)
_LOCATED = re.compile(
    r"\b(?:in|at|near|around|outside|off|on|across|into|between|through|throughout|towards|along"
    r"|via|over|under|within|beyond|inside|covering|including|like|using)\s$",
    re.IGNORECASE,
)
_WELSH = re.compile(
    r"\b(?:yn|ar|ein|eich|gyda|wrth|chi|cais)\b.*\b(?:yn|y|ar|ein|eich|gyda|wrth|chi|cais|am|os"
    r"|fod)\b",
    re.DOTALL,
)
_LOCATED_IN_WELSH = re.compile(r"\b(?:yn|ym|yng|o|y|yr|i'r|ger)\s$", re.IGNORECASE)
_WELSH_TO = re.compile(r"\b(?:gan|at|â|gyda|wrth|i|neu|ac|\w{3,}odd|holwch|gofynnwch am)\s$")
_NO_PERSON = re.compile(
    r"\b(?:St|Saint|King|Queen|Prince|Princess|Operation|Op|Project|HMP|MV|HMS|annex|appendix"
    r"|table|section|question|part|class|category|group|schedule|ward|form|route|zone|plan|grade"
    r"|type|system|element|model|make|v|versus)\.?\s[\"“‘']?$",
    re.IGNORECASE,
)
_OWNS = (
    r"['’]s\s(?:own\s)?(?:letter|request|reply|answer|e-?mail|complaint|view|decision|notes?|advice"
    r"|behalf|statement|apologies|leave|absence|help|work|message|call|team|name|desk|line"
    r"|signature|report)\b"
)
_DOES = re.compile(
    rf",\s(?=[A-Z])[^,.;:]{{0,40}}?(?i:{JOB.pattern})"
    rf"|,?\s(?:(?:also|then|now|later|who|kindly|has|had|have)\s){{0,2}}{DID}\b|,?\swho\b"
    rf"|,\s(?:our|the|my|an?|your)\s(?:[\w-]+\s){{0,4}}{NOUN}\b|\s\((?:ext|x|tel|0\d|he|she|they)\b"
    rf"|\son\s\(?0\d|,\saged?\s\d|{_OWNS}"
    r"|\swill be (?:pleased|happy|glad|able|away|back|in touch)\b"
)
_WILL = re.compile(
    r",?\s(?:will|would|can|could|may|might|must|should|did|does|hopes|hoped|feels|felt|knows|knew"
    r"|never|kept|came|went|put|got|lost|paid|drove|drives|lives|lived)\s[a-z]"
    r"|\s(?:and|or)\s(?:I|me|you|myself)\b|\s(?:in|from|on)\s(?:the|our|my)\s[a-z]"
)
_PLACE_BEHIND = re.compile(
    r"\s(?:unit|area|ward|estate|station|centre|site|region|district|road|street|team|system|act"
    r"|database|model|scheme|force|division|service|town|village|parish|police|policy|method"
    r"|data|log|records?|form|report|register|app|software|index|test)s?\b"
    r"|['’]s\s[A-Z]|\s?[&/]\s?[A-Z]|,?\s[A-Z]{1,2}\d|\s\d|-|\.\w|:|\s?\("
)
_APART = re.compile(
    r"\s*(?:\([^)]{1,30}\))?,?\s(?:and|or|neu|&)?\s?(?:\(?[A-Z][A-Za-z.]{1,5}\s(?:\d+\s)?)?$"
)
_LAST = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*$")
_BESIDE = re.compile(r",?\s(?:and|or|neu|&)\s(?P<word>[^\W\d_]+)")
_LISTED_BEFORE = re.compile(r"(?P<word>[A-Z][^\W\d_]+)(?:,| and|, and| or)\s$")
_LISTED_BEHIND = re.compile(r"(?:,| and|, and| or)\s(?P<word>[A-Z][^\W\d_]+)\b(?!\s[A-Z])")
_TITLE = re.compile(r"(?P<word>[^\W\d_]+)\.?\s(?:\d+\s)?$")
# Who does something is called by it: `Investigator`, `Analyst`.
_AGENT = re.compile(r"[A-Z][a-z]{3,}(?:er|or|ist|ant|yst|man|woman)")


def is_located(text: str, before: str, behind: str) -> bool:
    """Return whether a place is spoken of, or one of several of a kind: `in Ripon`, `the Met`."""
    if _COUNTED.search(before):
        return True
    place = _LOCATED_IN_WELSH if _WELSH.search(text) else _LOCATED
    return place.search(before) is not None and not _DOES.match(behind)


def is_no_person(before: str, behind: str, lists: NameLists) -> bool:
    """Return whether what stands around says what a run is called after, or lists it with places.

    `Operation Kestrel`; `Perry Barr, Oldbury and Coventry`.
    """
    last, following = _LISTED_BEFORE.search(before), _LISTED_BEHIND.match(behind)
    beside = [found["word"] for found in (last, following) if found]
    return _NO_PERSON.search(before) is not None or any(
        plain(word) in lists.places | lists.buildings for word in beside
    )


def weight_of_context(run: Run, before: str, behind: str, known: Collection[str]) -> float:
    """Return how much what stands around a run speaks for a person; below 0 it speaks against."""
    weight = _before(before) + _behind(behind)
    if _is_beside(before, behind, known):
        weight += 2
    if len(run.words) == 1 and not INSIDE.search(before):
        weight -= 1.5  # the first word of a sentence has a capital anyway
    return weight


def _before(text: str) -> float:
    title = _TITLE.search(text)
    titled = title is not None and title["word"][0].isupper() and plain(title["word"]) in TITLES
    if titled or _SPOKEN_TO.search(text):
        return 3.5
    if _DONE_BY.search(text) or (title and _AGENT.fullmatch(title["word"])):
        return 2.5
    if _TO.search(text) or _WELSH_TO.search(text):
        return 1
    return -1 if _OF.search(text) else 0


def _behind(text: str) -> float:
    if _DOES.match(text):
        return 2.5
    if _WILL.match(text):
        return 1.5
    return -2 if _PLACE_BEHIND.match(text) else 0


def _is_beside(before: str, behind: str, known: Collection[str]) -> bool:
    """Return whether a known person stands next to a run in a list of some."""
    apart = _APART.search(before)
    last = _LAST.search(before[: apart.start()]) if apart else None
    following = _BESIDE.match(behind)
    return (last is not None and last.group() in known) or (
        following is not None and following["word"] in known
    )
