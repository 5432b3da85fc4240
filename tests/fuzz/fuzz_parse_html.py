"""Any bytes as a page."""

import sys

import atheris

with atheris.instrument_imports(include=["newsparse", "tests"]):
    from tests.fuzz.promises import read_html


def one_input(data: bytes) -> None:
    """The first bit says whether the page is given as bytes or as text."""
    read_html(data if not data[:1] or data[0] & 1 else data[1:].decode("utf-8", "surrogateescape"))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
