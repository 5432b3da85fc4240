"""What can go wrong, and whose fault it is.

A bad page is data, not an exception: whatever bytes come in, an `Article` comes out.
So there are only two kinds of error: the caller's (`InputError`) and a rule file's (`DataError`).
"""


class NewsparseError(Exception):
    """Any error that newsparse raises on purpose."""


class InputError(NewsparseError, ValueError):
    """The caller handed over something newsparse cannot read; the message says what would be right."""


class DataError(NewsparseError, ValueError):
    """A rule file (locale, site, mark-up table) is wrong; the message names the file and the key."""

    def __init__(self, file: str, key: str, problem: str) -> None:
        # The arguments as they came: an error must come back from another process, and is made anew of them there.
        super().__init__(file, key, problem)
        self.file = file
        self.key = key
        self.problem = problem

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.problem}"
