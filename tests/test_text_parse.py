"""Reading a text: what is refused and where, what is honest, and what cannot be made to hang."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.diagnostics import Code
from kikigaki.text import MAX_CHARACTERS, Wiki, parse, to_plain, to_readable, wiki_links
from kikigaki.text.parse import parse_whole
from tests.strategies import many, typed


def found(source: str) -> list[tuple[str, int]]:
    """The kind of each problem, and the characters it points at."""
    return [(problem.code.value, problem.offset) for problem in parse(source).problems]


@pytest.mark.parametrize(
    ("source", "code", "at"),
    [
        ("fine\n\na <b>bold move", Code.TEXT_HTML, "<b>"),
        ("> fine\n> <img src=x onerror=y>", Code.TEXT_HTML, "<img"),
        ("- a\n- b <!-- c -->", Code.TEXT_HTML, "<!--"),
        ("a <b> c", Code.TEXT_HTML, "<b>"),
        ("`![` and ![cat](https://example.com/c.png)", Code.TEXT_IMAGE, "![cat]"),
        ("fine\n\n## Title", Code.TEXT_HEADING, "##"),
        ("fine\n\nTitle\n===", Code.TEXT_HEADING, "Title"),
        ("fine\n\nTitle\n---", Code.TEXT_HEADING, "Title"),
        ("fine\n\na | b\n--|--\n1 | 2", Code.TEXT_TABLE, "a | b"),
        ("fine\n\n```\ncode\n```", Code.TEXT_CODE_BLOCK, "```"),
        ("fine\n\n~~~\ncode\n~~~", Code.TEXT_CODE_BLOCK, "~~~"),
        ("fine\n\n***\n\nfine", Code.TEXT_RULE, "***"),
        ("fine\n\n[1]: https://example.com", Code.TEXT_DEFINITION, "[1]"),
        ("fine\n[^1]: note", Code.TEXT_DEFINITION, "[^1]"),
        ("fine\n  *[HTML]: words", Code.TEXT_DEFINITION, "*[HTML]"),
        ("fine\nwords {: .danger }", Code.TEXT_ATTRIBUTES, "{:"),
        ("fine\nwords {#id}", Code.TEXT_ATTRIBUTES, "{#"),
        ('fine\n--8<-- "secret.txt"', Code.TEXT_INCLUDE, "--8"),
        ("[ok](https://a.b) [bad](javascript:alert)", Code.BAD_LINK, "[bad]"),
        ("[ok](https://a.b)\n> \n\n- [bad](data:text/html,x)", Code.BAD_LINK, "[bad]"),
        ("a [b](blob:https://a.b/c)", Code.BAD_LINK, "[b]"),
        ("a [b](JaVaScRiPt:x)", Code.BAD_LINK, "[b]"),
        ("a [b](java&#115;cript:x)", Code.BAD_LINK, "[b]"),
        ("a [b](//example.com)", Code.BAD_LINK, "[b]"),
        ("a [b](relative/page)", Code.BAD_LINK, "[b]"),
        ("a [b](https://user@example.com)", Code.BAD_LINK, "[b]"),
        ("a [b](https://[::1)", Code.BAD_LINK, "[b]"),
        ("a <ftp://example.com>", Code.BAD_LINK, "<ftp"),
        ('a [b](https://example.com "title")', Code.BAD_LINK, "[b]"),
        ("a [](https://example.com)", Code.BAD_LINK, "[]"),
        ("a [<https://b.c>](https://d.e)", Code.BAD_LINK, "<https"),
        ("fine\n\n[1]: <https://example.com>  'x'", Code.TEXT_DEFINITION, "[1]"),
        ("- a\n\n1. b", Code.TEXT_LIST, "1."),
        ("- a\n- > quote", Code.TEXT_LIST, "- >"),
        ("- a\n\n  > quote", Code.TEXT_LIST, "- a"),
        ("- - a", Code.TEXT_LIST, "- -"),
        ("fine\n\n5.", Code.TEXT_LIST, "5."),
        ("fine \u202eevil", Code.BAD_CHARACTER, "\u202e"),
        ("fine\n\nand &#x202e;evil", Code.BAD_CHARACTER, "and"),
        ("fine\n\nand &#8294;evil", Code.BAD_CHARACTER, "and"),
        ("[[ok]] and `[[` and [[1,2],[3]]", Code.WIKI_FORM, "[[1"),
    ],
)
def test_what_a_text_does_not_have_is_named_at_its_place(source: str, code: Code, at: str) -> None:
    assert found(source)[0] == (code.value, source.index(at))


@pytest.mark.parametrize("reference", ["&#10;&#10;", "&#13;", "&NewLine;", "&Tab;", "&#x0A;"])
@pytest.mark.parametrize("form", ["a{}b", "**a{}b**", "[a{}b](https://c.d)", "- a{}b", "> a{}b"])
def test_a_line_end_that_is_spelled_out_ends_no_line(form: str, reference: str) -> None:
    text = parse(form.format(reference)).text

    assert to_plain(text).split() == ["a", "b"]
    assert not set("\n\r\t") & set(to_plain(text))
    assert "\n" not in to_readable(text)


def test_every_double_bracket_that_begins_no_wiki_link_is_named_at_its_place() -> None:
    source = "a [[ b `[[` [[ok]] *c [[\n> d* \\[[[[e [f [[g](https://h.i) \\[\\[ j [[k"

    offsets = [offset for code, offset in found(source)]
    assert [source[offset : offset + 4] for offset in offsets] == [
        "[[ b",
        "[[\n>",
        "[[[e",
        "[[k",
    ]


@pytest.mark.parametrize("source", [r"\[\[x", r"a \[\[b\]\] and [[c]]", r"\\\[\[x"])
def test_an_escaped_double_bracket_is_no_wiki_link_in_the_making(source: str) -> None:
    assert found(source) == []


@pytest.mark.parametrize("marker", ["> ", "- a\n  ", "1. "])
def test_deep_nesting_is_refused_once(marker: str) -> None:
    source = marker * 15 + "x" if marker != "- a\n  " else _staircase(15)

    assert Code.TEXT_TOO_DEEP in [problem.code for problem in parse(source).problems]


def _staircase(steps: int) -> str:
    return "\n".join("  " * step + "- a" for step in range(steps))


def test_all_problems_of_a_text_are_reported_in_order() -> None:
    source = "# a\n\n<b>\n\n![c](https://d.e)\n\n[f](javascript:g)"

    codes = [code for code, _ in found(source)]
    assert codes == ["text-heading", "text-html", "text-image", "bad-link"]


def test_a_text_over_the_limit_is_not_read() -> None:
    parsed = parse("a" * (MAX_CHARACTERS + 1))

    assert parsed.text == ()
    assert [problem.code for problem in parsed.problems] == [Code.TOO_LONG]


@pytest.mark.parametrize(
    "source",
    [
        *("C++", "a < b", "a <3 b", "5 * 3 * 2", "snake_case_name", "{braces}", "$5", "[sic]"),
        *("#hashtag", "1:06:01", ":smile:", "++x++", "~~x~~", "|", "a|b", "R&D", "AT&T;", "50%"),
        *("x^2", "a = b", "--", "…", "(c)", "@me", "!important", "?", "http://example.com/a_b"),
        *("2024年", "2024.5", "3.14", "👨\u200d👩\u200d👧", "\u200fשלום", "か\u3099", "Ｗｉｄｅ"),
        *('"quoted"', "it's", "[1] says", "a] b", "a [ b", "x ](y", "&unknown;", "\\o/", "C:\\dir"),
        *("Vec<T>", "<your name>", "Option<A>", "<T extends Foo>", "[sic](原文ママ)", "f[i](x)"),
        *(
            "{#if user}",
            "--8<-- x",
            "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        ),
    ],
)
def test_honest_oddities_are_shown_as_they_stand(source: str) -> None:
    parsed = parse(f"Before {source} after")

    assert parsed.problems == ()
    assert to_plain(parsed.text) == f"Before {source} after"
    assert to_plain(parse(source).text) == source


@pytest.mark.parametrize(
    "source",
    [
        *("1984. A novel", "007. Bond", "7) seven", "1984. A novel\n\n1985. Another", "> 5. five"),
        *("[question]: why?", "[1]: see below", "[1]: https://a.b and more", "a\n\n>\n\nb"),
    ],
)
def test_what_begins_a_line_like_markup_and_is_none_loses_nothing(source: str) -> None:
    parsed = parse(source)
    shown = to_plain(parsed.text)

    assert parsed.problems == ()
    assert shown.split() == source.removeprefix("> ").split()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("\\*a\\*", "*a*"),
        ("2024\\. was", "2024. was"),
        ("\\# a", "# a"),
        ("\\- a", "- a"),
        ("\\[1]: a", "[1]: a"),
        ("a \\{#b}", "a {#b}"),
        ("\\<b>", "<b>"),
        ("\\--8<-- x", "--8<-- x"),
        ("\\*[a]: b", "*[a]: b"),
    ],
)
def test_a_backslash_shows_what_would_be_refused(source: str, shown: str) -> None:
    parsed = parse(source)

    assert (to_plain(parsed.text), parsed.problems) == (shown, ())


@pytest.mark.parametrize(
    ("source", "shown"),
    [("&lt;b&gt;", "<b>"), ("&#42;a&#42;", "*a*"), ("&yen;", "¥"), ("R&amp;D", "R&D")],
)
def test_entities_are_decoded(source: str, shown: str) -> None:
    parsed = parse(source)

    assert (to_plain(parsed.text), parsed.problems) == (shown, ())


# --- Line breaks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "joined"),
    [
        ("日本\n語", "日本語"),
        ("one\ntwo", "one two"),
        ("日本\none", "日本 one"),
        ("日本。\none", "日本。one"),
        ("one\n「二」", "one「二」"),
        ("한국\n어", "한국 어"),
        ("日本  \n語", "日本語"),
        ("one\\\ntwo", "one two"),
        ("**日**\n*本*", "日本"),
        ("**one**\n*two*", "one two"),
        ("[[日]]\n[[本]]", "日本"),
        ("*one\ntwo*", "one two"),
        ("one\r\ntwo\rthree", "one two three"),
    ],
)
def test_a_line_break_is_a_space_only_between_scripts_that_have_spaces(
    source: str, joined: str
) -> None:
    assert joined == to_plain(parse(source).text)


# --- Wiki links ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "wiki"),
    [
        ("a [[llama]]", Wiki("llama", "", 2)),
        ("[[llama|Llama 3]]", Wiki("llama", "Llama 3", 0)),
        ("[[ llama | Llama 3 ]]", Wiki("llama", "Llama 3", 0)),
        ("[[note-id#24:57]]", Wiki("note-id#24:57", "", 0)),
        ("> x\n> [[スケール則|法則]]", Wiki("スケール則", "法則", 6)),
        ("- x\n\n  *[[a]]*", Wiki("a", "", 8)),
        ("[[[a]]", Wiki("a", "", 1)),
    ],
)
def test_a_wiki_link_knows_its_target_and_its_place(source: str, wiki: Wiki) -> None:
    assert [wiki] == list(wiki_links(parse(source).text))


@pytest.mark.parametrize(
    "source", ["[[1,2],[3,4]]", "[[a\nb]]", "[[]]", "[[|a]]", "\\[\\[a]]", "`[[a]]`", "[[a]"]
)
def test_what_is_no_wiki_link_stays_as_it_was_typed(source: str) -> None:
    assert list(wiki_links(parse(source).text)) == []
    assert parse(source).text != ()


# --- Hostile input -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "piece",
    [
        *("[", "*", "_", "`", "> ", "- ", "1. ", "[a](", "![", "<", "<a ", "<!--", "&", "\\", "{"),
        *("[[", "{.a", "**a", "*a_", "`a``", "|\n", "\n", "a\n-|-\n", "[1]: ", "]("),
    ],
)
def test_twenty_thousand_markers_are_read_to_the_end(piece: str) -> None:
    source = (piece * MAX_CHARACTERS)[:MAX_CHARACTERS]

    assert isinstance(to_plain(parse(source).text), str)


NEARLY_PLAIN = (
    *(
        "*",
        "**",
        "***",
        "[[x]]",
        "[[a|b*c]]",
        "[[ ]]",
        "!",
        "[",
        "]]",
        "_",
        " ",
        "  ",
        "\n",
        "\n  ",
    ),
    *(
        "\t",
        "　",
        "\xa0",
        "a",
        "b c",
        "日本",
        "「引」",
        "。",
        "5",
        "1. ",
        "2024)",
        "-",
        "#",
        ":",
        "é",
    ),
    *("か゚", "(x)", "\u2028", "가", "𠮷", "﹅", "①", "~~"),
)


@many
@given(st.one_of(st.lists(st.sampled_from(NEARLY_PLAIN), max_size=9).map("".join), typed()))
def test_a_plain_text_is_read_as_the_whole_grammar_reads_it(source: str) -> None:
    assert parse(source) == parse_whole(source) or len(source) > MAX_CHARACTERS
