"""Which of a collection's languages a text is in, where nobody says it."""

import re

_SCRIPTS = {
    "kana": re.compile("[\u3041-\u3096\u30a1-\u30fa]"),
    "hangul": re.compile("[\uac00-\ud7a3]"),
    "han": re.compile("[\u4e00-\u9fff]"),
    "cyrillic": re.compile("[\u0410-\u044f]"),
    "latin": re.compile("[A-Za-z]"),
}
_TELLING = (
    ("kana", ("ja",)),
    ("hangul", ("ko",)),
    ("cyrillic", ("ru", "uk", "bg", "sr")),
    ("han", ("zh", "ja")),
)
"""What a script gives away, the surest first; Han characters alone may be either."""
_OTHERS = frozenset(tag for _, tags in _TELLING for tag in tags)
_ENOUGH = 100_000
"""Characters that are looked at."""
_ADDRESS = re.compile(r"https?://[!-~]+")
"""Its letters are of no language."""
_LATIN_WORD = 4
"""Latin letters that weigh as much as one character of another script."""


def guess_language(text: str, languages: tuple[str, ...]) -> str:
    """The language, by the script of its letters: the first of the collection's it can be."""
    words = _ADDRESS.sub(" ", text[:_ENOUGH])
    counts = {name: len(found.findall(words)) for name, found in _SCRIPTS.items()}
    others = sum(counts.values()) - counts["latin"]
    if others * _LATIN_WORD >= counts["latin"]:
        for script, tags in _TELLING:
            known = [found for tag in tags if (found := known_language(tag, languages))]
            if counts[script] and known:
                return known[0]
    latin = [tag for tag in languages if _main(tag) not in _OTHERS]
    return latin[0] if counts["latin"] and latin else languages[0]


def known_language(tag: str, languages: tuple[str, ...]) -> str:
    """The collection's language of a tag, ``en`` for ``en-GB`` too; empty if it has none."""
    if tag in languages:
        return tag
    return next((known for known in languages if _main(known) == _main(tag)), "")


def _main(tag: str) -> str:
    return tag.partition("-")[0].lower()
