"""Which language a page is in, where its claim and its text disagree or one of them is missing."""

import pytest

from newsparse.document import Block, Claim, Document, Field, Metadata, Source
from newsparse.language import language_of

RUSSIAN = (
    "Мост через Лону закроют на две недели, сообщила мэр города во вторник. Денег на ремонт у города нет, и это уже третий "
    "раз, когда один из старых мостов приходится закрывать."
)
UKRAINIAN = (
    "Міст через Лону закриють на два тижні, повідомила мерка міста у вівторок. Грошей на ремонт у міста немає, і це вже "
    "третій раз, коли один зі старих мостів доводиться закривати, бо його стан погіршився."
)
BULGARIAN = (
    "Мостът над Лона ще бъде затворен за две седмици, каза кметът във вторник. Общината няма пари за ремонт и това е третият "
    "път, когато един от старите мостове трябва да бъде затворен."
)
GEORGIAN = "ხიდი ორი კვირით დაიკეტება, განაცხადა ქალაქის მერმა სამშაბათს. ქალაქს რემონტისთვის ფული არ აქვს და ეს უკვე მესამედ ხდება."
HEADLINES = (
    "Fotografo di Pontelungo premiato in Comune Sorpresa al porto, torna il vecchio traghetto Maltempo, chiuse due scuole su "
    "tre Il mercato del pesce riapre a marzo Calcio, la Lonese vince nel finale"
)


def page(text: str, claimed: str | None = None) -> Document:
    claims = (Claim(Field.LANGUAGE, claimed, Source.HTML, "html[lang]"),) if claimed else ()
    return Document((Block(0, text),), metadata=Metadata(claims))


@pytest.mark.parametrize(
    ("text", "claimed", "language"),
    [
        (RUSSIAN, None, "ru"),
        (UKRAINIAN, None, "uk"),
        (BULGARIAN, None, None),
        (RUSSIAN, "en", "ru"),
        (UKRAINIAN, "ru", "uk"),
        (BULGARIAN, "bg", "bg"),
        (BULGARIAN, "en", None),
        (GEORGIAN, "en", None),
        (GEORGIAN, "ka", "ka"),
        (GEORGIAN, None, None),
        (HEADLINES, None, "it"),
        ("Fotografo premiato", "it-IT", "it"),
    ],
)
def test_a_claim_is_checked_against_the_script_and_the_words(
    text: str, claimed: str | None, language: str | None
) -> None:
    assert language_of(page(text, claimed)) == language


@pytest.mark.parametrize("text", [RUSSIAN, UKRAINIAN])
def test_a_few_letters_of_an_alphabet_tell_nothing(text: str) -> None:
    assert language_of(page(f"{text[:20]} {'2026 ' * 20}")) is None
