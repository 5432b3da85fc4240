"""Pages cut into tags and texts, and put together again."""

import pytest

import newsparse
from newsparse.document import Field
from newsparse.parts import Outcome
from newsparse.testing import Meta, rewrites
from newsparse.testing.claims import head, items
from newsparse.testing.rewrites import tokens, visible_text, wrap


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE html><html><body><p class="a">One &amp; two&#8212;three<br/>four<img src="x"/></p></body></html>',
        "<p>a<!-- no word --><?php no word ?>b</p>",
        "<p>a<![if IE]>b<![endif]>c</p>",
        "<p>no end <b>tags <i>at all",
        "</b>an end tag too many<p>text</p>",
        "",
    ],
)
def test_the_tokens_of_a_page_are_the_page(source: str) -> None:
    assert "".join(token.raw for token in tokens(source)) == source


def test_a_token_knows_what_it_stands_in() -> None:
    found = {token.raw: token.inside for token in tokens("<div><p>one<b>two<br>three</div>four</p>five")}

    assert found["one"] == {"div", "p"}
    assert found["two"] == found["three"] == {"div", "p", "b"}
    assert found["four"] == found["five"] == frozenset()


def test_what_is_visible_has_its_references_resolved_and_no_comment() -> None:
    source = "<head><title>no</title></head><body>a&#8212;b &amp; c<!-- no --><script>no</script><br/>d</body>"

    assert visible_text(source).split() == ["a—b", "&", "c", "d"]


@pytest.mark.parametrize("source", ["no element at all", "<p>no end tag", "<i>none that is wrapped</i>"])
def test_where_nothing_can_be_wrapped_nothing_is(source: str) -> None:
    assert wrap(source, 7) == source


def test_wrappers_stand_in_or_around() -> None:
    assert wrap("<body>a</body>", 0) == "<body><div>a</div></body>"
    assert wrap("<p>a</p>", 1) == "<div><div><p>a</p></div></div>"
    assert rewrites.WRAPPED[:1] == ("body",)


def test_a_page_claims_nothing_that_its_story_does_not_say() -> None:
    story = newsparse.Article(Outcome.ARTICLE, headline="Ferry to run all winter")
    every = frozenset(Meta)

    document = newsparse.read_html(f"<html><head>{head(story, every)}</head><body>{items(story, every)}</body></html>")

    assert {claim.raw for claim in document.metadata.of(Field.HEADLINE)} == {story.headline}
    for field in (Field.AUTHOR, Field.PUBLISHED, Field.UPDATED, Field.SITE_NAME, Field.SECTION, Field.URL):
        assert document.metadata.of(field) == ()
