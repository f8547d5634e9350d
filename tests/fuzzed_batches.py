"""Damaged files in an inbox beside a good reply, read as a person reads them; what went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hostile_inbox import KENT, LETTER
from running import Ran, ingest

# What is a fault of the program, or would have been one of its limits on a small file.
_OURS = re.compile(
    r"foi-compare failed on it|the program that reads it crashed|MB of memory|was done in"
    r"|cannot be used"
)


class Fault(NamedTuple):
    """What went wrong with a file, or with a whole batch where the name is empty."""

    file: str
    problem: str


def faults(root: Path, files: Mapping[str, bytes], *options: str) -> Iterator[Fault]:
    """Ingest files beside a good reply and yield all that is not as it should be.

    Args:
        root: an empty folder.
        files: the bytes of each, by name.
        options: further words of the call.

    """
    inbox = root / "inbox"
    inbox.mkdir()
    (inbox / "reply.txt").write_text(LETTER, encoding="utf-8")
    for name, data in files.items():
        (inbox / name).write_bytes(data)
    ran = ingest(root, *options)
    if ran.exit_code not in {0, 1} or "Traceback" in ran.screen:
        yield Fault("", f"ended with {ran.exit_code}: {ran.screen[-1500:]}")
        return
    yield from _of_the_batch(ran)
    rows = {row["file"]: row for row in ran.rows("inputs.csv")}
    for name in ("reply.txt", *files):
        if not any(row == name or row.startswith(f"{name}/") for row in rows):
            yield Fault(name, "it has no row in inputs.csv")
    for name, row in rows.items():
        if _OURS.search(row["reason"]):
            yield Fault(name, row["reason"])
        elif row["status"] == "unread" and not row["next_step"]:
            yield Fault(name, f"nothing says what to do about it: {row['reason']}")


def _of_the_batch(ran: Ran) -> Iterator[Fault]:
    values = ran.values("reply.txt")
    if values != [(value, "accepted") for value in KENT]:
        yield Fault("reply.txt", f"the good reply was read as {values}")
    if ran.left:
        yield Fault("", f"left in the temporary folder: {', '.join(ran.left)}")
    if ran.alive:
        yield Fault("", f"left running: {len(ran.alive)} processes")
