"""newsparse is held to the laws that its kit has for any parser."""

import pytest

import newsparse
from newsparse.testing import LAWS, LawTest, laws_for, templates

NOT_TOLD = {
    "lede_outside": "a first paragraph in a box of its own above the body is told by its place below the byline alone",
    "plain": "nothing but its place tells a name, a date or a standfirst from a paragraph",
    "soup": "nothing but its place tells a name from any other line",
}
"""Mark-up that does not say what its lines are, and what comes of it."""
KNOWN = [template for name, template in templates().items() if name not in NOT_TOLD]
BY_MARKUP = ("authors_named", "wrapper_invariant")
"""The laws that are only asked for where mark-up says what a line is: one that changes the mark-up changes all there is."""
BY_ANY = [law for law in LAWS if law.name not in BY_MARKUP]
BY_NAMES = [law for law in LAWS if law.name in BY_MARKUP]


def test_what_is_left_out_is_there() -> None:
    assert set(NOT_TOLD) < set(templates())
    assert {law.name for law in BY_NAMES} == set(BY_MARKUP)


@pytest.mark.parametrize("law", laws_for(newsparse, BY_ANY, max_examples=40))
def test_a_law_holds(law: LawTest) -> None:
    law()


@pytest.mark.parametrize("law", laws_for(newsparse, BY_NAMES, max_examples=30, templates=KNOWN))
def test_a_law_holds_where_names_tell(law: LawTest) -> None:
    law()
