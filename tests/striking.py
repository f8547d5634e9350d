"""Runs, each of which comes to harm before the n-th change of its folder of outputs.

`python striking.py FOLDER LIKE HARM EACH` makes a copy of the folder `LIKE` in `FOLDER` for every
`EACH`th change that a run makes, and writes there how the run ended. `HARM` is the name of a
signal, or `MEMORY` (there is none, once) or `DISK` (it is full from then on). What a run needs is
loaded once, then each is a process of its own; files are read in it, so that no other is started.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from foi_compare.__main__ import main
from foi_compare.batch.engine import ThisProcess
from foi_compare.run import intake
from havoc import Harm, harmed

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link"}
STATUS = "status.json"
SAID = "said"


def watch(folder: Path, change: Callable[[bool], None]) -> None:
    """Call a function before each change that this process makes in a folder, for ever.

    It is told whether the change takes room on the disk.
    """
    inside = str(folder)

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and bool(int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR))
        named = str(arguments[0]) if arguments else ""
        if (writes or event in _CHANGES) and named.startswith(inside):
            change(event in {"open", "os.mkdir"})

    sys.addaudithook(hear)


class Striker:
    """Counts changes, and lets one of them be the one before which harm is done."""

    def __init__(self, at: int, harm: str) -> None:
        self.seen = 0
        self._at = at
        self._harm = harm

    def change(self, takes_room: bool) -> None:
        """Do harm, if it is time."""
        self.seen += 1
        if self._harm == "DISK":
            if takes_room and 0 < self._at <= self.seen:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a file")
        elif self.seen == self._at:
            if self._harm == "MEMORY":
                raise MemoryError
            os.kill(os.getpid(), getattr(signal, self._harm))


def run(harm: Harm) -> None:
    """Run the command line in this process."""
    sys.argv = ["foi-compare", *harm.words()]
    with patch.object(intake, "engine_for", lambda _jobs, _limits: ThisProcess()):
        main()


def child(harm: Harm, striker: Striker) -> tuple[int, int]:
    """Run in a process that does harm to itself; return how it ended, and how many changes."""
    counted = harm.root / "counted"
    process = os.fork()
    if not process:
        watch(harm.out, striker.change)
        sys.stderr = (harm.root / SAID).open("w", encoding="utf-8")
        code = 0
        try:
            run(harm)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
        except BaseException:  # noqa: BLE001 - the process ends here, whatever comes
            traceback.print_exc(file=sys.stderr)
            code = 120
        sys.stderr.flush()
        counted.write_text(str(striker.seen), encoding="utf-8")
        os._exit(code)
    status = os.waitpid(process, 0)[1]
    return os.waitstatus_to_exitcode(status), int(counted.read_text()) if counted.exists() else 0


def strike_everywhere(folder: Path, like: Path, harm: str, each: int) -> None:
    """Strike one run after the other, each one change later, until one comes to its end."""
    with suppress(SystemExit), Path(os.devnull).open("w") as sys.stderr:
        run(harmed(folder / "first", like))
    sys.stderr = sys.__stderr__
    status: dict[str, int] = {}
    _, changes = child(harmed(folder / "whole", like), Striker(0, harm))
    assert changes
    for at in range(1, changes + 1, each):
        status[str(at)], _ = child(harmed(folder / str(at), like), Striker(at, harm))
    (folder / STATUS).write_text(json.dumps(status), encoding="utf-8")


if __name__ == "__main__":
    strike_everywhere(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
