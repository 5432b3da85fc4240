"""Bytes to text."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import decode as module
from newsparse.decode import bound_attributes, decode, encoding_name
from newsparse.errors import InputError
from newsparse.text import printable

LOST = "\N{REPLACEMENT CHARACTER}"
GREEK = "Η γέφυρα άνοιξε σήμερα"
CHINESE = "市议会批准了新桥梁计划"
# A sentence in each of the standard's encodings.
SENTENCES = {
    "utf-8": "La navette naïve — 渡し船 🚢",
    "ibm866": "Паром закрыт",
    "iso-8859-2": "Prom został zamknięty, żółty",
    "iso-8859-3": "Il-vapur ġie magħluq, ħafna",
    "iso-8859-4": "Kuģis ir slēgts šodien",
    "iso-8859-5": "Паром закрыт",
    "iso-8859-6": "العبارة مغلقة",
    "iso-8859-7": GREEK,
    "iso-8859-8": "המעבורת סגורה",
    "iso-8859-8-i": "המעבורת סגורה",
    "iso-8859-10": "Ferjan er lokuð í dag",
    "iso-8859-13": "Keltas uždarytas šiandien",
    "iso-8859-14": "Mae'r fferi wedi ŵylo",
    "iso-8859-15": "Le bac coûte 5 € à l’œil".replace("’", "'"),
    "iso-8859-16": "Feribotul costă 5 € și pleacă",
    "koi8-r": "Паром закрыт",
    "koi8-u": "Пором зачинено, її",
    "macintosh": "Le bac “fermé” à péage",
    "windows-874": "เรือข้ามฟากปิดแล้ว",
    "windows-1250": "Přívoz je dnes zavřený – „konec“",
    "windows-1251": "Паром «закрыт» — сегодня",
    "windows-1252": "The mayor’s “naïve” café — €48m …",
    "windows-1253": GREEK,
    "windows-1254": "Köprünün yapımı şimdi başladı",
    "windows-1255": "המעבורת סגורה",
    "windows-1256": "العبارة مغلقة",
    "windows-1257": "Keltas uždarytas „šiandien“",
    "windows-1258": "Phà đóng đêm nay",
    "x-mac-cyrillic": "Паром закрыт",
    "gbk": CHINESE,
    "gb18030": CHINESE + "🚢",
    "big5": "市議會批准了新橋樑計劃",
    "euc-jp": "渡し船は本日①終了しました",
    "iso-2022-jp": "渡し船は本日終了しました",
    "shift_jis": "渡し船は本日①終了しました",
    "euc-kr": "나룻배는 오늘 문을 닫았다 똠",
}
BYTE_BY_BYTE = sorted(name for name in module._CODECS if not name.startswith("utf-16"))


def page(sentence: str, declaration: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head>{declaration}<title>{sentence}</title></head><body><p>{sentence}</p></body></html>"
    )


def test_every_encoding_has_a_sentence() -> None:
    assert sorted(SENTENCES) == BYTE_BY_BYTE


@pytest.mark.parametrize("name", BYTE_BY_BYTE)
def test_what_is_written_in_a_declared_encoding_comes_back(name: str) -> None:
    sentence = SENTENCES[name]
    for declaration in (
        f'<meta charset="{name}">',
        f"<META content='text/html; CHARSET={name}' http-equiv=Content-Type />",
    ):
        text = page(sentence, declaration)
        decoded = decode(text.encode(module._CODECS[name]))
        assert decoded.text == text
        assert (decoded.encoding.name, decoded.encoding.how, decoded.encoding.replaced) == (name, "meta", 0)
    text = page(sentence)
    assert decode(text.encode(module._CODECS[name]), declared=name.upper()).text == text


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("latin1", "windows-1252"),
        ("ISO-8859-1", "windows-1252"),
        (" us-ascii ", "windows-1252"),
        ("x-user-defined", "windows-1252"),
        ("iso-8859-9", "windows-1254"),
        ("gb2312", "gbk"),
        ("ks_c_5601-1987", "euc-kr"),
        ("tis-620", "windows-874"),
        ("utf8", "utf-8"),
        ("x-no-such-charset", None),
        ("utf-7", None),
        ("rot13", None),
        ("zlib", None),
        ("hex", None),
        ("idna", None),
        ("unicode_escape", None),
        ("iso-2022-kr", None),
        ("", None),
        ("a" * 100_000, None),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, name: str | None) -> None:
    assert encoding_name(label) == name
    decoded = decode(page("naïve 渡", f'<meta charset="{label}">').encode())
    assert "naïve 渡" in decoded.text


@pytest.mark.parametrize(
    ("source", "name", "how"),
    [
        (b"\xef\xbb\xbf" + page("é", '<meta charset="gbk">').encode(), "utf-8", "bom"),
        (b"\xff\xfe" + page("é").encode("utf-16-le"), "utf-16le", "bom"),
        (b"\xfe\xff" + page("é").encode("utf-16-be"), "utf-16be", "bom"),
        (page("é").encode("utf-16-le"), "utf-16le", "utf-16 pattern"),
        (page("é", '<meta charset="utf-8">').encode("utf-16-be"), "utf-16be", "utf-16 pattern"),
        (page("é", '<meta charset="utf-16">').encode(), "utf-8", "meta"),
        (page("é").encode(), "utf-8", "utf-8"),
        (page("é").encode("cp1252"), "windows-1252", "fallback"),
        (page("é", '<meta charset="utf-8">').encode("cp1252"), "windows-1252", "fallback"),
        (page("é", '<meta charset="latin1">').encode(), "utf-8", "utf-8 despite meta"),
        (page(CHINESE, '<meta charset="gbk">').encode(), "utf-8", "utf-8 despite meta"),
        (page("é", "<!-- <meta charset=koi8-r> --><meta charset=utf-8>").encode(), "utf-8", "meta"),
        (page("é", "<script>'<meta charset=koi8-r>'</script><meta charset=utf-8>").encode(), "utf-8", "meta"),
        (page("é", '<meta name="x" content="charset=koi8-r">').encode(), "utf-8", "utf-8"),
        (page("é", "<meta charset=nonsense><meta charset=latin1>").encode("cp1252"), "windows-1252", "meta"),
        (page(GREEK, f"<!--{'x' * 5000}--><meta charset=greek>").encode("iso8859-7"), "iso-8859-7", "meta"),
        (b'<?xml version="1.0" encoding="iso-8859-7"?>' + page(GREEK).encode("iso8859-7"), "iso-8859-7", "xml"),
    ],
)
def test_how_an_encoding_is_known(source: bytes, name: str, how: str) -> None:
    decoded = decode(source)

    assert (decoded.encoding.name, decoded.encoding.how, decoded.encoding.replaced) == (name, how, 0)
    assert decoded.text.startswith("<!DOCTYPE")
    assert "é" in decoded.text or CHINESE in decoded.text or GREEK in decoded.text


@pytest.mark.parametrize(
    ("tag", "encoding", "name", "text"),
    [
        ("ru", "cp1251", "windows-1251", "Окружной суд отклонил план"),
        ("ar", "cp1256", "windows-1256", "المجلس المحلي أقر الخطة"),
        ("pl", "iso8859-2", "iso-8859-2", "Sąd odrzucił źle złożony wniosek"),
        ("pl-PL", "cp1250", "windows-1250", "Sąd odrzucił źle złożony wniosek"),
        ("cs", "cp1250", "windows-1250", "Soud zamítl žádost, řekl šéf přístavu"),
        ("tr", "cp1254", "windows-1254", "Belediye meclisi planı onayladı, ışık"),
        ("ja", "euc_jp", "euc-jp", "町議会は計画を承認した。カタカナ"),
        ("ja-JP", "cp932", "shift_jis", "町議会は計画を承認した。カタカナ"),
        ("zh", "gbk", "gb18030", CHINESE),
        ("zh-TW", "big5", "big5", "在兩項研究得出相同結論之後"),
        ("ko", "cp949", "euc-kr", "중앙 의회는 계획을 승인했다"),
        ("el", "iso8859-7", "iso-8859-7", GREEK),
    ],
)
@pytest.mark.parametrize("declaration", ["", "<meta charset=utf-8>"], ids=["undeclared", "declared wrongly"])
def test_the_language_of_a_page_tells_its_encoding(
    tag: str, encoding: str, name: str, text: str, declaration: str
) -> None:
    source = f'<!DOCTYPE html><html dir=auto lang="{tag}"><head>{declaration}</head><body><p>{text}</p></body></html>'
    decoded = decode(source.encode(encoding))

    assert (decoded.encoding.name, decoded.encoding.how) == (name, "language")
    assert text in decoded.text


@pytest.mark.parametrize("tag", ["en", "de-DE", "", "xx", "ru"])
def test_a_language_says_nothing_about_what_is_utf_8(tag: str) -> None:
    assert decode(f"<html lang={tag}><p>Tür am Quai</p></html>".encode()).encoding.how == "utf-8"


def test_bytes_that_the_language_s_encoding_lacks_are_replaced_there() -> None:
    decoded = decode("<html lang=ru><p>Окружной суд".encode("cp1251") + b"\x98</p></html>")

    assert (decoded.encoding.name, decoded.encoding.replaced) == ("windows-1251", 1)
    assert "Окружной суд" in decoded.text


def test_the_callers_declaration_comes_before_the_pages_and_must_fit() -> None:
    source = page(GREEK, '<meta charset="koi8-r">').encode("iso8859-7")

    assert decode(source, "iso-8859-7").encoding.how == "declared"
    assert GREEK in decode(source, "iso-8859-7").text
    assert decode(source, "utf-8").encoding.how == "meta"
    assert decode(page(GREEK).encode(), "latin1").encoding.how == "utf-8 despite declared"
    assert decode(page(GREEK).encode(), "nonsense").encoding.how == "utf-8"
    assert decode("渡し船".encode("utf-16-be"), "utf-16be").text == "渡し船"
    assert decode(b"plain text", "utf-16le").text == "plain text"


def test_a_broken_byte_costs_one_character() -> None:
    for encoding, name in (("utf-8", "utf-8"), ("gb18030", "gbk")):
        source = page(CHINESE, f'<meta charset="{name}">').encode(encoding).replace(b"</p>", b"\xff</p>")
        decoded = decode(source)
        assert decoded.encoding.name == name
        assert decoded.encoding.replaced == 1
        assert decoded.text.count(CHINESE) == 2


def test_replacement_characters_of_the_page_are_not_counted() -> None:
    assert decode(f"é{LOST}".encode()).encoding.replaced == 0
    assert decode(f"ééé{LOST}".encode() + b"\xff").encoding.replaced == 1


def test_what_cannot_be_shown_is_replaced_and_counted() -> None:
    decoded = decode("a\x00b\ud800c\x0b\ufffe\td\x85")

    assert decoded.text == f"a{LOST}b{LOST}c{LOST}{LOST}\td\x85"
    assert (decoded.encoding.name, decoded.encoding.how, decoded.encoding.replaced) == ("str", "str", 4)
    assert decode("<p>nul \x00 é".encode()).encoding.replaced == 1


def test_windows_quotation_marks_read_as_latin_1_are_mended() -> None:
    decoded = decode("<p>\x93Yes,\x94 she said \x96 caf\xe9".encode())

    assert decoded.text == "<p>“Yes,” she said – café"
    assert decoded.encoding.replaced == 0


def test_an_xml_declaration_is_dropped() -> None:
    for source in ('<?xml version="1.0" encoding="koi8-r"?>\n<html>é', '\ufeff\ufeff <?xml version="1.0"?>\n<html>é'):
        assert decode(source).text == "\n<html>é"
        assert decode(source.encode()).text == "\n<html>é"


def test_anything_but_bytes_and_text_is_an_input_error() -> None:
    assert decode(bytearray(b"a")).text == decode(memoryview(b"a")).text == "a"
    with pytest.raises(InputError, match="int: give bytes or str"):
        decode(5)  # type: ignore[arg-type]


@given(st.binary(max_size=400), st.none() | st.sampled_from(sorted(module._NAMES)))
def test_any_bytes_are_read(source: bytes, declared: str | None) -> None:
    for head in (b"", b"<meta charset=", f'<meta charset="{declared}">'.encode(), b"\xff\xfe", b'<?xml encoding="'):
        decoded = decode(head + source, declared)
        assert decoded.text.encode().decode() == decoded.text
        assert printable(decoded.text) == (decoded.text, 0)
        assert decoded.encoding.replaced >= 0


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1))
def test_utf_8_is_read_as_it_stands(text: str) -> None:
    body = "<p>" + text
    assert decode(body.encode()).text == body


@given(st.text(st.characters(), max_size=2000))
def test_printable_finds_the_same_in_long_text(text: str) -> None:
    short, count = printable(text)
    padding = " " * 1500

    assert printable(text + padding) == (short + padding, count)


@pytest.mark.parametrize(
    "source",
    [
        bytes(1_000_000),
        b"<!--" * 250_000,
        b"<script" * 150_000,
        b"<meta charset=" * 70_000,
        b"<meta charset=\xff>" + b"\xe9 " * 500_000,
        b"\x1b$B" * 300_000,
        gzip.compress(bytes(range(256)) * 4000, mtime=0) * 50,
    ],
    ids=["nul", "comments", "scripts", "metas", "latin", "escapes", "gzip"],
)
def test_a_long_odd_source_comes_to_an_end(source: bytes) -> None:
    assert decode(source).encoding.name


# --- attributes


def test_a_tag_with_too_many_attributes_keeps_a_thousand() -> None:
    tag = "<p " + " ".join(f"a{number}='x y'" for number in range(50_000)) + ">"
    text, cut = bound_attributes(f"<p>before</p>{tag}inside</p><p>after</p>")

    assert cut == 50_000 - 1020
    assert text.startswith("<p>before</p><p a0='x y' a1='x y'")
    assert text.endswith("a49999='x y'>inside</p><p>after</p>")
    assert len(text) < 20_000
    assert bound_attributes(text) == (text, 0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ">" * 30_000,
        "<p>" + "word " * 30_000 + "</p>",
        "<p title='" + "word " * 30_000 + "'>x</p>",
        "<script>if (a<b) {" + "a=b+1;" * 5000 + "}</script><p>x</p>",
        "<!-- " + "<b " * 300 + "x" * 20_000 + " --><p>x</p>",
        "<p class='" + "c " * 20_000 + "' id=a>x</p>",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert bound_attributes(text) == (text, 0)


def test_what_ends_a_script_or_comment_stays() -> None:
    code = "if (a<b ) { " + "x = y + 1 ; " * 5000
    for before, after in (("<script>", "</script>"), ("<!-- ", " -->"), ("<style>", "</style >")):
        text, cut = bound_attributes(before + code + after + "<p>after</p>")
        assert cut
        assert text.endswith(after + "<p>after</p>")


@pytest.mark.parametrize("unit", ["<a ", "<", "<a href='", '<a "', "a ", "<p a=b ", "</", "'\"", ">" + " " * 9999])
def test_bounding_a_long_odd_text_comes_to_an_end(unit: str) -> None:
    text, _ = bound_attributes(unit * (2_000_000 // len(unit)))

    assert len(text) <= 2_000_000
