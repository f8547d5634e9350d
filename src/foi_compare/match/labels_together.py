"""The labels of one table judged together: what a heading and the neighbours settle or undo."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from foi_compare.headway import signed
from foi_compare.match.label_numbers import numbered
from foi_compare.match.label_reading.facts import Reading
from foi_compare.match.label_reading.label_words import clean
from foi_compare.match.row import Row
from foi_compare.match.similarity import Likenesses
from foi_compare.match.splits import PartsOf, ask_about_repeats
from foi_compare.model.codes import Codebook, OtherTable, Settlement
from foi_compare.model.matching import Candidate, LabelContext, Match

# A table is about the codebook where at least half of its labels are, and no fewer than two.
_SHARE = 0.5
_FEWEST = 2
_MOST_LIKELY = 3
_LIKELY = 0.5
# The figures of one answer are each asked about under the same question, which may be long.
_KEPT = 2**6


class TableReader:
    """Weighs the verdicts on single labels against what stands around them."""

    def __init__(self, codebook: Codebook, likenesses: Likenesses, parts_of: PartsOf) -> None:
        """Take the codebook, what compares a label with its titles, and what reads its parts."""
        self._parts_of = parts_of
        self._codebook = codebook
        self._likenesses = likenesses
        self._kinds = {table.kind: table for table in codebook.other_tables}

    def says(self, kind: str) -> str:
        """Return in plain words what a kind of other table is."""
        return self._kinds[kind].says

    def judge(self, rows: Sequence[Row], context: LabelContext) -> tuple[Match, ...]:
        """Return the verdicts in the light of the table, in order."""
        readings = [row.reading for row in rows]
        other = self._other_table(rows, context)
        if other:
            rule = "division" if other.divides else "other_table"
            reason = f"the table is about {other.says}"
            return tuple(
                Match(label=row.match.label, status="none", rule=rule, reason=reason)
                for row in rows
            )
        matches = self._headed(numbered(rows), context)
        if self._is_own(matches):
            pairs = signed(zip(matches, readings, strict=True))
            matches = [self._among_its_own(match, reading) for match, reading in pairs]
        matches = self._settled(matches, readings)
        matches = ask_about_repeats(matches, readings, self._codebook.many, self._parts_of)
        return tuple(self._in_time(match, context.periods) for match in matches)

    def is_heading(self, label: str) -> bool:
        """Say whether a label is nothing but words that head a column, printed again."""
        return not _without(self._codebook.headings, label).strip()

    def _other_table(self, rows: Sequence[Row], context: LabelContext) -> OtherTable | None:
        """Return what else the table is about, if it is.

        Labels that are the codebook's own outweigh what is written above them: `Thefts at schools`
        over outcomes is no table of places. Not so where the other kind uses the same words, as a
        table of stop and search does, unless the labels name their codes (`Outcome 8`).
        """
        of_rows = [row for row in rows if not row.reading.total] or list(rows)
        labels = [row.reading for row in of_rows]
        own = [row for row in of_rows if row.match.status == "matched"]
        named = [row for row in own if row.printed.form == "named"]
        for table in self._codebook.other_tables:
            count = sum(table.kind in reading.kinds for reading in labels)
            if _is_most(named if table.shares_labels else own, labels):
                if count > table.share * len(labels):
                    return table
                continue
            header = _speaks_of(table.headings, context.header)
            caption = _speaks_of(table.headings, context.caption)
            around = caption or _speaks_of(table.headings, context.question)
            own_header = self._is_own_heading(table, context.header)
            if (
                (header and not own_header)
                or (caption and not own_header and not self._is_own_heading(table, context.caption))
                or (count and (around or header))
                or (count >= _FEWEST and count >= table.share * len(labels))
                or count == len(labels)
            ):
                return table
        return None

    def _is_own_heading(self, table: OtherTable, text: str) -> bool:
        """Say whether a heading is the codebook's own, the words of another kind taken out."""
        return _speaks_of(self._codebook.headings, _without(table.headings, text))

    def _headed(self, matches: Sequence[Match], context: LabelContext) -> list[Match]:
        """Under a heading such as `Outcome`, or among printed codes, a number alone is a code."""
        bare = [match for match in matches if match.rule == "bare_code"]
        codes = Counter(match.candidates[0].code for match in bare)
        own = _speaks_of(self._codebook.headings, context.header)
        beside = any(
            match.rule == "printed_code" and match.status == "matched" for match in matches
        )
        if not bare or not (own or beside) or max(codes.values()) > 1:
            return list(matches)
        return [_as_code(match) if match.rule == "bare_code" else match for match in matches]

    def _is_own(self, matches: Sequence[Match]) -> bool:
        labels = [match for match in matches if match.status != "total"]
        known = [match for match in labels if match.status == "matched" or match.candidates]
        return _is_most(known, labels)

    def _among_its_own(self, match: Match, reading: Reading) -> Match:
        """Trust a strange word less to spoil a label, and a strange label more to be one."""
        if match.rule == "strange_word" and len(match.candidates) == 1:
            return replace(
                match,
                status="matched",
                code=match.candidates[0].code,
                rule="neighbours",
                score=0.8,
                reason=f"{match.candidates[0].why} (its neighbours are labels of the same kind)",
                candidates=(),
            )
        says = reading.unknown or reading.uncounted or reading.facts or reading.doubts
        is_other = reading.kinds or reading.foreign or reading.total
        is_strange = says and not is_other and not self.is_heading(match.label)
        if match.status != "none" or not is_strange:
            return match
        ranked = self._likenesses.rank(clean(match.label), self._codebook.codes)[:_MOST_LIKELY]
        return replace(
            match,
            status="ambiguous",
            rule="neighbours",
            reason="its neighbours are labels of this codebook, and it is not known",
            candidates=tuple(
                Candidate(code=one.code, score=round(one.score, 2), why=f"like `{one.wording}`")
                for one in ranked
                if one.score >= _LIKELY
            ),
        )

    def _settled(self, matches: Sequence[Match], readings: Sequence[Reading]) -> list[Match]:
        """Close what is open between codes where a row of its own has the others."""
        present = frozenset(match.code for match in matches if match.status == "matched")
        return [
            self._settle(match, reading, present)
            if match.status == "ambiguous" and match.role == "code"
            else match
            for match, reading in zip(matches, readings, strict=True)
        ]

    def _settle(self, match: Match, reading: Reading, present: frozenset[str]) -> Match:
        for settlement in self._codebook.facts.settlements:
            if _applies(settlement, match, reading, present):
                beside = " and ".join(settlement.beside)
                return replace(
                    match,
                    status="matched",
                    code=settlement.code,
                    rule="neighbours",
                    score=0.9,
                    reason=f"{settlement.says}; {beside} has a row of its own → {settlement.code}",
                    candidates=(),
                )
        return match

    def _in_time(self, match: Match, periods: Sequence[tuple[date, date]]) -> Match:
        """Note where every period of the table is outside the time in which a code was in force."""
        code = self._codebook.codes.get(match.code)
        if code is None or not periods:
            return match
        start, end = code.in_force_from, code.in_force_to
        if start and all(last < start for _, last in periods):
            return replace(match, reason=f"{match.reason}; not in force before {start}")
        if end and all(first > end for first, _ in periods):
            return replace(match, reason=f"{match.reason}; not in force after {end}")
        return match


def _is_most(some: Sequence[object], labels: Sequence[object]) -> bool:
    return len(some) >= _FEWEST and len(some) >= _SHARE * len(labels)


def _as_code(match: Match) -> Match:
    code = match.candidates[0].code
    return replace(
        match,
        status="matched",
        code=code,
        rule="printed_code",
        score=1.0,
        reason=f"the number {code} in a column of codes",
        candidates=(),
    )


def _applies(
    settlement: Settlement, match: Match, reading: Reading, present: frozenset[str]
) -> bool:
    named = [candidate.code for candidate in match.candidates]
    return (
        set(named) == set(settlement.among)
        and (match.rule != "contradiction" or named[0] == settlement.code)  # the one it prints
        and present.issuperset(settlement.beside)
        and settlement.code not in present
        and frozenset(reading.facts).issuperset(settlement.needs)
        and not reading.doubts
    )


@lru_cache(maxsize=_KEPT)
def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", clean(text)))


@lru_cache(maxsize=_KEPT)
def _speaks_of(phrases: tuple[str, ...], text: str) -> bool:
    return bool(phrases) and _any_of(phrases).search(_words(text)) is not None


@lru_cache(maxsize=_KEPT)
def _without(phrases: tuple[str, ...], text: str) -> str:
    """Return the words of a text, phrases taken out of it, the longest first."""
    words = _words(text)
    for phrase in sorted(phrases, key=len, reverse=True):
        words = re.sub(rf"\b{re.escape(phrase)}s?\b", " ", words)
    return words


@lru_cache(maxsize=_KEPT)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})s?\b")
