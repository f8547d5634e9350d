"""`letters`: the outputs to drafts of letters, one text file for each force."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foi_compare.errors import CodebookError, ExportError, InputError

if TYPE_CHECKING:
    from foi_compare.drafts import Draft, Outputs

_TABLES = ("forces", "replies", "findings", "observations")


def _names_of_forces() -> list[str]:
    from foi_compare.shipped.registers import load_forces

    return [force.force_id for force in load_forces()]


def _names_of_kinds() -> list[str]:
    from foi_compare.drafts import KINDS

    return list(KINDS)


def letters(
    forces: Annotated[
        list[str] | None,
        typer.Argument(
            help="Forces to write to; all otherwise.",
            autocompletion=_names_of_forces,
            show_default=False,
        ),
    ] = None,
    *,
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="Only chase-up, question or right-of-reply; may be given again.",
            autocompletion=_names_of_kinds,
            show_default=False,
        ),
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DAY",
            help="Day on which it is seen who is overdue; that of the settings otherwise.",
        ),
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder of the outputs.")] = Path("outputs"),
    to: Annotated[Path, typer.Option(help="Folder for the letters.")] = Path("letters"),
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Write also over letters that are there.")
    ] = False,
) -> None:
    """Draft a letter to each force: a chase-up, questions on its figures, or a right of reply.

    Nothing is sent. A force that is overdue is chased; one whose figures do not agree is asked;
    every other that answered is shown what will be published. Letters that are there stay.
    """
    from foi_compare.cli.terminal.console import complain, say, tell
    from foi_compare.cli.terminal.suggesting import chosen
    from foi_compare.drafts import KINDS, drafts_for

    outputs = _outputs_in(out, as_of)
    kinds = chosen(only or (), KINDS, "kind of letter")
    drafts = drafts_for(outputs, _identifiers(forces or ()), kinds)
    kept = 0
    for draft in drafts:
        path = to / f"{draft.force_id}.txt"
        if not overwrite and _differs(path, draft):
            kept += 1
            complain(f"{path.as_posix()} is there already and stays; --overwrite writes it anew")
            continue
        _write(path, draft)
        tell(f"{draft.kind:<14}  {path.as_posix()}")
    say(_closing(len(drafts) - kept))
    if not outputs.sent:
        say(
            "No force is chased: write the day the request was sent into foi-compare.toml"
            " (`sent_on`), and run `foi-compare ingest` again."
        )
    elif outputs.as_of is None:
        say("No force is chased: name the day from which it is seen who is overdue with --as-of.")


def _closing(written: int) -> str:
    if not written:
        return "no letter written"
    many = "1 letter" if written == 1 else f"{written} letters"
    return f"{many} written. Read each against the reply before you send it; nothing is sent."


def _outputs_in(out: Path, as_of: datetime | None) -> Outputs:
    from foi_compare.cli.told.table_excerpt import records_of
    from foi_compare.drafts import outputs_from
    from foi_compare.outputs import ACCOUNT, read_outputs

    files = read_outputs(out, *(f"{name}.csv" for name in _TABLES))
    if not files:
        raise InputError(
            f"There is no {out.as_posix()}/forces.csv. Run `foi-compare ingest INBOX` first, or"
            " name the folder of the outputs with --out."
        )
    account = json.loads((out / ACCOUNT).read_bytes())
    tables = {name: records_of(files.get(f"{name}.csv", b"")) for name in _TABLES}
    return outputs_from(
        tables,
        account.get("settings", {}),
        as_of=as_of.date() if as_of else None,
        titles=_titles(str(account.get("codebook", ""))),
    )


def _titles(codebook: str) -> dict[str, str]:
    """Return the short title of each code; none where the codebook is no longer there."""
    from foi_compare.codebooks.loader import load_codebook

    try:
        return {code: one.short_title for code, one in load_codebook(codebook).codes.items()}
    except CodebookError:
        return {}


def _identifiers(names: Iterable[str]) -> tuple[str, ...]:
    """Return the forces that a person names by identifier, name or alias."""
    from foi_compare.cli.terminal.suggesting import meant
    from foi_compare.inputs.batch_status import force_named, names_of
    from foi_compare.shipped.registers import load_forces

    by_name = names_of(load_forces())
    found: list[str] = []
    for name in names:
        force_id = force_named(name, by_name)
        if not force_id:
            hint = meant(name.casefold(), tuple(dict.fromkeys(by_name.values())))
            raise InputError(
                f"`{name}` is no force of the register.{hint} `foi-compare forces` lists them."
            )
        found.append(force_id)
    return tuple(found)


def _differs(path: Path, draft: Draft) -> bool:
    """Say whether another text stands in a file already."""
    try:
        return path.exists() and path.read_bytes() != draft.text.encode()
    except OSError as error:
        raise InputError(f"{path.as_posix()} cannot be read: {error.strerror}.") from error


def _write(path: Path, draft: Draft) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draft.text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(f"{path.as_posix()} cannot be written: {error.strerror}.") from error
