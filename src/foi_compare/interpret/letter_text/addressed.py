"""The questions that a passage of an answer names as those it speaks to.

`The information for question 2 is not held`, `For these last two we need more time`, `Both
questions are refused`; a passage that only points to a question (`see question 1`, `of the crimes
at question 1`) speaks to another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.sentences import Sentence, split_sentences
from foi_compare.interpret.meanings.markers import Citation, cited_questions

_WORD_BETWEEN = re.compile(r"\band\b")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_AMOUNTS = ("one", "two", "three", "four", "five", "six")
_BOTH = 2
_ANY = tuple("123456")  # as many as ordinals are known
_CLAUSE = re.compile(r".+?(?:;|[.?!](?=\s))", re.DOTALL)
_ASKED = (
    r"(?:questions?|(?:bullet\s)?points?|bullets?|parts?|requests?|items?|queries|query|limbs?"
    r"|elements?|aspects?|strands?|heads?)"
)
# `the last two`, `both questions`, `all three questions`, `your second question`.
_ORDINAL = re.compile(
    rf"(?P<both>both)(?:\s(?:of\s)?(?:the|these|your))?\s{_ASKED}"
    rf"|all\s(?P<all>{'|'.join(_AMOUNTS[1:])})\s{_ASKED}"
    rf"|(?:the|(?P<yours>your)|these|this|those)\s(?P<place>{'|'.join(_ORDINALS)}|last)"
    rf"(?:\s(?P<amount>{'|'.join(_AMOUNTS[1:])}))?"
    rf"(?:(?P<asked>\s(?:{_ASKED}|of\s(?:these|them|those|your\s{_ASKED})))(?!\w)|(?=,|\s(?:we|i|are|is|was|were|have|has|can|cannot|could|does|do)\b))"
)
# `First bullet point: 14`, `First: 14`, `Thirdly you ask …`, `As to the third, …`.
_OPENS_WITH = re.compile(
    rf"\W*(?:(?:the|your)\s)?(?P<place>{'|'.join(_ORDINALS)})\s{_ASKED}\s?[,:.-]"
    rf"|\W*(?P<bare>{'|'.join(_ORDINALS)})(?:\s?:|ly,?\s(?=you\b))"
    r"|\W*(?:(?:as (?:to|for|regards)|regarding|concerning|on|for|turning to|with|(?:with|in) "
    r"(?:regard|relation|respect|response|answer|reply)s? (?:to|of))\s)(?:the|your)\s"
    rf"(?P<lone>{'|'.join(_ORDINALS)}|last)(?=\s?[,:]|\s(?:we|i)\b)"
)
_AS_TO = (
    r"\W*(?:as (?:to|for|regards)|regarding|concerning|on|for|turning to|(?:with|in) "
    r"(?:regard|relation|respect|response|answer|reply)s? (?:to|of))\s"
)
_TURNS = re.compile(rf"{_AS_TO}(?:the|your)\s", re.IGNORECASE)
# `As for (2) and (3), …`, `As to 1.2 …`, `The refusal of (1) and (2) …`: they count nothing.
_MARKED = r"(?:\((?:\d{1,2}[a-h]?|[a-h]|[ivx]{1,4})\)|\d{1,2}\.\d{1,2}(?![\d.%]))"
_MARKED_LIST = re.compile(
    rf"(?:{_AS_TO}|\W*(?:the|our|my)\s(?:refusal|answer|reply|response|decision)\s(?:of|to|on)\s)"
    rf"(?P<list>{_MARKED}(?:\s?(?:,|and|&|,\s?and)\s?{_MARKED})*)"
    r"(?!\s(?:million|billion|per cent|percent|hours?|days?|minutes?|miles)\b)"
    # `In answer to 1 and 2 please see …`
    r"|\W*in (?:answer|response|reply) to (?P<bare>\d{1,2}[a-h]?(?:\s?(?:,|and|&|,\s?and)\s?"
    r"\d{1,2}[a-h]?)*)(?=\s?[,:]|\s(?:please|see|we|i|the|there)\b)"
)
# `For the remaining questions, …`: those that nothing has been said to so far.
_REST = re.compile(
    rf"(?:(?:the|your|all)\s)+(?:remaining|other|rest\sof\s(?:the|your))\s"
    rf"(?:{_ASKED}\b(?!\sof\b)|(?:{'|'.join(_AMOUNTS[1:])})(?=,|\s(?:we|i|are|is|were|have|has|{_ASKED})\b))"
)
# What may stand before the question that a sentence is about; a verb or `of` may not.
_LEADS = re.compile(
    r"\W*(?!of\b)(?:(?:the|this|all|any|our|your|further|requested|relevant|information|data|figures?"
    r"|details?|numbers?|totals?|answers?|responses?|reply|replies|records?|for|in|to|at|of|under"
    r"|regarding|concerning|relating|respect|relation|response|regards?|respects?|with|on|about|and"
    r"|you|asked|sought|as|part|turning)\W+)*"
)
_TRAILS = re.compile(
    r"\b(?:for|from|(?:up)?on|regarding|concerning|about|(?:respect|relation|regard)s?\s(?:of|to)"
    r"|(?:whole|all|part|some|rest|most|none)\sof)\s(?:your\s|the\s)?$"
)
# `My answer to Q3 no longer stands`, `this is now our answer to Q1:`.
_OUR_ANSWER = re.compile(
    r"(?<!see )(?<!refer to )(?<!\bas )(?<!\bin )\b(?:our|my)\s(?:\w+\s)?"
    r"(?:answer|response|reply)\sto\s(?:your\s)?$"
)
_SPEAKS_OF_IT = re.compile(r"\s?:|\s(?:is|was|has|should|no longer|does not|now)\b")
# `… the whole of Part B under section 31(1).`
_ENDED = re.compile(r"(?:\s(?:under|by virtue of|in line with|pursuant to)\s.*)?[\s.;)]*")
_OF_PART = re.compile(r"\W*of\s(?=part)")
# `As for question 2.` is the answer to question 2; `As for question 2, 14` answers it.
_POINTS = re.compile(
    r"\b(?:see|refer|same|above|below|includ\w*|as (?:in|at|per)|(?<=\w )as for)\b"
    r"|^\W*as for\b[^,]*$|^\W*as (?:question |q)?\d"
)


def addressed(
    text: str,
    numbers: Callable[[], Sequence[str]],
    answered: Callable[[], Collection[str]] = frozenset,
) -> tuple[str, ...]:
    """Return the questions, as a text prints their numbers, that a passage says it speaks to.

    `numbers` gives those of the questions known, in order; by them `the last two` is told, and by
    those that are `answered` already `the remaining questions`. What stands behind the first clause
    says something of its own.
    """
    clause = _CLAUSE.match(text)
    text = text if clause is None else clause.group()
    folded = plain(text)
    cited = cited_questions(text)
    listed = _MARKED_LIST.match(folded) if not cited else None
    if listed is not None:
        return tuple(
            re.findall(r"\w+(?:\.\d+)?", _WORD_BETWEEN.sub(" ", listed["list"] or listed["bare"]))
        )
    points = _POINTS.search(folded) is not None
    if points or cited:
        spoken = len(cited) == 1 and _is_spoken_to(cited[0], folded, points=points)
        return cited[0].numbers if spoken else ()
    rest = _REST.search(folded)
    if rest is not None and _LEADS.fullmatch(folded[: rest.start()]):
        done = answered()
        return tuple(number for number in numbers() if number not in done)
    opens = _OPENS_WITH.match(folded)
    if opens is not None:
        named = opens["place"] or opens["bare"] or opens["lone"]
        known = numbers()
        place = len(known) - 1 if named == "last" else _ORDINALS.index(named)
        return tuple(known[place : place + 1])
    found = _ORDINAL.search(folded)
    if found is None or not _leads_to(folded, found.start(), found.end()):
        return ()
    return _by_order(found, numbers())


def turns_to(text: str) -> bool:
    """Return whether a passage opens by saying what it speaks of, as `As to the report` does."""
    return _TURNS.match(text) is not None


def _is_spoken_to(cited: Citation, folded: str, *, points: bool) -> bool:
    """Return whether a passage speaks to the only question that it cites; `points` elsewhere."""
    ours = _is_of_our_answer(folded, cited)
    if ours or points:
        return ours
    return _leads_to(folded, cited.start, cited.end) or _OF_PART.match(folded) is not None


def _leads_to(folded: str, start: int, end: int) -> bool:
    """Return whether a passage opens with the questions it names there, or ends with them."""
    before = folded[:start]
    ends = _ENDED.fullmatch(folded[end:]) is not None and _TRAILS.search(before) is not None
    return ends or _LEADS.fullmatch(before) is not None


def _is_of_our_answer(folded: str, cited: Citation) -> bool:
    """Return whether what stands around the number of a question speaks of the answer to it."""
    before = _OUR_ANSWER.search(folded[: cited.start])
    return before is not None and _SPEAKS_OF_IT.match(folded[cited.end :]) is not None


def addresses(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text that open by saying which question they speak to."""
    return tuple(
        one
        for one in split_sentences(text)
        if not one.text.rstrip().endswith("?") and addressed(one.text, lambda: _ANY)
    )


def _by_order(found: re.Match[str], numbers: Sequence[str]) -> tuple[str, ...]:
    """Return the questions named by their places among all of them."""
    known = len(numbers)
    if found["both"]:
        return tuple(numbers) if known == _BOTH else ()
    if found["all"]:
        return tuple(numbers) if known == _AMOUNTS.index(found["all"]) + 1 else ()
    amount = _AMOUNTS.index(found["amount"]) + 1 if found["amount"] else 1
    if not (found["asked"] or found["amount"] or found["yours"]) or amount >= known:
        return ()
    if found["place"] == "last":
        return tuple(numbers[-amount:])
    first = _ORDINALS.index(found["place"])
    return tuple(numbers[first : first + amount]) if first + amount <= known else ()
