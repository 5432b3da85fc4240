"""JSON-LD: schema.org's words for what is known, and nothing for what is not."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from newsparse.article import Article
from newsparse.export.jsonld import to_jsonld
from newsparse.parts import (
    Access,
    AccessStatus,
    Author,
    AuthorKind,
    Dateline,
    Figure,
    Origin,
    Outcome,
    Precision,
    Timestamp,
    TimestampKind,
)
from newsparse.text import Span
from tests.strategies import articles

MOMENT = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)


def picture(url: str, caption: str | None = None, credit: str | None = None, alt: str | None = None) -> Figure:
    return Figure(Span(0, 0, ""), Origin((0,)), caption, credit, alt, url)


def test_the_whole() -> None:
    article = Article(
        Outcome.ARTICLE,
        headline="Harbour opens",
        kicker="Ports",
        alternative_headlines=("Port open again",),
        standfirst=("It took ten years.", "And a lot of sand."),
        authors=(
            Author("Jo Ndiaye", role="Correspondent", organization="The Quay"),
            Author("Wire Service", AuthorKind.AGENCY),
            Author("The Quay", AuthorKind.ORGANIZATION, role="ignored"),
        ),
        dateline=Dateline("PORT AMEL", "Wire Service", "March 5", Span(0, 4, "PORT")),
        published=Timestamp(MOMENT, TimestampKind.PUBLISHED, Precision.MINUTE, "", ""),
        updated=Timestamp(MOMENT, TimestampKind.UPDATED, Precision.DAY, "", ""),
        language="en",
        url="https://news.example/harbour",
        site_name="The Quay",
        section="World",
        tags=("ports", "sea"),
        text="PORT AMEL, March 5 (Wire Service) - It opened.",
        body=(
            picture("/crane.jpg", "A crane", "Ada Moreau", "Crane at dawn"),
            picture("data:image/gif;base64,R0"),
            picture("https://news.example/2", alt="Sand"),
        ),
        access=Access(AccessStatus.PAYWALLED),
    )

    assert article.to_jsonld() == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Harbour opens",
        "alternativeHeadline": ["Port open again"],
        "description": "It took ten years.\nAnd a lot of sand.",
        "author": [
            {
                "@type": "Person",
                "name": "Jo Ndiaye",
                "jobTitle": "Correspondent",
                "affiliation": {"@type": "Organization", "name": "The Quay"},
            },
            {"@type": "Organization", "name": "Wire Service"},
            {"@type": "Organization", "name": "The Quay"},
        ],
        "datePublished": "2024-03-05T09:30:00+00:00",
        "dateModified": "2024-03-05",
        "dateline": "PORT AMEL, March 5",
        "inLanguage": "en",
        "url": "https://news.example/harbour",
        "mainEntityOfPage": "https://news.example/harbour",
        "publisher": {"@type": "Organization", "name": "The Quay"},
        "articleSection": "World",
        "keywords": ["ports", "sea"],
        "image": [
            {
                "@type": "ImageObject",
                "url": "https://news.example/crane.jpg",
                "caption": "A crane",
                "creditText": "Ada Moreau",
            },
            {"@type": "ImageObject", "url": "https://news.example/2", "caption": "Sand"},
        ],
        "articleBody": "PORT AMEL, March 5 (Wire Service) - It opened.",
        "wordCount": 9,
        "isAccessibleForFree": False,
    }


def test_what_is_not_known_is_left_out() -> None:
    assert to_jsonld(Article(Outcome.EMPTY)) == {"@context": "https://schema.org", "@type": "NewsArticle"}


@pytest.mark.parametrize(
    ("status", "expected"),
    [(AccessStatus.FREE, True), (AccessStatus.PAYWALLED, False), (AccessStatus.UNKNOWN, None)],
)
def test_access(status: AccessStatus, expected: bool | None) -> None:
    found = to_jsonld(Article(Outcome.ARTICLE, access=Access(status)))

    assert found.get("isAccessibleForFree") is expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two words.", 2),
        ("", None),
        ("港は十年ぶりに再び開かれた。市長は式典で感謝を述べた。\n\n船は翌朝に出た。", None),
        ("항구가 다시 열렸다", 3),
    ],
)
def test_words_are_counted_where_spaces_part_them(text: str, words: int | None) -> None:
    assert to_jsonld(Article(Outcome.ARTICLE, text=text)).get("wordCount") == words


def values(data: Any) -> list[Any]:
    if isinstance(data, dict):
        return [value for item in data.values() for value in values(item)]
    if isinstance(data, list):
        return [value for item in data for value in values(item)] or [None]
    return [data]


@given(articles())
def test_it_is_plain_data_without_empty_values_and_unsafe_addresses(article: Article) -> None:
    found = to_jsonld(article)

    assert json.loads(json.dumps(found)) == found
    assert not [value for value in values(found) if value in (None, "", 0) and value is not False]
    addresses = [found.get("url"), *(image["url"] for image in found.get("image", ()))]
    assert all(str(url).lower().startswith(("http://", "https://")) for url in addresses if url is not None)
