"""The package itself to keys: what a result depends on beside its file.

A digest of the sources and not the version alone, so that a change to a rule is never answered
with a result from before it; of their content and not their dates, which an installation sets anew.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from foi_compare.system.libreoffice import find_program

PACKAGE = Path(__file__).parents[1]

# What is made of documents, but has no part in making them, by the name of the module or package.
# What is not named here counts for all.
AFTER_REPLIES = frozenset(
    {
        "batch/illustrating",
        "batch/picturing",
        "cli",
        "deadlines",
        "drafts",
        "export",
        "formats",
        "inputs/settings_use",
        "merge",
        "outputs",
        "pictures",
        "profiles",
        "report",
        "review",
        "run/frames",
        "run/publishing",
        "run/unchanged",
        "shares",
    }
)
AFTER_READING = AFTER_REPLIES | {
    "addresses",
    "answers/answering",
    "batch/engine",
    "batch/grouping",
    "batch/sharing",
    "batch/touching",
    "batch/understanding",
    "batch/workshop",
    "causes",
    "checks",
    "codebooks",
    "decisions",
    "inputs/batch_status",
    "inputs/beside",
    "inputs/settings",
    "inputs/settings_reader",
    "interpret",
    "ledger",
    "masking",
    "match",
    "observe",
    "rulings",
    "run/intake",
    "shipped/registers",
    "shipped/wordings",
    "tabulate",
    "workers",
}
# The packages that take files and labels apart, with those that these leave the work to.
DECODERS = frozenset(
    {
        "charset-normalizer",
        "cryptography",
        "lxml",
        "msoffcrypto-tool",
        "numpy",
        "olefile",
        "onnxruntime",
        "opencv-python",
        "opencv-python-headless",
        "pdfminer-six",
        "pdfplumber",
        "pillow",
        "pypdfium2",
        "python-calamine",
        "python-docx",
        "pyzipper",
        "rapidfuzz",
        "rapidocr",
        "selectolax",
        "xlrd",
    }
)
# The package that knows the bank holidays, which an answer's due date depends on and no reading.
CALENDARS = frozenset({"holidays"})
_METADATA = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)(?:\.dist-info|\.egg-info)")


@cache
def fingerprint(without: frozenset[str] = frozenset()) -> bytes:
    """Return a digest of this package without some parts, and of the packages it reads with."""
    around = (sys.version_info[:3], sys.platform, _libreoffice(), *_versions(_packages(without)))
    found = sha256(repr(around).encode())
    for name, digest in _parts().items():
        if not any(part in without for part in parts_of(name)):
            found.update(name.encode() + b"\0" + digest)
    return found.digest()


def parts_of(name: str) -> Iterable[str]:
    """Return what a module is a part of, itself last: `batch`, then `batch/reading`."""
    return accumulate(name.removesuffix(".py").split("/"), "{}/{}".format)


@cache
def _parts() -> Mapping[str, bytes]:
    """Return a digest of each file of the package, by its name from there."""
    files = sorted(_files(os.fspath(PACKAGE)))
    return {name.removeprefix("/"): folder_digest(file) for name, file in files}


def folder_digest(path: str | os.PathLike[str]) -> bytes:
    """Return a digest of a file, or of all files of a folder with their names.

    Raises:
        OSError: one of them cannot be read.

    """
    found = sha256()
    for name, file in sorted(_files(os.fspath(path))):
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - a third of the time of a Path
            data = stream.read()
        found.update(f"{name}\0{len(data)}\0".encode())
        found.update(data)
    return found.digest()


def codebook_digest(codebook: str) -> bytes:
    """Return a digest of a person's own codebook; one that ships is part of the package."""
    return folder_digest(codebook) if os.path.isdir(codebook) else b""  # noqa: PTH112 - the same


def _files(path: str, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the files of a folder, each with its name from there."""
    if not os.path.isdir(path):  # noqa: PTH112 - the same
        yield name, path
        return
    for entry in os.scandir(path):
        if entry.name == "__pycache__":
            continue
        inner = f"{name}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry.path, inner)
        else:
            yield inner, entry.path


def _packages(without: frozenset[str]) -> frozenset[str]:
    return DECODERS if "deadlines" in without else DECODERS | CALENDARS


@cache
def _versions(packages: frozenset[str]) -> tuple[str, ...]:
    """Return which of some packages are installed, with their versions, by their metadata's names.

    `importlib.metadata` says the same, and takes longer to load than this to look.
    """
    found: set[str] = set()
    for folder in dict.fromkeys(sys.path):
        found.update(_installed(_listing(folder or "."), packages))
    return tuple(sorted(found))


@cache
def _libreoffice() -> tuple[str, int, int]:
    """Return which LibreOffice opens old Word files here; a new one is another file."""
    program = find_program()
    try:
        found = Path(program).resolve().stat() if program else None
    except OSError:
        found = None
    return (program, found.st_size, int(found.st_mtime)) if found else (program, 0, 0)


def _installed(names: Iterable[str], packages: frozenset[str]) -> Iterator[str]:
    for name in names:
        match = _METADATA.fullmatch(name)
        if match and re.sub(r"[-_.]+", "-", match["name"]).lower() in packages:
            yield name


def _listing(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return []
