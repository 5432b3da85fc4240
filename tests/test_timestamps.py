"""Every dated claim of a page: its kind, its rank, and the choice between them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.document import Block, Claim, Document, Field, Metadata, Source
from newsparse.labels import Dropped, Kept, Label, Reason, Role
from newsparse.parts import Precision, Timestamp, TimestampKind
from newsparse.timestamps import choose, find_timestamps, of_the_page
from tests import strategies
from tests.cases import CASES, read_cases

LINES = [
    pytest.param(case.title.partition(":")[0], line, expected, id=f"{case.title.partition(':')[0]} {line}")
    for case in read_cases(CASES / "dates.md")
    for line, expected in zip(case.input.split("\n"), case.expected.split("\n"), strict=True)
]


def shown(stamp: Timestamp) -> str:
    moment = stamp.value
    if stamp.candidates:
        assert (stamp.precision, stamp.value) == (Precision.YEAR, stamp.candidates[0])
        return f"{stamp.kind.value} " + " or ".join(f"{moment:%Y-%m-%d}" for moment in stamp.candidates)
    if stamp.precision is Precision.DAY:
        return f"{stamp.kind.value} {moment:%Y-%m-%d}"
    unit = "seconds" if stamp.precision is Precision.SECOND else "minutes"
    return f"{stamp.kind.value} {moment.isoformat(' ', unit)}"


def page(
    lines: list[str], *claims: Claim, url: str | None = None, language: str | None = "en"
) -> tuple[Document, list[Label]]:
    """A page with these lines under its headline."""
    blocks = tuple(Block(number, text) for number, text in enumerate(["Ferry line closes", *lines]))
    tags = (Claim(Field.LANGUAGE, language, Source.HTML, "html[lang]"),) if language else ()
    labels: list[Label] = [Kept(blocks[0], Role.HEADLINE, "headline")]
    labels += [Kept(block, Role.TIMESTAMP, "head_line") for block in blocks[1:]]
    return Document(blocks=blocks, metadata=Metadata((*tags, *claims)), url=url), labels


def published(raw: str, source: Source = Source.JSON_LD, key: str = "NewsArticle.datePublished") -> Claim:
    return Claim(Field.PUBLISHED, raw, source, key)


def found(
    *lines: str, claims: tuple[Claim, ...] = (), url: str | None = None, now: datetime | None = None
) -> list[str]:
    document, labels = page(list(lines), *claims, url=url)
    return [shown(stamp) for stamp in find_timestamps(document, labels, "en", now)]


@pytest.mark.parametrize(("tag", "line", "expected"), LINES)
def test_a_line_says_when(tag: str, line: str, expected: str) -> None:
    document, labels = page([line], language=tag)
    stamps = find_timestamps(document, labels, tag)
    in_order = sorted(stamps, key=lambda stamp: list(TimestampKind).index(stamp.kind))

    assert "; ".join(map(shown, in_order)) == ("" if expected == "nothing" else expected)
    assert all(stamp.origin == "block 1" for stamp in stamps)


def test_there_are_two_hundred_lines_in_twenty_languages() -> None:
    assert len(LINES) >= 200
    assert len({str(line.values[0]).partition("-")[0] for line in LINES}) >= 20


def test_a_print_line_is_never_the_date_of_publication() -> None:
    blocks = (Block(0, "Ferry line closes"), Block(1, "Printable version | Dec 5, 2021 1:00:06 PM |"))
    labels = (Kept(blocks[0], Role.HEADLINE, "headline"), Dropped(blocks[1], Reason.PRINT, "print"))
    stamps = find_timestamps(Document(blocks=blocks), labels, "en")

    assert [shown(stamp) for stamp in stamps] == ["printed 2021-12-05 13:00:06"]
    assert choose(stamps) == (None, None)


def test_what_was_judged_a_print_line_needs_no_label() -> None:
    blocks = (Block(0, "Ferry line closes"), Block(1, "Dec 5, 2021 1:00:06 PM"))
    labels = (Kept(blocks[0], Role.HEADLINE, "headline"), Dropped(blocks[1], Reason.PRINT, "print"))

    assert [shown(stamp) for stamp in find_timestamps(Document(blocks=blocks), labels, "en")] == [
        "printed 2021-12-05 13:00:06"
    ]


@pytest.mark.parametrize("reason", [Reason.COMMENTS, Reason.RELATED, Reason.PROMO])
def test_the_dates_of_comments_and_other_stories_never_become_the_articles(reason: Reason) -> None:
    blocks = (Block(0, "Ferry line closes"), *(Block(at, "Prose, at some length.") for at in range(1, 40)))
    blocks += (Block(40, "December 5, 2021 at 1:00 PM"),)
    labels = (Kept(blocks[0], Role.HEADLINE, "headline"), Dropped(blocks[40], reason, "rule"))
    stamps = find_timestamps(Document(blocks=blocks), labels, "en")

    assert [shown(stamp) for stamp in stamps] == ["unknown 2021-12-05 13:00"]
    assert choose(stamps) == (None, None)


def test_a_line_later_than_all_that_metadata_know_is_of_something_else() -> None:
    updated = Claim(Field.UPDATED, "2021-12-05T13:05:00Z", Source.JSON_LD, "NewsArticle.dateModified")

    assert found("December 24, 2021", claims=(updated,)) == ["updated 2021-12-05 13:05:00+00:00", "unknown 2021-12-24"]
    assert "published 2021-12-04" in found("December 4, 2021", claims=(updated,))


def test_what_two_places_say_beats_what_one_says() -> None:
    claims = (
        published("2021-12-07T08:00:00Z", Source.META, "date"),
        published("2021-12-05", Source.HTML, "time[datetime]"),
    )

    assert found("December 5, 2021 | 1:05 PM", claims=claims)[0] == "published 2021-12-05 13:05"


def test_of_those_who_agree_the_most_exact_is_chosen() -> None:
    claims = (
        published("2021-12-05T00:00:00Z"),
        published("2021-12-05T13:05:00+01:00", Source.HTML, "time[datetime]"),
    )

    assert found(claims=claims)[0] == "published 2021-12-05 13:05:00+01:00"


def test_json_ld_beats_the_line_on_the_page_and_the_line_is_kept() -> None:
    stamps = found("Published December 4, 2021", claims=(published("2021-12-05T13:05:00+01:00"),))

    assert stamps == ["published 2021-12-05 13:05:00+01:00", "published 2021-12-04"]


def test_an_instant_in_utc_is_told_on_the_clock_that_the_page_prints() -> None:
    stamps = found("December 5, 2021 at 11:37 PM", claims=(published("2021-12-06T04:37:21Z"),))

    assert stamps[0] == "published 2021-12-05 23:37:21-05:00"


def test_a_date_in_the_address_is_better_than_none_and_worse_than_all_else() -> None:
    url = "https://harbour.example/2021/12/06/ferry"

    assert found(url=url) == ["published 2021-12-06"]
    assert found("December 5, 2021", url=url)[0] == "published 2021-12-05"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://harbour.example/2021/12/05/pier", ["published 2021-12-05"]),
        ("https://harbour.example/2021/02/30/pier", []),
        ("https://harbour.example/2021/13/05/pier", []),
        ("https://harbour.example/2021/02/30/2021/12/05/pier", ["published 2021-12-05"]),
        ("https://harbour.example/20211205/pier", ["published 2021-12-05"]),
        ("https://harbour.example/2021125/pier", []),
    ],
)
def test_an_address_holds_a_day_that_there_was_or_none(url: str, expected: list[str]) -> None:
    assert found(url=url) == expected


def test_when_it_was_created_counts_less_than_when_it_was_published() -> None:
    created = published("2021-12-01T08:00:00Z", key="NewsArticle.dateCreated")

    assert found(claims=(created, published("2021-12-05T08:00:00Z")))[0] == "published 2021-12-05 08:00:00+00:00"
    assert found(claims=(created,)) == ["published 2021-12-01 08:00:00+00:00"]


def test_the_order_of_day_and_month_is_learned_from_the_page() -> None:
    assert found("05/12/2021") == ["published 2021-12-05 or 2021-05-12"]
    assert "published 2021-12-05" in found("05/12/2021", "Updated 25/12/2021")
    assert "published 2021-05-12" in found("05/12/2021", "Updated 12/25/2021")


def test_what_can_mean_two_days_is_decided_by_another_claim_or_by_now_or_never_chosen() -> None:
    claims = (published("05/12/2021 13:05", Source.META, "date"),)
    update = Claim(Field.UPDATED, "2021-05-12T18:00:00Z", Source.JSON_LD, "NewsArticle.dateModified")
    document, labels = page([], *claims)
    stamps = find_timestamps(document, labels, "en")

    assert [shown(stamp) for stamp in stamps] == ["published 2021-12-05 or 2021-05-12"]
    assert [moment.hour for moment in stamps[0].candidates] == [13, 13]
    assert choose(stamps) == (None, None)
    assert "published 2021-05-12 13:05" in found(claims=(*claims, update))
    assert found(claims=claims, now=datetime(2021, 8, 1, tzinfo=UTC)) == ["published 2021-05-12 13:05"]
    assert found(claims=claims, now=datetime(2021, 4, 1, tzinfo=UTC)) == []


def test_an_instant_in_utc_is_told_by_the_clocks_of_the_country() -> None:
    late = (published("2021-12-05T23:15:00Z"),)

    assert found(claims=late, url="https://courier.example.it/1") == ["published 2021-12-06 00:15:00+01:00"]
    assert found(claims=late, url="https://courier.example.us/1") == ["published 2021-12-05 23:15:00+00:00"]
    assert found(claims=late, url="https://courier.example/1") == ["published 2021-12-05 23:15:00+00:00"]
    midnight = (published("2021-12-05T00:00:00Z"),)
    assert found(claims=midnight, url="https://courier.example.jp/1") == ["published 2021-12-05 00:00:00+00:00"]


def test_two_days_side_by_side_are_publication_and_update() -> None:
    assert sorted(found("December 10, 2021April 9, 2019 by Mara Lindqvist")) == [
        "published 2019-04-09",
        "updated 2021-12-10",
    ]


def test_the_same_day_twice_is_one() -> None:
    assert found("19.11.202119.11.2021") == ["published 2021-11-19"]


def test_with_now_nothing_is_later_than_tomorrow() -> None:
    now = datetime(2021, 12, 5, 13, 5, tzinfo=UTC)
    claims = (published("2031-12-05T13:05:00Z"), published("2021-12-06T08:00:00Z"))

    assert found(claims=claims, now=now) == ["published 2021-12-06 08:00:00+00:00"]


def test_times_of_today_are_read_only_with_now() -> None:
    now = datetime(2021, 12, 5, 13, 5, tzinfo=UTC)
    ago = (published("3 hours ago", Source.HTML, "time[datetime]"),)

    assert found(claims=ago) == []
    assert found(claims=ago, now=now) == ["published 2021-12-05 10:05+00:00"]


def test_an_update_before_publication_is_not_chosen() -> None:
    claims = (
        published("2021-12-05T13:05:00Z"),
        Claim(Field.UPDATED, "2021-11-05T13:05:00Z", Source.JSON_LD, "NewsArticle.dateModified"),
    )
    document, labels = page([], *claims)
    chosen = choose(find_timestamps(document, labels, "en"))

    assert chosen[0] is not None
    assert chosen[1] is None


def _stamp(day: int, origin: str, kind: TimestampKind = TimestampKind.PUBLISHED) -> Timestamp:
    return Timestamp(datetime(2024, 3, day), kind, Precision.DAY, f"{day} March 2024", origin)  # noqa: DTZ001


def test_the_days_of_several_stories_are_none_of_the_pages() -> None:
    head, line, other = _stamp(1, "article:published_time"), _stamp(4, "block 7"), _stamp(5, "block 9")
    time = _stamp(4, "time[datetime]")

    assert of_the_page([head, line, other, time], front=False) == [head]
    assert of_the_page([head, line, time], front=False) == [head, line, time]
    assert of_the_page([line, _stamp(5, "block 90", TimestampKind.UNKNOWN)], front=False)[0] is line
    assert of_the_page([head, line, time], front=True) == [head]


def test_many_times_of_other_stories_do_not_outvote_the_first() -> None:
    times = [published(f"2021-11-{day:02d}T08:00:00Z", Source.HTML, "time[datetime]") for day in (7, *[21] * 20)]

    assert found(claims=tuple(times))[0] == "published 2021-11-07 08:00:00+00:00"


_fields = st.sampled_from([Field.PUBLISHED, Field.UPDATED, Field.URL, Field.LANGUAGE])
_claims = st.builds(
    Claim, field=_fields, raw=st.text(max_size=40), source=st.sampled_from(Source), key=st.just("k"), detail=st.none()
)


@given(
    st.lists(_claims | st.builds(published, strategies.moments.map(str)), max_size=8),
    st.lists(st.text(max_size=60) | strategies.moments.map(str), max_size=8),
    st.none() | strategies.moments,
    st.none() | st.sampled_from(["en", "de", "ja", "th", "fa", "xx"]),
)
def test_any_page_has_timestamps_that_it_says_itself(
    claims: list[Claim], lines: list[str], now: datetime | None, language: str | None
) -> None:
    document, labels = page([line for line in lines if line], *claims, url="http://[::1")
    stamps = find_timestamps(document, labels, language, now)

    said = [claim.raw for claim in document.metadata.claims] + [block.text for block in document.blocks]
    assert all(any(stamp.raw in text for text in said) for stamp in stamps)
    assert stamps == find_timestamps(document, labels, language, now)
    if now is not None:
        ahead = now.replace(tzinfo=None) + timedelta(days=3)
        assert all(stamp.value.replace(tzinfo=None) < ahead for stamp in stamps if now.year < 9000)
    assert set(choose(stamps)) <= {None, *stamps}


def test_a_label_in_the_line_before_counts() -> None:
    assert sorted(found("Updated:", "Mar 6, 2018", "Original:", "Dec 21, 2016")) == [
        "published 2016-12-21",
        "updated 2018-03-06",
    ]


def test_lines_of_one_block_are_read_one_by_one() -> None:
    lines = f"Last edited: 31 October 2023\nPublished: 1 November 2023\nRead 61 times\n{'Licences for reprints ' * 5}"

    assert sorted(found(lines)) == ["published 2023-11-01", "updated 2023-10-31"]


def test_a_date_in_brackets_inside_a_line_is_of_what_it_follows() -> None:
    line = "The original (published: 16 February 2019) is here"

    assert found("5 March 2019", line)[0] == "published 2019-03-05"


@pytest.mark.parametrize("line", ["// 02.11.2021", "08/08/2017by Mara LindqvistNo commentsPopular, Ferries, Harbour"])
def test_a_date_may_be_glued_to_its_neighbours(line: str) -> None:
    document, labels = page([line], language="en-GB")

    assert [stamp.kind.value for stamp in find_timestamps(document, labels, "en")] == ["published"]


def test_a_date_in_a_sentence_of_the_story_is_no_date_of_publication() -> None:
    blocks = (
        Block(0, "Ferry line closes"),
        Block(1, "The line was opened on 5 March 1984 by the harbour's own company."),
    )
    labels = (Kept(blocks[0], Role.HEADLINE, "headline"), Kept(blocks[1], Role.PARAGRAPH, "paragraph"))

    assert choose(find_timestamps(Document(blocks=blocks), labels, "en")) == (None, None)


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("en", "Updated 3 hours ago", "updated 2021-12-05 10:05+00:00"),
        ("en", "Mara Lindqvist | 20 minutes ago", "published 2021-12-05 12:45+00:00"),
        ("de", "Aktualisiert vor 5 Minuten", "updated 2021-12-05 13:00+00:00"),
        ("fr", "Publié il y a 2 heures", "published 2021-12-05 11:05+00:00"),
        ("ja", "3時間前", "published 2021-12-05 10:05+00:00"),
        ("pl", "2 godziny temu", "published 2021-12-05 11:05+00:00"),
        ("en", "2 days ago", "published 2021-12-03"),
        ("en", "12 rooms with a view", ""),
    ],
)
def test_a_line_that_counts_back_is_read_only_with_now(language: str, line: str, expected: str) -> None:
    document, labels = page([line], language=language)
    now = datetime(2021, 12, 5, 13, 5, tzinfo=UTC)

    assert "; ".join(map(shown, find_timestamps(document, labels, language, now))) == expected
    assert find_timestamps(document, labels, language) == ()


def test_the_day_of_reading_at_the_top_of_the_page_gives_way() -> None:
    lines = ["Monday, 24 August 2026", *["Part of the site"] * 9, "Ferry line closes", "30 April 2021"]
    blocks = [Block(number, text) for number, text in enumerate(lines)]
    roles = {0: Role.TIMESTAMP, 10: Role.HEADLINE, 11: Role.TIMESTAMP}
    labels: list[Label] = [
        Kept(block, roles[block.index], "x") if block.index in roles else Dropped(block, Reason.NAVIGATION, "x")
        for block in blocks
    ]
    document = Document(blocks=tuple(blocks))

    assert shown(find_timestamps(document, labels, "en")[0]) == "published 2021-04-30"
    labels[0] = Dropped(blocks[0], Reason.UNCLEAR, "x")
    assert choose(find_timestamps(document, labels[:11], "en")) == (None, None)


def test_a_date_that_a_sentence_leads_up_to_is_no_date_of_publication() -> None:
    document, labels = page(["The Ferry Act was signed into law on August 14, 1935"])
    labels[1] = Dropped(labels[1].block, Reason.UNCLEAR, "outside")

    assert choose(find_timestamps(document, labels, "en")) == (None, None)


def test_when_the_record_was_made_counts_less_than_the_line_under_the_headline() -> None:
    made = published("2019-05-07T17:00:52+02:00", Source.MICRODATA, "[itemprop=dateCreated]")

    assert found("12 October 2015", claims=(made,))[0] == "published 2015-10-12"


def test_no_clock_is_twelve_hours_behind_greenwich() -> None:
    claims = (published("2022-04-21T16:06:00Z"), published("2022-04-21 04:06:00", Source.META, "article:published"))

    assert found(claims=claims)[0] == "published 2022-04-21 16:06:00+00:00"
