"""Become another program that may have only so much: `python within.py LIMIT AMOUNT PROGRAM …`."""

from __future__ import annotations

import os
import resource
import sys

if __name__ == "__main__":
    limit, amount = getattr(resource, sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(limit, (amount, amount))
    os.execv(sys.argv[3], sys.argv[3:])  # noqa: S606 - a program of the test
