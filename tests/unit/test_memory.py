from __future__ import annotations

import errno

import pytest

from foi_compare.system import memory
from foi_compare.system.memory import lacks_memory


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        ImportError("libx.so: failed to map segment from shared object"),
    ],
)
def test_an_error_for_want_of_memory_is_known_by_its_words(error: Exception) -> None:
    assert lacks_memory(error)


def test_any_error_is_one_where_there_is_no_memory_and_none_where_there_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not lacks_memory(SystemError("error return without exception set"))
    monkeypatch.setattr(memory, "_A_LITTLE", 2**62)
    assert lacks_memory(SystemError("error return without exception set"))
