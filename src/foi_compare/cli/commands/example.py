"""`example`: forty-one composed replies to learn with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def example(
    folder: Annotated[Path, typer.Argument(help="A folder that is not there yet.")] = Path(
        "example"
    ),
) -> None:
    """Lay out composed replies of forty-one forces to one request, with its settings.

    No document of a force is among them; forces, references and figures are put together.
    """
    from foi_compare.cli.terminal.console import say
    from foi_compare.cli.terminal.hints import typed
    from foi_compare.example import lay_out

    names = lay_out(folder)
    replies = sum(name.startswith("inbox/") for name in names)
    say(f"Laid out {replies} files in {(folder / 'inbox').as_posix()}, and the request that they")
    say(f"answer in {(folder / 'foi-compare.toml').as_posix()}.")
    say(f"Next: {typed('cd', folder.as_posix())}, and foi-compare ingest inbox")
