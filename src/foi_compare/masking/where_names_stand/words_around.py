"""Words of a name that are words of the language too, to the patterns that tell the person.

`Hope` is masked behind `told`, and `May` where she has said something; the month of May stays.
"""

from __future__ import annotations

_NOUN = (
    r"(?:analyst|officer|manager|colleague|supervisor|clerk|handler|director|reviewer|adviser"
    r"|advisor|solicitor|researcher|administrator|assistant|decision[ -]maker|lead|friend|husband"
    r"|wife|partner|neighbour|brother|sister|son|daughter|mother|father|client|constituent"
    r"|applicant|requester|author|owner|councillor|inspector|sergeant|constable|superintendent|witness|aunt"
    r"|uncle|cousin|niece|nephew|boyfriend|girlfriend|volunteer|trainee|secretary|editor|reporter"
    r"|doctor|nurse|teacher|governor|trustee|landlord|tenant|employee|employer|apprentice|barrister)"
)
_DID = (
    r"(?:asked|asks|said|says|told|tells|confirmed|confirms|checked|checks|explained|explains"
    r"|suggested|suggests|advised|advises|wrote|writes|extracted|ran|rang|rings|replied|believes"
    r"|thinks|thought|looked|looks|found|finds|decided|collated|counted|drafted|prepared|compiled"
    r"|approved|retired|joined|left|works|worked|sits|agrees|agreed|kindly|complained|requested"
    r"|promised|(?:is|was) (?:away|told|asked|on leave|responsible|in charge|named)"
    r"|handled|handles|searched|led|leads|wishes|wants|sent|gave|signed|rang|phoned|e-?mailed|dealt"
    r"|took|made|writes|answered|provided|supplied|reviewed|reviews|spoke|called|calls)"
)
_MONTHS = r"(?!(?:May|April|June|August|March|Jan)\b)"
_ALONE = r"(?!['’-]?\w|\s[A-Z&]|['’]s\s(?:[a-z]+\s)?[A-Z])"
_APPOSED = (
    r"(?:[Mm]y|[Oo]ur|[Yy]our|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w-]+\s){0,4}?"
    rf"(?:{_NOUN}|boss|deputy|predecessor|successor)(?:,\s|\s\(|\s)"
)
_SPOKEN_TO = (
    r"(?:[Tt]old|[Tt]ell|[Aa]sk(?:ed)?|asking|[Nn]amed|name\sis|thank|thanked|thanks\sto|rang|phoned"
    r"|e-?mailed|spoken?\s(?:to|with)"
    r"|spoke\s(?:to|with)|copied\sto|cc|met|[Cc]ontact|[Cc]all|[Rr]ing|[Pp]hone|[Aa]sk\sfor"
    r"|[Ss]peak\sto|it\s(?:is|was))\s"
)
# The month of May, and labels that end so (`Theft from Church`), are no persons.
_BY = r"(?:\w+(?:ed|en|wn|nt|ut)\s(?:\w+\s){0,2}(?:by|to)|with|from|by)\s"
_SAID = (
    r"(?:['’]s)?,?\s(?:who\b|(?:has|had)\s(?:\w+\s)?\w+(?:ed|en|wn|nt|de|id)\b"
    rf"|(?:also\s)?{_DID}\b|(?:gave|told|wrote|promised)\b"
    r"|(?:can|will|would|could|may)\s(?:\w+\s)?(?:help|ring|call|write|reply|answer|contact|see|send"
    r"|look|deal|tell|advise|explain|be\s(?:able|reached|glad|pleased|happy|away|back))\b"
    r"|(?:is|was)\s(?:away|back|out|on\sleave|your|our|my|the\s(?:officer|contact|author)))"
)
# What begins a sentence has a capital anyway (`Price has risen`).
_SAYS = (
    r"\s(?:(?:in|from)\s(?:the\s|our\s)?(?:[A-Z][\w&]*\s){1,4})?(?:(?:has|had)\s)?(?:told|said|says"
    r"|agrees|asked|wrote|confirmed|explained|rang|replied|agreed|advised"
    rf"|suggested)\b|\s(?:is|was)\s(?:my|our|the|your|a)\s(?:\w+\s){{0,2}}{_NOUN}\b"
)
_OWNS = (
    r"['’]s\s(?:own\s)?(?:letter|request|reply|answer|e-?mail|complaint|question|view|decision|note"
    r"|team|leave|absence|help|advice|behalf|case|statement|apologies)\b"
)


def around_persons(names: str) -> tuple[str, ...]:
    """Return patterns that find a name, as `n`, where only a person can be meant.

    Args:
        names: a pattern of the words, '' for none.

    """
    if not names:
        return ()
    return (
        rf"\b(?:{_APPOSED}|{_SPOKEN_TO})(?P<n>{names}){_ALONE}",
        rf"\b{_BY}{_MONTHS}(?P<n>{names}){_ALONE}(?=[).,;]|\s[a-z])",
        rf"(?<=[a-z,;]\s)(?P<n>{names})(?={_SAID}|{_SAYS})",
        rf"(?<![\w-])(?P<n>{names})(?={_OWNS})",
        rf"(?:^|\n|[.!?]\s+)(?P<n>{names})(?={_SAYS})",
    )
