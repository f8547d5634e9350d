"""A heading to what it says: a period, an offence, a measure, a unit, or a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from foi_compare.interpret.meanings.offences import leading_code, looks_like_offence
from foi_compare.interpret.periods.calendar_spans import financial_year
from foi_compare.interpret.periods.period_patterns import MONTHS
from foi_compare.interpret.periods.periods import find_days, find_periods, heading_period
from foi_compare.model import Period
from foi_compare.text import fold_marks, fold_space, normalise

_COUNT_WORDS = (
    r"(?:\d{1,2}[\s-]?y(?:ea)?rs?(?=\W+total)|grand|overall|sub|total|totals|sum|count|counts|counted|number|numbers|no\.?|nos\.?|num|of"
    r"|volume|volumes|crimes?|offences?|records?|recorded|reported|investigations?|occurrences?"
    r"|incidents?|outcomes?|results?|figures?|quantity|qty|all|the|and|for|in|n|suspects?|persons?"
    r"|people|individuals?|offenders?|victims?|arrests?|cases?|finalised|disposals?|crime|#|value)"
)
# What Excel prints over the labels of a pivot table says as little.
_NEUTRAL = re.compile(
    rf"[\s()#:*.-]*(?:{_COUNT_WORDS}[\s()/:*.-]*)+|\s*(?:row|column) labels\s*", re.IGNORECASE
)
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?s?\b|\bproportion\b|\bpct\b|\bshare\b", re.IGNORECASE)
_RATE = re.compile(
    r"\b(?:rate|per (?:1,?000|100,?000|capita)|average|mean|median|days"
    r"|changes?|variance|differences?|(?<!ev )(?<!ev\. )(?<!evid )(?<!evid\. )diff"
    r"|increases?|decreases?)\b|\+/-",
    re.IGNORECASE,
)
# `0-7 days`, `31+ days`: crimes are counted by how long they took.
_TIME_BAND = re.compile(r"\d\s?\+?\s(?:calendar |working )?days\b", re.IGNORECASE)
_MONEY = re.compile(r"[£€]|\bcost\b|\bvalue \(", re.IGNORECASE)
_UNITS = (
    ("arrests", r"arrests?\b|arrested"),
    ("suspects", r"suspects?\b"),
    ("offenders", r"offenders?\b"),
    ("victims", r"victims?\b"),
    ("people", r"people\b|persons?\b|individuals?\b"),
    ("incidents", r"incidents?\b"),
    ("charges", r"charges\b"),
    ("offences", r"offences?\b"),
    ("crimes", r"crimes?\b"),
    ("outcomes", r"outcomes\b"),
)
_UNIT_PATTERNS = tuple(
    (unit, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for unit, words in _UNITS
)
_COUNTED = re.compile(r"\b(?:number|no\.?|count|total|volume)s?\b(?: number)? of\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"([0-4]\d)\s?/\s?([0-4]\d)")  # `20-21` may be an hour
_PEOPLE = re.compile(
    r"\s*(?:(?:total )?(?:number|no\.?) of )?(persons|people|individuals|suspects|offenders)\b"
    r"(?!\W*$)",
    re.IGNORECASE,
)
_OFFENCE_HEADER = re.compile(
    r"\b(?:offences?|crimes?|H\.?O\.?|home office)\b.*\b(?:types?|(?:sub)?groups?"
    r"|(?:sub)?categor(?:y|ies)|descriptions?|(?:sub)?class(?:es)?|classifications?|codes?|titles?"
    r"|names?|sub)\b|^offences?(?: title| name)?$|^crimes?$|\bcrime type\b"
    r"|^(?:offence|crime|stat) class|^HO ?class|^classification$",
    re.IGNORECASE,
)
_MOST_HEADING_WORDS = 8
_PERIOD_HEADER = re.compile(
    r"\b(?:year|month|period|quarter|FY|date range|financial year)\b", re.IGNORECASE
)
_ATTRIBUTE_HEADER = re.compile(
    r"^(?:ages?|(?:\w+ )?ages? ?\(.*\)|ages? (?:of|at|in|when|group|range|band|years?)\b.*"
    r"|(?:victim|suspect|offender|person|complainant)(?:'?s)? ages?(?: .*)?"
    r"|(?:dates?|times?)\b.*|.*\b(?:date|time)|days (?:to|until|taken|between)\b.*"
    r"|(?:beat|post ?code|collar|officer|easting|northing|latitude|longitude)\b.*)$",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"\b(?:sex|gender|ages?|ethnicit(?:y|ies)|ethnic group|nationality|relationships?)\b",
    re.IGNORECASE,
)
_OF_MEANING = re.compile(
    r"(?:(?:what\s)?(?:this|it|the outcome)\s|its\s|outcome\s)?"
    r"(?:definitions?|meanings?|means|explanations?|explained)(?:\sof\s(?:the\s)?outcomes?)?"
    r"|(?:short|long|full|other)\s(?:name|title)",
    re.IGNORECASE,
)
_OUTCOME_HEADER = re.compile(
    r"\boutcomes?\b|\bdisposals?\b|\bfinalis|\bresults?\b|\bclearance\b|\bstatus\b|\bdetection",
    re.IGNORECASE,
)
_ROW_HEADS = re.compile(
    r"\b(?:district|area|region|division|hospital|school|location|station|force|gender|sex|age"
    r"|ethnicity|category|LPA|LPU|BCU|ward|beat|borough)\b",
    re.IGNORECASE,
)
# `Type of rural crime`
_KIND_OF = re.compile(
    r"(?:types?|kinds?|nature|categor(?:y|ies)|class(?:es)?) of [a-z-]+(?: [a-z-]+){0,2}",
    re.IGNORECASE,
)
_PLACE_HEADER = re.compile(
    r"(?:[a-z]+ ){0,2}(?:districts?|areas?|regions?|divisions?|hospitals?|schools?|locations?"
    r"|stations?|LPAs?|LPUs?|BCUs?|CSPs?|wards?|beats?|boroughs?|county|counties|sectors?|towns?"
    r"|places?)(?: name)?",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?<=\S)\s?(?:\[\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹])(?=\W|$)")
_TOTAL_WORDS = re.compile(r"[\s:()-]*(?:sub)?total(?:s)?(?:\s+(?:for|of|in|-))?[\s:()-]*")
_TABLE_NUMBER = re.compile(r"^(?:table|tab\.|figure)\s*\d*[a-z]?\s*[:.\u2013-]*\s*", re.IGNORECASE)
_TRIMMINGS = re.compile(
    r"^(?:(?:recorded |number of |crimes?|offences?|outcomes?(?: types?)?)\s*(?:of|for|by|in)\s+)+"
    r"|\s+(?:by|per|in|for|during|between|from)\s*(?:outcomes?(?: type)?|year|calendar year"
    r"|financial year|month)?\s*$",
    re.IGNORECASE,
)
# `Residential burglary – crimes by outcome type and financial year`
_SORTED_BY = re.compile(
    r"\s*[:\u2013\u2014-]\s+(?:(?:the\s)?number of\s|recorded\s)*"
    r"(?:crimes?|offences?|outcomes?|numbers?|figures?)\b"
    r"(?:[^:]*\b(?:by|per)\s|\s(?:assigned|given|recorded|of|for)\s)[^:]*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:please|below|following|above|shows?|table|provide|provided|are|is|was|were|we|you|your"
    r"|how many|number of|request|response|question|information|supplied"
    r"|continued|follows|outcomes?|totals?|disposals?|finalis\w+)\b|\?",
    re.IGNORECASE,
)
_INDEX_HEADER = re.compile(
    r"^(?:no\.?|#|row|rank(?:ing)?|position|ref\.?|reference|record|number|serial|id|s/?n|item|line"
    r"|(?:crime|record|incident|occurrence|unique|row|ref(?:erence)?)\s?"
    r"(?:no\.?|number|ref(?:erence)?|id)\.?)$",
    re.IGNORECASE,
)
_CODE_HEADER = re.compile(
    r"^(?:home office |HO )?(?:outcome|disposal|result)s?\s?(?:type|code|number|no\.?|#)\.?s?$"
    r"|^(?:outcome|code|type|oc)$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\W*(?:(?:%|per ?cent(?:age)?|net|annual|numerical|actual|year[ -]on[ -]year|yoy)\W*)*"
    r"(?:changes?|variance|differences?|diff\.?|increase\W*(?:or )?decrease|\+\s?/\s?-)\W*"
    r"(?:%|per ?cent|no\.?|\(n\)"
    r"|(?:from|since|on|in|between|vs\.?|over|compared|against|to)\b.{0,40}"
    r"|(?:19|20)\d\d.{0,30})?\W*$",
    re.IGNORECASE,
)
# `Male suspect` says of one crime who was suspected; `Male suspects` may be how many there were.
_PERSON = r"(?:suspect|offender|victim|complainant|defendant)"
_DIMENSIONS = (
    (
        "Gender",
        re.compile(
            rf"(?:fe)?males?|women|men|girls?|boys?|non-binary|(?:fe)?male {_PERSON}"
            rf"|{_PERSON}(?: is)?(?:\s?[-:]\s?|\s\(?)(?:fe)?male\)?",
            re.IGNORECASE,
        ),
    ),
    (
        "Age",
        re.compile(
            r"adults?|youths?|juveniles?|child(?:ren)?"
            r"|(?:(?:aged?|ages) )?(?:(?:under|below|over) \d+s?"
            r"|\d+(?:\s?(?:-|to)\s?\d+|\s?\+"
            r"| (?:and|or) (?:over|under|above|below|older|younger))?)"
            r"(?: ?(?:years|yrs)(?: olds?| of age)?(?: and (?:over|above|under))?)?",
            re.IGNORECASE,
        ),
    ),
)
_UNKNOWN = r"(?:not\s|un)(?:known|stated|recorded|specified|disclosed|given|determined)"
_NOT_TOLD = re.compile(
    rf"(?:(?:gender|sex|age|ethnicity)\s)?\W?{_UNKNOWN}\W?",
    re.IGNORECASE,
)
_REST = (
    rf"(?:{_UNKNOWN}|n/k|other"
    r"|(?:a\s)?(?:company|business|organisation|corporate body|shop)|no gender|non-?binary)"
)
_REST_OF_DIMENSION = re.compile(
    rf"(?:(?:gender|sex|age|{_PERSON})(?:\s?[-:]\s?|\s\(?))?"
    rf"{_REST}(?:(?:\s?[/,&]\s?|\s(?:or|and)\s){_REST})*(?:\s(?:gender|sex|age))?\)?",
    re.IGNORECASE,
)

_ENDS_SPAN = re.compile(
    r"\b(?:(?:12|twelve|6|six|3|three)\smonths|(?:half[\s-]|financial\s|fiscal\s)?year|quarter|FY)"
    r"\s(?:ending|ended|to|up\sto)(?:\s(?:the\s)?end\sof)?"
    rf"(?:\s(?:the\s)?(?:\d\d?(?:st|nd|rd|th)?\s)?(?:{'|'.join(MONTHS)})\.?)?:?$",
    re.IGNORECASE,
)
_LEADS_TO_SPAN = re.compile(r"(?:\s*\b(?:in|for|during|over|within|by|the|each|every))*\W*$")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_LATER_MONTH = rf"(?!jan)(?:{_MONTH})\b"
# `Financial year`, `FYE`, `Year (Apr-Mar)`, `Year beginning 1 April`: no years of the calendar.
_OF_FINANCIAL_YEARS = re.compile(
    r"\b(?:(?:financial|fiscal)\syears?|FYE?)\b"
    rf"|\byears?\b\W*(?:(?:beginning|starting|commencing|begins?|starts?|from|runs?|running|of)\s)*"
    rf"(?:the\s)?(?:\d\d?(?:st|nd|rd|th)?\s(?:of\s)?)?{_LATER_MONTH}",
    re.IGNORECASE,
)

# `Calendar year`, `FY`, `Reporting period`: what periods below it are, and no more.
_KIND_OF_PERIOD = re.compile(
    r"(?:(?:financial|fiscal|fin\.?|calendar|reporting|performance)\s)?"
    r"(?:years?|yrs?\.?|periods?|quarters?|months?)|[FC]/?Y",
    re.IGNORECASE,
)


class Heading(NamedTuple):
    """What one heading says. `text` is as printed, white space folded."""

    text: str
    period: Period | None
    measure: str
    neutral: bool
    offence: bool
    offence_code: str
    unit: str


def read_heading(text: str) -> Heading:
    """Return what a heading says; `neutral` headings only announce a count and name no series."""
    printed = fold_space(text)
    plain = fold_space(_NOTE_MARK.sub("", fold_marks(text)))
    found = heading_period(plain)
    period = found[0] if found and not _looks_named(found[1]) else None
    measure = _measure(plain)
    bare = fold_space(_PERCENT.sub(" ", plain)) if measure == "percentage" else plain
    neutral = not bare or _NEUTRAL.fullmatch(bare) is not None
    code = leading_code(plain)
    return Heading(
        text=printed,
        period=period,
        measure=measure,
        neutral=neutral,
        offence=period is None and not neutral and (bool(code) or looks_like_offence(plain)),
        offence_code=code if period is None else "",
        unit="" if dimension_of((plain,)) or is_rest_of_dimension(plain) else unit_of(plain),
    )


def ends_span(text: str) -> bool:
    """Return whether a heading says of the dates below it that they end spans, and no more.

    `Year ending`; `Crimes recorded in the year ending 31 March` only says besides what is counted.
    """
    folded = fold_space(text)
    ending = _span_below(folded)
    before = _LEADS_TO_SPAN.sub("", folded.removesuffix(ending))
    return bool(ending) and (not before or read_heading(before).neutral)


def says_which_years(text: str) -> bool:
    """Return whether a heading says that the years beside it are no calendar years."""
    return bool(_span_below(fold_space(text))) or _OF_FINANCIAL_YEARS.search(text) is not None


def is_kind_of_period(text: str) -> bool:
    """Return whether a heading says which periods stand below it, and no more: `Financial year`."""
    return _KIND_OF_PERIOD.fullmatch(text.strip(" :.()-")) is not None or ends_span(text)


def _span_below(text: str) -> str:
    """Return the words at the end of a heading that say of dates below that they end spans."""
    found = _ENDS_SPAN.search(text)
    return found[0] if found else ""


def kind_of_years(path: Sequence[str]) -> str:
    """Return what headings, one below the other, say of which years those below are; else ''."""
    return next(filter(says_which_years, (" ".join(path), *reversed(path))), "")


def read_below(text: str, over: str) -> Heading:
    """Return what a text below a heading says: `March 2023` below `Year ending` is a year.

    So is `2023` below `Year to 31 March`. Below `Financial year` it is none: one force names a year
    by its beginning, another by its end.
    """
    heading = read_heading(text)
    if not says_which_years(over):
        return heading
    period = heading.period or next((day.period for day in find_days(text)), None)
    if period is None or period.kind not in ("calendar", "month", "day"):
        return heading
    if normalise(text) != normalise(period.as_printed):
        return heading
    ending = _span_below(fold_space(over))
    whole = f"{ending} {text}" if ending else f"financial year {text}"
    return heading._replace(period=read_heading(whole).period)


def short_years(texts: Collection[str]) -> dict[str, Period]:
    """Return the financial years of headings such as `21/22`, where several follow each other.

    One alone may be anything: a fraction, a part of a reference, an offence class.
    """
    found = {text: short for text in texts if (short := _SHORT_YEAR.fullmatch(text))}
    years = sorted({int(short[1]) for short in found.values()})
    follow = len(years) > 1 and years == list(range(years[0], years[0] + len(years)))
    if not follow or any(int(short[1]) + 1 != int(short[2]) for short in found.values()):
        return {}
    return {text: financial_year(2000 + int(short[1]), text) for text, short in found.items()}


def caption_offence(caption: str) -> str:
    """Return the offence that a caption names and nothing else, as printed, else ''.

    `Table 2: Burglary, 2019 to 2021` gives `Burglary`; a sentence about the table gives nothing.
    """
    rest = _TABLE_NUMBER.sub("", fold_space(caption))
    for found in reversed(find_periods(rest)):
        rest = rest[: found.start] + rest[found.end :]
    rest = _SORTED_BY.sub("", rest)
    rest = fold_space(_TRIMMINGS.sub("", rest)).strip(" :;,.-\u2013\u2014(")
    words = rest.split()
    if not words or len(words) > 14 or _SENTENCE.search(rest):
        return ""
    return rest if looks_like_offence(rest) else ""


def is_name(caption: str) -> bool:
    """Return whether a caption names what a table is about, as against a sentence about it."""
    name = _TABLE_NUMBER.sub("", caption)  # `Table 1 – Newport`
    words = name.split()
    return 0 < len(words) <= 14 and not _SENTENCE.search(name) and name[-1:] not in ".:;,"


def unit_of(text: str) -> str:
    """Return what a heading or sentence counts (`crimes`, `arrests`, `people`), else ''."""
    counted = _COUNTED.search(text)
    tail = text[counted.end() :] if counted else text
    found = [
        (match.start(), unit)
        for unit, pattern in _UNIT_PATTERNS
        if (match := pattern.search(tail)) is not None
    ]
    return min(found)[1] if found else ""


def people_counted(label: str) -> str:
    """Return what the label of an outcome counts if that is people: `Persons charged`, else ''.

    `Offender given a caution` is the name of an outcome of crimes.
    """
    found = _PEOPLE.match(label)
    return unit_of(found[1]) if found is not None else ""


def heads_places(text: str) -> bool:
    """Return whether the heading of a column says that places stand in it: `District`, `LPA`."""
    return _PLACE_HEADER.fullmatch(fold_space(text)) is not None


def names_total_of(label: str, group: str) -> bool:
    """Return whether a label is the total of a named group: `North total`, `Total for North`."""
    words = normalise(label).replace("sub-total", "subtotal").strip(" :")
    name = normalise(group)
    if not name or name not in words:
        return False
    rest = words.replace(name, " ", 1)
    return bool(_TOTAL_WORDS.fullmatch(rest))


def announces_offence(text: str) -> bool:
    """Return whether a column heading announces offences; a long one is a label."""
    return len(text.split()) <= _MOST_HEADING_WORDS and (
        _OFFENCE_HEADER.search(fold_space(text)) is not None
    )


def announces_period(text: str) -> bool:
    """Return whether a column heading announces periods."""
    return _PERIOD_HEADER.search(text) is not None


def announces_attribute(text: str) -> bool:
    """Return whether a column heading announces what each row is like: an age, a date, a beat.

    Numbers below it count nothing. `2024 to date` is a period, whatever its last word.
    """
    if _ATTRIBUTE_HEADER.match(fold_space(text)) is None:
        return False
    found = heading_period(fold_marks(text))
    return found is None or bool(found[1])


def tells_of_people(text: str) -> bool:
    """Return whether what stands under a heading says what people are like: `Relationship`."""
    return _OF_PEOPLE.search(text) is not None


def tells_meaning(text: str) -> bool:
    """Return whether what stands under a heading says what the outcomes are: `Definition`."""
    return _OF_MEANING.fullmatch(fold_space(text)) is not None


def announces_outcome(text: str) -> bool:
    """Return whether a heading speaks of outcomes."""
    return _OUTCOME_HEADER.search(text) is not None


def announces_row_heads(text: str) -> bool:
    """Return whether a stub says what the rows are: years, offences, outcomes, places.

    It takes a few words for that; more of them are a label.
    """
    if _KIND_OF.fullmatch(fold_space(text)):
        return True
    return len(text.split()) <= 3 and (
        announces_period(text)
        or announces_offence(text)
        or announces_outcome(text)
        or _ROW_HEADS.search(text) is not None
    )


def announces_index(text: str) -> bool:
    """Return whether a column heading announces row numbers or references."""
    return _INDEX_HEADER.match(fold_space(text)) is not None


def announces_change(text: str) -> bool:
    """Return whether a heading announces by how much a count grew: `% change`, `+/-`."""
    return _CHANGE.match(fold_space(text)) is not None


def announces_code(text: str) -> bool:
    """Return whether a column heading announces bare outcome codes."""
    return _CODE_HEADER.match(fold_space(text)) is not None


def dimension_of(values: tuple[str, ...]) -> str:
    """Return the name of the dimension that values such as `Female`, `Male` belong to, else ''."""
    for name, pattern in _DIMENSIONS:
        hits = sum(pattern.fullmatch(fold_space(fold_marks(value))) is not None for value in values)
        if hits and 2 * hits >= len(values):
            return name
    return ""


def is_rest_of_dimension(text: str) -> bool:
    """Return whether a heading is of what has no value in a dimension: `Not known / company`."""
    return _REST_OF_DIMENSION.fullmatch(fold_space(fold_marks(text))) is not None


def names_unknown(text: str) -> bool:
    """Return whether a heading is that of the crimes of which a feature is not known."""
    return _NOT_TOLD.fullmatch(fold_space(text)) is not None


def _measure(text: str) -> str:
    if _PERCENT.search(text):
        return "percentage"
    if _RATE.search(_TIME_BAND.sub(" ", text)):
        return "rate"
    return "money" if _MONEY.search(text) else "count"


def _looks_named(rest: str) -> bool:
    """Return whether what stands beside a period is more than a few words of a name."""
    return len(rest.split()) > 6
