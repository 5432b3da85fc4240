"""newsparse is held to the laws that its kit has for any parser."""

import pytest

import newsparse
from newsparse.testing import LawTest, laws_for, templates

NOT_TOLD = {
    "lede_outside": "a first paragraph in a box of its own above the body reads as a standfirst",
    "plain": "nothing but its place tells a name, a date or a standfirst from a paragraph",
    "soup": "nothing but its place tells a name from any other line",
}
"""Mark-up that does not say what its lines are, and what comes of it."""
KNOWN = [template for name, template in templates().items() if name not in NOT_TOLD]


def test_what_is_left_out_is_there() -> None:
    assert set(NOT_TOLD) < set(templates())


@pytest.mark.parametrize("law", laws_for(newsparse, max_examples=30, templates=KNOWN))
def test_a_law_holds(law: LawTest) -> None:
    law()
