"""Sentences to the runs of words with a capital that are persons, by weighing what speaks for it.

Where a person is expected every such run is one unless it is known to be something else; where a
place is expected none is. Between the two what the words themselves are decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from foi_compare.masking.kinds_of_words.name_words import is_given, is_initial, is_particle, plain
from foi_compare.masking.kinds_of_words.personal_evidence import Kinds
from foi_compare.masking.kinds_of_words.place_names import stands_for_place
from foi_compare.masking.where_names_stand.letter_names import JOB
from foi_compare.masking.where_names_stand.prose_names import DID, NOUN
from foi_compare.model.personal import NameLists

Words = tuple[str, ...]


class Run(NamedTuple):
    """Some words with a capital beside each other, and where they stand."""

    words: Words
    start: int
    end: int


_UP = r"[^\W\d_a-zà-ÿ]"
_ONE = (
    rf"(?:St\.?(?=\s)|(?:{_UP}\.)+(?:-{_UP}\.)?|{_UP}(?![\w'’-])"
    rf"|{_UP}[’']?[^\W\d_]+(?:['’-][^\W\d_]+)*)"
)
_LINK = (
    r"(?:de|da|dos|du|la|le|van|von|der|den|bin|bint|ibn|al|el|ap|ab|ferch|ter|ten|ní|ni|nic|uí)"
)
_RUN = re.compile(rf"(?<![\w'’&@./-]){_ONE}(?:[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}{_ONE})*")
_OWNED = re.compile(r"['’]s?$")
_SMALL = re.compile(r"(?<!\w)[a-z]{2,}(?!\w)")
_SENTENCE = 4
_LONGEST = 5

_THE = r"(?:my|our|your|his|her|their|\w+['’]s)"
_SPOKEN_TO = re.compile(
    rf"(?:\b(?:told|tell|ask(?:ed)?|ask for|asking|rang|phoned|e-?mailed|thanked|thank|met|cc"
    r"|attention of|sp[eo]ak(?:ing)? (?:to|with)|spoken? (?:to|with)|spoke (?:to|with)|named"
    r"|name is|name of|known as|I am|written by|signed by|i['’]m)"
    rf"|\b{_THE} (?:[\w-]+ ){{0,3}}(?:{NOUN}|boss|deputy|predecessor|successor)(?:,| is| was)?"
    rf"|\b[Aa]n? (?:[\w-]+ ){{0,2}}{NOUN},)\s\(?$",
    re.IGNORECASE,
)
_DONE_BY = re.compile(r"\b\w+(?:ed|en|wn|un|ne|nt|lt|pt|de|ut|ad) by\s\(?$", re.IGNORECASE)
_TO = re.compile(
    r"(?:\b(?:contact|call|ring|consulted|informed|copied to"
    r"|wrote to|reply to|help of|behalf of|care of|gan|neu|with|from|that|and|or|sent to|given to|passed to|to|by|for))\s\(?$",
    re.IGNORECASE,
)
_LOCATED = re.compile(
    r"\b(?:in|at|near|around|outside|off|on|across|into|between|through|throughout|towards|along"
    r"|via|over|under|within|beyond|inside|covering|including|yn|ym|o|like|using)\s$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:the|a|an|every|each|this|these|our|your|their|any|no|all|some|per)\s$", re.IGNORECASE
)
_WELSH = re.compile(
    r"\b(?:yn|ar|ein|eich|gyda|wrth|chi|cais)\b.*\b(?:yn|y|ar|ein|eich|gyda|wrth|chi|cais|am|os|fod)\b",
    re.DOTALL,
)
_SITUATED = re.compile(r"\b(?:yn|ym|yng|o|y|yr|i'r|ger)\s$", re.IGNORECASE)
_WELSH_TO = re.compile(r"\b(?:gan|at|â|gyda|wrth|i|neu|ac|\w{3,}odd|holwch|gofynnwch am)\s$")
_WELSH_VERB = re.compile(r"\w{3,}(?:odd|wch|ais)")
_OF = re.compile(r"\b(?:of|as|is|was|than|called|is a|either)\s$", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"\b(?:St|Saint|King|Queen|Prince|Princess|Operation|Op|Project|HMP|MV|HMS|annex|appendix|table|section"
    r"|question|part|class|category|group|schedule|ward|form|route|zone|plan|grade|type|system"
    r"|Element|Model|Make|v|versus)\.?\s[\"“‘']?$",
    re.IGNORECASE,
)
_DOES = re.compile(
    rf",\s(?=[A-Z])[^,.;:]{{0,40}}?(?i:{JOB.pattern})|,?\s(?:(?:also|then|now|later|who|kindly|has|had|have)\s){{0,2}}{DID}\b|,?\swho\b"
    rf"|,\s(?:our|the|my|an?|your)\s(?:[\w-]+\s){{0,4}}{NOUN}\b|\s\((?:ext|x|tel|0\d|he|she|they)\b"
    r"|\son\s\(?0\d|,\saged?\s\d|['’]s\s(?:own\s)?(?:letter|request|reply|answer|e-?mail|complaint|view"
    r"|decision|note|advice|behalf|statement|apologies|leave|absence|help|work|message|call|reply"
    r"|team|notes?|name|desk|behalf|line|signature|report)\b|\swill be (?:pleased|happy|glad|able|away|back|in touch)\b",
)
_WILL = re.compile(
    r",?\s(?:will|would|can|could|may|might|must|should|did|does|hopes|hoped|feels|felt|knows|knew"
    r"|never|kept|came|went|put|got|lost|paid|drove|drives|lives|lived)\s[a-z]"
    r"|\s(?:and|or)\s(?:I|me|you|myself)\b|\s(?:in|from|on)\s(?:the|our|my)\s[a-z]"
)
_PLACE_BEHIND = re.compile(
    r"\s(?:unit|area|ward|estate|station|centre|site|region|district|road|street|team|system|act"
    r"|database|model|scheme|force|division|service|town|village|parish|police|policy|method"
    r"|data|log|records?|form|report|register|app|software|index|test)s?\b"
    r"|['’]s\s[A-Z]|\s?[&/]\s?[A-Z]|,?\s[A-Z]{1,2}\d|\s\d|-|\.\w|:|\s?\("
)
_APART = re.compile(
    r"\s*(?:\([^)]{1,30}\))?,?\s(?:and|or|neu|&)?\s?(?:\(?[A-Z][A-Za-z.]{1,5}\s(?:\d+\s)?)?$"
)
_BESIDE = re.compile(r",?\s(?:and|or|neu|&)\s(?P<word>[^\W\d_]+)")
_INSIDE = re.compile(r"[a-z0-9,;)%]\s[(\"“‘']?$")

_FIRST = {
    "given": 3.5,
    "both": 0.0,
    "surname": 1.0,
    "unknown": 1.0,
    "word": -1.5,
    "built": -3.0,
    "other": -3.0,
}
_LAST = {
    "given": 1.0,
    "both": 0.5,
    "surname": 1.0,
    "unknown": 0.5,
    "word": -1.0,
    "built": -1.5,
    "other": -3.0,
}
_AMBIGUOUS_GIVEN = 1.5
_DOUBLE = 1.0
ENOUGH = 2.5
_AROUND = 60


def runs(text: str) -> Iterator[Run]:
    """Yield the runs of words with a capital in a text."""
    for found in _RUN.finditer(text):
        words = tuple(found.group().replace("\u00a0", " ").split(" "))
        last = _OWNED.sub("", words[-1])
        yield Run((*words[:-1], last), found.start(), found.end() - len(words[-1]) + len(last))


def expected_in_sentences(
    texts: Iterable[str], known: Collection[str], kinds: Kinds, lists: NameLists
) -> Iterator[Words]:
    """Yield the names that sentences speak of.

    Args:
        texts: the paragraphs and cells of a reply; one without a sentence is passed over.
        known: the words of the names found already: who stands beside one is a person too.
        kinds: what tells what a word may be.
        lists: the lists of the package.

    """
    beside = set(known)
    located: set[str] = set()
    found: dict[Words, None] = {}
    sentences = [text for text in texts if _is_sentence(text)]
    for text in (*sentences, *sentences):  # who is known by then stands beside another
        for run in map(lambda one: trimmed(one, text, kinds), runs(text)):
            if run is None or len(run.words) > _LONGEST:
                continue
            before, behind = (
                text[max(0, run.start - _AROUND) : run.start],
                text[run.end :][:_AROUND],
            )
            welsh = _WELSH.search(text) is not None
            place = _SITUATED if welsh else _LOCATED
            if (
                _COUNTED.search(before)
                or (place.search(before) and not _DOES.match(behind))
                or (
                    len(run.words) > 1
                    and stands_for_place(run.words, text, run.start, run.end, lists)
                )
            ):
                located.update(run.words)
            elif _weight(run, before, behind, beside, kinds, lists) >= ENOUGH:
                found[run.words] = None
                beside.update(run.words)
    for words in found:
        if len(words) > 1 or words[0] not in located:
            yield words


def _is_sentence(text: str) -> bool:
    small = len(_SMALL.findall(text))
    return small >= _SENTENCE or (small == _SENTENCE - 1 and text.endswith("."))


_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "rev",
        "reverend",
        "sir",
        "dame",
        "lord",
        "lady",
        "baroness",
        "cllr",
        "councillor",
        "con",
        "detcon",
        "prif",
        "gwnstabl",
        "mayor",
        "officer",
        "trainee",
        "ranger",
        "master",
        "sister",
        "father",
        "canon",
        "judge",
        "coroner",
        "constable",
        "sergeant",
        "inspector",
        "superintendent",
        "commander",
        "commissioner",
        "captain",
        "major",
        "colonel",
        "analyst",
        "nurse",
        "doctor",
        "manager",
        "supervisor",
        "director",
        "chair",
        "chairman",
        "chairwoman",
        "volunteer",
        "cadet",
        "warden",
        "pc",
        "dc",
        "ps",
        "ds",
        "di",
        "dci",
        "dcs",
        "acc",
        "dcc",
        "pcso",
        "insp",
        "sgt",
        "supt",
        "det",
        "cmdr",
        "lt",
        "col",
        "capt",
        "maj",
        "comdr",
        "rhingyll",
        "arolygydd",
        "cwnstabl",
    ]
)


def trimmed(run: Run, text: str, kinds: Kinds) -> Run | None:
    """Return a run without the words before a name that are none, None where none is left."""
    words, start = run.words, run.start
    opens = _INSIDE.search(text[max(0, start - 4) : start]) is None
    none = [at for at, word in enumerate(words) if _is_none(word, kinds)]
    cut = none[-1] + 1 if none else 0
    while cut + 1 < len(words) and opens and _only_opens(words[cut:], kinds):
        cut, opens = cut + 1, False
    if cut == len(words):
        return None
    for word in words[:cut]:
        start = text.index(word, start) + len(word)
    return Run(words[cut:], text.index(words[cut], start), run.end)


def _is_none(word: str, kinds: Kinds) -> bool:
    """Return whether a word is of no name: an office, a title, a word that is known otherwise."""
    return not is_initial(word) and (kinds(word) == "other" or plain(word) in _TITLES)


def _only_opens(words: Words, kinds: Kinds) -> bool:
    """Return whether the first word of a sentence has a capital for that alone: `Tell Gus`."""
    first, second = kinds(words[0]), kinds(words[1])
    return (
        first == "word"
        or _WELSH_VERB.fullmatch(words[0]) is not None
        or (first in {"both", "surname"} and second == "given")
    )


def _weight(
    run: Run, before: str, behind: str, known: Collection[str], kinds: Kinds, lists: NameLists
) -> float:
    """Return how much speaks for a person, and against."""
    if _NO_PERSON.search(before) or _is_listed_place(before, behind, kinds, lists):
        return 0.0
    return weight_of_words(run.words, kinds, lists) + _of_place(run, before, behind, known)


def _is_listed_place(before: str, behind: str, kinds: Kinds, lists: NameLists) -> bool:
    """Return whether a place stands beside a run in a list: `Perry Barr, Oldbury and Coventry`."""
    last, following = _LISTED_BEFORE.search(before), _LISTED_BEHIND.match(behind)
    beside = [found["word"] for found in (last, following) if found]
    return any(plain(word) in lists.places | lists.buildings for word in beside)


_LISTED_BEFORE = re.compile(r"(?P<word>[A-Z][^\W\d_]+)(?:,| and|, and| or)\s$")
_LISTED_BEHIND = re.compile(r"(?:,| and|, and| or)\s(?P<word>[A-Z][^\W\d_]+)\b(?!\s[A-Z])")


def weight_of_words(words: Words, kinds: Kinds, lists: NameLists) -> float:
    full = [word for word in words if not is_particle(word)]
    first, *others = full
    weight = _FIRST[kinds(first)]
    if is_initial(first):
        weight = 1.5 if others and first not in {"A", "I", "Y"} else -3.0
    elif kinds(first) == "both" and is_given(first, lists):
        weight = _AMBIGUOUS_GIVEN
    if " ".join(map(plain, words[:2])) in lists.eponyms:
        return -3.0
    if not others:
        return weight - 1
    inner = sum(min(0.0, _LAST[kinds(one)]) for one in others[:-1] if not is_initial(one))
    last = 0.0 if is_initial(others[-1]) else _LAST[kinds(others[-1])]
    if kinds(others[-1]) == "word" and weight <= _FIRST["surname"]:
        last -= 1  # `the Angiolini Inquiry`
    double = _DOUBLE if "-" in others[-1] and last > 0 else 0.0
    return weight + inner + last + double


def _of_place(run: Run, before: str, behind: str, known: Collection[str]) -> float:
    weight = 0.0
    title = re.search(r"([^\W\d_]+)\.?\s(?:\d+\s)?$", before)
    if _SPOKEN_TO.search(before) or (
        title and plain(title[1]) in _TITLES and title[1] != title[1].lower()
    ):
        weight += 3.5
    elif (title and _AGENT.fullmatch(title[1])) or _DONE_BY.search(before):
        weight += 2
    elif _TO.search(before) or _WELSH_TO.search(before):
        weight += 1
    elif _OF.search(before):
        weight -= 1
    if _DOES.match(behind):
        weight += 2.5
    elif _WILL.match(behind):
        weight += 1.5
    elif _PLACE_BEHIND.match(behind):
        weight -= 2
    if _is_beside(before, behind, known):
        weight += 2
    if len(run.words) == 1 and not _INSIDE.search(before):
        weight -= 1.5
    return weight


_AGENT = re.compile(r"[A-Z][a-z]{3,}(?:er|or|ist|ant|yst|man|woman)")


def _is_beside(before: str, behind: str, known: Collection[str]) -> bool:
    """Return whether a known person stands next to a run in a list of some."""
    apart = _APART.search(before)
    last = re.search(r"[^\W\d_]+(?:['’-][^\W\d_]+)*$", before[: apart.start()]) if apart else None
    following = _BESIDE.match(behind)
    return (last is not None and last.group() in known) or (
        following is not None and following["word"] in known
    )
