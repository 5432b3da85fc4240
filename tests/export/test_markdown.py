"""Markdown: what a Markdown reader sees are the article's own words, and YAML gives the metadata back exactly."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import attrs
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsparse.article import Article
from newsparse.export.markdown import to_markdown
from newsparse.parts import (
    Author,
    BlockQuote,
    BodyBlock,
    Embed,
    Figure,
    HeadingHow,
    ListBlock,
    LiveEntry,
    Note,
    Origin,
    Outcome,
    Paragraph,
    Precision,
    PullQuote,
    Quote,
    QuoteKind,
    Speaker,
    Subheading,
    Table,
    Timestamp,
    TimestampKind,
)
from newsparse.text import Span, fold, fold_lines
from tests.strategies import articles, lay_out, lines, texts

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NOWHERE = Span(0, 0, "")
ORIGIN = Origin((0,))


def prose(text: str) -> Paragraph:
    return Paragraph(Span(0, len(text), text), ORIGIN)


def article_of(*parts: BodyBlock, **fields: Any) -> Article:
    text, body = lay_out(parts)
    return Article(Outcome.ARTICLE, text=text, body=body, **fields)


def split(markdown: str) -> tuple[dict[str, Any], str]:
    """Front matter and body."""
    opening, front, body = markdown.split("---\n", 2)
    assert opening == ""
    loaded = yaml.safe_load(front)
    assert isinstance(loaded, dict)
    return loaded, body


def body_of(*parts: BodyBlock, **fields: Any) -> str:
    return split(to_markdown(article_of(*parts, **fields)))[1].strip("\n")


def inline_text(token: Token) -> str:
    shown = []
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            shown.append("\n")
        elif child.type not in {"em_open", "em_close", "image"}:
            assert child.type == "text", f"{child.type} in {token.content!r}"
            shown.append(child.content)
    return "".join(shown)


def strips_read(markdown: str) -> Iterator[tuple[str, str]]:
    """What a Markdown reader sees: the elements around a piece of text, and the text."""
    around: list[str] = []
    for token in READER.parse(markdown):
        if token.nesting == 1:
            around.append(token.tag)
        elif token.nesting == -1:
            around.pop()
        elif token.type == "inline":
            yield " ".join(around), inline_text(token)
        else:
            pytest.fail(f"{token.type} was never written")


def strips_expected(block: BodyBlock) -> list[tuple[str, str]]:
    match block:
        case Paragraph():
            return [("p", block.text)]
        case Note():
            return [("p", block.text)]
        case Subheading():
            return [(f"h{block.level}", block.text)]
        case ListBlock():
            return [("ol li p" if block.ordered else "ul li p", item) for item in block.items]
        case BlockQuote():
            return [("blockquote p", line) for line in block.text.split("\n")]
        case PullQuote():
            return [("blockquote p", block.text)]
        case LiveEntry():
            return [("h3", block.text.replace("\n", " "))]
        case Table():
            return table_expected([row for row in block.rows if row])
        case Figure() | Embed():
            return []


def table_expected(rows: list[tuple[str, ...]]) -> list[tuple[str, str]]:
    width = max(map(len, rows), default=0)
    full = [(*row, *[""] * (width - len(row))) for row in rows]
    heads = [("table thead tr th", cell) for row in full[:1] for cell in row]
    return heads + [("table tbody tr td", cell) for row in full[1:] for cell in row]


def without_pictures(article: Article) -> Article:
    return attrs.evolve(article, body=tuple(b for b in article.body if not isinstance(b, Figure | Embed)))


@given(articles())
def test_a_reader_sees_the_articles_own_words(article: Article) -> None:
    article = without_pictures(article)
    _, body = split(to_markdown(article))

    expected = [("h1", article.headline)] if article.headline else []
    expected += [("p", line) for line in article.standfirst]
    for block in article.body:
        expected += strips_expected(block)
    assert list(strips_read(body)) == expected


# Random characters seldom make mark-up; pieces of it, put together at random, often do.
PIECES = (
    *("# ", "## ", " #", "- ", "-", "--", "* ", "+ ", "1. ", "20) ", "> ", "===", "---", "***", "___", "- - -"),
    *("*", "**", "_", "__", "`", "``", "```", "~~", "~~~", "\\", "!", "[", "]", "](", "](x)", "[x]: y", "(", ")"),
    *("<", ">", "<b>", "</p>", "<!--", "<div>", "<?", "<http://a.example>", "&", "&amp;", "&#33;", "&copy;"),
    *("|", "a|b", "-|-", ":-", "-:", ":", "a", "b c", "é", "“", ".", "\n", "\n", "\n", " ", " "),
)
marked_up = st.lists(st.sampled_from(PIECES), max_size=8).map(lambda pieces: fold_lines("".join(pieces))).filter(bool)


@settings(max_examples=1500)
@given(st.lists(marked_up | texts, min_size=1, max_size=2))
@example(["a\n==="])
@example(["a\n---"])
@example(["a|b\n:-|-:"])
@example(["a|\n:-"])
@example(["[a]: b", "[a]"])
def test_paragraphs_are_read_back_exactly(paragraphs: list[str]) -> None:
    assert list(strips_read(body_of(*map(prose, paragraphs)))) == [("p", text) for text in paragraphs]


@settings(max_examples=1000)
@given(marked_up, marked_up.map(fold))
def test_other_parts_are_read_back_exactly(text: str, line: str) -> None:
    parts: list[BodyBlock] = [
        Subheading(Span(0, len(line), line), ORIGIN, 2, HeadingHow.TAG),
        Note(NOWHERE, ORIGIN, text),
        BlockQuote(Span(0, len(text), text), ORIGIN),
        Table(NOWHERE, ORIGIN, ((line, "x"), (line, line, line))),
        ListBlock(Span(0, 1, "x"), ORIGIN, (text, "x", text), ordered=True),
        ListBlock(Span(0, 1, "x"), ORIGIN, ("x", text), ordered=True),
    ]

    assert list(strips_read(body_of(*parts))) == [strip for part in parts for strip in strips_expected(part)]


@given(articles())
def test_front_matter_is_read_back_exactly(article: Article) -> None:
    front, _ = split(to_markdown(article))

    assert front.get("headline") == article.headline
    assert front.get("kicker") == article.kicker
    assert front.get("authors", []) == [author.name for author in article.authors]
    assert front.get("tags", []) == list(article.tags)
    assert front.get("site_name") == article.site_name
    assert front.get("section") == article.section
    assert front.get("url") == article.url
    assert front.get("language") == article.language
    assert ("published" in front) == (article.published is not None)
    assert front["outcome"] == article.outcome.value
    assert all(isinstance(value, str | list) and value for value in front.values())


@given(st.text(min_size=1))
def test_any_string_is_a_yaml_string(headline: str) -> None:
    assert split(to_markdown(Article(Outcome.ARTICLE, headline=headline)))[0]["headline"] == headline


@given(articles())
def test_links_go_to_web_pages_only(article: Article) -> None:
    for token in READER.parse(split(to_markdown(article))[1]):
        for child in token.children or ():
            address = child.attrGet("href") or child.attrGet("src")
            assert address is None or str(address).lower().startswith(("http://", "https://"))
            assert child.type not in {"html_inline", "code_inline"}
        assert token.type not in {"html_block", "code_block", "fence", "hr"}


def test_the_whole() -> None:
    moment = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
    published = Timestamp(moment, TimestampKind.PUBLISHED, Precision.MINUTE, "5 March", "meta")
    updated = Timestamp(datetime(2024, 3, 6), TimestampKind.UPDATED, Precision.DAY, "6 March", "meta")  # noqa: DTZ001
    article = article_of(
        Figure(NOWHERE, ORIGIN, "A crane", "Ada Moreau", "Crane at dawn", "/crane.jpg"),
        prose("The harbour opened.\nAt last."),
        Subheading(Span(0, 4, "What"), ORIGIN, 3, HeadingHow.TAG),
        ListBlock(Span(0, 7, "one\ntwo"), ORIGIN, ("one", "two"), ordered=False),
        ListBlock(Span(0, 7, "one\ntwo"), ORIGIN, ("one", "two"), ordered=True),
        BlockQuote(Span(0, 9, "Open it.\nNow."), ORIGIN),
        Table(NOWHERE, ORIGIN, (("Year", "Ships"), ("2023", "1|2"), ("2024",))),
        Embed(NOWHERE, ORIGIN, "A film of it", "https://video.example/1"),
        Note(NOWHERE, ORIGIN, "An earlier version was wrong."),
        headline="Harbour opens",
        standfirst=("It took ten years.",),
        authors=(Author("Jo Ndiaye"), Author("Wire Service")),
        published=published,
        updated=updated,
        language="en",
        url="https://news.example/harbour",
        tags=("ports", 'the "sea"'),
    )

    assert to_markdown(article) == WHOLE


WHOLE = r"""---
headline: "Harbour opens"
authors:
  - "Jo Ndiaye"
  - "Wire Service"
published: "2024-03-05T09:30:00+00:00"
updated: "2024-03-06"
language: "en"
url: "https://news.example/harbour"
tags:
  - "ports"
  - "the \"sea\""
outcome: "article"
---

# Harbour opens

*It took ten years.*

![Crane at dawn](https://news.example/crane.jpg)
*A crane* (Ada Moreau)

The harbour opened.\
At last.

### What

- one
- two

1) one
2) two

> Open it.
>
> Now.

| Year | Ships |
| --- | --- |
| 2023 | 1\|2 |
| 2024 |

[A film of it](https://video.example/1)

*An earlier version was wrong.*
"""

ESCAPED = [
    ("# no heading", r"\# no heading"),
    ("- no item", r"\- no item"),
    ("-5 degrees", "-5 degrees"),
    ("+ no item", r"\+ no item"),
    ("> no quotation", r"\> no quotation"),
    ("1986. A great year", r"1986\. A great year"),
    ("1) one", r"1\) one"),
    ("3.5 million", "3.5 million"),
    ("--- no rule", r"\--- no rule"),
    ("a\n===", "a\\\n\\==="),
    ("5 * 3 * 1", r"5 \* 3 \* 1"),
    ("_so_ and snake_case", r"\_so\_ and snake_case"),
    ("`x`", r"\`x\`"),
    ("[sic]", r"\[sic\]"),
    ("<b>bold</b>", r"\<b>bold\</b>"),
    ("AT&T &amp; sons", r"AT&T \&amp; sons"),
    ("a | b", r"a \| b"),
    ("~50~", r"\~50\~"),
    ("C:\\", r"C:\\"),
    ("“Yes”, she said — twice.", "“Yes”, she said — twice."),
]


@pytest.mark.parametrize(("text", "expected"), ESCAPED)
def test_marks_are_escaped_only_where_they_would_mean_something(text: str, expected: str) -> None:
    assert body_of(prose(text)) == expected
    assert list(strips_read(expected)) == [("p", text)]


def test_a_heading_keeps_its_last_hash() -> None:
    body = body_of(headline="Learning C #")

    assert body == r"# Learning C \#"
    assert list(strips_read(body)) == [("h1", "Learning C #")]


LINKS = [
    (None, None, "words"),
    ("https://a.example/x", None, "[words](https://a.example/x)"),
    ("HTTPS://a.example/x", None, "[words](HTTPS://a.example/x)"),
    ("/x", "https://a.example/y/z", "[words](https://a.example/x)"),
    ("//b.example/x", "https://a.example/", "[words](https://b.example/x)"),
    ("/x", None, "words"),
    ("/x", "javascript:alert(1)", "words"),
    ("javascript:alert(1)", "https://a.example/", "words"),
    (" java\tscript:alert(1)", "https://a.example/", "words"),
    ("data:text/html,<b>", "https://a.example/", "words"),
    ("file:///etc/passwd", "https://a.example/", "words"),
    ("http://[::1", None, "words"),
    ("https://", None, "words"),
    ("https://a.example/ a)(b<c>`d`", None, "[words](https://a.example/%20a%29%28b%3Cc%3E%60d%60)"),
    ("https://a.example/?a=1&copy;", None, "[words](https://a.example/?a=1\\&copy;)"),
]


@pytest.mark.parametrize(("url", "base", "expected"), LINKS)
def test_addresses(url: str | None, base: str | None, expected: str) -> None:
    assert body_of(Embed(NOWHERE, ORIGIN, "words", url), url=base) == expected


@given(lines, st.none() | lines)
def test_a_link_and_a_caption_show_their_words(text: str, credit: str | None) -> None:
    link, picture = READER.parse(
        body_of(
            Embed(NOWHERE, ORIGIN, text, "https://a.example/"),
            Figure(NOWHERE, ORIGIN, text, credit, None, "https://a.example/p"),
        )
    )[1::3]

    assert "".join(child.content for child in link.children or ()) == text
    assert [child.type for child in link.children or ()][:: len(link.children or ()) - 1] == ["link_open", "link_close"]
    assert inline_text(picture) == f"\n{text}" + (f" ({credit})" if credit else "")


def test_three_lists_in_a_row_stay_three() -> None:
    lists = [ListBlock(Span(0, 1, "a"), ORIGIN, ("a",), ordered=False)] * 3

    assert body_of(*lists) == "- a\n\n* a\n\n- a"


def test_a_figure_without_anything_to_show_leaves_no_gap() -> None:
    assert body_of(prose("a"), Figure(NOWHERE, ORIGIN, url="data:image/gif;base64,R0"), prose("b")) == "a\n\nb"


@pytest.mark.parametrize("piece", ["#", "# ", "&", "_", "1", "*a", "\\", "[", "a\n", "&#", "!["])
def test_long_texts_take_linear_time(piece: str) -> None:
    text = piece * (400_000 // len(piece))

    assert len(body_of(prose(text), Note(NOWHERE, ORIGIN, text), headline=text)) > 100


def test_quotations_by_speaker_on_demand() -> None:
    quotes = [
        Quote(Span(0, 0, text), QuoteKind.DIRECT, None, Speaker(name, None) if name else None)
        for text, name in [
            ("*All* of it.", "Ada Moreau"),
            ("1. Never.", "Jo <b> Ndiaye"),
            ("Some", None),
            ("Two\nlines", "Ada Moreau"),
        ]
    ]
    article = Article(Outcome.ARTICLE, quotes=tuple(quotes))

    markdown = article.to_markdown(quotes=True)

    assert markdown.removeprefix(article.to_markdown().rstrip("\n")) == (
        "\n\n## Quotations\n\n### Ada Moreau\n\n> \\*All\\* of it.\n\n> Two\n>\n> lines\n\n"
        "### Jo \\<b> Ndiaye\n\n> 1\\. Never.\n"
    )
    assert Article(Outcome.ARTICLE).to_markdown(quotes=True) == Article(Outcome.ARTICLE).to_markdown()
