"""The truths of the sets, in one form: for each document its figures with a code, and the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

Cell = dict[str, Any]
_OTHER_MEANINGS = frozenset({"N", "G", "T"})
_CODES = {"NYA": "not_yet_assigned"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one document.

    `cells` are the figures with a code, as the scorer of the looks takes them. `printed` are all
    numbers in the order of the page, each with its cell or None where it is no figure with a code;
    one that is not among them is no figure. `named` are the labels that mean one code or `none`,
    in small letters. `asked` are those, as printed, about which a careful
    analyst asks. `dispositions` are what came of the questions, by their number.
    """

    file: str
    force: str
    cells: tuple[Cell, ...]
    printed: tuple[tuple[float, Cell | None], ...]
    asked: frozenset[str] = frozenset()
    named: Mapping[str, str] = field(default_factory=dict)
    shape: str = ""
    dispositions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A folder of documents that are read together, with what is known of each."""

    name: str
    documents: Path
    known: tuple[Known, ...]

    def of(self, file: str) -> Known | None:
        """Return what is known of the document that a file of the outputs belongs to."""
        return next((one for one in self.known if file.startswith(one.file)), None)


def load_sets(shared: Path) -> tuple[Set, ...]:
    """Return the six sets of a folder that holds `looks` and `pages`."""
    looks, pages = shared / "looks", shared / "pages"
    return (
        Set(name="looks", documents=looks / "replies", known=tuple(_looks(looks / "truth.json"))),
        Set(
            name="bands",
            documents=looks / "bands",
            known=tuple(map(_band, _json(looks / "bands" / "truth.json"))),
        ),
        *(
            Set(name=f"pages {name}", documents=pages / name, known=tuple(_pages(pages, name)))
            for name in ("html", "docx", "txt", "pdf")
        ),
    )


def _json(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _looks(path: Path) -> list[Known]:
    return [
        replace(
            _known(one["file"], one["force_id"], list(map(_coded, one["cells"])), one["shape"]),
            dispositions={str(number): said for number, said in one["dispositions"]},
        )
        for one in _json(path)
    ]


def _coded(cell: Cell) -> Cell:
    return cell | {"code": _CODES.get(cell["code"], cell["code"])}


def _band(one: dict[str, Any]) -> Known:
    cells = [
        _cell(cell["code"], cell["value"], cell["series"], cell.get("band", ""))
        for cell in one["cells"]
    ]
    return _known(one["file"], "", cells)


def _known(file: str, force: str, cells: list[Cell], shape: str = "") -> Known:
    return Known(
        file=file,
        force=force,
        cells=tuple(cells),
        printed=tuple((cell["hi"], cell) for cell in cells),
        shape=shape,
    )


def _pages(folder: Path, name: str) -> list[Known]:
    return [_page(one) for one in _json(folder / "truth.json") if one["format"] == name]


def _page(one: dict[str, Any]) -> Known:
    printed: list[tuple[float, Cell | None]] = []
    for text, meaning, series, label in one["figures"]:
        cell = None
        if meaning not in _OTHER_MEANINGS and not meaning.startswith(("A", "V:")):
            cell = _cell(meaning, _number(text), series, label)
        elif meaning == "A8":  # a person leaves it, and 8 is not wrong
            cell = _cell("8", _number(text), series, label) | {"ask": True}
        printed.append((_number(text), cell))
    named = _named(one["figures"])
    _without_outcomes([cell for _, cell in printed if cell is not None])
    return Known(
        file=one["file"],
        force=one["force"],
        cells=tuple(cell for _, cell in printed if cell is not None),
        printed=tuple(printed),
        named=named,
        asked=frozenset(text for text, meaning, *_ in one["figures"] if meaning.startswith("A")),
    )


def _named(figures: list[list[str]]) -> dict[str, str]:
    """Return what each label and heading means that always means the same."""
    found: dict[str, set[str]] = {}
    for _, meaning, *texts in figures:
        for text in filter(None, texts):
            code = "none" if meaning in _OTHER_MEANINGS else meaning
            found.setdefault(text.casefold(), set()).add(code)
    return {text: next(iter(codes)) for text, codes in found.items() if len(codes) == 1}


def _without_outcomes(cells: list[Cell]) -> None:
    """Take the text that names the outcome out of each cell: the column, or the row, of a code."""
    for code in {cell["code"] for cell in cells}:
        own = [cell for cell in cells if cell["code"] == code]
        heads, labels = ({cell[key] for cell in own} for key in ("series", "breakdown"))
        if len(heads) == 1 and len(labels) > 1:
            for cell in own:
                cell["series"] = ""


def _cell(code: str, value: float, series: str, breakdown: str) -> Cell:
    return {
        "code": _CODES.get(code, code),
        "series": series,
        "breakdown": breakdown,
        "question": 1,
        "kind": "exact",
        "value": value,
        "lo": value,
        "hi": value,
    }


def _number(printed: str) -> float:
    return float(printed.replace(",", ""))
