"""An article as schema.org's `NewsArticle` in JSON-LD."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsparse.export import iso_date, web_address
from newsparse.parts import AccessStatus, Author, AuthorKind, Dateline, Figure

if TYPE_CHECKING:
    from newsparse.article import Article

# Words longer than this on average: a script that does not part its words by spaces, where spaces count none.
_LONGEST_MEAN_WORD = 15
# What may end a script, begin a comment in it, or be no white space in old JavaScript; they stand in strings only.
_ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def to_jsonld(article: "Article") -> dict[str, Any]:
    """`article` as plain data in schema.org's vocabulary. What is not known is left out; so are unsafe addresses."""
    url = web_address(article.url)
    free = {AccessStatus.FREE: True, AccessStatus.PAYWALLED: False}.get(article.access.status)
    fields = {
        "headline": article.headline,
        "alternativeHeadline": list(article.alternative_headlines),
        "description": "\n".join(article.standfirst),
        "author": [_author(author) for author in article.authors],
        "datePublished": iso_date(article.published) if article.published else None,
        "dateModified": iso_date(article.updated) if article.updated else None,
        "dateline": _dateline(article.dateline) if article.dateline else None,
        "inLanguage": article.language,
        "url": url,
        "mainEntityOfPage": url,
        "publisher": _organization(article.site_name),
        "articleSection": article.section,
        "keywords": list(article.tags),
        "image": list(_images(article.figures, url)),
        "articleBody": article.text,
        "wordCount": _word_count(article.text),
        "isAccessibleForFree": free,
    }
    return {"@context": "https://schema.org", "@type": "NewsArticle", **_known(fields)}


def to_jsonld_script(article: "Article") -> str:
    """`to_jsonld` as a script element that can stand in any HTML page: nothing in it can end the script or begin another."""
    data = json.dumps(to_jsonld(article), ensure_ascii=False).translate(_ESCAPES)
    return f'<script type="application/ld+json">{data}</script>'


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """`fields` without those that say nothing. `False` says something."""
    return {key: value for key, value in fields.items() if value or value is False}


def _author(author: Author) -> dict[str, Any]:
    if author.kind is not AuthorKind.PERSON:
        return {"@type": "Organization", "name": author.name}
    affiliation = _organization(author.organization)
    return {"@type": "Person", "name": author.name, **_known({"jobTitle": author.role, "affiliation": affiliation})}


def _organization(name: str | None) -> dict[str, str] | None:
    return {"@type": "Organization", "name": name} if name else None


def _dateline(dateline: Dateline) -> str:
    """The place and the date as printed; the agency is no part of what schema.org calls a dateline."""
    return ", ".join(filter(None, [dateline.place, dateline.date]))


def _images(figures: tuple[Figure, ...], base: str | None) -> Iterator[dict[str, Any]]:
    for figure in figures:
        address = web_address(figure.url, base)
        if address is not None:
            fields = {"caption": figure.caption or figure.alt, "creditText": figure.credit}
            yield {"@type": "ImageObject", "url": address, **_known(fields)}


def _word_count(text: str) -> int | None:
    """How many words `text` has; `None` where spaces do not part them."""
    words = text.split()
    return len(words) if len(text) <= _LONGEST_MEAN_WORD * len(words) else None
