"""Texts so plain that their tree can be read off: words, wiki links, emphasis that leaves no doubt.

Nine of ten texts are like that, and the parser takes ten times as long. Whatever could mean
anything else is left to it; a property test holds the two to the same trees.
"""

import re

from kikigaki.text.lines import Break, Unsettled, settle, trim
from kikigaki.text.tree import Emphasis, Inline, Paragraph, Strong, Text, Wiki, Words

_FIRST = re.compile(r"[^\s*_`\[\]<>&\\!#+~|=:{}-]|\[\[|\*{1,2}[^\s*]")
"""What begins a line that begins no block."""
_LIST_NUMBER = re.compile(r"[0-9]{1,9}[.)]")
_WORDS = r"[^*_`\[\]<>&\\\r\n{}|]+"
_WIKI = r"(?<!!)\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<shown>[^\[\]\n]{1,500}))?\]\]"
_PIECE = re.compile(rf"(?P<words>{_WORDS})|(?P<stars>\*\*?)|{_WIKI}")
_PLAIN = re.compile(_WORDS)


def simple(source: str) -> Text | None:
    """The tree of a text without forbidden characters; None where the parser has to look at it."""
    stripped = source.strip()
    if _PLAIN.fullmatch(stripped) and _begins_no_block(stripped):
        return (Paragraph((Words(stripped.replace("\t", " ")),)),)
    offset = source.index(stripped)
    if source[:offset].strip(" \n") or ("\n" in stripped and "\t" in stripped):
        return None
    children: list[Unsettled] = []
    for line in stripped.split("\n"):
        inner = line.strip(" ")
        nodes = _line(inner, offset + line.find(inner)) if _begins_no_block(inner) else None
        if nodes is None:
            return None
        children += [*nodes, Break()]
        offset += len(line) + 1
    return (Paragraph(trim(settle(children[:-1]))),)


def _begins_no_block(line: str) -> bool:
    return _FIRST.match(line) is not None and _LIST_NUMBER.match(line) is None


def _line(line: str, offset: int) -> list[Inline] | None:
    """The nodes of a line, which stands at an offset of its text."""
    nodes: list[Inline] = []
    outer, opener, position = nodes, "", 0
    while position < len(line):
        found = _PIECE.match(line, position)
        if found is None:
            return None
        if words := found["words"]:
            nodes.append(Words(words.replace("\t", " ")))
        elif not (stars := found["stars"]):
            target, shown = found["target"].strip(), (found["shown"] or "").strip()
            nodes.append(Wiki(target, shown, offset + position))
        elif not opener and _is_letter(line, found.end()):
            nodes, opener = [], stars
        elif stars == opener and _is_letter(line, position - 1) and line[found.end() :][:1] != "*":
            node = Strong if stars == "**" else Emphasis
            outer.append(node(tuple(nodes)))
            nodes, opener = outer, ""
        else:
            return None
        position = found.end()
    return None if opener else nodes


def _is_letter(line: str, index: int) -> bool:
    """Whether a letter or digit stands there: beside it, an asterisk is what it seems to be."""
    return line[index : index + 1].isalnum()
