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
from newsparse.testing.check import LawBroken, LawTest, check_parser, laws_for
from newsparse.testing.encodings import encode, encoded
from newsparse.testing.extraction import Answer, Extraction, ParserError, Reader
from newsparse.testing.findings import Case, Finding, Inapplicable, Law, Violation
from newsparse.testing.flatten import flatten
from newsparse.testing.laws import LAWS, LINEAR_TIME
from newsparse.testing.noise import boilerplate
from newsparse.testing.page_laws import TwoForms, Varied
from newsparse.testing.pages import pages, texts
from newsparse.testing.people import bylines, date_lines, datelines, names
from newsparse.testing.prose import quoted_paragraphs, utterances
from newsparse.testing.rendering import noise_of, render_page
from newsparse.testing.report import LawResult, Report, Verdict
from newsparse.testing.snapshots import (
    Snapshot,
    SnapshotChanged,
    SnapshotCheck,
    changes,
    check_snapshot,
    parse_file,
    saved_pages,
    stray_snapshots,
)
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
    "LAWS",
    "LINEAR_TIME",
    "Answer",
    "BylineLine",
    "Case",
    "DateLine",
    "DatelineLine",
    "Declared",
    "Encoded",
    "Extraction",
    "Finding",
    "Flattened",
    "Inapplicable",
    "Law",
    "LawBroken",
    "LawResult",
    "LawTest",
    "Meta",
    "Name",
    "Noise",
    "Page",
    "ParserError",
    "QuotedParagraph",
    "QuotedPart",
    "Reader",
    "Report",
    "Snapshot",
    "SnapshotChanged",
    "SnapshotCheck",
    "Template",
    "TwoForms",
    "Utterance",
    "Varied",
    "Verdict",
    "Violation",
    "Way",
    "articles",
    "boilerplate",
    "bylines",
    "changes",
    "check_parser",
    "check_snapshot",
    "date_lines",
    "datelines",
    "encode",
    "encoded",
    "flatten",
    "languages",
    "laws_for",
    "names",
    "noise_of",
    "pages",
    "parse_file",
    "quoted_paragraphs",
    "read_templates",
    "render_page",
    "saved_pages",
    "stray_snapshots",
    "templates",
    "texts",
    "utterances",
]
