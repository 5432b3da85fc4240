"""Read one page and print its parts.

python examples/read_page.py [PAGE]
"""

import sys
from pathlib import Path

import newsparse

page = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pages" / "semantic.html"
article = newsparse.parse_html(page.read_bytes())

print(article.outcome.value, article.language)
print(article.headline)
print("by", ", ".join(author.name for author in article.authors))
if article.published:
    print("on", article.published.value.isoformat(), "says", article.published.origin)

for section in article.sections:
    print()
    print("##", section.heading.text if section.heading else "(before the first subheading)")
    for block in section.blocks:
        print(f"{type(block).__name__:12}", block.text[:80].replace("\n", " / "))

print()
for quote in article.quotes:
    speaker = quote.speaker.name if quote.speaker else None
    print(f"{speaker or '(nobody named)'}: {quote.content.text}")
