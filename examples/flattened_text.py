"""Read an article that another tool has already flattened to text.

python examples/flattened_text.py [FILE]
"""

import sys
from pathlib import Path

import newsparse

file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "texts" / "article-only.txt"
text = file.read_text("utf-8")
article = newsparse.parse_text(text)

print(article.headline)
for figure in article.figures:
    print("picture:", figure.caption, "| credit:", figure.credit)
for section in article.sections:
    print(section.heading.text if section.heading else "(start)", "-", len(section.blocks), "blocks")

print()
print("Not the article:")
for label in article.dropped:
    source = label.block.source
    where = f"{source.start}-{source.end}" if source else "?"
    print(f"{label.reason.value:12} {where:12} {label.block.text}")
