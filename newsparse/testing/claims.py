"""What a page says of itself: metadata as JSON-LD, `og:` properties, microdata and `<meta name>`."""

import json
from html import escape

from newsparse.article import Article
from newsparse.parts import AuthorKind
from newsparse.testing.truth import Meta


def head(story: Article, metadata: frozenset[Meta]) -> str:
    """The inside of `<head>`."""
    title = story.headline or ""
    if story.site_name:
        title = f"{title} - {story.site_name}"
    tags = ['<meta charset="utf-8">', f"<title>{escape(title, quote=False)}</title>"]
    if Meta.META in metadata:
        tags += _plain(story)
    if Meta.OPEN_GRAPH in metadata:
        tags += _open_graph(story)
    if Meta.JSON_LD in metadata:
        tags.append(_json_ld(story))
    return "\n".join(tags)


def scope(metadata: frozenset[Meta]) -> str:
    """The attributes of the element that microdata are about."""
    return ' itemscope itemtype="https://schema.org/NewsArticle"' if Meta.MICRODATA in metadata else ""


def items(story: Article, metadata: frozenset[Meta]) -> str:
    """Microdata for the inside of that element."""
    if Meta.MICRODATA not in metadata:
        return ""
    claims = [
        _meta("itemprop", "headline", story.headline),
        *_dates(story, "itemprop", "datePublished", "dateModified"),
    ]
    for author in story.authors:
        name = _meta("itemprop", "name", author.name)
        claims.append(
            f'<span itemprop="author" itemscope itemtype="https://schema.org/{_type(author.kind)}">{name}</span>'
        )
    if story.site_name:
        name = _meta("itemprop", "name", story.site_name)
        claims.append(f'<span itemprop="publisher" itemscope itemtype="https://schema.org/Organization">{name}</span>')
    return "\n".join(claim for claim in claims if claim) + "\n"


def _plain(story: Article) -> list[str]:
    names = ", ".join(author.name for author in story.authors) or None
    tags = [_meta("name", "author", names), _meta("name", "description", next(iter(story.standfirst), None))]
    tags += _dates(story, "name", "date", "last-modified")
    if story.url:
        tags.append(f'<link rel="canonical" href="{escape(story.url)}">')
    return [tag for tag in tags if tag]


def _open_graph(story: Article) -> list[str]:
    tags = [
        _meta("property", "og:type", "article"),
        _meta("property", "og:title", story.headline),
        _meta("property", "og:site_name", story.site_name),
        _meta("property", "og:url", story.url),
        _meta("property", "article:section", story.section),
        *(_meta("property", "article:author", author.name) for author in story.authors),
        *_dates(story, "property", "article:published_time", "article:modified_time"),
    ]
    return [tag for tag in tags if tag]


def _json_ld(story: Article) -> str:
    made: dict[str, object] = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": story.headline}
    if story.published is not None:
        made["datePublished"] = story.published.value.isoformat()
    if story.updated is not None:
        made["dateModified"] = story.updated.value.isoformat()
    if story.authors:
        made["author"] = [{"@type": _type(author.kind), "name": author.name} for author in story.authors]
    if story.site_name:
        made["publisher"] = {"@type": "Organization", "name": story.site_name}
    if story.section:
        made["articleSection"] = story.section
    if story.url:
        made["mainEntityOfPage"] = story.url
    # As sites must: an end tag inside a script would end it.
    text = json.dumps(made, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json">{text}</script>'


def _type(kind: AuthorKind) -> str:
    return "Person" if kind is AuthorKind.PERSON else "Organization"


def _dates(story: Article, attribute: str, published: str, updated: str) -> list[str]:
    tags = []
    if story.published is not None:
        tags.append(_meta(attribute, published, story.published.value.isoformat()))
    if story.updated is not None:
        tags.append(_meta(attribute, updated, story.updated.value.isoformat()))
    return tags


def _meta(attribute: str, name: str, content: str | None) -> str:
    return "" if content is None else f'<meta {attribute}="{name}" content="{escape(content)}">'
