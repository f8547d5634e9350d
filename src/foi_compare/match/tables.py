"""The labels of one table judged together: what a heading and the neighbours settle or undo."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from foi_compare.match.facts import Reading
from foi_compare.match.ruling import Judge
from foi_compare.match.wording import clean
from foi_compare.model.codebook import Codebook, OtherTable, Settlement
from foi_compare.model.matching import Candidate, LabelContext, Match


class TableReader:
    """Weighs the verdicts on single labels against what stands around them."""

    def __init__(self, codebook: Codebook, judge: Judge) -> None:
        """Take the codebook and the judge of its facts."""
        self._codebook = codebook
        self._judge = judge
        self._kinds = {table.kind: table for table in codebook.other_tables}

    def says(self, kind: str) -> str:
        """Return in plain words what a kind of other table is."""
        return self._kinds[kind].says

    def judge(
        self, alone: Sequence[Match], readings: Sequence[Reading], context: LabelContext
    ) -> tuple[Match, ...]:
        """Return the verdicts in the light of the table, in order."""
        other = self._other_table(readings, context)
        if other:
            reason = f"the table is about {other.says}"
            return tuple(
                Match(label=match.label, status="none", rule="table", reason=reason)
                for match in alone
            )
        matches = self._headed(alone, context)
        matches = self._settled(matches, readings)
        return tuple(self._counted_once(matches, readings))

    def _other_table(self, readings: Sequence[Reading], context: LabelContext) -> OtherTable | None:
        labels = [reading for reading in readings if not reading.total] or list(readings)
        own_header = _speaks_of(self._codebook.headings, context.header)
        own_caption = _speaks_of(self._codebook.headings, context.caption)
        for table in self._codebook.other_tables:
            share = sum(table.kind in reading.kinds for reading in labels) / max(len(labels), 1)
            header = _speaks_of(table.headings, context.header)
            caption = _speaks_of(table.headings, context.caption)
            around = caption or _speaks_of(table.headings, context.question)
            if (
                (header and not own_header)
                or (caption and not own_header and not own_caption)
                or (share and (around or header))
                or share >= table.share
            ):
                return table
        return None

    def _headed(self, matches: Sequence[Match], context: LabelContext) -> list[Match]:
        """Under a heading such as `Outcome`, a number alone is a code."""
        bare = [match for match in matches if match.rule == "bare_code"]
        others = [match for match in matches if match.rule not in {"bare_code", "total"}]
        codes = Counter(match.candidates[0].code for match in bare)
        own = _speaks_of(self._codebook.headings, context.header)
        beside = sum(match.rule == "printed_code" and match.status == "matched" for match in others)
        if not bare or not (own or beside) or max(codes.values()) > 1:
            return list(matches)
        return [
            replace(
                match,
                status="matched",
                code=match.candidates[0].code,
                rule="printed_code",
                score=1.0,
                reason=f"the number {match.candidates[0].code} in a column of codes",
                candidates=(),
            )
            if match.rule == "bare_code"
            else match
            for match in matches
        ]

    def _settled(self, matches: Sequence[Match], readings: Sequence[Reading]) -> list[Match]:
        """Close what is open between two codes where a row of its own has one of them."""
        present = {match.code for match in matches if match.status == "matched"}
        return [
            self._settle(match, reading, present)
            if match.status == "ambiguous" and match.role == "code" and match.rule == "facts"
            else match
            for match, reading in zip(matches, readings, strict=True)
        ]

    def _settle(self, match: Match, reading: Reading, present: Iterable[str]) -> Match:
        for settlement in self._codebook.facts.settlements:
            if _applies(settlement, match, reading, frozenset(present)):
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

    def _counted_once(self, matches: Sequence[Match], readings: Sequence[Reading]) -> list[Match]:
        """Ask about two rows under one code unless they are the parts of a known split."""
        rows: dict[str, list[int]] = {}
        for place, match in enumerate(matches):
            if match.status == "matched" and match.rule != "decision":
                rows.setdefault(match.code, []).append(place)
        repeated = Counter(len(places) for places in rows.values())
        usual = repeated.most_common(1)[0][0] if repeated else 1
        result = list(matches)
        for code, places in rows.items():
            parts = [self._part(readings[place]) for place in places]
            is_block = usual > 1 and len(places) % usual == 0
            if len(places) == 1 or code in self._codebook.many or is_block or _is_split(parts):
                continue
            for place in places:
                result[place] = _twice(matches[place], len(places))
        return result

    def _part(self, reading: Reading) -> frozenset[str]:
        """Return which part of its code a row is: `CPS`, `summonsed`, `khat`."""
        splits = self._codebook.facts.splits
        return frozenset(fact for fact in reading.facts if fact.partition("=")[0] in splits)


def _applies(
    settlement: Settlement, match: Match, reading: Reading, present: frozenset[str]
) -> bool:
    named = {candidate.code for candidate in match.candidates}
    return (
        named == set(settlement.among)
        and present.issuperset(settlement.beside)
        and settlement.code not in present
        and frozenset(reading.facts).issuperset(settlement.needs)
    )


def _is_split(parts: Sequence[frozenset[str]]) -> bool:
    return all(parts) and len(set(parts)) == len(parts)


def _twice(match: Match, rows: int) -> Match:
    return replace(
        match,
        status="ambiguous",
        code="",
        rule="duplicate",
        reason=f"{rows} rows of this table mean {match.code}: are they to be summed, or is one "
        "of them repeated?",
        candidates=(Candidate(code=match.code, score=match.score, why=match.reason),),
    )


def _speaks_of(phrases: Iterable[str], text: str) -> bool:
    words = " ".join(re.findall(r"\w+", clean(text)))
    return any(re.search(rf"\b{re.escape(phrase)}s?\b", words) for phrase in phrases)
