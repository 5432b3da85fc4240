"""What each line of a page is. The cases stand in `cases/labels.md`; what is not right yet in `cases/labels-wanted.md`."""

import re
from collections.abc import Callable

import pytest

import newsparse
from newsparse.chain import DEFAULT
from newsparse.labels import Dropped
from tests.cases import CASES, Case, read_cases
from tests.filled import fill, language, parse, settled, shown
from tests.html_pages import SENTENCES, news_page
from tests.laws.sources import EXAMPLE_TEXTS

LABELS = read_cases(CASES / "labels.md")
WANTED = [
    pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=case.title.partition(": ")[2]), id=case.title)
    for case in read_cases(CASES / "labels-wanted.md")
]


@pytest.mark.parametrize("case", [*(pytest.param(case, id=case.title) for case in LABELS), *WANTED])
def test_a_case(case: Case) -> None:
    found = shown(parse(case.input).labels, language(case.input))

    assert found == settled(found, case.expected.split("\n"))


def test_every_rule_has_a_case() -> None:
    """In `labels.md`; rules for text without mark-up in `flattext.md` or the example texts."""
    seen = {label.rule for case in LABELS for label in parse(case.input).labels}
    texts = [case.input for case in read_cases(CASES / "flattext.md")]
    texts += [path.read_text("utf-8") for path in EXAMPLE_TEXTS]
    seen |= {label.rule for text in texts for label in newsparse.parse_text(text).labels}

    assert [name for name in DEFAULT.names if name not in seen] == []


# Changes of mark-up that no reader sees.
SAME: dict[str, Callable[[str], str]] = {
    "one more div": lambda page: page.replace("<body>", "<body><div>").replace("</body>", "</div></body>"),
    "three more divs": lambda page: page.replace("<body>", f"<body>{'<div>' * 3}").replace(
        "</body>", f"{'</div>' * 3}</body>"
    ),
    "indented": lambda page: page.replace("><", ">\n        <").replace("\n", "\n    "),
    "comments": lambda page: page.replace("<p", "<!-- a paragraph, <b>perhaps</b> --><p").replace(
        "</p>", "<!-- end --></p>"
    ),
    "an attribute more": lambda page: page.replace("<p>", '<p data-id="1" dir=ltr>').replace("<div", "<div tabindex=0"),
    "capital tags": lambda page: (
        page.replace("<p>", "<P>").replace("</p>", "</P>").replace("<div", "<DIV").replace("</div", "</DIV")
    ),
    "scripts": lambda page: page.replace("</p>", "</p><script>track('a paragraph')</script><style>p{}</style>"),
    "hidden pixels": lambda page: page.replace("</p>", "</p><img src=/pixel.gif width=1 height=1>"),
    "no end tags": lambda page: re.sub(r"</p>(?=\s*<p[ >])", "", page),
    "line ends": lambda page: page.replace("\n", "\r\n"),
}


def gist(article: newsparse.Article) -> tuple[object, ...]:
    """What a reader gets."""
    body = [(type(part).__name__, part.text) for part in article.body]
    return article.headline, article.kicker, article.standfirst, article.byline, article.text, body


@pytest.mark.parametrize("change", SAME)
@pytest.mark.parametrize("case", LABELS, ids=lambda case: case.title)
def test_mark_up_that_no_reader_sees(case: Case, change: str) -> None:
    page = fill(case.input)

    assert gist(newsparse.parse_html(SAME[change](page))) == gist(newsparse.parse_html(page))


# What sites put between two paragraphs.
FURNITURE = {
    "a line to share": "<p>Share this article</p>",
    "a bar to share": '<div class="share-buttons"><a href=#>Facebook</a><a href=#>Twitter</a><span>12 shares</span></div>',
    "a newsletter box": '<div class="newsletter"><h3>The morning boat</h3><p>All the news of the coast, every morning.</p></div>',
    "a newsletter line": "<p>Sign up for our newsletter</p>",
    "the label of an advertisement": "<div>Advertisement</div>",
    "an advertisement": '<div class="ad-slot"><span>Ad</span><p>Buy two boats and get a third one for nothing, this week only.</p></div>',
    "a related link": '<p><a href="/a">Storm closes the port for three days</a></p>',
    "a related line": '<p>Read more: <a href="/a">Storm closes the port for three days</a></p>',
    "a related box": '<aside class="related"><h4>Related</h4><a href="/a">Storm closes the port</a></aside>',
    "a list of related articles": '<div><h3>Most read</h3><ul><li><a href="/a">Storm closes the port</a></li></ul></div>',
    "a script": "<script>var text = 'The council of Osthaven voted on Tuesday.'</script>",
    "hidden text": "<p style='display:none'>The council of Osthaven voted on Tuesday to close the ferry for good.</p>",
    "text for scripts that are off": "<noscript><p>Please switch on JavaScript to see this content.</p></noscript>",
    "a form": "<form><label>Search</label><input><button>Go</button></form>",
    "a player": '<div class="video-player"><button>Play</button><span>Loading</span></div>',
    "a paywall's prompt": '<div class="paywall-prompt"><p>Subscribe to continue reading.</p></div>',
    "a cookie notice": '<div class="cookie-consent"><p>We use cookies on this page.</p></div>',
    "a pixel": '<img src="/pixel.gif" width="1" height="1">',
    "an empty paragraph": "<p>&nbsp;</p><p></p><br>",
}
LINES = [f"<p>{sentence} {other}</p>" for sentence, other in zip(SENTENCES, SENTENCES[1:] + SENTENCES[:1], strict=True)]


@pytest.mark.parametrize("at", [1, 3, 5])
@pytest.mark.parametrize("kind", FURNITURE)
def test_what_stands_between_two_paragraphs(kind: str, at: int) -> None:
    with_it = [*LINES[:at], FURNITURE[kind], *LINES[at:]]
    article, bare = (
        newsparse.parse_html(news_page(f"<h1>Ferry to run all winter</h1><article>{''.join(lines)}</article>"))
        for lines in (with_it, LINES)
    )

    assert article.text == bare.text
    assert article.headline == bare.headline
    assert article.labels[0] == bare.labels[0]


@pytest.mark.parametrize("kind", FURNITURE)
def test_what_stands_in_a_body_of_divs(kind: str) -> None:
    lines = [line.replace("<p>", "<div>").replace("</p>", "</div>") for line in LINES]
    with_it = [*lines[:3], FURNITURE[kind], *lines[3:]]
    article, bare = (newsparse.parse_html(f"<h1>Ferry</h1><div>{''.join(each)}</div>") for each in (with_it, lines))

    assert article.text == bare.text


@pytest.mark.parametrize("kind", FURNITURE)
def test_what_is_dropped_is_still_in_the_ledger(kind: str) -> None:
    article = newsparse.parse_html(news_page(f"<h1>Ferry to run all winter</h1>{LINES[0]}{FURNITURE[kind]}{LINES[1]}"))
    alone = newsparse.read_html(FURNITURE[kind])

    dropped = [label.block.text for label in article.labels if isinstance(label, Dropped)]
    assert dropped == [block.text for block in alone.blocks]


def test_a_name_that_elements_of_several_tags_bear_makes_no_kind() -> None:
    first, *rest = (f"<p>{line}</p>" for line in SENTENCES)
    bare = f"<h1>Ferry to run all winter</h1><div>{first}<section><p>Nobody spoke</p></section>{''.join(rest)}</div>"
    named = bare.replace("<section>", "<section class=css-1f>").replace("<p>", "<p class=css-1f>")

    assert newsparse.parse_html(news_page(named)).text == newsparse.parse_html(news_page(bare)).text


@pytest.mark.parametrize("tag", ["p", "x-para", "div class=para", "div class=para id=para-{}"])
def test_a_short_sentence_among_elements_of_one_kind_is_a_paragraph(tag: str) -> None:
    end = tag.split(maxsplit=1)[0]
    lines = [*SENTENCES[:3], "Nobody spoke against it.", *SENTENCES[3:]]
    body = "".join(f"<{tag.format(at)}>{line}</{end}>" for at, line in enumerate(lines))
    article = newsparse.parse_html(news_page(f"<h1>Ferry to run all winter</h1><x-body><i></i>{body}</x-body>"))

    assert [paragraph.text for paragraph in article.paragraphs] == lines


_PROSE = (
    "<p>The county council approved the plan on Tuesday night, after a debate that lasted four hours and a vote.</p>"
    "<p>The people who live on the island have until now been cut off by sea from the first week of November.</p>"
)


@pytest.mark.parametrize("line", ["1 January 2020", "January 31, 2020 at 10:15", "31/01/2020"])
def test_a_line_that_is_only_a_date_is_none_of_the_story(line: str) -> None:
    article = newsparse.parse_html(f"<html lang=en><article><h1>A new wall</h1><p>{line}</p>{_PROSE}</article>")

    assert [label.rule for label in article.labels if label.block.text == line] == ["date_line"]
    assert len(article.paragraphs) == 2


def test_a_line_with_a_year_and_other_words_is_no_date() -> None:
    line = "The wall of 2019 is gone, and nobody misses it."
    article = newsparse.parse_html(f"<html lang=en><article><h1>A new wall</h1>{_PROSE}<p>{line}</p></article>")

    assert [label.rule for label in article.labels if label.block.text == line] == ["paragraph"]
