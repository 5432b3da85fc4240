"""The words of one language as bits: what a word can be beside a quotation. Read from data/quotes/*.toml, strictly."""

import functools
import itertools
import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files

import attrs

from newsparse.errors import DataError

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

_LISTS: dict[str, tuple[tuple[str, int], ...]] = {
    "cues": (("listener", LISTENER), ("naming", NAMING), ("nouns", SPEECH), ("quoting", QUOTING)),
    "words": (
        ("auxiliaries", AUX),
        ("determiners", DET),
        ("oblique", OBLIQUE | OBJECT_CASE),
        ("genitives", OBLIQUE),
        ("prepositions", PREP),
        ("conjunctions", CONJ),
        ("subordinators", SUB),
        ("relatives", REL),
        ("adverbs", ADV),
        ("times", TIME),
        ("verbs", VERB),
        ("objects", OBJECT),
        ("papers", PAPER),
        ("listeners", ADDRESSED),
        ("prefixes", PREFIX),
        ("passives", BE),
        ("reported", REPORTED),
        ("agents", AGENT),
        ("complementizers", COMPLEMENT),
    ),
    "people": (("titles", TITLE), ("particles", PARTICLE), ("roles", ROLE)),
}
_EXTRA: dict[str, frozenset[str]] = {
    "": frozenset({"code"}),
    "marks": frozenset({"dialogue", "elisions"}),
    "cues": frozenset({"verbs", "piece", "split", "before", "opening", "after"}),
    "words": frozenset(
        {
            "verb_endings",
            "adverb_endings",
            "finite_endings",
            "oblique_with",
            "abbreviations",
            "owner_endings",
            "linking",
            "as",
            "participle_heads",
            "elided",
            "clitics",
            "possessives",
            "authors",
            "leading",
            "quantities",
            "dated",
        }
    ),
    "people": frozenset(
        {
            "masculine",
            "feminine",
            "plural",
            "neuter",
            "male_words",
            "female_words",
            "male_names",
            "female_names",
            "title_endings",
            "organizations",
            "suffixes",
            "questions",
            "kin",
            "surnames",
            "honorifics",
            "impersonal",
        }
    ),
    "terms": frozenset({"before", "strict", "scored"}),
    "order": frozenset(
        {
            "subject_after_verb",
            "verb_second",
            "verb_last",
            "spaces",
            "capitals",
            "nouns_are_capitals",
            "subject_marks",
        }
    ),
}


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


def language_code(language: str | None) -> str:
    """The file that a language tag asks for: "pt-BR" is read with `pt`, and what there is no file for with none ("und")."""
    code = (language or "und").replace("_", "-").split("-")[0].lower()
    return code if code in available() else "und"


@functools.cache  # one entry
def available() -> frozenset[str]:
    """The languages that have a table."""
    folder = files("newsparse.data").joinpath("quotes")
    return frozenset(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


@functools.lru_cache(maxsize=32)
def words_of(code: str) -> Words:
    """The words of a language that has a file; none for "und"."""
    if code not in available():
        return Words("und", {})
    name = f"{code}.toml"
    return read_words(name, tomllib.loads(files("newsparse.data").joinpath("quotes").joinpath(name).read_text("utf-8")))


def read_words(name: str, table: dict[str, object]) -> Words:
    """A language's table as `Words`.

    Errors: `DataError` for an unknown section or key, and for a value of the wrong type.
    """
    sections = _sections(name, table)
    bits: dict[str, int] = {}
    for section, lists in _LISTS.items():
        for key, bit in lists:
            for word in _strings(name, sections, section, key):
                bits[word] = bits.get(word, 0) | bit
    for key, bit in (("verbs", CUE), ("piece", PIECE)):
        for entry in _strings(name, sections, "cues", key):
            plain, _, finite = entry.rpartition(":")
            finite, _, participles = finite.partition(";")
            for word in filter(None, map(str.strip, finite.split(","))):
                bits[word] = bits.get(word, 0) | bit
            if plain:
                bits[plain.strip()] = bits.get(plain.strip(), 0) | (
                    bit if bits.get(plain.strip(), 0) & bit else bit | BASE
                )
            for word in filter(None, map(str.strip, participles.split(","))):
                bits[word] = bits.get(word, 0) | PARTICIPLE | (STRONG if bit == CUE else 0)
    for verb, *_ in _phrases(name, sections, "cues", "split"):
        bits[verb] = bits.get(verb, 0) | SPLIT | VERB
    before, opening, after = (
        _by_word(_phrases(name, sections, "cues", key), 0) for key in ("before", "opening", "after")
    )
    spaces = _flag(name, sections, "order", "spaces", default=True)
    marks = _strings(name, sections, "order", "subject_marks")
    if not spaces:  # each phrase is one token
        bits = {**dict.fromkeys((*before, *opening, *after), 0), **bits}
    pronouns = {
        key: frozenset(_strings(name, sections, "people", key)) for key in ("masculine", "feminine", "plural", "neuter")
    }
    for group in pronouns.values():
        for word in group:
            bits[word] = bits.get(word, 0) | PRON
    return Words(
        code=name.removesuffix(".toml"),
        bits=bits,
        dialogue=frozenset(_strings(name, sections, "marks", "dialogue")),
        elisions=frozenset(_strings(name, sections, "marks", "elisions")),
        before=before,
        opening=opening,
        after=after,
        verb_endings=_strings(name, sections, "words", "verb_endings"),
        adverb_endings=_strings(name, sections, "words", "adverb_endings"),
        finite_endings=_strings(name, sections, "words", "finite_endings"),
        participle_heads=_strings(name, sections, "words", "participle_heads"),
        owner_endings=_strings(name, sections, "words", "owner_endings"),
        abbreviations=frozenset(_strings(name, sections, "words", "abbreviations")),
        oblique_with={phrase[0]: phrase[-1] for phrase in _phrases(name, sections, "words", "oblique_with")},
        linking=frozenset(_strings(name, sections, "words", "linking")),
        how=frozenset(_strings(name, sections, "words", "as")),
        possessives=frozenset(_strings(name, sections, "words", "possessives")),
        authors=frozenset(_strings(name, sections, "words", "authors")),
        quantities=frozenset(_strings(name, sections, "words", "quantities")),
        dated=frozenset(_strings(name, sections, "words", "dated")),
        surnames=frozenset(_strings(name, sections, "people", "surnames")),
        honorifics=_strings(name, sections, "people", "honorifics"),
        given=frozenset(
            (*_strings(name, sections, "people", "male_names"), *_strings(name, sections, "people", "female_names"))
        ),
        leading=frozenset(_strings(name, sections, "words", "leading")),
        masculine=pronouns["masculine"],
        feminine=pronouns["feminine"],
        plural=pronouns["plural"],
        persons=pronouns["masculine"] | pronouns["feminine"] | pronouns["plural"],
        male_words=frozenset(_strings(name, sections, "people", "male_words")),
        female_words=frozenset(_strings(name, sections, "people", "female_words")),
        male_names=frozenset(_strings(name, sections, "people", "male_names")),
        female_names=frozenset(_strings(name, sections, "people", "female_names")),
        title_endings=_strings(name, sections, "people", "title_endings"),
        organizations=frozenset(_strings(name, sections, "people", "organizations")),
        suffixes=frozenset(_strings(name, sections, "people", "suffixes")),
        impersonal=frozenset(_strings(name, sections, "people", "impersonal")),
        kin=frozenset(_strings(name, sections, "people", "kin")),
        questions=frozenset(_strings(name, sections, "people", "questions")),
        terms=_by_word(_phrases(name, sections, "terms", "before"), -1),
        scored=_flag(name, sections, "terms", "scored", default=False),
        strict_terms=_flag(name, sections, "terms", "strict", default=False),
        split=_split(_phrases(name, sections, "cues", "split")),
        subject_after_verb=_flag(name, sections, "order", "subject_after_verb", default=False),
        spaces=spaces,
        capitals=_flag(name, sections, "order", "capitals", default=True),
        elided=_strings(name, sections, "words", "elided"),
        clitics=_strings(name, sections, "words", "clitics"),
        nouns_are_capitals=_flag(name, sections, "order", "nouns_are_capitals", default=False),
        verb_second=_flag(name, sections, "order", "verb_second", default=False),
        verb_last=_flag(name, sections, "order", "verb_last", default=False),
        subject_marks=frozenset(marks),
        marker=None
        if spaces or not marks
        else re.compile(f"(?:{'|'.join(map(re.escape, marks))})(?=[^\u3041-\u3096])"),
        cutter=None if spaces else _cutter(bits),
    )


def _sections(name: str, table: dict[str, object]) -> dict[str, dict[str, object]]:
    sections: dict[str, dict[str, object]] = {}
    for section, value in table.items():
        if section in _EXTRA[""]:
            continue
        if section not in _EXTRA or not isinstance(value, dict):
            raise DataError(name, section, "no such section")
        known = _EXTRA[section] | {key for key, _ in _LISTS.get(section, ())}
        for key in value:
            if key not in known:
                raise DataError(name, f"{section}.{key}", "no such key")
        sections[section] = value
    return sections


def _strings(name: str, sections: dict[str, dict[str, object]], section: str, key: str) -> tuple[str, ...]:
    value = sections.get(section, {}).get(key, [])
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise DataError(name, f"{section}.{key}", "must be a list of words")
    return tuple(value)


def _phrases(name: str, sections: dict[str, dict[str, object]], section: str, key: str) -> tuple[tuple[str, ...], ...]:
    """Phrases as words; "angaben/ansicht von/der" stands for all four."""
    return tuple(
        phrase
        for entry in _strings(name, sections, section, key)
        for phrase in itertools.product(*(words.split("/") for words in entry.split()))
    )


def _by_word(phrases: Sequence[tuple[str, ...]], place: int) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first (0) or last (-1) word, the longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[place]] = (*found.get(phrase[place], ()), phrase)
    return found


def _split(phrases: Sequence[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for verb, *particles in phrases:
        found[verb] = found.get(verb, frozenset()) | frozenset(particles)
    return found


def _flag(name: str, sections: dict[str, dict[str, object]], section: str, key: str, *, default: bool) -> bool:
    value = sections.get(section, {}).get(key, default)
    if not isinstance(value, bool):
        raise DataError(name, f"{section}.{key}", "must be true or false")
    return value


def _cutter(bits: dict[str, int]) -> re.Pattern[str]:
    known = sorted(bits, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)) or "(?!)")
