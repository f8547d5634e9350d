"""Sentences to the first or last names that stand in them alone: `our colleague Danyaal`.

How much a word has to be a name depends on the place: behind `his supervisor` it may be a word of
the language too (`Hope`), behind `by` it has to be a first name and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from foi_compare.masking.kinds_of_words.name_words import in_language, is_given, plain
from foi_compare.masking.where_names_stand.prose_names import NOUN
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]

_NAME = r"(?P<name>[^\W\d_a-zà-ÿ][^\W\d_A-Z]+(?:['’-][^\W\d_]+)*)(?!['’-]?\w|\s+[A-Z&]|\.\w)"
_APPOSED = re.compile(
    r"\b(?:[Mm]y|[Oo]ur|[Yy]our|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w-]+\s){0,4}?"
    rf"(?:{NOUN}|boss|deputy|predecessor|successor|counterpart),?\s+\(?{_NAME}"
)
_IS_THE = re.compile(
    rf"\b[Tt]he\s(?:[\w-]+\s){{0,2}}?(?:{NOUN}|deputy|contact)\s(?:is|was)\s{_NAME}(?=[.,;)]|$)"
)
_IN_BRACKETS = re.compile(rf"\b[Aa]n?\s(?:[\w-]+\s){{0,2}}?{NOUN}\s?(?:,\s|\(){_NAME}(?=[),])")
_DID_FOR = (
    r"(?:gave|sent|told|wrote|asked|rang|phoned|called|e-?mailed|promised|showed|offered|answered"
    r"|helped|spoke|replied)"
)
_WHOM = r"(?:you|me|us|him|her|them|to (?:you|me|us)|back)\b"
_ACTS = re.compile(rf"(?<=[a-z,;]\s){_NAME}(?=\s(?:has |had |have )?{_DID_FOR}\s{_WHOM}|\swho\b)")
_SAYS = re.compile(
    rf"\b{_NAME}(?=,?\s(?:(?:in|from|of|at)\s(?:the\s|our\s)?(?:[A-Z][\w&]*\s){{1,4}})?"
    r"(?:has\s|had\s|who\s)?"
    r"(?:explained|explains|said|says|told|confirmed|confirms|suggested|suggests|advised|advises"
    r"|agrees|agreed|thought|thinks|believes|mentioned|promised|asked|wrote|reckons|checked|replied"
    r"|pointed\sout)\b|\s(?:and|or)\s(?:I|me)\b)"
)
_WITH = re.compile(
    r"\b(?:(?:[Mm]essage|[Cc]all|[Nn]ote|[Ee]-?mail|[Rr]eply|[Ll]etter|[Rr]equest|[Ww]ord)s?\sfrom"
    r"|(?:somebody|someone|man|woman|person|officer|colleague|lady|gentleman)\s(?:called|named)"
    r"|(?:understand|understood|heard|hear|learned|learnt|know|gather)\s(?:this\s|it\s)?from"
    r"|(?:I|me)\s(?:and|or)|either)\s" + _NAME
)
_COULD = re.compile(rf"\b(?:[Cc]ould|[Cc]an|[Ww]ould|[Ww]ill)\s{_NAME}(?=\s[a-z])")
_BOTH = re.compile(rf"\b{_NAME}\s(?:and|or)\s{_NAME.replace('<name>', '<other>')}(?=\s[a-z]|[.,;])")
_TO_DO = re.compile(
    r"\b(?:given|passed|handed|sent|forwarded|allocated|assigned|left|over)\s(?:it\s|this\s)?"
    rf"(?:to|for)\s{_NAME}(?=\sto\s(?:answer|deal|reply|look|check|draft|finish|sign|review)\b)"
)
_THANKED = re.compile(rf"\b[Tt]hank(?:s|\syou)\b[^.!?\n]{{0,40}}\s{_NAME}(?=[,.!])")
_IT_IS = re.compile(
    rf"\b(?:it|[Tt]his|[Tt]hat) (?:is|was|will be)\s{_NAME}(?=,?\s(?:who|that|you)\b)"
)
_RUNG = re.compile(
    rf"\b(?:[Cc]all|[Rr]ing|[Pp]hone|[Cc]ontact|[Tt]ext|[Aa]sk for|[Ss]peak to|[Ee]-?mail)\s{_NAME}"
    r"(?=,?\s(?:on|at|if|or|by|about|any|direct|again|first|\(?0)\b|[.,;)])"
)
_ADDRESSED = re.compile(
    r"\b(?:[Tt]old|[Aa]sked|asking|thanked|thanks to|[Tt]hank|[Rr]ang|ringing|[Pp]honed|phoning"
    r"|[Ee]-?mailed|spoken? (?:to|with)|[Ss]poke (?:to|with)|copied (?:in|to)|cc|cc'd|[Dd]iolch i"
    r"|chat(?:ted)? with|met)"
    rf"[\s:]+(?:also\s)?{_NAME}"
)
_BY = re.compile(
    r"\b(?:\w+(?:ed|en|wn|un|ne|ut|nt|lt|pt)|sent|read|seen|written|made)(?:\s\w+){0,3}\s(?:by|to)\s"
    rf"{_NAME}(?=[).,;]|$|\s[a-z])"
)
_DRAFTED_BY = re.compile(
    r"\b(?:[Pp]repared|[Ww]ritten|[Dd]rafted|[Ss]igned|[Cc]hecked|[Rr]eviewed|[Aa]pproved|[Cc]ompiled"
    r"|[Cc]ollated|[Cc]ompleted|[Cc]arried\sout|[Cc]onducted|[Hh]andled|[Aa]nswered|[Tt]yped|[Ss]een"
    rf"|[Dd]ictated)\sby\s{_NAME}"
)
_SENTENCE = 3
_SMALL = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_SHORTEST = 3
_HEADER = re.compile(
    r"^\W*(?:subject|sent|date|to|cc|re|importance|attachments?)\s*:", re.IGNORECASE
)
_CALLS = re.compile(r"^(?P<name>[^\W\d_a-zà-ÿ][^\W\d_A-Z]+)(?:,| -| –|!)\s*(?:$|[a-z\"'I])")


def alone_in_sentences(texts: Iterable[str], lists: NameLists) -> Iterator[Words]:
    """Yield the names of one word that the sentence around them says are persons."""
    for text in texts:
        if len(_SMALL.findall(text)) < _SENTENCE:
            continue
        for patterns, fits in _PLACES:
            for pattern in patterns:
                for found in pattern.finditer(text):
                    names = found.groupdict().values()
                    if all(fits(name, lists) for name in names):
                        yield from ((name,) for name in names)


def called(lines: Sequence[str], known: Collection[Words], lists: NameLists) -> Iterator[Words]:
    """Yield whom a message calls in its first line without a greeting: `Cal, just had a call`.

    It stands below the headers of the message, and is a first name or the short form of one.
    """
    firsts = {words[0] for words in known}
    above = ""
    for line in filter(None, lines):
        call = _CALLS.match(line) if ":" in above and _HEADER.match(above) else None
        above = line
        if call is None:
            continue
        name = call["name"]
        short = len(name) >= _SHORTEST and any(
            one != name and one.startswith(name) for one in firsts
        )
        if short or is_given(name, lists) or name in firsts:
            yield (name,)


def _may_be(name: str, lists: NameLists) -> bool:
    word = plain(name)
    if word in lists.roles or word in lists.places or word in lists.buildings:
        return False
    return is_given(name, lists) or word in lists.surnames or not in_language(word, lists)


def _is_name(name: str, lists: NameLists) -> bool:
    if _is_odd(name, lists):
        return False
    word = plain(name)
    return is_given(name, lists) or (word in lists.surnames and not in_language(word, lists))


def _is_odd(name: str, lists: NameLists) -> bool:
    odd = lists.places | lists.buildings | lists.also_words | lists.roles
    return plain(name) in odd


def _is_first_name(name: str, lists: NameLists) -> bool:
    return is_given(name, lists) and not _is_odd(name, lists)


_PLACES: tuple[tuple[tuple[re.Pattern[str], ...], Callable[[str, NameLists], bool]], ...] = (
    ((_APPOSED, _IS_THE, _IN_BRACKETS, _TO_DO), _may_be),
    ((_ACTS, _IT_IS, _RUNG, _ADDRESSED, _WITH, _DRAFTED_BY), _is_name),
    ((_BY, _SAYS, _THANKED, _COULD, _BOTH), _is_first_name),
)
