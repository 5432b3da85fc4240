"""What is no text is told of and not read; what is text, however damaged, is read."""

import gzip
import random
import zlib

import pytest

import newsparse
from newsparse import binary
from newsparse.binary import CONTROLS, UNKNOWN, signature
from newsparse.parts import Outcome
from tests.laws.sources import RICH

NOISE = random.Random(4).randbytes(6000)  # noqa: S311 - the same each time
STARTS = list(binary._STARTS)
INSIDE = [(before + b"." * (at - len(before)) + name, kind) for before, at, name, kind in binary._INSIDE]
SENTENCE = "The council voted for the bridge on Tuesday. "


@pytest.mark.parametrize(("start", "kind"), STARTS + INSIDE)
def test_a_file_of_another_kind_is_known_by_its_start(start: bytes, kind: str) -> None:
    article = newsparse.parse_html(start + NOISE)

    assert article.outcome is Outcome.NOT_ARTICLE
    assert article.evidence == (f"the source is no text: {kind}",)
    assert article.encoding is not None
    assert (article.encoding.name, article.encoding.how) == ("binary", kind)
    assert (article.text, article.headline, article.labels, article.claims) == ("", None, (), ())


def test_a_picture_that_somebody_decoded_is_known_too() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + NOISE

    assert newsparse.parse_html(picture.decode("latin-1")).evidence == ("the source is no text: PNG picture",)
    for source in (picture.decode("utf-8", "replace"), NOISE.decode("utf-8", "replace")):
        assert newsparse.parse_html(source).evidence == (f"the source is no text: {CONTROLS}",)


def test_a_file_taken_for_flattened_text_is_known() -> None:
    article = newsparse.parse_text("%PDF-1.7\n" + NOISE.decode("latin-1"))

    assert (article.outcome, article.labels) == (Outcome.NOT_ARTICLE, ())
    assert article.evidence == ("the source is no text: PDF document",)


def test_compressed_pages_are_not_unpacked() -> None:
    assert newsparse.parse_html(gzip.compress(RICH.encode())).evidence == ("the source is no text: gzip data",)
    assert newsparse.parse_html(zlib.compress(RICH.encode() * 9)[6:]).outcome is Outcome.NOT_ARTICLE


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (NOISE, CONTROLS),
        (NOISE[:1000], CONTROLS),
        # What by chance looks like a tag is no page.
        (NOISE[:3000] + b"<p>" + NOISE[3000:], CONTROLS),
        (bytes(range(256)) * 9, CONTROLS),
        (b"\x00" * 5000, CONTROLS),
        (b"\x01\x00\x02" + b"S" * 5000, CONTROLS),
        (b"\xff\xfe" + NOISE, CONTROLS),
        (b"\xff" * 5000, UNKNOWN),
        ("Мост открыт во вторник. ".encode("cp1251") * 9, UNKNOWN),
    ],
)
def test_bytes_that_hold_no_text(source: bytes, kind: str) -> None:
    assert newsparse.parse_html(source).evidence == (f"the source is no text: {kind}",)


@pytest.mark.parametrize(
    "source",
    [
        RICH.encode("utf-16-le"),
        RICH.encode("utf-16-be"),
        RICH.encode("utf-16"),
        # A damaged page: holes, padding up to a block of the disk, characters of another encoding.
        RICH.replace(" the ", " \x00\x01 ").encode(),
        RICH.encode() + b"\x00" * 60_000,
        RICH.encode().replace(b"e", b"\xe9"),
        RICH.replace("</p>", "\x1b\x02</p>").encode("cp1252", "replace"),
    ],
)
def test_a_damaged_page_is_a_page(source: bytes) -> None:
    article = newsparse.parse_html(source)

    assert article.text
    assert article.outcome is not Outcome.NOT_ARTICLE


@pytest.mark.parametrize(
    "source",
    [
        (SENTENCE * 9).encode(),
        (SENTENCE * 9).encode("utf-16-le"),
        ("Das Café schließt. " * 9).encode("cp1252"),
        ("市议会批准了新桥梁计划。" * 9).encode(),
        (SENTENCE * 9).encode() + b"\xff\xfe\xff",
        SENTENCE * 9 + "\x00" * 5000,
        "\x00" * 5000 + SENTENCE * 9,
    ],
)
def test_text_without_mark_up_is_text(source: bytes | str) -> None:
    assert [label.block.text for label in newsparse.parse_html(source).labels] != []


@pytest.mark.parametrize(
    "text", ["BMW sells more cars.", "PKs galore", "RIFF raff: a story", "II* is a mark", "%PDF is a mark"]
)
def test_words_that_begin_like_a_file_do_not_make_one(text: str) -> None:
    assert signature(text.encode()) is None
