"""Labels to an article: what its fields say, and what kind of result it is."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

import newsparse
from newsparse.article import Article
from newsparse.parts import Outcome, Paragraph, Precision, TimestampKind
from tests.html_pages import news_page, story

HEAD = "<h1>Ferry to run all winter</h1>"
BODY = "".join(story(5))


def ld(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", {fields}}}</script>'


def parse(body: str = HEAD + BODY, head: str = "") -> Article:
    return newsparse.parse_html(news_page(body, head))


# -- what kind of result it is


def test_an_article() -> None:
    article = parse()

    assert article.outcome is Outcome.ARTICLE
    assert str(len(article.text)) in article.evidence[0]


@pytest.mark.parametrize("body", ["", "<nav></nav>", "<script>var a</script>", "<img src=/a.jpg>"])
def test_nothing_at_all(body: str) -> None:
    assert newsparse.parse_html(f"<html><body>{body}</body></html>").outcome is Outcome.EMPTY


@pytest.mark.parametrize("body", ["<p>Page not found.</p>", "<nav><a href=/>Home</a></nav>", HEAD + "<p>Soon.</p>"])
def test_text_but_no_article(body: str) -> None:
    article = newsparse.parse_html(body)

    assert article.outcome is Outcome.NOT_ARTICLE
    assert article.labels
    assert article.evidence


def test_less_than_the_page_counts() -> None:
    article = parse(head=ld('"wordCount": 5000'))

    assert article.outcome is Outcome.PARTIAL
    assert any("5000" in evidence for evidence in article.evidence)


def test_about_as_much_as_the_page_counts() -> None:
    count = len(parse().text.split())

    assert parse(head=ld(f'"wordCount": {count + 20}')).outcome is Outcome.ARTICLE


@pytest.mark.parametrize("count", ['"many"', '"²"', "-1", "0", "99999999999999999999", "null", "[]", "1e400"])
def test_a_count_that_counts_nothing(count: str) -> None:
    assert parse(head=ld(f'"wordCount": {count}')).outcome is Outcome.ARTICLE


def test_a_wall() -> None:
    wall = '<div class="paywall-prompt"><p>Subscribe to continue reading.</p></div>'
    closed = parse(HEAD + BODY + wall, ld('"isAccessibleForFree": false'))

    assert closed.outcome in (Outcome.PARTIAL, Outcome.PAYWALLED)
    assert closed.text == parse().text
    assert parse(HEAD + BODY, ld('"isAccessibleForFree": true')).outcome is Outcome.ARTICLE


# -- the body that only a claim holds


def test_a_body_in_the_head_alone() -> None:
    texts = [line[3:-4] for line in story(3)]
    text = "\\n\\n".join(texts)
    article = newsparse.parse_html(
        f"<html><head>{ld(f'{chr(34)}headline{chr(34)}: {chr(34)}Ferry{chr(34)}, {chr(34)}articleBody{chr(34)}: {chr(34)}{text}{chr(34)}')}</head>"
        "<body><div id=app></div></body></html>"
    )

    assert [part.text for part in article.body] == texts
    assert all(isinstance(part, Paragraph) and part.origin.blocks == () for part in article.body)
    assert {part.origin.path for part in article.body} == {"NewsArticle.articleBody"}
    assert article.headline == "Ferry"
    assert article.labels == ()
    assert article.outcome is Outcome.ARTICLE
    assert any("NewsArticle.articleBody" in evidence for evidence in article.evidence)


def test_a_body_on_the_page_counts_more_than_one_in_the_head() -> None:
    article = parse(head=ld('"articleBody": "Something else."'))

    assert article.text == parse().text


# -- when it was published


@pytest.mark.parametrize(
    ("raw", "value", "precision"),
    [
        ("2024-03-05T10:15:30Z", datetime(2024, 3, 5, 10, 15, 30, tzinfo=UTC), Precision.SECOND),
        ("2024-03-05T10:15:30.123Z", datetime(2024, 3, 5, 10, 15, 30, 123000, tzinfo=UTC), Precision.SECOND),
        ("2024-03-05T10:15+02:00", datetime(2024, 3, 5, 10, 15, tzinfo=timezone(timedelta(hours=2))), Precision.MINUTE),
        (
            "2024-03-05T10:15:00-0500",
            datetime(2024, 3, 5, 10, 15, tzinfo=timezone(timedelta(hours=-5))),
            Precision.SECOND,
        ),
        ("2024-03-05 10:15", datetime(2024, 3, 5, 10, 15), Precision.MINUTE),  # noqa: DTZ001 the page gives no zone
        ("2024-03-05", datetime(2024, 3, 5), Precision.DAY),  # noqa: DTZ001
    ],
)
def test_a_plain_date(raw: str, value: datetime, precision: Precision) -> None:
    published = parse(head=ld(f'"datePublished": "{raw}"')).published

    assert published is not None
    assert (published.value, published.value.utcoffset()) == (value, value.utcoffset())
    assert (published.kind, published.precision) == (TimestampKind.PUBLISHED, precision)
    assert (published.raw, published.origin) == (raw, "NewsArticle.datePublished")


@pytest.mark.parametrize("raw", ["", "2024-13-45", "0000-00-00", "20240305" * 50, "2024-02-30"])
def test_a_date_that_is_none(raw: str) -> None:
    assert parse(head=ld(f'"datePublished": "{raw}"')).published is None


def test_the_more_reliable_claim_of_two() -> None:
    meta = '<meta property="article:published_time" content="2024-03-06T00:00:00Z">'
    published = parse(head=meta + ld('"datePublished": "2024-03-05T10:00:00Z"')).published

    assert published is not None
    assert published.value == datetime(2024, 3, 5, 10, tzinfo=UTC)


def test_the_next_claim_where_the_first_is_no_date() -> None:
    meta = '<meta property="article:published_time" content="2024-03-06T00:00:00Z">'
    published = parse(head=meta + ld('"datePublished": "once upon a time"')).published

    assert published is not None
    assert published.origin == "article:published_time"


def test_the_last_change_is_no_publication() -> None:
    assert parse(head=ld('"dateModified": "2024-03-05T10:00:00Z"')).published is None


# -- the rest


def test_head_lines_stand_in_their_fields_and_not_in_the_text() -> None:
    head = (
        "<p class=kicker>Harbour</p><h1>Ferry to  run<br>all winter</h1><p class=standfirst>The crossing stays open all year.</p>"
        "<p class=byline>By Jane Roe</p>"
    )
    article = parse(f"<article>{head}{BODY}</article>")

    assert (article.kicker, article.headline) == ("Harbour", "Ferry to run all winter")
    assert article.standfirst == ("The crossing stays open all year.",)
    assert article.byline is not None
    assert article.byline.raw == "By Jane Roe"
    assert article.text == parse().text


def test_what_is_not_there_is_none_or_nothing() -> None:
    article = newsparse.parse_html(BODY)

    assert (article.headline, article.kicker, article.byline, article.url) == (None, None, None, None)
    assert (article.standfirst, article.published, article.dateline) == ((), None, None)


@pytest.mark.parametrize(("tag", "code"), [("de", "de"), ("en-GB", "en"), ("pt_BR", "pt"), ("zz", "zz")])
def test_the_language_is_a_primary_subtag(tag: str, code: str) -> None:
    assert newsparse.parse_html(f"<html lang={tag}><p>42</p></html>").language == code


def test_a_claim_that_the_words_deny() -> None:
    assert newsparse.parse_html(f"<html lang=de>{BODY}</html>").language == "en"
    assert newsparse.parse_html(f"<html lang=de>{BODY}</html>", language="fr").language == "fr"


def test_a_byline_whose_name_stands_in_an_element_of_its_own() -> None:
    head = f"{HEAD}<div class=author-name><div>By</div>Jane Roe</div>"
    byline = parse(head + BODY).byline

    assert byline is not None
    assert byline.raw == "By Jane Roe"
    assert [author.name for author in byline.authors] == ["Jane Roe"]


def test_the_bylines_of_a_list_are_those_of_its_stories() -> None:
    names = ("Mara Lindqvist", "Tom Okafor", "Priya Nandan", "Ann Lee", "Jane Roe", "Ed Moe")
    teasers = "".join(
        f"<div class=byline>By {name}</div><h2><a href=/{at}>The council of Saltmarsh opens bridge number {at}</a></h2>"
        for at, name in enumerate(names)
    )
    article = newsparse.parse_html(f"<h1>News of the valley</h1>{teasers}", url="https://fernherald.example/")

    assert article.outcome is Outcome.LISTING
    assert (article.byline, article.authors, article.published) == (None, (), None)


def test_nothing_signs_a_page_without_a_story() -> None:
    article = newsparse.parse_html("<h1>Fern United</h1><p>By</p><p><a href=/join>Sign Up</a></p><p>5 March 2024</p>")

    assert article.outcome is Outcome.NOT_ARTICLE
    assert article.authors == ()


@pytest.mark.parametrize(
    ("above", "place"),
    [
        ("", "NORTHWICK"),
        ("<p>From staff and wire reports</p>", "NORTHWICK"),
        ("<p>The board had met four times before without a vote.</p>", None),
    ],
)
def test_the_dateline_may_stand_below_a_line_that_is_no_sentence(above: str, place: str | None) -> None:
    filed = "<p>NORTHWICK (Reuters) — The harbour board voted on Monday to rebuild the quay that a storm broke.</p>"
    article = parse(HEAD + f"<div>{above}{filed}{BODY}</div>")

    assert (article.dateline.place if article.dateline else None) == place
    assert article.dateline is None or article.text[article.dateline.span.start :].startswith("NORTHWICK (Reuters) — ")
