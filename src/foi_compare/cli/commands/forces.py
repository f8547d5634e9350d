"""`forces`: the register of forces, as the outputs and the settings name them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer


def forces(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the register as JSON.")] = False,
) -> None:
    """List every force with the identifier that outputs and settings use."""
    from foi_compare.cli.terminal.console import print_json
    from foi_compare.shipped.registers import load_forces

    register = load_forces()
    if as_json:
        print_json([asdict(force) for force in register])
        return
    width = max(len(force.force_id) for force in register)
    for force in register:
        typer.echo(f"{force.force_id:<{width}}  {force.name}")
