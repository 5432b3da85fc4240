"""What is drawn is rendered exactly: the truth stands on the page, and so does all the noise, where it says."""

from html import escape

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsparse.article import Article
from newsparse.errors import DataError, InputError
from newsparse.labels import Reason
from newsparse.parts import Figure, ListBlock, Origin, Paragraph, Precision, Subheading
from newsparse.testing import (
    ABOVE,
    BELOW,
    Meta,
    Noise,
    Page,
    Template,
    articles,
    boilerplate,
    languages,
    noise_of,
    pages,
    read_templates,
    render_page,
    templates,
    texts,
)
from newsparse.text import Span
from tests.testing.drawn import smallest


def spans_of(article: Article) -> list[Span]:
    spans = [block.span for block in article.body]
    for quote in article.quotes:
        spans += [quote.content]
        spans += [] if quote.cue is None else [quote.cue]
        spans += [] if quote.speaker is None or quote.speaker.mention is None else [quote.speaker.mention]
    return spans + ([] if article.dateline is None else [article.dateline.span])


@given(articles())
def test_every_span_of_the_truth_is_true(article: Article) -> None:
    for span in spans_of(article):
        assert article.text[span.start : span.end] == span.text


@given(articles(min_paragraphs=2, max_paragraphs=5))
def test_a_story_is_as_long_as_it_was_asked_to_be(article: Article) -> None:
    assert 2 <= len(article.paragraphs) <= 5
    assert article.body
    assert not isinstance(article.body[-1], Subheading)
    assert len({block.text for block in article.paragraphs}) == len(article.paragraphs)
    assert len({quote.content.text for quote in article.quotes}) == len(article.quotes)


@given(articles())
def test_a_quotation_goes_on_from_one_before_it_by_the_same_speaker(article: Article) -> None:
    for number, quote in enumerate(article.quotes):
        if quote.continues is not None:
            assert quote.continues < number
            assert article.quotes[quote.continues].speaker == quote.speaker


@given(articles())
def test_a_story_goes_through_json(article: Article) -> None:
    assert Article.from_json(article.to_json()) == article


@given(pages())
def test_all_that_the_truth_says_is_printed(page: Page) -> None:
    article = page.article
    lines = [article.kicker, article.headline, *article.standfirst, article.byline.raw if article.byline else None]
    for block in article.body:
        if isinstance(block, Figure):
            lines += [block.caption, block.credit]
        else:
            lines += block.items if isinstance(block, ListBlock) else block.text.split("\n")
    for line in lines:
        assert line is None or escape(line, quote=False) in page.source


@given(pages())
def test_paragraphs_stand_in_their_order(page: Page) -> None:
    places = [page.source.index(escape(block.text, quote=False)) for block in page.article.paragraphs]

    assert places == sorted(places)


@given(pages())
def test_all_noise_is_on_the_page_in_its_order_and_place(page: Page) -> None:
    at = 0
    for piece in page.noise:
        at = page.source.index(piece.html, at) + len(piece.html)
        for line in piece.lines:
            assert escape(line, quote=False) in piece.html
    source, headline = page.source, escape(page.article.headline or "", quote=False)
    headline_at = source.index(headline, source.lower().index("</head>"))
    for piece in page.noise:
        assert (source.rindex(piece.html) < headline_at) == (piece.place == ABOVE)


@given(pages())
def test_a_page_renders_to_itself(page: Page) -> None:
    assert page.render() == page


@given(pages(), boilerplate(languages=["en"], place=0))
def test_a_page_renders_with_other_parts(page: Page, piece: Noise) -> None:
    bare = page.render(noise=(), metadata=frozenset())

    assert not bare.noise
    assert bare.article.body == page.article.body
    assert "ld+json" not in bare.source
    other = bare.render(noise=(piece,), wrapper='<section id="around">{}</section>')
    assert other.noise == (piece,)
    assert '<section id="around">' in other.source


@given(articles(languages=["en"]))
def test_a_page_without_metadata_has_the_date_of_its_line(article: Article) -> None:
    told, bare = (render_page(article, metadata=kinds).article for kinds in ([Meta.JSON_LD], []))

    assert told.published == article.published
    assert told.published is not None
    assert told.published.value.tzinfo is not None
    assert bare.published is not None
    assert bare.published.value.tzinfo is None
    assert bare.published.precision is not Precision.SECOND
    assert bare.published.value.date() == told.published.value.date()


@given(articles(languages=["en"]), st.sampled_from(list(templates().values())))
def test_a_template_that_has_no_place_for_a_part_says_nothing_of_it(article: Article, template: Template) -> None:
    page = render_page(article, template=template)

    assert (page.article.kicker is None) == (article.kicker is None or "{kicker}" not in page.template.page)
    assert (page.article.standfirst == ()) == (article.standfirst == () or "{standfirst}" not in page.template.page)
    assert all(heading.how.value == page.template.how for heading in page.article.subheadings)
    assert "{" not in page.source.partition("<body")[2]


@settings(suppress_health_check=[])
@given(pages(), st.data())
def test_no_health_check_needs_to_be_suppressed(page: Page, data: st.DataObject) -> None:
    assert page.article.language == data.draw(texts(page.story)).article.language


def test_there_are_many_kinds_of_mark_up() -> None:
    assert len(templates()) >= 12
    assert len({template.paragraph for template in templates().values()}) >= 5


def test_text_is_escaped() -> None:
    text = 'Profits at Bell & Sons <up> by "half"'
    story = smallest(articles(), lambda story: story.language == "en")
    paragraph = Paragraph(Span(0, len(text), text), Origin(()))
    story = attrs.evolve(story, headline=text, text=text, body=(paragraph,), quotes=(), dateline=None)
    page = render_page(story, metadata=Meta, noise=[noise_of(Reason.ADVERT, "Bell & Sons")])

    assert '<h1>Profits at Bell &amp; Sons &lt;up&gt; by "half"</h1>' in page.source
    assert 'content="Profits at Bell &amp; Sons &lt;up&gt; by &quot;half&quot;"' in page.source
    assert "<div>Bell &amp; Sons</div>" in page.source


def test_the_smallest_page_is_small() -> None:
    page = smallest(pages(), lambda page: page.article.language == "en")

    assert page.noise == ()
    assert page.metadata == frozenset()
    assert page.template.name == "semantic"
    assert [type(block) for block in page.article.body] == [Paragraph] * 3
    assert len(page.source) < 900


@pytest.mark.parametrize("reason", [Reason.ADVERT, Reason.RELATED, Reason.COMMENTS, Reason.HIDDEN])
def test_the_smallest_page_with_noise_has_no_other(reason: Reason) -> None:
    page = smallest(pages(), lambda page: any(piece.kind is reason for piece in page.noise))

    assert [piece.kind for piece in page.noise] == [reason]
    assert len(page.source) < 1200


def test_the_smallest_page_with_a_subheading_has_one_and_three_paragraphs() -> None:
    page = smallest(pages(), lambda page: bool(page.article.subheadings))

    assert len(page.article.subheadings) == 1
    assert len(page.article.body) <= 5
    assert page.noise == ()


@given(st.data(), st.sampled_from(languages()))
def test_all_is_in_the_language_that_was_asked_for(data: st.DataObject, language: str) -> None:
    page = data.draw(pages(languages=[language]))

    assert page.article.language == language


@given(boilerplate(Reason.PAYWALL))
def test_boilerplate_is_of_the_kind_that_was_asked_for(piece: Noise) -> None:
    assert piece.kind is Reason.PAYWALL


@given(st.data(), st.sampled_from(languages()), st.sampled_from(list(Reason)))
def test_every_language_has_boilerplate_of_every_kind(data: st.DataObject, language: str, kind: Reason) -> None:
    assume(kind not in {Reason.DUPLICATE, Reason.UNCLEAR})
    piece = data.draw(boilerplate(kind, languages=[language], place=BELOW))

    assert piece.kind is kind
    assert piece.place == BELOW
    assert "{" not in piece.text + piece.html


def test_wrong_use_is_an_error() -> None:
    with pytest.raises(InputError, match="no words to test 'xx' with; there are: en, ar, de"):
        articles(languages=["xx"])
    with pytest.raises(InputError, match="languages must be a collection of codes"):
        articles(languages="en")
    with pytest.raises(InputError, match="1 <= min_paragraphs <= max_paragraphs"):
        articles(min_paragraphs=4, max_paragraphs=3)
    with pytest.raises(InputError, match="no boilerplate is of kind"):
        boilerplate(Reason.DUPLICATE)
    with pytest.raises(InputError, match="languages is for stories that are drawn"):
        pages(articles(), languages=["en"])
    with pytest.raises(InputError, match="templates must be a sequence"):
        pages(templates=[])


OWN = """
[ours]
page = '<html><head>{head}</head><body>{above}<h1>{headline}</h1><our-text>{body}</our-text>{below}</body></html>'
headline = '{}'
paragraph = '<our-line>{}</our-line>'
"""


def test_a_template_of_ones_own() -> None:
    ours = read_templates(OWN, "ours.toml")["ours"]
    page = smallest(pages(templates=[ours]), lambda page: page.article.language == "en")

    assert page.source.count("<our-line>") == 3
    assert page.article.byline is None
    assert page.article.published is None


@pytest.mark.parametrize(
    ("fault", "key"),
    [("[a]\npage = 'x'", "a.page"), (OWN + "colour = 'red'", "ours.colour"), (OWN + "chunk = 'two'", "ours.chunk")],
)
def test_a_template_with_a_fault_is_an_error_that_names_it(fault: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        read_templates(fault, "ours.toml")

    assert f"ours.toml: {key}" in str(caught.value)
