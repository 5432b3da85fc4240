"""Every phrase of every locale, put between two paragraphs of a story, changes nothing in the article but the ledger.

The phrases are data, and so is what is asked here: a language or a reason that a locale gains is covered as soon as it is there.
"""

import functools
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.article import Article
from newsparse.labels import Dropped, Reason
from newsparse.locales import available, load
from newsparse.parts import PullQuote
from newsparse.phrase_index import GAP, Phrase
from tests.filled import PROSE

CODES = tuple(code for code in available() if code != "und")
# An invented place, which is a word of no language.
FILLER = {"whole": "{}", "start": "{} Osthaven", "end": "Osthaven {}", "inside": "Osthaven {} Osthaven", "split": "{}"}
BEFORE = 2


def line(phrase: Phrase) -> str:
    """A line that has the phrase as it says, numbers and gaps filled."""
    return FILLER[phrase.how].format(phrase.text).replace("#", "12").replace(GAP, " Osthaven ")


def page(code: str, inserted: str) -> Article:
    """A story, in the locale's language where there is prose of it, with a line after its second paragraph."""
    prose = PROSE.get(code, PROSE["en"])
    texts = [*prose["paragraphs"][:4]]
    lines = [f"<p>{escape(text)}</p>" for text in texts]
    lines[BEFORE:BEFORE] = [f"<p>{escape(inserted)}</p>"] if inserted else []
    title = escape(prose["headline"])
    head = f"<meta charset='utf-8'><title>{title} | The Quay</title>"
    body = f"<h1>{title}</h1><article>{''.join(lines)}</article>"
    return newsparse.parse_html(f"<html><head>{head}</head><body>{body}</body></html>", language=code)


def gist(article: Article) -> tuple[object, ...]:
    """All that a reader gets, without the places in the source."""
    body = [(type(part).__name__, part.text) for part in article.body if not isinstance(part, PullQuote)]
    return article.headline, article.kicker, article.standfirst, article.byline, article.authors, article.text, body


@functools.cache
def bare(code: str) -> Article:
    return page(code, "")


def reasons(code: str) -> dict[Reason, list[Phrase]]:
    """The phrases of a locale's own file by their reasons."""
    found: dict[Reason, list[Phrase]] = {}
    for phrase in load(code).phrases:
        if phrase.name.startswith(f"{code}."):
            found.setdefault(phrase.reason, []).append(phrase)
    return found


PAIRS = [(code, reason) for code in CODES for reason in reasons(code)]


def test_every_locale_knows_every_reason_that_a_line_can_have() -> None:
    known = set(Reason) - {Reason.DUPLICATE, Reason.HIDDEN, Reason.UNCLEAR}

    assert all(set(reasons(code)) == known for code in CODES)


@pytest.mark.parametrize(("code", "reason"), PAIRS, ids=[f"{code}-{reason.value}" for code, reason in PAIRS])
@settings(max_examples=5)
@given(st.data())
def test_a_phrase_between_two_paragraphs_changes_nothing_but_the_ledger(
    code: str, reason: Reason, data: st.DataObject
) -> None:
    phrase = data.draw(st.sampled_from(reasons(code)[reason]))
    entry = load(code).reason_of(line(phrase))
    assert entry is not None
    article = page(code, line(phrase))
    label = next(label for label in article.labels if label.block.text == line(phrase))

    assert gist(article) == gist(bare(code)), line(phrase)
    assert isinstance(label, Dropped)
    assert label.reason is entry[0]
    assert len(article.labels) == len(bare(code).labels) + 1
