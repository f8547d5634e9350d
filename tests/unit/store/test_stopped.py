from __future__ import annotations

from pathlib import Path

import pytest

from foi_compare.store import Store, database


def test_a_store_that_is_stopped_while_it_writes_is_not_taken_for_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def stop(*_: object) -> bytes:
        raise KeyboardInterrupt

    with Store(tmp_path, said.append) as store:
        store.put("run", b"key", b"body")
        with monkeypatch.context() as patch:
            patch.setattr(database, "_seal", stop)
            with pytest.raises(KeyboardInterrupt):
                store._write()
    with Store(tmp_path, said.append) as store:
        assert store.get("run", b"key") == (b"body",)
    assert said == []
