"""Which words can be finite verbs where they stand."""

from newsparse.quotes import words as w
from newsparse.quotes.lines import Line
from newsparse.quotes.phrases import PHRASE_END

# What can be a finite verb, with what no list has.
_VERBS = w.AUX | w.CUE | w.PIECE | w.VERB
_NONE = w.CAP | w.QUOTE | w.COMMA


def may_be_finite(bit: int) -> bool:
    """Whether it is worth asking for a token of these bits: one test, without looking around."""
    return not bit & _NONE and (not bit or bool(bit & _VERBS))


def is_finite(line: Line, i: int, low: int) -> bool:
    """Whether the token can be a finite verb where it stands."""
    bit = line.bits[i]
    if not may_be_finite(bit):
        return False
    if bit & w.AUX:
        return True
    if not bit and i > low and line.forms[i - 1] in line.words.plural:
        return True  # "they contemplate"
    if not bit & (w.CUE | w.PIECE | w.VERB):
        # A name or pronoun and then a plain word in -s: "Lopez loves".
        return bool(
            i > low
            and not bit
            and line.forms[i].endswith("s")
            and ((line.bits[i - 1] & w.PRON and not line.bits[i - 1] & w.DET) or _takes_object(line, i))
        )
    return not (
        (i > low and (line.bits[i - 1] & (w.DET | w.PREP) and not line.bits[i - 1] & (w.PRON | w.REL)))
        or _infinitive(line, i, low)
    )


def surely_finite(line: Line, i: int, low: int) -> bool:
    """`is_finite`, without what may be a noun: "a pre-emptive attack", "two long reports"."""
    if not is_finite(line, i, low):
        return False
    if line.bits[i] & w.AUX or not (line.bits[i] & w.BASE or line.forms[i].endswith("s")):
        return True
    return i > low and bool(line.bits[i - 1] & (w.CAP | w.PRON | w.REL))


def _takes_object(line: Line, i: int) -> bool:
    """Whether it is as in "The ad targets a": a plain word in -s between a phrase and a determiner or quotation."""
    bits = line.bits
    return (
        i + 1 < len(bits)
        and bool(bits[i + 1] & (w.DET | w.QUOTE | w.OBJECT))
        and not bits[i - 1] & (PHRASE_END | w.DET | w.PREP | w.OWNER | w.NUM)
    )


def _infinitive(line: Line, i: int, low: int) -> bool:
    return i > low and line.forms[i - 1] == "to"
