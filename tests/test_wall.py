"""The two walls, each alone: the allow-list over any HTML, and the escaping without the list."""

import re

import pytest
from hypothesis import given

from kikigaki.text import Code, Link, Paragraph, Text, Words, clean, parse, to_html
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
