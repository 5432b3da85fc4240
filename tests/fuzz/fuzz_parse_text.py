"""Any string as flattened text."""

import sys

import atheris

with atheris.instrument_imports(include=["newsparse", "tests"]):
    from tests.fuzz.promises import read_text


def one_input(data: bytes) -> None:
    """Lone surrogates stand for bytes that are no UTF-8."""
    read_text(data.decode("utf-8", "surrogateescape"))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
