from __future__ import annotations

from pathlib import Path

import pytest

from exporting import THREE, THREE_SETTINGS, forty_four, published


@pytest.fixture(scope="session")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return outputs of two forces with numbers, one that refuses and one that is not heard."""
    return published(tmp_path_factory.mktemp("three"), THREE, settings=THREE_SETTINGS)


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return outputs of forty-four forces."""
    return published(tmp_path_factory.mktemp("many"), forty_four())
