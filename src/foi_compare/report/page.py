"""The facts of a report to one file that opens without a network."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from foi_compare.model import Code, Dataset
from foi_compare.report.facts import Facts, Line, Topic, facts_of
from foi_compare.report.tiles import tiles
from foi_compare.version import VERSION

if TYPE_CHECKING:
    from jinja2 import Environment

_SCRIPTS = ("vendor/d3.min.js", "vendor/plot.umd.min.js", "static/report.js")


def report_of(dataset: Dataset) -> bytes:
    """Return the report of a dataset as one HTML file.

    Style, scripts and numbers stand in it; it asks nothing of any server, and a policy in it
    forbids it to. The same dataset gives the same bytes.
    """
    facts = facts_of(dataset)
    return (
        environment()
        .get_template("report.html")
        .render(
            facts=facts,
            batch=dataset.batch,
            codes={code.code: code for code in dataset.batch.codebook.codes},
            style=_text("static/report.css"),
            scripts=[_text(name) for name in _SCRIPTS],
            data=_script_data(dataset, facts),
            version=VERSION,
        )
        .encode("utf-8", "replace")
    )


@cache
def environment() -> Environment:
    """Return the templates; every text of a reply is written as text, whatever marks it holds."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("foi_compare.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


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
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _code(code: Code) -> dict[str, str]:
    return {
        "code": code.code,
        "title": code.short_title or code.title,
        "group": code.group or code.short_title or code.title,
    }


def _topic(topic: Topic) -> dict[str, Any]:
    return {"title": topic.title, "lines": [_line(line) for line in topic.lines]}


def _line(line: Line) -> dict[str, Any]:
    return {
        "force": line.force_id,
        "about": line.about,
        "series": line.series,
        "start": line.start,
        "end": line.end,
        "cells": {code: [cell.lower, cell.upper] for code, cell in line.cells.items()},
        "review": line.in_review,
        "comparable": line.comparable,
    }
