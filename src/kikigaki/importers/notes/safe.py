"""Other people's words as texts of a note: what notes do not have is made plain, never lost."""

import re

from kikigaki.importers.characters import allowed
from kikigaki.text import MAX_CHARACTERS, parse, to_plain, wiki_links

_LINE_END = re.compile(r"\r\n?")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&{}|~!]")
_AT_BEGIN = re.compile(r"^(\s*)([#+=:-]|[0-9]{1,9}(?=[.)]))", re.MULTILINE)
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_LOCAL_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\((?!https?:|mailto:)[^()\s]{0,500}\)")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\(([^()\s]{0,500})\)")


def clean(text: str) -> str:
    """A text without the characters that are refused everywhere, with line feeds alone."""
    return allowed(_LINE_END.sub("\n", text)).replace("\t", " ").strip("\n")


def line_of(text: str) -> str:
    """A title: on one line, with single spaces."""
    return " ".join(clean(text).split())


def source_of(text: str) -> str:
    """The source of a text that is Markdown as far as notes know it.

    A paragraph with anything else in it is written as the plain words it shows.
    """
    text = clean(text)
    if is_fine(text):
        return text
    blocks = [_repaired(block) for block in text.split("\n\n")]
    joined = "\n\n".join(filter(None, blocks))
    return joined if is_fine(joined) else plain_source(text)


def plain_source(text: str) -> str:
    """The source of a text that is meant as it stands, in paragraphs."""
    paragraphs = re.split(r"\n\s*\n", clean(text))
    return "\n\n".join(filter(None, map(_plain_paragraph, paragraphs)))


def is_fine(text: str) -> bool:
    """Whether a text has no problem, and no wiki link, which nobody meant outside of notes."""
    if len(text) > MAX_CHARACTERS:
        return False
    parsed = parse(text)
    return not parsed.problems and not any(wiki_links(parsed.text))


def _repaired(block: str) -> str:
    if is_fine(block):
        return block
    shorter = _IMAGE.sub(r"[\1](\2)", block)
    shorter = _LOCAL_LINK.sub(r"\1", shorter).replace("[[", r"\[\[")
    return shorter if is_fine(shorter) else plain_source(block)


def _plain_paragraph(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    typed = "\n".join(filter(None, lines))
    for source in (typed, _escaped(typed), _PUNCTUATION.sub(r"\\\g<0>", typed)):
        if is_fine(source) and _shows(source, typed):
            return source
    return _PUNCTUATION.sub(r"\\\g<0>", typed)


def _escaped(text: str) -> str:
    """A text with a backslash before whatever may be a sign of Markdown."""
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    return _AT_BEGIN.sub(
        lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", escaped
    )


def _shows(source: str, typed: str) -> bool:
    parsed = parse(source).text
    return len(parsed) <= 1 and "".join(to_plain(parsed).split()) == "".join(typed.split())
