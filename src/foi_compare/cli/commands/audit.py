"""`audit`: a sample of what was accepted, keyed by a person who does not see what was read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foi_compare.errors import InputError

if TYPE_CHECKING:
    from foi_compare.audit.claims import Claim
    from foi_compare.audit.rates import Rate
    from foi_compare.audit.record import Record
    from foi_compare.audit.results import Results


def audit(  # noqa: PLR0913 - each argument is an option of the command
    inbox: Annotated[
        Path, typer.Argument(help="Folder with the replies.", show_default=False)
    ] = Path("inbox"),
    *,
    sample: Annotated[
        int, typer.Option(min=0, help="Draw so many claims that were accepted.", metavar="N")
    ] = 0,
    seed: Annotated[str, typer.Option(help="The same text draws the same sample.")] = "1",
    form: Annotated[
        Path | None,
        typer.Option(help="Write what you have not keyed yet into a CSV to fill in."),
    ] = None,
    take: Annotated[
        Path | None, typer.Option(help="Take the answers of a form that was filled in.")
    ] = None,
    settle: Annotated[
        str,
        typer.Option(
            help="Say who was right where you and the reading differ: reading or keyed.",
            metavar="AUDIT_ID=WHO",
        ),
    ] = "",
    by: Annotated[str, typer.Option(envvar="FOI_COMPARE_BY", help="Who keys.")] = "",
    out: Annotated[Path, typer.Option(help="Folder of the outputs.")] = Path("outputs"),
    named: Annotated[
        Path | None,
        typer.Option(
            "--record",
            help="File that keeps the sample and what was keyed.  [default: audit.csv beside the"
            " inbox]",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the rates as JSON.")] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port of the page; 0 takes a free one.")
    ] = 0,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address, and open no browser.")
    ] = False,
) -> None:
    """Draw a sample of what was accepted, take what you key, and say how often it was wrong.

    With --sample a page opens in your browser: you are shown where to look and never what was read.
    Ctrl+C ends it, and the rates so far are printed, as they are without an option.
    """
    from foi_compare.audit.record import read_record
    from foi_compare.outputs import read_outputs

    record = named or _beside(inbox)
    read_outputs(out, "observations.csv")  # refuses what is not of one run, before it keeps a thing
    on = dt.datetime.now().astimezone().date().isoformat()
    if sample:
        _draw(sample, seed, out, record, on)
    if take is not None:
        _take(take, record, by, on)
    if settle:
        _settle(settle, record, by, on)
    if form is not None:
        _write_form(form, read_record(record).open_for(by))
        return
    if sample and not (take or settle or as_json):
        from foi_compare.cli.commands.keying import key_on_the_page

        key_on_the_page(inbox, out=out, record=record, by=by, port=port, no_browser=no_browser)
    _print(read_record(record), out, record, as_json=as_json)


def _beside(inbox: Path) -> Path:
    """Return the file that lies beside the decisions, where `ingest` and `review` look for it."""
    from foi_compare.audit.record import FILE_NAME

    return (inbox.parent if inbox.name else inbox.resolve().parent) / FILE_NAME


def _draw(sample: int, seed: str, out: Path, record: Path, on: str) -> None:
    from foi_compare.audit.record import add_drawn, read_record
    from foi_compare.audit.sampling import draw
    from foi_compare.cli.terminal.console import say
    from foi_compare.cli.told.sample_told import claims_in

    known = {one.claim_id for one in read_record(record).drawn}
    drawn = [one for one in draw(claims_in(out), sample, seed) if one.claim_id not in known]
    add_drawn(record, drawn, sample=f"{sample}, seed {seed}", on=on)
    say(f"{len(drawn)} claims drawn into {record.as_posix()}")


def _take(form: Path, record: Path, by: str, on: str) -> None:
    from foi_compare.audit.forms import keyed_in
    from foi_compare.audit.record import add_keyed, read_record
    from foi_compare.cli.terminal.console import say

    try:
        data = form.read_bytes()
    except OSError as error:
        raise InputError(f"{form.as_posix()} cannot be read: {error.strerror}.") from error
    open_ones = {one.claim_id for one in read_record(record).open_for(by)}
    keyed = keyed_in(data, form.as_posix(), by)
    taken = [one for one in keyed if one.claim_id in open_ones]
    for one in taken:
        add_keyed(record, one, on=on)
    say(f"{len(taken)} answers added to {record.as_posix()}")
    if len(taken) < len(keyed):
        say(f"{len(keyed) - len(taken)} left out: keyed by you before, or not of this sample")


def _settle(text: str, record: Path, by: str, on: str) -> None:
    from foi_compare.audit.record import add_settled, read_record

    claim_id, _, right = text.partition("=")
    if claim_id not in {one.claim_id for one in read_record(record).drawn}:
        raise InputError(f"No claim of {record.as_posix()} is called `{claim_id}`.")
    add_settled(record, claim_id, right, by=by, on=on)


def _write_form(form: Path, claims: tuple[Claim, ...]) -> None:
    from foi_compare.audit.forms import form_of
    from foi_compare.cli.terminal.console import say

    try:
        form.write_text(form_of(claims), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{form.as_posix()} cannot be written: {error.strerror}.") from error
    say(
        f"{len(claims)} claims to key in {form.as_posix()}; give it back with"
        f" `foi-compare audit --take {form.as_posix()}`"
    )


def _print(known: Record, out: Path, record: Path, *, as_json: bool) -> None:
    from foi_compare.audit.results import results_of
    from foi_compare.cli.terminal.console import print_json, say, tell
    from foi_compare.cli.told.sample_told import claims_in, still_the_same

    if not known.drawn:
        say(
            f"Nothing is drawn in {record.as_posix()} yet: `foi-compare audit --sample 100` draws"
            " a hundred claims."
        )
        return
    results = results_of(known)
    if as_json:
        print_json(_as_json(results))
        return
    for line in lines_of(results):
        tell(line)
    tell(still_the_same(known, claims_in(out)))


def lines_of(results: Results) -> list[str]:
    """Return what a sample tells so far, one line each."""
    lines = [f"{results.keyed} of {results.drawn} claims keyed"]
    lines += [
        f"  {_NAMES[kind]:<14} {_told(one)}" for kind, one in results.by_kind.items() if one.keyed
    ]
    if any(one.wrong for one in results.by_stratum.values()):
        lines.append("where it was wrong")
        lines += [
            f"  {name}: {_told(one)}" for name, one in results.by_stratum.items() if one.wrong
        ]
    for apart in results.differences:
        keyed = " / ".join(f"{each.by or 'somebody'}: {each.keyed}" for each in apart.keyings)
        right = f" ({apart.right} was right)" if apart.right else ""
        lines.append(f"  {apart.claim.claim_id} read: {apart.claim.read} | {keyed}{right}")
    for (first, second), both in results.agreement.items():
        lines.append(f"{first} and {second} agree on {both.keyed - both.wrong} of {both.keyed}")
    return lines


_NAMES = {"number": "numbers", "disposition": "dispositions", "table": "tables aside"}


def _told(one: Rate) -> str:
    return (
        f"{one.wrong} of {one.keyed} wrong ({one.wrong / one.keyed:.1%};"
        f" 95 % interval {one.lower:.1%} to {one.upper:.1%})"
    )


def _as_json(results: Results) -> dict[str, object]:
    return {
        "drawn": results.drawn,
        "keyed": results.keyed,
        "by_kind": {name: one._asdict() for name, one in results.by_kind.items()},
        "by_stratum": {name: one._asdict() for name, one in results.by_stratum.items()},
        "agreement": {" / ".join(two): one._asdict() for two, one in results.agreement.items()},
    }
