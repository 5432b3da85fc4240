"""What a page says of itself: head elements, JSON-LD and microdata become `Claim`s. Nothing is judged or resolved here.

Which property speaks of which field is a table, data/head.toml.
"""

import html
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newsparse.document import Claim, Field, Metadata, Source
from newsparse.head_table import HeadTable, head_table, short_types, types_of
from newsparse.json_ld import Number, nodes, read_json_ld
from newsparse.limits import DEFAULT, Limits
from newsparse.text import fold, fold_lines, printable

# How long the names of a property may be, all together.
_LONGEST_NAMES = 1000
# How many times as long as other values these may be.
_LONGER = {Field.LIVE_ENTRY: 20, Field.DESCRIPTION: 5, Field.URL: 4, Field.IMAGE: 4, Field.BASE: 4}
# Keywords stand in one value, which may be so many times as long.
_KEYWORDS = 20
# White space and mark-up that are about to go do not count, but not without end.
_SLACK = 4
_MOST_PARTS = 200
_MOST_UPDATES = 100
# How the properties of a live blog's entry are read (https://schema.org/BlogPosting): as those of an article.
_UPDATE_PROPERTIES = {
    "headline": Field.HEADLINE,
    "datePublished": Field.PUBLISHED,
    "author": Field.AUTHOR,
    "articleBody": Field.BODY,
}
_DEPTH = 6

_NAMES = frozenset((Field.AUTHOR, Field.SITE_NAME))
_ADDRESSES = frozenset((Field.URL, Field.IMAGE, Field.BASE))
# Asked of every value; before Python 3.12 a look into an enumeration takes as long as a call.
_LIVE_ENTRY = Field.LIVE_ENTRY
_WITH_LINES = frozenset((Field.BODY, _LIVE_ENTRY))
_OF_ITEMS = (Source.JSON_LD, Source.MICRODATA)
_NUMBERS = frozenset((Field.WORD_COUNT, Field.PUBLISHED, Field.UPDATED))

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(
    r"</?(?:(br|p|div|li|ul|ol|h[1-6]|blockquote|figure|section|tr|td)"
    r"|a|abbr|b|big|cite|code|del|em|font|i|img|ins|mark|q|s|small|span|strong|sub|sup|time|u|wbr)"
    r"(?:[\s/][^<>]{0,2000})?>|<!--[^<>]{0,300}-->",
    re.IGNORECASE,
)


class HeadElement(NamedTuple):
    """An element that may claim something. A tuple, because the innermost loop of the front end makes it."""

    tag: str
    """Lower-case tag name."""
    attributes: Mapping[str, str]
    """Its attributes, names in lower case."""
    text: str
    """Its text; the content of a script or title as it stands."""
    scope: str = ""
    """The `itemtype` of the item that its `itemprop` belongs to (not its own); empty where that is not known."""


def read_head(elements: Sequence[HeadElement], limits: Limits = DEFAULT) -> Metadata:
    """The claims of `elements`, in their order; what JSON-LD says of the page around the article comes last.

    `elements` stand in the order in which they end, as a parser reports them: what is inside comes before what is around.
    Values are cut as `limits` say, which `Metadata.cut` tells of; they are folded, and never empty. A body keeps its line
    breaks. Keys are spelled `NewsArticle.headline` (JSON-LD), `og:title` or `description` (meta), and as CSS selectors for all else: `[itemprop=headline]`, `html[lang]`, `time[datetime]`, `link[rel=canonical]`.
    """
    reader = _Reader(head_table(), limits)
    for element in elements:
        if element.tag == "script" and _is_json_ld(element):
            reader.parse_json_ld(element.text)
    for element in elements:
        reader.read(element)
    reader.read_spares()
    claims = tuple([Claim(*row) for row in (*reader.claims, *reader.late)])
    return Metadata(claims, tuple(reader.problems), reader.cut())


# --- elements ----------------------------------------------------------------------------------------------------------


_Row = tuple[Field, str, Source, str, str | None]
"""The fields of a `Claim`."""


class _Reader:
    """Collects claims; lives for one page."""

    def __init__(self, table: HeadTable, limits: Limits) -> None:
        self._table = table
        self._limits = limits
        self._longest = {Field.BODY: limits.json_ld, **{field: limits.claim * by for field, by in _LONGER.items()}}
        self._cut: dict[Field, int] = {}  # how many values were cut
        self._unread: list[str] = []  # blocks of JSON-LD that were too long
        # In order, each once; as rows, whose hash is quicker to tell than that of a `Claim`.
        self.claims: dict[_Row, None] = {}
        self.late: dict[_Row, None] = {}
        self.problems: list[str] = []
        self._counts: dict[tuple[Source, Field], int] = {}
        self._blocks: list[list[tuple[dict[str, Any], bool]]] = []
        self._named: dict[str, dict[str, Any]] = {}  # what JSON-LD names somewhere and refers to elsewhere
        self._block = 0
        self._scopes: dict[str, bool | None] = {}  # whether a type of item is an article
        self._titled = False
        self._item_names: list[HeadElement] = []  # itemprop=name since the last author or publisher
        self._spares: list[Claim] = []  # what items of films say

    def read(self, element: HeadElement) -> None:
        """Adds what `element` claims."""
        attributes = element.attributes
        if "itemprop" in attributes:
            self._microdata(element)
        match element.tag:
            case "meta":
                self._meta(element)
            case "link":
                self._link(element)
            case "script":
                self._script(element)
            case "time":
                self._time(element)
            case "title":
                self._title(element)
            case "html":
                self._html(element)
            case "base":
                self._base(element)
            case tag:
                if "author" in attributes.get("rel", "").lower().split():
                    self._add(Field.AUTHOR, element.text, Source.HTML, f"{tag}[rel=author]")

    def read_spares(self) -> None:
        """Adds what the items of films claim, on a page that describes nothing else in JSON-LD or microdata."""
        if not any(source in _OF_ITEMS for _, _, source, _, _ in self.claims):
            for claim in self._spares:
                self._add(claim.field, claim.raw, claim.source, claim.key, claim.detail, late=True)

    def _add(
        self, field: Field, raw: str, source: Source, key: str, detail: str | None = None, *, late: bool = False
    ) -> None:
        longest = self._longest.get(field, self._limits.claim)
        value = _clean(raw, field, longest)
        if not value:
            return
        if len(value) > longest or len(raw) > longest * _SLACK:
            value = value[:longest].rstrip()
            self._cut[field] = self._cut.get(field, 0) + 1
        count = self._counts[source, field] = self._counts.get((source, field), 0) + 1
        if count <= self._most(field):
            detail = _clean(detail, field, longest)[:longest] or None if detail else None
            (self.late if late else self.claims)[field, value, source, key, detail] = None

    def _most(self, field: Field) -> int:
        return self._limits.claims if field is not _LIVE_ENTRY else _MOST_UPDATES * len(_UPDATE_PROPERTIES)

    def cut(self) -> tuple[str, ...]:
        """A sentence for each limit that was reached."""
        beyond = [
            f"of {count:,} values of {field.value} from {source.value}, {self._most(field):,} were read"
            for (source, field), count in self._counts.items()
            if count > self._most(field)
        ]
        cut = [
            f"{count:,} values of {field.value} were cut at {self._longest.get(field, self._limits.claim):,} characters"
            for field, count in self._cut.items()
        ]
        return (*self._unread, *beyond, *cut)

    def _html(self, element: HeadElement) -> None:
        for name in ("lang", "xml:lang"):
            self._add(Field.LANGUAGE, element.attributes.get(name, ""), Source.HTML, f"html[{name}]")

    def _base(self, element: HeadElement) -> None:
        self._add(Field.BASE, element.attributes.get("href", ""), Source.HTML, "base[href]")

    def _title(self, element: HeadElement) -> None:
        if not self._titled:  # later ones are those of drawings
            self._titled = True
            self._add(Field.HEADLINE, element.text, Source.TITLE, "title")

    def _link(self, element: HeadElement) -> None:
        if "canonical" in element.attributes.get("rel", "").lower().split():
            self._add(Field.URL, element.attributes.get("href", ""), Source.LINK, "link[rel=canonical]")

    def _meta(self, element: HeadElement) -> None:
        attributes = element.attributes
        content = attributes.get("content")
        if not content:
            return
        table = self._table.meta
        for attribute in ("property", "name"):
            if attribute not in attributes:
                continue
            for name in attributes[attribute][:_LONGEST_NAMES].lower().split():
                if known := table.get(name):
                    for value in self._split(content) if known[0] is Field.TAG else (content,):
                        self._add(known[0], value, known[1], name)
        if "http-equiv" in attributes:
            name = attributes["http-equiv"].strip().lower()
            if known_header := self._table.http_equiv.get(name):
                self._add(known_header[0], content, Source.META, f"meta[http-equiv={name}]")

    def _time(self, element: HeadElement) -> None:
        if not self._is_property(element):
            key = "time[pubdate]" if "pubdate" in element.attributes else "time[datetime]"
            names = element.attributes.get("class", "")[:_LONGEST_NAMES]
            field = self._table.time_field(names)
            self._add(field, element.attributes.get("datetime", ""), Source.HTML, key, names)

    # --- microdata

    def _is_property(self, element: HeadElement) -> bool:
        return any(name.lower() in self._table.microdata for name in element.attributes.get("itemprop", "").split())

    def _microdata(self, element: HeadElement) -> None:
        in_article = self._is_article(element.scope) if element.scope else None
        spare = in_article is False and self._table.kind(short_types(element.scope))[0] == "film"
        names = element.attributes["itemprop"][:_LONGEST_NAMES].split()
        if "name" in names and not in_article:
            self._item_names.append(element)
        for name in names:
            known = self._table.microdata.get(name.lower()) if spare or in_article is not False else None
            if known is None and in_article:
                known = self._table.microdata_in_article.get(name.lower())
            if known is None:
                continue
            field, spelled = known
            raw = _property_value(element, field)
            detail = None
            if field in _NAMES:
                detail = next(iter(short_types(element.attributes.get("itemtype", ""))), None)
                raw = self._item_name(raw)
            for value in self._split(raw) if field is Field.TAG else (raw,):
                if not spare:
                    self._add(field, value, Source.MICRODATA, f"[itemprop={spelled}]", detail)
                elif len(self._spares) < self._limits.claims:
                    self._spares.append(Claim(field, value, Source.MICRODATA, f"[itemprop={spelled}]", detail))

    def _is_article(self, scope: str) -> bool | None:
        """Whether an item of this type is an article; `None` where it may be: themes say `CreativeWork` and `WebPage` too."""
        if scope not in self._scopes:
            kind = self._table.kind(short_types(scope))[0]
            self._scopes[scope] = True if kind == "article" else False if kind in ("other", "film") else None
        return self._scopes[scope]

    def _item_name(self, text: str) -> str:
        """The name of a person or organization: the `name` inside the element, if there is one, else all its text."""
        names = [_property_value(element, Field.AUTHOR) for element in self._item_names]
        self._item_names.clear()
        if not fold(text):
            return names[-1] if names else ""
        return next((name for name in names if name and name in text), text)

    # --- JSON-LD

    def parse_json_ld(self, text: str) -> None:
        """Reads the next block, and keeps what it names: another may refer to it."""
        if len(text) > self._limits.json_ld:
            self._unread.append(
                f"JSON-LD block {len(self._blocks) + 1} has more than {self._limits.json_ld:,} characters: it was not read"
            )
            text = ""
        values, problem = read_json_ld(text)
        if problem:
            self.problems.append(f"JSON-LD block {len(self._blocks) + 1}: {problem}")
        block = [node for value in values for node in nodes(value)]
        self._blocks.append(block)
        for node, _ in block:
            identifier = node.get("@id")
            if isinstance(identifier, str) and "name" in node:
                self._named.setdefault(identifier, node)

    def _script(self, element: HeadElement) -> None:
        if not _is_json_ld(element):
            return
        block = self._blocks[self._block]
        self._block += 1
        for node, main in block:
            types = types_of(node)
            kind, name = self._table.kind(types)
            if kind == "article" or (kind == "page" and not main):
                self._properties(node, name, self._table.json_ld, late=kind == "page")
                for value in types:
                    self._add(Field.TYPE, value, Source.JSON_LD, "@type", late=kind == "page")
            elif kind == "site" and not main:
                self._properties(node, name, self._table.json_ld_site, late=True)

    def _properties(
        self, node: dict[str, Any], name: str, table: Mapping[str, tuple[Field, str]], *, late: bool
    ) -> None:
        for key, value in node.items():
            known = table.get(key) or table.get(key.lower())
            if known is None:
                if key == "hasPart":
                    self._parts(value, name, late=late)
                elif key == "liveBlogUpdate":
                    self._live_updates(value, name)
                continue
            field, spelled = known
            for raw, detail in self._texts(value, field):
                for piece in self._split(raw) if field is Field.TAG else (raw,):
                    self._add(field, piece, Source.JSON_LD, f"{name}.{spelled}", detail, late=late)

    def _parts(self, parts: Any, name: str, *, late: bool) -> None:
        """Whether parts of the article are free to read: paid ones are marked so."""
        for part in parts[:_MOST_PARTS] if isinstance(parts, list) else [parts]:
            if isinstance(part, dict) and self._table.kind(types_of(part))[0] != "article":
                for raw, _ in self._texts(part.get("isAccessibleForFree"), Field.FREE):
                    key = f"{name}.hasPart.isAccessibleForFree"
                    self._add(Field.FREE, raw, Source.JSON_LD, key, late=late)

    def _live_updates(self, updates: Any, name: str) -> None:
        """The entries of a live blog, property by property."""
        for at, update in enumerate(updates[:_MOST_UPDATES] if isinstance(updates, list) else [updates]):
            if not isinstance(update, dict):
                continue
            for key, field in _UPDATE_PROPERTIES.items():
                for raw, detail in itertools.islice(self._texts(update.get(key), field), 1):
                    self._add(Field.LIVE_ENTRY, raw, Source.JSON_LD, f"{name}.liveBlogUpdate[{at}].{key}", detail)

    def _texts(
        self, value: Any, field: Field, detail: str | None = None, depth: int = 0
    ) -> Iterator[tuple[str, str | None]]:
        """The texts that `value` holds or stands for, whatever its type; for names with what is named (`Person`)."""
        if isinstance(value, bool):
            if field is Field.FREE:
                yield str(value).lower(), None
        elif isinstance(value, Number):
            if field in _NUMBERS:
                yield value, None
        elif isinstance(value, str):
            yield value, detail
        elif depth < _DEPTH and isinstance(value, list):
            for item in value[: self._limits.claims + 1]:
                yield from self._texts(item, field, detail, depth + 1)
        elif depth < _DEPTH and isinstance(value, dict):
            inside = self._table.json_ld_inside
            keys = inside.get(field.value) or inside["default"]
            if field in _NAMES:
                detail = next(iter(types_of(value)), detail)
                identifier = value.get("@id")
                if isinstance(identifier, str) and not any(key in value for key in keys):
                    value = self._named.get(identifier, value)
                    detail = next(iter(types_of(value)), detail)
            found = next((value[key] for key in keys if value.get(key)), None)
            yield from self._texts(found, field, detail, depth + 1)

    def _split(self, raw: str) -> list[str]:
        """Keywords, parted by commas, or by semicolons where there are no commas."""
        raw = raw[: self._limits.claim * _KEYWORDS]
        return raw.split("," if "," in raw else ";")[: self._limits.claims + 1]


def _is_json_ld(element: HeadElement) -> bool:
    return "ld+json" in element.attributes.get("type", "").lower()


# --- values ------------------------------------------------------------------------------------------------------------


def _clean(raw: str, field: Field, limit: int) -> str:
    """`raw` as a claim holds it: printable, folded, without mark-up; a few times as long as `limit` at most."""
    value = raw[: limit * _SLACK]
    if not value.isprintable():
        value = printable(value)[0]
    if field in _ADDRESSES:
        # Only this reference: in a query, `&copy=2` is no sign.
        return fold(value.replace("&amp;", "&"))
    if "&" in value:
        value = _REFERENCE.sub(lambda reference: html.unescape(reference[0]), value)
    if "<" in value:
        value = _TAG.sub(lambda tag: "\n" if tag[1] else "", value)
    return fold_lines(value) if field in _WITH_LINES else fold(value)


def _property_value(element: HeadElement, field: Field) -> str:
    """The value of an `itemprop`, as microdata defines it for the element, but for text that is a link."""
    keys = ("content", "datetime", "href", "src") if field in _ADDRESSES else ("content", "datetime")
    return next((element.attributes[key] for key in keys if element.attributes.get(key)), element.text)
