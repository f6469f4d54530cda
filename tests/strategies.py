"""Texts and trees to try: what people type, what attackers type, and what pages are built of."""

import string

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from kikigaki.text import (
    Block,
    Box,
    Code,
    Day,
    Emphasis,
    Explained,
    Heading,
    Inline,
    Link,
    List,
    Mark,
    PageLink,
    Paragraph,
    Quote,
    Ruby,
    Span,
    Strong,
    Text,
    Wiki,
    Words,
)

few = settings(max_examples=35, deadline=None, derandomize=True, database=None)
many = settings(max_examples=300, deadline=None, derandomize=True, database=None)

# --- What is typed ------------------------------------------------------------------------------

MARKUP = (
    *("*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "[[x]]", "[[a|b*c]]", "[[", "]]", "!["),
    *("](https://a.b/c_(d)*x*)", "](https://e.f?a=1&copy=2&b=%20)", "](javascript:x)"),
    *("<https://a.b>", "<a@b.c>", "<b>", "</b>", "<!--", "-->", "<script>", "&amp;", "&#42;"),
    *("&#10;", "&#13;", "&NewLine;", "&Tab;"),
    *("&#32;", "&lt;", "&", "<", ">", "\\", "!", "#", "# ", "{", "}", "{.a}", "{: #i }", "|"),
    *("~~", "~", "==", "=", "^", "^^", "++", "+", "$", "$$", ":", "::", ":smile:", "/", "///"),
    *("---", "--", "-", "- ", "* ", "+ ", "1. ", "1) ", "2. ", "10. ", "> ", ">", "===", "%", "@"),
    *("[^1]", "[^1]: ", "*[a]: ", "--8<--", "!!! note", "???", "???+", "=== 'a'", "|--|", "[x] "),
    *("```", "~~~", "https://x.y", "(c)", "-->", "...", '"', "'", ": ", "; ", ",", "."),
    *("{--", "++}"),
)
SPACE = ("\n", "\n\n", "\n    ", "\n  ", "\n   ", "\n\n    ", "    ", "  ", " ", "\t", "　", "\xa0")
PLAIN = (
    *("a", "b c", "日本語", "「引用」", "。", "、", "（注）", "é", "한국어", "5", "2024"),
    *("snake_case", "👨\u200d👩\u200d👧", "שלום", "C++", "ﬁ", "か゚", "𠮷", "１２：３０"),
)


def marked_up() -> SearchStrategy[str]:
    """Bags of fragments that mean something in some Markdown."""
    return st.lists(st.sampled_from(MARKUP + SPACE + PLAIN), max_size=14).map("".join)


def typed() -> SearchStrategy[str]:
    """Anything at all."""
    ascii_text = st.text(string.printable, max_size=40)
    return st.one_of(marked_up(), ascii_text, st.text(max_size=30))


def prose() -> SearchStrategy[str]:
    """Letters, digits and marks in paragraphs, with nothing that hides part of them."""
    harmless = ("*", "**", "~~", "^", "|", "$", ":", "++", "(", ")", "!", "%", ".", " - ")
    lines = st.lists(st.sampled_from([*PLAIN, *harmless, " "]), max_size=10).map("".join)
    return st.lists(lines.map(lambda line: f"a{line}z"), max_size=4).map("\n\n".join)


# --- Trees that a text can become ---------------------------------------------------------------

_WORDS = st.one_of(
    st.lists(st.sampled_from([*MARKUP, *PLAIN, " ", "　"]), min_size=1, max_size=4).map("".join),
    st.text(string.ascii_letters + string.digits + string.punctuation, min_size=1, max_size=8),
)
_HREFS = st.sampled_from(
    [
        "https://example.com",
        "http://example.com/a_b_c?x=1&y=2#z",
        "https://example.com/%E6%97%A5(a)*b*",
        "https://example.com/~me/$x^y'z",
        "mailto:me@example.com",
    ]
)


def _one_line(words: str) -> str:
    return " ".join(words.split("\n"))


def _words() -> SearchStrategy[Inline]:
    return _WORDS.map(_one_line).map(Words)


def _code() -> SearchStrategy[Inline]:
    return _WORDS.map(lambda text: Code(" ".join(text.split()) or "x"))


def _wiki() -> SearchStrategy[Inline]:
    names = st.sampled_from(["llama", "a*b", "日本語", "x_y_z", "<b>", "note#7:18", "&amp;"])
    return st.builds(Wiki, names, st.one_of(st.just(""), names), st.just(0))


def _settled(nodes: list[Inline]) -> tuple[Inline, ...]:
    """Neighbouring words become one node, as they do when a text is parsed."""
    merged: list[Inline] = []
    for node in nodes:
        if isinstance(node, Words) and merged and isinstance(merged[-1], Words):
            merged[-1] = Words(merged[-1].text + node.text)
        else:
            merged.append(node)
    return tuple(merged)


def _trimmed(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    first, last = nodes[0], nodes[-1]
    if isinstance(first, Words):
        nodes = (Words(first.text.lstrip() or "a"), *nodes[1:])
    if isinstance(last, Words):
        ending = nodes[-1]
        text = ending.text if isinstance(ending, Words) else ""
        nodes = (*nodes[:-1], Words(text.rstrip() or "a"))
    return nodes


def _run(nodes: SearchStrategy[Inline]) -> SearchStrategy[tuple[Inline, ...]]:
    return st.lists(nodes, min_size=1, max_size=4).map(_settled)


def _marked(nodes: SearchStrategy[Inline]) -> SearchStrategy[Inline]:
    return st.one_of(st.builds(Emphasis, _run(nodes)), st.builds(Strong, _run(nodes)))


def inlines() -> SearchStrategy[Inline]:
    """Words, code, wiki links, emphasis in emphasis, and links that hold no links."""
    outside = st.one_of(_words(), _code(), _wiki())
    in_link = st.recursive(st.one_of(_words(), _code()), _marked, max_leaves=4)
    links = st.builds(Link, _HREFS, _run(in_link))
    return st.recursive(st.one_of(outside, links), _marked, max_leaves=5)


def paragraphs() -> SearchStrategy[Block]:
    """A run of inline nodes without space at its ends."""
    return _run(inlines()).map(_trimmed).map(Paragraph)


def _apart(blocks: list[Block]) -> tuple[Block, ...]:
    """Lists do not touch lists, nor quotes quotes: parsing would have made one of them."""
    kept: list[Block] = []
    for block in blocks:
        if not (kept and type(kept[-1]) is type(block) and isinstance(block, List | Quote)):
            kept.append(block)
    return tuple(kept)


def _lists(blocks: SearchStrategy[Block]) -> SearchStrategy[Block]:
    rest = st.lists(blocks.filter(lambda block: not isinstance(block, Quote)), max_size=2)
    item = st.builds(lambda first, more: (first, *_apart(more)), paragraphs(), rest)
    items = st.lists(item, min_size=1, max_size=3).map(tuple)
    return st.builds(List, st.booleans(), items)


def _quotes(blocks: SearchStrategy[Block]) -> SearchStrategy[Block]:
    return st.lists(blocks, min_size=1, max_size=3).map(lambda inner: Quote(_apart(inner)))


def _without_quotes(block: Block) -> bool:
    if isinstance(block, List):
        return all(_without_quotes(inner) for item in block.items for inner in item)
    return not isinstance(block, Quote)


def texts() -> SearchStrategy[Text]:
    """Whole texts: paragraphs, lists in lists, and quotes of them."""
    in_lists = st.recursive(paragraphs(), _lists, max_leaves=5)
    blocks = st.recursive(in_lists, _quotes, max_leaves=4)
    return st.lists(blocks, max_size=4).map(_apart)


# --- Trees that pages are built of --------------------------------------------------------------

_CSS = st.sampled_from(["", "kk-note", "kk-voice kk-answer"])
_LANGUAGES = st.sampled_from(["", "ja", "en", "pt-BR"])
_ANCHORS = st.sampled_from(["t438", "t438-2", "s3", "open-source", "a_b.c"])
_PAGES = st.sampled_from(["ja/index.md", "ja/notes/x.md", "en/people/a_b.md", "index.md"])
HERE = "ja/notes/x.md"


def _page_inlines() -> SearchStrategy[Inline]:
    anchors = st.one_of(st.just(""), _ANCHORS)
    css = st.sampled_from(["", "kk-stamp"])
    plain = _run(st.one_of(_words(), _code()))
    links = st.one_of(
        st.builds(PageLink, _PAGES, plain, anchors, css), st.builds(Link, _HREFS, plain, css)
    )
    explained = st.builds(Explained, plain, _run(st.one_of(_words(), links)))
    share = st.floats(0, 100)
    marks = st.one_of(
        st.builds(Mark, share, st.one_of(st.none(), share), st.just("kk-tick")),
        st.builds(Mark, st.none(), share, st.just("kk-gap")),
    )
    named = _run(st.one_of(_words(), marks))
    parts = st.builds(Mark, st.none(), share, st.just("kk-part"), _ANCHORS, named)
    typed_line = _WORDS.map(_one_line)
    rubies = st.builds(Ruby, typed_line, typed_line)
    days = st.builds(Day, st.dates(), typed_line)
    spans = st.builds(Span, _run(links), _CSS, _LANGUAGES)
    return st.one_of(inlines(), links, spans, explained, marks, parts, rubies, days)


def _headings() -> SearchStrategy[Block]:
    children = _run(_page_inlines()).map(_trimmed)
    return st.builds(Heading, st.integers(1, 4), children, _ANCHORS, _LANGUAGES)


def _boxes(blocks: SearchStrategy[Block]) -> SearchStrategy[Block]:
    children = st.lists(blocks, min_size=1, max_size=3).map(_apart)
    anchors = st.one_of(st.just(""), _ANCHORS)
    labels = st.sampled_from(["", "Timeline", "セクション", 'a "b" & <c>'])
    named = st.sampled_from(["section", "nav"])
    unnamed = st.sampled_from(["div", "article", "aside"])
    return st.one_of(
        st.builds(Box, children, _CSS, anchors, _LANGUAGES, unnamed),
        st.builds(Box, children, _CSS, anchors, _LANGUAGES, named, labels),
        st.builds(Box, st.just(()), _CSS),
    )


def pages() -> SearchStrategy[Text]:
    """Whole pages: headings, boxes in boxes, and texts inside them."""
    paragraphs_of_ours = _run(_page_inlines()).map(_trimmed).map(Paragraph)
    of_texts = texts().filter(bool).map(lambda text: text[0])
    leaves = st.one_of(paragraphs_of_ours, _headings(), of_texts)
    blocks = st.recursive(leaves, _boxes, max_leaves=5)
    return st.lists(blocks, max_size=3).map(_apart)
