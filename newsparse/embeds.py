"""Posts, videos and charts of other places: where they are from and who made them. The typed view of data/embeds.toml."""

import functools
import re
from collections.abc import Mapping

import attrs

from newsparse.errors import DataError
from newsparse.tables import check_keys, packaged, parsed, strings_of, table_of
from newsparse.urls import host_and_path

_FILE = "embeds.toml"
_LONGEST = 4000
# "— Jane Roe (@janeroe)", "A post shared by Jane Roe (@janeroe)": the name stands before the handle.
_SIGNED = re.compile(r"([^()\n]{1,100}?)\s?\(\s?(@[\w.-]{1,60})\s?\)")
_HANDLE = re.compile(r"/(@?[\w.-]{1,60})/(?:status|post|video)/")
_DASHES = " —–―-:"


@attrs.frozen(eq=False)  # hashed by identity: there is one
class EmbedTable:
    """How embedded things are known."""

    providers: Mapping[str, str]
    """Names of providers by host, with a piece of the path where the host alone does not say enough."""
    elements: Mapping[str, tuple[str, str]]
    """Elements that show something of another place: the attribute that says what, and the address it makes."""
    address: tuple[str, ...]
    """Attributes in which a post's own element holds its address, best first."""
    late: tuple[str, ...]
    """Attributes in which a frame that is loaded late holds its address."""
    shared_by: tuple[str, ...]
    """What stands before the name of who wrote a post, in lower case."""

    def provider_of(self, url: str | None) -> str | None:
        """Whose address this is; `None` where it is nobody's that is known."""
        host, rest = host_and_path(url)
        path = f"{host}{rest}"
        while host:
            name = self.providers.get(host) or self.providers.get("/".join(path.split("/")[:2]))
            if name:
                return name
            host = host.partition(".")[2]
            path = path.partition(".")[2]
        return None

    def address_of(self, tag: str, attributes: Mapping[str, str]) -> str:
        """The address of what an element shows, as written; empty where it shows nothing of another place."""
        if tag in self.elements:
            name, form = self.elements[tag]
            value = attributes.get(name) or ""
            if form == "{}" and not value.strip().startswith(("http", "//")):
                value = next((attributes[key] for key in self.late if attributes.get(key)), "")
            return form.format(value)[:_LONGEST] if value else ""
        return next((attributes[key] for key in self.address if attributes.get(key)), "")[:_LONGEST]

    def author_of(self, text: str, url: str | None) -> str | None:
        """Who wrote a post, by its last line ("— Jane Roe (@janeroe)") or its address; `None` where neither says."""
        signed = list(_SIGNED.finditer(text))
        if signed:
            name = signed[-1][1].strip(_DASHES)
            folded = name.casefold()
            opener = next((words for words in self.shared_by if folded.startswith(words)), "")
            return name[len(opener) :].strip(_DASHES) or signed[-1][2]
        handle = _HANDLE.search(url or "")
        return f"@{handle[1].removeprefix('@')}" if handle and handle[1] != "i" else None


@functools.cache
def embed_table() -> EmbedTable:
    """The table that newsparse comes with."""
    return read_embed_table(packaged(_FILE), _FILE)


def read_embed_table(source: str, file: str) -> EmbedTable:
    """The table in `source`, TOML text; `file` is its name in errors.

    Raises `DataError` for a key that means nothing here, a value of the wrong type, a host that stands twice.
    """
    table = parsed(source, file)
    check_keys(table, ("providers", "elements", "attributes", "words"), file, "")
    names = table_of(table, "providers", file)
    providers: dict[str, str] = {}
    for name in names:
        for host in strings_of(names, name, file, "providers."):
            if host in providers:
                raise DataError(file, f"providers.{name}", f"{host!r} is already that of {providers[host]}")
            providers[host] = name
    tags = table_of(table, "elements", file)
    elements = {tag: strings_of(tags, tag, file, "elements.") for tag in tags}
    for tag, value in elements.items():
        if len(value) != 2 or value[1].count("{}") != 1:
            raise DataError(file, f"elements.{tag}", "must be an attribute and an address with one {} in it")
    attributes = table_of(table, "attributes", file)
    check_keys(attributes, ("address", "late"), file, "attributes.")
    words = table_of(table, "words", file)
    check_keys(words, ("shared_by",), file, "words.")
    return EmbedTable(
        providers,
        {tag: (value[0], value[1]) for tag, value in elements.items()},
        strings_of(attributes, "address", file, "attributes."),
        strings_of(attributes, "late", file, "attributes."),
        strings_of(words, "shared_by", file, "words."),
    )
