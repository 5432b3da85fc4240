"""Structure of news articles, from the HTML of a scraped page or from text that somebody already flattened.

`parse_html` and `parse_text` give an `Article`; `read_html`, `read_text` and `label` are the stages before it, one by one.
"""

from typing import TYPE_CHECKING

from newsparse.article import RULES_VERSION, SCHEMA_VERSION, Article
from newsparse.document import Block, Claim, Document, Encoding, Field, Image, Metadata, Outline, Source
from newsparse.errors import DataError, InputError, NewsparseError
from newsparse.labels import Dropped, Kept, Label, Reason, Role
from newsparse.limits import Limits
from newsparse.parser import Parser
from newsparse.parts import (
    Access,
    AccessStatus,
    Author,
    AuthorKind,
    BlockQuote,
    BodyBlock,
    Byline,
    Dateline,
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
    Section,
    Speaker,
    SpeakerQuotes,
    Subheading,
    Table,
    Timestamp,
    TimestampKind,
)
from newsparse.text import Span

if TYPE_CHECKING:
    from newsparse.chain import Chain
    from newsparse.locales import Locale
    from newsparse.names import Markup
    from newsparse.quotes import find_quotes
    from newsparse.schema import json_schema
    from newsparse.survey import Page, Rule, Story, Verdict
else:
    # Imported when first asked for: the rules and their tables would be most of the time that `import newsparse` takes.
    _LATER = {
        "Chain": "newsparse.chain",
        "Locale": "newsparse.locales",
        "Markup": "newsparse.names",
        "Page": "newsparse.survey",
        "Rule": "newsparse.survey",
        "Story": "newsparse.survey",
        "Verdict": "newsparse.survey",
        "find_quotes": "newsparse.quotes",
        "json_schema": "newsparse.schema",
    }

    def __getattr__(name: str) -> object:
        if name not in _LATER:
            raise AttributeError(f"module 'newsparse' has no attribute {name!r}")
        import importlib

        return getattr(importlib.import_module(_LATER[name]), name)

    def __dir__() -> list[str]:
        return sorted((*globals(), *_LATER))


_PARSER = Parser()

parse_html = _PARSER.parse_html
parse_text = _PARSER.parse_text
read_html = _PARSER.read_html
read_text = _PARSER.read_text
label = _PARSER.label

__all__ = [
    "RULES_VERSION",
    "SCHEMA_VERSION",
    "Access",
    "AccessStatus",
    "Article",
    "Author",
    "AuthorKind",
    "Block",
    "BlockQuote",
    "BodyBlock",
    "Byline",
    "Chain",
    "Claim",
    "DataError",
    "Dateline",
    "Document",
    "Dropped",
    "Embed",
    "Encoding",
    "Field",
    "Figure",
    "HeadingHow",
    "Image",
    "InputError",
    "Kept",
    "Label",
    "Limits",
    "ListBlock",
    "LiveEntry",
    "Locale",
    "Markup",
    "Metadata",
    "NewsparseError",
    "Note",
    "Origin",
    "Outcome",
    "Outline",
    "Page",
    "Paragraph",
    "Parser",
    "Precision",
    "PullQuote",
    "Quote",
    "QuoteKind",
    "Reason",
    "Role",
    "Rule",
    "Section",
    "Source",
    "Span",
    "Speaker",
    "SpeakerQuotes",
    "Story",
    "Subheading",
    "Table",
    "Timestamp",
    "TimestampKind",
    "Verdict",
    "find_quotes",
    "json_schema",
    "label",
    "parse_html",
    "parse_text",
    "read_html",
    "read_text",
]
