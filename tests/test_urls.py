"""Addresses: whole and safe, or none."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.urls import best_of_srcset, image_address, path_of, safe_url, unarchived

PAGE = "https://news.example/2031/05/harbour.html"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("HTTPS://A.example/x", "HTTPS://A.example/x"),
        ("//b.example/x", "https://b.example/x"),
        ("/x?y=1&z=2", "https://news.example/x?y=1&z=2"),
        ("crane.jpg", "https://news.example/2031/05/crane.jpg"),
        ("  https://a.example/x\n", "https://a.example/x"),
        ("https://a.ex\tample/x\ny", "https://a.example/xy"),
        ("https://a.example/a b", "https://a.example/a%20b"),
        ("https://a.example/wiki/Harbour_(town)", "https://a.example/wiki/Harbour_(town)"),
        ('https://a.example/"><b>', "https://a.example/%22%3E%3Cb%3E"),
        ("https://a.example/\u202egpj.exe", "https://a.example/%E2%80%AEgpj.exe"),
        ("https://a.example/\ud800", "https://a.example/%3F"),
        ("https://a.example:8080/x", "https://a.example:8080/x"),
        ("https://häfen.example/ä", "https://häfen.example/ä"),
    ],
)
def test_an_address_is_made_whole(url: str, expected: str) -> None:
    assert safe_url(url, PAGE) == expected


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "   ",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<b>",
        "file:///etc/passwd",
        "blob:https://a.example/1",
        "mailto:desk@a.example",
        "http://[::1",
        "http://[zz]/",
        "http://a]b[c/",
        "http://a.example:port/",
        "http://a.example:99999999/",
        "http://x\u2100.example/",
        "http:///x",
        "http:\\\\a.example\\x",
        "http://:80/",
        "http://..../",
        "http://a b.example/",
        "https://a.example/\N{REPLACEMENT CHARACTER}",
        "https://a.example/" + "a/" * 3000,
    ],
)
def test_anything_else_is_no_address(url: str | None) -> None:
    assert safe_url(url, PAGE) is None


@pytest.mark.parametrize(
    "base", [None, "", "javascript:alert(1)//", "data:text/html,", "http://[", "file:///", "../.."]
)
def test_a_base_that_is_no_address_is_none(base: str | None) -> None:
    assert safe_url("crane.jpg", base) is None
    assert safe_url("https://a.example/x", base) == "https://a.example/x"


SCHEMES = st.sampled_from(
    ["javascript:", "data:", "http:", "https://", "//", "vbscript:", "HTTP://", "http://a.example/", ""]
)


@given(st.builds("{}{}{}".format, st.text(max_size=3), SCHEMES, st.text(max_size=30)), st.none() | st.text(max_size=20))
def test_whatever_comes_in_only_web_addresses_come_out(url: str, base: str | None) -> None:
    for known in (base, PAGE):
        address = safe_url(url, known)
        if address is not None:
            parts = urlsplit(address)
            assert parts.scheme in {"http", "https"}
            assert parts.hostname
            assert address.encode()
            assert not any(character.isspace() for character in address)
            assert safe_url(address) == address


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("", None),
        ("a.jpg", "a.jpg"),
        ("a.jpg 1x, b.jpg 2x", "b.jpg"),
        ("b.jpg 2x,a.jpg", "b.jpg"),
        ("a.jpg 320w, b.jpg 1280w, c.jpg 640w", "b.jpg"),
        ("a.jpg 320w,b.jpg 640w,c.jpg 10w", "b.jpg"),
        ("/w_300,h_200/a.jpg 300w, /w_600,h_400/a.jpg 600w", "/w_600,h_400/a.jpg"),
        ("\n  a.jpg  1.5x ,\n b.jpg 1x\n", "a.jpg"),
        ("data:image/gif;base64,R0lGOD 9000w, a.jpg 300w", "a.jpg"),
        ("data:image/gif;base64,R0lGOD", None),
        ("a.jpg wide, b.jpg 2²x, c.jpg 1e9x, d.jpg -5w", "a.jpg"),
        (", ,, ,", None),
        ("a.jpg 99999999999999999w", "a.jpg"),
    ],
)
def test_the_biggest_of_a_srcset(srcset: str, expected: str | None) -> None:
    assert best_of_srcset(srcset) == expected


@given(st.text(alphabet=" ,abwx019.:", max_size=200))
def test_a_srcset_gives_a_piece_of_itself_or_none(srcset: str) -> None:
    address = best_of_srcset(srcset)
    assert address is None or (address in srcset and not address.startswith("data:"))


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"src": "a.jpg", "alt": "Crane"}, "a.jpg"),
        ({"src": "small.jpg", "srcset": "small.jpg 300w, big.jpg 900w"}, "big.jpg"),
        ({"src": "data:image/gif;base64,R0", "data-src": "a.jpg"}, "a.jpg"),
        ({"src": "blank.gif", "data-srcset": "a.jpg 300w, b.jpg 900w"}, "b.jpg"),
        ({"src": "a.jpg", "srcset": "data:image/gif;base64,R0"}, "a.jpg"),
        ({"src": "data:image/gif;base64,R0"}, None),
        ({"src": " "}, None),
        ({}, None),
    ],
)
def test_the_best_address_of_a_picture(attributes: dict[str, str], expected: str | None) -> None:
    assert image_address(attributes) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x/y.jpg?w=3#top", "/x/y.jpg"),
        ("y.jpg", "y.jpg"),
        ("", ""),
        (None, ""),
        ("http://[not-an-address/x.jpg", ""),
    ],
)
def test_the_path_of_an_address(url: str | None, expected: str) -> None:
    assert path_of(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://web.archive.example/web/20260501081040/https://a.example/x", "https://a.example/x"),
        ("https://web.archive.example/web/20260501081040im_/http://a.example/x.jpg", "http://a.example/x.jpg"),
        ("https://pages.example/wayback/archive/20260501081040/https:/a.example/x", "https://a.example/x"),
        ("https://a.example/2026/05/x", "https://a.example/2026/05/x"),
        (
            "https://a.example/share?u=https://b.example/20260501081040/",
            "https://a.example/share?u=https://b.example/20260501081040/",
        ),
        (None, None),
    ],
)
def test_the_address_that_was_archived(url: str | None, expected: str | None) -> None:
    assert unarchived(url) == expected
