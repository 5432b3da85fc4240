"""What a quotation is: a whole utterance, a piece of one, or a term that is nobody's."""

from newsparse.parts import QuoteKind
from newsparse.quotes import words as w
from newsparse.quotes.clauses import is_passive
from newsparse.quotes.cues import Attribution
from newsparse.quotes.found import content_of
from newsparse.quotes.lines import Line
from newsparse.quotes.terms import is_named, is_speech

_LONGEST_TERM = 90
# So many blanks in what stands right beside its verb: no term is as long.
_SURELY_SPEECH = 5
_NEAR = 4
_SAID = frozenset({"before", "after", "late", "label", "signature", "bare"})
_TERMINAL = ".!?…。！？।؟"


def kind_of(line: Line, i: int, low: int, high: int, attribution: Attribution | None) -> QuoteKind:
    """The kind of the quotation at token `i` of the sentence from `low` to `high`."""
    stretch = line.stretches[i]
    mark = stretch.mark if stretch is not None else ""
    if mark == "《":
        return QuoteKind.SCARE  # Chinese sets titles in these
    if mark in line.words.dialogue:
        return QuoteKind.DIRECT
    firm = attribution is not None and is_firm(line, i, attribution)
    if _is_nickname(line, i, low, high) or not _is_speech(line, i, low, high, attribution, firm=firm):
        return QuoteKind.SCARE
    if line.words.strict_terms and _is_bare(line, i, low, high, attribution, firm=firm):
        return QuoteKind.SCARE
    return QuoteKind.MIXED if _is_piece(line, i, low, high) else QuoteKind.DIRECT


def _is_speech(line: Line, i: int, low: int, high: int, attribution: Attribution | None, *, firm: bool) -> bool:
    """Whether it is somebody's words: by the score table where it was fitted for the language, else by shape."""
    if line.words.scored:
        if firm and content_of(line, i).count(" ") >= _SURELY_SPEECH:
            return True  # the table never says otherwise
        if attribution is None and is_named(line, i, low):
            return False
        return _is_told(line, i, low) or is_speech(line, i, low, high, attribution, firm=firm)
    return firm or not _is_term(line, i, low)


def _is_told(line: Line, i: int, low: int) -> bool:
    """`was told to “wait and see”`: somebody said it, whoever that was."""
    near = range(max(low, i - _NEAR), i)
    return any(line.bits[j] & w.LISTENER and is_passive(line, j, low) for j in near)


def _is_nickname(line: Line, i: int, low: int, high: int) -> bool:
    """`Joe “Slim” Carver`: within a name."""
    around = i > low and i + 1 < high and line.bits[i - 1] & line.bits[i + 1] & w.CAP
    content = content_of(line, i)
    return (
        bool(around)
        and line.words.capitals
        and not line.words.nouns_are_capitals
        and content.count(" ") < 2
        and content[-1].isalnum()
    )


def _is_term(line: Line, i: int, low: int) -> bool:
    """Whether it looks like a title ("Meet the Press"), or words say that it is a name."""
    content = content_of(line, i)
    if len(content) > _LONGEST_TERM:
        return False
    if is_named(line, i, low):
        return content.count(" ") < 6
    if line.words.nouns_are_capitals:
        return False
    parts = content.strip(".,!?:;").split()
    capitals = sum(part[0].isupper() or part[0].isdigit() for part in parts)
    small = any(not part[0].isupper() and len(part) > 3 for part in parts)
    return 2 <= len(parts) <= 8 and capitals >= 2 and not small and parts[0][0].isupper()


def _is_bare(line: Line, i: int, low: int, high: int, attribution: Attribution | None, *, firm: bool) -> bool:
    """Whether a piece is nobody's words: a noun or two in marks, and no verb of saying that takes them."""
    content = content_of(line, i)
    # Scripts without spaces: some two characters are a word.
    size = content.count(" ") + 1 if line.words.spaces else len(content) // 2
    said = attribution is not None and attribution.how in _SAID
    if content[0].islower():
        return size <= 3 and not said
    if size <= 3 and said and not firm:
        return True
    if _is_alone(line, i, low, high) and (size > 1 or content[-1] in _TERMINAL):
        return False
    # A whole sentence in marks; in many languages its full stop stands behind them: «Впервые все сели за один стол».
    closed = w.END | w.COMMA if line.words.spaces else w.END
    whole = content[-1] in _TERMINAL or (i == low and i + 1 < len(line.bits) and bool(line.bits[i + 1] & closed))
    return not said and size < 10 and not (size > 2 and whole)


def _is_alone(line: Line, i: int, low: int, high: int) -> bool:
    """Whether its sentence is nothing but the quotation."""
    return all(line.bits[j] & (w.END | w.DASH) for j in range(low, high) if j != i)


def is_firm(line: Line, i: int, attribution: Attribution) -> bool:
    """Whether the cue stands right beside the quotation, so that it is an utterance whatever it looks like."""
    if attribution.how in ("label", "signature", "bare"):
        return True
    if attribution.cue is None or attribution.how not in ("before", "after"):
        return False
    first, last = attribution.cue
    bits = line.bits
    if not line.words.spaces and i + 1 < len(bits) and bits[i + 1] & w.COMPLEMENT:
        return True  # 「...」と
    if attribution.how == "before":
        if any(bits[j] & w.QUOTE for j in range(last, i)):
            return False
        if last == i or bits[i - 1] & (w.COLON | w.COMMA):
            return True
        return (
            i - last <= 4
            and not bits[i - 1] & (w.PREP | w.OWNER)
            and not any(bits[j] & w.COMMA for j in range(last, i))
        )
    behind = i + 1
    while behind < len(bits) and bits[behind] & w.ADV and line.words.verb_last:
        behind += 1  # 「...」と述べた, "..." diye konuştu
    pauses = content_of(line, i).endswith((",", "，", *_TERMINAL)) or (
        behind < len(bits) and bool(bits[behind] & (w.COMMA | w.CUE | w.DASH))
    )
    return pauses and first - i < 12


def _is_first_half(line: Line, first: int, second: int) -> bool:
    """Whether the quotation `first` goes on with `second`: it ends in a comma, or one parts it from the cue between."""
    bits = line.bits
    if not bits[first] & w.QUOTE:
        return False
    if content_of(line, first)[-1:] in ",，":
        return True
    return bool(bits[first + 1] & (w.COMMA | w.DASH)) and any(bits[j] & w.CUE for j in range(first + 2, second))


def _is_piece(line: Line, i: int, low: int, high: int) -> bool:
    """Whether the reporter's own sentence goes on around it."""
    content = content_of(line, i)
    bits = line.bits
    before = bits[i - 1] if i > low else 0
    if content[0].islower():
        # `"...," she said, "and ..."` is the second half of an utterance.
        return not (before & (w.COMMA | w.DASH) and any(_is_first_half(line, j, i) for j in range(low, i)))
    if not line.words.capitals:
        alone = i == low or bool(before & (w.COLON | w.COMMA | w.DASH | w.CUE | w.ADV | w.QUOTE))
        alone = alone or line.forms[i - 1] in line.words.subject_marks
        return not alone and (line.words.spaces or len(content) < 8)
    whole = content[-1] in _TERMINAL or content[-1] in ",，" or (i + 1 < high and bool(bits[i + 1] & (w.COMMA | w.END)))
    inside = bool(before & (w.DET | w.PREP | w.PIECE | w.OWNER))
    return inside and (not whole or content.count(" ") < 3)
