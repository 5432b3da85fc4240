"""How much of a page is read: bounds that no news article comes near, so that no page can hold a process for minutes."""

import attrs

from newsparse.errors import InputError

Source = bytes | bytearray | memoryview | str


def _positive(_: object, attribute: "attrs.Attribute[int]", value: object) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise InputError(f"Limits.{attribute.name} is a whole number of at least 1, not {value!r}")


def _limit(default: int) -> int:
    return attrs.field(default=default, validator=_positive)


@attrs.frozen(kw_only=True)
class Limits:
    """How much of a source is read. Raises `InputError` for values that are no whole numbers of at least 1.

    A limit that costs text or joins it is told of in `Document.cut`, and makes the outcome `PARTIAL`; one that costs only
    claims or quotations is told of in `Metadata.cut`. `Article.evidence` has both.
    """

    source_bytes: int = _limit(100_000_000)
    """How many bytes of a source are decoded; what is beyond is not looked at."""
    characters: int = _limit(60_000_000)
    """How many characters of the source, mark-up included, are read once it is decoded; what is beyond is not looked at."""
    blocks: int = _limit(100_000)
    """How many blocks, and how many pictures, a page has at most. What follows is joined to the last block, line by line;
    pictures beyond are left out."""
    block: int = _limit(5_000_000)
    """How many characters of one block are read; what is beyond is left out, and the page goes on behind it."""
    scripts: int = _limit(8_000_000)
    """How many characters the scripts may have in which an article is looked for where the page shows none."""
    json_ld: int = _limit(2_000_000)
    """How many characters a block of JSON-LD may have; a longer one is not read."""
    attributes: int = _limit(1000)
    """How many attributes of a tag are read, where its attributes have more than 10,000 characters."""
    claims: int = _limit(200)
    """How many values of a field (authors, tags, dates, ...) are read from one kind of mark-up."""
    claim: int = _limit(1000)
    """How many characters of a value that is claimed (a name, a title, a date) are read; descriptions may have five times,
    addresses four times as many."""
    quotes: int = _limit(10_000)
    """How many quotations of an article are read."""

    def cut(self, text: str) -> tuple[str, tuple[str, ...]]:
        """`text` as far as it is read, and a sentence about what is not."""
        return text[: self.characters], self.left(len(text) - self.characters)

    def cut_source(self, source: "Source") -> tuple["Source", tuple[str, ...]]:
        """`source` as far as it is decoded, and a sentence about what is not. Text is cut later."""
        if isinstance(source, str):
            return source, ()
        source = source.cast("B") if isinstance(source, memoryview) and source.contiguous else source
        more = len(source) - self.source_bytes
        if more <= 0:
            return source, ()
        left_out = f"the source was decoded up to {self.source_bytes:,} bytes; {more:,} more were left out"
        return source[: self.source_bytes], (left_out,)

    def left(self, count: int) -> tuple[str, ...]:
        """A sentence about `count` characters that were not read; nothing where there are none."""
        if count <= 0:
            return ()
        return (f"the source was read up to {self.characters:,} characters; {count:,} more were left out",)

    def shortened(self, count: int) -> tuple[str, ...]:
        """A sentence about `count` characters that blocks have beyond the limit; nothing where there are none."""
        return (f"a block is read up to {self.block:,} characters; {count:,} more were left out",) if count else ()

    def joined(self, count: int) -> tuple[str, ...]:
        """A sentence about `count` blocks that were joined to the last one; nothing where there are none."""
        if count <= 0:
            return ()
        return (f"block {self.blocks:,} is the last; {count:,} more were joined to it, each on a line of its own",)

    def unseen(self, count: int) -> tuple[str, ...]:
        """A sentence about `count` pictures that were left out; nothing where there are none."""
        return (f"picture {self.blocks:,} is the last; {count:,} more were left out",) if count else ()

    def without_attributes(self, count: int) -> tuple[str, ...]:
        """A sentence about `count` attributes that were cut out of tags; nothing where there are none."""
        return (f"{count:,} attributes beyond {self.attributes:,} of a tag were left out",) if count else ()

    def unread_scripts(self, count: int) -> tuple[str, ...]:
        """A sentence about scripts of `count` characters in which no article was looked for; nothing where they were read."""
        if count <= self.scripts:
            return ()
        return (f"scripts of {count:,} characters, more than {self.scripts:,}, were not searched for the text",)


DEFAULT = Limits()
"""Those that apply where the caller gives none."""
