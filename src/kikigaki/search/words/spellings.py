"""Spellings that stand for each other: loan words in katakana, and marks that some leave out.

A text is indexed as it stands and in its *loose* form, which has one spelling for all, and a query
is looked up in both. The loose form looks at neighbours: that of a part of a word need not be a
part of that of the word. So what is found is held against a pattern that allows every spelling.
The browser's twin is ``assets/search/text.js``.
"""

import re

_KATAKANA = "ァ-ヺー"
_A = "ァアカガサザタダナハバパマヤャラワ"
_VARIANTS = re.compile(
    r"ヴ(?P<small>[ァィェォ]?)|ェイ"
    # After three katakana: at the end of the word, or after the vowel a (-er, -or, -ar).
    rf"|(?<=[{_KATAKANA}]{{3}})(?:(?<=[{_A}])ー|ー(?![{_KATAKANA}]))"
)
_LONG_FROM = 3
_VU = {"": "ブ", "ァ": "バ", "ィ": "ビ", "ェ": "ベ", "ォ": "ボ"}
_SCRIPTS = re.compile(f"(?P<katakana>[{_KATAKANA}]+)|[^{_KATAKANA}]+")
_SOUNDS = re.compile("ヴ[ァィェォ]?|ェ[イー]|.")
_SOUND = {
    **{f"ヴ{small}": f"(?:ヴ{small}|{b})" for small, b in _VU.items()},
    **{b: f"(?:{b}|ヴ{small})" for small, b in _VU.items()},
    **dict.fromkeys(("ェイ", "ェー"), "ェ[イー]"),
}
_OPTIONAL = re.compile(rf"(?<=\d),(?=\d{{3}}(?!\d))|(?<=[{_KATAKANA}])・(?=[{_KATAKANA}])")


def loose(folded: str) -> str:
    """A plain text with one spelling of loan words: サーバ, バ, ェー for サーバー, ヴァ, ェイ."""
    return _VARIANTS.sub(_one_spelling, folded)


def _one_spelling(found: re.Match[str]) -> str:
    if found[0] == "ー":
        return ""
    return "ェー" if found[0] == "ェイ" else _VU[found["small"]]


def bare(folded: str) -> str:
    """Without marks that some leave out: 1,000 and 1000, データ・センター and データセンター."""
    return _OPTIONAL.sub("", folded)


def spellings(text: str) -> str:
    """A pattern of every spelling of a bare text of one script, that of its parts included."""
    if text.isdecimal():
        first = len(text) % 3
        groups = (text[at : at + 3] for at in range(first, len(text), 3))
        return ",?".join(filter(None, (text[:first], *groups)))
    return _SCRIPTS.sub(lambda m: _katakana(m[0]) if m["katakana"] else re.escape(m[0]), text)


def _katakana(word: str) -> str:
    sounds = []
    for found in _SOUNDS.finditer(word):
        sound, end = found[0], found.end()
        pattern = _SOUND.get(sound, sound)
        if sound[-1] == "ー":
            is_short = end > _LONG_FROM and (word[end - 2] in _A or end == len(word))
            pattern += "?" * is_short
        elif end >= _LONG_FROM and (sound[-1] in _A or end == len(word)) and word[end:][:1] != "ー":
            pattern += "ー?"
        sounds.append(pattern)
    return "・?".join(sounds)
