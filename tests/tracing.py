"""What strace wrote down of a run: the programs started, what each wrote, and whom it spoke to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

# All calls that name a file, that speak to somebody, or that start a program.
COMMAND = (
    "strace",
    "-f",
    "--seccomp-bpf",
    "-y",
    "-s",
    "4096",
    "-e",
    "trace=%file,%network,%process",
)

_LINE = re.compile(r"(?P<process>\d+) +(?P<name>\w+)\((?P<rest>.*)")
_RESUMED = re.compile(r"(?P<process>\d+) +<\.\.\. (?P<name>\w+) resumed>(?P<rest>.*)")
_PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<path>(?:[^"\\]|\\.)*)"')
_RESULT = re.compile(r"= (?P<number>-?\d+|\?)(?:<[^>]*>)?(?: (?P<error>E\w+))?[^=]*$")
_NEW_PROCESS = {"clone", "clone3", "fork", "vfork"}
_OPENING = {"open", "openat", "openat2"}
_TO_WRITE = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)")
# Calls that name a file and change none; every other call of strace's `%file` counts as writing.
_READING = re.compile(
    r"(?:new|f|l)?(?:stat|fstatat|fstatat64|stat64)x?|statx|statfs|f?access(?:at2?)?|readlink(?:at)?"
    r"|execve(?:at)?|getcwd|chdir|l?getxattr|l?listxattr|inotify_add_watch|name_to_handle_at"
    r"|recv\w*|get(?:peer|sock)name|[gs]etsockopt|accept4?|socket(?:pair)?|clone3?|v?fork"
)
_SPEAKING = {"connect", "sendto", "sendmsg", "sendmmsg"}
_LISTENING = {"bind"}  # alone it is no word to anybody: urllib3 asks in this way for IPv6
_PLACE = re.compile(r'sun_path=@?"([^"]*)"')
_OUTWARD = re.compile(r"AF_(?!UNIX|UNSPEC|NETLINK)\w+")


class Call(NamedTuple):
    """A call of the system: who made it, what it names, and how it ended."""

    process: int
    name: str
    text: str
    error: str

    @property
    def paths(self) -> Sequence[str]:
        """The files that the call names, each with its folders."""
        found = (
            os.path.join(match["folder"] or "", _decoded(match["path"]))  # noqa: PTH118
            for match in _PATH.finditer(self.text)
        )
        return [os.path.normpath(path) for path in found]


class Trace:
    """The calls of a run, in their order."""

    def __init__(self, log: Path) -> None:
        self.calls = list(_calls(log.read_text(encoding="utf-8", errors="replace")))
        self._parents = {
            int(found["number"]): call.process
            for call in self.calls
            if call.name in _NEW_PROCESS and (found := _RESULT.search(call.text))
        }

    def started(self) -> Iterator[tuple[int, str]]:
        """Yield each program that was started, with its process."""
        for call in self.calls:
            if call.name.startswith("execve") and not call.error:
                yield call.process, call.paths[0]

    def is_under(self, process: int, others: set[int]) -> bool:
        """Tell whether a process is one of others, or was started by one, or by its child."""
        while process not in others and process in self._parents:
            process = self._parents[process]
        return process in others

    def written(self) -> Iterator[tuple[Call, str]]:
        """Yield each file that was made, changed, renamed or deleted, also in vain."""
        for call in self.calls:
            if _writes(call):
                first = 1 if call.name.startswith("symlink") else 0  # the other is only text
                named = call.paths[first:] or call.paths
                yield from ((call, path) for path in named[: 1 if call.name in _OPENING else None])

    def read(self) -> Iterator[str]:
        """Yield each file that was opened, to read or to write."""
        for call in self.calls:
            if call.name in _OPENING and not call.error:
                yield call.paths[0]

    def outward(self) -> Iterator[Call]:
        """Yield each word to another computer, or to this one over a network."""
        for call in self.calls:
            if call.name in _SPEAKING and _OUTWARD.search(call.text):
                yield call

    def sockets(self) -> Iterator[str]:
        """Yield each socket of this computer that was spoken to, or made."""
        for call in self.calls:
            if call.name in _SPEAKING | _LISTENING and (found := _PLACE.search(call.text)):
                yield found[1]


def _calls(log: str) -> Iterator[Call]:
    """Yield each call, joined where another process came between its beginning and its end."""
    begun: dict[tuple[str, str], str] = {}
    for line in log.splitlines():
        if found := _RESUMED.match(line):
            key = (found["process"], found["name"])
            text = begun.pop(key, "") + found["rest"]
        elif found := _LINE.match(line):
            key = (found["process"], found["name"])
            text = found["rest"]
            if text.endswith("<unfinished ...>"):
                begun[key] = text.removesuffix("<unfinished ...>")
                continue
        else:
            continue
        yield _call(key, text)
    yield from (_call(key, text) for key, text in begun.items())  # its process was killed meanwhile


def _call(key: tuple[str, str], text: str) -> Call:
    result = _RESULT.search(text)
    return Call(int(key[0]), key[1], text, (result["error"] or "") if result else "")


def _writes(call: Call) -> bool:
    if call.name in _OPENING:
        return _TO_WRITE.search(_PATH.sub("", call.text)) is not None
    if call.name in _SPEAKING | _LISTENING:
        return call.name in _LISTENING and _PLACE.search(call.text) is not None
    if call.name.startswith("mkdir") and call.error == "EEXIST":
        return False
    return _READING.fullmatch(call.name) is None and _PATH.search(call.text) is not None


def _decoded(text: str) -> str:
    return text.encode().decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")
