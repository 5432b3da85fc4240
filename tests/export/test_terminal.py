"""Lines for people: every word of the article is shown, and every block of the ledger."""

import itertools

from hypothesis import given

from newsparse.article import Article
from newsparse.document import Block
from newsparse.export.terminal import Line, ledger, quotations, view
from newsparse.labels import Dropped, Kept, Reason, Role
from newsparse.parts import (
    Author,
    BlockQuote,
    Figure,
    ListBlock,
    Origin,
    Outcome,
    PullQuote,
    Quote,
    QuoteKind,
    Speaker,
    Table,
)
from newsparse.text import Span
from tests.strategies import articles, ledgers

ORIGIN = Origin((0,))
NOWHERE = Span(0, 0, "")
LABELS = (
    Dropped(Block(0, "Menu"), Reason.NAVIGATION, "menu"),
    Dropped(Block(1, "Sport"), Reason.NAVIGATION, "menu"),
    Dropped(Block(2, "Read next"), Reason.RELATED, "teaser"),
    Kept(Block(3, "It\nopened."), Role.PARAGRAPH, "last_word"),
)


def plain(line: Line) -> str:
    return line.first + "".join(text for text, _ in line.pieces)


def shown(article: Article) -> list[str]:
    return [plain(line) for line in view(article)]


@given(articles())
def test_every_word_of_the_article_is_shown(article: Article) -> None:
    # Without what stands before the lines: the bar of a quotation is no word of it.
    lines = " ".join(" ".join(text for line in view(article) for text, _ in line.pieces).split())

    for block in article.paragraphs:
        assert " ".join(block.text.split()) in lines
    assert article.headline is None or article.headline in lines
    assert lines.rpartition(article.outcome.value)[1]


@given(articles())
def test_there_are_no_two_empty_lines_in_a_row_and_none_first(article: Article) -> None:
    lines = ["", *shown(article)]

    assert all(before or line for before, line in itertools.pairwise(lines))


@given(ledgers(max_size=8))
def test_the_ledger_has_a_line_for_each_block(labels: tuple[Kept | Dropped, ...]) -> None:
    lines = [plain(line) for line in ledger(labels)]

    assert [int(line.split()[0]) for line in lines] == list(range(len(labels)))
    assert [line.split()[1] for line in lines] == ["+" if isinstance(label, Kept) else "-" for label in labels]


def test_the_ledger_in_columns() -> None:
    assert [plain(line) for line in ledger(LABELS)] == [
        "   0 - navigation   menu       Menu",
        "   1 - navigation   menu       Sport",
        "   2 - related      teaser     Read next",
        "   3 + paragraph    last_word  It opened.",
    ]


def test_the_summary_counts_the_reasons_most_frequent_first() -> None:
    article = Article(Outcome.LISTING, ("40 teasers",), labels=LABELS)

    assert shown(article) == ["listing (40 teasers): 1 blocks kept, 3 dropped (navigation 2, related 1)"]
    assert shown(Article(Outcome.EMPTY)) == ["empty: 0 blocks kept, 0 dropped"]


def test_parts_have_their_marks() -> None:
    article = Article(
        Outcome.ARTICLE,
        authors=(Author("Jo Ndiaye"), Author("Ada Moreau")),
        site_name="The Quay",
        body=(
            ListBlock(Span(0, 3, "a\nb"), ORIGIN, ("a", "b"), ordered=False),
            ListBlock(Span(0, 3, "a\nb"), ORIGIN, ("a", "b"), ordered=True),
            BlockQuote(Span(0, 3, "a\nb"), ORIGIN),
            PullQuote(NOWHERE, ORIGIN, "a"),
            Table(NOWHERE, ORIGIN, (("a", "b"), ("c",))),
            Figure(NOWHERE, ORIGIN, "A crane", "Ada Moreau"),
            Figure(NOWHERE, ORIGIN, url="https://pictures.example/1"),
            Figure(NOWHERE, ORIGIN, credit="Ada Moreau"),
        ),
    )

    assert "\n".join(shown(article)[:-2]).split("\n\n") == [
        "Jo Ndiaye, Ada Moreau · The Quay",
        "- a\n- b",
        "1. a\n2. b",
        "| a\n| b",
        "| a",
        "a | b\nc",
        "[A crane (Ada Moreau)]",
        "[(Ada Moreau)]",
    ]


def said(text: str, name: str | None, mention: str | None = None, kind: QuoteKind = QuoteKind.DIRECT) -> Quote:
    return Quote(
        Span(0, len(text), text),
        kind,
        Span(0, 4, "said") if mention else None,
        Speaker(name, Span(0, len(mention), mention) if mention else None) if name or mention else None,
    )


QUOTES = (
    said("We will rebuild the quay.", "Ada Moreau", "the harbour master"),
    said("nobody asked us", None, "a docker who did not want his name printed", QuoteKind.MIXED),
    said("By\nspring.", "Ada Moreau"),
    said("Old Lady", None, None, QuoteKind.SCARE),
)


def test_the_view_ends_with_what_each_speaker_says() -> None:
    article = Article(Outcome.ARTICLE, headline="A quay", quotes=QUOTES)

    assert shown(article)[:-1] == ["A quay", "", "Ada Moreau:", "> We will rebuild the quay.", "> By spring.", ""]


def test_quotations_in_columns() -> None:
    assert [plain(line) for line in quotations(QUOTES)] == [
        "speaker                       kind    cue   quotation",
        "Ada Moreau                    direct  said  We will rebuild the quay.",
        "a docker who did not want h…  mixed   said  nobody asked us",
        "Ada Moreau                    direct  -     By spring.",
        "-                             scare   -     Old Lady",
    ]
    assert [plain(line) for line in quotations(())] == ["speaker  kind  cue  quotation"]


def test_characters_of_two_cells_keep_the_columns_in_line() -> None:
    first, second = (line.first for line in quotations((said("好", "李明"),)))

    assert len(first) == len(second) + 2
