"""What a sentence claims of a number in it: nothing, where it supposes, repeats or compares.

A number that a sentence gives is the force's own only if the sentence says so in its own voice: the
requester's figure (`you state`, `your 85`), an example (`for instance`, `suppose`), a difference
(`12 more than`) or what is named only to be taken apart (`half of the 80`) is none.
"""

from __future__ import annotations

import re

from foi_compare.interpret.phrases import plain

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
_TOLD = re.compile(
    r"(?<!for )(?<!to )(?<!with )(?<!from )(?<!of )\byou\s+"
    rf"(?!{_AUXILIARY}(?:{_ASKS}|{_GRAMMAR})\b){_AUXILIARY}[a-z]"
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


def unclaimed(sentence: str, start: int, end: int) -> str:
    """Return why the number between two offsets of a sentence is not claimed by it, else ''."""
    folded = plain(sentence)
    before, behind = folded[:start], folded[end:]
    if is_told(folded) or _THANKS.search(folded) or _is_quoted(sentence, start):
        return OF_OTHERS
    if opens_example(sentence) or _IF.search(before) or _WOULD.search(behind):
        return SUPPOSED
    if _DIFFERS.match(behind) or _CHANGED_BY.search(before):
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
    return _EXAMPLE.search(plain(text)) is not None


def _is_quoted(sentence: str, at: int) -> bool:
    """Return whether a place stands within quoted words that are more than a label."""
    return any(
        found.start() <= at < found.end() and len(found[1].split()) >= _QUOTED_WORDS
        for found in _QUOTED.finditer(sentence)
    )
