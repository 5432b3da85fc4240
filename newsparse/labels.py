"""The judgement on a block: kept with a role, or dropped with a reason, and the name of the rule that decided.

Two types and not one with optional fields, so that "kept with a drop reason" cannot be written.
"""

import enum

import attrs

from newsparse.document import Block


class Role(enum.Enum):
    """What a kept block is in the article."""

    KICKER = "kicker"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    BLOCK_QUOTE = "block_quote"
    PULL_QUOTE = "pull_quote"
    CAPTION = "caption"
    CREDIT = "credit"
    EMBED = "embed"
    SIDEBAR = "sidebar"
    """A fact box or the like: of the article, but not of its body."""
    NOTE = "note"
    LIVE_ENTRY = "live_entry"
    """The time, headline or author of an entry of a live blog."""

    # Members are alone with their value; hashing by name is what a page would spend half a millisecond on.
    __hash__ = object.__hash__


class Reason(enum.Enum):
    """Why a block is not the article."""

    NAVIGATION = "navigation"
    RELATED = "related"
    PROMO = "promo"
    SHARE = "share"
    ADVERT = "advert"
    CONSENT = "consent"
    COMMENTS = "comments"
    PAYWALL = "paywall"
    LEGAL = "legal"
    PRINT = "print"
    NOTICE = "notice"
    BIO = "bio"
    DUPLICATE = "duplicate"
    HIDDEN = "hidden"
    WIDGET = "widget"
    UNCLEAR = "unclear"

    # Members are alone with their value; hashing by name is what a page would spend half a millisecond on.
    __hash__ = object.__hash__


@attrs.frozen
class Kept:
    """A block that belongs to the article."""

    block: Block
    role: Role
    """What it is there."""
    rule: str
    """The name of the rule that said so."""


@attrs.frozen
class Dropped:
    """A block that does not belong to the article. It is not lost: it stays in the ledger."""

    block: Block
    reason: Reason
    """What it is instead."""
    rule: str
    """The name of the rule that said so."""


Label = Kept | Dropped
