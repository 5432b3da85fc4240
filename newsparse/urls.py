"""Addresses from a page, made whole and safe: `http` and `https` only, or none at all.

Whatever a page gives as an address goes through `safe_url` before it becomes part of a result.
"""

import re
from collections.abc import Mapping
from urllib.parse import quote, urljoin, urlsplit

# Browsers refuse or cut longer ones, and a claim that was cut is no address.
_LONGEST = 4000
# Browsers take these out of an address before they read it.
_REMOVED = re.compile("[\t\n\r]")
_AROUND = "".join(map(chr, range(0x21)))
# Never in an address as such: controls, white space, marks that turn the direction of writing, what ends it in mark-up.
_UNSAFE = re.compile('[\\s\x00-\x20\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff<>"`\\\\|^{}]')
# Stands where a byte could not be read: the address is broken.
_BROKEN = "\N{REPLACEMENT CHARACTER}"
_WEB = ("http://", "https://")

NOWHERE = "https://page.invalid/"
"""The address of a page that is nowhere, to see relative addresses from: the domain is reserved for that (RFC 2606)."""
# How web archives name a page: the moment of the capture, a modifier, the address. Wayback Machine, pywb and OpenWayback do.
_ARCHIVED = re.compile(
    r"https?://[^/?#]+/(?:[^/?#]+/){0,3}\d{14}(?:[a-z]{2}_)?/(https?:/+.*)", re.IGNORECASE | re.DOTALL
)
# Where lazy loaders keep a picture's address while `src` has a placeholder; best first.
_SRCSETS = ("data-srcset", "data-lazy-srcset", "srcset")
_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")
# Commas stand between candidates where white space follows or a size stands before; all others are part of an address.
_BETWEEN_CANDIDATES = re.compile(r",(?:(?=\s)|(?<=\d[wx],))")
_MOST_CANDIDATES = 100
_LONGEST_SRCSET = 50_000


def safe_url(url: str | None, base: str | None = None) -> str | None:
    """`url`, seen from the page `base`, as a whole `http` or `https` address; `None` where it is none.

    Never `javascript:`, `data:` or a file, and never an address that raises when it is taken apart. White space around it
    goes, and what an address cannot hold is percent-encoded. A `base` that is no such address itself is as good as none.
    """
    if not url or len(url) >= _LONGEST or _BROKEN in url:
        return None
    whole = _REMOVED.sub("", url.strip(_AROUND))
    try:
        if base and whole and not whole.lower().startswith(_WEB):
            whole = urljoin(base.strip(_AROUND), whole)
        parts = urlsplit(whole)
        _ = parts.port  # is read only now, and may be no number
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host or not host.strip(".") or _UNSAFE.search(parts.netloc):
        return None
    written = _UNSAFE.sub(lambda match: quote(match[0], safe="", errors="replace"), whole)
    return written if written[:8].lower().startswith(_WEB) else None


def relative_url(url: str) -> str | None:
    """`url`, white space around it gone, where it is seen from the page's own address, whatever that is; else `None`."""
    relative = url.strip(_AROUND)
    whole = safe_url(relative, NOWHERE)
    inside = whole is not None and whole.startswith(NOWHERE) and not _UNSAFE.search(relative)
    return relative if inside else None


def host_and_path(url: str | None) -> tuple[str, str]:
    """The host, in lower case, and the path of an address as it stands on a page; each "" where it has none or is broken."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return "", ""
    return parts.hostname or "", parts.path


def path_of(url: str | None) -> str:
    """The path of an address as it stands on a page; "" where it has none or cannot be taken apart."""
    return host_and_path(url)[1]


def unarchived(url: str | None) -> str | None:
    """The address that was archived, where `url` is a web archive's name for it; else `url`."""
    match = _ARCHIVED.fullmatch(url[:_LONGEST]) if url else None
    # Some archives write one slash where there were two.
    return re.sub("(?i)^(https?):/+", r"\1://", match[1]) if match else url


def best_of_srcset(srcset: str) -> str | None:
    """The address of the widest or densest picture that a `srcset` offers, as written; `None` where it offers none.

    Addresses may hold commas, as the HTML standard says; `data:` addresses are placeholders and do not count.
    """
    best, most = None, 0.0
    for candidate in _BETWEEN_CANDIDATES.split(srcset[:_LONGEST_SRCSET], _MOST_CANDIDATES):
        address, *descriptors = candidate.strip(_AROUND + ",").split(None, 1) or [""]
        size = _size(descriptors[0] if descriptors else "")
        if address and size > most and not _is_data(address):
            best, most = address, size
    return best


def image_address(attributes: Mapping[str, str]) -> str | None:
    """The best address that the attributes of an `img` or `source` give, as written; `None` where they give none."""
    for key in _SRCSETS:
        if (value := attributes.get(key)) and (url := best_of_srcset(value)):
            return url
    for key in _SOURCES:
        url = (attributes.get(key) or "").strip()
        if url and not _is_data(url):
            return url
    return None


def _is_data(address: str) -> bool:
    return address[:5].lower() == "data:"


def _size(descriptor: str) -> float:
    """How big `640w` or `2x` says that a picture is; what says nothing is `1x`."""
    number = descriptor[:-1]
    if descriptor[-1:] not in {"w", "x"} or len(number) > 8 or not number.isascii():
        return 1.0
    return float(number) if number.replace(".", "", 1).isdigit() else 1.0
