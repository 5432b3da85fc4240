"""The facts that rules look at."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.document import Block
from newsparse.labels import Reason, Role
from newsparse.survey import FIGURE, HEADING, LIST, QUOTE, TABLE, Page, Story, ends_sentence, masses, prose
from newsparse.text import weight
from tests.html_pages import SENTENCES, news, news_page, story
from tests.seen import page_of

PROSE = "".join(story(6))


def survey(body: str) -> Page:
    return page_of(newsparse.read_html(news_page(body)))


def block_of(page: Page, start: str) -> Block:
    (found,) = [block for block in page.document.blocks if block.text.startswith(start)]
    return found


# -- sentences and prose


@pytest.mark.parametrize(
    "text",
    ["It sails.", "Does it?", "It does!", "It sails …", "“It sails.”", "“It sails”.", "(It sails.)", "船は出る。", "वह जाता है।", "هل تبحر؟", "「出る。」"],
)  # fmt: skip
def test_a_line_that_ends_as_sentences_do(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["", "Most read", "It sails,", "Ferry to run all winter", "1.234", "”", "船が出る"])
def test_a_line_that_does_not(text: str) -> None:
    assert not ends_sentence(text)


@given(st.text(max_size=60), st.text(max_size=60))
def test_weight_grows_with_the_text(text: str, more: str) -> None:
    assert weight(text) >= len(text)
    assert math.isclose(weight(text + more), weight(text) + weight(more))


def test_a_sentence_weighs_about_the_same_in_any_script() -> None:
    english = "The council of Osthaven decided on Tuesday to keep the island ferry running in winter."
    japanese = "東港の議会は火曜日、島の渡し船を冬の間も運航させることを決めた。"

    assert 0.5 < weight(japanese) / weight(english) < 2


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_news_is_prose(sentence: str) -> None:
    assert prose(Block(0, sentence)) > 0


def test_thai_has_no_mark_at_the_end_of_a_sentence() -> None:
    """A space parts clauses; a line of several is prose, a headline is none."""
    headline = "สภาท้าเรือเหนือ อนุมัติแผนซ่อมสะพานเก่า"
    paragraph = (
        "สภาเมืองท่าเรือเหนืออนุมัติแผนซ่อมสะพานเก่าเมื่อวันอังคารที่ผ่านมา หลังการอภิปรายนานสี่ชั่วโมง "
        "นายกเทศมนตรีกล่าวว่างานจะเริ่มในเดือนเมษายน และใช้เวลาประมาณสองปี"
    )

    assert prose(Block(0, paragraph)) > 0
    assert prose(Block(0, headline)) == 0


@pytest.mark.parametrize(
    "text", ["Home", "Most read", "Ferry to run all winter", "© The Quay", "5 March 2024, 10:00", "OK."]
)
def test_a_short_line_is_not(text: str) -> None:
    assert prose(Block(0, text)) == 0


def test_links_make_a_line_less_of_a_story() -> None:
    text = SENTENCES[0]
    size = len(text)

    assert prose(Block(0, text, link_chars=size)) == 0
    assert 0 < prose(Block(0, text, link_chars=size // 4)) < prose(Block(0, text))


@given(st.text(min_size=1, max_size=3000), st.integers(0, 3000))
def test_prose_is_bounded(text: str, links: int) -> None:
    """A whole page in one line must not outweigh everything else."""
    found = prose(Block(0, text, link_chars=min(links, len(text))))

    assert 0 <= found <= 1000


# -- elements


@given(news())
def test_an_element_holds_what_is_in_it(page_: str) -> None:
    page = page_of(newsparse.read_html(page_))
    outline = page.document.outline

    assert math.isclose(page.mass[0], sum(page.prose), abs_tol=1e-6)
    assert all(
        page.mass[element] <= page.mass[parent] + 1e-6 for element, parent in enumerate(outline.parents) if element
    )
    assert masses(page.document, [1.0] * len(page.document.blocks))[0] == len(page.document.blocks)


@given(news())
def test_there_is_a_fact_for_every_element_and_block(page_: str) -> None:
    page = page_of(newsparse.read_html(page_))
    elements, blocks = len(page.document.outline.tags), len(page.document.blocks)

    for by_element in (
        page.named,
        page.standing,
        page.weak,
        page.hints,
        page.roles,
        page.bodies,
        page.within,
        page.mass,
    ):
        assert len(by_element) == elements
    for by_block in (page.prose, page.sections, page.verdicts):
        assert len(by_block) == blocks


@pytest.mark.parametrize(
    ("mark_up", "flag"),
    [
        ("<figure><div>Needle</div></figure>", FIGURE),
        ("<ul><li><p>Needle</p></ul>", LIST),
        ("<table><tr><td>Needle</table>", TABLE),
        ("<blockquote><p>Needle</p></blockquote>", QUOTE),
        ("<h3>Needle</h3>", HEADING),
        ("<p>Needle</p>", 0),
    ],
)
def test_which_kinds_of_element_a_block_stands_in(mark_up: str, flag: int) -> None:
    page = survey(f"{PROSE}{mark_up}")

    assert page.within[block_of(page, "Needle").element] == flag


@pytest.mark.parametrize(
    ("mark_up", "reason"),
    [
        ("<nav><p>Needle</p></nav>", Reason.NAVIGATION),
        ("<footer><p>Needle</p></footer>", Reason.NAVIGATION),
        ('<div class="newsletter"><div><p>Needle</p></div></div>', Reason.PROMO),
        ('<div id="Comments"><p>Needle</p></div>', Reason.COMMENTS),
        ('<div class="article__ShareBar--top"><p>Needle</p></div>', Reason.SHARE),
        ('<div role="navigation"><p>Needle</p></div>', Reason.NAVIGATION),
        ('<div class="has-newsletter"><p>Needle</p></div>', None),
        ('<div class="madness"><p>Needle</p></div>', None),
        ("<div><p>Needle</p></div>", None),
    ],
)
def test_what_an_element_is_by_tag_and_names(mark_up: str, reason: Reason | None) -> None:
    page = survey(f"{PROSE}{mark_up}")

    assert page.standing[block_of(page, "Needle").element] is reason


@pytest.mark.parametrize(
    "name", ["share", "newsletter", "comments", "ad", "related", "paywall-prompt", "cookie", "menu"]
)
def test_no_name_puts_aside_what_holds_the_page_s_prose(name: str) -> None:
    """Sites name whole pages after something that is on them."""
    page = survey(f'<div class="{name}"><h1>Ferry to run all winter</h1>{PROSE}</div>')

    assert page.standing[block_of(page, SENTENCES[0]).element] is None


def test_roles_by_names() -> None:
    page = survey(f"<p class=byline>Needle</p><div class=kicker><p>Other</p></div>{PROSE}")

    assert page.roles[block_of(page, "Needle").element] is Role.BYLINE
    assert page.roles[block_of(page, "Other").element] is Role.KICKER
    assert page.roles[block_of(page, SENTENCES[0]).element] is None


# -- sections


def test_what_stands_under_a_heading_that_opens_something_else() -> None:
    page = survey(f"{PROSE}<div><h3>Most read</h3><ul><li>Needle</li></ul></div><p>Other</p>")

    assert page.sections[block_of(page, "Most read").index] is Reason.RELATED
    assert page.sections[block_of(page, "Needle").index] is Reason.RELATED
    assert page.sections[block_of(page, "Other").index] is None


def test_such_a_heading_between_paragraphs_ends_where_prose_goes_on() -> None:
    page = survey(f"<article>{story(6)[0]}<h3>Most read</h3><p>Needle</p>{''.join(story(6)[1:])}</article>")

    assert page.sections[block_of(page, "Needle").index] is Reason.RELATED
    assert page.sections[block_of(page, SENTENCES[1]).index] is None


# -- hidden pages


def test_a_page_that_hides_nearly_all_of_its_prose_hides_nothing() -> None:
    assert survey(f"<div hidden>{PROSE}</div>").veiled
    assert not survey(f"{PROSE}<div hidden>{story(1)[0]}</div>").veiled
    assert not survey("<p>Nothing.</p>").veiled


# -- the story


@pytest.mark.parametrize(
    ("index", "inside"), [(1, False), (2, True), (4, True), (5, False), ("3", False), (None, False)]
)
def test_which_blocks_are_in_a_story(index: object, inside: bool) -> None:
    assert (index in Story(first=2, last=4)) is inside


def test_no_story_holds_nothing() -> None:
    assert 0 not in Story()
