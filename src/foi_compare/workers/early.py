"""The first worker's program, started before the command that needs it is loaded.

A run spends its first tenth of a second on its own modules; so does a worker, and they can do so
at the same time. This module is the first that the command line loads, so it imports little.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress

# Of what is loaded nothing is dead: no search for dead cycles goes through it.
_START = (
    "import gc, sys; gc.disable(); sys.path[:] = sys.argv[2:];"
    " from foi_compare.workers.program import main; main(sys.argv[1].split())"
)
# What replies are read with, most of them PDFs, what they are understood with, and drawn. A worker
# loads it until it is told its task, and while it waits later on; a task waits for one of these at
# most, which is why there are several of interpret.
_STAGES = (
    "foi_compare.batch.workshop",
    "foi_compare.batch.reading",
    "foi_compare.readers.by_format.pdf",
    "pypdfium2",
    "foi_compare.batch.understanding",
    "foi_compare.interpret.periods.period_patterns",
    "foi_compare.interpret.meanings.markers",
    "foi_compare.interpret.meanings.aside",
    "foi_compare.interpret.letter_text.segments",
    "foi_compare.interpret.dispositions.whole_letters",
    "foi_compare.interpret.asked_and_answered.questions",
    "foi_compare.interpret.whole_letter.letter",
    "foi_compare.interpret.table_figures.gathered_figures",
    "foi_compare.interpret.whole_reply.interpretation",
    "foi_compare.match.matcher",
    "foi_compare.checks",
    "foi_compare.ledger",
    "foi_compare.shipped.wordings",
    "foi_compare.batch.picturing",
    "PIL.ImageDraw",
    "PIL.JpegImagePlugin",
    "PIL.GifImagePlugin",
    "PIL.PngImagePlugin",
)
_waiting: list[subprocess.Popen[bytes]] = []


def start_early() -> None:
    """Start the program of the first worker, which loads the stages while this process goes on."""
    with suppress(OSError):  # the run starts one itself, and says why that fails
        _waiting.append(_start(*_STAGES))


def program() -> subprocess.Popen[bytes]:
    """Return the program of a worker: the one that was started early, or a new one.

    Raises:
        OSError: none can be started.

    """
    return _waiting.pop() if _waiting else _start()


def end_unused() -> None:
    """End what was started early and never needed."""
    while _waiting:
        unused = _waiting.pop()
        unused.kill()
        unused.communicate()


def _start(*modules: str) -> subprocess.Popen[bytes]:
    """Start the program; a group of its own lets it be ended with all that it has started.

    The folder that a person works in may hold modules of any name, so it is no place to import
    from, unless this process does so already.
    """
    path = [entry or os.getcwd() for entry in sys.path]  # noqa: PTH109 - a text is wanted
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-P", "-c", _START, " ".join(modules), *path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
