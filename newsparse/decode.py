"""Bytes to text: says how the encoding was known, never raises on a page, and never trusts a label that is not in the table.

Labels are those of the Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels) and stand for what browsers
read: `iso-8859-1` is windows-1252. A label of the page never reaches Python's codec registry, where `rot13`, `zlib`, `idna`
and `unicode_escape` wait. Nothing is guessed from letter statistics: that takes quadratic time where it is done at all, and
a page without any declaration that is no UTF-8 is nearly always in the encoding that was usual for its language.
"""

import re

import attrs

from newsparse.binary import BINARY, START, signature, text_signature, unreadable
from newsparse.document import Encoding
from newsparse.errors import InputError
from newsparse.limits import DEFAULT
from newsparse.text import REPLACEMENT, printable, printable_utf8

# The standard's name; Python's codec where it has another name for it; all labels. Python's `gbk`, `big5`, `shift_jis`,
# `euc_kr` and `euc_jp` lack characters that browsers read, so the codecs of the wider sets stand here. The label
# `replacement` and what the standard refuses with it (iso-2022-kr, hz-gb-2312, ...) are left out: such a label says nothing.
_TABLE = """
utf-8          -             unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8
ibm866         cp866         866 cp866 csibm866 ibm866
iso-8859-2     -             csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
iso-8859-3     -             csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
iso-8859-4     -             csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
iso-8859-5     -             csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988
iso-8859-6     -             arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e
iso-8859-6     -             iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
iso-8859-7     -             csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597
iso-8859-7     -             iso_8859-7 iso_8859-7:1987 sun_eu_greek
iso-8859-8     -             csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598
iso-8859-8     -             iso_8859-8 iso_8859-8:1988 visual
iso-8859-8-i   iso-8859-8    csiso88598i iso-8859-8-i logical
iso-8859-10    -             csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
iso-8859-13    -             iso-8859-13 iso8859-13 iso885913
iso-8859-14    -             iso-8859-14 iso8859-14 iso885914
iso-8859-15    -             csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
iso-8859-16    -             iso-8859-16
koi8-r         -             cskoi8r koi koi8 koi8-r koi8_r
koi8-u         -             koi8-ru koi8-u
macintosh      mac-roman     csmacintosh mac macintosh x-mac-roman
windows-874    cp874         dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
windows-1250   cp1250        cp1250 windows-1250 x-cp1250
windows-1251   cp1251        cp1251 windows-1251 x-cp1251
windows-1252   cp1252        ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591
windows-1252   cp1252        iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 x-user-defined
windows-1253   cp1253        cp1253 windows-1253 x-cp1253
windows-1254   cp1254        cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5
windows-1254   cp1254        windows-1254 x-cp1254
windows-1255   cp1255        cp1255 windows-1255 x-cp1255
windows-1256   cp1256        cp1256 windows-1256 x-cp1256
windows-1257   cp1257        cp1257 windows-1257 x-cp1257
windows-1258   cp1258        cp1258 windows-1258 x-cp1258
x-mac-cyrillic mac-cyrillic  x-mac-cyrillic x-mac-ukrainian
gbk            gb18030       chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk
gb18030        -             gb18030
big5           big5hkscs     big5 big5-hkscs cn-big5 csbig5 x-x-big5
euc-jp         euc_jis_2004  cseucpkdfmtjapanese euc-jp x-euc-jp
iso-2022-jp    iso2022_jp_ext csiso2022jp iso-2022-jp
shift_jis      cp932         csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
euc-kr         cp949         cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601
euc-kr         cp949         windows-949
utf-16be       -             unicodefffe utf-16be
utf-16le       -             csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le
"""
_ROWS = tuple(
    (name, name if codec == "-" else codec, labels)
    for name, codec, *labels in map(str.split, _TABLE.strip().splitlines())
)
_CODECS = {name: codec for name, codec, _ in _ROWS}
_NAMES = {label: name for name, _, labels in _ROWS for label in labels}
# Encodings in which a run of bytes can be valid UTF-8 by accident, if it is short enough.
_MULTI_BYTE = frozenset(("gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr"))

# Bytes of windows-1252 that somebody read as Latin-1 before they got into the page: in Unicode they are control characters,
# which no page means. 0x85 is left out: it is white space that may be meant.
_WINDOWS_C1 = {
    byte: char for byte in range(0x80, 0xA0) if byte != 0x85 and (char := bytes([byte]).decode("cp1252", "ignore"))
}

# What pages in a language are in that say nothing of it: the fallbacks of the HTML standard for each locale
# (https://html.spec.whatwg.org/#determining-the-character-encoding), and what else was usual, in the order in which they are
# tried: first those that text in the other is hardly ever valid in.
_USUAL_TABLE = """
ar fa ur               windows-1256
be bg kk ky mk ru sr   windows-1251
tg tt uk               windows-1251
cs hr sk               windows-1250 iso-8859-2
hu pl sl               iso-8859-2 windows-1250
el                     iso-8859-7 windows-1253
et lt lv               windows-1257
he                     windows-1255
az ku tr               windows-1254
th                     windows-874
vi                     windows-1258
ja                     euc-jp shift_jis
ko                     euc-kr
zh zh-cn zh-hans zh-sg gb18030
zh-hant zh-hk zh-tw    big5
"""
_USUAL: dict[str, tuple[str, ...]] = {
    tag: tuple(name for name in words if name in _CODECS)
    for words in map(str.split, _USUAL_TABLE.strip().splitlines())
    for tag in words
    if tag not in _CODECS
}

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))
_LONGEST_LABEL = 40
_FALLBACK, _LANGUAGE = "fallback", "language"
# How much of a page browsers wait for, and how much is searched again once UTF-8 has failed.
_PRESCAN, _LATE_PRESCAN = 4096, 100_000
# What is passed over as a whole, then the element that counts. Everything ends at the end of what is searched, at the latest.
_PRESCAN_TOKEN = re.compile(
    rb"<(?:!--.*?(?:-->|\Z)|(script|style|title|noscript)\b.*?(?:</(?:script|style|title|noscript)|\Z)|meta[\s/]([^>]{0,1000}))",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"""([a-z-]{1,20})\s{0,9}=\s{0,9}(?:"([^"]*+)|'([^']*+)|([^\s"'>]++))""", re.IGNORECASE)
_CHARSET_IN_CONTENT = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([^\s"';]{1,40})""", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"""\s{0,99}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([^"'>]{1,40})""")
_HTML_LANGUAGE = re.compile(
    rb"""<html\b[^>]{0,500}?\slang\s{0,9}=\s{0,9}["']?([a-z]{2,3}(?:-[a-z]{2,4})?)""", re.IGNORECASE
)
_PROLOGUE = re.compile("[\\s\N{ZERO WIDTH NO-BREAK SPACE}]{0,99}(?:<\\?xml\\s[^>]{0,500}>)?")

# A stretch without `>` of this length is looked at: no ordinary tag is so long. So many of its last attributes stay.
_LONG_TAG, _KEPT_AT_END = 10_000, 20
_TAG_START = re.compile(r"</?[A-Za-z][^\s/>]{0,99}[\s/]")
_TAG_TOKEN = re.compile(r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s"'])++""")


@attrs.frozen
class Decoded:
    """A page as text."""

    text: str
    """What the page says, without byte order mark and XML declaration. Encodes to UTF-8; no control characters."""
    encoding: Encoding
    """What it was encoded in, how that was known, and how many characters were lost."""
    utf8: bytes | None = attrs.field(default=None, repr=False)
    """`text` in UTF-8 where the source was just that, which spares encoding it again; else `None`."""


def decode(source: bytes | bytearray | memoryview | str, declared: str | None = None) -> Decoded:
    """The text of `source`, and how it was read.

    The encoding is known by the first of these that fits the bytes: a byte order mark (`how` is `bom`), the pattern of
    UTF-16 (`utf-16 pattern`), `declared`, the page's `<meta>` (`meta`), an XML declaration (`xml`), being valid UTF-8
    (`utf-8`), the encoding that was usual for the language that the page says it is in (`language`); else it is windows-1252
    (`fallback`). Valid UTF-8 beats a declaration of something else, since no other
    encoding looks like it by accident (`utf-8 despite declared`, `utf-8 despite meta`).

    Compressed or binary input is not unpacked: its text is empty, its encoding `binary`, and `how` says what it is.

    `declared` is the label that a `Content-Type` header gave; a label that no browser knows counts as none.
    Raises `InputError` where `source` is neither bytes nor text.
    """
    if isinstance(source, str):
        kind = text_signature(source)
        return _binary(kind) if kind else _finished(source, "str", "str", 0)
    source = _as_bytes(source)
    if kind := signature(source[:START]):
        return _binary(kind)
    for mark, name in _BOMS:
        if source.startswith(mark):
            return _loose(source[len(mark) :], name, "bom")
    if pattern := _utf16_pattern(source[:1024]):
        return _loose(source, pattern, "utf-16 pattern")
    return _by_declaration(source, declared) or _undeclared(source)


def encoding_name(label: str) -> str | None:
    """The standard's name of the encoding that `label` stands for; `None` where browsers know no such label.

    >>> encoding_name("Latin1")
    'windows-1252'
    """
    return _NAMES.get(label.strip().lower()) if len(label) <= _LONGEST_LABEL else None


def bound_attributes(text: str, most: int = DEFAULT.attributes) -> tuple[str, int]:
    """`text` with at most about `most` attributes in any long tag, and how many were cut.

    libxml2 before its version 2.14 compares every attribute of a tag with every other: a hundred thousand in one tag hold it for a minute, and no
    signal reaches it there. A tag is suspected where 10,000 characters hold no `>`, which is found by looking at few of them.
    """
    pieces: list[str] = []
    done = position = cut = 0
    while position < len(text):
        last = text.rfind(">", position, position + _LONG_TAG)
        if last >= 0:
            position = last + 1
            continue
        end = text.find(">", position + _LONG_TAG)
        end = len(text) if end < 0 else end
        start, stop, count = _excess(text, position, end, most)
        if count:
            pieces.append(text[done:start])
            done, cut = stop, cut + count
        position = end + 1
    return ("".join((*pieces, text[done:])), cut) if cut else (text, 0)


def _excess(text: str, start: int, end: int, most: int) -> tuple[int, int, int]:
    """From where to where attributes are to be cut in a stretch without `>`, and how many.

    The last ones stay: what looks like a tag may be a script or a comment, and its end must not be lost.
    """
    tag = _TAG_START.search(text, start, end)
    if tag is None:
        return 0, 0, 0
    ends = [token.end() for token in _TAG_TOKEN.finditer(text, tag.end(), end)]
    count = len(ends) - most - _KEPT_AT_END
    if count <= 0:
        return 0, 0, 0
    return ends[most - 1], ends[-_KEPT_AT_END - 1], count


# --- declarations ------------------------------------------------------------------------------------------------------


def _by_declaration(source: bytes, declared: str | None) -> Decoded | None:
    """The text by the first declaration that fits the bytes; `None` where none does."""
    tried = set()
    for label, how in ((declared, "declared"), (_meta_label(source[:_PRESCAN]), "meta"), (_xml_label(source), "xml")):
        name = encoding_name(label) if label else None
        if name and how != "declared" and name.startswith("utf-16"):
            name = "utf-8"  # What can be read byte by byte to find this out is no UTF-16.
        if name is None or name in tried:
            continue
        tried.add(name)
        if decoded := _declared_as(source, name, how):
            return decoded
    return None


def _declared_as(source: bytes, name: str, how: str) -> Decoded | None:
    """`source` read as it is declared, or as the UTF-8 that it is; `None` where it can be neither."""
    if name == "utf-8":
        return _strict(source, name, how) or _fitting(source, name, how)
    if name.startswith("utf-16"):
        # Any even number of bytes is nearly always valid UTF-16; and there is no pattern, or it would have been seen.
        return None if _is_utf8(source) else _strict(source, name, how)
    if name != "iso-2022-jp" and not source.isascii() and _is_utf8(source, at_least=4 if name in _MULTI_BYTE else 1):
        return _loose(source, "utf-8", f"utf-8 despite {how}")
    return _strict(source, name, how) or _fitting(source, name, how)


def _undeclared(source: bytes) -> Decoded:
    if decoded := _strict(source, "utf-8", "utf-8"):
        return decoded
    label = _meta_label(source[_PRESCAN - 100 : _LATE_PRESCAN])
    name = encoding_name(label) if label else None
    if name and not name.startswith("utf-16") and (decoded := _fitting(source, name, "meta")):
        return decoded
    return _fitting(source, "utf-8", "utf-8") or _usual(source) or _loose(source, "windows-1252", _FALLBACK)


def _usual(source: bytes) -> Decoded | None:
    """The text as pages in its language are encoded; `None` where it names none, or one for which that is windows-1252."""
    found = _HTML_LANGUAGE.search(source[:_PRESCAN])
    tag = str(found[1], "latin-1").lower() if found else ""
    names = _USUAL.get(tag) or _USUAL.get(tag.partition("-")[0], ())
    for name in names:
        try:
            text = source.decode(_CODECS[name])
        except UnicodeDecodeError:
            continue
        if not printable(text)[1]:  # windows-1250 read as iso-8859-2 has control characters where its letters are
            return _finished(text, name, _LANGUAGE, 0)
    return _fitting(source, names[0], _LANGUAGE) if names else None


def _meta_label(head: bytes) -> str | None:
    """The label that the first `<meta>` with one gives, outside comments and scripts."""
    for token in _PRESCAN_TOKEN.finditer(head):
        if token[2] is None:
            continue
        found: dict[bytes, bytes] = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(token[2])}
        label = found.get(b"charset")
        if label is None and found.get(b"http-equiv", b"").strip().lower() == b"content-type":
            inside = _CHARSET_IN_CONTENT.search(found.get(b"content", b""))
            label = inside[1] if inside else None
        if label and encoding_name(name := label[: _LONGEST_LABEL + 1].decode("latin-1")):
            return name
    return None


def _xml_label(source: bytes) -> str | None:
    found = _XML_DECLARATION.match(source)
    return str(found[1], "latin-1") if found else None


def _utf16_pattern(head: bytes) -> str | None:
    """The kind of UTF-16 that `head` is, known by the NULs of its mark-up: every other byte of it is one."""
    if 0 not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd * 2 > half and even * 20 < half:
        return "utf-16le"
    if even * 2 > half and odd * 20 < half:
        return "utf-16be"
    return None


# --- reading -----------------------------------------------------------------------------------------------------------


def _as_bytes(source: object) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, bytearray | memoryview):
        return bytes(source)
    raise InputError(f"cannot decode {type(source).__name__}: give bytes or str")


def _strict(source: bytes, name: str, how: str) -> Decoded | None:
    """The text where every byte of it can be read."""
    try:
        text = source.decode(_CODECS[name])
    except UnicodeDecodeError:
        return None
    if name == "utf-8" and printable_utf8(source):  # spares encoding the text again
        kept = _without_prologue(text)
        return Decoded(kept, Encoding(name, how), source if kept is text else None)
    return _finished(text, name, how, 0)


def _loose(source: bytes, name: str, how: str) -> Decoded:
    """The text, with U+FFFD for what cannot be read."""
    text, lost = _replacing(source, name)
    return _finished(text, name, how, lost)


def _fitting(source: bytes, name: str, how: str) -> Decoded | None:
    """The text where more of it that is not ASCII can be read than not."""
    text, lost = _replacing(source, name)
    return _finished(text, name, how, lost) if _beyond_ascii(text) - lost >= lost else None


def _finished(text: str, name: str, how: str, lost: int) -> Decoded:
    kept, replaced = printable(text)
    if replaced:
        kept, replaced = printable(text.translate(_WINDOWS_C1))
    guessed = how in (_FALLBACK, _LANGUAGE)
    if lost or replaced or guessed:
        kind = unreadable(text, lost + replaced, raw=name != "str", guessed=guessed)
        if kind:
            return _binary(kind)
    return Decoded(_without_prologue(kept), Encoding(name, how, lost + replaced))


def _binary(kind: str) -> Decoded:
    return Decoded("", Encoding(BINARY, kind))


def _replacing(source: bytes, name: str) -> tuple[str, int]:
    text = source.decode(_CODECS[name], "replace")
    lost = text.count(REPLACEMENT)
    if lost and name == "utf-8":
        lost -= source.count(REPLACEMENT.encode())  # these stand in the page
    return text, lost


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _is_utf8(source: bytes, at_least: int = 0) -> bool:
    """Whether `source` is UTF-8, but for a broken character here and there, with so many characters that are not ASCII."""
    text, lost = _replacing(source, "utf-8")
    readable = _beyond_ascii(text) - lost
    return readable >= at_least and readable >= 20 * lost


def _without_prologue(text: str) -> str:
    """Without byte order marks, white space and XML declaration at the start: lxml refuses a text that has one.

    What the declaration says was about the bytes, and is no longer true of the text.
    """
    prologue = _PROLOGUE.match(text)
    return text[prologue.end() :] if prologue and prologue.end() else text
