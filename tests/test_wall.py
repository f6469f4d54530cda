"""The two walls, each alone: the allow-list over any HTML, and the escaping without the list."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikigaki.collection import gather
from kikigaki.render import generated_pages
from kikigaki.settings import read_project
from kikigaki.text import Code, Link, Paragraph, Text, Words, clean, parse, to_html, wall
from tests.conftest import ROOT
from tests.strategies import many, typed


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<script>alert(1)</script>a", "a"),
        ("<style>p{}</style>a", "a"),
        ("<p onclick='x()'>a</p>", "<p>a</p>"),
        ("<p style='color:red'>a</p>", "<p>a</p>"),
        ('<p class="md-overlay">a</p>', "<p>a</p>"),
        ('<p class="kk-note mermaid">a</p>', "<p>a</p>"),
        ('<p id="__config">a</p>', "<p>a</p>"),
        ('<p id="A b">a</p>', "<p>a</p>"),
        ('<p lang="x onload">a</p>', "<p>a</p>"),
        ('<p data-md-component="x">a</p>', "<p>a</p>"),
        ('<a href="javascript:x">a</a>', "<a>a</a>"),
        ('<a href=" jAva&#x0a;script:x">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<a href="blob:https://a.b/c">a</a>', "<a>a</a>"),
        ('<a href="https://a.b" target="_top" ping="x">a</a>', '<a href="https://a.b">a</a>'),
        ('<iframe src="https://a.b"></iframe>a', "a"),
        ("<img src=x onerror=y>a", "a"),
        ("<svg><script>x</script></svg>a", "a"),
        ('<form action="https://a.b"><input name=c></form>a', "a"),
        ('<meta http-equiv="refresh" content="0;url=https://a.b">a', "a"),
        ('<base href="https://a.b">a', "a"),
        ('<link rel="stylesheet" href="https://a.b">a', "a"),
        ("<!-- a --><p>b</p>", "<p>b</p>"),
        ("<p>a<!--", "<p>a</p>"),
        ("<math><mtext><style><img></style></mtext></math>a", "a"),
        ("<object data=x></object><embed src=y>a", "a"),
        ("<button>a</button><textarea>b</textarea>", "ab"),
    ],
)
def test_the_wall_keeps_nothing_that_is_not_ours(html: str, left: str) -> None:
    assert left == clean(html)


@pytest.mark.parametrize(
    "html",
    [
        '<div class="kk-voice kk-answer" id="t438-2" lang="pt-BR">\n<p>a</p>\n</div>',
        '<p><a class="kk-stamp" href="https://a.b/?c=d&amp;t=7s">7:18</a></p>',
        '<p><a href="../x/#t438">a</a> <a href="#s3">b</a> <a href="mailto:a@b.cc">c</a></p>',
        '<h2 id="open-source">a</h2>\n<article>\n<ul>\n<li>b</li>\n</ul>\n</article>',
        "<p><em>a</em><strong>b</strong><code>c</code> &lt; &amp; &gt; &nbsp;</p>",
    ],
)
def test_the_wall_leaves_what_is_ours_as_it_is(html: str) -> None:
    assert html == clean(html)


PIECES = [
    *(
        "a",
        "&amp;",
        "&nbsp;",
        "\n",
        "&",
        "<",
        '"',
        "\xa0",
        "\x00",
        "\r",
        "日本",
        "<br>",
        "<!-- -->",
    ),
    *(f"<{slash}{name}>" for name in sorted(wall._TAGS) for slash in ("", "/")),  # noqa: SLF001
    *(
        '<div class="kk-a kk-b">',
        '<div class="a">',
        '<h2 id="t1" lang="ja">',
        '<h2 lang="ja" id="t1">',
    ),
    *('<nav aria-label="a b">', '<nav aria-label="&quot;">', '<div aria-label="a">'),
    *(
        '<a href="https://a.example/?b=c&amp;d#e">',
        '<a href="https://1.2.3.4.5/">',
        '<a href="//a.b">',
    ),
    *('<a href="../x/#t1">', '<a href="#t1">', '<a href="./">', '<a href="javascript:x">'),
    *('<a class="kk-a" href="../" style="--kk-start:1.00%">', '<span style="--kk-size:100.00%">'),
    *('<span data-search-exclude="" role="note">', '<span tabindex="0">', '<span tabindex="1">'),
    *('<time datetime="2024-04-18">', '<time datetime="x">', '<a href="https://xn--a.example/">'),
]


@many
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_ours_is_seen_without_cleaning(html: str) -> None:
    if wall._is_ours(html):  # noqa: SLF001
        assert wall._cleaned(html) == html  # noqa: SLF001


def test_every_page_of_the_real_notes_is_seen_without_cleaning() -> None:
    project = read_project(ROOT / "mkdocs.yml")
    gathered = gather(project.notes, project.settings)

    for page in generated_pages(gathered, lambda uri: f"https://code.example/edit/main/{uri}"):
        assert wall._is_ours(page.html)  # noqa: SLF001


HOSTILE = [
    *("<script>alert(1)</script>", '"><img src=x onerror=y>', "</p><svg/onload=x>", "<!--", "-->"),
    *("' onmouseover='x", "{: onclick=x }", "&lt;script&gt;", "]]>", "</title>", "<a href=x>"),
]


@pytest.mark.parametrize("words", HOSTILE)
def test_escaping_alone_makes_no_tag_of_words(words: str) -> None:
    html = to_html((Paragraph((Words(words), Code(words))),))

    assert re.findall(r"<[^>]*>", html) == ["<p>", "<code>", "</code>", "</p>"]


@pytest.mark.parametrize("address", HOSTILE)
def test_escaping_alone_lets_no_address_out_of_its_attribute(address: str) -> None:
    html = to_html((Paragraph((Link(f"https://a.b/{address}", (Words("c"),)),)),))

    assert html.startswith('<p><a href="https://a.b/')
    assert len(re.findall(r'[<>"]', html)) == 10


def _tags(html: str) -> set[str]:
    return set(re.findall(r"<[^ >]*", html))


@many
@given(typed())
def test_escaping_alone_lets_only_our_own_tags_out(source: str) -> None:
    tree: Text = parse(source).text
    names = ("p", "ul", "ol", "li", "blockquote", "em", "strong", "code", "a")

    assert _tags(to_html(tree)) <= {f"<{slash}{name}" for name in names for slash in ("", "/")}
