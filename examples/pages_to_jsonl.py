"""Read every page of a folder and write an article a line, as JSON.

python examples/pages_to_jsonl.py [FOLDER] > articles.jsonl

`parse_html` is a pure function of its arguments, so a pool of processes gives the same lines as a loop.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import newsparse


def as_json(page: Path) -> str:
    """The article on a page, on one line."""
    return newsparse.parse_html(page.read_bytes(), url=f"file:{page.name}").to_json()


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pages"
    with ProcessPoolExecutor(max_workers=2) as pool:
        for line in pool.map(as_json, sorted(folder.glob("*.html"))):
            print(line)
