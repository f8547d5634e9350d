"""The progress of a run as a bar on standard error, where a person is looking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, Task, TaskID

    from foi_compare.batch.progress import Step

_BAR = 20  # columns
_LEAST_WORK = 1000  # bytes: a file that is empty still takes its time


class ProgressBar:
    """Shows each phase of a run, and takes itself away; shows nothing where there is no screen.

    The file that is named is the one that is being done for longest, since that is waited for. The
    time left is told by how much work is left, and not by how many files.
    """

    def __init__(self, screen: Console | None, tell: Callable[[str], None] | None = None) -> None:
        """Take where the bar is drawn, and who hears of each file that is done."""
        self._screen = screen
        self._tell = tell
        self._bar: Progress | None = None
        self._phase: TaskID | None = None
        self._what = ""
        self._steps: Sequence[Step] = ()
        self._done = 0
        self._under_way: dict[int, str] = {}

    @property
    def tasks(self) -> Sequence[Task]:
        """The phases that are drawn."""
        return self._bar.tasks if self._bar is not None else ()

    def begin(self, what: str, steps: Sequence[Step]) -> None:
        """Show a new phase."""
        self._what, self._steps, self._done = what, steps, 0
        self._under_way.clear()
        if self._bar is not None:
            work = sum(map(_work, steps))
            self._phase = self._bar.add_task(
                f"{what:<14}", total=work, count=self._count(), file=""
            )

    def start(self, at: int) -> None:
        """Name the file of a step while it is done."""
        self._under_way[at] = self._steps[at].name
        self._show(0)

    def step(self, at: int) -> None:
        """Move the bar of the phase on by a step."""
        self._done += 1
        self._under_way.pop(at, None)
        self._show(_work(self._steps[at]))
        if self._tell is not None:
            self._tell(f"{self._what} {self._count()}: {self._steps[at].name}")

    def _show(self, work: int) -> None:
        if self._bar is not None and self._phase is not None:
            file = next(iter(self._under_way.values()), "")
            self._bar.update(self._phase, advance=work, count=self._count(), file=file)

    def _count(self) -> str:
        return f"{self._done}/{len(self._steps)}"

    def __enter__(self) -> Self:
        """Draw the bar."""
        if self._screen is not None:
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
            from rich.table import Column

            # A file may be named `[bold]`: what a reply brings is text, and no markup.
            self._bar = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(_BAR),
                TextColumn("{task.fields[count]}", markup=False),
                TimeRemainingColumn(compact=True),
                TextColumn("left", markup=False),
                TextColumn(
                    "{task.fields[file]}",
                    markup=False,
                    table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis"),
                ),
                console=self._screen,
                transient=True,
                expand=True,
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


def _work(step: Step) -> int:
    return max(step.work, _LEAST_WORK)
