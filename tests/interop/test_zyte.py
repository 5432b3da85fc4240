"""Articles as items of zyte-common-items, and as Scrapy items, with the real packages."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from newsparse.article import Article
from newsparse.document import Claim, Field, Source
from newsparse.errors import InputError
from newsparse.parser import Parser
from newsparse.parts import (
    Author,
    Byline,
    Figure,
    Origin,
    Outcome,
    Paragraph,
    Precision,
    Timestamp,
    TimestampKind,
)
from newsparse.text import Span

zyte_common_items = pytest.importorskip("zyte_common_items")
itemadapter = pytest.importorskip("itemadapter")

from newsparse.interop.zyte import to_zyte  # noqa: E402 only where its package is there

# As its documentation says to set it up for Scrapy: fields without a value are left out.
CLASSES = (zyte_common_items.ZyteItemAdapter, *itemadapter.ItemAdapter.ADAPTER_CLASSES)
Adapter: Any = type("Adapter", (itemadapter.ItemAdapter,), {"ADAPTER_CLASSES": CLASSES})
URL = "https://news.example/2031/harbour.html"
NOWHERE, ORIGIN = Span(0, 0, ""), Origin(())
TEXT = "Ferries run again.\n\nThe mayor is glad."


def stamp(value: datetime, kind: TimestampKind, precision: Precision = Precision.SECOND) -> Timestamp:
    return Timestamp(value, kind, precision, "as printed", "test")


FULL = Article(
    Outcome.ARTICLE,
    headline="Harbour reopens",
    standfirst=("After nine days.", "Ferries first."),
    byline=Byline("By Ana Perez and Bo Lind"),
    authors=(Author("Ana Perez"), Author("Bo Lind")),
    published=stamp(datetime(2031, 5, 4, 7, 30, tzinfo=UTC), TimestampKind.PUBLISHED),
    updated=stamp(datetime(2031, 5, 4, 9, 0, tzinfo=timezone(timedelta(hours=2))), TimestampKind.UPDATED),
    language="en",
    url=URL,
    section="Coast",
    text=TEXT,
    body=(
        Figure(NOWHERE, ORIGIN, url="/crane.jpg"),
        Figure(NOWHERE, ORIGIN, url="javascript:alert(1)"),
        Paragraph(Span.of(TEXT, 0, 18), ORIGIN),
        Figure(NOWHERE, ORIGIN, url="https://pictures.example/2.jpg"),
        Figure(NOWHERE, ORIGIN, url="/crane.jpg"),
        Paragraph(Span.of(TEXT, 20, len(TEXT)), ORIGIN),
    ),
    claims=(Claim(Field.URL, "/harbour", Source.LINK, "link[rel=canonical]"),),
)


def test_a_full_article() -> None:
    images = [{"url": "https://news.example/crane.jpg"}, {"url": "https://pictures.example/2.jpg"}]

    assert Adapter(to_zyte(FULL)).asdict() == {
        "url": URL,
        "canonicalUrl": "https://news.example/harbour",
        "headline": "Harbour reopens",
        "datePublished": "2031-05-04T07:30:00Z",
        "datePublishedRaw": "as printed",
        "dateModified": "2031-05-04T09:00:00+02:00",
        "dateModifiedRaw": "as printed",
        "authors": [
            {"name": "Ana Perez", "nameRaw": "By Ana Perez and Bo Lind"},
            {"name": "Bo Lind", "nameRaw": "By Ana Perez and Bo Lind"},
        ],
        "breadcrumbs": [{"name": "Coast"}],
        "inLanguage": "en",
        "mainImage": images[0],
        "images": images,
        "description": "After nine days.\nFerries first.",
        "articleBody": TEXT,
    }


def test_an_empty_article() -> None:
    item = to_zyte(Article(Outcome.EMPTY, url=URL))

    assert isinstance(item, zyte_common_items.Article)
    assert Adapter(item).asdict() == {"url": URL}


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "/harbour.html"])
def test_an_item_needs_an_address(url: str | None) -> None:
    with pytest.raises(InputError, match="address"):
        to_zyte(Article(Outcome.EMPTY, url=url))


def test_dates_that_say_less() -> None:
    day = stamp(datetime(2031, 5, 4), TimestampKind.UPDATED, Precision.DAY)  # noqa: DTZ001 the page gave no zone
    item = to_zyte(Article(Outcome.ARTICLE, url=URL, updated=day))

    assert (item.datePublished, item.dateModified) == ("2031-05-04T00:00:00", "2031-05-04T00:00:00")


def test_the_description_of_the_head_where_the_page_prints_no_standfirst() -> None:
    claims = (
        Claim(Field.DESCRIPTION, "From the head.", Source.META, "description"),
        Claim(Field.DESCRIPTION, "For the networks.", Source.OPEN_GRAPH, "og:description"),
    )

    assert to_zyte(Article(Outcome.ARTICLE, url=URL, claims=claims)).description == "For the networks."


def test_a_parsed_page() -> None:
    html = (
        f"<title>Harbour reopens</title><article><h1>Harbour reopens</h1><p>{'Ferries run again. ' * 20}</p></article>"
    )
    article = Parser().parse_html(html, url=URL)

    item = to_zyte(article)

    assert (item.url, item.headline, item.articleBody) == (URL, "Harbour reopens", article.text)


def test_an_item_survives_its_own_dict() -> None:
    data = Adapter(to_zyte(FULL)).asdict()

    assert Adapter(zyte_common_items.Article.from_dict(data)).asdict() == data


def test_the_article_itself_is_a_scrapy_item() -> None:
    adapter = itemadapter.ItemAdapter(FULL)

    assert itemadapter.is_item(FULL)
    assert adapter["headline"] == "Harbour reopens"
    assert set(adapter.field_names()) >= {"headline", "authors", "published", "text"}
    assert [author["name"] for author in adapter.asdict()["authors"]] == ["Ana Perez", "Bo Lind"]
