"""The pytest plugin: the option `--newsparse-update` and the fixture `newsparse_snapshot`.

pytest loads it wherever newsparse is installed, so that it imports nothing until a test asks for the fixture.
"""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from newsparse.article import Article
    from newsparse.testing.snapshots import SnapshotCheck


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--newsparse-update`."""
    group = parser.getgroup("newsparse", "newsparse: snapshots of saved pages")
    group.addoption(
        "--newsparse-update",
        action="store_true",
        default=False,
        help="write the snapshots of saved pages anew, instead of comparing with them",
    )


@pytest.fixture
def newsparse_snapshot(request: pytest.FixtureRequest) -> "SnapshotCheck":
    """Call it with a saved page, and it fails where the page is not read as its snapshot says.

    Reads the page with `newsparse`; a second argument is an `Article` that was read in another way.
    With `--newsparse-update` it writes the snapshot anew.
    """
    from newsparse.testing.snapshots import check_snapshot

    update = bool(request.config.getoption("newsparse_update"))

    def check(page: "str | Path", article: "Article | None" = None) -> None:
        __tracebackhide__ = True
        check_snapshot(page, article, update=update)

    return check
