"""The rules that set numerals of running text aside: dates, sections, addresses, ages and so on.

A rule recognises a number by the words around it. What no rule recognises is no business of this
module: in an answer it is a figure, or it is doubtful and goes to review.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.meanings.exemptions import BARE_SECTION
from foi_compare.interpret.meanings.given_counts import SEVERAL_CODES, part_counts
from foi_compare.interpret.meanings.markers import cited_questions
from foi_compare.interpret.meanings.offences import find_offence_codes
from foi_compare.interpret.periods.dates import MONTH_NAMES, find_dates
from foi_compare.interpret.periods.periods import find_periods
from foi_compare.text import Numeral, find_numerals

# Without the full stop behind it: `There were 12. Years ago …`. None is longer than this: in a run
# of digits and commas each of them may begin one.
_N = r"\d(?:[\d,.]{0,30}\d)?"
# No word of the name of a street: `14 went to court` is no address.
_NAME = (
    r"(?!(?:were|was|are|is|had|have|has|went|go|in|to|at|by|with|and|for|on|this|that|as|from"
    r"|per|under|sent|ended|led)\s)[a-z'-]+"
)
_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?\s(?:of\s)?"
_W = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
_NW = rf"(?:{_N}|{_W})"
_SECTION = r"\d{1,3}[a-z]{0,2}(?:\s?\(\s?\w{1,4}\s?\))*"
_AND = r"(?:\s*(?:,|&|/|-|and|or|to)\s*(?:and\s|or\s)?)"
# A number in front of one of these counts it, whatever stands before.
_THINGS = (
    r"crimes?|offences?|incidents?|arrests?|cases?|occurrences?|outcomes|persons?|people"
    r"|individuals?|victims?|suspects?|offenders?|charges|cautions|records|reports|resolutions"
)
_QUALIFIED = r"(?:such\s|recorded\s|reported\s|further\s|other\s|of\s(?:the|these)\s)?"
_NOT_COUNTED = rf"(?!\s{_QUALIFIED}(?:{_THINGS})\b)"
_COUNTED = rf"(?!\s{_QUALIFIED}(?:{_THINGS}|were|was|had|resulted|recorded)\b)"


_SIGN = (
    r"(?P<n8>[*~^#\u2020]+|<\s?\d+|[-\u2013.]{1,2}|[cxz](?!\w)"
    r"|(?:(?:an?|the)\s)?(?:asterisks?|stars?|dash(?:es)?|hyphens?|tildes?|blanks?(?:\scells?)?))"
)
_RANK = (
    r"(?:(?:chief|detective|acting)\s)*(?:pc|dc|ps|ds|pcso|sgt|sergeant|constable|insp|inspector"
    r"|superintendent|supt|rhingyll|arolygydd|cwnstabl)\b"
)


class Aside(NamedTuple):
    """A run of characters that a rule explains."""

    start: int
    end: int
    rule: str


class _Rule(NamedTuple):
    name: str
    pattern: re.Pattern[str]


def _rule(name: str, *patterns: str) -> _Rule:
    return _Rule(name, re.compile("|".join(f"(?:{pattern})" for pattern in patterns)))


# Patterns read text in lower case. Where a rule has a group `n`, only that run is explained.
# `one` counts where a counted thing follows, where the words before it count, or alone.
_ONE = re.compile(
    r"\bone\b(?!\s+(?:such\s|further\s|other\s|recorded\s|reported\s)?(?:crimes?|offences?"
    r"|incidents?|arrests?|cases?|occurrences?|persons?|"
    r"individuals?|victims?|suspects?|offenders?|charges?|cautions?|records?|community|youth"
    r"|adult|juvenile|was|were|had|resulted|in\s(?:\d|20)|"
    r"for\s(?:\d|20)|recorded|with|conviction|instances?|occasion|investigation|result|outcome"
    r"|of\s(?:these|those|the)\s(?:crimes|offences)|hundred|thousand)\b)"
)
_ONE_BEFORE = re.compile(
    r"(?:^|[:=,(-]|\b(?:was|were|is|only|just|and|recorded|identified|total|by|there|exactly|to"
    r"|than|or))\s*$"
)
# Behind a colon stands the first alone: `Charged: 1. Cautioned: 2.` counts.
_POINT = re.compile(
    r"(?:^|(?P<lead>[.;:)\n]))\s{0,3}(?P<point>\d{1,2})[.)]\s{1,3}(?=[A-Z\"'\u201c\u2018])"
)
_BEFORE = 60  # characters, more than the patterns that look back need
# `There were 2021 crimes` counts, `in 2021 crimes rose` does not.
_YEAR_COUNTED = re.compile(r"(?:19|20)\d\d\s(?:crimes|offences|incidents|arrests|cases|records)\b")
_COUNT_BEFORE = re.compile(r"\b(?:were|was|are|total of|recorded|identified|found|of|had)\s$")
_RULES: tuple[_Rule, ...] = (
    _rule(
        "address",
        r"(?:https?://|www\.)\S+",
        r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
        # A part of a name of the web has 63 letters at most; one may begin at each hyphen.
        r"\b[a-z][\w-]{0,62}(?:\.[a-z][\w-]{1,62}){0,9}"
        r"\.(?:uk|com|org|gov|net|pdf|docx?|xlsx?|csv|html?)\b\S*",
        r"(?<!\w)[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}(?!\w)",
        rf"\bp\.?\s?o\.?\s?box\s*{_N}",
        rf"\b\d+[a-z]?,?(?!\s{_QUALIFIED}(?:{_THINGS})\b)\s+(?:{_NAME}\s){{1,3}}"
        rf"(?:street|road|lane|avenue|house|way|square"
        rf"|close|drive|court|place|row|park|hill|gate|terrace|crescent)\b",
        rf"\b(?:\d+(?:st|nd|rd|th)|first|second|third)\s+floor\b|\bfloor\s{_N}|\b(?:unit|suite"
        rf"|room)\s\d+",
        r"@\w*\d\w*",
    ),
    _rule(
        "telephone number",
        r"\b(?:tel(?:ephone)?|phone|fax|ext(?:ension)?|mobile|ring|dial|call(?:ing)?|helpline"
        r"|ffôn|rhif ffôn|minicom|textphone|switchboard|ddi|direct (?:dial|line))"
        r"\b[\s.:()no-]{0,12}(?P<n>\+?\d[\d\s()-]{1,16}\d)(?:\s*(?:or|/)\s*\d[\d\s]+\d)?",
        r"(?<![\w£./])(?:\+44\s?\(?0?\)?\s?\d|0\d)[\d\s()-]{7,12}\d(?![\w/])",
        r"\b(?:on|call|dial|ring|phone)\s(?P<n2>101|999|111)\b",
        r"\bext(?:n|ension)?\.?\s?:?\s?\d{3,7}",
        r"\bint(?:ernal)?(?:\.|\s?:|\s(?:tel|no|number)\b\.?)\s?\d{3}[ -]\d{4}(?!\d)",
    ),
    _rule(
        "collar number",
        rf"(?<![\w&])(?:pc|dc|pcso)\s(?P<n4>\d{{3,5}})(?![\d,]|\s{_QUALIFIED}(?:{_THINGS})|\s{_RANK})",
        rf"\b(?:by|to|with|from|that|told|asked)\s{_RANK}\.?\s(?P<n5>\d{{3,5}})\s(?!{_RANK})[a-z]",
    ),
    _rule(
        "statute or section",
        rf"(?<!')\b(?:sections?|subsections?|sub-sections?|ss?\.?|sec(?:t?s?)\.?|adran(?:nau)?"
        rf"|articles?|art\.?|regulations?|reg\.?|schedules?|paragraphs?|para\.?|chapter|clause"
        rf"|part)\s*(?:no\.?\s)?{_SECTION}(?:{_AND}(?:\(\w{{1,3}}\)\s?|(?:sections?|subsections?"
        rf"|sec(?:t?s?)\.?|ss?\.?)?\s?{_SECTION}(?!\w){_COUNTED}))*(?!\w)",
        r"\b(?:act|deddf|regulations?|order|directive|rules?|convention|measure)\s+(?:of"
        r"\s)?\(?(?P<n>(?:17|18|19|20)\d\d)(?!\d)(?:/\d+)?",
        r"\b(?:act|deddf)\s(?P<n3>20\d\d)",
        r"\b(?:foia?|dpa|eir|pace|ripa|ropa|gdpr|fees regulations|ukgdpr)\s(?P<n2>(?:19|20)\d\d)",
        r"\b(?:s|ss)\s?\d{1,2}\s?\(\d\w?\)(?:\(\w\))*",
        r"\b(?:19|20)\d\d\s(?:act|regulations)\b",
        rf"\bexemptions?\s{_SECTION}(?!\w)",
        BARE_SECTION,
    ),
    _rule(
        "date",
        rf"\b(?:on|from|to|by|until|till|since|before|after|between|dated)\s(?:the\s)?{_DAY}"
        rf"(?:{MONTH_NAMES})\b(?!\s(?:crimes?|offences?|incidents?|arrests?|cases?)\b)",
        rf"(?<![\w.,/]){_DAY}(?:{MONTH_NAMES})\s?(?:to|until|till|and|i|hyd|a|-)\s?(?:the\s)?{_DAY}"
        rf"(?:{MONTH_NAMES})\b",
    ),
    _rule(
        "money",
        rf"[£$€]\s?{_N}(?:\s?(?:k|m|million|billion|per\shour|an\shour))?",
        rf"\b{_N}\s?(?:pounds?|gbp|pence)\b",
    ),
    _rule(
        "time or effort",
        rf"\b{_NW}(?:\s?(?:to|-|or)\s?{_NW})?[\s-]*(?:(?:working|calendar|clear|business|full"
        rf"|whole|staff|man|person)[\s-])?(?:hours?|hrs?|minutes?|mins?|seconds?|days?|weeks?)\b",
        rf"\b{_NW}[\s-]+(?:calendar\s|full\s|whole\s|consecutive\s|financial\s|complete\s"
        rf"|fiscal\s)?(?:months?|years?)\b(?!\s?olds?)",
        rf"\b(?:last|past|previous|preceding|first|next|these|those|each of the"
        rf"|for the)\s(?P<n>{_NW})\s(?:\w+\s)?(?:years?|months?|weeks?|days?|quarters?)\b",
        r"\b\d{1,2}[:.]\d\d\s?(?:hrs|hours|am|pm)\b|\b\d{1,2}\s?(?:am|pm)\b|"
        r"\b\d{1,2}:\d\d(?::\d\d)?\b|\b24/7\b",
        # The line of a reckoning: `Estimated hours: 204`.
        rf"\b(?:hours?|hrs|minutes?|mins)(?:\s(?:required|needed|estimated))?\)?\s*[:=]\s*"
        rf"(?P<n5>{_N})",
        rf"(?:^|\n)\W*(?:[a-z]+\s){{0,3}}\(?(?:hours?|hrs|minutes?|mins)(?:\s(?:required|needed))?"
        rf"\)?\s*[:=-]?\s*(?P<n4>{_N})\s*(?=$|\n)",
    ),
    _rule(
        "age",
        r"\b(?:under|over|above|below)(?:\s(?:the\s)?ages?(?:\sof)?|\s?-)\s?(?P<n>\d{1,2})(?!\w)",
        rf"\bunder\s(?P<n6>1[0-8]|21|25)(?:'?s)?(?!\w){_COUNTED}",
        r"\b(?:under|over)\s(?P<n7>1[0-8]|2[0-5]|6[05])[\s-]*(?:years?|yrs?)",
        rf"\b(?:aged|ages?(?:\sof)?|age\sgroups?"
        rf"|aged\sbetween)\s?:?\s?(?:between\s)?(?P<n2>{_NW}(?:\s?(?:to|and|-|or)\s?{_NW})*\+?)",
        rf"\b(?P<n3>{_NW}(?:\s?(?:to|-|and|or)\s?{_NW})?)[\s-]*(?:years?|yrs?)[\s-]*(?:of\sage"
        rf"|olds?\b|-olds?)",
        r"\b(?:under|over)[\s-](?P<n4>\d{1,2})'?s\b",
        r"\bu(?:nder)?(?P<n5>18|16)'?s?\b",
        r"\b(?:offenders?|suspects?|victims?|persons?|people|individuals?|adults?|child(?:ren)?"
        r"|youths?|complainants?)\b[^.;]{0,40}\b(?:over|under|above|below)\s(?P<n8>\d{1,2})(?!\w)",
        rf"\b(?:oldest|youngest|eldest|average|mean)\s(?:\w+\s)?(?:was|were|is|being)\s(?P<n9>{_NW})\b",
    ),
    _rule(
        "page or table number",
        rf"\bpage\s?{_N}(?:\s?(?:of|/)\s?{_N})?|\btudalen\s{_N}",
        rf"\b{_NW}\s(?:(?:separate|attached|further|other|first|last|different|above|enclosed)\s)?"
        r"(?:tables|sheets|tabs|spreadsheets|workbooks|columns|rows|documents|attachments|annexes"
        r"|files|letters|e-?mails|pages|questions|points|requests|sections|lists|charts)\b",
        r"\b(?:tables?|tabs?|figs?\.|charts?|appendix|appendices|annexe?|sheet|version"
        r"|v\.|row|rows|column|columns|item|footnote|note|document|attachment|doc|enclosure"
        r"|tabl)\s?(?:no\.?\s?)?\(?\d{1,2}(?:\.\d{1,2})?[a-z]?(?!\w)" + _NOT_COUNTED,
    ),
    _rule(
        "rate",
        rf"\b{_N}\s?(?:per|for every|for each|in every|in each)\s(?:1,?000|10,?000|100,?000|million"
        r"|head)\b(?:\s(?:of\s)?(?:the\s)?(?:people|population|residents|inhabitants))?",
    ),
    _rule(
        "bodies or places",
        rf"\b{_NW}\s(?:(?:other|local|different|neighbouring|separate|police|partner|our)\s)?(?:councils|forces|authorities|agencies|departments|boroughs"
        r"|districts|counties|regions|stations|databases|organisations|partners|commissioners)\b",
        rf"\b{_NW}\s(?:(?:different|other|main|such)\s)?(?:kinds|types|sorts|classes|categories)\sof\b",
    ),
    _rule(
        "outcome or code named",
        rf"\b{SEVERAL_CODES}",
        r"\b(?:outcomes?|oc|o/c|types?|codes?|disposals?|(?:c|ch|g|ngh)anlyniad)\s?(?:types?|codes?|numbers?"
        r"|no\.?|nos\.?)?\s?[:#(]?\s?\d{1,2}[a-c]?(?!\w)(?:(?:-|\s?(?:,|&|/|and|or|to)\s?)(?:and\s"
        r"|or\s)?(?:outcomes?\s?|oc\s?|types?\s?)?\d{1,2}[a-c]?(?!\w)"
        # `Outcome 1, 3 Outcome 14` counts three of the second.
        r"(?!\s(?:[x\u00d7-]\s)?(?:outcomes?|oc|type)\s?\d)(?!\s(?:crimes|offences"
        r"|cases|incidents|in|for|were|was|as|with|under|of|that|which|had|resulted|recorded"
        r"|(?:are|is|have|has|do|does|remain)\s(?:no|not|yet|still|await|open)"
        rf"|given|arrests|{MONTH_NAMES})\b|st\b|nd\b|rd\b|th\b|[/.]\d))*(?!\s?%)",
        r"\boc\d{1,2}[a-c]?\b",
        r"\boutcome(?:\scode|\stype)?\sof\s\d{1,2}[a-c]?(?!\w)"
        r"(?!\s(?:crimes|offences|cases|incidents)\b)",
    ),
    _rule(
        "offence named",
        r"\b(?:home office|h\.?o\.?|offence|crime|counting rules?|hocr|cjs|class(?:ification)?)"
        r"\s(?:offence\s|crime\s)?(?:codes?|class(?:es|ification)?)\s*:?\s?\(?"
        rf"\d{{1,3}}[a-z]?(?:/\d{{1,3}})?(?:{_AND}\d{{1,3}}[a-z]?/?\d{{0,3}})*",
        rf"\bclass(?:es)?\s\d{{1,3}}[a-z]?(?:/\d{{1,3}})?(?!\w)(?:{_AND}\d{{1,3}}[a-z]?/?\d{{0,3}})*",
        # A letter makes it a class: `8N`, `08L`, `92D`. Codes of outcomes and questions end in a-c.
        r"(?<![\w/.])\d{1,3}[d-jln-rt-wyz](?![\w'])",
        r"\bcategory\s[a-d]?\d\b|\bschedule\s\d\b|\bnfib\s?\d+\w?",
    ),
    _rule(
        "reference number",
        r"\b(?:foi|foia|foir|sar|eir|ir|rfi|wdtk)[\s./#:-]{0,3}(?:no\.?\s?|ref(?:erence)?\.?:?"
        r"\s?|request\s)?\d[\w./-]*(?:\s?[/-]\s?\d+)*",
        r"\b(?:reference|references|ref|cyfeirnod|urn)\b(?:\s(?:number|no))?\W{0,4}(?:is"
        r"\s)?(?P<n>(?:[a-z]{1,5}[/-]?)?\d[\w./-]*)",
        r"(?<![\w/])[a-z]{1,4}[-/]\d{3,7}(?:[-/]\d{2,7})*(?:[-/][a-z0-9]+)*(?![\w/])",
        r"(?<![\w/.])\d{2,7}[a-z]?/\d\d(?:/\w+)*(?![\w/])",
        r"\b(?:requests?|case|complaint|ticket|log)\s(?:number|no\.?|id)\s?:?\s?\d[\w./-]*",
        r"\bfs\d{6,9}\b|\bic-\d+-\w+",
        r"\b(?:vat|company|charity)\s(?:registration\s)?(?:number|no\.?)\W{0,3}(?:is\s)?\d[\d ]{4,}"
        r"\d",
    ),
    _rule(
        "number word that is no count",
        r"\b(?:one of(?= (?:the (?:following|most|reasons|main|ways|factors|above|key|methods|team"
        r"|staff|department|unit|office)|my|your|our|these|those|several|a number|many))"
        r"|no one|no-one|one another|any one|every one|one (?:we|i|you|they)"
        r"|each one|one or more|one side|one-off|one time|one way|more than one|at least one"
        r"|only one of|only one reason|one that|the one|one such|one and the same|number one"
        r"|none of (?:whom|which|them|these|those) (?:would|could|should|might|may|can|will|shall)"
        r"|(?:zero|nil) (?:information|data|material|documentation|documents|policies|guidance)"
        r"|at any one|in one|on one hand|one hand|one method|one person's|none of (?:(?:this|that"
        r"|these|those|such|our)\s(?:information|data|details|records|documents|material|figures)|this"
        r"|the (?:above )?(?:information|data)|which is)|none the less|nonetheless"
        r"|second to none|one (?:must|should|can|may|would|could)|not one|as one|into one"
        r"|(?:old|new|this|that|which|another|each|same|previous|former|earlier|latter|similar"
        r"|different|current|last) one(?!\s(?:crime|offence|arrest|case|incident|occurrence|charge"
        r"|caution)\b)"
        r"|parts? (?:one|two|three|four)|for one|by one|one by|one stop|one copy"
        r"|one (?:thing|point|matter|item|piece|day)\b|one (?:part|element|aspect"
        r"|question|request|system|database|department|reason|area|place"
        r"|(?:row|line|record|entry) (?:per|for (?:each|every))))\b",
        r"\b(?:each|every) (?:row|line|record|entry) (?:is|represents) (?P<n5>one)\b",
        # `No two forces count alike`, `the two lists`: no more than `both`.
        r"\b(?:no|any|the|these|those|our|its|either of|all|each of the|every)\s"
        r"(?P<n>two|three|four|five|six|seven|eight|nine|ten)"
        rf"(?!(?:\s[a-z'-]+){{0,2}}?\s(?:{_THINGS}|were|was|had|have|are|is|resulted|recorded"
        r"|charged|cautioned|arrested|convicted|finalised|closed|given|received)\b)(?=\s[a-z])",
        # `The three most common outcomes`: how many are listed.
        r"\b(?:the|our|top)\s(?P<n2>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)"
        r"\s(?:most|main|top|commonest|largest|highest)\b",
        r"\b(?:zero tolerance|ground zero|two[- ]fold|three[- ]fold|first|in two parts"
        r"|two (?:parts|stages|reasons|ways|systems|databases|types|exemptions|separate|things"
        r"|points|questions|respects|issues)"
        r"|three (?:parts|stages|reasons|systems|types|things|points|questions|respects|issues)"
        r"|both)\b",
        # `A crime can have one outcome only`, `One suspect may be arrested twice`: so it is of any.
        rf"\b(?:an?|each|every|any)\s(?:{_THINGS})\s(?:only\s)?(?:can|may|might|could|must|has|gets)\b"
        rf"(?!\s(?:have\s)?(?:been|be)\b)[^.;,]{{0,30}}?\b(?P<n3>one|two)\s(?:\w+\s)?(?:outcome|result|disposal)s?\b",
        rf"(?:^|[.;:\n])\s*(?P<n4>one)\s(?:{_THINGS})\s(?:can|may|might|could)\s(?!have\s(?:been|had)\b)",
        r"\b(?:hundreds|thousands|millions|dozens) of\b|\b(?:per|several|few|many)"
        r" (?:hundred|thousand|million)\b",
        r"\b\d{1,3}(?:st|nd|rd|th)\b",
        r"\bcovid[\s-]?19\b|\b4x4\b|\b5g\b|\bmp3\b|\bmp4\b|\boffice 365\b|\bmicrosoft 365\b|"
        r"\b365\b(?= command)",
    ),
    _rule(
        "suppression rule",
        r"\b(?:fewer|less|lower|figures?|numbers?|counts?|values?|totals?)"
        r"(?:\s(?:is|are|was|were|falls?))?\s(?:than|of(?=\s\w+\sor\s)|under|below|between)"
        r"\s(?P<n>\w+(?:\s(?:and|to)\s\w+)?)(?=[^.]*\b(?:suppress|redact|withh|identif(?!ied)"
        r"|round|mask|replaced|not been (?:provided|disclosed)|shown as|displayed as|represent))",
        r"\b(?:shown|displayed|presented|represented|marked|replaced|published|given|reported"
        r"|expressed|suppressed|recorded)\s(?:by|as|with)\s[\"'(]?<\s?(?P<n4>\d+)",
        r"\brounded\s(?:\w+\s){0,4}(?P<n2>\d+|five|ten)\b",
        r"\b(?:multiple of|nearest)\s(?P<n3>\d+|five|ten)\b",
        r"\b(?:low|small)\s(?:numbers?|figures?|counts?|values?)\s\(?(?:under|below|less than"
        rf"|fewer than|<)\s?(?P<n5>{_NW})",
        # What a sign in the cells of a table stands for; `* Fewer than 5 crimes` may be a bullet.
        rf"(?:^|[.;:(\n])\W{{0,3}}(?:(?:please\s)?note:?\s(?:that\s)?|key:?\s)?{_SIGN}[\"')]?\s?(?:=|(?:denotes?"
        r"|indicates?|means?|represents?|signif(?:y|ies)|stands?\sfor|equates?\sto|is\sused\s(?:where"
        r"|when|for|if))\b)(?P<n6>[^.;]*)",
        rf"(?:^|[(\n])\W{{0,3}}[*~^#\u2020]+\)?\s?[-:\u2013]?\s?(?:fewer|less|lower)\sthan\s(?P<n7>{_NW})\W*$",
        # `Where there were fewer than five, "1 to 4" is shown.`
        r"(?:^|[.;\n])\s*(?:where|when|if)\s(?:there\s(?:is|are|was|were)\s)?(?:fewer|less|lower)\s"
        rf"than\s(?P<n9>{_NW})\b[^.;]*?\b(?P<n0>{_NW}(?:\sto\s{_NW})?)\W?\s(?:is|are)"
        r"\s(?:shown|displayed|printed|given|used)\b",
    ),
    _rule(
        "question cited",  # `As to (1), you were right.`
        r"\b(?:as (?:to|for|regards)|regarding|concerning|turning to|(?:answer|reply|refusal)"
        r" (?:to|of))\s(?P<n>\(\d{1,2}\)(?:(?:,|,?\sand|\s&)\s\(\d{1,2}\))*)",
    ),
)

REASONS: dict[str, str] = {
    "address": "Part of an address: street, postcode, e-mail or web.",
    "telephone number": "A telephone number.",
    "collar number": "The number of an officer.",
    "statute or section": "The section or the year of a statute.",
    "money": "An amount of money.",
    "time or effort": "A length of time.",
    "age": "An age.",
    "page or table number": "The number of a page or table, or how many of them there are.",
    "rate": "A rate, and what it is taken of.",
    "bodies or places": "How many bodies, places, systems or kinds there are.",
    "outcome or code named": "Names an outcome or code; it counts nothing.",
    "offence named": "Names an offence; it counts nothing.",
    "reference number": "The reference of a request or a case.",
    "number word that is no count": "A number word in a turn of phrase.",
    "suppression rule": "Says how small numbers are shown.",
    "date": "A date.",
    "period": "A period or a year.",
    "question cited": "Names a question of the request.",
    "list number": "The number of a list item or question.",
    "request": "The requester's own number.",
    "furniture": "Stands in the furniture of the page.",
    "letterhead": "Stands in the letterhead or the opening lines.",
    "signature": "Stands below the farewell.",
    "quoted": "Stands in a quoted earlier message.",
    "legal": "Stands in the text of the law or of the rights of the requester.",
    "heading": "Stands in a heading.",
    "footnote": "Stands in a footnote to a table.",
    "not about outcomes": "A count, but neither it nor its question is about outcomes.",
    "crimes left out": "Counts crimes that are in none of the numbers.",
    "definition": "Says what an outcome is, not how often there was one.",
    "estimate": "Part of the reckoning of what an answer would cost.",
}


@lru_cache(maxsize=2048)
def explain(text: str, *, reference: str = "") -> tuple[Aside, ...]:
    """Return the runs of a text that rules explain, strictest first, without overlap.

    `reference` is that of the reply; it is known wherever it stands.
    """
    taken: list[Aside] = []  # in order, so that only the two neighbours may overlap
    for found in _candidates(text, reference):
        at = bisect_left(taken, found)
        behind = at == 0 or taken[at - 1].end <= found.start
        if behind and (at == len(taken) or found.end <= taken[at].start):
            taken.insert(at, found)
    return tuple(taken)


def _candidates(text: str, reference: str) -> Iterator[Aside]:
    folded = plain(text)
    if reference:
        for match in re.finditer(re.escape(plain(reference)), folded):
            yield Aside(match.start(), match.end(), "reference number")
    yield from _matches(_RULES[:4], folded)
    for day in find_dates(text):
        yield Aside(day.start, day.end, "date")
    for start, end, _ in find_offence_codes(text):
        yield Aside(start, end, "offence named")
    yield from _points(text)
    for citation in cited_questions(text):
        yield Aside(citation.start, citation.end, "question cited")
    for period in find_periods(text):
        counted = _YEAR_COUNTED.match(folded, period.start)
        if counted is None or not _COUNT_BEFORE.search(_just_before(folded, period.start)):
            yield Aside(period.start, period.end, "period")
    yield from _matches(_RULES[4:], part_counts(folded))
    for match in _ONE.finditer(folded):
        before = _just_before(folded, match.start()).rpartition(". ")[2].strip()
        if not _ONE_BEFORE.search(before + " "):
            yield Aside(match.start(), match.end(), "number word that is no count")


def _points(text: str) -> Iterator[Aside]:
    """Yield the numbers of points that count up within a text: `Notes: 1. … 2. …`."""
    run: list[Aside] = []
    for found in _POINT.finditer(text):
        number, point = int(found["point"]), Aside(*found.span("point"), "list number")
        if number == 1:
            yield from run if len(run) > 1 else ()
            run = [point]
        elif number == len(run) + 1 and found["lead"] != ":":
            run.append(point)
    yield from run if len(run) > 1 else ()


def _just_before(text: str, at: int) -> str:
    """Return the few words that stand before a place, not all that does: the text may be long."""
    return text[max(0, at - _BEFORE) : at]


def _matches(rules: Sequence[_Rule], folded: str) -> Iterator[Aside]:
    for rule in rules:
        for match in rule.pattern.finditer(folded):
            spans = [match.span(name) for name, value in match.groupdict().items() if value]
            for start, end in spans or [match.span()]:
                yield Aside(start, end, rule.name)


def rule_of(numeral: Numeral, asides: Sequence[Aside]) -> str:
    """Return the rule that explains a numeral, else ''; the runs are those of `explain`."""
    at = bisect_right(asides, numeral.start, key=attrgetter("end"))
    return asides[at].rule if at < len(asides) and asides[at].start < numeral.end else ""


def unexplained(text: str, *, reference: str = "") -> tuple[Numeral, ...]:
    """Return the numerals that no rule explains."""
    asides = explain(text, reference=reference)
    return tuple(numeral for numeral in find_numerals(text) if not rule_of(numeral, asides))
