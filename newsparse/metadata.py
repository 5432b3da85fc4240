"""What the page says of itself beside headline, people and dates: site, section, tags, address, access.

Each function chooses among the claims by source, the more reliable first; all claims stay readable in `Article.claims`.
"""

import re
from collections.abc import Sequence

from newsparse.document import Claim, Document, Field, Image, Source
from newsparse.labels import Dropped, Label, Reason
from newsparse.parts import Access, AccessStatus
from newsparse.titles import Titles
from newsparse.urls import relative_url, safe_url, unarchived

_WORD = re.compile(r"\w+")
_LONGEST_NAME, _LONGEST_SECTION, _LONGEST_TAG = 80, 60, 60
_MOST_TAGS = 100
# Counts differ by what is counted; where a page counts so many times the words that are here, some are missing.
_MISSING, _MOST_DIGITS, _LONGEST_MEAN_WORD = 1.6, 6, 15
# Keys and identifiers that a content management system keeps among the tags: `type:story`, `id_4711`, `/article`.
_MACHINE = re.compile(r"[_|={}<>]|^[/&]|\S:\S|[0-9a-f]{8}-[0-9a-f]{4}-")
_SITE_KEYS = frozenset(("og:site_name", "WebSite.name"))
# How vocabularies write that anybody may read (`isAccessibleForFree`, `article:content_tier`), and that not everybody may.
_FREE = frozenset(("true", "free", "yes", "1"))
_PAID = frozenset(("false", "locked", "metered", "no", "0"))


def site_name(document: Document, titles: Titles) -> str | None:
    """What the site calls itself; `None` where the page does not say. `titles` are those that `read_titles` found."""
    order = (Source.OPEN_GRAPH, Source.JSON_LD, Source.META, Source.MICRODATA)
    # The site's own name before its publisher's, and before the names that a page's head has for devices.
    claims = sorted(_by_source(document, Field.SITE_NAME, order), key=lambda claim: claim.key not in _SITE_KEYS)
    headline = _words(titles.headline)
    names = (claim.raw for claim in claims if _is_name(claim.raw, _LONGEST_NAME) and _words(claim.raw) != headline)
    return next(names, titles.site_name)


def section(document: Document, titles: Titles) -> str | None:
    """The part of the site that the article stands in, the first where it stands in several; `None` where none is named."""
    headline = _words(titles.headline)
    order = (Source.OPEN_GRAPH, Source.JSON_LD, Source.MICRODATA, Source.META)
    for claim in _by_source(document, Field.SECTION, order):
        # A list in one text, unless the section itself is one ("Books, Film & Music").
        name = claim.raw if "&" in claim.raw else claim.raw.partition(",")[0]
        name = name.strip(" /")
        if _is_name(name, _LONGEST_SECTION) and _words(name) != headline:
            return name
    return None


def tags(document: Document) -> tuple[str, ...]:
    """The keywords of the article, in the page's order, each once; those of the article itself before those of the page."""
    claims = document.metadata.of(Field.TAG)
    for sources in ((Source.JSON_LD, Source.OPEN_GRAPH), (Source.META, Source.MICRODATA)):
        found: dict[str, str] = {}
        for claim in claims:
            if claim.source in sources and _is_name(claim.raw, _LONGEST_TAG) and not _MACHINE.search(claim.raw):
                found.setdefault(claim.raw.casefold(), claim.raw)
        if found:
            return tuple(found.values())[:_MOST_TAGS]
    return ()


def base_url(document: Document) -> str | None:
    """The address that the page's relative addresses are seen from; `None` where there is none."""
    url = safe_url(document.url)
    for claim in document.metadata.of(Field.BASE)[:1]:
        return safe_url(claim.raw, url) or url
    return url


def canonical_url(document: Document) -> str | None:
    """The page's own idea of its address, where it is a `http` or `https` one; else the caller's, on the same terms.

    A site's front page is not taken for an article's address where another is known. Of an archive's address it is the
    address that was archived.
    """
    base = base_url(document)
    order = (Source.LINK, Source.OPEN_GRAPH, Source.JSON_LD, Source.MICRODATA, Source.META)
    kinds: dict[Source, str] = {}
    for claim in _by_source(document, Field.URL, order):
        kinds.setdefault(claim.source, claim.raw)
    front = None
    for raw in (*kinds.values(), document.url):
        if url := safe_url(unarchived(raw), base):
            if not _is_front_page(url):
                return url
            front = front or url
    return front


def is_front_page(document: Document) -> bool:
    """Whether the page's address, as `canonical_url` gives it, is that of its site's front page."""
    url = canonical_url(document)
    return url is not None and _is_front_page(url)


def picture_url(image: Image, base: str | None) -> str | None:
    """The whole address of a picture, `http` or `https`; `None` where it has none. `base` is the page's `base_url`.

    Where the page's own address is not known, a relative address stays relative.
    """
    return safe_url(image.url, base) or (relative_url(image.url) if base is None else None)


def access(document: Document, labels: Sequence[Label] = (), text: str | None = None) -> Access:
    """Whether anybody may read the article, as the page claims, with every claim as evidence.

    One claim that not everybody may is enough. Blocks that ask to sign in or subscribe are evidence too, and so are words that
    the page counts and `text`, that of the body, has not; but they prove nothing by themselves: most such blocks are links
    at the top of pages that anybody may read.
    """
    evidence: dict[str, None] = {}
    free = paid = False
    for claim in document.metadata.of(Field.FREE):
        value = claim.raw.rpartition("/")[2].strip().casefold()  # also https://schema.org/False
        free, paid = free or value in _FREE, paid or value in _PAID
        if value in _FREE or value in _PAID:
            evidence[f"{claim.key} is {claim.raw}"] = None
    paywall = Reason.PAYWALL  # a look into an enumeration is slow
    walls = [label.block for label in labels if type(label) is Dropped and label.reason is paywall]
    for block in walls:
        if not block.hidden:
            evidence[f"block {block.index} asks to sign in or subscribe"] = None
    if text is not None and (missing := missing_words(document, text)):
        evidence[missing] = None
    status = AccessStatus.PAYWALLED if paid else AccessStatus.FREE if free else AccessStatus.UNKNOWN
    return Access(status, tuple(evidence))


def missing_words(document: Document, text: str) -> str | None:
    """What to say where the page counts many more words than `text`, that of the body, has; `None` where it does not.

    Where spaces part no words, as in Chinese, theirs are not counted.
    """
    raw = next((claim.raw for claim in document.metadata.of(Field.WORD_COUNT)), "")
    if not (raw.isascii() and raw.isdigit() and len(raw) <= _MOST_DIGITS):
        return None
    here = len(text.split())
    told = int(raw) > _MISSING * here and len(text) <= _LONGEST_MEAN_WORD * here
    return f"the page counts {raw} words, {here} are here" if told else None


def _by_source(document: Document, field: Field, order: Sequence[Source]) -> list[Claim]:
    """The claims about `field` from the sources of `order`, in that order, and within each in the page's."""
    claims = (claim for claim in document.metadata.of(field) if claim.source in order)
    return sorted(claims, key=lambda claim: order.index(claim.source))


def _is_name(text: str, longest: int) -> bool:
    """Whether `text` may be what something is called: short, with letters or digits, and no address."""
    return 0 < len(text) <= longest and "://" not in text and _WORD.search(text) is not None


def _is_front_page(url: str) -> bool:
    path, _, query = url.partition("#")[0].partition("://")[2].partition("/")[2].partition("?")
    return not path.strip("/") and not any(map(str.isdigit, query))  # `/?p=2895` is one story


def _words(text: str | None) -> list[str]:
    return _WORD.findall((text or "").casefold())
