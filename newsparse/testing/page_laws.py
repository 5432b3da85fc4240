"""The laws that read a page twice, once changed in a way that no reader would notice: both readings are the same."""

from collections.abc import Callable

import attrs

from newsparse.testing import rewrites
from newsparse.testing.extraction import Extraction, Reader
from newsparse.testing.findings import Finding, Inapplicable, Violation
from newsparse.testing.text_laws import extract, given
from newsparse.testing.truth import Encoded, Flattened, Page
from newsparse.testing.words import Squeezed, parting, words
from newsparse.text import weight


@attrs.frozen
class Varied:
    """A page, and which of the ways to change it is taken."""

    page: Page
    choice: int


@attrs.frozen
class TwoForms:
    """One story as a page and as flattened text."""

    page: Page
    text: Flattened


_LONG = 160.0  # Latin letters of a paragraph that is nothing else; fewer of scripts that say more with each
_COMPARED = ("text", "headline", "paragraphs", "authors", "published")


def difference(expected: Extraction, came: Extraction) -> tuple[str, str] | None:
    """Where two readings differ: how the one goes on there, and how the other; white space is not looked at.

    What the parser left out or says of its own doing (`dropped`, `ledger`, `html`, `result`) is not compared.
    """
    for field in _COMPARED:
        before, after = (given(extraction, field) or [] for extraction in (expected, came))
        if list(map(words, before)) == list(map(words, after)):
            continue
        parted = parting(_flat(before), _flat(after))
        if parted is None:
            return f"{field}: {len(before)}", f"{len(after)} of the same words"
        return f"{field}: {parted[0]}", parted[1]
    return None


def _flat(texts: list[str]) -> list[str]:
    return [word for text in texts for word in words(text)]


def _unchanged(reader: Reader, before: str, after: bytes | str, note: str) -> Finding:
    parted = difference(reader.read_html(before), reader.read_html(after))
    return None if parted is None else Violation(*parted, after, note)


def noise_invariant(reader: Reader, page: Page) -> Finding:
    """The page and the same page without its furniture give the same article."""
    if not page.noise:
        return Inapplicable("the page has no furniture")
    kinds = ", ".join(sorted({noise.kind.value for noise in page.noise}))
    return _unchanged(reader, page.render(noise=()).source, page.source, f"furniture on the page: {kinds}")


def rewritten(rewrite: Callable[[str, int], str]) -> Callable[[Reader, Varied], Finding]:
    """A law: the page and what `rewrite` makes of it give the same article."""

    def judge(reader: Reader, case: Varied) -> Finding:
        changed = rewrite(case.page.source, case.choice)
        if changed == case.page.source:
            return Inapplicable("the page has nothing that could be changed")
        note = f"changed by rewrites.{rewrite.__name__}(source, {case.choice})"
        return _unchanged(reader, case.page.source, changed, note)

    return judge


WORDS_MARKED = rewritten(rewrites.emphasise_parts)
WORDS_BROKEN = rewritten(rewrites.split_words)


def reencoded(reader: Reader, case: Encoded) -> Finding:
    """The bytes of a page and the page as a string give the same article."""
    note = f"in {case.encoding}, which the page declares by: {case.declared.value}"
    return _unchanged(reader, case.page.source, case.data, note)


def forms_agree(reader: Reader, case: TwoForms) -> Finding:
    """Every long paragraph that is found in the story's HTML is found in its flattened text.

    Short ones are not looked at: a line without mark-up may be a heading, a caption or a link, and nobody can tell.
    """
    if reader.text is None:
        return Inapplicable("the parser reads no flattened text", parser=True)
    paragraphs = [block.text for block in case.page.article.paragraphs if weight(block.text) >= _LONG]
    if not paragraphs:
        return Inapplicable("the page has no long paragraph")
    html = Squeezed.of(reader.read_html(case.page.source).text)
    came = reader.read_text(case.text.text).text
    text = Squeezed.of(came)
    lost = next((line for line in paragraphs if html.find(line) >= 0 > text.find(line)), None)
    if lost is None:
        return None
    return Violation(
        lost, extract(came), case.text.text, f"flattened as {case.text.way.value}; the HTML's reading has it"
    )
