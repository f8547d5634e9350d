"""A codebook as the matcher uses it: codes, aliases, and the facts that labels state."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from foi_compare.model.matching import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A wording that stands for one code, or for a group where `codes` holds several.

    `source` says who prints it. `line` is its line in `aliases.csv`, 0 for a title of a code.
    """

    label: str
    codes: tuple[str, ...]
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words that state a fact: `fact` is `name` or `name=value`, `says` puts it plainly.

    `phrases` are sequences of terms; see `match.phrases` for the few signs they may hold. A
    `topic` makes a label one of this codebook. With `or_none` a label that states it may also be
    none of this codebook. `part` names which part of a code such words speak of (`summonsed`): rows
    of one code that name different parts are summed.
    """

    fact: str
    says: str
    phrases: tuple[str, ...]
    topic: bool = True
    or_none: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polarity:
    """A fact with two answers that negations turn over (`victim supports`, `does not support`).

    `subject` is the term it is about; `positive` and `negative` are the terms of its predicates;
    `alone` are those of them that need no subject. `bare` says that a negated subject without a
    predicate (`no suspect`) is the negative answer. With `negative_wins` a clause that says both
    says no (`named suspect not identified`).
    """

    positive_fact: str
    negative_fact: str
    positive_says: str
    negative_says: str
    subject: str
    positive: tuple[str, ...]
    negative: tuple[str, ...]
    alone: tuple[str, ...] = ()
    bare: bool = False
    negative_wins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A word whose fact depends on whom it is said of: `dead` of a suspect, of a victim.

    `by_subject` maps a subject term to (fact, plain words); the empty subject is the word alone.
    """

    word: str
    by_subject: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Facts that together are enough for a code, unless one of `unless` is stated too."""

    code: str
    when: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A printed group of codes, which is never spread over them."""

    name: str
    members: tuple[str, ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What a neighbour settles: a label open between `among` is `code` where `beside` has a row."""

    among: tuple[str, ...]
    beside: tuple[str, ...]
    code: str
    needs: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTable:
    """Words by which a table is known to be about something else.

    `headings` speak in a heading, caption or question; `labels` are labels of such tables alone.
    `share` is the part of the labels that must be such where no heading says so. With
    `shares_labels`, such tables use the codebook's own labels too, and headings outweigh these.
    Labels that `divides` marks also divide what is counted elsewhere (districts, offences, ages):
    a table of them may give the numbers of one code that its caption or its question names.
    """

    kind: str
    says: str
    headings: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    share: float = 0.5
    shares_labels: bool = False
    divides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of labels: which mean the same, which mean nothing, which turn over or undo.

    `idle` say nothing, but may turn what follows into something that is only sought.
    `mild` are those of `doubts` that undo nothing where a printed code and the facts agree.
    `english` are the words of a dictionary: none of them is a misspelling of another. `welsh` are
    words by which the Welsh half of a bilingual label is known, which is not read.
    """

    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    expansions: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    negators: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    mild: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    english: Container[str] = frozenset()
    welsh: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """How codes are printed: words before them, and sub-codes that stand for a code."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    subcodes: Mapping[str, str] = field(default_factory=dict)
    leading: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What labels state and what follows: everything about the subject that the matcher knows.

    `allows` lists what a code may state beside its rules; every other fact that some code allows
    rules it out, and so does each of `never`. An `explicit` fact does not hold where a label is
    silent, unless one of `opens` is stated. `splits` tell the rows of one code apart. A
    fact stated by a negation must be part of a rule of the code, unless it is one of `echoes`.
    """

    statements: tuple[Statement, ...] = ()
    polarities: tuple[Polarity, ...] = ()
    bound: tuple[Bound, ...] = ()
    subjects: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    allows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    explicit: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    settlements: tuple[Settlement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """A question's codes with everything that is needed to give a label its code.

    `prefix` names the columns of the comparison (`outcome_`), `counts` what is counted
    (`crimes`). `headings` are words that head a column of such labels. `many` are codes that
    several rows of one table may carry, `blank` those that an empty label may mean. `cut` and
    `margin` bound what similarity alone may settle, from 0 to 1; both are measured, see
    `docs/labels.md`.
    """

    name: str
    title: str
    prefix: str
    counts: str
    codes: Mapping[str, Code]
    aliases: tuple[Alias, ...] = ()
    facts: Facts = field(default_factory=Facts)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    printed: Printed = field(default_factory=Printed)
    groups: tuple[Group, ...] = ()
    other_tables: tuple[OtherTable, ...] = ()
    headings: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    subtotals: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    cut: float = 0.92
    margin: float = 0.08
    source: str = ""
