"""Articles in other people's formats. Here: what the formats share, addresses and dates."""

import re
from urllib.parse import quote, urljoin, urlsplit

from newsparse.parts import Precision, Timestamp

# What would end an address, or start mark-up, where it is written into Markdown or JSON-LD.
_UNSAFE = re.compile('[\\s\x00-\x20\x7f-\x9f\ud800-\udfff<>()"`\\\\|^{}]')


def web_address(url: str | None, base: str | None = None) -> str | None:
    """`url`, seen from the page `base`, as an address that may be written as a link; `None` where it is none.

    Only `http` and `https` addresses are: never `javascript:`, `data:` or a file. Characters that an address cannot
    hold, and those that Markdown would read as its end, are percent-encoded.
    """
    try:
        whole = urljoin((base or "").strip(), (url or "").strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    written = _UNSAFE.sub(lambda match: quote(match[0], safe="", errors="replace"), whole)
    return written if written.lower().startswith(("http://", "https://")) else None


def iso_date(timestamp: Timestamp) -> str:
    """The moment as ISO 8601: the date alone where the page gave no time of day."""
    if timestamp.precision is Precision.DAY:
        return timestamp.value.date().isoformat()
    return timestamp.value.isoformat()
