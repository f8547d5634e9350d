from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import document
from foi_compare.masking import find_people, masked
from foi_compare.model import Block, NameLists
from foi_compare.shipped.registers import load_forces, load_name_lists

Mask = Callable[..., str]


@pytest.fixture(scope="session")
def lists() -> NameLists:
    return load_name_lists(load_forces())


@pytest.fixture
def mask(lists: NameLists) -> Mask:
    """Return what masks one text of a reply with whom its blocks name."""

    def of(text: str, *blocks: Block | str) -> str:
        return masked(text, find_people([document(*blocks, text)], lists))

    return of
