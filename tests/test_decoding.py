"""Bytes from elsewhere: read in the one encoding they can be in, or refused with the byte named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import Code, Diagnostic
from kikigaki.importers.decoding import MAX_BYTES, Decoded, decode
from kikigaki.importers.decoding.encodings import ENCODINGS
from tests.strategies import many

JAPANESE = "1\n00:00:01,000 --> 00:00:02,000\nこれは聞き書きです。発電所の話をした。\n"
CHINESE = "1\n00:00:01,000 --> 00:00:02,000\n宇宙守护神\n"


def text_of(data: bytes, encoding: str = "") -> str:
    found = decode(data, "memo.txt", encoding)
    assert isinstance(found, Decoded), found
    return found.text


def refusal_of(data: bytes, encoding: str = "") -> Diagnostic:
    found = decode(data, "memo.txt", encoding)
    assert isinstance(found, Diagnostic)
    return found


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso2022_jp", "cp932"],
)
def test_what_is_certain_needs_no_name(encoding: str) -> None:
    assert text_of(JAPANESE.encode(encoding)) == JAPANESE


@pytest.mark.parametrize("encoding", ["euc_jp", "gb18030"])
def test_what_is_not_certain_is_refused_and_read_when_named(encoding: str) -> None:
    refused = refusal_of(JAPANESE.encode(encoding))

    assert (refused.code, refused.position.line) == (Code.UNKNOWN_ENCODING, 3)
    assert f"{encoding} reads “これは聞き書きです。発電所の話をした。”" in refused.hint
    assert text_of(JAPANESE.encode(encoding), encoding) == JAPANESE


def test_the_refusal_names_the_byte_and_its_place() -> None:
    refused = refusal_of(CHINESE.encode("gb2312"))

    assert refused.message.startswith("byte 0xD3 is not UTF-8")
    assert str(refused.position) == "memo.txt:3:1"
    assert "gb18030 reads “宇宙守护神”" in refused.hint


@pytest.mark.parametrize("name", ["GB2312", "gbk", "gb18030", "EUC-CN"])
def test_an_encoding_goes_by_all_its_names(name: str) -> None:
    assert text_of(CHINESE.encode("gb2312"), name) == CHINESE


def test_quotation_marks_of_any_windows_code_page_are_certain() -> None:
    text = "“It’s a long talk – and … a good one,” he said, and went on to the next question.\n" * 3
    text += "Nothing else in it is beyond ASCII.\n" * 10

    assert text_of(text.encode("cp1252")) == text
    assert text_of(text.encode("cp1251")) == text


def test_accented_letters_are_not_certain() -> None:
    refused = refusal_of("1\n00:00:01,000 --> 00:00:02,000\nLe café d’à côté\n".encode("cp1252"))

    assert refused.code is Code.UNKNOWN_ENCODING
    assert "cp1252 reads “Le café d’à côté”" in refused.hint


def test_an_xml_declaration_names_the_encoding() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<p>café</p>'

    assert text_of(text.encode("latin-1")) == text


def test_a_declaration_does_not_override_the_bytes() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?>\n<p>発電所</p>'

    assert text_of(text.encode()) == text


@pytest.mark.parametrize(
    "name", ["latin-9000", "rot13", "idna", "../utf-8", "hex", "", "\0", "utf-7"]
)
def test_an_unknown_encoding_is_named_in_the_refusal(name: str) -> None:
    found = decode(b"x", "memo.txt", name)

    assert isinstance(found, Decoded) == (not name)
    assert name == "" or (isinstance(found, Diagnostic) and found.code is Code.UNKNOWN_ENCODING)


def test_a_misspelt_encoding_has_a_suggestion() -> None:
    assert refusal_of(b"x", "eucjpp").hint == "did you mean “euc_jp”?"


def test_bytes_that_are_not_the_named_encoding_are_refused_at_their_place() -> None:
    refused = refusal_of("7:18 発電所\n水車\n".encode("cp932") + b"x\x81\xff", "cp932")

    assert refused.message == "byte 0x81 is not cp932"
    assert str(refused.position) == "memo.txt:3:2"


def test_damaged_utf8_is_not_taken_for_another_encoding() -> None:
    refused = refusal_of("これは聞き書きです。\n".encode() + b"\x82\xa0" * 40)

    assert refused.message == "byte 0x82 is not utf-8"
    assert str(refused.position) == "memo.txt:2:1"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_becomes_the_same(end: str) -> None:
    assert text_of(f"a{end}{end}b{end}".encode()) == "a\n\nb\n"


def test_a_file_over_the_limit_is_refused() -> None:
    assert refusal_of(b" " * (MAX_BYTES + 1)).code is Code.TOO_LARGE


def test_no_bytes_are_an_empty_text() -> None:
    assert text_of(b"") == ""


@many
@given(st.binary(max_size=40), st.sampled_from(["", *ENCODINGS]))
def test_any_bytes_are_read_whole_or_refused(data: bytes, encoding: str) -> None:
    found = decode(data, "memo.txt", encoding)

    assert isinstance(found, Diagnostic) or "\r" not in found.text


@many
@given(st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"])))
def test_utf8_is_read_as_written(text: str) -> None:
    if "\0" not in text[:2] and "\x1b" not in text:
        assert text_of(text.encode()) == text.removeprefix("\ufeff")
