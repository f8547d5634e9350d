"""What a letter says to every question alike: that it decides nothing yet, or refuses them all.

A receipt, or a notice that a fee is to be paid first, speaks to every question of the request,
wherever the request is printed: what it tells of fees, limits and exemptions is what may come of
any request.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from foi_compare.interpret.dispositions.answer_acts import Said
from foi_compare.interpret.dispositions.sentence_acts import Heard, hear
from foi_compare.interpret.dispositions.weighing import scales
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.text import fold_space

# The flags of a question on which nothing is decided yet.
PUT_OFF = frozenset({"acknowledgement", "more_time", "fee_notice"})
_TWO = 2
_TITLE_WORDS = 10
_FEES = re.compile(r"\bfees? notice\b")
# Two of these beside the title: what is charged, how it is paid, and what happens till then.
_CHARGES = (
    re.compile(
        r"\b(?:section|regulation)s? (?:9\b|\d+ of the fees)"
        r"|\b(?:permit|allow|entitle)\w* (?:us )?to charge\b"
    ),
    re.compile(r"\b(?:cheque|by card|with a card|bank transfer|payable to|postal order)\b"),
    re.compile(r"\b(?:three months|is paid|is cleared|clock|payment)\b"),
)  # fmt: skip
_UNDER_SECTION_9 = re.compile(r"\bnotice\b[^.;]{0,20}\bsection 9\b")
_PAID = re.compile(
    r"\b(?:(?:was|were|has been|have been|now) paid|(?:your|the) (?:payment|cheque|fee) (?:was|has)"
    r"|waiv\w+|no fee)\b"
)
# `Section 10(3) lets us take what time is reasonable`; `no decision has been made`.
_LATER = re.compile(
    r"\b(?:section )?10\(3\)|\b(?:more|further|additional|extra|what) time\b"
    r"|\bextend\w*\b|\blonger\b"
)
_UNDECIDED = re.compile(
    r"\bno decision (?:has|have)\b"
    r"|\bnot (?:yet )?(?:come to the end|reached a (?:decision|conclusion)"
    r"|decided|concluded|completed?|finished|(?:yet )?(?:been )?(?:settled|weighed|decided))\b"
    r"|\bcannot yet (?:answer|decide|say)\b|\b(?:are|am|is) (?:still )?considering\b"
    r"|\b(?:may|might|could|likely to) be (?:engaged|relevant|apply)\b|\byet to (?:decide|weigh)\b"
)
_OPEN = re.compile(
    r"\b(?:if|where|whenever|should|may|might|can|could|would|normally|usually|sometimes|often"
    r"|generally|before we|until|unless|no decision|not yet"
    r"|for (?:example|instance)|there are times)\b"
)
_COMES = re.compile(
    r"\b(?:within (?:20|twenty) (?:working )?days|(?:20|twenty) working days|hear from us"
    r"|write (?:to you )?again|be in touch|contact you|reply to you"
    r"|by \d{1,2}(?:st|nd|rd|th)?\s\w+)\b"
)
_PROVIDED = ("if ", "unless ", "until ", "should ")  # `If nothing is received by May, …`
_REACHED = re.compile(
    r"\b(?:logged|acknowledg\w+|receipt|reached us|has reached|have (?:got )?your|received"
    r"|passed (?:\w+ )?to|got here|thank(?:s| you) for your|given the (?:number|reference))\b"
)

# What may be said to one question and not to another.
_PENDS = "is pending"
_SETTLING = (
    "refuses", "holds nothing", "neither confirms nor denies", "denies other information",
    "asks back", _PENDS, "attaches", "counts none",
)  # fmt: skip
# What says something of the information itself, and no more than what the law is.
_TELLING = ("gives", "counts none", "holds nothing", "neither confirms nor denies")
_ENDED = (".", ";", "!")
_SURE = 0.9
_HEARD = 0.5
_AUDIBLE = 0.25  # the share from which on a sentence may give something all the same
# What names the request as a whole speaks to all that was asked; `in response to your request` and
# `your request for names` do not.
_OF_ALL = re.compile(
    r"(?<!response to )(?<!reply to )(?<!relation to )(?<!respect of )"
    r"\b(?:your|this|the)\s(?:whole\s|entire\s)?(?:request|application|message)s?\b"
    r"(?!\s(?:for|of|dated)\b)|\bas a whole\b"
    r"|\b(?:part|some|all|none|most|whole)\sof\s(?:the|this|your|it)\s?(?:information|request|data)?\b"
)


def waits_for(segments: Sequence[Segment], words: Voice) -> tuple[str, str] | None:
    """Return why what a letter says decides nothing yet, as a flag and the sentence that tells it.

    None where it may decide something.
    """
    if any(map(words.opens_response, segments)):
        return None
    sentences = [
        (sentence.text, plain(fold_space(sentence.text)))
        for one in segments
        for sentence in split_sentences(one.text)
    ]
    if _is_fees_notice(segments):
        told = (printed for printed, text in sentences if _CHARGES[1].search(text))
        return "fee_notice", fold_space(next(told, ""))
    if any(one.table is not None or (one.listed and "\n" in one.text) for one in segments):
        return None
    reached = [
        printed
        for printed, text in sentences
        if _REACHED.search(text) and not text.startswith(_PROVIDED)
    ]
    comes = any(_COMES.search(text) for _, text in sentences)
    if not comes or any(_decides(text, words) for _, text in sentences):
        return None
    heard = hear([printed for printed, _ in sentences], "", scales(words.book.wordings).acts)
    said = list(zip(sentences, heard, strict=True))
    reached = reached or _pending(said)
    if not reached or any(_settles_or_asks(text, one, words) for (_, text), one in said):
        return None
    return "acknowledgement", fold_space(reached[0])


def _pending(said: Sequence[tuple[tuple[str, str], Heard]]) -> list[str]:
    """Return the sentences that are surely heard to put the answer off, where there are several.

    Those of more time decide something: that an exemption is weighed.
    """
    if any(_LATER.search(text) or one.shares["refuses"] > _HEARD for (_, text), one in said):
        return []
    sure = [printed for (printed, _), one in said if one.shares[_PENDS] > _SURE]
    return sure if len(sure) >= _TWO else []


def _settles_or_asks(folded: str, heard: Heard, words: Voice) -> bool:
    """Return whether a sentence may be heard to decide something, or to ask the requester."""
    if words.asks_back(folded):  # `If you need to speak to us, quote …` asks nothing
        return heard.shares["asks back"] > _AUDIBLE or not folded.startswith(_PROVIDED)
    ended = folded.rstrip().endswith(_ENDED) and _OPEN.search(folded) is None
    return ended and any(heard.shares[act] > _HEARD for act in _TELLING)


def takes_time(said: Sequence[Said]) -> bool:
    """Return whether an answer puts its decision off: it says so, and what it has yet to weigh."""
    folded = [plain(fold_space(one.text)) for one in said]
    return _puts_off(folded) and not any(
        (one.counts or (one.data and one.kind == "table")) and _UNDECIDED.search(text) is None
        for one, text in zip(said, folded, strict=True)
    )


def _puts_off(folded: Sequence[str]) -> bool:
    """Return whether sentences say that more time is taken, and what is yet to be weighed."""
    return all(any(sign.search(text) for text in folded) for sign in (_LATER, _UNDECIDED))


def asks_fee(said: Sequence[Said]) -> bool:
    """Return whether an answer is a notice that a fee is to be paid before anything is decided.

    The numbers in it are what is charged for; a sentence that counts what was asked for gives it.
    """
    if any(one.counts and one.kind != "table" for one in said):
        return False
    texts = [plain(fold_space(one.text)) for one in said if one.text]
    named = any(_FEES.search(text) or _UNDER_SECTION_9.search(text) for text in texts)
    signs = sum(any(sign.search(text) for text in texts) for sign in _CHARGES)
    return named and signs >= _TWO and not any(_PAID.search(text) for text in texts)


def refuses_whole(segments: Sequence[Segment], words: Voice) -> bool:
    """Return whether a letter refuses the request as a whole, and gives nothing in a table."""
    if any(one.table is not None for one in segments):
        return False
    sentences = (
        plain(fold_space(sentence.text))
        for one in segments
        for sentence in split_sentences(one.text)
    )
    return any(words.refuses(one) and speaks_of_all(one) for one in sentences)


def says_one_thing(
    before: Sequence[Segment], behind: Sequence[Segment], book: Phrasebook, asked: int
) -> bool:
    """Return whether a letter says the same to all that it was asked, `asked` things in all.

    `before` and `behind` are what stands before its questions and behind them. It refuses the
    request as a whole, asks what it means, decides nothing yet, or gives a number for each thing
    and keeps nothing back.
    """
    said = [one for one in behind if one.text.strip()]
    words = Voice(book)
    if waits_for([*before, *said], words) is not None:
        return True
    texts = [sentence.text for one in said for sentence in split_sentences(one.text)]
    heard = hear(texts, "", scales(book.wordings).acts)
    kept = {act for act in _SETTLING if any(one.shares[act] > _HEARD for one in heard)}
    gives = [one for one in heard if one.shares["gives"] > _HEARD]
    if not gives and _puts_off([plain(fold_space(text)) for text in texts]):
        return True
    if not kept:
        return len(gives) >= asked
    if _counts_something(texts, heard, book):
        return False
    return kept == {"asks back"} or (kept == {"refuses"} and refuses_whole(said, words))


def _counts_something(texts: Sequence[str], heard: Sequence[Heard], book: Phrasebook) -> bool:
    """Return whether a sentence may give a number all the same, and is no reason for keeping."""
    return any(
        one.shares["gives"] > _AUDIBLE
        or (one.shares["reasons"] < _HEARD and book.has("states_count", plain(fold_space(text))))
        for one, text in zip(heard, texts, strict=True)
    )


def speaks_of_all(folded: str) -> bool:
    """Return whether a sentence names the request as a whole, as `your request is refused` does."""
    return _OF_ALL.search(folded) is not None


def _is_fees_notice(segments: Iterable[Segment]) -> bool:
    """Return whether a letter calls itself a fees notice, and says what is to be paid and how."""
    texts = [plain(line) for one in segments for line in one.text.split("\n")]
    titled = any(len(text.split()) <= _TITLE_WORDS and _FEES.search(text) for text in texts)
    signs = sum(any(sign.search(text) for text in texts) for sign in _CHARGES)
    return titled and signs >= _TWO


def _decides(text: str, words: Voice) -> bool:
    """Return whether a sentence gives, denies or refuses something, and not only perhaps."""
    return words.settles(text) and _OPEN.search(text) is None
