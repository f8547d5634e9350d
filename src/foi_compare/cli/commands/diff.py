"""`diff` and `freeze`: what changed between two runs, and what was published kept as it was."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foi_compare.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foi_compare.changes import Change, Edition

_SHOWN = 20  # lines on the screen of a run; `diff` prints all


def diff(
    old: Annotated[
        Path, typer.Argument(help="Outputs of a run, or an edition.", show_default=False)
    ],
    new: Annotated[Path, typer.Argument(help="Outputs of a later run.")] = Path("outputs"),
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON.")] = False,
) -> None:
    """Say which published numbers and answers came, went or changed between two runs, and why."""
    from foi_compare.changes import changes_between, lines_of
    from foi_compare.changes.change_lines import counted
    from foi_compare.cli.terminal.console import print_json, say, tell
    from foi_compare.editions import edition_of

    changes = changes_between(edition_of(old), edition_of(new))
    if as_json:
        print_json([one._asdict() for one in changes])
        return
    for line in lines_of(changes):
        tell(line)
    say(counted(changes) or "no number and no answer changed")


def freeze(
    name: Annotated[str, typer.Argument(help="Name of the edition.", show_default=False)],
    *,
    out: Annotated[Path, typer.Option(help="Folder of the outputs.")] = Path("outputs"),
    decisions: Annotated[
        Path, typer.Option(help="File of your decisions; editions/ is made beside it.")
    ] = Path("decisions.csv"),
) -> None:
    """Keep what is published: the outputs, the decisions and the settings, under a name.

    A later `ingest` names the published figures that no longer hold.
    """
    from foi_compare.cli.terminal.console import tell
    from foi_compare.editions import freeze as keep

    on = dt.datetime.now().astimezone().date().isoformat()
    folder = keep(out, name, decisions.resolve().parent, on=on)
    tell(f"kept in {folder.as_posix()}")


def outputs_before(out: Path) -> Edition | None:
    """Return what a folder published before a run writes into it; None where it holds nothing."""
    from foi_compare.editions import edition_of

    try:
        return edition_of(out)
    except InputError:
        return None


def tell_changes(before: Edition | None, out: Path, own: Path) -> None:
    """Say what a run changed of the outputs before, and what of the editions no longer holds."""
    from foi_compare.changes import changes_between
    from foi_compare.cli.terminal.console import complain
    from foi_compare.editions import edition_of, editions_beside

    frozen = editions_beside(own)
    if before is None and not frozen:
        return
    now = edition_of(out)
    if before is not None:
        changes = changes_between(before, now)
        _say("Since the last run", changes)
    for folder in frozen:
        try:
            published = edition_of(folder)
        except InputError as error:
            complain(str(error))
            continue
        erratum = [one for one in changes_between(published, now) if one.what != "came"]
        _say(f"Published in {folder.name}, and no longer so", erratum)


def _say(title: str, changes: Sequence[Change]) -> None:
    from foi_compare.changes import lines_of
    from foi_compare.changes.change_lines import counted
    from foi_compare.cli.terminal.console import is_verbose, say

    if not changes:
        return
    say("")
    say(f"{title}: {counted(changes)}")
    lines = lines_of(changes)
    shown = len(lines) if is_verbose() else _SHOWN
    for line in lines[:shown]:
        say(f"  - {line}")
    if len(lines) > shown:
        say(f"  - and {len(lines) - shown:,} more; `foi-compare diff` prints them all")
