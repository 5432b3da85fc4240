"""Paragraphs that only a line break parts: of one block several, where each line is prose that ends as sentences do.

Lines of verse, addresses and signatures are short or end anywhere; they stay the lines of one paragraph.
"""

from newsparse.survey import ends_sentence
from newsparse.text import weight

# In Latin letters: a shorter line may be anything.
_LEAST = 60.0


def broken_paragraphs(text: str) -> list[str]:
    r"""The paragraphs of a block's text, which has a line feed where the page has a line break.

    >>> broken_paragraphs("Roses are red,\nviolets are blue.")
    ['Roses are red,\nviolets are blue.']
    """
    if "\n" not in text:
        return [text]
    paragraphs: list[list[str]] = []
    sure = False  # whether the line before ends a paragraph
    for line in text.split("\n"):
        prose = weight(line) >= _LEAST and ends_sentence(line)
        if sure and prose:
            paragraphs.append([line])
        elif paragraphs:
            paragraphs[-1].append(line)
        else:
            paragraphs = [[line]]
        sure = prose
    return ["\n".join(lines) for lines in paragraphs]
