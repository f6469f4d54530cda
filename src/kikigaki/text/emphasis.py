"""Emphasis in Japanese: CommonMark's rule for ``*`` made aware of scripts without spaces.

By CommonMark 0.31 a closing ``**`` after punctuation must be followed by a space or punctuation,
so ``**「強調」**です`` stays unmarked. Here a wide character counts as neither letter nor
punctuation, which leaves the rule as it is for every other script.
"""

import unicodedata

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from kikigaki.text.characters import is_wide

MARKERS = "*_"


def tokenize(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """The inline rule in place of markdown-it's own, with the same output."""
    marker = state.src[state.pos]
    if silent or marker not in MARKERS:
        return False
    length = _run_length(state, marker)
    can_open, can_close = _flanks(state.src, state.pos, state.pos + length, marker)
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=length,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos += length
    return True


def _run_length(state: StateInline, marker: str) -> int:
    rest = state.src[state.pos : state.posMax]
    return len(rest) - len(rest.lstrip(marker))


def _flanks(source: str, start: int, end: int, marker: str) -> tuple[bool, bool]:
    """Whether the run from start to end may open, and may close, emphasis."""
    before = source[start - 1] if start else " "
    after = source[end] if end < len(source) else " "
    left = _flanks_towards(after, before)
    right = _flanks_towards(before, after)
    if marker == "_":  # never inside a word, as in snake_case
        return left and (not right or _is_punctuation(before)), right and (
            not left or _is_punctuation(after)
        )
    return left, right


def _flanks_towards(inner: str, outer: str) -> bool:
    if inner.isspace():
        return False
    if is_wide(inner) or is_wide(outer):
        return True
    return not _is_punctuation(inner) or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
