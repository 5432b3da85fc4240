"""Any string as a stored article: it is one, or the caller is told that it is none."""

import sys

import atheris

with atheris.instrument_imports(include=["newsparse", "tests"]):
    import newsparse


def one_input(data: bytes) -> None:
    """What can be read is stored as it was."""
    try:
        article = newsparse.Article.from_json(data.decode("utf-8", "surrogateescape"))
    except newsparse.InputError:
        return
    assert newsparse.Article.from_json(article.to_json()) == article, "what is stored can be read again"


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
