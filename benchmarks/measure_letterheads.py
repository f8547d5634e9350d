"""Whose each reply is, under which reference and of what day: read from every set that says so.

The sets are those beside the project (looks, letters, pages a format at a time, replies) and the
composed replies of the last run of `run.py`; a set that is not there is left out.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from accuracy import reading, tables

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
FACTS = ("force", "reference", "date")
VERDICTS = ("right", "wrong", "cut", "none")
UNKNOWN = "unknown"  # how the outputs print a force that is asked about
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Wanted(NamedTuple):
    """What the truth of a set says of one reply; an empty text is not judged."""

    name: str
    forces: tuple[str, ...]
    reference: str
    dates: tuple[str, ...]
    file: str = ""


class Measured(NamedTuple):
    """What came out for one fact of one reply."""

    name: str
    fact: str
    verdict: str
    wanted: str
    got: str


def main() -> None:
    """Run the benchmark as the command line asks."""
    options = _options()
    with tempfile.TemporaryDirectory() as scratch:
        out = options.out or Path(scratch)
        measured = {
            name: list(_measured(inbox, wanted, out / name.replace(" ", "-"), options))
            for name, inbox, wanted in _sets(options)
            if options.only in name
        }
    print(tables.aligned("Letterheads", ["set, fact", *VERDICTS, "right %"], _rows(measured)))
    for name, found in measured.items():
        for one in found:
            if one.verdict != "right":
                print(f"{name} {one.name}: {one.fact} {one.verdict}: {one.wanted!r} / {one.got!r}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with the sets")
    parser.add_argument("--letters", type=Path, help="another folder with replies and truth.json")
    parser.add_argument(
        "--composed", type=Path, default=HERE / "out" / "run", help="a run's folder"
    )
    parser.add_argument("--only", default="", help="only the sets whose name has this in it")
    parser.add_argument("--out", type=Path, help="where the outputs are kept")
    parser.add_argument("--again", action="store_true", help="only judge the last run again")
    parser.add_argument("--jobs", type=int, default=2, help="processes that read")
    return parser.parse_args()


def _sets(options: argparse.Namespace) -> Iterator[tuple[str, Path, list[Wanted]]]:
    shared: Path = options.shared
    ids = _register()
    folders = [shared / "looks", shared / "letters", *filter(None, [options.letters])]
    for folder in filter(Path.exists, folders):
        yield folder.name, folder / "replies", [_wanted(one, ids) for one in _list(folder)]
    pages = shared / "pages"
    for kind in ("docx", "html", "pdf", "txt") if pages.exists() else ():
        wanted = [_wanted(one, ids) for one in _list(pages) if one["format"] == kind]
        yield f"pages {kind}", pages / kind, wanted
    replies = shared / "replies"
    if replies.exists():
        truths = [
            {"file": f"{path.stem}.pdf", **json.loads(path.read_text(encoding="utf-8"))}
            for path in sorted(replies.glob("*.json"))
        ]
        yield "replies", replies, [_wanted(one, ids) for one in truths]
    composed = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((options.composed / "truth").glob("*.json"))
    ]
    if composed:
        yield "composed", options.composed / "inbox", [_of_composed(one) for one in composed]


def _list(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return found


def _register() -> dict[str, str]:
    register = HERE.parent / "src" / "foi_compare" / "codebooks" / "forces.csv"
    return {row["name"]: row["force_id"] for row in reading.rows(register)}


def _wanted(truth: dict[str, Any], ids: dict[str, str]) -> Wanted:
    """Return what a truth says; a joint letter names its forces (`A and B Constabularies`)."""
    force = truth.get("force_id") or ids.get(truth["force"], "")
    names = re.findall(r"\w+", truth.get("force", ""))
    joint = tuple(ids[f"{name} Constabulary"] for name in names if f"{name} Constabulary" in ids)
    date = truth.get("date") or ""
    reference = truth["reference"] or ""
    parted = {cell["force"] for cell in truth.get("cells", ()) if cell.get("force")}
    forces = tuple(sorted(parted)) or ((force,) if force else joint)
    name = reading.reply_name(truth["file"])
    return Wanted(name, forces, reference, (date if _DAY.fullmatch(date) else "",), truth["file"])


def _of_composed(truth: dict[str, object]) -> Wanted:
    forces = truth["forces"]
    assert isinstance(forces, list)
    dates = (str(truth["date"]), str(truth["date_as_printed"]))
    return Wanted(str(truth["name"]), tuple(forces), str(truth["reference"]), dates)


def _measured(
    inbox: Path, wanted: Sequence[Wanted], out: Path, options: argparse.Namespace
) -> Iterator[Measured]:
    if not options.again:
        reading.ingest(inbox, out, options.jobs)
    found = reading.load(out)
    for one in wanted:
        rows = [row for row in found[one.name].replies if one.file in row["files"]]
        forces = {row["force_id"].replace(UNKNOWN, "") for row in rows}
        yield Measured(
            one.name, "force", _of_force(forces, one.forces), str(one.forces), str(sorted(forces))
        )
        references = {row["reference"] for row in rows}
        verdict = _of_reference(references, one.reference)
        yield Measured(one.name, "reference", verdict, one.reference, str(sorted(references)))
        if any(one.dates):
            dates = {row["date"] for row in rows}
            verdict = _exact(dates, set(one.dates))
            yield Measured(one.name, "date", verdict, str(one.dates), str(sorted(dates)))


def _of_force(got: set[str], wanted: Sequence[str]) -> str:
    """Return the verdict; a joint reply without a force asks, whoever else has rows of it."""
    if not got or (got - {""} <= set(wanted) and "" in got):
        return "none"
    return "right" if got == set(wanted) else "wrong"


def _of_reference(got: set[str], wanted: str) -> str:
    bare = {_bare(text) for text in got}
    if bare == {_bare(wanted)}:
        return "right"
    if not any(bare):
        return "none"
    if not wanted:
        return "wrong"
    return "cut" if any(text and text in _bare(wanted) for text in bare) else "wrong"


def _exact(got: set[str], wanted: set[str]) -> str:
    return "right" if got and got <= wanted else "none" if not any(got) else "wrong"


def _bare(text: str) -> str:
    return re.sub(r"^(?:foi|ref)(?=[\W\d])\W*|\s", "", text.casefold())


def _rows(measured: dict[str, list[Measured]]) -> list[list[str]]:
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name, found in measured.items():
        for one in found:
            counts[name, one.fact][one.verdict] += 1
            counts["all", one.fact][one.verdict] += 1
    return [
        [
            f"{name}, {fact}",
            *(str(count[verdict]) for verdict in VERDICTS),
            tables.share(count["right"], count.total()),
        ]
        for (name, fact), count in sorted(counts.items(), key=lambda item: item[0][0] == "all")
    ]


if __name__ == "__main__":
    main()
