from __future__ import annotations

import sqlite3
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from foi_compare.store import FILE_NAME, NoStore, Store
from foi_compare.store.database import SCHEMA

Damage = Callable[[Path], None]


class Kept:
    """A store of a folder, opened for each act, with what it said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []

    @property
    def path(self) -> Path:
        """The file of the store."""
        return self.folder / FILE_NAME

    def put(self, key: str, body: bytes, variant: bytes = b"") -> None:
        """Keep a body."""
        with Store(self.folder, self.said.append) as store:
            store.put("reading", key.encode(), body, variant=variant)

    def get(self, key: str) -> tuple[bytes, ...]:
        """Return what is kept."""
        with Store(self.folder, self.said.append) as store:
            return store.get("reading", key.encode())

    def aside(self) -> list[str]:
        """Return the names of the files that were put aside."""
        return sorted(path.name for path in self.folder.glob("*.damaged-*"))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "cache")


def test_what_was_put_is_there_in_the_next_run(kept: Kept) -> None:
    kept.put("a", b"first")
    kept.put("a", b"second")
    kept.put("b", b"third")
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == ((b"second",), (b"third",), ())
    assert kept.said == []


def test_what_was_put_is_there_before_it_is_written(kept: Kept) -> None:
    with Store(kept.folder, kept.said.append) as store:
        store.put("reading", b"a", b"body")
        assert store.get("reading", b"a") == (b"body",)
        assert store.get("document", b"a") == ()


def test_variants_of_a_key_stand_side_by_side(kept: Kept) -> None:
    kept.put("a", b"one", b"1")
    kept.put("a", b"two", b"2")
    kept.put("a", b"two again", b"2")
    assert kept.get("a") == (b"one", b"two again")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_may_read_it(kept: Kept) -> None:
    with Store(kept.folder, kept.said.append) as store:
        store.put("reading", b"a", b"body" * 2**23)  # large enough to be written at once
        files = list(kept.folder.iterdir())
        modes = {stat.S_IMODE(path.stat().st_mode) for path in files}
    assert modes == {0o600}
    assert len(files) > 1  # with the log that SQLite keeps beside it
    assert stat.S_IMODE(kept.folder.stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_folder_of_other_things_keeps_its_mode(kept: Kept) -> None:
    kept.folder.mkdir(mode=0o755)
    (kept.folder / "mine.txt").write_text("mine", encoding="utf-8")
    kept.put("a", b"body")
    assert stat.S_IMODE(kept.folder.stat().st_mode) == 0o755
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600


def no_database(path: Path) -> None:
    path.write_bytes(b"Outcome,Total\n" * 4000)


def cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)


def changed(statement: str) -> Damage:
    def change(path: Path) -> None:
        with sqlite3.connect(path) as link:
            link.execute(statement)
        link.close()

    return change


@pytest.mark.parametrize(
    "damage",
    [
        no_database,
        cut,
        overwritten,
        changed("UPDATE kept SET body = CAST('other' AS BLOB)"),
        changed("UPDATE kept SET body = 'other'"),
        changed("UPDATE kept SET key = CAST('b' AS BLOB) WHERE key = CAST('a' AS BLOB)"),
        changed("UPDATE kept SET used = 'yesterday'"),
        changed("DROP TABLE kept"),
        changed("ALTER TABLE kept RENAME COLUMN body TO text"),
        changed("PRAGMA application_id = 42"),
        changed(f"PRAGMA user_version = {SCHEMA + 1}"),
        changed("PRAGMA user_version = 0"),
    ],
)
def test_a_store_that_is_not_as_it_was_written_is_put_aside(kept: Kept, damage: Damage) -> None:
    kept.put("a", b"body" * 4096)
    damage(kept.path)
    assert kept.get("a") + kept.get("b") == ()
    assert kept.aside() == [f"{FILE_NAME}.damaged-1"]
    (said,) = kept.said
    assert "put aside as" in said
    kept.put("a", b"new")
    assert kept.get("a") == (b"new",)
    assert len(kept.said) == 1


def test_a_database_of_another_program_is_put_aside_whole(kept: Kept) -> None:
    kept.folder.mkdir()
    changed("CREATE TABLE mine (text)")(kept.path)
    before = kept.path.read_bytes()
    assert kept.get("a") == ()
    assert (kept.folder / f"{FILE_NAME}.damaged-1").read_bytes() == before


def test_what_was_put_aside_before_is_kept_beside_it(kept: Kept) -> None:
    for _ in range(3):
        kept.put("a", b"body")
        no_database(kept.path)
    assert kept.get("a") == ()
    assert kept.aside() == [f"{FILE_NAME}.damaged-{n}" for n in (1, 2, 3)]


def test_damage_found_in_the_middle_of_a_run_costs_only_what_was_kept(kept: Kept) -> None:
    kept.put("a", b"body")
    with Store(kept.folder, kept.said.append) as store:
        store.distrust("holds a riddle")
        assert store.get("reading", b"a") == ()
        store.put("reading", b"b", b"new")
    assert kept.get("b") == (b"new",)
    assert kept.aside() == [f"{FILE_NAME}.damaged-1"]


def test_a_folder_that_cannot_be_made_means_that_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    kept = Kept(tmp_path / "file" / "cache")
    kept.put("a", b"body")
    assert kept.get("a") == ()
    assert all("nothing is kept for the next run" in said for said in kept.said)
    assert len(kept.said) == 2


def test_a_file_that_cannot_be_written_means_that_nothing_is_kept(kept: Kept) -> None:
    kept.put("a", b"body")
    changed("PRAGMA journal_mode = DELETE")(kept.path)
    with Store(kept.folder, kept.said.append) as store:
        changed("CREATE TRIGGER full BEFORE INSERT ON kept BEGIN SELECT RAISE(FAIL, 'no'); END")(
            kept.path
        )
        store.put("reading", b"b", b"new")
    assert kept.said != []


def test_two_runs_at_once_both_keep_what_they_make(kept: Kept) -> None:
    with (
        Store(kept.folder, kept.said.append) as one,
        Store(kept.folder, kept.said.append) as other,
    ):
        one.put("reading", b"a", b"of one" * 2**22)  # large enough to be written at once
        other.put("reading", b"b", b"of the other" * 2**21)
        assert one.get("reading", b"b") == (b"of the other" * 2**21,)
        assert other.get("reading", b"a") == (b"of one" * 2**22,)
    assert kept.said == []


def test_the_file_is_bounded_and_drops_what_was_not_used_longest(kept: Kept) -> None:
    most = 300_000
    with Store(kept.folder, kept.said.append, most_bytes=most) as store:
        for number in range(20):
            store.put("reading", str(number).encode(), b"%3d" % number * 10_000)
    with Store(kept.folder, kept.said.append, most_bytes=most) as store:
        found = [n for n in range(20) if store.get("reading", str(n).encode())]
    assert found == list(range(found[0], 20))
    assert 5 <= len(found) < 10
    assert kept.path.stat().st_size <= most
    assert kept.said == []


def test_no_store_keeps_nothing() -> None:
    with NoStore() as store:
        store.put("reading", b"a", b"body")
        store.distrust("nothing to distrust")
        assert store.get("reading", b"a") == ()
        assert not store.keeps
