"""The same as tests: `pytest` here runs one test for each extractor and law, and each failure shows a small page."""

import pytest
from adapters import PARSERS

from newsparse.testing import LawTest, laws_for


@pytest.mark.parametrize("law", laws_for(PARSERS["trafilatura"], languages=["en"], max_examples=50))
def test_trafilatura(law: LawTest) -> None:
    """A law that trafilatura is held to."""
    law()


@pytest.mark.parametrize("law", laws_for(PARSERS["readability-lxml"], languages=["en"], max_examples=50))
def test_readability(law: LawTest) -> None:
    """A law that readability-lxml is held to."""
    law()
