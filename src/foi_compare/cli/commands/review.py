"""`review`: what is uncertain in a browser on this machine, to lines of `decisions.csv`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from foi_compare.cli.terminal.options import (
    CacheOption,
    CodebookOption,
    JobsOption,
    KeepNamesOption,
    NoCacheOption,
    NoPicturesOption,
    PasswordOption,
    SettingsOption,
)
from foi_compare.errors import InputError


def review(  # noqa: PLR0913 - each argument is an option of the command
    inbox: Annotated[
        Path, typer.Argument(help="Folder with the replies.", show_default=False)
    ] = Path("inbox"),
    *,
    out: Annotated[Path, typer.Option(help="Folder for the outputs.")] = Path("outputs"),
    by: Annotated[
        str, typer.Option(envvar="FOI_COMPARE_BY", help="Who decides; stands in every line.")
    ] = "",
    codebook: CodebookOption = "",
    decisions: Annotated[
        Path | None,
        typer.Option(help="File that the answers are added to; beside INBOX otherwise."),
    ] = None,
    settings: SettingsOption = None,
    password: PasswordOption = "",
    jobs: JobsOption = 0,
    cache: CacheOption = None,
    no_cache: NoCacheOption = False,
    keep_names: KeepNamesOption = False,
    no_pictures: NoPicturesOption = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port of the page; 0 takes a free one.")
    ] = 0,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address, and open no browser.")
    ] = False,
) -> None:
    """See what is uncertain on the page of its document, and put it right there.

    A page opens in your browser, from this machine alone. Every answer is added to decisions.csv
    at once. Ctrl+C ends it, and the outputs are written with your answers.
    """
    need_packages()
    from foi_compare.audit.record import FILE_NAME
    from foi_compare.cli.commands.diff import outputs_before, tell_changes
    from foi_compare.cli.terminal.console import say, tell, terminal
    from foi_compare.cli.terminal.progress_bar import ProgressBar
    from foi_compare.cli.told.sample_told import tell_of_the_sample
    from foi_compare.outputs import read_outputs
    from foi_compare.review.desk import Desk
    from foi_compare.review.web.audit_pages import Sample
    from foi_compare.review.web.serving import serve
    from foi_compare.store import NoStore, Store, cache_folder

    read_outputs(out, "observations.csv")  # refuses what is not of one run, before hours of answers
    own = decisions.parent if decisions is not None else inbox.resolve().parent
    sample = Sample(own / FILE_NAME, by)
    with NoStore() if no_cache else Store(cache_folder(cache), say) as store:
        bar = ProgressBar(terminal())
        before = outputs_before(out)
        desk = Desk(
            inbox,
            out=out,
            decisions=decisions,
            settings=settings,
            codebook=codebook,
            password=password,
            keep_names=keep_names,
            pictures=not no_pictures,
            by=by,
            store=store,
            jobs=jobs,
            progress=bar,
        )
        with bar:
            desk.__enter__()
        try:
            shown = not no_browser
            serve(desk, port=port, open_browser=shown, tell=typer.echo, sample=sample)
            left = len(desk.finish().review)
            tell(f"The outputs are in {out.as_posix()}; {left} question{'s' * (left != 1)} left.")
            own = decisions.parent if decisions is not None else inbox.resolve().parent
            tell_changes(before, out, own)
            tell_of_the_sample(own, out)
        finally:
            desk.__exit__(None, None, None)


def need_packages() -> None:
    """Refuse where the packages of the page are not installed.

    Raises:
        InputError: one is missing; says how to install them.

    """
    try:
        import jinja2  # noqa: F401 - looked for
        import starlette  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise InputError(
            f"The review page needs {error.name}, which is not installed:"
            ' pip install "foi-compare[review]"'
        ) from error
