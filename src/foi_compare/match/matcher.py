"""A label to its verdict, by the rules in their order: decision, title, code, facts, likeness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy

from foi_compare.headway import moved
from foi_compare.match.decisions import DecisionBook
from foi_compare.match.label_reading.facts import FactReader, Reading
from foi_compare.match.label_reading.label_words import clean, squeeze
from foi_compare.match.label_reading.printed_code import CodeReader, PrintedCode
from foi_compare.match.labels_together import TableReader
from foi_compare.match.left_words import LeftWords
from foi_compare.match.row import Row
from foi_compare.match.ruling import Judge, Ruling
from foi_compare.match.similarity import Likenesses, has_other_words, settles
from foi_compare.match.verdicts import (
    alias_index,
    by_alias,
    is_blank,
    none,
    of_group,
    of_several_codes,
    shown,
)
from foi_compare.model.codes import Alias, Codebook
from foi_compare.model.matching import Candidate, Code, LabelContext, LabelDecision, Match

NONE = "none"
_FEW_UNKNOWN = 2
_MOST_KEPT = 20_000
# Fewer letters are an abbreviation, no beginning of a longer wording.
_SHORTEST_BEGINNING = 4


class Matcher:
    """Gives labels their codes; implements `model.LabelMatcher`.

    The same label always gets the same verdict, so verdicts are kept.
    """

    def __init__(self, codebook: Codebook, decisions: Sequence[LabelDecision] = ()) -> None:
        """Take a codebook and a person's decisions.

        Raises:
            DecisionsError: two decisions contradict each other, or name a code that is not there.

        """
        self._codebook = codebook
        self._decisions = DecisionBook(decisions, codebook.codes)
        self._reader = FactReader(codebook)
        self._printed = CodeReader(codebook)
        self._judge = Judge(codebook)
        self._left = LeftWords(codebook, self._reader)
        self._likenesses = Likenesses(codebook)
        self._aliases = alias_index(codebook)
        self._mild = frozenset(codebook.vocabulary.mild)
        self._tables = TableReader(
            codebook, self._likenesses, lambda text: self._reader.read(text).parts
        )
        self._verdicts: dict[str, Match] = {}
        self._readings: dict[str, Reading] = {}

    def deciding(self, decisions: Sequence[LabelDecision]) -> Matcher:
        """Return a matcher of the same codebook that obeys other decisions.

        What it judged without a decision is known to both.

        Raises:
            DecisionsError: two decisions contradict each other, or name a code that is not there.

        """
        other = copy(self)
        other._decisions = DecisionBook(decisions, self._codebook.codes)  # noqa: SLF001
        return other

    @property
    def codes(self) -> Mapping[str, Code]:
        """The codes of the codebook, in its order."""
        return self._codebook.codes

    @property
    def codebook(self) -> Codebook:
        """The codebook this matcher was made for."""
        return self._codebook

    def match(self, label: str, *, force_id: str = "") -> Match:
        """Judge one label by itself."""
        decided = self._decisions.find(label, force_id)
        return decided or self._undecided(label)

    def match_table(self, labels: Sequence[str], context: LabelContext) -> tuple[Match, ...]:
        """Judge the labels of one table together; one verdict for each, in order."""
        decided = [self._decisions.find(label, context.force_id) for label in labels]
        rows = [self._row(label, own) for label, own in zip(labels, decided, strict=True)]
        judged = self._tables.judge(rows, context)
        return tuple(own or match for own, match in zip(decided, judged, strict=True))

    def _row(self, label: str, decided: Match | None) -> Row:
        moved()
        printed = self._printed.read(clean(label))
        alone = decided or self._undecided(label)
        by_words = self._undecided(printed.rest) if printed.form else alone
        return Row(alone, by_words, self._reading(label), printed)

    def is_heading(self, text: str) -> bool:
        """Return whether a text is nothing but words that head labels of the codebook."""
        return self._tables.is_heading(text)

    def printed_code(self, text: str) -> str:
        """Return the code that a text names outright (`Outcome 21`), else an empty string."""
        return self._printed.named(text)

    def left_of(self, label: str) -> tuple[str, ...]:
        """Return the words of a label that no title, alias or term of the codebook knows."""
        text = clean(label)
        if self._aliases.get(squeeze(text)) or not squeeze(text):
            return ()
        code = self._undecided(label).code
        reading = self._left.without_short_forms(self._reading(label), code)
        return (*reading.unknown, *reading.foreign)

    def left_of_part(self, part: str, label: str) -> tuple[str, ...]:
        """Return the words of a part of a label that state no fact of its outcome."""
        return self._left.of_part(part, self._reading(label), self._undecided(label).code)

    def _undecided(self, label: str) -> Match:
        if label not in self._verdicts:
            if len(self._verdicts) >= _MOST_KEPT:
                self._verdicts.clear()
                self._readings.clear()
            self._verdicts[label] = self._judge_alone(label)
        return self._verdicts[label]

    def _reading(self, label: str) -> Reading:
        if label not in self._readings:
            self._readings[label] = self._reader.read(self._printed.read(clean(label)).rest)
        return self._readings[label]

    def _judge_alone(self, label: str) -> Match:
        text = clean(label)
        if not squeeze(text):
            return self._blank(label) if is_blank(text) else none(label, "no words")
        alias = self._aliases.get(squeeze(text))
        if alias and text.count("(") <= text.count(")"):
            return by_alias(label, alias)
        printed = self._printed.read(text)
        reading = self._reading(label)
        if printed.codes or printed.outside:
            return self._with_code(label, printed, reading)
        return self._by_words(label, text, reading)

    def _blank(self, label: str) -> Match:
        candidates = tuple(
            Candidate(code=code, score=round(1 / len(self._codebook.blank), 2))
            for code in self._codebook.blank
        )
        if not candidates:
            return Match(label=label, status="none", rule="blank", reason="there is no label")
        return Match(
            label=label,
            status="ambiguous",
            rule="blank",
            reason="the label is blank: nothing recorded yet, or something else?",
            candidates=candidates,
        )

    def _with_code(self, label: str, printed: PrintedCode, reading: Reading) -> Match:
        rest = self._aliases.get(squeeze(printed.rest))
        ruling = self._ruling(reading)
        words = rest.codes if rest else tuple(entry.code for entry in ruling.candidates)
        if len(printed.codes) > 1:
            # A list that also prints a local code is completed by what its words say.
            more = words if printed.outside else ()
            members = [code for code in self.codes if code in {*printed.codes, *more}]
            return of_several_codes(label, members)
        if not printed.codes:
            return self._code_outside(label, printed, reading, words)
        code = printed.codes[0]
        reading = self._left.without_short_forms(reading, code)
        if self._is_foreign(reading, printed):
            return none(label, "a number before words of another kind of table")
        if rest is None and not reading.topics:
            return self._code_alone(label, printed, reading)
        against = () if rest else self._against(code, reading)
        doubts = () if rest else self._doubts(code, reading)
        if ruling.proved == (code,):
            doubts = tuple(word for word in doubts if word not in self._mild)
        if (rest and rest.codes == (code,)) or not (rest or against or doubts):
            return Match(
                label=label,
                status="matched",
                code=code,
                rule="printed_code",
                score=1.0,
                reason=f"prints {shown(printed)} and its words agree → {code}",
            )
        return self._contradiction(label, code, words, against, doubts)

    def _contradiction(
        self,
        label: str,
        code: str,
        words: Sequence[str],
        against: Sequence[str],
        doubts: Sequence[str],
    ) -> Match:
        others = [other for other in words if other != code]
        if against:
            why = f"prints {code}, but says: {self._judge.says(against[0])}"
        elif doubts:
            why = f"prints {code}, but `{doubts[0]}` is not understood"
        else:
            why = f"prints {code}, but its words mean {' or '.join(others)}"
        names = [code, *others]
        return Match(
            label=label,
            status="ambiguous",
            rule="contradiction",
            reason=why,
            candidates=tuple(
                Candidate(code=name, score=round(1 / len(names), 2)) for name in names
            ),
        )

    def _doubts(self, code: str, reading: Reading) -> tuple[str, ...]:
        """Return the words for which a code may not be given although facts speak for it."""
        idle = self._judge.idle_negations(code, reading.negated)
        silent = self._judge.left_open(code, reading.facts, reading.subjects)
        words = (*reading.doubts, *(reading.facts[fact] for fact in idle))
        return (*words, silent) if silent else words

    def _against(self, code: str, reading: Reading) -> Sequence[str]:
        """Return the facts that speak against a printed code, such as the proof of another.

        A title cut short (`21 Not in the public interest - police`) may prove another.
        """
        against = self._judge.against(code, reading.facts)
        title = self._reading(self.codes[code].title)
        if self._judge.echoed(reading.facts, title.facts):
            return against
        return against or self._judge.elsewhere(code, reading.facts)

    def _is_foreign(self, reading: Reading, printed: PrintedCode) -> bool:
        if reading.topics or printed.form == "named":
            return False
        return bool(reading.kinds or (reading.foreign and printed.form != "trailing"))

    def _code_alone(self, label: str, printed: PrintedCode, reading: Reading) -> Match:
        """Judge a printed code whose words say nothing that the codebook knows."""
        code = printed.codes[0]
        strange = bool(reading.unknown or reading.doubts or reading.foreign)
        if printed.form == "counted":
            return none(label, "a number before words that are no label of this codebook")
        candidates = (Candidate(code=code, score=0.5, why="printed"),)
        if printed.form == "bare":
            reason = f"only the number {code}: nothing says that it is a code"
        elif strange:
            odd = [*reading.doubts, *reading.unknown, *reading.foreign][0]
            reason = f"prints {shown(printed)}, but `{odd}` is not understood"
        else:
            return Match(
                label=label,
                status="matched",
                code=code,
                rule="printed_code",
                score=1.0,
                reason=f"prints {shown(printed)} → {code}",
            )
        few = len(reading.unknown) <= _FEW_UNKNOWN
        if printed.form == "named" and few and not (reading.doubts or reading.foreign):
            return Match(
                label=label,
                status="matched",
                code=code,
                rule="printed_code",
                score=0.9,
                reason=f"prints {shown(printed)} → {code}",
            )
        return Match(
            label=label,
            status="ambiguous",
            rule="bare_code" if printed.form == "bare" else "printed_code",
            reason=reason,
            candidates=candidates,
        )

    def _code_outside(
        self, label: str, printed: PrintedCode, reading: Reading, words: Sequence[str]
    ) -> Match:
        alone = self._by_words(label, printed.rest, reading)
        wordless = printed.form == "named" and not reading.words
        if printed.form not in {"named", "typed", "leading"} or (
            alone.status in {"none", "total"} and not wordless
        ):
            return alone
        if any(not name.isdigit() for name in printed.outside) and alone.status == "matched":
            return alone  # a local series beside words that settle it: `No crime (OC-C2)`
        return Match(
            label=label,
            status="ambiguous",
            rule="code_outside",
            reason=f"prints {printed.outside[0]}, which is no code of this codebook",
            candidates=alone.candidates
            or tuple(Candidate(code=code, score=0.5, why="by its words") for code in words),
        )

    def _ruling(self, reading: Reading) -> Ruling:
        # An unknown word may be the damaged one that tells a code from its sibling (`alternate`);
        # what somebody is `asked to` or `going to` may not have come about.
        unsure = reading.cut_short or bool(reading.unknown or reading.idle)
        return self._judge.rule(reading.facts, reading.topics, cut_short=unsure)

    def _by_words(self, label: str, text: str, reading: Reading) -> Match:
        if reading.kinds:
            return none(label, f"a label of {self._tables.says(reading.kinds[0])}")
        if reading.groups and not self._ruling(reading).proved:
            return of_group(label, reading.groups[0].name, reading.groups[0].members)
        if reading.total:
            return self._total(label, reading)
        if reading.topics:
            return self._by_facts(label, text, reading)
        return self._by_likeness(label, text, reading)

    def _by_facts(self, label: str, text: str, reading: Reading) -> Match:
        if reading.foreign and self._reader.is_loose(reading):
            return none(label, f"`{reading.foreign[0]}` is a word of another kind of table")
        ruling = self._ruling(reading)
        codes = ruling.proved
        if len(codes) != 1 or len(ruling.candidates) != 1:
            return self._open(label, ruling, reading)
        longer = self._begun_elsewhere(text, codes[0])
        if longer:
            return self._cut_off(label, codes[0], longer)
        return self._proved(label, codes[0], reading)

    def _begun_elsewhere(self, text: str, code: str) -> Alias | None:
        """Return a wording of another code that the whole label is only the beginning of.

        Codes told apart by a fact that holds only where it is stated are no such doubt.
        """
        start = squeeze(text)
        if len(start) < _SHORTEST_BEGINNING:
            return None
        for wording, alias in self._aliases.items():
            other = alias.codes[0]
            begun = wording.startswith(start) and other != code and len(alias.codes) == 1
            if begun and not self._judge.needs_explicit(other):
                return alias
        return None

    def _cut_off(self, label: str, code: str, longer: Alias) -> Match:
        other = longer.codes[0]
        return Match(
            label=label,
            status="ambiguous",
            rule="facts",
            reason=f"says {code}, but may be the beginning of `{longer.label}` ({other})",
            candidates=(Candidate(code=code, score=0.6), Candidate(code=other, score=0.4)),
        )

    def _total(self, label: str, reading: Reading) -> Match:
        if reading.topics:
            ruling = self._ruling(reading)
            return Match(
                label=label,
                status="ambiguous",
                rule="total",
                reason="a total of something: one code, or a sum of rows?",
                candidates=ruling.candidates,
            )
        odd = (*reading.unknown, *reading.idle, *reading.foreign, *reading.doubts)
        if odd or reading.uncounted:
            return none(label, "a total, but of something else")
        return Match(
            label=label,
            status="total",
            role="subtotal" if reading.total == "subtotal" else "total",
            rule="total",
            score=1.0,
            reason=f"a printed {reading.total}",
        )

    def _proved(self, label: str, code: str, reading: Reading) -> Match:
        why = self._judge.why(code, reading.facts)
        reading = self._left.without_short_forms(reading, code)
        strange = len(reading.unknown)
        understood = reading.words - strange
        # One word alone (`charge`) proves nothing beside a word that nobody knows (`nurse`).
        thin = (strange or reading.idle) and reading.firm <= 1
        doubts = (*self._doubts(code, reading), *reading.foreign)
        if doubts or thin or strange > max(_FEW_UNKNOWN, understood // 2):
            odd = [*doubts, *reading.unknown, *reading.idle][0]
            return Match(
                label=label,
                status="ambiguous",
                rule="facts" if doubts or strange > _FEW_UNKNOWN else "strange_word",
                reason=f"{why}; but `{odd}` is not understood",
                candidates=(Candidate(code=code, score=0.5, why=why),),
            )
        score = round(0.98 - 0.3 * strange / reading.words, 2)
        return Match(
            label=label, status="matched", code=code, rule="facts", score=score, reason=why
        )

    def _open(self, label: str, ruling: Ruling, reading: Reading) -> Match:
        stated = " + ".join(self._judge.says(fact) for fact in reading.facts)
        candidates = ruling.candidates
        if self._reader.may_be_none(reading):
            candidates = (*candidates, Candidate(code=NONE, score=0.0, why="no label of this kind"))
        names = [candidate.code for candidate in candidates]
        reason = f"{stated}: {' or '.join(names)}, and nothing here says which"
        if len(names) == 1:
            reason = f"{stated}: perhaps {names[0]}, but not enough is said"
        if not ruling.proved and not ruling.possible:
            reason = f"{stated}: no single code has all of that"
        return Match(
            label=label,
            status="ambiguous",
            rule="facts",
            reason=reason,
            candidates=candidates,
        )

    def _is_damaged(self, text: str, wording: str) -> bool:
        """Say whether a text may be a wording with damaged letters: no other word, no other no."""
        count = self._reader.lexicon.negations
        other = has_other_words(text, wording, self._codebook.vocabulary.english)
        return not other and count(text) == count(wording)

    def _by_likeness(self, label: str, text: str, reading: Reading) -> Match:
        if reading.doubts or reading.foreign:
            return none(label, "no words of this codebook")
        allowed = [code for code in self.codes if not self._judge.against(code, reading.facts)]
        ranked = self._likenesses.rank(text, allowed)
        first = settles(ranked, self._codebook.cut, self._codebook.margin)
        if first is None or not self._is_damaged(text, clean(first.wording)):
            return none(label, "no words of this codebook")
        return Match(
            label=label,
            status="matched",
            code=first.code,
            rule="similarity",
            score=round(first.score, 2),
            reason=f"almost the same letters as `{first.wording}` → {first.code}",
        )
