"""Articles in other people's formats. Here: what the formats share, addresses and dates."""

from newsparse.parts import Precision, Timestamp
from newsparse.urls import safe_url


def web_address(url: str | None, base: str | None = None) -> str | None:
    """`url`, seen from the page `base`, as an address that may be written as a link; `None` where it is none.

    As `newsparse.urls.safe_url`, and parentheses, which Markdown would read as its end, are percent-encoded too.
    """
    address = safe_url(url, base)
    return address.replace("(", "%28").replace(")", "%29") if address else None


def iso_date(timestamp: Timestamp) -> str:
    """The moment as ISO 8601: the date alone where the page gave no time of day."""
    if timestamp.precision is Precision.DAY:
        return timestamp.value.date().isoformat()
    return timestamp.value.isoformat()
