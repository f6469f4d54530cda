"""What a text is looked up by: words of scripts with spaces, pairs of characters of the others.

A run of Chinese characters, kana, Hangul or Thai gives each pair of neighbours, and its last
character alone, so that every character begins some token; so does its loose form, where that is
another. Where two kinds of script touch (``GPUの``), the pair across the border is a token too.
Words joined by a hyphen, point or slash (``GPT-4``, ``CI/CD``) are tokens each, and joined by
``-`` from each of them to the last; a word and a number after it (``Llama 3``) are also one token,
with a space. Of this the browser's twin, ``assets/search/text.js``, knows the runs alone.
"""

import re
from operator import add

from kikigaki.search.fold import loose

DENSE = (
    "々〆〇ぁ-ゖゝゞァ-ヺー-ヿㇰ-ㇿ㐀-鿿豈-﫿\U00020000-\U0003ffff"  # Japanese and Chinese
    "가-힣ᄀ-ᇿ"  # Korean
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
)
"""Scripts that are written without spaces, or whose words change at their end without one."""
LETTER = rf"[^\W_{DENSE}]"
RUN = re.compile(rf"(?P<dense>[{DENSE}]+)|{LETTER}+[+#]*")
WORD = re.compile(rf"(?:(?!\d){LETTER}){{4,}}")
"""A word long enough to be mistyped."""
JOINERS = frozenset("-‐‑–/.,:'’&·")
_KATAKANA_VARIES = re.compile("[ヴー]|ェイ")
JOINED = "-"
SPACED = " "


def tokens(folded: str) -> list[str]:
    """The tokens of a plain text, each as often as it stands there."""
    found: list[str] = []
    chain: list[str] = []  # the word before, and what it is joined to
    previous, end = "", -1
    for match in RUN.finditer(folded):
        run, (start, stop) = match[0], match.span()
        if start == end:
            found.append(previous[-1] + run[0])
        if match.lastindex:
            found += map(add, run, run[1:])
            found.append(run[-1])
            found += _varied(run)
            chain = []
        else:
            found.append(run)
            plainly = not chain or (folded[end:start] == " " and not run[0].isdigit())
            chain = [run] if plainly else [*_joined(chain, folded[end:start], run, found), run]
        previous, end = run, stop
    return found


def _joined(chain: list[str], gap: str, run: str, found: list[str]) -> list[str]:
    """What the words before make with the next one, beside the tokens that are found by it."""
    if gap.isspace() and len(gap) == 1 and run[0].isdigit() and chain[-1].isalpha():
        found.append(f"{chain[-1]}{SPACED}{run}")
    if gap not in JOINERS:
        return []
    joined = [f"{words}{JOINED}{run}" for words in chain]
    found += joined
    return joined


def _varied(run: str) -> set[str]:
    """What the loose form of a run adds to its tokens."""
    if not _KATAKANA_VARIES.search(run) or (other := loose(run)) == run:
        return set()
    return {*map(add, other, other[1:]), other[-1]} - {*map(add, run, run[1:]), run[-1]}
