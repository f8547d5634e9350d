"""Results in an SQLite file: for their owner alone, bounded, checked, and never believed blindly.

A store that is damaged, older or not ours is put aside under another name; a disk that is full or
cannot be written means that nothing is kept. Neither stops a run.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Self, TypeVar

from foi_compare.store.folder import FILE_NAME, make_private
from foi_compare.store.keeping import Kind

Answer = TypeVar("Answer")

APPLICATION = 0x464F4943  # FOIC
SCHEMA = 1
MOST_BYTES = 2 * 2**30
_LEFT_WHEN_FULL = 0.9
_SECONDS_AT_RISK = 0.5  # results younger than this are lost where a run is killed
_BYTES_AT_RISK = 2**24
_PAGES_KEPT = 200  # kB of the file that SQLite may hold: rows are read once, each by its key
_PATIENCE = 10  # seconds to wait for another run to finish writing
_HOUR = 3600
_MOST_PUT_ASIDE = 3  # in one run; a disk that damages what it is given is not to be filled with it
_HOURS_UNNOTED = 24  # a row is noted as used once a day: reading is not to mean writing

_TABLE = """
CREATE TABLE IF NOT EXISTS kept (
  kind TEXT NOT NULL, key BLOB NOT NULL, variant BLOB NOT NULL,
  body BLOB NOT NULL, seal BLOB NOT NULL, used INTEGER NOT NULL,
  UNIQUE (kind, key, variant)
)"""
_INDEX = "CREATE INDEX IF NOT EXISTS by_use ON kept (used)"
_PUT = "INSERT OR REPLACE INTO kept (kind, key, variant, body, seal, used) VALUES (?,?,?,?,?,?)"
_GET = (
    "SELECT rowid, variant, body, seal, used FROM kept WHERE kind = ? AND key = ? ORDER BY variant"
)
_DROP = "DELETE FROM kept WHERE rowid IN (SELECT rowid FROM kept ORDER BY used, rowid LIMIT ?)"

# What SQLite says of a file that is not as it was written; all else is the disk or another run.
_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_SCHEMA,
    }
)


class NoStore:
    """Keeps nothing."""

    keeps = False

    def get(self, kind: Kind, key: bytes) -> tuple[bytes, ...]:
        """Return nothing."""
        del kind, key
        return ()

    def put(self, kind: Kind, key: bytes, body: bytes, *, variant: bytes = b"") -> None:
        """Keep nothing."""

    def distrust(self, why: str) -> None:
        """Put nothing aside."""

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Write nothing."""


class Store:
    """Keeps bytes by kind and key in a file of a folder.

    Args:
        folder: where the file is, or is to be.
        say: told in a sentence what becomes of a store that cannot be used.
        most_bytes: size of the file from which on the rows used least recently are dropped.

    """

    def __init__(
        self, folder: Path, say: Callable[[str], None], most_bytes: int = MOST_BYTES
    ) -> None:
        self._path = folder / FILE_NAME
        self._say = say
        self._most_bytes = most_bytes
        self._link: sqlite3.Connection | None = None
        self._waiting: dict[tuple[Kind, bytes], dict[bytes, bytes]] = {}
        self._waiting_bytes = 0
        self._used: set[int] = set()
        self._written = time.monotonic()
        self._file = 0
        self._put_aside_times = 0
        self._open()

    @property
    def keeps(self) -> bool:
        """Whether what is put here can be had again."""
        return self._link is not None

    def get(self, kind: Kind, key: bytes) -> tuple[bytes, ...]:
        """Return what is kept under a key: nothing, or the bytes of each of its variants."""
        nothing: dict[bytes, bytes] = {}
        found = self._try(lambda link: self._rows(link, kind, key), nothing)
        return tuple((found | self._waiting.get((kind, key), {})).values())

    def put(self, kind: Kind, key: bytes, body: bytes, *, variant: bytes = b"") -> None:
        """Keep bytes under a key, in place of those that were kept as the same variant.

        They are written together with what comes within half a second of them.
        """
        if self._link is None:
            return
        self._waiting.setdefault((kind, key), {})[variant] = body
        self._waiting_bytes += len(body)
        late = time.monotonic() - self._written > _SECONDS_AT_RISK
        if late or self._waiting_bytes > _BYTES_AT_RISK:
            self._write()

    def distrust(self, why: str) -> None:
        """Put the file aside under another name, with a message, and begin a new one."""
        if self._link is not None:
            self._put_aside(why)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Write what waits to be written, and close the file."""
        self._write()
        self._close()

    def _open(self) -> None:
        try:
            make_private(self._path)
            self._file = self._path.stat().st_ino
            # Any thread may use it, one at a time; who has several sees to that.
            self._link = sqlite3.connect(
                self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)
            return
        stranger = self._try(_prepared, "")
        if stranger:
            self._put_aside(stranger)

    def _rows(self, link: sqlite3.Connection, kind: Kind, key: bytes) -> dict[bytes, bytes]:
        found = {}
        for row, variant, body, seal, used in link.execute(_GET, (kind, key)):
            whole = isinstance(body, bytes) and isinstance(variant, bytes) and isinstance(used, int)
            if not whole or seal != _seal(kind, key, variant, body):
                raise _BrokenSealError
            found[variant] = body
            if used < _now() - _HOURS_UNNOTED:
                self._used.add(row)
        return found

    def _write(self) -> None:
        """Write what waits, in one transaction, so that no other run waits long."""
        self._written = time.monotonic()
        if self._waiting or self._used:
            self._try(self._write_all, None)
            self._waiting.clear()
            self._used.clear()
            self._waiting_bytes = 0

    def _write_all(self, link: sqlite3.Connection) -> None:
        now = _now()
        rows = (
            (kind, key, variant, body, _seal(kind, key, variant, body), now)
            for (kind, key), variants in self._waiting.items()
            for variant, body in variants.items()
        )
        link.execute("BEGIN IMMEDIATE")
        try:
            link.executemany(_PUT, rows)
            used = [(now, row) for row in self._used]
            link.executemany("UPDATE kept SET used = ? WHERE rowid = ?", used)
            link.execute("COMMIT")
        except BaseException:  # also a signal: what is still open is no damage
            with suppress(sqlite3.Error):
                link.execute("ROLLBACK")
            raise
        self._bound(link)

    def _bound(self, link: sqlite3.Connection) -> None:
        """Drop the rows used least recently while the file is larger than it may be."""
        size = _bytes_in_use(link)
        if size <= self._most_bytes:
            return
        (rows,) = link.execute("SELECT count(*) FROM kept").fetchone()
        few = max(rows // 20, 1)
        while rows > 0 and _bytes_in_use(link) > self._most_bytes * _LEFT_WHEN_FULL:
            link.execute(_DROP, (few,))
            rows -= few
        # As a script: `execute` would give back a single page.
        link.executescript("PRAGMA incremental_vacuum")

    def _try(self, work: Callable[[sqlite3.Connection], Answer], otherwise: Answer) -> Answer:
        """Return what comes of work on the file; where it fails, what holds without a store."""
        if self._link is None:
            return otherwise
        try:
            return work(self._link)
        except _BrokenSealError:
            self._put_aside("holds something that was not written there")
        except sqlite3.Error as error:
            # The low byte tells the kind of an error, the others its occasion.
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF in _DAMAGE:
                self._put_aside("is damaged")
            else:
                self._give_up(error)
        return otherwise

    def _put_aside(self, why: str) -> None:
        self._close()
        self._put_aside_times += 1
        if self._put_aside_times > _MOST_PUT_ASIDE:
            self._give_up(f"it {why}, and so was the one before")
            return
        try:
            # Another run may have put it aside meanwhile, and begun a new one.
            aside = _moved(self._path) if self._path.stat().st_ino == self._file else None
        except OSError as error:
            self._give_up(error)
            return
        if aside is not None:
            self._say(
                f"The cache {self._path} {why}. It was put aside as {aside.name}, and what it held"
                " is read anew."
            )
        self._open()

    def _give_up(self, error: OSError | sqlite3.Error | str) -> None:
        self._close()
        self._waiting.clear()
        why = error.strerror if isinstance(error, OSError) else str(error)
        self._say(
            f"The cache in {self._path.parent} cannot be used ({why}): all is read anew, and"
            " nothing is kept for the next run. The results are the same."
        )

    def _close(self) -> None:
        if self._link is not None:
            with suppress(sqlite3.Error):
                self._link.close()
            self._link = None


class _BrokenSealError(Exception):
    """A row is not the one that was written."""


def _prepared(link: sqlite3.Connection) -> str:
    """Make the table of a new file; of another, return why it is not to be used, else ''."""
    link.execute("PRAGMA auto_vacuum = INCREMENTAL")
    link.execute("BEGIN IMMEDIATE")
    application, schema, things = (
        link.execute(question).fetchone()[0]
        for question in (
            "PRAGMA application_id",
            "PRAGMA user_version",
            "SELECT count(*) FROM sqlite_master",
        )
    )
    why = ""
    if not (application or schema or things):
        link.execute(f"PRAGMA application_id = {APPLICATION}")
        link.execute(f"PRAGMA user_version = {SCHEMA}")
        link.execute(_TABLE)
        link.execute(_INDEX)
    elif application != APPLICATION:
        why = "is a file of another program"
    elif schema != SCHEMA:
        why = "was written by another version of foi-compare"
    link.execute("COMMIT")
    if not why:
        with suppress(sqlite3.OperationalError):  # another run is just doing it, or the disk cannot
            link.execute("PRAGMA journal_mode = WAL").fetchall()
        link.execute("PRAGMA synchronous = NORMAL")
        link.execute(f"PRAGMA cache_size = -{_PAGES_KEPT}")
    return why


def _moved(path: Path) -> Path:
    """Give a file, with those that SQLite keeps beside it, another name; return that."""
    taken = 1
    while (aside := path.with_name(f"{path.name}.damaged-{taken}")).exists():
        taken += 1
    path.replace(aside)
    for ending in ("-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).replace(aside.with_name(aside.name + ending))
    return aside


def _bytes_in_use(link: sqlite3.Connection) -> int:
    pages, free, size = (
        int(link.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size


def _seal(kind: Kind, key: bytes, variant: bytes, body: bytes) -> bytes:
    """Return a checksum of a row: neither a bit that fell nor a row moved elsewhere is believed."""
    found = blake2b(digest_size=16)
    for part in (kind.encode(), key, variant, body):
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


def _now() -> int:
    """Return the hour; it decides what is dropped first, and stands in no result."""
    return int(time.time()) // _HOUR
