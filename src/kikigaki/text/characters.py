"""Characters: which are refused, and which need no space between them."""

import re
import unicodedata

_FLAGS = tuple(
    "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in f"{region}\x7f")
    for region in ("gbeng", "gbsct", "gbwls")
)
"""The three flags that emoji spell with tags; https://unicode.org/reports/tr51/, RGI set."""
_IN_A_FLAG = "".join(
    f"(?<!{flag[:place]}(?={flag[place:]}))" for flag in _FLAGS for place in range(2, 8)
)
FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 but tab and line ends, DEL, C1 with NEL
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # bidirectional overrides and isolates
    "\ufeff\ufff9-\ufffc\ufffe\uffff"  # byte-order mark inside, annotation, noncharacters
    "\ud800-\udfff"  # surrogates
    "\U000e0000-\U000e007f"  # tags
    "]"
    # One set, which the engine looks for at once; then, of tags alone, whether they spell a flag.
    rf"(?:(?<![\U000e0000-\U000e007f])|{_IN_A_FLAG})"
)
"""Characters that mislead a reader, a terminal or a parser; joiners and LRM/RLM stay allowed."""


def describe(character: str) -> str:
    """``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"


def is_wide(character: str) -> bool:
    """Whether the character belongs to a script written without spaces.

    East Asian width F or W, Hangul left out: the rule of CSS Text 3 for line breaks in a source.
    """
    return unicodedata.east_asian_width(character) in "FW" and not _is_hangul(character)


class _Columns(dict[str, int]):
    """Columns by character, each reckoned once."""

    def __missing__(self, character: str) -> int:
        self[character] = columns = 2 if is_wide(character) else 1
        return columns


_COLUMNS = _Columns()


def fitting(words: str, columns: int) -> int:
    """How many characters fit; one of a script written without spaces takes two columns."""
    if words.isascii():
        return min(len(words), columns)
    end = 0
    while columns > 0 and end < len(words):
        piece = words[end : end + max(1, columns // 2)]  # so many fit, whatever they are
        columns -= sum(map(_COLUMNS.__getitem__, piece))
        end += len(piece)
    return end if columns >= 0 else end - 1


def may_end_word(character: str) -> bool:
    """Whether a word may end beside the character."""
    return character == " " or _COLUMNS[character] > 1 or character.isspace()


def joins_lines(before: str, after: str) -> bool:
    """Whether a line break between the two characters stands for nothing, not for a space."""
    if not before or not after:
        return False
    both_wide = is_wide(before) and is_wide(after)
    return both_wide or _is_wide_punctuation(before) or _is_wide_punctuation(after)


def _is_wide_punctuation(character: str) -> bool:
    return is_wide(character) and unicodedata.category(character).startswith("P")


def _is_hangul(character: str) -> bool:
    return "\u1100" <= character <= "\u11ff" or "\uac00" <= character <= "\ud7ff"
