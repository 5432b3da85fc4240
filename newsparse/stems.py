"""What two texts on one subject have in common: the beginnings of their long words, whatever the language."""

import functools
import re

_LONGEST = 1500  # code points of a text that are looked at
# The first letters of a word, as far as two of its forms are mostly the same; shorter words stand in any text.
_STEM = re.compile(r"\b\w{4,6}")
# Scripts that part no words: two signs beside one another say as much.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2,}")


def is_unspaced(text: str) -> bool:
    """Whether there are words in `text` in a script that parts none by spaces."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def stems(text: str) -> frozenset[str]:
    """The stems of the beginning of a text, each once; of scripts without spaces all pairs of signs.

    >>> sorted(stems("The ferries sailed. A ferry sails in winter"))
    ['ferrie', 'ferry', 'sailed', 'sails', 'winter']
    """
    return _stems(text[:_LONGEST])  # cut before it is kept: a text may be as long as a page


@functools.lru_cache(maxsize=512)  # a paragraph is asked for twice: as one of the story, and beside the headline
def _stems(text: str) -> frozenset[str]:
    text = text.casefold()
    if not is_unspaced(text):
        return frozenset(_STEM.findall(text))
    runs = _UNSPACED.findall(text)
    pairs = {run[at : at + 2] for run in runs for at in range(len(run) - 1)}
    return frozenset(pairs.union(_STEM.findall(_UNSPACED.sub(" ", text))))
