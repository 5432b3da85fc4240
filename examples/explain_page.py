"""Print the ledger of a page: every block, what it was taken for, and the rule that said so.

python examples/explain_page.py [PAGE]
"""

import sys
from pathlib import Path

import newsparse
from newsparse.labels import Kept

page = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pages" / "semantic.html"
article = newsparse.parse_html(page.read_bytes())

for label in article.labels:
    what = f"+ {label.role.value}" if isinstance(label, Kept) else f"- {label.reason.value}"
    print(f"{what:14} {label.rule:24} {label.block.text[:70]}")
