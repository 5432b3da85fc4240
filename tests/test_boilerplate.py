"""What is not the story by its element or its words alone, whatever stands around it."""

import pytest

import newsparse
from newsparse.labels import Dropped, Kept, Label, Reason, Role
from newsparse.locales import load
from tests.html_pages import news_page, story

LINES = story(6)


def label_of(needle: str, start: str, lang: str = "en") -> Label:
    """The label of the block that begins with `start`, `needle` being mark-up between two paragraphs of a story."""
    page = news_page(
        f"<article><h1>Ferry to run all winter</h1>{''.join(LINES[:3])}{needle}{''.join(LINES[3:])}</article>"
    )
    article = newsparse.parse_html(page, language=lang)
    (found,) = [label for label in article.labels if label.block.text.startswith(start)]
    return found


def reason_of(needle: str, start: str = "Needle") -> Reason | None:
    found = label_of(needle, start)
    return found.reason if isinstance(found, Dropped) else None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("share-bar", Reason.SHARE),
        ("SocialLinks", Reason.SHARE),
        ("ad-slot", Reason.ADVERT),
        ("sponsored", Reason.ADVERT),
        ("cookie-consent", Reason.CONSENT),
        ("comments", Reason.COMMENTS),
        ("paywall-prompt", Reason.PAYWALL),
        ("newsletter", Reason.PROMO),
        ("donate", Reason.PROMO),
        ("most-read", Reason.RELATED),
        ("related_articles", Reason.RELATED),
        ("author-bio", Reason.BIO),
        ("copyright", Reason.LEGAL),
        ("print-button", Reason.PRINT),
        ("browser-warning", Reason.NOTICE),
        ("search-form", Reason.WIDGET),
        ("breadcrumbs", Reason.NAVIGATION),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "mark_up",
    ['<div class="{}"><p>Needle</p></div>', '<div id="x-{}"><b>Needle</b></div>', '<p class="a {} b">Needle</p>'],
)
def test_names(name: str, reason: Reason, mark_up: str) -> None:
    assert reason_of(mark_up.format(name)) is reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Share this article", Reason.SHARE),
        ("ADVERTISEMENT", Reason.ADVERT),
        ("Story continues below", Reason.ADVERT),
        ("Subscribe to our newsletter", Reason.PROMO),
        ("1,204 comments", Reason.COMMENTS),
        ("Already a subscriber? Log in", Reason.PAYWALL),
        ("All rights reserved.", Reason.LEGAL),
        ("Accept all cookies", Reason.CONSENT),
        ("Skip to content", Reason.NAVIGATION),
    ],
)
@pytest.mark.parametrize("mark_up", ["<p>{}</p>", "<div><span>» {}</span></div>", "<p><b>{}</b></p>", "<h4>{}</h4>"])
def test_words(line: str, reason: Reason, mark_up: str) -> None:
    found = label_of(mark_up.format(line), line if "»" not in mark_up else f"» {line}")

    assert isinstance(found, Dropped)
    assert found.reason is reason


@pytest.mark.parametrize(
    "line",
    [
        "Share prices of the ferry company fell by a tenth on Tuesday, the steepest fall since it was founded in the spring.",
        "Advertisement for the ferry had cost the council more than the ships, a report of the auditors said on Wednesday.",
        "Subscribe to that view or not: the numbers of the port authority leave little room for doubt, the mayor said.",
        "Comments by the mayor on the reserve had angered the fishers long before the council met to vote on the plan.",
        "All rights of way along the quay were given up when the harbour was rebuilt after the storm of the last century.",
    ],
)
def test_prose_that_begins_with_such_words_is_prose(line: str) -> None:
    found = label_of(f"<p>{line}</p>", line)

    assert isinstance(found, Kept)
    assert found.role is Role.PARAGRAPH


@pytest.mark.parametrize(
    "mark_up", ["<p hidden>{}</p>", "<div style='display:none'><p>{}</p></div>", "<noscript><p>{}</p></noscript>"]
)
def test_what_the_page_hides_is_hidden_whatever_it_says(mark_up: str) -> None:
    for text in ("Needle.", "Share this article", LINES[0][3:-4].replace("The council", "A council")):
        start = text[:12]
        found = label_of(mark_up.format(text), start)
        assert isinstance(found, Dropped)
        assert found.reason is Reason.HIDDEN


@pytest.mark.parametrize("name", ["share", "newsletter", "related", "ad"])
def test_the_headline_is_the_headline_in_any_element(name: str) -> None:
    article = newsparse.parse_html(
        news_page(f'<div class="{name}"><h1>Ferry to run all winter</h1></div><div>{"".join(LINES)}</div>')
    )

    assert isinstance(article.labels[0], Kept)
    assert article.labels[0].role is Role.HEADLINE


def test_words_of_another_language_say_nothing() -> None:
    german = next(
        phrase.text for phrase in load("de").phrases if phrase.name.startswith("de.share.whole") and " " in phrase.text
    )
    found = label_of(f"<p>{german}</p>", german, lang="fi")

    assert not (isinstance(found, Dropped) and found.reason is Reason.SHARE)
    assert isinstance(label_of(f"<p>{german}</p>", german, lang="de"), Dropped)
