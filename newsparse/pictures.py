"""Where a picture's link leads: teasers, advertisements and tools link their pictures to other pages, a story does not."""

from newsparse.document import Document, Image
from newsparse.urls import NOWHERE, path_of, safe_url

_FILES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg")


def leads_elsewhere(image: Image, document: Document) -> bool:
    """Whether a click on the picture leaves its article: not to a picture file, nor to a page below the article's own.

    No link, or one that only a script gives a meaning, leads nowhere.
    """
    if not image.link or image.link.startswith("#"):
        return False
    # A page without an address still tells by its links what is a file.
    address = safe_url(image.link, document.url or NOWHERE)
    if address is None:
        return not image.link.casefold().startswith("javascript:")
    path = path_of(address)
    own = path_of(document.url).strip("/")
    return not (path.lower().endswith(_FILES) or (own and own in path) or _is_shown(image, address))


def _is_shown(image: Image, address: str) -> bool:
    """Whether the link names the picture's own file, as those of services that show it in another size do."""
    name = path_of(image.url).rpartition("/")[2]
    return bool(name) and name in address
