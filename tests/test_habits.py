"""Whole pages in the mark-up of common content systems, written before they were read: `tests/pages/habits`.

Each page has beside it, as JSON in the form of the examples' expectations, what a reader of it would write down.
"""

import json
from pathlib import Path

import pytest

import newsparse
from tests.test_examples import seen, shortened

PAGES = sorted((Path(__file__).parent / "pages" / "habits").glob("*.html"))
FIELDS = [(path, field) for path in PAGES for field in json.loads(path.with_suffix(".json").read_text("utf-8"))]

# What is known to come out wrong, and why: the truth stays written down, and the test fails once it comes out right.
WRONG_YET = {
    ("table-ja", "headline"): "only the title's last piece, the logo's words and the foot name the outlet",
    ("table-ja", "site_name"): "only the title's last piece, the logo's words and the foot name the outlet",
}
CASES = [
    pytest.param(
        path,
        field,
        id=f"{path.stem}-{field}",
        marks=[pytest.mark.xfail(strict=True, reason=WRONG_YET[path.stem, field])]
        if (path.stem, field) in WRONG_YET
        else [],
    )
    for path, field in FIELDS
]


@pytest.mark.parametrize(("path", "field"), CASES)
def test_a_field_is_right(path: Path, field: str) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))[field]

    assert shortened(seen(newsparse.parse_html(path.read_bytes()), field), expected) == expected
