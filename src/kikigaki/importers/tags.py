"""Languages as files name them, and the tags they get here."""

import re

from kikigaki.languages import TAG

_NAMES = {
    "ar": ("ara", "arabic"),
    "de": ("deu", "ger", "german", "deutsch"),
    "en": ("eng", "english"),
    "es": ("spa", "spanish", "español"),
    "fr": ("fra", "fre", "french", "français"),
    "hi": ("hin", "hindi"),
    "it": ("ita", "italian", "italiano"),
    "ja": ("jpn", "japanese", "日本語"),
    "ko": ("kor", "korean", "한국어"),
    "nl": ("nld", "dut", "dutch"),
    "pt": ("por", "portuguese", "português"),
    "ru": ("rus", "russian"),
    "vi": ("vie", "vietnamese"),
    "zh": ("zho", "chi", "chinese", "mandarin", "中文"),
}
_TAGS = {name: tag for tag, names in _NAMES.items() for name in names}
_NOT_SAID = {"und", "mul", "zxx", "mis", "unknown"}


def tag_of(text: str) -> str:
    """The tag of a language by its tag, three-letter code or name; empty if it is none known.

    ``en_US`` and ``EN-us`` are ``en-US``, ``jpn`` and ``Japanese`` are ``ja``.
    """
    first, *rest = re.split(r"[-_]", text.strip())
    tag = "-".join([_TAGS.get(first.casefold(), first.lower()), *map(_subtag, rest)])
    return tag if TAG.fullmatch(tag) and first.casefold() not in _NOT_SAID else ""


def _subtag(text: str) -> str:
    """A script with a capital, a region in capitals."""
    return text.title() if len(text) == len("Hant") else text.upper()
