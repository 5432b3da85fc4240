"""Articles to plain data and JSON, and back."""

import copy
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import codec
from newsparse.article import Article
from newsparse.document import Block, Outline
from newsparse.errors import InputError
from newsparse.labels import Dropped, Kept, Label, Reason, Role
from newsparse.parts import Figure, LiveEntry, Origin, Outcome, Paragraph, Speaker
from newsparse.text import Span
from tests.effort import grows_with
from tests.strategies import articles

SMALL = Article(
    Outcome.ARTICLE,
    headline="Harbour opens",
    text="It opened.",
    body=(
        Paragraph(Span(0, 10, "It opened."), Origin((1,), None, (4, 14))),
        Figure(Span(10, 10, ""), Origin(()), caption="A crane"),
    ),
    labels=(Dropped(Block(0, "Menu"), Reason.NAVIGATION, "menu"), Kept(Block(1, "It opened."), Role.PARAGRAPH, "last")),
)


@given(articles())
def test_what_is_written_is_read_back_exactly(article: Article) -> None:
    assert Article.from_dict(article.to_dict()) == article
    assert Article.from_json(article.to_json()) == article


@given(articles())
def test_the_plain_data_is_what_the_json_says_and_nothing_python_only(article: Article) -> None:
    assert json.loads(article.to_json()) == article.to_dict()


@given(articles())
def test_spans_are_true_after_the_trip(article: Article) -> None:
    read = Article.from_json(article.to_json())

    spans = [part.span for part in read.body] + [quote.content for quote in read.quotes]
    assert [read.text[span.start : span.end] for span in spans] == [span.text for span in spans]


def test_keys_stand_in_the_order_of_the_fields_and_a_union_names_its_class_first() -> None:
    plain = SMALL.to_dict()

    assert list(plain)[:3] == ["outcome", "evidence", "headline"]
    assert list(plain["body"][0]) == ["type", "span", "origin"]
    assert plain["body"][0]["type"] == "Paragraph"
    assert plain["body"][0]["origin"] == {"blocks": [1], "path": None, "source": [4, 14]}
    assert [label["type"] for label in plain["labels"]] == ["Dropped", "Kept"]
    assert "type" not in plain["labels"][0]["block"]


def test_text_is_readable_in_the_json() -> None:
    assert '"headline": "Straße 漢"' in Article(Outcome.ARTICLE, headline="Straße 漢").to_json()


@pytest.mark.parametrize("headline", ["\ud800", "a\udfffb 漢", "\ud83d x"])
def test_a_lone_surrogate_is_written_as_its_escape(headline: str) -> None:
    article = Article(Outcome.ARTICLE, headline=headline)

    assert article.to_json().encode("utf-8")
    assert Article.from_json(article.to_json()) == article


def test_any_attrs_class_can_be_written() -> None:
    outline = Outline((0, 0), ("", "p"), ("", "lead"), ("", "/p"))

    assert codec.from_json(Outline, codec.to_json(outline)) == outline


@attrs.frozen
class Pier:
    length: int


@attrs.frozen
class Wall:
    height: int


@attrs.frozen
class Harbour:
    """A class with a union that may be empty: no article has one today."""

    edge: Pier | Wall | None


@pytest.mark.parametrize("edge", [Pier(40), Wall(3), None])
def test_one_of_two_classes_or_none(edge: Pier | Wall | None) -> None:
    assert codec.from_json(Harbour, codec.to_json(Harbour(edge))) == Harbour(edge)


def test_a_field_with_a_default_may_be_missing() -> None:
    assert Article.from_json('{"outcome": "empty"}') == Article(Outcome.EMPTY)


WRONG: list[tuple[list[str | int], Any, str]] = [
    (["body", 0, "span", "start"], "1", "Article.body[0].span.start: must be int, not '1'"),
    (["body", 0, "span", "start"], True, "Article.body[0].span.start: must be int, not True"),
    (["body", 0, "span", "start"], 1.0, "Article.body[0].span.start: must be int, not 1.0"),
    (["body", 0, "origin", "source"], [4], "Article.body[0].origin.source: must be a list of 2, not of 1"),
    (["body", 0, "origin", "source", 1], None, "Article.body[0].origin.source[1]: must be int, not None"),
    (["body", 0, "type"], "Poem", 'Article.body[0]: "type" must be one of Paragraph, Subheading, '),
    (["body", 0, "type"], ["Paragraph"], 'Article.body[0]: "type" must be one of Paragraph, Subheading, '),
    (["body", 1, "colour"], "red", "Article.body[1]: unknown key 'colour'"),
    (["body", 1, "caption"], ["red"], "Article.body[1].caption: must be str, not a list"),
    (["body"], "It opened.", "Article.body: must be a list, not 'It opened.'"),
    (["body"], {}, "Article.body: must be a list, not a dict"),
    (["labels", 1], None, "Article.labels[1]: must be an object with the fields of one of Kept, Dropped, not None"),
    (["labels", 1, "role"], "hero", "Article.labels[1].role: must be one of kicker, headline, "),
    (["labels", 1, "block"], [], "Article.labels[1].block: must be an object with the fields of Block, not a list"),
    (["labels", 1, "block", "hidden"], 0, "Article.labels[1].block.hidden: must be bool, not 0"),
    (["outcome"], {}, "Article.outcome: must be one of article, partial, "),
    (["headline"], 5, "Article.headline: must be str, not 5"),
    (["headline"], ["x" * 999], "Article.headline: must be str, not a list"),
    (["tags"], [10**99], "Article.tags[0]: must be str, not a huge number"),
    (["schema_version"], None, "Article.schema_version: must be str, not None"),
    (["no such field"], None, "Article: unknown key 'no such field'"),
]


@pytest.mark.parametrize(("path", "value", "message"), WRONG)
def test_an_error_names_the_place_and_what_would_be_right(path: list[str | int], value: Any, message: str) -> None:
    plain = SMALL.to_dict()
    place: Any = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(InputError) as caught:
        Article.from_dict(plain)

    assert str(caught.value).startswith(message)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize("value", ["tomorrow", "2024-13-01T00:00:00", 5, None, "9" * 5000])
def test_a_moment_that_is_none_is_named(value: object) -> None:
    entry = {"type": "LiveEntry", "span": {"start": 0, "end": 0, "text": ""}, "origin": {"blocks": []}, "text": "x"}
    entry["time"] = {"value": value, "kind": "event", "precision": "day", "raw": "r", "origin": "o"}

    with pytest.raises(InputError, match=r"Article\.body\[0\]\.time\.value: must be an ISO 8601 date and time, not "):
        Article.from_dict({"outcome": "article", "body": [entry]})


@pytest.mark.parametrize(
    ("cls", "missing"), [(Speaker, "name"), (Span, "start"), (LiveEntry, "span"), (Article, "outcome")]
)
def test_a_missing_field_is_named(cls: Any, missing: str) -> None:
    with pytest.raises(InputError, match=rf"^{cls.__name__}\.{missing}: missing$"):
        codec.from_plain(cls, {})


GARBAGE = {
    "nothing": "",
    "white space": " \n",
    "a bare value": "7",
    "null": "null",
    "a list": "[]",
    "cut short": SMALL.to_json()[:-1],
    "twice": SMALL.to_json() * 2,
    "deep lists": "[" * 200_000,
    "deep objects": '{"a":' * 200_000,
    "a huge number": "1" * 20_000,
    "not a number": '{"outcome": NaN}',
    "infinity": '{"outcome": "article", "text": -Infinity}',
    "html": "<!DOCTYPE html><p>It opened.",
    "byte order mark": "\ufeff" + SMALL.to_json(),
}


@pytest.mark.parametrize("text", GARBAGE.values(), ids=GARBAGE.keys())
def test_garbage_is_the_callers_mistake(text: str) -> None:
    with pytest.raises(InputError, match=r"^Article"):
        Article.from_json(text)


@pytest.mark.parametrize("text", [b"{}", None, 5, {}])
def test_only_text_is_json_text(text: Any) -> None:
    with pytest.raises(InputError, match="JSON text must be str, not "):
        Article.from_json(text)


plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["article", "Kept"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "span", "block", "x"]), inner),
    max_leaves=6,
)


@given(articles(), plain_values, st.data())
def test_data_with_any_value_anywhere_is_read_or_refused(article: Article, value: object, data: st.DataObject) -> None:
    plain = copy.deepcopy(article.to_dict())
    place: Any = plain
    while True:
        keys = list(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = value

    try:
        read = Article.from_dict(plain)
    except InputError as error:
        assert str(error).startswith("Article")  # noqa: PT017
    else:
        assert Article.from_dict(read.to_dict()) == read


def big_article(size: int) -> Article:
    labels: list[Label] = []
    for index in range(size):
        block = Block(index, "Words of one paragraph. " * 8, 7, "p", "/html/body/div[2]/div[1]/p[3]", 3)
        label = Kept(block, Role.PARAGRAPH, "story") if index % 3 else Dropped(block, Reason.RELATED, "teasers")
        labels.append(label)
    return Article(Outcome.ARTICLE, labels=tuple(labels))


def test_writing_the_ledger_grows_with_it() -> None:
    assert grows_with(lambda size: big_article(size).to_json(), 800)


FIRST_USE_IN_THREADS = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from newsparse.article import Article
barrier = Barrier(8)
def trip(_):
    barrier.wait()
    article = Article.from_json('{"outcome": "empty", "body": [], "labels": []}')
    return article.to_json()
with ThreadPoolExecutor(8) as pool:
    assert len(set(pool.map(trip, range(8)))) == 1
"""


def test_the_first_use_may_be_in_many_threads() -> None:
    subprocess.run([sys.executable, "-c", FIRST_USE_IN_THREADS], check=True, timeout=60)


def test_threads_agree() -> None:
    article = big_article(300)
    expected = article.to_json()

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: article.to_json(), range(16))) == {expected}


def test_importing_the_article_does_not_import_the_converter() -> None:
    code = "import sys, newsparse.article; assert 'cattrs' not in sys.modules"

    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
