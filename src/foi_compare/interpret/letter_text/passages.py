"""Sentences of a letter that answer nothing here: what an earlier letter said, what the law allows.

A review tells what was decided at first and what was complained of; a correction repeats what it
withdraws; a receipt says under which sections some requests are refused. Such a sentence is parted
from its paragraph and is no answer. What was decided at first is one all the same where the review
lets it stand and says no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.sentences import Sentence, split_sentences
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import REPORTED, Segment
from foi_compare.interpret.meanings.exemptions import cited_sections
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.interpret.periods.dates import MONTH_NAMES
from foi_compare.text import fold_space

GENERAL = "general"  # of one that tells what may be done with any request

_EARLIER = r"(?:original|first|initial|earlier|previous|prior)"
_LETTER = r"(?:response|reply|answer|decision|letter|refusal|refusal notice|disclosure)"
# A letter that looks at an earlier one again, or puts it right.
_LOOKS_BACK = re.compile(
    r"\b(?:up(?:held|hold|holding)|overturn\w*|internal review|review of (?:a|the|our|your|my)\b"
    r"|(?:ask|asked|request|requested) (?:for )?(?:a|an internal|us to) review|withdrawn"
    rf"|{_EARLIER} (?:response|reply|decision)|amended (?:answer|reply|response)|correction"
    r"|(?:was|were) (?:not correct|incorrect|wrong|an error|in error)|in (?:the )?place of the"
    rf"|review(?:ed|ing)? (?:the|our|your|that) (?:\w+ )?(?:{_LETTER}|request|handling))"
)
_SAID = (
    r"(?:said|stated|told|wrote|written|refused|replied|answered|informed|advised|withheld|gave|"
    r"relied|applied|cited|claimed|explained|declined|held that|reported|confirmed that)"
)
_REPORTS = re.compile(
    rf"\W*(?:(?:the|our|that|your)\s)?{_EARLIER}\s{_LETTER}s?\s?[:\u2013-]"
    rf"|\W*(?:the|our|that|this|my colleague's)\s(?:{_EARLIER}\s)?{_LETTER}\b[^.;:]{{0,60}}?"
    rf"\b{_SAID}\b"
    rf"|\W*(?:in|on|by)\s(?:our|the|my)\s(?:{_EARLIER}\s)?{_LETTER}\b[^.;:]{{0,40}}?\b(?:we|i)\s"
    rf"(?:had\s)?{_SAID}\b"
    rf"|\W*on\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\s\w+[^.;:]{{0,40}}?\b{_SAID}\b"
    rf"|\W*(?:the|our)\s(?:{_EARLIER}\s)?{_LETTER}\swas\sto\s"
    rf"|\W*(?:in\s(?:{MONTH_NAMES})|at\s(?:the\stime|first)|originally)\b[^.;:]{{0,20}}?"
    r"\b(?:we|i)\s(?:had\s)?(?:refused|withheld|told|said|declined|applied|cited|relied)\b"
    r"|\W*(?:we|i)\s(?:had\s|then\s|previously\s|originally\s)*(?:told|informed|advised)\syou\b"
    r"|\W*(?:mr|mrs|ms|miss|mx|dr|my colleague|the (?:first )?(?:decision.maker|handler))\b"
    rf"[^.;:]{{0,40}}?\b{_SAID}\b"
    r"|\W*you\s(?:\w+\s){0,2}(?:say|said|argued?|stated?|complain(?:ed)?|contend|maintain|claim|believe"
    r"|disagree|point|dispute|submit|told|asked (?:for|us to) (?:a |an |look|review))"
)
# `The first reply gave you 3,204 for (a). It refused (b) and (c).`
_GOES_ON = re.compile(rf"\W*(?:it|that|this|they)\s(?:also\s|then\s)?{_SAID}\b")
# `Original response`, `What was decided then`, `What we decided in May`.
_EARLIER_HEADING = re.compile(
    rf"\W*(?:the|our|your)?\s?{_EARLIER}\s{_LETTER}s?\W*"
    r"|\W*what\s(?:was|had been|we|i)\s(?:had\s)?(?:decided|said)\s(?:then|before|at first"
    rf"|originally|in\s(?:{MONTH_NAMES})\b[^.?!]{{0,10}}|on\s\d[^.?!]{{0,20}})\W*"
)
# The review speaks of what it finds itself.
_FINDS = re.compile(
    r"\b(?:uph(?:eld|old)|overturn\w*|correct|correctly|agree|still|stands?|confirm\w*|properly|withdraw\w*"
    r"|was an? error|wrong\w*|now)\b"
)
_STANDS = re.compile(
    r"(?<!not )(?<!n't )(?<!no longer )\b(?:uph(?:eld|old)|stands?|maintain"
    r"|confirm(?:ed)? (?:in full|the)"
    r"|(?:i|we) (?:entirely |fully |also )?agree(?=\.| with(?! you\b))"
    r"|(?<!you )(?:is|was|were) (?:correct|right)\b)|not upheld"
)
_UNTOUCHED = re.compile(
    r"\b(?:not|n't) (?:touched|affected|changed|altered)\b|\b(?:unaffected|unchanged)\b"
    r"|\b(?:stands?|stays?|remains?) (?:the same|as (?:it|they) (?:is|are|was|were))\b"
)
# A complaint that is upheld overturns what was decided at first.
_COMPLAINT_UPHELD = re.compile(
    r"\b(?:complaint|appeal|objection)\b[^.;]{0,30}?\b(?:is|are|was)\s(?:\w+\s)?(?<!not )upheld"
)
_MAY = re.compile(
    r"\b(?:if|where|whenever|should|may|might|can|could|normally|usually|some|sometimes|generally"
    r"|lets?|allows?|for (?:instance|example))\b"
)
_REFUSES = re.compile(r"\b(?:refus\w+|exempt\w*|declin\w+|vexatious|withh[eo]ld\w*|charge|fees?)\b")
# `Some information is exempt`; and what a mail says of itself.
_OF_SOME = re.compile(r"\W*(?:some|certain|other|most)\s(?:\w+\s)?(?:information|requests?|data)\b")
_OF_ITSELF = re.compile(
    r"\b(?:this|the)\s(?:e-?mail|message|communication|document)\b[^.;]{0,40}\b(?:may|might|could)\b"
    r"[^.;]{0,20}\b(?:contain|be|include)\b"
)
_HERE = re.compile(
    r"\b(?:(?:is|are|has been|have been) (?:therefore |hereby )?(?:refused|withheld|exempt)"
    r"|(?:we|i) (?:consider|think|find|believe|have|am|are)|can neither|neither confirms?"
    r"|appl(?:y|ies) to (?:your|this))\b"
)


def with_passages_told(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with each sentence apart that reports, or that speaks of any request."""
    looks_back = any(puts_right(one) for one in segments)
    receives = words.only_receives(segments)
    told: list[Segment] = []
    earlier = False  # below a heading such as `Original response`
    for one in segments:
        if one.table is not None or one.listed or one.side:
            told.append(one)
            continue
        line = plain(one.text.partition("\n")[0])
        headed = looks_back and _EARLIER_HEADING.fullmatch(line) is not None
        earlier = headed or (earlier and not _opens_anew(one, words))
        if earlier:
            told.append(one._replace(kind=REPORTED))
        else:
            told.extend(_parted(one, words, looks_back=looks_back, receives=receives))
    return told


def lets_stand(texts: Sequence[str]) -> bool:
    """Return whether what a review says lets stand what was decided at first."""
    return any(
        _STANDS.search(plain(text)) is not None and _COMPLAINT_UPHELD.search(plain(text)) is None
        for text in texts
    )


def puts_right(segment: Segment) -> bool:
    """Return whether a passage looks at an earlier letter again, or withdraws something of it."""
    return segment.table is None and _LOOKS_BACK.search(plain(fold_space(segment.text))) is not None


def leaves_alone(segment: Segment) -> bool:
    """Return whether a passage says that what an earlier letter said is not touched by this one."""
    return segment.table is None and _UNTOUCHED.search(plain(fold_space(segment.text))) is not None


def _opens_anew(segment: Segment, words: Voice) -> bool:
    """Return whether a heading or a number ends what an earlier letter said."""
    marker = segment.marker
    numbered = marker is not None and marker.kind in {"question", "answer", "regarding"}
    titled = segment.kind == "heading" or segment.bold or words.is_heading(segment.text)
    return numbered or titled or _FINDS.search(plain(segment.text)) is not None


def _parted(
    segment: Segment, words: Voice, *, looks_back: bool, receives: bool
) -> Iterator[Segment]:
    """Yield a passage in pieces, those that answer nothing here apart from the rest."""
    if words.asks(segment):
        yield segment
        return
    kinds: list[tuple[Sentence, str]] = []
    for one in split_sentences(segment.text):
        kind = _kind(one.text, looks_back=looks_back, receives=receives)
        goes_on = bool(kinds) and kinds[-1][1] == REPORTED and _GOES_ON.match(plain(one.text))
        kinds.append((one, REPORTED if goes_on and not kind else kind))
    if not any(kind for _, kind in kinds):
        yield segment
        return
    runs: list[tuple[list[Sentence], str]] = []
    for one, kind in kinds:
        if runs and runs[-1][1] == kind:
            runs[-1][0].append(one)
        else:
            runs.append(([one], kind))
    for run, kind in runs:
        yield _piece(segment, run[0].start, run[-1].end, kind)


def _piece(segment: Segment, start: int, end: int, kind: str) -> Segment:
    """Return a part of a segment, with the marker that it opens with, unless it is no answer."""
    text = segment.text[start:end]
    begins = segment.text[:start].strip() == ""
    marker = segment.marker if begins else read_marker(text)
    begins_at = 0 if begins else start
    return segment._replace(
        text=segment.text[begins_at:end],
        start=segment.start + begins_at,
        end=segment.start + end,
        marker=marker,
        kind=kind or segment.kind,
    )


def _kind(sentence: str, *, looks_back: bool, receives: bool) -> str:
    marker = read_marker(sentence)
    folded = plain(fold_space(sentence if marker is None else sentence[marker.end :]))
    leads = folded.rstrip().endswith(":")  # to what the requester wrote
    if looks_back and _REPORTS.match(folded) and not leads and _FINDS.search(folded) is None:
        return REPORTED
    if _OF_ITSELF.search(folded) is not None:
        return GENERAL
    here = _HERE.search(folded) is not None and _OF_SOME.match(folded) is None
    general = receives and not here and _MAY.search(folded) is not None
    return GENERAL if general and (cited_sections(folded) or _REFUSES.search(folded)) else ""
