"""Pages changed at random, by a fixed seed: the same few hundred each time, so that a failure can be had again.

What `tests/fuzz` finds with a fuzzer that looks for new ways through the code, this holds against in seconds.
"""

import random
import re
from collections.abc import Callable

import pytest

from tests.fuzz.promises import read_html, read_text
from tests.laws.sources import EXAMPLE_PAGES, EXAMPLE_TEXTS, RICH

PAGES = [RICH.encode(), *(path.read_bytes() for path in EXAMPLE_PAGES)]
TEXTS = [path.read_bytes() for path in EXAMPLE_TEXTS]
ROUNDS = 25

# What parsers stumble on, as bytes: half a tag, half a character, references to nothing, addresses that are none.
PIECES = (
    *(b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&", b'"', b"'", b"=", b"{", b"}", b"[", b"]"),
    *(b"\x00", b"\x1b", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xef\xbf\xbe"),
    *(b"&#0;", b"&#xD800;", b"&#x110000;", b"&#99999999999;", b"&nosuch;"),
    *(b"<table>", b"<td>", b"<svg>", b"<math>", b"<select>", b"<template>", b"<plaintext>", b"<title>", b"<frameset>"),
    *(b"<p>", b"</p>", b"<b>", b"<br><br>", b"<h2>", b"<li>", b"<blockquote>", "<h²>".encode(), b"<noscript>"),
    b"<base href='http://[x'>",
    b"<link rel=canonical href='javascript:alert(1)'>",
    b"<img src='data:text/html,x' srcset='javascript:x 2x' width=\xc2\xb2 height=99999999999>",
    b"<meta charset=utf-16>",
    b"<meta charset=koi8-r>",
    b"<meta name=author content='&#0;&#xD800;'>",
    b"<meta property='article:published_time' content='99999-99-99T99:99+99:99'>",
    b"<time datetime='0000-00-00T99'>",
    b'<script type="application/ld+json">[[{"@type":[],"author":7,"datePublished":[{}],"headline":null}]]</script>',
    b'<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"\\ud800","name":"\\ud800 x"}}</script>',
    b'<script type="application/ld+json">{"@graph":[[',
    "“".encode(),
    "„".encode(),
    "»".encode(),
)
_TAG = re.compile(rb"</?[a-z0-9]+[^<>]*>", re.IGNORECASE)
_VALUE = re.compile(rb"=\"([^\"<>]*)\"")


def _insert(source: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(source) + 1)
    source[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 1, 3, 60))


def _delete(source: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(source) + 1)
    del source[at : at + chance.randrange(1, 2000)]


def _cut_off(source: bytearray, chance: random.Random) -> None:
    del source[chance.randrange(len(source) // 4, len(source) + 1) :]


def _change_bytes(source: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 40)):
        if source:
            source[chance.randrange(len(source))] = chance.randrange(256)


def _repeat(source: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(source) + 1)
    piece = source[at : at + chance.randrange(1, 800)]
    source[at:at] = piece * chance.choice((1, 2, 20))


def _turn(source: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(source) + 1)
    source[at : at + 900] = source[at : at + 900][::-1]


def _lose_tags(source: bytearray, chance: random.Random) -> None:
    tags = [match.span() for match in _TAG.finditer(bytes(source))]
    for start, end in sorted(chance.sample(tags, min(len(tags), 15)), reverse=True):
        del source[start:end]


def _spoil_values(source: bytearray, chance: random.Random) -> None:
    found = [match.span(1) for match in _VALUE.finditer(bytes(source))]
    for start, end in sorted(chance.sample(found, min(len(found), 8)), reverse=True):
        source[start:end] = chance.choice(
            (b"", b"\x00", b"javascript:x", b"http://[", b"-1", b"\xff", b"a" * 3000, *PIECES)
        )


CHANGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _insert, _insert, _delete, _cut_off, _change_bytes, _repeat, _turn, _lose_tags, _spoil_values,
)  # fmt: skip


def changed(source: bytes, seed: int) -> bytes:
    """`source` after some random changes, always the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - chance, no secret
    mutable = bytearray(source)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        chance.choice(CHANGES)(mutable, chance)
    return bytes(mutable)


@pytest.mark.parametrize("number", range(len(PAGES)))
def test_changed_pages(number: int) -> None:
    for seed in range(ROUNDS):
        source = changed(PAGES[number], 1000 * number + seed)
        read_html(source if seed % 3 else source.decode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_changed_texts(number: int) -> None:
    for seed in range(ROUNDS):
        read_text(changed(TEXTS[number], 1000 * number + seed).decode("utf-8", "surrogateescape"))


def test_changes_change_something_and_come_again() -> None:
    sources = [changed(PAGES[0], seed) for seed in range(20)]

    assert sources == [changed(PAGES[0], seed) for seed in range(20)]
    assert len({PAGES[0], *sources}) > 15
