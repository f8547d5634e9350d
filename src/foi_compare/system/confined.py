"""A program of its own: take from itself what it does not need, then become another program.

`python system/confined.py FOLDER PROGRAM [ARGUMENT …]`, on Linux. It imports nothing of the
package, so that it starts in a few milliseconds. A kernel that knows no Landlock or no filter of
system calls confines nothing, and the program runs all the same.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

# Where programs, fonts and the few settings are that a program looks up before its first line. No
# folder of a person is among them, so a link of a document to one of their files leads nowhere.
_READ = (
    *("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/opt", "/nix", "/gnu"),
    *("/etc/alternatives", "/etc/fonts", "/etc/libreoffice"),
    *("/etc/ld.so.cache", "/etc/ld.so.preload", "/etc/localtime", "/etc/paperspecs"),
    *("/etc/group", "/etc/nsswitch.conf", "/etc/passwd"),
    *("/proc", "/sys/devices/system/cpu", "/dev/random", "/dev/urandom", "/dev/zero"),
)
# LibreOffice asks whether it runs already by a socket here, whatever folder for its temporary
# files it is given, and does not start without.
_SOCKETS = "/tmp"  # noqa: S108 - nothing else may be made there

# The numbers are of the kernel's linux/landlock.h, the same on every machine.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION, _PATH_BENEATH = 1, 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR, _REMOVE_FILE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 5
_MAKE_SOCK, _TRUNCATE = 1 << 9, 1 << 14
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE
_RIGHTS = MappingProxyType({1: 13, 2: 14, 3: 15})  # version: how many rights it knows

_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER = 38, 22, 2
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER, _MACHINE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_AF_UNIX = 1
# What the kernel calls a machine, and its number of the call that opens a socket.
_SOCKET_CALLS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
)


def confine(folder: str, program: str) -> None:
    """Let this process write in one folder alone, read no person's files, and open no connection.

    It holds for all that the process becomes or starts, and cannot be taken back.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:
        _keep_offline(libc)
        _keep_inside(libc, folder, _own_place(program))


def _own_place(program: str) -> str:
    """Return the folder of an installation that is in none of the usual places, or its one file."""
    place = Path(program).resolve()
    return str(place.parent.parent if place.parent.name == "program" else place)


def _keep_offline(libc: ctypes.CDLL) -> None:
    """Refuse every socket but those inside this computer."""
    machine = os.uname().machine
    if machine not in _SOCKET_CALLS:
        return
    audited, call = _SOCKET_CALLS[machine]
    steps = (
        (_LOAD, 0, 0, _MACHINE),
        (_JUMP_IF_EQUAL, 0, 4, audited),
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_IF_EQUAL, 0, 2, call),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_IF_EQUAL, 0, 1, _AF_UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))
    program = struct.pack("@HP", len(steps), ctypes.addressof(code))
    libc.prctl(_SET_FILTER, _FILTER, program, 0, 0)


def _keep_inside(libc: ctypes.CDLL, folder: str, own: str) -> None:
    """Refuse every file but the system's own, to read, and those of one folder."""
    version = libc.syscall(_CREATE_RULESET, None, 0, _VERSION)
    if version < 1:
        return
    known = (1 << _RIGHTS.get(version, _RIGHTS[max(_RIGHTS)])) - 1
    attributes = struct.pack("=Q", known)
    rules = libc.syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    if rules < 0:
        return
    reading = _EXECUTE | _READ_FILE | _READ_DIR
    _allow(libc, rules, (*_READ, own), reading)
    _allow(libc, rules, ("/dev/null",), _READ_FILE | _WRITE_FILE | known & _TRUNCATE)
    _allow(libc, rules, (_SOCKETS,), _MAKE_SOCK | _REMOVE_FILE)
    _allow(libc, rules, (folder,), known)
    libc.syscall(_RESTRICT_SELF, rules, 0)
    os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, paths: Iterable[str], rights: int) -> None:
    for path in paths:
        with suppress(OSError):  # no system has them all
            held = os.open(path, os.O_PATH | os.O_CLOEXEC)
            allowed = rights if os.path.isdir(path) else rights & _OF_FILES  # noqa: PTH112
            rule = struct.pack("=Qi", allowed, held)
            libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, rule, 0)
            os.close(held)


if __name__ == "__main__":
    _, own_folder, *command = sys.argv
    confine(own_folder, command[0])
    os.execv(command[0], command)  # noqa: S606 - the caller says which
