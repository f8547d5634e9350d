"""What follows behind an answer: the whole dataset made anew, with all decisions as they stand."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Event, RLock, Thread
from typing import TYPE_CHECKING

from foi_compare.errors import InputError

if TYPE_CHECKING:
    from foi_compare.decisions import Loaded
    from foi_compare.review.held.making import Made

Makes = Callable[["Loaded"], "Made"]


class Following:
    """Makes the whole dataset behind, and again where a decision has come meanwhile.

    Attributes:
        is_behind: whether what is shown lacks what an answer does to other replies.
        trouble: why it could not be made, if it could not.

    """

    def __init__(
        self,
        lock: RLock,
        *,
        making: Callable[[], AbstractContextManager[Makes]],
        decided: Callable[[], Loaded],
        put: Callable[[Made], None],
    ) -> None:
        """Take what it works with.

        Args:
            lock: of all that is known.
            making: gives what makes a dataset, with programs of its own.
            decided: returns the decisions as they stand; called under the lock.
            put: takes what was made; called under the lock.

        """
        self._lock = lock
        self._making = making
        self._decided = decided
        self._put = put
        self._closing = Event()
        self._thread: Thread | None = None
        self.is_behind = False
        self.trouble = ""

    def start(self) -> None:
        """Have the dataset made anew; to be called under the lock."""
        self.is_behind = True
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=self._catch_up, name="catching up", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Wait until it is made with all answers.

        Raises:
            InputError: it could not be made.

        """
        while (thread := self._thread) is not None:
            thread.join()
        if self.trouble:
            raise InputError(self.trouble)

    def end(self) -> None:
        """Make nothing more."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join()

    def _catch_up(self) -> None:
        """Make it with the decisions as they are, until they are those still."""
        try:
            with self._making() as make:
                while not self._closing.is_set():
                    with self._lock:
                        decided = self._decided()
                    made = make(decided)
                    with self._lock:
                        if decided is self._decided():
                            self._put(made)
                            self._done("")
                            return
        except Exception as error:  # noqa: BLE001 - told on the page; the answers are in the file
            with self._lock:
                self._done(str(error) or type(error).__name__)

    def _done(self, trouble: str) -> None:
        self.is_behind, self.trouble, self._thread = False, trouble, None
