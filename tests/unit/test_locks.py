from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from foi_compare.system.locks import locked


class TakenError(Exception):
    """Raised in place of waiting."""


def refuse() -> NoReturn:
    raise TakenError


def test_a_file_is_held_once_until_it_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with locked(path):
        with pytest.raises(TakenError), locked(path, if_taken=refuse):
            pass
        assert path.exists()
    with locked(path, if_taken=refuse):
        pass


def test_a_lock_file_goes_with_its_holder_and_only_with_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with locked(path, remove=True):
        with pytest.raises(TakenError), locked(path, if_taken=refuse, remove=True):
            pass
        assert path.exists()
    assert not path.exists()


def test_an_error_of_the_holder_lets_it_go(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with pytest.raises(TakenError), locked(path, remove=True):
        refuse()
    assert not path.exists()
    with locked(path, if_taken=refuse):
        pass


def test_who_waited_for_a_file_that_is_gone_holds_the_one_of_its_name(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first = locked(path, remove=True)
    first.__enter__()
    with locked(path, if_taken=lambda: first.__exit__(None, None, None), remove=True):
        assert path.exists()
        with pytest.raises(TakenError), locked(path, if_taken=refuse):
            pass
