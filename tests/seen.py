"""What rules see of a page, for tests: a rule that only remembers it."""

import newsparse
from newsparse.chain import DEFAULT
from newsparse.document import Block, Document
from newsparse.survey import Page


def page_of(document: Document) -> Page:
    """The page as the last rule asked sees it: with the story, unless no block is left to judge then. Needs a block."""
    seen: list[Page] = []

    def remember(block: Block, page: Page) -> None:
        seen.append(page)

    chain = newsparse.Chain((remember, *DEFAULT.local), (remember, *DEFAULT.neighbour))
    newsparse.Parser(chain=chain).label(document)
    return seen[-1]
