"""Law 1: label, never delete. What is kept and what is dropped are together the page, in order, each word once."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

import newsparse
from newsparse.article import Article
from newsparse.decode import bound_attributes, decode
from newsparse.text import printable
from tests.html_pages import bodies, news, pages
from tests.laws.sources import CORPORA, EXAMPLE_PAGES, read
from tests.laws.walk import Seen, see, settled, told, words
from tests.test_flattext import raw_texts


def shown(source: bytes | str) -> Seen | None:
    """What the walk sees of a page; the page is decoded as the library does, which other tests are about."""
    text, _ = bound_attributes(decode(source).text)
    return see(text.encode())


def all_told(article: Article) -> Seen:
    return told(label.block for label in article.labels)


def first_difference(page: Seen, ledger: Seen) -> str:
    """Where the words part, with some words before; empty where they do not. Only signs are compared where words are vague."""
    page = settled(page, ledger)
    if page.vague:
        page, ledger = _signs(page), _signs(ledger)
    for at in range(max(len(page.words), len(ledger.words))):
        if page.words[at : at + 1] != ledger.words[at : at + 1]:
            near = slice(max(0, at - 3), at + 5)
            return f"word {at}: the page has {page.words[near]}, the ledger {ledger.words[near]}"
    missing, added = page.hidden - ledger.hidden, ledger.hidden - page.hidden
    return f"hidden words missing: {dict(missing)}, added: {dict(added)}" if missing or added else ""


def _signs(seen: Seen) -> Seen:
    return Seen(list("".join(seen.words)), Counter("".join(seen.hidden.elements())))


def check(source: bytes | str) -> str:
    """What is wrong with the ledger of a page."""
    page = shown(source)
    return "" if page is None else first_difference(page, all_told(newsparse.parse_html(source)))


@given(bodies)
def test_words_of_nested_elements(body: str) -> None:
    assert not check(body)


@given(pages)
def test_words_of_any_page(page: str) -> None:
    assert not check(page)


@given(news())
def test_words_of_a_page_with_a_story(page: str) -> None:
    assert not check(page)


@pytest.mark.parametrize("path", EXAMPLE_PAGES, ids=lambda path: path.stem)
def test_words_of_an_example(path: Path) -> None:
    assert not check(path.read_bytes())


@pytest.mark.parametrize("corpus", CORPORA)
def test_words_of_real_pages(corpora: Path, corpus: str) -> None:
    paths = sorted((corpora / corpus / "html").iterdir())
    wrong = {path.name: check(read(path)) for path in paths}

    assert paths, f"{corpora / corpus} holds no pages"
    assert {name: difference for name, difference in wrong.items() if difference} == {}


@pytest.mark.parametrize(
    ("page", "expected", "hidden"),
    [
        ("<p>one<p>two", ["one", "two"], []),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"], []),
        ("<p>o<b>n</b>e <i>two</i></p>", ["one", "two"], []),
        ("<p>one<br>two<wbr>three</p>", ["one", "twothree"], []),
        ("<p>one<!-- no -->one<script>no</script>one</p>", ["oneoneone"], []),
        ("<p>so&shy;ft &amp; hard", ["soft", "&", "hard"], []),
        ("<table><tr><td>1<td>2<tr><td>3</table>", ["1", "2", "3"], []),
        ("<p>one<span hidden>two</span>one</p>", ["oneone"], ["two"]),
        ("<p>one</p><div style='display:none'>two<p>three</div>four", ["one", "four"], ["two", "three"]),
        ("<p>one <span class=sr-only>two</span></p><noscript>three</noscript>", ["one"], ["two", "three"]),
        ("<div>one<span class=byline>two</span>three</div>", ["onetwothree"], []),
        ("<div><span class=byline>one</span>two</div>", ["one", "two"], []),
        ("<p>one<x-y>two</x-y></p><div>one<x-y>two</x-y></div>", ["onetwo", "one", "two"], []),
    ],
)
def test_the_walk_and_the_ledger_by_hand(page: str, expected: list[str], hidden: list[str]) -> None:
    """The walk is code too: here both are held against what a reader would say."""
    ledger = all_told(newsparse.parse_html(page))

    found = shown(page)
    assert found is not None
    assert settled(found, ledger) == ledger
    assert ledger.words == expected
    assert sorted(ledger.hidden.elements()) == sorted(hidden)


def test_the_check_finds_a_word_that_is_lost_or_glued_or_moved() -> None:
    none = Counter[str]()
    page = Seen(["one", "two", "three"], none)

    assert "word 1" in first_difference(page, Seen(["one", "three"], none))
    assert "word 0" in first_difference(page, Seen(["onetwo", "three"], none))
    assert "word 1" in first_difference(page, Seen(["one", "three", "two"], none))
    assert "word 3" in first_difference(page, Seen(["one", "two", "three", "three"], none))
    either = page._replace(words=["a\x00b\x00c", "d"])
    for right in (["abc", "d"], ["a", "b", "c", "d"], ["ab", "c", "d"], ["a", "bc", "d"]):
        assert not first_difference(either, Seen(right, none))
    for false in (["abcd"], ["a", "b", "d"], ["abc"], ["a", "b", "c", "c", "d"], ["d", "abc"]):
        assert "word" in first_difference(either, Seen(false, none))
    assert "missing" in first_difference(page._replace(hidden=Counter(["four"])), page)
    assert "added" in first_difference(page, page._replace(hidden=Counter(["four"])))


def squeezed(text: str) -> str:
    """All that is to be seen of a text, without white space and without marks that are not seen."""
    return "".join(words([text]))


@given(raw_texts)
def test_signs_of_flattened_text(text: str) -> None:
    article = newsparse.parse_text(text)
    sources = [label.block.source for label in article.labels]

    assert squeezed("".join(source.text for source in sources if source)) == squeezed(printable(text)[0])
    assert all(sources)


@pytest.mark.parametrize("corpus", ["aeb", "fundus", "fundus_eval"])
def test_signs_of_real_flattened_texts(corpora: Path, corpus: str) -> None:
    paths = sorted(path for path in (corpora / corpus / "flat").rglob("*") if path.is_file())
    wrong = []
    for path in paths:
        text = read(path).decode()
        sources = [label.block.source for label in newsparse.parse_text(text).labels]
        if squeezed("".join(source.text for source in sources if source)) != squeezed(printable(text)[0]):
            wrong.append(path.name)

    assert paths, f"{corpora / corpus} holds no texts"
    assert wrong == []
