"""The words of one language as bits: what a word can be beside a quotation."""

import re

import attrs

# What a word can be. A word may be several things ("her", "report"), so these are bits.
CUE = 1 << 0  # a verb of saying, finite
PIECE = 1 << 1  # a verb that takes a piece of speech as its object ("called it")
PARTICIPLE = 1 << 2  # "saying"
AUX = 1 << 3
DET = 1 << 4
PREP = 1 << 5
CONJ = 1 << 6
SUB = 1 << 7  # opens a subordinate clause
REL = 1 << 8
PRON = 1 << 9  # can be a subject
ADV = 1 << 10
TIME = 1 << 11
VERB = 1 << 12  # another finite verb
TITLE = 1 << 13  # stands before a name: "Mr.", "President"
PARTICLE = 1 << 14  # within a name: "van", "al"
OBJECT = 1 << 15  # a pronoun that is no subject
PAPER = 1 << 16  # something that says, but is no person: "statement"
ROLE = 1 << 17  # heads an unnamed speaker: "spokesman"
PREFIX = 1 << 18  # what a German verb leaves at the end of its clause
# What a token is by its shape.
CAP = 1 << 20
NUM = 1 << 21
QUOTE = 1 << 22
COMMA = 1 << 23
COLON = 1 << 24
DASH = 1 << 25
LEFT = 1 << 26
RIGHT = 1 << 27
SEMI = 1 << 28
END = 1 << 29
OWNER = 1 << 30  # "Smith's"
OTHER = 1 << 31
BASE = 1 << 32  # a finite form that is the infinitive too: "say"
STRONG = 1 << 35  # the participle of a verb of saying
BE = 1 << 33  # makes a passive with a participle
LISTENER = 1 << 36  # its object is the listener: "told"
NAMING = 1 << 37  # "called"
REPORTED = 1 << 40  # an auxiliary of indirect speech: "sei"
SPLIT = 1 << 39  # a verb of saying if its particle follows
COMPLEMENT = 1 << 38  # "that"
AGENT = 1 << 34  # "by"
SPEECH = 1 << 41  # a noun of saying: "warning"
OBLIQUE = 1 << 42  # a determiner that opens no subject: "dem", "des"
OBJECT_CASE = 1 << 44  # one that does not even go on with it: "dem"
ADDRESSED = 1 << 47  # whom somebody speaks to: "diario" in "dijo al diario"
GIVEN = 1 << 46  # a first name that is a small word or a month, too: "June"
SHORT = 1 << 45  # an abbreviation, its stop within
QUOTING = 1 << 43  # its object is the speaker: "zitiert"


@attrs.frozen(eq=False)  # a language is itself alone, and so a quick key
class Words:
    """All that the reader knows of one language."""

    code: str
    bits: dict[str, int] = attrs.field(hash=False)
    dialogue: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    before: dict[str, tuple[tuple[str, ...], ...]] = attrs.field(factory=dict, hash=False)
    """Phrases before a speaker ("according to") by their first word, the longest first."""
    opening: dict[str, tuple[tuple[str, ...], ...]] = attrs.field(factory=dict, hash=False)
    """Phrases that stand before a speaker where they open a sentence ("Für"), likewise."""
    after: dict[str, tuple[tuple[str, ...], ...]] = attrs.field(factory=dict, hash=False)
    """Phrases after a speaker ("zufolge"), likewise."""
    verb_endings: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    finite_endings: tuple[str, ...] = ()
    """Endings of words that are verbs where they stand right behind a name or a quotation."""
    participle_heads: tuple[str, ...] = ()
    """How a past participle begins, where that tells: "ge"."""
    owner_endings: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    oblique_with: dict[str, str] = attrs.field(factory=dict, hash=False)
    """Determiners that open no subject where the word behind them ends so: "der" and "en"."""
    linking: frozenset[str] = frozenset()
    """Prepositions with which a subject goes on behind its verb: "of" in "said the head of the school"."""
    how: frozenset[str] = frozenset()
    """Words for "as" in "as she put it"."""
    possessives: frozenset[str] = frozenset()
    """Determiners that say whose: "her"."""
    authors: frozenset[str] = frozenset()
    """Prepositions between a noun of saying and whoever says: "by"."""
    leading: frozenset[str] = frozenset()
    """What stands before whoever is led to say: "prompted" in "prompted her to say"."""
    quantities: frozenset[str] = frozenset()
    """Prepositions that are none before a number: "about" in "about 200 people"."""
    masculine: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    plural: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    """The pronouns of all three."""
    male_words: frozenset[str] = frozenset()
    female_words: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()
    """Words that make a month of what could be a first name: "in" in "in June"."""
    surnames: frozenset[str] = frozenset()
    """Last names that begin a name without blanks."""
    honorifics: tuple[str, ...] = ()
    """What stands right behind such a name."""
    given: frozenset[str] = frozenset()
    """First names of either."""
    male_names: frozenset[str] = frozenset()
    female_names: frozenset[str] = frozenset()
    title_endings: tuple[str, ...] = ()
    """Endings of words that are titles before a name: "sprecherin"."""
    organizations: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    """Pronouns for nobody: "es" in "heißt es"."""
    terms: dict[str, tuple[tuple[str, ...], ...]] = attrs.field(factory=dict, hash=False)
    """Phrases right before a term ("known as") by their last word."""
    scored: bool = False
    """Whether the score table was fitted on this language, so that it knows its verbs and tells speech from terms."""
    strict_terms: bool = False
    """Whether a short piece without a verb of saying is a term rather than speech."""
    split: dict[str, frozenset[str]] = attrs.field(factory=dict, hash=False)
    """Verbs that leave a particle at the end: "gab": "bekannt"."""
    subject_after_verb: bool = False
    spaces: bool = True
    capitals: bool = True
    """Whether the script has capitals; without them any unknown word may be a name."""
    elided: tuple[str, ...] = ()
    """Beginnings of words that are words of their own: "l'"."""
    clitics: tuple[str, ...] = ()
    """Pronouns at the end of a verb: "-t-il"."""
    nouns_are_capitals: bool = False
    verb_second: bool = False
    """Whether the finite verb stands second, so that what is fronted sends the subject behind it: "Am Montag sagte Lind"."""
    verb_last: bool = False
    """Whether a verb of saying may close its clause, far from its subject: "hat ... gesagt"."""
    subject_marks: frozenset[str] = frozenset()
    """Particles behind a subject, as in Japanese."""
    marker: re.Pattern[str] | None = attrs.field(default=None, eq=False)
    """For scripts without spaces: the particles behind a subject where something else than Hiragana follows them."""
    cutter: re.Pattern[str] | None = attrs.field(default=None, eq=False)
    """For scripts without spaces: the known words, the longest first."""
