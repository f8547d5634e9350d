"""A folder of outputs that one run holds, from before it reads to after it has written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from foi_compare.errors import ExportError
from foi_compare.outputs.exchange import LOCK, settle
from foi_compare.system.locks import locked


def _say_nothing(text: str) -> None:
    del text


@contextmanager
def held(out: Path, say: Callable[[str], None] = _say_nothing) -> Iterator[None]:
    """Make a folder where it is not there, hold it against other runs, and settle it.

    A second run waits until the first has ended. What a killed run left is completed or removed.

    Args:
        out: the folder.
        say: told what the run waits for, if it does.

    Raises:
        ExportError: the folder cannot be made, held or settled.

    """
    waits = f"Another run writes into {out}. This one waits until that has ended."
    made = not out.exists()
    with ExitStack() as stack:
        if made:
            stack.callback(_remove_if_empty, out)
        try:
            out.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(out / LOCK, if_taken=lambda: say(waits), remove=True))
            settle(out)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise ExportError(
                f"The outputs cannot be written to {out}: {why}. Choose another folder with"
                " --out, or close what another program has open of this one."
            ) from error
        yield


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
