"""What a sentence claims of a number in it: nothing, where it supposes, repeats or compares.

A number that a sentence gives is the force's own only if the sentence says so in its own voice: the
requester's figure (`you state`, `your 85`), an example (`for instance`, `suppose`), a difference
(`12 more than`) or what is named only to be taken apart (`half of the 80`) is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.language.phrases import plain

OF_OTHERS = "it may be the figure of somebody else, or of a part only"
SUPPOSED = "it may be an example or a supposition, and no number of this force"
_COMPARED = "the number says by how much something differs: is it a count itself?"
_NAMES_ONE = "the number is the name of a single crime"
_EXCEPTED = "the number says how many are not meant"

# Behind `you` as the subject: what a requester does who only asks. Anything else may tell what the
# requester claims. As an object (`inform you that`) it stands before a word of grammar.
_ASKS = (
    r"ask(?:ed|ing)?|request(?:ed|ing)?|s(?:eek|ought)|want(?:ed)?|require[ds]?|need(?:ed)?|wish(?:ed)?"
    r"|enquired?|specif(?:y|ied)|are|were|see|find|look(?:ing)?|like|be|appeal|contact|complain"
    r"|(?:write|wrote)\s+to\s(?:ask|request|enquire|seek|us)"
)
_GRAMMAR = (
    r"that|with|the|an?|this|these|those|how|of|in|on|at|as|to|for|from|our|and|or|whether|if|it|all"
    r"|both|only|below|above|under|by|about|no|not|there|what|we|is|was|where|which|when|regarding"
    r"|some|any|further"
)
_AUXILIARY = (
    r"(?:(?:have|had|has|do|did|will|would|may|might|can|could|should|also|then|now|already"
    r"|kindly)\s+)*"
)
# `You gave us the list of outcome numbers`: what is to be counted, and no figure.
_NAMES_WHAT = (
    r"(?:gave|given|give|sent|send|list|listed|provided?|supplied|named?|set\sout)\s(?:(?:us|me)\s)?"
    r"(?:(?:the|an?|your|some|which|these)\s)?(?:lists?\sof\s)?(?:home\soffice\s)?"
    r"(?:(?:outcome\s)?(?:codes|types|categories|headings)|outcomes|outcome\snumbers)\b"
    r"(?!\s(?:and|with)\s(?:(?:their|the)\s)?(?:figures|numbers|counts|totals)\b)"
)
_TOLD = re.compile(
    r"(?<!for )(?<!to )(?<!with )(?<!from )(?<!of )"
    r"(?<!\bdid )(?<!\bdo )(?<!\bhave )(?<!\bcan )(?<!\bcould )(?<!\bwould )\byou\s+"
    rf"(?!{_AUXILIARY}(?:(?:{_ASKS}|{_GRAMMAR})\b|{_NAMES_WHAT})){_AUXILIARY}[a-z]"
)
# `The dates that you gave` are what was searched by.
_SEARCHED = re.compile(
    r"\b(?:description|criteri(?:a|on)|terms|dates?|periods?|parameters|years|frame|timeframe|range"
    r"|definition|keywords?)\s+(?:(?:that|which)\s+)?$"
)
_THANKS = re.compile(r"\bthank(?:s|\syou)\sfor\b")
_REQUESTER = (
    r"(?:(?:your|the|this)\s+(?:[a-z]+\s)?(?:request|e-?mail|letter|message|correspondence|application"
    r"|enquiry|questions?)|the\s(?:requester|requestor|applicant))"
)
_SAYS = (
    r"(?:(?:also|itself|already|wrongly|rightly)\s)?(?:say|state|give|claim|mention|quote|cite|suggest"
    r"|show|contain|list|put|refer|report|supplied|suppl(?:y|ies)|gave|said"
    r"|assume|speak|attach|estimate)\w*"
)
_REQUESTER_SAYS = re.compile(
    rf"\b{_REQUESTER}\s+{_SAYS}\b|\b(?:according\sto|{_SAYS}\s(?:in|by))\s+{_REQUESTER}\b"
)
_YOURS = re.compile(
    r"\byour\s+(?:own\b|(?:[a-z]+\s)?(?:figures?|numbers?|counts?|totals?|tables?|lists?|data|estimates?"
    r"|statistics)\b|\d)"
)
_EXAMPLE = re.compile(
    r"\b(?:examples?|instance|e\.g\.?|illustrat\w*|hypothe\w*|imaginary|imagine|fictitious|fictional"
    r"|specimen|suppos(?:e|ing)|assuming)(?!\w)"
)
_IF = re.compile(
    r"\b(?:if|were\sthere|had\sthere\sbeen|as\sthough)\b(?!\s(?:any|required|so|not)\b)"
)
_WOULD = re.compile(
    r"\b(?:would|could|might|should)\s+(?:(?:not|then|also|only|still|each|all)\s+)*"
    r"(?:be|have|count|show|appear|read|stand|mean|give|make)\b(?!\s+(?:that|like|grateful)\b)"
)
_DIFFERS = re.compile(
    r"\s+(?:fewer|more|less|lower|higher|down|up)\b(?!\s+or\s)|\s+(?:[a-z]+\s){1,3}(?:fewer|more|less|lower"
    r"|higher)\s+than\b"
)
_CHANGED_BY = re.compile(
    r"\b(?:fell|f[ae]ll(?:en)?|r[io]se|risen|grew|grown|increased?|decreased?|dropped|declined|reduced"
    r"|reduction|down|up|changed?|differ\w*)\s+(?:[a-z]+\s){0,2}?(?:by|of)\s+$|\b(?:increase|decrease"
    r"|drop|fall|rise|reduction|difference)\s+of\s+$"
)
_ALL_BUT = re.compile(
    r"\b(?:but|except(?:\sfor)?|excluding|bar|apart\sfrom|other\sthan)\s+(?:for\s+)?$"
)
_OF_ONE = re.compile(
    r"\b(?:offence|crime|case|occurrence|record|incident|report|item)\s(?:number|no|nr)\.?\s$"
)
_QUOTED = re.compile(r"[\"\u201c]([^\"\u201c\u201d]+)[\"\u201d]")
_QUOTED_WORDS = 4
_NEAR = 60  # characters before a number that say how it is meant


def unclaimed(sentence: str, spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Return for each number of a sentence why it is not claimed by it, else ''.

    `spans` are the offsets of the numbers, in order; what is said of the whole is looked for once.
    """
    folded = plain(sentence)
    if is_told(folded) or _THANKS.search(folded):
        return (OF_OTHERS,) * len(spans)
    if opens_example(sentence):
        return (SUPPOSED,) * len(spans)
    quoted = [
        found.span()
        for found in _QUOTED.finditer(sentence)
        if len(found[1].split()) >= _QUOTED_WORDS
    ]
    supposing = _IF.search(folded)
    since = len(folded) if supposing is None else supposing.end()
    until = max((found.start() for found in _WOULD.finditer(folded)), default=-1)
    return tuple(
        OF_OTHERS
        if any(first <= start < last for first, last in quoted)
        else SUPPOSED
        if since <= start or end <= until
        else _beside(folded, start, end)
        for start, end in spans
    )


def _beside(folded: str, start: int, end: int) -> str:
    """Return why the words next to a number say that it counts nothing by itself, else ''."""
    before = folded[max(0, start - _NEAR) : start]
    if _DIFFERS.match(folded, end) or _CHANGED_BY.search(before):
        return _COMPARED
    if _OF_ONE.search(before):
        return _NAMES_ONE
    return _EXCEPTED if _ALL_BUT.search(before) else ""


def is_told(folded: str) -> bool:
    """Return whether a sentence, as `plain` returns it, repeats what the requester says."""
    told = (_SEARCHED.search(folded, 0, found.start()) for found in _TOLD.finditer(folded))
    return not all(told) or any(one.search(folded) for one in (_REQUESTER_SAYS, _YOURS))


def opens_example(text: str) -> bool:
    """Return whether a text gives an example; what goes on behind it in its paragraph does too."""
    return example_at(text) < len(text)


def example_at(text: str) -> int:
    """Return where the first example of a text begins, its length if there is none."""
    found = _EXAMPLE.search(plain(text))
    return len(text) if found is None else found.start()
