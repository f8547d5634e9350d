"""What every test may ask for: the option that writes golden results, and the shared documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine makes no test fail: what an example may take is no property of the program.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-golden`."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the expected results of the golden cases again, and skip them",
    )


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test find what another has kept, nor write into the cache of who runs the tests."""
    monkeypatch.setenv("FOI_COMPARE_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of documents beside the checkout, or skip."""
    if not SHARED.is_dir():
        pytest.skip("the folder `shared` with the published documents is not beside the checkout")
    return SHARED
