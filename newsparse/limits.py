"""How much of a page is read: bounds that no news article comes near, so that no page can hold a process for minutes."""

import attrs

from newsparse.errors import InputError


def _positive(_: object, attribute: "attrs.Attribute[int]", value: object) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise InputError(f"Limits.{attribute.name} is a whole number of at least 1, not {value!r}")


@attrs.frozen(kw_only=True)
class Limits:
    """How much of a source is read. A limit that is reached is told of in `Document.cut`. Raises `InputError` for other values."""

    characters: int = attrs.field(default=20_000_000, validator=_positive)
    """How many characters of the source, mark-up included, are read once it is decoded; what is beyond is not looked at."""
    blocks: int = attrs.field(default=100_000, validator=_positive)
    """How many blocks, and how many pictures, a page has at most. What follows is joined to the last block, line by line;
    pictures beyond are left out."""

    def cut(self, text: str) -> tuple[str, tuple[str, ...]]:
        """`text` as far as it is read, and a sentence about what is not."""
        return text[: self.characters], self.left(len(text) - self.characters)

    def left(self, count: int) -> tuple[str, ...]:
        """A sentence about `count` characters that were not read; nothing where there are none."""
        if count <= 0:
            return ()
        return (f"the source was read up to {self.characters:,} characters; {count:,} more were left out",)

    def joined(self, count: int) -> tuple[str, ...]:
        """A sentence about `count` blocks that were joined to the last one; nothing where there are none."""
        if count <= 0:
            return ()
        return (f"block {self.blocks:,} is the last; {count:,} more were joined to it, each on a line of its own",)
