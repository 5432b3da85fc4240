"""The lines of a page that may name its authors: labelled bylines, lines that look like one, and those at the story's end."""

import functools
from collections.abc import Container, Iterable, Sequence

from newsparse.author_lines import LONGEST_LINE, AuthorLines, Authors, letters
from newsparse.byline_words import BylineWords, plain
from newsparse.document import Document, Field
from newsparse.labels import Dropped, Kept, Label, Reason, Role
from newsparse.outlets import Outlets
from newsparse.parts import Author, AuthorKind
from newsparse.persons import is_wide

# How far from the headline a byline stands, in blocks.
_BEFORE, _AFTER, _ABOVE = 5, 14, 2
# Between the lines of one byline stand no more blocks than this.
_GAP = 2
_MOST_LINES, _MOST_BYLINES = 4, 30
# After the story, its last lines may name the author.
_LAST_LINES, _LONGEST_LAST = 5, 80
_MOST_WORDS = 3
_LONGEST_PARTICLE = 3
_COPYRIGHT = ("©", "(c)", "(C)")
_BRACKETS = ("(", "[", "（", "【", "©", "—", "–", "-")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NO_SIGNATURES = _HEADINGS | {"li", "dt", "th", "td", "button", "figcaption"}
_NO_NAMES = (":", "：", "©", "@", "?", "!")
# What is said to be something else is no byline by its looks alone.
_OF_PICTURES = (Role.CAPTION, Role.CREDIT)
# Asked of every block; before Python 3.12 a look into an enumeration takes as long as a call.
_PARAGRAPH, _BYLINE, _TIMESTAMP = Role.PARAGRAPH, Role.BYLINE, Role.TIMESTAMP
_NO_BYLINES = (*_OF_PICTURES, Role.KICKER, Role.HEADLINE, Role.SUBHEADING)
_OTHERS = (Reason.ADVERT, Reason.COMMENTS, Reason.CONSENT, Reason.LEGAL, Reason.PAYWALL)


class SigningLines:
    """The lines of a page that may name its authors; lives for one page."""

    def __init__(self, document: Document, labels: Sequence[Label], words: BylineWords, outlets: Outlets) -> None:
        self._document = document
        self._labels = labels
        self._words = words
        self._outlets = outlets
        roles = [label.role if type(label) is Kept else None for label in labels]
        self._title = roles.index(Role.HEADLINE) if Role.HEADLINE in roles else None
        body = [at for at, role in enumerate(roles) if role is _PARAGRAPH]
        self._told = bool(body)
        self._first = body[0] if body else len(labels)
        self._last = body[-1] if body else -1
        self._lines = AuthorLines(document, labels, words, outlets)
        bylines = [at for at, role in enumerate(roles) if role is _BYLINE or (role is _TIMESTAMP and self._names(at))]
        self.labelled = [at for at in bylines[:_MOST_BYLINES] if self._lines.read(at)]
        """The blocks labelled as bylines that name somebody."""
        self._byline: list[int] = []  # the lines of the byline at the head
        self.head = self._head()

    def _names(self, at: int) -> bool:
        """Whether a line of a date begins as bylines do: one element may hold both."""
        return self._lines.opens(self._labels[at].block.text)

    @property
    def title(self) -> str | None:
        """The headline as it stands on the page."""
        return None if self._title is None else self._labels[self._title].block.text

    @property
    def has_lines(self) -> bool:
        """Whether there are any lines to look at."""
        return bool(self._labels)

    @property
    def signed(self) -> Authors:
        """Whoever signs where no person and no claim is: an organisation in a byline, an agency at the end."""
        return self.head or self.end

    @functools.cached_property
    def near(self) -> tuple[str, ...]:
        """The short texts around the headline."""
        title = self._title
        if title is None:
            return ()
        until = self._until(title)
        texts = [label.block.text for label in self._labels[max(title - _BEFORE, 0) : until]]
        return tuple(text for text in texts if len(text) <= LONGEST_LINE)

    def _head(self) -> Authors:
        """The authors named by the byline: that nearest to the headline, with the lines that go on from it."""
        # A byline far below the headline is of another story, or of the staff: any line at the headline goes before it.
        title = self._title if self._title is not None else 0
        until = max(self._first, title + _AFTER) if self._told else title + _AFTER
        lines = [at for at in self.labelled if at <= until] or self._unlabelled() or self.labelled
        if not lines:
            return ()
        title = self._title if self._title is not None else lines[0]
        # What merely stands beside a date must be a person's name; "In Local News" is none.
        nearest = min(lines, key=lambda at: (abs(at - title), at))
        found: list[Author] = []
        last = nearest
        for at in lines:
            if nearest <= at <= last + _GAP:
                found += self._lines.read(at)
                self._byline.append(at)
                last = at
        sure = bool(self.labelled) or any(self._lines.is_named(self._labels[at].block.element) for at in lines)
        return merged(author for author in found if sure or author.kind is not AuthorKind.ORGANIZATION)

    def with_these(self, known: Container[str]) -> Authors:
        """The authors of the byline's lines that name any of these, by `plain` names, or nothing but people.

        Any other line of its own is the outlet's, a place's or a role's as often as another author's.
        """
        found: list[Author] = []
        for at in self._byline:
            authors, text = self._lines.read(at), self._labels[at].block.text
            only = letters(text) == sum(letters(author.name) for author in authors)
            if any(plain(author.name) in known for author in authors) or (
                only and all(author.kind is AuthorKind.PERSON for author in authors)
            ):
                found += authors
        return merged(found)

    def _until(self, title: int) -> int:
        """Where the lines around a headline end: at the story; a page that tells none has only a few."""
        return min(title + _AFTER, max(self._first if self._told else 0, title + _MOST_LINES))

    def _unlabelled(self) -> list[int]:
        """The lines around the headline that look like bylines by their words, their element's name, or what stands beside."""
        title = self._title
        if title is None:
            return []
        until = min(self._until(title), len(self._labels))
        around = [*range(title + 1, until), *range(title - 1, max(title - _BEFORE, -1), -1)]
        return sorted(at for at in around if self._looks_like_byline(at) and self._lines.read(at))[:_MOST_LINES]

    def _looks_like_byline(self, at: int) -> bool:
        label = self._labels[at]
        block = label.block
        if len(block.text) > LONGEST_LINE or block.hidden:
            return False
        if self._lines.is_named(block.element):
            return not _is(label, *_OF_PICTURES)
        opens = self._lines.opens(block.text)
        if opens and self._is_between(at) and not isinstance(label, Kept) and label.reason is Reason.COMMENTS:
            return True
        if label.role in _NO_BYLINES if isinstance(label, Kept) else _is_other(label) or self._is_within(at, label):
            return False
        return opens or self._stands_by_date(at)

    def _is_between(self, at: int) -> bool:
        """Whether it stands between the headline and the story: no reader's comment does."""
        return self._told and self._title is not None and self._title < at < self._first

    def _is_within(self, at: int, label: Dropped) -> bool:
        """Whether it stands below the story's first paragraph and is known to be something else."""
        return self._told and at > self._first and label.reason is not Reason.UNCLEAR

    def _stands_by_date(self, at: int) -> bool:
        """Whether a line of a name follows "By", or a date stands in it or right after it, under the headline."""
        if self._title is None or at < self._title - _ABOVE or at >= max(self._first, self._title + _MOST_LINES):
            return False
        block = self._labels[at].block
        if at < self._title:
            return self._lines.is_date(block.text) and self._lines.says_by(block.text)
        before = self._labels[at - 1].block.text
        if self._words.openers.get(plain(before)) == "author":
            return True
        after = self._labels[at + 1].block.text if at + 1 < len(self._labels) else ""
        if block.tag in _HEADINGS:
            return False
        dated = self._lines.is_date(block.text)
        # Of one link: several in a row are the story's tags.
        linked = block.link_chars > 0 and self._lines.is_date(after)
        named = [
            author
            for author in self._lines.read(at)
            if " " in author.name and (dated or len(author.name) <= block.link_chars)
        ]
        return bool(named) and (dated or linked) and self._lines.is_about(block.text, named)

    def _says_who_and_when(self, at: int) -> bool:
        """Whether a line without a link holds one full name and a date, and hardly anything else."""
        block = self._labels[at].block
        if block.link_chars or not self._lines.is_date(block.text):
            return False
        named = self._lines.read(at)
        return (
            len(named) == 1 and 0 < named[0].name.count(" ") < _MOST_WORDS and self._lines.is_about(block.text, named)
        )

    @functools.cached_property
    def end(self) -> Authors:
        """The authors named by the story's last lines, the first after it, or its first."""
        if not self._told:
            return ()
        if over := self._over():
            return over
        after = range(self._last + 1, min(self._last + _LAST_LINES, len(self._labels)))
        before = range(self._last, max(self._last - 2, -1), -1)
        for at in (*after, *before, self._first):
            if at < len(self._labels) and not _is(self._labels[at], Role.SUBHEADING) and (found := self._signature(at)):
                return found
        return ()

    def _over(self) -> Authors:
        """The authors that a bold line right over the first paragraph names, where the head claims only the outlet."""
        at = self._first - 1
        claims = self._document.metadata.of(Field.AUTHOR)
        if not 0 <= at < len(self._labels) - 1 or not any(self._outlets.has(claim.raw) for claim in claims):
            return ()
        found = self._signature(at) if _is(self._labels[at], Role.SUBHEADING) else ()
        return found if all(_MOST_WORDS > author.name.count(" ") > 0 for author in found) else ()

    def _may_sign(self, at: int, named: Authors) -> bool:
        """Whether the line says that it is a signature, or stands where one does and is neither a heading nor an item."""
        block = self._labels[at].block
        if self._lines.opens(block.text) or self._lines.is_named(block.element) or block.text.startswith(_BRACKETS):
            return True
        beside = self._first - 1 <= at <= self._first or self._last <= at <= self._last + 2
        # A link there leads to another story, or to the shop; a line over one, or with a colon, is the title of a list.
        return (
            beside
            and block.tag not in _NO_SIGNATURES
            and not block.link_chars
            and not self._is_over_links(at)
            and self._lines.is_about(block.text, named)
            and (self._says_who_and_when(at) or not any(mark in block.text for mark in _NO_NAMES))
            and (not any(map(str.isdigit, block.text)) or self._lines.is_date(block.text))
            and self._of_title.isdisjoint(block.text.casefold().split())
        )

    def _is_over_links(self, at: int) -> bool:
        """Whether a line that no rule took for the story's stands right over a link."""
        if isinstance(self._labels[at], Kept) or at + 1 == len(self._labels):
            return False
        below = self._labels[at + 1].block
        return 2 * below.link_chars > len(below.text)

    @functools.cached_property
    def _of_title(self) -> frozenset[str]:
        """The words of the headline: what shares one with it is of the story, or leads to another one like it."""
        title = "" if self._title is None else self._labels[self._title].block.text
        return frozenset(word for word in title.casefold().split() if len(word) > _LONGEST_PARTICLE)

    def _signature(self, at: int) -> Authors:
        label = self._labels[at]
        if len(label.block.text) > _LONGEST_LAST:
            return ()
        text = label.block.text
        if not isinstance(label, Kept) and label.reason is not Reason.UNCLEAR:
            # "Posted by Jane Roe" under the story, and "Jane Roe | 5 March 2024".
            after = label.reason is Reason.NAVIGATION and at > self._last and not label.block.hidden
            if not after or not (self._lines.opens(text) or self._says_who_and_when(at)):
                return ()
        named = text.lstrip("".join(_BRACKETS))
        if is_wide(text) and not self._lines.opens(named) and not text.endswith(self._words.glued):
            return ()  # any word may be a name there
        found = self._lines.read(at)
        if not found:
            return ()
        kinds = (AuthorKind.PERSON, AuthorKind.AGENCY) if self._may_sign(at, found) else (AuthorKind.AGENCY,)
        return tuple(author for author in found if author.kind in kinds)


def _is(label: Label, *roles: Role) -> bool:
    return isinstance(label, Kept) and label.role in roles


def _is_other(label: Dropped) -> bool:
    """Whether a line is of something that has no authors, or the title over other stories."""
    return label.reason in _OTHERS or label.block.tag in _HEADINGS or label.block.text.startswith(_COPYRIGHT)


def merged(authors: Iterable[Author]) -> Authors:
    """Each once, by name; the first counts."""
    found: dict[str, Author] = {}
    for author in authors:
        found.setdefault(plain(author.name), author)
    return tuple(found.values())
