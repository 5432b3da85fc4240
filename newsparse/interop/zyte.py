"""An article as a `zyte_common_items.Article`: the item that Scrapy and web-poet spiders share. Extra: `newsparse[zyte]`."""

from zyte_common_items import Article as Item
from zyte_common_items import Author, Breadcrumb, Image

from newsparse.article import Article
from newsparse.document import Document, Field, Metadata, Source
from newsparse.errors import InputError
from newsparse.metadata import base_url, canonical_url
from newsparse.parts import Timestamp
from newsparse.urls import safe_url


def to_zyte(article: Article) -> Item:
    """`article` as an item. What is not known is `None`; addresses are `http` or `https`, or left out.

    A date without a time of day is midnight there, because the item's dates have a time; without a zone where the page
    gave none. As the item asks, `datePublished` is the date of change where no date of publication is known.

    Raises `InputError` where the article has no address: an item must have one.
    """
    url = safe_url(article.url)
    if url is None:
        raise InputError(f"an item needs the page's http or https address, not {article.url!r}: parse with url=...")
    page = Document(metadata=Metadata(article.claims), url=url)
    published = article.published or article.updated
    images = _images(article, base_url(page))
    return Item(
        url=url,
        canonicalUrl=_canonical(page),
        headline=article.headline,
        datePublished=_date(published),
        datePublishedRaw=published.raw if published else None,
        dateModified=_date(article.updated),
        dateModifiedRaw=article.updated.raw if article.updated else None,
        authors=_authors(article) or None,
        breadcrumbs=[Breadcrumb(name=article.section)] if article.section else None,
        inLanguage=article.language,
        mainImage=images[0] if images else None,
        images=images or None,
        description=_description(article),
        articleBody=article.text or None,
    )


def _canonical(page: Document) -> str | None:
    """The address that the page claims; the one it was fetched from is no claim."""
    return canonical_url(page) if page.metadata.of(Field.URL) else None


def _date(timestamp: Timestamp | None) -> str | None:
    if timestamp is None:
        return None
    written = timestamp.value.isoformat(timespec="seconds")
    return written.removesuffix("+00:00") + "Z" if written.endswith("+00:00") else written


def _authors(article: Article) -> list[Author]:
    raw = article.byline.raw if article.byline else None
    return [Author(name=author.name, nameRaw=raw) for author in article.authors]


def _images(article: Article, base: str | None) -> list[Image]:
    urls = (safe_url(figure.url, base) for figure in article.figures)
    return [Image(url=url) for url in dict.fromkeys(urls) if url]


def _description(article: Article) -> str | None:
    """The standfirst; where there is none, what the page's head says for one."""
    if article.standfirst:
        return "\n".join(article.standfirst)
    claims = (claim for claim in article.claims if claim.field is Field.DESCRIPTION)
    order = (Source.JSON_LD, Source.OPEN_GRAPH, Source.META, Source.MICRODATA)
    ranked = sorted((claim for claim in claims if claim.source in order), key=lambda claim: order.index(claim.source))
    return ranked[0].raw if ranked else None
