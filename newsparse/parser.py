"""The wiring: from a source to an `Article`, one line for each arrow of the flow."""

import sys
from datetime import datetime
from typing import TYPE_CHECKING, TypeGuard, TypeVar

import attrs

from newsparse.article import Article
from newsparse.document import Document, Field
from newsparse.errors import InputError
from newsparse.labels import Label
from newsparse.limits import Limits

# The stages are imported where a page first needs them: `import newsparse` would take three times as long.
if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

    from newsparse.body import Body
    from newsparse.chain import Chain
    from newsparse.locales import Locale
    from newsparse.names import Markup
    from newsparse.scores import BlockScore, LineScore
    from newsparse.survey import Page

_T = TypeVar("_T")

# Where the parts of a body come from that stood in no element.
_SCRIPT = "script"


@attrs.frozen
class Parser:
    """Reads pages by one set of rules. Frozen: one parser serves any number of threads."""

    _chain: "Chain | None" = None  # given as `chain`; see there
    locales: "tuple[Locale, ...]" = ()
    """The caller's own locales; one of a code that newsparse has too takes its place."""
    _markup: "Markup | None" = None  # given as `markup`; see there
    limits: Limits = Limits()
    """How much of a page is read."""

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.limits, Limits):
            raise InputError(f"limits is a Limits, not {type(self.limits).__name__}")

    @property
    def chain(self) -> "Chain":
        """The rules, in order; where none were given, those that newsparse comes with."""
        from newsparse.chain import DEFAULT

        return DEFAULT if self._chain is None else self._chain

    @property
    def markup(self) -> "Markup":
        """What tags and the names of elements stand for; where none was given, the table that newsparse comes with."""
        from newsparse.names import markup

        return markup() if self._markup is None else self._markup

    def read_html(self, source: "bytes | str | Tag", url: str | None = None, language: str | None = None) -> Document:
        """The blocks and claims of a page, before anything is judged.

        `source` is the page's bytes, its text, or a `BeautifulSoup` or `Tag` of it. Raises `InputError` for anything else.
        """
        _check_texts(url=url, language=language)
        if isinstance(source, bytes | bytearray | memoryview | str):
            from newsparse.decode import bound_attributes, decode
            from newsparse.markup import read_markup

            whole, beyond = self.limits.cut_source(source)
            decoded = decode(whole)
            text, cut = self.limits.cut(decoded.text)
            text, dropped = bound_attributes(text, self.limits.attributes)
            page = text.encode() if cut or dropped or decoded.utf8 is None else decoded.utf8
            document = read_markup(
                page, self.markup, self.limits, url=url, language=language, encoding=decoded.encoding, cut=beyond + cut
            )
            return self._within_limits(document, dropped)
        if _is_soup(source):
            from newsparse.soup import read_soup

            return self._within_limits(read_soup(source, self.markup, self.limits, url, language))
        raise InputError(f"a page is bytes, str, BeautifulSoup or Tag, not {type(source).__name__}")

    def read_text(self, text: str, url: str | None = None, language: str | None = None) -> Document:
        """The blocks of a page that somebody else already flattened. Raises `InputError` where `text` is no `str`."""
        _check_texts(url=url, language=language)
        if not isinstance(text, str):
            raise InputError(f"flattened text is a str, not {type(text).__name__}; decode bytes first")
        from newsparse.flattext import read_text

        return read_text(text, url, language, self.limits)

    def label(self, document: Document) -> tuple[Label, ...]:
        """One label for every block of `document`, in its order."""
        return self._judged(document)[1]

    def scores(self, document: Document) -> "tuple[LineScore, ...]":
        """What spoke for each block of a flattened text, in its order: facts and weights; none for a page of HTML."""
        from newsparse.scores import line_scores

        return self._ask(line_scores, document)

    def worths(self, document: Document) -> "tuple[BlockScore, ...]":
        """What each block of a page of HTML is worth for its story, in its order; none for flattened text."""
        from newsparse.scores import block_scores

        return self._ask(block_scores, document)

    def parse(self, document: Document, now: datetime | None = None) -> Article:
        """The article of a document; `now` as in `parse_html`."""
        from newsparse.compose import compose

        if now is not None and not isinstance(now, datetime):
            raise InputError(f"now is a datetime or None, not {type(now).__name__}")
        page, labels = self._judged(document)
        return compose(page, labels, self._body(page, labels), now, self.limits)

    def parse_html(
        self,
        source: "bytes | str | Tag",
        url: str | None = None,
        language: str | None = None,
        now: datetime | None = None,
    ) -> Article:
        """The article of a page; see `read_html` for what a page is.

        `now` is what "3 hours ago" counts from, and no date may be later than a day after it; without it relative times are
        not read. newsparse itself never looks at a clock.
        """
        return self.parse(self.read_html(source, url, language), now)

    def parse_text(
        self, text: str, url: str | None = None, language: str | None = None, now: datetime | None = None
    ) -> Article:
        """The article of a page that somebody else already flattened; `now` as in `parse_html`."""
        return self.parse(self.read_text(text, url, language), now)

    def _within_limits(self, document: Document, attributes: int = 0) -> Document:
        """`document` without scripts that are too long; with a word on them, and on how many attributes were left out."""
        scripts = self.limits.unread_scripts(sum(map(len, document.scripts)))
        told = (*self.limits.without_attributes(attributes), *scripts)
        if not told:
            return document
        metadata = attrs.evolve(document.metadata, cut=told + document.metadata.cut)
        return attrs.evolve(document, metadata=metadata, scripts=() if scripts else document.scripts)

    def _body(self, page: "Page", labels: tuple[Label, ...]) -> "Body":
        """The body that the page shows; else the one that it claims; else the one that its scripts hold."""
        from newsparse.body import build_body, claimed_body
        from newsparse.live import claimed_entries

        shown = build_body(page.document, labels, page.story, page.locale)
        if shown.text:
            return shown
        claimed = claimed_entries(page.document)
        if not claimed.text:
            claimed = claimed_body(page.document)
        return self._scripted(page) or shown if not claimed.text else claimed

    def _scripted(self, page: "Page") -> "Body | None":
        """The body that the page's scripts hold; `None` where they hold none."""
        from newsparse.body import build_body, moved, text_body
        from newsparse.markup import read_markup
        from newsparse.metadata import is_front_page
        from newsparse.payload import read_payload

        document = page.document
        # What the scripts of a front page hold is the beginnings of many articles.
        payload = None if is_front_page(document) else read_payload(document.scripts, _about(document))
        if payload is None:
            return None
        if payload.markup is None:
            return text_body(payload.paragraphs, _SCRIPT)
        piece = read_markup(payload.markup.encode(), self.markup, self.limits, language=page.language)
        inner, labels = self._judged(piece)
        return moved(build_body(piece, labels, inner.story, inner.locale), _SCRIPT)

    def _judged(self, document: Document) -> "tuple[Page, tuple[Label, ...]]":
        from newsparse.chain import read_page

        return self._ask(read_page, document)

    def _ask(self, stage: "Callable[[Document, str | None, Locale, Markup, Chain], _T]", document: Document) -> _T:
        """What a stage makes of `document`, in its language and by this parser's words and rules."""
        from newsparse.language import language_of

        language = language_of(document)
        return stage(document, language, self._locale(language), self.markup, self.chain)

    def _locale(self, language: str | None) -> "Locale":
        """The words of a language; those of none where it is unknown or has no file."""
        from newsparse.locales import available, load

        own = [locale for locale in self.locales if locale.code == language]
        if own:
            return own[0]
        return load(language if language in available() else "und")


def _about(document: Document) -> str:
    """What the page says that its article is about: its headlines; its description, which may be the site's, without one."""
    claims = document.metadata.of(Field.HEADLINE) or document.metadata.of(Field.DESCRIPTION)
    return " ".join(claim.raw for claim in claims)


def _is_soup(source: object) -> "TypeGuard[Tag]":
    """Whether `source` is a tree of BeautifulSoup's; whoever has one has imported the package."""
    bs4 = sys.modules.get("bs4")
    return bs4 is not None and isinstance(source, bs4.Tag)


def _check_texts(**values: object) -> None:
    for name, value in values.items():
        if value is not None and not isinstance(value, str):
            raise InputError(f"{name} is a str or None, not {type(value).__name__}")
