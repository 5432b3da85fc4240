"""Site, section, tags, address and access: which claim is taken, and that no unsafe address comes out."""

from itertools import starmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.document import Block, Claim, Document, Field, Image, Metadata, Source
from newsparse.labels import Dropped, Kept, Reason, Role
from newsparse.metadata import access, base_url, canonical_url, picture_url, section, site_name, tags
from newsparse.parser import Parser
from newsparse.parts import AccessStatus
from newsparse.titles import Titles, read_titles

PAGE = "https://news.example/2031/05/harbour.html?ref=x"
PARSER = Parser()


def document(head: str, url: str | None = PAGE) -> Document:
    return PARSER.read_html(head + "<h1>Harbour reopens</h1>", url)


def ld(properties: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {properties}}}</script>'


PUBLISHER = ld('"publisher": {"@type": "Organization", "name": "Example Media Ltd"}')
SITE = '<script type="application/ld+json">{"@type": "WebSite", "name": "Example Post"}</script>'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", None),
        ('<meta property="og:site_name" content="Example Post">' + PUBLISHER, "Example Post"),
        (PUBLISHER + SITE, "Example Post"),
        (PUBLISHER + '<meta name="application-name" content="EP">', "Example Media Ltd"),
        ('<meta name="publisher" content="Media Ltd"><meta name="application-name" content="EP">', "Media Ltd"),
        ('<meta name="application-name" content="https://news.example">', None),
        ('<meta name="application-name" content="Harbour reopens">', None),
        ("<title>Harbour reopens | Example Post</title>", "Example Post"),
        ('<meta property="og:site_name" content="' + "x" * 200 + '">' + PUBLISHER, "Example Media Ltd"),
        ('<meta property="og:site_name" content=" - ">', None),
    ],
)
def test_the_site(head: str, expected: str | None) -> None:
    page = document(head)

    assert site_name(page, read_titles(page, page.blocks[0])) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", None),
        ('<meta property="article:section" content="Coast">' + ld('"articleSection": "News"'), "Coast"),
        (ld('"articleSection": ["Coast", "News"]'), "Coast"),
        (ld('"articleSection": "Coast,News"'), "Coast"),
        (ld('"articleSection": "Books, Film & Music"'), "Books, Film & Music"),
        ('<meta name="section" content="/weather/">', "weather"),
        (ld('"articleSection": ["Harbour reopens", "Coast"]'), "Coast"),
        (ld('"articleSection": "https://news.example/coast"'), None),
        (ld('"articleSection": "' + "x" * 100 + '"'), None),
    ],
)
def test_the_section(head: str, expected: str | None) -> None:
    assert section(document(head), Titles("Harbour reopens")) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", ()),
        (ld('"keywords": ["Storm", "Ferries", "storm"]'), ("Storm", "Ferries")),
        (ld('"keywords": "Storm, Ferries"') + '<meta name="keywords" content="news, world">', ("Storm", "Ferries")),
        ('<meta name="keywords" content="Storm, Ferries">', ("Storm", "Ferries")),
        (
            '<meta property="article:tag" content="Storm"><meta property="article:tag" content="Ferries">',
            ("Storm", "Ferries"),
        ),
        (
            ld(
                '"keywords": ["type:story", "id_4711", "/article", "a|b", "k=v", "&quot", "Storm", "U.S. trade: steel"]'
            ),
            ("Storm", "U.S. trade: steel"),
        ),
        (ld('"keywords": ["98be933f-38cf-4fba-b6c6-ad438e82010a", "https://x.example", "' + "x" * 100 + '"]'), ()),
        (ld('"keywords": "' + ", ".join(map(str, range(500))) + '"'), tuple(map(str, range(100)))),
    ],
)
def test_tags(head: str, expected: tuple[str, ...]) -> None:
    assert tags(document(head)) == expected


CANONICAL = '<link rel="canonical" href="{}">'.format


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ("", None, None),
        ("", PAGE, PAGE),
        ("", "javascript:alert(1)", None),
        (CANONICAL("https://news.example/harbour"), PAGE, "https://news.example/harbour"),
        (CANONICAL("/harbour"), PAGE, "https://news.example/harbour"),
        (CANONICAL("/harbour"), None, None),
        ('<base href="https://other.example/a/">' + CANONICAL("harbour"), None, "https://other.example/a/harbour"),
        (CANONICAL("https://agency.example/harbour"), PAGE, "https://agency.example/harbour"),
        (CANONICAL("javascript:alert(1)"), PAGE, PAGE),
        (CANONICAL("javascript:alert(1)"), None, None),
        (CANONICAL("https://news.example/"), PAGE, PAGE),
        (CANONICAL("https://news.example/"), None, "https://news.example/"),
        (
            '<meta property="og:url" content="https://news.example/og">' + CANONICAL("https://news.example/link"),
            PAGE,
            "https://news.example/link",
        ),
        (ld('"url": "https://news.example/ld"'), None, "https://news.example/ld"),
        (CANONICAL("https://news.example/?p=2895"), PAGE, "https://news.example/?p=2895"),
    ],
)
def test_the_address(head: str, url: str | None, expected: str | None) -> None:
    assert canonical_url(document(head, url)) == expected


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ("", None, None),
        ("", PAGE, PAGE),
        ('<base href="/a/">', PAGE, "https://news.example/a/"),
        ('<base href="javascript:alert(1)//">', PAGE, PAGE),
        ('<base href="data:text/html,">', None, None),
        ('<base href="http://[">', PAGE, PAGE),
    ],
)
def test_what_addresses_are_seen_from(head: str, url: str | None, expected: str | None) -> None:
    assert base_url(document(head, url)) == expected


def test_a_picture() -> None:
    def seen(url: str) -> str | None:
        return picture_url(Image(0, 0, url), "https://news.example/a/b")

    assert seen("crane.jpg") == "https://news.example/a/crane.jpg"
    assert seen("javascript:alert(1)") is None
    assert seen("data:image/svg+xml,<svg onload=alert(1)>") is None


@pytest.mark.parametrize(
    ("head", "status", "evidence"),
    [
        ("", AccessStatus.UNKNOWN, ()),
        (ld('"isAccessibleForFree": true'), AccessStatus.FREE, ("NewsArticle.isAccessibleForFree is true",)),
        (ld('"isAccessibleForFree": "False"'), AccessStatus.PAYWALLED, ("NewsArticle.isAccessibleForFree is False",)),
        (
            ld('"isAccessibleForFree": "http://schema.org/True"'),
            AccessStatus.FREE,
            ("NewsArticle.isAccessibleForFree is http://schema.org/True",),
        ),
        (
            ld('"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": false}'),
            AccessStatus.PAYWALLED,
            ("NewsArticle.hasPart.isAccessibleForFree is false",),
        ),
        (
            '<meta property="article:content_tier" content="free">' + ld('"isAccessibleForFree": false'),
            AccessStatus.PAYWALLED,
            ("article:content_tier is free", "NewsArticle.isAccessibleForFree is false"),
        ),
        (
            '<meta property="article:content_tier" content="metered">',
            AccessStatus.PAYWALLED,
            ("article:content_tier is metered",),
        ),
        ('<meta property="article:content_tier" content="gold">', AccessStatus.UNKNOWN, ()),
    ],
)
def test_access(head: str, status: AccessStatus, evidence: tuple[str, ...]) -> None:
    found = access(document(head))

    assert found.status is status
    assert set(found.evidence) == set(evidence)


def test_a_block_that_asks_to_subscribe_is_evidence_and_no_proof() -> None:
    sign_in, hidden, story = Block(0, "Sign in"), Block(1, "Subscribe", hidden=True), Block(2, "Ferries run again.")
    labels = (
        Dropped(sign_in, Reason.PAYWALL, "furniture_phrase"),
        Dropped(hidden, Reason.PAYWALL, "furniture_phrase"),
        Kept(story, Role.PARAGRAPH, "paragraph"),
    )

    found = access(Document((sign_in, hidden, story)), labels)

    assert found.status is AccessStatus.UNKNOWN
    assert found.evidence == ("block 0 asks to sign in or subscribe",)


CLAIMS = st.tuples(
    st.sampled_from([Field.URL, Field.BASE, Field.IMAGE, Field.SITE_NAME, Field.SECTION, Field.TAG, Field.FREE]),
    st.sampled_from(["javascript:alert(1)", "data:text/html,x", "/x", "//a.example", "http://[", "\ud800", "x" * 5000])
    | st.text(min_size=1),
    st.sampled_from(Source),
    st.just("key"),
)


@given(st.lists(CLAIMS, max_size=8), st.none() | st.text())
def test_whatever_is_claimed_nothing_unsafe_comes_out(
    claims: list[tuple[Field, str, Source, str]], url: str | None
) -> None:
    page = Document(metadata=Metadata(tuple(starmap(Claim, claims))), url=url)

    for address in (canonical_url(page), base_url(page)):
        assert address is None or address.lower().startswith(("http://", "https://"))
    for text in (site_name(page, Titles()), section(page, Titles()), *tags(page)):
        assert text is None or (text.strip() and "://" not in text)
    assert access(page) == access(page)


def test_words_that_are_counted_and_missing_are_evidence_of_a_wall() -> None:
    page = Document(metadata=Metadata((Claim(Field.WORD_COUNT, "900", Source.JSON_LD, "NewsArticle.wordCount"),)))

    short = access(page, (), "The ferry will sail. " * 60)
    assert (short.status, short.evidence) == (AccessStatus.UNKNOWN, ("the page counts 900 words, 240 are here",))
    assert access(page, (), "The ferry will sail. " * 200).evidence == ()
    assert access(page, (), "渡轮今年冬天将继续航行。" * 40).evidence == ()
    odd = Document(metadata=Metadata((Claim(Field.WORD_COUNT, "many", Source.JSON_LD, "NewsArticle.wordCount"),)))
    assert access(odd, (), "The ferry will sail.").evidence == ()
