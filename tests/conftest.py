"""What every test may ask for: the option that writes golden results, and the shared documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from counted import Counted, counted
from foi_compare.batch.engine import ThisProcess
from foi_compare.run import intake

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


@pytest.fixture(scope="session", autouse=True)
def _caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Write nothing into the cache of whoever runs the tests, also from longer-lived fixtures."""
    folder = tmp_path_factory.mktemp("caches")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOI_COMPARE_CACHE", str(folder / "shared"))
        yield folder


@pytest.fixture(autouse=True)
def _own_cache(_caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test find what another has kept; the folder is made where something is kept."""
    monkeypatch.setenv("FOI_COMPARE_CACHE", str(_caches / uuid4().hex))


@pytest.fixture(autouse=True)
def _in_this_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in the process of the test, where a test is not about the programs that do.

    The results are the same, as those tests hold; to start a program takes longer than most tests.
    """
    if request.node.get_closest_marker("workers") is None:
        monkeypatch.setattr(intake, "engine_for", lambda _jobs, _limits: ThisProcess())


@pytest.fixture(scope="session")
def counting() -> Iterator[Counted]:
    """Give the program that counts what is done in C as well, started once for all who ask."""
    with counted() as found:
        yield found


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of documents beside the checkout, or skip."""
    if not SHARED.is_dir():
        pytest.skip("the folder `shared` with the published documents is not beside the checkout")
    return SHARED
