"""The page on which a sample is keyed, in a browser on this machine."""

from __future__ import annotations

from pathlib import Path

from foi_compare.errors import InputError


def key_on_the_page(
    inbox: Path, *, out: Path, record: Path, by: str, port: int, no_browser: bool
) -> None:
    """Show each claim that somebody has not keyed yet, until the person ends it.

    Args:
        inbox: the folder of replies.
        out: the folder of the outputs; nothing is written there.
        record: the file that keeps the sample.
        by: who keys.
        port: of the page, 0 for any that is free.
        no_browser: whether the address is printed alone.

    Raises:
        InputError: the packages of the page are missing, or the inbox cannot be used.

    """
    _need_packages()
    import typer

    from foi_compare.cli.terminal.console import say, terminal
    from foi_compare.cli.terminal.progress_bar import ProgressBar
    from foi_compare.review.desk import Desk
    from foi_compare.review.web.audit_pages import HOME, Sample
    from foi_compare.review.web.serving import serve
    from foi_compare.store import Store, cache_folder

    with Store(cache_folder(None), say) as store:
        bar = ProgressBar(terminal())
        desk = Desk(inbox, out=out, by=by, store=store, progress=bar)
        with bar:
            desk.__enter__()
        try:
            shown, sample = not no_browser, Sample(record, by)
            serve(desk, port=port, open_browser=shown, tell=typer.echo, sample=sample, home=HOME)
        finally:
            desk.__exit__(None, None, None)


def _need_packages() -> None:
    from foi_compare.cli.commands.review import need_packages

    try:
        need_packages()
    except InputError as error:
        raise InputError(
            f"{error} - or key the sample without it: `foi-compare audit --form FILE.csv` writes"
            " what to look up, and `--take FILE.csv` takes it back."
        ) from error
