"""The texts that name a table: where they stand, what they say, which tables they tell apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from itertools import takewhile

from foi_compare.headway import signed
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.periods.periods import find_periods, period_of
from foi_compare.interpret.table_axes.caption_sides import sides_of, text_of
from foi_compare.interpret.table_layout.headings import caption_offence, is_name
from foi_compare.interpret.table_layout.pivot_filters import filters_over
from foi_compare.model import Block, Document, Doubt, Figure, LabelMatcher, Period, Table, TextBlock
from foi_compare.text import fold_space

Key = tuple[object, ...]

NOT_TOLD_APART = Doubt(
    "two tables print the same labels with other numbers: how do they differ?", "twin"
)
EITHER_SIDE = Doubt(
    "what stands between the tables may name the one above it or the one below: what names this?",
    "table",
)
_WORDS = 25
_FURTHEST = 4
_EDGES = frozenset({"page_header", "page_footer"})
_PASSED_OVER = frozenset({"furniture", "footnote"})
_RECORDED_AS = re.compile(
    r"\b(?:as|with|in|given|of|under|assigned|received)\s(?:an?\s|the\s)?(?:crime\s)?"
    r"(?:outcome|OC|type|code)",
    re.IGNORECASE,
)
_TURNED_AROUND = re.compile(
    r"\b(?:not (?:with|as|given)|other than|apart from|except\w*|exclud\w*)\b|\?", re.IGNORECASE
)
_CRIMES = frozenset({"offence", "offences", "crime", "crimes"})
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|may|will|would|please)\b|\?",
    re.IGNORECASE,
)
# What a sentence speaks of that dates the numbers below it; of other things it tells a story.
_SHOWN = re.compile(
    r"\b(?:table|below|follow\w*|figures?|data|numbers?|counts?|totals?|crimes?|offences?|outcomes?"
    r"|results?|breakdown|information|statistics|records?|recorded|reported|finalised|shows?"
    r"|period|cover\w*|isod|ffigurau|troseddau)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\s(?:to|and|until|till|up to)\s|\d\s?[-\u2013/]\s?\d", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:until|till|before|since|after|prior to|up to)\s(?:\w+\s){0,2}?$", re.IGNORECASE
)
_STATUTE = re.compile(r"\b(?:act|regulations?|order)\s+(?:of\s+)?\d{4}", re.IGNORECASE)


class Above:
    """What names each table of a document, or of a page of several documents: texts above it.

    Where the names of its tables stand below them, it is the text there.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = tuple(blocks)
        self._start = 0
        self._headings = _first_headings(blocks)
        self._sides = sides_of(blocks)

    def of_page(self, start: int) -> Above:
        """Return what stands above the blocks of a page, the first of which is at `start`."""
        page = copy(self)
        page._start = start  # noqa: SLF001 - its own class
        return page

    def doubts_of(self, index: int) -> tuple[Doubt, ...]:
        """Return what is asked of a table where its name may stand above or below it."""
        return (EITHER_SIDE,) if self._start + index in self._sides.unsure else ()

    def captions_of(self, table: Table, index: int) -> tuple[str, ...]:
        """Return the texts that name the table at an index of a document, the nearest first.

        These are the text right above it, the headings above that, and the caption that the file
        ties to it. The name of a sheet stands above all of its tables; any other caption is the
        nearest.
        """
        own = fold_space(table.caption)
        above = tuple(text for text in self.texts_above(index) if text != own)
        if not own:
            return above
        at = self._start + index
        is_sheet = self._headings.get(own, at) < at
        return (*above, own) if is_sheet else (own, *above)

    def texts_above(self, index: int) -> tuple[str, ...]:
        """Return the text right above a block, if it is short, and the headings above that text.

        On a sheet, every name above a table counts as one of its headings.
        """
        at = self._start + index
        names = self._sides.below
        own = (text_of(self._blocks[names[at]]),) if at in names else ()
        return (*own, *_texts_above(self._blocks, at, frozenset(names.values())))


def _first_headings(blocks: Sequence[Block]) -> dict[str, int]:
    """Return where each heading stands first."""
    found: dict[str, int] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, TextBlock) and block.kind == "heading":
            found.setdefault(fold_space(block.text), at)
    return found


def above_pages(pages: Sequence[Document]) -> Iterator[tuple[str, Above]]:
    """Yield the name of each page with what stands above its blocks, there or on a page before."""
    whole = Above([block for page in pages for block in page.blocks])
    start = 0
    for page in pages:
        yield page.name, whole.of_page(start)
        start += len(page.blocks)


def _texts_above(blocks: Sequence[Block], index: int, of_others: Collection[int]) -> Iterator[str]:
    """Yield the texts above a block, less those at the indices `of_others`."""
    nearest = True
    seen = own = of_other = 0
    above = (at for at in range(index - 1, -1, -1) if at not in of_others)
    for block in map(blocks.__getitem__, above):
        if not isinstance(block, TextBlock):
            if not _stands_beside(block, blocks[index]):
                yield from filters_over(block, blocks[index]) if nearest else ()
                return
            own = own or seen
            of_other = own  # each of them has as many titles of its own
            continue
        if of_other:
            of_other -= 1
            continue
        seen += 1
        if seen > _FURTHEST:
            return
        if block.kind in _EDGES:  # a table may open the page after that of its caption
            continue
        if block.kind in _PASSED_OVER:
            if nearest:
                return
            continue
        yield from _names_in(block, blocks[index], nearest=nearest)
        nearest = False


def _names_in(text_block: TextBlock, table: Block, *, nearest: bool) -> Iterator[str]:
    """Yield what a text above a table says of it: the text, where it is short or names something.

    Of a long one right above it is the span of days that it is of.
    """
    text = fold_space(text_block.text)
    if not 0 < len(text.split()) <= _WORDS:
        yield from _span_told(text) if nearest else ()
        return
    # What stands above a table on its own sheet is there to name it.
    titled = text_block.kind in ("heading", "caption") or _on_one_sheet(text_block, table)
    if nearest or (titled and is_name(text) and not _STATUTE.search(text)):
        yield text


def _span_told(text: str) -> Iterator[str]:
    """Yield the sentence of a long text that dates numbers, if it prints the only period there.

    A year alone may be that of anything else: `Since the new rules of 2014 …`.
    """
    found = find_periods(text)
    if len(found) == 1 and _FROM_TO.search(text[found[0].start : found[0].end]):
        yield from dating_sentences(text)


def _stands_beside(table: Table, block: Block) -> bool:
    """Return whether a table begins in the same row of a sheet, or level with a block of a page."""
    if _on_one_sheet(block, table):
        return block.place.row == table.place.row
    one, other = table.place.box, block.place.box
    if one is None or other is None or table.place.page != block.place.page:
        return False
    level = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = one.x1 <= other.x0 or other.x1 <= one.x0
    return apart and 2 * level > min(one.bottom - one.top, other.bottom - other.top)


def _on_one_sheet(block: Block, other: Block) -> bool:
    part = block.place.part
    return part.startswith("sheet ") and part == other.place.part


def is_sentence(text: str) -> bool:
    """Return whether a text says something, as against naming it: it has a verb and a full stop."""
    return text.endswith(".") and _VERB.search(text) is not None


def captions_period(captions: Sequence[str]) -> Period | None:
    """Return the period that the nearest caption with one names.

    `We moved to a new system in 2019.` dates no table, and `until 2019` is not the year 2019.
    """
    periods = (
        period_of(text)
        for caption in captions
        for text in (dating_sentences(caption) if is_sentence(caption) else (caption,))
    )
    return next((period for period in periods if period is not None), None)


def dating_sentences(caption: str) -> Iterator[str]:
    """Yield the sentences of a text that say of which time the numbers below it are."""
    for sentence in split_sentences(caption):
        found = find_periods(sentence.text)
        bound = len(found) == 1 and _BOUND.search(sentence.text[: found[0].start])
        if found and not bound and _SHOWN.search(sentence.text):
            yield sentence.text


def captions_offence(captions: Sequence[str]) -> str:
    """Return the offence that the nearest caption with one names, as printed, else ''."""
    return next(filter(None, map(caption_offence, captions)), "")


def captions_code(captions: Sequence[str], matcher: LabelMatcher) -> str:
    """Return the code of the one outcome that the nearest caption with one names, else ''.

    A caption is the name of an outcome, or says that the numbers were recorded as it (`Rape
    offences with outcome 16`); a sentence about an outcome names nothing.
    """
    for caption in captions:
        match = matcher.match(caption)
        about = match.status == "matched" and match.role == "code" and match.rule != "similarity"
        if _TURNED_AROUND.search(caption):
            continue
        recorded = _RECORDED_AS.search(caption) is not None
        # `Outcome 16: … victim does not support`: the verb may stand in the name of the outcome.
        whole = match.rule == "printed_code" and not matcher.left_of(caption)
        if about and (recorded or whole or not _VERB.search(caption)):
            return match.code
    return ""


def tell_apart(
    figures: Sequence[Figure], captions: Mapping[int, tuple[str, ...]]
) -> tuple[Figure, ...]:
    """Return the figures with the caption of their table, where only it differs.

    It is a breakdown, or an offence where most such captions name one.

    `captions` maps the label group of a table to the texts that name it, the nearest first. Two
    tables that print the same label under the same heading with other numbers count different
    things; what they count stands above them. Where nothing stands there, all of their numbers are
    asked about: those of a label that one of them prints alone are as much its own.
    """
    names = names_apart(figures, captions)
    of_tables = [figure for figure in figures if figure.group in captions]
    unnamed = () if names else _alike(of_tables, {}, differing=True)
    offences = {group for group, name in names.items() if caption_offence(name)}
    # Beside `Robbery` and `Threats to kill` a third title is an offence too, whatever its words.
    all_offences = 2 * len(offences) > len(names)
    return tuple(
        _named(figure, names[figure.group], as_offence=all_offences)
        if figure.group in names and not (figure.group in offences and figure.offence)
        else replace(figure, doubts=(*figure.doubts, NOT_TOLD_APART))
        if figure.group in unnamed
        else figure
        for figure in figures
    )


def names_apart(
    figures: Sequence[Figure], captions: Mapping[int, tuple[str, ...]]
) -> dict[int, str]:
    """Return the name of each table that prints the labels of another with other numbers.

    Figures of sentences are in no table, and have no caption.
    """
    of_tables = [figure for figure in figures if figure.group in captions]
    named = {group: captions_offence(texts) for group, texts in captions.items()}
    names = _telling_names(_alike(of_tables, named), captions)
    return names or _telling_names(_alike(of_tables, {}), captions)


def _alike(
    figures: Sequence[Figure], named: Mapping[int, str], *, differing: bool = False
) -> list[int]:
    """Return the tables that print the same label under the same heading.

    `named` is the offence that the caption of a table gives, which is left out of account. With
    `differing`, these are only the tables that print other numbers there.
    """
    tables: dict[Key, set[int]] = defaultdict(set)
    values: dict[Key, set[tuple[float, float | None]]] = defaultdict(set)
    for figure in signed(figures):
        # Tables split sideways share their total column and nothing else.
        if not figure.across:
            key = _key(figure, named.get(figure.group, ""))
            tables[key].add(figure.group)
            values[key].add((figure.value.lower, figure.value.upper))
    several = (
        groups
        for key, groups in tables.items()
        if len(groups) > 1 and (not differing or len(values[key]) > 1)
    )
    return sorted({group for groups in several for group in groups})


def _named(figure: Figure, name: str, *, as_offence: bool) -> Figure:
    if as_offence and not figure.offence:
        return replace(figure, offence=name)
    return replace(figure, breakdown=(*figure.breakdown, ("", name)))


def _telling_names(
    groups: Sequence[int], captions: Mapping[int, tuple[str, ...]]
) -> dict[int, str]:
    """Return a name for each table if those at one distance from all of them differ, else none."""
    nearest = min((len(captions.get(group, ())) for group in groups), default=0)
    for distance in range(nearest):
        names = {group: captions[group][distance] for group in groups}
        if len(set(names.values())) > 1 and all(map(is_name, names.values())):
            return names
        parts = dict(zip(names, _parts_apart(list(names.values())), strict=True))
        if len(set(parts.values())) == len(parts) and all(map(is_name, parts.values())):
            return parts
    return {}


def _parts_apart(captions: Sequence[str]) -> list[str]:
    """Return what stands in each caption where they differ, with what kind of crimes it names.

    `Outcomes of robbery offences, 2023` beside `Outcomes of rape offences, 2023` gives `robbery
    offences` and `rape offences`.
    """
    words = [caption.split() for caption in captions]
    ahead = _shared(words)
    behind = _shared([own[ahead:][::-1] for own in words])
    while behind and words[0][-behind].casefold().strip(",;:") in _CRIMES:
        behind -= 1
    return [" ".join(own[ahead : len(own) - behind]).strip(" ,;:.-\u2013\u2014") for own in words]


def _shared(lists: Sequence[Sequence[str]]) -> int:
    """Return how many words all lists begin with."""
    return sum(1 for _ in takewhile(lambda found: len(set(found)) == 1, zip(*lists, strict=False)))


def _key(figure: Figure, named: str) -> Key:
    """Return what tells a figure from others; `named` is the offence that its caption gives."""
    return (
        figure.question,
        figure.label,
        figure.series,
        figure.breakdown,
        "" if figure.offence == named else figure.offence,
        figure.value.measure,
        figure.period,
    )
