"""How years, financial years, quarters, months and ranges of dates are printed."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan", "ionawr"),
            ("february", "feb", "chwefror"),
            ("march", "mar", "mawrth"),
            ("april", "apr", "ebrill"),
            ("may", "mai"),
            ("june", "jun", "mehefin"),
            ("july", "jul", "gorffennaf"),
            ("august", "aug", "awst"),
            ("september", "sep", "sept", "medi"),
            ("october", "oct", "hydref"),
            ("november", "nov", "tachwedd"),
            ("december", "dec", "rhagfyr"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:19[89]\d|20[0-4]\d)"
BARE_YEAR = re.compile(_YEAR)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = (
    rf"(?:(?P<d{{n}}>{_DAY})(?:st|nd|rd|th)?\s?(?:of\s)?[ -]?(?P<m{{n}}>{_MONTH}),?[ -]*'?"
    rf"(?P<y{{n}}>{_YEAR}|\d\d)(?!\d)"
    rf"|(?P<mm{{n}}>{_MONTH})\s(?P<dd{{n}}>{_DAY})(?:st|nd|rd|th)?,\s(?P<yy{{n}}>{_YEAR})"
    rf"|(?P<dn{{n}}>{_DAY})\s?[./-]\s?(?P<mn{{n}}>0?[1-9]|1[0-2])\s?[./-]\s?(?P<yn{{n}}>{_YEAR}|\d\d)(?!\d)"
    rf"|(?P<yi{{n}}>{_YEAR})-(?P<mi{{n}}>0[1-9]|1[0-2])-(?P<di{{n}}>0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?P<mo{{n}}>{_MONTH})[ -]*'?(?P<my{{n}}>{_YEAR}|\d\d)(?![\d/])"
    rf"|(?P<yo{{n}}>{_YEAR})(?![\d/]))"
)
_JOIN = (
    r"\s?(?:to|until|till|and|-|through|up to|up to and including|and up to|inclusive to)"
    r"\s?(?:the\s)?"
)


def _date_pattern(n: int) -> str:
    return _DATE.replace("{n}", str(n))


RANGE = re.compile(
    rf"(?<![\d/])(?:between\s|from\s|since\s)?{_date_pattern(1)}"
    rf"(?:{_JOIN}|\s?(?P<open>\()(?:up\s)?to\s(?:the\s)?){_date_pattern(2)}(?(open)\s?\))",
    re.IGNORECASE,
)
FINANCIAL = re.compile(
    rf"(?<![\d/])(?:F\.?Y\.?\s?)?(?P<y>{_YEAR})\s?(?P<sep>[/-])\s?(?P<z>{_YEAR}|\d\d)(?![\d/]|-\d)",
    re.IGNORECASE,
)
# `Financial year ending 2021` names its end; `Year ending 2021` may be of either kind.
FINANCIAL_ENDING = re.compile(
    rf"\b(?:(?:financial|fiscal)\syear|FY)\s(?:ending|ended)\s(?P<y>{_YEAR})(?![\d/-])",
    re.IGNORECASE,
)
SHORT_FINANCIAL = re.compile(
    r"(?<![\d/])F\.?Y\.?\s?'?(?P<y>\d\d)\s?[/-]\s?'?(?P<z>\d\d)(?![\d/])", re.IGNORECASE
)
# What names a part of the year behind it that nobody bounds.
_TIMES = (
    r"spring|summer|autumn|winter|christmas|easter|term|pre|post|mid|(?:early|late)(?:\sin)?"
    r"|(?:end|start|beginning)(?:\sof)?|\d\d?\s(?:months|weeks)"
    r"|(?:months?|weeks?|wk|periods?)\s?\d\d?(?:\s?(?:and|&|to|-)\s?\d\d?)?"
    r"|(?:quarters?|qtrs?)\s?\d\s?(?:and|&|to|-)\s?\d"
)
# `FY23` and `financial year 2021` name the year of the start for one force, of the end for another;
# `Summer 2023` and `Week 12 2023` are a part of the year that nobody bounds.
UNSETTLED = re.compile(
    rf"(?:\bFY\s?'?|(?:financial|fiscal)\syear\s(?:of\s)?)(?:{_YEAR}|\d\d)(?![\d/-]|\s?[/-]\s?\d)"
    rf"|(?<!financial\s)(?<!fiscal\s)\byear\s(?:ending|ended)\s{_YEAR}(?![\d/-])"
    rf"|\b(?:{_TIMES})[\s,-]*(?:of\s)?{_YEAR}(?:\s?[/-]\s?\d\d+)?"
    rf"|{_YEAR}(?:\s?[/-]\s?\d\d+)?[\s,]*\(?(?:first\s|last\s)?\d\d?\s(?:months|weeks)\b\)?"
    # `the first six months of 2023`, `the 2023 financial year`, `before 2023`, `after April 2014`
    rf"|\b(?:first|last|final|opening|closing|latter|initial)\s(?:\w+\s)?(?:months?|weeks?|days?"
    rf"|part|quarters|third)\s(?:of|in)\s{_YEAR}(?:\s?[/-]\s?\d\d+)?"
    rf"|{_YEAR}\s(?:financial|fiscal)\syear\b(?!\s(?:end|to))"
    rf"|\b(?:before|after|prior\sto|pre-?|post-?)\s?(?:\d\d?(?:st|nd|rd|th)?\s)?(?:(?:{_MONTH})\s)?"
    rf"{_YEAR}(?:\s?[/-]\s?\d\d+)?",
    re.IGNORECASE,
)
ENDING = re.compile(
    r"(?:(?:(?P<quarter>quarter|(?:3|three)\smonths)|(?P<half>half[\s-]year|(?:6|six)\smonths))"
    r"\s(?:ending|ended|to|up\sto)"
    r"|(?:year|FY|12\smonths|twelve\smonths|YE)\s?(?:ending|ended|to|up\sto)?)"
    rf"\s(?:the\s)?(?:end\sof\s)?(?:{_DAY}(?:st|nd|rd|th)?\s)?"
    rf"(?P<m>{_MONTH})[ -]?'?(?P<y>{_YEAR}|\d\d)(?!\d)",
    re.IGNORECASE,
)
_PIECE = (
    r"(?:Q(?:uarter|tr)?\s?(?P<q{n}>[1-4])|H(?:alf\s)?(?P<h{n}>[12])"
    r"|(?P<w{n}>first|second|1st|2nd)\shalf)"
)
QUARTER = re.compile(
    rf"\b(?:{_PIECE.replace('{n}', '1')}(?:\sof|\sin)?[\s,-]*(?P<y>{_YEAR})"
    rf"(?:\s?[/-]\s?(?P<z>{_YEAR}|\d\d))?|(?P<y2>{_YEAR})(?:\s?[/-]\s?(?P<z2>\d\d|{_YEAR}))?"
    rf"[\s,(-]*{_PIECE.replace('{n}', '2')})(?!\w)",
    re.IGNORECASE,
)
# `1 April to 30 September 2023`, `April - June 2023`: the year stands behind the second alone.
_DAY_OF = r"(?:(?P<{n}>" + _DAY + r")(?:st|nd|rd|th)?\s?(?:of\s)?-?)?"
MONTH_RANGE = re.compile(
    rf"(?<![\d/.-])(?P<between>between\s)?{_DAY_OF.format(n='da')}(?P<a>{_MONTH})"
    rf"(?:\s?(?:-|to|until|till|through|up to)|\s(?P<and>and))\s?(?:the\s)?"
    rf"{_DAY_OF.format(n='db')}(?P<b>{_MONTH}),?[ -]?'?(?P<y>{_YEAR}|\d\d)(?![\d/])",
    re.IGNORECASE,
)
# A calendar or a financial year, and behind it how much of it is meant.
_THIS_YEAR = (
    rf"(?<![\d/])(?:F\.?Y\.?\s?)?(?P<y>{_YEAR})(?:\s?[/-]\s?(?P<z>{_YEAR}|\d\d))?(?![\d/])\s?,?\s?"
)
TO_DATE = re.compile(
    rf"{_THIS_YEAR}(?:\(?(?:year\s)?to\sdate\)?|\(?YTD\)?|onwards|\(?so\sfar\)?|\(part(?:ial)?\s?year\)"
    r"|part(?:ial)?\syear)",
    re.IGNORECASE,
)
YEAR_UP_TO = re.compile(
    rf"{_THIS_YEAR}\(?(?:up\s)?(?:to|until|till)\s(?:and including\s)?(?:the\s)?(?:end of\s)?"
    rf"(?:(?:(?P<d>{_DAY})(?:st|nd|rd|th)?\s(?:of\s)?)?(?P<m>{_MONTH})(?:\s(?P<y3>{_YEAR}))?"
    rf"|(?P<dn>{_DAY})[./-](?P<mn>0?[1-9]|1[0-2])[./-](?P<yn>{_YEAR}))(?!\d)\)?",
    re.IGNORECASE,
)
# A quarter or a half and its months, in either order, around or beside a year.
_QUARTER_OR_HALF = (
    r"(?:Q(?:uarter|tr|u)?\s?(?P<q{n}>[1-4])|H(?:alf\s)?(?P<h{n}>[12])"
    r"|(?P<nth{n}>first|second|third|fourth|1st|2nd|3rd|4th)\s(?:(?P<qw{n}>quarter|qtr)|half))"
)
_SPAN = rf"(?P<a{{n}}>{_MONTH})(?:\s?(?:-|to|until)\s?(?P<b{{n}}>{_MONTH}))"
_BESIDE = r"\s?[:,(-]?\s?"
_OF_YEAR = (
    rf"'?(?:(?P<y{{n}}>{_YEAR})(?:\s?[/-]\s?(?P<z{{n}}>{_YEAR}|\d\d))?(?![\d/])"
    r"|(?P<s{n}>\d\d)(?:\s?[/-]\s?(?P<t{n}>\d\d))?(?![\d/]))"
)


def _named_parts() -> str:
    forms = (
        (_QUARTER_OR_HALF, _BESIDE, _SPAN, r"\)?[\s,]*", _OF_YEAR),
        (_SPAN, _BESIDE, _QUARTER_OR_HALF, r"\)?[\s,]*", _OF_YEAR),
        (_SPAN, r"[\s,]*", _OF_YEAR),
        (rf"(?P<a{{n}}>{_MONTH})\s?", rf"(?=(?:{_YEAR}|\d\d)/\d\d)", _OF_YEAR),
        (_QUARTER_OR_HALF, r"[\s,]*(?:of\s|in\s)?", _OF_YEAR, _BESIDE, _SPAN, r"\)?"),
        (_OF_YEAR, r"[\s,-]*", _QUARTER_OR_HALF, _BESIDE, _SPAN, r"\)?"),
        (_OF_YEAR, _BESIDE, _SPAN, r"(?:\s(?:only|inclusive))?\)?(?!\s?'?\d)"),
    )
    found = ("".join(form).replace("{n}", str(number)) for number, form in enumerate(forms))
    return "|".join(found)


NAMED_PART = re.compile(rf"(?<![\w/.])(?:{_named_parts()})", re.IGNORECASE)
# `FOI 2024-1122` and `605.2024` are numbers of requests, whatever year stands in them.
_IN_NUMBER = rf"(?!(?<=\d[.-]){_YEAR}(?!\d)|{_YEAR}[.-](?!{_YEAR})\d{{3}})"
SINGLE = re.compile(rf"(?<![\d/]){_IN_NUMBER}{_date_pattern(1)}", re.IGNORECASE)
ANNOUNCING = re.compile(
    r"\b(?:financial|fiscal|calendar|years?|FY|period|total|totals|count|number|no\.?|of|crimes?|"
    r"offences?|records?|recorded|for|in|the|during|from|volume|figures?|data|part|full|to date|"
    r"only|ending|quarter|outcomes?)(?=\W|$)|[¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,2}\]",
    re.IGNORECASE,
)
_QUARTER_NAME = (
    r"(?:Q(?:uarter|tr)?\s?(?P<q{n}>[1-4])"
    r"|(?P<nth{n}>first|second|third|fourth|1st|2nd|3rd|4th)\s(?:quarter|qtr))"
)
_MONTHS_NAME = rf"(?P<a{{n}}>{_MONTH})(?:\s?(?:-|to|until)\s?(?P<b{{n}}>{_MONTH}))?"
# `April`, `Apr-Jun`, `Q1`, `Q1 (Apr-Jun)`, `April to June (Q1)`.
PART = re.compile(
    rf"(?:{_MONTHS_NAME.format(n=1)}(?:\s?\({_QUARTER_NAME.format(n=1)}\))?"
    rf"|{_QUARTER_NAME.format(n=2)}(?:(?:\s?[:,(-]\s?|\s){_MONTHS_NAME.format(n=2)}\)?)?)",
    re.IGNORECASE,
)
