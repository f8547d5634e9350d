"""What a file may hold at most; the same on every machine, so that no output depends on one."""

from __future__ import annotations

MAX_FILE_BYTES = 256 * 2**20
