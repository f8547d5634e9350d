"""The progress of a run as a bar on standard error, where a person is looking."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class ProgressBar:
    """Shows each phase of a run; shows nothing where standard error is no terminal."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._phase: TaskID | None = None

    def begin(self, what: str, total: int) -> None:
        """Show a new phase."""
        if self._bar is not None:
            self._phase = self._bar.add_task(f"{what:<14}", total=total)

    def step(self) -> None:
        """Move the bar of the phase on by one."""
        if self._bar is not None and self._phase is not None:
            self._bar.advance(self._phase)

    def __enter__(self) -> Self:
        """Draw the bar where it can be seen."""
        if sys.stderr.isatty():
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            from foi_compare.cli.console import console

            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                console=console(to_stderr=True),
                transient=True,
            )
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Take the bar away, so that the summary stands alone."""
        if self._bar is not None:
            self._bar.stop()
