"""Read the documents of ICDAR 2013 with this reader and with others, and print one table.

Call: `python benchmarks/tables/run.py --data FOLDER --peers`. It reads the 27 EU documents unless
FOLDER is another. FOLDER holds `*.pdf` with the true
cells in `*.csv` beside them. The peers are read in an environment of their own, which is made in
`benchmarks/out/peers` (`--peers PYTHON` takes one that is there already); without `--peers` only
this reader is measured. A peer that is not done in time is named and ended.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import subprocess
import time
from collections import defaultdict
from pathlib import Path

from measures import Cell, Grid, average, compare_relations, placed, placed_below, placed_right
from peers import python_of_peers

from foi_compare.errors import UnreadableDocumentError
from foi_compare.model import Source, Table
from foi_compare.readers.by_format import pdf

HERE = Path(__file__).parent
PEERS = (
    "pdfplumber",
    "pdfplumber, text",
    "camelot, lattice",
    "camelot, stream",
    "camelot, network",
    "camelot, hybrid",
    "tabula-java, lattice",
    "tabula-java, stream",
    "tabula-java, automatic",
    "PyMuPDF",
    "PyMuPDF, text",
    "img2table",
    "img2table, borderless",
)
Read = dict[str, list[Grid]]


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    files = sorted(options.data.glob("*.pdf"))
    if not files:
        raise SystemExit(f"no PDF files in {options.data}")
    true = {path.stem: true_grids(path.with_suffix(".csv")) for path in files}
    seconds, read = _own(files)
    rows = [_row("foi-compare", true, seconds, read)]
    if options.peers is not None:
        python = python_of_peers(options.peers)
        rows.extend(_peer_row(python, name, files, true, options.limit) for name in PEERS)
    header = (
        "",
        "numeric cells under their top",
        "under their nearest heading",
        "precision",
        "recall",
        "F1",
        "seconds",
    )
    widths = [max(len(row[i]) for row in (header, *rows)) for i in range(len(header))]
    for row in (header, *rows):
        print(
            "  ".join(
                t.ljust(w) if not i else t.rjust(w)
                for i, (t, w) in enumerate(zip(row, widths, strict=True))
            )
        )
    if options.failures:
        _print_failures(true, read)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    beside = HERE.parents[2] / "shared" / "tables" / "icdar2013"
    parser.add_argument("--data", type=Path, default=beside, help="the documents and their cells")
    parser.add_argument(
        "--peers",
        type=Path,
        nargs="?",
        const=Path(),
        help="read with the peers too: in an environment made for them, or by this Python",
    )
    parser.add_argument("--limit", type=float, default=1800, help="seconds that a peer may take")
    parser.add_argument("--failures", action="store_true", help="count by document what was missed")
    return parser.parse_args()


def true_grids(path: Path) -> list[Grid]:
    """Read the true cells of one document: a grid for each region, as the competition has it."""
    cells: dict[tuple[int, int, int], list[Cell]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = int(row["page"]), int(row["table_no"]), int(row["region_no"])
            sides = (int(row[n]) for n in ("start_row", "end_row", "start_col", "end_col"))
            cells[key].append(Cell(*sides, row["text"]))
    return [Grid(key[0], tuple(found)) for key, found in cells.items()]


def _own(files: list[Path]) -> tuple[float, Read]:
    begin = time.perf_counter()
    read = {path.stem: _grids(path) for path in files}
    return time.perf_counter() - begin, read


def _grids(path: Path) -> list[Grid]:
    """Return what the project's reader finds; a table over pages as one grid for each page."""
    data = path.read_bytes()
    try:
        document = pdf.read(
            Source(name=path.name, data=data, sha256=hashlib.sha256(data).hexdigest())
        )
    except UnreadableDocumentError as error:
        print(error)
        return []
    grids = []
    for table in document.blocks:
        if isinstance(table, Table):
            pages: dict[int, list[Cell]] = defaultdict(list)
            for c in table.cells:
                pages[c.place.page].append(
                    Cell(
                        c.row,
                        c.row + c.row_span - 1,
                        c.column,
                        c.column + c.column_span - 1,
                        c.text,
                    )
                )
            grids.extend(Grid(page, tuple(cells)) for page, cells in sorted(pages.items()))
    return grids


def _peer_row(
    python: Path, name: str, files: list[Path], true: Read, limit: float
) -> tuple[str, ...]:
    """Return the row of a peer; one that is not done in time has no figures."""
    try:
        return _row(name, true, *_peer(python, name, files, limit))
    except subprocess.TimeoutExpired:
        return (name, "not done", "", "", "", "", f"over {limit:.0f}")


def _peer(python: Path, name: str, files: list[Path], limit: float) -> tuple[float, Read]:
    """Read with a peer in its own environment."""
    output = HERE.parent / "out" / "tables" / f"{name.replace(', ', '-')}.json"
    output.parent.mkdir(parents=True, exist_ok=True)
    command = [str(python), str(HERE / "peer_reading.py"), name, str(output), *map(str, files)]
    subprocess.run(  # noqa: S603 - our own script
        command,
        check=True,
        timeout=limit,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    result = json.loads(output.read_text(encoding="utf-8"))
    for failure in result["failed"]:
        print(f"{name} failed on {failure}")
    read = {
        stem: [Grid(g["page"], tuple(Cell(*cell) for cell in g["cells"])) for g in grids]
        for stem, grids in result["grids"].items()
    }
    return result["seconds"], read


def _row(name: str, true: Read, seconds: float, read: Read) -> tuple[str, ...]:
    shares = []
    for places in (placed, placed_below):
        counts = [placed_right(grids, read[stem], places) for stem, grids in true.items()]
        right, wanted = (sum(column) for column in zip(*counts, strict=True))
        shares.append(f"{100 * right / wanted:.1f} % ({right} of {wanted})")
    scores = average([compare_relations(grids, read[stem]) for stem, grids in true.items()])
    return (
        name,
        *shares,
        *(f"{100 * score:.1f} %" for score in scores),
        f"{seconds:.1f}",
    )


def _print_failures(true: Read, read: Read) -> None:
    """Print by document how many numeric cells are under another heading, and the first of them."""
    for stem, grids in true.items():
        none = placed_below(Grid(0, ()))
        wanted = sum(map(placed_below, grids), start=none)
        missed = wanted - sum(map(placed_below, read[stem]), start=none)
        if missed:
            print(
                f"{stem}: {missed.total()} of {wanted.total()} missed, such as {sorted(missed)[:3]}"
            )


if __name__ == "__main__":
    main()
