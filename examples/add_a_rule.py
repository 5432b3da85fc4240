"""Put a rule of your own into the chain.

python examples/add_a_rule.py

A rule is a function of a block and its page. It answers with a role or a reason, or with `None` for "not mine"; the
first answer in the chain counts, and the function's name goes into the ledger. This one knows how an invented local
station mentions itself in its stories.
"""

import newsparse

PAGE = """
<html lang="en"><body><article>
<h1>Clock tower stops at ten to four, again</h1>
<p>The clock on the tower of Pendry's town hall stopped on Monday for the third time since the winter, and the council
has asked a firm from the coast to look at the movement, which dates from 1881.</p>
<p>Listen to Radio Pendry every weekday from six for the traffic, the tides, and the latest news of the tower.</p>
<p>The mayor, Lewis Tarn, said the town had grown used to it. "It is right twice a day," he said, "which is more than
can be said for the buses, and we are not thinking of replacing those either."</p>
</article></body></html>
"""


def station_promo(block: newsparse.Block, page: newsparse.Page) -> newsparse.Reason | None:
    """The station's own programmes."""
    return newsparse.Reason.PROMO if block.text.startswith("Listen to Radio Pendry") else None


for chain in (newsparse.Chain(), newsparse.Chain().before("hidden", station_promo)):
    article = newsparse.Parser(chain=chain).parse_html(PAGE)
    print(
        len(article.paragraphs), "paragraphs; dropped:", [(label.rule, label.reason.name) for label in article.dropped]
    )
