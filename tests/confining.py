"""Whether this kernel can confine a program, asked without our own code."""

from __future__ import annotations

import ctypes
import platform
import sys

import pytest

_CREATE_RULESET, _VERSION = 444, 1


def needs_confinement() -> None:
    """Skip the test where the kernel knows no Landlock."""
    if sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"}:
        pytest.skip("a program is confined on Linux alone")
    if ctypes.CDLL(None).syscall(_CREATE_RULESET, None, 0, _VERSION) < 1:
        pytest.skip("this kernel knows no Landlock")
