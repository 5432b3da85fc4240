"""newsparse is held to the laws that its kit has for any parser."""

import pytest

import newsparse
from newsparse.testing import LAWS, LawTest, laws_for


@pytest.mark.parametrize("law", laws_for(newsparse, LAWS, max_examples=50))
def test_a_law_holds(law: LawTest) -> None:
    law()
