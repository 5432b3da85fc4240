"""Sources that the laws are held against: the examples, hostile pieces and, where they are present, real pages."""

import gzip
from pathlib import Path

import newsparse
from newsparse.article import Article
from tests.html_pages import news_page, story

_EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
EXAMPLE_PAGES = sorted((_EXAMPLES / "pages").glob("*.html"))
EXAMPLE_TEXTS = sorted((_EXAMPLES / "texts").glob("*.txt"))
CORPORA = ("aeb", "fundus", "fundus_eval", "postlight")


def read(path: Path) -> bytes:
    raw = path.read_bytes()
    return gzip.decompress(raw) if path.suffix == ".gz" else raw


def parse(path: Path) -> Article:
    """The article of an example or a real page."""
    return newsparse.parse_text(path.read_text("utf-8")) if path.suffix == ".txt" else newsparse.parse_html(read(path))


def some_real_pages(corpora: Path, corpus: str, every: int) -> list[Path]:
    """Each `every`-th page of a corpus."""
    return sorted((corpora / corpus / "html").iterdir())[::every]


RICH = news_page(
    "<header><nav><a href=/>Home</a><a href=/sport>Sport</a></nav></header>"
    "<article><p class=kicker>Harbour</p><h1>Ferry to run all winter</h1>"
    "<p class=standfirst>The council keeps the crossing open after months of protest.</p>"
    "<p class=byline>By Jane Roe</p><time datetime=2024-03-05T10:00:00Z>5 March 2024</time>"
    "<figure><img src=/ferry.jpg alt='A ferry'><figcaption>The ferry at dawn. (Jane Roe/Reuters)</figcaption></figure>"
    + "".join(story(3))
    + "<h2>What it costs</h2>"
    + "".join(story(2))
    + "<ul><li>Four hundred passengers a day</li><li>Two ships</li></ul>"
    "<table><tr><th>Year</th><th>Trips</th></tr><tr><td>2023</td><td>812</td></tr></table>"
    "<blockquote><p>We will keep sailing, whatever the weather may be.</p></blockquote>"
    "<blockquote class=twitter-tweet>A post from another place</blockquote>"
    + "".join(story(2))
    + "<div class=newsletter>Sign up for our newsletter</div></article>"
    "<section class=comments><p>I do not agree with a word of this article, and neither does my neighbour.</p></section>"
    "<footer>© The Quay</footer>"
)
"""A page with nearly everything that a page can have."""
