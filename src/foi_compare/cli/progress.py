"""The progress of a run as a bar on standard error, where a person is looking."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID


class ProgressBar:
    """Shows each phase of a run, and takes itself away; shows nothing where there is no screen."""

    def __init__(self, screen: Console | None) -> None:
        self._screen = screen
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
        """Draw the bar."""
        if self._screen is not None:
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                console=self._screen,
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
