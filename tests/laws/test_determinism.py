"""Laws 2 and 6: the same input gives the same output, whatever ran before, beside or around it."""

import hashlib
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given

import newsparse
from tests.html_pages import news, pages
from tests.laws.sources import EXAMPLE_PAGES, EXAMPLE_TEXTS, RICH, parse

SOURCES = [*EXAMPLE_PAGES, *EXAMPLE_TEXTS]

# Prints a digest of everything that the articles of the files named hold.
SCRIPT = """
import hashlib, sys
from pathlib import Path
import newsparse
for name in sys.argv[1:]:
    path = Path(name)
    if path.suffix == ".txt":
        article = newsparse.parse_text(path.read_text("utf-8"))
    else:
        article = newsparse.parse_html(path.read_bytes())
    print(path.name, hashlib.sha256(article.to_json().encode()).hexdigest())
"""


def digests(paths: list[Path]) -> list[str]:
    return [f"{path.name} {hashlib.sha256(parse(path).to_json().encode()).hexdigest()}" for path in paths]


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242"},
        {"TZ": "Asia/Tokyo"},
        {"TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8", "LC_ALL": "C"},
        {"PYTHONUTF8": "0", "LC_ALL": "C", "LANG": "C"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=lambda changes: ",".join(f"{key}={value}" for key, value in changes.items()),
)
def test_another_process(changes: dict[str, str], environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", SCRIPT, *map(str, SOURCES)]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env={**environment, **changes}
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == digests(SOURCES)


def test_the_order_of_calls() -> None:
    forward = digests(SOURCES)

    assert digests(SOURCES) == forward
    assert digests(SOURCES[::-1])[::-1] == forward


def test_eight_threads() -> None:
    """Each starts elsewhere in the list, so that different pages are read at the same time."""
    expected = digests(SOURCES)
    found: dict[int, list[str]] = {}

    def work(number: int) -> None:
        turned = SOURCES[number:] + SOURCES[:number]
        lines = [line for _ in range(3) for line in digests(turned)][-len(SOURCES) :]
        found[number] = lines[len(SOURCES) - number :] + lines[: len(SOURCES) - number]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == dict.fromkeys(range(8), expected)


# Threads that start with nothing loaded: tables are read and words are indexed while others already wait for them.
COLD = """
import sys, threading
import newsparse
page = sys.stdin.read()
found = []
start = threading.Barrier(8)
def work():
    start.wait()
    found.append(newsparse.parse_html(page).to_json())
threads = [threading.Thread(target=work) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(found), len(set(found)))
"""


def test_eight_threads_in_a_cold_process(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COLD],
        input=RICH,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )

    assert (done.stdout.split(), done.stderr) == (["8", "1"], "")


@given(pages | news())
def test_twice(page: str) -> None:
    first = newsparse.parse_html(page)
    newsparse.parse_html("<h1>Something else</h1>", language="de")
    newsparse.parse_text("Something else again")

    assert newsparse.parse_html(page) == first
