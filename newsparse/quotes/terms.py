"""Whether a quotation is somebody's words at all, or a term, a title, a slogan in marks: its facts, for the score table."""

from newsparse.quotes import words as w
from newsparse.quotes.cues import Attribution
from newsparse.quotes.features import shape, steps
from newsparse.quotes.found import content_of
from newsparse.quotes.lines import Line
from newsparse.quotes.scores import scores

_SIZES = (1, 2, 3, 4, 5, 8, 14)
_SHORT, _REACH = 3, 40
_MANY = 4
# A term is a few words long: the first ones tell.
_WORDS = 12


def is_speech(line: Line, i: int, low: int, high: int, attribution: Attribution | None, *, firm: bool) -> bool:
    """Whether the quotation at `i` is likelier to be somebody's words than nobody's."""
    table = scores()
    return sum(table.get(fact, 0.0) for fact in term_facts(line, i, low, high, attribution, firm=firm)) > 0


def term_facts(line: Line, i: int, low: int, high: int, attribution: Attribution | None, *, firm: bool) -> list[str]:
    """What is so of a quotation that tells speech from terms."""
    content = content_of(line, i)
    parts = content.split()
    size = next((size for size in _SIZES if len(parts) <= size), 15)
    behind, before = shape(line, i - 1, low, high), shape(line, i + 1, low, high)
    case = _case(parts)
    how = attribution.how if attribution is not None else "nobody"
    found = [
        "speech: always",
        f"speech: quotations in the paragraph {min(_MANY, len(line.quotations))}",
        f"speech: words {size}",
        f"speech: {case}",
        f"speech: {case}, behind {behind}",
        f"speech: behind {behind}",
        f"speech: before {before}",
        f"speech: by {how}",
        *(f"speech: has {what}" for what in _contents(line, parts)),
    ]
    if attribution is not None and attribution.cue is not None and how in ("before", "after", "late", "verb"):
        begin, end = attribution.cue
        found.append(f"speech: by {how} {_cue_shape(line.bits[begin])}")
        found.append(f"speech: by {how}, distance {steps(max(0, i - end if end <= i else begin - i - 1))}")
    if len(parts) <= _SHORT:
        found.append(f"speech: short, behind {behind}")
        found.append(f"speech: short, by {how}")
    if line.words.scored:
        found += _neighbours(line, i, low, high, short=len(parts) <= _SHORT)
    if is_named(line, i, low):
        found.append("speech: behind a word for names")
    if firm:
        found.append("speech: beside its verb")
    if len(line.quotations_in(max(low, i - _REACH), min(high, i + _REACH))) > 1:
        found.append("speech: one of some")
    if content[-1] in ".!?":
        found.append("speech: ends in a stop")
    return found


def _neighbours(line: Line, i: int, low: int, high: int, *, short: bool) -> list[str]:
    """The very words beside a quotation, which a table fitted on the language may know."""
    last = line.forms[i - 1] if i > low else ""
    found = [f"speech: behind the word {last}", f"speech: before the word {line.forms[i + 1] if i + 1 < high else ''}"]
    if short:
        found.append(f"speech: short, behind the word {last}")
    return found


def is_named(line: Line, i: int, low: int) -> bool:
    """Whether words before it say that it is a name: "the so-called"."""
    phrases = line.words.terms.get(line.forms[i - 1], ()) if i > low else ()
    return any(i - len(phrase) >= low and tuple(line.forms[i - len(phrase) : i]) == phrase for phrase in phrases)


def _case(parts: list[str]) -> str:
    """How a title is written, or a sentence, or a piece of one."""
    plain = [part.strip(".,!?:;'’\"") for part in parts[:_WORDS]]
    plain = [part for part in plain if part]
    capitals = sum(part[0].isupper() or part[0].isdigit() for part in plain)
    small = any(not part[0].isupper() and len(part) > 3 for part in plain)
    if capitals > 1 and not small:
        return "title case"
    return "large" if plain and plain[0][0].isupper() else "small"


def _contents(line: Line, parts: list[str]) -> list[str]:
    """What a sentence has and a term has not."""
    seen = 0
    for part in parts[:_WORDS]:
        seen |= line.words.bits.get(part.strip(".,!?:;").lower().replace("’", "'"), 0)
    return [name for bit, name in ((w.PRON, "pronoun"), (w.AUX, "auxiliary"), (w.OBJECT, "object")) if seen & bit]


def _cue_shape(bits: int) -> str:
    if bits & w.PARTICIPLE:
        return "saying"
    if bits & w.CUE:
        return "say"
    if bits & w.PIECE:
        return "call"
    return "noun" if bits & w.SPEECH else "other"
