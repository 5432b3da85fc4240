"""Hypothesis strategies for news pages: an article together with its page, its noise and its truth.

Needs the extra `newsparse[testing]`. Each strategy draws the truth first and renders it, so that what a reader must give
back is known exactly; and what fails shrinks to a small page that a person can read.

>>> from hypothesis import given
>>> from newsparse.testing import pages
>>> @given(pages(languages=["en"]))
... def test_headline(page):
...     assert newsparse.parse_html(page.source).headline == page.article.headline
"""

from newsparse.testing.articles import articles
from newsparse.testing.encodings import encode, encoded
from newsparse.testing.flatten import flatten
from newsparse.testing.noise import boilerplate
from newsparse.testing.pages import pages, texts
from newsparse.testing.people import bylines, date_lines, datelines, names
from newsparse.testing.prose import quoted_paragraphs, utterances
from newsparse.testing.rendering import noise_of, render_page
from newsparse.testing.templates import read_templates, templates
from newsparse.testing.truth import (
    ABOVE,
    BELOW,
    BylineLine,
    DateLine,
    DatelineLine,
    Declared,
    Encoded,
    Flattened,
    Meta,
    Name,
    Noise,
    Page,
    QuotedParagraph,
    QuotedPart,
    Template,
    Utterance,
    Way,
)
from newsparse.testing.vocabulary import languages

__all__ = [
    "ABOVE",
    "BELOW",
    "BylineLine",
    "DateLine",
    "DatelineLine",
    "Declared",
    "Encoded",
    "Flattened",
    "Meta",
    "Name",
    "Noise",
    "Page",
    "QuotedParagraph",
    "QuotedPart",
    "Template",
    "Utterance",
    "Way",
    "articles",
    "boilerplate",
    "bylines",
    "date_lines",
    "datelines",
    "encode",
    "encoded",
    "flatten",
    "languages",
    "names",
    "noise_of",
    "pages",
    "quoted_paragraphs",
    "read_templates",
    "render_page",
    "templates",
    "texts",
    "utterances",
]
