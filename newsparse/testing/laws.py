"""All laws, as one list: what they are called, what they say, and what they are tried on."""

from newsparse.testing import answer_laws, growth, page_laws, rewrites, text_laws
from newsparse.testing.findings import Case, Law

LAWS: tuple[Law, ...] = (
    # about the answers
    Law(
        "no_exception",
        "Any bytes, also those of a page with pieces missing, give an answer and no exception.",
        Case.BYTES,
        answer_laws.no_exception,
    ),
    Law(
        "deterministic",
        "The same page gives the same answer, whatever was read in between.",
        Case.PAGE,
        answer_laws.deterministic,
    ),
    Law(
        "round_trip",
        "An answer that was stored and loaded again is the same answer.",
        Case.PAGE,
        answer_laws.round_trip,
    ),
    Law(
        "idempotent",
        "The article, written as a page of its own and read again, is the same article.",
        Case.PAGE,
        answer_laws.idempotent,
    ),
    # against the truth
    Law("body_kept", "Every line of the story's body is in the text.", Case.PAGE, text_laws.body_kept),
    Law(
        "body_in_order",
        "The lines of the body stand in the text in the order of the page.",
        Case.PAGE,
        text_laws.body_in_order,
    ),
    Law("no_glue", "Words that the page parts are not joined.", Case.PAGE, text_laws.no_glue),
    Law(
        "no_split",
        "A word of the page is one word of the text.",
        Case.PAGE,
        text_laws.no_split,
    ),
    Law(
        "no_duplication",
        "No line of the body is more often in the text than on the page.",
        Case.PAGE,
        text_laws.no_duplication,
    ),
    Law("noise_not_kept", "No line of the page's furniture is in the text.", Case.PAGE, text_laws.noise_not_kept),
    Law(
        "nothing_lost",
        "The ledger holds every piece of the page, kept or dropped, and nothing else.",
        Case.PAGE,
        text_laws.nothing_lost,
    ),
    Law("headline_found", "The headline is the page's own.", Case.PAGE, text_laws.headline_found),
    Law("authors_named", "The authors are those whom the page names.", Case.PAGE, text_laws.authors_named),
    Law(
        "day_of_publication",
        "The date of publication is the one that the page gives.",
        Case.PAGE,
        text_laws.day_of_publication,
    ),
    Law(
        "paragraphs_whole",
        "The paragraphs are those of the page, neither cut nor joined nor left out.",
        Case.PAGE,
        text_laws.paragraphs_whole,
    ),
    # a page and what no reader could tell from it
    Law(
        "noise_invariant",
        "Furniture on the page changes nothing in the article.",
        Case.PAGE,
        page_laws.noise_invariant,
    ),
    Law(
        "wrapper_invariant",
        "A plain <div> around something changes nothing in the article.",
        Case.VARIED,
        page_laws.rewritten(rewrites.wrap),
    ),
    Law(
        "attribute_invariant",
        "An attribute that says nothing changes nothing in the article.",
        Case.VARIED,
        page_laws.rewritten(rewrites.add_attributes),
    ),
    Law(
        "attribute_order",
        "The order of attributes changes nothing in the article.",
        Case.VARIED,
        page_laws.rewritten(rewrites.reorder_attributes),
    ),
    Law(
        "spelling_invariant",
        "Tags in capitals and the marks around attributes change nothing in the article.",
        Case.VARIED,
        page_laws.rewritten(rewrites.respell),
    ),
    Law(
        "white_space_invariant",
        "Line feeds and tabs in place of a space change nothing in the article.",
        Case.VARIED,
        page_laws.rewritten(rewrites.respace),
    ),
    Law(
        "comment_invariant",
        "Comments change nothing in the article.",
        Case.VARIED,
        page_laws.rewritten(rewrites.add_comments),
    ),
    Law(
        "word_break_invariant",
        "What is not seen inside a word (<wbr>, a soft hyphen, an empty element) changes nothing in the article.",
        Case.VARIED,
        page_laws.rewritten(rewrites.split_words),
    ),
    Law(
        "emphasis_invariant",
        "An element around a part of a word changes nothing in the article.",
        Case.VARIED,
        page_laws.rewritten(rewrites.emphasise_parts),
    ),
    Law(
        "encoding_invariant",
        "A page in another encoding, or in an encoding that it does not name, is the same article.",
        Case.ENCODED,
        page_laws.reencoded,
    ),
    Law(
        "forms_agree",
        "A long paragraph that is found in a story's HTML is found in its flattened text.",
        Case.TWO_FORMS,
        page_laws.forms_agree,
    ),
)
"""The laws that `check_parser` tries unless it is told otherwise."""

LINEAR_TIME = Law(
    "linear_time",
    "A page that is twice as long takes about twice as long.",
    Case.SIZES,
    growth.linear_time,
)
"""Takes some seconds and measures time, so that it is tried only where it is asked for: `laws=(*LAWS, LINEAR_TIME)`."""
