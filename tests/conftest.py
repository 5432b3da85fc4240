"""What all tests share: Hypothesis profiles, a watch for tests that never end, and where the corpora stand."""

import faulthandler
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import newsparse

ROOT = Path(__file__).resolve().parent.parent

# No deadline: the machines that run this differ, and work is counted where it matters (effort.py). In CI the examples are the same in
# every run, so that a change and its result belong together; at a desk they are new each time.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


# No test takes a tenth of it; quadratic work on the large sources of some takes hours.
_ENDLESS = 600


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    """Ends the run, and says where it was, when a test does not come to an end."""
    faulthandler.dump_traceback_later(_ENDLESS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of corpora, which are no part of the project; what needs them is skipped where they are absent."""
    folder = Path(os.environ.get("NEWSPARSE_CORPORA") or ROOT.parent / "shared" / "corpora")
    if not folder.is_dir():
        pytest.skip(f"no corpora at {folder}: set NEWSPARSE_CORPORA to the folder that holds them")
    return folder.resolve()


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """For processes that tests start: they import the newsparse that the tests do, and print plain UTF-8."""
    return {
        **os.environ,
        "PYTHONPATH": str(Path(newsparse.__file__).parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "100",
        "NO_COLOR": "1",
    }
