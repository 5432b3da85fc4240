"""What sites put between the blocks of a story changes nothing but the ledger. The pieces are `tests/cases/furniture.md`."""

from html import escape

import pytest

import newsparse
from newsparse.article import Article
from newsparse.labels import Kept, Reason
from newsparse.parts import PullQuote
from tests.cases import CASES
from tests.filled import PROSE


def pieces() -> list[tuple[str, str, str, frozenset[str]]]:
    """Title, language, mark-up and what it may be called, of each piece."""
    found = []
    lines = (CASES / "furniture.md").read_text("utf-8").split("\n## ")[1:]
    for text in lines:
        title, _, rest = text.partition("\n")
        fences = rest.split("```")
        code, _, inner = fences[1].partition("\n")
        found.append((title, code, inner.strip(), frozenset(fences[3].partition("\n")[2].split())))
    return found


PIECES = pieces()


def page(code: str, pieces: dict[int, str]) -> str:
    """A story of four paragraphs, with what stands behind each of them."""
    title = escape(PROSE[code]["headline"])
    lines = [f"<p>{escape(text)}</p>{pieces.get(at, '')}" for at, text in enumerate(PROSE[code]["paragraphs"][:4])]
    head = f"<meta charset='utf-8'><title>{title} | The Quay</title>"
    return f"<html lang='{code}'><head>{head}</head><body><h1>{title}</h1><article>{''.join(lines)}</article></body></html>"


def gist(article: Article) -> tuple[object, ...]:
    """All that a reader gets, without the places in the source."""
    body = [(type(part).__name__, part.text) for part in article.body if not isinstance(part, PullQuote)]
    people = article.byline, article.authors
    times = [stamp and stamp.value for stamp in (article.published, article.updated)]
    quotes = [(quote.content.text, quote.kind, quote.speaker) for quote in article.quotes]
    return (
        article.headline,
        article.kicker,
        article.standfirst,
        people,
        times,
        article.text,
        body,
        quotes,
    )


def test_the_pieces_have_titles_of_their_own_and_many_languages() -> None:
    titles = [title for title, *_ in PIECES]

    assert len(set(titles)) == len(titles) >= 40
    assert {"ar", "de", "en", "es", "fi", "fr", "ja", "uk"} <= {code for _, code, *_ in PIECES}


def test_every_reason_has_a_piece() -> None:
    assert {reason.value for reason in Reason} <= {name for *_, names in PIECES for name in names}


@pytest.mark.parametrize("at", [0, 1, 3], ids=["first", "middle", "last"])
@pytest.mark.parametrize(("title", "code", "piece", "names"), PIECES, ids=[title for title, *_ in PIECES])
def test_a_piece_changes_nothing_but_the_ledger(
    title: str, code: str, piece: str, names: frozenset[str], at: int
) -> None:
    bare, article = newsparse.parse_html(page(code, {})), newsparse.parse_html(page(code, {at: piece}))
    own = {label.block.text for label in bare.labels} - {PROSE[code]["headline"]}
    more = [label for label in article.labels[1:] if label.block.text not in own]

    assert gist(article) == gist(bare), title
    if "paywall" not in names:  # which says that there may be more of the story
        assert article.outcome is bare.outcome
    assert {(label.role if isinstance(label, Kept) else label.reason).value for label in more} <= names
    assert len(article.labels) == len(bare.labels) + len(more)


@pytest.mark.parametrize("code", sorted({code for _, code, *_ in PIECES}))
def test_all_pieces_of_a_language_at_once(code: str) -> None:
    every = [piece for _, other, piece, _ in PIECES if other == code]
    places = {at: "".join(every[at::4]) for at in range(4)}

    assert newsparse.parse_html(page(code, places)).text == newsparse.parse_html(page(code, {})).text
