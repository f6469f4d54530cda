"""Texts: what is typed, what it becomes, and that no writer says more than was meant."""

import re
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given

from kikigaki.diagnostics import Severity
from kikigaki.text import (
    Emphasis,
    Heading,
    Link,
    List,
    Paragraph,
    Parsed,
    Strong,
    Text,
    Wiki,
    Words,
    clean,
    parse,
    readable_line,
    replace_wiki,
    shorten,
    to_html,
    to_markdown,
    to_plain,
    to_readable,
    wiki_links,
)
from kikigaki.text.characters import FORBIDDEN
from tests.rendering import EXTENSIONS, as_site
from tests.strategies import HERE, few, many, pages, prose, texts, typed

CASES = sorted((Path(__file__).parent / "data/text").glob("*.yaml"))
MORE_EXTENSIONS = [
    *("tables", "footnotes", "abbr", "def_list", "admonition", "sane_lists", "nl2br"),
    *("fenced_code", "wikilinks", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"),
    *("pymdownx.tilde", "pymdownx.caret", "pymdownx.mark", "pymdownx.emoji", "pymdownx.keys"),
    *("pymdownx.tasklist", "pymdownx.critic", "pymdownx.inlinehilite", "pymdownx.betterem"),
    *("pymdownx.progressbar", "pymdownx.blocks.admonition", "pymdownx.blocks.details"),
    *("pymdownx.blocks.html", "pymdownx.blocks.tab", "pymdownx.blocks.definition"),
]


def accepted(parsed: Parsed) -> bool:
    return all(problem.code.severity is not Severity.ERROR for problem in parsed.problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_text_becomes_what_its_case_file_says(case: Path) -> None:
    expected = yaml.safe_load(case.read_text("utf-8"))
    parsed = parse(expected["text"])

    assert expected == {
        "text": expected["text"],
        "html": to_html(parsed.text) + "\n",
        "markdown": to_markdown(parsed.text),
        "problems": [f"{p.offset} {p.code}: {p.message}" for p in parsed.problems],
    }


# --- Canonical Markdown means what we write as HTML ----------------------------------------------


def assert_both_writers_agree(tree: Text, here: str = "") -> None:
    html = to_html(tree, here)
    rendered = markdown.markdown(to_markdown(tree, here), extensions=EXTENSIONS)

    assert html == as_site(clean(rendered), here)
    assert html == clean(html)


@many
@given(typed())
def test_an_accepted_text_renders_as_its_tree_says(source: str) -> None:
    parsed = parse(source)
    if accepted(parsed):
        assert_both_writers_agree(parsed.text)


@few
@given(texts())
def test_every_tree_of_a_text_renders_as_it_says(tree: Text) -> None:
    assert_both_writers_agree(tree)


@few
@given(pages())
def test_every_tree_of_a_page_renders_as_it_says(tree: Text) -> None:
    assert_both_writers_agree(tree, HERE)


@few
@given(texts())
def test_extensions_a_site_owner_turns_on_change_nothing(tree: Text) -> None:
    rendered = markdown.markdown(to_markdown(tree), extensions=EXTENSIONS + MORE_EXTENSIONS)

    assert to_html(tree) == clean(rendered)


@few
@given(typed())
def test_extensions_find_nothing_to_read_in_what_was_typed(source: str) -> None:
    parsed = parse(source)
    rendered = markdown.markdown(to_markdown(parsed.text), extensions=EXTENSIONS + MORE_EXTENSIONS)

    if accepted(parsed):
        assert to_html(parsed.text) == clean(rendered)


@pytest.mark.parametrize("title", ["C#", "F##", "#", "a \\#", "# x #", "2024.", "- x", "> y"])
def test_a_heading_keeps_all_its_characters(title: str) -> None:
    assert_both_writers_agree((Heading(2, (Words(title),), "t7"), Heading(1, (Words(title),), "a")))


# --- Nothing is lost, nothing forbidden comes through --------------------------------------------


@many
@given(typed())
def test_every_text_is_read_without_an_exception(source: str) -> None:
    parsed = parse(source)
    written = to_html(parsed.text), to_markdown(parsed.text), to_plain(parsed.text)

    assert all(isinstance(one, str) for one in written)
    assert all(0 <= problem.offset <= len(source) for problem in parsed.problems)
    assert sorted(parsed.problems) == list(parsed.problems)


@many
@given(prose())
def test_all_letters_and_digits_of_prose_are_shown(source: str) -> None:
    parsed = parse(source)

    assert accepted(parsed)
    assert re.findall(r"\w", source.replace("_", "")) == re.findall(
        r"\w", to_plain(parsed.text).replace("_", "")
    )


@many
@given(typed())
def test_no_forbidden_character_survives_in_an_accepted_text(source: str) -> None:
    parsed = parse(source)
    if accepted(parsed):
        assert FORBIDDEN.search(to_markdown(parsed.text) + to_plain(parsed.text)) is None


def test_a_long_text_without_a_break_is_shown_whole() -> None:
    assert to_plain(parse("あ" * 20_000).text) == "あ" * 20_000


# --- Working on the tree -------------------------------------------------------------------------


def test_wiki_links_are_listed_in_reading_order() -> None:
    tree = parse("- *[[a]]*\n- [[b|shown]]\n\n> [[c#7:18]]").text

    assert [wiki.target for wiki in wiki_links(tree)] == ["a", "b", "c#7:18"]


def test_wiki_links_are_replaced_wherever_they_stand() -> None:
    tree = replace_wiki(parse("- *[[a]]*\n\n> [[b]]").text, lambda wiki: Words(wiki.target.upper()))

    assert tree == parse("- *A*\n\n> B").text


def test_plain_text_has_the_words_alone() -> None:
    tree = parse("**One** `two`\n\n- [three](https://example.com)\n- [[x|four]] [[five]]").text

    assert to_plain(tree) == "One two three four five"


@pytest.mark.parametrize(
    ("columns", "short"), [(6, "日本…"), (8, "日本語だ"), (7, "日本語…"), (9, "日本語だ")]
)
def test_a_shortened_text_ends_in_an_ellipsis(columns: int, short: str) -> None:
    assert short == shorten("日本語だ", columns)


def test_a_shortened_text_keeps_latin_words_whole() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one two", 5) == "one…"
    assert shorten("日本語word", 9) == "日本語…"


def test_a_shortened_text_cuts_a_word_that_is_too_long() -> None:
    assert shorten("incomprehensible", 6) == "incom…"


def test_an_empty_text_is_an_empty_tree() -> None:
    assert [
        (tree, to_html(tree), to_markdown(tree))
        for tree in (parse(t).text for t in ("", " ", "\n"))
    ] == [((), "", "")] * 3


def test_every_node_has_its_place_in_the_tree() -> None:
    tree = parse("*a* **b** [c](https://d.e) [[f|g]]\n\n- h").text

    paragraph = Paragraph(
        (
            Emphasis((Words("a"),)),
            Words(" "),
            Strong((Words("b"),)),
            Words(" "),
            Link("https://d.e", (Words("c"),)),
            Words(" "),
            Wiki("f", "g", 27),
        )
    )
    assert tree == (paragraph, List(ordered=False, items=((Paragraph((Words("h"),)),),)))


# --- As people type it ----------------------------------------------------------------------------


def _unplaced(text: Text) -> Text:
    return replace_wiki(text, lambda wiki: replace(wiki, offset=0))


@many
@given(typed().filter(lambda source: not parse(source).problems))
def test_a_text_written_as_people_type_it_is_read_as_the_same_tree(source: str) -> None:
    text = parse(source).text
    again = parse(to_readable(text))

    assert again.problems == ()
    assert _unplaced(again.text) == _unplaced(text)


@pytest.mark.parametrize(
    "typed_so",
    [
        "A sentence, with snake_case, 5 < 6 & [brackets] (as here): C++ #1!",
        "**「強調」**です。*経験*と[[open-source|オープンソース]]、`x_y`。",
        "- one\n- two\n  - three",
        "1. one\n2. two",
        "> said\n>\n> so",
        "[a page](https://example.org/a_b?c=1)",
        "\\# no heading\n\n2024\\. was a year",
    ],
)
def test_no_more_is_escaped_than_would_be_read_otherwise(typed_so: str) -> None:
    written = to_readable(parse(typed_so).text)

    assert written == typed_so.replace("2. two", "1. two")


def test_words_on_a_line_begin_nothing() -> None:
    for words in ("# x", "- x", "1. x", "> x", "```", "a\nb", "[a]: b", "*x*"):
        line = readable_line(words)
        assert "\n" not in line
        assert parse(line).text == (Paragraph((Words(" ".join(words.split())),)),)
