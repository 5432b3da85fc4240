"""The tables of the languages, data/quotes/*.toml: which there are, and what they say; read strictly."""

import functools
import itertools
import re
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from newsparse.errors import DataError
from newsparse.quotes import words as w
from newsparse.quotes.words import Words

_LISTS: dict[str, tuple[tuple[str, int], ...]] = {
    "cues": (("listener", w.LISTENER), ("naming", w.NAMING), ("nouns", w.SPEECH), ("quoting", w.QUOTING)),
    "words": (
        ("auxiliaries", w.AUX),
        ("determiners", w.DET),
        ("oblique", w.OBLIQUE | w.OBJECT_CASE),
        ("genitives", w.OBLIQUE),
        ("prepositions", w.PREP),
        ("conjunctions", w.CONJ),
        ("subordinators", w.SUB),
        ("relatives", w.REL),
        ("adverbs", w.ADV),
        ("times", w.TIME),
        ("verbs", w.VERB),
        ("objects", w.OBJECT),
        ("papers", w.PAPER),
        ("listeners", w.ADDRESSED),
        ("prefixes", w.PREFIX),
        ("passives", w.BE),
        ("reported", w.REPORTED),
        ("agents", w.AGENT),
        ("complementizers", w.COMPLEMENT),
    ),
    "people": (("titles", w.TITLE), ("particles", w.PARTICLE), ("roles", w.ROLE)),
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
    for key, bit in (("verbs", w.CUE), ("piece", w.PIECE)):
        for entry in _strings(name, sections, "cues", key):
            plain, _, finite = entry.rpartition(":")
            finite, _, participles = finite.partition(";")
            for word in filter(None, map(str.strip, finite.split(","))):
                bits[word] = bits.get(word, 0) | bit
            if plain:
                bits[plain.strip()] = bits.get(plain.strip(), 0) | (
                    bit if bits.get(plain.strip(), 0) & bit else bit | w.BASE
                )
            for word in filter(None, map(str.strip, participles.split(","))):
                bits[word] = bits.get(word, 0) | w.PARTICIPLE | (w.STRONG if bit == w.CUE else 0)
    for verb, *_ in _phrases(name, sections, "cues", "split"):
        bits[verb] = bits.get(verb, 0) | w.SPLIT | w.VERB
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
            bits[word] = bits.get(word, 0) | w.PRON
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
