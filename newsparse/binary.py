"""Sources that are no text: a PDF, a picture, compressed data, noise. They are told of, and never read as an article.

Two ways to know: by how such files begin, and by what stands in them. The second follows the MIME Sniffing Standard
(https://mimesniff.spec.whatwg.org/#sniffing-a-mislabeled-binary-resource): control characters that no text holds. Where
there is mark-up, it takes many of them, because pages with a few are read by browsers too.
"""

import re
import unicodedata

BINARY = "binary"
"""The name of the encoding of what is no text."""

# What files begin with, by the registries of their formats.
_STARTS = (
    (b"%PDF-", "PDF document"),
    (b"\x89PNG\r\n\x1a\n", "PNG picture"),
    (b"\xff\xd8\xff", "JPEG picture"),
    (b"GIF87a", "GIF picture"),
    (b"GIF89a", "GIF picture"),
    (b"II*\x00", "TIFF picture"),
    (b"MM\x00*", "TIFF picture"),
    (b"\x1f\x8b\x08", "gzip data"),
    (b"PK\x03\x04", "ZIP archive"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office document"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"\x7fELF", "program"),
    (b"\x00asm", "program"),
    (b"OggS\x00", "Ogg recording"),
    (b"ID3\x02", "MP3 recording"),
    (b"ID3\x03", "MP3 recording"),
    (b"ID3\x04", "MP3 recording"),
    (b"\x1a\x45\xdf\xa3", "Matroska recording"),
    (b"wOFF\x00", "font"),
    (b"wOF2\x00", "font"),
)
START = 300
"""How much of a source `signature` looks at."""
_STARTING = tuple(start for start, _ in _STARTS)
# Where the name of the format stands further in: what must be before it, where, and the name.
_INSIDE = (
    (b"BZh", 4, b"1AY&SY", "bzip2 data"),
    (b"RIFF", 8, b"WEBP", "WebP picture"),
    (b"RIFF", 8, b"WAVE", "WAV recording"),
    (b"RIFF", 8, b"AVI ", "AVI recording"),
    (b"", 4, b"ftyp", "MP4 recording"),
    (b"", 257, b"ustar", "tar archive"),
)
CONTROLS = "binary data with control characters"
UNKNOWN = "data in an encoding that nothing tells"

# A tag that pages are made of. `<a` and two or three such bytes in a row stand in any megabyte of noise, too.
_MARKUP = re.compile(
    r"<!doctype\s|<!--|<\?xml\s|</?(?:html|head|body|meta|title|script|style|div|p|span|article|section|main|table|tr|td|ul"
    r"|ol|li|h[1-6]|a|b|i|br|img|font|center)[\s>/]",
    re.IGNORECASE,
)
# The standard's binary data bytes, and how much of a source the standard looks at.
_BINARY_BYTE = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 1445
# One in so many characters that are no text; pages have fewer where anybody can read them. Of a line or two, shares say nothing.
_SHARE, _LEAST = 20, 8
# How much is sampled, and the share of letters beyond ASCII that no text in windows-1252 has.
_SAMPLE, _FOREIGN = 20_000, 0.3
_NO_TEXT = frozenset(("Cc", "Cs", "Co", "Cn"))
_LOST = "\N{REPLACEMENT CHARACTER}"


def signature(source: bytes) -> str | None:
    """What kind of file begins so; `None` for text, and for binary data without a known beginning."""
    if source.startswith(_STARTING):
        return next(kind for start, kind in _STARTS if source.startswith(start))
    for before, at, name, kind in _INSIDE:
        if source.startswith(name, at) and source.startswith(before):
            return kind
    return None


def text_signature(text: str) -> str | None:
    """`signature` of what somebody decoded already, byte for byte or with some characters lost."""
    return signature(text[:START].encode("latin-1", "replace"))


def unreadable(text: str, lost: int, *, raw: bool, guessed: bool) -> str | None:
    """What a source is that was decoded to `text` and holds what no text does; `None` where it is text all the same.

    NULs are padding and count only where nothing says that this is a page. `lost` is how many characters could not be read
    or shown, `raw` says that bytes were decoded, `guessed` that no declaration said how.
    """
    if _MARKUP.search(text) is not None:
        rare = lost * _SHARE <= len(text)
        return None if rare or len(_CONTROL.findall(text)) * _SHARE <= len(text) else CONTROLS
    if raw and _BINARY_BYTE.search(text, 0, _LOOKED_AT):
        return CONTROLS
    sample = text[:_SAMPLE].replace("\0", "")
    if guessed and sum(char > "\x7f" for char in sample) > max(_LEAST, _FOREIGN * len(sample)):
        return UNKNOWN
    odd = sum(char == _LOST or (not char.isspace() and unicodedata.category(char) in _NO_TEXT) for char in sample)
    return CONTROLS if odd > max(_LEAST, len(sample) / _SHARE) or not sample else None
