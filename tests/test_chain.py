from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import newsparse
from newsparse.chain import DEFAULT, Chain
from newsparse.document import Block
from newsparse.errors import InputError
from newsparse.labels import Dropped, Kept, Reason, Role
from newsparse.parts import Outcome
from newsparse.survey import Page
from tests.laws.sources import RICH

GOLDEN = Path(__file__).resolve().parent / "golden" / "chain.txt"
HOW = (
    "The order of the rules has changed, and with it how pages are read. If that is meant, write the new order into "
    "tests/golden/chain.txt, with the reason in the commit:\n\n"
)


def listed(chain: Chain) -> str:
    """The chain as the golden file shows it: the rules in the order in which they are asked."""
    lines = []
    for title, rules in (("before the story is located", chain.local), ("after", chain.neighbour)):
        lines.append(f"# {title}")
        lines += [rule.__name__ for rule in rules]
    return "\n".join(lines) + "\n"


def station_promo(block: Block, page: Page) -> Reason | None:
    return Reason.PROMO if "reserve" in block.text else None


def weather_note(block: Block, page: Page) -> Role | None:
    return Role.NOTE if "weather" in block.text else None


def test_the_order_of_the_rules() -> None:
    assert listed(DEFAULT) == GOLDEN.read_text("utf-8"), HOW + listed(DEFAULT)


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len(set(DEFAULT.names)) == len(DEFAULT.names) == len(DEFAULT.local) + len(DEFAULT.neighbour)


def test_every_label_names_a_rule_of_the_chain() -> None:
    assert {label.rule for label in newsparse.parse_html(RICH).labels} <= set(DEFAULT.names)


@pytest.mark.parametrize("name", DEFAULT.names)
def test_a_rule_put_before_after_or_instead_of_any(name: str) -> None:
    at = DEFAULT.names.index(name)
    names = list(DEFAULT.names)

    assert DEFAULT.before(name, station_promo).names == (*names[:at], "station_promo", *names[at:])
    assert DEFAULT.after(name, station_promo).names == (*names[: at + 1], "station_promo", *names[at + 1 :])
    assert DEFAULT.without(name).names == (*names[:at], *names[at + 1 :])
    assert list(DEFAULT.names) == names


def test_a_rule_stands_in_the_part_of_its_neighbour() -> None:
    local, neighbour = DEFAULT.local[-1].__name__, DEFAULT.neighbour[0].__name__

    assert DEFAULT.after(local, station_promo).local[-1] is station_promo
    assert DEFAULT.before(neighbour, station_promo).neighbour[0] is station_promo


@pytest.mark.parametrize("name", ["", "Headline", "no_such_rule", "head"])
def test_an_unknown_name_is_named_with_those_there_are(name: str) -> None:
    places: list[Callable[[], Chain]] = [
        lambda: DEFAULT.before(name, station_promo),
        lambda: DEFAULT.after(name, station_promo),
        lambda: DEFAULT.without(name),
    ]
    for place in places:
        with pytest.raises(InputError) as caught:
            place()
        assert repr(name) in str(caught.value)
        assert all(known in str(caught.value) for known in DEFAULT.names)


def test_what_was_taken_away_is_unknown() -> None:
    with pytest.raises(InputError, match="no rule 'leftover'"):
        DEFAULT.without("leftover").before("leftover", station_promo)


def test_a_rule_of_the_caller_decides_and_is_named() -> None:
    """Before the story is located: what it drops does not count as prose."""
    parser = newsparse.Parser(chain=DEFAULT.before(DEFAULT.names[0], station_promo))
    article = parser.parse_html(RICH)
    found = [label for label in article.labels if label.rule == "station_promo"]

    assert found
    assert all(isinstance(label, Dropped) and label.reason is Reason.PROMO for label in found)
    assert [label.block.index for label in found] == [
        label.block.index for label in article.labels if "reserve" in label.block.text
    ]
    assert "reserve" not in article.text
    assert "reserve" in newsparse.parse_html(RICH).text


def test_a_rule_of_the_caller_may_keep() -> None:
    parser = newsparse.Parser(chain=DEFAULT.before(DEFAULT.neighbour[0].__name__, weather_note))
    article = parser.parse_html(RICH)
    (note,) = [label for label in article.labels if label.rule == "weather_note"]

    assert isinstance(note, Kept)
    assert note.role is Role.NOTE
    assert [part.text for part in article.body if isinstance(part, newsparse.Note)] == [note.block.text]


def test_a_rule_sees_where_the_story_is() -> None:
    seen: list[tuple[bool, bool]] = []

    def early(block: Block, page: Page) -> None:
        seen.append((False, page.story.last >= page.story.first))

    def late(block: Block, page: Page) -> None:
        seen.append((True, page.story.last >= page.story.first))

    chain = DEFAULT.before(DEFAULT.local[0].__name__, early).before(DEFAULT.neighbour[0].__name__, late)
    newsparse.Parser(chain=chain).parse_html(RICH)

    assert set(seen) == {(False, False), (True, True)}


@pytest.mark.parametrize(
    "chain", [Chain((), ()), Chain((), DEFAULT.neighbour), Chain(DEFAULT.local, ())], ids=["", "n", "l"]
)
def test_a_chain_without_an_end_labels_every_block(chain: Chain) -> None:
    document = newsparse.read_html(RICH)
    labels = newsparse.Parser(chain=chain).label(document)

    assert [label.block for label in labels] == list(document.blocks)
    assert all(label.rule for label in labels)


def test_an_empty_chain_keeps_nothing() -> None:
    article = newsparse.Parser(chain=Chain((), ())).parse_html(RICH)

    assert {(label.reason, label.rule) for label in article.dropped} == {(Reason.UNCLEAR, "none")}
    assert len(article.dropped) == len(article.labels)
    assert (article.text, article.outcome) == ("", Outcome.NOT_ARTICLE)


def test_a_chain_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        DEFAULT.local = ()  # type: ignore[misc]
