"""The facts of a report to one file that opens without a network."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from io import BytesIO
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from foi_compare.model import Code, Dataset, TablePicture
from foi_compare.report.report_facts import Facts, facts_of
from foi_compare.report.report_lines import Line
from foi_compare.report.tiles import tiles
from foi_compare.shares import NoShare, Ratio
from foi_compare.text import on_one_line
from foi_compare.version import VERSION

if TYPE_CHECKING:
    from jinja2 import Template

_SCRIPTS = ("vendor/d3.min.js", "vendor/plot.umd.min.js", "static/report.js")
_AT_ONCE = 100  # lines or numbers that are written as one text
_AUDITED = {
    "number": "numbers",
    "disposition": "answers to questions",
    "table": "tables that were set aside whole",
}


def report_of(dataset: Dataset) -> bytes:
    """Return the report of a dataset as one HTML file.

    Style, scripts and numbers stand in it; it asks nothing of any server, and a policy in it
    forbids it to. The same dataset gives the same bytes.
    """
    facts = facts_of(dataset)
    # Piece by piece: one text of a large inbox takes twice the memory of its bytes, or more.
    shown = template().new_context(
        {
            "facts": facts,
            "batch": dataset.batch,
            "audited_kinds": _AUDITED,
            "codes": {code.code: code for code in dataset.batch.codebook.codes},
            "style": _text("static/report.css"),
            "scripts": [_text(name) for name in _SCRIPTS],
            "data": _script_data(dataset, facts),
            "pictures_left_out": dataset.pictures.left_out,
            "version": VERSION,
        }
    )
    page = BytesIO()
    pieces = template().root_render_func(shown)
    page.writelines(piece.encode("utf-8", "replace") for piece in pieces)
    # It refers to itself, and would keep the facts until somebody looks for such circles.
    shown.parent.clear()
    return page.getvalue()


@cache
def template() -> Template:
    """Return the page as a template; a text of a reply stays text, whatever marks it holds."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("foi_compare.report"),
        autoescape=True,
        finalize=_plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


def _plain(value: object) -> object:
    """Return a text without line breaks and without marks that turn the direction of others."""
    return on_one_line(value) if type(value) is str else value


@cache
def _text(name: str) -> str:
    return files("foi_compare.report").joinpath(name).read_text(encoding="utf-8")


def _script_data(dataset: Dataset, facts: Facts) -> Iterator[str]:
    """Yield what the scripts of the page read, so written that no text in it can end a script."""
    content = {
        "codes": [_code(code) for code in dataset.batch.codebook.codes],
        "topics": [{"title": topic.title, "lines": topic.lines} for topic in facts.topics],
        "numbers": facts.numbers.as_json(),
        "tiles": tiles(),
        "names": facts.force_names,
        "sources": facts.sources,
        "pictures": [_picture(one) for one in dataset.pictures.shown],
    }
    for text in _json(content):
        yield text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _json(value: object) -> Iterator[str]:
    """Yield a value as JSON, a part of what is long at a time.

    All lines with their descriptions, or all numbers as one text, would take more memory than the
    dataset.
    """
    if isinstance(value, Mapping):
        for position, (name, part) in enumerate(value.items()):
            yield f"{',' if position else '{'}{_dumped(name)}:"
            yield from _json(part)
        yield "}" if value else "{}"
    elif isinstance(value, list | tuple) and len(value) > _AT_ONCE:
        for begin in range(0, len(value), _AT_ONCE):
            yield f"{',' if begin else '['}{_dumped(value[begin : begin + _AT_ONCE])[1:-1]}"
        yield "]"
    elif isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value):
        for position, one in enumerate(value):
            yield "," if position else "["
            yield from _json(one)
        yield "]"
    else:
        yield _dumped(value)


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_described)


def _picture(one: TablePicture) -> dict[str, Any]:
    """Return the picture of a table; a box is left, top, right and bottom, in points."""
    return {
        "file": on_one_line(one.file),
        "page": one.page,
        "table": one.table,
        "box": [round(side, 1) for side in one.box],
        "painted": one.painted,
        "png": b64encode(one.png).decode("ascii"),
    }


def _code(code: Code) -> dict[str, str]:
    return {
        "code": code.code,
        "title": code.short_title or code.title,
        "group": code.group or code.short_title or code.title,
    }


def _described(one: object) -> dict[str, Any]:
    """Return what the scripts read of a line, when its turn to be written comes."""
    assert isinstance(one, Line)
    return _line(one)


def _shares(own: Mapping[str, Ratio | NoShare]) -> dict[str, Any]:
    """Return shares as bounds, to a ten-thousandth outwards; or the reason why there is none."""
    return {
        code: one.reason
        if isinstance(one, NoShare)
        else [floor(one.lower * 10**4) / 10**4, _upper(one)]
        for code, one in own.items()
    }


def _upper(one: Ratio) -> float:
    exact = Fraction(1) if one.upper is None else one.upper
    return (floor if one.is_exact else ceil)(exact * 10**4) / 10**4


def _line(line: Line) -> dict[str, Any]:
    return {
        "force": line.force_id,
        "about": line.about,
        "series": line.series,
        "start": line.start,
        "end": line.end,
        "cells": sorted(line.cells),
        "shares": {of: _shares(own) for of, own in line.shares.items()},
        "comparable": line.comparable,
    }
