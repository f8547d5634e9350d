"""Table shapes of replies: each makes blocks whose numbers carry their truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from composer.pieces import Block, Cell, Grid, Number, Text
from composer.specification import ORDER, Offence, Voice, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What one question is about."""

    offence: Offence
    years: tuple[str, ...]
    start: str
    end: str
    code: str
    forces: tuple[tuple[str, str], ...] = ()


Shape = Callable[[Voice, Setting], list[Block]]
HEADS = ("Outcome", "Outcome type", "Crime outcome", "Outcome description", "Finalisation")
COUNTS = ("Total", "Count", "Number", "Number of crimes", "No. of crimes", "Crimes")
TOTALS = ("Total", "Grand Total", "TOTAL")
SITES = ("Northfield Infirmary", "St Bride's Hospital", "Royal Eastgate", "Moorland General")
DISTRICTS = ("North", "Central", "South and Coast", "Valleys")


def head(*texts: str) -> tuple[Cell, ...]:
    """Make a row of header cells."""
    return tuple(Cell(text=text, head=True) for text in texts)


def exact(voice: Voice, value: int, wording: Wording, series: str = "") -> Number:
    """Make the truth of an exact count."""
    return Number(
        printed=voice.number(value), lower=value, upper=value, code=wording.code,
        label=wording.label, series=series, origin=wording.origin,
    )  # fmt: skip


def total(voice: Voice, value: int, label: str, series: str = "") -> Number:
    """Make the truth of a printed total."""
    return Number(
        printed=voice.number(value), lower=value, upper=value, role="total", label=label,
        series=series,
    )  # fmt: skip


def axis_total(voice: Voice, value: int, wording: Wording, heading: str) -> Number:
    """Make the truth of a total over the headings of one label."""
    return replace(exact(voice, value, wording, heading), role="total", kind="axis_total")


def cell(number: Number) -> Cell:
    """Make the cell that prints a number."""
    return Cell(text=number.printed, number=number)


def crossed(
    voice: Voice, labels: Sequence[Wording], headings: Sequence[str], most: int = 300
) -> list[list[int]]:
    """Draw a count for each label under each heading."""
    return [[voice.count(most) for _ in headings] for _ in labels]


def list_shape(voice: Voice, setting: Setting) -> list[Block]:
    """Print one count a label."""
    del setting  # every shape is called alike
    labels = voice.labels(voice.rng.randint(4, 12))
    values = [voice.count() for _ in labels]
    rows = [head(voice.pick(HEADS), voice.pick(COUNTS))]
    for wording, value in zip(labels, values, strict=True):
        rows.append((Cell(text=wording.label), cell(exact(voice, value, wording))))
    if voice.rng.random() < 0.7:
        name = voice.pick(TOTALS)
        rows.append((Cell(text=name), cell(total(voice, sum(values), name))))
    return [Grid(rows=tuple(rows))]


def years_across(voice: Voice, setting: Setting, most: int = 300) -> list[Block]:
    """Print labels down and years across, totals both ways now and then."""
    labels = voice.labels(voice.rng.randint(5, 14))
    return [across(voice, labels, setting.years, crossed(voice, labels, setting.years, most))]


def across(
    voice: Voice, labels: Sequence[Wording], headings: Sequence[str], values: list[list[int]]
) -> Grid:
    """Make a table with labels down and headings across, totals both ways now and then."""
    name = voice.pick(TOTALS)
    has_column, has_row = voice.rng.random() < 0.5, voice.rng.random() < 0.7
    rows = [head(voice.pick(HEADS), *headings, *((name,) if has_column else ()))]
    for wording, line in zip(labels, values, strict=True):
        cells = [Cell(text=wording.label)]
        cells += [
            cell(exact(voice, value, wording, heading))
            for heading, value in zip(headings, line, strict=True)
        ]
        if has_column:
            cells.append(cell(axis_total(voice, sum(line), wording, name)))
        rows.append(tuple(cells))
    if has_row:
        rows.append(_total_row(voice, values, headings, name, corner=has_column))
    return Grid(rows=tuple(rows))


def _total_row(
    voice: Voice, values: list[list[int]], headings: Sequence[str], name: str, *, corner: bool
) -> tuple[Cell, ...]:
    sums = [sum(column) for column in zip(*values, strict=True)]
    cells = [Cell(text=name)]
    cells += [
        cell(total(voice, value, name, heading))
        for heading, value in zip(headings, sums, strict=True)
    ]
    if corner:
        cells.append(cell(replace(total(voice, sum(sums), name, name), kind="axis_total")))
    return tuple(cells)


def years_down(voice: Voice, setting: Setting) -> list[Block]:
    """Print years down and labels across."""
    labels = voice.labels(voice.rng.randint(3, 6), asks=0.1)
    return [_down(voice, labels, setting.years, voice.pick(("Year", "Period", "Year recorded")))]


def _down(voice: Voice, labels: Sequence[Wording], years: Sequence[str], corner: str) -> Grid:
    name = voice.pick(TOTALS)
    values = crossed(voice, labels, years)
    has_column, has_row = voice.rng.random() < 0.5, voice.rng.random() < 0.5
    tops = [wording.label for wording in labels] + ([name] if has_column else [])
    rows = [head(corner, *tops)]
    for position, year in enumerate(years):
        cells = [Cell(text=year)]
        cells += [
            cell(exact(voice, line[position], wording, year))
            for wording, line in zip(labels, values, strict=True)
        ]
        if has_column:
            down = sum(line[position] for line in values)
            cells.append(cell(total(voice, down, name, year)))
        rows.append(tuple(cells))
    if has_row:
        cells = [Cell(text=name)]
        cells += [
            cell(axis_total(voice, sum(line), wording, name))
            for wording, line in zip(labels, values, strict=True)
        ]
        if has_column:
            corner_total = total(voice, sum(map(sum, values)), name, name)
            cells.append(cell(replace(corner_total, kind="axis_total")))
        rows.append(tuple(cells))
    return Grid(rows=tuple(rows), flat="tabs")


def code_columns(voice: Voice, setting: Setting) -> list[Block]:
    """Head columns by bare codes."""
    form = voice.pick(("Outcome {}", "OC{}", "Outcome code {}", "Type {}"))
    labels = [Wording(form.format(code), code, "known") for code in voice.codes(5)]
    grid = _down(voice, labels, setting.years, "Year")
    return [replace(grid, flat="space" if form == "OC{}" else "tabs")]


def code_rows(voice: Voice, setting: Setting) -> list[Block]:
    """Print bare codes as labels, years across."""
    form = voice.pick(("Outcome {}", "OC{}", "O{}", "Type {}"))
    labels = [Wording(form.format(code), code, "known") for code in voice.codes(8)]
    return [across(voice, labels, setting.years, crossed(voice, labels, setting.years))]


def outcome_by_offence(voice: Voice, setting: Setting) -> list[Block]:
    """Print outcomes down and offences across."""
    del setting  # every shape is called alike
    labels = voice.labels(voice.rng.randint(5, 10))
    offences = _offences(voice, 3)
    names = _offence_names(voice, offences)
    grid = across(voice, labels, names, crossed(voice, labels, names))
    return [_mark_offences(replace(grid, flat="tabs"), set(names))]


def offence_by_outcome(voice: Voice, setting: Setting) -> list[Block]:
    """Print offences down and outcomes across."""
    del setting  # every shape is called alike
    labels = voice.labels(voice.rng.randint(3, 5), asks=0.1)
    names = _offence_names(voice, _offences(voice, 4))
    grid = _down(voice, labels, names, voice.pick(("Offence", "Crime type", "HO offence")))
    return [_mark_offences(grid, set(names))]


def _offences(voice: Voice, count: int) -> list[Offence]:
    found: list[Offence] = []
    while len(found) < count:
        offence = voice.offence()
        if offence not in found:
            found.append(offence)
    return found


def _offence_names(voice: Voice, offences: Sequence[Offence]) -> list[str]:
    form = voice.pick(("{0.name}", "{0.name}", "{0.code} - {0.name}", "{0.name} ({0.code})"))
    return [form.format(offence) for offence in offences]


def _mark_offences(grid: Grid, names: set[str]) -> Grid:
    def mark(one: Cell) -> Cell:
        if one.number is None or one.number.series not in names:
            return one
        return replace(one, number=replace(one.number, offence=one.number.series))

    return replace(grid, rows=tuple(tuple(map(mark, row)) for row in grid.rows))


def record_list(voice: Voice, setting: Setting) -> list[Block]:
    """Print one row per crime, to be counted by outcome, year and offence."""
    rng = voice.rng
    labels = voice.labels(rng.randint(4, 8), asks=0.0)
    offences = _offence_names(voice, _offences(voice, 2))
    has_offence, has_number = rng.random() < 0.6, rng.random() < 0.5
    weights = [rng.random() + 0.1 for _ in labels]
    tops = [*(("No.",) if has_number else ()), "Year", *(("Offence",) if has_offence else ())]
    rows = [head(*tops, "Outcome")]
    seen: Counter[tuple[Wording, str, str]] = Counter()
    for position in range(rng.randint(30, 110)):
        (wording,) = rng.choices(labels, weights)
        year, offence = rng.choice(setting.years), rng.choice(offences) if has_offence else ""
        seen[wording, year, offence] += 1
        texts = [*((str(position + 1),) if has_number else ()), year]
        texts += [*((offence,) if has_offence else ()), wording.label]
        rows.append(tuple(Cell(text=text) for text in texts))
    counted = tuple(
        replace(exact(voice, count, wording, year), printed=str(count), offence=offence,
                form="records")
        for (wording, year, offence), count in seen.items()
    )  # fmt: skip
    return [Grid(rows=tuple(rows), flat="tabs", counted=counted)]


def two_tables(voice: Voice, setting: Setting) -> list[Block]:
    """Print two tables with the same columns one after the other, for two offences."""
    first, second = _offences(voice, 2)
    labels = voice.labels(6)
    blocks: list[Block] = []
    for offence in (first, second):
        grid = across(voice, labels, setting.years, crossed(voice, labels, setting.years))
        rows = tuple(
            tuple(replace(one, number=replace(one.number, offence=offence.name))
                  if one.number else one for one in row)
            for row in grid.rows
        )  # fmt: skip
        blocks += [Text(text=offence.name, kind="heading"), replace(grid, rows=rows)]
    return blocks


def split_sideways(voice: Voice, setting: Setting) -> list[Block]:
    """Print outcomes by hospital, split sideways into two tables."""
    del setting  # every shape is called alike
    labels = voice.labels(7)
    blocks: list[Block] = []
    for sites in (SITES[:2], SITES[2:]):
        grid = across(voice, labels, sites, crossed(voice, labels, sites, 60))
        blocks += [replace(grid, flat="tabs"), Text(text="Continued.", kind="small")]
    return blocks[:-1]


def asked_by_year(voice: Voice, setting: Setting) -> list[Block]:
    """Print years and numbers; only the question names the code."""
    rows = [head(voice.pick(("Year", "Period")), voice.pick(COUNTS))]
    for year in setting.years:
        number = exact(voice, voice.count(), Wording("", setting.code, "known"), year)
        number = replace(number, form="question_code")
        rows.append((Cell(text=year), cell(number)))
    return [Grid(rows=tuple(rows))]


def year_lines(voice: Voice, setting: Setting) -> list[Block]:
    """Print lines such as `2021 - 4`; only the question names the code."""
    dash = voice.pick((" - ", ": ", " = "))
    blocks: list[Block] = []
    for year in setting.years:
        number = exact(voice, voice.count(40), Wording("", setting.code, "known"), year)
        number = replace(number, form="question_code")
        blocks.append(Text(text=f"{year}{dash}{number.printed}", kind="list", numbers=(number,)))
    return blocks


def sentence(voice: Voice, setting: Setting) -> list[Block]:
    """Write a sentence that names the code, or three years in one sentence."""
    if voice.rng.random() < 0.5:
        return _sentence_years(voice, setting)
    code = setting.code
    value = voice.count(60) + 1
    printed = voice.number(value)
    if value <= 12 and voice.rng.random() < 0.4:
        printed = WORDS[value]
    kind = voice.pick(("sentence_one", "sentence_asked"))
    wording = Wording("", code, "own" if voice.own else "known")
    text = voice.say(kind, n=printed, code=code)
    if text[0].islower():
        text, printed = text[0].upper() + text[1:], printed.capitalize()
    form = "sentence" if kind == "sentence_one" else "question_code"
    number = replace(exact(voice, value, wording), printed=printed, form=form)
    return [Text(text=text, numbers=(number,))]


WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


def _sentence_years(voice: Voice, setting: Setting) -> list[Block]:
    values = [voice.count(50) + 1 for _ in setting.years[:3]]
    years = setting.years[:3]
    wording = Wording("", setting.code, "own" if voice.own else "known")
    numbers = tuple(
        replace(exact(voice, value, wording, year), form="sentence")
        for value, year in zip(values, years, strict=True)
    )
    printed = [number.printed for number in numbers]
    fields = dict(zip(("a", "b", "c"), printed, strict=True))
    fields |= dict(zip(("y1", "y2", "y3"), years, strict=True))
    text = voice.say("sentence_years", code=setting.code, **fields)
    return [Text(text=text, numbers=numbers)]


def cps_police(voice: Voice, setting: Setting) -> list[Block]:
    """Print one code on two rows, by who decided."""
    code = voice.pick(("15", "16"))
    form = voice.pick(("{1} – {0}", "{0} ({1})", "{1}: {0}"))
    labels = [wording for wording in voice.labels(6, asks=0.0) if wording.code != code]
    plain = voice.plain(code)
    pair = [Wording(form.format(plain.label, who), code, plain.origin) for who in ("CPS", "Police")]
    place = voice.rng.randrange(len(labels))
    labels[place:place] = pair
    return [across(voice, labels, setting.years, crossed(voice, labels, setting.years))]


def grouped(voice: Voice, setting: Setting) -> list[Block]:
    """Print a group label once, then its rows, then its subtotal."""
    rng = voice.rng
    labels = voice.labels(4, asks=0.1)
    headings = setting.years[:2]
    values_of = {group: crossed(voice, labels, headings, 80) for group in DISTRICTS[:3]}
    beside = rng.random() < 0.5
    rows = [head(*(("Area",) if beside else ()), voice.pick(HEADS), *headings)]
    for group, values in values_of.items():
        rows += _group_rows(voice, group, labels, values, headings, beside=beside)
    sums = [sum(map(sum, zip(*column, strict=True))) for column in _columns(values_of)]
    name = voice.pick(TOTALS)
    cells = [Cell(text=name)] + ([Cell(text="")] if beside else [])
    cells += [
        cell(total(voice, value, name, heading))
        for heading, value in zip(headings, sums, strict=True)
    ]
    rows.append(tuple(cells))
    return [Grid(rows=tuple(rows), flat="tabs" if beside else "space")]


def _columns(values_of: dict[str, list[list[int]]]) -> list[list[list[int]]]:
    count = len(next(iter(values_of.values()))[0])
    return [
        [[line[position] for line in values] for values in values_of.values()]
        for position in range(count)
    ]


def _group_rows(
    voice: Voice,
    group: str,
    labels: Sequence[Wording],
    values: list[list[int]],
    headings: Sequence[str],
    *,
    beside: bool,
) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    if not beside:
        rows.append((Cell(text=group, columns=1 + len(headings), head=False),))
    for position, (wording, line) in enumerate(zip(labels, values, strict=True)):
        cells = [Cell(text=group, rows=len(labels))] if beside and position == 0 else []
        cells.append(Cell(text=wording.label))
        cells += [
            cell(replace(exact(voice, value, wording, heading), breakdown=(group,)))
            for heading, value in zip(headings, line, strict=True)
        ]
        rows.append(tuple(cells))
    name = voice.pick(("Subtotal", "Sub-total", f"{group} total"))
    cells = [Cell(text=name)] + ([Cell(text="")] if beside else [])
    for heading, column in zip(headings, zip(*values, strict=True), strict=True):
        number = total(voice, sum(column), name, heading)
        cells.append(cell(replace(number, role="subtotal", breakdown=(group,))))
    rows.append(tuple(cells))
    return rows


def outcome_groups(voice: Voice, setting: Setting) -> list[Block]:
    """Print groups of codes with their own counts, between rows of single codes."""
    single = [voice.label(code) for code in ("1", "8", "18")]
    groups = [
        Wording("Out-of-court (formal)", "", "known"),
        Wording("Evidential difficulties (victim does not support action)", "", "known"),
        Wording("Prosecution prevented or not in the public interest", "", "known"),
    ]
    labels = [single[0], groups[0], single[1], groups[1], groups[2], single[2]]
    grid = across(voice, labels, setting.years, crossed(voice, labels, setting.years))
    names = {wording.label for wording in groups}

    def mark(one: Cell) -> Cell:
        number = one.number
        if number is None or number.label not in names:
            return one
        return replace(one, number=replace(number, role="group"))

    return [replace(grid, rows=tuple(tuple(map(mark, row)) for row in grid.rows))]


def suppressed(voice: Voice, setting: Setting) -> list[Block]:
    """Hide small numbers; a note says how, or the mark speaks for itself."""
    mark, note, lower = voice.rng.choice(
        (
            ("<5", "", None),
            ("<5", "Figures below five are suppressed; true zeros are shown as 0.", 1),
            ("*", "* denotes a number between 1 and 4, withheld to protect individuals.", 1),
            ("*", "* indicates fewer than 5", None),
            ("1-4", "", 1),
            ("Fewer than 5", "", None),
        )
    )
    labels = voice.labels(voice.rng.randint(6, 10))
    values = crossed(voice, labels, setting.years, 60)
    zeros = voice.rng.random() < 0.5
    if not zeros:
        values = [[value or 5 for value in line] for line in values]
    low = lower if lower is not None else int(any(0 in line for line in values))
    rows = [head(voice.pick(HEADS), *setting.years)]
    for wording, line in zip(labels, values, strict=True):
        cells = [Cell(text=wording.label)]
        for heading, value in zip(setting.years, line, strict=True):
            number = exact(voice, value, wording, heading)
            if 1 <= value <= 4:
                number = replace(number, printed=mark, lower=low, upper=4, status="suppressed")
            cells.append(cell(number))
        rows.append(tuple(cells))
    flat = "tabs" if " " in mark else "space"
    blocks: list[Block] = [Grid(rows=tuple(rows), flat=flat)]
    return blocks + ([Text(text=note, kind="small")] if note else [])


def blanks(voice: Voice, setting: Setting) -> list[Block]:
    """Leave zeros blank; printed totals prove it, or nothing does."""
    labels = voice.labels(voice.rng.randint(6, 10))
    values = crossed(voice, labels, setting.years, 30)
    values = [[value if value > 2 else 0 for value in line] for line in values]
    proven = voice.rng.random() < 0.5
    name = voice.pick(TOTALS)
    rows = [head(voice.pick(HEADS), *setting.years, *((name,) if proven else ()))]
    for wording, line in zip(labels, values, strict=True):
        cells = [Cell(text=wording.label)]
        for heading, value in zip(setting.years, line, strict=True):
            number = exact(voice, value, wording, heading)
            if value == 0:
                number = replace(number, printed="", form="blank")
                if not proven:
                    number = replace(number, status="not_stated", lower=0, upper=None)
            cells.append(cell(number))
        if proven:
            cells.append(cell(axis_total(voice, sum(line), wording, name)))
        rows.append(tuple(cells))
    if proven:
        rows.append(_total_row(voice, values, setting.years, name, corner=True))
    return [Grid(rows=tuple(rows), flat="tabs")]


def dashes(voice: Voice, setting: Setting) -> list[Block]:
    """Print zeros as a dash or a word."""
    mark = voice.pick(("-", "–", "Nil"))
    labels = voice.labels(voice.rng.randint(6, 10))
    values = crossed(voice, labels, setting.years, 40)
    rows = [head(voice.pick(HEADS), *setting.years)]
    for wording, line in zip(labels, values, strict=True):
        cells = [Cell(text=wording.label)]
        for heading, value in zip(setting.years, line, strict=True):
            number = exact(voice, value, wording, heading)
            if value == 0:
                number = replace(number, printed=mark, kind="dash")
            cells.append(cell(number))
        rows.append(tuple(cells))
    return [Grid(rows=tuple(rows))]


def thousands(voice: Voice, setting: Setting) -> list[Block]:
    """Print numbers in the thousands, with separators."""
    voice.separator = ","
    return years_across(voice, setting, most=14000)


def percentages(voice: Voice, setting: Setting) -> list[Block]:
    """Print a count and its share beside it."""
    del setting  # every shape is called alike
    labels = voice.labels(voice.rng.randint(5, 10))
    values = [voice.count() + 1 for _ in labels]
    whole = sum(values)
    share = voice.pick(("%", "% of total", "Percentage"))
    sign = "" if share == "%" else "%"
    rows = [head(voice.pick(HEADS), voice.pick(COUNTS[1:]), share)]
    for wording, value in zip(labels, values, strict=True):
        number = exact(voice, value, wording)
        part = round(100 * value / whole, 1)
        rate = replace(
            number, printed=f"{part}{sign}", lower=part, upper=part, measure="percentage",
            kind="percentage",
        )  # fmt: skip
        rows.append((Cell(text=wording.label), cell(number), cell(rate)))
    return [Grid(rows=tuple(rows))]


def two_headers(voice: Voice, setting: Setting) -> list[Block]:
    """Print two header rows: years over genders, or genders over years."""
    years, genders = setting.years[:2], ("Female", "Male")
    labels = voice.labels(voice.rng.randint(5, 9))
    outer, inner = (years, genders) if voice.rng.random() < 0.6 else (genders, years)
    corner = voice.pick(HEADS)
    tops = [Cell(text=corner, rows=2, head=True)]
    tops += [Cell(text=text, columns=len(inner), head=True) for text in outer]
    rows = [tuple(tops), head(*(text for _ in outer for text in inner))]
    for wording in labels:
        cells = [Cell(text=wording.label)]
        for top in outer:
            for under in inner:
                year, gender = (top, under) if top in years else (under, top)
                number = exact(voice, voice.count(120), wording, year)
                cells.append(cell(replace(number, breakdown=(gender,))))
        rows.append(tuple(cells))
    return [Grid(rows=tuple(rows), headers=2, flat="tabs")]


def unrelated(voice: Voice, setting: Setting) -> list[Block]:
    """Print a table of crimes by offence beside the outcomes."""
    offences = _offence_names(voice, _offences(voice, 4))
    rows = [head("Offence", *setting.years)]
    rows += [
        (Cell(text=name), *(Cell(text=voice.number(voice.count())) for _ in setting.years))
        for name in offences
    ]
    other = Grid(rows=tuple(rows), flat="tabs")
    blocks: list[Block] = [
        Text(text="Crimes recorded by offence:", kind="para"),
        other,
        Text(text="Outcomes of these crimes:", kind="para"),
    ]
    return blocks + years_across(voice, setting)


SHAPES: dict[str, Shape] = {
    "list": list_shape,
    "years_across": years_across,
    "years_down": years_down,
    "code_columns": code_columns,
    "code_rows": code_rows,
    "outcome_by_offence": outcome_by_offence,
    "offence_by_outcome": offence_by_outcome,
    "record_list": record_list,
    "two_tables": two_tables,
    "split_sideways": split_sideways,
    "asked_by_year": asked_by_year,
    "year_lines": year_lines,
    "sentence": sentence,
    "cps_police": cps_police,
    "grouped": grouped,
    "outcome_groups": outcome_groups,
    "suppressed": suppressed,
    "blanks": blanks,
    "dashes": dashes,
    "thousands": thousands,
    "percentages": percentages,
    "two_headers": two_headers,
    "unrelated": unrelated,
}
NAMED_IN_QUESTION = frozenset({"asked_by_year", "year_lines", "sentence"})
ALL_CODES = tuple(ORDER)
