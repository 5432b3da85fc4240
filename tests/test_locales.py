"""The word tables: strict to read, free of twins, every entry found again, and what they say of invented lines."""

import re
import tomllib
from importlib.resources import files

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.document import Block, Claim, Document, Field, Metadata, Source
from newsparse.errors import DataError
from newsparse.labels import Reason, Role
from newsparse.language import language_of
from newsparse.locales import Locale, available, function_words, load, read_locale
from newsparse.names import Named, markup, name_words, read_markup
from newsparse.phrase_index import phrase_key
from tests.cases import CASES, read_cases

DATA = files("newsparse") / "data"
CODES = available()
WORD_LISTS = [
    field.name for field in attrs.fields(Locale) if field.name in ("agencies", "desks") or field.name.endswith("s")
]

ENGLISH = (
    "The mayor of Fernhollow said on Tuesday that the bridge would be closed for at least two weeks, and that the town "
    "had no money to repair it. It was the third time that one of the old bridges had to be shut, she told the council."
)
GERMAN = (
    "Die Brücke über die Lohne bleibt nach den Worten der Bürgermeisterin für mindestens zwei Wochen gesperrt, weil die "
    "Stadt kein Geld für die Reparatur hat. Es ist nicht das erste Mal, dass eine der alten Brücken nicht mehr zu nutzen ist."
)


def document(*texts: str, language: str | None = None, claims: tuple[Claim, ...] = ()) -> Document:
    blocks = tuple(Block(index, text) for index, text in enumerate(texts))
    return Document(blocks, language=language, metadata=Metadata(claims))


def guessed(text: str) -> str | None:
    """The language of a page that claims none; short prose is repeated, because short blocks do not count."""
    return language_of(document(" ".join([text] * 3)))


def html_lang(code: str) -> tuple[Claim, ...]:
    return (Claim(Field.LANGUAGE, code, Source.HTML, "html[lang]"),)


# --- the files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ('code = "xx"\nphrase = []', "phrase"),
        ("function_words = []", "code"),
        ("code = 7", "code"),
        ('code = "xx"\nfunction_words = "the"', "function_words"),
        ('code = "xx"\nfunction_words = ["the", 1]', "function_words"),
        ('code = "xx"\nfunction_words = ["the", "the"]', "function_words"),
        ('code = "xx"\nphrases = []', "phrases"),
        ('code = "xx"\n[phrases.sharing]\nwhole = ["share"]', "phrases.sharing"),
        ('code = "xx"\n[phrases.share]\nanywhere = ["share"]', "phrases.share.anywhere"),
        ('code = "xx"\n[phrases.share]\nwhole = [""]', "phrases.share.whole"),
        ('code = "xx"\n[phrases.share]\nwhole = ["»"]', "xx.share.whole"),
        ('code = "xx"\n[phrases.share]\nwhole = ["Share"]\n[phrases.print]\nwhole = ["share:"]', "phrases"),
        ('code = "xx"\n[phrases.share]\nstart = ["follow … on"]', "xx.share.start"),
        ('code = "xx"\n[phrases.share]\nsplit = ["follow on"]', "xx.share.split"),
        ('code = "xx"\n[headings]\nshared = ["share"]', "headings.shared"),
        ('code = "xx"\n[words]\nagency = ["Borderwire"]', "words.agency"),
        ('code = "xx', "(whole file)"),
    ],
)
def test_a_locale_with_a_fault_names_file_and_key(source: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        read_locale(source, "xx.toml")
    assert (caught.value.file, caught.value.key) == ("xx.toml", key)


@pytest.mark.parametrize(
    ("source", "key"),
    [
        ("[tag]", "tag"),
        ("[tags]\nouter = []", "tags.outer"),
        ("[tags]\ninline = [1]", "tags.inline"),
        ("[reasons.sharing]\nstrong = []", "reasons.sharing"),
        ('[reasons.share]\nsome = ["share"]', "reasons.share.some"),
        ('[reasons.share]\nstrong = ["share"]\n[reasons.print]\nweak = ["share"]', "reasons"),
        ('[reasons.share]\nstrong = ["share-bar-top"]', "reasons"),
        ('[reasons.share]\nstrong = ["Share"]', "reasons"),
        ('[roles]\ntitle = ["headline"]', "roles.title"),
        ('[roles]\nheadline = ["head line"]', "roles.headline"),
        ('[story]\nword = ["story"]', "story.word"),
        ("prefixes = 1", "prefixes"),
    ],
)
def test_a_mark_up_table_with_a_fault_names_file_and_key(source: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        read_markup(source, "own.toml")
    assert (caught.value.file, caught.value.key) == ("own.toml", key)


def test_the_locale_of_an_unknown_code_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(DataError, match="de, el, en"):
        load("qq")


@pytest.mark.parametrize("file", ["html.toml", *(f"locales/{code}.toml" for code in CODES)])
def test_every_list_of_the_files_is_sorted_and_free_of_twins(file: str) -> None:
    def check(value: object, place: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                check(inner, f"{place}.{key}")
        elif isinstance(value, list):
            assert value == sorted(set(value)), place

    check(tomllib.loads(DATA.joinpath(*file.split("/")).read_text("utf-8")), file)


@pytest.mark.parametrize("code", CODES)
def test_words_but_for_proper_names_are_lower_case(code: str) -> None:
    locale = load(code)
    for key in WORD_LISTS:
        if key in ("phrases", "headings", "agencies", "noise_prefixes"):
            continue
        for word in getattr(locale, key):
            assert word == word.lower(), (key, word)


# --- phrases -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_of_a_locale_is_found(code: str) -> None:
    locale = load(code)
    around = {"whole": "{}", "start": "{} zzz", "end": "zzz {}", "inside": "zzz {} zzz", "split": "{} zzz"}
    for phrase in locale.phrases:
        line = around[phrase.how].format(phrase.text.replace("#", "12"))
        assert locale.reason_of(line) is not None, phrase.name


@pytest.mark.parametrize("code", CODES)
def test_function_words_are_had_without_the_locale(code: str) -> None:
    assert function_words(code) == load(code).function_words


@pytest.mark.parametrize("code", CODES)
def test_every_locale_has_the_words_of_no_language(code: str) -> None:
    assert load(code).reason_of("WhatsApp") == (Reason.SHARE, "und.share.whole: whatsapp")
    assert "Getty Images" in load(code).agencies


@pytest.mark.parametrize(
    ("code", "line", "reason"),
    [
        ("en", "SHARE THIS:", Reason.SHARE),
        ("en", "Share this article on Facebook", Reason.SHARE),
        ("en", "Advertisement", Reason.ADVERT),
        ("en", "Story continues below…", Reason.ADVERT),
        ("en", "Read more: Council closes second bridge", Reason.RELATED),
        ("en", "» You may also like", Reason.RELATED),
        ("en", "Sign up for the Fernhollow Letter, our free newsletter", Reason.PROMO),
        ("en", "1,204 Comments", Reason.COMMENTS),
        ("en", "This article is closed for comments.", Reason.COMMENTS),
        ("en", "Please Email the Editor with your thoughts", Reason.COMMENTS),
        ("en", "You’ve reached your article limit", Reason.PAYWALL),
        ("en", "Our code of editorial values", Reason.LEGAL),
        ("en", "© 2031 Fernhollow Herald Ltd. All rights reserved.", Reason.LEGAL),
        ("en", "Printable version", Reason.PRINT),
        ("en", "Next Story →", Reason.RELATED),
        ("en", "This website uses cookies to improve your experience.", Reason.CONSENT),
        ("en", "Skip to content", Reason.NAVIGATION),
        ("en", "Your browser does not support the video tag.", Reason.NOTICE),
        ("en", "4 min read", Reason.WIDGET),
        ("en", "View all posts by Wilma Aldane", Reason.BIO),
        ("de", "Lesen Sie auch: Zweite Brücke gesperrt", Reason.RELATED),
        ("de", "Mehr zum Thema", Reason.RELATED),
        ("de", "Zum Newsletter anmelden", Reason.PROMO),
        ("de", "Die Kommentarfunktion für diesen Artikel ist geschlossen.", Reason.COMMENTS),
        ("de", "Datenschutzerklärung", Reason.LEGAL),
        ("de", "Menü schließen", Reason.NAVIGATION),
        ("de", "Empfohlener redaktioneller Inhalt", Reason.CONSENT),
        ("de", "- Anzeige -", Reason.ADVERT),
        ("en", "Share Tweet Email Print", Reason.SHARE),
        ("en", "Printable version | Write a letter to the editor", Reason.PRINT),
        ("de", "Teilen Merken Drucken", Reason.SHARE),
        ("und", "Home > News > Science", Reason.NAVIGATION),
        ("und", "Facebook", Reason.SHARE),
        ("und", "3/17", Reason.NAVIGATION),
    ],
)
def test_furniture_is_named(code: str, line: str, reason: Reason) -> None:
    entry = load(code).reason_of(line)
    assert entry is not None
    assert entry[0] is reason


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "The council will share this winter's costs with the county."),
        ("en", "Shareholders of Aldane Bridges met on Monday."),
        ("en", "No."),
        ("en", "Save the print"),
        ("en", "Home prices rise"),
        ("en", "Share | Fernhollow Bridge"),
        ("en", "“Advertisements for the bridge were everywhere,” she said."),
        (
            "en",
            "Readers' letters reached the mayor long before the bridge was closed, and she answered every one of them.",
        ),
        ("en", ENGLISH),
        ("de", "Haben Sie schon einmal an Rücktritt gedacht?"),
        ("de", "Aufgrund ihrer Größe bleibt die Brücke gesperrt."),
        ("de", GERMAN),
        ("und", "»"),
        ("und", ""),
    ],
)
def test_prose_is_not_furniture(code: str, line: str) -> None:
    assert load(code).reason_of(line) is None


def _judged() -> list[tuple[str, str, str]]:
    path = CASES / "phrases.md"
    codes = [
        fence for fence in re.findall("^```([a-z]+)$", path.read_text("utf-8"), re.MULTILINE) if fence != "expected"
    ]
    return [
        (code, line, expected)
        for code, case in zip(codes, read_cases(path), strict=True)
        for line, expected in zip(case.input.splitlines(), case.expected.splitlines(), strict=True)
    ]


@pytest.mark.parametrize(("code", "line", "expected"), _judged())
def test_lines_of_many_languages(code: str, line: str, expected: str) -> None:
    entry = load(code).reason_of(line)
    assert (entry[0].value if entry else "-") == expected


PLAIN = """
code = "xx"
[phrases.share]
start = ["lineで送る", "分享到微信", "카카오톡 채널", "यह भी पढ़"]
inside = ["무단전재", "转载请注明"]
[phrases.promo]
end = ["はこちら", "구독 신청"]
"""


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        # Where no spaces part words, a phrase ends wherever it ends.
        ("分享到微信朋友圈", Reason.SHARE),
        ("LINEで送るボタン", Reason.SHARE),
        ("新聞の購読はこちら", Reason.PROMO),
        ("【转载请注明出处】", Reason.SHARE),
        # Particles are joined to Korean words; after a phrase of several words they change nothing.
        ("카카오톡 채널을 추가하세요", Reason.SHARE),
        ("무단전재·재배포 금지", Reason.SHARE),
        ("무단전재는 안 됩니다", None),
        # A vowel sign goes on with the word.
        ("यह भी पढ़", Reason.SHARE),
        ("यह भी पढ़ाएं", None),
        # In writing without spaces, forty letters are as much prose as a hundred are elsewhere.
        ("新聞" * 20 + "はこちら", None),
    ],
)
def test_phrases_stand_as_words_do_in_their_script(line: str, reason: Reason | None) -> None:
    entry = read_locale(PLAIN, "xx.toml").reason_of(line)
    assert (entry[0] if entry else None) is reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Διαβάστε επίσης", "ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ"),
        ("Citește și", "Citeşte şi"),
        ("اقرأ أيضاً", "إقرأ ايضا"),
        ("فى الموقع", "في الموقع"),
        ("पढ\u093cें", "प\u095dें"),
        ("３分", "3分"),
        ("٣ دقائق", "3 دقائق"),
        ("Ещё", "Еще"),
    ],
)
def test_letters_that_one_word_is_written_with_are_one(one: str, other: str) -> None:
    assert phrase_key(one) == phrase_key(other)


def test_long_blocks_are_prose() -> None:
    line = "Sign up for our newsletter"
    assert load("en").reason_of(line) is not None
    assert load("en").reason_of(line + " and read on" * 40) is None


def test_a_phrase_of_two_words_needs_a_short_block() -> None:
    english = load("en")
    assert english.reason_of("Read more about the bridge") is not None
    assert (
        english.reason_of(
            "Read more slowly, her teacher told her, and the words of the old poets would come to life again one by one."
        )
        is None
    )


PARTED = """
code = "xx"
[phrases.share]
split = ["follow … on facebook", "关注 … 公众号"]
[phrases.related]
start = ["à lire", "to view this"]
whole = ["déjà lu"]
[phrases.notice]
start = ["to view this page, scripts"]
[headings]
comments = ["réactions"]
"""


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Follow The Quay on Facebook for more.", Reason.SHARE),
        ("They follow the mayor on Facebook", None),
        ("Follow The Quay on Facebookish pages", None),
        ("Following the mayor on Facebook", None),
        ("Follow Upon Facebook on Facebook", Reason.SHARE),
        ("关注码头报公众号", Reason.SHARE),
        # Capitals go without their accents, and so do lines in capitals; where they are written they are the same word.
        ("A lire : le vieux pont", Reason.RELATED),
        ("À LIRE : LE VIEUX PONT", Reason.RELATED),
        ("DEJA LU", Reason.RELATED),
        ("REACTIONS", Reason.COMMENTS),
        # The longer of two phrases says more.
        ("To view this page, scripts must be on.", Reason.NOTICE),
        ("To view this story, come in.", Reason.RELATED),
    ],
)
def test_phrases_in_two_parts_without_accents_and_longer_ones(line: str, reason: Reason | None) -> None:
    entry = read_locale(PARTED, "xx.toml").reason_of(line)
    assert (entry[0] if entry else None) is reason


def test_a_heading_in_capitals_without_accents_opens_its_section() -> None:
    assert read_locale(PARTED, "xx.toml").opens_section("REACTIONS") is Reason.COMMENTS


def test_headings_open_sections() -> None:
    assert load("en").opens_section("Most read:") is Reason.RELATED
    assert load("de").opens_section("Das könnte Sie auch interessieren") is Reason.RELATED
    assert load("en").opens_section("A bridge too old") is None
    assert load("en").opens_section("Most read books of the year are about bridges") is None


def test_a_locales_own_phrase_counts_before_its_parents() -> None:
    parent = read_locale(
        'code = "und"\n[phrases.share]\nwhole = ["mail"]\n[words]\nagencies = ["Borderwire"]', "und.toml"
    )
    own = read_locale(
        'code = "xx"\n[phrases.promo]\nwhole = ["mail"]\n[words]\nagencies = ["Hillpress"]', "xx.toml", parent
    )
    assert own.reason_of("Mail") == (Reason.PROMO, "xx.promo.whole: mail")
    assert own.agencies == ("Borderwire", "Hillpress")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  SHARE THIS: ", "share this"),
        ("› Weiterlesen …", "weiterlesen"),
        ("(12) Comments", "#) comments"),
        ("DON’T MISS", "don't miss"),
        ("Fußball", "fussball"),
        ("...", ""),
    ],
)
def test_lines_are_compared_without_case_numbers_and_marks_at_the_ends(text: str, key: str) -> None:
    assert phrase_key(text) == key


@given(st.text())
def test_keys_are_stable_and_any_text_is_judged(text: str) -> None:
    key = phrase_key(text)
    assert phrase_key(key) == key
    english = load("en")
    assert english.reason_of(text) == english.reason_of(f" {text} :")


# --- names in mark-up ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("ArticleBody__related-links", ["article", "body", "related", "links"]),
        ("URLBar shareButtons2", ["url", "bar", "share", "buttons"]),
        ("col-md-6", ["col", "md"]),
        ("größe-share", ["gr", "e", "share"]),
        ("", []),
    ],
)
def test_names_are_cut_into_words(names: str, words: list[str]) -> None:
    assert name_words(names) == words


@pytest.mark.parametrize(
    ("names", "verdict"),
    [
        ("ArticleBody__related-links", (Reason.RELATED, True)),
        ("c-share-bar", (Reason.SHARE, True)),
        ("shareButtons", (Reason.SHARE, True)),
        ("site-footer", (Reason.NAVIGATION, True)),
        ("comment-list", (Reason.COMMENTS, True)),
        ("comment", (Reason.COMMENTS, False)),
        ("sidebar newsletter", (Reason.PROMO, True)),
        ("no-comments has-sidebar", None),
        ("tag-newsletter category-share hentry", None),
        ("shared-memory shares-nothing"[:13], None),
        ("adventure loading-dock"[:9], None),
        ("heading", None),
        ("", None),
    ],
)
def test_names_of_what_is_not_the_story(names: str, verdict: tuple[Reason, bool] | None) -> None:
    named = markup().named(names)
    assert (named.reason, named.strong) == (verdict or (None, False))


@pytest.mark.parametrize(
    ("names", "role"),
    [
        ("article-title", Role.HEADLINE),
        ("headline", Role.HEADLINE),
        ("Byline__authorName", Role.BYLINE),
        ("datePublished", Role.TIMESTAMP),
        ("wp-caption-text", Role.CAPTION),
        ("figure-caption__credit image-credit", Role.CREDIT),
        ("standfirst", Role.STANDFIRST),
        ("article__kicker", Role.KICKER),
        ("pull-quote", Role.PULL_QUOTE),
        ("editors-note", Role.NOTE),
        ("paragraph", None),
    ],
)
def test_names_of_parts_of_an_article(names: str, role: Role | None) -> None:
    assert markup().named(names).role is role


def test_names_of_bodies_and_of_hidden_text() -> None:
    assert markup().named("articleBody").story
    assert markup().named("td-post-content").story
    assert markup().named("screen-reader-text").hidden
    assert markup().named("text") == Named()


def test_every_name_of_the_table_is_found() -> None:
    table = markup()
    for word in table.names:
        assert table.named("-".join(word.words)).reason is not None, word
    for words, _role in table.role_names:
        assert table.named("-".join(words)).role is not None, words
    for words in table.story_names:
        assert table.named("-".join(words)).story, words
    for words in table.hidden_names:
        assert table.named("-".join(words)).hidden, words


def test_no_tag_is_both_inline_and_ignored() -> None:
    table = markup()
    assert not table.inline & table.ignored
    assert {"p", "div", "li"}.isdisjoint(table.inline)
    assert table.tag_reasons["nav"] == (Reason.NAVIGATION, True)
    assert table.tag_reasons["aside"] == (Reason.RELATED, False)


@given(st.text())
def test_any_names_are_read(names: str) -> None:
    named = markup().named(names)
    assert named.strong <= (named.reason is not None)


# --- which language --------------------------------------------------------------------------------------------------------


def test_the_callers_language_counts_most() -> None:
    assert language_of(document(GERMAN, language="en-GB", claims=html_lang("de"))) == "en"


def test_a_claim_counts_where_words_do_not_tell() -> None:
    assert language_of(document("Kurz.", claims=html_lang("de_AT"))) == "de"
    assert language_of(document("Trumpai.", claims=html_lang("lt"))) == "lt"


def test_words_count_more_than_a_wrong_claim() -> None:
    assert language_of(document(GERMAN, claims=html_lang("en"))) == "de"
    assert language_of(document(ENGLISH, claims=html_lang("de"))) == "en"


def test_without_a_claim_words_tell_or_nothing_does() -> None:
    assert language_of(document(GERMAN)) == "de"
    assert language_of(document("Fernhollow", "Home", "Sport")) is None


def test_latin_words_in_a_script_without_spaces_tell_nothing() -> None:
    japanese = "橋は二週間通行止めになると町長は火曜日に述べた。町には修理の費用がない。 for a " * 12
    assert language_of(document(japanese, claims=html_lang("ja"))) == "ja"


@pytest.mark.parametrize(
    ("code", "prose"),
    [
        ("el", "Η δήμαρχος δήλωσε την Τρίτη ότι η παλιά γέφυρα θα κλείσει για δύο εβδομάδες."),
        ("th", "นายกเทศมนตรีกล่าวเมื่อวันอังคารว่า สะพานเก่าจะปิดอย่างน้อยสองสัปดาห์ และเมืองไม่มีเงินซ่อมแซม"),
        (
            "ko",
            "시장은 화요일 낡은 다리를 두 주 동안 닫겠다고 밝혔다. 시에는 수리할 돈이 없다고 덧붙였다. 다리가 닫힌 것은 세 번째다.",
        ),
        (
            "zh",
            "市长周二表示，老桥将至少封闭两周，而市政府没有修理的经费。这是今年第三次有老桥不得不关闭，居民们必须绕行。",
        ),
        (
            "ja",
            "町長は火曜日、橋を二週間通行止めにすると述べた。町には修理の費用がない。古い橋が使えなくなるのは三度目だ。",
        ),
        ("he", "ראשת העירייה אמרה ביום שלישי כי הגשר הישן ייסגר לשבועיים לפחות, וכי לעירייה אין כסף לתקן אותו השנה."),
        ("hi", "महापौर ने मंगलवार को कहा कि पुराना पुल दो हफ्ते के लिए बंद रहेगा और मरम्मत के लिए पैसा नहीं है।"),
        ("ar", "قالت رئيسة البلدية يوم الثلاثاء إن الجسر القديم سيغلق لمدة أسبوعين، وأضافت أن المدينة لا تملك المال."),
        # Persian has Arabic's letters and none of its words; there is no locale of it.
        (None, "شهردار روز سه‌شنبه گفت که پل قدیمی دو هفته بسته خواهد بود و شهر پولی برای تعمیر آن ندارد."),
    ],
)
def test_a_script_tells_the_language_where_one_language_writes_it(code: str | None, prose: str) -> None:
    assert guessed(prose) == code
    assert language_of(document(f"{prose[:20]} {'2026 ' * 20}")) is None


def test_near_relatives_are_told_by_the_words_that_only_one_has() -> None:
    danish = "Broen bliver lukket i to uger, siger borgmesteren. Byen har ikke penge til at reparere den, efter at den blev ramt af et skib, og nu skal alle op over fjorden."
    norwegian = "Broen blir stengt i to uker, sier ordføreren. Byen har ikke penger til å reparere den, etter at den ble truffet av et skip, og nå skal alle opp over fjorden."
    assert guessed(danish) == "da"
    assert guessed(norwegian) == "no"


def test_the_lang_of_html_counts_before_other_claims() -> None:
    other = Claim(Field.LANGUAGE, "fi", Source.JSON_LD, "NewsArticle.inLanguage")
    assert language_of(document(claims=(other, *html_lang("sv-SE")))) == "sv"
    assert language_of(document(claims=(other,))) == "fi"


@pytest.mark.parametrize("raw", ["English", "{{lang}}", "-", "x", "und", "1"])
def test_a_claim_that_is_no_language_tag_says_nothing(raw: str) -> None:
    assert language_of(document(claims=html_lang(raw))) is None


@given(st.text())
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert guessed(text) in (*CODES, None)
