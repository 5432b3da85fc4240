"""The score table: read strictly, and all its names are facts that the reader can state."""

import pytest

from newsparse.errors import DataError
from newsparse.quotes.candidates import Sentence
from newsparse.quotes.clauses import clauses_of
from newsparse.quotes.features import features
from newsparse.quotes.lines import Line, line_of
from newsparse.quotes.marks import stretches
from newsparse.quotes.scores import best_of, read_scores, scores
from newsparse.quotes.word_tables import words_of


def read(text: str) -> Line:
    words = words_of("en")
    return line_of(text, 0, len(text), stretches(text, 0, len(text), words.elisions), words)


def sentence_of(line: Line) -> Sentence:
    low, high = line.sentences[0]
    return Sentence(line, low, high, clauses_of(line, low, high, line.words))


def test_the_sections_are_the_sides_and_the_two_questions() -> None:
    sections = {name.partition(": ")[0] for name in scores()}

    assert sections <= {"before", "after", "around", "apart", "subject", "verb", "speech"}
    assert {"before", "after", "subject", "speech"} <= sections


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ({"before": 1.0}, "before"),
        ({"before": {"say": "1"}}, "before.say"),
        ({"before": {"say": True}}, "before.say"),
    ],
)
def test_a_wrong_table_is_refused_with_its_key(table: dict[str, object], key: str) -> None:
    with pytest.raises(DataError) as error:
        read_scores(table)

    assert error.value.key == key


def test_the_outer_of_two_speakers_says_what_the_inner_one_believes() -> None:
    line = read("Marta Lind said the council believed the wall was “a loaded gun”.")
    sentence = sentence_of(line)
    quotation = next(i for i, stretch in enumerate(line.stretches) if stretch is not None)

    best = best_of(sentence, quotation, None)

    assert len(sentence.near(quotation)) > 1
    assert best is not None
    assert [line.forms[i] for i in range(*best.subject)] == ["marta", "lind"]


def test_facts_name_the_side_of_the_candidate() -> None:
    line = read("“The pier,” Marta Lind said.")
    sentence = sentence_of(line)
    rivals = sentence.near(0)

    facts = features(sentence, 0, rivals[0], rivals, None)

    assert "after: say, distance 0" in facts
    assert "subject: name" in facts


def test_no_candidate_says_nothing() -> None:
    assert best_of(sentence_of(read("“The pier.”")), 0, None) is None
