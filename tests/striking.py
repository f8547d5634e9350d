"""Runs, each of which strikes itself with a signal before the n-th change of its folder of outputs.

`python striking.py FOLDER LIKE SIGNAL` makes one copy of the folder `LIKE` in `FOLDER` for each
change that a run makes, and writes there how the run ended. What a run needs is loaded once, then
each is a process of its own; files are read in it, so that no other has to be started.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from foi_compare import intake
from foi_compare.__main__ import main
from foi_compare.engine import ThisProcess
from havoc import Harm, harmed

_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link"}
STATUS = "status.json"


def watch(folder: Path, changed: Callable[[], None]) -> None:
    """Call a function before each change that this process makes in a folder, for ever."""
    inside = str(folder)

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and bool(int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR))
        named = str(arguments[0]) if arguments else ""
        if (writes or event in _CHANGES) and named.startswith(inside):
            changed()

    sys.addaudithook(hear)


def run(harm: Harm) -> None:
    """Run the command line in this process."""
    sys.argv = ["foi-compare", *harm.words()]
    with patch.object(intake, "engine_for", lambda _jobs, _limits: ThisProcess()):
        main()


def child(harm: Harm, at: int, number: int) -> tuple[int, int]:
    """Run in a process that strikes itself before a change; return how it ended, and changes."""
    counted = harm.root / "counted"
    process = os.fork()
    if not process:
        seen = 0

        def strike() -> None:
            nonlocal seen
            seen += 1
            if seen == at:
                os.kill(os.getpid(), number)

        watch(harm.out, strike)
        sys.stderr = (harm.root / "said").open("w", encoding="utf-8")
        code = 0
        try:
            run(harm)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
        sys.stderr.flush()
        counted.write_text(str(seen), encoding="utf-8")
        os._exit(code)
    status = os.waitpid(process, 0)[1]
    return os.waitstatus_to_exitcode(status), int(counted.read_text()) if counted.exists() else 0


def strike_everywhere(folder: Path, like: Path, number: int) -> None:
    """Strike one run after the other, each one change later, until one comes to its end."""
    with suppress(SystemExit), Path(os.devnull).open("w") as sys.stderr:
        run(harmed(folder / "first", like))
    sys.stderr = sys.__stderr__
    status: dict[str, int] = {}
    _, changes = child(harmed(folder / "whole", like), 0, number)
    assert changes
    for at in range(1, changes + 1):
        status[str(at)], _ = child(harmed(folder / str(at), like), at, number)
    (folder / STATUS).write_text(json.dumps(status), encoding="utf-8")


if __name__ == "__main__":
    strike_everywhere(Path(sys.argv[1]), Path(sys.argv[2]), getattr(signal, sys.argv[3]))
