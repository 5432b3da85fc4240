"""The JSON Schema says what the codec does."""

import copy
import inspect
import json
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.article import SCHEMA_VERSION, Article
from newsparse.errors import InputError
from newsparse.parts import BodyBlock, Outcome
from newsparse.schema import _Builder, json_schema
from tests.strategies import articles
from tests.test_codec import SMALL

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())

    assert json_schema()["$id"] == f"urn:newsparse:article:{SCHEMA_VERSION}"
    assert json.loads(json.dumps(json_schema())) == json_schema()


def test_it_is_new_each_time() -> None:
    json_schema()["$defs"].clear()

    assert json_schema()["$defs"]


@given(articles())
def test_every_article_holds_to_it(article: Article) -> None:
    VALIDATOR.validate(article.to_dict())


other_values = st.sampled_from([None, True, 7, "", "article", [], ["x"], [1, 2], {}, {"type": "Note"}])


@given(articles(), other_values, st.data())
def test_it_refuses_what_the_codec_refuses_and_takes_what_it_takes(
    article: Article, value: object, data: st.DataObject
) -> None:
    plain = copy.deepcopy(article.to_dict())
    place: Any = plain
    while True:
        key = data.draw(st.sampled_from(list(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    if isinstance(place, dict) and data.draw(st.booleans()):
        place[data.draw(st.sampled_from(["unheard of", key]))] = value
    elif isinstance(place, dict):
        del place[key]
    else:
        place[key] = value

    try:
        Article.from_dict(plain)
    except InputError:
        assert not VALIDATOR.is_valid(plain)
    else:
        VALIDATOR.validate(plain)


def test_a_union_is_told_apart_by_its_tag() -> None:
    schema = json_schema()["$defs"]

    assert [choice["$ref"] for choice in schema["Article"]["properties"]["body"]["items"]["oneOf"]] == [
        f"#/$defs/{cls.__name__}" for cls in BodyBlock.__args__
    ]
    assert schema["Figure"]["properties"]["type"] == {"const": "Figure"}
    assert schema["Figure"]["required"] == ["type", "span", "origin"]


def test_fields_carry_the_words_under_them() -> None:
    schema = json_schema()["$defs"]

    assert schema["Article"]["description"] == "A news article, and the whole ledger of the page it came from."
    assert schema["Article"]["properties"]["kicker"]["description"] == "The short line above the headline."
    assert schema["Outcome"]["enum"] == [outcome.value for outcome in Outcome]


def test_without_sources_only_the_words_under_the_fields_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    full = json_schema()["$defs"]["Article"]

    def no_source(_module: object) -> str:
        raise OSError("could not get source code")

    monkeypatch.setattr(inspect, "getsource", no_source)
    bare = json_schema()["$defs"]["Article"]

    assert bare["properties"]["kicker"] == {"type": ["string", "null"]}
    assert bare["properties"].keys() == full["properties"].keys()
    assert bare["required"] == full["required"]


@pytest.mark.parametrize(
    "moment", ["2024-03-05T10:00:00", "2024-03-05T10:00:00.000001+05:30", "0001-01-01T00:00:00-00:44"]
)
def test_moments_with_and_without_a_zone(moment: str) -> None:
    plain = SMALL.to_dict()
    plain["published"] = {
        "value": moment,
        "kind": "published",
        "precision": "day",
        "raw": "r",
        "origin": "o",
        "candidates": [],
    }

    VALIDATOR.validate(plain)
    assert Article.from_dict(plain).to_dict() == plain


@attrs.frozen
class _Pier:
    length: int


@attrs.frozen
class _Wall:
    height: int


@attrs.frozen
class _Twice:
    """Names a class in a union, where it has a tag, and alone, where it has none."""

    edge: _Pier | _Wall
    other: _Pier


@attrs.frozen
class _Odd:
    days: dict[str, int]


@pytest.mark.parametrize(("cls", "message"), [(_Twice, "_Pier stands both in a union"), (_Odd, "no JSON Schema for")])
def test_what_one_schema_cannot_say_is_refused(cls: type, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        _Builder().reference(cls)
