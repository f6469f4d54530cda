"""A text field becomes a tree; whatever is not in the subset is a problem at its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kikigaki.diagnostics import Code as Kind
from kikigaki.diagnostics import quote
from kikigaki.text.characters import FORBIDDEN, describe
from kikigaki.text.problems import Problem
from kikigaki.text.simple import simple
from kikigaki.text.tree import Text

MAX_CHARACTERS = 20_000
MAX_MARKUP = 4_000
"""Of a text's characters, so many may have a meaning in Markdown: more than any prose has.

What reads our Markdown takes a step for each of them, and copies the whole text in it.
"""
_MARKUP = "\\`*_[]{}&<>~^=$|+:!#\n"
_SPLIT = "split it up"
_ATTRIBUTE = r"(?:[#.][\w-]+|[\w-]+=[^\s{}]+)"
_LINE_PATTERNS = (
    (
        re.compile(r"^[ \t]*-{2,}8<-{2,}(?:[ \t]*$|[ \t]+[\"'])"),
        Kind.TEXT_INCLUDE,
        "a file include; texts hold no other files",
    ),
    (
        re.compile(
            r"^ {0,3}\[(?:\^[^\]\n]{1,200}\]:"
            r"|[^\]\n]{1,200}\]:[ \t]*(?:<[^>\n]*>|(?=\S*[./:#])\S+)(?:[ \t]+[\"'(].*)?[ \t]*$)"
        ),
        Kind.TEXT_DEFINITION,
        "a definition; texts have plain links [text](https://…) only",
    ),
    (
        re.compile(r"^ {0,3}\*\[[^\]\n]{1,200}\]:"),
        Kind.TEXT_DEFINITION,
        "an abbreviation; put the word into registry/glossary.yaml",
    ),
    (
        re.compile(rf"(?<!\\)\{{:?[ ]*[#.][A-Za-z][\w-]*(?:[ ]+{_ATTRIBUTE})*[ ]*\}}[ \t]*$"),
        Kind.TEXT_ATTRIBUTES,
        "an attribute list; texts have no classes or ids of their own",
    ),
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as far as it could be read, and every problem found in it."""

    text: Text
    problems: tuple[Problem, ...]


def parse(source: str) -> Parsed:
    """Parse one text field, alone. Linear in its length; never raises."""
    if len(source) > MAX_CHARACTERS:
        message = f"the text has {len(source):,} characters; at most {MAX_CHARACTERS:,} are read"
        return Parsed((), (Problem(MAX_CHARACTERS, Kind.TOO_LONG, message, _SPLIT),))
    if len(source) > MAX_MARKUP and (count := markup_in(source)) > MAX_MARKUP:
        message = f"the text has {count:,} characters of markup; at most {MAX_MARKUP:,} are read"
        return Parsed((), (Problem(0, Kind.TOO_LONG, message, _SPLIT),))
    if FORBIDDEN.search(source) is None and (tree := simple(source)) is not None:
        return Parsed(tree, ())
    return parse_whole(source)


def parse_whole(source: str) -> Parsed:
    """The same for a text of any kind, in the full grammar."""
    from kikigaki.text import grammar  # noqa: PLC0415 - few texts need it, and it starts slowly
    from kikigaki.text.build import build  # noqa: PLC0415 - as above

    source = source.replace("\r\n", " \n").replace("\r", "\n")  # every offset stays what it was
    text, problems = build(source, grammar.tokens(source))
    found = [*_characters(source), *_lines(source), *problems]
    return Parsed(text, tuple(sorted(set(found))))


def markup_in(source: str) -> int:
    """How many characters of a text may have a meaning in Markdown, ends of lines among them."""
    return sum(map(source.count, _MARKUP))


def _characters(source: str) -> Iterator[Problem]:
    for found in FORBIDDEN.finditer(source):
        yield Problem(found.start(), Kind.BAD_CHARACTER, describe(found[0]), "delete it")


def _lines(source: str) -> Iterator[Problem]:
    offset = 0
    for line in source.split("\n"):
        for pattern, kind, message in _LINE_PATTERNS:
            if found := pattern.search(line):
                start = found.start() + len(found[0]) - len(found[0].lstrip())
                hint = f"escape it with \\ to show {quote(line[start:][:20])}… as it is"
                yield Problem(offset + start, kind, message, hint)
        offset += len(line) + 1
