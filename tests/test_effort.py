"""The count of work tells linear work from quadratic."""

from tests.effort import calls_of, grows_with


def linear(size: int) -> list[str]:
    return [chr(number) for number in range(size)]


def quadratic(size: int) -> list[str]:
    return [chr(other) for number in range(size) for other in range(number)]


def test_linear_work_grows_with_the_size() -> None:
    assert grows_with(linear, 8000)


def test_quadratic_work_does_not() -> None:
    assert not grows_with(quadratic, 400)


def test_the_count_is_the_same_every_time() -> None:
    assert calls_of(lambda: linear(10)) == calls_of(lambda: linear(10)) > 0
