"""The strategy for pages as bytes, in any encoding that can carry them, declared or not."""

import codecs
import functools

from hypothesis import strategies as st

from newsparse.errors import InputError
from newsparse.tables import check_keys, packaged, parsed, strings_of
from newsparse.testing.drawing import one_of
from newsparse.testing.pages import pages
from newsparse.testing.people import Languages
from newsparse.testing.truth import Declared, Encoded, Page

_FILE = "testing/encodings.toml"
_UTF8 = "utf-8"
_BOMS = {_UTF8: codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
_DECLARATION = '<meta charset="utf-8">'


def encoded(
    page: Page | st.SearchStrategy[Page] | None = None, *, languages: Languages = None
) -> st.SearchStrategy[Encoded]:
    """Pages as bytes: in UTF-8, UTF-16 or an encoding that was usual for their language before, as far as it has all
    characters of the page; and with the encoding declared, not declared, or declared wrongly.

    `page` is the page to encode, or a strategy for it; any page in one of `languages` where none is given.
    """
    if page is not None and languages is not None:
        raise InputError("languages is for pages that are drawn; the page that is given has its own")
    if page is None:
        page = pages(languages=languages)
    drawn = st.just(page) if isinstance(page, Page) else page

    def made(draw: st.DrawFn) -> Encoded:
        given = draw(drawn)
        names = [_UTF8, *usual().get(given.article.language or "", ()), "utf-16-le", "utf-16-be"]
        encoding = one_of(draw, [name for name in names if carries(name, given.source)])
        ways = (Declared.BOM,) if encoding.startswith("utf-16") else tuple(Declared)
        if encoding not in _BOMS:
            # Nothing but its language can tell what a page is in that does not say so, and only what was most usual there.
            guessed = encoding == next(iter(usual().get(given.article.language or "", ())), None)
            ways = (Declared.META, Declared.NONE, Declared.WRONG) if guessed else (Declared.META,)
        return encode(given, encoding, one_of(draw, ways))

    return st.composite(made)()


def encode(page: Page, encoding: str, declared: Declared) -> Encoded:
    """The page as bytes of this encoding. Raises `InputError` where it has not all of the page's characters."""
    if not carries(encoding, page.source):
        raise InputError(f"{encoding} has not all characters of this page")
    named = {Declared.META: encoding, Declared.WRONG: "windows-1252" if encoding == _UTF8 else _UTF8}.get(declared)
    declaration = f'<meta charset="{named}">' if named else ""
    source = page.source.replace(_DECLARATION, declaration, 1)
    mark = _BOMS.get(encoding, b"") if declared is Declared.BOM else b""
    return Encoded(mark + source.encode(encoding), encoding, declared, page)


def carries(encoding: str, text: str) -> bool:
    """Whether an encoding has all characters of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@functools.cache
def usual() -> dict[str, tuple[str, ...]]:
    """For each language the encodings that its pages were in before UTF-8."""
    table = parsed(packaged(_FILE), _FILE)
    check_keys(table, ["encodings"], _FILE, "")
    listed = table["encodings"]
    assert isinstance(listed, dict)  # noqa: S101 - the file is the package's own
    return {code: strings_of(listed, code, _FILE, "encodings.") for code in listed}
