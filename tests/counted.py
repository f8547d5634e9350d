"""Ask a program of its own what grows evenly: there foi-compare is loaded so that it counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import weighing


class Counted(NamedTuple):
    """The program, started."""

    process: subprocess.Popen[str]

    def uneven(self, name: str) -> str:
        """Return the steps by size of what does not grow evenly, '' where it does."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{name}\n")
        self.process.stdin.flush()
        return str(json.loads(self.process.stdout.readline()))


@contextmanager
def counted() -> Iterator[Counted]:
    """Start the program, and end it."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    program = [sys.executable, str(Path(weighing.__file__))]
    with subprocess.Popen(  # noqa: S603 - our own program
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env, text=True, encoding="utf-8"
    ) as process:
        yield Counted(process)
        assert process.stdin is not None
        process.stdin.close()
