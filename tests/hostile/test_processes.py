"""The same answer beside others: threads that start cold on pages of different languages, and processes that are spawned.

`tests/laws/test_determinism.py` has the rest: hash seeds, time zones, locales of the system, the order of calls.
"""

import multiprocessing
import subprocess
import sys
from pathlib import Path

import newsparse
from tests.laws.sources import EXAMPLE_PAGES

INPUTS = sorted((Path(__file__).parent / "inputs").iterdir())
PATHS = [*EXAMPLE_PAGES, *INPUTS[::3]]
SOURCES = [path.read_bytes() for path in PATHS]

# Tables of words, patterns and codecs are made when a page first needs them; here eight threads need them at once, are parted
# every few instructions, and begin at different pages. Then each page is read again by one thread alone.
COLD = """
import sys, threading
from pathlib import Path
import newsparse
sys.setswitchinterval(1e-6)
sources = [Path(name).read_bytes() for name in sys.argv[1:]]
found = [{} for _ in range(8)]
start = threading.Barrier(8)
def work(number):
    start.wait()
    for step in range(len(sources)):
        at = (step + number * len(sources) // 8) % len(sources)
        found[number][at] = newsparse.parse_html(sources[at]).to_json()
threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
alone = {at: newsparse.parse_html(source).to_json() for at, source in enumerate(sources)}
print([number for number in range(8) if found[number] != alone])
"""


def test_threads_that_start_cold(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COLD, *map(str, PATHS)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )

    assert (done.stdout, done.stderr) == ("[]\n", "")


def stored(source: bytes) -> str:
    return newsparse.parse_html(source).to_json()


def test_processes_that_are_spawned() -> None:
    """A parser and its articles also go from one process to another: they are pickled."""
    parser = newsparse.Parser(limits=newsparse.Limits(blocks=50))
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(stored, SOURCES, chunksize=8) == list(map(stored, SOURCES))
        assert pool.map(parser.parse_html, SOURCES[:9]) == list(map(parser.parse_html, SOURCES[:9]))
