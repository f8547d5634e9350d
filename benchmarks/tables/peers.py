"""The environment that the peers of a benchmark run in: never the project's own."""

from __future__ import annotations

import os
import subprocess
import venv
from pathlib import Path

HERE = Path(__file__).parent
NEEDED = HERE / "peers.txt"
OWN = HERE.parent / "out" / "peers"


def python_of_peers(given: Path | None, folder: Path = OWN) -> Path:
    """Return the Python of the peers: the given one, else that of an environment made here.

    It is made once, and again where the list of the peers has changed since.
    """
    if given is not None and str(given) != ".":
        return given
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted, stamp = NEEDED.read_text(encoding="utf-8"), folder / "installed.txt"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        print(f"installing the peers into {folder}", flush=True)
        venv.create(folder, with_pip=True, clear=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "-r", str(NEEDED)]
        subprocess.run(command, check=True)  # noqa: S603 - our own list
        stamp.write_text(wanted, encoding="utf-8")
    return python
