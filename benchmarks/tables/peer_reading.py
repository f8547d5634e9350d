"""PDF files, turned into grids by other table finders; runs in the environment of `peers.txt`.

Call: `python peer_reading.py NAME OUTPUT.json FILE...`. Imports nothing of the project, so that
the peers' environment needs none of it. Every grid is a page and cells with inclusive first and
last row and column; cells that span are told wherever the finder shows it.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

Cell = tuple[int, int, int, int, str]
Grid = dict[str, Any]
Boxed = tuple[float, float, float, float, str]  # left, top, right, bottom, text
_SAME_EDGE = 1.5  # points


def pdfplumber_lines(path: str) -> Iterator[Grid]:
    """Read with pdfplumber as it comes: rules alone."""
    yield from _pdfplumber(path, {})


def pdfplumber_text(path: str) -> Iterator[Grid]:
    """Read with pdfplumber's strategy of word alignments."""
    yield from _pdfplumber(path, {"vertical_strategy": "text", "horizontal_strategy": "text"})


def _pdfplumber(path: str, settings: dict[str, str]) -> Iterator[Grid]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for number, page in enumerate(document.pages, 1):
            for table in page.find_tables(settings):
                boxes = [cell for row in table.rows for cell in row.cells if cell]
                texts = [
                    text
                    for row, texts in zip(table.rows, table.extract(), strict=True)
                    for cell, text in zip(row.cells, texts, strict=True)
                    if cell
                ]
                yield grid_of_boxes(number, _boxed(boxes, texts))


def camelot_lattice(path: str) -> Iterator[Grid]:
    """Read with camelot's rules, spanning text copied into every cell it spans."""
    yield from _camelot(path, "lattice", copy_text=["h", "v"])


def camelot_stream(path: str) -> Iterator[Grid]:
    """Read with camelot's alignments of text."""
    yield from _camelot(path, "stream")


def camelot_network(path: str) -> Iterator[Grid]:
    """Read with camelot's networks of text."""
    yield from _camelot(path, "network")


def camelot_hybrid(path: str) -> Iterator[Grid]:
    """Read with camelot's rules and networks together."""
    yield from _camelot(path, "hybrid")


def _camelot(path: str, flavour: str, **settings: object) -> Iterator[Grid]:
    import camelot

    for table in camelot.read_pdf(path, pages="all", flavor=flavour, **settings):
        cells = [
            (row, row, column, column, str(text))
            for row, texts in enumerate(table.df.values.tolist())
            for column, text in enumerate(texts)
        ]
        yield {"page": int(table.page), "cells": cells}


def tabula_lattice(path: str) -> Iterator[Grid]:
    """Read with tabula-java's lattice mode."""
    yield from _tabula(path, lattice=True)


def tabula_stream(path: str) -> Iterator[Grid]:
    """Read with tabula-java's stream mode, the places of tables guessed as it does by itself."""
    yield from _tabula(path, stream=True)


def tabula_auto(path: str) -> Iterator[Grid]:
    """Read with tabula-java deciding by itself."""
    yield from _tabula(path)


def _tabula(path: str, **mode: bool) -> Iterator[Grid]:
    import pdfplumber
    import tabula

    with pdfplumber.open(path) as document:
        count = len(document.pages)
    for number in range(1, count + 1):
        for table in tabula.read_pdf(path, pages=number, output_format="json", **mode):
            boxes = [
                (c["left"], c["top"], c["left"] + c["width"], c["top"] + c["height"], c["text"])
                for row in table["data"]
                for c in row
                if c["width"] or c["text"]
            ]
            if mode.get("lattice"):
                yield grid_of_boxes(number, boxes)
                continue
            cells = [
                (row, row, column, column, c["text"])
                for row, texts in enumerate(table["data"])
                for column, c in enumerate(texts)
            ]
            yield {"page": number, "cells": cells}


def pymupdf_lines(path: str) -> Iterator[Grid]:
    """Read with PyMuPDF's table finder as it comes."""
    yield from _pymupdf(path, "lines")


def pymupdf_text(path: str) -> Iterator[Grid]:
    """Read with PyMuPDF's table finder by word alignments."""
    yield from _pymupdf(path, "text")


def _pymupdf(path: str, strategy: str) -> Iterator[Grid]:
    import pymupdf

    with pymupdf.open(path) as document:
        for number, page in enumerate(document, 1):
            for table in page.find_tables(strategy=strategy).tables:
                boxes, texts = [], []
                for row, read in zip(table.rows, table.extract(), strict=True):
                    for cell, text in zip(row.cells, read, strict=True):
                        if cell:
                            boxes.append(tuple(cell))
                            texts.append(text)
                yield grid_of_boxes(number, _boxed(boxes, texts))


def img2table_ruled(path: str) -> Iterator[Grid]:
    """Read with img2table: lines in a picture of the page, text from the file."""
    yield from _img2table(path, borderless=False)


def img2table_all(path: str) -> Iterator[Grid]:
    """Read with img2table, tables without borders too."""
    yield from _img2table(path, borderless=True)


def _img2table(path: str, *, borderless: bool) -> Iterator[Grid]:
    from img2table.document import PDF

    found = PDF(path, pdf_text_extraction=True).extract_tables(borderless_tables=borderless)
    for page, tables in found.items():
        for table in tables:
            boxes = {
                (c.bbox.x1, c.bbox.y1, c.bbox.x2, c.bbox.y2, c.value or "")
                for cells in table.content.values()
                for c in cells
            }
            yield grid_of_boxes(page + 1, sorted(boxes))


def _boxed(
    boxes: Iterable[tuple[float, float, float, float]], texts: Iterable[str | None]
) -> list[Boxed]:
    return [(*box, text or "") for box, text in zip(boxes, texts, strict=True)]


def grid_of_boxes(page: int, boxes: list[Boxed]) -> Grid:
    """Return the grid of cells given by their boxes: a wide box spans the columns it covers."""
    columns = _edges([box[0] for box in boxes])
    rows = _edges([box[1] for box in boxes])
    cells: list[Cell] = []
    for left, top, right, bottom, text in boxes:
        cells.append((*_span(rows, top, bottom), *_span(columns, left, right), text))
    return {"page": page, "cells": cells}


def _edges(values: list[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_EDGE:
            edges.append(value)
    return edges


def _span(edges: list[float], low: float, high: float) -> tuple[int, int]:
    """Return the first and last slot that begins inside the stretch."""
    inside = [i for i, e in enumerate(edges) if low - _SAME_EDGE <= e < high - _SAME_EDGE]
    first = min(range(len(edges)), key=lambda i: abs(edges[i] - low))
    return first, max([first, *inside])


PEERS: dict[str, Callable[[str], Iterator[Grid]]] = {
    "pdfplumber": pdfplumber_lines,
    "pdfplumber, text": pdfplumber_text,
    "camelot, lattice": camelot_lattice,
    "camelot, stream": camelot_stream,
    "camelot, network": camelot_network,
    "camelot, hybrid": camelot_hybrid,
    "tabula-java, lattice": tabula_lattice,
    "tabula-java, stream": tabula_stream,
    "tabula-java, automatic": tabula_auto,
    "PyMuPDF": pymupdf_lines,
    "PyMuPDF, text": pymupdf_text,
    "img2table": img2table_ruled,
    "img2table, borderless": img2table_all,
}


def main() -> None:
    """Read every file and write its grids, with how long it took; a failure leaves no grids."""
    name, output, *files = sys.argv[1:]
    read = PEERS[name]
    grids: dict[str, list[Grid]] = {}
    failed: list[str] = []
    begin = time.perf_counter()
    for path in files:
        try:
            grids[Path(path).stem] = list(read(path))
        except Exception as error:  # noqa: BLE001 - whatever a peer raises is its result
            grids[Path(path).stem] = []
            failed.append(f"{Path(path).stem}: {type(error).__name__}")
    result = {"seconds": time.perf_counter() - begin, "grids": grids, "failed": failed}
    Path(output).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
