"""The facts of a report to one file that opens without a network."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib.resources import files
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from foi_compare.model import Code, Dataset, TablePicture
from foi_compare.report.facts import Facts, facts_of
from foi_compare.report.lines import Line
from foi_compare.report.tiles import tiles
from foi_compare.report.topics import Topic
from foi_compare.shares import NoShare, Ratio
from foi_compare.text import on_one_line
from foi_compare.version import VERSION

if TYPE_CHECKING:
    from jinja2 import Template

_SCRIPTS = ("vendor/d3.min.js", "vendor/plot.umd.min.js", "static/report.js")
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
    return (
        template()
        .render(
            facts=facts,
            batch=dataset.batch,
            audited_kinds=_AUDITED,
            codes={code.code: code for code in dataset.batch.codebook.codes},
            style=_text("static/report.css"),
            scripts=[_text(name) for name in _SCRIPTS],
            data=_script_data(dataset, facts),
            pictures_left_out=dataset.pictures.left_out,
            version=VERSION,
        )
        .encode("utf-8", "replace")
    )


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


def _script_data(dataset: Dataset, facts: Facts) -> str:
    """Return what the scripts of the page read, so written that no text in it can end a script."""
    content = {
        "codes": [_code(code) for code in dataset.batch.codebook.codes],
        "topics": [_topic(topic) for topic in facts.topics],
        "numbers": facts.numbers.as_json(),
        "tiles": tiles(),
        "names": facts.force_names,
        "sources": facts.sources,
        "pictures": [_picture(one) for one in dataset.pictures.shown],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


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


def _topic(topic: Topic) -> dict[str, Any]:
    return {"title": topic.title, "lines": [_line(line) for line in topic.lines]}


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
