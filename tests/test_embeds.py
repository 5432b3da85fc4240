"""Embeds: where a post, video or chart is from and who made it; their text is no prose of the article's."""

import pytest

import newsparse
from newsparse.embeds import embed_table, read_embed_table
from newsparse.errors import DataError
from newsparse.parts import BlockQuote, Embed
from tests.html_pages import SENTENCES


def page(inner: str) -> str:
    first, *rest = [f"<p>{sentence} {sentence.lower()}</p>" for sentence in SENTENCES]
    return f"<html lang=en><title>Ferry to run all winter</title><h1>Ferry to run all winter</h1><article>{first}{inner}{''.join(rest)}</article>"


def embeds(inner: str, url: str | None = None) -> list[Embed]:
    return [part for part in newsparse.parse_html(page(inner), url=url).body if isinstance(part, Embed)]


POSTS = {
    "x": (
        (
            '<blockquote class="twitter-tweet"><p lang="en">The “Maid” sails at noon. <a href="https://t.co/abc">pic</a></p>'
            '&mdash; Una Garrick (@unagarrick) <a href="https://twitter.com/unagarrick/status/123">March 4, 2026</a></blockquote>'
        ),
        ("https://twitter.com/unagarrick/status/123", "X", "Una Garrick"),
    ),
    "x without a class": (
        (
            "<blockquote><p>The “Maid” sails at noon.</p>&mdash; Una Garrick (@unagarrick) "
            '<a href="https://x.com/unagarrick/status/123">March 4, 2026</a></blockquote>'
        ),
        ("https://x.com/unagarrick/status/123", "X", "Una Garrick"),
    ),
    "instagram": (
        (
            '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/Cx/"><div>'
            '<a href="https://www.instagram.com/p/Cx/">View this post on Instagram</a>'
            '<p><a href="https://www.instagram.com/p/Cx/">A post shared by Ivo Tansley (@ivotansley)</a></p></div></blockquote>'
        ),
        ("https://www.instagram.com/p/Cx/", "Instagram", "Ivo Tansley"),
    ),
    "tiktok": (
        (
            '<blockquote cite="https://www.tiktok.com/@courier/video/77" class="tiktok-embed"><section>'
            '<a href="https://www.tiktok.com/@courier">@courier</a> The pier today</section></blockquote>'
        ),
        ("https://www.tiktok.com/@courier/video/77", "TikTok", "@courier"),
    ),
    "bluesky": (
        (
            '<blockquote class="bluesky-embed"><p>Hello from the boat.</p>&mdash; Jo Brine '
            '(<a href="https://bsky.app/profile/x">@jobrine.bsky.social</a>) '
            '<a href="https://bsky.app/profile/x/post/1">4 March 2026</a></blockquote>'
        ),
        ("https://bsky.app/profile/x/post/1", "Bluesky", "Jo Brine"),
    ),
    "youtube": (
        '<figure><iframe src="https://www.youtube-nocookie.com/embed/xyz"></iframe></figure>',
        ("https://www.youtube-nocookie.com/embed/xyz", "YouTube", None),
    ),
    "youtube in amp": (
        '<amp-youtube data-videoid="xyz"></amp-youtube>',
        ("https://www.youtube.com/watch?v=xyz", "YouTube", None),
    ),
    "loaded late": (
        '<iframe src="about:blank" data-src="https://t.me/courier/68?embed=1"></iframe>',
        ("https://t.me/courier/68?embed=1", "Telegram", None),
    ),
    "without a scheme": (
        '<iframe src="//datawrapper.dwcdn.net/AbC/1/"></iframe>',
        ("https://datawrapper.dwcdn.net/AbC/1/", "Datawrapper", None),
    ),
    "mastodon": (
        '<iframe src="https://mastodon.social/@courier/111/embed" class="mastodon-embed"></iframe>',
        ("https://mastodon.social/@courier/111/embed", "Mastodon", None),
    ),
    "facebook": (
        '<div class="fb"><iframe src="https://www.facebook.com/plugins/post.php?href=x"></iframe></div>',
        ("https://www.facebook.com/plugins/post.php?href=x", "Facebook", None),
    ),
}


@pytest.mark.parametrize(("inner", "expected"), POSTS.values(), ids=list(POSTS))
def test_where_it_is_from_and_who_made_it(inner: str, expected: tuple[str, str, str | None]) -> None:
    (embed,) = embeds(inner)

    assert (embed.url, embed.provider, embed.author) == expected


@pytest.mark.parametrize("inner", [inner for inner, _ in POSTS.values()], ids=list(POSTS))
def test_its_words_are_neither_in_the_text_nor_in_a_quotation(inner: str) -> None:
    plain, article = newsparse.parse_html(page("")), newsparse.parse_html(page(inner))

    assert article.text == plain.text
    assert article.quotes == plain.quotes


def test_all_its_lines_are_kept() -> None:
    (embed,) = embeds(POSTS["x"][0])

    assert embed.text == "The “Maid” sails at noon. pic\n— Una Garrick (@unagarrick) March 4, 2026"


@pytest.mark.parametrize(
    "inner",
    [
        '<iframe src="https://ads.example/frame"></iframe>',
        '<iframe src="javascript:alert(1)"></iframe>',
        "<iframe></iframe>",
        '<noscript><iframe src="https://tags.example/ns.html" height="0"></iframe></noscript>',
    ],
)
def test_frames_of_unknown_places_are_none(inner: str) -> None:
    assert embeds(inner) == []


def test_a_quotation_that_links_to_its_source_is_none() -> None:
    inner = '<blockquote><p>We shall keep the boat running in every winter to come.</p><a href="https://courier.example/letters">The letter</a></blockquote>'
    article = newsparse.parse_html(page(inner))

    assert embeds(inner) == []
    assert any(isinstance(part, BlockQuote) for part in article.body)


def test_frames_beside_the_story_are_none() -> None:
    source = page("") + '<footer><iframe src="https://www.youtube.com/embed/x"></iframe></footer>'

    assert not any(isinstance(part, Embed) for part in newsparse.parse_html(source).body)


@pytest.mark.parametrize(
    ("url", "provider"),
    [
        ("https://m.youtube.com/watch?v=1", "YouTube"),
        ("https://youtu.be/1", "YouTube"),
        ("https://notyoutube.com/1", None),
        ("https://www.google.com/maps/embed?pb=1", "Google Maps"),
        ("https://www.google.com/search", None),
        ("https://[broken", None),
        (None, None),
    ],
)
def test_a_provider_is_known_by_the_host(url: str | None, provider: str | None) -> None:
    assert embed_table().provider_of(url) == provider


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("[provider]", "provider"),
        ('[providers]\nA = ["x.example"]\nB = ["x.example"]', "providers.B"),
        ('[elements]\nx-post = ["id"]', "elements.x-post"),
        ('[elements]\nx-post = ["id", "https://x.example/"]', "elements.x-post"),
        ("[attributes]\nlater = []", "attributes.later"),
        ("[words]\nby = []", "words.by"),
    ],
)
def test_a_fault_in_the_table_names_file_and_key(source: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        read_embed_table(source, "own.toml")

    assert "own.toml" in str(caught.value)
    assert key in str(caught.value)
