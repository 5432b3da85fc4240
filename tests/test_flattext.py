import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.document import Block
from newsparse.flattext import read_text
from newsparse.text import fold, printable
from tests.cases import CASES, Case, read_cases
from tests.effort import grows_with

LINE_ENDS = ["\n", "\r", "\r\n", "\f", "\x85", "\u2028", "\u2029"]
# What joining, bullets, wrapping and initials look at, in pieces that meet in every order.
_PIECES = [
    *LINE_ENDS,
    *" \t\xa0\u3000\u200b\xad\ufeff",
    *".,:;!?…。、،\"'“”„‘’«»()[]|·/–—-*•+o",
    *[
        "1. ",
        "2) ",
        "* ",
        "- ",
        "• ",
        "A",
        "W",
        "l’",
        "’s ",
        "Mr.",
        "::",
        "...",
        "\n\n",
        "    ",
        "漢字",
        "です",
        "سفينة",
    ],
    *[
        "the ",
        "quay ",
        "Osthaven ",
        "a line of prose that is long enough to be taken for some ",
        "https://a.example/b ",
    ],
    *["\x00", "\x0b", "\x1c", "\ud800", "\uffff"],
]
raw_texts = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join) | st.text(max_size=80)


def show(block: Block) -> str:
    return f"li| {block.text}" if block.tag == "li" else block.text


def squeezed(text: str) -> str:
    """What is to be seen of a text, without any white space and without marks that are not seen."""
    return "".join(sign for sign in text if not sign.isspace() and fold(sign))


@pytest.mark.parametrize("case", read_cases(CASES / "flattext.md"), ids=lambda case: case.title)
def test_a_case(case: Case) -> None:
    assert [show(block) for block in read_text(case.input).blocks] == case.expected.split("\n")


@pytest.mark.parametrize("case", read_cases(CASES / "flattext.md"), ids=lambda case: case.title)
@pytest.mark.parametrize("end", LINE_ENDS, ids=repr)
def test_every_line_end_is_one(case: Case, end: str) -> None:
    other = read_text(case.input.replace("\n", end))
    assert [show(block) for block in other.blocks] == case.expected.split("\n")


@given(raw_texts)
@example("* ")
@example("| |")
@example("\u200b\n\xad")
@example("A\n\xad")
@example("a\n\"\n”\n'")
def test_every_visible_sign_is_in_one_source_and_offsets_are_true(text: str) -> None:
    shown, _ = printable(text)
    reached = 0
    missed = []
    for index, block in enumerate(read_text(text).blocks):
        source = block.source
        assert source is not None
        assert block.index == index
        assert reached <= source.start < source.end <= len(shown)
        assert shown[source.start : source.end] == source.text
        missed.append(shown[reached : source.start])
        reached = source.end
    missed.append(shown[reached:])
    assert not squeezed("".join(missed))


@given(raw_texts)
def test_a_block_says_what_its_source_says(text: str) -> None:
    for block in read_text(text).blocks:
        assert block.source is not None
        assert block.text
        assert block.text == fold(block.text)
        source, words = squeezed(block.source.text), squeezed(block.text)
        if block.tag == "li":
            mark = source.removesuffix(words)
            assert 0 < len(mark) <= 4
            assert not any(sign.isalpha() for sign in mark.removeprefix("o"))
        elif words != source:
            assert source.strip("|") == words.strip("|")


@given(raw_texts)
def test_a_block_has_the_words_of_its_lines(text: str) -> None:
    """Lines may be joined without a space only where a mark, an initial or a sign of a script without spaces meets."""
    for block in read_text(text).blocks:
        assert block.source is not None
        for line in block.source.text.splitlines():
            for word in fold(line).split():
                assert word in block.text or fold(word.strip("|*+-•–o0123456789.)")) in block.text


@given(st.lists(st.sampled_from(["The quay is bare.", "Nobody came.", "Share", "Osthaven"]), max_size=8))
def test_whole_lines_with_a_blank_line_between_are_the_blocks(lines: list[str]) -> None:
    assert [block.text for block in read_text("\n\n".join(lines)).blocks] == lines


def test_nothing_to_see_gives_no_blocks() -> None:
    assert read_text("").blocks == ()
    assert read_text(" \n\t\r\n\u3000\u200b\n\xad").blocks == ()


def test_what_the_caller_says_is_kept_and_what_cannot_be_shown_is_counted() -> None:
    document = read_text("A\x00b\ud800", url="https://harbour.example/a", language="en")
    assert (document.url, document.language) == ("https://harbour.example/a", "en")
    assert document.encoding is not None
    assert (document.encoding.name, document.encoding.how, document.encoding.replaced) == ("str", "str", 2)
    assert [block.text for block in document.blocks] == ["A\ufffdb\ufffd"]


def test_a_block_of_flattened_text_stands_in_no_element() -> None:
    (block,) = read_text("One line.").blocks
    assert (block.element, block.tag, block.path, block.link_chars, block.bold_chars) == (0, "", "", 0, 0)


LARGE = {
    "line feeds": "\n",
    "one line": "word ",
    "one word": "a",
    "bullets": "* item\n",
    "dashes": "- item\n",
    "numbers": "1. a\n2. b\n",
    "commas": "quay\n, bare\n",
    "initials": "W\nhen\n",
    "quotation marks": '"\n',
    "elisions": "l'\n",
    "wrapped": "x" * 60 + " yy\n",
    "marks nobody sees": "\xad\n",
    "bullets without items": "*" + " " * 200 + "\n",
    "white space": " " * 2000,
    "lower case": "the \n",
}


@pytest.mark.parametrize("name", LARGE)
def test_the_work_grows_with_the_text(name: str) -> None:
    def work(size: int) -> None:
        assert read_text(LARGE[name] * (size // len(LARGE[name])) + "end").blocks

    assert grows_with(work, 80_000)
