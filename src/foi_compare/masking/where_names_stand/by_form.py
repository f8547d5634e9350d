"""A line to the words on it whose form says that they are of a name, or that they are of none.

`Mr al-Quell` and `PC Winterbourne` are of a name though the lists have the word for a village;
`Crownhill Hub`, `Messrs Quell & Tarn` and `the company Tracker Lewis` are of none though the lists
have it for a name. No weight alters that; what a form leaves open is weighed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from foi_compare.masking.kinds_of_words.name_words import is_particle
from foi_compare.masking.kinds_of_words.read_lines import Line
from foi_compare.masking.kinds_of_words.word_classes import Vocabulary, unowned

_COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Cllr"})
_RANKS = frozenset(
    {"PC", "DC", "DS", "DI", "DCI", "DCS", "PCSO", "WPC", "WDC", "Insp", "Sgt", "Supt"}
)
# `Mr Justice Quell` and `Insp Major Crime` are called so by what they are.
_OFFICES = frozenset({"justice", "speaker", "president", "chairman", "major", "chair"})
_OF_NO_PERSON, _OF_PERSON = frozenset("rotmnd"), frozenset("gsuk")
_OF_LAST_NAME, _OF_OFFICE = frozenset("sukh-"), frozenset("rt")
_OF_TOWN, _ONLY_A_NAME = frozenset("pk"), frozenset("gsuI")
_WITH_LETTERS = re.compile(
    r"\b(?:[Cc]hecked|[Cc]ountersigned|[Pp]repared|[Rr]eviewed|[Dd]rafted|[Cc]ompiled|[Aa]pproved"
    r"|[Aa]uthorised|[Ss]igned|[Ww]ritten) by:? (?P<it>[A-Z]{1,2} [A-Z][^\W\d_]+)(?=[;,.)]|$| \|)"
)
_LEGAL_FORM = r"(?:Ltd|Limited|LLP|[Pp]lc|PLC|Solicitors)\b"
_PAPER = (
    r"(?:Weekly|Gazette|Herald|Argus|Echo|Chronicle|Observer|Courier|Mercury|Advertiser|Journal)\b"
)
# No name is longer; in a long word with hyphens one may begin at each.
_ONE, _AND = r"[A-Z][\w'’-]{0,40}", r"\s(?:&|and)\s"
_FIRM = re.compile(
    rf"\b(?P<it>Messrs\.?\s{_ONE}(?:,?\s{_ONE}){{0,3}}\s&\s{_ONE})"
    rf"|\b(?P<legal>{_ONE}(?:,?\s{_ONE}){{0,2}}(?:{_AND}{_ONE})?\s{_LEGAL_FORM})"
    rf"|\b(?P<paper>{_ONE}(?:,?\s{_ONE}){{0,2}}{_AND}{_ONE}\s{_PAPER})"
)
_CALLED = re.compile(
    rf"\b(?:company|firm|charity|brand|retailer|manufacturer)\s(?P<it>{_ONE}(?:\s{_ONE}){{0,2}})"
)
_SITE = re.compile(r"(?:@|//|\bwww\.)([^\W_]{5,40})(?=\.)")
_TELEPHONE_BEHIND = re.compile(r"[A-Z][A-Za-z]{1,4}[.:]{0,2}\s{0,3}(?:\+44|\(?0\d{3})")
_ANIMALS = re.compile(
    rf"\b(?:dogs?|horses?|puppies):\s(?P<it>{_ONE}(?:(?:,|,?\sand)\s{_ONE})+)", re.IGNORECASE
)
# The third version of a thing: `Mini 3 Pro`.
_MODEL = re.compile(r"\b\d{1,4}[A-Z]? (?P<it>Pro|Plus|Max|Lite|Ultra|Mini|Mk|Mark|Series)\b")
_SHORT = re.compile(r"(?<![\w.])(?P<it>F\.O\.I|D\.P\.A|I\.C\.O|E\.I\.R)\b")
# Nobody has these for a last name; `House` and `Wing` are one where persons are named.
_UNIT_WORDS = """
    hub unit team department dept directorate division branch section bureau centre center suite
    annexe annex squad hospital infirmary clinic hospice headquarters constabulary council
    secretariat registry authority commission agency federation committee
    gazette herald argus echo chronicle observer examiner telegraph courier mercury advertiser
    tribune journal bulletin ledger sentinel recorder times news express guardian dispatch
    weekly magazine
"""
_UNITS, _ALSO_NAMES = frozenset(_UNIT_WORDS.split()), frozenset({"house", "wing"})
_NAMED_BEHIND = frozenset({":", "|", "by"})
_BLOCKS = frozenset({"block", "gate", "zone", "annex", "appendix", "bay"})
_SAINT = "St"
# Of three words and more, that nobody has for a last name together with two others.
_BODY_WORDS = """
    law legal associates partners chambers consulting media productions research trust foundation
    society association charity network campaign alliance forum press
    fc afc gfc rfc rufc gaa club cid
"""
_BODIES = frozenset(_BODY_WORDS.split())
# `Marton-cum-Grafton`, `Stow-on-the-Wold`: what lies by something is a place.
_LIES_BY = re.compile(
    r"[^\W\d_]+-(?:cum|on|upon|under|in|by|next|le|the|super|sub|juxta|with|over|y)-[\w-]+"
)
_ASKS = re.compile(r"(?:^|[.?!:]\s)(?P<it>Q)\.\s(?=[A-Z0-9])")  # `Q. Ages of those cautioned?`
_SHORTENED = re.compile(r"[A-Z][a-z]+['’](?:ve|ll|re|d|m)")  # `You've`
_PAIR = 2
_SENTENCE = 4  # words in small letters


class Forms(NamedTuple):
    """The indices of the tokens that are of a name by their form, and of those that are of none.

    `lasts` are of a name if the word before them is: the last name behind a first one.
    """

    names: frozenset[int]
    others: frozenset[int]
    lasts: frozenset[int]


def bodies(lines: Sequence[Line], words: Vocabulary) -> frozenset[tuple[str, ...]]:
    """Return the names of bodies on the lines, each as its words.

    A body is what the lines call a company or a charity, and what an address on the web is called
    after (`Laxby Ledger`, `...@laxbyledger.example`), if it does not begin with a first name.
    """
    called = (one["it"].split() for line in lines for one in _CALLED.finditer(line.text))
    sites = {site.lower() for line in lines for site in _SITE.findall(line.text)}
    runs = ([line.tokens[at] for at in run] for line in lines if sites for run in _runs(line))
    sited = (run for run in runs if _is_site(run, sites) and not _is_first(run[0], words))
    return frozenset(tuple(one) for one in (*called, *sited))


def _is_site(run: Sequence[str], sites: Collection[str]) -> bool:
    joined = "".join(run).lower()
    return len(run) > 1 and (joined in sites or joined.removeprefix("the") in sites)


def forms_of(
    line: Line, persons: frozenset[str], called: Collection[tuple[str, ...]], words: Vocabulary
) -> Forms:
    """Return what the forms on a line say of its words.

    Args:
        line: the line.
        persons: words of its reply that stand where only persons are named, in small letters.
        called: the names of bodies, as `bodies` gives them.
        words: what the lists say of words.

    """
    runs = list(_runs(line))
    others = {at for run in runs if _is_none(line, run, persons, called, words) for at in run}
    others |= {
        at for pattern in (_FIRM, _ANIMALS, _SHORT, _MODEL, _ASKS) for at in _tokens(line, pattern)
    }
    others |= {run[-1] for run in runs if len(run) > 1 and unowned(line.tokens[run[-1]]) in _UNITS}
    others |= {at for at in line.capitals if _is_no_name(line.tokens[at])}
    others |= set(_acronyms(line, runs, persons))
    others |= {at for run in runs for at in _of_two_words(line, run, words)}
    others |= {0} if _is_field_of_telephone(line, words) else set()
    names = {at for at in line.capitals if _is_titled(line, at, words)}
    lettered = list(_tokens(line, _WITH_LETTERS))
    if all(_ONLY_A_NAME.issuperset(words.class_of(line.tokens[at])) for at in lettered):
        names.update(lettered)
    lasts = {run[1] for run in runs if _is_in_full(line, run, words)}
    return Forms(frozenset(names - others), frozenset(others - names), frozenset(lasts - others))


def _is_no_name(word: str) -> bool:
    return bool(_SHORTENED.fullmatch(word) or _LIES_BY.fullmatch(word))


def _acronyms(line: Line, runs: Sequence[Sequence[int]], persons: frozenset[str]) -> Iterator[int]:
    """Yield the words in capitals alone among words in small letters: `CESAR marking`."""
    words = [run[0] for run in runs if len(run) == 1 and line.tokens[run[0]].isupper()]
    if not words or sum(token.islower() for token in line.tokens) < _SENTENCE:
        return
    for at in words:
        word = line.tokens[at]
        if len(word) > _PAIR and unowned(word) not in persons and not _title_before(line, at):
            yield at


def _of_two_words(line: Line, run: Sequence[int], words: Vocabulary) -> Iterator[int]:
    """Yield the words of what two together name, and no person: `Kirkby Stephen`."""
    for pair in pairwise(run):
        if words.is_eponym(line.tokens[at] for at in pair):
            yield from pair


def _is_field_of_telephone(line: Line, words: Vocabulary) -> bool:
    """Return whether a line begins with a short word of no list and a telephone: `Mob 07700...`."""
    field = _TELEPHONE_BEHIND.match(line.text)
    return field is not None and words.class_of(line.tokens[0]) == "u"


def _runs(line: Line) -> Iterator[list[int]]:
    """Yield the words with a capital beside each other, a space between them; `M. St` is two."""
    run: list[int] = []
    for at in line.capitals:
        if run and not _goes_on(line, run[-1], at):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _goes_on(line: Line, last: int, at: int) -> bool:
    between = line.text[line.places[last][1] : line.places[at][0]].replace("\u00a0", " ")
    return between == " " or (between == ". " and len(line.tokens[last]) == 1)


def _is_none(
    line: Line,
    run: list[int],
    persons: frozenset[str],
    called: Collection[tuple[str, ...]],
    words: Vocabulary,
) -> bool:
    """Return whether nothing in a run is of a name; a longer one may begin with somebody."""
    said = tuple(line.tokens[at] for at in run)
    if said in called:
        return persons.isdisjoint(map(unowned, said))
    if len(run) > _PAIR and unowned(said[-1]) in _BODIES:
        return persons.isdisjoint(map(unowned, said))
    if len(run) != _PAIR or "t" in words.class_of(said[0]):
        return False
    first, last = said
    if first == _SAINT:
        comma, behind = (*line.tokens[run[-1] + 1 : run[-1] + 3], "", "")[:2]
        return unowned(last) not in persons and not (comma == "," and _is_first(behind, words))
    if first.lower() in _BLOCKS and len(last) == 1:
        return line.tokens[run[-1] + 1 : run[-1] + 2] != (".",)
    if unowned(last) in _UNITS:
        return persons.isdisjoint(map(unowned, said))
    known = unowned(last) in persons or (unowned(first) in persons and _is_first(first, words))
    return unowned(last) in _ALSO_NAMES and not known and not _is_said(line, run[0])


def _is_in_full(line: Line, run: list[int], words: Vocabulary) -> bool:
    """Return whether a run is a first name and what is no word of the language, or begins so.

    What follows then is an office: `Moira Tanfield Disclosure Officer`, but not `Moira Tanfield
    Community Hospital`.
    """
    if len(run) < _PAIR:
        return False
    first, last, *rest = (words.class_of(line.tokens[at]) for at in run)
    office = not rest or not _OF_OFFICE.isdisjoint(rest[0])
    built = any("b" in letters for letters in rest)
    named = "g" in first and "e" not in first and _OF_LAST_NAME.issuperset(last)
    return named and office and not built


def _is_first(word: str, words: Vocabulary) -> bool:
    return "g" in (words.class_of(word) if word else "")


def _is_said(line: Line, at: int) -> bool:
    """Return whether a word stands behind a field or behind `by`, where persons are named."""
    return at > 0 and line.tokens[at - 1] in _NAMED_BEHIND


def _tokens(line: Line, pattern: re.Pattern[str]) -> Iterator[int]:
    """Yield the words with a capital that stand where a pattern finds them."""
    for found in pattern.finditer(line.text):
        first, end = (
            bisect_left(line.capitals, place, key=lambda at: line.places[at][0])
            for place in found.span(found.lastgroup or 0)
        )
        yield from line.capitals[first:end]


def _is_titled(line: Line, at: int, words: Vocabulary) -> bool:
    """Return whether a courtesy or a rank stands at once before a word that may be a name."""
    ahead = _title_before(line, at)
    if not ahead or len(line.tokens[at]) == 1 or not _may_be_named(line, at, words):
        return False
    if ahead in _COURTESY:
        return True
    letters = words.class_of(line.tokens[at])
    # `PC Harlow | 14` counts the constables of a town, and `DS Cyber` is a post.
    town = "|" in line.tokens and not _OF_TOWN.isdisjoint(letters)
    post = line.tokens[at].isupper() or ("e" in letters and "g" not in letters)
    return not town and not post and not _OF_PERSON.isdisjoint(letters)


def _title_before(line: Line, at: int) -> str:
    """Return the courtesy or rank before a word, a particle and a collar number passed over."""
    tokens, before = line.tokens, at - 1
    while before > 0 and (
        tokens[before] == "." or is_particle(tokens[before]) or tokens[before].isdigit()
    ):
        before -= 1
    found = before >= 0 and (tokens[before] in _COURTESY or tokens[before] in _RANKS)
    return tokens[before] if found else ""


def _may_be_named(line: Line, at: int, words: Vocabulary) -> bool:
    word = line.tokens[at]
    letters = words.class_of(word)
    other = not _OF_NO_PERSON.isdisjoint(letters) and _OF_PERSON.isdisjoint(letters)
    return not other and unowned(word) not in _OFFICES
