"""The command line with a reader that does to its process what a file asks for, as a bad one may.

A reader that crashes is a fault that is mended once it is known, so that no file of today stands
for it; the programs that read, and all that watches them, are those of every run.
"""

from __future__ import annotations

import os
import signal
from dataclasses import replace

from foi_compare.batch.workshop import Plan, Workshop, load_workshop
from foi_compare.cli import app
from foi_compare.inputs import settings
from foi_compare.model import Document, Source
from foi_compare.run import intake

CRASH, TURN, GROW = b"crash\n", b"turn for ever\n", b"grow without end\n"


def main() -> None:
    """Run the command line."""
    intake.load_workshop = load
    # Less than a person may set, so that a test need not wait as long.
    settings._LEAST["processor_seconds"] = 1
    app()


def load(plan: Plan) -> Workshop:
    """Return the stages of every run, but for what is read of three files."""
    own = load_workshop(plan)

    def read(source: Source, password: str) -> Document:
        _do(source.data)
        return own.read(source, password)

    return replace(own, read=read)


def _do(asked: bytes) -> None:
    if asked == CRASH:
        os.kill(os.getpid(), signal.SIGSEGV)
    while asked == TURN:
        pass
    held = []
    while asked == GROW:
        held.append(bytes(16 * 1024 * 1024))
