"""Who is heard in a memo: questions and comments are marked, the rest is what was answered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kikigaki.importers.pages import Line
from kikigaki.model import Voice

_OPENERS, _CLOSERS = "(（", ")）"
_COMMENT = re.compile(
    r"[(（](?P<label>[^()（）:：\n]{0,20}?(?:解説|コメント|補足|感想|所感|私見|訳注|筆者注|編注|編集部注|注釈|注))[:：]\s*"
)
_QUESTION = re.compile(
    r"[(（\[【「](?:質問|問|聞き手|Q|Question)[)）\]】」][:：]?\s*"
    r"|(?:質問|問い?|聞き手|インタビュアー|司会|Q[0-9]{0,2}|Question)[:：.．]\s*",
    re.IGNORECASE,
)
_ASKED = re.compile(r"[(（\[【「]質問[)）\]】」]")
_ANSWER = re.compile(
    r"[(（\[【「](?:回答|答え?|A|Answer)[)）\]】」][:：]?\s*|(?:回答|答え|A[0-9]{0,2}|Answer)[:：.．]\s*",
    re.IGNORECASE,
)
_BRACKET = re.compile("[()（）]")
_LONGEST = 2_000
"""Characters; a comment is not looked for the end of beyond that."""
_MARK = re.compile("[。．.、,！？!?]")
_REST_OF_SENTENCE = re.compile(r"[^。．！？!?\n(（]{0,300}(?:[。．！？!?]+[」』）)]?|(?=\n)|$)")
_SENTENCE_ENDS = ("。", "．", ".", "！", "？", "!", "?", "」", "』", "…", ")", "）")


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a memo, and who says it."""

    voice: Voice
    text: str
    label: str = ""
    """How a comment was marked: ``湯川解説``."""
    begin: int = 0
    """Index of a comment's mark in the text."""


def has_voices(lines: Iterable[Line]) -> bool:
    """Whether any line has a Japanese mark of a question or comment."""
    return any(_COMMENT.search(line.body) or _ASKED.match(line.body) for line in lines)


def question_in(line: str) -> str | None:
    """What a line asks, without its mark; None where it is marked as no question."""
    found = _QUESTION.match(line)
    return line[found.end() :] if found else None


def answer_in(line: str) -> str:
    """A line without a mark that says it answers."""
    found = _ANSWER.match(line)
    return line[found.end() :] if found else line


def part_comments(text: str) -> Iterator[Said]:
    """A text of several lines, parted into what was said and what the note-taker adds.

    A comment in mid-sentence stands behind that sentence. A mark alone that ends a sentence which
    has its own already goes to the comment.
    """
    behind = 0
    while found := _COMMENT.search(text, behind):
        end = _closing(text, found.start())
        before = text[behind : found.start()]
        comment = text[found.end() : end].strip()
        behind = end + (end < len(text) and text[end] in _CLOSERS)
        rest = _REST_OF_SENTENCE.match(text, behind)
        if rest and before.strip() and not before.rstrip().endswith(_SENTENCE_ENDS):
            before, behind = before.rstrip() + rest[0], rest.end()
        elif mark := _MARK.match(text, behind):
            comment += "" if comment.endswith(_SENTENCE_ENDS) else mark[0]
            behind = mark.end()
        if before.strip():
            yield Said(Voice.ANSWER, before)
        if comment:
            yield Said(Voice.COMMENT, comment, found["label"], found.start())
    if text[behind:].strip():
        yield Said(Voice.ANSWER, text[behind:])


def _closing(text: str, start: int) -> int:
    """Index of the bracket that closes the one at an index; else the end of its line."""
    depth = 0
    for found in _BRACKET.finditer(text, start, start + _LONGEST):
        depth += 1 if found[0] in _OPENERS else -1
        if not depth:
            return found.start()
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
