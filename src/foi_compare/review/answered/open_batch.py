"""A batch to what is known of it while it is held open: made, asked, decided."""

from __future__ import annotations

from contextlib import ExitStack
from threading import RLock
from types import TracebackType
from typing import Self

from foi_compare.model import Dataset
from foi_compare.review.answered.taking import Taking
from foi_compare.review.asked.looking import Looking
from foi_compare.review.held.following import Following
from foi_compare.review.held.making import Made
from foi_compare.review.held.workbench import Workbench


class OpenBatch:
    """A batch held open: what was made of it, what is asked, and the decisions on it.

    Attributes:
        lock: of all that is known; whoever is at work takes that of the workbench first.
        made: what was made of the batch with the decisions that are caught up.
        looking: what is asked of it.
        taking: the file of decisions.
        workbench: makes the batch, or some replies of it.
        following: makes the whole dataset behind.

    """

    def __init__(self, workbench: Workbench, taking: Taking) -> None:
        """Take what makes the batch and what holds the decisions; it is made when it is entered."""
        self.lock = RLock()
        self.workbench = workbench
        self.taking = taking
        self.following = Following(
            self.lock,
            making=workbench.behind,
            decided=lambda: self.taking.loaded,
            put=self.put,
        )

    def __enter__(self) -> Self:
        """Read the inbox and make the batch."""
        with ExitStack() as stack:
            stack.enter_context(self.workbench)
            self.put(self.workbench.first(self.taking.loaded))
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop what works; nothing is lost, since every answer is in the file already."""
        self.following.end()
        self._stack.close()

    def put(self, made: Made) -> None:
        """Put what was made in the place of what is shown."""
        self.made = made
        self._look_anew()

    def _look_anew(self) -> None:
        self.looking = Looking(
            self.made.dataset, self.taking.loaded, self.taking.answering.standing_on
        )

    def obey_others(self) -> bool:
        """Read the file of decisions again if somebody else has changed it; return whether."""
        changed = self.taking.refresh()
        if changed:
            self._look_anew()
            self.following.start()
        return changed

    def caught_up(self) -> Dataset:
        """Wait until the whole dataset is made with all answers, and return it.

        Raises:
            InputError: it could not be made.

        """
        self.following.wait()
        return self.made.dataset
