"""The headings over the numbers of a table to the words of them that are left over."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import reduce

from foi_compare.interpret.account.doubt_texts import reaches
from foi_compare.interpret.account.word_uses import Left, Uses, words_of
from foi_compare.interpret.account.year_begins import year_begins
from foi_compare.interpret.language.phrases import plain, tongues
from foi_compare.interpret.table_axes.axes import header_text
from foi_compare.interpret.table_axes.printed_words import Printed
from foi_compare.interpret.table_layout.headings import (
    Heading,
    announces_attribute,
    dimension_of,
    ends_span,
    is_rest_of_dimension,
    names_unknown,
    read_heading,
)
from foi_compare.text import fold_space

# What a sentence that names some columns may speak of besides.
_OTHERS = re.compile(r"\b(?:figures|data|numbers|tables?|totals|statistics|rows?|values)\b")
# What is left of `2023 (provisional)` without its word.
_BARE_MARKS = re.compile(r"(?<!\w)[(),:/–-]+(?!\w)|\(\s*\)")
_DENIES = re.compile(r"(?:no|not|non|without)\b[\s-]*(?:an? )?(?P<of>.+)")
_LAST_COLUMN = re.compile(r"\b(?:last|final|right[- ]?(?:hand|most)) column\b")
_NAMES_COLUMN = re.compile(r"\bcolumns?\b")
_OF = r"columns? (?:(?:of|for|headed|called|titled|labelled|marked|named|under|with) )?(?:the )?\W?"


def may_name_columns(text: str) -> bool:
    """Return whether a sentence speaks of columns, so that it may name those it speaks of."""
    return _NAMES_COLUMN.search(plain(text)) is not None


class ColumnAccount:
    """What is left of the headings of one table.

    `columns` holds (heading, phrase) for each column, `stubs` the phrases of the headings over
    words, `table` the doubts on the whole table.
    """

    def __init__(self, printed: Printed, uses: Uses) -> None:
        """Take the table as it was read, and who knows the use of words."""
        self._layout = printed.layout
        self._axes = printed.axes
        self._uses = uses
        found: dict[int, list[tuple[str, Left | None]]] = defaultdict(list)
        self.table: tuple[str, ...] = ()
        announced: frozenset[int] = frozenset()
        for depth, row in enumerate(self._layout.headers):
            if row == self._axes.label_row:
                continue
            texts = self._texts(depth)
            self.table += tuple(self._reach(row, texts))
            announcing = frozenset[int]()
            # `Year ending` over `March 2023` is read with what stands below it.
            if row != self._layout.headers[-1]:
                texts = {at: text for at, text in texts.items() if not _ends_as_below(text)}
                announcing = self._announcing(depth, texts)
            announced |= announcing
            own = {at: text for at, text in texts.items() if at not in announcing}
            for at, text, left in self._left(self._without_rest(own)):
                if left is not None or at not in announced:
                    found[at].append((text, left))
        self.stubs = dict(self._of_stubs())
        self.columns = {at: tuple(said) for at, said in found.items()}

    def named_in(self, text: str) -> frozenset[int]:
        """Return the columns that a sentence names and speaks of alone; all where it names none."""
        everywhere = frozenset(column.at for column in self._axes.value_columns)
        folded = plain(text)
        if not _NAMES_COLUMN.search(folded) or _OTHERS.search(folded):
            return everywhere
        named = {
            column.at
            for column in self._axes.value_columns
            if any(_is_column_of(plain(heading), folded) for heading in column.path)
        }
        if not named and everywhere and _LAST_COLUMN.search(folded):
            named = {max(everywhere)}
        return frozenset(named) or everywhere

    def _of_stubs(self) -> Iterator[tuple[str, list[Left]]]:
        """Yield (heading, phrases) of what is left of the headings over labels and groups."""
        for column in self._axes.columns:
            if column.kind in ("value", "index", "empty"):
                continue
            for text in column.path:
                # The age of a suspect tells what a crime is like; the crime is still counted.
                told_apart = bool(dimension_of((text,))) or announces_attribute(text)
                told_apart = told_apart or _ends_as_below(text)
                known = told_apart or not self._uses.bears(text, "heading")
                changes = () if known else self._uses.changes(text)
                asked = self._uses.is_of_request(text)  # `Making off without payment`
                yield text, [one for one in changes if not (asked and one.kind == "noted")]

    def _texts(self, depth: int) -> dict[int, str]:
        row = self._layout.headers[depth]
        texts = {}
        for column in self._axes.value_columns:
            text = header_text(self._layout, depth, column.at)
            cell = self._layout.grid[row][column.at]
            if text and (cell is None or cell.row == row):
                texts[column.at] = text
        return texts

    def _without_rest(self, texts: Mapping[int, str]) -> Mapping[int, str]:
        """Return headings without those that are the rest of what the others name.

        `Not known` beside `Male` and `Female`; `Flagged` and `Not flagged`, which together are all.
        """
        told = {at: text for at, text in texts.items() if not names_unknown(text)}
        known = told if dimension_of(tuple(set(told.values()))) else texts
        names = {_has(text): text for text in known.values()}
        of_pairs: set[str] = set()
        for name in names:
            other = _DENIES.fullmatch(name)
            if other and other["of"] in names and self._parts_crimes(names[other["of"]]):
                of_pairs |= {name, other["of"]}
        return {at: text for at, text in known.items() if _has(text) not in of_pairs}

    def _announcing(self, depth: int, texts: Mapping[int, str]) -> frozenset[int]:
        """Return the columns whose heading says what tells them and those beside them apart.

        `Count of crimes by hate strand` over `Race` and `Transgender`: the columns have the
        strands, and what they count is told as a count of crimes.
        """
        below = self._texts(depth + 1)
        finer = defaultdict(set)
        for at, text in texts.items():
            finer[text].add(below.get(at, ""))
        return frozenset(
            at
            for at, text in texts.items()
            if _announces_parts(text) and len(finer[text] - {""}) > 1
        )

    def _parts_crimes(self, text: str) -> bool:
        """Return whether a name says which crimes are meant: `Included` says what is done."""
        kinds = {left.kind for left in self._uses.changes(text)}
        return kinds <= {"scope", "people"} and not self._uses.is_label(text)

    def _reach(self, row: int, texts: Mapping[int, str]) -> Iterator[str]:
        """Yield the heading that stands over some columns while nothing stands over the others.

        What is printed in the middle of a page may hold for all of them; so it is asked. Headings
        below others, each another right above its values, are finer ones: they hold for their own.
        """
        naming = {at: text for at, text in texts.items() if self._names(text)}
        bare = [
            column
            for column in self._axes.value_columns
            if column.at not in texts
            and self._layout.grid[row][column.at] is None
            and not any(map(self._uses.is_label, column.path))
        ]
        finer = row == self._layout.headers[-1] and 1 < len(set(naming.values())) == len(naming)
        if naming and bare and not (finer and all(column.path for column in bare)):
            yield reaches(next(iter(naming.values())))

    def _names(self, text: str) -> bool:
        heading = read_heading(text)
        return not heading.neutral and heading.measure == "count" and not self._uses.is_label(text)

    def _left(self, texts: Mapping[int, str]) -> Iterator[tuple[int, str, Left | None]]:
        """Yield (column, heading, phrase) of what is left of the headings of one row.

        There is no phrase where a heading bears on the numbers by its weight alone.
        """
        bearing = {text for text in set(texts.values()) if self._bears(text)}
        named = {text for text in set(texts.values()) if self._names(text)}
        # Names of one kind tell columns apart, and explain each other; a lone one explains nothing.
        strange = {text for text in named if self._uses.is_strange(text, "heading")}
        places = {text for text in named if self._uses.is_place(text, "heading")}
        alike = {
            text
            for own in (bearing - strange - places, strange)
            if 1 < len(own) >= len(named) / 2
            for text in own
        }
        if dimension_of(tuple(named)) and len(named) > 2:
            alike |= {text for text in named if is_rest_of_dimension(text)}
        # Over all columns the name of a place is the title of a table: `Hartlepool` of a panel.
        if len(named) > 1 or len(texts) == len(self._axes.value_columns):
            alike |= places
        else:
            bearing |= places
        for at, text in texts.items():
            changes = [] if text in alike and is_rest_of_dimension(text) else self._changes(text)
            for left in changes:
                yield at, text, left
            if text in bearing - alike and not changes:
                yield at, text, None

    def _bears(self, text: str) -> bool:
        """Return whether a heading may change the numbers by more than what is read of it."""
        heading = read_heading(text)
        known = heading.offence or heading.measure != "count" or dimension_of((text,))
        periods_alone = not words_of(self._uses.without_periods(text))
        if known or periods_alone or self._uses.is_label(text):
            return False
        used = [left for left in self._uses.changes_beside_period(text) if _has_use(left, heading)]
        rest = reduce(lambda left, phrase: left.replace(phrase.words, " "), used, text)
        rest = fold_space(_BARE_MARKS.sub(" ", rest))
        if used and read_heading(self._uses.without_periods(rest)).neutral:
            return False  # `Number of victims`, where the unit is victims
        # What is printed in two languages is known if one of them is.
        bears = all(self._uses.bears(one, "heading") for one in tongues(rest) or [rest])
        return bears and not self._uses.is_of_request(rest)

    def _changes(self, text: str) -> list[Left]:
        told = self._uses.without_people_asked_by(text)  # `Female victims`, asked by their sex
        if dimension_of((text,)) or dimension_of((told,)) or self._uses.is_label(text):
            return []
        if not self._uses.may_bear(text, "heading"):
            return []
        heading = read_heading(text)
        found = self._uses.changes_beside_period(text)
        left_over = [left for left in found if not _has_use(left, heading)]
        # What is noted of crimes makes them no others unless the heading as a whole says so.
        bears = self._uses.bears(text, "heading")
        return [left for left in left_over if bears or left.kind != "noted"]


def _ends_as_below(text: str) -> bool:
    """Return whether a heading leaves it to those below in which month spans end: `Year ending`."""
    return ends_span(text) and not year_begins(text)


def _announces_parts(text: str) -> bool:
    """Return whether a heading counts crimes by something: `Number of offences by strand`."""
    count, by, _ = fold_space(text).partition(" by ")
    return bool(by) and read_heading(count).neutral


def _has(text: str) -> str:
    """Return a heading as others deny it: `With knife` as `knife`."""
    return plain(text).removeprefix("with ")


def _has_use(left: Left, heading: Heading) -> bool:
    """Return whether what a phrase changes is read: a measure, or a unit.

    How crimes are dated makes them no others, and the numbers carry the heading that says so.
    """
    if left.kind == "basis":
        return True
    if left.kind == "measure":
        return heading.measure != "count"
    return left.kind == "people" and bool(heading.unit)


def _is_column_of(heading: str, folded: str) -> bool:
    """Return whether a sentence speaks of the column below a heading: `the columns of victims`."""
    name = re.escape(heading)
    found = re.search(rf"\b{_OF}{name}(?!\w)|(?<!\w){name}\W? columns?\b", folded)
    return bool(heading) and found is not None
