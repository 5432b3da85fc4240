"""Errors name what was wrong, and cross from one process to another."""

import pickle

import pytest

from newsparse.errors import DataError, InputError, NewsparseError


def test_a_data_error_names_file_key_and_problem() -> None:
    error = DataError("en.toml", "phrases.share", "must be a table")

    assert str(error) == "en.toml: phrases.share: must be a table"
    assert (error.file, error.key, error.problem) == ("en.toml", "phrases.share", "must be a table")


@pytest.mark.parametrize("error", [DataError("en.toml", "code", "is missing"), InputError("a page is bytes, not int")])
def test_an_error_comes_back_from_another_process(error: NewsparseError) -> None:
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - of its own making

    assert type(back) is type(error)
    assert str(back) == str(error)
    assert vars(back) == vars(error)
