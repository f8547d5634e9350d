"""No text of a reply forges a line or a formula, in any place that prints texts of replies."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from typer.testing import CliRunner

from foi_compare.cli import app

FORGERIES = (
    *("=HYPERLINK(0)", "\u200b=1+1", "x;=1+1", "\u115f=1+1", "\u2800@x", "x;\u3164+a", '";=1+1'),
    *("\u202e=1+1", "\ufe0f=1+1", "\U000e0020=1+1", "＝1+a", "﹦1+a", "\ufff9-x", "\t=a", "\r=a"),
    *("a\x1b[1A\x1b[2KAll read.", "a\x9b2J", "a\r\nForged,line", "a\u2028b", "a\u2029b", "a\x85b"),
    *("a\u202eb", "a\u2066b", "a\u061cb", "\x1b]0;title\x07", "a\x0bb", "a\x0cb", "a\x7fb"),
)
# Controls, and what ends a line or turns its direction; a line feed ends one of our own.
OBEYED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
FILLERS = set("\u115f\u1160\u2800\u3164\uffa0")
HARMLESS = re.compile(r"[-+–—=]*[\d.,\s]*%?[-\s]*")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = tmp_path_factory.mktemp("forging")
    inbox = desk / "inbox"
    inbox.mkdir()
    for number, text in enumerate(FORGERIES):
        (inbox / _name(text, number)).write_text(
            f"Outcome,2019\nCharged,{number + 1}\n{_cell(text)},5\n{_cell(f'Caution {text}')},7\n",
            encoding="utf-8",
        )
    (inbox / "page.html").write_text(_page(), encoding="utf-8")
    with zipfile.ZipFile(inbox / "all.zip", "w") as archive:
        for number, text in enumerate(FORGERIES):
            info = zipfile.ZipInfo(f"{text}{number}.txt")
            archive.writestr(info, f"Kent Police\n{text}\nCharged 3\n")
    return desk


def _name(text: str, number: int) -> str:
    """Return a name that every system takes, as far as it takes such names."""
    return re.sub(r'[/\\:*?"<>|\x00-\x1f]', "_", text) + f"{number}.csv"


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _page() -> str:
    rows = "".join(
        f"<tr><td>{_entities(text)}</td><td>{number}</td></tr>"
        for number, text in enumerate(FORGERIES, 1)
    )
    heads = "".join(
        f"<table><caption>{_entities(text)}</caption><tr><th>Outcome</th><th>{_entities(text)}</th>"
        f"</tr><tr><td>Charged</td><td>{_entities(text)}</td></tr></table>"
        for text in FORGERIES
    )
    asked = "".join(f"<p>{n}. {_entities(text)}?</p>" for n, text in enumerate(FORGERIES, 1))
    table = f"<table><tr><th>Outcome</th><th>2019</th></tr>{rows}</table>"
    return f"<p>Kent Police</p>{asked}{table}{heads}"


def _entities(text: str) -> str:
    return "".join(c if c.isprintable() else f"&#{ord(c)};" for c in escape(text))


def run(*words: str, typed: str = "") -> str:
    """Return all that a command prints."""
    result = CliRunner().invoke(app, list(words), input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


@pytest.fixture(scope="module")
def printed(desk: Path) -> str:
    return run("ingest", str(desk / "inbox"), "--out", str(desk / "out"), "--no-cache")


def runs(text: str) -> bool:
    """Tell whether a spreadsheet may run a text, told without our own code.

    What is not seen is taken away, where a cell begins and behind each semicolon.
    """
    for start in (0, *(found.end() for found in re.finditer(";", text))):
        seen = "".join(
            c
            for c in text[start:]
            if unicodedata.category(c) not in {"Cf", "Cc", "Zs", "Zl", "Zp", "Mn"}
            and c not in FILLERS | {'"'}
        )
        plain = unicodedata.normalize("NFKC", seen)
        if plain[:1] in set("=+-@") and not HARMLESS.fullmatch(plain.partition(";")[0]):
            return True
    return False


def forged(text: str) -> Iterator[str]:
    """Yield what a screen or a spreadsheet would obey in a CSV."""
    yield from OBEYED.findall(text)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if len(rows) != text.count("\n") or len({len(row) for row in rows}) != 1:
        yield "a line"
    yield from (cell for row in rows for cell in row if runs(cell))


def test_the_check_finds_what_it_looks_for() -> None:
    assert [text for text in FORGERIES if not list(forged(f"{_cell(text)}\n"))] == []


def test_no_output_holds_a_forged_line_or_a_formula(desk: Path, printed: str) -> None:
    assert printed
    for file in sorted((desk / "out").iterdir()):
        text = file.read_text(encoding="utf-8-sig")
        if file.suffix == ".csv":
            assert list(forged(text)) == [], file.name
        else:
            assert OBEYED.findall(text) == [], file.name


def test_no_screen_is_given_orders(desk: Path, printed: str) -> None:
    inbox, out = desk / "inbox", str(desk / "out")
    assert OBEYED.findall(printed) == []
    again = run("ingest", str(inbox), "--out", out, "--no-cache", "--json")
    assert OBEYED.findall(again) == []
    for name in ("page.html", _name(FORGERIES[-3], len(FORGERIES) - 3)):
        assert OBEYED.findall(run("inspect", str(inbox / name))) == []
        assert OBEYED.findall(run("inspect", str(inbox / name), "--json")) == []
    typed = "\n".join(FORGERIES).replace("\x1b", "") + "\n" * 400
    asked = run("decide", "--out", out, "--decisions", str(desk / "d.csv"), typed=typed)
    assert OBEYED.findall(asked) == []


def test_no_explanation_forges_a_line(desk: Path, printed: str) -> None:
    del printed
    out = desk / "out"
    with (out / "observations.csv").open(encoding="utf-8", newline="") as stream:
        numbers = [row["observation_id"] for row in csv.DictReader(stream)]
    for number in numbers[:: max(len(numbers) // 12, 1)]:
        words = ("explain", number, "--out", str(out))
        assert OBEYED.findall(run(*words)) == []
        assert OBEYED.findall(run(*words, "--json")) == []
        assert list(forged(run(*words, "--decision", "number"))) == []


def test_a_file_of_labels_comes_back_without_forgeries(tmp_path: Path) -> None:
    file = tmp_path / "labels.csv"
    lines = "".join(f"{_cell(text)}\n" for text in FORGERIES)
    file.write_text(f"label\n{lines}", encoding="utf-8", newline="")
    printed = run("match", "--file", str(file))
    assert list(forged(printed)) == []
    assert printed.count("\n") == len(FORGERIES) + 1
