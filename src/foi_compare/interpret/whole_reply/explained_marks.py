"""Empty cells, `NULL` and dashes to nil, where the reply says in words that they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from foi_compare.interpret.meanings.values import exact
from foi_compare.model import Figure
from foi_compare.model.profile import MARK_IS_NIL
from foi_compare.text import fold_marks, fold_space

_PLACE = r"(?:cells?|box(?:es)?|spaces?|fields?|squares?|entry|entries)"
_IS = r"(?:is|are|was|were|has been|have been)"
_MARKS = {
    "": (
        rf"(?:blanks?|empty)(?: {_PLACE})?"
        rf"|{_PLACE} (?:(?:which|that) )?(?:{_IS} )?(?:left )?(?:blank|empty)"
    ),
    "null": r"[\"']?null[\"']?(?: values?| entry| entries)?",
    "-": r"(?:[\"'(]?-[\"')]?|(?:e[mn] )?dash(?:es)?|hyphens?)",
}
_COUNTED = (
    r"(?:crimes?|offences?|cases?|incidents?|investigations?|outcomes?|results?|records?"
    r"|occurrences?|instances?|disposals?)"
)
_ZEROS = (
    r"(?:nils?|zero(?:s|es)?|nought|none|0)(?!\w)"
    r"(?: (?:returns?|values?|results?|figures?|counts?))?"
)
_NIL = rf"(?:{_ZEROS}|nothing(?!\w)|no (?:such )?(?:\w+ ){{0,2}}?{_COUNTED}(?!\w))"
_WHERE = r"(?:where|when|if|wherever)(?: (?:there (?:is|are)|you see))?(?: (?:an?|any|the))?"
_MEANS = (
    r"(?: ?(?:=|:)| (?:(?:is|are) used to )?(?:means?|denotes?|indicates?|represents?"
    r"|signif(?:y|ies)|shows?|stands? for|is|are|equals?|should be (?:read|taken) as))"
    r" ?(?:that )?"
    r"(?:there (?:is|are|was|were) |the (?:value|number|count|figure) (?:is|was) |an? )?"
)
_SHOWN = (
    rf"{_IS} (?:(?:shown|given|displayed|represented|marked|printed|recorded) (?:as|by|with) )?"
)
# What leaves open whether there was none: `no crimes or fewer than five`, `no data held`.
_UNSURE = re.compile(
    r"\b(?:or|not|never|cannot|may|might|could|unless|except|data|information|unknown|held"
    r"|available|some|necessarily|yet|below|fewer|less)\b"
)
_CLAUSE_END = re.compile(r"[.;)]\s|[.;)]$|$")


def _forms(mark: str) -> Iterable[tuple[str, bool]]:
    """Yield each way of saying what a mark is, and whether it has to be nil that it is."""
    yield rf"(?<![\w-])(?:{mark}){_MEANS}(?P<nil>{_NIL})?", True
    yield rf"^(?:{mark})(?P<nil> {_NIL}(?: recorded)?)\W*$", True  # a line of a key
    # `Where the ethnicity field is blank` speaks of what is known of one crime.
    yield rf"\b{_WHERE} (?:{mark})(?!\w)[^.;]*?\b{_NIL}", False
    yield rf"\b{_ZEROS} {_SHOWN}(?:left )?(?:an? |the )?(?:{mark})(?!\w)", False
    there = rf"(?:where|when|if) (?:there {_IS} )?{_NIL}"
    yield rf"\b{there}[^.;]*?,? (?:(?:the|that|this) )?(?:{mark})(?!\w)", False


_SAID = {
    mark: tuple((re.compile(form), decides) for form, decides in _forms(words))
    for mark, words in _MARKS.items()
}


def nil_marks(sentences: Iterable[str]) -> frozenset[str]:
    """Return the marks that the sentences of a reply say are nil: `''` of an empty cell, `null`.

    A mark that a sentence explains as something else too is none of them.
    """
    nil: set[str] = set()
    otherwise: set[str] = set()
    for sentence in sentences:
        folded = fold_space(fold_marks(sentence)).casefold()
        for mark, forms in _SAID.items():
            for form, decides in forms:
                found = form.search(folded)
                if found is None:
                    continue
                end = _CLAUSE_END.search(folded, found.end())
                clause = folded[found.start() : end.start() if end else None]
                is_nil = not decides or found["nil"] is not None
                (nil if is_nil and not _UNSURE.search(clause) else otherwise).add(mark)
                break
    return frozenset(nil - otherwise)


def settle_explained(figures: Sequence[Figure], marks: Collection[str]) -> tuple[Figure, ...]:
    """Return the figures with the marks read as 0 that the reply says are nil."""
    return tuple(
        replace(
            figure, value=exact(0, figure.value.as_printed, figure.value.measure), note=MARK_IS_NIL
        )
        if figure.value.status == "not_stated" and _mark(figure.value.as_printed) in marks
        else figure
        for figure in figures
    )


def _mark(printed: str) -> str:
    return fold_marks(printed).strip().casefold()
