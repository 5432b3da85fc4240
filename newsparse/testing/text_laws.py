"""The laws that hold one reading of a page against the truth about it."""

from collections import Counter
from collections.abc import Iterator

from newsparse.article import Article
from newsparse.parts import Figure
from newsparse.testing.extraction import Extraction, Reader
from newsparse.testing.findings import Finding, Inapplicable, Violation
from newsparse.testing.rewrites import visible_text
from newsparse.testing.truth import Page
from newsparse.testing.words import Squeezed, parting, squeezed, words

NO_BODY = Inapplicable("the page has no body")
_LONG = 5  # words from which on a line is nobody's by chance
_SHOWN = 300  # characters of a text in a message


def body_lines(article: Article) -> list[str]:
    """The lines of an article's text: one for each paragraph, subheading and list item, more where a paragraph has several."""
    return [line for line in article.text.split("\n") if line]


def body_kept(reader: Reader, page: Page) -> Finding:
    """Every line of the truth is in the text, letter by letter."""
    lines = body_lines(page.article)
    if not lines:
        return NO_BODY
    came = reader.read_html(page.source).text
    text = Squeezed.of(came)
    lost = next((line for line in lines if text.find(line) < 0), None)
    return None if lost is None else Violation(lost, extract(came), page.source)


def body_in_order(reader: Reader, page: Page) -> Finding:
    """The lines of the truth that are in the text stand there in the truth's order."""
    lines = body_lines(page.article)
    if not lines:
        return NO_BODY
    text = Squeezed.of(reader.read_html(page.source).text)
    end, before = 0, ""
    for line in (line for line in lines if text.find(line) >= 0):
        at = text.find(line, end)
        if at < 0:
            return Violation(f"{line!r} after {before!r}", "it before that", page.source)
        end, before = at + len(squeezed(line)), line
    return None


def _placed(text: Squeezed, lines: list[str]) -> Iterator[tuple[str, int, int]]:
    """The lines that the text has, in order, with where they begin and end in its letters."""
    end = 0
    for line in lines:
        start = text.find(line, end)
        if start >= 0:
            end = start + len(squeezed(line))
            yield line, start, end


def no_glue(reader: Reader, page: Page) -> Finding:
    """Words that are two in the truth are not one in the text, inside a line and where one line ends."""
    lines = body_lines(page.article)
    if not lines:
        return NO_BODY
    text = Squeezed.of(reader.read_html(page.source).text)
    for line, start, end in _placed(text, lines):
        expected = Squeezed.of(line)
        if expected.breaks(0, end - start) - text.breaks(start, end):
            return _apart(line, text.words(start, end), page)
        whole = "".join(found := text.words(start, end))
        at = whole.find(expected.letters)
        if any(map(str.isalnum, whole[:at] + whole[at + end - start :])):
            return _apart(line, found, page)
    return None


def no_split(reader: Reader, page: Page) -> Finding:
    """A word of the truth is one word in the text."""
    lines = body_lines(page.article)
    if not lines:
        return NO_BODY
    text = Squeezed.of(reader.read_html(page.source).text)
    for line, start, end in _placed(text, lines):
        if text.breaks(start, end) - Squeezed.of(line).breaks(0, end - start):
            return _apart(line, text.words(start, end), page)
    return None


def _apart(line: str, found: list[str], page: Page) -> Violation:
    expected, came = parting(words(line), found) or (line, " ".join(found))
    return Violation(expected, came, page.source)


def no_duplication(reader: Reader, page: Page) -> Finding:
    """No line of five words or more is more often in the text than the page has it as part of the article."""
    lines = [line for line in body_lines(page.article) if len(words(line)) >= _LONG]
    if not lines:
        return Inapplicable(f"the page has no line of {_LONG} words")
    came = reader.read_html(page.source).text
    text, told = Squeezed.of(came), Squeezed.of("\n".join(_article_lines(page.article)))
    for line in lines:
        often, right = text.count(line), told.count(line)
        if often > right:
            return Violation(f"{line!r} {right} times", f"{often} times", page.source)
    return None


def _article_lines(article: Article) -> list[str]:
    """All that the article shows, not the body alone."""
    captions = (block.text for block in article.body if not block.span.text)
    credits_ = (block.credit for block in article.body if isinstance(block, Figure))
    above = (article.kicker, article.headline, *article.standfirst)
    return [line for line in (*above, article.text, *captions, *credits_) if line]


def nothing_lost(reader: Reader, page: Page) -> Finding:
    """Every piece of the page is in the ledger, and the ledger has nothing that the page has not."""
    ledger = reader.read_html(page.source).ledger
    if ledger is None:
        return Inapplicable("the parser gives no ledger", parser=True)
    accounted = Squeezed.of("\n".join(ledger))
    pieces = [*_article_lines(page.article), *(line for noise in page.noise for line in noise.lines)]
    lines = Counter(squeezed(line) for piece in pieces for line in piece.split("\n"))
    for line, often in lines.items():
        if accounted.letters.count(line) < often:
            return Violation(f"{line!r} in the ledger {often} times", f"{accounted.count(line)} times", page.source)
    added = Counter(accounted.letters) - Counter(squeezed(visible_text(page.source)))
    if added:
        return Violation("no letter that is not on the page", f"more of these: {''.join(sorted(added))}", page.source)
    return None


def noise_not_kept(reader: Reader, page: Page) -> Finding:
    """No line of the page's furniture is in the text."""
    told = Squeezed.of("\n".join(_article_lines(page.article)))
    lines = [line for noise in page.noise for line in noise.lines if len(words(line)) >= _LONG and told.find(line) < 0]
    if not lines:
        return Inapplicable("the page has no furniture that could be told from the story")
    came = reader.read_html(page.source).text
    text = Squeezed.of(came)
    kept = next((line for line in lines if text.find(line) >= 0), None)
    return None if kept is None else Violation(f"a text without {kept!r}", extract(came), page.source)


def headline_found(reader: Reader, page: Page) -> Finding:
    """The headline is the page's own."""
    return _same(reader, page, "headline", [page.article.headline or ""])


def authors_named(reader: Reader, page: Page) -> Finding:
    """The authors are those whom the page names."""
    return _same(reader, page, "authors", [author.name for author in page.article.authors])


def day_of_publication(reader: Reader, page: Page) -> Finding:
    """The date of publication is the one that the page gives, to the day."""
    truth = page.article.published
    return _same(reader, page, "published", [truth.value.date().isoformat() if truth else ""])


def paragraphs_whole(reader: Reader, page: Page) -> Finding:
    """The paragraphs are those of the page, neither cut nor joined nor left out."""
    return _same(reader, page, "paragraphs", [paragraph.text for paragraph in page.article.paragraphs])


def _same(reader: Reader, page: Page, field: str, expected: list[str]) -> Finding:
    came = given(reader.read_html(page.source), field)
    if came is None:
        return Inapplicable(f"the parser gives no {field}", parser=True)
    if list(map(words, expected)) == list(map(words, came)):
        return None
    at = next((n for n, (a, b) in enumerate(zip(expected, came, strict=False)) if words(a) != words(b)), None)
    if at is None:  # one of them has more
        at = min(len(expected), len(came))
    return Violation(_one(expected, at), _one(came, at), page.source)


def _one(values: list[str], at: int) -> str:
    """The value at a place, as a message shows it."""
    where = f"{at + 1} of {len(values)}: " if len(values) > 1 else ""
    return (
        f"{where}{extract(values[at])!r}"
        if at < len(values) and values[at]
        else f"none ({len(list(filter(None, values)))} in all)"
    )


def given(extraction: Extraction, field: str) -> list[str] | None:
    """What an extraction says for a field, as a list; `None` where the parser does not give it. Of a date the day."""
    value: str | tuple[str, ...] | None = getattr(extraction, field)
    if value is None:
        return None
    if isinstance(value, tuple):
        return list(value)
    return [value[:10] if field == "published" else value]


def extract(text: str) -> str:
    """A text as a message shows it: long ones cut."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
